"""Times: the expressions of a sentence that say when, read against the page's date, as Periods."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from countback.figures.sentence import Mark, Sentence
from countback.values import PartialDate, Period

_NUMERIC = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b|\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DASHES = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression: tokens ``first`` up to ``after``, its period, and the rule that read it.

    ``running`` marks a period that began in the past and still runs ("since the mobilisation"): a total, not a flow.
    ``bounded`` marks a stretch with two ends even where the page does not tell its year ("last year", "in March").
    """

    first: int
    after: int
    period: Period
    rule: str
    running: bool = False
    since: bool = False
    until: bool = False
    bounded: bool = False


@dataclass(slots=True)
class Calendar:
    """What the reader knows about time at a place of the page: the page's date, and the last year named."""

    published: PartialDate | None = None
    year: int | None = None

    def year_for(self, month: int) -> int | None:
        """The year of a month named without one: the last that had begun when the page was published."""
        p = self.published
        if p is None:
            return None
        if p.month is None:
            return p.year
        return p.year if month <= p.month else p.year - 1


@dataclass(slots=True)
class _Atom:
    first: int
    after: int
    date: PartialDate | None
    last: PartialDate | None = None  # a span of months: its last one
    month: int | None = None  # a month (and day) whose year is not yet known
    day: int | None = None
    rule: str = ""


def find_moments(text: str, s: Sentence, calendar_: Calendar) -> list[Moment]:
    """All time expressions of a sentence, in order."""
    times = s.of("time")
    has_digits = any(c[0].isdigit() for c in s.tokens.low)
    if not times and not has_digits:
        return []
    atoms = _atoms(text, s, times, calendar_)
    return _moments(s, times, atoms, calendar_)


def _atoms(text: str, s: Sentence, times: list[Mark], cal: Calendar) -> list[_Atom]:
    """Dates, months, years and named stretches, without the words that tell how they are meant."""
    t = s.tokens
    atoms: list[_Atom] = []
    by_start = {m.first: m for m in times if m.payload.gives.get("time") in _ATOMIC}
    numeric = {
        t_first: m
        for m in _NUMERIC.finditer(text, s.span.start, s.span.end)
        for t_first in _token_at(t.start, m.start())
    }
    i, n = 0, len(t)
    while i < n:
        m_num = numeric.get(i)
        if m_num is not None:
            after = i
            while after < n and t.start[after] < m_num.end():
                after += 1
            d = _numeric_date(m_num)
            if d is not None:
                atoms.append(_Atom(i, after, d, rule="time.numeric"))
            i = after
            continue
        mark = by_start.get(i)
        if mark is not None:
            kind = mark.payload.gives["time"]
            if kind == "month":
                atom = _month(s, mark, i)
            elif kind in ("half", "months", "first_months"):
                atom = _first_months(s, mark, i)
            elif kind == "season":
                atom = _season(s, mark, i)
            else:
                atom = None
            if atom is not None:
                atoms.append(atom)
                i = atom.after
                continue
        year = _year_at(s, i)
        if year is not None:
            atoms.append(_Atom(i, i + 1, PartialDate(year), rule="time.year"))
        i += 1
    _spread_years(s, atoms, cal)
    return atoms


_ATOMIC = frozenset({"month", "half", "months", "first_months", "season"})


def _token_at(starts: list[int], place: int) -> list[int]:
    return [k for k, at in enumerate(starts) if at == place][:1]


def _numeric_date(m: re.Match[str]) -> PartialDate | None:
    g = m.groups()
    try:
        if g[0]:
            return PartialDate(int(g[0]), int(g[1]), int(g[2]))
        if g[3]:
            return PartialDate(int(g[5]), int(g[4]), int(g[3]))
        a, b, year = int(g[6]), int(g[7]), int(g[8])
        return PartialDate(year, b, a) if a > 12 else PartialDate(year, a, b)
    except ValueError:
        return None


def _year_at(s: Sentence, i: int) -> int | None:
    t = s.tokens
    word = t.low[i]
    if len(word) != 4 or not word.isdecimal() or not word.isascii():
        return None
    if (
        i + 1 < len(t)
        and t.raw[i + 1] in (",", ".")
        and i + 2 < len(t)
        and t.start[i + 2] == t.end[i + 1]
        and t.low[i + 2][0].isdigit()
    ):
        return None
    if (
        i
        and t.raw[i - 1] in (",", ".", "$", "€")
        and t.end[i - 1] == t.start[i]
        and i > 1
        and t.end[i - 2] == t.start[i - 1]
    ):
        return None
    year = int(word)
    if not 1700 <= year <= 2100:
        return None
    if s.numeral_at(i) or any(
        num.first <= i < num.after and not (num.bare and len(num.bare) == 4) for num in s.numerals
    ):
        return None
    return year


def _day_number(s: Sentence, i: int) -> int | None:
    t = s.tokens
    if (
        0 <= i < len(t)
        and t.low[i].isdecimal()
        and t.low[i].isascii()
        and len(t.low[i]) <= 2
        and 1 <= int(t.low[i]) <= 31
    ):
        return int(t.low[i])
    return None


def _month(s: Sentence, mark: Mark, i: int) -> _Atom:
    """DAY MONTH [YEAR], MONTH DAY [, YEAR], MONTH [of] YEAR, MONTH."""
    t = s.tokens
    month = int(mark.payload.gives["month"])
    first, after = i, mark.after
    day = _day_number(s, i - 1)
    if day is None and i >= 2 and t.low[i - 1] in ("of", ".") and _day_number(s, i - 2) is not None:
        day = _day_number(s, i - 2)
        first = i - 2
    elif day is None and i >= 3 and t.low[i - 2] in ("th", "st", "nd", "rd"):
        day = None
    elif day is not None:
        first = i - 1
    if day is None:
        d = _day_number(s, after)
        if d is not None and not (
            after + 1 < len(t)
            and t.raw[after + 1] in ",."
            and after + 2 < len(t)
            and t.start[after + 2] == t.end[after + 1]
            and t.low[after + 2][0].isdigit()
        ):
            covering = next((n for n in s.numerals if n.first <= after < n.after), None)
            if covering is None or covering.bare:
                day = d
                after += 1
                if after < len(t) and t.low[after] in ("st", "nd", "rd", "th") and t.start[after] == t.end[after - 1]:
                    after += 1
    year = None
    k = after
    while k < len(t) and k - after < 2 and t.low[k] in (",", "of", "’", "'", "-", "de"):
        k += 1
    if k < len(t):
        year = _year_at(s, k)
        if year is not None and k > after and t.low[after] == "-":
            pass
    if year is not None:
        after = k + 1
        if after < len(t) and t.low[after] in ("року", "году", "года", "рік", "роки", "р", "г", "roku", "r"):
            after += 1
    if day is not None and day > calendar.monthrange(year or 2024, month)[1]:
        day = None
    when = PartialDate(year, month, day) if year is not None else None
    return _Atom(first, after, when, month=month, day=day, rule=mark.payload.id)


_SMALL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "first": 1,
}


def _first_months(s: Sentence, mark: Mark, i: int) -> _Atom | None:
    """ "first four months of 2023": January to April."""
    t = s.tokens
    year = _year_at(s, mark.after) if mark.after < len(t) else None
    count = mark.payload.gives.get("n")
    if count is None:
        words = t.low[mark.first : mark.after]
        count = next(
            (int(w) if w.isdecimal() else _SMALL[w] for w in reversed(words) if w.isdecimal() or w in _SMALL), None
        )
    if year is None or count is None or not 1 <= int(count) <= 12:
        return None
    return _Atom(i, mark.after + 1, PartialDate(year, 1), last=PartialDate(year, int(count)), rule=mark.payload.id)


def _season(s: Sentence, mark: Mark, i: int) -> _Atom | None:
    t = s.tokens
    year = _year_at(s, mark.after) if mark.after < len(t) else None
    if year is None:
        return None
    start = int(mark.payload.gives["season"])
    if start == 12:
        return _Atom(i, mark.after + 1, PartialDate(year), rule=mark.payload.id)
    return _Atom(i, mark.after + 1, PartialDate(year, start), last=PartialDate(year, start + 2), rule=mark.payload.id)


def _spread_years(s: Sentence, atoms: list[_Atom], cal: Calendar) -> None:
    """A month without a year takes that of a month joined to it ("January-September 2024"), else the page's."""
    for k in range(len(atoms) - 1, -1, -1):
        a = atoms[k]
        if a.date is not None or a.month is None:
            continue
        nxt = atoms[k + 1] if k + 1 < len(atoms) else None
        if nxt is not None and nxt.date is not None and nxt.first - a.after <= 4 and _joined(s, a.after, nxt.first):
            year = nxt.date.year
            if nxt.date.month is not None and a.month > nxt.date.month:
                year -= 1
            a.date = _safe(year, a.month, a.day)
            continue
    for k, a in enumerate(atoms):
        if a.date is None and a.month is not None:
            prev = atoms[k - 1] if k else None
            if (
                prev is not None
                and prev.date is not None
                and prev.date.month is not None
                and a.first - prev.after <= 4
                and _joined(s, prev.after, a.first)
            ):
                year = prev.date.year + (1 if a.month < prev.date.month else 0)
            else:
                found = cal.year_for(a.month)
                year = found if found is not None else 0
            if year:
                a.date = _safe(year, a.month, a.day)


def _safe(year: int, month: int, day: int | None) -> PartialDate:
    if day is not None and day > calendar.monthrange(year, month)[1]:
        day = None
    return PartialDate(year, month, day)


def _joined(s: Sentence, start: int, end: int) -> bool:
    words = s.tokens.low[start:end]
    joins = {
        "to",
        "and",
        "until",
        "till",
        "through",
        "до",
        "по",
        "і",
        "и",
        "та",
        "bis",
        "und",
        "do",
        "au",
        "à",
        "et",
        "of",
        "on",
        ",",
        "w",
    }
    return bool(words) and all(w in joins or w in _DASHES for w in words)


def _moments(s: Sentence, times: list[Mark], atoms: list[_Atom], cal: Calendar) -> list[Moment]:
    out: list[Moment] = []
    used: set[int] = set()
    for m in times:
        gives = m.payload.gives
        kind = gives["time"]
        if kind == "since_anchor":
            out.append(
                Moment(
                    m.first,
                    m.after,
                    Period(since=PartialDate.parse(str(gives["anchor"]))),
                    m.payload.id,
                    running=True,
                    since=True,
                )
            )
            # "since the partial mobilisation in September 2022": the date belongs to the anchor
            for k, a in enumerate(atoms):
                if (
                    m.first <= a.first <= m.after + 7
                    and a.date is not None
                    and a.date.year == int(str(gives["anchor"])[:4])
                ):
                    used.add(k)
                    break
        elif kind in ("this", "last", "next", "past"):
            period = _relative(kind, str(gives.get("unit", "day")), cal.published)
            nearest = next((a for a in atoms if a.first == m.after and a.date is not None), None)
            by = next((o for o in times if o.after == m.first and o.payload.gives["time"] == "asof"), None)
            if nearest is not None:
                continue
            if by is not None:
                until = period.until if period is not None else None
                out.append(Moment(by.first, m.after, Period(until=until), m.payload.id, until=True))
            elif gives.get("unit") == "day" and kind in ("last", "this") and _told(s):
                out.append(
                    Moment(m.first, m.after, Period(until=period.until if period else None), m.payload.id, until=True)
                )
            else:
                bounded = gives.get("unit") != "day" or kind == "past"
                out.append(Moment(m.first, m.after, period or Period(), m.payload.id, bounded=bounded))
    ops = {m.after: m for m in times if m.payload.gives["time"] in ("since", "asof", "from", "in")}
    late = {m.after: m for m in times if m.payload.gives["time"] == "late"}
    k = 0
    while k < len(atoms):
        a = atoms[k]
        if k in used or (a.date is None and a.month is None):
            k += 1
            continue
        first = a.first
        if first in late:
            first = late[first].first
        if a.rule == "time.numeric" and a.first <= 1 and s.index == 0:
            k += 1  # the stamp a page begins with
            continue
        # skip an article before: "since the 3rd of"
        probe = first
        while probe - 1 >= 0 and s.tokens.low[probe - 1] in ("the", "(", "–", "about") and probe not in ops:
            probe -= 1
        op = ops.get(probe)
        kind = op.payload.gives["time"] if op is not None else ""
        nxt = atoms[k + 1] if k + 1 < len(atoms) else None
        if a.date is None:
            # the page does not tell the year
            pair = (
                nxt is not None
                and nxt.date is None
                and nxt.month is not None
                and nxt.first - a.after <= 4
                and _range_join(s, a, nxt, kind)
            )
            after = nxt.after if pair and nxt is not None else a.after
            rule = op.payload.id if op is not None else a.rule
            out.append(
                Moment(
                    op.first if op is not None else first,
                    after,
                    Period(),
                    rule,
                    bounded=pair or (kind in ("in", "") and a.day is None),
                )
            )
            k += 2 if pair else 1
            continue
        end = a.last if a.last is not None else a.date
        rule = op.payload.id if op is not None else a.rule
        start_tok = op.first if op is not None else first
        if nxt is not None and nxt.date is not None and nxt.first - a.after <= 4 and _range_join(s, a, nxt, kind):
            stop = nxt.last if nxt.last is not None else nxt.date
            if a.date.first <= stop.last:
                out.append(Moment(start_tok, nxt.after, Period(a.date, stop), "time.range"))
                k += 2
                continue
        if kind == "since":
            now_running = True
            out.append(Moment(start_tok, a.after, Period(since=a.date), rule, running=now_running, since=True))
        elif kind == "from":
            out.append(Moment(start_tok, a.after, Period(since=a.date), rule, since=True))
        elif kind == "asof":
            out.append(Moment(start_tok, a.after, Period(until=end), rule, until=True))
        elif end.day is not None and (_told(s) or a.first <= 1):
            # "Zelensky said on 25 February": the day of the word is only the count's as-of date
            out.append(Moment(start_tok, a.after, Period(until=end), f"time.day_of_word: {a.rule}", until=True))
        else:
            out.append(Moment(start_tok, a.after, Period(a.date, end), rule))
        k += 1
    return sorted(_merge(s, out), key=lambda m: m.first)


def _told(s: Sentence) -> bool:
    return any(c.payload.gives["cue"] in ("says", "counts", "by") for c in s.of("cue"))


def _range_join(s: Sentence, a: _Atom, b: _Atom, op: str) -> bool:
    words = [w for w in s.tokens.low[a.after : b.first] if w not in ("the", "end", "of", "on", "late", "early", "mid")]
    if not words:
        return False
    if all(w in _DASHES for w in words):
        return True
    word = words[0]
    if word in ("and", "і", "та", "и", "und", "et", "a"):
        return op == "from"
    return word in ("to", "until", "till", "through", "до", "по", "bis", "do", "au", "à", "jusqu'à", "up")


def _merge(s: Sentence, moments: list[Moment]) -> list[Moment]:
    """ "since September 2022 … by late May": a start and an end close together are one period."""
    ordered = sorted(moments, key=lambda m: m.first)
    out: list[Moment] = []
    for m in ordered:
        p = out[-1] if out else None
        if p is not None and m.first < p.after:
            continue
        out.append(m)
    return out


def _relative(kind: str, unit: str, published: PartialDate | None) -> Period | None:
    """ "last year", "this month", "over the past day" against the page's date; None where it has none."""
    if published is None:
        return None
    if unit == "year":
        year = published.year + {"this": 0, "last": -1, "past": -1, "next": 1}[kind]
        if kind == "this":
            return Period(PartialDate(year), PartialDate(year))
        return Period(PartialDate(year), PartialDate(year))
    if unit == "week" and published.day is not None:
        day = date(published.year, published.month or 1, published.day)
        return Period(PartialDate.of(day - timedelta(days=7)), PartialDate.of(day))
    if unit == "month" and published.month is not None:
        shift = {"this": 0, "last": -1, "past": -1, "next": 1}[kind]
        index = published.year * 12 + published.month - 1 + shift
        when = PartialDate(index // 12, index % 12 + 1)
        return Period(when, when)
    if unit == "day" and published.day is not None:
        day = date(published.year, published.month or 1, published.day)
        if kind == "last":
            day -= timedelta(days=1)
        if kind == "past":
            return Period(PartialDate.of(day - timedelta(days=1)), PartialDate.of(day))
        return Period(PartialDate.of(day), PartialDate.of(day))
    return None
