"""How we know this: the pages of a claim, of one number (an entry), and of a finding."""

from __future__ import annotations

import json
from typing import Any

from countback.checks.catalogue import CATALOGUE
from countback.checks.faithful import faithful
from countback.claims.beside import beside_words
from countback.claims.claim import Claim
from countback.claims.corrected import FIELDS
from countback.claims.voices import name_of, one_voice
from countback.exports import cite
from countback.exports.changes import Hop, settled_fields, way_of
from countback.exports.holdings import Holdings, claim_id
from countback.exports.prov import prov_of
from countback.exports.schema_org import claim_of
from countback.exports.tables import CLAIMS, ENTRIES, FINDINGS, claim_rows, entry_rows, finding_rows
from countback.exports.wording import alike
from countback.figures.reading import figure_row
from countback.ledger.judgement import Judgement
from countback.web.annotate import around
from countback.web.answers import Answer
from countback.web.asked import Asked, Moved, NotFound
from countback.web.desk import Desk, State
from countback.web.paths import claim_path, entry_path, page_path


def touching(holdings: Holdings, claim: Claim) -> list[str]:
    """The findings that speak of a claim, or of a number that reports it; gravest first."""
    spots = {(m.source.sha256, m.figure.span.start) for m in claim.members}
    found = dict.fromkeys(holdings.of_claim.get(claim.id, ()))
    for sha in dict.fromkeys(m.source.sha256 for m in claim.members):
        for key in holdings.of_page.get(sha, ()):
            if any((p.sha256, p.span.start) in spots for p in holdings.findings[key].places):
                found[key] = None
    order = list(found)
    order.sort(key=lambda k: ("error", "warning", "note").index(holdings.findings[k].severity))
    return order


def verdicts(holdings: Holdings, claim: Claim, ids: list[str]) -> tuple[list[str], list[str]]:
    """Codes of checks that found something on a claim, and of those that were made on it and found nothing."""
    failed = list(dict.fromkeys(k for i in ids for k in holdings.findings[i].kinds if k in CATALOGUE))
    made = [
        c.code for c in CATALOGUE.values() if c.family == "inpage" or (c.family == "drift" and len(claim.members) > 1)
    ]
    return [k for k in failed if CATALOGUE[k].severity != "note"], [k for k in made if k not in failed]


def unread(holdings: Holdings, claim: Claim) -> list[str]:
    """Sources the pages name for this count of which no page was read."""
    named = dict.fromkeys(v.name for m in claim.members for v in m.figure.voices)
    return [name_of(v) for v in named if v and not any(one_voice(v, r) for r in holdings.outlets)]


def words_on(holdings: Holdings, claim: Claim) -> list[Judgement]:
    """What people said of a claim and of its members, in order of time."""
    found = {j.id: j for key in (claim.id, *(m.id for m in claim.members)) for j in holdings.judgements.get(key, ())}
    return sorted(found.values(), key=lambda j: (j.at, j.id))


def claim(desk: Desk, state: State, asked: Asked, *, id: str) -> Answer:
    """One claim: what was counted, by whom, how it travelled, what changed, and how to cite it."""
    h = state.holdings
    c = _claim(h, id, asked)
    ids = touching(h, c)
    standing, address = h.standing(id), asked.base + claim_path(c)
    failed, passed = verdicts(h, c, ids)
    hop = way_of(c, findings=h.findings_of(id), copies=h.copies)
    members = sorted(c.members, key=lambda m: (str(m.source.published or "9999"), m.source.name, m.figure.span))
    cites = {
        "plain": cite.plain(c, standing=standing, address=address),
        "wording": cite.safe_wording(c),
        "bibtex": cite.bibtex(c, standing=standing, address=address),
        "csl": json.dumps([cite.csl(c, standing=standing, address=address)], ensure_ascii=False, indent=2),
    }
    told = [(t, next(i for i in ids if h.findings[i] is t.finding)) for t in alike(h.findings[i] for i in ids)]
    context = {
        "claim": c,
        "figure": c.head.figure,
        "settled": settled_fields(faithful(c)),
        "way": hop,
        "grade": h.grades[id],
        "beside": beside_words(c, h.grades[id].beside),
        "standing": standing,
        "members": members,
        "joins": {j.entry: j for j in c.joins},
        "told": told,
        "failed": failed,
        "passed": passed,
        "unread": unread(h, c),
        "judgements": words_on(h, c),
        "cites": cites,
        "holdings": h,
    }

    def data() -> dict[str, Any]:
        return {
            "claim": CLAIMS.row(next(claim_rows(h, [c]))),
            "members": list(ENTRIES.rows(entry_rows(h, members))),
            "chain": _hop_row(hop),
            "grade": h.grades[id].to_row(),
            "findings": list(FINDINGS.rows(finding_rows(h, ids))),
            "checks": {"failed": failed, "passed": passed},
            "named_but_not_read": context["unread"],
            "judgements": [_judgement_row(j) for j in words_on(h, c)],
            "cite": {"plain": cites["plain"], "wording": cites["wording"], "bibtex": cites["bibtex"]},
        }

    texts = {"bib": lambda: cites["bibtex"]}
    return Answer("claim.html", context, data, (ENTRIES, lambda: entry_rows(h, members)), texts=texts)


def _claim(h: Holdings, id: str, asked: Asked, form: str = "") -> Claim:
    """The claim with that ID; Moved where its head has become a member of another claim since."""
    if id in h.claims:
        return h.claims[id]
    if (now := h.formerly.get(id)) is not None:
        suffix = "" if asked.extension == "html" else f".{asked.extension}"
        raise Moved(claim_path(now) + form + suffix)
    if gone := next((e for e in h.rejected if claim_id(e) == id), None):
        raise Moved(f"/entries/{gone}" + ("" if asked.extension == "html" else f".{asked.extension}"))
    raise NotFound(f"there is no claim {id} in this ledger")


def claim_form(desk: Desk, state: State, asked: Asked, *, id: str, form: str) -> Answer:
    """A claim in another vocabulary, as JSON only: ``csl``, ``prov`` or ``schema``."""
    h = state.holdings
    if form not in ("csl", "prov", "schema"):
        raise NotFound(f"a claim has csl.json, prov.json and schema.json, no {form}")
    c = _claim(h, id, asked, f"/{form}")
    address = asked.base + claim_path(c)

    def text() -> str:
        row: Any
        if form == "csl":
            row = [cite.csl(c, standing=h.standing(id), address=address)]
        elif form == "prov":
            row = prov_of(h, [c])
        else:
            row = claim_of(h, c, address=address)
        return json.dumps(row, ensure_ascii=False, indent=1)

    return Answer("", {}, dict, texts={"json": text}, only=True)


def entry(desk: Desk, state: State, asked: Asked, *, id: str) -> Answer:
    """One number on one page: its sentence in its surroundings, and why each field was read so."""
    h = state.holdings
    e = h.entries.get(id)
    with desk.ledger() as ledger:
        recorded = ledger.entry(id)
        e = e or recorded
        if e is None or recorded is None:
            raise NotFound(f"there is no entry {id}")
        reading = ledger.reading(e.source.sha256)
        history = ledger.history(id)
    live = id in h.entries
    same = reading is not None and reading.reader == e.reader
    before, after = around(reading, e.figure.sentence) if reading is not None and same else ("", "")
    c = h.claims.get(h.claim_of.get(id, ""))
    context = {
        "entry": e,
        "figure": e.figure,
        "live": live,
        "before": before,
        "after": after,
        "claim": c,
        "join": next((j for j in c.joins if j.entry == id), None) if c is not None else None,
        "history": history,
        "standing": h.standing(id),
        "changed": [
            (f.words, f.now(recorded.figure) or "not said", f.now(e.figure) or "not said")
            for f in FIELDS.values()
            if f.now(recorded.figure) != f.now(e.figure)
        ],
        "document": h.documents.get(e.source.sha256),
    }

    def data() -> dict[str, Any]:
        row = ENTRIES.row(next(entry_rows(h, [e])))
        return {
            "entry": row,
            "live": live,
            "machine_read": figure_row(recorded.figure, explain=False),
            "before": before,
            "after": after,
            "because": figure_row(e.figure)["because"],
            "page": page_path(e.source.sha256, e.figure.span),
            "history": [{"when": s.when, "what": s.what, "by": s.by, "words": s.words} for s in history],
        }

    return Answer("entry.html", context, data)


def finding(desk: Desk, state: State, asked: Asked, *, id: str) -> Answer:
    """One finding: its words, the values it used, and the sentences it speaks of."""
    h = state.holdings
    if id not in h.findings:
        raise NotFound(f"there is no finding {id}; it may have been settled by pages that came in since")
    f = h.findings[id]
    places = [(p, h.at.get((p.sha256, p.span.start)), h.documents.get(p.sha256)) for p in f.places]
    context = {"key": id, "finding": f, "places": places, "claim": h.claims.get(f.claim or ""), "at": h.noticed(f)}
    context["standing"] = h.standing(id)

    def data() -> dict[str, Any]:
        return {
            "finding": FINDINGS.row(next(finding_rows(h, [id]))),
            "values": dict(f.values),
            "places": [
                {
                    "sha256": p.sha256,
                    "start": p.span.start,
                    "end": p.span.end,
                    "said": p.said,
                    "page": page_path(p.sha256, p.span),
                    "entry": entry_path(e) if e is not None else None,
                }
                for p, e, _ in places
            ],
        }

    return Answer("finding.html", context, data)


def _hop_row(hop: Hop) -> dict[str, Any]:
    return {
        "name": hop.name,
        "source": hop.source,
        "why": hop.why,
        "entries": [e.id for e in hop.entries],
        "changes": [{"field": c.field, "old": c.old, "new": c.new, "carried": c.carried} for c in hop.changes],
        "children": [_hop_row(child) for child in hop.children],
    }


def _judgement_row(judgement: Any) -> dict[str, Any]:
    names = ("subject", "verdict", "by", "at", "why", "other", "value")
    return {name: getattr(judgement, name) for name in names}


__all__ = ["claim", "claim_form", "entry", "finding"]
