"""Stored pages: the text with every number accounted for, the bytes as received, and two copies side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countback.claims.copies import Stretch, align
from countback.errors import InputError
from countback.exports.changes import fields_of
from countback.exports.holdings import Document, Holdings
from countback.exports.tables import ENTRIES, FINDINGS, PAGES, entry_rows, finding_rows
from countback.figures.reading import Reading, refusal_row
from countback.ledger.entry import Entry, entries_of
from countback.values import Span
from countback.web.annotate import blocks_of, out_of_sight
from countback.web.answers import Answer, File
from countback.web.asked import Asked, NotFound
from countback.web.desk import Desk, State
from countback.web.paths import PART

_HASH = re.compile(r"[0-9a-f]{8,64}")
#: Words of each page that are laid side by side.
COMPARED = 3_000
#: Fewer words than this that agree between two changes agree by chance.
CHANCE = 3


def document_of(holdings: Holdings, start: str) -> Document:
    """The page whose hash begins so. Raises NotFound where none or several do."""
    if start in holdings.documents:
        return holdings.documents[start]
    found = [d for sha, d in holdings.documents.items() if sha.startswith(start)] if _HASH.fullmatch(start) else []
    if len(found) != 1:
        words = f"{len(found)} pages begin so; give more of it" if found else "there is no page with that hash"
        raise NotFound(f"{start[:64]}: {words}")
    return found[0]


def _reading(desk: Desk, document: Document) -> Reading:
    with desk.ledger() as ledger:
        reading = ledger.reading(document.sha256)
    if reading is None:
        raise NotFound(f"{document.sha256}: the page is recorded, but no reading of it is")
    return reading


def document(desk: Desk, state: State, asked: Asked, *, sha: str) -> Answer:
    """One page: its text with every number marked, what was set aside and why, and its findings."""
    h = state.holdings
    d = document_of(h, sha)
    reading = _reading(desk, d)
    parts = max((len(reading.text) - 1) // PART + 1, 1)
    part = asked.page()
    if part > parts:
        raise NotFound(f"this page has {parts} parts, there is no part {part:,}")
    within = Span((part - 1) * PART, min(part * PART, len(reading.text)))
    blocks = blocks_of(reading, within=within)
    entries = [h.entries.get(e.id, e) for e in entries_of(reading)]  # as people corrected them
    by_span = {e.figure.span: e for e in entries}
    refused = [(n, r) for n, r in enumerate(reading.refusals, start=1) if r.span is None or _in(r.span, within)]
    context = {
        "document": d,
        "reading": reading,
        "blocks": blocks,
        "part": part,
        "pieces_total": parts,
        "by_span": by_span,
        "shown": {p.span for b in blocks for p in b.pieces},
        "entries": [e for e in entries if _in(e.figure.span, within)],
        "refused": refused,
        "reasons": Counter(r.words for r in reading.refusals).most_common(),
        "hidden": out_of_sight(reading, blocks) if parts == 1 else (0, 0),
        "findings": [(key, h.findings[key]) for key in h.of_page.get(d.sha256, ())],
        "copies": _copies(h, d),
        "holdings": h,
    }

    def data() -> dict[str, Any]:
        return {
            "page": PAGES.row(d),
            "text": reading.text,
            "passages": [
                {"start": p.span.start, "end": p.span.end, "role": p.role, "lang": p.lang, "rule": p.rule}
                for p in reading.passages
            ],
            "figures": list(ENTRIES.rows(entry_rows(h, entries))),
            "refusals": [refusal_row(r) for r in reading.refusals],
            "findings": list(FINDINGS.rows(finding_rows(h, h.of_page.get(d.sha256, ())))),
            "dateline": _dateline(reading),
        }

    return Answer("document.html", context, data, (ENTRIES, lambda: entry_rows(h, entries)))


def _in(span: Span, within: Span) -> bool:
    return within.start <= span.start < within.end


def _dateline(reading: Reading) -> dict[str, Any]:
    d = reading.dateline
    return {
        "outlet": d.outlet,
        "byline": d.byline,
        "published": str(d.published) if d.published else None,
        "evidence": [
            {"value": e.value, "source": e.source, "said": e.said, "verdict": e.verdict}
            for e in (*d.outlet_evidence, *d.byline_evidence, *d.date_evidence)
        ],
    }


def _copies(h: Holdings, d: Document) -> list[tuple[Document, str, int]]:
    """Pages that share text with this one: the page, how, and how much of it in percent."""
    found = []
    for c in h.copies:
        if d.sha256 in (c.a, c.b):
            other = h.documents.get(c.b if c.a == d.sha256 else c.a)
            if other is not None:
                found.append((other, c.kind, round(c.share * 100)))
    return sorted(found, key=lambda f: -f[2])


def stored(desk: Desk, state: State, asked: Asked, *, sha: str) -> Answer:
    """The bytes as received, to be saved as plain text: never shown as a page of this site."""
    d = document_of(state.holdings, sha)
    try:
        with desk.ledger() as ledger:
            page = ledger.page(d.sha256)
    except InputError:
        raise NotFound(
            "the archive beside the ledger does not hold the bytes of this page, or they are damaged"
        ) from None
    return Answer("", {}, dict, file=lambda: File(page.body, f"{d.name or d.sha256[:16]}.txt"))


@dataclass(frozen=True, slots=True)
class Beside:
    """One count that two pages report: what each made of it, and whether they differ."""

    claim: str
    left: Entry
    right: Entry
    rows: tuple[tuple[str, str, str], ...]


def compare(desk: Desk, state: State, asked: Asked, *, a: str, b: str) -> Answer:
    """Two pages side by side: the counts both report, then their texts with what was dropped, added and altered."""
    h = state.holdings
    left, right = document_of(h, a), document_of(h, b)
    one, two = _reading(desk, left), _reading(desk, right)
    shared = _beside(h, one, two)
    stretches = _aligned(one.text, two.text)
    copy = next((c for c in h.copies if {c.a, c.b} == {left.sha256, right.sha256}), None)
    longer = max(len(one.text.split()), len(two.text.split())) > COMPARED
    context = {
        "left": left,
        "right": right,
        "shared": shared,
        "stretches": stretches,
        "copy": copy,
        "longer": longer,
        "compared": COMPARED,
    }

    def data() -> dict[str, Any]:
        return {
            "left": PAGES.row(left),
            "right": PAGES.row(right),
            "copy": {"kind": copy.kind, "share": copy.share, "why": copy.why} if copy is not None else None,
            "shared": [
                {
                    "claim": s.claim,
                    "left": s.left.id,
                    "right": s.right.id,
                    "differs": [{"field": f, "left": x, "right": y} for f, x, y in s.rows],
                }
                for s in shared
            ],
            "stretches": [{"what": s.what, "left": s.earlier, "right": s.later} for s in stretches],
        }

    return Answer("compare.html", context, data)


def _beside(h: Holdings, one: Reading, two: Reading) -> list[Beside]:
    found = []
    mine: dict[str, Entry] = {}
    for e in (h.entries.get(e.id, e) for e in entries_of(one)):
        if (key := h.claim_of.get(e.id)) is not None:
            mine.setdefault(key, e)
    done: set[str] = set()
    for e in (h.entries.get(e.id, e) for e in entries_of(two)):
        key = h.claim_of.get(e.id)
        if key is None or key in done or key not in mine:
            continue
        done.add(key)
        left, right = fields_of(mine[key]), fields_of(e)
        rows = tuple((name, left[name], right[name]) for name in left if left[name] != right[name])
        found.append(Beside(key, mine[key], e, rows))
    return sorted(found, key=lambda s: -len(s.rows))


@lru_cache(maxsize=32)
def _aligned(one: str, two: str) -> tuple[Stretch, ...]:
    return tuple(smoothed(align(one, two, limit=COMPARED)))


def smoothed(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches a person can follow: a word or two that agree by chance between two changes belong to the change.

    >>> from countback.claims.copies import align
    >>> [(s.what, s.later) for s in smoothed(align("he gave a list of it", "she read a page of it"))]
    [('altered', 'she read a page'), ('both', 'of it')]
    """
    rows = list(stretches)
    found: list[Stretch] = []
    for n, s in enumerate(rows):
        chance = s.what == "both" and 0 < n < len(rows) - 1 and len(s.earlier.split()) < CHANCE
        if found and found[-1].what != "both" and (chance or s.what != "both"):
            last = found.pop()
            earlier, later = f"{last.earlier} {s.earlier}".strip(), f"{last.later} {s.later}".strip()
            s = Stretch("altered" if earlier and later else last.what, earlier, later)
        found.append(s)
    return found
