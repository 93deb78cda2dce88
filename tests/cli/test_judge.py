"""``countback judge``: a person's word wins, survives, can be taken back, and a clash is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def pair(countback: Run, pages: Path) -> tuple[str, str]:
    """The entries of 684 and of 64."""
    countback("add", pages, "--ledger", "desk.db")
    rows = [json.loads(line) for line in countback("claims", "--ledger", "desk.db", "--jsonl").out.splitlines()]
    at = {(m["doc"], m["number"]): m["entry"] for row in rows for m in row["members"]}
    return at[("court", "684")], at[("daily", "64")]


def joined(countback: Run, pair: tuple[str, str]) -> bool:
    rows = [json.loads(line) for line in countback("claims", "--ledger", "desk.db", "--jsonl").out.splitlines()]
    return any(set(pair) <= {m["entry"] for m in row["members"]} for row in rows)


def test_a_word_wins_and_can_be_taken_back(countback: Run, pair: tuple[str, str]) -> None:
    machine = joined(countback, pair)
    word, other = ("different", "same") if machine else ("same", "different")
    done = countback("judge", *pair, word, "--why", "read both", "--by", "ana", "--ledger", "desk.db")
    assert done.code == 0, done.err
    assert joined(countback, pair) is not machine
    countback("add", "pages", "--ledger", "desk.db")
    assert joined(countback, pair) is not machine, "it survives a rebuild"
    clash = countback("judge", *pair, other, "--why", "no", "--by", "bo", "--ledger", "desk.db")
    assert "two people disagree" in clash.err and "ana" in clash.err and "bo" in clash.err
    assert joined(countback, pair) is machine, "neither binds"
    undo = countback("judge", *pair, "unsure", "--why", "a mistake", "--by", "bo", "--ledger", "desk.db")
    assert undo.code == 0 and joined(countback, pair) is not machine, "ana's word stands again"
    assert countback("verify", "--ledger", "desk.db").code == 0


def test_wrong_words(countback: Run, pair: tuple[str, str]) -> None:
    a, b = pair
    for args in ((a, a, "same"), (a, "ffff", "same"), (a, b, "maybe")):
        assert countback("judge", *args, "--why", "x", "--by", "ana", "--ledger", "desk.db").code == 2
    assert countback("judge", a, b, "same", "--by", "ana", "--ledger", "desk.db").code == 2, "a reason is needed"
    assert countback("judge", a, b, "same", "--why", " ", "--by", "ana", "--ledger", "desk.db").code == 2
