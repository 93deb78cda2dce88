"""Which time a figure takes: the nearest of its sentence, a list's own, or that of the count it is a part of."""

from __future__ import annotations

from countback.figures import periods
from countback.figures.draft import Draft
from countback.figures.topic import Topic

#: Days a running total of this war starts from: the invasion, and the mobilisation.
_ANCHORS = frozenset({"2022-02-24", "2022-02", "2022-09", "2022-09-21"})


def read_period(d: Draft, text: str, known: Topic) -> None:
    """Give a figure the time expression of its sentence that fits best."""
    periods.read_period(d, text, known.moments[d.sentence.index], known.calendar.published)


def stat_from_period(d: Draft) -> None:
    """A count over a stretch with both ends is a flow; one since the war or the call-up is a running total."""
    if d.firm("stat") >= 30 or d.running or d.event == "strength":
        return
    p = d.period
    if p.since is not None and str(p.since) in _ANCHORS:
        return
    if (p.since is not None and p.until is not None) or d.bounded:
        d.set("stat", "flow", "stat.bounded_period", strength=45)
