"""Feeds (RSS, Atom, RDF, JSON Feed) as pages, one an item; sitemaps as lists of addresses. Bytes in, no network."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from countback.errors import UsageError
from countback.pages.page import Page
from countback.refusals import Refusal

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.I)
_LOC = re.compile(rb"<(?:\w+:)?loc\s*>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,2048})\s*(?:\]\]>)?\s*</", re.I)
_TAG = re.compile(r"<[a-zA-Z/!][^>]{0,300}>")
#: The most addresses of one sitemap (sitemaps.org says 50,000) and items of one feed.
MAX_ADDRESSES = 50_000
MAX_ITEMS = 10_000


def is_feed(head: bytes) -> bool:
    """Whether bytes begin like a feed in XML, or a JSON Feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html>")
    (True, False)
    """
    start = head[:4096]
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return b"jsonfeed.org/version" in start or b"jsonfeed.org\\/version" in start
    return _FEED.search(start) is not None and b"<html" not in start.lower()


def is_sitemap(head: bytes) -> bool:
    """Whether bytes begin like a sitemap or an index of sitemaps."""
    return _SITEMAP.search(head[:4096]) is not None


def sitemap_addresses(body: bytes) -> list[str]:
    """The addresses a sitemap or an index of sitemaps lists, each once, in order; at most 50,000.

    >>> sitemap_addresses(b"<urlset><url><loc>https://a.example/1?x=1&amp;y=2</loc></url></urlset>")
    ['https://a.example/1?x=1&y=2']
    """
    found: dict[str, None] = {}
    for match in _LOC.finditer(body):
        found[html.unescape(match[1].decode("utf-8", errors="replace"))] = None
        if len(found) >= MAX_ADDRESSES:
            break
    return list(found)


def feed_pages(body: bytes, *, source: str) -> Iterator[Page | Refusal]:
    """The items of a feed as pages: address is the item's link, text its content, else its summary.

    ``meta`` has ``published`` (the day), ``title``, and ``feed`` (the feed's own name). An item without text is
    refused. Raises UsageError where the extra ``countback[gather]`` is missing.
    """
    if is_sitemap(body) and not is_feed(body):
        detail = f"{source} is a sitemap: a list of addresses, which the verb watch follows"
        yield Refusal("not_text", "pages", source=source, detail=detail)
    elif body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _json_feed(body, source)
    else:
        yield from _xml_feed(body, source)


def feed_links(body: bytes, *, source: str) -> list[str]:
    """The addresses of a feed's items, each once, in order."""
    pages = (p for p in feed_pages(body, source=source) if isinstance(p, Page))
    return list(dict.fromkeys(p.meta["url"] for p in pages if p.meta.get("url", "").startswith("http")))


def _xml_feed(body: bytes, source: str) -> Iterator[Page | Refusal]:
    try:
        import feedparser
    except ImportError:
        raise UsageError("feeds need the extra countback[gather]") from None
    # a stream, never a text: a text that looks like an address would be fetched
    feed = feedparser.parse(io.BytesIO(body), resolve_relative_uris=False)
    entries = feed.entries[:MAX_ITEMS]
    trouble = f"{type(feed.bozo_exception).__name__}: {feed.bozo_exception}" if feed.get("bozo") else ""
    named = str(feed.feed.get("title", ""))
    for i, entry in enumerate(entries):
        value, media = _content(entry)
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        yield _item(
            source,
            i,
            link=str(entry.get("link", "")),
            title=str(entry.get("title", "")),
            value=value,
            is_html="html" in media or _TAG.search(value) is not None,
            published=f"{when[0]:04}-{when[1]:02}-{when[2]:02}" if when else "",
            author=str(entry.get("author", "")),
            feed=named,
        )
    if not entries or ("CharacterEncodingOverride" not in trouble and "NonXMLContentType" not in trouble and trouble):
        reason = "damaged" if trouble else "empty"
        words = f"the feed is damaged after its item {len(entries)}: {trouble}" if trouble else "the feed has no items"
        yield Refusal(reason, "pages", source=source, detail=f"{source}: {words}"[:500])


def _content(entry: Any) -> tuple[str, str]:
    for part in entry.get("content") or ():
        if part.get("value"):
            return str(part["value"]), str(part.get("type", ""))
    detail = entry.get("summary_detail") or {}
    return str(entry.get("summary", "")), str(detail.get("type", ""))


def _json_feed(body: bytes, source: str) -> Iterator[Page | Refusal]:
    try:
        feed = json.loads(body.decode("utf-8-sig"))
        items = feed["items"]
        if not isinstance(items, list):
            raise TypeError("items is no list")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        detail = f"{source} is no whole JSON Feed: {type(error).__name__}: {error}"
        yield Refusal("damaged", "pages", source=source, detail=detail[:500])
        return
    for i, item in enumerate(items[:MAX_ITEMS]):
        if not isinstance(item, dict):
            yield Refusal("bad_row", "pages", source=source, detail=f"{source}: item {i + 1} is no object")
            continue
        said = {key: value for key, value in item.items() if isinstance(value, str)}
        value = said.get("content_html") or said.get("content_text") or said.get("summary", "")
        yield _item(
            source,
            i,
            link=said.get("url") or said.get("external_url") or said.get("id", ""),
            title=said.get("title", ""),
            value=value,
            is_html=bool(said.get("content_html")),
            published=(said.get("date_published") or said.get("date_modified") or "")[:10],
            author="",
            feed=str(feed.get("title", "")),
        )
    if not items:
        yield Refusal("empty", "pages", source=source, detail=f"{source}: the feed has no items")


def _item(
    source: str,
    place: int,
    *,
    link: str,
    title: str,
    value: str,
    is_html: bool,
    published: str,
    author: str,
    feed: str,
) -> Page | Refusal:
    from countback.pages.warc import name_of

    address = link if link.startswith(("http://", "https://")) else f"{source}#{place + 1}"
    if not value.strip() and not title.strip():
        return Refusal("empty", "pages", source=address, detail=f"item {place + 1} of {source} has no text")
    plain_title = html.unescape(_TAG.sub("", title)).strip()
    if is_html:
        text = f"<article><h1>{html.escape(plain_title)}</h1>\n{value}</article>"
    else:
        text = f"{plain_title}\n\n{value}" if plain_title else value
    known = {"url": address if address == link else "", "published": published, "author": author, "title": plain_title}
    return Page(
        body=text.encode("utf-8", "replace"),
        name=name_of(address),
        address=address,
        media_type=f"text/{'html' if is_html else 'plain'}; charset=utf-8",
        meta={key: words for key, words in (known | {"feed": feed}).items() if words},
    )
