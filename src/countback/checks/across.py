"""Checks of claims against each other: counters that differ, totals that fall, differences amiss, old figures.

Claims are compared inside one measure, whom and where only; the work grows with the claims.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from countback.checks.catalogue import CATALOGUE
from countback.checks.drift import place_of
from countback.checks.finding import Finding
from countback.claims.claim import Claim
from countback.claims.grades import agree, bucket, independent
from countback.claims.likeness import likeness, said_as, written
from countback.claims.voices import name_of
from countback.ledger.entry import Entry

#: So many outlets on one counter are worth a note.
OUTLETS = 3
#: Days after its own as-of date from which a figure told without that date is old.
STALE = 150
#: Two counters differ when their values lie further apart than this share.
DIFFER = Decimal("0.15")
#: Most claims of one kind that are held against each other.
CROWD = 100
#: A running total does not grow so many times in so many days; smaller ones than ``LEAST`` may.
TIMES, JUMP_DAYS, LEAST = 10, 366, 20
#: What "about" may hide in a whole, as a share of it.
ABOUT = Decimal("0.05")


def across(claims: Sequence[Claim]) -> list[Finding]:
    """Every finding between claims, in order of the claims' IDs."""
    found: list[Finding] = []
    for check in (one_origin, conflicts, series, jumps, parts_elsewhere, stale):
        found += check(claims)
    return sorted(found, key=lambda f: (f.claim or "", f.kinds, f.words))


def between(code: str, claim: Claim, entries: Sequence[Entry], words: str, *, unless: str = "") -> Finding:
    """A finding of the catalogue on entries of different pages; the first entry is the one at fault."""
    check = CATALOGUE[code]
    return Finding(
        check.family,
        (code,),
        words,
        tuple(place_of(e) for e in entries),
        check.severity,
        subject=place_of(entries[0]),
        unless=unless,
        claim=claim.id,
    )


def one_origin(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``one_origin``: many pages, one counter."""
    for c in claims:
        if c.origin is not None and c.pages >= OUTLETS:
            words = f"{c.pages} pages, 1 origin: every one goes back to {name_of(c.origin)}"
            yield between(
                "one_origin", c, [c.head], words, unless="a second counter with its own evidence would settle it"
            )


def conflicts(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``conflict``: two independent counters, one measure, scope and period, values apart; of several the farthest."""
    buckets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        key = bucket(c.head)
        if key is not None and c.origin is not None and not c.head.figure.count.vague and c.head.figure.part_of is None:
            buckets[key].append(c)
    for same in buckets.values():
        same.sort(key=lambda c: c.id)
        told: set[tuple[str, str]] = set()
        for c in same[:CROWD]:
            far = max(((_apart(c, d), d.id, d) for d in same[:CROWD] if _differ(c, d)), default=None)
            if far is None:
                continue
            d = far[2]
            pair = (c.id, d.id) if c.id < d.id else (d.id, c.id)
            if pair in told:
                continue
            told.add(pair)
            one, other = (c, d) if c.id < d.id else (d, c)
            words = (
                f"{name_of(one.origin)} counts {said_as(one.head.figure.count)}, {name_of(other.origin)} "
                f"{said_as(other.head.figure.count)}, for one measure, scope and month"
            )
            yield between(
                "conflict", one, [one.head, other.head], words, unless="what each counted, and how, would settle it"
            )


def _apart(c: Claim, d: Claim) -> Decimal:
    """By what share of the larger two claims' values differ."""
    a, b = c.head.figure.count.low, d.head.figure.count.low
    top = Decimal(max(a, b))
    return abs(Decimal(a) - Decimal(b)) / top if top else Decimal(0)


def _differ(c: Claim, d: Claim) -> bool:
    """Whether two claims have independent counters whose values neither agree nor are one number damaged."""
    if c is d or c.head.source == d.head.source or _apart(c, d) <= DIFFER or agree(c.head, d.head):
        return False
    return independent(c, d) and likeness(c.head.figure.count, d.head.figure.count) is None


def _lines(claims: Iterable[Claim], *, days_only: bool = True) -> dict[tuple[object, ...], list[Claim]]:
    """Running totals of one counter on one measure and scope, by as-of day (or month, unless ``days_only``)."""
    lines: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        f = c.head.figure
        until = f.period.until
        if (
            c.origin is None
            or f.measure.stat not in ("total", "delta")
            or until is None
            or (until.day if days_only else until.month) is None
            or not f.count.single
        ):
            continue
        lines[(c.origin, f.measure.counted, f.measure.event, f.measure.offence, f.scope)].append(c)
    for rows in lines.values():
        rows.sort(key=_when)
    return lines


def _when(claim: Claim) -> tuple[date, str, str]:
    until = claim.head.figure.period.until
    return (until.last if until is not None else date.max, claim.head.figure.measure.stat, claim.id)


def series(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``series_falls`` and ``series_delta``: a running total from day to day, and its published difference."""
    for rows in _lines(claims).values():
        totals = [c for c in rows if c.head.figure.measure.stat == "total"]
        deltas = {c.head.figure.period.until: c for c in rows if c.head.figure.measure.stat == "delta"}
        for early, late in itertools.pairwise(totals):
            f, g = early.head.figure, late.head.figure
            if f.period.until is None or g.period.until is None or f.period.until == g.period.until:
                continue
            if f.period.since != g.period.since and f.period.since and g.period.since:
                continue
            if g.count.low < f.count.low and {f.count.bound, g.count.bound} <= {"exact", "about"}:
                words = (
                    f"{name_of(late.origin)}: {written(f.count)} on {f.period.until}, {written(g.count)} "
                    f"on {g.period.until}"
                )
                yield between(
                    "series_falls",
                    late,
                    [late.head, early.head],
                    words,
                    unless="impossible for a running total unless it was corrected or redefined",
                )
            delta = deltas.get(g.period.until)
            if delta is not None and (g.period.until.first - f.period.until.first).days == 1:
                made = g.count.low - f.count.low
                if made != delta.head.figure.count.low:
                    words = (
                        f"{name_of(late.origin)} published +{written(delta.head.figure.count)} for "
                        f"{g.period.until}, but its totals differ by {made:,}"
                    )
                    yield between(
                        "series_delta",
                        late,
                        [delta.head, late.head, early.head],
                        words,
                        unless="impossible unless an earlier total was corrected",
                    )


def jumps(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``jump``: a running total ten times what it was within a year, or a tenth: a digit or a thousand went astray."""
    for rows in _lines(claims, days_only=False).values():
        totals = [c for c in rows if c.head.figure.measure.stat == "total"]
        for early, late in itertools.pairwise(totals):
            f, g = early.head.figure, late.head.figure
            if f.period.until is None or g.period.until is None or min(f.count.low, g.count.low) < LEAST:
                continue
            days = (g.period.until.first - f.period.until.last).days
            if not 0 < days <= JUMP_DAYS or max(f.count.low, g.count.low) < TIMES * min(f.count.low, g.count.low):
                continue
            was, now = f"{said_as(f.count)} to {f.period.until}", f"{said_as(g.count)} to {g.period.until}"
            words = f"{name_of(late.origin)}: {was}, {now}"
            yield between(
                "jump", late, [late.head, early.head], words, unless="possible only if another thing is counted"
            )


def parts_elsewhere(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``part_elsewhere``: of one counter, measure and time, a part on one page above the whole on another."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        f = c.head.figure
        until = f.period.until
        if c.origin is None or until is None or until.month is None or f.measure.stat not in ("total", "flow"):
            continue
        if f.measure.counted is None or f.measure.event is None or f.count.vague:
            continue
        key = (c.origin, f.measure.counted, f.measure.event, f.measure.stat, f.scope.side, until.year, until.month)
        alike[key].append(c)
    for same in alike.values():
        wholes = [c for c in same if _whole(c.head) and c.head.figure.count.bound != "min"][:CROWD]
        parts = [c for c in same if not _whole(c.head)][: 10 * CROWD]
        for whole in wholes:
            f = whole.head.figure
            top = f.count.high if f.count.high is not None else f.count.low
            limit = top * (1 + ABOUT) if f.count.bound == "about" else top
            for part in parts:
                g = part.head.figure
                since = f.period.since == g.period.since or None in (f.period.since, g.period.since)
                apart = not {m.source.sha256 for m in part.members} & {m.source.sha256 for m in whole.members}
                if since and apart and g.count.low > limit and _narrower(part.head, whole.head):
                    one = f"{said_as(g.count)} {_of_what(part.head)} on {part.head.source.name}"
                    other = f"{said_as(f.count)} in all on {whole.head.source.name}"
                    words = f"{one}, but {other}, both {name_of(part.origin)} to {g.period.until}"
                    yield between(
                        "part_elsewhere",
                        part,
                        [part.head, whole.head],
                        words,
                        unless="impossible unless the units differ or one is of another day",
                    )


def _whole(entry: Entry) -> bool:
    f = entry.figure
    return f.scope.where is None and f.scope.group is None and f.measure.offence in (None, "service_all")


def _narrower(part: Entry, whole: Entry) -> bool:
    """Whether the part says more of whom, where or for what; an offence is a part only of all offences together."""
    f, g = part.figure, whole.figure
    if f.measure.offence != g.measure.offence and g.measure.offence != "service_all":
        return False
    return f.scope.where is not None or f.scope.group is not None or f.measure.offence != g.measure.offence


def _of_what(entry: Entry) -> str:
    f = entry.figure
    offence = f.measure.offence if f.measure.offence != "service_all" else None
    return f"({f.scope.where or f.scope.group or offence})"


def stale(claims: Iterable[Claim]) -> Iterator[Finding]:
    """``stale``: a page long after the count's own day that tells it without that day."""
    for c in claims:
        until = c.head.figure.period.until
        if until is None or until.day is None or c.head.figure.measure.stat not in ("total", "flow", "delta"):
            continue
        for m in c.members:
            published = m.source.published
            if published is None or published.day is None or m.figure.period.known:
                continue
            days = (published.first - until.last).days
            if days > STALE:
                words = f"{said_as(m.figure.count)} on a page of {published} is a count of {until}, {days} days older"
                yield between("stale", c, [m, c.head], words, unless="right only if the page means the older day")
