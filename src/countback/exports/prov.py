"""Claims as W3C PROV-JSON: pages, entries and claims as entities, sources and readers as agents.

An entry was quoted from its page, a claim derived from its entries and attributed to its origin; a copy was derived
from the page it copies; a later value of a running count is a revision of the earlier one. PROV-JSON has no relation of
its own for quotation and revision: they are ``wasDerivedFrom`` with ``prov:type`` ``prov:Quotation`` and
``prov:Revision`` (https://www.w3.org/submissions/prov-json/).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from countback.claims.claim import Claim
from countback.claims.series import series_of
from countback.claims.voices import name_of
from countback.exports.cite import said_words
from countback.exports.holdings import Holdings
from countback.exports.measures import origin_slug

_PREFIXES = {"cb": "urn:countback:", "schema": "https://schema.org/"}
_QUOTATION = {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"}
_REVISION = {"$": "prov:Revision", "type": "prov:QUALIFIED_NAME"}
_SOFTWARE = {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}


def prov_of(holdings: Holdings, claims: Iterable[Claim] | None = None) -> dict[str, Any]:
    """One PROV-JSON document of some claims, or of all."""
    rows: Sequence[Claim] = tuple(claims) if claims is not None else tuple(holdings.claims.values())
    doc: dict[str, dict[str, Any]] = defaultdict(dict)
    doc["prefix"] = dict(_PREFIXES)

    def relate(kind: str, row: dict[str, Any]) -> None:
        doc[kind][f"_:{kind}{len(doc[kind]) + 1}"] = row

    def agent(source: str) -> str:
        key = f"cb:source/{origin_slug(source)}"
        doc["agent"][key] = {"prov:label": name_of(source)}
        return key

    seen: set[str] = set()
    for claim in rows:
        key = f"cb:claim/{claim.id}"
        doc["entity"][key] = {"prov:type": "cb:Claim", "prov:label": said_words(claim.head.figure)}
        doc["entity"][key]["cb:status"] = holdings.standing(claim.id).status
        if claim.origin is not None:
            relate("wasAttributedTo", {"prov:entity": key, "prov:agent": agent(claim.origin)})
        for member in claim.members:
            source, entry = member.source, f"cb:entry/{member.id}"
            page, reader = f"cb:page/{source.sha256}", f"cb:reader/{member.reader}"
            doc["entity"][entry] = {"prov:type": "cb:Entry", "prov:value": member.figure.count.said}
            doc["agent"][reader] = {"prov:type": _SOFTWARE, "prov:label": member.reader}
            relate("wasAttributedTo", {"prov:entity": entry, "prov:agent": reader})
            quotation = {"prov:generatedEntity": entry, "prov:usedEntity": page, "prov:type": _QUOTATION}
            relate("wasDerivedFrom", quotation)
            relate("wasDerivedFrom", {"prov:generatedEntity": key, "prov:usedEntity": entry})
            if source.sha256 not in seen:
                seen.add(source.sha256)
                row = {"prov:type": "cb:Page", "prov:label": source.title or source.name, "cb:sha256": source.sha256}
                row |= {"prov:location": source.address} if source.address else {}
                row |= {"schema:datePublished": str(source.published)} if source.published else {}
                doc["entity"][page] = row
                if source.outlet is not None:
                    relate("wasAttributedTo", {"prov:entity": page, "prov:agent": agent(source.outlet)})
            for voice in member.figure.voices:
                if voice.name:
                    part = "cb:origin" if voice.part == "origin" else "cb:relay"
                    row = {"prov:entity": entry, "prov:agent": agent(voice.name), "prov:type": part}
                    relate("wasAttributedTo", row)
    for copy in holdings.copies:
        if copy.earlier is not None and {copy.a, copy.b} <= seen:
            later = copy.b if copy.earlier == copy.a else copy.a
            row = {"prov:generatedEntity": f"cb:page/{later}", "prov:usedEntity": f"cb:page/{copy.earlier}"}
            relate("wasDerivedFrom", row | {"cb:kind": copy.kind, "cb:share": copy.share})
    for series in series_of(rows):
        for r in series.revisions():
            new, old = f"cb:claim/{r.later.claim.id}", f"cb:claim/{r.earlier.claim.id}"
            revision = {"prov:generatedEntity": new, "prov:usedEntity": old, "prov:type": _REVISION}
            relate("wasDerivedFrom", revision | {"cb:kind": r.kind})
    return dict(doc)
