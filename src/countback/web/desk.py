"""Desk: an open ledger as the web pages see it. What is derived is made once for each head of the ledger and kept.

While a new one is being derived, requests are answered from the state before; a state never changes once it is made.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from countback.exports.holdings import Holdings, holdings_of
from countback.ledger.database import is_file, path_of
from countback.ledger.ledger import Ledger, open_ledger
from countback.web.finder import Finder

T = TypeVar("T")
#: Seconds a page waits for a ledger that is held by a writer before it says so.
PATIENCE = 3.0
#: Seconds a page waits for what came in to be derived, where deriving takes no longer.
GRACE = 1.5


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
        self._thread: threading.Thread | None = None
        self._fault: Exception | None = None
        self._took = 0.0
        self._behind = False

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, opened for recording what a person said."""
        with open_ledger(self.address, create=False, patience=self._patience) as ledger:
            yield ledger

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, opened for reading only. Raises the errors of :func:`~countback.ledger.ledger.open_ledger`."""
        with open_ledger(self.address, create=False, read_only=True, patience=self._patience) as ledger:
            yield ledger

    @property
    def note(self) -> str:
        """What a reader is told where the pages are older than the ledger, "" where they are not."""
        return "Something came in since; these pages are being made anew with it." if self._behind else ""

    def state(self) -> State:
        """The state at the ledger's head, or the one before it while the new one is being derived.

        The first is derived here; later ones by a thread of their own, for which a request waits ``GRACE`` seconds at
        most, and not at all where the last one took longer. Where neither the ledger's file nor its log has been
        touched since the head was last asked for, it is not asked for again.
        """
        before, seen = self._state, _touched(path_of(self.address)) if is_file(self.address) else ()
        if before is not None and seen and seen == self._seen:
            return before
        with self.ledger() as ledger:
            head = ledger.head()
        with self._deriving:
            if self._state is None:
                self._derive()
            if (now := self._state) is not None and now.holdings.head == head:
                self._seen, self._behind = seen, False
                return now
            if self._thread is None or not self._thread.is_alive():
                if self._fault is not None:
                    fault, self._fault = self._fault, None
                    raise fault
                self._thread = threading.Thread(target=self._derive_again, name="derive", daemon=True)
                self._thread.start()
            thread = self._thread
        if self._took < GRACE:
            thread.join(GRACE)
        found = self._state
        assert found is not None
        self._behind = found.holdings.head.count < head.count
        return found

    def _derive(self) -> None:
        started = time.monotonic()
        with self.ledger() as ledger:
            self._state = State(holdings_of(ledger), self.address)
        self._took = time.monotonic() - started

    def _derive_again(self) -> None:
        try:
            self._derive()
        except Exception as error:  # told to the next who asks
            self._fault = error


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
