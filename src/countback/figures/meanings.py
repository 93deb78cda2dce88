"""Meanings: what the header, the label or the caption of a table tells, word by word from the lexicon; and how they
join in one number."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from countback.figures.grids import Cell
from countback.figures.kinds import EQUIPMENT, JUSTICE, LEGAL, PERSONAL
from countback.figures.lexicon import languages, load_lexicon
from countback.figures.moments import Calendar, Moment, find_moments
from countback.figures.scope import Place, side_marks
from countback.figures.sentence import Mark, Sentence
from countback.values import PartialDate, Period, Span


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
    events: list[tuple[Told, frozenset[str]]] = field(default_factory=list)
    percent: bool = False
    total: bool = False
    refused: Told | None = None

    def get(self, name: str) -> Any:
        """The value told for a field, None where nothing is."""
        told = self.tells.get(name)
        return told.value if told is not None else None


class Words:
    """Reads the words of cells; ``places`` are those of each sentence by its index, ``published`` the page's date."""

    def __init__(self, text: str, places: dict[int, list[Place]], *, published: PartialDate | None) -> None:
        self.text = text
        self.places = places
        self.calendar = Calendar(published=published)
        self._moments: dict[int, list[Moment]] = {}
        self._sides: dict[int, list[Mark]] = {}

    def cell(self, c: Cell) -> Meaning:
        """What a header or a label says."""
        m = self.meaning(c.sentence, c.first, c.after)
        if c.year is not None:
            year = PartialDate(c.year)
            m.tells["period"] = Told(Period(year, year), "table.year", c.text, c.span)
        elif "period" not in m.tells and c.after - c.first in (2, 3):
            # "January 2024,113": the comma of a cell, not of a number
            label = time_label(c.sentence, c.after - 1)
            if label is not None and label[0] == c.first and label[1] is not None:
                month = PartialDate(label[1], label[2])
                m.tells["period"] = Told(Period(month, month), "time.label", c.text, c.span)
        return m

    def meaning(self, s: Sentence, first: int, after: int) -> Meaning:
        """What the lexicon knows in a stretch of tokens."""
        m = Meaning()
        noun = self._noun(s, first, after)
        if noun is not None:
            for name in ("counted", "event", "offence", "group", "side"):
                if name in noun.payload.gives:
                    m.tells[name] = self.told(s, noun, noun.payload.gives[name])
        if "event" in m.tells:
            m.events.append((m.tells["event"], frozenset()))
        weak = bool(noun is not None and noun.payload.gives.get("weak"))
        for e in _inside(s, "event", first, after):
            act = (self.told(s, e, e.payload.gives["event"]), e.payload.limited_to)
            if weak or (act[0].value in JUSTICE and not _within(e, noun)):
                m.events.insert(0, act)
            else:
                m.events.append(act)
        for told, limits in m.events:
            if _happens(told.value, limits, m.get("counted")):
                m.tells["event"] = told
                break
        for o in _inside(s, "offence", first, after):
            m.tells.setdefault("offence", self.told(s, o, o.payload.gives["offence"]))
        for g in _inside(s, "group", first, after):
            near = noun is None or noun.first <= g.after <= noun.after + 1 or noun.first - 1 <= g.first <= noun.after
            if near and "group" in g.payload.gives:
                m.tells.setdefault("group", self.told(s, g, g.payload.gives["group"]))
        for x in _cut(self.sides_of(s), first, after):
            if x.after <= after:
                m.tells.setdefault("side", self.told(s, x, x.payload.gives["side"]))
        for p in _cut(self.places.get(s.index, []), first, after):
            if p.after <= after:
                m.tells["where"] = Told(p.said, f"scope.{p.kind}: {p.rule}", p.said)
                if p.country and "side" not in m.tells:
                    m.tells["side"] = Told(p.country, f"scope.country_of_place: {p.rule}", p.said)
                break
        for t in _cut(self.moments(s), first, after):
            if t.after <= after and t.period.known:
                span = s.tokens.span(t.first, t.after)
                m.tells["period"] = Told(t.period, t.rule, span.of(self.text), span)
                break
        for x in _inside(s, "stat", first, after):
            if x.payload.gives["stat"] == "total":
                m.total = m.total or (x.after - x.first) >= (after - first) - 1
            elif x.payload.gives["stat"] != "share":
                m.tells.setdefault("stat", self.told(s, x, x.payload.gives["stat"]))
        m.percent = self._percent(s, first, after)
        if noun is None and not {"event", "stat", "period"} & set(m.tells) and not m.percent:
            for x in _inside(s, "refuse", first, after):
                m.refused = Told(x.payload.gives["reason"], x.payload.id)
                break
        return m

    def sides_of(self, s: Sentence) -> list[Mark]:
        """The countries a sentence names."""
        if s.index not in self._sides:
            self._sides[s.index] = side_marks(s)
        return self._sides[s.index]

    def moments(self, s: Sentence) -> list[Moment]:
        """The times a sentence names, read against the page's date."""
        if s.index not in self._moments:
            self._moments[s.index] = find_moments(self.text, s, self.calendar)
        return self._moments[s.index]

    def told(self, s: Sentence, m: Mark, value: Any) -> Told:
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


def merge(column: Meaning, row: Meaning, caption: Meaning, *, percent: bool) -> dict[str, Told]:
    """What a number takes from its column, its row and the caption; nothing that cannot be true of it together."""
    tells: dict[str, Told] = {}
    parts = (column, row, caption)
    acts = column.events or row.events
    for name in ("counted", "offence"):
        for m in parts:
            if name not in m.tells:
                continue
            value = m.tells[name].value
            undergoes = any(_happens(told.value, limits, value) for told, limits in acts)
            if name == "counted" and acts and m.events is not acts and not undergoes:
                continue  # "Courts at work" over a column "Convicted": courts are not what is counted
            tells[name] = m.tells[name]
            break
    if "counted" in column.tells and "counted" in row.tells and not column.get("group") and _wide(column):
        tells["counted"] = row.tells["counted"]  # "Losses | tanks 12": the row says of what
    counted = tells["counted"].value if "counted" in tells else None
    if counted is None:
        act = next((t for m in parts for t, _ in m.events if t.value in PERSONAL), None)
        if act is not None:
            counted = "person"
            tells["counted"] = Told("person", f"noun.of_event: {act.value}", act.said, act.span)
    happened = (t for m in parts for t, limits in m.events if _happens(t.value, limits, counted))
    event = next(happened, None)
    if event is not None:
        tells["event"] = event
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


def counts(m: Meaning) -> bool:
    """Whether a column or caption tells what its numbers count, so that an offence named beside it is no more."""
    return str(m.get("event")) in JUSTICE or m.get("counted") not in (None, "incident")


def _wide(m: Meaning) -> bool:
    """Whether a noun says what happened rather than what is counted: "losses"."""
    return str(m.get("counted")) == "person" and m.get("event") == "casualties"


def _happens(event: str, limits: frozenset[str], counted: str | None) -> bool:
    return (counted is None or not limits or counted in limits) and _possible(event, counted)


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


class _Placed(Protocol):
    @property
    def first(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def _cut(found: list[_P], first: int, after: int) -> list[_P]:
    """Those of a sorted list that begin in a stretch of tokens."""
    a = bisect_left(found, first, key=_first)
    return found[a : bisect_left(found, after, a, key=_first)]


def _first(m: _Placed) -> int:
    return m.first


def _inside(s: Sentence, kind: str, first: int, after: int) -> list[Mark]:
    return [m for m in _cut(s.of(kind), first, after) if m.after <= after]


def _within(m: Mark, noun: Mark | None) -> bool:
    return noun is not None and noun.first <= m.first and m.after <= noun.after


def time_label(s: Sentence, i: int) -> tuple[int, int | None, int | None] | None:
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
