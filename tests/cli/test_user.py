"""``countback user``: accounts are made without a password on the command line, and kept out of the ledger."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def ledger(countback: Run, pages: Path) -> Path:
    assert countback("add", pages, "--ledger", "desk.db").code == 0
    return Path("desk.db")


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))


def test_accounts_are_made_listed_changed(countback: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ledger.read_bytes()
    at = ("--ledger", ledger)
    typed(monkeypatch, "four plain words here")
    done = countback("user", "add", "ana", "--role", "reviewer", *at)
    assert done.code == 0 and done.out == "", done.err
    assert countback("user", "role", "ana", "--role", "editor", *at).code == 0
    assert countback("user", "disable", "ana", *at).code == 0
    assert countback("user", "list", *at).out == "ana\teditor\tdisabled\t0\n"
    assert countback("user", "enable", "ana", *at).code == 0
    typed(monkeypatch, "other plain words")
    assert countback("user", "passwd", "ana", *at).code == 0
    assert ledger.read_bytes() == before, "never in the ledger"


def test_what_is_wrong_is_told(countback: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = ("--ledger", ledger)
    assert countback("user", "list", *at).code == 2
    typed(monkeypatch, "short")
    done = countback("user", "add", "ana", "--role", "reviewer", *at)
    assert done.code == 2 and "12" in done.err
    for name in ("Ana Smith", "../x", "", "-x", "a" * 41):
        typed(monkeypatch, "four plain words here")
        assert countback("user", "add", "--role", "reader", *at, "--", name).code == 2, name
    assert countback("user", "role", "nobody", "--role", "reader", *at).code == 2
    assert countback("user", "add", "ana", "--role", "king", *at).code == 2
    assert countback("user", "add", "ana", "--role", "reader", "--password", "x", *at).code == 2, "no such flag"
    assert countback("user", "add", "ana", "--role", "reader", "--ledger", "none.db").code == 2
