"""A ledger in a SQLite file: the one file that knows it is SQLite.

Write-ahead log, ``synchronous=FULL``, every write in ``BEGIN IMMEDIATE`` with a busy timeout, so that two writers wait
for each other instead of failing half-way. What SQLite reports becomes one of the errors of :mod:`countback.errors`.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError

from countback.errors import (
    DiskFull,
    LedgerDamaged,
    LedgerError,
    LedgerLocked,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
)
from countback.ledger import schema
from countback.ledger.database import PATIENCE

#: "Cntb": tells a ledger from any other SQLite file.
APPLICATION_ID = 0x436E7462
#: Writing stops when less than this is left on the disk, so that the log can still be folded in and reads go on.
RESERVE_BYTES = 4 * 1024 * 1024

_MAGIC = b"SQLite format 3\x00"


class SQLite:
    """A ledger file, opened. Use :meth:`write` and :meth:`read`; both give a SQLAlchemy connection in a transaction."""

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False, patience: float = PATIENCE) -> None:
        self.path = path
        self.read_only = read_only
        fresh = self._look(create=create)
        self._immutable = False
        self._engine = self._make_engine(patience)
        try:
            if read_only:
                self._open_read_only(patience)
            self._prepare(fresh=fresh)
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.path)

    @property
    def archive(self) -> Path:
        """The folder beside the file."""
        return self.path.with_name(self.path.name + ".archive")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its first moment; rolled back whole on any error."""
        if self.read_only:
            raise LedgerReadOnly(f"{self.path} was opened for reading only; open it for writing to record")
        with self._errors():
            self._refuse_when_full()
            with self._engine.connect() as connection:
                connection = connection.execution_options(countback_write=True)
                with connection.begin():
                    yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that sees the ledger as it is now and does not hinder writers."""
        with self._errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    def damage(self) -> list[str]:
        """What SQLite itself finds wrong with the file, in its words; empty where nothing."""
        with self.read() as connection:
            rows = [str(r[0]) for r in connection.execute(text("PRAGMA integrity_check(20)"))]
        return [] if rows == ["ok"] else rows

    def missing_triggers(self) -> list[str]:
        """The append-only triggers that are no longer there or no longer what they were."""
        with self.read() as connection:
            rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
            there = {str(row[0]): str(row[1]) for row in rows}
        return [name for name, ddl in _triggers() if there.get(name) != ddl]

    # -- opening ------------------------------------------------------------------------------------------------

    def _look(self, *, create: bool) -> bool:
        """Whether the ledger has to be made; raises before SQLite could make or touch a wrong file."""
        path = self.path
        try:
            if path.is_dir():
                raise LedgerMissing(f"{path} is a folder; a ledger is a file, such as {path / 'countback.db'}")
            if not path.exists():
                if self.read_only or not create:
                    raise LedgerMissing(
                        f"there is no ledger at {path}; make one with: countback add PAGES --ledger {path}"
                    )
                if not path.parent.is_dir():
                    raise LedgerMissing(f"there is no folder {path.parent} to put the ledger in; make it first")
                return True
            with path.open("rb") as file:
                start = file.read(len(_MAGIC))
        except PermissionError as error:
            raise LedgerReadOnly(f"{path} may not be opened by this user; change its permissions") from error
        if not start:
            if self.read_only or not create:
                raise LedgerMissing(f"{path} is an empty file; make a ledger with: countback add PAGES --ledger {path}")
            return True
        if start != _MAGIC:
            raise LedgerDamaged(
                f"{path} is no ledger or its first bytes are damaged; restore it from a copy (its archive is untouched)"
            )
        return False

    def _make_engine(self, patience: float) -> Engine:
        def connect() -> sqlite3.Connection:
            address = self.path.absolute().as_uri()
            mode = "ro" if self.read_only else "rwc"
            address += f"?mode={mode}" + ("&immutable=1" if self._immutable else "")
            connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=patience)
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA recursive_triggers=ON")  # else REPLACE would slip past the append-only triggers
            if self.read_only:
                connection.execute("PRAGMA query_only=ON")
            else:
                connection.execute("PRAGMA synchronous=FULL")
            return connection

        engine = create_engine("sqlite://", creator=connect, pool_size=2)

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            held = connection.get_execution_options().get("countback_write", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if held else "BEGIN")

        return engine

    def _open_read_only(self, patience: float) -> None:
        """In a folder that cannot be written SQLite cannot make its shared-memory file: then read the file as it is."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except DBAPIError as error:
            wal = self.path.with_name(self.path.name + "-wal")
            if _code(error.orig) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or (
                wal.exists() and wal.stat().st_size
            ):
                self._raise(error)
            self._engine.dispose()
            self._immutable = True
            self._engine = self._make_engine(patience)

    def _prepare(self, *, fresh: bool) -> None:
        """Check that the file is a ledger this Countback knows, and apply the migrations it lacks."""
        if not fresh:
            applied = self._applied()
            if not schema.lacks(applied, name=self.name):
                if not self.read_only:
                    self._use_wal()
                return
            if self.read_only and applied:
                raise LedgerVersion(
                    f"{self.path} was written by an older Countback; open it once for writing to bring it up to date "
                    f"(countback add PAGES --ledger {self.path} does)"
                )
        self._use_wal()
        self._migrate()

    def _applied(self) -> list[str]:
        with self.read() as connection:
            tables = {
                str(r[0]) for r in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
            }
            if not tables and not self.read_only:
                return []
            ours = connection.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION_ID
            if not ours or "migrations" not in tables:
                raise LedgerMissing(
                    f"{self.path} is a database of another program, there is no ledger in it; name another file"
                )
            return list(connection.scalars(select(schema.migrations.c.name).order_by(schema.migrations.c.name)))

    def _use_wal(self) -> None:
        """Switch to the write-ahead log. Two processes that make one ledger at once may have to wait here."""
        patience = time.monotonic() + 10
        while True:
            try:
                with self._errors(), self._engine.connect() as connection:
                    raw = connection.connection.driver_connection
                    assert isinstance(raw, sqlite3.Connection)
                    if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                        raw.execute("PRAGMA journal_mode=WAL")
                return
            except LedgerLocked:
                if time.monotonic() > patience:
                    raise
                time.sleep(0.05)

    def _migrate(self) -> None:
        with self.write() as connection:
            schema.migrate(connection)
            for name, ddl in _triggers():
                if not connection.execute(
                    text("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = :name"), {"name": name}
                ).first():
                    connection.exec_driver_sql(ddl)
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    # -- errors -------------------------------------------------------------------------------------------------

    def _refuse_when_full(self) -> None:
        with suppress(OSError):
            free = shutil.disk_usage(self.path.parent).free
            if free < RESERVE_BYTES:
                raise DiskFull(
                    f"only {free // 1024} kB are left where {self.path} lies, Countback stops at "
                    f"{RESERVE_BYTES // 1024} kB; nothing was lost, make room and run the same command again"
                )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            self._raise(error)
        except sqlite3.Error as error:
            raise self._meaning(error) from error
        except UnicodeDecodeError as error:  # SQLite's own message quotes a damaged schema, and Python cannot read it
            words = f"{self.path} is damaged (its schema cannot be read); restore it from a copy"
            raise LedgerDamaged(words) from error

    def _raise(self, error: DBAPIError) -> NoReturn:
        raise self._meaning(error.orig) from error

    def _meaning(self, error: object) -> LedgerError:
        """What a failure of SQLite means to a person."""
        path, code, words = self.path, _code(error), str(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerLocked(
                f"another program is writing to {path}; wait for it to end and run the same command again"
            )
        if code == sqlite3.SQLITE_FULL:
            return DiskFull(f"no space is left for {path}; nothing was lost, make room and run the same command again")
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return LedgerReadOnly(f"{path} cannot be written; change its permissions or copy it elsewhere")
        if code == sqlite3.SQLITE_CANTOPEN:
            return LedgerReadOnly(f"{path} or its folder cannot be opened for writing; change its permissions")
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "decode to UTF-8" in words:
            return LedgerDamaged(
                f"{path} is damaged ({words}); restore it from a copy, or add the pages again from its archive"
            )
        if code == sqlite3.SQLITE_IOERR:
            return LedgerDamaged(f"{path} cannot be read or written ({words}); check the disk")
        if code == sqlite3.SQLITE_CONSTRAINT and "append-only" in words:
            return LedgerError(f"{path}: {words}")
        if code == sqlite3.SQLITE_ERROR and words.startswith("no such"):
            return LedgerDamaged(f"{path} lacks a part of the ledger ({words}); restore it from a copy")
        return LedgerError(f"{path}: {words}")


def _code(error: object) -> int:
    """The primary result code of a SQLite error, 0 where there is none."""
    code: Any = getattr(error, "sqlite_errorcode", None)
    return int(code) & 0xFF if code is not None else 0


def _triggers() -> list[tuple[str, str]]:
    """Name and text of every append-only trigger."""
    return [
        (
            f"{table.name}_no_{verb.lower()}",
            f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: rows of {table.name} are never {done}'); END",
        )
        for table in schema.APPEND_ONLY
        for verb, done in (("UPDATE", "changed"), ("DELETE", "removed"))
    ]
