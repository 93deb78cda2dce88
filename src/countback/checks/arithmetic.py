"""Checks of one page's numbers against each other, with no outside knowledge: sums, rates, shares, differences."""

from __future__ import annotations

import calendar
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from countback.checks.catalogue import CATALOGUE
from countback.checks.finding import Finding, Place
from countback.checks.words import after_number, says
from countback.claims.likeness import rounds, said_as, written
from countback.claims.traits import FAMILY, SOFT_UNITS, place_key
from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.values import Count, Span

#: What "about" may hide in a sum, as a share of the whole.
ABOUT = 0.02
#: "Over 1,000" may stand for a sum up to this much higher.
OVER = 0.15
#: A whole cut by place whose parts reach this share of it leaves no room for a part not named.
COVERED = 0.97
#: Parts that exceed the whole by more than this factor are parts of each other, or read wrongly.
FAR, FAR_TWO = 1.25, 1.1
#: Parts nobody calls parts are looked for this far behind the whole.
REACH = 600
#: A sentence with more numbers than this is a table.
TABLE = 6
#: A daily rate times the days of its month may miss the month's total by this share.
RATE = 0.15
#: Most rates, months and totals of a page that are held against each other.
CROWD = 200
#: Longest list of parts tried as runs.
PARTS = 60
#: Most stated differences of a page that are looked at.
DELTAS = 200
EXCLUSIVE_GROUPS = frozenset(["mobilised", "contract", "conscript", "volunteer", "convict", "reservist"])


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


def parts_and_wholes(reading: Reading) -> list[tuple[Figure, list[Figure]]]:
    """Each whole with its stated parts, shares left out, both in order of place."""
    figures = of_article(reading)
    at = {f.span: f for f in figures}
    parts: dict[int, list[Figure]] = defaultdict(list)
    wholes: dict[int, Figure] = {}
    for f in figures:
        if f.part_of is None or f.measure.stat in ("share", "delta"):
            continue
        whole = at.get(f.part_of.span)
        if whole is not None and whole is not f and whole.measure.stat != "share":
            wholes[whole.span.start] = whole
            parts[whole.span.start].append(f)
    for whole, found in implied(figures):
        if not any(p.span.start in {f.span.start for f in found} for p in parts.get(whole.span.start, ())):
            wholes.setdefault(whole.span.start, whole)
            parts[whole.span.start] = sorted(parts[whole.span.start] + found, key=lambda f: f.span)
    return [(wholes[k], parts[k]) for k in sorted(wholes)]


def implied(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Wholes followed by three or more counts of groups (or offences) that exclude each other and nearly add up to it:
    parts, though no word says so."""
    for i, whole in enumerate(figures):
        if whole.measure.stat == "share" or not whole.count.single or low(whole) < 20:
            continue
        for kind in (_by_group, _by_offence):
            near: list[Figure] = []
            for f in figures[i + 1 : i + 9]:
                if f.span.start - whole.span.end > REACH:
                    break
                free = f.part_of is None or f.part_of.span == whole.span
                alike = f.measure.stat not in ("share", "delta") and f.measure.counted == whole.measure.counted
                if free and alike and low(f) < low(whole):
                    near.append(f)
            chosen = kind(near)
            if len(chosen) < 3 or (whole.scope.group is not None and kind is _by_group):
                continue
            total = sum(low(f) for f in chosen)
            if rounds(whole.count, Count(total, total)):
                continue
            if abs(Decimal(total) - low(whole)) <= Decimal(str(ABOUT)) * low(whole):
                yield whole, chosen
                break


def sums(reading: Reading) -> Iterator[Finding]:
    """``sum``, ``part_exceeds_whole`` and the note ``consistent_sum``."""
    short: dict[int | Decimal, list[Figure]] = defaultdict(list)
    for f in of_article(reading):
        if f.count.single and low(f) >= 2 and not _ends_in_separator(reading, f):
            short[low(f) * 1000].append(f)
    for whole, parts in parts_and_wholes(reading):
        alike = [f for f in short.get(low(whole), ()) if whole.count.single and _same_unit(f, whole)]
        yield from _too_large(reading, [whole, *alike], parts)
        fits = _fitting_run(whole, parts[:PARTS])
        if fits:
            added = " + ".join(written(p.count) for p in fits)
            yield finding(
                reading,
                "consistent_sum",
                [whole, *fits],
                f"{added} = {written_sum(fits)}, stated {said_as(whole.count)}: adds up",
            )
            continue
        wrong = _misfit(whole, parts[:PARTS])
        if wrong:
            added = " + ".join(written(p.count) for p in wrong)
            total = sum(low(p) for p in wrong)
            gap = abs(total - low(whole))
            yield finding(
                reading,
                "sum",
                [whole, *wrong],
                f"{added} = {total:,}, but the page states {said_as(whole.count)}: {gap:,} "
                f"{'too many' if total > low(whole) else 'short'}",
                unless="impossible unless the parts overlap or one is counted differently"
                if total > low(whole)
                else "impossible unless a part is not named",
                values={"parts": f"{total:,}", "whole": written(whole.count), "difference": f"{gap:,}"},
            )
            continue
        apart = _distinct(parts[:PARTS])
        if len(apart) >= 2:
            rest = low(whole) - sum(low(p) for p in apart)
            if rest > 0:
                added = " + ".join(written(p.count) for p in apart)
                yield finding(
                    reading,
                    "consistent_sum",
                    [whole, *apart],
                    f"{added} = {low(whole) - rest:,} of {said_as(whole.count)}: {rest:,} are not named",
                    values={"remainder": f"{rest:,}"},
                )


def written_sum(parts: Sequence[Figure]) -> str:
    """The sum of the parts for people."""
    lows, highs = sum(low(p) for p in parts), sum(high(p) for p in parts)
    return f"{lows:,}" if lows == highs else f"{lows:,}–{highs:,}"


def _too_large(reading: Reading, wholes: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Finding]:
    """A part above its whole; ``wholes`` are the stated one and those that tell it without its thousand."""
    for w in wholes:
        if w.count.bound == "min" and w is wholes[0]:
            continue
        limit = high(w) * Decimal("1.05") if w.count.bound in ("about", "min") else high(w)
        over = [p for p in parts if low(p) > limit and _same_unit(p, w)]
        if over:
            worst = max(over, key=lambda p: (low(p), -p.span.start))
            yield finding(
                reading,
                "part_exceeds_whole",
                [w, worst],
                f"{said_as(worst.count)} are stated as a part of {said_as(w.count)}",
                unless="impossible unless the units differ or a multiplier was lost",
                values={"part": written(worst.count), "whole": written(w.count)},
            )
            return


def _ends_in_separator(reading: Reading, f: Figure) -> bool:
    """Whether the number is cut off after its separator: its value is not to be relied on."""
    return reading.text[f.span.end : f.span.end + 3].rstrip(" ") in (",", ",\n", ",\n\n")


def _same_unit(a: Figure, b: Figure) -> bool:
    x, y = a.measure.counted, b.measure.counted
    return x is None or y is None or x == y or (x in SOFT_UNITS and y in SOFT_UNITS)


def _fits(whole: Figure, lows: int | Decimal, highs: int | Decimal, *, soft: bool) -> bool:
    w, top = low(whole), high(whole)
    if whole.count.bound == "min":
        return lows <= top * (1 + Decimal(str(OVER))) and highs >= w
    slack = Decimal(str(ABOUT)) * w if soft or whole.count.bound == "about" else Decimal(0)
    return lows <= top + slack and highs >= w - slack


def _fitting_run(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The longest run of neighbouring parts that adds up to the whole."""
    best: list[Figure] = []
    for i in range(len(parts)):
        lows, highs, soft = low(parts[i]), high(parts[i]), parts[i].count.bound != "exact"
        for j in range(i + 1, len(parts)):
            lows, highs = lows + low(parts[j]), highs + high(parts[j])
            soft = soft or parts[j].count.bound != "exact"
            if j - i + 1 > len(best) and _fits(whole, lows, highs, soft=soft):
                best = list(parts[i : j + 1])
            if lows > 2 * high(whole):
                break
    return best or _fitting_kind(whole, parts)


def _fitting_kind(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """Parts of one kind (all by offence, all by group, all by place) that add up though other parts stand between."""
    for kind in (_by_offence, _by_group, _by_place):
        chosen = kind(parts)
        if len(chosen) >= 2 and _fits(
            whole,
            sum(low(p) for p in chosen),
            sum(high(p) for p in chosen),
            soft=any(p.count.bound != "exact" for p in chosen),
        ):
            return chosen
    return []


def _by_offence(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [p.measure.offence if p.measure.offence != "service_all" else None for p in parts])


def _by_group(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [p.scope.group if p.scope.group in EXCLUSIVE_GROUPS else None for p in parts])


def _by_place(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [str(place_key(p.scope.where)) if p.scope.where else None for p in parts])


def _one_each(parts: Sequence[Figure], keys: Sequence[str | None]) -> list[Figure]:
    chosen: dict[str, Figure] = {}
    for p, key in zip(parts, keys, strict=True):
        if key is not None:
            chosen.setdefault(key, p)
    units = {p.measure.counted for p in chosen.values()}
    return list(chosen.values()) if len(units) <= 1 else []


def _distinct(parts: Sequence[Figure]) -> list[Figure]:
    """Parts that cannot overlap: of different places, groups or offences, whichever names most."""
    return max((kind(parts) for kind in (_by_place, _by_group, _by_offence)), key=len)


def _misfit(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """Parts that cannot overlap and add up to more than the whole, or to nearly all of a whole cut by place."""
    if not whole.count.single:
        return []
    w = low(whole)
    for kind in (_by_offence, _by_group, _by_place):
        chosen = kind(parts)
        if len(chosen) < 2 or not all(_same_unit(p, whole) for p in chosen):
            continue
        if any(p.measure.counted != whole.measure.counted for p in chosen if whole.measure.counted):
            continue
        total = sum(low(p) for p in chosen)
        soft = any(p.count.bound != "exact" for p in chosen) or whole.count.bound == "about"
        far = Decimal(str(FAR if len(chosen) > 2 else FAR_TWO))
        over = w * (Decimal("1.05") if soft else 1) < total <= w * far
        if over and whole.count.bound != "min":
            return chosen
        cut = kind is _by_place and whole.scope.where is None and len(chosen) >= 4
        if cut and not soft and whole.count.bound == "exact" and Decimal(str(COVERED)) * w <= total < w:
            return chosen
    return []


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
        and _same_unit(a, b)
        and (a.scope.side == b.scope.side or None in (a.scope.side, b.scope.side))
    )


def record_below_mean(reading: Reading) -> Iterator[Finding]:
    """A month called a record that lies below the mean month of the total beside it."""
    figures = of_article(reading)
    flows = [f for f in figures if f.measure.stat == "flow"]
    largest: dict[Span, int | Decimal] = {}
    for f in flows:
        largest[f.sentence] = max(low(f), largest.get(f.sentence, 0))
    sums = [f for f in figures if f.period.since is not None and f.measure.stat in ("total", "flow")][:CROWD]
    for month in [f for f in flows if f.count.single and f.count.bound != "min"][: 10 * CROWD]:
        daily = after_number(reading, month)
        if not _called_record(reading, month) or says(daily, "day_words") or says(daily, "working_day_words"):
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


def _called_record(reading: Reading, month: Figure) -> bool:
    """The word stands in the figure's sentence, or in the headline of a page that gives one month."""
    if says(reading.sentence_of(month), "record_words"):
        return True
    title = next((p for p in reading.passages[:20] if p.role == "title"), None)
    return title is not None and _month(month) is not None and says(title.span.of(reading.text), "record_words")


def _one_matter(a: Figure, b: Figure) -> bool:
    """A month of sentences and a total of cases are of one matter: courts and what they try."""
    law = ("justice", "flight")
    x, y = FAMILY.get(a.measure.event or ""), FAMILY.get(b.measure.event or "")
    if x in law and y in law:
        return _same_unit(a, b)
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
