"""A ledger that is missing, locked, older, newer, damaged or no ledger: a plain page, the right status, no trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from countback.web.app import make_app

from .conftest import Visitor

TEXT = "Russian military courts convicted 684 soldiers in March 2024, Mediazona counted."


def told_plainly(path: Path, *, words: str) -> None:
    visit = Visitor(make_app(path, patience=0.1))
    for address in ("/", "/claims/x", "/search?q=x"):
        page = visit.get(address)
        assert page.status_code == 503, page.text[:300]
        assert words in page.text and "Traceback" not in page.text and 'File "' not in page.text
        assert page.headers["retry-after"] and page.headers["cache-control"] == "no-store"
        assert page.headers["content-security-policy"]
    assert visit.get("/claims.json").json()["status"] == 503
    assert visit.get("/claims.csv").text.startswith("The ledger")


def test_missing(tmp_path: Path) -> None:
    told_plainly(tmp_path / "none.db", words="There is no ledger")
    assert not (tmp_path / "none.db").exists()


def test_a_folder(tmp_path: Path) -> None:
    told_plainly(tmp_path, words="is a folder")


def test_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"hello, this is no database at all")
    told_plainly(tmp_path / "other.db", words="is no ledger")


def test_another_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (x)")
    told_plainly(tmp_path / "other.db", words="database of another program")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("INSERT INTO migrations VALUES ('9999_from_the_future', '2030')", "newer Countback"),
        ("DELETE FROM migrations; INSERT INTO migrations VALUES ('0000_before', '2020')", "newer Countback"),
    ],
)
def test_another_version(told: Callable[..., Path], change: str, words: str) -> None:
    path = told(TEXT)
    with sqlite3.connect(path) as db:
        db.executescript("DROP TRIGGER migrations_no_update; DROP TRIGGER migrations_no_delete; " + change)
    told_plainly(path, words=words)


def test_an_older_version(told: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from countback.ledger import schema

    path = told(TEXT)
    later = (*schema.MIGRATIONS, ("0099_something_later", lambda connection: None))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    told_plainly(path, words="older Countback")


def test_locked(told: Callable[..., Path]) -> None:
    path = told(TEXT)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        told_plainly(path, words="The ledger is busy")
    finally:
        holder.close()
    assert Visitor(make_app(path)).get("/").status_code == 200


def test_damaged(told: Callable[..., Path]) -> None:
    path = told(TEXT)
    for log in ("-wal", "-shm"):
        path.with_name(path.name + log).unlink(missing_ok=True)
    body = path.read_bytes()
    path.write_bytes(body[:4096] + b"\xff" * (len(body) - 4096))
    told_plainly(path, words="damaged")


def test_it_recovers_when_the_ledger_is_back(told: Callable[..., Path], tmp_path: Path) -> None:
    path = told(TEXT)
    visit = Visitor(make_app(path))
    assert visit.get("/").status_code == 200
    moved = path.rename(tmp_path / "away.db")
    assert visit.get("/").status_code == 503
    moved.rename(path)
    assert visit.get("/").status_code == 200


def test_bytes_that_are_gone_are_told(told: Callable[..., Path]) -> None:
    import shutil

    path = told(TEXT)
    visit = Visitor(make_app(path))
    sha = visit.json("/pages.json")["pages"][0]["sha256"]
    assert visit.get(f"/pages/{sha}/stored").status_code == 200
    shutil.rmtree(path.with_name(path.name + ".archive"))
    assert visit.get(f"/pages/{sha}/stored").status_code == 404
    assert visit.get(f"/pages/{sha}").status_code == 200


def test_a_desk_never_writes(told: Callable[..., Path]) -> None:
    path = told(TEXT)
    before = path.read_bytes()
    visit = Visitor(make_app(path))
    for address in ("/", "/claims", "/search?q=courts", "/pages", "/about"):
        visit.get(address)
    assert path.read_bytes() == before


def test_readers_beside_a_writer(told: Callable[..., Path]) -> None:
    """Six readers and a writer at once: every answer is whole, and the last page that came in is seen at the end."""
    import threading

    from countback.figures import read_page
    from countback.ledger import open_ledger
    from countback.pages import Page

    path = told(TEXT)
    visit = Visitor(make_app(path))
    done = threading.Event()
    answers: list[int] = []

    def read() -> None:
        while not done.is_set():
            answers.extend(visit.get(address).status_code for address in ("/", "/claims", "/search?q=police"))

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    try:
        for n in range(8):
            page = Page.from_text(f"Police detained {n + 31} deserters in May 2024, the prosecutor said.", name=f"n{n}")
            with open_ledger(path) as ledger:
                ledger.record(read_page(page), page=page)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert len(answers) >= 18 and set(answers) == {200}
    assert visit.json("/index.json")["counts"]["pages"] == 9


def test_nobody_waits_while_the_new_is_derived(told: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers are answered from the state before, told so, and see the new as soon as it is there."""
    import threading
    from typing import Any

    from countback.figures import read_page
    from countback.ledger import open_ledger
    from countback.pages import Page
    from countback.web import desk as desk_module

    path = told(TEXT)
    app = make_app(path)
    visit = Visitor(app)
    assert "being made anew" not in visit.get("/").text
    may, real, calls = threading.Event(), desk_module.holdings_of, []

    def slow(ledger: Any) -> Any:
        calls.append(1)
        assert may.wait(20)
        return real(ledger)

    monkeypatch.setattr(desk_module, "holdings_of", slow)
    monkeypatch.setattr(desk_module, "GRACE", 0.0)
    page = Page.from_text("Police detained 31 deserters in May 2024, the prosecutor said.", name="later")
    with open_ledger(path) as ledger:
        ledger.record(read_page(page), page=page)
    for _ in range(3):
        answer = visit.get("/")
        assert answer.status_code == 200 and "being made anew" in answer.text
        assert visit.json("/index.json")["counts"]["pages"] == 1
    assert len(calls) == 1, "derived once, whoever asks"
    stale = answer.headers["etag"]
    may.set()
    app.state.desk._thread.join(20)
    answer = visit.get("/", if_none_match=stale)
    assert answer.status_code == 200 and "being made anew" not in answer.text
    assert visit.json("/index.json")["counts"]["pages"] == 2


def test_a_fault_while_deriving_is_told_and_not_for_ever(
    told: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from typing import Any

    from countback.errors import LedgerLocked
    from countback.ledger import open_ledger
    from countback.web import desk as desk_module

    path = told(TEXT)
    visit = Visitor(make_app(path))
    assert visit.get("/").status_code == 200
    real = desk_module.holdings_of

    def fails(ledger: Any) -> Any:
        raise LedgerLocked("another program is writing")

    monkeypatch.setattr(desk_module, "holdings_of", fails)
    with open_ledger(path) as ledger:
        ledger.judge(next(iter(ledger)).id, verdict="accept", by="ana")
    assert {visit.get("/claims").status_code for _ in range(3)} == {200, 503}
    monkeypatch.setattr(desk_module, "holdings_of", real)
    answers = [visit.get("/claims") for _ in range(3)]
    assert answers[-1].status_code == 200 and "confirmed by ana" in answers[-1].text
