"""Dates: the days, months, seasons and years that stand in a sentence, before it is asked how they are meant."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from countback.figures.page_calendar import Calendar, safe
from countback.figures.sentence import Mark, Sentence
from countback.figures.years import (
    DASHES,
    after_year,
    day_number,
    glued_digits,
    numeral_at,
    time_at,
    within_date,
    year_at,
)
from countback.values import PartialDate

_NUMERIC = re.compile(
    r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\b(?!\.\d)|\b(\d{1,2})/(\d{1,2})/(\d{4})\b"
)

#: Entries of kind ``time`` that name a stretch of the calendar by themselves.
_STRETCHES = frozenset({"month", "half", "months", "first_months", "season", "fiscal", "this", "last", "next", "past"})


@dataclass(slots=True)
class Atom:
    """Tokens ``first`` up to ``after`` that name a day, month, season or year.

    ``date`` is None while the year is not known, ``guessed`` marks a year taken from the page; ``last`` ends a stretch
    of months, whose ``day`` is the negative number of months until its year is known. ``relative`` is the mark of words
    like "last year" or "over the past day".
    """

    first: int
    after: int
    date: PartialDate | None
    last: PartialDate | None = None
    month: int | None = None
    day: int | None = None
    rule: str = ""
    relative: Mark | None = None
    guessed: bool = False

    @property
    def end(self) -> PartialDate | None:
        """The last date it covers."""
        return self.last if self.last is not None else self.date


def read_atoms(text: str, s: Sentence, times: list[Mark], cal: Calendar) -> list[Atom]:
    """The atoms of a sentence, in order; months have taken the year that stands beside them or that the page tells."""
    t = s.tokens
    atoms: list[Atom] = []
    by_start = {m.first: m for m in times if m.payload.gives.get("time") in _STRETCHES}
    numeric: dict[int, re.Match[str]] = {}
    for found in _NUMERIC.finditer(text, s.span.start, s.span.end):
        k = bisect_left(t.start, found.start())
        if k < len(t) and t.start[k] == found.start():
            numeric[k] = found
    low = t.low
    may = sorted({*numeric, *by_start, *(k for k, w in enumerate(low) if len(w) == 4 and w.isdecimal())})
    if not may:
        return []
    free = 0
    for i in may:
        if i < free:
            continue
        m_num = numeric.get(i)
        if m_num is not None:
            after = bisect_left(t.start, m_num.end())
            d = _numeric_date(m_num)
            if d is not None:
                atoms.append(Atom(i, after, d, rule="time.numeric"))
            free = after
            continue
        mark = by_start.get(i)
        if mark is not None:
            atom = _stretch(s, mark, cal)
            if atom is not None:
                atoms.append(atom)
                free = max(atom.after, i + 1)
                continue
        year = year_at(s, i) if len(low[i]) == 4 else None
        if year is not None:
            after = after_year(s, i + 1)
            atoms.append(Atom(i, after, PartialDate(year), rule="time.year"))
            free = after
    atoms = _with_years(s, atoms)
    _spread_years(s, atoms, cal)
    return atoms


def _numeric_date(m: re.Match[str]) -> PartialDate | None:
    g = m.groups()
    try:
        if g[0]:
            return PartialDate(int(g[0]), int(g[1]), int(g[2]))
        if g[3]:
            year = int(g[5])
            return PartialDate(year if year > 99 else 2000 + year, int(g[4]), int(g[3]))
        a, b, year = int(g[6]), int(g[7]), int(g[8])
        return PartialDate(year, b, a) if a > 12 else PartialDate(year, a, b)
    except ValueError:
        return None


def _day_before(s: Sentence, i: int) -> tuple[int | None, int]:
    """The day that stands before a month at token ``i``, with an ending or "of" between: "3rd of", "22-го", "24."."""
    t = s.tokens
    k = i - 1
    steps = 0
    while k >= 0 and steps < 3 and (t.low[k] in s.times.endings or t.low[k] in s.partitives or t.raw[k] in ("-", ".")):
        k -= 1
        steps += 1
    day = day_number(s, k)
    if day is None or (
        k > 0 and t.raw[k - 1] in (",", ".") and t.end[k - 1] == t.start[k] and k > 1 and t.low[k - 2].isdecimal()
    ):
        return None, i
    return day, k


def _stretch(s: Sentence, mark: Mark, cal: Calendar) -> Atom | None:
    kind = mark.payload.gives["time"]
    if kind == "month":
        return _month(s, mark)
    if kind in ("half", "months", "first_months"):
        return _months(s, mark)
    if kind == "season":
        start = int(mark.payload.gives["season"])
        return Atom(mark.first, mark.after, None, month=start, day=-3 if start != 12 else -1, rule=mark.payload.id)
    if kind == "fiscal":
        i = mark.after
        year = year_at(s, i)
        if year is None:
            return None
        return Atom(mark.first, i + 1, PartialDate(year - 1, 10), last=PartialDate(year, 9), rule=mark.payload.id)
    return _relative(s, mark, cal)


def _month(s: Sentence, mark: Mark) -> Atom:
    """DAY MONTH [YEAR], MONTH DAY [, YEAR], MONTH [of] YEAR, MONTH."""
    t = s.tokens
    month = int(mark.payload.gives["month"])
    after = mark.after
    day, first = _day_before(s, mark.first)
    if day is None:
        first = mark.first
        d = day_number(s, after)
        if d is not None and not glued_digits(s, after):
            covering = numeral_at(s, after)
            if (covering is None or covering.bare) and not s.numeral_at(after):
                day = d
                after += 1
                if after < len(t) and t.low[after] in s.times.endings and t.start[after] == t.end[after - 1]:
                    after += 1
    year = None
    k = after
    while k < len(t) and k - after < 2 and (t.raw[k] in (",", "’", "'", "-") or t.low[k] in s.partitives):
        k += 1
    year = year_at(s, k)
    if year is not None:
        after = after_year(s, k + 1)
    if day is not None and day > calendar.monthrange(year or 2024, month)[1]:
        day, first = None, mark.first
    when = PartialDate(year, month, day) if year is not None else None
    return Atom(first, after, when, month=month, day=day, rule=mark.payload.id)


def _months(s: Sentence, mark: Mark) -> Atom | None:
    """ "first four months of 2023", "second quarter of 2024": a row of months of one year.

    ``n`` of the entry is how many months, ``from`` the first of them; without ``n`` the number stands in the words.
    """
    gives = mark.payload.gives
    count = gives.get("n") or _count_in(s, mark)
    if count is None or not 1 <= int(count) <= 12:
        return None
    start = int(gives.get("from", 1))
    return Atom(mark.first, mark.after, None, month=start, day=-int(count), rule=mark.payload.id)


def _count_in(s: Sentence, mark: Mark) -> int | None:
    """The number that stands in the words of a mark."""
    for word in reversed(s.tokens.low[mark.first : mark.after]):
        if word.isdecimal() and len(word) <= 2:
            return int(word)
        found = s.times.numbers.get(word)
        if found is not None and found[0] == "word":
            return int(found[1])
    return None


def _relative(s: Sentence, mark: Mark, cal: Calendar) -> Atom | None:
    """ "last year", "this month", "over the past day" against the page's date, or what was said before it."""
    gives = mark.payload.gives
    kind, unit = gives["time"], gives.get("unit", "day")
    rule = mark.payload.id
    shift = {"this": 0, "last": -1, "past": -1, "next": 1}[kind]
    p = cal.published
    empty = Atom(mark.first, mark.after, None, rule=rule, relative=mark)
    if p is None:
        if kind in ("this", "last") and unit == "year" and cal.year is not None:
            return replace(empty, date=PartialDate(cal.year + shift))  # the latest year the text names with a month
        return empty
    count = (gives.get("n") or _count_in(s, mark)) if kind == "past" else None
    if unit == "day" and count == 24:
        count = 1  # hours
    if count is not None and unit in ("year", "month"):
        # "over the past three months": up to the page's date
        index = p.year * 12 + (p.month or 1) - 1 - count * (12 if unit == "year" else 1)
        since = PartialDate(index // 12, index % 12 + 1) if p.month is not None else PartialDate(p.year - count)
        return replace(empty, date=since, last=p) if index >= 12 else empty
    if unit == "year":
        return replace(empty, date=PartialDate(p.year + shift))
    if unit == "month" and p.month is not None:
        index = p.year * 12 + p.month - 1 + shift
        return replace(empty, date=PartialDate(index // 12, index % 12 + 1))
    if p.day is None or p.month is None:
        return empty
    day = date(p.year, p.month, p.day)
    if unit == "week":
        return replace(empty, date=PartialDate.of(day - timedelta(days=7 * (count or 1))), last=p)
    if unit == "day" and kind == "past":
        return replace(empty, date=PartialDate.of(day - timedelta(days=count or 1)), last=p)
    if unit == "day":
        return replace(empty, date=PartialDate.of(day + timedelta(days=shift)))
    return empty


def _put_year(a: Atom, year: int) -> None:
    """Give an atom its year. A negative ``day`` counts the months of a stretch."""
    if not 1 <= year <= 9998 or a.month is None:
        return
    if a.day is not None and a.day < 0:
        if a.month == 12:
            a.date, a.last = PartialDate(year), None
        else:
            a.date, a.last = PartialDate(year, a.month), PartialDate(year, min(a.month - a.day - 1, 12))
    else:
        a.date = safe(year, a.month, a.day)


def _with_years(s: Sentence, atoms: list[Atom]) -> list[Atom]:
    """A month or a row of months right before a year is one atom: "spring 2022", "March of last year"."""
    out: list[Atom] = []
    for a in atoms:
        p = out[-1] if out else None
        if (
            p is not None
            and p.date is None
            and p.month is not None
            and a.date is not None
            and a.date.month is None
            and a.last is None
            and a.first - p.after <= 2
            and all(within_date(s, w) for w in range(p.after, a.first))
        ):
            _put_year(p, a.date.year)
            p.after = a.after
            continue
        if p is not None and _is_row(p) and a.month is not None and a.first - p.after <= 2:
            out[-1] = a  # "the first half of March": no more is kept than the month
            a.first = p.first
            continue
        if _is_row(a) and p is not None and p.date is not None and p.date.month is None and a.first - p.after <= 1:
            # "2024, first half", "this year's second quarter"
            _put_year(a, p.date.year)
            a.first = p.first
            out[-1] = a
            continue
        out.append(a)
    return out


def _is_row(a: Atom) -> bool:
    """Whether it is a row of months without a year."""
    return a.date is None and a.month is not None and a.day is not None and a.day < 0


def _spare(s: Sentence, k: int) -> bool:
    """Whether a token is one of the words passed over within dates: "late", "the end of", a day of the week."""
    m = time_at(s, k)
    return m is not None and m.payload.gives.get("time") in ("late", "weekday")


def joined(s: Sentence, start: int, end: int) -> bool:
    """Whether only words that join two dates, and words within dates, stand between two tokens."""
    if start >= end:
        return False
    low = s.tokens.low
    return all(
        low[k] in s.times.joins or low[k] in s.conjunctions or low[k] in DASHES or _spare(s, k) or within_date(s, k)
        for k in range(start, end)
    )


def _spread_years(s: Sentence, atoms: list[Atom], cal: Calendar) -> None:
    """A month without a year takes that of a month joined to it ("January-September 2024"), else the page's."""
    for k in range(len(atoms) - 2, -1, -1):
        a, nxt = atoms[k], atoms[k + 1]
        if a.date is not None or a.month is None or (a.day is not None and a.day < 0) or nxt.date is None:
            continue
        if nxt.first - a.after <= 5 and nxt.date.month is not None and joined(s, a.after, nxt.first):
            _put_year(a, nxt.date.year - (1 if a.month > nxt.date.month else 0))
    for k, a in enumerate(atoms):
        if a.date is not None or a.month is None:
            continue
        if a.day is not None and a.day < 0:
            continue  # "in the first half", "in spring": no year is said, and none is guessed
        prev = atoms[k - 1] if k else None
        if prev is not None and prev.date is not None and prev.date.month is not None:
            close = a.first - prev.after <= 5 and joined(s, prev.after, a.first)
            if close or cal.published is None:
                _put_year(a, prev.date.year + (1 if a.month < prev.date.month else 0))
                continue
        year = cal.year_for(a.month)
        if year is not None:
            _put_year(a, year)
            a.guessed = True
