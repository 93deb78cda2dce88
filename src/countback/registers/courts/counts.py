"""Counting a docket: cases, persons and acts apart, by month, article, region, stage and punishment.

Only cases of the first instance count: ``1-N/YYYY`` at a garrison court, ``2-N/YYYY`` at a circuit or fleet court.
Appeals and materials are not cases. A UID counts once, however often its case was given a new number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from countback.errors import UsageError
from countback.figures.figure import Measure, Scope
from countback.ledger.counted import RegisterCount
from countback.registers.courts.case import Case, Outcome
from countback.registers.courts.court_table import CourtTable
from countback.registers.courts.words import offence_of
from countback.values import Count, PartialDate, Period

Unit = Literal["cases", "persons", "acts"]
UNITS: tuple[Unit, ...] = get_args(Unit)
BY = ("month", "article", "region", "stage", "punishment")
#: Whose register it is, where the user names no other.
ORIGIN = "military courts of Russia, published cards"

_COUNTED = {"cases": "case", "persons": "person", "acts": "record"}
_STAGE: dict[Outcome, tuple[str, str | None]] = {
    "sentence": ("convicted", None),
    "acquittal": ("acquitted", None),
    "closed": ("other", "closed"),
    "returned": ("other", "returned to the prosecutor"),
    "transferred": ("other", "sent to another court"),
    "joined": ("other", "joined to another case"),
    "other": ("other", "another decision"),
}
_PUNISHED: dict[str, tuple[str, str | None]] = {
    "prison": ("imprisoned", None),
    "suspended": ("suspended_sentence", None),
    "fine": ("convicted", "fined"),
    "restriction": ("convicted", "restriction of service or freedom"),
    "disciplinary": ("convicted", "disciplinary unit"),
    "service": ("convicted", "compulsory works"),
    "other": ("convicted", "another punishment"),
}


@dataclass(frozen=True, slots=True)
class _Seen:
    """One thing to count: what happened, as which group, on which day, under which articles, at which court."""

    event: str
    group: str | None
    day: date
    articles: tuple[str, ...]
    court: str


def level_of(court: str) -> str | None:
    """``garrison`` or ``circuit`` by a court's code or name, None for any other court.

    >>> level_of("25GV0003"), level_of("2-й Западный окружной военный суд"), level_of("Городской суд")
    ('garrison', 'circuit', None)
    """
    low = court.casefold()
    if low[2:4] == "gv" or "гарнизонн" in low:
        return "garrison"
    return "circuit" if low[2:4] == "ov" or "окружн" in low or "флотск" in low else None


def first_instance(case: Case) -> bool:
    """Whether the number is one of a criminal case of the first instance at a court of its level."""
    level = level_of(case.court)
    return case.index in {"garrison": ("1",), "circuit": ("2",), None: ("1", "2")}[level]


def cases_once(cases: Iterable[Case]) -> list[Case]:
    """The cases of the first instance; of those with one UID the one received first."""
    kept: list[Case] = []
    known: set[str] = set()
    for case in sorted(cases, key=lambda c: (c.received or date.max, c.key)):
        if first_instance(case) and (case.uid is None or case.uid not in known):
            kept.append(case)
            if case.uid is not None:
                known.add(case.uid)
    return kept


def counts_of(
    cases: Iterable[Case],
    *,
    known: str,
    by: Sequence[str] = (),
    of: Unit = "cases",
    table: CourtTable | None = None,
    as_of: date | None = None,
    complete: bool = False,
    origin: str = ORIGIN,
    side: str = "RU",
) -> list[RegisterCount]:
    """The counts of a docket, each with its own note on how sure it is; in a fixed order.

    With ``month`` in ``by`` they are flows of a month, else totals up to ``as_of`` (or ``known``). Cases and persons
    count on the day the case was received; with ``stage`` also on the day it was decided and came into force; with
    ``punishment`` on the day of the decision. They are least numbers unless ``complete`` says that every card of these
    courts was gathered; persons are least numbers wherever some are hidden. Raises UsageError for an unknown ``by``.
    """
    if unknown := [name for name in by if name not in BY]:
        raise UsageError(f"a docket counts by {', '.join(BY)}; not by {', '.join(unknown)}")
    if "stage" in by and "punishment" in by:
        raise UsageError("count by stage or by punishment, not by both")
    if "region" in by and (table is None or not table.column):
        raise UsageError("the digits of a code are not a court's region: give a table with --courts that says where")
    rows = cases_once(cases)
    basis = _basis(rows)
    until = as_of or date.fromisoformat(known)
    tally: Counter[tuple[tuple[int, int] | None, str | None, str | None, str, str | None]] = Counter()
    for case in rows:
        for seen in _seen(case, of=of, by=by):
            if seen.day > until:
                continue
            month = (seen.day.year, seen.day.month) if "month" in by else None
            region = (table.region_of(seen.court) or "place unknown") if table is not None and "region" in by else None
            heads: Iterable[str | None] = dict.fromkeys(a.split(":")[0] for a in seen.articles) or ("",)
            for article in heads if "article" in by else (None,):
                tally[month, article, region, seen.event, seen.group] += 1
    hidden = sum(p.token is None for c in rows for p in c.persons)
    firm = complete and not (of == "persons" and hidden)
    note = note_of(rows, by=by, of=of, complete=complete, table=table)
    counts = []
    for key in sorted(
        tally, key=lambda k: tuple(str(part or "") if not isinstance(part, tuple) else part for part in k)
    ):
        month, article, region, event, group = key
        n = tally[key]
        offence = offence_of(article) if article else None
        label = "no article shown" if article == "" else f"article {article}" if offence == "other" else None
        when = PartialDate(*month) if month is not None else None
        counts.append(
            RegisterCount(
                method="docket",
                origin=origin,
                count=Count(n, n, "exact" if firm else "min", str(n)),
                measure=Measure(_unit(of, event), event, offence, "flow" if when is not None else "total"),
                scope=Scope(side, region, "; ".join(filter(None, (label, group))) or None),
                period=Period(when, when) if when is not None else Period(None, PartialDate.of(until)),
                known=known,
                basis=basis,
                note=note,
            )
        )
    return counts


def _unit(of: Unit, event: str) -> str:
    """What one unit is called: a case that ended in a decision on guilt is a verdict, as those who count them say."""
    return "verdict" if of == "cases" and event not in ("tried", "other") else _COUNTED[of]


def _seen(case: Case, *, of: Unit, by: Sequence[str]) -> Iterator[_Seen]:
    if of == "acts":
        yield from _acts(case, by)
        return
    units: Sequence[tuple[tuple[str, ...], Outcome | None, date | None, tuple[str, ...]]]
    if of == "persons":
        units = [(p.articles, p.outcome, p.heard, p.punishments) for p in case.persons]
    else:
        told = [p.punishments for p in case.persons if p.punishments] or [a.punishments for a in case.acts]
        punished = dict.fromkeys(kind for kinds in told for kind in kinds)
        units = [(case.articles, case.outcome, None, tuple(punished))]
    for articles, outcome, heard, punishments in units:
        day = heard or case.heard
        if "punishment" in by:
            if outcome == "acquittal" and day is not None:
                yield _Seen("acquitted", None, day, articles, case.court)
            elif day is not None:
                for kind in punishments:
                    yield _Seen(*_PUNISHED[kind], day, articles, case.court)
            continue
        if case.received is not None:
            yield _Seen("tried", None, case.received, articles, case.court)
        if "stage" not in by:
            continue
        decided = outcome or case.outcome
        if decided is not None and day is not None:
            yield _Seen(*_STAGE[decided], day, articles, case.court)
        if decided == "sentence" and case.in_force is not None:
            yield _Seen("convicted", "in force", case.in_force, articles, case.court)


def _acts(case: Case, by: Sequence[str]) -> Iterator[_Seen]:
    day = case.heard or case.posted or case.received
    if day is None:
        return
    for act in case.acts:
        if "punishment" in by:
            for kind in act.punishments:
                yield _Seen(*_PUNISHED[kind], day, case.articles, case.court)
        else:
            event, group = _STAGE[act.kind]
            yield _Seen(event, group if "stage" in by else None, day, case.articles, case.court)


def note_of(
    rows: Sequence[Case], *, by: Sequence[str], of: Unit, complete: bool, table: CourtTable | None = None
) -> str:
    """How sure the counts of some cases are, in words: what they rest on and what they cannot hold."""
    persons = [p for c in rows for p in c.persons]
    hidden = sum(p.token is None for p in persons)
    with_text = sum(bool(c.acts) for c in rows)
    parts = [f"{len(rows):,} first-instance cases of {len({c.court for c in rows}):,} courts"]
    if complete:
        parts.append("said to be every card of these courts; cards the courts hold back are missing")
    else:
        parts.append("a least number: only the cards that were gathered, which may not be all")
    if of == "persons":
        parts.append(f"{hidden:,} of {len(persons):,} persons hidden; a person in two cases counts twice")
    if of == "acts" or "punishment" in by:
        parts.append(f"texts of {with_text:,} of {len(rows):,} cases are published: shares are shares of those")
    if "article" in by:
        parts.append("a case with several articles stands under each")
    if "region" in by and table is not None:
        parts.append(f"regions by the column {table.column} of the table given")
    unsure = sum(bool(c.doubts) for c in rows)
    if unsure:
        parts.append(f"{unsure:,} cases with doubts")
    return "; ".join(parts)


def _basis(cases: Sequence[Case]) -> str:
    """One hash for the bytes the cases were read from: that of the one file, else one over all of theirs."""
    sources = sorted({c.source for c in cases})
    return sources[0] if len(sources) == 1 else hashlib.sha256("\n".join(sources).encode()).hexdigest()
