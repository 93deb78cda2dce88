"""How far a claim is known: reported → traced → corroborated → verified → estimated, and whose word it is.

*Traced*: its counter is known. *Corroborated*: another counter, that is not a relay of it, agrees within the bounds for
the same measure, scope and period. *Verified*: a count made from records agrees. *Estimated*: an estimate with an
interval, made from lists, holds it. Five outlets on one count are one origin; a count quoted by a ministry gains a
relay, not evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from countback.claims.claim import Claim
from countback.claims.traits import place_key
from countback.claims.voices import one_voice, registry
from countback.ledger.entry import Entry

Word = Literal["reported", "traced", "corroborated", "verified", "estimated"]
#: In rising order.
WORDS: tuple[Word, ...] = get_args(Word)


#: How far above "over 18,000" a number may lie to agree with it, as a share of the larger.
BOUND_REACH = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade of a claim, the number of independent origins and of pages, and whether a party speaks of its enemy.

    ``with_`` are the counters that agree; ``by`` the names of the records or estimates that verified or estimated it.
    """

    word: Word
    origins: int
    pages: int
    party: bool
    with_: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def to_row(self) -> dict[str, Any]:
        """The grade as one JSON object."""
        row: dict[str, Any] = {"grade": self.word, "origins": self.origins, "pages": self.pages, "party": self.party}
        return row | {"with": list(self.with_), "by": list(self.by)}

    @property
    def words(self) -> str:
        """The grade as a line for people."""
        text = (
            f"{self.word}: {self.pages} page{'s' if self.pages != 1 else ''}, {self.origins} "
            f"origin{'s' if self.origins != 1 else ''}"
        )
        return text + ("; a party to the war on its enemy's losses" if self.party else "")


def grades(
    claims: Iterable[Claim], *, records: Iterable[Entry] = (), estimates: Iterable[Entry] = ()
) -> Mapping[str, Grade]:
    """The grade of each claim by its ID. Near-linear: claims are compared inside one measure, scope and month only.

    ``records`` are counts made from records (a court register, matched lists), each with its method as its source's
    name; ``estimates`` likewise, with the interval as ``low`` and ``high``. Both lift a claim they agree with.
    """
    rows = list(claims)
    recorded, estimated = _by_bucket(records), _by_bucket(estimates)
    buckets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in rows:
        key = bucket(c.head)
        if key is not None and c.origin is not None:
            buckets[key].append(c)
    agreeing: dict[str, set[str]] = defaultdict(set)
    for same in buckets.values():
        for x, c in enumerate(same[:200]):
            for d in same[x + 1 : 200]:
                if independent(c, d) and agree(c.head, d.head):
                    agreeing[c.id].add(str(d.origin))
                    agreeing[d.id].add(str(c.origin))
    found = {}
    for c in rows:
        others = tuple(sorted(agreeing[c.id]))
        word: Word = "corroborated" if others else "traced" if c.origin is not None else "reported"
        key = bucket(c.head)
        by = tuple(sorted({e.source.name for e in recorded.get(key, ()) if agree(e, c.head)}))
        within = tuple(sorted({e.source.name for e in estimated.get(key, ()) if _holds(e, c.head)}))
        word = "estimated" if within else "verified" if by else word
        origins = (c.origin is not None) + len(others)
        found[c.id] = Grade(word, origins, c.pages, is_party(c), others, within or by)
    return found


def _by_bucket(entries: Iterable[Entry]) -> Mapping[tuple[object, ...] | None, list[Entry]]:
    found: dict[tuple[object, ...] | None, list[Entry]] = defaultdict(list)
    for e in entries:
        key = bucket(e)
        if key is not None:
            found[key].append(e)
    return found


def _holds(estimate: Entry, head: Entry) -> bool:
    """Whether an estimate's interval holds a count."""
    low, high, c = estimate.figure.count.low, estimate.figure.count.high, head.figure.count
    return not estimate.figure.count.single and high is not None and low <= c.low and (c.high or c.low) <= high


def bucket(entry: Entry) -> tuple[object, ...] | None:
    """What two counts must share to be compared: measure, whom, where, and the month they run to; None if undated."""
    f = entry.figure
    until = f.period.until
    if until is None or until.month is None or f.measure.counted is None or f.measure.event is None:
        return None
    place = place_key(f.scope.where) if f.scope.where else None
    m = f.measure
    return (
        m.counted,
        m.event,
        m.offence,
        m.stat,
        f.scope.side,
        place,
        f.scope.group,
        str(f.period.since),
        until.year,
        until.month,
    )


def independent(a: Claim, b: Claim) -> bool:
    """Whether two claims have different counters, neither of which relays the other."""
    if a.origin is None or b.origin is None or one_voice(a.origin, b.origin):
        return False
    heard = {v for m in (*a.members[:50], *b.members[:50]) for v in m.figure.via}
    return a.origin not in heard and b.origin not in heard


def agree(a: Entry, b: Entry) -> bool:
    """Whether two values agree within their bounds, or within 5 % where both are exact. "Over 18,000" agrees with
    nothing far above it, though nothing far above contradicts it."""
    x, y = a.figure.count, b.figure.count
    top, low = max(x.low, y.low), min(x.low, y.low)
    apart = Decimal(top - low) / Decimal(top) if top else Decimal(0)
    if x.admits(y.low) or y.admits(x.low):
        return apart <= BOUND_REACH or not (x.single and y.single)
    return top > 0 and apart <= Decimal("0.05")


def is_party(claim: Claim) -> bool:
    """Whether a belligerent's body or official speaks of losses of the other side."""
    known = registry().get(claim.origin or "")
    side = claim.head.figure.scope.side
    return bool(known and known.party and side and known.country and known.country != side)
