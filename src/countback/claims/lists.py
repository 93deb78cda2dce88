"""Whose a list of losses is that names nobody: the counter of its lines that other pages tell with their counter.

Tables of losses travel without their source. One counter made the whole list of a day; so where some of its numbers
are known from pages that name the counter, the others are its too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from countback.claims.claim import Claim
from countback.claims.compare import DAILY
from countback.ledger.entry import Entry
from countback.values import PartialDate


def counters_of_lists(claims: Iterable[Claim]) -> Mapping[str, str]:
    """For claims without a counter that stand in a list: the one counter of the list's other claims, by claim ID.

    A list is what one page gives as totals and differences of losses of one side as of one day. Two counters in one
    list leave it open.
    """
    rows = list(claims)
    known: dict[tuple[str, PartialDate, str | None], set[str]] = defaultdict(set)
    for c in rows:
        if c.origin is not None:
            for m in c.members:
                key = _list_of(m)
                if key is not None:
                    known[key].add(c.origin)
    found = {}
    for c in rows:
        if c.origin is None:
            keys = {key for m in c.members if (key := _list_of(m)) is not None}
            counters = {o for key in keys for o in known.get(key, ())}
            if len(counters) == 1:
                found[c.id] = counters.pop()
    return found


def _list_of(entry: Entry) -> tuple[str, PartialDate, str | None] | None:
    f = entry.figure
    until = f.period.until
    if f.measure.event not in DAILY or f.measure.stat not in ("total", "delta") or until is None or until.day is None:
        return None
    return (entry.source.sha256, until, f.scope.side)
