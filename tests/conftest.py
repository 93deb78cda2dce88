"""What tests of several rooms share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def steps() -> Callable[[Callable[[], object]], int]:
    """The cost of a piece of work as the calls it makes, Python's and C's: the same everywhere, unlike seconds."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def seen(frame: Any, event: str, arg: Any) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL of the tests' own, started when first asked for; skipped with the reason where there is none."""
    from postgres_server import Missing, Server

    try:
        server = Server.start()
    except Missing as why:
        pytest.skip(str(why))
    yield server
    server.stop()


@pytest.fixture
def postgres(postgres_server: Any, tmp_path: Path) -> str:
    """The address of a ledger in a new, empty database."""
    return f"{postgres_server.new_database()}?archive={tmp_path / 'archive'}"
