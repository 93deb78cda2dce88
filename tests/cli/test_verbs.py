"""The verbs one by one, from pages to a checked ledger."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from countback.ledger import open_ledger

Run = Callable[..., object]


@pytest.fixture
def desk(countback: Run, pages: Path) -> str:
    done = countback("add", pages, "--ledger", "desk.db")
    assert done.code == 0, done.err
    return "desk.db"


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_figures_for_a_person(countback: Run, pages: Path) -> None:
    done = countback("figures", pages)
    assert done.code == 0
    for words in ("684", "1,010", "court", "mediazona", "Russian military courts convicted", "desertion"):
        assert words in done.out


def test_figures_fit_a_narrow_terminal(countback: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    done = countback("figures", pages)
    assert max(map(len, done.out.splitlines())) <= 60
    assert "684" in done.out


def test_figures_as_one_document(countback: Run, pages: Path) -> None:
    document = json.loads(countback("figures", pages, "--json").out)
    assert document["schema"] == 1
    assert document["pages"] == lines(countback("figures", pages, "--jsonl").out)


def test_figures_are_the_same_bytes_each_time(countback: Run, pages: Path) -> None:
    first, second = (countback("figures", pages, "--jsonl", "--explain").out for _ in range(2))
    assert first == second


def test_figures_with_claims(countback: Run, pages: Path) -> None:
    rows = lines(countback("figures", pages, "--jsonl", "--claims").out)
    assert all("claim" in figure for row in rows for figure in row["figures"])
    twice = [{f["claim"] for f in row["figures"]} for row in rows]
    assert all(twice), "every page has a claim"
    plain = lines(countback("figures", pages, "--jsonl").out)
    assert not any("claim" in figure for row in plain for figure in row["figures"])


def test_figures_say_why(countback: Run, pages: Path) -> None:
    row = lines(countback("figures", pages / "court.txt", "--jsonl", "--explain").out)[0]
    assert all(figure["because"] for figure in row["figures"])
    assert "event" in countback("figures", pages / "court.txt", "--explain").out


def test_figures_from_standard_input(countback: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    body = io.BytesIO(b"684 soldiers deserted in March 2024.\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(body))
    row = lines(countback("figures", "-", "--jsonl").out)[0]
    assert [figure["low"] for figure in row["figures"]] == [684]


def test_bad_inputs_do_not_stop_the_others(countback: Run, pages: Path) -> None:
    (pages / "a-empty.txt").touch()
    (pages / "b-binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4096))
    (pages / "c-no-text.html").write_text("<html><body><script>1</script></body></html>")
    done = countback("figures", pages, "no-such-file.txt", "--jsonl")
    assert done.code == 3
    assert {row["doc"] for row in lines(done.out)} >= {"court", "daily", "sum"}
    told = [line for line in done.err.splitlines() if line.startswith("failed: ")]
    assert {name for name in ("a-empty", "b-binary", "no-such-file") if any(name in line for line in told)} == {
        "a-empty",
        "b-binary",
        "no-such-file",
    }


def test_a_fault_of_the_reader_is_a_failure_of_that_page(
    countback: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from countback import pipeline

    honest = pipeline.read_page

    def sometimes(page, **how):  # type: ignore[no-untyped-def]
        if page.name == "daily":
            raise ZeroDivisionError("no such day")
        return honest(page, **how)

    monkeypatch.setattr(pipeline, "read_page", sometimes)
    done = countback("add", pages, "--ledger", "desk.db")
    assert done.code == 3
    assert "ZeroDivisionError: no such day" in done.err and "Traceback" not in done.err
    assert "Traceback" in countback("add", pages, "--ledger", "desk.db", "-v").err
    rows = lines(countback("failures", "--ledger", "desk.db", "--jsonl").out)
    assert [(r["reason"], r["detail"]) for r in rows] == [("reader_error", "ZeroDivisionError: no such day")]
    with open_ledger("desk.db") as ledger:
        assert ledger.counts()["pages"] == 2
        assert ledger.verify().ok
    monkeypatch.setattr(pipeline, "read_page", honest)
    assert countback("add", pages, "--ledger", "desk.db").code == 0
    assert countback("failures", "--ledger", "desk.db").out == ""
    assert "read later on" in countback("failures", "--ledger", "desk.db", "--all").out


def test_add_twice_adds_nothing(countback: Run, pages: Path, desk: str) -> None:
    with open_ledger(desk) as ledger:
        head = ledger.head()
    again = countback("add", pages, "--ledger", desk)
    assert again.code == 0
    assert again.err.startswith("3 read, 0 new, 3 same, 0 failed, ")
    with open_ledger(desk) as ledger:
        assert ledger.head() == head


def test_dry_run_writes_nothing(countback: Run, pages: Path) -> None:
    done = countback("add", pages, "--dry-run")
    assert done.code == 0
    assert done.err.startswith("3 read, 3 new, 0 same") and "nothing was written" in done.err
    assert sorted(p.name for p in Path().iterdir()) == ["pages"]


def test_dry_run_against_a_ledger(countback: Run, pages: Path, desk: str) -> None:
    (pages / "new.txt").write_text("99 soldiers deserted in May 2024.\n")
    with open_ledger(desk) as ledger:
        head = ledger.head()
    assert countback("add", pages, "--ledger", desk, "--dry-run").err.startswith("4 read, 1 new, 3 same")
    with open_ledger(desk) as ledger:
        assert ledger.head() == head


def test_add_keeps_the_bytes(desk: str, pages: Path) -> None:
    with open_ledger(desk) as ledger:
        kept = {ledger.page(page.sha256).body for page in ledger.pages()}
    assert kept == {path.read_bytes() for path in pages.iterdir()}


def test_failures_tell_what_to_do(countback: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = countback("add", "empty.txt", "none.txt", "--ledger", "desk.db")
    assert done.code == 3
    assert "countback failures" in done.err
    rows = lines(countback("failures", "--ledger", "desk.db", "--jsonl").out)
    assert [(row["source"], row["reason"], row["stage"]) for row in rows] == [
        ("empty.txt", "empty", "pages"),
        ("none.txt", "missing", "pages"),
    ]
    assert all(row["remedy"] and row["words"] and row["schema"] == 1 for row in rows)
    told = countback("failures", "--ledger", "desk.db")
    assert told.code == 0
    assert told.out.count("to do: ") == 2


def test_claims_and_show(countback: Run, desk: str) -> None:
    rows = lines(countback("claims", "--ledger", desk, "--jsonl").out)
    assert json.loads(countback("claims", "--ledger", desk, "--json").out)["claims"] == [
        {k: v for k, v in row.items() if k != "schema"} for row in rows
    ]
    first = rows[0]
    assert first["claim"] in countback("claims", "--ledger", desk).out
    shown = countback("show", first["claim"][:6], "--ledger", desk)
    assert shown.code == 0
    assert first["members"][0]["sentence"].split()[0] in shown.out
    entry = countback("show", first["members"][0]["entry"], "--ledger", desk)
    assert "history" in entry.out and first["claim"] in entry.out
    page = countback("show", "court", "--ledger", desk)
    assert "court-watch.example" in page.out and "2024-04-05" in page.out
    assert countback("show", first["members"][0]["sha256"][:12], "--ledger", desk).code == 0


def test_show_refuses_what_is_not_there_or_not_clear(countback: Run, desk: str) -> None:
    assert countback("show", "zzzz", "--ledger", desk).code == 2
    assert countback("show", "a", "--ledger", desk).code == 2


def test_check_pages_and_check_a_ledger_agree(countback: Run, pages: Path, desk: str) -> None:
    by_pages = countback("check", pages, "--jsonl")
    by_ledger = countback("check", "--ledger", desk, "--jsonl")
    assert by_pages.code == by_ledger.code == 0
    assert by_pages.out == by_ledger.out
    for row in lines(by_pages.out):
        assert row["schema"] == 1 and row["words"]
        assert ("subject" in row) if row["family"] == "drift" else ("figures" in row)


def test_check_fails_only_when_asked(countback: Run, pages: Path, tmp_path: Path) -> None:
    """The court's page calls its 684 verdicts, and in the next sentence soldiers: a warning, not an error."""
    plain = countback("check", pages)
    assert plain.code == 0
    assert "court" in plain.out and "684" in plain.out
    assert countback("check", pages, "--fail-on", "note").code == 1
    assert countback("check", pages, "--fail-on", "error").code == 0
    (tmp_path / "fine.txt").write_text("684 soldiers deserted in March 2024.\n")
    assert countback("check", tmp_path / "fine.txt", "--fail-on", "note").code == 0
    assert countback("check", pages, "none.txt", "--fail-on", "note").code == 3


def test_report_on_a_terminal_and_as_one_file(countback: Run, desk: str) -> None:
    done = countback("report", "--ledger", desk)
    assert done.code == 0
    for words in ("684", "1,010", "Mediazona", "claim"):
        assert words in done.out
    assert done.err == countback("report", "--ledger", desk, "--html", "report.html", "-q").err
    html = Path("report.html").read_text(encoding="utf-8")
    assert "684" in html and html.rstrip().endswith("</html>")
    assert "<script src" not in html and "<link" not in html, "one file, nothing loaded from elsewhere"
    assert countback("report", "--ledger", desk, "--html", "no/such/report.html").code == 5


def test_verify_with_a_checkpoint(countback: Run, pages: Path, desk: str) -> None:
    done = countback("verify", "--ledger", desk, "--write-checkpoint", "kept.json")
    assert done.code == 0 and done.err.splitlines()[-1].startswith("whole: ")
    shutil.copy(desk, "older.db")
    shutil.copytree(f"{desk}.archive", "older.db.archive")
    (pages / "new.txt").write_text("99 soldiers deserted in May 2024.\n")
    countback("add", pages, "--ledger", desk)
    assert countback("verify", "--ledger", desk, "--checkpoint", "kept.json").code == 0
    countback("verify", "--ledger", desk, "--write-checkpoint", "later.json")
    cut = countback("verify", "--ledger", "older.db", "--checkpoint", "later.json")
    assert cut.code == 4
    assert "cut off" in cut.out


def test_doctor(countback: Run, desk: str) -> None:
    done = countback("doctor", "--ledger", desk)
    assert done.code == 0
    for name in ("countback", "python", "sqlite", "languages", "ledger", "writable", "disk"):
        assert any(line.startswith(name) for line in done.out.splitlines())
    assert "not there yet" in countback("doctor", "--ledger", "other.db").out
    assert not Path("other.db").exists()


def test_reading_verbs_leave_a_ledger_as_it_is(countback: Run, desk: str) -> None:
    with open_ledger(desk) as ledger:
        head = ledger.head()
    for verb in ("claims", "check", "failures", "verify", "doctor"):
        assert countback(verb, "--ledger", desk).code == 0
    with open_ledger(desk) as ledger:
        assert ledger.head() == head


def test_a_page_nested_too_deeply_is_a_failure_with_its_own_reason(countback: Run, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 20_000 + "684 soldiers deserted" + "</div>" * 20_000)
    assert countback("add", "deep.html", "--ledger", "desk.db").code == 3
    rows = lines(countback("failures", "--ledger", "desk.db", "--jsonl").out)
    assert [(row["source"], row["reason"]) for row in rows] == [("deep.html", "too_deep")]


def test_a_ledger_in_the_folder_it_reads_is_none_of_the_pages(countback: Run, pages: Path) -> None:
    for new in (3, 0):
        done = countback("add", pages, "--ledger", pages / "desk.sqlite")
        assert done.code == 0, done.err
        assert done.err.startswith(f"3 read, {new} new, ")
    assert countback("figures", pages, "--jsonl").err.startswith("3 read, 0 failed")
    assert countback("add", pages, "--ledger", "other.db").err.startswith("3 read, 3 new")
