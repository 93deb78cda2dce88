"""A ledger in PostgreSQL: the one file that knows it is PostgreSQL.

The tables stand in a schema of their own, ``countback``, so that a database may hold other things too. Every write
takes one advisory lock, held to the end of its transaction, so that links of the chain follow one another though many
write at once; readers see one snapshot and wait for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from countback.errors import (
    DiskFull,
    LedgerDamaged,
    LedgerError,
    LedgerLocked,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
    UsageError,
)
from countback.ledger import schema
from countback.ledger.database import PATIENCE

#: The schema all tables of the ledger stand in, and the number of the lock every writer takes ("Cntb").
SCHEMA, LOCK = "countback", 0x436E7462
#: Seconds to wait for the server to answer at all.
CONNECT = 10

_REFUSE = f"""
CREATE OR REPLACE FUNCTION {SCHEMA}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE =
        'the ledger is append-only: rows of ' || TG_TABLE_NAME || ' are never changed or removed';
END $$
"""
_BODY = "".join(_REFUSE.split("$$")[1:2])


class Postgres:
    """A ledger in a database of PostgreSQL, opened; see :class:`~countback.ledger.database.Database`.

    ``address`` is ``postgresql://user:password@host:port/database?archive=/folder``; what else stands after the
    question mark is handed to the server's client library, as is what PG* variables say. Raises UsageError without the
    extra ``countback[postgres]`` or for an address that is none, LedgerMissing where no server or no ledger is there.
    """

    def __init__(
        self, address: str, *, create: bool = True, read_only: bool = False, patience: float = PATIENCE
    ) -> None:
        self.read_only = read_only
        self._url, self._archive = _parsed(address)
        self._patience = patience
        self._engine = self._make_engine()
        try:
            self._prepare(create=create)
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """The address without its password."""
        return f"postgresql://{self._url.host or 'localhost'}/{self._url.database or ''}"

    @property
    def archive(self) -> Path:
        """The folder the address names."""
        return _needed(self._archive, self.name)

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its first moment; rolled back whole on any error."""
        if self.read_only:
            raise LedgerReadOnly(f"{self.name} was opened for reading only; open it for writing to record")
        with self._errors(), self._engine.connect() as connection, connection.begin():
            connection.execute(
                text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{max(self._patience, 0.001)}s"}
            )
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that sees the ledger as it is now and does not hinder writers."""
        with self._errors(), self._engine.connect() as connection:
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True, stream_results=False
            )
            with connection.begin():
                yield connection

    def damage(self) -> list[str]:
        """Nothing: PostgreSQL checks its pages itself, where checksums are on (``initdb --data-checksums``)."""
        return []

    def missing_triggers(self) -> list[str]:
        """The append-only triggers that are no longer there, are switched off, or whose function is another."""
        with self.read() as connection:
            rows = connection.execute(
                text(
                    "SELECT t.tgname, t.tgenabled, t.tgtype, p.prosrc, c.relname FROM pg_trigger t "
                    "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                    "JOIN pg_proc p ON p.oid = t.tgfoid WHERE n.nspname = :schema AND NOT t.tgisinternal"
                ),
                {"schema": SCHEMA},
            )
            there = {str(r[0]): (str(r[1]), int(r[2]), str(r[3]).strip(), str(r[4])) for r in rows}
        good = {name: ("A", kind, _BODY.strip(), table) for name, kind, table, _ in _triggers()}
        return [name for name, expected in good.items() if there.get(name) != expected]

    # -- opening ------------------------------------------------------------------------------------------------

    def _make_engine(self) -> Engine:
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise UsageError("a ledger in PostgreSQL needs the extra countback[postgres]") from None
        options = f"-csearch_path={SCHEMA} -cclient_encoding=UTF8 -cTimeZone=UTC"
        if self.read_only:
            options += " -cdefault_transaction_read_only=on"
        how: dict[str, Any] = {"connect_timeout": CONNECT, "options": options, "application_name": "countback"}
        return create_engine(self._url, connect_args=how, pool_size=2, pool_pre_ping=True)

    def _prepare(self, *, create: bool) -> None:
        """Check that there is a ledger this Countback knows, and make it or bring it up to date."""
        applied = self._applied()
        if not schema.lacks(applied, name=self.name):
            return
        if not applied and (self.read_only or not create):
            raise LedgerMissing(
                f"there is no ledger in {self.name}; make one with: countback add PAGES --ledger postgresql://..."
            )
        if self.read_only:
            raise LedgerVersion(f"{self.name} was written by an older Countback; open it once for writing")
        self._migrate()

    def _applied(self) -> list[str]:
        with self.read() as connection:
            there = connection.execute(text("SELECT to_regclass(:name)"), {"name": f"{SCHEMA}.migrations"}).scalar_one()
            if there is None:
                return []
            return sorted(connection.scalars(select(schema.migrations.c.name)))

    def _migrate(self) -> None:
        with self.write() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            schema.migrate(connection)
            connection.exec_driver_sql(_REFUSE)
            there = set(connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")))
            for name, _, table, ddl in _triggers():
                if name not in there:
                    connection.exec_driver_sql(ddl)
                    connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")

    # -- errors -------------------------------------------------------------------------------------------------

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            self._raise(error)

    def _raise(self, error: DBAPIError) -> NoReturn:
        raise self._meaning(error) from error

    def _meaning(self, error: DBAPIError) -> LedgerError:
        """What a failure of PostgreSQL means to a person, by its code of five characters."""
        code = str(getattr(error.orig, "sqlstate", None) or "")
        words = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        if code == "55P03":
            return LedgerLocked(f"another program is writing to {self.name}; run the same command again")
        if code in ("53100", "53200"):
            return DiskFull(
                f"no room is left for {self.name}; nothing was lost, make room and run the same command again"
            )
        if code in ("25006", "42501"):
            return LedgerReadOnly(f"{self.name} cannot be written by this user ({words})")
        if code == "P0001":
            return LedgerError(f"{self.name}: {words}")
        if code in ("42P01", "42703", "XX001", "XX002"):
            return LedgerDamaged(f"{self.name} lacks a part of the ledger ({words}); restore it from a copy")
        if not code or code.startswith(("08", "28", "3D")):
            return LedgerMissing(f"there is no ledger to be reached at {self.name}: {words}")
        return LedgerError(f"{self.name}: {words}")


def archive_of(address: str) -> Path:
    """The archive's folder an address names. Raises UsageError where it names none."""
    url, archive = _parsed(address)
    return _needed(archive, f"postgresql://{url.host or 'localhost'}/{url.database or ''}")


def _needed(archive: Path | None, name: str) -> Path:
    if archive is None:
        raise UsageError(f"{name} names no folder for the bytes of pages; add ?archive=/folder to the ledger's address")
    return archive


def _parsed(address: str) -> tuple[URL, Path | None]:
    """The address for SQLAlchemy, and the archive's folder."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UsageError(
            "a ledger's address in PostgreSQL is postgresql://user@host/database?archive=/folder"
        ) from None
    archive = url.query.get("archive")
    if isinstance(archive, tuple):
        raise UsageError(f"the ledger's address names {len(archive)} archives; give one")
    url = url.difference_update_query(["archive"]).set(drivername="postgresql+psycopg")
    return url, Path(archive) if archive else None


def _triggers() -> list[tuple[str, int, str, str]]:
    """Name, kind as the catalogue has it, table and text of every append-only trigger."""
    rows = []
    for table in schema.APPEND_ONLY:
        change, empty = f"{table.name}_no_change", f"{table.name}_no_truncate"
        rows.append(
            (
                change,
                27,  # a row trigger (1), before (2), on delete (8) and update (16)
                table.name,
                f"CREATE TRIGGER {change} BEFORE UPDATE OR DELETE ON {table.name} "
                f"FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.refuse_change()",
            )
        )
        rows.append(
            (
                empty,
                34,  # a statement trigger, before (2), on truncate (32)
                table.name,
                f"CREATE TRIGGER {empty} BEFORE TRUNCATE ON {table.name} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {SCHEMA}.refuse_change()",
            )
        )
    return rows
