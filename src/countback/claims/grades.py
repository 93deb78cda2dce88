"""How far a claim is known: reported → traced → corroborated → verified → estimated, and whose word it is.

*Traced*: its counter is known. *Corroborated*: another counter, that is not a relay of it, agrees within the bounds for
the same measure, scope and period. *Verified*: a count made from records agrees, see
:mod:`countback.claims.beside`. *Estimated*: an estimate with an interval, made from lists, holds it. Five outlets on
one count are one origin; a count quoted by a ministry gains a relay, not evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from countback.claims.beside import agreeing, holds, how, nearest, verifies
from countback.claims.claim import Claim
from countback.claims.traits import place_key
from countback.claims.voices import one_voice, registry
from countback.ledger.counted import RegisterCount
from countback.ledger.entry import Entry

Word = Literal["reported", "traced", "corroborated", "verified", "estimated"]
#: In rising order.
WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade of a claim, the number of independent origins and of pages, and whether a party speaks of its enemy.

    ``with_`` are the counters that agree; ``by`` what verified or estimated it, in words with its evidence; ``beside``
    every register's count of the same thing, whether it agrees or not.
    """

    word: Word
    origins: int
    pages: int
    party: bool
    with_: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    beside: tuple[RegisterCount, ...] = ()

    def to_row(self) -> dict[str, Any]:
        """The grade as one JSON object."""
        row: dict[str, Any] = {"grade": self.word, "origins": self.origins, "pages": self.pages, "party": self.party}
        return row | {"with": list(self.with_), "by": list(self.by), "beside": [c.to_row() for c in self.beside]}

    @property
    def words(self) -> str:
        """The grade as a line for people."""
        text = (
            f"{self.word}: {self.pages} page{'s' if self.pages != 1 else ''}, {self.origins} "
            f"origin{'s' if self.origins != 1 else ''}"
        )
        text += f"; {self.word} by {' and '.join(self.by)}" if self.by else ""
        return text + ("; a party to the war on its enemy's losses" if self.party else "")


def grades(claims: Iterable[Claim], *, counted: Iterable[RegisterCount] = ()) -> Mapping[str, Grade]:
    """The grade of each claim by its ID. Near-linear: claims are compared inside one measure, scope and month only.

    ``counted`` is what registers counted by themselves. Those of the same measure, scope and period stand beside the
    claim; they lift it only as far as :mod:`countback.claims.beside` allows.
    """
    rows = list(claims)
    registers = _by_bucket(counted)
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
        beside = nearest(registers.get(key, ()), c) if key is not None else ()
        by = tuple(dict.fromkeys(how(r) for r in beside if verifies(r, c)))
        within = tuple(dict.fromkeys(how(r) for r in beside if holds(r, c)))
        word = "estimated" if within else "verified" if by else word
        origins = (c.origin is not None) + len(others)
        found[c.id] = Grade(word, origins, c.pages, is_party(c), others, within or by, beside)
    return found


def _by_bucket(counted: Iterable[RegisterCount]) -> Mapping[tuple[object, ...] | None, list[RegisterCount]]:
    found: dict[tuple[object, ...] | None, list[RegisterCount]] = defaultdict(list)
    for r in counted:
        key = bucket(r)
        if key is not None:
            found[key].append(r)
    return found


def bucket(counted: Entry | RegisterCount) -> tuple[object, ...] | None:
    """What two counts must share to be compared: measure, whom, where, and the month they run to; None if undated."""
    f = counted.figure if isinstance(counted, Entry) else counted
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
    """Whether two values agree, see :func:`~countback.claims.beside.agreeing`."""
    return agreeing(a.figure.count, b.figure.count)


def is_party(claim: Claim) -> bool:
    """Whether a belligerent's body or official speaks of losses of the other side."""
    known = registry().get(claim.origin or "")
    side = claim.head.figure.scope.side
    return bool(known and known.party and side and known.country and known.country != side)
