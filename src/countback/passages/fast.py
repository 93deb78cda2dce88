"""HTML to blocks the fast way, for bulk: the main text as resiliparse gives it, and nothing else of the page.

About ten times as fast as the quality path, and it loses more: what lies outside the main text is not accounted for,
list marks and cells keep no role but what their line looks like, a date that stands only in the text of the page is
not asked for, and the way back leads to the extracted text, not to the source. A page that would make the parser take
the square of its size goes the quality path, and its record says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import unescape
from importlib import metadata

from countback.errors import InputError, UsageError
from countback.passages.extract import text_blocks
from countback.passages.facts import FactReader
from countback.passages.html import HtmlText, html_blocks
from countback.passages.markup import Tag, attributes_of, events
from countback.values import Offsets

FAST_VERSION = "1"
_RAW = re.compile(r"<(script|style|noscript|svg|template|textarea)\b", re.I)
_OPEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
#: Elements that hold nothing or are ended by the next one, and so add no depth.
_EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"})
_ENDED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "colgroup"})
_FLAT = _EMPTY | _ENDED | {"track", "wbr"}
#: What the parser takes without falling into quadratic time: elements within each other, and characters in one tag.
_DEEPEST, _LONGEST_TAG = 256, 4_000
_HEAD = 200_000
_MAX_TEXT = 2_000_000


def fast_blocks(source: str, *, address: str = "") -> HtmlText:
    """The main text of an HTML page as blocks; the page's title stands first where the text does not begin with it.

    Raises InputError (``no_text``, ``too_large``, and ``too_deep`` like the quality path), and UsageError without the
    extra ``countback[gather]``.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        raise UsageError("the fast extractor needs the extra countback[gather]") from None
    if "\x00" in source:
        source = source.replace("\x00", "\ufffd")
    bare = _without_raw(source)
    if not _tame(bare):
        return html_blocks(source, address=address)
    try:
        main = str(extract_plain_text(bare, main_content=True, alt_texts=False))
    except (ValueError, RuntimeError) as error:
        raise InputError(f"the page's markup cannot be parsed: {error}", reason="no_text") from None
    facts, lang = _facts(source)
    title = facts.best_title
    if title and not main.lstrip().startswith(title[:40]):
        main = f"{title}\n\n{main}"
    if len(main) > _MAX_TEXT:
        raise InputError(f"the page has over {_MAX_TEXT:,} characters of text; split it", reason="too_large")
    blocks = text_blocks(main)
    if not blocks:
        raise InputError("the page has no readable text; save it after it has loaded, or as text", reason="no_text")
    if title and main.startswith(title[:40]):
        blocks[0] = replace(blocks[0], hint="title", rule="title")
    return HtmlText(
        text=main,
        blocks=blocks,
        offsets=Offsets.identity(),
        extractor=f"resiliparse {_version()} + countback fast {FAST_VERSION}",
        title=title,
        facts=tuple(facts.facts),
        lang=lang,
    )


@lru_cache(maxsize=1)
def _version() -> str:
    return metadata.version("resiliparse")


def _facts(source: str) -> tuple[FactReader, str]:
    """What the page's head states, and its language; the body is not looked at."""
    end = source.lower().find("</head", 0, _HEAD)
    reader, lang = FactReader(), ""
    head = source[: end if end >= 0 else min(len(source), 20_000)]
    in_title = False
    for event in events(head):
        if isinstance(event, Tag):
            in_title = event.name == "title" and not event.closing
            if event.name == "html" and not event.closing and not lang:
                lang = attributes_of(event).get("lang", "")
            reader.see(event)
        elif in_title:
            reader.title(unescape(head[event.start : min(event.end, event.start + 2000)]))
    return reader, lang


def _without_raw(source: str) -> str:
    """The source without scripts, styles and their like. Linear: an end that is missing is looked for once."""
    lower = source.lower()
    if len(lower) != len(source):
        return source
    parts: list[str] = []
    missing: set[str] = set()
    at = 0
    while (found := _RAW.search(lower, at)) is not None:
        name = found[1]
        end = -1 if name in missing else lower.find(f"</{name}", found.end())
        if end < 0:
            missing.add(name)
            parts.append(source[at : found.end()])
            at = found.end()
            continue
        close = lower.find(">", end)
        parts += [source[at : found.start()], " "]
        at = close + 1 if close >= 0 else len(source)
    parts.append(source[at:])
    return "".join(parts)


def _tame(source: str) -> bool:
    """Whether a page has none of the shapes that parsers take the square of their size for."""
    depth = last = 0
    for found in _OPEN.finditer(source):
        if found.start() - last > _LONGEST_TAG:
            return False
        last = found.start()
        name = found[2].lower()
        if name in _FLAT:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            return False
    return len(source) - last <= 10 * _LONGEST_TAG
