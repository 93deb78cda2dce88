"""Which day is this table? The days of a loss series on which every number of a text could have been said.

A number keeps its bound. "Over 22,000" is met by any higher total, and by how it is written it is likely below 23,000:
the *likely* days keep to the unit of the last digit written, the *possible* days only to the bound.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.registers.losses.items import Item, items_of
from countback.registers.losses.series import LossSeries
from countback.values import Count

#: A day is told as just beside where no number misses by more than this share of its value.
BESIDE = Decimal("0.001")
#: Numbers that must meet on one day before a table without a source is given one.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """One number of a text: the items it may be of, and its count; ``delta`` for a day's difference."""

    items: tuple[Item, ...]
    count: Count
    delta: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A number that a day does not meet: the item, the total of that day, and by how much it is off."""

    item: Item
    level: int
    off: int


@dataclass(frozen=True, slots=True)
class Days:
    """The answer: days within the bounds, those of them likely by the writing, days just beside with what they miss."""

    sought: tuple[Sought, ...]
    possible: tuple[date, ...]
    likely: tuple[date, ...]
    beside: tuple[tuple[date, tuple[Miss, ...]], ...]


def sought_in(reading: Reading) -> list[Sought]:
    """The numbers of a reading that a loss series can hold."""
    return [s for f in reading.figures if (s := _sought(f)) is not None]


def _sought(f: Figure) -> Sought | None:
    event = f.measure.event
    if f.measure.counted == "person" and event in ("killed", "lost", "wounded"):
        event = "casualties"
    items = items_of(f.measure.counted, event)
    if not items or f.measure.stat not in ("total", "delta", "flow") or isinstance(f.count.low, Decimal):
        return None
    if f.measure.stat == "flow":
        return None
    return Sought(tuple(items), f.count, f.measure.stat == "delta")


def days_like(series: LossSeries, sought: Iterable[Sought], *, not_after: date | None = None) -> Days:
    """The days on which every level sought could have been told, up to ``not_after``."""
    wanted = tuple(s for s in sought if not s.delta)
    possible, likely, beside = [], [], []
    for day in series.days if wanted else []:
        if not_after is not None and day > not_after:
            break
        misses: list[Miss] = []
        fits, near = True, True
        for s in wanted:
            told = [
                (item, series.levels[item.field][day]) for item in s.items if day in series.levels.get(item.field, {})
            ]
            if not told:
                fits = near = False
                break
            best = min(told, key=lambda t: abs(_off(s.count, t[1])))
            off = _off(s.count, best[1])
            if off:
                misses.append(Miss(best[0], best[1], off))
                near = near and abs(off) <= BESIDE * int(s.count.low)
            elif not _as_written(s.count, best[1]):
                fits = False
        if not misses and near:
            possible.append(day)
            if fits:
                likely.append(day)
        elif misses and near:
            beside.append((day, tuple(misses)))
    return Days(wanted, tuple(possible), tuple(likely), tuple(beside))


def _off(count: Count, level: int) -> int:
    """By how much a total is outside what was said; 0 inside."""
    if count.admits(level):
        return 0
    low, high = int(count.low), int(count.high if count.high is not None else count.low)
    return level - low if level < low else level - high


def _as_written(count: Count, level: int) -> bool:
    """Whether a writer of the total would have stopped at this number: within one unit of its last digit written."""
    low, high = int(count.low), int(count.high if count.high is not None else count.low)
    unit = _unit(low)
    if count.bound == "min":
        return low <= level < low + unit
    if count.bound == "max":
        return high - unit <= level <= high
    if count.bound == "about":
        return low - unit <= level <= high + unit
    return count.admits(level)


def _unit(value: int) -> int:
    """The place of the last digit that is not nought: 1,000 for 22,000; 10 for 461,940."""
    unit = 1
    while value and value % 10 == 0:
        value //= 10
        unit *= 10
    return unit


def blocks(days: Sequence[date]) -> list[tuple[date, date]]:
    """Days as unbroken stretches, first and last day of each."""
    found: list[tuple[date, date]] = []
    for _, group in itertools.groupby(enumerate(sorted(days)), key=lambda p: p[1].toordinal() - p[0]):
        run = [day for _, day in group]
        found.append((run[0], run[-1]))
    return found


@dataclass(frozen=True, slots=True)
class Match:
    """A table that equals one day of a series. ``inferred``: the page names no source, the match does."""

    day: date
    origin: str
    levels: int
    deltas: int
    differ: tuple[tuple[str, int, int], ...]
    inferred: bool


def match_table(series: LossSeries, reading: Reading) -> Match | None:
    """The day whose totals a page's table tells, None where fewer than five exact numbers meet on any day.

    Counted are exact writings ("about" of a number written to its last digit too) that equal the day's total, and
    differences that equal the totals' step. ``differ`` lists what the page tells otherwise: item, page, series.
    """
    rows = [(f, s) for f in reading.figures if (s := _sought(f)) is not None and f.count.single]
    levels = [(f, s, int(f.count.low)) for f, s in rows if not s.delta]
    deltas = [(f, s, int(f.count.low)) for f, s in rows if s.delta]
    best: date | None = None
    most = 0
    for day in series.days:
        met = sum(any(series.levels.get(i.field, {}).get(day) == value for i in s.items) for _, s, value in levels)
        if met > most:
            best, most = day, met
    if best is None or most < ENOUGH:
        return None
    steps = {item: dict(series.steps(item)) for item in series.levels}
    met_deltas = sum(any(steps.get(i.field, {}).get(best) == value for i in s.items) for _, s, value in deltas)
    differ = []
    for _, s, value in levels:
        told = [(i, series.levels[i.field][best]) for i in s.items if best in series.levels.get(i.field, {})]
        if told and all(level != value for _, level in told):
            differ.append((told[0][0].field, value, told[0][1]))
    named = any(f.voices for f, s, _ in levels)
    return Match(best, series.origin, most, met_deltas, tuple(differ), inferred=not named)


def series_of_reading(reading: Reading, *, known: str = "") -> LossSeries:
    """A page's table of losses as a vintage of its own: levels and published differences by their as-of day."""
    levels: dict[str, dict[date, int]] = {}
    deltas: dict[str, dict[date, int]] = {}
    bounds: dict[str, dict[date, str]] = {}
    for f in reading.figures:
        s = _sought(f)
        until = f.period.until
        if s is None or until is None or until.day is None or not f.count.single:
            continue
        item, day, value = s.items[0].field, until.first, int(f.count.low)
        if s.delta:
            deltas.setdefault(item, {}).setdefault(day, value)
        else:
            levels.setdefault(item, {}).setdefault(day, value)
            bounds.setdefault(item, {}).setdefault(day, f.count.bound)
    published = reading.dateline.published
    day_known = known or (str(published.last) if published is not None else "")
    days = [d for line in levels.values() for d in line]
    return LossSeries(
        reading.name,
        day_known or (str(max(days)) if days else "0001-01-01"),
        reading.sha256,
        levels,
        deltas,
        {},
        bounds,
    )
