"""Claims as schema.org: a ``Claim`` with its appearances, about an ``Observation`` with value, bounds and period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countback.claims.claim import Claim
from countback.claims.voices import name_of, registry
from countback.exports.cite import safe_wording
from countback.exports.holdings import Holdings
from countback.exports.wording import first_seen, measure, side
from countback.figures.figure import Figure
from countback.figures.reading import plain
from countback.ledger.entry import Entry

_CONTEXT = "https://schema.org"


def claim_of(holdings: Holdings, claim: Claim, *, address: str = "") -> dict[str, Any]:
    """One claim as JSON-LD. ``address`` is its page on the web desk."""
    row: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Claim",
        "identifier": claim.id,
        "text": safe_wording(claim),
        "about": observation_of(claim.head.figure),
        "appearance": [_appearance(m) for m in _one_a_page(claim)],
        "firstAppearance": _appearance(first_seen(claim)),
        "creativeWorkStatus": holdings.standing(claim.id).status,
    }
    if address:
        row["url"] = address
    if claim.origin is not None:
        known = registry().get(claim.origin)
        person = known is not None and known.kind == "person"
        row["author"] = {"@type": "Person" if person else "Organization", "name": name_of(claim.origin)}
    return row


def observation_of(figure: Figure) -> dict[str, Any]:
    """A figure as an Observation: bounds as minValue and maxValue, the period as an ISO 8601 interval."""
    count, since, until = figure.count, figure.period.since, figure.period.until
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": figure.measure.counted or ""}
    if count.single and count.bound in ("exact", "about"):
        value["value"] = plain(count.low)
    if count.bound != "max":
        value["minValue"] = plain(count.low)
    if count.bound != "min" and count.high is not None:
        value["maxValue"] = plain(count.high)
    value["description"] = count.said
    row: dict[str, Any] = {"@type": "Observation", "measuredProperty": measure(figure), "value": value}
    if count.bound != "exact":
        row["measurementQualifier"] = count.bound
    if until is not None:
        row["observationDate"] = str(until)
    if since is not None or until is not None:
        row["temporalCoverage"] = f"{since or '..'}/{until or '..'}"
    if figure.scope.side is not None:
        row["observationAbout"] = {"@type": "Country", "name": side(figure.scope.side), "identifier": figure.scope.side}
    elif figure.scope.where is not None:
        row["observationAbout"] = {"@type": "Place", "name": figure.scope.where}
    return row


def claims_of(holdings: Holdings, claims: Iterable[Claim]) -> dict[str, Any]:
    """Some claims as one JSON-LD graph."""
    graph = [claim_of(holdings, c) for c in claims]
    for row in graph:
        row.pop("@context")
    return {"@context": _CONTEXT, "@graph": graph}


def _one_a_page(claim: Claim) -> list[Entry]:
    return list({m.source.sha256: m for m in reversed(claim.members)}.values())[::-1]


def _appearance(entry: Entry) -> dict[str, Any]:
    source = entry.source
    row: dict[str, Any] = {"@type": "CreativeWork", "name": source.title or source.name, "identifier": source.sha256}
    if source.address.startswith(("https://", "http://")):
        row["url"] = source.address
    if source.published is not None:
        row["datePublished"] = str(source.published)
    if source.outlet is not None:
        row["publisher"] = {"@type": "Organization", "name": name_of(source.outlet)}
    if source.lang:
        row["inLanguage"] = source.lang
    row["text"] = entry.sentence
    return row
