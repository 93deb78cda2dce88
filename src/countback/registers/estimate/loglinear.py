"""Hierarchical log-linear models: which there are, whether a table can carry one, and its fit as a Poisson regression.

The count of a history is Poisson with log mean = intercept + a term for each list it is on + the interactions. The
intercept is the log of how many are on no list. An interaction nobody shows (its overlap is empty) is minus infinity:
the cells it covers are left out, and the others carry the fit. Whether the estimate exists at all is a linear programme
(Fienberg and Rinaldo 2012), whether it is one number is the rank of what is left (Chan, Silverman and Vincent 2021).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any, Literal

from countback.registers.estimate.table import ListTable

Term = frozenset[int]
Heterogeneity = Literal["", "poisson", "darroch"]
#: More models than this are not all fitted; the order of interactions is lowered instead.
MOST_MODELS = 1_200


@dataclass(frozen=True, slots=True)
class Model:
    """Interactions of a hierarchical model; every list has its own term unless ``alike``.

    ``heterogeneity`` adds one term by the number of lists somebody is on: people differ in how easily they are listed
    (``poisson``: 2 to the power of it; ``darroch``: half its square). ``without`` are histories left out of the fit
    and added to the result. ``alike`` gives all lists one term (the model M0).
    """

    terms: frozenset[Term] = frozenset()
    heterogeneity: Heterogeneity = ""
    without: tuple[str, ...] = ()
    alike: bool = False

    def name(self, lists: Sequence[str]) -> str:
        """The model by its largest terms: ``[EXH·ABA·OSCE][EXH·HRW]``."""
        tops = [t for t in self.terms if not any(t < other for other in self.terms)]
        alone = [frozenset([i]) for i in range(len(lists)) if not any(i in t for t in tops)]
        parts = sorted([*tops, *alone], key=lambda t: (-len(t), sorted(t)))
        named = "".join(f"[{'·'.join(lists[i] for i in sorted(t))}]" for t in parts)
        more = [f"heterogeneity: {self.heterogeneity}"] if self.heterogeneity else []
        more += [f"without {h}" for h in self.without]
        more += ["lists alike"] if self.alike else []
        return named + (f" ({', '.join(more)})" if more else "")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A model the table cannot carry, and why in words."""

    model: Model
    why: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: how many are on no list (``hidden``), how many in all, and how well it fits."""

    model: Model
    estimate: float
    hidden: float
    se: float
    log_se: float
    deviance: float
    df: int
    aic: float
    bic: float
    converged: bool
    coefficients: tuple[tuple[Term, float, float], ...] = ()

    def wald(self, *, level: float = 0.95) -> tuple[float, float]:
        """The interval on the scale of the log of the hidden number (as SparseMSE gives it)."""
        from scipy.stats import norm

        z = float(norm.ppf(0.5 + level / 2))
        seen = self.estimate - self.hidden
        return seen + self.hidden * math.exp(-z * self.log_se), seen + self.hidden * math.exp(z * self.log_se)


def closed(terms: Iterable[Term]) -> frozenset[Term]:
    """The terms with every smaller interaction they imply."""
    found: set[Term] = set()
    for term in terms:
        for size in range(2, len(term) + 1):
            found.update(frozenset(c) for c in combinations(sorted(term), size))
    return frozenset(found)


def hierarchical(lists: int, *, order: int) -> Iterator[Model]:
    """Every hierarchical model with each list's own term and interactions of up to ``order`` lists, the simplest first;
    never the one with all interactions of all lists."""
    pairs = [frozenset(p) for p in combinations(range(lists), 2)]
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            yield from _grown(frozenset(chosen), lists, 3, order)


def _grown(terms: frozenset[Term], lists: int, size: int, order: int) -> Iterator[Model]:
    """The terms, and these with every allowed set of interactions of ``size`` lists and more."""
    if size > min(order, lists - 1):
        yield Model(terms)
        return
    able = [
        frozenset(c)
        for c in combinations(range(lists), size)
        if all(frozenset(s) in terms for s in combinations(c, size - 1))
    ]
    for many in range(len(able) + 1):
        for chosen in combinations(able, many):
            yield from _grown(terms | frozenset(chosen), lists, size + 1, order)


def sensible_order(lists: int) -> int:
    """The highest order of interactions whose models are few enough to fit all; 1 where even pairs are too many.

    >>> [sensible_order(k) for k in (3, 4, 5, 6)]
    [2, 3, 2, 1]
    """
    if 2 ** math.comb(lists, 2) > MOST_MODELS:
        return 1
    best = 2
    for order in range(3, lists):
        if sum(1 for _ in islice(hierarchical(lists, order=order), MOST_MODELS + 1)) > MOST_MODELS:
            return best
        best = order
    return best


@dataclass(frozen=True, slots=True)
class Design:
    """A model laid out for fitting: the counts, one column a term (the intercept first), the histories kept."""

    counts: Any
    matrix: Any
    terms: tuple[Term, ...]
    histories: tuple[str, ...]
    outside: int


def design(table: ListTable, model: Model) -> Design:
    """The layout, with the cells of empty interactions taken out."""
    import numpy as np

    lists = len(table.lists)
    empty = [t for t in model.terms if table.on(*t) == 0]
    terms = sorted((t for t in model.terms if not any(e <= t for e in empty)), key=lambda t: (len(t), sorted(t)))
    histories = [
        h for h in table.histories if h not in model.without and not any(all(h[i] == "1" for i in e) for e in empty)
    ]
    columns = [np.ones(len(histories))]
    if model.alike:
        columns.append(np.array([float(h.count("1")) for h in histories]))
        every: list[Term] = [frozenset()]
    else:
        columns += [np.array([float(h[i] == "1") for h in histories]) for i in range(lists)]
        every = [frozenset([i]) for i in range(lists)]
    for term in terms:
        columns.append(np.array([float(all(h[i] == "1" for i in term)) for h in histories]))
    if model.heterogeneity:
        caught = np.array([float(h.count("1")) for h in histories])
        columns.append(2.0**caught - 1 if model.heterogeneity == "poisson" else caught**2 / 2)
    counts = np.array([float(table.cells.get(h, 0)) for h in histories])
    outside = sum(table.cells.get(h, 0) for h in model.without)
    return Design(counts, np.column_stack(columns), (frozenset(), *every, *terms), tuple(histories), outside)


def why_not(laid: Design) -> str:
    """Why a table cannot carry a model, empty where it can."""
    import numpy as np
    from scipy.optimize import linprog

    rows, columns = laid.matrix.shape
    # the greatest s with: some table of the same margins has every cell at least s
    cost = np.zeros(rows + 1)
    cost[-1] = -1.0
    equal = np.hstack([laid.matrix.T, np.zeros((columns, 1))])
    above = np.hstack([-np.eye(rows), np.ones((rows, 1))])
    found = linprog(
        cost, A_ub=above, b_ub=np.zeros(rows), A_eq=equal, b_eq=laid.matrix.T @ laid.counts,
        bounds=[(None, None)] * rows + [(0, None)], method="highs",
    )  # fmt: skip
    if not found.success or -found.fun < 1e-6:
        return "no best fit exists: the empty overlaps push it to infinity"
    if np.linalg.matrix_rank(laid.matrix) < columns:
        return "not identified: more terms than the overlaps can tell apart"
    return ""


def fit_model(table: ListTable, model: Model, *, checked: bool = False) -> Fit | Unfit:
    """Fit a model by Poisson regression (statsmodels), or say why the table cannot carry it.

    ``bic`` uses the number of people seen, as Rcapture does. The standard error of the total is that of a Poisson
    count of the hidden plus the error of the intercept. Raises UsageError where the extra is not installed.
    """
    need_extra()
    import warnings

    import numpy as np
    import statsmodels.api as sm

    laid = design(table, model)
    if not checked and (why := why_not(laid)):
        return Unfit(model, why)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            result = sm.GLM(laid.counts, laid.matrix, family=sm.families.Poisson()).fit(maxiter=200, tol=1e-10)
        except (np.linalg.LinAlgError, ValueError) as error:
            return Unfit(model, f"the fit fails: {error}")
        variance = np.asarray(result.cov_params())
    hidden = math.exp(min(float(result.params[0]), 40.0))
    log_se = math.sqrt(max(float(variance[0, 0]), 0.0))
    # a history left out has a term of its own, which fits it exactly
    apart = [table.cells.get(h, 0) for h in model.without]
    likelihood = float(result.llf) + sum(n * math.log(n) - n - math.lgamma(n + 1) for n in apart if n)
    size = laid.matrix.shape[1] + len(apart)
    if not math.isfinite(likelihood) or not math.isfinite(log_se) or hidden > 1e12:
        return Unfit(model, "the fit runs off: the number on no list has no upper end")
    return Fit(
        model=model,
        estimate=table.observed + hidden,
        hidden=hidden,
        se=math.sqrt(hidden + (hidden * log_se) ** 2),
        log_se=log_se,
        deviance=float(result.deviance),
        df=int(laid.matrix.shape[0] + len(apart) - size),
        aic=-2 * likelihood + 2 * size,
        bic=-2 * likelihood + size * math.log(table.observed),
        converged=bool(result.converged),
        coefficients=tuple(
            (term, float(b), float(s)) for term, b, s in zip(laid.terms, result.params, result.bse, strict=False)
        ),
    )


def need_extra() -> None:
    """Raise UsageError where numpy, scipy or statsmodels is missing."""
    from importlib.util import find_spec

    from countback.errors import UsageError

    if any(find_spec(name) is None for name in ("numpy", "scipy", "statsmodels")):
        raise UsageError("estimating needs more than is installed: pip install 'countback[estimate]'")
