"""Passage: one block of a page's clean text, with its role; and the clean text it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from countback.refusals import Refusal
from countback.values import Offsets, PartialDate, Span

Role = Literal[
    "title",
    "standfirst",
    "body",
    "list_item",
    "table_row",
    "caption",
    "heading",
    "dateline",
    "teaser",
    "comment",
    "furniture",
]

#: The part of a page each role belongs to; figures carry this part as their ``role``.
PART_OF_PAGE: dict[str, Literal["article", "comment", "chrome"]] = {
    "title": "article",
    "standfirst": "article",
    "body": "article",
    "list_item": "article",
    "table_row": "article",
    "caption": "article",
    "heading": "article",
    "dateline": "article",
    "teaser": "chrome",
    "comment": "comment",
    "furniture": "chrome",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: ``span`` in the clean text, ``role``, ``lang`` (ISO 639-1, "" if unknown), ``rule`` its reason.

    ``dated`` is the passage's own date where it has one (a news box of another day), else None.
    """

    span: Span
    role: Role
    lang: str = ""
    rule: str = ""
    dated: PartialDate | None = None

    @property
    def part(self) -> Literal["article", "comment", "chrome"]:
        """``article``, ``comment`` or ``chrome``."""
        return PART_OF_PAGE[self.role]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for an outlet, a byline or a date: its value, where it came from, and what became of it.

    ``source`` names the kind of evidence (``header``, ``address``, ``meta``, ``stamp``, ``review_date``, …),
    ``said`` the words, ``span`` their place in the clean text (None where they stand outside it), ``verdict`` is
    ``chosen``, ``agrees`` or why it lost.
    """

    value: str
    source: str
    said: str = ""
    span: Span | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who published the page, who wrote it and when, each with every candidate and why it won or lost."""

    outlet: str | None = None
    byline: str | None = None
    published: PartialDate | None = None
    reprinted: PartialDate | None = None
    outlet_evidence: tuple[Evidence, ...] = ()
    byline_evidence: tuple[Evidence, ...] = ()
    date_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page's clean text with its passages in order, their dateline, and the way back to the page.

    ``offsets`` leads from ``text`` to the decoded page after its header (for plain text the identity);
    ``extractor`` names what made the text and its version. ``refusals`` are inputs or stretches set aside.
    """

    text: str
    passages: tuple[Passage, ...]
    dateline: Dateline
    extractor: str
    offsets: Offsets
    lang: str = ""
    title: str = ""
    refusals: tuple[Refusal, ...] = ()
