"""Years, days of a month and the small words within dates, told from a sentence's other numbers."""

from __future__ import annotations

from bisect import bisect_right

from countback.figures.numerals import Numeral
from countback.figures.sentence import Mark, Sentence

DASHES = frozenset("-–—−‒")
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


def year_at(s: Sentence, i: int) -> int | None:
    """The year token ``i`` says; None where it is no year, or a figure's number."""
    t = s.tokens
    if i >= len(t):
        return None
    word = t.low[i]
    if len(word) != 4 or not word.isdecimal() or not word.isascii() or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return None
    if glued_digits(s, i):
        return None
    if i > 1 and t.raw[i - 1] in (",", ".", "$", "€") and t.end[i - 1] == t.start[i] and t.end[i - 2] == t.start[i - 1]:
        return None
    if s.numeral_at(i):
        return None
    num = numeral_at(s, i)
    if num is not None and not (num.bare and len(num.bare) == 4):
        span_of_years = num.high is not None and 1900 <= num.low < num.high <= _LAST_YEAR
        if not span_of_years:
            return None
    return int(word)


def numeral_at(s: Sentence, i: int) -> Numeral | None:
    """The number, figure or not, that covers token ``i``."""
    k = bisect_right(s.numerals, i, key=lambda n: n.first) - 1
    return s.numerals[k] if k >= 0 and i < s.numerals[k].after else None


def time_at(s: Sentence, i: int) -> Mark | None:
    """The word of time that covers token ``i``; they are in order and do not overlap."""
    marks = s.of("time")
    k = bisect_right(marks, i, key=lambda m: m.first) - 1
    return marks[k] if k >= 0 and i < marks[k].after else None


def time_before(s: Sentence, i: int) -> Mark | None:
    """The word of time that ends right before token ``i``."""
    mark = time_at(s, i - 1) if i else None
    return mark if mark is not None and mark.after == i else None


def glued_digits(s: Sentence, i: int) -> bool:
    """Whether a separator and more digits follow token ``i`` without a gap: "2022,5"."""
    t = s.tokens
    return (
        i + 2 < len(t)
        and t.raw[i + 1] in (",", ".")
        and t.start[i + 1] == t.end[i]
        and t.start[i + 2] == t.end[i + 1]
        and t.low[i + 2][0].isdigit()
    )


def after_year(s: Sentence, i: int) -> int:
    """Past the ending and the word for year that follow a year: "2025-го", "2023 року"."""
    t = s.tokens
    if i + 1 < len(t) and t.raw[i] in DASHES and t.low[i + 1] in s.times.endings and t.start[i + 1] == t.end[i]:
        i += 2
    if i < len(t) and t.low[i] in s.times.years:
        i += 1
        if i < len(t) and t.raw[i] == "." and len(t.low[i - 1]) <= 2:
            i += 1
    return i


def day_number(s: Sentence, i: int) -> int | None:
    t = s.tokens
    if not 0 <= i < len(t):
        return None
    word = t.low[i]
    if word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31:
        return int(word)
    return None


def within_date(s: Sentence, k: int) -> bool:
    w = s.tokens.low[k]
    return w in s.partitives or w in s.times.fillers or w in (",", "-") or w in s.times.years
