"""Number words: "two and a half thousand", "полторы тысячи", "une centaine de milliers", "eine halbe Million".

The words of a language are a table (:class:`~countback.figures.lexicon.NumberWords`); this is the grammar
that joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from countback.figures.lexicon import NumberWords
from countback.figures.tokens import Tokens
from countback.values.count import Number

#: Words that may stand between the parts of one number: "a quarter *of* a million", "два *с* половиной".
_OF = frozenset({"of", "de", "d'", "от", "від"})
_WITH = frozenset({"с", "со", "з", "із", "зі", "et", "und", "i"})


@dataclass(frozen=True, slots=True)
class Worded:
    """What a row of number words says: tokens ``first`` up to ``after``, value, kind, and the rule."""

    first: int
    after: int
    low: Number
    high: Number | None
    kind: str
    rule: str
    scaled: bool = False


def whole(value: Number) -> Number:
    """A decimal without a fraction as an int."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


@dataclass(slots=True)
class WordReader:
    """Reads number words of one language."""

    words: NumberWords

    def read(self, t: Tokens, i: int, *, after_bound: bool = False) -> Worded | None:
        """The number in words that starts at token ``i``; ``after_bound`` tells that "more than" or so stands before.

        After a bound a word that is vague alone names one unit: "больше тысячи" is more than 1,000.
        """
        kind, value = self._kind(t, i)
        start = i
        article = kind == "article"
        if article:
            i = self._skip_hyphen(t, i + 1)
            kind, value = self._kind(t, i)
            if kind not in ("times", "dozen", "fraction", "half", "few", "vague"):
                return None
        if kind == "few":
            return self._few(t, i)
        vague = self.words.vague_value(t.low[i]) if i < len(t) else None
        if vague is not None and not after_bound and not article:
            return self._vague(t, start, i, vague)
        if kind == "vague":
            return self._vague(t, start, i, int(value)) if not article or vague is None else self._vague(t, i, i, vague)
        if kind == "half":
            return self._half(t, start, i)
        return self._sum(t, start, i, article=article)

    # -- the parts ------------------------------------------------------------------------------------------------

    def _kind(self, t: Tokens, i: int) -> tuple[str, Any]:
        found = self.words.get(t.low[i]) if i < len(t) else None
        return found if found is not None else ("", None)

    def _skip_hyphen(self, t: Tokens, i: int) -> int:
        return i + 1 if i < len(t) and t.raw[i] == "-" else i

    def _sum(self, t: Tokens, start: int, i: int, *, article: bool) -> Worded | None:
        """Units, tens, hundreds and multipliers, in the order of speech."""
        total: Number = 0
        part: Number | None = None  # what stands before the next multiplier
        last, j, used, scaled, smallest = "", i, 0, False, 0
        while j < len(t):
            j = self._bridge(t, j, last=last, part=part, total=total) if used else j
            kind, value = self._kind(t, j)
            if kind in ("word", "one"):
                if part is not None and last in ("word", "one", "hundred"):
                    if part == 4 and value == 20 and t.raw[j - 1] == "-":
                        part, value = 80, 0  # quatre-vingt
                    elif not _may_follow(part, value):
                        break
                elif last == "dozen" or (last == "times" and smallest and value >= smallest):
                    break
                part = (part or 0) + value
                last = "word"
            elif kind == "dozen":
                if last in ("times", "dozen"):
                    break
                part = (part if part is not None else 1) * int(value)
                last = "dozen"
            elif kind == "half" and last == "word" and part is not None and part < 1000:
                part = Decimal(part) + Decimal("0.5")
                last = "half"
            elif kind == "times":
                factor = int(value)
                if factor < 1000:
                    if last == "times":
                        break
                    part = (part if part is not None else 1) * factor
                    last = "hundred"
                else:
                    if smallest and factor >= smallest:
                        break
                    if last == "times" and part is None and used:
                        break
                    total = total + whole((part if part is not None else 1) * factor)
                    part, last, smallest = None, "times", factor
                scaled = True
            elif kind == "fraction" and total == 0 and (part is None or part < 20):
                return self._fraction(t, start, j, Decimal(str(value)), times=part)
            else:
                break
            used += 1
            j += 1
        if not used:
            return None
        while j > i and self._kind(t, j - 1)[0] == "":
            j -= 1  # a bridge that led nowhere
        return Worded(start, j, whole(total + (part or 0)), whole(total + (part or 0)), "count", "number.words", scaled)

    def _bridge(self, t: Tokens, j: int, *, last: str, part: Number | None, total: Number) -> int:
        """Step over a hyphen, an "and" or a "with" that joins number words; stay where it joins none."""
        if j >= len(t):
            return j
        kind, value = self._kind(t, j + 1)
        if t.raw[j] == "-" and last in ("word", "hundred"):
            if kind in ("times", "fraction", "half"):
                return j + 1
            if (
                kind in ("word", "one")
                and part is not None
                and (_may_follow(part, value) or (part == 4 and value == 20))
            ):
                return j + 1
            return j
        if t.low[j] in self.words.conjunctions or t.low[j] in _WITH:
            if kind == "half" and last == "word":
                return j + 1
            if kind == "article" and self._kind(t, j + 2)[0] == "half" and last == "word":
                return j + 2
            joins = t.low[j] in self.words.conjunctions and kind in ("word", "one") and value < 100
            if joins and (last == "hundred" or (last == "times" and total >= 100)):
                return j + 1
            if joins and last == "word" and part is not None and t.low[j] in ("et", "und") and _may_follow(part, value):
                return j + 1
        return j

    def _half(self, t: Tokens, start: int, j: int) -> Worded:
        """ "half a million" is a number, any other "half" a share."""
        k = self._skip_hyphen(t, j + 1)
        if self._kind(t, k)[0] == "article":
            k += 1
        kind, value = self._kind(t, k)
        if kind in ("times", "dozen") and int(value) >= 12 and int(value) != 100:
            number = whole(Decimal(int(value)) / 2)
            return Worded(start, k + 1, number, number, "count", "number.half_a", True)
        return Worded(j, j + 1, 50, 50, "fraction", "number.fraction")

    def _fraction(self, t: Tokens, start: int, j: int, value: Decimal, *, times: Number | None) -> Worded:
        """ "a quarter of a million" is a number, "a third", "two-thirds" are shares."""
        k = j + 1
        if k < len(t) and t.low[k] in _OF:
            k += 1
            if self._kind(t, k)[0] == "article":
                k += 1
        kind, factor = self._kind(t, k)
        share = (Decimal(100) / 3 if value == Decimal("33.3") else value) * (times or 1)
        if kind == "times" and int(factor) >= 1000:
            number = whole(share / 100 * int(factor))
            first = start + 1 if self._kind(t, start)[0] == "article" else start
            return Worded(first, k + 1, number, number, "count", "number.fraction_of", True)
        part = whole(share.quantize(Decimal("0.1")))
        return Worded(start, j + 1, part, part, "fraction", "number.fraction")

    def _few(self, t: Tokens, i: int) -> Worded | None:
        """ "a few dozen", "несколько тысяч", "plusieurs centaines de milliers": at least two of them."""
        found = self._unit(t, i + 1)
        if found is None:
            return None
        after, unit = found
        return Worded(i, after, unit if unit == 24 else 2 * unit, None, "vague", "number.vague")

    def _unit(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """A vague or multiplying word with what it multiplies: token after it, and the least one of it means."""
        if i < len(t) and t.low[i] in _OF:
            i += 1
        kind, value = self._kind(t, i)
        vague = self.words.vague_value(t.low[i]) if i < len(t) else None
        if kind in ("times", "dozen"):
            unit = int(value)
        elif vague is not None or kind == "vague":
            unit = (vague if vague is not None else int(value)) // 2
        else:
            return None
        found = self._unit(t, i + 1)
        if found is not None and found[1] > unit:
            return found[0], unit * found[1]
        return i + 1, unit

    def _vague(self, t: Tokens, start: int, j: int, value: int) -> Worded:
        """ "hundreds", "tens of thousands"."""
        k = j + 1
        if k < len(t) and t.low[k] in _OF:
            k += 1
        kind, factor = self._kind(t, k)
        vague = self.words.vague_value(t.low[k]) if k < len(t) else None
        unit = (
            int(factor)
            if kind == "times"
            else (vague if vague is not None else int(factor) if kind == "vague" else 0) // 2
        )
        if unit > 100 and unit > value // 2:
            # "dozens of thousands" says tens: 2 x 10 x 1000
            base = 20 if value in (20, 24) else value
            return Worded(start, k + 1, base * unit, None, "vague", "number.vague")
        return Worded(start, j + 1, value, None, "vague", "number.vague")


def _may_follow(part: Number, value: Number) -> bool:
    """Whether number word ``value`` can follow a part: hundreds, tens, units; soixante-dix, quatre-vingt-dix."""
    if part >= 100 and part % 100 == 0:
        return value < 100
    if part % 100 in (60, 80) and 10 <= value < 20:
        return True
    return part >= 20 and part % 10 == 0 and value < 10
