"""The tables Countback hands out: each column declared once, the same in CSV, JSON Lines, packages and on the web.

A column says its name, its type (of a Frictionless table schema), what it holds, and how a row gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from countback.claims.claim import Claim, Join
from countback.claims.standing import Standing
from countback.claims.voices import name_of
from countback.exports.cite import safe_wording
from countback.exports.holdings import Document, Holdings
from countback.exports.measures import measure_slug
from countback.exports.wording import first_seen
from countback.figures.figure import Figure
from countback.figures.reading import plain
from countback.ledger.counted import RegisterCount
from countback.ledger.entry import Entry
from countback.ledger.recorded import Failure
from countback.refusals import Refusal

R = TypeVar("R")
Kind = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: ``words`` say what it holds; dates are strings, as imprecise as they were given."""

    name: str
    kind: Kind
    words: str
    of: Callable[[R], Any]


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A name, what one row is, the columns, and the names of those that make a row unique."""

    name: str
    words: str
    columns: tuple[Column[R], ...]
    key: tuple[str, ...] = ()

    def row(self, source: R) -> dict[str, Any]:
        """One row as plain values."""
        return {column.name: column.of(source) for column in self.columns}

    def rows(self, sources: Iterable[R]) -> Iterator[dict[str, Any]]:
        """Rows as plain values."""
        return (self.row(source) for source in sources)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what is derived of it."""

    claim: Claim
    grade: str
    findings: int
    standing: Standing
    first: Entry


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry with its claim and why it belongs to it."""

    entry: Entry
    claim: str | None
    join: Join | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its ID and when it could first be seen."""

    id: str
    finding: Any
    noticed: str
    standing: Standing


def _date(value: object) -> str | None:
    return str(value) if value is not None else None


def _figure(of: Callable[[R], Figure]) -> tuple[Column[R], ...]:
    """The columns every figure has; the names are those of the reference of figure fields."""

    def column(name: str, kind: Kind, words: str, get: Callable[[Figure], Any]) -> Column[R]:
        return Column(name, kind, words, lambda row: get(of(row)))

    return (
        column("number", "string", "the number as the page writes it", lambda f: f.count.said),
        column("low", "number", "the value, or the lower end of a range", lambda f: plain(f.count.low)),
        column(
            "high", "number", "the upper end; empty where only a least value was given", lambda f: plain(f.count.high)
        ),
        column("bound", "string", "exact, about, min (at least) or max (at most)", lambda f: f.count.bound),
        column("vague", "boolean", "whether it was a word such as hundreds", lambda f: f.count.vague),
        column("counted", "string", "what one unit is", lambda f: f.measure.counted),
        column("event", "string", "what happened to the counted", lambda f: f.measure.event),
        column("offence", "string", "for which offence", lambda f: f.measure.offence),
        column("stat", "string", "total, flow, delta, share or target", lambda f: f.measure.stat),
        column("side", "string", "country of those counted (ISO 3166)", lambda f: f.scope.side),
        column("where", "string", "formation or place as written", lambda f: f.scope.where),
        column("group", "string", "category of those counted", lambda f: f.scope.group),
        column("from", "string", "first day, month or year of the period", lambda f: _date(f.period.since)),
        column("to", "string", "last day, month or year; for totals the as-of date", lambda f: _date(f.period.until)),
    )


def _judged(of: Callable[[R], Standing]) -> tuple[Column[R], ...]:
    """Whether a person confirmed it: machine readings are never shown as confirmed."""

    def by(row: R) -> str | None:
        judgement = of(row).judgement
        return judgement.by if judgement is not None else None

    def at(row: R) -> str | None:
        judgement = of(row).judgement
        return judgement.at if judgement is not None else None

    return (
        Column("status", "string", "machine-read, confirmed, corrected, rejected or in doubt", lambda r: of(r).status),
        Column("judged_by", "string", "who said so last, empty for a machine reading", by),
        Column("judged_at", "string", "when (UTC)", at),
        Column("corrected", "string", "fields a person corrected", lambda r: " ".join(sorted(of(r).corrections))),
    )


CLAIMS: Table[ClaimRow] = Table(
    "claims",
    "what one origin counted once",
    (
        Column("claim", "string", "ID of the claim", lambda r: r.claim.id),
        Column("measure", "string", "address of the measure", lambda r: measure_slug(r.claim.head.figure)),
        *_figure(lambda r: r.claim.head.figure),
        Column("origin", "string", "who counted it: a registry ID or a name as written", lambda r: r.claim.origin),
        Column("origin_name", "string", "that name for people", lambda r: name_of(r.claim.origin)),
        Column("origin_read", "boolean", "whether the counter's own page was read", lambda r: r.claim.origin_read),
        Column("grade", "string", "reported, traced or corroborated", lambda r: r.grade),
        Column("pages", "integer", "how many pages report it", lambda r: r.claim.pages),
        Column("findings", "integer", "errors and warnings on it", lambda r: r.findings),
        Column("first_published", "string", "date of the first page", lambda r: _date(r.first.source.published)),
        Column("first_page", "string", "sha256 of that page", lambda r: r.first.source.sha256),
        Column("first_address", "string", "its address", lambda r: r.first.source.address),
        Column("head", "string", "the entry that shows the count best", lambda r: r.claim.head.id),
        Column(
            "wording", "string", "a sentence that keeps unit, bound, period and chain", lambda r: safe_wording(r.claim)
        ),
        *_judged(lambda r: r.standing),
    ),
    key=("claim",),
)

ENTRIES: Table[EntryRow] = Table(
    "entries",
    "one figure as one page has it",
    (
        Column("entry", "string", "ID of the entry", lambda r: r.entry.id),
        Column("claim", "string", "the claim it belongs to, empty for comments and furniture", lambda r: r.claim),
        Column("sha256", "string", "hash of the page's bytes", lambda r: r.entry.source.sha256),
        Column("page", "string", "short name of the page", lambda r: r.entry.source.name),
        Column("address", "string", "where the page was met", lambda r: r.entry.source.address),
        Column("title", "string", "title of the page", lambda r: r.entry.source.title),
        Column("outlet", "string", "who published the page", lambda r: r.entry.source.outlet),
        Column("published", "string", "date of the page", lambda r: _date(r.entry.source.published)),
        Column(
            "start", "integer", "first code point of the number in the clean text", lambda r: r.entry.figure.span.start
        ),
        Column("end", "integer", "code point after the number", lambda r: r.entry.figure.span.end),
        *_figure(lambda r: r.entry.figure),
        Column("origin", "string", "who counted it, as this page says", lambda r: r.entry.figure.origin),
        Column(
            "via", "string", "who passed it on, nearest to the origin first", lambda r: " < ".join(r.entry.figure.via)
        ),
        Column(
            "hedged", "boolean", "whether the page doubts or attributes it loosely", lambda r: r.entry.figure.hedged
        ),
        Column("role", "string", "article, comment or chrome", lambda r: r.entry.figure.part),
        Column("undecided", "string", "fields left undecided", lambda r: " ".join(r.entry.figure.undecided)),
        Column("lang", "string", "language (ISO 639-1)", lambda r: r.entry.figure.lang),
        Column("sentence", "string", "the sentence it was read from", lambda r: r.entry.sentence),
        Column("joined", "string", "why it belongs to the claim", lambda r: r.join.words if r.join else None),
        Column("reader", "string", "code and word lists that read it", lambda r: r.entry.reader),
        *_judged(lambda r: r.standing),
    ),
    key=("entry",),
)

FINDINGS: Table[FindingRow] = Table(
    "findings",
    "what does not fit, or does",
    (
        Column("finding", "string", "ID of the finding", lambda r: r.id),
        Column("severity", "string", "error, warning or note", lambda r: r.finding.severity),
        Column("family", "string", "inpage, drift, between or note", lambda r: r.finding.family),
        Column("kinds", "string", "codes of the catalogue of checks", lambda r: " ".join(r.finding.kinds)),
        Column("words", "string", "the finding in words", lambda r: r.finding.words),
        Column("unless", "string", "what would make it possible after all", lambda r: r.finding.unless),
        Column("claim", "string", "the claim it speaks of", lambda r: r.finding.claim),
        Column(
            "pages",
            "string",
            "the pages it speaks of",
            lambda r: " ".join(dict.fromkeys(p.sha256 for p in r.finding.places)),
        ),
        Column("numbers", "string", "the numbers as written", lambda r: " | ".join(p.said for p in r.finding.places)),
        Column("noticed", "string", "when the last of its pages was recorded (UTC)", lambda r: r.noticed),
        *_judged(lambda r: r.standing),
    ),
    key=("finding",),
)

PAGES: Table[Document] = Table(
    "pages",
    "one set of bytes that was read",
    (
        Column("sha256", "string", "hash of the bytes", lambda d: d.sha256),
        Column("page", "string", "short name", lambda d: d.name),
        Column("address", "string", "where it was met", lambda d: d.address),
        Column("title", "string", "title", lambda d: d.title),
        Column("outlet", "string", "who published it", lambda d: d.outlet),
        Column("published", "string", "its date", lambda d: _date(d.published)),
        Column("lang", "string", "language (ISO 639-1)", lambda d: d.lang),
        Column("media_type", "string", "media type of the bytes", lambda d: d.page.media_type),
        Column("size", "integer", "bytes", lambda d: d.page.size),
        Column("figures", "integer", "figures read", lambda d: d.figures),
        Column("refusals", "integer", "numbers set aside", lambda d: d.refusals),
        Column("recorded", "string", "when it was recorded (UTC)", lambda d: d.recorded),
        Column("reader", "string", "code and word lists that read it", lambda d: d.reader),
        Column("extractor", "string", "what made the clean text", lambda d: d.extractor),
    ),
    key=("sha256",),
)

REFUSALS: Table[tuple[str, Refusal]] = Table(
    "refusals",
    "one number set aside",
    (
        Column("sha256", "string", "hash of the page's bytes", lambda r: r[0]),
        Column(
            "start", "integer", "first code point in the clean text", lambda r: r[1].span.start if r[1].span else None
        ),
        Column("end", "integer", "code point after it", lambda r: r[1].span.end if r[1].span else None),
        Column("said", "string", "as written", lambda r: r[1].said),
        Column("reason", "string", "code of the reason", lambda r: r[1].reason),
        Column("words", "string", "the reason in words", lambda r: r[1].words),
        Column("rule", "string", "the rule or word list entry that decided", lambda r: r[1].rule),
        Column("detail", "string", "anything more", lambda r: r[1].detail),
    ),
)

FAILURES: Table[Failure] = Table(
    "failures",
    "one input that could not be read",
    (
        Column("source", "string", "path or address", lambda f: f.refusal.source),
        Column("stage", "string", "where it failed", lambda f: f.refusal.stage),
        Column("reason", "string", "code of the reason", lambda f: f.refusal.reason),
        Column("words", "string", "the reason in words", lambda f: f.refusal.words),
        Column("detail", "string", "anything more", lambda f: f.refusal.detail),
        Column("remedy", "string", "what to do", lambda f: f.refusal.remedy),
        Column("at", "string", "when it was noticed (UTC)", lambda f: f.at),
        Column("resolved", "boolean", "whether it was read later on", lambda f: f.resolved),
    ),
)

REGISTER_COUNTS: Table[RegisterCount] = Table(
    "register_counts",
    "one count made by a register from records, earlier vintages too",
    (
        Column("id", "string", "made from all its parts", lambda r: r.id),
        Column("method", "string", "how it was counted", lambda r: r.method),
        Column("origin", "string", "whose register it is", lambda r: r.origin),
        Column("low", "number", "the value, or the lower end of an interval", lambda r: plain(r.count.low)),
        Column("high", "number", "the upper end", lambda r: plain(r.count.high)),
        Column("bound", "string", "exact, about, min (at least) or max (at most)", lambda r: r.count.bound),
        Column("counted", "string", "what one unit is", lambda r: r.measure.counted),
        Column("event", "string", "what happened to the counted", lambda r: r.measure.event),
        Column("offence", "string", "for which offence", lambda r: r.measure.offence),
        Column("stat", "string", "total, flow, delta, share or target", lambda r: r.measure.stat),
        Column("side", "string", "country of those counted (ISO 3166)", lambda r: r.scope.side),
        Column("where", "string", "formation or place", lambda r: r.scope.where),
        Column("group", "string", "category of those counted", lambda r: r.scope.group),
        Column("since", "string", "start of the period", lambda r: _date(r.period.since)),
        Column("until", "string", "end of the period", lambda r: _date(r.period.until)),
        Column("known", "string", "the day it was known on", lambda r: r.known),
        Column("basis", "string", "hash of the bytes it was made from", lambda r: r.basis),
        Column("note", "string", "how sure it is", lambda r: r.note),
        Column("evidence", "string", "key class, chance rate or model", lambda r: _evidence(r)),
    ),
    key=("id",),
)


def _evidence(counted: RegisterCount) -> str:
    return "; ".join(f"{name}: {value}" for name, value in counted.evidence)


#: Every table of a package, by name.
TABLES: Mapping[str, Table[Any]] = {
    t.name: t for t in (CLAIMS, ENTRIES, FINDINGS, PAGES, REFUSALS, FAILURES, REGISTER_COUNTS)
}


def claim_rows(holdings: Holdings, claims: Iterable[Claim] | None = None) -> Iterator[ClaimRow]:
    """Rows of claims; all of them where none are given."""
    for claim in claims if claims is not None else holdings.claims.values():
        yield ClaimRow(
            claim,
            holdings.grades[claim.id].word,
            holdings.open_findings([claim]),
            holdings.standing(claim.id),
            first_seen(claim),
        )


def entry_rows(holdings: Holdings, entries: Iterable[Entry] | None = None) -> Iterator[EntryRow]:
    """Rows of entries; all of them where none are given."""
    for entry in entries if entries is not None else holdings.entries.values():
        yield EntryRow(
            entry, holdings.claim_of.get(entry.id), holdings.joins.get(entry.id), holdings.standing(entry.id)
        )


def finding_rows(holdings: Holdings, ids: Iterable[str] | None = None) -> Iterator[FindingRow]:
    """Rows of findings by ID; all of them where none are given."""
    for key in ids if ids is not None else holdings.findings:
        finding = holdings.findings[key]
        yield FindingRow(key, finding, holdings.noticed(finding), holdings.standing(key))


__all__ = [
    "CLAIMS",
    "ENTRIES",
    "FAILURES",
    "FINDINGS",
    "PAGES",
    "REFUSALS",
    "REGISTER_COUNTS",
    "TABLES",
    "Column",
    "Table",
    "claim_rows",
    "entry_rows",
    "finding_rows",
]
