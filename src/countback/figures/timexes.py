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

from countback.figures.dates import Atom, read_atoms
from countback.figures.narrative import (
    BEFORE_CHRIST,
    Hit,
    NarrativeWords,
    Story,
    narrative_words,
    read_century,
    read_decade,
    read_end_of,
    read_part,
    read_span,
    read_told,
)
from countback.figures.page_calendar import Calendar
from countback.figures.phrases import longest
from countback.figures.sentence import Sentence
from countback.figures.tokens import Tokens, sentences, tokenise
from countback.figures.years import DASHES
from countback.passages.passage import Passage
from countback.values import PartialDate, Span

_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\s?(?:(a|p)\.?m\b\.?|hrs?\b|hours\b)?", re.IGNORECASE)
#: Words before which a number of four digits is no year, and after which it is one.
_NOT_AFTER = frozenset(
    {"about", "around", "some", "over", "nearly", "almost", "approximately", "than", "least", "only", "killed", "lost"}
)
_YEAR_AFTER = frozenset(
    {"in", "of", "by", "since", "until", "till", "from", "to", "between", "during", "and", "or", "late", "early", "mid"}
    | {"before", "after", "the", "for", "around"}
)

_BEFORE_MARCH = frozenset({"last", "next", "this", "that", "-", "–", ",", "a", "on"})


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its place in the text, its TIMEX2 value, and the rule that read it."""

    span: Span
    value: str
    rule: str


def find_timexes(text: str, *, published: PartialDate | None = None) -> list[Timex]:
    """The times of an English text, in order, none overlapping; linear in the text.

    ``published`` starts the story: a month named before any year takes its year from it.

    >>> [(t.span.of(x), t.value) for x in ["The war began in May 1846. It lasted two years."] for t in find_timexes(x)]
    [('May 1846', '1846-05'), ('two years', 'P2Y')]
    """
    w = narrative_words()
    story = Story(year=published.year if published is not None else None)
    story.ancient = len(re.findall(r"\bBCE?\b", text)) >= 3
    out: list[Timex] = []
    at = 0
    for line in text.split("\n"):
        if line:
            for span in sentences(text, Span(at, at + len(line))):
                out += _sentence(text, span, w, story)
        at += len(line) + 1
    return out


def _sentence(text: str, span: Span, w: NarrativeWords, story: Story) -> list[Timex]:
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


def _read(
    text: str,
    s: Sentence,
    i: int,
    w: NarrativeWords,
    story: Story,
    atoms: dict[int, Atom],
    clocks: dict[int, re.Match[str]],
) -> Hit | None:
    t = s.tokens
    word = t.low[i]
    if i in clocks:
        return _clock(t, i, clocks[i], story)
    if word.isdecimal() and word.isascii():
        hit = read_decade(t, i, w, story) or _shared_day(t, i, atoms, story)
        if hit is not None:
            return hit
    if i in atoms:
        return _atom(s, atoms[i], w, story)
    if word.isdecimal() and word.isascii():
        hit = _old_year(t, i, story)
        if hit is not None:
            return hit
    if word == "former" and t.low[i - 1 : i] == ["the"] and not t.raw[min(i + 1, len(t) - 1)][:1].isupper():
        return None  # "the former and the latter"
    for row, value in w.fixed.get(word, ()):
        if tuple(t.low[i : i + len(row)]) == row:
            return i, i + len(row), value, "timex.reference"
    hit = read_end_of(t, i, story)
    if hit is not None:
        return hit
    for reader in (read_century, read_span, read_told, read_part):
        hit = reader(t, i, w, story)
        if hit is not None:
            return hit
    return None


def _clock(t: Tokens, i: int, m: re.Match[str], story: Story) -> Hit:
    hour = int(m[1]) % 24
    if m[3] and m[3].lower() == "p" and hour < 12:
        hour += 12
    after = max(bisect_left(t.start, m.end()), i + 1)
    return i, after, f"{story.value(day=True)}T{hour:02}:{m[2]}", "timex.clock"


def _atom(s: Sentence, a: Atom, w: NarrativeWords, story: Story) -> Hit | None:
    t = s.tokens
    season = w.seasons.get(a.rule)
    year: int | None
    if a.rule == "time.year":
        if not _is_year(t, a.first, story):
            return None
        year = int(t.low[a.first])
        if a.after < len(t) and t.low[a.after] in BEFORE_CHRIST:
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
    return a.month == 3 and before not in (_YEAR_AFTER - {"the"}) | _BEFORE_MARCH


def _is_year(t: Tokens, i: int, story: Story) -> bool:
    before = t.low[i - 1] if i else ""
    after = t.low[i + 1] if i + 1 < len(t) else ""
    if before in _NOT_AFTER or (
        before in (",", ".") and i > 1 and t.low[i - 2].isdecimal() and t.end[i - 2] == t.start[i - 1]
    ):
        return False
    if after in BEFORE_CHRIST:
        return True
    plural = after.isalpha() and after.endswith("s") and after not in ("was", "is", "has", "as", "its", "this")
    if before in _YEAR_AFTER or before in ("(", "-", "–", ","):
        return not (plural and before not in ("the", "late", "early"))
    return not plural and after not in ("men", "people", "km", "troops", "miles", "tons", "dead")


def _year_before_christ(t: Tokens, k: int) -> tuple[int, int] | None:
    """The year before Christ at token ``k``, past "of" or a comma, and the token after it."""
    while k < len(t) and t.low[k] in ("of", ","):
        k += 1
    if k + 1 < len(t) and t.low[k].isdecimal() and len(t.low[k]) <= 4 and t.low[k + 1] in BEFORE_CHRIST:
        return -int(t.low[k]), k + 2
    return None


def _old_year(t: Tokens, i: int, story: Story) -> Hit | None:
    """ "480 BC", "499–450 BC", and in a story of those times "in 480"."""
    word = t.low[i]
    if len(word) > 4 or int(word) == 0:
        return None
    after = t.low[i + 1] if i + 1 < len(t) else ""
    if after in BEFORE_CHRIST:
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
    if ranged and i + 3 < len(t) and t.low[i + 2].isdecimal() and t.low[i + 3] in BEFORE_CHRIST and len(word) >= 2:
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


def _shared_day(t: Tokens, i: int, atoms: dict[int, Atom], story: Story) -> Hit | None:
    """The first of two days of one month: "26 and 27 November"."""
    if len(t.low[i]) > 2 or i + 2 >= len(t) or not (t.raw[i + 1] in DASHES or t.low[i + 1] in ("and", "or", "to")):
        return None
    a = atoms.get(i + 2)
    if a is None or a.month is None or a.day is None or not 0 < int(t.low[i]) < a.day:
        return None
    year = a.date.year if a.date is not None else story.year_for(a.month)
    story.tell(year, a.month, int(t.low[i]))
    return i, i + 1, story.value(day=True), "timex.shared_month"


def each_sentence(text: str) -> Iterator[Span]:
    """The sentences :func:`find_timexes` reads, for measuring its speed."""
    at = 0
    for line in text.split("\n"):
        if line:
            yield from sentences(text, Span(at, at + len(line)))
        at += len(line) + 1
