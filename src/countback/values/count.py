"""What a number expression says: a value or a range, how firm it is, and how it was written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "about", "min", "max"]
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a text gives it. Never a float: counts are ``int``, shares may be ``Decimal``.

    ``low`` and ``high`` are equal for a single number, the two ends for a range; ``high`` is None for
    "hundreds", which only has a least value. ``bound`` tells what was said about the number: "about",
    "more than" (min), "up to" (max). ``other`` holds the second reading of an ambiguous writing
    ("18.000" with nothing on the page to decide), so that nothing is chosen silently.

    >>> Count(low=18000, high=18000, bound="min", said="18,000").admits(18450)
    True
    """

    low: Number
    high: Number | None
    bound: Bound = "exact"
    said: str = ""
    vague: bool = False
    other: Number | None = None

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"a count needs low <= high, got {self.low} and {self.high}")

    @property
    def single(self) -> bool:
        """Whether one number was given, not a range or a vague word."""
        return self.low == self.high

    def admits(self, value: Number, *, slack: Decimal = Decimal("0.05")) -> bool:
        """Whether ``value`` is one this writing could stand for; ``slack`` is what "about" allows."""
        low: Number = self.low
        high: Number | None = self.high
        if self.bound == "about":
            low = low * (1 - slack)
            high = high * (1 + slack) if high is not None else None
        elif self.bound == "min":
            high = None
        elif self.bound == "max":
            low = 0
        return value >= low and (high is None or value <= high)
