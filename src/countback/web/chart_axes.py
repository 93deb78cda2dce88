"""Axes of a chart: where a day and a value stand, round steps from zero, and ticks a person can read."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date

_MONTHS = [name[:3] for name in calendar.month_name]


@dataclass(frozen=True, slots=True)
class Axes:
    """The frame: size in pixels, first and last day (ordinals), and the highest value."""

    width: int
    height: int
    first: int
    last: int
    top: float
    left: int = 66
    margin: int = 196

    @property
    def right(self) -> int:
        """The right end of the plot; names of origins stand beyond it."""
        return self.width - self.margin

    @property
    def bottom(self) -> int:
        """The line of zero."""
        return self.height - 36

    @property
    def steps(self) -> list[float]:
        """The values with a grid line, zero first."""
        step = _step(self.top)
        return [step * i for i in range(round(self.top / step) + 1)]

    def x(self, day: int) -> float:
        """Where a day stands; a single day stands in the middle."""
        width = self.right - self.left - 24
        share = 0.5 if self.last == self.first else (day - self.first) / (self.last - self.first)
        return round(self.left + 12 + width * share, 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return round(self.bottom - (self.bottom - 28) * max(value, 0.0) / self.top, 1)


def _step(top: float) -> float:
    """A round step (1, 2, 2.5 or 5 times a power of ten) that divides the scale in four to six."""
    rough = top / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999))


def nice_top(highest: float) -> float:
    """The top of the scale: a whole number of steps at or above the highest value.

    >>> nice_top(684), nice_top(20538), nice_top(0)
    (800.0, 25000.0, 1.0)
    """
    if highest <= 0:
        return 1.0
    step = _step(highest)
    return math.ceil(highest / step - 1e-9) * step


def short(value: float) -> str:
    """A value on the axis.

    >>> short(0), short(20000), short(2500000), short(0.5)
    ('0', '20,000', '2.5 m', '0.5')
    """
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} m"
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def day_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """Days with a tick and their words: years, months or days, at most about nine.

    >>> day_ticks(date(2024, 1, 15).toordinal(), date(2024, 4, 2).toordinal())[0][1]
    'Feb 2024'
    """
    start, end = date.fromordinal(first), date.fromordinal(last)
    days = last - first
    if days <= 45:
        step = max(1, math.ceil(days / 6))
        marks = [date.fromordinal(d) for d in range(first, last + 1, step)]
        return [(d.toordinal(), f"{d.day} {_MONTHS[d.month]} {d.year}") for d in marks]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    every = next((m for m in (1, 2, 3, 6) if months / m <= 8), 12 * math.ceil(months / 12 / 8))
    ticks = []
    for i in range(months + 1):
        year, month = divmod(start.year * 12 + start.month - 1 + i, 12)
        if (year * 12 + month) % every == 0 and year <= 9999:
            day = date(year, month + 1, 1).toordinal()
            if first <= day <= last:
                ticks.append((day, str(year) if every >= 12 else f"{_MONTHS[month + 1]} {year}"))
    return ticks
