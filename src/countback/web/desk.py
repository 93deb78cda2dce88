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
        self._deriving = threading.Lock()

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, opened for reading only. Raises the errors of :func:`~countback.ledger.ledger.open_ledger`."""
        with open_ledger(self.address, create=False, read_only=True, patience=self._patience) as ledger:
            yield ledger

    def state(self) -> State:
        """The state at the ledger's head, or the one before it while another request is deriving."""
        with self.ledger() as ledger:
            before = self._state
            if before is not None and ledger.head() == before.holdings.head:
                return before
            if not self._deriving.acquire(blocking=before is None):
                assert before is not None
                return before
            try:
                if self._state is None or self._state.holdings.head != ledger.head():
                    self._state = State(holdings_of(ledger), self.address)
                return self._state
            finally:
                self._deriving.release()
