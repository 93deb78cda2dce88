"""Bulk reading: the same bytes whoever reads, each page once, whatever dies on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from countback.cli import run
from countback.engines import local, work
from countback.engines.bulk import load, read_bulk
from countback.engines.local import read_apart, run_local
from countback.engines.shard import Shard, plan
from countback.engines.store import failures_in, readings_in
from countback.errors import UsageError
from countback.ledger import open_ledger
from countback.pipeline import read_inputs
from countback.refusals import Refusal

TEXT = "Russian courts convicted {n} soldiers of desertion in March 2024, Mediazona counted.\n"


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Forty pages, one of them empty and one binary."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for n in range(40):
        (folder / f"page-{n:02}.txt").write_text(f"lang: en\n---\n{TEXT.format(n=600 + n)}", encoding="utf-8")
    (folder / "page-07.txt").write_bytes(b"")
    (folder / "page-21.txt").write_bytes(bytes(range(256)) * 8)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_input_is_a_reading_or_a_failure(crawl: Path, tmp_path: Path) -> None:
    summary = read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=7)
    assert (summary.pages, summary.failed, summary.shards) == (38, 2, 6)
    read = list(readings_in(tmp_path / "out"))
    direct = [r for _, r in read_inputs([str(crawl)]) if not isinstance(r, Refusal)]
    assert read == direct, "a reading comes back equal, all of it"
    assert sorted((r.reason, Path(r.source).name) for r in failures_in(tmp_path / "out")) == [
        ("binary", "page-21.txt"),
        ("empty", "page-07.txt"),
    ]


@pytest.mark.parametrize(("engine", "workers"), [("local", 1), ("local", 3), ("cluster", 2)])
def test_the_same_bytes_whatever_the_engine(crawl: Path, tmp_path: Path, engine: Any, workers: int) -> None:
    if engine == "cluster":
        pytest.importorskip("distributed")
    read_bulk([str(crawl)], tmp_path / "loop", engine="loop", size=7)
    read_bulk([str(crawl)], tmp_path / "other", engine=engine, workers=workers, size=7)
    assert files_of(tmp_path / "loop") == files_of(tmp_path / "other")


def test_a_run_goes_on_where_it_was_stopped(crawl: Path, tmp_path: Path) -> None:
    read_bulk([str(crawl)], tmp_path / "whole", engine="loop", size=7)
    out = tmp_path / "out"

    class Stop(Exception):
        pass

    def stop(summary: object, done: int) -> None:
        if done == 3:
            raise Stop

    with pytest.raises(Stop):
        read_bulk([str(crawl)], out, engine="loop", size=7, progress=stop)
    (out / "readings" / ".part-00004.999").write_bytes(b"half")
    summary = read_bulk([str(crawl)], out, engine="loop", size=7)
    assert summary.before == 3 and summary.pages < 38
    assert files_of(out) == files_of(tmp_path / "whole")


def test_workers_killed_at_random(crawl: Path, tmp_path: Path) -> None:
    """Each kill breaks the pool; nothing is lost, nothing is read twice."""
    read_bulk([str(crawl)], tmp_path / "whole", engine="loop", size=2)
    over = threading.Event()
    kills = 0

    def children() -> list[int]:
        tasks = Path(f"/proc/{os.getpid()}/task")
        found: list[int] = []
        for task in tasks.iterdir():
            try:
                found += map(int, (task / "children").read_text().split())
            except OSError:
                continue
        return found

    def is_worker(pid: int) -> bool:
        try:
            return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False

    def kill() -> None:
        nonlocal kills
        rng = random.Random(7)
        while not over.is_set() and kills < 12:
            workers = [pid for pid in children() if is_worker(pid)]
            if workers:
                try:
                    os.kill(rng.choice(workers), signal.SIGKILL)
                    kills += 1
                except ProcessLookupError:
                    pass
            over.wait(rng.uniform(0.5, 1.2))

    if not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists():
        pytest.skip("this system does not tell a process's children")
    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    try:
        read_bulk([str(crawl)], tmp_path / "out", engine="local", workers=2, size=2)
    finally:
        over.set()
        killer.join()
    assert kills >= 1
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_a_page_that_ends_its_process_is_set_aside(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is told by its own page: here by a module in the child that dies on one of them."""
    (tmp_path / "deadly.py").write_text(
        "import os\nfrom countback.engines import work\nread = work.read_one\n"
        "def deadly(page, **how):\n    if page.name == 'page-03':\n        os.kill(os.getpid(), 9)\n"
        "    return read(page, **how)\n"
        "work.read_one = deadly\n"
        "from countback.engines.local import _apart as apart\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(work, "read_one", work.read_one)  # put back afterwards, whatever the import does
    import deadly

    work.read_one = deadly.read
    monkeypatch.setattr(local, "_apart", deadly.apart)
    monkeypatch.setattr(deadly.apart, "__module__", "deadly")
    monkeypatch.setattr(deadly.apart, "__qualname__", "apart")
    (shard,) = plan([str(crawl)])
    for table in ("readings", "figures", "failures"):
        (tmp_path / "out" / table).mkdir(parents=True)
    done = read_apart(shard, tmp_path / "out")
    assert (done.pages, done.failed) == (37, 3)
    assert ("worker_died", "page-03.txt") in {(r.reason, Path(r.source).name) for r in failures_in(tmp_path / "out")}


def test_a_page_that_takes_too_long(crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(page: Any, **how: Any) -> Any:
        while page.name == "page-05":
            pass
        return read(page, **how)

    read = work.read_one
    monkeypatch.setattr(work, "read_one", slow)
    monkeypatch.setattr(work, "PATIENCE", 0.2)
    read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=50)
    assert [Path(r.source).name for r in failures_in(tmp_path / "out") if r.reason == "too_slow"] == ["page-05.txt"]


def test_the_disk_is_full(crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def full(self: object, rows: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("countback.engines.store.Part.write", full)
    assert run(["bulk", str(crawl), "--out", str(tmp_path / "out"), "--engine", "loop"]) == 5
    assert "no space is left" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda out: (out / "x").write_text("mine"), "something else"),
        (lambda out: (out / "bulk.json").write_text("{"), "cannot be read"),
        (lambda out: (out / "bulk.json").write_text(json.dumps({"plan": "x"})), "other inputs"),
    ],
)
def test_a_folder_of_something_else_is_left_alone(
    crawl: Path, tmp_path: Path, prepare: Callable[[Path], object], words: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    prepare(out)
    before = files_of(out)
    with pytest.raises(UsageError, match=words):
        read_bulk([str(crawl)], out, engine="loop")
    assert files_of(out) == before


def test_a_plan_is_the_inputs_in_order(tmp_path: Path) -> None:
    assert next(plan([str(tmp_path / "nothing-*.html"), "a.html"], size=2)).refused[0].reason == "missing"
    assert [s.inputs for s in plan(["a", "b", "c"], size=2)] == [("a", "b"), ("c",)]
    assert Shard(3, ("a",)).stem == "part-00003"


def test_load_gives_what_add_gives(crawl: Path, tmp_path: Path) -> None:
    read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=7)
    with open_ledger(tmp_path / "loaded.db") as ledger:
        summary = load(tmp_path / "out", ledger)
        assert (summary.new, summary.same, summary.failed) == (38, 0, 2)
        head = ledger.head()
        assert load(tmp_path / "out", ledger).same == 38
        assert ledger.head() == head, "the same twice adds nothing"
        loaded = list(ledger.readings())
        assert ledger.verify().ok
    assert run(["add", str(crawl), "--ledger", str(tmp_path / "added.db"), "-q"]) == 3
    with open_ledger(tmp_path / "added.db") as ledger:
        assert list(ledger.readings()) == loaded


def test_sql_picks_figures(crawl: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=7)
    some = list(readings_in(tmp_path / "out", where="low >= 630 and event = 'convicted' and side = 'RU'"))
    assert [int(f.count.low) for r in some for f in r.figures] == list(range(630, 640))
    with pytest.raises(UsageError, match="condition"):
        list(readings_in(tmp_path / "out", where="nonsense >"))


def test_a_damaged_part_is_told(crawl: Path, tmp_path: Path) -> None:
    read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=7)
    part = tmp_path / "out" / "readings" / "part-00002.parquet"
    part.write_bytes(part.read_bytes()[:-50])
    with pytest.raises(UsageError, match="part-00002"):
        list(readings_in(tmp_path / "out"))
    part.unlink()
    read_bulk([str(crawl)], tmp_path / "out", engine="loop", size=7)
    assert len(list(readings_in(tmp_path / "out"))) == 38


def test_few_shards_are_under_way_at_once(crawl: Path, tmp_path: Path) -> None:
    for table in ("readings", "figures", "failures"):
        (tmp_path / "out" / table).mkdir(parents=True)
    taken = 0

    def shards() -> Any:
        nonlocal taken
        for shard in plan([str(crawl)], size=2):
            taken += 1
            yield shard

    for ended, _ in enumerate(run_local(shards(), tmp_path / "out", workers=1), start=1):
        assert taken <= ended + 4
    assert taken == 20


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """A WARC file of thirty pages, with other records between them, and its end cut off."""
    pytest.importorskip("fastwarc")
    path = tmp_path / "news.warc"
    records = []
    for n in range(30):
        html = f"<html lang='en'><body><article><p>{TEXT.format(n=700 + n)}</p></article></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\n\r\n{html}"
        for kind, block in (("request", "GET / HTTP/1.1\r\n\r\n"), ("response", http)):
            records.append(
                f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{n}\r\n"
                f"WARC-Date: 2024-04-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:011}"
                f"{int(kind == 'request')}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
                f"Content-Length: {len(block)}\r\n\r\n{block}\r\n\r\n"
            )
    path.write_bytes("".join(records).encode()[:-300])
    return path


def test_a_large_file_of_many_pages_is_shared_out(warc: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_bulk([str(warc)], tmp_path / "whole", engine="loop")
    assert (whole.shards, whole.pages, whole.failed) == (1, 29, 1)
    monkeypatch.setattr("countback.engines.shard.LARGE", 1)
    parts = read_bulk([str(warc)], tmp_path / "parts", engine="loop", size=8)
    assert (parts.shards, parts.pages, parts.failed) == (4, 29, 1)
    assert list(readings_in(tmp_path / "parts")) == list(readings_in(tmp_path / "whole"))
    assert [r.reason for r in failures_in(tmp_path / "parts")] == [r.reason for r in failures_in(tmp_path / "whole")]


def test_a_table_of_articles_is_shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countback.engines.shard.LARGE", 1)
    rows = [json.dumps({"body": TEXT.format(n=800 + n), "link": f"https://news.example/{n}"}) for n in range(20)]
    (tmp_path / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
    args = ["bulk", str(tmp_path / "news.jsonl"), "--out", str(tmp_path / "out"), "--engine", "loop"]
    assert run([*args, "--text", "body", "--url", "link", "--extract", "fast"]) == 0
    assert [r.address for r in readings_in(tmp_path / "out")] == [f"https://news.example/{n}" for n in range(20)]
    assert run([*args, "--text", "body", "--url", "link"]) == 2, "another extractor is another run"


def test_the_verbs(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, ledger = str(tmp_path / "out"), str(tmp_path / "desk.db")
    assert run(["bulk", str(crawl), "--out", out, "--workers", "1"]) == 3
    assert "38 read, 2 failed" in capsys.readouterr().err
    assert run(["load", out, "--ledger", ledger]) == 3
    assert "38 new, 0 same, 2 failed" in capsys.readouterr().err
    assert run(["load", str(crawl), "--ledger", ledger]) == 2
    assert "holds no readings" in capsys.readouterr().err


def test_claims_straight_over_readings(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, ledger = str(tmp_path / "out"), str(tmp_path / "desk.db")
    read_bulk([str(crawl)], out, engine="loop", size=7)
    run(["load", out, "--ledger", ledger])
    capsys.readouterr()
    assert run(["claims", "--ledger", ledger, "--jsonl"]) == 0
    kept = capsys.readouterr().out
    assert run(["claims", "--readings", out, "--jsonl"]) == 0
    assert capsys.readouterr().out == kept
    assert run(["claims", "--readings", out, "--where", "low = 633", "--jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run(["claims", "--ledger", ledger, "--where", "low = 633"]) == 2
