"""The disclosure gate: what may leave, so that no sum or difference of all that ever left tells of 1 to 9 people.

Each number is a set of people. All sets that were ever published cut the people into parts: people no published number
tells apart. A number may leave only if, with it, no part has 1 to 9 people. Whatever is then added, subtracted or
solved for from published numbers is a sum of whole parts, so it is 0 or at least the threshold. That one rule is
primary suppression, secondary suppression (a hidden cell that a margin would give back is in a part of its own) and
differencing against everything published before.

It is stricter than the suppression of statistical offices, which lets a small cell be hidden between published margins.
A part that an override published below the threshold stays as it is: it is known already, and is never cut further.
Rounding is a second coat of paint over this, for readers who know some of the people; it replaces nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

THRESHOLD = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that might leave: its labels, and the people in it as the bits of an integer."""

    labels: tuple[str, ...]
    people: int

    @property
    def count(self) -> int:
        """How many people."""
        return self.people.bit_count()


class Gate:
    """Knows what left, as sets of people in the bits of integers, and decides what may."""

    def __init__(self, published: Iterable[int] = (), *, threshold: int = THRESHOLD) -> None:
        self.threshold = threshold
        self.parts: list[int] = []
        for people in published:
            self.parts = _cut(self.parts, people)

    def admits(self, people: int) -> bool:
        """Whether a number over these people may leave. A count of nobody tells of nobody and may."""
        if 0 < people.bit_count() < self.threshold:
            return False
        outside = people
        for part in self.parts:
            inside = part & people
            outside &= ~part
            if inside and inside != part and min(inside.bit_count(), (part & ~people).bit_count()) < self.threshold:
                return False
        return not outside or outside.bit_count() >= self.threshold

    def publish(self, people: int) -> None:
        """Remember that a number over these people left."""
        self.parts = _cut(self.parts, people)


def gated(gate: Gate, cells: Sequence[Cell]) -> list[tuple[Cell, bool]]:
    """Each cell with whether it leaves. They are asked for in their order, so put first what matters most."""
    out = []
    for cell in cells:
        leaves = gate.admits(cell.people)
        if leaves:
            gate.publish(cell.people)
        out.append((cell, leaves))
    return out


def near_another(count: int, others: Iterable[int], *, threshold: int = THRESHOLD) -> bool:
    """Whether a number differs by 1 to 9 from one of another vintage of the same cell.

    >>> near_another(43, [40]), near_another(40, [40]), near_another(60, [40])
    (True, False, False)
    """
    return any(0 < abs(count - other) < threshold for other in others)


def rounded(count: int, base: int) -> int:
    """The nearest multiple of the base, half up; a base of 1 changes nothing.

    >>> rounded(43, 5), rounded(42, 5), rounded(43, 1)
    (45, 40, 43)
    """
    return (count + base // 2) // base * base


def bits(rows: Iterable[int]) -> int:
    """People by their numbers (from 0) as the bits of an integer.

    >>> bits([0, 3])
    9
    """
    made = bytearray()
    for row in rows:
        if row >> 3 >= len(made):
            made.extend(bytes((row >> 3) + 1 - len(made)))
        made[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(made, "little")


def _cut(parts: Sequence[int], people: int) -> list[int]:
    out: list[int] = []
    rest = people
    for part in parts:
        rest &= ~part
        out.extend(piece for piece in (part & people, part & ~people) if piece)
    return [*out, rest] if rest else out
