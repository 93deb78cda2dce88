"""Grids: the tables of a page as headers and rows of cells, found by their layout alone.

A table is a run of lines cut by one mark (a tab, a bar, a semicolon, a comma) into as many cells as its header has, or
a table flattened into one line: header words, then again and again a label and as many numbers. Where the counts of
cells do not fit, a line is left to the reader of sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from countback.figures.numerals import Numeral, digits_value
from countback.figures.sentence import Sentence
from countback.values import Span

#: A number alone in its cell, perhaps with a sign before and a percent sign after it.
_NUMBER = re.compile(r"[+~≈<>]?\s?(\d[\d.,'’ \u00a0\u202f\u2009]{0,24}(?:\s?%)?)")
_TOTAL_AND_DELTA = re.compile(r"(\d[\d.,'’ \u00a0\u202f\u2009]{0,24}?)\s?\(\s?(\+\s?\d[\d., ]{0,12})\)")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2})?%?")
_YEAR = re.compile(r"(?:19[89]|20[0-3])\d")
_EMPTY = frozenset({"", "-", "–", "—", "−", ".", "…", "x", "n/a", "*"})
_RULE = re.compile(r"[\s|:+=\-–—]*")
_DASHES = frozenset("-–—−")

#: The most cells of a row, and the most words of a label in a flattened table.
MOST_CELLS = 60
_LABEL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text's place, its sentence, and the tokens of it."""

    span: Span
    sentence: Sentence
    first: int
    after: int
    text: str
    numerals: tuple[Numeral, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it but a mark for no value."""
        return self.text in _EMPTY

    @property
    def year(self) -> int | None:
        """The year it is, where it is nothing else."""
        return int(self.text) if _YEAR.fullmatch(self.text) else None

    @property
    def words(self) -> bool:
        """Whether it has words and is no number."""
        return not self.numerals and not self.empty


@dataclass(slots=True)
class Grid:
    """A table: its header cells (empty for a list of two columns) and its rows of as many cells each.

    ``lead`` are the tokens of a caption that stands before the header in one line with it.
    """

    header: list[Cell]
    rows: list[list[Cell]] = field(default_factory=list)
    rule: str = ""
    lead: tuple[int, int] | None = None

    @property
    def at(self) -> int:
        """The index of the sentence it begins in."""
        return (self.header or self.rows[0])[0].sentence.index


def find_grids(text: str, rows: list[Sentence]) -> Iterator[Grid]:
    """Every table of a page, in order; each sentence is looked at once."""
    run: list[list[Cell]] = []
    mark, end = "", 0
    for s in rows:
        here = _mark(text, s)
        if run and (here != mark or text[end : s.span.start].strip()):
            yield from _close(run, mark)
            run = []
        mark, end = here, s.span.end
        if here and not (here == "|" and _RULE.fullmatch(text, s.span.start, s.span.end)):
            run.append(_cells(text, s, here))
        elif not here and len(s.numerals) >= 6:
            flat = _flat(text, s)
            if flat is not None:
                yield flat
    if run:
        yield from _close(run, mark)


def _mark(text: str, s: Sentence) -> str:
    """What cuts a line into cells, "" where nothing does."""
    line = text[s.span.start : s.span.end]
    if s.passage.role == "table_row":
        return "\t" if "\t" in line else "|" if "|" in line else ""
    if "\n" in line:
        return ""
    for mark in "\t|;,":
        if line.count(mark) >= 2 if mark in "|," else mark in line:
            if mark in ";," and ((mark + " ") in line or "(" in line):
                continue
            return mark
    return ""


def _cells(text: str, s: Sentence, mark: str) -> list[Cell]:
    start, end = s.span.start, s.span.end
    if mark == "|":
        if text[start] == "|":
            start += 1
        if end > start and text[end - 1] == "|":
            end -= 1
    out = []
    at = start
    for piece in text[start:end].split(mark, MOST_CELLS):
        out.append(_cell(text, s, at, at + len(piece), plain=mark == ","))
        at += len(piece) + len(mark)
    return out


def _cell(text: str, s: Sentence, start: int, end: int, *, plain: bool) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    first, after = bisect_left(s.tokens.start, start), bisect_left(s.tokens.start, end)
    said = text[start:end]
    numerals: list[Numeral] = []
    pair = None if plain else _TOTAL_AND_DELTA.fullmatch(said)
    if pair is not None:
        for k in (1, 2):
            n = _numeral(s, pair.group(k), start + pair.start(k), signed=k == 2)
            if n is not None:
                numerals.append(n)
    elif (one := (_PLAIN if plain else _NUMBER).fullmatch(said)) is not None:
        k = 0 if plain else 1
        n = _numeral(s, one.group(k), start + one.start(k), signed=said[0] == "+")
        numerals = [] if n is None else [n]
    else:
        inside = [n for n in s.figures if start <= n.start and n.end <= end]
        numerals = inside if len(inside) == 1 else []
    return Cell(Span(start, end), s, first, after, said, tuple(numerals))


def _numeral(s: Sentence, said: str, start: int, *, signed: bool) -> Numeral | None:
    """The number of a cell that holds nothing else."""
    if signed:
        shift = len(said) - len(said.lstrip("+ "))
        said, start = said[shift:], start + shift
    said = said.rstrip()
    percent = said.endswith("%")
    bare = said.rstrip("% \u00a0")
    parsed = digits_value(bare, scaled=percent)
    if parsed is None:
        return None
    value, other, habit = parsed
    end = start + len(said)
    first, after = bisect_left(s.tokens.start, start), bisect_left(s.tokens.start, end)
    return Numeral(
        first, after, start, end, value, value, kind="percent" if percent else "count", signed=signed,
        bare=bare if bare.isdecimal() else "", other=other, rule=f"number.{habit.replace(' ', '_')}",
    )  # fmt: skip


def _close(run: list[list[Cell]], mark: str) -> Iterator[Grid]:
    """The tables of a run of lines: each begins with a line of words and goes on while its rows fit."""
    grid: Grid | None = None
    for line in run:
        numbers = [c for c in line if c.numerals and c.year is None]
        heads = len(line) >= 2 and not numbers and sum(1 for c in line if c.words or c.year is not None) >= 2
        if heads:
            if grid is not None and grid.rows:
                yield grid
            grid = Grid(line, rule=f"table.{_NAMES[mark]}")
            continue
        if not numbers:
            continue
        if grid is None:
            grid = Grid([], rule=f"table.{_NAMES[mark]}")
        if grid.header:
            if len(line) == len(grid.header) + 1 and line[0].words:
                blank = Cell(Span(line[0].span.start, line[0].span.start), grid.header[0].sentence, 0, 0, "")
                grid.header = [blank, *grid.header]
            if len(line) == len(grid.header) - 1 and line[0].words and grid.rows and _numbered(grid):
                at = line[0].span.start
                line = [Cell(Span(at, at), line[0].sentence, 0, 0, ""), *line]
            if len(line) == len(grid.header):
                grid.rows.append(line)
        elif mark in "\t|" and len(line) == 2 and line[0].words and line[1].numerals:
            grid.rows.append(line)
    if grid is not None and grid.rows:
        yield grid


def _numbered(grid: Grid) -> bool:
    """Whether the rows so far begin with their number, which a row of totals goes without."""
    return all(r[0].numerals and r[1].words for r in grid.rows[:50])


_NAMES = {"\t": "cells", "|": "bars", ";": "semicolons", ",": "commas"}


# -- a table in one line ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    label: tuple[int, int]
    values: list[Numeral | None]


def _flat(text: str, s: Sentence) -> Grid | None:
    """A table written out in one line, or None where labels and numbers do not come in one rhythm."""
    for split in (False, True):
        rows = _rhythm(text, s, split=split)
        if len(rows) < 2:
            continue
        k = len(rows[0].values)
        if k < 2 or any(len(r.values) != k for r in rows):
            continue
        header = _flat_header(text, s, rows, k)
        if header is None:
            continue
        grid = Grid(header, rule="table.one_line", lead=(max(0, header[0].first - 30), header[0].first))
        for r in rows:
            label = _part(text, s, *r.label)
            grid.rows.append([label, *(_value(text, s, r, n) for n in r.values)])
        return grid
    return None


def _rhythm(text: str, s: Sentence, *, split: bool) -> list[_Row]:
    """Labels, each followed by all its numbers, from the first label that two numbers follow to the end."""
    t = s.tokens
    by_first = {n.first: n for n in s.numerals}
    out: list[_Row] = []
    label_from = 0
    values: list[Numeral | None] = []
    label: tuple[int, int] | None = None
    i, n = 0, len(t)
    while i < n:
        found = by_first.get(i)
        if found is not None and found.kind in ("count", "percent") and found.digits:
            if not values:
                label = (label_from, i)
            values += _pieces(text, s, found) if split else [found]
            i = found.after
        elif values and t.raw[i] in _DASHES:
            values.append(None)
            i += 1
        elif t.raw[i][0].isalpha():
            if values and label is not None:
                out.append(_Row(label, values))
                label_from, values, label = i, [], None
            i += 1
        elif t.raw[i] in "./()&" and not values:
            i += 1
        else:
            if values and label is not None and t.raw[i] in ".":
                i += 1
                continue
            # anything else breaks the rhythm: a table begins anew after it
            out, values, label = [], [], None
            i += 1
            label_from = i
    if values and label is not None:
        out.append(_Row(label, values))
    # years and numbers of a caption before the table ("By region, 2015 Region Cases …")
    while out and len(out[0].values) == 1 and len(out) > 2 and len(out[1].values) > 1:
        out.pop(0)
    return [r for r in out if r.label[0] < r.label[1]]


def _pieces(text: str, s: Sentence, n: Numeral) -> list[Numeral | None]:
    """A number with spaces inside, as the numbers it may be: "0 937"."""
    said = text[n.start : n.end]
    if " " not in said.rstrip("% ") or n.scaled or n.low != n.high:
        return [n]
    percent = said.endswith("%")
    out: list[Numeral | None] = []
    at = n.start
    pieces = said.rstrip("% ").split(" ")
    for k, piece in enumerate(pieces):
        last = k == len(pieces) - 1
        number = _numeral(s, said[at - n.start :] if last and percent else piece, at, signed=False)
        if number is None:
            return [n]
        out.append(number)
        at += len(piece) + 1
    return out


def _flat_header(text: str, s: Sentence, rows: list[_Row], k: int) -> list[Cell] | None:
    """The header cells before the first row: each begins with a capital; the first row's label is what is left."""
    t = s.tokens
    a, b = rows[0].label
    capitals = [i for i in range(a, b) if t.raw[i][0].isupper()]
    for words in range(1, min(_LABEL_WORDS, b - a - k) + 1):
        start = b - words
        if start not in capitals:
            continue
        edges = [i for i in capitals if i < start]
        if len(edges) < k + 1:
            continue
        if any(s.starting(kind, i) is not None for i in capitals if start < i for kind in ("counted", "event")):
            continue
        columns = edges[-k:]
        cells = [_part(text, s, x, y) for x, y in zip(columns, [*columns[1:], start], strict=True)]
        percents = [all(r.values[j] is None or r.values[j].kind == "percent" for r in rows) for j in range(k)]  # type: ignore[union-attr]
        if all(_meant(c) or percents[j] for j, c in enumerate(cells)) and any(_meant(c) for c in cells):
            rows[0].label = (start, b)
            return [_part(text, s, edges[-k - 1], columns[0]), *cells]
    return None


def _meant(c: Cell) -> bool:
    s = c.sentence
    return any(c.first <= m.first and m.after <= c.after for kind in ("counted", "event", "group") for m in s.of(kind))


def _part(text: str, s: Sentence, first: int, after: int) -> Cell:
    span = s.tokens.span(first, after)
    return Cell(span, s, first, after, span.of(text))


def _value(text: str, s: Sentence, row: _Row, n: Numeral | None) -> Cell:
    if n is None:
        at = s.tokens.start[row.label[1]]
        return Cell(Span(at, at), s, row.label[1], row.label[1], "")
    return Cell(Span(n.start, n.end), s, n.first, n.after, text[n.start : n.end], (n,))
