"""Addresses on the desk: stable, made from IDs, hashes and exact places, never from positions in a list."""

from __future__ import annotations

from urllib.parse import quote

from countback.claims.claim import Claim
from countback.exports.measures import measure_slug, origin_slug
from countback.figures.figure import Figure
from countback.ledger.entry import Entry
from countback.values import Span

#: Characters of a page's hash in its address: enough to be unique in any ledger, short enough to read.
HASH = 24
#: Characters of text shown at once; a longer page is shown in parts.
PART = 60_000


def claim_path(claim: Claim | str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(claim if isinstance(claim, str) else claim.id, safe='')}"


def entry_path(entry: Entry) -> str:
    """The page of one number: its sentence, and why it was read so."""
    return f"/entries/{quote(entry.id, safe='')}"


def measure_path(figure: Figure) -> str:
    """The page of a figure's measure."""
    return f"/measures/{measure_slug(figure)}"


def origin_path(origin: str | None) -> str:
    """The page of an origin."""
    return f"/origins/{origin_slug(origin)}"


def page_path(sha256: str, span: Span | None = None) -> str:
    """The stored text of a page, at an exact place where one is given."""
    path = f"/pages/{quote(sha256[:HASH], safe='')}"
    if span is None:
        return path
    part = span.start // PART
    return f"{path}{f'?page={part + 1}' if part else ''}#{anchor(span)}"


def anchor(span: Span) -> str:
    """The name of a place in a page's text.

    >>> anchor(Span(120, 123))
    'at-120-123'
    """
    return f"at-{span.start}-{span.end}"


def finding_path(key: str) -> str:
    """The page of a finding."""
    return f"/findings/{quote(key, safe='')}"


def outside(address: str) -> str:
    """An address a reader may follow out of the desk; "" for anything that is not plain http or https.

    >>> outside("https://example.org/a"), outside("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    plain = address.startswith(("https://", "http://")) and not any(c.isspace() or ord(c) < 0x20 for c in address)
    return address if plain else ""
