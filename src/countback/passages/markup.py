"""A forgiving, linear reader of HTML markup that keeps the place of everything in the source.

It gives tags and text in order, as a browser would tell them apart: raw text elements (script, style, …) are passed
over, quotes hide ``>`` only in attribute values, a stray ``<`` is text. Trees are built elsewhere; the blocks of a page
need none, and this way each character keeps its offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

#: Elements whose content is no visible text.
RAW = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "math", "canvas", "audio", "video"}
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_OPEN = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40})|!--|[!?])")
_PLAIN = re.compile(r"[^>\"']*")
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z][a-zA-Z0-9:_-]{0,60})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]{1,2000})))?"""
)
#: Attributes beyond this many characters of a tag are not read; a hostile tag may hold a million.
_ATTRIBUTES_READ = 20_000


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; ``raw`` is the content of a raw text element, ``end`` where the tag (and ``raw``) ends."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of source between two tags."""

    start: int
    end: int


def events(source: str) -> Iterator[Tag | Text]:
    """Tags and the text between them, in order. Linear in the length of the source."""
    reader = _Quotes(source)
    missing: set[str] = set()  # end tags known not to follow, so that they are looked for once
    at = text_from = 0
    size = len(source)
    while at < size:
        found = _OPEN.search(source, at)
        if found is None:
            break
        start = found.start()
        if start > text_from:
            yield Text(text_from, start)
        if found[2] is None:
            end = _after(source, "-->" if found.group() == "<!--" else ">", found.end(), missing)
            at = text_from = end if end >= 0 else size if found.group() != "<!--" else found.end()
            continue
        name = found[2].lower()
        end = reader.tag_end(found.end())
        attributes = source[found.end() : min(end - 1, found.end() + _ATTRIBUTES_READ)]
        raw = ""
        if name in RAW and not found[1] and not attributes.endswith("/"):
            raw, end = _raw_text(source, name, end, missing)
        yield Tag(name, bool(found[1]), attributes, start, end, raw)
        at = text_from = end
    if text_from < size:
        yield Text(text_from, size)


def attributes_of(tag: Tag) -> dict[str, str]:
    """A tag's attributes, names in lower case, values decoded; the first of a name counts."""
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag.attributes):
        values.setdefault(name.lower(), unescape(double or single or bare))
    return values


class _Quotes:
    """Finds the end of a tag; remembers which quotes no longer occur, so that unclosed ones cost nothing."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.gone: set[str] = set()

    def tag_end(self, at: int) -> int:
        """The position behind the ``>`` that closes a tag whose name ended at ``at``."""
        source = self.source
        first = at
        size = len(source)
        while True:
            found = _PLAIN.match(source, at)
            at = found.end() if found else size
            if at >= size:
                return size
            sign = source[at]
            if sign == ">":
                return at + 1
            before = source[max(at - 20, first) : at].rstrip()
            if sign in self.gone or not before.endswith("="):
                at += 1
                continue
            close = source.find(sign, at + 1)
            if close < 0:
                self.gone.add(sign)
                at += 1
            else:
                at = close + 1


def _after(source: str, mark: str, at: int, missing: set[str]) -> int:
    if mark in missing:
        return -1
    found = source.find(mark, at)
    if found < 0:
        missing.add(mark)
        return -1
    return found + len(mark)


def _raw_text(source: str, name: str, at: int, missing: set[str]) -> tuple[str, int]:
    """The content of a raw element and where it ends; an element that is never closed is empty."""
    mark = "</" + name
    if mark in missing:
        return "", at
    close = source.find(mark, at)
    if close < 0:
        upper = re.compile(re.escape(mark), re.I).search(source, at)
        if upper is None:
            missing.add(mark)
            return "", at
        close = upper.start()
    end = source.find(">", close)
    return source[at:close], len(source) if end < 0 else end + 1
