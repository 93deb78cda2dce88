"""Tables: what the header, the label and the caption of a table tell of each of its numbers.

Every number of a table takes what it counts from its column, else from its row, else from the caption; whom, where and
when from its row, else its column, else the caption. A row of totals is the whole of the rows of its column. Column
words come from the lexicon; a column no word of which is known tells nothing, and its numbers are left to the other
readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from countback.figures.draft import Draft
from countback.figures.figure import PartOf
from countback.figures.grids import Cell, Grid, find_grids
from countback.figures.kinds import EQUIPMENT, JUSTICE, LEGAL, PERSONAL
from countback.figures.lexicon import languages, load_lexicon
from countback.figures.moments import Calendar, Moment, find_moments
from countback.figures.numerals import Numeral
from countback.figures.scope import Place, side_marks
from countback.figures.sentence import Mark, Sentence
from countback.refusals import Refusal
from countback.values import PartialDate, Period, Span

_SURE = 90


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
    """What the tables of a page tell, by the place a number starts at; refusals they add, and those they overrule."""

    entries: dict[int, _Entry] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    overruled: set[int] = field(default_factory=set)

    def settle(self, refused: list[Refusal]) -> list[Refusal]:
        """A page's refusals without those of numbers a table reads, with those of the numbers it refuses."""
        kept = [r for r in refused if r.span is None or r.span.start not in self.overruled]
        return [*kept, *self.refused]

    def put(self, d: Draft) -> None:
        """Set what the table tells of a number."""
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
                d.whole = whole
                d.set("part_of", PartOf(whole.said, whole.span), "part.row_of_totals", strength=_SURE)


def read_tables(
    text: str, rows: list[Sentence], places: dict[int, list[Place]], *, published: PartialDate | None
) -> Tables:
    """Read every table of a page; the numbers of its cells become figures of their sentences."""
    out = Tables()
    reader = _Reader(text, places, published, out)
    for number, grid in enumerate(find_grids(text, rows)):
        caption = reader.caption(rows, grid)
        reader.grid(number, grid, caption)
    for s in rows:
        if len(s.numerals) > 1:
            reader.series(s)
        if len(s.figures) > 1:
            reader.pairs(s)
    for s in reader.changed.values():
        s.take(sorted(s.figures, key=lambda n: n.start))
    return out


class _Reader:
    def __init__(self, text: str, places: dict[int, list[Place]], published: PartialDate | None, out: Tables) -> None:
        self.text = text
        self.places = places
        self.calendar = Calendar(published=published)
        self.out = out
        self.changed: dict[int, Sentence] = {}
        self._moments: dict[int, list[Moment]] = {}

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
        for n, m in _pairs(s):
            if n.start in self.out.entries:
                continue
            names = ("counted", "event", "offence", "group", "side")
            tells = {name: self._told(s, m, m.payload.gives[name]) for name in names if name in m.payload.gives}
            self.out.entries[n.start] = _Entry(tells, "noun.row")

    def series(self, s: Sentence) -> None:
        """Numbers that each stand after their year or month: "2022: 1,001; 2021: 615", "January 123, February 140"."""
        run = _labelled_by_time(s)
        if len(run) < 2:
            return
        lead = self.meaning(s, 0, run[0][1])
        base = lead.tells.pop("period", None)
        for n, _, year, month in run:
            if month is not None:
                year = year or _year_of(base) or self.calendar.year_for(month)
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
            elif m.get("counted") is None and m.get("event") is None and named is not None and _shares(grid, j, m):
                # a share beside the count it is taken of: "Deaths | CFR, %"
                m.tells = {**named.tells, **m.tells}
            elif (
                m.get("event") in JUSTICE and not _named(m) and named is not None and named.get("counted") == "verdict"
            ):
                # "Verdicts | Suspended": the second counts some of the first
                m.tells["counted"] = named.tells["counted"]
            elif m.get("counted") is not None and not m.percent:
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
        if "offence" in row.tells and row.get("event") not in JUSTICE and (_counts(column) or _counts(caption)):
            # a row that names an offence tells no more: what is counted stands over the column or the table
            row = replace(row, tells={k: v for k, v in row.tells.items() if k not in ("counted", "event")})
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
            if not _possible(e.payload.gives["event"], m.get("counted")):
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
            self._moments[s.index] = find_moments(self.text, s, self.calendar)
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
    for name in ("counted", "offence"):
        for m in (column, row, caption):
            if name in m.tells:
                tells[name] = m.tells[name]
                break
    counted = tells["counted"].value if "counted" in tells else None
    # "Lost | tanks 12": what is lost are tanks, not men
    if counted == "person" and "noun.of_event" in tells["counted"].rule:
        event = tells["counted"].rule.partition(": ")[2]
        named = next((m for m in (column, row, caption) if _named(m) and _possible(event, m.get("counted"))), None)
        if named is not None:
            tells["counted"] = named.tells["counted"]
            counted = tells["counted"].value
    for m in (column, row, caption):
        if "event" in m.tells and _possible(m.tells["event"].value, counted):
            tells["event"] = m.tells["event"]
            break
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


def _counts(m: Meaning) -> bool:
    return m.get("event") in JUSTICE or (_named(m) and m.get("counted") != "incident")


def _named(m: Meaning) -> bool:
    told = m.tells.get("counted")
    return told is not None and "noun.of_event" not in told.rule


def _possible(event: str, counted: str | None) -> bool:
    if counted in EQUIPMENT:
        return event in ("lost", "shot_down", "launched", "supplied", "attacked", "captured")
    if counted in LEGAL:
        return event in JUSTICE or event in ("infected", "other")
    if counted == "person":
        return event not in ("lost", "shot_down", "launched", "supplied")
    if counted in ("place", "formation", "record", "request"):
        return event not in PERSONAL or event in ("infected", "captured", "evacuated", "mobilised", "strength")
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
        silent = m.get("counted") is None and m.get("event") is None
        if silent and len(values) >= 2 and values == list(range(1, len(values) + 1)):
            out.add(j)
    return out


def _is_heading(s: Sentence) -> bool:
    """A line that names what the lines under it hold: no figures of its own, a heading's role or a colon at its end."""
    if s.figures or not len(s.tokens):
        return False
    return s.passage.role in ("heading", "caption", "title") or s.tokens.raw[-1] == ":"


def _shares(grid: Grid, j: int, m: Meaning) -> bool:
    values = [n for r in grid.rows for n in r[j].numerals]
    return bool(values) and (m.percent or all(n.kind == "percent" for n in values))


def _labelled_by_time(s: Sentence) -> list[tuple[Numeral, int, int | None, int | None]]:
    """Numbers right after a year or a month, with the label's first token, its year and its month.

    Without a mark between label and number they must be months, three or more, and one number too great for a day.
    """
    t = s.tokens
    out: list[tuple[Numeral, int, int | None, int | None]] = []
    marked = True
    for n in s.numerals:
        if n.kind not in ("count", "percent") or not n.digits or n.low != n.high:
            continue
        year = len(n.bare) == 4 and 1980 <= n.low <= 2039
        if year and n.after < len(t) and t.raw[n.after] in _LABEL_MARKS:
            continue  # itself a label
        i = n.first - 1
        mark = i >= 1 and t.raw[i] in _LABEL_MARKS
        i -= mark
        label = _time_label(s, i) if i >= 0 else None
        opens = label is not None and (
            label[0] == 0 or t.raw[label[0] - 1] in ",;:(." or t.low[label[0] - 1] in s.conjunctions
        )
        if label is None or not opens or not (mark or label[2] is not None):
            if len(out) >= 2:
                break
            out = []
            continue
        marked = marked and mark
        out.append((n, *label))
    if not marked and (len(out) < 3 or all(n.low <= 31 for n, *_ in out) or any(x[3] is None for x in out)):
        return []
    return out


def _time_label(s: Sentence, i: int) -> tuple[int, int | None, int | None] | None:
    """First token, year and month of the time that ends at token ``i``."""
    t = s.tokens
    year: int | None = None
    if t.raw[i].isdecimal() and len(t.raw[i]) == 4 and 1980 <= int(t.raw[i]) <= 2039:
        year = int(t.raw[i])
        m = s.ending("time", i)
        if m is not None and m.payload.gives.get("time") == "month":
            return m.first, year, int(m.payload.gives["month"])
        return i, year, None
    m = s.ending("time", i + 1)
    if m is not None and m.payload.gives.get("time") == "month":
        return m.first, None, int(m.payload.gives["month"])
    return None


def _year_of(told: Told | None) -> int | None:
    """The year of a period that lies in one."""
    p = told.value if told is not None else None
    if p is None or p.until is None or (p.since is not None and p.since.year != p.until.year):
        return None
    return int(p.until.year)


_LABEL_MARKS = frozenset("–—−-:(")


def _pairs(s: Sentence) -> list[tuple[Numeral, Mark]]:
    """ "cases 132,121 deaths 2,420": numbers that each follow their noun, the last of them with none after it."""
    out: list[tuple[Numeral, Mark]] = []
    for n in s.figures:
        m = s.ending("counted", n.first)
        others = m is not None and not out and m.first > 0 and s.numeral_at(m.first - 1)
        if m is None or others or m.first in s.taken or "counted" not in m.payload.gives or n.kind != "count":
            if len(out) >= 2:
                break
            out = []
            continue
        out.append((n, m))
    if len(out) < 2 or s.starting("counted", out[-1][0].after) is not None:
        return []
    return out
