"""What a narrative's times are told with: the story so far, the words for spans, and what follows from them.

"Two weeks later", "the following day", "that year" are read against the :class:`Story`; durations, decades and
centuries have values of their own. English only; the words are in ``data/timex/en.yml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from countback.figures.lexicon import LexEntry, load_lexicon
from countback.figures.phrases import Phrases
from countback.figures.tokens import Tokens
from countback.figures.years import DASHES
from countback.passages.wordfiles import load_yaml

BEFORE_CHRIST = frozenset({"bc", "bce"})
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}

#: A time found: its first token, the token after it, its value and the rule.
Hit = tuple[int, int, str, str]


@dataclass(slots=True)
class Story:
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


class NarrativeWords:
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
def narrative_words() -> NarrativeWords:
    return NarrativeWords()


def read_century(t: Tokens, i: int, w: NarrativeWords, story: Story) -> Hit | None:
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
    if k + 1 < len(t) and t.low[k + 1] in BEFORE_CHRIST:
        return i, k + 2, f"BC{n - 1:02}", "timex.century"
    return i, k + 1, f"{n - 1:02}", "timex.century"


def read_decade(t: Tokens, i: int, w: NarrativeWords, story: Story) -> Hit | None:
    word = t.low[i]
    if not word.isdecimal() or i + 1 >= len(t) or t.low[i + 1] not in ("s", "'s") or word[-1:] != "0":
        return None
    if i + 2 < len(t) and t.low[i + 2] in BEFORE_CHRIST:
        return i, i + 3, f"BC{int(word) // 10:03}", "timex.decade"
    if len(word) == 4:
        story.tell(int(word))
        return i, i + 2, word[:3], "timex.decade"
    if len(word) == 3 and story.ancient:
        return i, i + 2, f"BC{int(word) // 10:03}", "timex.decade"
    return None


def _number(t: Tokens, i: int, w: NarrativeWords) -> tuple[str, int] | None:
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


def read_span(t: Tokens, i: int, w: NarrativeWords, story: Story) -> Hit | None:
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
            return i, after + 1, moved(story, number, unit, sign), "timex.shifted"
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


def moved(story: Story, number: str, unit: str, sign: int) -> str:
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


def read_end_of(t: Tokens, i: int, story: Story) -> Hit | None:
    """ "by the end of the year", "later in the month": the year or month told last."""
    if t.low[i] != "the" or i < 2 or t.low[i - 1] not in ("of", "in") or story.year is None:
        return None
    if t.low[i - 2] not in ("end", "beginning", "start", "middle", "later", "earlier", "late", "early", "rest"):
        return None
    noun = t.low[i + 1] if i + 1 < len(t) else ""
    if noun in ("year", "month"):
        return i, i + 2, story.value(month=noun == "month"), f"timex.{noun}_told"
    return None


def read_told(t: Tokens, i: int, w: NarrativeWords, story: Story) -> Hit | None:
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
            moved(story, "1", "D", shift)
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
        return i, k + 1, moved(story, "1", "M", shift) if shift else story.value(month=True), "timex.month_told"
    if noun == "day":
        return i, k + 1, moved(story, "1", "D", shift) if shift else story.value(day=True), "timex.day_told"
    if story.year is None:
        return None
    if noun == "decade":
        return i, k + 1, f"{(story.year + 10 * shift) // 10:03}", "timex.decade_told"
    return i, k + 1, f"{(story.year + 100 * shift) // 100:02}", "timex.century_told"


def read_part(t: Tokens, i: int, w: NarrativeWords, story: Story) -> Hit | None:
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
            return i, i + 2, moved(story, "X", w.units[word], 1 if follows in w.later else -1), "timex.shifted"
        unit = w.units[word]
        return i, i + 1, f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}", "timex.duration"
    if (
        word in ("month", "year", "week", "day", "hour")
        and t.raw[i + 1 : i + 2] == ["-"]
        and t.low[i + 2 : i + 3] == ["long"]
    ):
        return i, i + 3, f"P1{w.units[word]}", "timex.duration"
    return None
