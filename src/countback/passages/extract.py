"""The text and blocks of a plain-text page: one block a line, hard-wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What the markup said a block is; "" where there was none.
Hint = str

_NOT_NEWLINE = re.compile(r"[^\n]+")
#: A row of a list: a label of words, a mark, and a number soon after it ("танків ‒ 7242", "personnel: about 300").
_ROW = re.compile(r"[^\W\d_][^\d\n:–—‒−]{0,79}(?:[:–—‒−]|-(?=\s))\s?[^\d\n.;]{0,24}\d")
_BULLET = re.compile(r"[ \t\u00a0]*(?:[•●▪■◦‣·*➤►▶✔✅❗➡️]|[-–—−]|\(?\d{1,2}[.)])[ \t\u00a0]+\S")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the clean text that stands on lines of its own: ``text[start:end]`` without outer white space.

    ``hint`` is the role its markup gives ("" when there is none), ``rule`` the markup that gave it, ``gap``
    whether an empty line stands before it, ``main`` whether the extractor took it for main text (None: not asked).
    """

    start: int
    end: int
    hint: Hint = ""
    rule: str = ""
    gap: bool = False
    main: bool | None = None


def text_blocks(text: str) -> list[Block]:
    """Every line of ``text`` that is not blank, as a Block; lines broken in mid-sentence are one block.

    >>> [b.end for b in text_blocks("One line.\\n\\nAnother.")]
    [9, 19]
    """
    lines: list[Block] = []
    last = 0
    for found in _NOT_NEWLINE.finditer(text):
        line = found.group()
        bare = line.strip()
        if not bare:
            continue
        start = found.start() + line.index(bare[0])
        lines.append(Block(start, start + len(bare), gap=text.count("\n", last, found.start()) > 1))
        last = found.end()
    return _unwrapped(text, lines)


def starts_item(line: str) -> bool:
    """Whether a line begins with a bullet or a list number.

    >>> starts_item("• tanks — 7,242 (+1)"), starts_item("1,010 men left")
    (True, False)
    """
    return _BULLET.match(line) is not None


def starts_row(text: str, start: int, end: int) -> bool:
    """Whether the line at ``text[start:end]`` is a row "label – number" of a list.

    >>> line = "танків ‒ 7242 (+1) од"
    >>> starts_row(line, 0, len(line)), starts_row("left their units - the ministry said", 0, 36)
    (True, False)
    """
    return _ROW.match(text, start, end) is not None


def _unwrapped(text: str, lines: list[Block]) -> list[Block]:
    """Join a line to the one before where that breaks off in mid-sentence (long, no stop, then lower case)."""
    joined: list[Block] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not line.gap
            and text[line.start].islower()
            and before.end - text.rfind("\n", before.start, before.end) - 1 >= 45
            and (text[before.end - 1].isalpha() or text[before.end - 1] in ",-–—")
            and before.end - before.start >= 45
            and not _looks_like_list(text, before, line)
        ):
            joined[-1] = Block(before.start, line.end, gap=before.gap)
        else:
            joined.append(line)
    return joined


def _looks_like_list(text: str, before: Block, line: Block) -> bool:
    """Two lines "name — number" in a row are rows of a list, not one sentence."""
    if starts_item(text[line.start : line.end]):
        return True
    return starts_row(text, line.start, line.end) and starts_row(
        text, max(before.start, text.rfind("\n", before.start, before.end) + 1), before.end
    )
