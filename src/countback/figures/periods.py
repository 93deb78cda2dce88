"""Periods: which of a page's time expressions a figure counts over, and what figures tell each other about time."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from countback.figures.draft import Draft
from countback.figures.moments import Moment
from countback.figures.numerals import Numeral
from countback.figures.page_calendar import shifted
from countback.figures.sentence import Sentence
from countback.values import PartialDate, Period

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_TURNS = frozenset(";:!?•|∙")


def read_period(d: Draft, text: str, moments: list[Moment], published: PartialDate | None = None) -> None:
    """Give a figure the time expression of its sentence that fits best, and the other end where a second one tells it.

    Nearness decides; a time said before all numbers, or the only one after a list, holds for the whole list; one in
    brackets with a number of its own holds only there.
    """
    s, n = d.sentence, d.numeral
    best: tuple[float, Moment] | None = None
    for m in _near(moments, n.first):
        if m.first <= n.first < m.after or _beside_the_point(s, n, m):
            continue
        score = _score(d, s, n, m, sole=len(moments) == 1)
        if score is not None and (best is None or score > best[0]):
            best = (score, m)
    if best is None or best[0] <= 15:
        return
    score, m = best
    other = _other_end(s, m, moments)
    period = m.period
    if other is not None:
        period = Period(period.since or other.period.since, period.until or other.period.until)
    word = other is None and not m.since and (_of_the_word(s, n, m) if n.after <= m.first else _when_told(s, m))
    if word and period.until is not None:
        period = Period(until=period.until)
    planned = m.guessed and d.stat == "target" and published is not None and period.until is not None
    if planned and published is not None and period.until is not None and period.until.last < published.first:
        period = shifted(period, 1)  # "to be mobilised by June": the next June
    span = s.tokens.span(m.first, m.after)
    rule = m.rule if other is None else f"{m.rule}, {other.rule}"
    rule = f"time.of_the_word: {rule}" if word else rule
    d.set("period", period, rule, strength=int(min(score, 95)), said=span.of(text), span=span)
    d.running = m.running or (other is not None and other.running)
    d.bounded = m.bounded and not d.running and not word


def _near(moments: list[Moment], at: int) -> list[Moment]:
    """The first expression of the sentence and the few on both sides of a token, so that long lists cost no more."""
    if len(moments) <= 9:
        return moments
    i = bisect_left(moments, at, key=lambda m: m.first)
    return moments[:1] + moments[max(1, i - 4) : i + 4]


def _beside_the_point(s: Sentence, n: Numeral, m: Moment) -> bool:
    """ "than in 2022" is only compared with; "said in February that …" is the time of the word."""
    before = list(s.tokens.low[max(0, m.first - 4) : m.first])
    if before and before[-1] == "times":
        return True  # "six times the year before"
    for k in range(len(before) - 1, -1, -1):
        if before[k] in s.times.compared:
            break  # "2,007 more than in mid-March"
        if before[k] == "," or s.numeral_at(m.first - len(before) + k):
            before = []
            break
    else:
        before = []
    if m.compared or before:
        return True
    cue = s.ending("cue", m.first)
    told = cue is not None and cue.payload.gives["cue"] == "says"
    return told and m.first < n.first and not m.since


def _of_the_word(s: Sentence, n: Numeral, m: Moment) -> bool:
    """ "…, Mediazona said in May 2025", "…, he told NBC News in February": when it was said, so a count as of then."""
    for c in s.of("cue"):
        if c.payload.gives["cue"] not in ("says", "tells", "pronoun") or not 0 <= m.first - c.after <= 3:
            continue
        if not any(w in ',:—–”"' for w in s.tokens.raw[n.after : c.first]):
            continue  # "577 of them wrote in January": those counted did it
        hearer = range(c.after, m.first)
        ends = not any(w[0].isalnum() for w in s.tokens.raw[m.after :]) or s.tokens.raw[m.after] == ":"
        if all(s.tokens.raw[k][:1].isupper() or s.article_at(k) for k in hearer) and ends:
            return True
    # "790,000 casualties (NATO, March 2025)": the day of the source in the same brackets
    opened = next((k for k in range(m.first - 1, n.after - 1, -1) if s.tokens.raw[k] in _OPENING), None)
    return opened is not None and any(
        s.starting(kind, k) is not None for k in range(opened, m.first) for kind in ("source", "weak_source")
    )


def _when_told(s: Sentence, m: Moment) -> bool:
    """ "В марте говорили о 1351", "сообщил Путин в ноябре: 300 тысяч": a time before the number that dates the word."""
    if s.head != "first":
        return False
    for c in s.of("cue"):
        if c.payload.gives["cue"] != "says":
            continue
        if c.first == m.after and not s.numerals_between(0, m.first):
            return True
        if 0 <= m.first - c.after <= 3 and all(s.tokens.raw[k][:1].isupper() for k in range(c.after, m.first)):
            return m.after < len(s.tokens) and s.tokens.raw[m.after] in ":,"
    return False


def _score(d: Draft, s: Sentence, n: Numeral, m: Moment, *, sole: bool) -> float | None:
    if m.first >= n.after:
        between = s.numerals_between(n.after, m.first)
        inside, turns = _between(s, n.after, m.first)
        if between and (inside or turns):
            return None
        gap = m.first - n.after
        if gap == 0 and s.soft[m.first] == s.soft[n.after - 1]:
            return 96.0
        if sole and not turns and not inside:
            gap, between = min(gap, 15), min(between, 1)
        return 80 - gap - 5 * min(s.soft[m.first] - s.soft[n.first], 4) - 25 * between - 20 * (turns or inside)
    if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
        return 95.0
    between = s.numerals_between(m.after, n.first)
    inside, turns = _between(s, m.after, n.first, leaving=True)
    if inside and (between or any(o.signed and 0 <= m.first - o.after <= 5 for o in s.figures)):
        return None
    if s.figures and m.after <= s.figures[0].first:
        between = min(between, 1)  # said before all numbers, it holds for the whole list
    return 76 - (n.first - m.after) - 4 * (s.soft[n.first] - s.soft[m.after - 1]) - 12 * between - 6 * (turns or inside)


def _between(s: Sentence, a: int, b: int, *, leaving: bool = False) -> tuple[bool, bool]:
    """Whether a bracket opened (``leaving``: closed) from token ``a`` to ``b`` stays so; and whether a mark turns."""
    depth = low = 0
    turns = False
    for w in s.tokens.raw[a:b]:
        if w in _OPENING:
            depth += 1
        elif w in _CLOSING:
            depth -= 1
            low = min(low, depth)
        elif w in _TURNS:
            turns = True
    return (low < 0 if leaving else depth > 0), turns


def _other_end(s: Sentence, m: Moment, moments: list[Moment]) -> Moment | None:
    """The end of a period whose beginning is ``m``, or its beginning: "by May, counting from September"."""
    if m.since == m.until or (m.period.since is not None) == (m.period.until is not None):
        return None
    for o in moments:
        if o is m or o.since == m.since or (o.period.since is None) == (m.period.since is None):
            continue
        if o.period.since is not None and o.period.until is not None:
            continue
        a, b = (m, o) if m.first < o.first else (o, m)
        near = b.first - a.after <= 6 and not s.numerals_between(a.after, b.first)
        if (near or len(s.figures) == 1) and not _between(s, a.after, b.first)[1]:
            since, until = m.period.since or o.period.since, m.period.until or o.period.until
            if since is not None and until is not None and since.first <= until.last:
                return o
    return None


def complete_periods(text: str, drafts: list[Draft], rows: list[Sentence], moments: dict[int, list[Moment]]) -> None:
    """Fill in what headings and other figures tell: a table's date, the running total's start, the day of a change."""
    dated = _dated_rows(rows, moments)
    for d in drafts:
        m = dated.get(d.sentence.index)
        if m is None:
            continue
        p, asof = d.period, m.period.until
        if m.until and asof is not None and p.since is not None and p.until is None and p.since.first <= asof.last:
            d.set("period", Period(p.since, asof), f"{d.because['period'].rule}, {m.rule}", strength=d.firm("period"))
        if p.known:
            continue
        span_of = m.period if m.period.since != m.period.until else Period(until=m.period.until)
        d.set("period", span_of, f"inherited.heading: {m.rule}", strength=45)
        d.running = m.running
    for k, d in enumerate(drafts):
        p = d.period
        state = d.event == "strength" or d.stat == "target"
        if d.stat == "delta":
            _day_of_change(d, drafts[max(0, k - 3) : k])
        elif state and p.since is not None and p.since == p.until:
            # a strength, a plan: a state at a time, not a count over it
            rule = f"period.state: {d.because['period'].rule}"
            d.set("period", Period(until=p.until), rule, strength=d.firm("period"))
        elif not state and p.until is not None and p.since is None:
            _start_of_total(d, drafts[max(0, k - 6) : k])


def _dated_rows(rows: list[Sentence], moments: dict[int, list[Moment]]) -> dict[int, Moment]:
    """For each row of a list the time its heading gives: "Losses as of 24 April 2024:"."""
    out: dict[int, Moment] = {}
    current: Moment | None = None
    tables_only = False
    for s in rows:
        found = [m for m in moments.get(s.index, []) if m.period.known]
        last = s.tokens.raw[-1] if len(s.tokens) else ""
        if not s.figures:
            asof = bool(found) and found[-1].until and len(s.tokens) <= 12
            if found and (asof or last == ":" or s.passage.role in ("heading", "title")):
                current, tables_only = found[-1], False
            elif found and found[-1].until:
                # "… published its estimate of losses as of 23 April 2024.": the date of the table below, if one follows
                current, tables_only = found[-1], True
            elif last == ":":
                pass
            elif s.passage.role == "body" and len(s.tokens) > 6:
                current = None
            continue
        if current is None:
            continue
        row = s.passage.role in ("list_item", "table_row")
        if row or (s.figures[0].first <= 8 and not tables_only):
            out[s.index] = current
        else:
            current = None
    return out


def _start_of_total(d: Draft, before: list[Draft]) -> None:
    """ "as of June 2024 its total stood at 10,025": a running total begins where the one named before it begins."""
    for o in (d.whole, *reversed(before)):
        if (
            o is not None
            and (o.running or o is d.whole)
            and o.period.since is not None
            and o.counted == d.counted
            and (o.event == d.event or o is d.whole)
            and d.period.until is not None
            and o.period.since.first <= d.period.until.first
        ):
            rule = f"inherited.running_total, {d.because['period'].rule}"
            d.set("period", Period(o.period.since, d.period.until), rule, strength=d.firm("period"))
            d.running = True
            return


def _day_of_change(d: Draft, before: list[Draft]) -> None:
    """The "+880" beside a total of 24 April runs from the day before."""
    until = d.period.until
    if until is None:
        until = next((o.period.until for o in reversed(before) if o.period.until is not None), None)
    if until is None or until.day is None:
        if d.numeral.signed and before and d.period == before[-1].period and until is None:
            d.set("period", Period(), "period.change_of_no_day", strength=d.firm("period"))
        return
    if d.period.since is not None and d.firm("period") >= 50 and (until.first - d.period.since.first).days <= 31:
        return
    eve = PartialDate.of(until.first - timedelta(days=1))
    said = d.because["period"].rule if "period" in d.because else "inherited.previous"
    d.set("period", Period(eve, until), f"period.change_of_a_day: {said}", strength=max(d.firm("period"), 40))
