"""Addresses of measures and origins: short, readable, the same for the same codes on any day and in any ledger."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from countback.claims.voices import registry
from countback.figures.figure import Figure

#: Kinds of statistic that are measures of their own; totals, flows and differences share one.
_APART = ("share", "target")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def measure_slug(figure: Figure) -> str:
    """The address of a figure's measure: its codes, ``x`` where nothing is known.

    >>> from countback.figures import read_page
    >>> from countback.pages import Page
    >>> page = Page.from_text("Russian courts convicted 684 soldiers of desertion in March 2024.")
    >>> measure_slug(read_page(page).figures[0])
    'person-convicted-desertion'
    """
    m = figure.measure
    parts = [m.counted or "x", m.event or "x"]
    if m.offence:
        parts.append(m.offence)
    if m.stat in _APART:
        parts.append(m.stat)
    return "-".join(parts)


def origin_slug(origin: str | None) -> str:
    """The address of an origin: its ID in the registry, else its name in plain letters with a mark made from the name.

    >>> origin_slug("mediazona"), origin_slug(None), origin_slug("Village council / Рада")
    ('mediazona', 'nobody-named', 'village-council-8e5cae')
    """
    if origin is None:
        return "nobody-named"
    if origin in registry():
        return origin
    plain = unicodedata.normalize("NFKD", origin).encode("ascii", "ignore").decode().lower()
    mark = hashlib.sha256(origin.encode("utf-8", "backslashreplace")).hexdigest()[:6]
    return f"{_NOT_PLAIN.sub('-', plain).strip('-')[:40] or 'name'}-{mark}"
