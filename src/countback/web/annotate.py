"""A page's clean text with every number marked: as a figure, or as set aside with its reason; and the roles of blocks.

Pieces follow each other without a gap, so that their words put together are the text. Nothing is found again by
likeness: every mark stands at the span that was recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.passages.passage import Passage
from countback.refusals import Refusal
from countback.values import Span

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
#: Characters looked at for the sentence before and after another.
_AROUND = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, plain or marked. ``number`` is the place of the figure or refusal in its list."""

    span: Span
    words: str
    figure: Figure | None = None
    refusal: Refusal | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One passage (or the words between two) with its pieces."""

    role: str
    part: str
    lang: str
    pieces: tuple[Piece, ...]


def blocks_of(reading: Reading, *, within: Span | None = None) -> list[Block]:
    """The text as blocks; ``within`` keeps the part of it that begins there."""
    limits = within or Span(0, len(reading.text))
    pieces = list(_pieces(reading, limits))
    found: list[Block] = []
    at = 0
    for passage in _passages(reading, limits):
        mine = []
        while at < len(pieces) and pieces[at].span.start < passage.span.end:
            piece = pieces[at]
            if piece.figure is None and piece.refusal is None and piece.span.end > passage.span.end:
                cut = passage.span.end - piece.span.start
                mine.append(Piece(Span(piece.span.start, passage.span.end), piece.words[:cut]))
                pieces[at] = Piece(Span(passage.span.end, piece.span.end), piece.words[cut:])
                break
            mine.append(piece)
            at += 1
        if any(p.words.strip() for p in mine):
            found.append(Block(passage.role, passage.part, passage.lang or reading.lang, tuple(mine)))
    return found


def _passages(reading: Reading, limits: Span) -> Iterator[Passage]:
    """The passages in order, and one for each stretch between them, without overlaps."""
    at = limits.start
    for passage in sorted(reading.passages, key=lambda p: p.span):
        start, end = max(passage.span.start, at), min(passage.span.end, limits.end)
        if start >= end:
            continue
        if start > at:
            yield Passage(Span(at, start), "body", reading.lang)
        yield Passage(Span(start, end), passage.role, passage.lang, passage.rule)
        at = end
    if at < limits.end:
        yield Passage(Span(at, limits.end), "body", reading.lang)


def _pieces(reading: Reading, limits: Span) -> Iterator[Piece]:
    marks: list[Piece] = [Piece(f.span, "", figure=f, number=n) for n, f in enumerate(reading.figures, start=1)]
    marks += [
        Piece(r.span, "", refusal=r, number=n) for n, r in enumerate(reading.refusals, start=1) if r.span is not None
    ]
    marks.sort(key=lambda m: (m.span.start, m.refusal is not None, m.span.end))
    at = 0  # marks are chosen from the beginning of the page, so that every part of it chooses the same ones
    for mark in marks:
        if mark.span.start < at or mark.span.start == mark.span.end:
            continue
        if mark.span.start >= limits.end:
            break
        if mark.span.start > max(at, limits.start):
            start = max(at, limits.start)
            yield Piece(Span(start, mark.span.start), reading.text[start : mark.span.start])
        if mark.span.start >= limits.start:
            yield Piece(mark.span, mark.span.of(reading.text), mark.figure, mark.refusal, mark.number)
        at = mark.span.end
    start = max(at, limits.start)
    if start < limits.end:
        yield Piece(Span(start, limits.end), reading.text[start : limits.end])


def around(reading: Reading, sentence: Span) -> tuple[str, str]:
    """The sentence before and the one after in the same part of the page (article, comment …), "" where none is."""
    mine = next((p.part for p in reading.passages if p.span.holds(sentence)), "article")
    spans = [p.span for p in reading.passages if p.part == mine] or [Span(0, len(reading.text))]
    start, end = max(0, sentence.start - _AROUND), sentence.end + _AROUND
    earlier = [Span(max(s.start, start), min(s.end, sentence.start)) for s in spans if _meet(s, start, sentence.start)]
    later = [Span(max(s.start, sentence.end), min(s.end, end)) for s in spans if _meet(s, sentence.end, end)]
    before = [s for span in earlier for s in _SENTENCES.split(span.of(reading.text)) if s.strip()]
    after = [s for span in later for s in _SENTENCES.split(span.of(reading.text)) if s.strip()]
    return (before[-1].strip() if before else "", after[0].strip() if after else "")


def _meet(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def quoted(sentence: str, *, at: int, until: int) -> tuple[str, str, str]:
    """A sentence cut at its number: before, the number, after."""
    if not 0 <= at < until <= len(sentence):
        return sentence, "", ""
    return sentence[:at], sentence[at:until], sentence[until:]


def out_of_sight(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int]:
    """How many figures and refusals have no mark of their own, as another mark covers their place."""
    shown = [piece for block in blocks for piece in block.pieces]
    figures = sum(p.figure is not None for p in shown)
    refusals = sum(p.refusal is not None for p in shown)
    return len(reading.figures) - figures, sum(r.span is not None for r in reading.refusals) - refusals
