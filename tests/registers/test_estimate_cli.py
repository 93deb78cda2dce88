"""countback estimate, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countback.cli import run
from countback.ledger import open_ledger

TABLE = "history,count\n100,60\n010,50\n001,40\n110,20\n101,15\n011,12\n111,8\n"


@pytest.fixture
def lists(tmp_path: Path) -> str:
    path = tmp_path / "lists.csv"
    path.write_text(TABLE)
    return str(path)


def test_every_model_and_the_same_bytes_again(capsys: pytest.CaptureFixture[str], lists: str) -> None:
    assert run(["estimate", lists, "--json"]) == 0
    first = capsys.readouterr().out
    row = json.loads(first)
    (one,) = row["estimates"]
    assert row["schema"] == 1 and len(one["models"]) == 8 and one["seen"] == 205
    assert len(row["critics"]) == 5
    assert row["low"] < one["average"]["estimate"] < row["high"]
    assert run(["estimate", lists, "--json"]) == 0
    assert capsys.readouterr().out == first


def test_for_people(capsys: pytest.CaptureFixture[str], lists: str) -> None:
    assert run(["estimate", lists]) == 0
    out = capsys.readouterr()
    assert "[A][B][C]" in out.out and "Chao lower bound" in out.out and "average by BIC" in out.out
    assert "(95%) in all, 205 of them seen" in out.err
    assert run(["estimate", "--help"]) == 0
    assert "What critics say" in capsys.readouterr().out


def test_refusals_and_wrong_words(capsys: pytest.CaptureFixture[str], lists: str, tmp_path: Path) -> None:
    two = tmp_path / "two.csv"
    two.write_text("history,count\n10,5\n01,5\n11,5\n")
    for args, code, said in (
        (["estimate"], 2, "name a table"),
        (["estimate", str(two)], 3, "two lists cannot show"),
        (["estimate", lists, "--dependent", "A:B"], 3, "never estimate"),
        (["estimate", lists, "--dependent", "A:Z"], 2, "has no list 'Z'"),
        (["estimate", lists, "--level", "95"], 2, "between 0.5 and 1"),
        (["estimate", lists, "--ledger", "x.db"], 2, "--origin"),
        (["estimate", str(tmp_path / "no.csv")], 2, "cannot be read"),
    ):
        assert run(args) == code
        assert said in capsys.readouterr().err


def test_one_register_gives_a_lower_bound(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "times.csv"
    path.write_text("times,people\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n")
    assert run(["estimate", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lower_bound"] == pytest.approx(1880 + 1645**2 / 366, abs=0.001)


def test_the_interval_is_recorded(capsys: pytest.CaptureFixture[str], lists: str, tmp_path: Path) -> None:
    ledger = str(tmp_path / "desk.db")
    assert run(["estimate", lists, "--ledger", ledger, "--origin", "desk", "--event", "killed", "--side", "UA"]) == 0
    with open_ledger(ledger, create=False, read_only=True) as opened:
        (count,) = opened.register_counts()
    assert count.method == "estimate" and count.count.low < count.count.high
    assert count.measure.event == "killed" and count.scope.side == "UA"
