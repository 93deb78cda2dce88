"""The words a report uses for measures, scopes, periods and places: plain English for every code."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from countback.checks.finding import Finding
from countback.claims.claim import Claim
from countback.claims.likeness import said_as
from countback.figures.figure import Figure
from countback.ledger.entry import Entry
from countback.passages.wordfiles import load_yaml

_MEASURES = load_yaml("measures.yml")
UNITS: dict[str, tuple[str, str]] = {name: (e["words"][0], e["words"][1]) for name, e in _MEASURES["counted"].items()}
EVENTS: dict[str, str] = {name: e["words"] for name, e in _MEASURES["event"].items()}
OFFENCES: dict[str, str] = {name: e["words"] for name, e in _MEASURES["offence"].items()}
STATS: dict[str, str] = {name: e["words"] for name, e in _MEASURES["stat"].items()}


def unit(figure: Figure) -> str:
    """What is counted, in the number the value asks for."""
    counted = figure.measure.counted
    if counted is None:
        return ""
    one, many = UNITS.get(counted, (counted, counted + "s"))
    return one if figure.count.low == figure.count.high == 1 else many


def measure(figure: Figure) -> str:
    """The measure as a heading: ``sentences for absence without leave``."""
    m = figure.measure
    what = UNITS.get(m.counted or "other", (m.counted, f"{m.counted}s"))[1] if m.counted else ""
    event = EVENTS.get(m.event, m.event) if m.event else ""
    if m.counted == "verdict" and m.event == "convicted":
        event = ""
    words = " ".join(w for w in (what, event) if w) or "numbers without a measure"
    if m.offence:
        words += f" for {OFFENCES.get(m.offence, m.offence)}"
    return words + (" (share)" if m.stat == "share" else " (planned)" if m.stat == "target" else "")


def value(figure: Figure) -> str:
    """The value with its bound; a share with its sign."""
    return said_as(figure.count) + (" %" if figure.measure.stat == "share" else "")


@cache
def _sides() -> dict[str, str]:
    rows = load_yaml("places.yml")["sides"]
    return {code: row["name"] for code, row in rows.items()}


def side(code: str) -> str:
    """A country's name for its code, the code where it is unknown.

    >>> side("RU"), side("XX")
    ('Russia', 'XX')
    """
    return _sides().get(code, code)


def scope(figure: Figure) -> str:
    """Of whom and where: ``Russia · Southern Military District · mobilised``."""
    s = figure.scope
    return " · ".join(w for w in (side(s.side) if s.side else None, s.where, s.group) if w)


def period(figure: Figure) -> str:
    """When: ``2024-03``, ``since 2022-09, as of 2025-05``, ``as of 2024-04-24``."""
    since, until = figure.period.since, figure.period.until
    if since is None and until is None:
        return "no period given"
    if since == until:
        return str(since)
    if since is None:
        return f"as of {until}" if figure.measure.stat in ("total", "target") else f"to {until}"
    if until is None:
        return f"since {since}"
    return f"since {since}, as of {until}" if figure.measure.stat == "total" else f"{since} to {until}"


def first_seen(claim: Claim) -> Entry:
    """The entry of the page published first; a month counts as of its end, undated pages come last."""
    return min(
        claim.members,
        key=lambda m: (
            m.source.published.last.toordinal() if m.source.published else 10**7,
            m.source.name,
            m.figure.span,
        ),
    )


def plural(count: int, word: str) -> str:
    """``1 page``, ``3 pages``."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding said once for all pages of which it is true: ``where`` names them, ``words`` say what."""

    finding: Finding
    where: tuple[str, ...]
    words: str


def alike(findings: Iterable[Finding]) -> list[Told]:
    """Findings of one claim, or inside pages, that say the same of several pages told once; in the order they came."""
    found: dict[tuple[object, ...], tuple[Finding, dict[str, None], str]] = {}
    for f in findings:
        where, words = "", f.words
        if f.family == "drift" and ": " in words:
            where, words = words.split(": ", 1)
        elif f.family in ("inpage", "note") and f.places:
            where = f.places[0].doc
        _, places, _ = found.setdefault((f.family, f.kinds, f.severity, words, f.unless), (f, {}, words))
        if where:
            places[where] = None
    return [Told(f, tuple(places), words) for f, places, words in found.values()]


def by_measure(claims: Iterable[Claim], *, damaged: Collection[str] = ()) -> list[tuple[str, list[Claim]]]:
    """Claims grouped by the measure of their heads: those with a damaged value (by ID) first, then those most told."""
    groups: dict[str, list[Claim]] = {}
    for c in claims:
        groups.setdefault(measure(c.head.figure), []).append(c)
    for same in groups.values():
        same.sort(key=lambda c: (c.id not in damaged, -c.pages, -len(c.members), -float(c.head.figure.count.low), c.id))

    def weight(group: tuple[str, list[Claim]]) -> tuple[bool, int, int, str]:
        name, same = group
        return (
            not any(c.id in damaged for c in same),
            -max(c.pages for c in same),
            -sum(c.pages for c in same),
            name,
        )

    return sorted(groups.items(), key=weight)


def damaged(findings: Iterable[Finding]) -> frozenset[str]:
    """The IDs of claims of which a page tells a damaged value."""
    return frozenset(f.claim for f in findings if f.severity == "error" and f.claim is not None)
