"""The claims of one counter on one measure over time, as known on any day.

Level, published difference and correction are kept apart. Where two claims of one counter give one as-of day two
values, the later page holds a revision; what was known on a day is what pages published by then say.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from countback.claims.claim import Claim
from countback.claims.traits import place_key
from countback.ledger.entry import Entry
from countback.values import PartialDate

Kind = Literal["correction", "slip"]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: its as-of date (or the end of its period), and the claim that tells it."""

    at: PartialDate
    value: int | Decimal
    claim: Claim

    @property
    def published(self) -> date | None:
        """The first day a page is known to have told it, None where no page is dated."""
        days = [m.source.published.first for m in self.claim.members if m.source.published is not None]
        return min(days) if days else None


@dataclass(frozen=True, slots=True)
class Revision:
    """One as-of date told with two values: ``slip`` where few pages have it, else ``correction``."""

    at: PartialDate
    earlier: Point
    later: Point
    kind: Kind


@dataclass(frozen=True, slots=True)
class Series:
    """The claims of one origin on one measure and scope over time; points by date."""

    origin: str
    key: tuple[object, ...]
    points: tuple[Point, ...]
    deltas: tuple[Point, ...] = ()

    def as_known_on(self, day: date) -> tuple[Point, ...]:
        """The levels that dated pages had told by ``day``, the latest told of each as-of date."""
        known: dict[PartialDate, Point] = {}
        for p in sorted((p for p in self.points if p.published is not None), key=lambda p: (p.published, p.claim.id)):
            if p.published is not None and p.published <= day:
                known[p.at] = p
        return tuple(known[at] for at in sorted(known, key=_order))

    def revisions(self) -> tuple[Revision, ...]:
        """As-of dates with more than one value, in order of date."""
        found = []
        at: dict[PartialDate, list[Point]] = defaultdict(list)
        for p in self.points:
            at[p.at].append(p)
        for when in sorted(at, key=_order):
            told = sorted(at[when], key=lambda p: (p.published or date.max, p.claim.id))
            for one, two in itertools.pairwise(told):
                if one.value != two.value:
                    kind: Kind = (
                        "slip"
                        if min(one.claim.pages, two.claim.pages) * 4 <= max(one.claim.pages, two.claim.pages)
                        else "correction"
                    )
                    found.append(Revision(when, one, two, kind))
        return tuple(found)

    def corrections(self) -> tuple[tuple[Point, int | Decimal], ...]:
        """Days whose published difference is not the difference of the levels, with what the levels moved besides."""
        found = []
        told = {d.at: d for d in self.deltas}
        for one, two in zip(self.points, self.points[1:], strict=False):
            delta = told.get(two.at)
            if delta is None or (two.at.first - one.at.first).days != 1:
                continue
            beside = delta.value - (two.value - one.value)
            if beside:
                found.append((delta, beside))
        return tuple(found)


def _order(at: PartialDate) -> tuple[date, date]:
    return (at.last, at.first)


def series_of(claims: Iterable[Claim]) -> list[Series]:
    """Every series of two or more dates, by origin and measure. Claims without an origin or a date belong to none."""
    lines: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    deltas: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for c in claims:
        f = c.head.figure
        at = f.period.until
        if c.origin is None or at is None or not f.count.single or f.measure.stat not in ("total", "flow", "delta"):
            continue
        key = line_of(c.head)
        (deltas if f.measure.stat == "delta" else lines)[(c.origin, *key)].append(Point(at, f.count.low, c))
    found = []
    for full, points in lines.items():
        if len({p.at for p in points}) < 2:
            continue
        points.sort(key=lambda p: (_order(p.at), p.claim.id))
        beside = sorted(deltas.get(full, []), key=lambda p: (_order(p.at), p.claim.id))
        found.append(Series(str(full[0]), full[1:], tuple(points), tuple(beside)))
    return sorted(found, key=lambda s: (s.origin, str(s.key)))


def line_of(entry: Entry) -> tuple[object, ...]:
    """What claims of one series share: unit, event, offence, whom and where, and whether it is a flow or a level. A
    published difference belongs to the line of its total."""
    f = entry.figure
    place = None if f.scope.where is None else tuple(sorted(str(sorted(part)) for part in place_key(f.scope.where)))
    kind = "flow" if f.measure.stat == "flow" else "level"
    return (f.measure.counted, f.measure.event, f.measure.offence, f.scope.side, place, f.scope.group, kind)
