"""Times: the expressions of a sentence that say when, read against the page's date, as Periods."""

from __future__ import annotations

from dataclasses import dataclass, replace

from countback.figures.dates import Atom, joined, read_atoms
from countback.figures.page_calendar import Calendar, shifted
from countback.figures.sentence import Mark, Sentence
from countback.figures.years import DASHES, time_before
from countback.values import PartialDate, Period

__all__ = ["Calendar", "Moment", "find_moments"]

#: Words that tell how a date is meant.
_OPERATORS = frozenset({"since", "asof", "from", "in"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression: tokens ``first`` up to ``after``, its period, and the rule that read it.

    ``running`` marks a period that began in the past and still runs ("since the mobilisation"): a total, not a flow.
    ``bounded`` marks a stretch with two ends even where the page does not tell its year ("last year", "in March").
    ``compared`` marks a time the count is only compared with ("than in 2022"), ``guessed`` one of the page's year.
    """

    first: int
    after: int
    period: Period
    rule: str
    running: bool = False
    since: bool = False
    until: bool = False
    bounded: bool = False
    compared: bool = False
    guessed: bool = False


def find_moments(text: str, s: Sentence, calendar: Calendar) -> list[Moment]:
    """All time expressions of a sentence, in order; ``calendar`` remembers the last stretch for the next sentence."""
    times = s.of("time")
    if not times and not any(c[0].isdigit() for c in s.tokens.low):
        return []
    atoms = read_atoms(text, s, times, calendar)
    found = _anchored(s, times, atoms) + _dated(s, times, atoms, calendar)
    out: list[Moment] = []
    for m in sorted(found, key=lambda m: (m.first, -m.after)):
        if not out or m.first >= out[-1].after:
            out.append(m)
    return out


def _anchored(s: Sentence, times: list[Mark], atoms: list[Atom]) -> list[Moment]:
    """ "since the mobilisation", "since the invasion began"; a date said with it belongs to it and is taken away."""
    out: list[Moment] = []
    for m in times:
        gives = m.payload.gives
        if gives["time"] != "since_anchor":
            continue
        anchor = PartialDate.parse(str(gives["anchor"]))
        own = next(
            (
                k
                for k, a in enumerate(atoms)
                if m.first <= a.first <= m.after + 7 and a.date is not None and a.date.year == anchor.year
            ),
            None,
        )
        if own is not None:
            del atoms[own]
        out.append(Moment(m.first, m.after, Period(since=anchor), m.payload.id, running=True, since=True))
    return out


def _dated(s: Sentence, times: list[Mark], atoms: list[Atom], cal: Calendar) -> list[Moment]:
    ops = {m.after: m for m in times if m.payload.gives["time"] in _OPERATORS}
    compared = {m.after for m in times if m.payload.gives["time"] == "compared"}
    told = _told(s)
    out: list[Moment] = []
    k = 0
    while k < len(atoms):
        a = atoms[k]
        if a.rule == "time.numeric" and a.first <= 1 and s.index == 0:
            k += 1  # the stamp a page begins with
            continue
        nxt = atoms[k + 1] if k + 1 < len(atoms) else None
        _from_text(s, a, cal)
        first, op = _before(s, ops, a.first)
        kind = str(op.payload.gives["time"]) if op is not None else ""
        rule = op.payload.id if op is not None else a.rule
        paired = nxt is not None and _is_range(s, a, nxt, kind)
        if a.date is None:
            m = _undated(a, nxt if paired else None, first=first, kind=kind, rule=rule)
        elif paired and nxt is not None and nxt.end is not None and a.date.first <= nxt.end.last:
            m = Moment(first, nxt.after, Period(a.date, nxt.end), "time.range", bounded=True)
        else:
            paired = False
            m = _single(s, a, first=first, kind=kind, rule=rule, told=told, cal=cal)
        if a.guessed or m.first in compared:
            m = replace(m, guessed=a.guessed, compared=m.first in compared)
        out.append(m)
        if m.period.since is not None and m.period.until is not None:
            cal.last, cal.last_at = m.period, s.index
        k += 2 if paired else 1
    return out


def _from_text(s: Sentence, a: Atom, cal: Calendar) -> None:
    """ "the year before", "a year later": counted from the stretch read just before, not from the page's date."""
    if a.relative is None or a.relative.payload.gives.get("base") != "text":
        return
    if cal.last is None or not 0 <= s.index - cal.last_at <= 2:
        return
    moved = shifted(cal.last, -1 if a.relative.payload.gives["time"] == "last" else 1)
    a.date, a.last = moved.since, moved.until


def _before(s: Sentence, ops: dict[int, Mark], at: int) -> tuple[int, Mark | None]:
    """The operator before an atom, with "the", "late", "mid-" between; and its first token."""
    probe = at
    for _ in range(4):
        if probe in ops:
            return ops[probe].first, ops[probe]
        mark = time_before(s, probe)
        if mark is not None and mark.payload.gives["time"] in ("late", "weekday"):
            probe = mark.first
        elif probe and (s.tokens.low[probe - 1] in s.times.fillers or s.tokens.raw[probe - 1] in ("(", "–", ",")):
            probe -= 1
        else:
            break
    if probe in ops:
        return ops[probe].first, ops[probe]
    return at, None


def _is_range(s: Sentence, a: Atom, b: Atom, op: str) -> bool:
    """ "from January to May", "1 March – 3 April"; "and" joins only after "between" or "from"."""
    if b.first - a.after > 5 or (a.date is None) != (b.date is None) or (b.date is None and b.month is None):
        return False
    if not joined(s, a.after, b.first):
        return False
    low = s.tokens.low[a.after : b.first]
    if any(w in s.times.joins for w in low):
        return True
    if any(w in s.conjunctions for w in low):
        return op == "from"
    return any(w in DASHES for w in low)


def _undated(a: Atom, b: Atom | None, *, first: int, kind: str, rule: str) -> Moment:
    """A month or "last year" on a page that does not tell its date: when is not known, but that it is a stretch."""
    after = b.after if b is not None else a.after
    if a.relative is not None:
        bounded = a.relative.payload.gives.get("unit") != "day" or a.relative.payload.gives["time"] == "past"
    else:
        bounded = b is not None or (kind in ("in", "") and (a.day is None or a.day < 0))
    return Moment(first, after, Period(), rule, bounded=bounded and (b is not None or kind not in ("since", "asof")))


def _single(s: Sentence, a: Atom, *, first: int, kind: str, rule: str, told: bool, cal: Calendar) -> Moment:
    gives = a.relative.payload.gives if a.relative is not None else {}
    end = a.end
    same = time_before(s, a.first) or time_before(s, a.first - 1)
    if (
        same is not None
        and same.payload.gives["time"] == "same"
        and a.date is not None
        and cal.last is not None
        and cal.last.since is not None
    ):
        shift = a.date.year - cal.last.since.year
        return Moment(same.first, a.after, shifted(cal.last, shift), same.payload.id, bounded=True)
    if same is not None and same.payload.gives["time"] == "year_to" and a.date is not None and a.date.month is not None:
        start = a.date.first.replace(day=1) if a.date.day is None else a.date.first
        begun = PartialDate(start.year, 1) if start.month == 12 else PartialDate(start.year - 1, start.month + 1)
        return Moment(same.first, a.after, Period(begun, end), same.payload.id, bounded=True)
    if kind == "since":
        return Moment(first, a.after, Period(since=a.date), rule, running=True, since=True)
    if kind == "from":
        return Moment(first, a.after, Period(since=a.date), rule, since=True)
    if kind == "asof":
        return Moment(first, a.after, Period(until=end), rule, until=True)
    if gives.get("time") == "this" and gives.get("unit") == "year" and gives.get("base") == "start":
        return Moment(first, a.after, Period(since=a.date), a.rule, since=True, bounded=True)
    if end is not None and end.day is not None and a.last is None and (told or _stamped(s, a)):
        # "Zelensky said on 25 February": the day of the word is only the count's as-of date
        return Moment(first, a.after, Period(until=end), f"time.day_of_word: {a.rule}", until=True)
    return Moment(first, a.after, Period(a.date, end), rule, bounded=a.relative is not None)


def _stamped(s: Sentence, a: Atom) -> bool:
    """Whether a date opens the sentence like a stamp: "24 April: …", "April 24 – …"."""
    after = s.tokens.raw[a.after] if a.after < len(s.tokens) else ""
    return a.first <= 1 and a.relative is None and (after in (":", ".", "|", "") or after in DASHES)


def _told(s: Sentence) -> bool:
    return any(c.payload.gives["cue"] in ("says", "counts", "by") for c in s.of("cue"))
