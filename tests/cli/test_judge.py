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


def lows(entries: tuple[str, ...]) -> list[object]:
    from countback.exports.holdings import holdings_of
    from countback.ledger import open_ledger

    with open_ledger("desk.db", read_only=True) as ledger:
        held = holdings_of(ledger)
    members = {m.id: m for c in held.claims.values() for m in c.members}
    return [members[e].figure.count.low for e in entries]


def test_a_correction_reaches_claims_and_exports(countback: Run, pair: tuple[str, str], tmp_path: Path) -> None:
    at = ("--by", "ana", "--why", "a digit was lost", "--ledger", "desk.db")
    done = countback("judge", pair[1], "correct", "--set", "number=684", "--set", "to=2024-03", *at)
    assert done.code == 0 and "corrected" in done.err, done.err
    assert joined(countback, pair) and lows(pair) == [684, 684]
    countback("add", "pages", "--ledger", "desk.db")
    assert countback("export", "out", "--ledger", "desk.db").code == 0
    lines = (tmp_path / "out" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    row = next(r for r in map(json.loads, lines) if r["entry"] == pair[1])
    assert (row["low"], row["status"], row["judged_by"], row["corrected"]) == (684, "corrected", "ana", "number to")
    assert row["number"] == "64", "the page's own writing stays beside it"
    untouched = [r for r in map(json.loads, lines) if r["entry"] not in pair]
    assert all(r["status"] == "machine-read" and r["corrected"] == "" for r in untouched)
    assert countback("judge", pair[1], "accept", "--by", "bo", "--why", "as printed", "--ledger", "desk.db").code == 0
    assert lows(pair) == [684, 64], "two disagree, neither binds"
    assert countback("verify", "--ledger", "desk.db").code == 0


def test_a_rejected_entry_makes_no_claim(countback: Run, pair: tuple[str, str]) -> None:
    done = countback("judge", pair[1], "reject", "--by", "ana", "--why", "a page number", "--ledger", "desk.db")
    assert done.code == 0, done.err
    out = countback("claims", "--ledger", "desk.db", "--jsonl").out
    assert pair[0] in out and pair[1] not in out


def test_what_cannot_be_corrected_is_told(countback: Run, pair: tuple[str, str]) -> None:
    at = ("--by", "ana", "--why", "x", "--ledger", "desk.db")
    for wrong in ("number=many", "colour=red", "number", "event=flew", "from=March", "side=Russia", "hedged=perhaps"):
        done = countback("judge", pair[1], "correct", "--set", wrong, *at)
        assert done.code == 2 and "Traceback" not in done.err, (wrong, done.err)
    assert countback("judge", pair[1], "correct", *at).code == 2
    assert countback("judge", pair[1], "accept", "--set", "number=1", *at).code == 2
    assert countback("judge", pair[1], "same", *at).code == 2
