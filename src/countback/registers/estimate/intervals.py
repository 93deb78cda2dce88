"""Intervals of one model: profile likelihood of the total, and a bootstrap that gives the same numbers every time."""

from __future__ import annotations

import math
from typing import Any

from countback.registers.estimate.loglinear import Design, Fit, Model, design
from countback.registers.estimate.table import ListTable

SEED = 20240424


def newton(counts: Any, matrix: Any, start: Any = None) -> tuple[Any, float]:
    """Poisson regression by Newton's method: coefficients and log-likelihood without its constants.

    Agrees with statsmodels to ten digits (a test holds it), and is what many refits can afford.
    """
    import numpy as np

    if start is None:
        mean = np.maximum(counts, 0.5)
        beta = np.linalg.lstsq(matrix, np.log(mean), rcond=None)[0]
    else:
        beta = start
    likelihood = -math.inf
    for _ in range(100):
        eta = np.clip(matrix @ beta, -60, 40)
        mean = np.exp(eta)
        likelihood = float(counts @ eta - mean.sum())
        weighted = matrix * mean[:, None]
        gradient = matrix.T @ (counts - mean)
        try:
            step = np.linalg.solve(matrix.T @ weighted, gradient)
        except np.linalg.LinAlgError:
            step = np.linalg.lstsq(matrix.T @ weighted, gradient, rcond=None)[0]
        beta = beta + np.clip(step, -3, 3)
        if float(gradient @ step) < 1e-10:  # the gain left to the second order
            break
    return beta, likelihood


def profile(table: ListTable, fit: Fit, *, level: float = 0.95) -> tuple[float, float, float]:
    """The total that maximises the multinomial likelihood of a model, and the ends of its profile interval.

    With the hidden number held at a value, the whole table is refitted; the interval is where twice the loss of
    log-likelihood stays below the quantile of chi-square (Cormack 1992; closedpCI.t of Rcapture). The upper end is
    infinite where no total up to a thousand times the estimate is excluded.
    """
    import numpy as np
    from scipy.optimize import brentq, minimize_scalar
    from scipy.special import gammaln
    from scipy.stats import chi2

    laid = design(table, fit.model)
    matrix = np.vstack([laid.matrix, np.eye(1, laid.matrix.shape[1])])
    seen = float(laid.counts.sum())
    state: dict[str, Any] = {"beta": None}

    def likelihood(hidden: float) -> float:
        hidden = max(hidden, 0.0)
        counts = np.append(laid.counts, hidden)
        state["beta"], value = newton(counts, matrix, state["beta"])
        total = seen + hidden
        return float(value - gammaln(hidden + 1) + total + gammaln(total + 1) - total * math.log(total))

    top = minimize_scalar(
        lambda x: -likelihood(math.exp(x)),
        bounds=(math.log(max(fit.hidden / 5, 0.01)), math.log(fit.hidden * 5 + 1)), method="bounded",
        options={"xatol": 1e-7},
    )  # fmt: skip
    best, most = math.exp(float(top.x)), -float(top.fun)
    drop = float(chi2.ppf(level, 1)) / 2

    def short(hidden: float) -> float:
        return likelihood(hidden) - most + drop

    low = 0.0 if short(0.0) > 0 else float(brentq(short, 0.0, best, xtol=1e-3))
    high = best * 2 + 1
    while short(high) > 0 and high < 1000 * best + 1000:
        high *= 2
    upper = math.inf if short(high) > 0 else float(brentq(short, best, high, xtol=1e-3))
    outside = laid.outside
    return seen + outside + best, seen + outside + low, seen + outside + upper


def bootstrap(
    table: ListTable, model: Model, *, level: float = 0.95, times: int = 400, seed: int = SEED
) -> tuple[float, float, int]:
    """Percentiles of the total over resampled tables of the same size, and how many resamples carried the model.

    The people seen are drawn anew, with replacement, ``times`` times; the same seed gives the same interval.
    """
    import numpy as np

    laid = design(table, model)
    total = int(laid.counts.sum())
    chance = laid.counts / total
    draws = np.random.default_rng(seed).multinomial(total, chance, size=times)
    found = []
    start, _ = newton(laid.counts, laid.matrix)
    for draw in draws:
        if not _carries(laid, draw):
            continue
        beta, _ = newton(draw.astype(float), laid.matrix, start.copy())
        found.append(table.observed + math.exp(min(float(beta[0]), 40.0)))
    if not found:
        return math.nan, math.nan, 0
    low, high = np.quantile(found, [0.5 - level / 2, 0.5 + level / 2])
    return float(low), float(high), len(found)


def _carries(laid: Design, draw: Any) -> bool:
    """Whether no term of the model is left without anybody."""
    return bool(((laid.matrix.T @ draw) > 0).all())
