"""The calendar of a page: its date, the years its text names, and the stretch of time it told last."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field

from countback.figures.sentence import Mark, Sentence
from countback.figures.years import day_number, within_date, year_at
from countback.values import PartialDate, Period


@dataclass(slots=True)
class Calendar:
    """What the reader knows about time at a place of the page.

    ``published`` is the page's date. Where it has none, ``years`` are the years the text names with each month, and
    ``year`` is the latest year it names, if that is named with a month or after "since" (``since_year``).
    ``last`` is the last stretch with two ends that was read, in sentence ``last_at``: "the year before" and
    "the same months" count from it.
    """

    published: PartialDate | None = None
    year: int | None = None
    years: dict[int, int] = field(default_factory=dict)
    since_year: bool = False
    last: Period | None = None
    last_at: int = -9

    def year_for(self, month: int) -> int | None:
        """The year of a month named without one: the last that had begun when the page was published.

        On a page without a date, the year the text names with that month, or the page's running year where a month near
        to it is named with that year.

        >>> Calendar(PartialDate(2024, 4, 12)).year_for(9)
        2023
        """
        p = self.published
        if p is None:
            if month in self.years:
                return self.years[month]
            near = any(abs(m - month) <= 2 and y == self.year for m, y in self.years.items()) or self.since_year
            return self.year if near else None
        if p.month is None:
            return p.year
        return p.year if month <= p.month else p.year - 1

    def learn(self, rows: list[Sentence]) -> None:
        """Note which years a page without a date of its own names, alone and with months."""
        if self.published is not None:
            return
        latest = 0
        for s in rows:
            marks = {m.after: m for m in s.of("time")}
            for i in range(len(s.tokens)):
                year = year_at(s, i)
                if year is None or not 1990 <= year <= 2039:
                    continue
                since, month = _beside_year(s, marks, i)
                if year > latest:
                    latest, self.year, self.since_year = year, None, False
                if year == latest and (since or month is not None):
                    self.year = year
                    self.since_year = self.since_year or since
                if month is not None:
                    self.years[month] = max(year, self.years.get(month, 0))


def _beside_year(s: Sentence, marks: dict[int, Mark], i: int) -> tuple[bool, int | None]:
    """Whether "since" stands before a year, and the month that does."""
    k = i
    for _ in range(4):
        mark = marks.get(k)
        kind = mark.payload.gives["time"] if mark is not None else ""
        if mark is not None and kind == "month":
            return False, int(mark.payload.gives["month"])
        if kind == "since":
            return True, None
        if mark is not None and kind in ("late", "in"):
            k = mark.first
        elif k and (within_date(s, k - 1) or day_number(s, k - 1) is not None):
            k -= 1
        else:
            break
    return False, None


def shifted(period: Period, years: int) -> Period:
    """The same stretch of the calendar some years on.

    >>> str(shifted(Period(PartialDate(2024, 1), PartialDate(2024, 9)), -1).until)
    '2023-09'
    """

    def move(d: PartialDate | None) -> PartialDate | None:
        return None if d is None else safe(d.year + years, d.month, d.day)

    return Period(move(period.since), move(period.until))


def safe(year: int, month: int | None, day: int | None) -> PartialDate:
    """A date, without the day where the month has no such day."""
    if month is not None and day is not None and day > calendar.monthrange(year, month)[1]:
        day = None
    return PartialDate(year, month, day)
