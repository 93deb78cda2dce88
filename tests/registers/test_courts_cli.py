"""The verbs of ``countback courts``: no name leaves, sums add up, and recorded counts stand beside claims."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from countback.cli import run
from countback.ledger import open_ledger

CANARY = "Канарейкин Зяблик Соловьёвич"
COURT = "Заозёрный гарнизонный военный суд"
HEAD = "number,court,received,heard,decision,in_force,person,articles\n"
PAGE = (
    "url: https://court-watch.example/2024/04/05/verdicts\npublished: 2024-04-05\nlang: en\n---\n"
    "Courts handed down 2 verdicts\n\n"
    "Russian military courts convicted 684 soldiers of desertion in March 2024, Mediazona counted.\n"
)


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("COUNTBACK_LEDGER", "COUNTBACK_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    monkeypatch.chdir(tmp_path)


def table(*more: str) -> None:
    rows = [f"1-{n}/2024,{COURT},2024-03-01,2024-03-20,Вынесен ПРИГОВОР,,{CANARY} {n},ст.338 ч.1" for n in range(1, 5)]
    Path("cases.csv").write_text(HEAD + "\n".join([*rows, *more]) + "\n")


def test_no_name_is_in_anything_that_is_printed_logged_or_kept(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    shifted = f"{CANARY},{COURT},2024-03-01,,,,,\n1-9/2024,{CANARY},2024-03-01,,,,,\n1-8/2024,{COURT},{CANARY},,,,,"
    table(*shifted.split("\n"))
    Path("page.html").write_text(f"<html><body><table><tr><td>{CANARY}</td></tr></table></body></html>")
    with caplog.at_level(logging.DEBUG):
        made = run(["courts", "import", "-v", "cases.csv", "page.html", "--out", "out.jsonl", "--refused", "no.jsonl"])
        assert made == 3
        for how in (
            ["--by", "month,article,stage"],
            ["--of", "persons", "--record", "--ledger", "desk.db"],
            ["--jsonl"],
        ):
            assert run(["courts", "counts", "out.jsonl", *how]) == 0
        assert run(["courts", "counts", "page.html"]) == 2
    said = capfd.readouterr()
    assert "4 cases, 0 met again, 4 set aside (1 court, 1 date, 1 layout, 1 number)" in said.err
    kept = [
        f.read_bytes() for f in sorted(Path().rglob("*")) if f.is_file() and f.name not in ("cases.csv", "page.html")
    ]
    assert len(kept) >= 4
    for word in CANARY.split():
        for text in (said.out, said.err, caplog.text, *(b.decode("utf-8", "replace") for b in kept)):
            assert word.casefold() not in text.casefold()
    assert Path("out.jsonl.key").stat().st_mode & 0o777 == 0o600
    assert len(Path("no.jsonl").read_text().splitlines()) == 4


def test_one_key_gives_one_token_and_the_same_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    table()
    assert run(["courts", "import", "cases.csv", "--out", "a.jsonl", "--key", "k"]) == 0
    assert run(["courts", "import", "cases.csv", "--out", "b.jsonl", "--key", "k"]) == 0
    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()
    assert run(["courts", "import", "cases.csv", "--out", "c.jsonl"]) == 0
    assert Path("a.jsonl").read_bytes() != Path("c.jsonl").read_bytes()
    Path("k").chmod(0o644)
    assert run(["courts", "import", "cases.csv", "--out", "a.jsonl", "--key", "k"]) == 2
    assert "chmod 600" in capfd.readouterr().err


def test_recorded_counts_stand_beside_the_claim_everywhere(capfd: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(PAGE)
    assert run(["add", "page.txt", "--ledger", "desk.db"]) == 0
    with open_ledger("desk.db") as ledger:
        (claim,) = [e for e in ledger if e.figure.count.low == 684]
    m, scope, period = claim.figure.measure, claim.figure.scope, claim.figure.period
    assert (m.event, m.offence, m.stat) == ("convicted", "desertion", "flow")
    table()
    assert run(["courts", "import", "cases.csv", "--out", "out.jsonl"]) == 0
    of = "persons" if m.counted == "person" else "cases"
    record = ["--by", "month,article,stage", "--of", of, "--record", "--ledger", "desk.db", "--known", "2024-07-01"]
    capfd.readouterr()
    assert run(["courts", "counts", "out.jsonl", *record]) == 0
    assert "2 counts, 2 new in desk.db" in capfd.readouterr().err
    assert run(["courts", "counts", "out.jsonl", *record]) == 0
    assert "2 counts, 0 new" in capfd.readouterr().err
    with open_ledger("desk.db") as ledger:
        (docket,) = [c for c in ledger.register_counts() if c.measure.event == "convicted"]
        assert (docket.measure, docket.scope, docket.period) == (m, scope, period)
        assert docket.count.low == 4 and ledger.verify().ok
    finds = "finds at least 4"
    assert run(["claims", "--jsonl", "--ledger", "desk.db"]) == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    (row,) = [r for r in rows if r["head"]["entry"] == claim.id]
    assert row["known"]["grade"] == "traced" and row["known"]["beside"] == [docket.to_row()]
    for verb in (["show", row["claim"]], ["report"], ["claims"]):
        assert run([*verb, "--ledger", "desk.db"]) == 0
        said = " ".join(capfd.readouterr().out.split())
        assert finds in said and "reported 684" in said, verb
    assert run(["report", "--html", "r.html", "--ledger", "desk.db"]) == 0
    assert finds in Path("r.html").read_text()
    starlette = pytest.importorskip("starlette.testclient")
    from countback.web.app import make_app

    client = starlette.TestClient(make_app(Path("desk.db")))
    assert finds in client.get(f"/claims/{row['claim']}").text
    assert client.get(f"/claims/{row['claim']}.json").json()["grade"]["beside"] == [docket.to_row()]


def test_compare_and_check_uid(capfd: pytest.CaptureFixture[str]) -> None:
    table()
    Path("points.json").write_text(json.dumps({"points": [{"as_of": "2024-03-31", "by_article": {"338": 5}}]}))
    assert run(["courts", "import", "cases.csv", "--out", "out.jsonl"]) == 0
    capfd.readouterr()
    assert run(["courts", "compare", "out.jsonl", "points.json", "--jsonl"]) == 0
    row = json.loads(capfd.readouterr().out)
    assert (row["reported"], row["docket"], row["share"], row["schema"]) == (5, 4, 0.8, 1)
    assert run(["courts", "check-uid", "25GV0003-01-2025-001334-67"]) == 0
    assert run(["courts", "check-uid", "25GV0003-01-2025-001334-68", "x"]) == 1
    assert "would be 67" in capfd.readouterr().out


@pytest.mark.parametrize(
    "args",
    [
        ["import", "--out", "o"],
        ["import", "x.csv", "--out", "o", "--court", "nobody"],
        ["counts", "none.jsonl"],
        ["counts", "out.jsonl", "--by", "judge"],
        ["counts", "out.jsonl", "--by", "region"],
        ["counts", "out.jsonl", "--as-of", "soon"],
        ["compare", "out.jsonl", "none.json"],
    ],
)
def test_wrong_usage_is_told_in_one_line(args: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    table()
    assert run(["courts", "import", "cases.csv", "--out", "out.jsonl"]) == 0
    capfd.readouterr()
    assert run(["courts", *args]) == 2
    assert capfd.readouterr().err.startswith("countback: ")
