"""Checks of how one page writes its numbers: garbled ones, and headlines that differ from the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from countback.checks.arithmetic import finding, high, low, of_article
from countback.checks.catalogue import CATALOGUE
from countback.checks.finding import Finding, Place
from countback.claims.compare import compare
from countback.claims.likeness import likeness, said_as, written
from countback.claims.traits import Traits, traits_of
from countback.claims.voices import words_of_checks
from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.ledger.entry import entries_of
from countback.values import Span

_HEADLESS = re.compile(r"[,.]\d{3}(?!\d)")
_MIXED = re.compile(r"\d[,.]\d{3}[.,]\d{3}$")
#: A page has no more numbers in headlines than this; the rest of a page of one line is a table.
HEADS = 40
HEADLINES = ("title", "standfirst", "heading", "teaser")


def garbled(reading: Reading) -> Iterator[Finding]:
    """Numbers that lost digits, a separator or their thousand, and army words read as numbers."""
    figures = of_article(reading)
    for f in figures:
        said = f.count.said
        if f.measure.stat != "share" and _HEADLESS.match(said):
            yield finding(
                reading,
                "garbled",
                [f],
                f"“{said}” has lost its first digits",
                unless="nothing on the page tells the value",
            )
        elif _MIXED.fullmatch(said) and said[-4] != said[-8:-7] and {said[-4], said[-8]} == {",", "."}:
            yield finding(
                reading,
                "garbled",
                [f],
                f"“{said}” mixes two separators",
                unless="only the page's own source tells the value",
            )
        elif _cut_off(reading, f, figures):
            yield finding(
                reading,
                "garbled",
                [f],
                f"“{said}” is cut off after its separator",
                unless="possible only if the text ends here",
            )
        elif _slang(reading, f):
            yield finding(
                reading,
                "garbled",
                [f],
                f"“{said}” is army slang for casualties, read as a number",
                unless="possible only if a count was meant",
            )
    for r in reading.refusals:
        if r.reason == "garbled" and r.span is not None:
            check = CATALOGUE["garbled"]
            spot = Place(reading.name, reading.sha256, r.span, r.said)
            yield Finding(
                "inpage",
                ("garbled",),
                f"“{r.said}” cannot be read as a number",
                (spot,),
                check.severity,
                unless=r.remedy,
            )
    yield from _lost_thousand(reading, figures)


def _cut_off(reading: Reading, f: Figure, figures: Sequence[Figure]) -> bool:
    rest = reading.text[f.span.end : f.span.end + 40]
    head = f.count.said.rstrip(",.")
    ends = rest[:1] in (",", ".") if f.count.said == head else True
    tail = rest[1:] if f.count.said == head else rest
    if not ends or tail.split("\n", 1)[0].strip() or not head.isdigit() or len(head) > 3:
        return False
    if rest[:1] == "." and f.count.said == head:
        return False
    top = int(head)
    return any(g.count.single and top * 1000 <= low(g) < (top + 1) * 1000 for g in figures if g is not f)


@cache
def _slang_rows() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (frozenset(s.casefold() for s in row["said"]), tuple(n.casefold() for n in row["near"]))
        for row in words_of_checks()["slang"]
    )


def _slang(reading: Reading, f: Figure) -> bool:
    """A word like "three hundred" alone between commas, with the dead or missing beside it."""
    said = f.count.said.casefold()
    for words, near in _slang_rows():
        if said not in words:
            continue
        before = reading.text[max(0, f.span.start - 25) : f.span.start]
        after = reading.text[f.span.end : f.span.end + 25]
        alone = before.rstrip()[-1:] in (",", ":", "(") and after.lstrip()[:1] in (",", ".", ")", ";")
        if alone and any(n in (before + " " + after).casefold() for n in near):
            return True
    return False


def _lost_thousand(reading: Reading, figures: Sequence[Figure]) -> Iterator[Finding]:
    """One count told as 300 and as 300 thousand on one page; other numbers of the page that lost it too are named."""
    by_value = {low(f): f for f in reversed(figures) if f.count.single}
    for f in figures:
        full = by_value.get(low(f) * 1000) if f.count.single and low(f) >= 2 else None
        if full is None or not _one_count(f, full):
            continue
        if not (f.origin and f.origin == full.origin) and f.scope != full.scope:
            continue
        yield finding(
            reading,
            "garbled",
            [f, full],
            f"{written(f.count)} and {written(full.count)} stand for one count: a thousand was lost",
            unless="possible only if they are two counts",
            values={"short": written(f.count), "full": written(full.count)},
        )
        return


def _one_count(a: Figure, b: Figure) -> bool:
    m, n = a.measure, b.measure
    return (
        m.counted == n.counted
        and m.event == n.event
        and a.scope.side == b.scope.side
        and (m.stat == n.stat or {m.stat, n.stat} == {"total", "target"})
    )


def headline_body(reading: Reading) -> Iterator[Finding]:
    """Headline, heading or lead against the body: another value, a range cut to its end, another event."""
    rows = [t for t in (traits_of(e) for e in entries_of(reading)) if t.entry.figure.part == "article"]
    heads = _heads(reading)
    starts = [s.start for s in heads]
    above = []
    for t in rows:
        at = t.entry.figure.span.start
        i = bisect_right(starts, at) - 1
        if i >= 0 and at < heads[i].end:
            above.append(t)
    for h in above[:HEADS]:
        told = next(iter(_told_otherwise(reading, h, rows)), None)
        if told is not None:
            yield told


def _heads(reading: Reading) -> list[Span]:
    """Where titles, standfirsts and headings stand, and the first passage with words; in order of place."""
    if not reading.passages:
        return [f.sentence for f in reading.figures[:1] if f.sentence.start == 0]
    return sorted(p.span for i, p in enumerate(reading.passages) if i == 0 or p.role in HEADLINES)


def _told_otherwise(reading: Reading, h: Traits, rows: Sequence[Traits]) -> Iterator[Finding]:
    f = h.entry.figure
    for b in rows:
        g = b.entry.figure
        if g.sentence == f.sentence or b is h:
            continue
        below = g.span.start > f.span.start
        like = likeness(g.count, f.count)
        if like is None:
            if below and _plain_clash(reading, h, b, rows):
                yield _tell(reading, f, g, "one count, two values")
            continue
        if compare(h, b).decision == "apart":
            continue
        if like.kind == "range_end" and f.count.single and not g.count.single:
            yield _tell(
                reading, f, g, f"the headline has the {'top' if low(f) == high(g) else 'bottom'} of the text's range"
            )
        elif like.kind == "rounding" and below and f.count.bound == "max" and low(f) < low(g):
            yield _tell(reading, f, g, "the headline's upper bound is lower than the text's count")
        elif below and _another_event(f, g):
            yield _tell(reading, f, g, f"the headline says {f.measure.event}, the text {g.measure.event}")
        elif below and f.measure.offence == "desertion" and g.measure.offence == "service_all":
            part = _part_with(rows, g, "desertion")
            if part is not None:
                yield _tell(reading, f, part, "the headline calls the whole desertion, the text only a part of it")
        elif like.kind == "digit" and below:
            yield _tell(reading, f, g, like.words)


def _another_event(f: Figure, g: Figure) -> bool:
    pair = {f.measure.event, g.measure.event}
    if pair == {"killed", "casualties"} or pair == {"killed", "wounded"}:
        return True
    if f.measure.counted == "person" and g.measure.counted == "request" and "surrendered" in pair:
        return True
    return "missing" in pair and bool(pair & {"tried", "charged", "convicted"})


def _part_with(rows: Sequence[Traits], whole: Figure, offence: str) -> Figure | None:
    for t in rows:
        f = t.entry.figure
        if f.part_of is None or f.measure.offence != offence or f.measure.stat == "share":
            continue
        if f.part_of.span == whole.span or f.part_of.said == whole.count.said:
            return f
    return None


def _plain_clash(reading: Reading, h: Traits, b: Traits, rows: Sequence[Traits]) -> bool:
    """A title's exact number against the only number of the body with the same measure, origin, scope and period."""
    f, g = h.entry.figure, b.entry.figure
    first = reading.passages[0] if reading.passages else None
    if (
        first is None
        or first.role != "title"
        or not first.span.holds(f.span)
        or reading.text[first.span.start : first.span.end].rstrip()[-1:] == "."
    ):
        return False
    if f.measure != g.measure or f.measure.stat in ("share", "delta", "target") or f.part_of or g.part_of:
        return False
    if f.count.bound != "exact" or g.count.bound != "exact" or not f.count.single or not g.count.single:
        return False
    if (
        f.scope.side != g.scope.side
        or f.scope.group != g.scope.group
        or (f.scope.where and g.scope.where and f.scope.where != g.scope.where)
    ):
        return False
    if f.origin != g.origin and f.origin and g.origin:
        return False
    if f.period.known and g.period.known and f.period != g.period:
        return False
    others = [
        t
        for t in rows
        if t is not h and t.entry.figure.measure == f.measure and t.entry.figure.count.low != f.count.low
    ]
    same = [t for t in rows if t is not h and t.entry.figure.count.low == f.count.low]
    return len(others) == 1 and not same and low(g) < 2 * low(f) < 4 * low(g)


def _tell(reading: Reading, f: Figure, g: Figure, why: str) -> Finding:
    return finding(
        reading,
        "headline_body",
        [f, g],
        f"headline or lead: {said_as(f.count)}; text: {said_as(g.count)}. {why[0].upper()}{why[1:]}",
        unless="possible only if they are two counts",
        values={"headline": said_as(f.count), "text": said_as(g.count)},
    )
