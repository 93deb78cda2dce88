"""What each block of a page is: title, body, list item, or teaser, comment and furniture around the article.

Three kinds of evidence, in this order: the markup's own word, the cue words of ``data/roles``, the block's shape and
place. Where none is plain the block is ``body``: a figure of the article that is hidden is as wrong as one of the
furniture that is let through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countback.passages.cues import Cue, Cues, load_cues
from countback.passages.extract import Block, starts_item
from countback.passages.passage import Role
from countback.passages.stamps import stamp_of

_STOPS = ".!?…"
_CLOSERS = "\"'”’»)]*_ \u00a0"
#: Running text needed before "comments" or "news feed" may end the article.
_ARTICLE_CHARS = 150
_PROSE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A block's role and the rule that gave it."""

    role: Role
    rule: str


def mark_roles(text: str, blocks: Sequence[Block], *, cues: Cues | None = None) -> list[Mark]:
    """The role of every block, in order. Linear in the number of blocks."""
    cues = cues if cues is not None else load_cues()
    lines = [text[b.start : b.end] for b in blocks]
    found = [cues.find(line) for line in lines]
    marks: list[Mark | None] = [None] * len(blocks)
    for i, block in enumerate(blocks):
        if block.hint in ("furniture", "teaser", "comment", "caption"):
            marks[i] = Mark(block.hint, block.rule)  # type: ignore[arg-type]  # the four are Roles
        elif _is_css(lines[i]):
            marks[i] = Mark("furniture", "css")
    _apply_cues(blocks, lines, found, marks)
    _mark_repeats(lines, found, marks)
    return _shapes(blocks, lines, marks)


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph: of some length, and it ends as a sentence does.

    >>> is_prose("The court in the town heard two officers and a clerk on Monday.")
    True
    >>> is_prose("Bridge with 12 arches opens")
    False
    """
    return len(line) >= _PROSE_CHARS and ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether the last sign of a line, closing quotes aside, is a full stop or the like."""
    bare = line.rstrip(_CLOSERS)
    return bare != "" and bare[-1] in _STOPS


def _apply_cues(
    blocks: Sequence[Block], lines: Sequence[str], found: Sequence[Cue | None], marks: list[Mark | None]
) -> None:
    """Give each cue's line its role and carry it as far as the cue reaches."""
    prose_before = 0
    fence = 0  # nothing before this block is reached back to: an earlier comment's end or the comments' head
    running: Cue | None = None  # a cue that reaches over the rest of the page
    for i, line in enumerate(lines):
        cue = found[i]
        if cue is None:
            if marks[i] is None and running is not None and not _kept_by_markup(blocks[i], line):
                marks[i] = Mark(running.reach_role, running.id)
            elif marks[i] is None and is_prose(line):
                prose_before += len(line)
            continue
        enough = prose_before >= _ARTICLE_CHARS
        if cue.reach == "rest_of_page" and not enough:
            marks[i] = marks[i] or Mark("furniture", cue.id)
            continue
        if cue.reach == "previous":
            # a bare "Reply" is a button only where the page has shown itself to carry comments
            if enough or fence:
                _reach_back(blocks, lines, marks, i, fence, cue)
                marks[i] = Mark("furniture", cue.id)
                fence = i + 1
            continue
        if marks[i] is None or cue.role == "comment":
            marks[i] = Mark(cue.role, cue.id)
        if cue.reach == "rest_of_page":
            running = cue
            fence = i + 1
        elif cue.reach != "line" and (cue.reach != "until_prose" or prose_before or running):
            # "Popular" over the article is a menu: the title under it is no teaser
            _reach_on(blocks, lines, found, marks, i, cue)


def _kept_by_markup(block: Block, line: str) -> bool:
    """The extractor took a long paragraph for main text: a box in mid-page must not swallow what follows it."""
    return block.main is True and is_prose(line)


def _reach_on(
    blocks: Sequence[Block],
    lines: Sequence[str],
    found: Sequence[Cue | None],
    marks: list[Mark | None],
    at: int,
    cue: Cue,
) -> None:
    """Mark the lines after a cue that belong to it."""
    mark = Mark(cue.reach_role, cue.id)
    last = len(lines)
    if cue.reach == "until_blank":
        i = at + 1
        while i < last and not blocks[i].gap and marks[i] is None:
            marks[i] = mark
            i += 1
    elif cue.reach == "until_prose":
        i = at + 1
        while i < last and i <= at + 40 and found[i] is None and not is_prose(lines[i]):
            if marks[i] is None:
                marks[i] = mark
            i += 1
    elif cue.reach == "next_line":
        i = at + 1
        if i < last and lines[at].rstrip().endswith(":") and not is_prose(lines[i]) and marks[i] is None:
            marks[i] = mark
            i += 1
        while i < last and starts_item(lines[i]) and not is_prose(lines[i]) and marks[i] is None and i <= at + 20:
            marks[i] = mark
            i += 1


def _reach_back(
    blocks: Sequence[Block], lines: Sequence[str], marks: list[Mark | None], at: int, fence: int, cue: Cue
) -> None:
    """The reader's words above a "reply" button: back to the last comment, or one paragraph with name and date."""
    i = at - 1
    if fence:
        while i >= fence:
            if marks[i] is None:
                marks[i] = Mark("comment", cue.id)
            i -= 1
        return
    if i > 0 and marks[i] is None:
        marks[i] = Mark("comment", cue.id)
        i -= 1
        for _ in range(2):  # the name and the date over it
            if i > 0 and marks[i] is None and len(lines[i]) <= 40 and not ends_sentence(lines[i]):
                marks[i] = Mark("comment", cue.id)
                i -= 1


def _mark_repeats(lines: Sequence[str], found: Sequence[Cue | None], marks: list[Mark | None]) -> None:
    """A sentence printed three times or more: those in the middle beside "also read" are the template's teasers.

    The first is the lead and the last stands where the text goes on from it, so both stay with the article; printed
    twice, neither can be told from the other.
    """
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line) >= 25:
            places.setdefault(line, []).append(i)
    for rows in places.values():
        for i in rows[1:-1]:
            cue = found[i - 1]
            if cue is not None and (cue.reach != "line" or cue.role == "teaser") and marks[i] is None:
                marks[i] = Mark("teaser", "repeat")


def _shapes(blocks: Sequence[Block], lines: Sequence[str], marks: Sequence[Mark | None]) -> list[Mark]:
    """Title, heading, list item, table row, dateline or body for what the words left open."""
    done: list[Mark] = []
    title_at = _title_at(blocks, lines, marks)
    last = len(blocks)
    edge = 0  # blocks of the article seen
    for i, block in enumerate(blocks):
        mark = marks[i]
        line = lines[i]
        if mark is None:
            edge += 1
            if block.hint:
                mark = Mark(block.hint, block.rule)  # type: ignore[arg-type]  # html.py gives Roles only
            elif i == title_at:
                mark = Mark("title", "first_line")
            elif starts_item(line):
                stamp = edge <= 2 and stamp_of(line) is not None
                mark = Mark("dateline", "stamp") if stamp else Mark("list_item", "bullet")
            elif "\t" in line or line.count("|") >= 2:
                mark = Mark("table_row", "cells")
            elif (edge <= 8 or i >= last - 3) and len(line) <= 120 and stamp_of(line) is not None:
                mark = Mark("dateline", "stamp")
            elif len(line) <= 90 and not ends_sentence(line) and line[-1] not in ":;,—–-" and _leads(blocks, lines, i):
                mark = Mark("heading", "short_line")
            else:
                mark = Mark("body", "default")
        done.append(mark)
    return done


def _title_at(blocks: Sequence[Block], lines: Sequence[str], marks: Sequence[Mark | None]) -> int:
    """The page's title: the first free line that is neither prose nor a stamp nor a mere word; else -1."""
    if any(b.hint == "title" for b in blocks):
        return -1
    tried = 0
    for i, line in enumerate(lines):
        if marks[i] is not None:
            continue
        tried += 1
        if tried > 6 or is_prose(line):
            return -1
        if 15 <= len(line) <= 220 and line.count(" ") >= 2 and not starts_item(line) and stamp_of(line) is None:
            return i if not line.rstrip().endswith((".", ",", ";")) else -1
    return -1


def _leads(blocks: Sequence[Block], lines: Sequence[str], i: int) -> bool:
    """Whether running text or a list follows, so that a short line can be its heading."""
    return i + 1 < len(lines) and (blocks[i].gap or blocks[i + 1].gap or is_prose(lines[i + 1]))


def _is_css(line: str) -> bool:
    """A fragment of a style sheet or script that was left in the text."""
    opens = line.find("{")
    if opens < 0 or "}" not in line:
        return False
    inner = line[opens + 1 : opens + 200]
    return ":" in inner and ";" in inner and line[:opens].lstrip()[:1] in ("", ".", "#", "@", "*")
