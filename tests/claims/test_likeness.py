"""How numbers are damaged, and pairs that are no damage."""

from __future__ import annotations

import pytest

from countback.claims.likeness import likeness
from countback.values import Count


def kind(a: int, b: int, bound: str = "exact") -> str | None:
    like = likeness(Count(a, a), Count(b, b, bound))  # type: ignore[arg-type]
    return like.kind if like else None


@pytest.mark.parametrize(
    ("a", "b", "bound", "expected"),
    [
        (684, 64, "exact", "digit"),
        (5937, 5397, "exact", "digit"),
        (82000, 82, "exact", "multiplier"),
        (20538, 20000, "min", "rounding"),
        (708, 700, "min", "rounding"),
        (17721, 17000, "min", "rounding"),
        (1010, 1000, "max", "rounding"),
        (18159, 20000, "min", None),
        (18000, 14500, "exact", None),
        (1010, 1009, "exact", None),
        (7300, 7400, "exact", None),
        (12000, 10000, "about", None),
    ],
)
def test_kinds(a: int, b: int, bound: str, expected: str | None) -> None:
    assert kind(a, b, bound) == expected


def test_a_range_and_its_top() -> None:
    like = likeness(Count(40000, 45000, "about"), Count(45000, 45000, "max"))
    assert like is not None and like.kind == "range_end" and "top" in like.words
    assert likeness(Count(200, None, vague=True), Count(200, 200)) is None
