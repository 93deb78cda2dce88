"""Search: full text over passages, and numbers with a tolerance ("who else said 7,400")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from countback.exports.holdings import Document
from countback.exports.tables import ENTRIES, entry_rows
from countback.ledger.entry import Entry
from countback.web.answers import Answer
from countback.web.asked import Asked, BadQuestion
from countback.web.desk import Desk, State
from countback.web.finder import Hit

#: Percent by which a number may differ, where the reader does not say.
TOLERANCE = 0
#: Numbers and passages shown at once.
SHOWN = 200
HITS = 30
_NUMBER = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f.]\d{3})+|\d{1,15}")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found, with its page."""

    hit: Hit
    document: Document


def search(desk: Desk, state: State, asked: Asked) -> Answer:
    """``q`` holds words or a number; ``value`` a number; ``tolerance`` the percent by which it may differ."""
    h = state.holdings
    q, value = asked.text("q"), asked.text("value")
    tolerance = asked.number("tolerance", default=TOLERANCE, most=100)
    page = asked.page()
    if page > 1_000:
        raise BadQuestion("page is a whole number from 1 to 1,000")
    if not value and _NUMBER.fullmatch(q):
        value = q
    wanted = _number(value) if value else None
    near = numbers(state, wanted, tolerance=tolerance) if wanted is not None else []
    hits = state.finder.find(q, limit=HITS + 1, offset=(page - 1) * HITS) if q else []
    found = [Found(hit, h.documents[hit.sha256]) for hit in hits if hit.sha256 in h.documents]
    context = {
        "q": q,
        "value": wanted,
        "tolerance": tolerance,
        "near": near[:SHOWN],
        "near_total": len(near),
        "found": found[:HITS],
        "more": asked.address(page=page + 1) if len(found) > HITS else "",
        "fewer": asked.address(page=page - 1) if page > 1 else "",
        "holdings": h,
    }

    def data() -> dict[str, Any]:
        return {
            "q": q,
            "value": wanted,
            "tolerance": tolerance,
            "numbers": list(ENTRIES.rows(entry_rows(h, near[:1000]))),
            "passages": [
                {
                    "sha256": f.hit.sha256,
                    "start": f.hit.span.start,
                    "end": f.hit.span.end,
                    "role": f.hit.role,
                    "excerpt": "".join(words for words, _ in f.hit.pieces),
                }
                for f in found[:HITS]
            ],
            "next": context["more"] or None,
        }

    return Answer("search.html", context, data, (ENTRIES, lambda: entry_rows(h, near)))


def _number(written: str) -> int:
    digits = re.sub(r"[ ,.\u00a0\u202f]", "", written)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise BadQuestion(f"value is a whole number such as 7400 or 7,400; got “{written}”")
    return int(digits)


def _low(entry: Entry) -> float:
    return float(entry.figure.count.low)


def numbers(state: State, value: int, *, tolerance: int = 0) -> list[Entry]:
    """Entries whose number, or range, lies within ``tolerance`` percent of ``value``; the nearest first."""
    slack = value * tolerance / 100
    low, high = value - slack, value + slack
    by_low = state.holdings.by_value
    start = bisect_left(by_low, low, key=_low)
    end = bisect_right(by_low, high, key=_low)
    found = {e.id: e for e in by_low[start:end]}
    for e in state.once("ranges", lambda: [r for r in by_low if not r.figure.count.single]):
        top = e.figure.count.high
        if top is not None and e.figure.count.low <= high and top >= low:
            found[e.id] = e
    return sorted(
        found.values(),
        key=lambda e: (abs(e.figure.count.low - value), str(e.source.published or "9999"), e.source.name, e.id),
    )
