"""Drift: each entry of a claim against the claim as its counter has it, kind by kind, in words.

Every kind is a fact about two readings, not a reproach: a relay that quotes its counter rightly has none, a relay taken
for the counter has drift of ``origin``. A rounding that is true to its word is named and harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from countback.checks.faithful import Faithful, faithful, per_working_day, words_after
from countback.checks.finding import Finding, Place
from countback.checks.words import says
from countback.claims.claim import Claim
from countback.claims.likeness import likeness, said_as, written
from countback.claims.traits import FAMILY, SOFT_UNITS, place_key
from countback.claims.voices import name_of, one_voice, registry
from countback.ledger.entry import Entry
from countback.values import Count, PartialDate, Period

#: As-of dates of one running total may lie this many days apart: "in June" for a count of 31 May.
AS_OF_DAYS = 45
#: A flow told over a stretch this many times as long is another stretch.
LONGER = 1.5
#: Days of a full year, less some; two such that share three quarters are one year told by two calendars.
YEAR, THREE_QUARTERS = 350, 0.74

#: Two wholes of the same parts this close are one whole with a slip; further apart, a part was left out.
NEAR = Decimal("0.02")

#: The ways an offence is widened: to desertion in everyday speech, or to all offences of service.
_WIDER = {
    "awol": ("desertion", "service_all", "refusal"),
    "refusal": ("desertion", "service_all", "awol"),
    "service_all": ("desertion",),
    "desertion": ("service_all",),
}
#: Stages told loosely: prosecutions that reached the courts; cases decided, with sentences mostly.
_SAME_STAGE = {("charged", "tried"), ("convicted", "tried")}
NOBODY: Mapping[str, frozenset[str]] = MappingProxyType({})

UNIT_WORDS = {
    "person": "people",
    "case": "cases",
    "verdict": "sentences",
    "request": "requests",
    "record": "records",
    "incident": "incidents",
    "afv": "armoured vehicles",
    "artillery": "artillery systems",
    "aircraft": "aircraft",
    "uav": "drones",
}
OFFENCE_WORDS = {
    "awol": "absence without leave",
    "desertion": "desertion",
    "refusal": "refusal of orders",
    "service_all": "absence, desertion and refusal together",
    "voluntary_surrender": "voluntary surrender",
    "evasion": "evasion of service",
}
EVENT_WORDS = {
    "charged": "cases opened",
    "tried": "cases before courts",
    "convicted": "sentenced",
    "casualties": "killed and wounded",
    "sought_help": "asked for help",
    "sought_asylum": "asked for asylum",
    "awol": "absent without leave",
    "deserted": "deserted",
    "strength": "serving",
}


def drift_of(claim: Claim, *, named: Mapping[str, frozenset[str]] = NOBODY) -> list[Finding]:
    """One finding for each entry of the claim that differs from it; none for a claim of one entry.

    ``named`` gives, by page hash, every source the page names beside any of its figures: a page that names the counter
    in the sentence before has not dropped it.
    """
    if len(claim.members) < 2:
        return []
    ref = faithful(claim)
    found = []
    for m in claim.members:
        changes = list(_changes(m, ref, named))
        if not changes:
            continue
        kinds = tuple(dict.fromkeys(k for k, _ in changes))
        harmless = kinds == ("rounding",)
        grave = any(k in ("digit", "multiplier") for k in kinds)
        found.append(
            Finding(
                family="drift",
                kinds=kinds,
                words=_words(m, ref, [w for _, w in changes]),
                places=(place_of(m), place_of(ref.head)) if m.id != ref.head.id else (place_of(m),),
                severity="note" if harmless else "error" if grave else "warning",
                subject=place_of(m),
                values=(("here", said_as(m.figure.count)), ("counted", said_as(ref.count))),
                claim=claim.id,
            )
        )
    return found


def place_of(entry: Entry) -> Place:
    """The place of an entry's number."""
    return Place(entry.source.name, entry.source.sha256, entry.figure.span, entry.figure.count.said)


def _changes(m: Entry, ref: Faithful, named: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    f = m.figure
    yield from _value_changes(f.count, ref)
    yield from _unit_changes(m, ref)
    yield from _event_changes(m, ref)
    offence = f.measure.offence
    if offence and offence in _WIDER.get(ref.offence, ()):
        was, now = OFFENCE_WORDS.get(ref.offence, ref.offence), OFFENCE_WORDS.get(offence, offence)
        yield "offence", f"{was} became {now}"
    yield from _group_changes(m, ref)
    yield from _period_changes(m, ref)
    if ref.where and f.scope.where is None and f.part_of is None and f.count.bound == "exact" and ref.bound == "min":
        yield "scope", f"{ref.where} was dropped"
    elif ref.where and f.scope.where and _other_place(ref.where, f.scope.where):
        yield "scope", f"{ref.where} became {f.scope.where}"
    yield from _origin_changes(m, ref, named)


def _origin_changes(m: Entry, ref: Faithful, named: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    origin, here = m.figure.origin, named.get(m.source.sha256)
    if ref.origin is None:
        return
    if origin is None:
        if ref.origin not in (here or ()):
            yield "origin", f"{name_of(ref.origin)} is not named"
    elif origin != ref.origin and not one_voice(origin, ref.origin):
        yield "origin", f"{name_of(origin)} was taken for the counter"
    elif here is not None and not here & {origin, ref.origin} and m.source.outlet not in (origin, ref.origin):
        hinted = any(one_voice(v, ref.origin) or _countrymen(v, ref.origin) for v in here)
        yield from () if hinted else (("origin", f"{name_of(ref.origin)} is not named"),)


def _countrymen(a: str, b: str) -> bool:
    """Whether two sources are of one country: a page may name a ministry for its army's staff."""
    one, other = registry().get(a), registry().get(b)
    return one is not None and other is not None and one.country is not None and one.country == other.country


def _value_changes(count: Count, ref: Faithful) -> Iterable[tuple[str, str]]:
    like = likeness(ref.count, count)
    v, r = ref.count.low, count.low
    kind = like.kind if like else "digit" if abs(Decimal(v) - Decimal(r)) <= NEAR * Decimal(v) else "same_parts"
    if kind == "digit":
        yield "digit", (like.words.split(":")[0] if like else f"{written(ref.count)} became {written(count)}")
    elif kind == "same_parts":
        yield "period", f"{written(count)} is the sum of fewer parts than {written(ref.count)}"
    elif kind == "multiplier":
        yield "multiplier", "a thousand was lost" if r < v else "a thousand was added"
    elif kind == "range_end":
        yield (
            "bound",
            f"the range {written(ref.count)} became its {'top' if r == ref.count.high else 'bottom'}"
            if count.single
            else "one end became a range",
        )
    elif kind == "rounding":
        yield "rounding", "rounded" if count.bound == "exact" else f"rounded to {said_as(count)}"
        if (count.bound == "max" and r < v) or (count.bound == "min" and r > v):
            yield "bound", f"{said_as(count)} is not true of {written(ref.count)}"
    elif count.bound != ref.bound and ref.bound is not None:
        yield "bound", f"{_bound_words(ref.bound)} became {_bound_words(count.bound)}"


def _bound_words(bound: str) -> str:
    return {"exact": "an exact number", "about": "about", "min": "at least", "max": "at most"}[bound]


def _unit_changes(m: Entry, ref: Faithful) -> Iterable[tuple[str, str]]:
    unit = m.figure.measure.counted
    if not unit or not ref.counted or unit == ref.counted:
        return
    if "other" in (unit, ref.counted):
        return
    if unit == "incident" and ref.counted == "person" and m.figure.measure.event != ref.event:
        return  # requests told as desertions: what happened was changed, and the unit with it
    counter = registry().get(ref.origin or "")
    if {unit, ref.counted} == {"person", "verdict"} and counter is not None and counter.kind == "court":
        return  # courts' own statistics count the persons convicted, and call them convictions
    if unit in SOFT_UNITS and ref.counted in SOFT_UNITS:
        yield "unit", f"{UNIT_WORDS.get(ref.counted, ref.counted)} became {UNIT_WORDS.get(unit, unit)}"


def _event_changes(m: Entry, ref: Faithful) -> Iterable[tuple[str, str]]:
    event = m.figure.measure.event
    if not event or not ref.event or event == ref.event:
        return
    words = f"{EVENT_WORDS.get(ref.event, ref.event)} became {EVENT_WORDS.get(event, event)}"
    mine, theirs = FAMILY.get(event), FAMILY.get(ref.event)
    if m.figure.measure.counted == "incident" and ref.counted == "case":
        return  # what an incident is of is its unit; the change is told there
    if mine == theirs == "justice":
        if ref.counted == m.figure.measure.counted == "case" and {event, ref.event} == {"tried", "convicted"}:
            return  # a case that ended in a sentence is a case before a court
        if (ref.event, event) not in _SAME_STAGE and (ref.event != "tried" or event != "charged" or _names_event(m)):
            yield "stage", words
    elif {mine, theirs} == {"justice", "flight"}:
        if "wanted" not in (event, ref.event):
            yield "stage", words
    elif {event, ref.event} <= {"awol", "deserted"}:
        yield "offence", words
    elif (mine == theirs and ("killed" in (event, ref.event)) and "identified" not in (event, ref.event)) or (
        mine != theirs and None not in (mine, theirs) and "other" not in (event, ref.event)
    ):
        yield "category", words


def _names_event(m: Entry) -> bool:
    """Whether the page's own words name the stage; a bare "cases" leaves open whether opened or before a court."""
    why = m.figure.why("event")
    return why is not None and bool(why.said) and why.rule in ("event.before", "event.after")


def _group_changes(m: Entry, ref: Faithful) -> Iterable[tuple[str, str]]:
    group = m.figure.scope.group
    if group and ref.group and group != ref.group:
        yield "category", f"{ref.group} became {group}"
    if ref.stat == "target" and m.figure.measure.stat in ("total", "flow") and m.source != ref.head.source:
        yield "category", "a plan became a fact"


def _period_changes(m: Entry, ref: Faithful) -> Iterable[tuple[str, str]]:
    p = m.figure.period
    if ref.working_day and not per_working_day(m) and _per_day(m):
        yield "period", "per working day became per day"
        return
    flows = m.figure.measure.stat == "flow" and ref.stat == "flow"
    backwards = (p.since and p.until and p.until.last < p.since.first) or (
        ref.since and ref.until and ref.until.last < ref.since.first
    )
    if backwards:
        return
    if flows and p.since and p.until and ref.since and ref.until:
        mine, theirs = _days(p.since, p.until), _days(ref.since, ref.until)
        if min(mine, theirs) > YEAR and _shared(p, ref) > THREE_QUARTERS * max(mine, theirs):
            return  # a fiscal year and a calendar year
        if max(mine, theirs) > LONGER * min(mine, theirs):
            yield (
                "period",
                f"the count ran over {_stretch(ref.since, ref.until)}, here over {_stretch(p.since, p.until)}",
            )
            return
    if p.since and ref.since and not _agree(p.since, ref.since):
        yield "period", f"the count began {ref.since}, here {p.since}"
        return
    if p.until and ref.until and not _agree(p.until, ref.until):
        far = abs(p.until.last.toordinal() - ref.until.last.toordinal())
        if flows:
            if far > 20:
                yield "period", f"the count ran to {ref.until}, here to {p.until}"
        elif far > AS_OF_DAYS:
            yield "period", f"the count was as of {ref.until}, here {p.until}"


def _shared(p: Period, ref: Faithful) -> int:
    """Days two known stretches have in common."""
    assert p.since and p.until and ref.since and ref.until
    return (min(p.until.last, ref.until.last) - max(p.since.first, ref.since.first)).days + 1


def _stretch(since: PartialDate, until: PartialDate) -> str:
    return str(since) if since == until else f"{since} to {until}"


def _days(since: PartialDate, until: PartialDate) -> int:
    return max((until.last - since.first).days + 1, 1)


def _agree(a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates can be the same moment, the precision of each given.

    >>> _agree(PartialDate(2022, 9), PartialDate(2022, 9, 21)), _agree(PartialDate(2022, 2, 24), PartialDate(2022, 9))
    (True, False)
    """
    return a.covers(b) or b.covers(a)


def _other_place(a: str, b: str) -> bool:
    numbers, levels, _ = place_key(a)
    others, level2, _ = place_key(b)
    return bool(numbers and others and (numbers != others or (levels and level2 and not levels & level2)))


def _per_day(m: Entry) -> bool:
    return m.figure.measure.stat == "flow" and says(words_after(m), "day_words")


def _words(m: Entry, ref: Faithful, changes: list[str]) -> str:
    here = name_of(m.source.outlet) if m.source.outlet else m.source.name
    unit = UNIT_WORDS.get(m.figure.measure.counted or "", f"{m.figure.measure.counted or ''}s").strip()
    counted = UNIT_WORDS.get(ref.counted or "", f"{ref.counted or ''}s").strip()
    offence = f" ({OFFENCE_WORDS.get(ref.offence, ref.offence)})" if ref.offence else ""
    by = f"counted by {name_of(ref.origin)}" if ref.origin else "elsewhere"
    value = said_as(Count(ref.count.low, ref.count.high, ref.bound or "exact"))
    tail = " ".join(w[0].upper() + w[1:] + "." for w in changes)
    return f"{here}: {said_as(m.figure.count)} {unit}; {by}: {value} {counted}{offence}. {tail}"
