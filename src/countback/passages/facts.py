"""What a page's markup says of its title, date, author and outlet: meta tags, JSON-LD, else htmldate."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import htmldate

from countback.passages.dateline import Fact
from countback.passages.markup import Tag, attributes_of

_DATES = frozenset(
    [
        "article:published_time",
        "datepublished",
        "og:article:published_time",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "publish_date",
        "publishdate",
        "parsely-pub-date",
        "sailthru.date",
        "publication_date",
    ]
)
_MODIFIED = frozenset({"article:modified_time", "datemodified", "og:updated_time", "last-modified"})
_OUTLETS = frozenset({"og:site_name", "application-name", "dc.publisher", "publisher"})
_AUTHORS = frozenset({"author", "article:author", "dc.creator", "parsely-author"})
_LONGEST_JSON = 300_000
#: htmldate asks the clock for the latest date it may find; a reading must not.
_FIRST_DAY, _LAST_DAY = "1995-01-01", "2099-12-31"
#: htmldate walks the whole tree more than once; beyond this size only the structured facts are read.
_LONGEST_HTML = 2_000_000


@dataclass(slots=True)
class FactReader:
    """Collects facts while the tags of a page go by."""

    facts: list[Fact] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def see(self, tag: Tag) -> None:
        """Look at one tag."""
        if tag.closing:
            return
        if tag.name == "meta":
            values = attributes_of(tag)
            key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            content = values.get("content", "").strip()[:500]
            if not key or not content:
                return
            if key == "og:title":
                self.titles.insert(0, content)
            for what, keys in (("date", _DATES), ("modified", _MODIFIED), ("outlet", _OUTLETS), ("byline", _AUTHORS)):
                if key in keys and not (what == "byline" and "://" in content):
                    self.facts.append(Fact(what, content, key, content))
        elif tag.name == "script" and "ld+json" in tag.attributes.lower() and len(tag.raw) <= _LONGEST_JSON:
            try:
                data = json.loads(tag.raw)
            except (ValueError, RecursionError):
                return  # a block that is no JSON states nothing; the other evidence goes on
            self._linked(data)

    def title(self, text: str) -> None:
        """The content of the title element."""
        text = " ".join(text.split())
        if text:
            self.titles.append(text)

    @property
    def best_title(self) -> str:
        """The first title found, "" when the markup names none."""
        return self.titles[0] if self.titles else ""

    def all(self, source: str, *, address: str) -> tuple[Fact, ...]:
        """Everything found; htmldate is asked only where no structured date was there."""
        if not any(f.what == "date" for f in self.facts) and len(source) <= _LONGEST_HTML:
            try:
                url = address if address.startswith(("http://", "https://")) else None
                found = htmldate.find_date(source, url=url, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY)
            except Exception:  # a fault of the finder costs one piece of evidence, not the page
                found = None
            if found:
                self.facts.append(Fact("htmldate", str(found), f"htmldate {htmldate.__version__}", str(found)))
        return tuple(self.facts)

    def _linked(self, data: Any) -> None:
        """The article among JSON-LD objects: one object, a list, or a graph."""
        rows = data if isinstance(data, list) else [data]
        rows = [r for r in rows if isinstance(r, dict)]
        rows += [
            g
            for r in rows
            for g in (r.get("@graph") or [])
            if isinstance(r.get("@graph"), list) and isinstance(g, dict)
        ]
        for row in rows[:50]:
            for key, what in (("datePublished", "date"), ("dateModified", "modified")):
                if isinstance(row.get(key), str):
                    self.facts.append(Fact(what, row[key][:100], f"ld+json {key}", row[key][:100]))
            for key, what in (("publisher", "outlet"), ("author", "byline")):
                for name in _names(row.get(key)):
                    self.facts.append(Fact(what, name, f"ld+json {key}", name))


def _names(value: Any) -> list[str]:
    """The names in a JSON-LD person or organisation, or a list of them."""
    rows = value if isinstance(value, list) else [value]
    names = [r.get("name") if isinstance(r, dict) else r for r in rows[:5]]
    return [n.strip()[:200] for n in names if isinstance(n, str) and n.strip()]
