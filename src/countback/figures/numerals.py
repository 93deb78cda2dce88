"""Numerals: every number expression of a stretch of text, with its value.

Digits with every habit of separators, number words, mixed writings ("2.3 thousand", "13 thousand 928", "417K"),
ranges, percentages, fractions and vague words. What is no figure (a date, an age) is found here too; :mod:`.refuse`
sorts it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from countback.figures.hidden import HIDDEN, doubtful, look_alikes, seen_with_places
from countback.figures.lexicon import NumberWords
from countback.figures.number_words import WordReader, whole
from countback.figures.tokens import Tokens
from countback.values.count import Number

Kind = Literal["count", "percent", "fraction", "vague", "garbled"]

#: The most digits a number may have; a longer row of digits is an identifier or an attack.
MOST_DIGITS = 15

_SPACES = " \u00a0\u202f\u2009"
# A run of digits with separators. Groups of three after a space, an apostrophe, a comma or a point; or plain digits
# with separators inside. Each alternative starts with a digit and eats on: linear.
# Full-width and Arabic marks stand for the Western ones.
_POINTS = ".,，．٬٫"
_DIGITS = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}}(?!\d))+(?:[{_POINTS}]\d{{1,2}}(?!\d))?|\d+(?:[{_POINTS}]\d+)*")
#: As much of a text as a number with hidden characters can fill.
_REACH = re.compile(rf"[\d{_SPACES}'’{_POINTS}{HIDDEN}]{{1,600}}")
#: Digits and letters that are one code: a floating point or hexadecimal number of a machine.
_CODE = re.compile(r"(?<!\d)(?:\d+[eE][+-]?\d+|0[xX][0-9A-Fa-f]+)(?!\w)")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": None, "⅔": None, "⅛": Decimal("0.125")}
_BARE_DECIMAL = re.compile(r"\.\d{1,4}(?!\d)")
_LOST_HEAD = re.compile(r"(?<![\w.,)])[,.]\d{3}(?!\d)")
_EVERY = frozenset({("in", "every"), ("out", "of", "every"), ("per",), ("of", "every"), ("in", "each")})
_OF_SOME = frozenset({("in",), ("out", "of"), ("из",), ("із",), ("з",), ("sur",), ("von",), ("na",)})
_PER_CENT = frozenset({("per", "cent"), ("pour", "cent")})
_DASHES = "-–—−‒‑"
_SPLIT = re.compile(r"[.,]").split
_SPACED = frozenset(_SPACES + "'’")
_SPACING = {ord(c): None for c in _SPACED}
_WESTERN = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９")}
_WESTERN |= {ord("，"): ",", ord("٬"): ",", ord("．"): ".", ord("٫"): "."}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression: tokens ``first`` up to ``after``, its text ``start``..``end``, value and kind.

    ``signed`` is True where a plus stands before it ("+880"); ``digits`` where it is written in digits; ``bare`` is the
    text of a plain run of digits (a year, an article), "" for anything else. ``other`` is the second reading of an
    ambiguous separator. ``scaled`` tells whether a multiplier word or letter stands with it.
    """

    first: int
    after: int
    start: int
    end: int
    low: Number
    high: Number | None
    kind: Kind = "count"
    signed: bool = False
    digits: bool = True
    bare: str = ""
    other: Number | None = None
    scaled: bool = False
    rule: str = ""


def digits_value(said: str, *, scaled: bool = False) -> tuple[Number, Number | None, str] | None:
    """Value, second reading and rule of a run of digits with separators; None where it is garbled.

    ``scaled`` tells that a percent sign or a multiplier follows, so that "29.800 thousand" is a decimal.

    >>> digits_value("20,538"), digits_value("7 242"), digits_value("1,32,121")
    ((20538, None, 'comma groups'), (7242, None, 'space groups'), (132121, None, 'indian groups'))
    >>> digits_value("2.3", scaled=True), digits_value("1,020.010")
    ((Decimal('2.3'), None, 'decimal'), None)
    """
    plain = said if said.isascii() else said.translate(_WESTERN)
    if len(plain) > MOST_DIGITS and sum(c.isdigit() for c in plain) > MOST_DIGITS:
        return None
    if plain.isdecimal():
        return int(plain), None, "digits"
    if not _SPACED.isdisjoint(plain):
        head = plain.translate(_SPACING)
        if "," in head or "." in head:
            return Decimal(head.replace(",", ".")), None, "space groups"
        return int(head), None, "space groups"
    groups = _SPLIT(plain)
    marks = [c for c in plain if c in ".,"]
    tail = groups[-1]
    if len(marks) == 1:
        if len(tail) == 3 and 1 <= len(groups[0]) <= 3 and not scaled and groups[0] != "0":
            return int(groups[0] + tail), None, "comma groups" if marks[0] == "," else "point groups"
        return Decimal(f"{groups[0]}.{tail}"), None, "decimal"
    if len(set(marks)) == 1:
        if all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3:
            return int("".join(groups)), None, "comma groups" if marks[0] == "," else "point groups"
        if marks[0] == "," and len(tail) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2:
            return int("".join(groups)), None, "indian groups"
        return None
    # two kinds of marks: the last one is the decimal mark, and only if the others group by three
    if len(set(marks[:-1])) == 1 and all(len(g) == 3 for g in groups[1:-1]) and len(tail) <= 2:
        return Decimal("".join(groups[:-1]) + "." + tail), None, "groups and decimal"
    return None


class NumeralReader:
    """Reads the numerals of token stretches with the number words of one language."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self._word_reader = WordReader(words)
        self._begins: dict[str, int] = {}

    def _may_begin(self, word: str) -> int:
        """1 where a number can begin with this word, 2 where it can if a digit follows, else 0; kept for next time."""
        c = word[0]
        kind = 1 if c.isdigit() or self.words.get(word) is not None else 2 if c in ",." else 0
        if len(self._begins) < 50_000:  # bounds what a hostile page can make us remember
            self._begins[word] = kind
        return kind

    def read(
        self,
        text: str,
        tokens: Tokens,
        *,
        masked: Sequence[tuple[int, int]] = (),
        after_bound: Set[int] = frozenset(),
        changes: Set[int] = frozenset(),
    ) -> list[Numeral]:
        """Every number expression, in order, none overlapping another.

        ``tokens`` are those of one sentence of ``text``; nothing is read in the ``masked`` stretches (dates,
        addresses). ``after_bound`` are tokens right after "more than" and the like; ``changes`` tokens right after the
        "from" of a rise or fall ("rose from 180 to 390"), where no range starts.
        """
        out: list[Numeral] = []
        low, begins = tokens.low, self._begins
        hidden = _hidden(tokens.start, masked) if masked else None
        free = 0
        odd = _odd(text, tokens)
        for i, word in enumerate(low):
            if i in odd and i >= free and not (hidden is not None and hidden[i]):
                end = odd[i]
                free = bisect_left(tokens.start, end, i + 1)
                out.append(Numeral(i, free, tokens.start[i], end, 0, None, kind="garbled", rule="number.look_alike"))
                continue
            begin = begins.get(word)
            if begin is None:
                begin = self._may_begin(word)
            if not begin or i < free or (hidden is not None and hidden[i]):
                continue
            if begin == 2 and not (i + 1 < len(low) and low[i + 1][0].isdigit()):
                continue  # a comma or a point with no digit after it
            found = self._at(text, tokens, i, after_bound=i in after_bound)
            if found is not None:
                if out and out[-1].after == i and self._multiplies(word, found):
                    # "five hundred thousand million": two numbers that are none
                    before = out.pop()
                    found = Numeral(
                        before.first, found.after, before.start, found.end, 0, None,
                        kind="garbled", rule="number.two_multipliers",
                    )  # fmt: skip
                out.append(found)
                free = found.after
        return self._lists(text, tokens, self._ratios(tokens, self._ranges(text, tokens, out, changes)))

    def _ratios(self, t: Tokens, found: list[Numeral]) -> list[Numeral]:
        """ "nine in every 1,000", "seven per 1,000", "one out of four": shares, given as percent."""
        out: list[Numeral] = []
        for b in found:
            a = out[-1] if out else None
            if a is not None and a.kind == b.kind == "count" and a.low == a.high and b.low == b.high:
                words = tuple(t.low[a.after : b.first])
                sure = words in _EVERY
                likely = words in _OF_SOME and 2 <= b.low <= 20 and ((not a.digits and not b.digits) or a.low == 1)
                if (
                    (sure or likely)
                    and 0 < a.low < b.low
                    and (not sure or b.low in (4, 5, 10, 100, 1000, 10_000, 100_000) or words != ("per",))
                ):
                    share = whole((Decimal(a.low) * 100 / Decimal(b.low)).quantize(Decimal("0.01")))
                    out[-1] = replace(
                        a,
                        after=b.after,
                        end=b.end,
                        low=share,
                        high=share,
                        kind="percent",
                        bare="",
                        rule="number.one_in",
                    )
                    continue
            out.append(b)
        return out

    def _multiplies(self, word: str, found: Numeral) -> bool:
        known = self.words.get(word)
        return known is not None and known[0] == "times" and found.kind in ("count", "garbled") and not found.digits

    # -- one number -----------------------------------------------------------------------------------------------

    def _at(self, text: str, t: Tokens, i: int, *, after_bound: bool) -> Numeral | None:
        if t.raw[i][0].isdigit():
            return self._digits(text, t, i)
        if t.raw[i] == "." and (i == 0 or text[t.start[i] - 1].isspace()):
            m = _BARE_DECIMAL.match(text, t.start[i])
            after = bisect_left(t.start, m.end(), i) if m is not None else i
            if m is not None:
                after, _, percent, end = self._suffix(text, t, after, m.end())
                if percent:  # ".3 percent"
                    value = Decimal("0" + m.group())
                    return Numeral(i, after, m.start(), end, value, value, kind="percent", rule="number.bare_decimal")
        if t.raw[i] in ",.":
            m = _LOST_HEAD.match(text, t.start[i])
            if m is not None and (i == 0 or text[t.start[i] - 1].isspace()):
                after = bisect_left(t.start, m.end(), i)
                return Numeral(i, after, m.start(), m.end(), 0, None, kind="garbled", rule="number.lost_head")
            return None
        return self._in_words(t, i, after_bound=after_bound)

    def _digits(self, text: str, t: Tokens, i: int) -> Numeral | None:
        run = _run(text, t.start[i], hidden=t.hidden)
        if run is None:
            return None
        said, end, sure = run
        after = bisect_left(t.start, end, i)
        half = _VULGAR.get(text[end : end + 1], Decimal(0))
        if half != 0:
            end += 1  # "5½": the fraction is written as one letter
            after = bisect_left(t.start, end, i)
        after, scale, percent, end2 = self._suffix(text, t, after, end)
        parsed = digits_value(said, scaled=scale is not None or percent) if sure and half is not None else None
        signed = i > 0 and t.raw[i - 1] == "+"
        if parsed is None or (len(said) > 1 and not said.strip("0")):
            # "000" is what is left of a number
            return Numeral(i, after, t.start[i], end2, 0, None, kind="garbled", rule="number.garbled", signed=signed)
        value, other, habit = parsed
        if half:
            value, other = value + half, None
        bare = said if said.isdecimal() and scale is None and not percent and not half else ""
        if scale is not None:
            value = whole(value * scale)
            if scale >= 1_000_000 and after < len(t) and t.raw[after].isdecimal() and len(t.raw[after]) <= 3:
                # "1 mln 129 tys.": millions, then thousands
                later, thousands, rate, end3 = self._suffix(text, t, after + 1, t.end[after])
                if thousands == 1000 and not rate and text[t.end[after - 1] : t.start[after]].strip(". ") == "":
                    value = value + int(t.raw[after]) * 1000
                    after, end2 = later, end3
            # "13 thousand 928": the rest of the number in digits after its thousands
            if scale == 1000 and after < len(t) and t.raw[after].isdecimal() and 1 <= len(t.raw[after]) <= 3:
                nxt = _DIGITS.match(text, t.start[after])
                if (
                    nxt is not None
                    and nxt.group() == t.raw[after]
                    and text[t.end[after - 1] : t.start[after]].strip() == ""
                ):
                    value = value + int(t.raw[after])
                    end2 = t.end[after]
                    after += 1
        return Numeral(
            i, after, t.start[i], end2, value, value,
            kind="percent" if percent else "count",
            signed=signed, bare=bare, other=other, scaled=scale is not None,
            rule=f"number.{habit.replace(' ', '_')}",
        )  # fmt: skip

    def _suffix(self, text: str, t: Tokens, at: int, end: int) -> tuple[int, int | None, bool, int]:
        """A multiplier or a percent sign after a number: token after it, factor, whether percent, end in the text."""
        scale: int | None = None
        if at < len(t):
            word = t.low[at]
            glued = t.start[at] == end
            if glued and word in ("k", "m", "к", "bn", "b", "mln", "млн"):
                scale = {"k": 1000, "к": 1000, "m": 1_000_000, "mln": 1_000_000, "млн": 1_000_000}.get(
                    word, 1_000_000_000
                )
                if t.raw[at] == "m":
                    scale = None  # 300m: metres, not millions
                else:
                    end = t.end[at]
                    at += 1
            else:
                # a hyphen may stand between: "two-thousand"; not across a line
                found = self.words.get(word)
                if found is not None and found[0] == "times" and "\n" not in text[end : t.start[at]]:
                    scale = int(found[1])
                    end = t.end[at]
                    at += 1
                    if at < len(t) and t.raw[at] == "." and t.start[at] == end and len(word) <= 4:
                        nxt = at + 1
                        if nxt < len(t) and (t.low[nxt] == t.raw[nxt] or t.raw[nxt][0].isdigit()):
                            at = nxt  # "тыс. человек": the point belongs to the abbreviation
                    found = self.words.get(t.low[at]) if at < len(t) else None
                    if found is not None and found[0] == "times" and int(found[1]) > 1000 and scale == 1000:
                        scale = None
        if at < len(t) and (t.raw[at] == "%" or ((found := self.words.get(t.low[at])) and found[0] == "percent")):
            end = t.end[at]
            at += 1
            if at < len(t) and t.low[at - 1] == "per" and t.low[at] in ("cent", "centum"):
                end = t.end[at]
                at += 1
            return at, scale, True, end
        if at + 1 < len(t) and (t.low[at], t.low[at + 1]) in _PER_CENT:
            return at + 2, scale, True, t.end[at + 1]
        return at, scale, False, end

    def _in_words(self, t: Tokens, i: int, *, after_bound: bool) -> Numeral | None:
        found = self._word_reader.read(t, i, after_bound=after_bound)
        if found is None:
            return None
        j, kind, end = found.after, found.kind, t.end[found.after - 1]
        if kind == "count":
            if j < len(t) and (t.raw[j] == "%" or ((f := self.words.get(t.low[j])) is not None and f[0] == "percent")):
                kind, end, j = "percent", t.end[j], j + 1
            elif j + 1 < len(t) and (t.low[j], t.low[j + 1]) in _PER_CENT:
                kind, end, j = "percent", t.end[j + 1], j + 2
        return Numeral(
            found.first, j, t.start[found.first], end, found.low, found.high,
            kind=kind, digits=False, scaled=found.scaled, rule=found.rule,  # type: ignore[arg-type]
        )  # fmt: skip

    # -- two numbers ----------------------------------------------------------------------------------------------

    def _ranges(self, text: str, t: Tokens, found: list[Numeral], changes: Set[int]) -> list[Numeral]:
        """Join two numbers to a range where a dash or a range word stands between them."""
        out: list[Numeral] = []
        for b in found:
            a = out[-1] if out else None
            joined = self._range(text, t, a, b) if a is not None and a.first not in changes else None
            if joined is not None:
                out[-1] = joined
            else:
                out.append(b)
        return out

    def _range(self, text: str, t: Tokens, a: Numeral, b: Numeral) -> Numeral | None:
        if (
            a.high is None
            or b.high is None
            or a.kind == "garbled"
            or b.kind == "garbled"
            or a.low != a.high
            or b.low != b.high
        ):
            return None
        if b.signed:
            return None
        between = t.low[a.after : b.first]
        gap = text[a.end : b.start]
        before = t.low[a.first - 1] if a.first else ""
        before2 = t.low[a.first - 2] if a.first > 1 else ""
        if len(between) == 1 and between[0] in _DASHES:
            spaced = gap != gap.strip()
            if spaced and a.first == 0 and len(a.bare) == 4 and 1900 <= a.low <= 2100 and b.low > 2100:
                return None  # "2023 – 17,658": a row's year
            if (
                a.bare
                and b.bare
                and ((len(a.bare) == 4 and len(b.bare) in (2, 4)) or (len(a.bare) <= 2 and len(b.bare) == 4))
            ):
                return None
            if (spaced and gap.strip() in "—") or (spaced and gap[0] != gap[-1]):
                return None
            rule = "number.range_dash"
        elif len(between) == 1 and between[0] in self.words.ranges:
            rule = "number.range_word"
        elif (
            len(between) == 1
            and between[0] in self.words.conjunctions
            and (before in self.words.between or before2 in self.words.between)
        ):
            rule = "number.range_between"
        else:
            return None
        low: Number = a.low
        other = None
        if b.scaled and not a.scaled and a.low < 1000 and b.low >= 1000:
            low = whole(Decimal(a.low) * _scale_of(b))
        kind = a.kind
        if b.kind == "percent" and a.kind == "count" and not a.scaled:
            kind = "percent"
        if kind != b.kind and not (kind == "percent" and b.kind == "percent"):
            return None
        if low >= b.low:
            return None
        return replace(
            a, after=b.after, end=b.end, low=low, high=b.high, kind=kind, bare="", other=other,
            digits=a.digits or b.digits, scaled=a.scaled or b.scaled, rule=rule,
        )  # fmt: skip

    def _lists(self, text: str, t: Tokens, found: list[Numeral]) -> list[Numeral]:
        """ "40 out of 50 thousand": the multiplier of the last number reaches the first."""
        for k in range(len(found) - 1):
            a, b = found[k], found[k + 1]
            words = tuple(t.low[a.after : b.first])
            if words in self.words.out_of and b.scaled and not a.scaled and a.low == a.high and a.low < 1000 <= b.low:
                value = whole(Decimal(a.low) * _scale_of(b))
                if value <= b.low:
                    found[k] = replace(a, low=value, high=value, bare="", scaled=True, rule="number.shared_multiplier")
        return found


def _run(text: str, start: int, *, hidden: bool) -> tuple[str, int, bool] | None:
    """The digits with separators at a place, as a reader sees them, their end, and whether it is sure what they say."""
    if not hidden:
        m = _DIGITS.match(text, start)
        return (m.group(), m.end(), True) if m is not None else None
    reach = _REACH.match(text, start)
    if reach is None:
        return None
    clean, places = seen_with_places(text, start, reach.end())
    m = _DIGITS.match(clean)
    if m is None:
        return None
    end = places[m.end() - 1] + 1
    return m.group(), end, not doubtful(text[start:end])


def _odd(text: str, t: Tokens) -> dict[int, int]:
    """Tokens where a code of a machine or a number with letters for digits begins, each with the end in the text."""
    if not len(t):
        return {}
    start, end = t.start[0], t.end[-1]
    out = {}
    for a, b in look_alikes(text, start, end):
        k = bisect_left(t.start, a)
        if k < len(t) and t.start[k] == a:
            out[k] = b
    for m in _CODE.finditer(text, start, end):
        k = bisect_left(t.start, m.start())
        if k < len(t) and t.start[k] == m.start() and not (k and t.end[k - 1] == m.start() and t.raw[k - 1].isalnum()):
            out[k] = m.end()
    return out


def _hidden(starts: Sequence[int], masked: Sequence[tuple[int, int]]) -> list[bool]:
    """For each token whether it begins in a masked stretch; one walk over both."""
    out: list[bool] = []
    stretches = sorted(masked)
    k, reach = 0, -1
    for start in starts:
        while k < len(stretches) and stretches[k][0] <= start:
            reach = max(reach, stretches[k][1])
            k += 1
        out.append(start < reach)
    return out


def _scale_of(b: Numeral) -> int:
    return 1_000_000_000 if b.low >= 1_000_000_000 else 1_000_000 if b.low >= 1_000_000 else 1000
