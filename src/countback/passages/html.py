"""HTML to blocks: the whole visible text of a page, block by block, each with the role its markup gives.

trafilatura says which blocks are the article's main text; the rest is kept, as furniture, so that every number on the
page is accounted for. Every character of a block leads back to its place in the source; the white space between blocks
and the tabs between cells stand for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import unescape

import trafilatura

from countback.errors import InputError
from countback.passages.dateline import Fact
from countback.passages.extract import Block
from countback.passages.facts import FactReader
from countback.passages.markup import RAW, VOID, Tag, attributes_of, events
from countback.passages.roles import is_prose
from countback.values import Offsets

BLOCKS_VERSION = "1"
MAX_DEPTH = 512
_MAX_TEXT = 2_000_000
#: A tag longer than this goes to the parsers without its attributes.
_LONG_TAG = 4_000

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "button",
        "label",
    ]
)
_CELLS = frozenset({"td", "th"})
_TIGHT = frozenset({"li", "tr", "br", "dd", "dt", "td", "th", "option", "tbody", "thead", "ul", "ol", "table"})
#: A start tag that ends an open element of these names, up to the nearest element of the second set.
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_P_ENDS = _BLOCK - frozenset({"button", "label", "td", "th", "tr", "tbody", "thead", "tfoot", "html", "body", "option"})
#: What an element alone says. The strict ones hold whatever the extractor thinks.
_STRICT = {
    "nav": "furniture",
    "footer": "furniture",
    "button": "furniture",
    "select": "furniture",
    "menu": "furniture",
    "dialog": "furniture",
    "textarea": "furniture",
    "label": "furniture",
}
_LOOSE = {"aside": "teaser", "form": "furniture"}
_SHAPES = {
    "h1": "title",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "figcaption": "caption",
    "caption": "caption",
    "li": "list_item",
    "tr": "table_row",
    "dt": "list_item",
    "dd": "list_item",
}
#: Words of ``class`` and ``id`` that tell a box; whole words only ("ad" is not in "header").
_NAMES = {
    "comment": "comments commentlist comment disqus respond replies comentarios kommentare",
    "teaser": (
        "related recommended recommendations teaser teasers trending popular readmore alsoread mostread promo promoted "
        "outbrain taboola newsfeed latest"
    ),
    "furniture": (
        "newsletter subscribe subscription share sharing social cookie cookies consent banner sidebar breadcrumb "
        "breadcrumbs menu nav navbar navigation advert advertisement ads adsbygoogle popup modal donate donation "
        "donations membership paywall tags tagcloud widget footer copyright masthead toolbar pagination"
    ),
}
_BY_NAME = {word: role for role, words in _NAMES.items() for word in words.split()}
_NAME_WORD = re.compile(r"[a-z]+")
_PIECE = re.compile(r"[^\s&]+|\s+|&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)|&")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A page's visible text with its blocks, the way back, and what its markup says of title, date and author."""

    text: str
    blocks: list[Block]
    offsets: Offsets
    extractor: str
    title: str
    facts: tuple[Fact, ...]
    lang: str


@dataclass(slots=True)
class _Open:
    name: str
    strict: str = ""
    loose: str = ""
    shape: str = ""
    rule: str = ""
    article: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects text and blocks; white space is folded to one space."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    stretches: list[tuple[int, int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    in_article: list[bool] = field(default_factory=list)
    block_start: int = -1
    space: bool = False
    cell: bool = False
    loose_gap: bool = True

    def put(self, text: str, source: int, *, kept: bool = True) -> None:
        if self.size > _MAX_TEXT:
            raise InputError(f"the page has over {_MAX_TEXT:,} characters of text; split it", reason="too_large")
        if self.block_start < 0:
            if self.size:
                self._raw("\n\n" if self.loose_gap else "\n")
            self.block_start = self.size
        elif self.cell:
            self._raw("\t")
        elif self.space:
            self._raw(" ")
        self.space = self.cell = False
        self.stretches.append((self.size, source, len(text) if kept else 1))
        self._raw(text)

    def _raw(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def close(self, stack: list[_Open], *, tight: bool) -> None:
        """End the block that is open, with the role its elements give."""
        if self.block_start >= 0:
            hint, rule = _hint(stack)
            gap = self.loose_gap
            self.blocks.append(Block(self.block_start, self.size, hint=hint, rule=rule, gap=gap))
            self.in_article.append(any(e.article for e in stack))
            self.block_start = -1
            self.loose_gap = not tight
        elif not tight:
            self.loose_gap = True
        self.space = self.cell = False


def html_blocks(source: str, *, address: str = "") -> HtmlText:
    """The visible text of an HTML page as blocks.

    Raises InputError: ``too_deep`` (over 512 elements within each other), ``no_text``, ``too_large``.
    """
    if "\x00" in source:
        source = source.replace("\x00", "\ufffd")
    writer = _Writer()
    facts = FactReader()
    stack: list[_Open] = []
    lang = ""
    long_tags: list[Tag] = []
    for event in events(source):
        if not isinstance(event, Tag):
            if stack and stack[-1].name == "title":
                facts.title(unescape(source[event.start : min(event.end, event.start + 2000)]))
            else:
                _write(writer, source, event.start, event.end)
            continue
        if event.name == "html" and not event.closing and not lang:
            lang = attributes_of(event).get("lang", "")
        if event.end - event.start - len(event.raw) > _LONG_TAG:
            long_tags.append(event)
        facts.see(event)
        _turn(event, stack, writer)
    writer.close(stack, tight=False)
    text = "".join(writer.parts)
    if not writer.blocks:
        raise InputError("the page has no readable text; save it after it has loaded, or as text", reason="no_text")
    bare = _without_attributes(source, long_tags)
    main, version = _main_text(bare)
    blocks = _placed(text, writer.blocks, writer.in_article, main)
    return HtmlText(
        text=text,
        blocks=blocks,
        offsets=Offsets.of(writer.stretches),
        extractor=f"{version} + countback blocks {BLOCKS_VERSION}" if version else f"countback blocks {BLOCKS_VERSION}",
        title=next(
            (b_text for b in blocks if b.hint == "title" and (b_text := text[b.start : b.end])), facts.best_title
        ),
        facts=facts.all(bare, address=address),
        lang=lang,
    )


def _turn(tag: Tag, stack: list[_Open], writer: _Writer) -> None:
    """Open or close an element: end the block before it where it is block-level, and keep the stack."""
    name = tag.name
    if name == "br":
        writer.close(stack, tight=True)
        return
    if name in _BLOCK and name not in _CELLS and not (name == "p" and any(e.name in _CELLS for e in stack[-3:])):
        inside_row = any(e.name == "tr" for e in stack[-12:])
        if inside_row and name not in ("tr", "table", "tbody"):
            writer.space = True  # a paragraph inside a cell does not break its row
        else:
            writer.close(stack, tight=name in _TIGHT)
    elif name in _CELLS:
        if any(e.name == "tr" for e in stack[-12:]):
            writer.cell = writer.cell or (writer.block_start >= 0 and not tag.closing)
        else:
            writer.close(stack, tight=True)
    if tag.closing:
        for i in range(len(stack) - 1, -1, -1):
            if stack[i].name == name:
                del stack[i:]
                break
        return
    if name in VOID or name in RAW or tag.attributes.endswith("/"):
        return
    if name in _P_ENDS:
        for i in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
            if stack[i].name == "p":
                del stack[i:]
                break
            if stack[i].name in _BLOCK:
                break
    implied = _IMPLIED.get(name)
    if implied is not None:
        for i in range(len(stack) - 1, -1, -1):
            if stack[i].name in implied[1]:
                break
            if stack[i].name in implied[0]:
                del stack[i:]
                break
    stack.append(_opened(tag))
    if len(stack) > MAX_DEPTH:
        raise InputError(
            f"the page's markup is over {MAX_DEPTH} elements deep at character {tag.start:,}; save the page as text",
            reason="too_deep",
        )


def _opened(tag: Tag) -> _Open:
    name = tag.name
    element = _Open(name, _STRICT.get(name, ""), _LOOSE.get(name, ""), _SHAPES.get(name, ""), name)
    element.article = name in ("article", "main")
    if tag.attributes and name not in ("html", "body", "main", "article"):
        attributes = attributes_of(tag)
        if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower():
            element.strict, element.rule = "furniture", "hidden"
        elif not element.strict:
            for word in _NAME_WORD.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()[:300]):
                if word in _BY_NAME:
                    element.loose, element.rule = _BY_NAME[word], f"class {word}"
                    break
    return element


def _hint(stack: list[_Open]) -> tuple[str, str]:
    """The role of a block inside these elements; a loose one is marked with ``?`` until the main text is known."""
    for element in stack:
        if element.strict:
            return element.strict, element.rule
    for element in stack:
        if element.loose:
            return element.loose + "?", element.rule
    for element in reversed(stack):
        if element.shape:
            return element.shape, element.name
    return "", ""


def _write(writer: _Writer, source: str, start: int, end: int) -> None:
    for piece in _PIECE.finditer(source, start, end):
        text = piece.group()
        if text[0] == "&" and len(text) > 1:
            plain = unescape(text)
            if plain.isspace():
                writer.space = True
            else:
                writer.put(plain, piece.start(), kept=False)
        elif text.isspace():
            writer.space = True
        else:
            writer.put(text, piece.start())


def _without_attributes(source: str, tags: list[Tag]) -> str:
    """The source with these tags stripped of their attributes: parsers take the square of their number."""
    if not tags:
        return source
    parts: list[str] = []
    at = 0
    for tag in tags:
        if not tag.raw:
            parts += [source[at : tag.start], f"<{'/' if tag.closing else ''}{tag.name}>"]
            at = tag.end
    parts.append(source[at:])
    return "".join(parts)


def _main_text(source: str) -> tuple[str, str]:
    """trafilatura's main text and its name with version; two empty strings where it finds or says nothing."""
    try:
        main = trafilatura.extract(source, include_comments=False, include_tables=True)
    except Exception:  # a fault of the extractor must not cost the page: the blocks are there without it
        return "", ""
    return main or "", f"trafilatura {trafilatura.__version__}"


def _placed(text: str, blocks: list[Block], in_article: list[bool], main: str) -> list[Block]:
    """Settle the loose roles by the main text, and set aside what lies outside it."""
    known = len(main) >= 200
    whole, grams = _grams_of(main.split("\n")) if known else (set(), set())
    held = [_held(text[b.start : b.end], whole, grams) if known else None for b in blocks]
    inside = [i for i, h in enumerate(held) if h and not blocks[i].hint.endswith(("?", "furniture"))]
    first, last = (inside[0], inside[-1]) if inside else (0, len(blocks))
    # without an h1 the headline, the author and the date stand in plain blocks before the first paragraph
    title_at = next((i for i, b in enumerate(blocks) if b.hint == "title"), first - 3)
    first = min(first, title_at)
    titled = False
    done: list[Block] = []
    for i, block in enumerate(blocks):
        hint, rule, line = block.hint, block.rule, text[block.start : block.end]
        if hint == "title":
            hint = "heading" if titled else "title"
            titled = True
        if hint.endswith("?"):
            hint = "" if held[i] and is_prose(line) and hint != "comment?" else hint[:-1]
            rule = "" if not hint else rule
        elif known and not held[i] and hint in ("", "list_item", "table_row", "heading", "caption"):
            outside = i < first or i > last
            if outside and not (in_article[i] and (is_prose(line) or hint in ("table_row", "caption"))):
                hint, rule = "furniture", "outside_main"
        done.append(replace(block, hint=hint, rule=rule, main=held[i]))
    return done


def _grams_of(lines: Iterable[str]) -> tuple[set[str], set[int]]:
    whole: set[str] = set()
    grams: set[int] = set()
    for line in lines:
        words = _WORDS.findall(line)
        whole.add(" ".join(words))
        grams.update(hash(tuple(words[i : i + 4])) for i in range(len(words) - 3))
    return whole, grams


def _held(line: str, whole: set[str], grams: set[int]) -> bool:
    """Whether the main text holds a block: word for word, or most of its runs of four words."""
    words = _WORDS.findall(line)
    if " ".join(words) in whole:
        return True
    if len(words) < 4:
        return False
    runs = len(words) - 3
    return sum(hash(tuple(words[i : i + 4])) in grams for i in range(runs)) * 10 >= runs * 6
