"""LossSeries: one source's running totals day by day, one vintage; differences and corrections stand beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from countback.figures.figure import Scope
from countback.ledger.counted import RegisterCount
from countback.registers.losses.items import ITEMS, Item
from countback.values import Count, PartialDate, Period

#: Whose totals they are where a file does not say.
ORIGIN = "ua_general_staff"
NOTE = "a party's claim about its enemy, taken from a collected series; not checked against records"


@dataclass(frozen=True, slots=True)
class LossSeries:
    """One vintage of a loss series.

    ``levels`` are the running totals by item field and day. ``deltas`` are differences the source published itself,
    ``corrections`` what of a difference is said to be a correction of earlier totals; both are only what was told,
    never reckoned. ``bounds`` says how firm a total was said to be ("about", "min"). ``texts`` holds columns of words.
    ``known`` is the day the vintage is of, ``basis`` the sha256 of the bytes it was read from. ``numbers`` is the
    source's own count of days ("day 2"), by day.
    """

    name: str
    known: str
    basis: str
    levels: Mapping[str, Mapping[date, int]]
    deltas: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    bounds: Mapping[str, Mapping[date, str]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[date, str]] = field(default_factory=dict)
    numbers: Mapping[date, int] = field(default_factory=dict)
    origin: str = ORIGIN
    side: str = "RU"

    @property
    def days(self) -> list[date]:
        """Every day with at least one total, in order."""
        return sorted({day for line in self.levels.values() for day in line})

    def items(self) -> list[Item]:
        """The items it holds, in the catalogue's order."""
        return [item for name, item in ITEMS.items() if self.levels.get(name)]

    def steps(self, item: str) -> Iterator[tuple[date, int]]:
        """The difference of neighbouring days' totals; a missing day gives none."""
        line = self.levels.get(item, {})
        for one, two in itertools.pairwise(sorted(line)):
            if (two - one).days == 1:
                yield two, line[two] - line[one]

    def on(self, day: date) -> dict[str, int]:
        """The totals of one day by item."""
        return {name: line[day] for name, line in self.levels.items() if day in line}

    def count(self, item: Item, day: date) -> RegisterCount:
        """The total of one item on one day as a register count of the method ``loss_series``."""
        value = self.levels[item.field][day]
        told = self.bounds.get(item.field, {}).get(day, "exact")
        return RegisterCount(
            method="loss_series",
            origin=self.origin,
            count=Count(value, value, "about" if told == "about" else "min" if told == "min" else "exact", str(value)),
            measure=item.measure,
            scope=Scope(self.side),
            period=Period(until=PartialDate.of(day)),
            known=self.known,
            basis=self.basis,
            note=NOTE,
            evidence=(("item", item.field), ("series", self.name)),
        )


@dataclass(frozen=True, slots=True)
class DayRow:
    """One item on one day: the total, and apart from it the step, the published difference and the correction."""

    day: date
    item: Item
    level: int | None
    bound: str
    step: int | None
    delta: int | None
    correction: int | None


def day_rows(series: LossSeries, item: Item, *, since: date | None = None, until: date | None = None) -> list[DayRow]:
    """One item by day. A day the series misses between two others has a row without a total."""
    line = series.levels.get(item.field, {})
    if not line:
        return []
    steps = dict(series.steps(item.field))
    first, last = min(line), max(line)
    out = []
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        if (since is not None and day < since) or (until is not None and day > until):
            continue
        out.append(
            DayRow(
                day,
                item,
                line.get(day),
                series.bounds.get(item.field, {}).get(day, "exact"),
                steps.get(day),
                series.deltas.get(item.field, {}).get(day),
                series.corrections.get(item.field, {}).get(day) or None,
            )
        )
    return out
