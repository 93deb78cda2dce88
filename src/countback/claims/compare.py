"""Whether two entries report one count: points for and against, each with its reason in words.

Value alone never decides. Origin, measure, whom and where, period and the company the numbers keep on their pages are
weighed; some differences (two days of a running total, tanks and cases, contract soldiers and conscripts) forbid the
join whatever the value. Event, stage and offence are *aligned*, not required equal: they are what drifts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Literal

from countback.claims.likeness import Likeness, likeness
from countback.claims.traits import CONFUSED, CONFUSED_GROUPS, SOFT_UNITS, Traits
from countback.claims.voices import one_voice
from countback.figures.figure import Figure

Decision = Literal["join", "unsure", "apart"]

#: Points needed to join, and to be put before a person.
JOIN = 4.0
UNSURE = 2.6

#: Events counted anew each day: two days' totals often differ by one digit.
DAILY = ("lost", "casualties", "shot_down", "launched")

#: Days by which the as-of dates of two writings of one running total may lie apart (months and days mixed).
AS_OF_SLACK = 45
#: A sentence that starts this early on a page is its headline or lead, which the body repeats.
OPENING = 40
#: Days after which two undated round numbers are no longer taken for one count.
PAGE_GAP = 120


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entries weighed: the decision, the points, how the values relate, and every reason in words."""

    a: str
    b: str
    decision: Decision
    points: float
    like: Likeness | None
    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        """The points as a number from 0 to 1; 0.5 is where a join begins."""
        return round(1 / (1 + exp(JOIN - self.points)), 3)

    @property
    def words(self) -> str:
        """The reasons as one sentence."""
        return "; ".join(self.reasons)


@dataclass(slots=True)
class _Weighing:
    points: float = 0.0
    reasons: tuple[str, ...] = ()
    apart: str = ""

    def add(self, points: float, words: str) -> None:
        self.points += points
        self.reasons += (words,)

    def forbid(self, words: str) -> None:
        self.apart = self.apart or words


def compare(
    a: Traits, b: Traits, *, company: int = 0, copied: bool = False, like: Likeness | None = None
) -> Comparison:
    """Weigh two entries. ``company`` is how many other telling numbers their pages share, ``copied`` whether one page
    copies the other; ``like`` may be given where the values were compared before."""
    like = like or likeness(a.entry.figure.count, b.entry.figure.count)
    w = _Weighing()
    same_page = a.page == b.page
    if like is None:
        return Comparison(a.entry.id, b.entry.id, "apart", 0.0, None, ("the values have nothing in common",))
    _measure(w, a, b, same_page=same_page, like=like)
    if not w.apart:
        _scope(w, a, b, same_page=same_page)
    if not w.apart:
        _period(w, a, b, like, same_page=same_page)
    if w.apart:
        return Comparison(a.entry.id, b.entry.id, "apart", 0.0, like, (w.apart,))
    _value(w, a, b, like)
    _origin(w, a, b, same_page=same_page, company=company)
    if same_page:
        _one_page(w, a, b, like)
    else:
        if company:
            w.add(0.8 * min(company, 3), f"their pages share {company} other number{'s' if company > 1 else ''}")
        if copied:
            w.add(1.5, "one page copies the other")
        elif like.kind == "digit" and not company and a.digits < 5:
            w.add(-1.5, "nothing else on the pages agrees")
    if w.apart:
        return Comparison(a.entry.id, b.entry.id, "apart", 0.0, like, (w.apart,))
    points = round(w.points, 2)
    decision: Decision = "join" if points >= JOIN else "unsure" if points >= UNSURE else "apart"
    return Comparison(a.entry.id, b.entry.id, decision, points, like, w.reasons)


def hopeless(a: Traits, b: Traits) -> bool:
    """Whether a firm difference is plain from the traits alone, so that weighing would be lost work."""
    f, g = a.entry.figure, b.entry.figure
    counted, other = f.measure.counted, g.measure.counted
    if counted != other and counted and other and not (counted in SOFT_UNITS and other in SOFT_UNITS):
        return True
    if f.scope.side != g.scope.side and f.scope.side and g.scope.side:
        return not _telling(a, b)
    if a.page == b.page:
        return False
    if a.day is not None and b.day is not None and abs(a.day - b.day) > 3:
        return True
    if a.value != b.value and a.origin != b.origin and a.origin and b.origin:
        return not (a.origin in b.voices or b.origin in a.voices or one_voice(a.origin, b.origin))
    return False


def _telling(a: Traits, b: Traits) -> bool:
    """Whether both have one value of four or more significant digits, which chance seldom repeats."""
    return a.value == b.value and min(a.digits, b.digits) >= 4


def _value(w: _Weighing, a: Traits, b: Traits, like: Likeness) -> None:
    if like.kind == "same":
        digits = min(a.digits, b.digits)
        if a.entry.figure.count.single:
            weight = {0: 0.1, 1: 0.8 if a.value >= 10_000 else 0.4, 2: 1.6, 3: 3.0, 4: 4.0}.get(digits, 4.6)
            if a.value < 20:
                weight = 0.2
        else:
            weight = 2.6
        w.add(weight, f"{like.words} ({digits} telling digit{'s' if digits != 1 else ''})")
    else:
        w.add(
            {
                "rounding": 1.6 if like.true else 0.8,
                "range_end": 1.6,
                "digit": 0.6,
                "multiplier": 1.0 if min(a.digits, b.digits) > 1 or (a.origin and a.origin == b.origin) else -0.8,
                "separator": 2.5,
                "same_parts": 3.0,
            }[like.kind],
            like.words,
        )


def _origin(w: _Weighing, a: Traits, b: Traits, *, same_page: bool, company: int) -> None:
    if a.origin and a.origin == b.origin:
        w.add(2.0, f"both from {a.origin}")
    elif a.origin and b.origin:
        if one_voice(a.origin, b.origin):
            w.add(1.6, f"{a.origin} and {b.origin} speak for one count")
        elif a.origin in b.voices or b.origin in a.voices:
            w.add(
                1.2,
                f"{b.origin if b.origin in a.voices else a.origin} passes "
                f"{a.origin if b.origin in a.voices else b.origin} on",
            )
        elif same_page:
            w.add(-0.5, f"one sentence names {a.origin}, the other {b.origin}")
        else:
            story = company >= 2 and a.value == b.value
            w.add(-1.6 if story else -3.0, f"origins differ: {a.origin}, {b.origin}")
    elif same_page:
        w.add(1.0, "one page, one sentence without a source")
    elif a.voices & b.voices:
        w.add(1.0, f"{min(a.voices & b.voices)} stands in both chains")
    else:
        w.add(0.0, "one names no source" if a.origin or b.origin else "neither names a source")


def _measure(w: _Weighing, a: Traits, b: Traits, *, same_page: bool, like: Likeness) -> None:
    m, n = a.entry.figure.measure, b.entry.figure.measure
    if m.counted and n.counted and m.counted != n.counted:
        if not (m.counted in SOFT_UNITS and n.counted in SOFT_UNITS):
            w.forbid(f"{m.counted} is not {n.counted}")
        loose = like.kind == "rounding" and m.stat != n.stat and min(a.digits, b.digits) == 1 and not same_page
        w.add(-1.0 if loose else 0.0, f"units differ: {m.counted}, {n.counted}")
    elif m.counted:
        w.add(0.5, f"both count {m.counted}")
    if (m.stat == "share") != (n.stat == "share"):
        w.forbid("a share is no count")
    if {m.stat, n.stat} == {"delta", "total"}:
        w.forbid("a daily difference is no total")
    if (m.stat == "target") != (n.stat == "target"):
        w.add(-0.6, "one is planned, the other done")
    elif m.stat != n.stat and like.kind != "same" and not same_page:
        w.add(-1.0 if like.kind != "digit" else -2.0, f"one is a {m.stat}, the other a {n.stat}")
    if m.event and n.event and m.event != n.event:
        pair = frozenset((m.event, n.event))
        if a.family == "justice" and b.family == "justice":
            w.add(0.4, f"stages of one case: {m.event}, {n.event}")
        elif pair in CONFUSED:
            w.add(0.4, f"{m.event} and {n.event} are often confused")
        elif {a.family, b.family} == {"justice", "flight"} or (
            {a.family, b.family} == {"justice", "loss"} and "missing" in pair
        ):
            w.add(-0.4, f"a court matter and what it is about: {m.event}, {n.event}")
        else:
            w.add(-3.0, f"events differ: {m.event}, {n.event}")
            if same_page and like.kind == "same":
                w.forbid(f"one page counts {m.event} and {n.event} apart")
    elif m.event and n.event:
        w.add(1.0, f"both {m.event}")
    if m.offence and n.offence and m.offence != n.offence:
        both = {m.offence, n.offence}
        if same_page and "service_all" not in both and a.entry.figure.part_of and b.entry.figure.part_of:
            w.forbid(f"one page tells {m.offence} from {n.offence}")
        if both <= {"awol", "desertion", "service_all"} or both == {"refusal", "service_all"}:
            w.add(0.0 if like.kind == "same" else -0.6, f"offences differ: {m.offence}, {n.offence}")
        else:
            w.add(-1.5, f"offences differ: {m.offence}, {n.offence}")


def _scope(w: _Weighing, a: Traits, b: Traits, *, same_page: bool) -> None:
    s, t = a.entry.figure.scope, b.entry.figure.scope
    if s.side and t.side and s.side != t.side:
        if _telling(a, b):
            w.add(-2.0, f"those counted belong to {s.side} and {t.side}")
        else:
            w.forbid(f"those counted belong to {s.side} and {t.side}")
    if a.place and b.place:
        met = _places(a, b)
        if met is None:
            w.add(
                -0.5 if a.entry.source.lang == b.entry.source.lang else 0.0, f"perhaps one place: {s.where}, {t.where}"
            )
        elif met:
            w.add(1.0, f"both of {s.where}")
        else:
            w.add(-4.0, f"places differ: {s.where}, {t.where}")
            if same_page:
                w.forbid(f"one page counts {s.where} and {t.where} apart")
    elif a.place or b.place:
        w.add(-0.7, f"only one names {s.where or t.where}")
    if s.group and t.group and s.group != t.group:
        if not any({s.group, t.group} <= g for g in CONFUSED_GROUPS):
            w.forbid(f"groups differ: {s.group}, {t.group}")
        w.add(0.0, f"groups often run together: {s.group}, {t.group}")
    elif s.group and t.group:
        w.add(0.7, f"both {s.group}")
    elif s.group or t.group:
        w.add(-0.5, f"only one says {s.group or t.group}")


def _places(a: Traits, b: Traits) -> bool | None:
    """Whether two places are one; None where their languages leave it open, or one is a formation, the other a place
    where it may stand."""
    assert a.place and b.place
    (n, levels, stems), (m, others, roots) = a.place, b.place
    if n and m:
        return n == m and not (levels and others and not levels & others)
    if n or m:
        based = (n and levels and not others) or (m and others and not levels)
        return None if based else False
    if stems & roots or {s[:3] for s in stems} & {r[:3] for r in roots}:
        return True
    return False if a.entry.source.lang == b.entry.source.lang else None


def _period(w: _Weighing, a: Traits, b: Traits, like: Likeness, *, same_page: bool) -> None:
    f, g = a.entry.figure, b.entry.figure
    exact = like.kind == "same" and min(a.digits, b.digits) >= 4
    if like.kind == "digit" and f.measure.event in DAILY and (a.day is None or a.day != b.day):
        w.forbid("a running count of another day may differ by one digit")
    if f.measure.stat in ("total", "delta") and g.measure.stat in ("total", "delta"):
        if a.day is not None and b.day is not None and a.day != b.day:
            near = a.published == a.day or b.published == b.day
            if not (same_page and like.kind == "rounding") and not (
                near and exact and abs(a.day - b.day) <= 3 and _static(a, b)
            ):
                w.forbid(f"two days of a running count: {f.period.until}, {g.period.until}")
        if a.until is not None and b.until is not None:
            apart = abs(a.until - b.until)
            if apart > AS_OF_SLACK:
                if not exact:
                    w.forbid(f"as of {f.period.until} and of {g.period.until}")
                w.add(-1.0, f"as of {f.period.until} and of {g.period.until}")
            else:
                w.add(1.0, f"both as of {f.period.until}")
        elif a.since is not None and b.since is not None:
            w.add(0.6 if abs(a.since - b.since) <= 31 else 0.0, f"running since {f.period.since} and {g.period.since}")
            _gap(w, a, b, like)
        else:
            _gap(w, a, b, like)
        return
    if None not in (a.since, a.until, b.since, b.until):
        assert a.since is not None and a.until is not None and b.since is not None and b.until is not None
        shared = min(a.until, b.until) - max(a.since, b.since) + 1
        longest = max(a.until - a.since, b.until - b.since) + 1
        if shared <= 0:
            if not exact:
                w.forbid(f"periods differ: {_span(f.period)}, {_span(g.period)}")
            w.add(-1.0, f"periods differ: {_span(f.period)}, {_span(g.period)}")
        elif shared / longest >= 0.75:
            w.add(1.0, f"both for {_span(f.period)}")
        elif like.kind in ("rounding", "digit", "same") and not exact and like.kind != "same":
            w.add(-1.5, f"periods overlap only: {_span(f.period)}, {_span(g.period)}")
        else:
            w.add(0.0, f"periods overlap: {_span(f.period)}, {_span(g.period)}")
    elif f.measure.stat == g.measure.stat == "target" and a.since is b.since is None and _years_apart(f, g):
        w.forbid(f"planned for {f.period.until} and for {g.period.until}")
    else:
        if (a.until is not None and b.since is not None and a.until < b.since) or (
            b.until is not None and a.since is not None and b.until < a.since
        ):
            w.forbid(f"periods differ: {_span(f.period)}, {_span(g.period)}")
        _gap(w, a, b, like)


def _years_apart(f: Figure, g: Figure) -> bool:
    """Whether two plans are for different years."""
    return f.period.until is not None and g.period.until is not None and f.period.until.year != g.period.until.year


def _static(a: Traits, b: Traits) -> bool:
    """Whether a count without a start is told as of the page's own day, which says when it was told, not counted."""
    return a.entry.figure.measure.event not in ("casualties", "lost") and a.since is None and b.since is None


def _gap(w: _Weighing, a: Traits, b: Traits, like: Likeness) -> None:
    """The pages' own dates, where the figures give no period."""
    if a.published is None or b.published is None:
        return
    gap = abs(a.published - b.published)
    if gap <= PAGE_GAP / 3:
        w.add(0.4, f"pages {gap} days apart")
    elif gap > PAGE_GAP and not (like.kind == "same" and min(a.digits, b.digits) >= 4):
        w.add(-1.5, f"pages {gap} days apart")


def _span(period: object) -> str:
    since, until = getattr(period, "since", None), getattr(period, "until", None)
    return f"{since or '…'}" if since == until else f"{since or '…'} to {until or '…'}"


def _one_page(w: _Weighing, a: Traits, b: Traits, like: Likeness) -> None:
    f, g = a.entry.figure, b.entry.figure
    opening = min(f.sentence.start, g.sentence.start) < OPENING
    w.add(1.8 if like.kind != "same" or opening else 1.0, "one page says it twice")
    if like.kind == "same" and a.value < 1000 and not opening:
        if f.part_of and g.part_of and f.part_of.span != g.part_of.span and f.part_of.said != g.part_of.said:
            w.forbid("parts of two wholes")
        m, n = f.measure, g.measure
        if m.counted != n.counted or m.event != n.event or m.offence != n.offence:
            w.add(-2.0, "the page measures them differently")
    for part, whole in ((f, g), (g, f)):
        if part.part_of is not None and part.part_of.span == whole.span:
            w.forbid("one is a stated part of the other")
    if f.sentence == g.sentence and (like.kind == "digit" or (like.kind == "same" and a.value < 1000)):
        w.forbid("a sentence that lists both")
    if a.value < 20 and like.kind == "same" and f.part_of and g.part_of:
        w.forbid("two small parts of a list")


def company_of(pages: Mapping[str, frozenset[int]], a: Traits, b: Traits) -> int:
    """How many telling numbers the two pages share beside the pair's own."""
    return len((pages[a.page] & pages[b.page]) - {a.value, b.value})
