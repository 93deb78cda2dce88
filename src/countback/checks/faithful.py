"""A claim as its counter has it, field by field by weight of evidence (see :mod:`countback.claims.reference`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from countback.checks.words import says
from countback.claims.claim import Claim, Part
from countback.claims.reference import distance, settled, value_of, weight
from countback.claims.traits import FAMILY
from countback.claims.voices import registry
from countback.ledger.entry import Entry
from countback.values import Count, PartialDate

#: What prosecutors open proceedings over.
FLIGHT = frozenset(["charged", *(event for event, family in FAMILY.items() if family == "flight")])


@dataclass(frozen=True, slots=True)
class Faithful:
    """The claim as its counter has it, field by field by weight of evidence (see :mod:`countback.claims.reference`)."""

    head: Entry
    count: Count
    origin: str | None
    counted: Any
    event: Any
    offence: Any
    bound: Any
    stat: Any
    group: Any
    where: Any
    since: PartialDate | None
    until: PartialDate | None
    working_day: bool


def faithful(claim: Claim) -> Faithful:
    """What the counter said, as far as the pages read let us see."""
    members, origin = claim.members, claim.origin
    near = value_of(members, origin=origin)
    head = claim.head
    pick = {
        name: settled(members, name, origin=origin, near=near).value
        for name in ("counted", "event", "offence", "bound", "stat", "where")
    }
    pick["group"] = settled(members, "group", origin=origin).value
    parts = _whole_of(claim, near)
    units = {p.counted for p in parts}
    if units in ({"case"}, {"verdict"}) and pick["counted"] == "person":
        pick["counted"] = units.pop()
    known = registry().get(origin or "")
    if known is not None and known.kind == "prosecutor" and pick["counted"] == "person" and pick["event"] in FLIGHT:
        pick["counted"] = "case"  # a prosecutor registers proceedings, whatever all pages make of them
    if len({p.offence for p in parts if p.offence}) > 1:
        pick["offence"] = "service_all"
    since, until = _stretch_of(members, origin, near)
    return Faithful(
        head=head,
        count=head.figure.count,
        origin=origin,
        counted=pick["counted"],
        event=pick["event"],
        offence=pick["offence"],
        bound=pick["bound"],
        stat=pick["stat"],
        group=pick["group"],
        where=pick["where"],
        since=since,
        until=until,
        working_day=any(per_working_day(m) for m in members if distance(m, origin=origin) <= 1),
    )


def _whole_of(claim: Claim, value: tuple[object, object]) -> list[Part]:
    """The parts one page states, where they add up to the count exactly: what they are, it is the whole of."""
    pages: dict[str, list[Part]] = defaultdict(list)
    for p in claim.parts:
        pages[p.page].append(p)
    for page in sorted(pages):
        if len(pages[page]) >= 2 and sum(p.value for p in pages[page]) == value[0]:
            return pages[page]
    return []


def _stretch_of(
    members: tuple[Entry, ...], origin: str | None, near: tuple[object, object]
) -> tuple[PartialDate | None, PartialDate | None]:
    """The period by weight of evidence; for a flow both ends from one telling where they would not fit each other."""
    since, until = _date(members, "since", origin, near), _date(members, "until", origin, near)
    if since is None or until is None:
        return since, until
    told = [m for m in members if m.figure.measure.stat == "flow" and m.figure.period.since and m.figure.period.until]
    if not told or any((m.figure.period.since, m.figure.period.until) == (since, until) for m in members):
        return since, until
    best = max(told, key=lambda m: (weight(m, origin=origin), m.id))
    return best.figure.period.since, best.figure.period.until


def _date(members: tuple[Entry, ...], end: str, origin: str | None, near: tuple[object, object]) -> PartialDate | None:
    """One end of the period by weight of evidence; of equal ones the later start, a flow's earlier end."""
    pool = [m for m in members if (m.figure.count.low, m.figure.count.high) == near] or list(members)
    scores: dict[PartialDate, float] = defaultdict(float)
    seen: set[tuple[str, PartialDate]] = set()
    for m in pool:
        date = getattr(m.figure.period, end)
        if date is not None and (m.source.sha256, date) not in seen:
            seen.add((m.source.sha256, date))
            scores[date] += weight(m, origin=origin)
    if not scores:
        return None
    top = max(scores.values())
    close = [d for d in scores if scores[d] >= 0.75 * top]
    running = all(m.figure.measure.stat == "total" for m in pool)
    if end == "since" or running:
        return max(close, key=lambda d: (d.first, d.last, scores[d]))
    return min(close, key=lambda d: (d.last, -d.first.toordinal(), -scores[d]))


def words_after(m: Entry) -> str:
    """The words that follow the number, up to the next number."""
    after = m.sentence[m.figure.span.end - m.figure.sentence.start :][:80]
    return after[: next((i for i, c in enumerate(after) if c.isdigit()), len(after))]


def per_working_day(m: Entry) -> bool:
    return m.figure.measure.stat == "flow" and says(words_after(m), "working_day_words")
