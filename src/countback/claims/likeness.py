"""How one written number can be another one damaged: rounded, a digit lost, a multiplier lost, a range cut to its end.

The kinds are those seen in public pages (684 → 64, 5,937 → 5,397, 82,000 → 82, 20,538 → "more than 20,000",
40,000-45,000 → "up to 45,000"). Each test is arithmetic on the two values; whether two such numbers are one count is
decided elsewhere, with their origin, measure, scope and period.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from countback.values import Count

Kind = Literal["same", "rounding", "range_end", "digit", "multiplier", "separator", "same_parts"]

#: A rounding may not move a value further than this share of it ("over 20,000" is not 25,000).
ROUNDING_REACH = 0.1
#: A rounding that contradicts its own word ("as many as 1,000" for 1,010) must lie closer.
ROUNDING_WRONG = 0.03


@dataclass(frozen=True, slots=True)
class Likeness:
    """How the second number came from the first: the kind, the change in words, and whether its bound stays true."""

    kind: Kind
    words: str
    true: bool = True


def significant(value: int) -> int:
    """How many significant digits a whole number shows: 20,538 has five, 18,000 two.

    >>> significant(20538), significant(18000), significant(0)
    (5, 2, 0)
    """
    return len(str(abs(value)).rstrip("0")) if value else 0


def step_of(value: int) -> int:
    """The step a number is rounded to: 18,000 goes in thousands.

    >>> step_of(18000), step_of(1010)
    (1000, 10)
    """
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def rounds(rough: Count, fine: Count) -> bool:
    """Whether ``rough`` is ``fine`` written rounder, its bound word being true or nearly so.

    >>> rounds(Count(20000, 20000, "min"), Count(20538, 20538)), rounds(Count(20000, 20000, "min"), Count(18159, 18159))
    (True, False)
    """
    r, v = rough.low, fine.low
    if not (rough.single and fine.single and isinstance(r, int) and isinstance(v, int)) or r == v or not v or not r:
        return False
    kept = significant(r)
    if kept >= significant(v) or kept > 3 or (kept == 3 and significant(v) == 4):
        return False  # 1,010 is no rounding of 1,009
    step = step_of(r)
    if step == 1 or abs(r - v) >= step or abs(r - v) > ROUNDING_REACH * v:
        return False
    return not _untrue(rough, fine) or abs(r - v) <= ROUNDING_WRONG * v


def _untrue(rough: Count, fine: Count) -> bool:
    """Whether "over" or "up to" is false of the finer number."""
    return (rough.bound == "min" and rough.low > fine.low) or (rough.bound == "max" and rough.low < fine.low)


def digit_slip(a: int, b: int) -> str:
    """The slip of one digit between two numbers in words, "" where there is none.

    >>> digit_slip(684, 64), digit_slip(5937, 5397), digit_slip(7300, 7400)
    ('a digit was lost', 'two digits changed places', '')
    """
    x, y = str(a), str(b)
    if len(x) == len(y):
        if len(x) < 4 or min(significant(a), significant(b)) < 3:
            return ""
        off = [i for i, (p, q) in enumerate(zip(x, y, strict=True)) if p != q]
        if len(off) == 1:
            return "one digit changed"
        if len(off) == 2 and off[1] == off[0] + 1 and x[off[0]] == y[off[1]] and x[off[1]] == y[off[0]]:
            return "two digits changed places"
        return ""
    if abs(len(x) - len(y)) != 1:
        return ""
    long, short = (x, y) if len(x) > len(y) else (y, x)
    if len(long) < 3 or significant(int(long)) < 3 or significant(int(short)) < 2:
        return ""
    if any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
        return "a digit was lost" if len(x) > len(y) else "a digit was added"
    return ""


def likeness(a: Count, b: Count) -> Likeness | None:
    """How ``b`` can stand for ``a``; None where it cannot.

    >>> likeness(Count(684, 684), Count(64, 64)).words
    'a digit was lost: 684 became 64'
    >>> likeness(Count(82000, 82000), Count(82, 82)).kind
    'multiplier'
    """
    if a.low == b.low and a.high == b.high and a.vague == b.vague:
        return Likeness("same", f"both have {written(a)}")
    if a.vague or b.vague or a.high is None or b.high is None:
        return None
    for one, other in ((a, b), (b, a)):
        if one.single and not other.single and one.low in (other.low, other.high):
            end = "top" if one.low == other.high else "bottom"
            return Likeness("range_end", f"{written(one)} is the {end} of the range {written(other)}")
    if not (a.single and b.single and isinstance(a.low, int) and isinstance(b.low, int)):
        return None
    if (a.other is not None and a.other == b.low) or (b.other is not None and b.other == a.low):
        return Likeness("separator", f"the separator of {a.said or a.low} reads both ways: {written(b)}")
    if rounds(b, a):
        return Likeness("rounding", f"{written(b)} is {written(a)} rounded", not _untrue(b, a))
    if rounds(a, b):
        return Likeness("rounding", f"{written(a)} is {written(b)} rounded", not _untrue(a, b))
    if min(a.low, b.low) >= 2 and max(a.low, b.low) in (min(a.low, b.low) * 1000, min(a.low, b.low) * 1_000_000):
        return Likeness("multiplier", f"a multiplier was lost or added: {written(a)} became {written(b)}")
    slip = digit_slip(a.low, b.low)
    return Likeness("digit", f"{slip}: {written(a)} became {written(b)}") if slip else None


def written(count: Count) -> str:
    """The value for people: ``684``, ``40,000–45,000``, ``61.5``.

    >>> written(Count(40000, 45000))
    '40,000–45,000'
    """
    if count.high is None:
        return count.said or f"{count.low:,}+"
    return f"{count.low:,}" if count.single else f"{count.low:,}–{count.high:,}"


BOUND_WORDS = {"exact": "", "about": "about ", "min": "over ", "max": "up to "}


def said_as(count: Count) -> str:
    """The value with its bound: ``over 18,000``.

    >>> said_as(Count(18000, 18000, "min"))
    'over 18,000'
    """
    return BOUND_WORDS[count.bound] + written(count)
