"""Which time a figure takes: the nearest of its sentence, a list's own, or that of the count it is a part of."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.moments import Moment
from countback.figures.topic import Topic

#: Days a running total of this war starts from: the invasion, and the mobilisation.
_ANCHORS = frozenset({"2022-02-24", "2022-02", "2022-09", "2022-09-21"})


def read_period(d: Draft, text: str, known: Topic) -> None:
    s, n = d.sentence, d.numeral
    best: tuple[float, Moment] | None = None
    for m in known.moments[s.index]:
        compared = m.first > 0 and s.tokens.low[m.first - 1] in ("than", "ніж", "чем", "als", "que", "niż")
        if m.first <= n.first < m.after or compared:
            continue  # in the number's own words, or only compared with
        told = any(c.after == m.first and c.payload.gives["cue"] == "says" for c in s.of("cue"))
        if told and m.first < n.first and not m.since:
            continue  # "said in February that …": the time of the word
        if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
            score = 95.0
        elif m.first >= n.after:
            between = s.numerals_between(n.after, m.first)
            score = (
                80
                - (m.first - n.after)
                - 5 * (s.soft[m.first] - s.soft[n.first])
                - 25 * between
                - 20 * (s.hard[m.first] != s.hard[n.first])
            )
        else:
            between = s.numerals_between(m.after, n.first)
            if s.figures and m.after <= s.figures[0].first:
                between = min(between, 1)  # said before all numbers, it holds for the whole list
            score = (
                76
                - (n.first - m.after)
                - 4 * (s.soft[n.first] - s.soft[m.after - 1])
                - 12 * between
                - 6 * (s.hard[m.first] != s.hard[n.first])
            )
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > 15:
        m = best[1]
        d.set(
            "period",
            m.period,
            m.rule,
            strength=int(min(best[0], 95)),
            said=s.tokens.span(m.first, m.after).of(text),
            span=s.tokens.span(m.first, m.after),
        )
        d.running = m.running
        d.bounded = m.bounded


def stat_from_period(d: Draft) -> None:
    """A count over a stretch with both ends is a flow; one that began with the war or the call-up is a running total."""
    if d.firm("stat") >= 30 or d.running or d.event == "strength":
        return
    p = d.period
    if p.since is not None and str(p.since) in _ANCHORS:
        return
    if (p.since is not None and p.until is not None) or d.bounded:
        d.set("stat", "flow", "stat.bounded_period", strength=45)
