"""add, figures and check take files of many pages like any other."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from countback.ledger import open_ledger
from countback.pages.warc_write import WarcWriter, message

Run = Callable[..., object]
SAID = "Russian military courts convicted {} soldiers of desertion in March 2024, Mediazona counted."


def warc(path: Path) -> Path:
    writer = WarcWriter(path, software="test")
    for number in (684, 64):
        body = f"<html><body><article><p>{SAID.format(number)}</p></article></body></html>".encode()
        answer = message("HTTP/1.1 200 OK", [("Content-Type", "text/html")], body)
        at = datetime(2024, 4, 5, tzinfo=UTC)
        writer.exchange(f"https://news.example/{number}", request=b"", response=answer, at=at, payload=body)
    return path


def test_a_warc_file(countback: Run, tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz")
    done = countback("add", path, "--ledger", "desk.db")
    assert done.code == 0, done.err  # type: ignore[attr-defined]
    assert "passed over: 2 record:request, 1 record:warcinfo" in done.err  # type: ignore[attr-defined]
    assert "2 read, 2 new" in done.err  # type: ignore[attr-defined]
    assert "0 new, 2 same" in countback("add", path, "--ledger", "desk.db").err  # type: ignore[attr-defined]
    path.write_bytes(path.read_bytes()[:-1])
    cut = countback("add", path, "--ledger", "desk.db")
    assert cut.code == 3 and "ends inside" in cut.err  # type: ignore[attr-defined]
    assert "[cut," in countback("failures", "--ledger", "desk.db").out  # type: ignore[attr-defined]


def test_a_table(countback: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.jsonl"
    rows = [{"body": SAID.format(n), "link": f"https://news.example/{n}"} for n in (684, 64)]
    table.write_text("\n".join(map(json.dumps, rows)))
    done = countback("add", table, "--text", "body", "--url", "link", "--ledger", "desk.db")
    assert "2 read, 2 new" in done.err  # type: ignore[attr-defined]
    with open_ledger("desk.db") as ledger:
        assert sorted(e.source.address for e in ledger.entries()) == [
            "https://news.example/64",
            "https://news.example/684",
        ]
    wrong = countback("figures", table, "--text", "words")
    assert wrong.code == 2 and "it has body, link" in wrong.err  # type: ignore[attr-defined]
    alone = countback("check", table, "--url", "link")
    assert alone.code == 2 and "--text" in alone.err  # type: ignore[attr-defined]


def test_both_extractors_stand_beside_each_other(countback: Run, tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz")
    for extract in ("quality", "fast"):
        assert "2 new" in countback("add", path, "--ledger", "desk.db", "--extract", extract).err  # type: ignore[attr-defined]
    with open_ledger("desk.db") as ledger:
        assert ledger.counts()["readings"] == 4 and ledger.counts()["pages"] == 2
        assert {r.extractor.split()[0] for r in ledger.readings()} == {"resiliparse"}
        assert ledger.verify().ok
