"""Which number expressions are no figures, and why: dates, times, ages, durations, money, models, articles …"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from countback.figures.numerals import Numeral
from countback.figures.sentence import Sentence
from countback.refusals import Refusal
from countback.values import Span

# Writings that are found by their shape alone. Each alternative is anchored at a digit or a letter and has bounded
# repeats, so the scan is linear.
_SHAPES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("address", "shape.web", re.compile(r"(?:https?://|www\.)\S{1,2000}|\b[\w.-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")),
    ("date", "shape.date_with_note", re.compile(r"\b(?:19|20)\d\d\.\d{1,2}(?=\s+[A-Z])")),
    (
        "date",
        "shape.date",
        re.compile(r"\b\d{1,4}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}(?:T[\d:]{4,8}Z?)?\b|\b\d{1,2}-\d{1,2}-\d{4}\b"),
    ),
    ("date", "shape.year_and_month", re.compile(r"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-])")),
    ("time", "shape.clock", re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")),
    ("ordinal", "shape.ordinal", re.compile(r"\b\d{1,4}(?:st|nd|rd|th)\b")),
    (
        "ordinal",
        "shape.ordinal_cyrillic",
        re.compile(r"\b\d{1,4}-?(?:й|я|е|ю|го|му|ї|а|у|ої|ій|ою|ого|ому|ым|ой|ая|ую|те|тю|тя|тій|гу|гій|шу|ша|му|ма|мий|ий)\b"),
    ),
    ("ordinal", "shape.ordinal_french", re.compile(r"\b\d{1,4}(?:er|ère|e|ème|ième)\b")),
    (
        "model_name",
        "shape.model",
        re.compile(
            r"\b[A-ZА-ЯІЇЄ][A-Za-zА-Яа-яІіЇїЄє]{0,9}-\d{1,4}(?:[A-ZА-Яa-z]{1,3}\d{0,2})?\b|\b[A-Z]{1,4}\d{1,4}[A-Z]?\b"
        ),
    ),
    ("model_name", "shape.unit_number", re.compile(r"\b[А-ЯІЇЄ]\d{4}\b")),
    ("identifier", "shape.phone", re.compile(r"\+\d{1,3}[ (-]{1,2}\d{2,4}[ )-]{1,2}\d{2,4}[\d -]{2,12}")),
    ("rank_list", "shape.list_item", re.compile(r"(?:(?<=^)|(?<=[;:.\n] ))\d{1,2}\)(?=\s)")),
    ("multiplier", "shape.fold", re.compile(r"\b\d{1,4}-?fold\b|\b\d{1,4}x\b")),
    ("identifier", "shape.hash", re.compile(r"[#№]\s?\d[\d/-]{0,20}|\bn°\s?\d{1,6}")),
    ("ratio", "shape.ratio", re.compile(r"\b\d{1,3}:1\b|\b\d{1,2}/\d{1,2}\b|\b\d{1,3} to 1\b")),
    ("furniture", "shape.style_sheet", re.compile(r"[.#@][\w-]{1,60}\s?(?:\([^)]{0,80}\)\s?)?\{[^}]{0,400}\}?")),
)  # fmt: skip

_YEARS = re.compile(r"\d{4}\D{1,9}\d{2,4}")
_FIRST_YEAR, _LAST_YEAR = 1980, 2039
_YEAR_BEFORE = frozenset(
    {
        "in", "of", "since", "by", "from", "until", "till", "during", "year", "years", "before", "after", "to",
        "early", "late", "mid", "through", "and", "the", "за", "в", "у", "з", "із", "с", "по", "к", "до", "від", "od",
        "w", "do", "roku", "von", "im", "seit", "bis", "en", "de", "depuis", "an", "année",
    }
)  # fmt: skip


def shapes(text: str, start: int, end: int) -> list[tuple[int, int, str, str]]:
    """Stretches of ``text[start:end]`` that by their shape are no figures: ``(start, end, reason, rule)``."""
    out = []
    part = text[start:end]
    for reason, rule, pattern, signs, needs in _LOOKS:
        if signs and not any(map(part.__contains__, signs)):
            continue
        if needs is None or needs(part) is not None:
            out += [(m.start(), m.end(), reason, rule) for m in pattern.finditer(text, start, end)]
    return out


#: A look for the rarest sign of a shape costs less than the shape itself.
_NEEDS = {
    "shape.date_with_note": re.compile(r"(?:19|20)\d\d\.").search,
    "shape.date": re.compile(r"\d[./-]\d").search,
    "shape.year_and_month": re.compile(r"\d-\d").search,
    "shape.clock": re.compile(r"\d:\d").search,
    "shape.ordinal": re.compile(r"\d[snrt][tdh]").search,
    "shape.ordinal_cyrillic": re.compile(r"\d-?[а-яї]").search,
    "shape.ordinal_french": re.compile(r"\d[eè]").search,
    "shape.model": re.compile(r"[^\W\d_]-?\d").search,
    "shape.unit_number": re.compile(r"[А-ЯІЇЄ]\d").search,
    "shape.fold": re.compile(r"\d(?:x|-?fold)").search,
    "shape.ratio": re.compile(r"\d[:/]\d|\d to 1").search,
}
#: Still cheaper: what stands in every text with the shape, one of these.
_SIGNS = {
    "shape.web": ("/", "@", "www"),
    "shape.date_with_note": (".",),
    "shape.date": (".", "/", "-"),
    "shape.year_and_month": ("-",),
    "shape.clock": (":",),
    "shape.ordinal": ("st", "nd", "rd", "th"),
    "shape.phone": ("+",),
    "shape.list_item": (")",),
    "shape.fold": ("x", "fold"),
    "shape.hash": ("#", "№", "°"),
    "shape.ratio": (":", "/", " to 1"),
    "shape.style_sheet": ("{",),
}
_LOOKS = tuple((reason, rule, p, _SIGNS.get(rule, ()), _NEEDS.get(rule)) for reason, rule, p in _SHAPES)


def sort_out(text: str, s: Sentence, found: list[tuple[int, int, str, str]]) -> tuple[list[Numeral], list[Refusal]]:
    """The numerals of a sentence that may be figures, and a Refusal for each of the others.

    ``found`` are the stretches :func:`shapes` gave, in which no numeral was read.
    """
    kept: list[Numeral] = []
    refused = [
        Refusal(reason=reason, stage="figures", span=Span(start, end), said=text[start:end], rule=rule)
        for start, end, reason, rule in found
    ]
    before: tuple[str, str] | None = None
    last = -9
    verdicts: list[tuple[str, str] | None] = []
    for n in s.numerals:
        verdict = _by_words(text, s, n)
        if (
            verdict is None
            and before is not None
            and before[0] in ("money", "distance", "article_number")
            and _goes_on(s, last, n)
        ):
            verdict = before
        before, last = verdict, n.after
        verdicts.append(verdict)
    for k in range(len(verdicts) - 2, -1, -1):
        # "to 5 and 6 years": the unit comes after the last number
        after = verdicts[k + 1]
        if (
            verdicts[k] is None
            and after is not None
            and after[0] in _UNITS
            and _joins(s, s.numerals[k], s.numerals[k + 1])
        ):
            verdicts[k] = after
    for n, verdict in zip(s.numerals, verdicts, strict=True):
        if verdict is None:
            kept.append(n)
        else:
            reason, rule = verdict
            refused.append(
                Refusal(
                    reason=reason, stage="figures", span=Span(n.start, n.end), said=text[n.start : n.end], rule=rule
                )
            )
    return kept, refused


#: What stands before a quarter of a year.
_OF_A_YEAR = frozenset(
    ["the", "first", "second", "third", "fourth", "last", "this", "next", "previous", "each", "every", "per", "final"]
)
_UNITS = frozenset({"duration", "money", "age", "distance"})


def _joins(s: Sentence, a: Numeral, b: Numeral) -> bool:
    words = s.tokens.low[a.after : b.first]
    joins = s.conjunctions | s.alternatives | s.range_words
    return 0 < len(words) <= 2 and all(w in joins or w in (",", "-", "–") for w in words)


def _goes_on(s: Sentence, last: int, n: Numeral) -> bool:
    """ "350 kilometres from the border and more than 400 from the front": the unit is not said twice."""
    if (
        n.first - last > 8
        or s.starting("anaphor", n.after) is not None
        or s.starting("counted", n.after) is not None
        or s.hard[n.first] != s.hard[last - 1]
    ):
        return False
    return any(s.tokens.low[k] in s.conjunctions or s.tokens.raw[k] == "," for k in range(last, n.first)) and not any(
        m.first < n.after + 4 and m.first >= n.after for m in s.of("counted")
    )


def _by_words(text: str, s: Sentence, n: Numeral) -> tuple[str, str] | None:
    t = s.tokens
    if n.kind == "garbled":
        return "garbled", n.rule
    if n.kind == "fraction" and n.after - n.first == 1:
        word, behind = t.low[n.first], t.low[n.after] if n.after < len(t) else ""
        ahead = t.low[n.first - 1] if n.first else ""
        dated = behind == "of" and n.after + 1 < len(t) and t.raw[n.after + 1].isdecimal()
        if word == "quarter" and ahead in _OF_A_YEAR and (behind != "of" or dated):
            return "date", "number.quarter_of_a_year"
        if word == "third" and ahead == "the":
            return "ordinal", "number.third"
        if word == "half" and behind == "as":
            return "multiplier", "number.half_as_many"
    if n.digits and n.high is not None and n.low > 10**13:
        return "too_long", "number.too_long"
    after = t.low[n.after] if n.after < len(t) else ""
    before = t.low[n.first - 1] if n.first else ""
    # a day of a month, a year
    month_after = s.starting("time", n.after)
    month_before = s.ending("time", n.first)
    value = n.low if n.bare else None
    if value is not None and 1 <= value <= 31 and len(n.bare) <= 2:
        if month_after is not None and month_after.payload.gives.get("time") == "month":
            return "date", month_after.payload.id
        if month_before is not None and month_before.payload.gives.get("time") == "month":
            nxt = s.starting("counted", n.after)
            if nxt is None:
                return "date", month_before.payload.id
    if value is not None and len(n.bare) == 4 and _FIRST_YEAR - 200 <= value <= _LAST_YEAR:
        year = _year(s, n, before, month_before is not None)
        if year is not None:
            return "date", year
    if (
        n.high is not None
        and n.high != n.low
        and n.low >= 1900
        and n.high <= 2100
        and _YEARS.fullmatch(text, n.start, n.end)
    ):
        return "date", "number.years"
    for m in s.of("refuse"):
        side = m.payload.gives.get("side")
        worded = not n.digits and m.first > n.first and m.after > n.after  # "six and a half years"
        back = n.after - m.first
        if side == "after" and m.first <= n.after <= m.after and (back <= (n.kind == "percent") or worded):
            if m.first >= n.after - 1 or (not n.digits and m.first > n.first):
                if m.payload.gives["reason"] == "pronoun":
                    if before_is_one(s, n):
                        return "pronoun", m.payload.id
                    continue
                return m.payload.gives["reason"], m.payload.id
        elif side == "before" and (m.after == n.first or (m.after == n.first - 1 and t.raw[n.first - 1] in "«\"“'(.")):
            if m.payload.gives["reason"] in ("identifier", "name") and s.starting("counted", n.after) is not None:
                continue
            if m.payload.gives["reason"] == "article_number" and (
                t.raw[m.first] == "part" or (n.low >= 1000 and s.starting("counted", n.after) is not None)
            ):
                continue
            return m.payload.gives["reason"], m.payload.id
    if (
        value is not None
        and 16 <= value <= 99
        and before == ","
        and n.first >= 3
        and (_named(s, n.first - 2) or _initial(s, n.first - 2))
        and after in (",", ";", ".", ")", "")
    ):
        return "age", "number.age_after_name"
    if _model(s, n):
        return "model_name", "number.model"
    if before_is_one(s, n):
        label = before in (":", "-", "–", "—")
        if not label:
            return "pronoun", "number.one"
    return None


def _named(s: Sentence, at: int) -> bool:
    """Whether a capitalised word that is no month stands there: "Lieutenant Petrov, 23;"."""
    word = s.tokens.raw[at]
    return (
        word[:1].isupper()
        and word[1:2].islower()
        and s.covering("time", at) is None
        and s.covering("region", at) is None
    )


def _initial(s: Sentence, at: int) -> bool:
    """ "Sergei K., 27": a family name cut to its letter."""
    t = s.tokens.raw
    return t[at] == "." and at >= 2 and len(t[at - 1]) == 1 and t[at - 1].isupper() and t[at - 2][:1].isupper()


def _model(s: Sentence, n: Numeral) -> bool:
    """ "18 Leopard 2 tanks": a short number after a name that itself follows a number."""
    if not n.digits or n.low >= 100 or n.first < 2 or n.after - n.first != 1:
        return False
    name = s.tokens.raw[n.first - 1]
    named = name[:1].isupper() and name[1:2].islower() and s.covering("time", n.first - 1) is None
    return named and any(o.after == n.first - 1 for o in s.numerals if o.first < n.first)


def before_is_one(s: Sentence, n: Numeral) -> bool:
    """Whether the numeral is the bare word "one" (or its like in another language)."""
    return not n.digits and n.low == 1 and n.high == 1 and n.after - n.first == 1


def _year(s: Sentence, n: Numeral, before: str, after_time: bool) -> str | None:
    t = s.tokens
    value = int(n.low)
    noun = s.starting("counted", n.after)
    if after_time:
        return "number.year_after_month"
    if n.signed or (n.after + 1 < len(t) and t.raw[n.after] == "(" and t.raw[n.after + 1] == "+"):
        return None
    if before in _YEAR_BEFORE and noun is None and value >= 1700:
        return "number.year_after_preposition"
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        if noun is not None and before not in ("in", "since", "by"):
            return None
        # a label with a dash or a colon before it ("motor vehicles – 1867") speaks for a count
        if before in ("-", "–", "—", "‒", "−", ":") and n.first >= 2 and s.ending("counted", n.first - 1) is not None:
            return None
        nxt = s.starting("refuse", n.after)
        if nxt is not None and nxt.payload.gives["reason"] != "duration":
            return None
        return "number.year"
    return None


def unaccounted(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """Runs of digits in ``text[start:end]`` that lie in none of ``spans`` (sorted by start)."""
    starts = [s.start for s in spans]
    ends = list(accumulate((s.end for s in spans), max))
    out = []
    for m in re.finditer(r"\d+", text[start:end]):
        a, b = m.start() + start, m.end() + start
        i = bisect_right(starts, a) - 1
        if i >= 0 and ends[i] > a:
            continue
        j = bisect_left(starts, a)
        if j < len(spans) and spans[j].start < b:
            continue
        out.append(Span(a, b))
    return out
