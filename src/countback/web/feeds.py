"""Atom feeds (RFC 4287): new claims of a measure or an origin, new findings, new pages. The times are the ledger's."""

from __future__ import annotations

from dataclasses import dataclass

from countback.web.xml_words import xml_text, xml_value

#: Entries of a feed.
NEWEST = 100
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
        f"<title>{xml_text(feed.title)}</title>",
        f"<id>urn:countback:feed:{xml_text(feed.path)}</id>",
        f"<updated>{xml_text(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={xml_value(base + feed.path)}/>',
        f'<link rel="alternate" type="text/html" href={xml_value(base + feed.page)}/>',
        "<generator>Countback</generator>",
    ]
    for item in items:
        lines += [
            "<entry>",
            f"<title>{xml_text(item.title)}</title>",
            f"<id>urn:countback:{xml_text(item.id)}</id>",
            f"<updated>{xml_text(item.at or _EPOCH)}</updated>",
            f"<author><name>{xml_text(item.author)}</name></author>",
            f'<link rel="alternate" type="text/html" href={xml_value(base + item.path)}/>',
            f'<summary type="text">{xml_text(item.words)}</summary>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])
