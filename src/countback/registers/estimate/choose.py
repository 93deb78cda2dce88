"""Over many models: every hierarchical one with its weight, the average, and a search step by step where they are too
many. No model is hidden: one table has many answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from countback.registers.estimate.loglinear import (
    Fit,
    Model,
    Term,
    Unfit,
    closed,
    design,
    fit_model,
    hierarchical,
    why_not,
)
from countback.registers.estimate.table import ListTable, pairs_of

#: A pair enters the search where its p-value is below this (the threshold of Bales, Hesketh and Silverman 2015).
THRESHOLD = 0.02


@dataclass(frozen=True, slots=True)
class Average:
    """The models' totals weighted by BIC: the mean, and the interval of the mixture of their distributions."""

    estimate: float
    low: float
    high: float
    level: float
    models: int


def fit_all(table: ListTable, *, order: int) -> tuple[list[Fit], list[Unfit]]:
    """Every hierarchical model of up to that order, best BIC first, and the ones the table cannot carry."""
    fits: list[Fit] = []
    unfits: list[Unfit] = []
    seen: dict[tuple[tuple[Term, ...], tuple[str, ...]], str] = {}
    for model in hierarchical(len(table.lists), order=order):
        laid = design(table, model)
        # models that differ in empty interactions only are checked once each layout
        key = (laid.terms, laid.histories)
        if key not in seen:
            seen[key] = why_not(laid)
        found = Unfit(model, seen[key]) if seen[key] else fit_model(table, model, checked=True)
        if isinstance(found, Fit):
            fits.append(found)
        else:
            unfits.append(found)
    return sorted(fits, key=_best), unfits


def _best(fit: Fit) -> tuple[float, float]:
    return (round(fit.bic, 6), fit.estimate)


def weights(fits: Sequence[Fit]) -> list[float]:
    """The weight of each model by BIC: exp(-BIC/2), made to add up to one."""
    least = min(f.bic for f in fits)
    raw = [math.exp(-(f.bic - least) / 2) for f in fits]
    total = sum(raw)
    return [w / total for w in raw]


def average(fits: Sequence[Fit], *, level: float = 0.95) -> Average:
    """The average of the models and the interval of their mixture, each normal in the log of its hidden number."""
    from scipy.optimize import brentq
    from scipy.stats import norm

    shares = weights(fits)
    seen = fits[0].estimate - fits[0].hidden

    def below(log_hidden: float) -> float:
        return float(
            sum(
                w * norm.cdf((log_hidden - math.log(f.hidden)) / max(f.log_se, 1e-9))
                for w, f in zip(shares, fits, strict=True)
                if w > 1e-9
            )
        )

    ends = [math.log(f.hidden) + s * 12 * max(f.log_se, 1e-6) for f in fits for s in (-1, 1)]
    first, last = min(ends), max(ends)

    def at(part: float) -> float:
        return seen + math.exp(float(brentq(lambda x: below(x) - part, first, last)))

    mean = sum(w * f.estimate for w, f in zip(shares, fits, strict=True))
    return Average(mean, at(0.5 - level / 2), at(0.5 + level / 2), level, len(fits))


def stepwise(table: ListTable, *, threshold: float = THRESHOLD) -> list[Fit]:
    """Pairs taken in one by one, the one with the smallest p-value first, while it is below the threshold.

    Returns the fit after each step; the last is the chosen one. The p-value of a pair is that of its gain in deviance;
    of a pair nobody is on, the chance of nobody under the model so far (Chan, Silverman and Vincent 2021): such pairs
    are taken in before the others. A pair whose model the table cannot carry is not taken; an empty list means that
    not even the lists' own terms fit. Of seven published tables the search ends where SparseMSE's did in six.
    """
    from scipy.stats import chi2

    now = fit_model(table, Model())
    steps = [now] if isinstance(now, Fit) else []
    while isinstance(now, Fit):
        best: tuple[bool, float, Fit] | None = None
        for pair in pairs_of(len(table.lists)):
            if pair in now.model.terms:
                continue
            tried = fit_model(table, Model(closed([*now.model.terms, pair])))
            if isinstance(tried, Unfit):
                continue
            # logarithms: the chances of large tables are too small for a float
            if table.on(*pair) == 0:
                chance = -_expected(table, now, pair)
            else:
                chance = float(chi2.logsf(max(now.deviance - tried.deviance, 0.0), 1))
            rank = (table.on(*pair) > 0, chance)
            if chance < math.log(threshold) and (best is None or rank < best[:2]):
                best = (*rank, tried)
        if best is None:
            break
        now = best[2]
        steps.append(now)
    return steps


def _expected(table: ListTable, fit: Fit, pair: Term) -> float:
    """How many a model expects on both lists of a pair."""
    values = {t: b for t, b, _ in fit.coefficients}
    total = 0.0
    for history in design(table, fit.model).histories:
        on = frozenset(i for i, c in enumerate(history) if c == "1")
        if pair <= on:
            total += math.exp(sum(b for t, b in values.items() if t <= on))
    return total
