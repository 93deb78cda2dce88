"""Desk: an open ledger as the web pages see it. What is derived is made once for each head of the ledger and kept.

While one request derives anew, others are answered from the state before; a state never changes once it is made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from countback.exports.holdings import Holdings, holdings_of
from countback.ledger.database import path_of
from countback.ledger.ledger import Ledger, open_ledger
from countback.web.finder import Finder

T = TypeVar("T")
#: Seconds a page waits for a ledger that is held by a writer before it says so.
PATIENCE = 3.0


@dataclass
class State:
    """The ledger at one head: its holdings, and an index over its passages made when first searched."""

    holdings: Holdings
    address: Path | str
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: dict[str, Any] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """A short name of the head: equal marks, equal pages."""
        return f"{self.holdings.head.count}-{self.holdings.head.hash[:16]}"

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for this state: lists in the order pages show them."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    @property
    def finder(self) -> Finder:
        """The full-text index."""
        with self._lock:
            return self._finder

    @cached_property
    def _finder(self) -> Finder:
        with open_ledger(self.address, create=False, read_only=True, patience=PATIENCE) as ledger:
            return Finder(ledger.readings())


class Desk:
    """Opens the ledger for reading at each request, and derives where its head has moved."""

    def __init__(self, address: Path | str, *, patience: float = PATIENCE) -> None:
        self.address = address
        self._patience = patience
        self._state: State | None = None
        self._seen: tuple[tuple[int, int, int], ...] = ()
        self._deriving = threading.Lock()

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, opened for reading only. Raises the errors of :func:`~countback.ledger.ledger.open_ledger`."""
        with open_ledger(self.address, create=False, read_only=True, patience=self._patience) as ledger:
            yield ledger

    def state(self) -> State:
        """The state at the ledger's head, or the one before it while another request is deriving.

        Where neither the ledger's file nor its log has been touched since the head was last asked for, it is not asked
        for again.
        """
        before, seen = self._state, _touched(path_of(self.address))
        if before is not None and seen and seen == self._seen:
            return before
        with self.ledger() as ledger:
            if before is not None and ledger.head() == before.holdings.head:
                self._seen = seen
                return before
            if not self._deriving.acquire(blocking=before is None):
                assert before is not None
                return before
            try:
                if self._state is None or self._state.holdings.head != ledger.head():
                    self._state = State(holdings_of(ledger), self.address)
                    self._seen = ()
                return self._state
            finally:
                self._deriving.release()


def _touched(path: Path) -> tuple[tuple[int, int, int], ...]:
    """What tells whether a ledger's file or its write-ahead log was written to; nothing where it is not there."""
    marks = []
    for file in (path, path.with_name(path.name + "-wal")):
        try:
            now = file.stat()
        except OSError:
            if file == path:
                return ()
            marks.append((0, 0, 0))
        else:
            marks.append((now.st_ino, now.st_size, now.st_mtime_ns))
    return tuple(marks)
