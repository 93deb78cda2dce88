"""The claims of one counter on one measure over time, as known on any day.

Level, published difference and correction are kept apart. Where two claims of one counter give one as-of day two
values, the later page holds a revision, with its kind; what was known on a day is what pages published by then say. A
line ends where its definition changes, and another begins: a break, never joined.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from countback.claims.claim import Claim
from countback.claims.likeness import likeness
from countback.claims.traits import place_key
from countback.figures.reading import plain
from countback.ledger.entry import Entry
from countback.values import PartialDate

Kind = Literal["correction", "definition", "late", "slip"]

#: A closed period whose count grows this many days after its end was registered late, not miscounted.
LATE = 20
#: The parts of a line's key that make its definition, in order, with their names for people.
DEFINITION = ("unit", "event", "offence", "side", "place", "group", "kind")


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
    """One as-of date told with two values.

    ``slip``: one value is the other with a digit or a thousand astray, or few pages of many have it. ``definition``:
    the count runs from another start. ``late``: a closed period grew after its end. ``correction``: anything else.
    """

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
                    found.append(Revision(when, one, two, kind_of(one, two)))
        return tuple(found)

    def corrections(self, *, known: date | None = None) -> tuple[tuple[Point, int | Decimal], ...]:
        """Days whose published difference is not the difference of the levels, with what of it the levels do not show:
        a published 2,710 where the levels moved by 1,060 holds a correction of 1,650."""
        found = []
        told = {d.at: d for d in self.deltas if known is None or (d.published is not None and d.published <= known)}
        points = self.points if known is None else self.as_known_on(known)
        for one, two in itertools.pairwise(points):
            delta = told.get(two.at)
            if delta is None or (two.at.first - one.at.first).days != 1:
                continue
            beside = delta.value - (two.value - one.value)
            if beside:
                found.append((delta, beside))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Break:
    """A line that ends and another of the same counter that begins with another definition; ``changed`` in words."""

    before: Series
    after: Series
    changed: str


def kind_of(one: Point, two: Point) -> Kind:
    """What kind of revision two values of one date are, the earlier told first."""
    f, g = one.claim.head.figure, two.claim.head.figure
    if f.period.since and g.period.since and f.period.since != g.period.since:
        return "definition"
    like = likeness(f.count, g.count)
    few = min(one.claim.pages, two.claim.pages) * 4 <= max(one.claim.pages, two.claim.pages)
    if few or (like is not None and like.kind in ("digit", "multiplier")):
        return "slip"
    closed = f.measure.stat == "flow" and two.value > one.value
    if closed and two.published is not None and (two.published - two.at.last).days > LATE:
        return "late"
    return "correction"


def breaks_of(lines: Sequence[Series]) -> list[Break]:
    """Where a counter's line ends and one of another definition begins: one part of the key differs, the dates do not
    overlap, and nothing of the counter lies between."""
    found = []
    mine: dict[str, list[Series]] = defaultdict(list)
    for line in lines:
        mine[line.origin].append(line)
    for rows in mine.values():
        rows = sorted(rows, key=lambda s: (_order(s.points[0].at), str(s.key)))
        for x, before in enumerate(rows):
            for after in rows[x + 1 :]:
                apart = [n for n, p, q in zip(DEFINITION, before.key, after.key, strict=True) if p != q]
                one = len(apart) == 1 and apart[0] in ("unit", "event", "offence", "group")
                if one and before.points[-1].at.last < after.points[0].at.first:
                    k = DEFINITION.index(apart[0])
                    words = f"{apart[0]}: {before.key[k] or 'not said'} became {after.key[k] or 'not said'}"
                    found.append(Break(before, after, words))
                    break
    return found


def series_row(line: Series, *, known: date | None = None) -> dict[str, Any]:
    """A series as one JSON object: its points as known on a day (else all), differences, revisions, corrections."""
    points = line.points if known is None else line.as_known_on(known)
    row: dict[str, Any] = {"origin": line.origin}
    row |= {n: (None if v is None else str(v)) for n, v in zip(DEFINITION, line.key, strict=True) if n != "place"}
    row["place"] = line.points[0].claim.head.figure.scope.where
    row["as_known_on"] = None if known is None else known.isoformat()
    row["points"] = [_point_row(p) for p in points]
    row["deltas"] = [_point_row(p) for p in line.deltas if known is None or (p.published and p.published <= known)]
    row["revisions"] = [
        {
            "at": str(r.at),
            "kind": r.kind,
            "from": plain(r.earlier.value),
            "to": plain(r.later.value),
            "told": None if r.later.published is None else r.later.published.isoformat(),
        }
        for r in line.revisions()
        if known is None or (r.later.published is not None and r.later.published <= known)
    ]
    row["corrections"] = [
        {"at": str(p.at), "published": plain(p.value), "beside": plain(v)} for p, v in line.corrections(known=known)
    ]
    return row


def _point_row(point: Point) -> dict[str, Any]:
    published = None if point.published is None else point.published.isoformat()
    return {"at": str(point.at), "value": plain(point.value), "claim": point.claim.id, "published": published}


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
