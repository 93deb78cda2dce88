"""``countback who``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_who_has_a_number(countback: Run, pages: Path) -> None:
    countback("add", pages, "--ledger", "desk.db")
    done = countback("who", "684", "--ledger", "desk.db")
    assert done.code == 0 and "684" in done.out and "court" in done.out
    assert "a digit was lost" in done.out, "the page with 64 has it, damaged"
    row = json.loads(countback("who", "64", "--ledger", "desk.db", "--jsonl").out.splitlines()[0])
    assert row["schema"] == 1 and row["how"] == "same" and row["entries"][0]["sentence"]
    nothing = countback("who", "5", "--ledger", "desk.db")
    assert (nothing.code, nothing.out) == (0, "") and "0 claims" in nothing.err


def test_wrong_words_end_with_two(countback: Run, pages: Path) -> None:
    countback("add", pages, "--ledger", "desk.db")
    for args in (("who", "many"), ("who", "684", "--near", "x"), ("who", "684", "--measure", "tanx")):
        done = countback(*args, "--ledger", "desk.db")
        assert done.code == 2 and "countback:" in done.err
