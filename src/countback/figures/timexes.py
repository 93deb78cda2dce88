"""Times of an English narrative with their TIMEX2 values: the measure of the reader of dates on running text.

The figures need a few kinds of times, this reads more on the same grammar (:mod:`.dates`): a month takes its year from
what was told before it, "the following day" counts on from it, durations, decades and parts of a day have values. The
reader of figures does not use it. Left out: holidays, reigns and other names of times, expressions that only their
event dates ("the period of the siege"), times of day with a zone, and values the text does not give.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from countback.figures.dates import DASHES, Atom, Calendar, read_atoms
from countback.figures.lexicon import LexEntry, load_lexicon
from countback.figures.phrases import Phrases, longest
from countback.figures.sentence import Sentence
from countback.figures.tokens import Tokens, sentences, tokenise
from countback.passages.passage import Passage
from countback.passages.wordfiles import load_yaml
from countback.values import PartialDate, Span

_BC = frozenset({"bc", "bce"})
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\s?(?:(a|p)\.?m\b\.?|hrs?\b|hours\b)?", re.IGNORECASE)
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
#: Words before which a number of four digits is no year, and after which it is one.
_NOT_AFTER = frozenset(
    {"about", "around", "some", "over", "nearly", "almost", "approximately", "than", "least", "only", "killed", "lost"}
)
_YEAR_AFTER = frozenset(
    {"in", "of", "by", "since", "until", "till", "from", "to", "between", "during", "and", "or", "late", "early", "mid"}
    | {"before", "after", "the", "for", "around"}
)


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its place in the text, its TIMEX2 value, and the rule that read it."""

    span: Span
    value: str
    rule: str


@dataclass(slots=True)
class _Story:
    """What was last told: a year (negative before Christ), month and day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    ancient: bool = False

    def tell(self, year: int | None, month: int | None = None, day: int | None = None) -> None:
        self.year, self.month, self.day = year, month, day

    def value(self, *, month: bool = False, day: bool = False) -> str:
        if self.year is None:
            return "XXXX-XX-XX" if day else "XXXX-XX" if month else "XXXX"
        out = f"BC{-self.year:04}" if self.year < 0 else f"{self.year:04}"
        if month or day:
            out += f"-{self.month:02}" if self.month else "-XX"
        if day:
            out += f"-{self.day:02}" if self.day else "-XX"
        return out

    def year_for(self, month: int) -> int | None:
        """The year of a month: the one told last, or the next where the story has come to its end."""
        if self.year is not None and self.month is not None and self.year > 0 and month < self.month - 7:
            return self.year + 1
        return self.year


class _Words:
    def __init__(self) -> None:
        raw: dict[str, Any] = dict(load_yaml("timex", "en.yml"))
        self.units = {w: u for u, words in raw["units"].items() for w in words.split()}
        self.parts = {w: p for p, words in raw["parts"].items() for w in words.split()}
        self.numbers: dict[str, int] = raw["numbers"]
        self.ordinals: dict[str, int] = raw["ordinals"]
        self.fixed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for table in ("references", "repeated"):
            for value, forms in raw[table].items():
                for form in forms:
                    row = tuple(form.split())
                    self.fixed.setdefault(row[0], []).append((row, value))
        for rows in self.fixed.values():
            rows.sort(key=lambda r: -len(r[0]))
        for name in ("some", "same", "next", "last", "later", "earlier", "approximate", "after_number"):
            setattr(self, name, frozenset(raw[name].split()))
        lexicon = load_lexicon("en")
        self.lexicon = lexicon
        self.phrases: Phrases[LexEntry] = Phrases((f, e) for e in lexicon.entries if e.kind == "time" for f in e.forms)
        self.seasons = {e.id: _SEASONS[e.gives["season"]] for e in lexicon.entries if "season" in e.gives}

    some: frozenset[str]
    same: frozenset[str]
    next: frozenset[str]
    last: frozenset[str]
    later: frozenset[str]
    earlier: frozenset[str]
    approximate: frozenset[str]
    after_number: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words()


def find_timexes(text: str, *, published: PartialDate | None = None) -> list[Timex]:
    """The times of an English text, in order, none overlapping; linear in the text.

    ``published`` starts the story: a month named before any year takes its year from it.

    >>> [(t.span.of(x), t.value) for x in ["The war began in May 1846. It lasted two years."] for t in find_timexes(x)]
    [('May 1846', '1846-05'), ('two years', 'P2Y')]
    """
    w = _words()
    story = _Story(year=published.year if published is not None else None)
    story.ancient = len(re.findall(r"\bBCE?\b", text)) >= 3
    out: list[Timex] = []
    at = 0
    for line in text.split("\n"):
        if line:
            for span in sentences(text, Span(at, at + len(line))):
                out += _sentence(text, span, w, story)
        at += len(line) + 1
    return out


def _sentence(text: str, span: Span, w: _Words, story: _Story) -> list[Timex]:
    tokens = tokenise(text, start=span.start, end=span.end)
    if not len(tokens):
        return []
    found = longest(list(w.phrases.find(tokens)))
    s = Sentence(
        0,
        span,
        Passage(span, "body", "en"),
        tokens,
        {"time": found},
        [0] * len(tokens),
        [0] * len(tokens),
        conjunctions=w.lexicon.numbers.conjunctions,
        partitives=w.lexicon.partitives,
        times=w.lexicon.times,
    )
    digits = any(t[0].isdigit() for t in tokens.low)
    atoms = read_atoms(text, s, found, Calendar()) if digits or found else []
    by_first = {a.first: a for a in atoms if a.relative is None}
    clocks: dict[int, re.Match[str]] = {}
    if ":" in tokens.raw:
        for m in _CLOCK.finditer(text, span.start, span.end):
            if text[m.start(2) - 1] == ":" and int(m[1]) < 25 and int(m[2]) < 60:
                clocks[bisect_left(tokens.start, m.start())] = m
    out: list[Timex] = []
    i = 0
    while i < len(tokens):
        hit = _read(text, s, i, w, story, by_first, clocks)
        if hit is None:
            i += 1
            continue
        first, after, value, rule = hit
        while (
            first > 0
            and (not out or tokens.start[first - 1] >= out[-1].span.end)
            and tokens.low[first - 1] in w.approximate
        ):
            first -= 1
        out.append(Timex(Span(tokens.start[first], tokens.end[after - 1]), value, rule))
        i = after
    return out


_Hit = tuple[int, int, str, str]


def _read(
    text: str, s: Sentence, i: int, w: _Words, story: _Story, atoms: dict[int, Atom], clocks: dict[int, re.Match[str]]
) -> _Hit | None:
    t = s.tokens
    word = t.low[i]
    if i in clocks:
        return _clock(t, i, clocks[i], story)
    if word.isdecimal() and word.isascii():
        hit = _decade(t, i, w, story) or _shared_day(t, i, atoms, story)
        if hit is not None:
            return hit
    if i in atoms:
        return _atom(s, atoms[i], w, story)
    if word.isdecimal() and word.isascii():
        hit = _old_year(t, i, story)
        if hit is not None:
            return hit
    if word == "former" and t.low[i - 1 : i] == ["the"] and not t.raw[i + 1 : i + 2] == []:
        if not t.raw[i + 1][:1].isupper():
            return None  # "the former and the latter"
    for row, value in w.fixed.get(word, ()):
        if tuple(t.low[i : i + len(row)]) == row:
            return i, i + len(row), value, "timex.reference"
    hit = _end_of(t, i, story)
    if hit is not None:
        return hit
    for reader in (_century, _count, _named, _part):
        hit = reader(t, i, w, story)
        if hit is not None:
            return hit
    return None


def _clock(t: Tokens, i: int, m: re.Match[str], story: _Story) -> _Hit:
    hour = int(m[1]) % 24
    if m[3] and m[3].lower() == "p" and hour < 12:
        hour += 12
    after = max(bisect_left(t.start, m.end()), i + 1)
    return i, after, f"{story.value(day=True)}T{hour:02}:{m[2]}", "timex.clock"


def _atom(s: Sentence, a: Atom, w: _Words, story: _Story) -> _Hit | None:
    t = s.tokens
    season = w.seasons.get(a.rule)
    year: int | None
    if a.rule == "time.year":
        if not _is_year(t, a.first, story):
            return None
        year = int(t.low[a.first])
        if a.after < len(t) and t.low[a.after] in _BC:
            story.tell(-year)
            return a.first, a.after + 1, story.value(), "timex.bc"
        story.tell(year)
        return a.first, a.after, story.value(), a.rule
    after = a.after
    year = a.date.year if a.date is not None else None
    if season is not None:
        if t.low[a.first] == "fall" and year is None and not _is_fall(t, a):
            return None
        if year is None:
            old = _year_before_christ(t, after)
            year, after = old if old is not None else (story.year, after)
            if year is None or (
                t.low[a.first - 1 : a.first] in (["dry"], ["every"], ["each"], ["in"]) and story.year is None
            ):
                return a.first, after, f"XXXX-{season}", a.rule
        story.tell(year, int(a.month or 1))
        return a.first, after, f"{story.value()}-{season}", a.rule
    if a.month is None and a.date is not None:
        story.tell(a.date.year, a.date.month, a.date.day)
        return a.first, after, str(a.date), a.rule
    if a.day is not None and a.day < 0:
        if "first_month" in a.rule:
            return a.first, after, f"P{-a.day}M", a.rule
        if year is None:
            return None
        half = {(1, -6): "H1", (7, -6): "H2"}.get((a.month or 0, a.day)) or {1: "Q1", 4: "Q2", 7: "Q3", 10: "Q4"}.get(
            a.month or 0
        )
        return None if half is None else (a.first, after, f"{year:04}-{half}", a.rule)
    if a.month is None or not t.raw[_month_token(s, a)][:1].isupper() or _other_word(t, a):
        return None
    if year is None:
        old = _year_before_christ(t, after)
        year, after = old if old is not None else (story.year_for(a.month), after)
        that = t.low[after : after + 3]
        if len(that) == 3 and that[0] == "of" and that[2] == "year":
            after += 3
            year = story.year if that[1] in w.same else year
    story.tell(year, a.month, a.day)
    value = story.value(month=True, day=a.day is not None)
    first = a.first
    if a.day is not None and first >= 2 and t.low[first - 1] in ("of", "on") and t.low[first - 2] in w.parts:
        return first - 2, after, value + w.parts[t.low[first - 2]], "timex.part_of_day"
    return first, after, value, a.rule


def _month_token(s: Sentence, a: Atom) -> int:
    for m in s.of("time"):
        if a.first <= m.first < a.after and "month" in m.payload.gives:
            return m.first
    return a.first


def _is_fall(t: Tokens, a: Atom) -> bool:
    """Whether "fall" is the season: "in the fall", not "to fall", "the fall of Atlanta"."""
    before = t.low[a.first - 1] if a.first else ""
    return before in ("the", "that", "this", "late", "early", "last") and t.low[a.after - 1] != "of"


def _other_word(t: Tokens, a: Atom) -> bool:
    """Whether "May" is the verb that opens a sentence, or "March" one that soldiers make."""
    if a.day is not None or a.date is not None:
        return False
    before = t.low[a.first - 1] if a.first else ""
    if a.month == 5:
        return not a.first and a.after < len(t) and t.raw[a.after][:1].islower() and t.low[a.after] not in _YEAR_AFTER
    return (
        a.month == 3 and before not in _YEAR_AFTER | {"last", "next", "this", "that", "-", "–", ",", "a", "on"}
    ) or (a.month == 3 and before == "the")


def _is_year(t: Tokens, i: int, story: _Story) -> bool:
    before = t.low[i - 1] if i else ""
    after = t.low[i + 1] if i + 1 < len(t) else ""
    if before in _NOT_AFTER or (
        before in (",", ".") and i > 1 and t.low[i - 2].isdecimal() and t.end[i - 2] == t.start[i - 1]
    ):
        return False
    if after in _BC:
        return True
    plural = after.isalpha() and after.endswith("s") and after not in ("was", "is", "has", "as", "its", "this")
    if before in _YEAR_AFTER or before in ("(", "-", "–", ","):
        return not (plural and before not in ("the", "late", "early"))
    return not plural and after not in ("men", "people", "km", "troops", "miles", "tons", "dead")


def _year_before_christ(t: Tokens, k: int) -> tuple[int, int] | None:
    """The year before Christ at token ``k``, past "of" or a comma, and the token after it."""
    while k < len(t) and t.low[k] in ("of", ","):
        k += 1
    if k + 1 < len(t) and t.low[k].isdecimal() and len(t.low[k]) <= 4 and t.low[k + 1] in _BC:
        return -int(t.low[k]), k + 2
    return None


def _old_year(t: Tokens, i: int, story: _Story) -> _Hit | None:
    """ "480 BC", "499–450 BC", and in a story of those times "in 480"."""
    word = t.low[i]
    if len(word) > 4 or int(word) == 0:
        return None
    after = t.low[i + 1] if i + 1 < len(t) else ""
    if after in _BC:
        story.tell(-int(word))
        return i, i + 2, story.value(), "timex.bc"
    before = t.low[i - 1] if i else ""
    if (
        len(word) == 4
        and 1000 <= int(word) < 1700
        and before in _YEAR_AFTER
        and not (after.isalpha() and after.endswith("s"))
    ):
        return i, i + 1, word, "timex.old_year"
    ranged = after in DASHES or after in ("to", "and", "or", "/")
    if ranged and i + 3 < len(t) and t.low[i + 2].isdecimal() and t.low[i + 3] in _BC and len(word) >= 2:
        story.tell(-int(word))
        return i, i + 1, story.value(), "timex.bc"
    before = t.low[i - 1] if i else ""
    if (
        story.ancient
        and len(word) == 3
        and before in _YEAR_AFTER | {"("}
        and (not after.isalpha() or after in _YEAR_AFTER or after == "the")
    ):
        story.tell(-int(word))
        return i, i + 1, story.value(), "timex.bc_told"
    return None


def _shared_day(t: Tokens, i: int, atoms: dict[int, Atom], story: _Story) -> _Hit | None:
    """The first of two days of one month: "26 and 27 November"."""
    if len(t.low[i]) > 2 or i + 2 >= len(t) or not (t.raw[i + 1] in DASHES or t.low[i + 1] in ("and", "or", "to")):
        return None
    a = atoms.get(i + 2)
    if a is None or a.month is None or a.day is None or not 0 < int(t.low[i]) < a.day:
        return None
    year = a.date.year if a.date is not None else story.year_for(a.month)
    story.tell(year, a.month, int(t.low[i]))
    return i, i + 1, story.value(day=True), "timex.shared_month"


def _century(t: Tokens, i: int, w: _Words, story: _Story) -> _Hit | None:
    k, n = i + 1, 0
    word = t.low[i]
    if word.isdecimal() and k < len(t) and t.low[k] in ("st", "nd", "rd", "th"):
        n, k = int(word), k + 1
    elif word in w.ordinals:
        n = w.ordinals[word]
    if n and k < len(t) and t.raw[k] in DASHES:
        k += 1
    if not 1 <= n <= 30 or k >= len(t) or t.low[k] != "century":
        return None
    if k + 1 < len(t) and t.low[k + 1] in _BC:
        return i, k + 2, f"BC{n - 1:02}", "timex.century"
    return i, k + 1, f"{n - 1:02}", "timex.century"


def _decade(t: Tokens, i: int, w: _Words, story: _Story) -> _Hit | None:
    word = t.low[i]
    if not word.isdecimal() or i + 1 >= len(t) or t.low[i + 1] not in ("s", "'s") or word[-1:] != "0":
        return None
    if i + 2 < len(t) and t.low[i + 2] in _BC:
        return i, i + 3, f"BC{int(word) // 10:03}", "timex.decade"
    if len(word) == 4:
        story.tell(int(word))
        return i, i + 2, word[:3], "timex.decade"
    if len(word) == 3 and story.ancient:
        return i, i + 2, f"BC{int(word) // 10:03}", "timex.decade"
    return None


def _number(t: Tokens, i: int, w: _Words) -> tuple[str, int] | None:
    """The number at a token as TIMEX2 writes it ("3", "X", "2.5"), and the token after it."""
    word = t.low[i]
    k = i + 1
    if word.isdecimal() and word.isascii() and len(word) <= 3:
        value = int(word)
    elif word in w.some or (word == "a" and t.low[k : k + 1] and t.low[k] in w.some):
        k += (word == "a") + (t.low[k + 1 : k + 2] == ["of"])
        if word == "a" and t.low[k : k + 1] == ["of"]:
            k += 1
        return "X", k
    elif word in w.numbers:
        value = w.numbers[word]
        if value in (20, 30, 40, 50, 60):
            j = k + (t.raw[k : k + 1] == ["-"])
            unit = w.numbers.get(t.low[j]) if j < len(t) and t.low[j] not in ("a", "an") else None
            if unit is not None and unit < 10:
                value, k = value + unit, j + 1
    else:
        return None
    if t.low[k : k + 3] == ["and", "a", "half"]:
        return f"{value}.5", k + 3
    return str(value), k


def _count(t: Tokens, i: int, w: _Words, story: _Story) -> _Hit | None:
    """ "three days", "a six-month", "two weeks later": a duration, or the time that follows from it."""
    found = _number(t, i, w)
    if found is None:
        return None
    number, k = found
    article = t.low[i] in ("a", "an")
    while k < len(t) and (t.raw[k] in DASHES or t.low[k] in w.after_number):
        k += 1
    unit = w.units.get(t.low[k]) if k < len(t) else None
    if unit is None or (unit == "Y" and t.low[k + 1 : k + 2] == ["old"] and False):
        return None
    after = k + 1
    follows = t.low[after] if after < len(t) else ""
    if follows in w.later or follows in w.earlier:
        sign = 1 if follows in w.later else -1
        if follows not in ("after", "before") or (after + 1 < len(t) and t.raw[after + 1] in (",", ".")):
            return i, after + 1, _moved(story, number, unit, sign), "timex.shifted"
    if article and (
        t.low[i - 1 : i] == ["half"]
        or (
            number == "1"
            and t.low[k] in ("day", "week", "month", "year")
            and t.low[i - 1 : i]
            and t.low[i - 1].endswith("s")
        )
    ):
        return i, after, f"P{number}{unit}", "timex.duration"
    while after < len(t) and (
        t.low[after] in ("long", "old") or (t.raw[after] == "-" and t.low[after + 1 : after + 2] == ["long"])
    ):
        after += 1
    if unit.startswith("T"):
        return i, after, f"PT{number}{unit[1:]}", "timex.duration"
    return i, after, f"P{number}{unit}", "timex.duration"


def _moved(story: _Story, number: str, unit: str, sign: int) -> str:
    """The story's time moved by a number of units; coarse where the story is."""
    if not number.isdecimal():
        return {
            "D": story.value(month=True, day=False) + "-XX",
            "M": story.value() + "-XX",
            "W": story.value() + "-WXX",
        }.get(unit, "FUTURE_REF" if sign > 0 else "PAST_REF")
    n = int(number) * sign
    if story.year is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")
    if unit == "Y":
        story.tell(story.year + n)
        return story.value()
    if unit == "DE":
        return f"{(story.year + 10 * n) // 10:03}"
    if unit == "M" and story.month:
        index = story.year * 12 + story.month - 1 + n
        story.tell(index // 12, index % 12 + 1)
        return story.value(month=True)
    if unit in ("D", "W") and story.day and story.month and 1 <= story.year <= 9000:
        days = n * (7 if unit == "W" else 1)
        try:
            day = date(story.year, story.month, story.day) + timedelta(days=days)
        except (ValueError, OverflowError):
            return story.value(day=True)
        story.tell(day.year, day.month, day.day)
        return story.value(day=True) if unit == "D" else f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"
    if unit == "D":
        return story.value(month=True) + "-XX"
    if unit == "W":
        return story.value() + "-WXX"
    return story.value(month=True)


def _end_of(t: Tokens, i: int, story: _Story) -> _Hit | None:
    """ "by the end of the year", "later in the month": the year or month told last."""
    if t.low[i] != "the" or i < 2 or t.low[i - 1] not in ("of", "in") or story.year is None:
        return None
    if t.low[i - 2] not in ("end", "beginning", "start", "middle", "later", "earlier", "late", "early", "rest"):
        return None
    noun = t.low[i + 1] if i + 1 < len(t) else ""
    if noun in ("year", "month"):
        return i, i + 2, story.value(month=noun == "month"), f"timex.{noun}_told"
    return None


def _named(t: Tokens, i: int, w: _Words, story: _Story) -> _Hit | None:
    """ "that year", "the following day", "the same month", "the next morning", "the past three years"."""
    word = t.low[i]
    if word not in w.same and word not in w.next and word not in w.last:
        return None
    k = i + 1
    if word in w.same and k < len(t) and t.low[k] in w.same:
        k += 1
    if k >= len(t):
        return None
    shift = 1 if word in w.next else -1 if word in w.last else 0
    noun = t.low[k]
    if shift:
        found = _number(t, k, w) if noun not in ("a", "an") else None
        if found is not None and found[1] < len(t) and t.low[found[1]] in w.units:
            unit = w.units[t.low[found[1]]]
            return i, found[1] + 1, f"P{found[0]}{unit}", "timex.duration"
        if noun in ("days", "weeks", "months", "years"):
            return i, k + 1, f"PX{w.units[noun]}", "timex.duration"
    if noun in w.parts:
        if shift:
            _moved(story, "1", "D", shift)
        return i, k + 1, story.value(day=True) + w.parts[noun], "timex.part_of_day"
    season = next(
        (
            v
            for name, v in (("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("fall", "FA"), ("winter", "WI"))
            if name == noun
        ),
        None,
    )
    if season is not None:
        if shift and story.year is not None:
            story.tell(story.year + (1 if shift > 0 and season in ("SP", "SU") else 0), story.month)
        return i, k + 1, f"{story.value()}-{season}", "timex.season"
    if noun not in ("day", "month", "year", "decade", "century"):
        return None
    if word == "past" or (word == "last" and noun in ("decade", "century")):
        return i, k + 1, f"P1{w.units[noun]}", "timex.duration"
    if word == "last" and noun in ("day", "month", "year") and t.low[k + 1 : k + 2] == ["of"]:
        return None
    if noun == "year":
        if word in ("next", "last") and story.year is not None:
            return i, k + 1, f"{story.year + shift:04}", "timex.year_told"  # said by someone: the story stays
        if shift and story.year is not None:
            story.tell(story.year + shift)
        return i, k + 1, story.value(), "timex.year_told"
    if noun == "month":
        return i, k + 1, _moved(story, "1", "M", shift) if shift else story.value(month=True), "timex.month_told"
    if noun == "day":
        return i, k + 1, _moved(story, "1", "D", shift) if shift else story.value(day=True), "timex.day_told"
    if story.year is None:
        return None
    if noun == "decade":
        return i, k + 1, f"{(story.year + 10 * shift) // 10:03}", "timex.decade_told"
    return i, k + 1, f"{(story.year + 100 * shift) // 100:02}", "timex.century_told"


def _part(t: Tokens, i: int, w: _Words, story: _Story) -> _Hit | None:
    """ "at night", "daytime", "yearlong", bare "days", "weeks", "years"."""
    word = t.low[i]
    part = w.parts.get(word)
    if part is not None and word in ("night", "nights", "daytime"):
        if (i and t.low[i - 1] in ("at", "by", "per")) or word == "daytime":
            return i, i + 1, f"XXXX-XX-XX{part}", "timex.part_of_day"
        return None
    if word in ("days", "weeks", "months", "years", "decades", "hours") and (
        i == 0 or t.low[i - 1] in ("for", "of", "in", "within", "the", "after")
    ):
        follows = t.low[i + 1] if i + 1 < len(t) else ""
        if follows in w.later or follows in w.earlier:
            return i, i + 2, _moved(story, "X", w.units[word], 1 if follows in w.later else -1), "timex.shifted"
        unit = w.units[word]
        return i, i + 1, f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}", "timex.duration"
    if (
        word in ("month", "year", "week", "day", "hour")
        and t.raw[i + 1 : i + 2] == ["-"]
        and t.low[i + 2 : i + 3] == ["long"]
    ):
        return i, i + 3, f"P1{w.units[word]}", "timex.duration"
    return None


def each_sentence(text: str) -> Iterator[Span]:
    """The sentences :func:`find_timexes` reads, for measuring its speed."""
    at = 0
    for line in text.split("\n"):
        if line:
            yield from sentences(text, Span(at, at + len(line)))
        at += len(line) + 1
