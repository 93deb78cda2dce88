"""Painter: the templates, with the words and addresses they use. Everything is escaped unless it is our own SVG."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from countback import __version__
from countback.checks.catalogue import CATALOGUE
from countback.claims.voices import name_of
from countback.exports import cite, wording
from countback.ledger.entry import Entry
from countback.web import paths
from countback.web.annotate import quoted

#: What a role of a passage is called where it is not plain article text.
ROLES = {
    "title": "title",
    "standfirst": "standfirst",
    "caption": "caption",
    "teaser": "teaser of another article",
    "comment": "readers' comment",
    "furniture": "site furniture",
    "table_row": "table row",
    "dateline": "dateline",
}
_STYLE = "desk.css"
_SCRIPT = "review.js"


def static(name: str) -> bytes | None:
    """A file of ``static/``, None where there is none of that name."""
    folder = resources.files("countback.web") / "static"
    known = {file.name: file for file in folder.iterdir()}
    return known[name].read_bytes() if name in known else None


def look() -> str:
    """A mark of all templates and styles together: changes when a page would look different."""
    sha = hashlib.sha256(__version__.encode())
    for folder in ("static", "templates"):
        for file in sorted((resources.files("countback.web") / folder).iterdir(), key=lambda f: f.name):
            sha.update(file.read_bytes())
    return sha.hexdigest()[:12]


class Painter:
    """Renders templates. ``look`` is part of every ``ETag`` and of the style's address."""

    def __init__(self) -> None:
        self.look = look()
        env = Environment(
            loader=PackageLoader("countback.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        env.filters |= {
            "name": name_of,
            "value": wording.value,
            "unit": wording.unit,
            "measure": wording.measure,
            "scope": wording.scope,
            "period": wording.period,
            "side": wording.side,
            "day": lambda d: cite.day_words(d) if d is not None else "undated",
            "said": cite.said_words,
            "outlet": cite.outlet_words,
            "time": lambda t: t[:16].replace("T", " ") if t else "",
            "outside": paths.outside,
            "upper_first": lambda w: w[:1].upper() + w[1:],
        }
        env.globals |= {
            "claim_path": paths.claim_path,
            "entry_path": paths.entry_path,
            "measure_path": paths.measure_path,
            "origin_path": paths.origin_path,
            "page_path": paths.page_path,
            "finding_path": paths.finding_path,
            "anchor": paths.anchor,
            "plural": wording.plural,
            "parts_of": _parts,
            "roles": ROLES,
            "catalogue": CATALOGUE,
            "version": __version__,
            "style": f"/static/{_STYLE}?{self.look}",
            "script": f"/static/{_SCRIPT}?{self.look}",
        }
        self._env = env

    def page(self, template: str, context: dict[str, Any]) -> str:
        """One page as HTML."""
        return self._env.get_template(template).render(context)


def _parts(entry: Entry) -> tuple[str, str, str]:
    """An entry's sentence cut at its number."""
    start = entry.figure.sentence.start
    return quoted(entry.sentence, at=entry.figure.span.start - start, until=entry.figure.span.end - start)


def own(svg: str) -> Markup:
    """SVG that this package drew, with everything from outside escaped in it, as markup."""
    return Markup(svg)
