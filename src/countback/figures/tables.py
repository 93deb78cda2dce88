"""Tables and lists: what the header, the label and the heading of a table tell of each of its numbers.

Every number of a table takes what it counts from its column, else from its row, else from the caption; whom, where and
when from its row, else its column, else the caption. A row of totals is the whole of the rows of its column. Column words
come from the lexicon; a column no word of which is known tells nothing, and its numbers are left to the other readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from countback.figures.draft import Draft
from countback.figures.figure import PartOf
from countback.figures.grids import Cell, Grid, find_grids
from countback.figures.lexicon import languages, load_lexicon
from countback.figures.measure import EQUIPMENT, JUSTICE, PERSONAL
from countback.figures.moments import Calendar, Moment, find_moments
from countback.figures.numerals import Numeral
from countback.figures.scope import Place, side_marks
from countback.figures.sentence import Mark, Sentence
from countback.refusals import Refusal
from countback.values import PartialDate, Period, Span

_SURE = 90
_FROM_HEADING = 62


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a cell or a heading says: the value, the lexicon entry or rule, and the words."""

    value: Any
    rule: str
    said: str = ""
    span: Span | None = None


@dataclass(slots=True)
class Meaning:
    """All that a header, label or caption tells: fields of a figure by name, and how its numbers are to be taken."""

    tells: dict[str, Told] = field(default_factory=dict)
    percent: bool = False
    total: bool = False
    refused: Told | None = None

    def get(self, name: str) -> Any:
        """The value told for a field, None where nothing is."""
        told = self.tells.get(name)
        return told.value if told is not None else None


@dataclass(slots=True)
class _Entry:
    tells: dict[str, Told]
    rule: str
    column: tuple[int, int] | None = None
    total: bool = False
    alone: bool = False


@dataclass(slots=True)
class Tables:
    """What the tables of a page tell, by the place a number starts at; the refusals they add, and those they overrule."""

    entries: dict[int, _Entry] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    overruled: set[int] = field(default_factory=set)
    headings: dict[int, Meaning] = field(default_factory=dict)

    def settle(self, refused: list[Refusal]) -> list[Refusal]:
        """A page's refusals without those of numbers a table reads, with those of the numbers it refuses."""
        kept = [r for r in refused if r.span is None or r.span.start not in self.overruled]
        return [*kept, *self.refused]

    def put(self, d: Draft) -> None:
        """Set what the table or the heading over a list tells of a number."""
        entry = self.entries.get(d.numeral.start)
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
            return
        heading = self.headings.get(d.sentence.index)
        if heading is not None and d.firm("period") < 50 and not d.numeral.signed:
            told_period = heading.tells.get("period")
            if told_period is not None:
                d.set(
                    "period", told_period.value, f"table.heading: {told_period.rule}", strength=_FROM_HEADING,
                    said=told_period.said, span=told_period.span,
                )  # fmt: skip

    def link(self, drafts: list[Draft]) -> None:
        """Make the number in a row of totals the whole of the numbers of its column."""
        totals: dict[tuple[int, int], Draft] = {}
        mine: list[tuple[Draft, _Entry]] = []
        for d in drafts:
            entry = self.entries.get(d.numeral.start)
            if entry is None or entry.column is None:
                continue
            d.whole = d.part_of = None
            d.because.pop("part_of", None)
            mine.append((d, entry))
            if entry.total and d.numeral.kind == "count":
                totals[entry.column] = d
        for d, entry in mine:
            whole = totals.get(entry.column) if entry.column is not None else None
            if whole is None or whole is d or entry.total or d.numeral.kind != "count" or d.stat_is("delta"):
                continue
            if d.numeral.low <= whole.numeral.low:
                d.whole = whole
                d.set("part_of", PartOf(whole.said, whole.span), "part.row_of_totals", strength=_SURE)


def read_tables(
    text: str, rows: list[Sentence], places: dict[int, list[Place]], *, published: PartialDate | None
) -> Tables:
    """Read every table and headed list of a page; the numbers of its cells become figures of their sentences."""
    out = Tables()
    reader = _Reader(text, places, published, out)
    for number, grid in enumerate(find_grids(text, rows)):
        caption = reader.caption(rows, grid)
        reader.grid(number, grid, caption)
    reader.heads(rows)
    for s in reader.changed.values():
        s.take(sorted(s.figures, key=lambda n: n.start))
    return out


class _Reader:
    def __init__(self, text: str, places: dict[int, list[Place]], published: PartialDate | None, out: Tables) -> None:
        self.text = text
        self.places = places
        self.published = published
        self.out = out
        self.changed: dict[int, Sentence] = {}
        self._moments: dict[int, list[Moment]] = {}

    # -- captions and headings ------------------------------------------------------------------------------------

    def caption(self, rows: list[Sentence], grid: Grid) -> Meaning:
        """What the line over a table says, where it is a heading, a caption or a line that ends with a colon."""
        at = grid.at - 1
        if at < 0 or not _is_heading(rows[at]):
            return Meaning()
        return self.whole(rows[at])

    def whole(self, s: Sentence) -> Meaning:
        """The meaning of a sentence taken as one cell."""
        return self.meaning(s, 0, len(s.tokens))

    def heads(self, rows: list[Sentence]) -> None:
        """Give each row of a list the heading it stands under, for the date the heading carries."""
        current: Meaning | None = None
        for s in rows:
            if _is_heading(s):
                current = self.whole(s)
                current = current if "period" in current.tells else None
            elif s.figures and current is not None:
                if _is_row(s):
                    self.out.headings[s.index] = current
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
            if m.get("counted") is None and m.get("group") is not None and named is not None and not m.percent:
                m.tells = {**{k: v for k, v in named.tells.items() if k in ("counted", "event", "offence")}, **m.tells}
            elif m.get("counted") is not None:
                named = m
            if j in counters:
                m.refused = Told("rank_list", "table.row_numbers")
        for row in grid.rows:
            label = next((c for c in row if c.words or c.year is not None), None)
            meant = self.cell(label) if label is not None else Meaning()
            if label is not None and by_place and "where" not in meant.tells and "side" not in meant.tells:
                if label.words and not meant.total and not label.text[:1].islower():
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
        tells = _merge(column, row, caption, percent=percent or all(n.kind == "percent" for n in c.numerals))
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
        """Make a cell's number a figure of its sentence, in place of whatever was read across it."""
        old = [x for x in s.numerals if x.start < n.end and n.start < x.end]
        self.out.overruled |= {x.start for x in old}
        self.out.overruled.add(n.start)
        s.figures = [x for x in s.figures if x.end <= n.start or n.end <= x.start]
        s.figures.append(n)
        self.changed[s.index] = s

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

    # -- words --------------------------------------------------------------------------------------------------------

    def cell(self, c: Cell) -> Meaning:
        """What a header or a label says."""
        m = self.meaning(c.sentence, c.first, c.after)
        if c.year is not None:
            year = PartialDate(c.year)
            m.tells["period"] = Told(Period(year, year), "table.year", c.text, c.span)
        return m

    def meaning(self, s: Sentence, first: int, after: int) -> Meaning:
        """What the lexicon knows in a stretch of tokens."""
        m = Meaning()
        noun = self._noun(s, first, after)
        if noun is not None:
            for name in ("counted", "event", "offence", "group", "side"):
                if name in noun.payload.gives:
                    m.tells[name] = self._told(s, noun, noun.payload.gives[name])
        weak = bool(noun is not None and noun.payload.gives.get("weak"))
        for e in _inside(s, "event", first, after):
            if m.get("counted") is not None and e.payload.limited_to and m.get("counted") not in e.payload.limited_to:
                continue
            if m.get("event") is None or weak or (e.payload.gives["event"] in JUSTICE and not _within(e, noun)):
                m.tells["event"] = self._told(s, e, e.payload.gives["event"])
                break
        if m.get("counted") is None and m.get("event") in PERSONAL:
            m.tells["counted"] = Told("person", f"noun.of_event: {m.get('event')}")
        for o in _inside(s, "offence", first, after):
            m.tells.setdefault("offence", self._told(s, o, o.payload.gives["offence"]))
        for g in _inside(s, "group", first, after):
            near = noun is None or noun.first <= g.after <= noun.after + 1 or noun.first - 1 <= g.first <= noun.after
            if near and "group" in g.payload.gives:
                m.tells.setdefault("group", self._told(s, g, g.payload.gives["group"]))
        for x in side_marks(s):
            if first <= x.first and x.after <= after:
                m.tells.setdefault("side", self._told(s, x, x.payload.gives["side"]))
        for p in self.places.get(s.index, ()):
            if first <= p.first and p.after <= after:
                m.tells["where"] = Told(p.said, f"scope.{p.kind}: {p.rule}", p.said)
                if p.country and "side" not in m.tells:
                    m.tells["side"] = Told(p.country, f"scope.country_of_place: {p.rule}", p.said)
                break
        for t in self.moments(s):
            if first <= t.first and t.after <= after and t.period.known:
                span = s.tokens.span(t.first, t.after)
                m.tells["period"] = Told(t.period, t.rule, span.of(self.text), span)
                break
        for x in _inside(s, "stat", first, after):
            if x.payload.gives["stat"] == "total":
                m.total = m.total or (x.after - x.first) >= (after - first) - 1
            elif x.payload.gives["stat"] != "share":
                m.tells.setdefault("stat", self._told(s, x, x.payload.gives["stat"]))
        m.percent = self._percent(s, first, after)
        if noun is None and "event" not in m.tells and not m.percent:
            for x in _inside(s, "refuse", first, after):
                m.refused = Told(x.payload.gives["reason"], x.payload.id)
                break
        return m

    def moments(self, s: Sentence) -> list[Moment]:
        """The times a sentence names, read against the page's date."""
        if s.index not in self._moments:
            self._moments[s.index] = find_moments(self.text, s, Calendar(published=self.published))
        return self._moments[s.index]

    def _told(self, s: Sentence, m: Mark, value: Any) -> Told:
        return Told(value, m.payload.id, s.text_of(m, self.text), s.tokens.span(m.first, m.after))

    def _noun(self, s: Sentence, first: int, after: int) -> Mark | None:
        best: Mark | None = None
        for m in _inside(s, "counted", first, after):
            if "counted" in m.payload.gives and m.first not in s.taken and (best is None or s.head == "last"):
                best = m
        return best

    def _percent(self, s: Sentence, first: int, after: int) -> bool:
        words = load_lexicon(s.passage.lang if s.passage.lang in languages() else "en").numbers
        for i in range(first, after):
            found = words.get(s.tokens.low[i])
            if s.tokens.raw[i] == "%" or (found is not None and found[0] == "percent"):
                return not any(n.kind == "percent" and n.first <= i < n.after for n in s.numerals)
        return False


def _merge(column: Meaning, row: Meaning, caption: Meaning, *, percent: bool) -> dict[str, Told]:
    tells: dict[str, Told] = {}
    for name in ("counted", "event", "offence"):
        for m in (column, row, caption):
            if name in m.tells:
                tells[name] = m.tells[name]
                break
    counted = tells["counted"].value if "counted" in tells else None
    # "Lost | tanks 12": what is lost are tanks, not men
    if counted == "person" and "noun.of_event" in tells["counted"].rule:
        named = next((m for m in (column, row, caption) if _named(m)), None)
        if named is not None:
            tells["counted"] = named.tells["counted"]
            counted = tells["counted"].value
    if "event" in tells and not _possible(tells["event"].value, counted):
        tells.pop("event")
    for name in ("where", "group", "side", "period", "stat"):
        for m in (row, column, caption):
            if name in m.tells:
                tells[name] = m.tells[name]
                break
    if row.total:
        tells.pop("where", None)
        if "where" in caption.tells:
            tells["where"] = caption.tells["where"]
    period = tells.get("period")
    if period is not None and "stat" not in tells and not percent:
        p = period.value
        if p.since is not None and p.until is not None and (p.until.day is None or p.since == p.until):
            tells["stat"] = Told("flow", "stat.bounded_period", period.said)
    return tells


def _named(m: Meaning) -> bool:
    told = m.tells.get("counted")
    return told is not None and "noun.of_event" not in told.rule


def _possible(event: str, counted: str | None) -> bool:
    if counted in EQUIPMENT:
        return event in ("lost", "shot_down", "launched", "supplied", "attacked", "captured")
    if counted == "person":
        return event not in ("lost", "shot_down", "launched", "supplied")
    return True


def _inside(s: Sentence, kind: str, first: int, after: int) -> list[Mark]:
    return [m for m in s.of(kind) if first <= m.first and m.after <= after]


def _within(m: Mark, noun: Mark | None) -> bool:
    return noun is not None and noun.first <= m.first and m.after <= noun.after


def _counters(grid: Grid, columns: list[Meaning]) -> set[int]:
    """Columns that number the rows: 1, 2, 3 … under no counted noun."""
    out = set()
    for j, m in enumerate(columns[:2]):
        values = [r[j].numerals[0].low if r[j].numerals else None for r in grid.rows]
        if len(values) >= 2 and m.get("counted") is None and m.get("event") is None:
            if values == list(range(1, len(values) + 1)):
                out.add(j)
    return out


def _is_heading(s: Sentence) -> bool:
    """A line that names what the lines under it hold: no figures of its own, a heading's role or a colon at its end."""
    if s.figures or not len(s.tokens):
        return False
    return s.passage.role in ("heading", "caption", "title") or s.tokens.raw[-1] == ":"


def _is_row(s: Sentence) -> bool:
    if s.passage.role in ("list_item", "table_row"):
        return True
    n = s.figures[0]
    marks = s.tokens.raw[: n.first]
    return n.first <= 8 and any(m in "–—−-:(" for m in marks)


def date_deltas(drafts: list[Draft]) -> None:
    """ "13,928 (+12)": what was added to a total as of a day was added since the day before."""
    total: Draft | None = None
    for d in drafts:
        if not d.stat_is("delta") or not d.numeral.signed:
            total = d
            continue
        if total is None or total.sentence is not d.sentence or total.period.until is None:
            continue
        day = total.period.until
        own = d.firm("period") >= 60 and d.period.since is not None and d.period.since.day is not None
        if day.day is None or (own and d.period != total.period):
            continue
        d.set(
            "period", Period(PartialDate.of(day.first - timedelta(days=1)), day), "table.delta_of_day", strength=70,
            said=total.because["period"].said if "period" in total.because else "",
        )  # fmt: skip
