"""Holdings: all that a ledger holds at one head, recorded and derived, found by its ID.

    Ledger ─▶ holdings_of ─▶ Holdings (pages, entries, claims, findings, judgements) ─▶ tables, web pages, charts

Derived once for each head; the texts of pages are not kept in it, they are read from the ledger when asked for.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countback.checks import check_claims, check_page
from countback.checks.finding import Finding
from countback.claims import resolve
from countback.claims.claim import Claim, Join
from countback.claims.compare import Comparison
from countback.claims.copies import Copy
from countback.claims.grades import Grade, grades
from countback.claims.judged import Contradiction
from countback.claims.kept import kept_by
from countback.claims.standing import Standing, standing_of
from countback.exports.measures import measure_slug, origin_slug
from countback.figures.reading import dumps
from countback.ledger.chain import Head
from countback.ledger.entry import Entry
from countback.ledger.judgement import Judgement
from countback.ledger.recorded import Failure, KeptPage
from countback.values import PartialDate

if TYPE_CHECKING:
    from countback.figures.reading import Reading
    from countback.ledger.ledger import Ledger

#: From the gravest to the lightest.
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Document:
    """One page of the ledger without its text: where it was met, and what was read on it.

    ``recorded`` is the time of the run that first recorded it (UTC, ISO text).
    """

    page: KeptPage
    name: str
    address: str
    title: str
    outlet: str | None
    published: PartialDate | None
    lang: str
    reader: str
    extractor: str
    figures: int
    refusals: int

    @property
    def sha256(self) -> str:
        """The hash of its bytes: its identity."""
        return self.page.sha256

    @property
    def recorded(self) -> str:
        """When it was first recorded."""
        return min((s.recorded for s in self.page.sightings), default="")

    @property
    def label(self) -> str:
        """A name for people: the title, else the short name, else the hash."""
        return self.title or self.name or self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything at one head. Mappings are by ID, hash or slug, in a fixed order.

    ``formerly`` gives, by the ID a claim would have with each of its members as its head, the claim it is now: pages
    that come in may show a count better or join two claims, and a link to the claim as it was must not break. ``joins``
    are by entry, ``at`` finds the entry at a page's hash and place, ``by_value`` has the entries by their lower value,
    ``outlets`` those that a page was read of. ``rejected`` are the entries people rejected: they make no claim.
    ``undecided`` are the pairs left for a person, ``contradictions`` what people said of pairs that cannot all hold.
    """

    head: Head
    documents: Mapping[str, Document]
    entries: Mapping[str, Entry]
    claims: Mapping[str, Claim]
    findings: Mapping[str, Finding]
    failures: tuple[Failure, ...]
    judgements: Mapping[str, tuple[Judgement, ...]]
    copies: tuple[Copy, ...]
    grades: Mapping[str, Grade]
    claim_of: Mapping[str, str]
    of_claim: Mapping[str, tuple[str, ...]]
    of_page: Mapping[str, tuple[str, ...]]
    formerly: Mapping[str, str]
    measures: Mapping[str, tuple[Claim, ...]]
    origins: Mapping[str, tuple[Claim, ...]]
    joins: Mapping[str, Join]
    at: Mapping[tuple[str, int], Entry]
    by_value: tuple[Entry, ...]
    outlets: frozenset[str]
    rejected: frozenset[str] = frozenset()
    undecided: tuple[Comparison, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def standing(self, subject: str) -> Standing:
        """What people said of an entry, a finding or a claim; of a claim nobody judged, what they said of its head."""
        own = standing_of(subject, self.judgements.get(subject, ()))
        if own.by_person or subject not in self.claims:
            return own
        head = self.claims[subject].head.id
        return standing_of(head, self.judgements.get(head, ()))

    def settled(self, finding: str) -> bool:
        """Whether people looked at a finding and said that it is none."""
        return finding in self.judgements and self.standing(finding).status == "rejected"

    def findings_of(self, claim: str) -> list[Finding]:
        """The findings of a claim, gravest first."""
        return [self.findings[key] for key in self.of_claim.get(claim, ())]

    def open_findings(self, claims: Iterable[Claim]) -> int:
        """How many errors and warnings some claims have that no person set aside."""
        keys = (key for c in claims for key in self.of_claim.get(c.id, ()))
        return sum(self.findings[key].severity != "note" and not self.settled(key) for key in keys)

    def recorded(self, claim: Claim) -> str:
        """When the first page of a claim was recorded."""
        times = (self.documents[m.source.sha256].recorded for m in claim.members if m.source.sha256 in self.documents)
        return min((t for t in times if t), default="")

    def noticed(self, finding: Finding) -> str:
        """When a finding could first be seen: when the last of its pages was recorded."""
        times = (self.documents[p.sha256].recorded for p in finding.places if p.sha256 in self.documents)
        return max(times, default="")


def finding_id(finding: Finding) -> str:
    """An ID made from what a finding says and where, the same as long as it says the same."""
    places = [[p.sha256, p.span.start, p.span.end] for p in finding.places]
    payload = dumps({"family": finding.family, "kinds": list(finding.kinds), "places": places, "words": finding.words})
    return hashlib.sha256(payload.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def claim_id(head: str) -> str:
    """The ID of the claim with that entry as its head, as :func:`~countback.claims.resolve.resolve` makes it."""
    return hashlib.sha256(f"claim\n{head}".encode()).hexdigest()[:12]


def holdings_of(ledger: Ledger) -> Holdings:
    """Derive everything from an open ledger: one pass over its pages, then claims, checks and grades."""
    head = ledger.head()
    known = kept_by(ledger)
    readings = known.readings
    kept = {page.sha256: page for page in ledger.pages()}
    entries = {e.id: e for e in known.entries}
    resolution = resolve(known)
    claims = resolution.claims
    found = [f for reading in readings for f in check_page(reading)] + check_claims(claims, readings=readings)
    found.sort(key=lambda f: (SEVERITIES.index(f.severity), f.kinds, f.places[0].doc if f.places else "", f.words))
    findings = {finding_id(f): f for f in found}
    of_claim: dict[str, list[str]] = defaultdict(list)
    of_page: dict[str, list[str]] = defaultdict(list)
    for key, f in findings.items():
        if f.claim is not None:
            of_claim[f.claim].append(key)
        for sha in dict.fromkeys(p.sha256 for p in f.places):
            of_page[sha].append(key)
    subjects: dict[str, list[Judgement]] = defaultdict(list)
    for j in known.judgements:
        for subject in (j.subject, j.other if j.verdict != "undo" else None):
            if subject is not None:
                subjects[subject].append(j)
    return Holdings(
        head=head,
        documents={r.sha256: _document(r, kept[r.sha256]) for r in readings if r.sha256 in kept},
        entries=entries,
        claims={c.id: c for c in claims},
        findings=findings,
        failures=tuple(ledger.failures()),
        judgements={key: tuple(rows) for key, rows in subjects.items()},
        copies=known.copies,
        grades=grades(claims, counted=ledger.register_counts()),
        claim_of={m.id: c.id for c in claims for m in c.members},
        of_claim={key: tuple(rows) for key, rows in of_claim.items()},
        of_page={key: tuple(rows) for key, rows in of_page.items()},
        formerly={claim_id(m.id): c.id for c in claims for m in c.members},
        measures=_grouped(claims, [measure_slug(c.head.figure) for c in claims]),
        origins=_grouped(claims, [origin_slug(c.origin) for c in claims]),
        joins={j.entry: j for c in claims for j in c.joins},
        at={(e.source.sha256, e.figure.span.start): e for e in entries.values()},
        by_value=tuple(sorted(entries.values(), key=lambda e: float(e.figure.count.low))),
        outlets=frozenset(r.dateline.outlet for r in readings if r.dateline.outlet is not None),
        rejected=known.rejected,
        undecided=resolution.undecided,
        contradictions=resolution.contradictions,
    )


def _document(reading: Reading, page: KeptPage) -> Document:
    return Document(
        page=page,
        name=reading.name,
        address=reading.address,
        title=reading.title,
        outlet=reading.dateline.outlet,
        published=reading.dateline.published,
        lang=reading.lang,
        reader=reading.reader,
        extractor=reading.extractor,
        figures=len(reading.figures),
        refusals=len(reading.refusals),
    )


def _grouped(claims: Sequence[Claim], slugs: Sequence[str]) -> dict[str, tuple[Claim, ...]]:
    """Claims by slug: the slugs told by most pages first, in each the latest and then the most told claim first."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim, slug in zip(claims, slugs, strict=True):
        groups[slug].append(claim)
    ordered = sorted(groups.items(), key=lambda g: (-max(c.pages for c in g[1]), -sum(c.pages for c in g[1]), g[0]))
    return {slug: tuple(sorted(same, key=newest_first)) for slug, same in ordered}


def newest_first(claim: Claim) -> tuple[int, int, str]:
    """Sorts claims by the end of their period or else their first page's date, latest first; undated ones last."""
    until = claim.head.figure.period.until
    days = [m.source.published.last.toordinal() for m in claim.members if m.source.published is not None]
    day = until.last.toordinal() if until is not None else min(days, default=0)
    return (-day, -claim.pages, claim.id)
