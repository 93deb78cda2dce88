"""Which database a ledger lies in: the one place that tells them apart.

A ledger is a SQLite file (:mod:`countback.ledger.sqlite`, the default) or lies in PostgreSQL
(:mod:`countback.ledger.postgres`, for teams). Tables, migrations and chain are the same in both.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from countback.errors import UsageError

#: How long a writer waits for another one, in seconds.
PATIENCE = 30.0


class Database(Protocol):
    """An opened ledger's database. ``name`` is its address for people, without a password; ``archive`` the folder that
    keeps the bytes of its pages."""

    read_only: bool

    @property
    def name(self) -> str:
        """The address, as it may be shown."""
        ...

    @property
    def archive(self) -> Path:
        """The folder with the bytes of pages. Raises UsageError where the address names none."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def write(self) -> AbstractContextManager[Connection]:
        """One transaction that holds the write lock from its first moment; rolled back whole on any error."""
        ...

    def read(self) -> AbstractContextManager[Connection]:
        """One transaction that sees the ledger as it is now and does not hinder writers."""
        ...

    def damage(self) -> list[str]:
        """What the database itself finds wrong, in its words; empty where nothing."""
        ...

    def missing_triggers(self) -> list[str]:
        """The append-only triggers that are no longer there or no longer what they were."""
        ...


def is_file(address: str | Path) -> bool:
    """Whether the address is that of a file.

    >>> is_file("desk.db"), is_file("postgresql://desk@db.example/desk")
    (True, False)
    """
    return not str(address).startswith(("postgresql://", "postgres://"))


def path_of(address: str | Path) -> Path:
    """The file an address names: ``desk.db``, ``sqlite:///desk.db`` or ``sqlite:////srv/desk.db``.

    >>> path_of("sqlite:///desk.db").name
    'desk.db'
    """
    written = str(address)
    if written.startswith("sqlite:///") and written != "sqlite:///":
        written = written.removeprefix("sqlite:///")
    elif "://" in written:
        raise UsageError(
            f"{_shown(written)!r} is no ledger Countback can open here; "
            "give a file (desk.db), sqlite:///desk.db or postgresql://user@host/database"
        )
    if written in ("", ":memory:"):
        raise UsageError("a ledger needs a file, as its archive lies beside it; give a path such as desk.db")
    return Path(written)


def lies_at(address: str | Path) -> Path:
    """What of a ledger lies on this machine: its file, or the archive's folder of one in PostgreSQL. Other things of
    it (the desk's accounts) lie beside that. Raises UsageError where an address in PostgreSQL names no archive."""
    if is_file(address):
        return path_of(address)
    from countback.ledger.postgres import archive_of

    return archive_of(str(address))


def _shown(address: str) -> str:
    """An address without what stands before its host, where a password may be."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def open_database(
    address: str | Path, *, create: bool = True, read_only: bool = False, patience: float = PATIENCE
) -> Database:
    """The database at an address, opened; see :func:`~countback.ledger.ledger.open_ledger` for what it raises."""
    if is_file(address):
        from countback.ledger.sqlite import SQLite

        return SQLite(path_of(address), create=create, read_only=read_only, patience=patience)
    from countback.ledger.postgres import Postgres

    return Postgres(str(address), create=create, read_only=read_only, patience=patience)
