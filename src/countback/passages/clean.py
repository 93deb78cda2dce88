"""A page's clean text with its passages and dateline: a pure function of the page, no clock, no network."""

from __future__ import annotations

from countback.pages import Page, decode, split_header
from countback.passages.extract import text_blocks
from countback.passages.passage import CleanPage, Dateline, Passage
from countback.values import Offsets, Span


def clean_page(page: Page) -> CleanPage:
    """Cut a page into passages."""
    decoded = decode(page.body)
    meta, start = split_header(decoded.text)
    text = decoded.text[start:]
    lang = meta.get("lang", "")
    passages = tuple(Passage(Span(b.start, b.end), "body", lang, "line") for b in text_blocks(text))
    return CleanPage(text, passages, Dateline(), "countback blocks 1", Offsets.identity(), lang)
