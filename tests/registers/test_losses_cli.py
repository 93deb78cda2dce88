"""countback losses, as a person types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from countback.cli import run
from countback.ledger import open_ledger

SERIES = "date,tank,APC\n2024-04-23,7241,13916\n2024-04-24,7242,13928\n2024-04-26,7240,13940\n"


@pytest.fixture
def series(tmp_path: Path) -> str:
    path = tmp_path / "mine.csv"
    path.write_text(SERIES)
    return str(path)


def test_days_as_a_table_json_lines_and_csv(capsys: pytest.CaptureFixture[str], series: str) -> None:
    asked = ["losses", "show", "tanks", "--from", "2025-02-27", "--to", "2025-02-28"]
    assert run(asked) == 0
    assert "10,222" in capsys.readouterr().out
    assert run([*asked, "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["schema"], r["date"], r["total"]) for r in rows] == [(1, "2025-02-27", 10209), (1, "2025-02-28", 10222)]
    assert run(["losses", "show", "tank", "--series", series, "--csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["date"], r["total"], r["step"]) for r in table] == [
        ("2024-04-23", "7241", ""), ("2024-04-24", "7242", "1"), ("2024-04-25", "", ""), ("2024-04-26", "7240", ""),
    ]  # fmt: skip


def test_the_day_of_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    words = "tanks just under 11,000, APCs over 22,000, vehicles over 53,000"
    assert run(["losses", "date", words, "--not-after", "2025-06-30", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["likely"] == [["2025-06-25", "2025-06-30"]] and row["beside"][0]["date"] == "2025-06-24"
    assert run(["losses", "date", words]) == 0
    assert capsys.readouterr().out.startswith("likely    2025-06-25 to 2025-07-04")


def test_wrong_words_say_what_is_right(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for args, said in (
        (["losses", "show", "tankz"], "did you mean tank?"),
        (["losses", "show", "tank", "--from", "24.4.2024"], "a day is written 2024-04-30"),
        (["losses", "date", "hello there"], "no number"),
        (["losses", "date"], "give the words"),
        (["losses", "anomalies", "--kind", "odd"], "a kind is one of"),
        (["losses", "show", "--series", str(tmp_path / "none.csv")], "cannot be read"),
    ):
        assert run(args) == 2
        assert said in capsys.readouterr().err
    assert run(["losses"]) == 0
    assert "countback losses match page.html" in capsys.readouterr().out


def test_import_adds_up_and_records_once(capsys: pytest.CaptureFixture[str], series: str, tmp_path: Path) -> None:
    ledger = str(tmp_path / "desk.db")
    assert run(["losses", "import", series, "--ledger", ledger]) == 0
    out = capsys.readouterr()
    assert "6 totals of 2 items, 2024-04-23 to 2024-04-26; 0 negative, 1 gap" in out.out
    assert "6 counts new" in out.err and "3 rows read: 3 kept with 6 totals, 0 set aside" in out.err
    assert run(["losses", "import", series, "--ledger", ledger]) == 0
    assert "0 counts new" in capsys.readouterr().err
    with open_ledger(ledger, create=False, read_only=True) as opened:
        assert {c.method for c in opened.register_counts()} == {"loss_series"}


def test_bad_rows_are_told_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("date,tank\nyesterday,1\n2024-04-24,7242\n2024-04-25,-5\n")
    assert run(["losses", "import", str(path), "--jsonl"]) == 3
    out = capsys.readouterr()
    row = json.loads(out.out)
    assert (row["rows"], row["kept"], row["set_aside"], row["totals"]) == (3, 1, 2, 1)
    assert [(b["line"], b["reason"]) for b in row["bad"]] == [(2, "date"), (4, "value")]
    assert f"{path}:2: the day cannot be read" in out.err


def test_two_vintages_are_compared(capsys: pytest.CaptureFixture[str], series: str, tmp_path: Path) -> None:
    later = tmp_path / "later.csv"
    later.write_text(SERIES.replace("7241", "741"))
    assert run(["losses", "restatements", "--between", str(later), series, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["restatements"]
    assert (row["old"], row["new"], row["kind"]) == (741, 7241, "lost_digit")


def test_claim_beside_floor(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "floor.csv"
    path.write_text("country,equipment_type,type_total\nRussia,Tanks,4074\n")
    assert run(["losses", "floor", str(path)]) == 2
    assert "--on" in capsys.readouterr().err
    assert run(["losses", "floor", str(path), "--on", "2025-07-19", "--country", "Ukraine"]) == 2
    assert "stands beside no claim" in capsys.readouterr().err
    ledger = str(tmp_path / "desk.db")
    assert run(["losses", "floor", str(path), "--on", "2025-07-19", "--json", "--ledger", ledger]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["claimed"], row["confirmed"]) == (11032, 4074)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        assert sorted(c.method for c in opened.register_counts()) == ["loss_series", "visual_confirmation"]
