"""The pages that list: front, measures, claims, origins, pages, findings, failures. Each is also a table and JSON."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from countback.checks.catalogue import CATALOGUE
from countback.claims.claim import Claim
from countback.claims.voices import name_of, registry
from countback.exports.cite import safe_wording
from countback.exports.holdings import SEVERITIES, Document, Holdings
from countback.exports.tables import (
    CLAIMS,
    FAILURES,
    FINDINGS,
    PAGES,
    Column,
    Table,
    claim_rows,
    finding_rows,
)
from countback.exports.wording import alike, measure, plural
from countback.web.answers import Answer
from countback.web.asked import Asked, NotFound
from countback.web.desk import Desk, State
from countback.web.feeds import NEWEST, Feed, Item
from countback.web.paths import claim_path, finding_path, page_path

#: Rows of a list on one page of HTML, and in one JSON document.
ROWS = 100
JSON_ROWS = 1_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """The rows of one page of a long list; ``number`` of ``last`` pages."""

    rows: tuple[T, ...]
    number: int
    last: int
    total: int


def leaf(rows: Sequence[T], asked: Asked) -> Leaf[T]:
    """The rows the reader asked for. Raises NotFound beyond the last page."""
    size = JSON_ROWS if asked.extension == "json" else ROWS
    number, last = asked.page(), max(math.ceil(len(rows) / size), 1)
    if number > last:
        raise NotFound(f"this list has {plural(last, 'page')}, there is no page {number:,}")
    return Leaf(tuple(rows[(number - 1) * size : number * size]), number, last, len(rows))


def paged(found: Leaf[Any], asked: Asked) -> dict[str, Any]:
    """What the JSON of a list says of its pages; ``next`` is the address of the next one."""
    following = asked.address(page=found.number + 1) if found.number < found.last else None
    return {"total": found.total, "page": found.number, "pages": found.last, "next": following}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in a list: its latest claim, how many there are, from how many origins, and what does not fit."""

    slug: str
    name: str
    latest: Claim
    claims: int
    origins: int
    pages: int
    findings: int


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin in a list."""

    slug: str
    origin: str | None
    name: str
    kind: str
    claims: int
    pages: int
    findings: int
    own_pages: int


MEASURES: Table[MeasureRow] = Table(
    "measures",
    "what is counted, what happened to it, for which offence",
    (
        Column("measure", "string", "address of the measure", lambda m: m.slug),
        Column("name", "string", "in words", lambda m: m.name),
        Column("claims", "integer", "claims on it", lambda m: m.claims),
        Column("origins", "integer", "who counted it", lambda m: m.origins),
        Column("pages", "integer", "pages that report it", lambda m: m.pages),
        Column("findings", "integer", "errors and warnings", lambda m: m.findings),
        Column("latest", "string", "ID of the latest claim", lambda m: m.latest.id),
        Column("wording", "string", "that claim in a sentence", lambda m: safe_wording(m.latest)),
    ),
    key=("measure",),
)
ORIGINS: Table[OriginRow] = Table(
    "origins",
    "who counted",
    (
        Column("origin", "string", "registry ID or name as written", lambda o: o.origin),
        Column("name", "string", "that name for people", lambda o: o.name),
        Column("kind", "string", "kind of source, where the registry knows it", lambda o: o.kind),
        Column("claims", "integer", "claims it counted", lambda o: o.claims),
        Column("pages", "integer", "pages that report them", lambda o: o.pages),
        Column("own_pages", "integer", "pages of its own that were read", lambda o: o.own_pages),
        Column("findings", "integer", "errors and warnings on them", lambda o: o.findings),
    ),
    key=("origin",),
)


def measure_rows(state: State) -> list[MeasureRow]:
    """Every measure, those told by most pages first."""
    return state.once("measures", lambda: _measure_rows(state.holdings))


def _measure_rows(holdings: Holdings) -> list[MeasureRow]:
    return [
        MeasureRow(
            slug,
            measure(same[0].head.figure),
            min(same, key=_shown_first),
            len(same),
            len({c.origin for c in same}),
            len({m.source.sha256 for c in same for m in c.members}),
            holdings.open_findings(same),
        )
        for slug, same in holdings.measures.items()
    ]


def _shown_first(claim: Claim) -> tuple[bool, bool, bool, int, int, str]:
    """Which claim stands for its measure: no daily difference, no part of another count, the latest that is dated."""
    f = claim.head.figure
    until = f.period.until
    dated = until.last.toordinal() if until is not None else 0
    return (f.measure.stat == "delta", until is None, f.part_of is not None, -dated, -claim.pages, claim.id)


def origin_rows(state: State) -> list[OriginRow]:
    """Every origin, those told by most pages first."""
    return state.once("origins", lambda: _origin_rows(state.holdings))


def _origin_rows(holdings: Holdings) -> list[OriginRow]:
    own = Counter(d.outlet for d in holdings.documents.values() if d.outlet is not None)
    found = []
    for slug, same in holdings.origins.items():
        origin = same[0].origin
        known = registry().get(origin or "")
        pages = len({m.source.sha256 for c in same for m in c.members})
        kind = known.kind if known else ""
        row = (slug, origin, name_of(origin), kind, len(same), pages, holdings.open_findings(same))
        found.append(OriginRow(*row, own[origin] if origin is not None else 0))
    return found


def latest_pages(state: State) -> list[Document]:
    """Every page, the latest recorded first."""
    documents = state.holdings.documents.values()
    return state.once(
        "pages",
        lambda: sorted(documents, key=lambda d: (d.recorded, str(d.published or ""), d.name), reverse=True),
    )


def front(desk: Desk, state: State, asked: Asked) -> Answer:
    """What the ledger holds: measures with their latest claim and open findings, what came in, what failed."""
    h = state.holdings
    rows = measure_rows(state)
    arrived = latest_pages(state)
    failed = [f for f in h.failures if not f.resolved]
    errors = [f for f in h.findings.values() if f.severity == "error"]
    worst = [(told, next(k for k, f in h.findings.items() if f is told.finding)) for told in alike(errors)[:6]]
    counts = {
        "pages": len(h.documents),
        "claims": len(h.claims),
        "told by several pages": sum(c.pages > 1 for c in h.claims.values()),
        "findings": sum(f.severity != "note" for f in h.findings.values()),
        "failures": len(failed),
    }
    confirmed = sum(h.standing(c).status in ("confirmed", "corrected") for c in h.claims)
    context = {
        "measures": rows[:18],
        "more": max(len(rows) - 18, 0),
        "arrived": arrived[:8],
        "failed": failed[:6],
        "worst": worst,
        "counts": counts,
        "confirmed": confirmed,
        "holdings": h,
    }

    def data() -> dict[str, Any]:
        return {
            "counts": counts,
            "confirmed": confirmed,
            "measures": list(MEASURES.rows(rows)),
            "arrived": list(PAGES.rows(arrived[:20])),
            "failures": list(FAILURES.rows(failed)),
            "errors": list(FINDINGS.rows(finding_rows(h, [k for _, k in worst]))),
        }

    return Answer("front.html", context, data)


def measures(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every measure."""
    rows = measure_rows(state)
    found = leaf(rows, asked)

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"measures": list(MEASURES.rows(found.rows))}

    return Answer("measures.html", {"found": found}, data, (MEASURES, lambda: rows))


def origins(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every origin."""
    rows = origin_rows(state)
    found = leaf(rows, asked)

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"origins": list(ORIGINS.rows(found.rows))}

    return Answer("origins.html", {"found": found}, data, (ORIGINS, lambda: rows))


def claims(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every claim, those told by most pages first."""
    h = state.holdings
    rows = state.once("claims", lambda: sorted(h.claims.values(), key=lambda c: (-c.pages, -len(c.members), c.id)))
    found = leaf(rows, asked)

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"claims": list(CLAIMS.rows(claim_rows(h, found.rows)))}

    return Answer("claims.html", {"found": found, "holdings": h}, data, (CLAIMS, lambda: claim_rows(h, rows)))


def pages(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every page that was read, the latest recorded first."""
    rows = latest_pages(state)
    found = leaf(rows, asked)

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"pages": list(PAGES.rows(found.rows))}

    def feed() -> Feed:
        items = (
            Item(
                f"page:{d.sha256}",
                d.label,
                f"{plural(d.figures, 'figure')}, {plural(d.refusals, 'number')} set aside",
                page_path(d.sha256),
                name_of(d.outlet) if d.outlet else d.name or "unknown",
                d.recorded,
            )
            for d in rows[:NEWEST]
        )
        return Feed("Countback: pages that came in", "/pages.atom", "/pages", tuple(items))

    return Answer("pages.html", {"found": found}, data, (PAGES, lambda: rows), feed)


def findings(desk: Desk, state: State, asked: Asked) -> Answer:
    """What does not fit, the gravest first; ``severity``, ``family`` and ``kind`` choose."""
    h = state.holdings
    severity = asked.choice("severity", SEVERITIES)
    family = asked.choice("family", ("inpage", "drift", "between", "note"))
    kind = asked.choice("kind", tuple(CATALOGUE))
    chosen = [
        key
        for key, f in h.findings.items()
        if (not severity or f.severity == severity)
        and (not family or f.family == family)
        and (not kind or kind in f.kinds)
    ]
    found = leaf(chosen, asked)
    context = {
        "found": found,
        "holdings": h,
        "severity": severity,
        "family": family,
        "kind": kind,
        "severities": Counter[str](f.severity for f in h.findings.values()),
        "kinds": sorted(Counter(k for f in h.findings.values() for k in f.kinds).items(), key=lambda k: (-k[1], k[0])),
    }

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"findings": list(FINDINGS.rows(finding_rows(h, found.rows)))}

    def feed() -> Feed:
        when = state.once("noticed", lambda: {key: h.noticed(f) for key, f in h.findings.items()})
        items = (
            Item(
                f"finding:{key}",
                f"{h.findings[key].severity}: {', '.join(h.findings[key].kinds).replace('_', ' ')}",
                h.findings[key].words,
                finding_path(key),
                "Countback, machine-read",
                when[key],
            )
            for key in sorted(chosen, key=lambda key: (when[key], key), reverse=True)[:NEWEST]
        )
        title = "Countback: findings" + (f" ({severity})" if severity else "")
        return Feed(title, asked.address(extension="atom"), asked.address(extension="html"), tuple(items))

    return Answer("findings.html", context, data, (FINDINGS, lambda: finding_rows(h, chosen)), feed)


def failures(desk: Desk, state: State, asked: Asked) -> Answer:
    """Inputs that could not be read, the latest first: why, and what to do."""
    rows = sorted(state.holdings.failures, key=lambda f: (f.resolved, f.at), reverse=False)
    found = leaf(rows, asked)

    def data() -> dict[str, Any]:
        return paged(found, asked) | {"failures": list(FAILURES.rows(found.rows))}

    return Answer("failures.html", {"found": found}, data, (FAILURES, lambda: rows))


def claim_items(holdings: Holdings, claims: Sequence[Claim]) -> tuple[Item, ...]:
    """Claims as entries of a feed."""
    return tuple(
        Item(
            f"claim:{c.id}",
            safe_wording(c),
            f"{holdings.grades[c.id].words}; {plural(holdings.open_findings([c]), 'finding')}; "
            f"{holdings.standing(c.id).status}",
            claim_path(c),
            name_of(c.origin),
            holdings.recorded(c),
        )
        for c in claims
    )
