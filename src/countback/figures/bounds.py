"""How firm a number is said to be: about, at least, at most; and whether the text doubts it."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.sentence import Mark

_BETWEEN = frozenset(["the", "a", "an", "of", "its", "his", "their", "some"])


def read_bound(d: Draft, text: str) -> None:
    """The modifier that stands right before or after the number."""
    s, n = d.sentence, d.numeral
    t = s.tokens
    mark = _before(d)
    if mark is None:
        mark = _after(d)
    if mark is not None:
        d.set(
            "bound", mark.payload.gives["bound"], mark.payload.id, strength=90,
            said=s.text_of(mark, text), span=t.span(mark.first, mark.after),
        )  # fmt: skip
        return
    if n.after < len(t) and t.raw[n.after] == "+" and t.start[n.after] == n.end:
        d.set("bound", "min", "bound.plus_after", strength=90, said="+")


def _before(d: Draft) -> Mark | None:
    s, n = d.sentence, d.numeral
    at = n.first
    t = s.tokens
    for _ in range(3):
        found = [
            m for m in s.of("bound") if m.after == at and m.payload.gives.get("place") == "before" and _counts(d, m)
        ]
        if found:
            return min(found, key=lambda m: m.first)
        if at == 0:
            return None
        if (
            t.low[at - 1] in _BETWEEN
            or t.raw[at - 1] in '+("“«'
            or (at - 1 >= 0 and t.low[at - 1] in ("between", "from") and n.high != n.low)
        ):
            at -= 1
            continue
        if at >= 2 and t.raw[at - 2] == "/" and t.raw[at - 1].isalpha():
            at -= 2  # "близько/about 522,810": said in two languages
            continue
        w = s.ending("breaker", at)
        if w is not None and w.payload.gives.get("breaker") == "adverb":
            at = w.first
            continue
        if at >= 2 and t.low[at - 2] in ("a", "an", "the") and t.raw[at - 1].isalpha():
            at -= 2  # "surpassing a staggering one million"
            continue
        return None
    return None


def _counts(d: Draft, m: Mark) -> bool:
    """A word that opens a range ("від 70 до 80") or names the end of a rise ("to 390", "до 390") is no bound."""
    s = d.sentence
    if m.after - m.first > 1:
        return True
    if d.numeral.high != d.numeral.low and s.tokens.low[m.first] in s.range_words:
        return False
    rising = m.payload.gives["bound"] == "max" and any(0 <= m.first - c.after <= 10 for c in s.of("change"))
    return not (rising and s.tokens.low[m.first] in s.range_words)


def _after(d: Draft) -> Mark | None:
    s, n = d.sentence, d.numeral
    for m in s.of("bound"):
        if m.first == n.after and m.payload.gives.get("place") == "after":
            return m
    return None


def spread_bound(d: Draft, previous: Draft) -> None:
    """Let "around 10,000 mobilised and 2,000 contract soldiers" say "around" of both numbers."""
    if d.firm("bound") or previous.bound not in ("about",) or previous.sentence is not d.sentence:
        return
    if d.counted is not None and d.counted != previous.counted:
        return  # "almost 1,300 drones and 10 missiles": the first item's alone
    words = d.sentence.tokens.low[previous.numeral.after : d.numeral.first]
    if not words or len(words) > 5 or any(w in ",;:." for w in words):
        return
    if any(w in d.sentence.conjunctions for w in words[-1:]):
        d.set("bound", previous.bound, f"bound.reach: {previous.because['bound'].rule}", strength=50)


def read_hedge(d: Draft, text: str) -> None:
    """Words of doubt in the number's clause."""
    s, n = d.sentence, d.numeral
    for m in s.of("hedge"):
        if s.hard[m.first] != s.hard[n.first]:
            continue
        if abs(s.soft[m.first] - s.soft[n.first]) > 1:
            continue
        if m.first >= n.after and m.first - max(d.np_end, n.after) > 3:
            continue  # the doubt of another clause
        if s.numerals_between(min(m.after, n.after), max(m.first, n.first)):
            continue
        d.set("hedged", True, m.payload.id, strength=80, said=s.text_of(m, text), span=s.tokens.span(m.first, m.after))
        return
