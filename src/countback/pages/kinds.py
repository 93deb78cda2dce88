"""Files that hold many pages: which kind a file is, and who reads it. A file of none of these kinds is one page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from countback.errors import InputError, UsageError
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.pages.articles import Columns
    from countback.pages.page import Page

_FEEDS = (".rss", ".atom", ".xml", ".rdf")
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".pq")
_HEAD = 4_096

#: Called with the reason for which something in a file was passed over.
Skipped = Callable[[str], None]


def holds_many(path: str, *, columns: Columns | None = None) -> bool:
    """Whether a folder's file is read as many pages though its name would have it passed over or read as one.

    >>> holds_many("news.warc.gz"), holds_many("page.html")
    (True, False)
    """
    from countback.pages.warc import is_warc

    name = path.lower()
    return (
        is_warc(path)
        or (columns is not None and name.endswith(_TABLES))
        or (name.endswith(".json") and _json_kind(path) != "")
    )


def pages_in(
    path: str, *, columns: Columns | None = None, skipped: Skipped | None = None
) -> Iterator[Page | Refusal] | None:
    """The pages in a file of many; None where the file is one page.

    WARC and WACZ by their names; feeds and Telegram exports by their names and first bytes; tables where ``columns``
    says what their columns mean.
    """
    name = path.lower()
    from countback.pages.warc import WarcReader, is_warc

    if is_warc(path):
        return _else_refused(_told(WarcReader(path), skipped), path)
    if name.endswith((".parquet", ".pq")) and columns is None:
        detail = f"{path} is a table; say which column holds the text: --text COLUMN"
        return iter([Refusal("binary", "pages", source=path, detail=detail)])
    if columns is not None and name.endswith(_TABLES):
        from countback.pages.articles import read_articles

        return read_articles(path, columns=columns)
    if name.endswith(".json") and (kind := _json_kind(path)):
        if kind == "telegram":
            from countback.pages.telegram import read_telegram

            return read_telegram(path, skipped=skipped)
        return _feed(path)
    if name.endswith(_FEEDS) and _feed_like(path):
        return _else_refused(_feed(path), path)
    return None


def _else_refused(pages: Iterator[Page | Refusal], path: str) -> Iterator[Page | Refusal]:
    """The pages; a file whose extra is not installed is refused, so that it does not stop a folder's other files."""
    try:
        yield from pages
    except UsageError as error:
        yield Refusal("needs_extra", "pages", source=path, detail=f"{path}: {error}; install it and run this again")


def _told(reader: object, skipped: Skipped | None) -> Iterator[Page | Refusal]:
    from countback.pages.warc import WarcReader

    assert isinstance(reader, WarcReader)
    yield from reader
    if skipped is not None:
        for reason, times in sorted(reader.skipped.items()):
            for _ in range(times):
                skipped(reason)


def _feed(path: str) -> Iterator[Page | Refusal]:
    from countback.pages.feeds import feed_pages
    from countback.pages.files import read_bytes

    try:
        body = read_bytes(path)
    except InputError as error:
        yield Refusal(error.reason, "pages", source=path, detail=str(error))
        return
    yield from feed_pages(body, source=path)


def _head_of(path: str) -> bytes:
    try:
        if not os.path.isfile(path):  # noqa: PTH113
            return b""
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _json_kind(path: str) -> str:
    head = _head_of(path)
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return ""
    if b"jsonfeed.org/version" in head or b"jsonfeed.org\\/version" in head:
        return "feed"
    telegram = b'"messages"' in head and b'"type"' in head and b'"id"' in head
    return "telegram" if telegram or (b'"chats"' in head and b'"list"' in head) else ""


def _feed_like(path: str) -> bool:
    from countback.pages.feeds import is_feed, is_sitemap

    head = _head_of(path)
    return is_feed(head) or is_sitemap(head)
