"""What registers counted, set beside a claim: reported 1,000 · counted by its origin 1,010 · docket finds 987.

Never blended: each number keeps whose it is. A register's count lifts a claim to *verified* only where it brings
evidence of its own (``docs/explanation/what-verified-means.md``):

- *list_verification*: it agrees, and of its matches no more than :data:`CHANCE` are expected by chance;
- *docket* and *visual_confirmation*: one exact number agrees, the claim has a named counter who is not the register
  itself, and that counter does not speak of its own country (a state's courts do not prove its own word);
- *loss_series*: never. A series is what a party or a newsroom says, day by day; it stands beside, it proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from countback.claims.claim import Claim
from countback.claims.likeness import said_as
from countback.claims.voices import name_of, one_voice, registry
from countback.ledger.counted import RegisterCount
from countback.values import Count, PartialDate

#: How far above "over 18,000" a number may lie to agree with it, as a share of the larger.
BOUND_REACH = Decimal("0.2")
#: The most of a list's matches that may be there by chance, where the list is to verify a claim.
CHANCE = Decimal("0.05")

METHOD_WORDS = {
    "docket": "docket",
    "loss_series": "loss series",
    "visual_confirmation": "pictures",
    "list_verification": "list",
    "estimate": "estimate",
}


def agreeing(x: Count, y: Count) -> bool:
    """Whether two values agree within their bounds, or within 5 % where both are exact. "Over 18,000" agrees with
    nothing far above it, though nothing far above contradicts it.

    >>> agreeing(Count(1000, 1000), Count(1010, 1010)), agreeing(Count(684, 684), Count(64, 64))
    (True, False)
    """
    top, low = max(x.low, y.low), min(x.low, y.low)
    apart = Decimal(top - low) / Decimal(top) if top else Decimal(0)
    if x.admits(y.low) or y.admits(x.low):
        return apart <= BOUND_REACH or not (x.single and y.single)
    return top > 0 and apart <= Decimal("0.05")


def verifies(counted: RegisterCount, claim: Claim) -> bool:
    """Whether a register's count of the same measure, scope and period makes the claim a verified one."""
    if not agreeing(counted.count, claim.head.figure.count):
        return False
    if counted.method == "list_verification":
        return by_chance(counted) <= CHANCE
    if counted.method not in ("docket", "visual_confirmation"):
        return False
    if counted.count.bound not in ("exact", "about") or not counted.count.single:
        return False  # a least number, such as the cards that were published, leaves open how many there are
    if claim.origin is None or one_voice(claim.origin, counted.origin):
        return False
    return not _of_itself(claim)


def by_chance(counted: RegisterCount) -> Decimal:
    """The share of a list's matches expected by chance; 1 where nothing was matched or the rate cannot be read."""
    try:
        expected = Decimal(dict(counted.evidence).get("expected_false", ""))
    except ArithmeticError:
        return Decimal(1)
    return expected / Decimal(counted.count.low) if counted.count.low and expected >= 0 else Decimal(1)


def nearest(counted: Sequence[RegisterCount], claim: Claim) -> tuple[RegisterCount, ...]:
    """Of each register, method, key class and model the count that runs to the day nearest to the claim's.

    A series has a count for every day of a month; one of them belongs beside a number of one day.
    """
    until = claim.head.figure.period.until
    best: dict[tuple[object, ...], RegisterCount] = {}
    for r in counted:
        evidence = dict(r.evidence)
        key = (r.method, r.origin, evidence.get("class"), evidence.get("model"))
        if key not in best or _apart(r, until) < _apart(best[key], until):
            best[key] = r
    return tuple(best.values())


def _apart(counted: RegisterCount, until: PartialDate | None) -> tuple[int, int]:
    """How many days the ends of two counts lie apart; of two as far, the later one first."""
    end = counted.period.until
    if until is None or end is None:
        return (0, 0)
    return (abs((end.last - until.last).days), -end.last.toordinal())


def holds(estimate: RegisterCount, claim: Claim) -> bool:
    """Whether an estimate's interval holds the claim's count."""
    e, c = estimate.count, claim.head.figure.count
    inside = e.high is not None and e.low <= c.low and (c.high or c.low) <= e.high
    return estimate.method == "estimate" and not e.single and inside


def how(counted: RegisterCount) -> str:
    """By what a register counted, with its evidence: ``list of X (key class A, 0.3 of 980 by chance), known 2025``."""
    evidence = dict(counted.evidence)
    words = f"{METHOD_WORDS[counted.method]} of {name_of(counted.origin)}"
    if counted.method == "list_verification":
        words += f" (key class {evidence['class']}, {evidence['expected_false']} of {said_as(counted.count)} by chance)"
    elif "model" in evidence:
        words += f" ({evidence['model']})"
    return f"{words}, known {counted.known}"


def beside_words(claim: Claim, counted: Sequence[RegisterCount]) -> list[str]:
    """What was reported, what the origin counted and what registers find, each a line of its own; empty where no
    register counted the same thing."""
    if not counted:
        return []
    reports = [m for m in claim.members if m.id != claim.head.id or not claim.origin_read]
    told = dict.fromkeys(said_as(m.figure.count) for m in reports)
    lines = [f"reported {', '.join(told)}"] if told else []
    if claim.origin_read:
        lines.append(f"counted by its origin ({name_of(claim.origin)}) {said_as(claim.head.figure.count)}")
    return lines + [found_words(r, claim) for r in counted]


def found_words(counted: RegisterCount, claim: Claim) -> str:
    """One register's count as a line: method, whose it is, the number, its day where it is not the claim's, and how
    sure it is."""
    until = counted.period.until
    when = f" as of {until}" if until != claim.head.figure.period.until else ""
    return f"{how(counted)}: finds {number_words(counted.count)}{when} ({counted.note})"


def number_words(count: Count) -> str:
    """A register's number: a least one is "at least", for the number itself is counted too.

    >>> number_words(Count(987, 987, "min")), number_words(Count(900, 1100)), number_words(Count(987, 987))
    ('at least 987', '900 to 1,100', '987')
    """
    if not count.single and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    return f"at least {count.low:,}" if count.bound == "min" else said_as(count)


#: Kinds of source that speak for a state, whether the registry calls them a party or not.
_OF_STATE = frozenset({"court", "government", "intelligence", "military", "police", "prosecutor"})


def _of_itself(claim: Claim) -> bool:
    """Whether a body of a state speaks of its own country's people or things."""
    known = registry().get(claim.origin or "")
    if known is None or not (known.party or known.kind in _OF_STATE):
        return False
    return known.country is not None and known.country == claim.head.figure.scope.side
