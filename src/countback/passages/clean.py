"""A page's clean text with its passages and dateline: a pure function of the page, no clock, no network."""

from __future__ import annotations

from typing import Literal

from countback.errors import InputError
from countback.pages import Page, decode, split_header
from countback.passages.dateline import dateline_of
from countback.passages.extract import Block, text_blocks
from countback.passages.language import language_of, languages
from countback.passages.passage import CleanPage, Passage
from countback.passages.roles import mark_roles
from countback.passages.stamps import dates_in
from countback.refusals import Refusal
from countback.values import Offsets, PartialDate, Span

#: The longest text Countback reads, in characters.
MAX_CHARS = 2_000_000
BLOCKS_VERSION = "countback blocks 1"

#: How text comes out of HTML.
Extractor = Literal["quality", "fast"]


def clean_page(page: Page, *, extractor: Extractor = "quality") -> CleanPage:
    """The page's clean text, cut into passages, with language, roles and dateline.

    ``extractor`` says how the text comes out of HTML: ``quality`` keeps every block and its way back, ``fast`` only
    the main text (see :mod:`countback.passages.fast`); ``CleanPage.extractor`` names which, with its version.

    For plain text the clean text is the decoded text after the header, character for character. For HTML it is the
    visible text block by block, one line each. Raises InputError (``binary``, ``encoding``, ``too_large``,
    ``too_deep``, ``no_text``). Costs time linear in the page's length.

    >>> clean = clean_page(Page.from_text("Over 700 cases went to court.\\n\\nRead also: bridge opens"))
    >>> [(p.role, p.part) for p in clean.passages]
    [('body', 'article'), ('teaser', 'chrome')]
    """
    charset = page.media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    decoded = decode(page.body, declared=charset)
    header, start = split_header(decoded.text)
    source = decoded.text[start:]
    meta = {**header, **page.meta}
    refusals: list[Refusal] = []
    if decoded.replaced:
        refusals.append(
            Refusal(
                "encoding",
                "passages",
                source=page.name,
                detail=f"{decoded.replaced} characters stand for bytes that are no {decoded.encoding}",
            )
        )
    if page.media_type.startswith(("text/html", "application/xhtml")):
        # lxml, trafilatura and resiliparse load only where a page needs them
        if extractor == "fast":
            from countback.passages.fast import fast_blocks as blocks_of
        else:
            from countback.passages.html import html_blocks as blocks_of

        html = blocks_of(source, address=page.address)
        text, blocks, offsets, named = html.text, html.blocks, html.offsets, html.extractor
        title, html_meta, declared = html.title, html.facts, html.lang
    else:
        text, blocks, offsets, named = source, text_blocks(source), Offsets.identity(), BLOCKS_VERSION
        title, html_meta, declared = "", (), ""
    if len(text) > MAX_CHARS:
        raise InputError(
            f"{page.name or 'the page'} has {len(text):,} characters, the most is {MAX_CHARS:,}; split the file",
            reason="too_large",
        )
    if not blocks:
        raise InputError(f"{page.name or 'the page'} has no readable text", reason="no_text")
    marks = mark_roles(text, blocks)
    lang = _page_language(text, blocks, [m.role for m in marks], prior=meta.get("lang", declared)[:2].lower())
    lines = [text[b.start : b.end] for b in blocks]
    passages = tuple(
        Passage(
            Span(block.start, block.end),
            mark.role,
            own,
            mark.rule,
            _dated(line) if mark.role in ("teaser", "furniture") else None,
        )
        for block, mark, own, line in zip(blocks, marks, languages(lines, page=lang), lines, strict=True)
    )
    if not title:
        title = next((p.span.of(text) for p in passages if p.role == "title"), "")
    return CleanPage(
        text=text,
        passages=passages,
        dateline=dateline_of(text, passages, meta=meta, address=page.address, html_meta=html_meta),
        extractor=named,
        offsets=offsets,
        lang=lang,
        title=title,
        refusals=tuple(refusals),
    )


def _page_language(text: str, blocks: list[Block], roles: list[str], *, prior: str) -> str:
    """The language of the article's first 1,200 characters."""
    parts: list[str] = []
    size = 0
    for block, role in zip(blocks, roles, strict=True):
        if role not in ("furniture", "teaser", "comment"):
            parts.append(text[block.start : min(block.end, block.start + 1200)])
            size += len(parts[-1])
            if size >= 1200:
                break
    return language_of(" ".join(parts) or text[:2000], prior=prior)


def _dated(line: str) -> PartialDate | None:
    """The day of a box of another day, where it names one with its year."""
    if len(line) > 400 or "20" not in line:
        return None
    said = next(dates_in(line), None)
    return said.readings[0] if said is not None and len(said.readings) == 1 and said.readings[0].day else None
