"""Best, low and high over the claims of one measure, scope and period, with what was left out and why.

After the practice of the Uppsala conflict data: *best* is the number most to be relied on, *low* and *high* the ends of
what serious counters say. A belligerent's word on its enemy's losses widens nothing and is best only where nobody else
counted; a plan is no count; a number nobody stands for is left out where somebody stands for another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from countback.claims.claim import Claim
from countback.claims.grades import WORDS, Grade, bucket, grades, is_party
from countback.claims.likeness import said_as, written
from countback.claims.voices import name_of
from countback.figures.reading import plain
from countback.values import Count, Span

#: A value so many times the median of at least three, or so small a part of it, is a slip or another thing.
FAR = 10


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that does not count towards a range, and why in words."""

    claim: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Range:
    """What is known of one measure, scope and period. ``low`` and ``high`` are None where no counter gives that end
    ("over 18,000" alone has no high); ``used`` are the claims it rests on, the best first."""

    best: Claim
    low: int | Decimal | None
    high: int | Decimal | None
    used: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def words(self) -> str:
        """The range as a line for people."""
        by = name_of(self.best.origin)
        text = f"best {said_as(self.best.head.figure.count)} ({by})"
        ends = [
            f"low {self.low:,}" if self.low is not None else "",
            f"high {self.high:,}" if self.high is not None else "",
        ]
        text += "".join(f", {end}" for end in ends if end)
        if self.left_out:
            text += f"; left out: {'; '.join(f'{written(x.claim.head.figure.count)} ({x.why})' for x in self.left_out)}"
        return text

    def to_row(self) -> dict[str, Any]:
        """The range as one JSON object."""
        return {
            "best": {
                "claim": self.best.id,
                "origin": self.best.origin,
                "value": plain(self.best.head.figure.count.low),
            },
            "low": plain(self.low),
            "high": plain(self.high),
            "used": [c.id for c in self.used],
            "left_out": [{"claim": x.claim.id, "why": x.why} for x in self.left_out],
        }


def ranges(claims: Iterable[Claim], *, graded: Mapping[str, Grade] | None = None) -> list[Range]:
    """A range for every measure, scope and month that two or more claims speak of; in order of the best claim's ID."""
    rows = list(claims)
    graded = grades(rows) if graded is None else graded
    together: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in rows:
        key = bucket(c.head)
        if key is not None and c.head.figure.measure.stat in ("total", "flow", "target"):
            together[(key[:3], key[4:])].append(c)
    found = [_range(sorted(same, key=lambda c: c.id), graded) for same in together.values() if len(same) > 1]
    return sorted((r for r in found if r is not None), key=lambda r: r.best.id)


def _range(claims: list[Claim], graded: Mapping[str, Grade]) -> Range | None:
    left: list[LeftOut] = []
    usable: list[Claim] = []
    wholes = {(m.source.sha256, m.figure.span): c.id for c in claims for m in c.members}
    for c in claims:
        why = _unfit(c, wholes)
        (left.append(LeftOut(c, why)) if why else usable.append(c))
    if any(not is_party(c) and c.origin is not None for c in usable):
        left += [LeftOut(c, "a party to the war on its enemy's losses") for c in usable if is_party(c)]
        usable = [c for c in usable if not is_party(c)]
    if any(c.origin is not None for c in usable):
        left += [LeftOut(c, "nobody is named who counted it") for c in usable if c.origin is None]
        usable = [c for c in usable if c.origin is not None]
    usable, again = _one_each(usable)
    left += [LeftOut(c, "another number of the same counter") for c in again]
    if len(usable) > 2:
        middle = sorted(c.head.figure.count.low for c in usable)[(len(usable) - 1) // 2]
        far = [c for c in usable if not middle / FAR < _middle(c.head.figure.count) < middle * FAR]
        left += [LeftOut(c, f"ten times off {middle:,}, the middle of the others") for c in far]
        usable = [c for c in usable if c not in far]
    if not usable:
        return None

    def rank(c: Claim) -> tuple[object, ...]:
        g = graded[c.id]
        return (-WORDS.index(g.word), -g.origins, not c.origin_read, -g.pages, c.id)

    used = sorted(usable, key=rank)
    lows = [c.head.figure.count.low for c in used if c.head.figure.count.bound != "max"]
    highs = [h for c in used if c.head.figure.count.bound != "min" and (h := c.head.figure.count.high) is not None]
    left.sort(key=lambda x: x.claim.id)
    return Range(used[0], min(lows, default=None), max(highs, default=None), tuple(used), tuple(left))


def _middle(count: Count) -> int | Decimal:
    return count.low if count.high is None else (count.low + count.high) // 2


def _one_each(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Of each counter the claim that runs longest, then the one most pages tell; and the others."""
    best: dict[str | None, Claim] = {}
    for c in claims:
        held = best.get(c.origin)
        if c.origin is None or held is None or _later(c) > _later(held):
            best[c.origin if c.origin is not None else c.id] = c
    kept = {c.id for c in best.values()}
    return [c for c in claims if c.id in kept], [c for c in claims if c.id not in kept]


def _later(claim: Claim) -> tuple[date, int, str]:
    until = claim.head.figure.period.until
    return (until.last if until is not None else date.min, claim.pages, claim.id)


def _unfit(claim: Claim, wholes: Mapping[tuple[str, Span], str]) -> str:
    f = claim.head.figure
    if f.count.vague:
        return "no number, only a size"
    if f.measure.stat == "target":
        return "a plan, not a count"
    for m in claim.members:
        part = m.figure.part_of
        if part is not None and wholes.get((m.source.sha256, part.span), claim.id) != claim.id:
            return f"a part of {part.said}"
    return ""
