"""What was set aside, and why: one code per reason, each with words for a person and what to do.

Nothing that was seen is dropped without a row: a number expression on a page becomes a Figure or a
:class:`Refusal`; an input that cannot be read becomes a Refusal of the stage that met it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from countback.values import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry of the catalogue: what happened in plain words, and what a person can do about it."""

    code: str
    words: str
    remedy: str


def _catalogue(*rows: tuple[str, str, str]) -> dict[str, Reason]:
    return {code: Reason(code, words, remedy) for code, words, remedy in rows}


_LOOK = "nothing to do; if it counts people, cases or things, please report the sentence"

REASONS: dict[str, Reason] = _catalogue(
    # numbers on a page that are no figures
    ("date", "part of a date", _LOOK),
    ("time", "a time of day", _LOOK),
    ("age", "an age", _LOOK),
    ("duration", "a length of time or a prison term", _LOOK),
    ("money", "an amount of money", _LOOK),
    ("distance", "a distance, an area, a weight, a calibre or another measured amount", _LOOK),
    ("ordinal", "an ordinal or a rank in an order", _LOOK),
    ("formation_number", "the number of a military formation", _LOOK),
    ("model_name", "part of a model or product name", _LOOK),
    ("article_number", "the number of a law, an article or a document", _LOOK),
    ("identifier", "an identifier: a telephone, a page, a version, a score, a code", _LOOK),
    ("address", "part of a web or postal address", _LOOK),
    ("multiplier", "a comparison (times as many, sixfold), not a count", _LOOK),
    ("ratio", "a ratio, a likelihood or a score", _LOOK),
    ("rank_list", "the number of a step, a list item or a footnote", _LOOK),
    ("pronoun", "'one' used as a pronoun or an article", _LOOK),
    ("name", "part of a proper name or a fixed phrase", _LOOK),
    (
        "garbled",
        "a number that lost digits or separators, so that no value can be read",
        "open the page and correct it",
    ),
    ("no_count", "a number with nothing counted beside it", _LOOK),
    ("furniture", "site furniture, not the article", _LOOK),
    ("too_long", "a number or a sentence longer than the reader takes", "split the text"),
    ("not_cleared", "a language the reader has no words for", "add a lexicon for the language"),
    # what a second reader said
    ("not_quoted", "a number a second reader names that does not stand in the words it quotes", "nothing to do"),
    ("not_asked", "passages a second reader was not asked about", "ask with countback second"),
    ("bad_answer", "an answer of a second reader that has not the form asked for", "ask again, or another model"),
    # inputs that cannot be read
    ("empty", "the input is empty", "check the file or its download"),
    ("binary", "the input is not text", "convert it to HTML or text first"),
    ("encoding", "the characters cannot be decoded", "name the encoding in the header or save as UTF-8"),
    ("too_large", "the input is larger than Countback takes", "split the file"),
    ("no_text", "the page has no readable text", "save the page after it has loaded, or as text"),
    ("missing", "there is no such file or folder", "check the path"),
    ("permission", "the file may not be read", "change its permissions"),
    ("unreadable", "the file could not be read", "check the disk and try again"),
    ("unreachable", "the other machine gave no usable answer", "check the address and the network, then try again"),
    ("too_deep", "the page's markup is nested too deeply", "save the page as text"),
    ("bad_header", "the header before --- is malformed", "write key: value lines"),
    ("too_slow", "reading the page took longer than it may", "please report the page; the other inputs went on"),
    (
        "worker_died",
        "the process that read this page ended, each time it was tried",
        "please report the page; the others went on",
    ),
    # files of many records
    ("needs_extra", "what reads this kind of file is not installed", "install the extra that the line names"),
    ("cut", "the file ends in the middle of a record", "get the file again; what came before the cut is kept"),
    ("damaged", "the bytes are damaged or are not what their format says", "get the file again; the rest went on"),
    ("bomb", "it grows to more than 100 times its size when unpacked", "do not open it; the rest of the file went on"),
    ("bad_length", "the length a record states is not its length", "get the file again from who made it"),
    ("bad_digest", "the bytes do not match the digest that came with them", "get the file again from who made it"),
    ("bad_row", "a row that lacks its text or breaks the format", "correct the row; the other rows went on"),
    # addresses that were not fetched
    ("bad_address", "no address that Countback fetches", "give an http or https address without name and password"),
    ("forbidden_address", "the address leads into a private or reserved network", "nothing; such places are not read"),
    ("robots", "the site's robots.txt asks not to fetch this address", "ask the site, or save the page by hand"),
    ("timeout", "the site took too long", "try again later"),
    ("http_status", "the site answered with an error", "open the address in a browser; try again later"),
    ("redirects", "the address leads on too many times", "give the address it leads to"),
    ("not_text", "the answer is neither HTML nor text nor a feed", "save it in a form Countback reads"),
    ("reader_error", "the reader failed on this input", "please report the page; the other inputs went on"),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number or an input set aside.

    ``stage`` is the room that refused (``pages``, ``passages``, ``figures``, ``ledger``); ``span`` is the
    place in the page's clean text for a number, None for a whole input; ``said`` the words refused;
    ``rule`` the lexicon entry or rule that decided; ``detail`` anything a person needs beyond the
    catalogue's words.
    """

    reason: str
    stage: str
    source: str = ""
    span: Span | None = None
    said: str = ""
    rule: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"unknown reason {self.reason!r}; the catalogue has {', '.join(sorted(REASONS))}")

    @property
    def words(self) -> str:
        """The reason in plain words."""
        return REASONS[self.reason].words

    @property
    def remedy(self) -> str:
        """What a person can do."""
        return REASONS[self.reason].remedy


@dataclass(slots=True)
class Sifted(Generic[T]):
    """What a stage kept, beside what it refused. Iterating gives what was kept."""

    kept: list[T] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def __iter__(self) -> Iterator[T]:
        return iter(self.kept)
