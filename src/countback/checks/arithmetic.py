"""Checks of one page's numbers against each other: rates and months, records, two days, shares."""

from __future__ import annotations

import calendar
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from countback.checks.catalogue import CATALOGUE
from countback.checks.finding import Finding, Place
from countback.checks.words import after_number, says
from countback.claims.likeness import said_as, written
from countback.claims.traits import FAMILY, SOFT_UNITS
from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.values import Span

#: A sentence with more numbers than this is a table.
TABLE = 6
#: A daily rate times the days of its month may miss the month's total by this share.
RATE = 0.15
#: Most rates, months and totals of a page that are held against each other.
CROWD = 200
#: Most stated differences of a page that are looked at.
DELTAS = 200


def place(reading: Reading, figure: Figure) -> Place:
    """The place of a figure on its page."""
    return Place(reading.name, reading.sha256, figure.span, figure.count.said)


def finding(
    reading: Reading,
    code: str,
    figures: Sequence[Figure],
    words: str,
    *,
    unless: str = "",
    values: dict[str, str] | None = None,
) -> Finding:
    """A finding of the catalogue on figures of one page."""
    check = CATALOGUE[code]
    return Finding(
        family=check.family,
        kinds=(code,),
        words=words,
        places=tuple(place(reading, f) for f in figures),
        severity=check.severity,
        values=tuple((values or {}).items()),
        unless=unless,
    )


def of_article(reading: Reading) -> list[Figure]:
    """The article's own figures with a value, in order of place."""
    return [f for f in reading.figures if f.part == "article" and not f.count.vague and f.count.high is not None]


def low(f: Figure) -> int | Decimal:
    """The least value a figure states."""
    return f.count.low


def high(f: Figure) -> int | Decimal:
    """The greatest value a figure states."""
    return f.count.high if f.count.high is not None else f.count.low


def same_unit(a: Figure, b: Figure) -> bool:
    x, y = a.measure.counted, b.measure.counted
    return x is None or y is None or x == y or (x in SOFT_UNITS and y in SOFT_UNITS)


def rates(reading: Reading) -> Iterator[Finding]:
    """A rate per day against the month's own total: 34 every day of a month of 31 days is not 684."""
    figures = of_article(reading)
    flows = [f for f in figures if f.measure.stat == "flow" and f.count.single]
    texts = ((f, after_number(reading, f)) for f in flows)
    daily = [(f, t) for f, t in texts if says(t, "day_words") or says(t, "working_day_words")]
    months = [f for f in flows if _month(f) is not None][:CROWD]
    for rate, text in daily[:CROWD]:
        working = says(text, "working_day_words")
        for total in months:
            month = _month(total)
            if total is rate or month is None or low(total) <= 3 * low(rate) or not _one_measure(total, rate):
                continue
            if rate.period.known and rate.period != total.period:
                continue
            year, m = month
            days = calendar.monthrange(year, m)[1]
            weekdays = sum(calendar.weekday(year, m, d) < 5 for d in range(1, days + 1))
            span = (weekdays - 4, weekdays) if working else (days, days)
            made = (low(rate) * span[0], low(rate) * span[1])
            slack = Decimal(str(RATE)) * low(total)
            if made[0] - slack <= low(total) <= made[1] + slack:
                continue
            fits = not working and low(rate) * (weekdays - 4) - slack <= low(total) <= low(rate) * weekdays + slack
            yield finding(
                reading,
                "sum",
                [total, rate],
                f"{written(rate.count)} a {'working ' if working else ''}day makes {made[1]:,} in a month of "
                f"{span[1]} {'working ' if working else ''}days, but the page states {said_as(total.count)}",
                unless=f"impossible unless the {written(rate.count)} are per working day"
                if fits
                else "impossible unless the rate runs over another stretch of time",
                values={"rate": written(rate.count), "days": str(span[1]), "total": written(total.count)},
            )
            break


def _month(f: Figure) -> tuple[int, int] | None:
    since, until = f.period.since, f.period.until
    if since is None or until is None or since.month is None or until.month is None:
        return None
    return (since.year, since.month) if (since.year, since.month) == (until.year, until.month) else None


def _one_measure(a: Figure, b: Figure) -> bool:
    m, n = a.measure, b.measure
    events = (
        m.event == n.event
        or m.event is None
        or n.event is None
        or FAMILY.get(m.event) == FAMILY.get(n.event) == "justice"
    )
    offences = m.offence == n.offence or None in (m.offence, n.offence) or "service_all" in (m.offence, n.offence)
    return (
        events
        and offences
        and same_unit(a, b)
        and (a.scope.side == b.scope.side or None in (a.scope.side, b.scope.side))
    )


def record_below_mean(reading: Reading) -> Iterator[Finding]:
    """A month called a record that lies below the mean month of the total beside it."""
    figures = of_article(reading)
    flows = [f for f in figures if f.measure.stat == "flow"]
    largest: dict[Span, int | Decimal] = {}
    for f in flows:
        largest[f.sentence] = max(low(f), largest.get(f.sentence, 0))
    top: dict[tuple[int, int] | None, int | Decimal] = {}
    for f in flows:
        top[_month(f)] = max(low(f), top.get(_month(f), 0))
    sums = [f for f in figures if f.period.since is not None and f.measure.stat in ("total", "flow")][:CROWD]
    for month in [f for f in flows if f.count.single and f.count.bound != "min"][: 10 * CROWD]:
        daily = after_number(reading, month)
        if (
            not _called_record(reading, month, top=top[_month(month)])
            or says(daily, "day_words")
            or says(daily, "working_day_words")
        ):
            continue
        if largest[month.sentence] > low(month):
            continue
        for total in sums:
            since = total.period.since
            if since is None or low(total) <= 3 * low(month):
                continue
            if not _one_matter(month, total) or _month(total) is not None or not _scopes_meet(month, total):
                continue
            until = total.period.until or reading.dateline.published or month.period.until
            needed = low(total) / low(month) if low(month) else Decimal(10**6)
            if until is not None:
                months = (until.year - since.year) * 12 + (until.month or 12) - (since.month or 1) + 1
                if months < 6 or low(total) <= low(month) * months * Decimal("1.2"):
                    continue
                mean = round(low(total) / months)
                why = f"{written(total.count)} over {months} months are about {mean:,} a month"
            else:
                if needed < 60:
                    continue
                why = f"{written(total.count)} since {since} would need {int(needed)} months at {written(month.count)}"
            yield finding(
                reading,
                "record_below_mean",
                [month, total],
                f"{written(month.count)} is called a record, but {why}",
                unless="impossible unless the units differ",
                values={"month": written(month.count), "total": written(total.count)},
            )
            break


def _called_record(reading: Reading, month: Figure, *, top: int | Decimal) -> bool:
    """The word stands in the figure's sentence, or in the headline: then it is said of ``top``, the month's largest."""
    if says(reading.sentence_of(month), "record_words"):
        return True
    if low(month) < top:
        return False
    title = next((p for p in reading.passages[:20] if p.role == "title"), None)
    return title is not None and _month(month) is not None and says(title.span.of(reading.text), "record_words")


def _one_matter(a: Figure, b: Figure) -> bool:
    """A month of sentences and a total of cases are of one matter: courts and what they try."""
    law = ("justice", "flight")
    x, y = FAMILY.get(a.measure.event or ""), FAMILY.get(b.measure.event or "")
    if x in law and y in law:
        return same_unit(a, b)
    return x == y and a.measure.counted == b.measure.counted


def _scopes_meet(a: Figure, b: Figure) -> bool:
    s, t = a.scope, b.scope
    return (s.side == t.side or None in (s.side, t.side)) and s.where == t.where and s.group == t.group


def differences(reading: Reading) -> Iterator[Finding]:
    """``delta`` and ``falling_total``: totals of two days on one page, and the difference stated beside them."""
    figures = of_article(reading)
    dated = [
        f
        for f in figures
        if f.measure.stat == "total"
        and f.period.until is not None
        and f.period.until.day is not None
        and f.count.single
    ]
    deltas = [f for f in figures if f.measure.stat == "delta" and f.count.single][:DELTAS]
    kinds: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in dated:
        kinds[(f.measure.counted, f.measure.event, f.measure.offence, f.scope, f.origin)].append(f)
    for same in kinds.values():
        same.sort(key=lambda f: (f.period.until, f.span))
        for early, late in itertools.pairwise(same):
            if early.period.until == late.period.until:
                continue
            if low(late) < low(early) and early.count.bound == late.count.bound == "exact":
                yield finding(
                    reading,
                    "falling_total",
                    [early, late],
                    f"{written(early.count)} on {early.period.until}, but {written(late.count)} on {late.period.until}",
                    unless="impossible for a running total unless it was corrected or counted anew",
                )
            yield from _delta(reading, deltas, early, late)


def _delta(reading: Reading, figures: Sequence[Figure], early: Figure, late: Figure) -> Iterator[Finding]:
    if (
        early.period.until is None
        or late.period.until is None
        or (late.period.until.first - early.period.until.first).days != 1
    ):
        return
    for d in figures:
        if (
            d.measure.stat != "delta"
            or d.measure.counted != late.measure.counted
            or d.measure.event != late.measure.event
        ):
            continue
        beside = d.period.until == late.period.until or 0 <= d.span.start - late.span.end <= 40
        made = low(late) - low(early)
        if beside and d.count.single and made != low(d):
            yield finding(
                reading,
                "delta",
                [late, early, d],
                f"{written(late.count)} − {written(early.count)} = {made:,}, but the page states +{written(d.count)}",
                unless="impossible unless the earlier total was corrected",
                values={"difference": f"{made:,}", "stated": written(d.count)},
            )


def shares(reading: Reading) -> Iterator[Finding]:
    """A share beside the two counts it is made of, in one sentence."""
    figures = of_article(reading)
    at = {f.span: f for f in figures}
    for s in figures:
        if s.measure.stat != "share" or s.part_of is None or not s.count.single or not 0 < low(s) <= 100:
            continue
        whole = at.get(s.part_of.span)
        if whole is None or not whole.count.single or low(whole) < 20:
            continue
        counts = [
            f
            for f in figures
            if f.sentence == s.sentence
            and f.part_of is not None
            and f.part_of.span == s.part_of.span
            and f.measure.stat != "share"
            and f.count.single
            and f.measure.event == s.measure.event
            and f.scope == s.scope
        ]
        if len(counts) != 1 or sum(f.sentence == s.sentence for f in figures) > TABLE:
            continue
        made = 100 * Decimal(low(counts[0])) / Decimal(low(whole))
        slack = (
            Decimal(5)
            if s.count.bound != "exact" or whole.count.bound != "exact" or low(s) in (50, 25, 75)
            else Decimal("1.5")
        )
        if abs(made - low(s)) > slack:
            yield finding(
                reading,
                "share",
                [s, counts[0], whole],
                f"{written(counts[0].count)} of {written(whole.count)} is {made:.1f} %, but the page states "
                f"{s.count.said}",
                unless="impossible unless the share is of another whole",
            )
