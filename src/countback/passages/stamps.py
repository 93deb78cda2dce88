"""Dates with a year as pages print them, and the short lines that are nothing but such a date.

The words are ``data/months.yml``. A date of digits only (04/05/2024) keeps both readings until something decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from countback.errors import LexiconError
from countback.values import PartialDate, Span

_SECTIONS = ("months", "weekdays", "published", "updated", "byline", "as_of", "dated", "cited")

_DATE = re.compile(
    r"""
    (?<![\w.,/-])(?:
        (?P<y1>(?:19|20)\d\d)(?P<s1>[-./])(?P<m1>\d\d?)(?:(?P=s1)(?P<d1>\d\d?))?(?![\d/-]|\.\d)
      | (?P<a>\d\d?)(?P<s2>[./-])(?P<b>\d\d?)(?P=s2)(?P<y2>(?:19|20)\d\d)(?!\d)
      | (?P<d3>\d\d?)(?:st|nd|rd|th|er|\.|-го|-е)?\s{1,2}(?:de\s|of\s)?
          (?P<w3>[^\W\d_]{3,12})\.?,?\s{1,2}(?:de\s)?(?P<y3>(?:19|20)\d\d)(?!\d)
      | (?P<w4>[^\W\d_]{3,12})\.?\s{1,2}(?P<d4>\d\d?)(?:st|nd|rd|th)?,?\s{1,2}(?P<y4>(?:19|20)\d\d)(?!\d)
      | (?P<w5>[^\W\d_]{3,12})\.?,?\s{1,2}(?P<y5>(?:19|20)\d\d)(?!\d)
    )""",
    re.X,
)
_DAY_MONTH = re.compile(
    r"(?<![\w.,])(?:(?P<d1>\d\d?)(?:st|nd|rd|th|\.)?\s{1,2}(?:of\s)?(?P<w1>[^\W\d_]{3,12})"
    r"|(?P<w2>[^\W\d_]{3,12})\.?\s{1,2}(?P<d2>\d\d?))(?!\w)"
)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:utc|gmt|est|edt|cet|eet|msk|uhr|z)\b)?", re.I
)
_READING = re.compile(r"\d{1,2}\s?(?:-?\s?min(?:ute)?s?|хв|мин)\.?(?:\s(?:read|to read|читання|чтения))?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Said:
    """A date as written: its readings (two where the order of day and month is open) and its place."""

    readings: tuple[PartialDate, ...]
    span: Span
    said: str
    numeric: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A short line that is the page's date: what it says, and how it was marked."""

    date: Said
    kind: str
    timed: bool
    weekday: bool
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """``data/months.yml``, compiled."""

    months: Mapping[str, int]
    weekdays: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    byline: frozenset[str]
    as_of: frozenset[str]
    dated: frozenset[str]
    cited: frozenset[str]
    dated_pattern: re.Pattern[str]
    month_stems: frozenset[str]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The words of dates, read once. Raises LexiconError for a file that breaks its own rules."""
    text = files("countback").joinpath("data/months.yml").read_text(encoding="utf-8")
    return read_words(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def read_words(data: Any) -> Words:
    """Compile the content of ``months.yml``; LexiconError names what is wrong."""
    if not isinstance(data, dict) or set(data) != set(_SECTIONS):
        raise LexiconError(f"data/months.yml needs exactly the sections {', '.join(_SECTIONS)}")
    months: dict[str, int] = {}
    for lang, rows in data["months"].items():
        if len(rows) != 12:
            raise LexiconError(f"data/months.yml, months.{lang}: 12 months are needed, got {len(rows)}")
        for number, forms in enumerate(rows, start=1):
            for form in forms:
                if months.setdefault(form, number) != number:
                    raise LexiconError(f"data/months.yml, months.{lang}: {form!r} is month {months[form]} and {number}")
    flat = {name: frozenset(w for words in data[name].values() for w in words) for name in _SECTIONS[1:]}
    dated = sorted(flat["dated"], key=len, reverse=True)
    return Words(
        months=months,
        dated_pattern=re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, dated)) + r")\s{1,2}(?=\d|[^\W\d_]{3,12}\s\d)"
        ),
        month_stems=frozenset(form[:3] for form in months),
        **flat,
    )


def dates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Said]:
    """Every date with a year in ``text[start:end]``, in order.

    >>> [str(d.readings[0]) for d in dates_in("11 April 2023, 8:41; 2024-02; 04/05/2024")]
    ['2023-04-11', '2024-02', '2024-05-04']
    """
    months = load_words().months
    at = start
    stop = len(text) if end is None else end
    while True:
        found = _DATE.search(text, at, stop)
        if found is None:
            return
        readings, numeric = _readings(found, months)
        if readings:
            yield Said(readings, Span(found.start(), found.end()), found.group(), numeric)
            at = found.end()
        else:
            # a word before a year that is no month: go on behind the word, the year may belong to a later form
            at = found.end() if found.group()[0].isdecimal() else found.start() + len(found.group().split()[0])


def day_month_in(text: str, start: int, end: int) -> tuple[int, int, Span] | None:
    """The first day and month without a year in ``text[start:end]`` as (month, day, place); None if there is none."""
    months = load_words().months
    for found in _DAY_MONTH.finditer(text, start, end):
        word = (found["w1"] or found["w2"]).lower()
        day = int(found["d1"] or found["d2"])
        if word in months and 1 <= day <= 31:
            return months[word], day, Span(found.start(), found.end())
    return None


def _readings(found: re.Match[str], months: Mapping[str, int]) -> tuple[tuple[PartialDate, ...], str]:
    if found["y1"]:
        day = int(found["d1"]) if found["d1"] else None
        if found["s1"] != "-" and day is None:
            return (), ""  # 2024.5 is a number, 2024/25 a season
        return _dates((int(found["y1"]), int(found["m1"]), day)), ""
    if found["y2"]:
        a, b, year = int(found["a"]), int(found["b"]), int(found["y2"])
        both = _dates((year, b, a), (year, a, b))
        # dots and dashes are written day first everywhere; only the slash has two customs
        return (both if found["s2"] == "/" else both[:1]), found["s2"]
    for d, w, y in (("d3", "w3", "y3"), ("d4", "w4", "y4")):
        if found[y]:
            month = months.get(found[w].lower())
            return (_dates((int(found[y]), month, int(found[d]))) if month else ()), ""
    month = months.get(found["w5"].lower())
    return (_dates((int(found["y5"]), month, None)) if month else ()), ""


def _dates(*triples: tuple[int, int, int | None]) -> tuple[PartialDate, ...]:
    """Those of the triples that are days of the calendar, without repetition."""
    good: list[PartialDate] = []
    for year, month, day in triples:
        try:
            date = PartialDate(year, month, day)
        except ValueError:
            continue
        if year in _YEARS and date not in good:
            good.append(date)
    return tuple(good)


@lru_cache(maxsize=4096)
def stamp_of(line: str) -> Stamp | None:
    """The stamp a short line is: a date, perhaps with a time, a weekday, an author, "published" or "2 min read".

    >>> stamp_of("by Ann Marie Lee May 3, 2021 3:07 PM 4 min read").byline
    'Ann Marie Lee'
    >>> stamp_of("5 May 2024: 300 men left") is None
    True
    """
    if len(line) > 160 or _YEAR.search(line) is None:
        return None
    words = load_words()
    said = next(dates_in(line), None)
    if said is None:
        return None
    before = line[: said.span.start]
    rest = before + " ¦ " + line[said.span.end :]
    timed = _TIME.search(rest) is not None
    rest = _READING.sub(" ", _TIME.sub(" ", rest))
    first = rest.partition("¦")[0]
    second = next(dates_in(line, said.span.end), None)
    if second is not None:  # "published …, updated …"
        rest = rest.replace(second.said, " ")
        rest = _TIME.sub(" ", rest)
    tokens = [t for t in re.split(r"[\s,;:|•·()/\\–—¦-]+", rest.strip()) if t]
    if any(c.isdecimal() for t in tokens for c in t):
        return None
    weekday = any(t.lower().strip(".") in words.weekdays for t in tokens)
    lead = " ".join(re.split(r"[\s,;:|•·()-]+", first.lower().strip())).strip()
    kind = "updated" if lead in words.updated else "published" if lead in words.published else "stamp"
    byline = byline_in(first)
    other = [t for t in tokens if t.lower().strip(".") not in words.weekdays]
    if kind == "stamp":
        if byline:
            other = [t for t in other if t not in byline.split()]
        if any(lead == w or lead.endswith(" " + w) for w in words.as_of) and not timed:
            return None
        starts = not [t for t in re.split(r"[\s,;:|•·()-]+", first) if t and t.lower().strip(".") not in words.weekdays]
        if not (starts or timed or byline) or len(other) > (6 if byline or timed else 3):
            return None
    elif len(other) > 10:
        return None
    if said.readings[0].day is None and other:
        return None
    return Stamp(said, kind, timed, weekday, byline)


_NAME = re.compile(r"[^\W\d_a-zа-яіїєґ][\w'’.-]{0,30}(?:\s[^\W\d_a-zа-яіїєґ][\w'’.-]{0,30}){0,3}")


def byline_in(line: str) -> str:
    """The author a line names behind "by" or its like; "" if it does not begin so.

    >>> byline_in("By Jo Ann Ray and others"), byline_in("By then 300 had left")
    ('Jo Ann Ray', '')
    """
    words = load_words().byline
    bare = line.strip(" \t\u00a0•·|")
    head, _, tail = bare.partition(" ")
    two = " ".join(bare.lower().split()[:2])
    if two in words:
        tail = tail.partition(" ")[2]
    elif head.lower().rstrip(":.") not in words:
        return ""
    found = _NAME.match(tail.strip(" :"))
    if found is None:
        return ""
    name = found.group().rstrip(" .,-")
    months = load_words().months
    kept = []
    for word in name.split():
        if word.lower().rstrip(".") in months:
            break
        kept.append(word)
    return " ".join(kept)
