"""Locked, read-only, damaged, missing, foreign, newer and full: a clear error, and nothing recorded is lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from countback.errors import (
    CountbackError,
    DiskFull,
    LedgerDamaged,
    LedgerLocked,
    LedgerMissing,
    LedgerVersion,
)
from countback.figures.reading import Reading
from countback.ledger import open_ledger, sqlite
from countback.ledger.schema import METADATA
from countback.pages.page import Page

Reader = Callable[..., Reading]


def test_a_locked_ledger_says_so_and_goes_on_later(desk: Path, page: Page, read: Reader) -> None:
    with open_ledger(desk, patience=0.1) as ledger:
        other = sqlite3.connect(desk, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLocked, match="another program"):
            ledger.record(read(page))
        assert ledger.entries() == [], "reading goes on beside a writer"
        other.execute("ROLLBACK")
        other.close()
        assert ledger.record(read(page)).new


def test_a_missing_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="countback add"):
        open_ledger(tmp_path / "none.db", create=False)
    with pytest.raises(LedgerMissing):
        open_ledger(tmp_path / "none.db", read_only=True)
    with pytest.raises(LedgerMissing, match="folder"):
        open_ledger(tmp_path / "no" / "where.db")
    with pytest.raises(LedgerMissing, match="is a folder"):
        open_ledger(tmp_path)
    assert list(tmp_path.iterdir()) == [], "looking makes no file"


def test_an_empty_file_becomes_a_ledger_only_when_asked(desk: Path) -> None:
    desk.touch()
    with pytest.raises(LedgerMissing, match="empty"):
        open_ledger(desk, create=False)
    with open_ledger(desk) as ledger:
        assert ledger.verify().ok


def test_random_bytes_are_no_ledger(desk: Path) -> None:
    desk.write_bytes(random.Random(1).randbytes(20_000))
    with pytest.raises(LedgerDamaged, match="restore"):
        open_ledger(desk)


def test_a_database_of_another_program_is_left_alone(desk: Path) -> None:
    with sqlite3.connect(desk) as connection:
        connection.execute("CREATE TABLE pages (x)")
    before = desk.read_bytes()
    with pytest.raises(LedgerMissing, match="another program"):
        open_ledger(desk)
    assert desk.read_bytes() == before


def test_a_ledger_of_a_newer_version(desk: Path) -> None:
    open_ledger(desk).close()
    with sqlite3.connect(desk) as connection:
        connection.execute("INSERT INTO migrations VALUES ('0099_later', 'then')")
    for read_only in (False, True):
        with pytest.raises(LedgerVersion, match="0099_later"):
            open_ledger(desk, read_only=read_only)


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_ledger_never_passes_and_never_crashes(
    desk: Path, tmp_path: Path, page: Page, read: Reader, seed: int
) -> None:
    """Truncated, or overwritten at random: an error of ours on opening, or a verification that is not fine."""
    with open_ledger(desk) as ledger:
        for version in range(10):
            ledger.record(read(page, reader=f"hand {version}"))
    chance = random.Random(seed)
    body = bytearray(desk.read_bytes())
    if seed % 2:
        del body[chance.randrange(100, len(body) - 1) :]
    else:
        at = chance.randrange(100, len(body) - 600)
        body[at : at + 512] = chance.randbytes(512)
    hurt = tmp_path / "hurt.db"
    hurt.write_bytes(body)
    try:
        with open_ledger(hurt, create=False) as ledger:
            found = ledger.verify()
            same = [e.id for e in ledger.entries()] == [e.id for e in open_ledger(desk).entries()]
    except (LedgerDamaged, LedgerMissing, LedgerVersion):
        return
    except CountbackError as error:
        pytest.fail(f"an unclear error: {error!r}")
    assert not found.ok or same


_WITHOUT_RIGHTS = """
import os, sys
from countback.errors import LedgerReadOnly
from countback.ledger import open_ledger
path, warm = sys.argv[1:]
with open_ledger(warm) as ledger:  # loads every module while we may still read them
    ledger.judge("x", verdict="accept", by="ada")
    ledger.entries(), ledger.verify()
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_ledger(path, read_only=True) as ledger:
    assert len(ledger.entries()) == 4
    assert ledger.counts()["pages"] == 1
try:
    with open_ledger(path) as ledger:
        ledger.judge("x", verdict="accept", by="ada")
except LedgerReadOnly as error:
    print("refused:", error)
"""


def test_a_read_only_file_in_a_read_only_folder(tmp_path: Path, page: Page, read: Reader) -> None:
    """In a process without the rights of root, as root may write anything."""
    folder = Path(tempfile.mkdtemp())
    try:
        desk = folder / "desk.db"
        with open_ledger(desk) as ledger:
            ledger.record(read(page))
        desk.chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", _WITHOUT_RIGHTS, str(desk), str(tmp_path / "warm.db")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("refused:")


def test_a_full_database_rolls_back_and_goes_on(desk: Path, page: Page, read: Reader) -> None:
    with open_ledger(desk) as ledger:
        ledger.record(read(page))
        engine = ledger._database._engine

        def limit(connection: sqlite3.Connection, _: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        engine.dispose()
        event.listen(engine, "connect", limit)
        big = Page.from_text("\n".join(f"{n} men fled" for n in range(1000, 3000)))
        before = ledger.head()
        with pytest.raises(DiskFull, match="make room"):
            ledger.record(read(big))
        assert len(ledger.entries()) == 4, "reading goes on"
        assert ledger.head() == before
        event.remove(engine, "connect", limit)
        engine.dispose()
        assert ledger.record(read(big)).new
        assert ledger.verify().ok


def test_writing_stops_at_the_reserve_and_reading_goes_on(
    desk: Path, page: Page, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(desk) as ledger:
        ledger.record(read(page))
        monkeypatch.setattr(sqlite, "RESERVE_BYTES", shutil.disk_usage(desk.parent).total * 2)
        with pytest.raises(DiskFull, match="nothing was lost"):
            ledger.record(read(page, reader="hand 2"))
        assert len(ledger.entries()) == 4


def test_a_real_disk_that_fills(tmp_path: Path, page: Page, read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a small file system of its own where the machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no right to mount a small file system")
    try:
        monkeypatch.setattr(sqlite, "RESERVE_BYTES", 0)
        recorded = 0
        with open_ledger(disk / "desk.db") as ledger, pytest.raises(DiskFull):
            for n in range(5000):
                more = Page.from_text(
                    "\n".join(f"{n}{k} men fled" for k in range(100, 160)), name=str(n), address=str(n)
                )
                ledger.record(read(more), page=more)
                recorded += 1
        assert recorded > 3
        with open_ledger(disk / "desk.db", read_only=True) as ledger:
            assert ledger.counts()["pages"] == recorded
            assert ledger.verify().ok
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_reading_that_fails_half_way_leaves_nothing(desk: Path, page: Page, read: Reader) -> None:
    reading = read(page)
    twice = reading.figures[:1] * 2
    with open_ledger(desk) as ledger:
        before = ledger.head()
        with pytest.raises(CountbackError):
            ledger.record(replace(reading, figures=twice))
        assert ledger.head() == before
        assert ledger.counts()["pages"] == 0


def test_the_tables_are_what_the_migrations_make(desk: Path) -> None:
    with open_ledger(desk), sqlite3.connect(desk) as connection:
        for table in METADATA.sorted_tables:
            made = connection.execute(f"SELECT name, type, pk FROM pragma_table_info('{table.name}')").fetchall()
            wanted = [(c.name, str(c.type), c.primary_key) for c in table.columns]
            assert [(name, kind, bool(pk)) for name, kind, pk in made] == wanted


def test_what_makes_it_safe_is_switched_on(desk: Path) -> None:
    with open_ledger(desk) as ledger, ledger._database.read() as connection:
        ask = {
            p: connection.exec_driver_sql(f"PRAGMA {p}").scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert ask == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
