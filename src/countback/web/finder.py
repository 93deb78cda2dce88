"""Finder: a full-text index over the passages of a ledger, derived, in memory (SQLite FTS5).

What a person types is never SQLite's query language: each word or "quoted phrase" becomes a quoted string, all must be
found. Words match by their beginnings, accents and case do not matter.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

from countback.figures.reading import Reading
from countback.values import Span

#: So many words of a query are used.
WORDS = 12
_OPEN, _CLOSE = "\x02", "\x03"
_TERM = re.compile(r'"([^"]{1,200})"|([^\s"]{1,100})')
_WORD = re.compile(r"\w")


class TooLong(Exception):
    """A question took longer than it may."""


class Deadline:
    """A moment some seconds from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() > self._end

    def check(self) -> None:
        """Raises TooLong when it is over."""
        if self.passed():
            raise TooLong


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its page, place and role, and an excerpt as (words, found) pieces."""

    sha256: str
    span: Span
    role: str
    pieces: tuple[tuple[str, bool], ...]


class Finder:
    """The index. Safe to use from several threads."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(text, sha256 UNINDEXED, start UNINDEXED, stop UNINDEXED, "
            "role UNINDEXED, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
        )
        for reading in readings:
            self._db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", _rows(reading))
        self._db.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        self._db.commit()

    def find(self, words: str, *, limit: int = 50, offset: int = 0, deadline: Deadline | None = None) -> list[Hit]:
        """Passages that hold all words, the best first; none for a query without a word.

        With a ``deadline`` SQLite itself is stopped when it has passed; raises TooLong.
        """
        query = query_of(words)
        if not query:
            return []
        with self._lock:
            if deadline is not None:
                self._db.set_progress_handler(deadline.passed, 2_000)
            try:
                rows = self._db.execute(
                    "SELECT sha256, start, stop, role, snippet(passages, 0, ?, ?, '…', 40) FROM passages "
                    "WHERE passages MATCH ? ORDER BY rank, sha256, start LIMIT ? OFFSET ?",
                    (_OPEN, _CLOSE, query, limit, offset),
                ).fetchall()
            except sqlite3.OperationalError as error:
                if deadline is not None and deadline.passed():
                    raise TooLong from error
                raise
            finally:
                self._db.set_progress_handler(None, 0)
        return [Hit(sha, Span(start, stop), role, _pieces(shown)) for sha, start, stop, role, shown in rows]


def query_of(words: str) -> str:
    """A person's words as a query of FTS5.

    >>> query_of('Mediazona "without leave" OR NEAR(')
    '"Mediazona"* "without leave" "OR"* "NEAR("*'
    """
    terms = []
    for phrase, word in _TERM.findall(words.replace("\x00", " "))[:WORDS]:
        term = phrase or word
        if _WORD.search(term):
            terms.append(f'"{term}"' if phrase else f'"{term}"*')
    return " ".join(terms)


def _rows(reading: Reading) -> Iterable[tuple[str, str, int, int, str]]:
    passages = [(p.span, p.role) for p in reading.passages] or [(Span(0, len(reading.text)), "body")]
    for span, role in passages:
        text = span.of(reading.text).replace(_OPEN, " ").replace(_CLOSE, " ").replace("\x00", " ")
        if text.strip():
            yield text, reading.sha256, span.start, span.end, role


def _pieces(shown: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for part in shown.split(_OPEN):
        if not pieces and not shown.startswith(_OPEN):
            pieces.append((part, False))
            continue
        found, _, rest = part.partition(_CLOSE)
        if found:
            pieces.append((found, True))
        if rest:
            pieces.append((rest, False))
    return tuple(pieces)
