"""One to one: each record of either list is matched at most once.

Pairs are taken greedily: class A before B before C before D, in a class by weight, ties by record number. An optimal
assignment would give up a sure pair to gain two weak ones; for counts by class the sure pair must stand. Decisions of a
person go first: a pair said to be the same is taken, one said to be different never.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from countback.registers.people.classes import CLASSES, LEAST, Class, class_of
from countback.registers.people.linkage import Pair


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that was taken, and its class."""

    left: int
    right: int
    weight: float
    kind: Class


def assign(pairs: Iterable[Pair], *, decided: Mapping[tuple[int, int], str] | None = None) -> list[Match]:
    """The pairs that stand, in the order of the left list."""
    words = decided or {}
    ranked: list[tuple[int, int, float, int, int, Class]] = []
    for pair in pairs:
        word = words.get((pair.left, pair.right))
        kind = class_of(pair.keys)
        if word == "different" or kind is None or (pair.weight < LEAST[kind] and word != "same"):
            continue
        ranked.append((word != "same", CLASSES.index(kind), -pair.weight, pair.left, pair.right, kind))
    left, right, out = set[int](), set[int](), list[Match]()
    for _, _, negative, a, b, kind in sorted(ranked):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            out.append(Match(a, b, -negative, kind))
    return sorted(out, key=lambda m: m.left)
