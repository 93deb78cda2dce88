"""Tables: what the header, the label and the caption of a table tell of each of its numbers.

Every number of a table takes what it counts from its column, else from its row, else from the caption; whom, where and
when from its row, else its column, else the caption. A row of totals is the whole of the rows of its column. Column
words come from the lexicon; a column no word of which is known tells nothing, and its numbers are left to the other
readers.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from countback.figures.draft import Draft
from countback.figures.figure import PartOf
from countback.figures.grids import Cell, Grid, find_grids
from countback.figures.kinds import JUSTICE
from countback.figures.meanings import Meaning, Told, Words, counts, merge
from countback.figures.numerals import Numeral
from countback.figures.scope import Place
from countback.figures.sentence import Sentence
from countback.figures.series import is_row, labelled_by_time, pairs, year_of
from countback.refusals import Refusal
from countback.values import PartialDate, Period, Span

_SURE = 90


@dataclass(slots=True)
class _Entry:
    tells: dict[str, Told]
    rule: str
    column: tuple[int, int] | None = None
    total: bool = False
    alone: bool = False


@dataclass(slots=True)
class Tables:
    """What the tables of a page tell, by the place a number starts at; refusals they add, and those they overrule."""

    entries: dict[int, _Entry] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    overruled: set[int] = field(default_factory=set)
    sides: dict[int, Told] = field(default_factory=dict)

    def settle(self, refused: list[Refusal]) -> list[Refusal]:
        """A page's refusals without those of numbers a table reads, with those of the numbers it refuses."""
        kept = [r for r in refused if r.span is None or r.span.start not in self.overruled]
        return [*kept, *self.refused]

    def put(self, d: Draft) -> None:
        """Set what the table tells of a number."""
        entry = self.entries.get(d.numeral.start)
        side = self.sides.get(d.sentence.index)
        if side is not None and d.firm("side") == 0:
            d.set("side", side.value, f"table.heading: {side.rule}", strength=55, said=side.said, span=side.span)
        if entry is not None:
            for name in ("where", "group", "period"):
                # a neighbouring cell is no neighbour in meaning
                if name not in entry.tells and entry.alone:
                    setattr(d, name, Period() if name == "period" else None)
                    d.because.pop(name, None)
                    d.strength[name] = _SURE if name != "period" else 0
            if "counted" in entry.tells and "event" not in entry.tells:
                d.event, d.strength["event"] = None, 0
                d.because.pop("event", None)
            for name, told in entry.tells.items():
                d.set(name, told.value, f"{entry.rule}: {told.rule}", strength=_SURE, said=told.said, span=told.span)
            d.label = None
            d.anaphor = False

    def link(self, drafts: list[Draft]) -> None:
        """Make the number in a row of totals the whole of the numbers of its column."""
        totals: dict[tuple[int, int], Draft] = {}
        mine: list[tuple[Draft, _Entry]] = []
        for d in drafts:
            entry = self.entries.get(d.numeral.start)
            if entry is None or entry.column is None:
                continue
            d.strength["part_of"] = _SURE  # no other reader looks for its whole
            mine.append((d, entry))
            if entry.total and d.numeral.kind == "count":
                totals[entry.column] = d
        for d, entry in mine:
            whole = totals.get(entry.column) if entry.column is not None else None
            if whole is None or whole is d or entry.total or d.numeral.kind != "count" or d.stat_is("delta"):
                continue
            if d.numeral.low <= whole.numeral.low:
                _part_of(d, whole, "part.row_of_totals")
        _rows_of_a_count(drafts)


def _part_of(d: Draft, whole: Draft, rule: str) -> None:
    d.whole = whole
    d.set("part_of", PartOf(whole.said, whole.span), rule, strength=_SURE)


def _rows_of_a_count(drafts: list[Draft]) -> None:
    """ "7,400 cases:" over rows of places, offences or groups: the rows are parts, as far as they add up to no more."""
    whole: Draft | None = None
    rows: list[Draft] = []
    last = -1
    for d in [*drafts, None]:
        row = (
            d is not None
            and whole is not None
            and d.label is not None
            and d.numeral.kind == "count"
            and d.stat != "delta"
            and d.sentence.index in (last, last + 1)
            and (d.firm("counted") < 50 or d.counted == whole.counted)
            and _divides(d, whole)
        )
        if row and d is not None:
            if d.sentence.index == last + 1:
                rows.append(d)
                last += 1
            continue
        if d is not None and whole is not None and rows and d.sentence.index == last:
            continue  # a share or a change beside the row's count
        if whole is not None and len(rows) > 1 and sum(r.numeral.low for r in rows) <= whole.numeral.low:
            for r in rows:
                if r.firm("part_of") < _SURE:
                    _part_of(r, whole, "part.row_under_a_count")
        whole, rows = None, []
        if d is not None and d.numeral.kind == "count" and d.label is None and d.sentence.tokens.raw[-1] == ":":
            whole, last = d, d.sentence.index


def _divides(d: Draft, whole: Draft) -> bool:
    """Whether a row names a place, an offence or a group that the whole does not name."""
    return (
        (d.firm("where") >= 60 and d.where != whole.where)
        or (d.firm("offence") >= 60 and d.offence != whole.offence)
        or (d.group is not None and d.group != whole.group)
    )


def read_tables(
    text: str, rows: list[Sentence], places: dict[int, list[Place]], *, published: PartialDate | None
) -> Tables:
    """Read every table of a page; the numbers of its cells become figures of their sentences."""
    out = Tables()
    reader = _Reader(text, places, published=published, out=out)
    for number, grid in enumerate(find_grids(text, rows)):
        caption = reader.caption(rows, grid)
        reader.grid(number, grid, caption)
    reader.heads(rows)
    for s in rows:
        if len(s.numerals) > 1:
            reader.series(s)
        if len(s.figures) > 1:
            reader.pairs(s)
    reader.settle()
    return out


class _Reader(Words):
    def __init__(
        self, text: str, places: dict[int, list[Place]], *, published: PartialDate | None, out: Tables
    ) -> None:
        super().__init__(text, places, published=published)
        self.out = out
        self._cells: dict[int, tuple[Sentence, list[Numeral]]] = {}

    # -- captions and headings ------------------------------------------------------------------------------------

    def caption(self, rows: list[Sentence], grid: Grid) -> Meaning:
        """What the line over a table says, where it is a heading, a caption or a line that ends with a colon."""
        if grid.lead is not None and grid.lead[0] < grid.lead[1]:
            s = grid.header[0].sentence
            self._lead_year(s, grid.lead[1])
            return self.meaning(s, *grid.lead)
        at = grid.at
        for s in reversed(rows[max(0, at - 3) : at]):
            if _is_heading(s):
                return self.whole(s)
            if s.figures or s.passage.role == "table_row":
                break
        return Meaning()

    def _lead_year(self, s: Sentence, at: int) -> None:
        """ "By region, 2015 Region Cases …": the year before the header is no count."""
        n = next((x for x in s.figures if x.after == at and len(x.bare) == 4 and 1980 <= x.low <= 2039), None)
        if n is not None:
            span = s.tokens.span(n.first, n.after)
            self._refuse(Cell(span, s, n.first, n.after, n.bare), Told("date", "table.year"))

    def whole(self, s: Sentence) -> Meaning:
        """The meaning of a sentence taken as one cell."""
        return self.meaning(s, 0, len(s.tokens))

    def pairs(self, s: Sentence) -> None:
        """Numbers that each follow their noun."""
        for n, m in pairs(s):
            if n.start in self.out.entries:
                continue
            names = ("counted", "event", "offence", "group", "side")
            tells = {name: self.told(s, m, m.payload.gives[name]) for name in names if name in m.payload.gives}
            self.out.entries[n.start] = _Entry(tells, "noun.row")

    def series(self, s: Sentence) -> None:
        """Numbers that each stand after their year or month: "2022: 1,001; 2021: 615", "January 123, February 140"."""
        run = labelled_by_time(s)
        if len(run) < 2:
            return
        lead = self.meaning(s, 0, run[0][1])
        base = lead.tells.pop("period", None)
        for n, _, year, month in run:
            if month is not None:
                year = year or year_of(base) or self.calendar.year_for(month)
            self._restore(s, n)
            tells = dict(lead.tells)
            said = s.tokens.low[n.first - 1]
            if year is not None:
                when = PartialDate(year, month)
                tells["period"] = Told(Period(when, when), "time.label", said)
            tells.setdefault("stat", Told("flow", "stat.bounded_period"))
            if n.kind != "count":
                tells["stat"] = Told("share", "stat.share")
            self.out.entries[n.start] = _Entry(tells, "table.series")

    def heads(self, rows: list[Sentence]) -> None:
        """Give the rows of a list the people its heading names: "Losses of the Russian army:"."""
        current: Told | None = None
        for s in rows:
            if _is_heading(s):
                marks = self.sides_of(s)
                one = len({m.payload.gives["side"] for m in marks}) == 1
                current = self.told(s, marks[0], marks[0].payload.gives["side"]) if one else None
            elif s.figures and current is not None:
                if is_row(s):
                    self.out.sides[s.index] = current
                else:
                    current = None

    # -- grids ------------------------------------------------------------------------------------------------------

    def grid(self, number: int, grid: Grid, caption: Meaning) -> None:
        """Read one table."""
        columns = [self.cell(c) for c in grid.header]
        self._years(grid.header)
        stub = grid.header[0] if grid.header else None
        by_place = stub is not None and any(
            stub.first <= m.first and m.after <= stub.after for m in stub.sentence.of("region_type")
        )
        counters = _counters(grid, columns)
        named: Meaning | None = None
        for j, m in enumerate(columns):
            # "Cases | Imported | Deaths": a group alone is one of the cases before it
            part = "group" in m.tells or "stat" in m.tells
            silent = m.get("counted") is None and m.get("event") is None
            if silent and part and named is not None and not m.percent:
                m.tells = {**{k: v for k, v in named.tells.items() if k in ("counted", "event", "offence")}, **m.tells}
                m.events = named.events
            elif m.get("counted") is None and named is not None and named.get("counted") == "verdict" and _judged(m):
                m.tells["counted"] = named.tells["counted"]  # "Verdicts | Suspended": some of the first
            elif silent and named is not None and _shares(grid, j, m):
                # a share beside the count it is taken of: "Deaths | CFR, %"
                m.tells = {**named.tells, **m.tells}
                m.events = named.events
            elif not silent and not m.percent:
                named = m
            if j in counters:
                m.refused = Told("rank_list", "table.row_numbers")
        for row in grid.rows:
            label = next((c for c in row if c.words or c.year is not None), None)
            meant = self.cell(label) if label is not None else Meaning()
            placed = "where" in meant.tells or "side" in meant.tells or meant.total
            if label is not None and by_place and not placed and label.words and not label.text[:1].islower():
                meant.tells["where"] = Told(label.text, "table.place_column", label.text, label.span)
            if label is not None and label.year is not None:
                self._years([label])
            for j, c in enumerate(row):
                if c is label or not c.numerals:
                    continue
                column = columns[j] if columns else Meaning()
                self._number(c, column, meant, caption, grid=(number, j), rule=grid.rule)

    def _number(
        self, c: Cell, column: Meaning, row: Meaning, caption: Meaning, *, grid: tuple[int, int], rule: str
    ) -> None:
        if column.refused is not None:
            self._refuse(c, column.refused)
            return
        percent = column.percent or row.percent
        if "offence" in row.tells and row.get("event") not in JUSTICE and (counts(column) or counts(caption)):
            # a row that names an offence tells no more: what is counted stands over the column or the table
            row = replace(row, tells={k: v for k, v in row.tells.items() if k not in ("counted", "event")}, events=[])
        tells = merge(column, row, caption, percent=percent or all(n.kind == "percent" for n in c.numerals))
        if not ({"counted", "event"} & set(tells)) and not percent and any(n.kind == "count" for n in c.numerals):
            return  # nobody says what is counted: left to the reader of sentences
        for n in c.numerals:
            if percent and n.kind == "count":
                n = replace(n, kind="percent")
            mine = dict(tells)
            if n.signed:
                mine["stat"] = Told("delta", "stat.plus_sign", "+")
            elif n.kind == "percent":
                mine["stat"] = Told("share", "stat.share")
            self._restore(c.sentence, n)
            self.out.entries[n.start] = _Entry(mine, rule, column=grid, total=row.total, alone=True)

    def _restore(self, s: Sentence, n: Numeral) -> None:
        """Note that a cell's number is a figure of its sentence, in place of whatever was read across it."""
        self._cells.setdefault(s.index, (s, []))[1].append(n)

    def settle(self) -> None:
        """Give each sentence the numbers of its cells."""
        for s, cells in self._cells.values():
            cells.sort(key=lambda n: n.start)
            ends = [n.end for n in cells]

            def across(x: Numeral, cells: list[Numeral] = cells, ends: list[int] = ends) -> bool:
                k = bisect_right(ends, x.start)
                return k < len(cells) and cells[k].start < x.end

            self.out.overruled |= {x.start for x in s.numerals if across(x)}
            self.out.overruled |= {n.start for n in cells}
            s.take(sorted([*(x for x in s.figures if not across(x)), *cells], key=lambda n: n.start))

    def _refuse(self, c: Cell, why: Told) -> None:
        s = c.sentence
        gone = [x for x in s.figures if c.span.start <= x.start and x.end <= c.span.end]
        for n in gone:
            span = Span(n.start, n.end)
            self.out.refused.append(
                Refusal(reason=why.value, stage="figures", span=span, said=span.of(self.text), rule=why.rule)
            )
        s.take([x for x in s.figures if x not in gone])

    def _years(self, cells: list[Cell]) -> None:
        """A year that heads a column or a row is no count."""
        for c in cells:
            if c.year is not None:
                self._refuse(c, Told("date", "table.year"))


def _counters(grid: Grid, columns: list[Meaning]) -> set[int]:
    """Columns that number the rows: 1, 2, 3 … under no counted noun."""
    out = set()
    for j, m in enumerate(columns[:2]):
        values = [r[j].numerals[0].low if r[j].numerals else None for r in grid.rows]
        silent = m.get("counted") is None and m.get("event") is None
        if silent and len(values) >= 2 and values == list(range(1, len(values) + 1)):
            out.add(j)
    return out


def _is_heading(s: Sentence) -> bool:
    """A line that names what the lines under it hold: no figures of its own, a heading's role or a colon at its end."""
    if s.figures or not len(s.tokens):
        return False
    return s.passage.role in ("heading", "caption", "title") or s.tokens.raw[-1] == ":"


def _judged(m: Meaning) -> bool:
    return str(m.get("event")) in JUSTICE


def _shares(grid: Grid, j: int, m: Meaning) -> bool:
    values = [n for r in grid.rows for n in r[j].numerals]
    return bool(values) and (m.percent or all(n.kind == "percent" for n in values))
