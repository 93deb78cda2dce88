"""Corrections of people put into what the machine read: made anew at every rebuild, never written over the reading.

An entry keeps its ID, made from the machine's reading; its figure has the corrected fields, each with a reason that
names the person. An entry that people rejected makes no claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, get_args

from countback.claims.standing import Standing, split_value, standing_of
from countback.claims.voices import registry
from countback.errors import UsageError
from countback.figures.figure import COUNTED, EVENTS, OFFENCES, Because, Figure, Stat, Voice
from countback.figures.reading import Reading
from countback.ledger.entry import Entry, entries_of
from countback.ledger.judgement import Judgement
from countback.values import Count, PartialDate

_NUMBER = re.compile(
    r"(?:(?P<bound>about|min|max|exact)\s+)?(?P<low>\d[\d ,\u00a0\u202f]*(?:\.\d+)?)"
    r"(?:\s*(?:-|–|\.\.)\s*(?P<high>\d[\d ,\u00a0\u202f]*(?:\.\d+)?))?"
)


def _number(figure: Figure, value: str) -> Figure:
    found = _NUMBER.fullmatch(value.strip().lower())
    if found is None or len(value) > 60:
        raise UsageError(f"number is such as 684, about 7400, min 300, max 300 or 600-700; got {value!r}")
    low = _plain(found["low"])
    high = _plain(found["high"]) if found["high"] else low
    if low > high:
        raise UsageError(f"a range begins with its lower end, got {value!r}")
    bound = found["bound"] or "exact"
    return replace(figure, count=Count(low, high, bound, figure.count.said))  # type: ignore[arg-type]


def _plain(written: str) -> int | Decimal:
    digits = re.sub(r"[ ,\u00a0\u202f]", "", written)
    return Decimal(digits) if "." in digits else int(digits)


def _among(name: str, words: Iterable[str], *, empty: bool = True) -> Callable[[Figure, str], Figure]:
    known = tuple(words)

    def apply(figure: Figure, value: str) -> Figure:
        if value not in known and (value or not empty):
            raise UsageError(f"{name} is one of {', '.join(known)}; got {value!r}")
        changed: dict[str, Any] = {name: value or None}
        return replace(figure, measure=replace(figure.measure, **changed))

    return apply


def _scope(name: str, most: int) -> Callable[[Figure, str], Figure]:
    def apply(figure: Figure, value: str) -> Figure:
        if len(value) > most or not value.isprintable():
            raise UsageError(f"{name} has at most {most} characters on one line")
        if name == "side" and value and not re.fullmatch(r"[A-Z]{2}", value):
            raise UsageError(f"side is a country of two capital letters such as RU or UA, got {value!r}")
        return replace(figure, scope=replace(figure.scope, **{name: value or None}))

    return apply


def _period(name: str, end: str) -> Callable[[Figure, str], Figure]:
    def apply(figure: Figure, value: str) -> Figure:
        try:
            day = PartialDate.parse(value) if value else None
            period = replace(figure.period, **{end: day})
            if period.since is not None and period.until is not None and period.since.first > period.until.last:
                raise ValueError(value)
        except ValueError:
            raise UsageError(f"{name} is a date such as 2024, 2024-03 or 2024-03-31, in order; got {value!r}") from None
        return replace(figure, period=period)

    return apply


def _origin(figure: Figure, value: str) -> Figure:
    if len(value) > 200 or not value.isprintable():
        raise UsageError("origin is an ID of the source registry or a name, of at most 200 characters on one line")
    voices = tuple(v for v in figure.voices if v.part != "origin")
    if value:
        known = value in registry()
        voices = (Voice(value if known else None, "origin", "" if known else value), *voices)
    return replace(figure, voices=voices)


def _hedged(figure: Figure, value: str) -> Figure:
    if value not in ("yes", "no"):
        raise UsageError(f"hedged is yes or no, got {value!r}")
    return replace(figure, hedged=value == "yes")


def _date(value: object) -> str:
    return str(value) if value is not None else ""


def number_of(figure: Figure) -> str:
    """The number as a correction writes it.

    >>> from countback.figures.figure import Measure, Scope
    >>> from countback.values import Period, Span
    >>> place = Span(0, 3)
    >>> number_of(Figure(place, place, Count(600, 700, "about"), Measure(), Scope(), Period()))
    'about 600-700'
    """
    count = figure.count
    words = (
        f"{count.low}" if count.single else f"{count.low}-{count.high}" if count.high is not None else f"{count.low}"
    )
    bound = "min" if count.high is None and count.bound == "exact" else count.bound
    return words if bound == "exact" else f"{bound} {words}"


@dataclass(frozen=True, slots=True)
class Field:
    """One field that can be corrected: how it is put in, how it stands now, and the values to choose from, if fixed."""

    name: str
    words: str
    apply: Callable[[Figure, str], Figure]
    now: Callable[[Figure], str]
    choices: tuple[str, ...] = ()


#: What a person may correct of a figure, by the name used in ``field=value``. An empty value means: not said.
FIELDS: Mapping[str, Field] = {
    f.name: f
    for f in (
        Field("number", "Number", _number, number_of),
        Field("counted", "One unit is", _among("counted", COUNTED), lambda f: f.measure.counted or "", ("", *COUNTED)),
        Field("event", "What happened", _among("event", EVENTS), lambda f: f.measure.event or "", ("", *EVENTS)),
        Field("offence", "Offence", _among("offence", OFFENCES), lambda f: f.measure.offence or "", ("", *OFFENCES)),
        Field("stat", "Kind", _among("stat", get_args(Stat), empty=False), lambda f: f.measure.stat, get_args(Stat)),
        Field("side", "Country", _scope("side", 2), lambda f: f.scope.side or ""),
        Field("where", "Place or formation", _scope("where", 200), lambda f: f.scope.where or ""),
        Field("group", "Category", _scope("group", 200), lambda f: f.scope.group or ""),
        Field("from", "From", _period("from", "since"), lambda f: _date(f.period.since)),
        Field("to", "To, or as of", _period("to", "until"), lambda f: _date(f.period.until)),
        Field("origin", "Counted by", _origin, lambda f: f.origin or ""),
        Field("hedged", "Doubted", _hedged, lambda f: "yes" if f.hedged else "no", ("no", "yes")),
    )
}


def with_field(figure: Figure, name: str, value: str) -> Figure:
    """The figure with one field corrected. Raises UsageError for an unknown field or a value it cannot have."""
    if name not in FIELDS:
        raise UsageError(f"a field is one of {', '.join(FIELDS)}; got {name!r}")
    return FIELDS[name].apply(figure, value)


def check_correction(value: str) -> tuple[str, str]:
    """Field and value of ``field=value``, where the value can be told apart from the figure it stands in.

    >>> check_correction("number=684")
    ('number', '684')
    """
    name, wanted = split_value(value)
    if "=" not in value or name not in FIELDS:
        raise UsageError(f"a correction is FIELD=VALUE with a field of {', '.join(FIELDS)}; got {value!r}")
    return name, wanted


def corrected_figure(figure: Figure, standing: Standing) -> Figure:
    """The figure with the corrections that bind, each with its reason; a value it cannot have is passed over."""
    who = {split_value(j.value)[0]: j for j in standing.words if j.verdict == "correct"}
    for name in (n for n in FIELDS if n in standing.corrections):
        try:
            figure = with_field(figure, name, standing.corrections[name])
        except UsageError:  # written by another version; the word itself stays on the page of the entry
            continue
        judgement = who.get(name) or standing.judgement
        by = judgement.by if judgement is not None else "a person"
        because = Because(name, f"person:{by}", judgement.why if judgement is not None else "")
        figure = replace(
            figure,
            because=(*(b for b in figure.because if b.field != name), because),
            undecided=tuple(u for u in figure.undecided if u != name),
        )
    return figure


@dataclass(frozen=True, slots=True)
class Corrected:
    """Readings and their entries with the corrections of people in them; ``rejected`` entries make no claims.

    The entries of a reading are in the order of its figures, rejected ones among ``entries`` too.
    """

    readings: tuple[Reading, ...]
    entries: tuple[Entry, ...]
    rejected: frozenset[str]


def corrected(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> Corrected:
    """Readings as people corrected them. What nobody judged is the very same object."""
    by_subject: dict[str, list[Judgement]] = defaultdict(list)
    every = list(judgements)
    for j in every:
        by_subject[j.subject].append(j)
    made: list[Reading] = []
    entries: list[Entry] = []
    rejected: set[str] = set()
    for reading in readings:
        mine = entries_of(reading)
        touched = False
        for n, entry in enumerate(mine):
            if entry.id not in by_subject:
                continue
            standing = standing_of(entry.id, by_subject[entry.id])
            if standing.status == "rejected":
                rejected.add(entry.id)
                touched = True
            elif standing.corrections:
                mine[n] = replace(entry, figure=corrected_figure(entry.figure, standing))
                touched = True
        entries += mine
        if touched:
            kept = tuple(e.figure for e in mine if e.id not in rejected)
            reading = replace(reading, figures=kept)
        made.append(reading)
    return Corrected(tuple(made), tuple(entries), frozenset(rejected))
