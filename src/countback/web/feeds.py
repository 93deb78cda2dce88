"""Atom feeds (RFC 4287): new claims of a measure or an origin, new findings, new pages. The times are the ledger's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

#: Entries of a feed.
NEWEST = 100
#: Characters XML 1.0 cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EPOCH = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: an ID that never changes, a title, words, its page's path, who it is from, and a time (ISO, UTC)."""

    id: str
    title: str
    words: str
    path: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own path, the path of the page it follows, and its entries in any order."""

    title: str
    path: str
    page: str
    items: tuple[Item, ...]


def atom(feed: Feed, *, base: str = "") -> str:
    """The feed as XML, newest first, at most ``NEWEST`` entries. ``base`` is the desk's address without a path."""
    items = sorted(feed.items, key=lambda i: (i.at, i.id), reverse=True)[:NEWEST]
    updated = items[0].at if items and items[0].at else _EPOCH
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(feed.title)}</title>",
        f"<id>urn:countback:feed:{_text(feed.path)}</id>",
        f"<updated>{_text(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(base + feed.path)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(base + feed.page)}/>',
        "<generator>Countback</generator>",
    ]
    for item in items:
        lines += [
            "<entry>",
            f"<title>{_text(item.title)}</title>",
            f"<id>urn:countback:{_text(item.id)}</id>",
            f"<updated>{_text(item.at or _EPOCH)}</updated>",
            f"<author><name>{_text(item.author)}</name></author>",
            f'<link rel="alternate" type="text/html" href={_attribute(base + item.path)}/>',
            f'<summary type="text">{_text(item.words)}</summary>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", words))


def _attribute(words: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", words))
