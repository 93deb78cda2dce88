"""Dates as precise as they were given, and the stretch of time a count runs over."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; no more precise than the text.

    >>> str(PartialDate(2024, 3))
    '2024-03'
    >>> PartialDate.parse("2024-03").after
    datetime.date(2024, 4, 1)
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        if self.month is not None:
            date(self.year, self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        parts = text.split("-")
        if not 1 <= len(parts) <= 3 or not all(p.isdecimal() and p.isascii() for p in parts):
            raise ValueError(f"a date is YYYY, YYYY-MM or YYYY-MM-DD, got {text!r}")
        return cls(*(int(p) for p in parts))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The day ``day``."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def after(self) -> date:
        """The day after the last one: the open end of a half-open interval."""
        return self.last + timedelta(days=1)

    def covers(self, other: PartialDate) -> bool:
        """Whether ``other`` is this date or a more precise one inside it."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Period:
    """The time a count runs over, each end as precise as it was given; either end may be unknown.

    ``until`` is included as said (a count "to 3 April" has ``until`` 2024-04-03); :attr:`half_open` gives
    the interval of days. For a running total ``until`` is its as-of date.

    >>> Period(since=PartialDate(2024, 3), until=PartialDate(2024, 3)).half_open
    (datetime.date(2024, 3, 1), datetime.date(2024, 4, 1))
    """

    since: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.since is not None or self.until is not None

    @property
    def half_open(self) -> tuple[date | None, date | None]:
        """First day, and the day after the last; None where an end is unknown."""
        return (self.since.first if self.since else None, self.until.after if self.until else None)
