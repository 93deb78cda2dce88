"""estimate: one table, or one linkage at several thresholds, to every model's answer, an average and the doubts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from countback.errors import UsageError
from countback.figures.figure import Measure, Scope
from countback.ledger.counted import RegisterCount
from countback.registers.estimate.bounds import Simple, chao_of, chapman, coverage
from countback.registers.estimate.choose import Average, average, fit_all, stepwise, weights
from countback.registers.estimate.intervals import SEED, bootstrap, profile
from countback.registers.estimate.loglinear import Fit, Unfit, need_extra, sensible_order
from countback.registers.estimate.table import EstimateRefused, ListTable, check_table, pairs_of
from countback.values import Count, Period

#: Models that get a profile and a bootstrap interval besides their standard error.
CLOSE = 5
#: Fewer people than this on two lists or more, and every warning of sparseness is due.
SPARSE = 50

CRITICS = (
    "Sparse overlaps: where few are on two lists, one wrongly matched name moves the total by many.",
    "List dependence: lists that feed on each other make the hidden look fewer, lists that avoid each other more; no "
    "table of counts can rule out a dependence of all lists at once.",
    "Heterogeneity: people who are easily listed are on many lists, people who hide are on none; independence then "
    "gives too few.",
    "Hidden for good: who could never be on any list is in no estimate.",
    "One table, many answers: models that fit alike can differ twofold. Read the whole list, never its first line.",
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The intervals of one leading model: profile of the multinomial likelihood, and bootstrap."""

    fit: Fit
    best: float
    profile: tuple[float, float]
    bootstrap: tuple[float, float]
    resamples: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one table says. ``fits`` are all models best BIC first (``weights`` beside them), ``unfits`` those it
    cannot carry; ``searched`` is true where there are too many models and pairs were searched step by step."""

    table: ListTable
    order: int
    searched: bool
    fits: tuple[Fit, ...]
    weights: tuple[float, ...]
    unfits: tuple[Unfit, ...]
    leading: tuple[Interval, ...]
    average: Average
    chosen: Fit
    simple: tuple[Simple, ...]
    covered: float
    level: float
    seed: int
    warnings: tuple[str, ...]

    @property
    def low(self) -> float:
        """The lower end that is handed on: no total can be below what was seen."""
        return max(self.average.low, float(self.table.observed))

    @property
    def high(self) -> float:
        """The upper end that is handed on."""
        return self.average.high


def estimate(
    table: ListTable, *, level: float = 0.95, order: int | None = None, seed: int = SEED, times: int = 400
) -> Estimate:
    """Every hierarchical model up to a sensible order, with intervals of the leading ones and the average.

    Raises EstimateRefused for tables of which no estimate may be made (:func:`check_table`, or no model can be
    carried), UsageError for a level outside (0.5, 1) or an order the lists do not have.
    """
    need_extra()
    if not 0.5 < level < 1:
        raise UsageError(f"a level is between 0.5 and 1, for example 0.95, got {level}")
    check_table(table)
    lists = len(table.lists)
    most = sensible_order(lists)
    if order is not None and not 1 <= order <= max(most, 1):
        raise UsageError(f"with {lists} lists the order is from 1 to {most}, got {order}")
    searched = most == 1
    steps = stepwise(table)
    fits: list[Fit] = sorted(steps, key=lambda f: (round(f.bic, 6), f.estimate))
    unfits: list[Unfit] = []
    if not searched:
        fits, unfits = fit_all(table, order=order or most)
    if not fits:
        raise EstimateRefused(
            f"{table.name}: no model can be carried by these overlaps: {unfits[0].why if unfits else ''}"
        )
    shares = weights(fits)
    leading = []
    for fit in fits[:CLOSE]:
        best, low, high = profile(table, fit, level=level)
        below, above, used = bootstrap(table, fit.model, level=level, times=times, seed=seed)
        leading.append(Interval(fit, best, (low, high), (below, above), used))
    covered, by_coverage = coverage(table)
    simple = [chao_of(table.captured(), lists=lists), *by_coverage]
    simple += [chapman(table, *sorted(p)) for p in pairs_of(lists)]
    mean = average(fits, level=level)
    return Estimate(
        table, order or most, searched, tuple(fits), tuple(shares), tuple(unfits), tuple(leading), mean,
        steps[-1] if steps else fits[0], tuple(simple), covered, level, seed,
        tuple(_warnings(table, fits, shares, unfits)),
    )  # fmt: skip


def _warnings(table: ListTable, fits: Sequence[Fit], shares: Sequence[float], unfits: Sequence[Unfit]) -> list[str]:
    found = []
    shared = sum(n for times, n in table.captured().items() if times > 1)
    if shared < SPARSE:
        found.append(f"only {shared} of {table.observed:,} are on two lists or more: sparse")
    empty = [
        f"{table.lists[a]}·{table.lists[b]}" for a, b in map(sorted, pairs_of(len(table.lists))) if not table.on(a, b)
    ]
    if empty:
        found.append(f"nobody is on both of {', '.join(empty)}")
    close = [f for f, w in zip(fits, shares, strict=True) if w >= 0.01]
    low, high = min(f.estimate for f in close), max(f.estimate for f in close)
    if high > 1.5 * low:
        found.append(f"models the data hardly tell apart say {low:,.0f} to {high:,.0f}")
    if unfits:
        found.append(f"{len(unfits)} models cannot be carried by these overlaps")
    hidden = fits[0].hidden / fits[0].estimate
    if hidden > 0.8:
        found.append(f"{hidden:.0%} of the best model's total is on no list: this is extrapolation")
    return found


@dataclass(frozen=True, slots=True)
class Band:
    """Several tables of one linkage at several thresholds: the widest ends of their intervals."""

    estimates: tuple[Estimate, ...]

    @property
    def low(self) -> float:
        """The lowest lower end."""
        return min(e.low for e in self.estimates)

    @property
    def high(self) -> float:
        """The highest upper end."""
        return max(e.high for e in self.estimates)

    @property
    def middle(self) -> tuple[float, float]:
        """The lowest and the highest average: what linkage alone moves."""
        means = [e.average.estimate for e in self.estimates]
        return min(means), max(means)


def band(tables: Sequence[ListTable], *, level: float = 0.95, seed: int = SEED, times: int = 400) -> Band:
    """The tables' estimates as one band. Raises UsageError where the tables are not of the same lists."""
    if len({t.lists for t in tables}) != 1:
        raise UsageError("several tables are taken as one linkage at several thresholds: they need the same lists")
    return Band(tuple(estimate(t, level=level, seed=seed, times=times) for t in tables))


def estimate_count(
    found: Estimate | Band, *, origin: str, known: str, measure: Measure | None = None, side: str | None = None
) -> RegisterCount:
    """The interval as a register count of the method ``estimate``: never one number.

    ``known`` is the day it was made on. ``evidence`` holds the model, the level, the seed and the models' number.
    """
    each = found.estimates if isinstance(found, Band) else (found,)
    first = each[0]
    basis = first.table.basis if len(each) == 1 else _joint([e.table.basis for e in each])
    low, high = math.floor(found.low), math.ceil(found.high)
    best = first.fits[0].model.name(first.table.lists)
    note = (
        f"estimate from {len(first.table.lists)} lists, {first.level:.0%} interval over {len(first.fits)} models"
        f"{f' and {len(each)} linkages' if len(each) > 1 else ''}; says nothing of who could be on no list"
    )
    evidence = [
        ("model", f"average of {len(first.fits)} log-linear models by BIC; best {best}"),
        ("level", f"{first.level:g}"),
        ("average", " ".join(f"{e.average.estimate:.0f}" for e in each)),
        ("seen", str(first.table.observed)),
        ("seed", str(first.seed)),
        ("warnings", "; ".join(dict.fromkeys(w for e in each for w in e.warnings))),
    ]  # fmt: skip
    return RegisterCount(
        method="estimate", origin=origin, count=Count(low, high, "about", f"{low}–{high}"),
        measure=measure or Measure("person", None, None, "total"), scope=Scope(side), period=Period(), known=known,
        basis=basis, note=note, evidence=tuple(evidence),
    )  # fmt: skip


def _joint(parts: Sequence[str]) -> str:
    import hashlib

    return hashlib.sha256("".join(sorted(parts)).encode()).hexdigest()
