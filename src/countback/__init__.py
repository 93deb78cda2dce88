"""Countback: every figure, counted back to whoever counted it.

    bytes ─▶ pages ─Page▶ passages ─Passage▶ figures ─Figure▶ ledger ─Entry▶ claims ─Claim▶ checks ─Finding▶ reports

``open_page`` and ``open_pages`` give a Page, ``read_page`` reads it to a Reading (its figures, and what was set aside
with the reason), ``open_ledger`` keeps readings for good, ``resolve`` joins entries to claims, ``check`` tells what
does not fit. Nothing touches the network but verbs that say so. Names are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countback.checks.finding import Finding
    from countback.claims import Claim, resolve
    from countback.figures import read_page
    from countback.figures.figure import Figure, Measure, Scope, Voice
    from countback.figures.reading import Reading
    from countback.ledger import open_ledger
    from countback.pages import Page, open_page, open_pages
    from countback.pipeline import check
    from countback.refusals import Refusal
    from countback.values import Count, Period

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Count",
    "Figure",
    "Finding",
    "Measure",
    "Page",
    "Period",
    "Reading",
    "Refusal",
    "Scope",
    "Voice",
    "check",
    "open_ledger",
    "open_page",
    "open_pages",
    "read_page",
    "resolve",
]

_WHERE = {
    "Claim": "claims",
    "Count": "values",
    "Figure": "figures.figure",
    "Finding": "checks.finding",
    "Measure": "figures.figure",
    "Page": "pages",
    "Period": "values",
    "Reading": "figures.reading",
    "Refusal": "refusals",
    "Scope": "figures.figure",
    "Voice": "figures.figure",
    "check": "pipeline",
    "open_ledger": "ledger",
    "open_page": "pages",
    "open_pages": "pages",
    "read_page": "figures",
    "resolve": "claims",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
