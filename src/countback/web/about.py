"""About: what Countback is, what it cannot do with the measured rates, and the state of this ledger.

The rates are the document ``docs/explanation/limits.md``; ``limits.md`` beside this module is a link to it, which a
built package holds as a copy.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from countback import __version__
from countback.refusals import REASONS
from countback.web.answers import Answer
from countback.web.asked import Asked
from countback.web.desk import Desk, State


@cache
def limits() -> Markup:
    """The document of limits as HTML: raw HTML in it is escaped, links to other documents become their words."""
    text = resources.files("countback.web").joinpath("limits.md").read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        if token.children:
            token.children = [t for t in token.children if t.type not in ("link_open", "link_close")]
        if token.type == "table_open":
            token.attrSet("tabindex", "0")
        if token.type == "th_open":
            token.attrSet("scope", "col")
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def about(desk: Desk, state: State, asked: Asked) -> Answer:
    """The method in words, the limits with rates, and what this ledger holds."""
    h = state.holdings
    with desk.ledger() as ledger:
        counts = ledger.counts()
    readers = sorted({d.reader for d in h.documents.values()})
    context = {"limits": limits(), "counts": counts, "head": h.head, "readers": readers, "reasons": REASONS}

    def data() -> dict[str, Any]:
        return {
            "version": __version__,
            "counts": counts,
            "head": {"count": h.head.count, "hash": h.head.hash},
            "readers": readers,
            "limits": resources.files("countback.web").joinpath("limits.md").read_text(encoding="utf-8"),
        }

    return Answer("about.html", context, data)
