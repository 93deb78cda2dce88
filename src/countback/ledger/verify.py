"""Verifying a ledger: the file, its triggers, its chain, its content addresses and its archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from countback.errors import CountbackError, InputError, LedgerDamaged
from countback.ledger import schema
from countback.ledger.chain import Head, digest, link
from countback.ledger.database import Database
from countback.ledger.entry import entry_id
from countback.ledger.rows import figure_of, register_count_columns, register_count_of
from countback.pages.archive import Archive

#: How a row of each table is named in the chain.
KEYS = {
    "pages": ("sha256",),
    "runs": ("id",),
    "readings": ("id",),
    "sightings": ("id",),
    "entries": ("reading", "id"),
    "refusals": ("reading",),
    "failures": ("id",),
    "judgements": ("id",),
    "register_counts": ("id",),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was recorded: ``code``, where, and words for a person."""

    code: str
    where: str
    words: str


@dataclass(slots=True)
class Verification:
    """What was checked and what is wrong. ``notes`` say what could not be checked."""

    head: Head = field(default_factory=Head)
    rows: int = 0
    kept: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def add(self, code: str, where: str, words: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, where, words))


def verify_ledger(database: Database, *, archive: Path, checkpoint: Head | None = None) -> Verification:
    """Check everything; problems are collected, not raised, so that one does not hide the next."""
    result = Verification()
    try:
        for words in database.damage():
            result.add("damaged", database.name, words)
        for name in database.missing_triggers():
            result.add("trigger", name, f"the trigger {name} was removed or changed, so rows could be edited")
        with database.read() as connection:
            _chain(connection, result, checkpoint)
            _entries(connection, result)
            _register_counts(connection, result)
            _kept(connection, result, Archive(archive))
    except CountbackError as error:
        result.add("damaged", database.name, str(error))
    if checkpoint is None:
        result.notes.append(
            "no checkpoint was given: rows cut from the end, or a ledger written anew, would not be noticed"
        )
    return result


def _chain(connection: Connection, result: Verification, checkpoint: Head | None) -> None:
    there = {table: _digests(connection, table, key) for table, key in KEYS.items()}
    result.rows = sum(len(rows) for rows in there.values())
    head, checked = Head(), checkpoint is None or checkpoint.count == 0
    for row in connection.execute(select(schema.chain).order_by(schema.chain.c.seq)):
        place = f"{row.tbl} {row.key}"
        if row.seq != head.count + 1:
            result.add("chain", place, f"links {head.count + 1} to {row.seq - 1} of the chain are missing")
            head = Head(row.seq - 1, head.hash)
        head = link(head, table=row.tbl, key=row.key, digest=row.digest)
        if head.hash != row.head:
            result.add("chain", place, f"link {row.seq} of the chain does not fit the links before it")
            head = Head(row.seq, row.head)
        rows = there.get(row.tbl, {})
        found = rows.pop(row.key, None)
        if found is None:
            result.add("removed", place, f"the row {row.key} of {row.tbl} was recorded and is no longer there")
        elif found != row.digest:
            result.add("edited", place, f"the row {row.key} of {row.tbl} is not what was recorded")
        if checkpoint is not None and head.count == checkpoint.count:
            checked = True
            if head.hash != checkpoint.hash:
                result.add("checkpoint", place, "the chain differs from the checkpoint: the ledger was written anew")
    if checkpoint is not None and not checked:
        result.add(
            "checkpoint",
            "chain",
            f"the checkpoint has {checkpoint.count} links, the ledger {head.count}: its end was cut off",
        )
    for table, rows in there.items():
        for key in rows:
            result.add("added", f"{table} {key}", f"the row {key} of {table} was put in without being recorded")
    result.head = head


def _digests(connection: Connection, table: str, key: tuple[str, ...]) -> dict[str, str]:
    """The digest of every row now in the table; rows that share a key are digested together, in order."""
    columns = schema.METADATA.tables[table]
    order = [columns.c[name] for name in key] + ([columns.c.place] if table == "refusals" else [])
    made: dict[str, str] = {}
    for name, rows in _grouped(connection, select(columns).order_by(*order), key):
        made[name] = digest(rows)
    return made


def _grouped(connection: Connection, query: Any, key: tuple[str, ...]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    name, rows = "", list[dict[str, Any]]()
    for row in connection.execution_options(yield_per=1000).execute(query).mappings():
        here = "/".join(str(row[k]) for k in key)
        if here != name and rows:
            yield name, rows
            rows = []
        name = here
        rows.append(dict(row))
    if rows:
        yield name, rows


def _entries(connection: Connection, result: Verification) -> None:
    """Each entry's ID follows from its figure, and its number and sentence stand in the text at its place."""
    query = select(schema.entries, schema.readings.c.sha256).join(
        schema.readings, schema.readings.c.id == schema.entries.c.reading
    )
    texts: dict[str, str] = {}
    for row in connection.execute(query.order_by(schema.entries.c.reading)).mappings():
        where = f"entries {row['reading']}/{row['id']}"
        try:
            figure = figure_of(row["figure"])
        except LedgerDamaged as error:
            result.add("unreadable", where, str(error))
            continue
        if entry_id(row["sha256"], figure) != row["id"]:
            result.add("address", where, "its ID does not follow from its figure")
        if row["reading"] not in texts:
            texts = {
                row["reading"]: connection.execute(
                    select(schema.readings.c.text).where(schema.readings.c.id == row["reading"])
                ).scalar_one()
            }
        if figure.sentence.of(texts[row["reading"]]) != row["sentence"]:
            result.add("sentence", where, "its sentence does not stand in the page's text at its place")


def _register_counts(connection: Connection, result: Verification) -> None:
    """Each register count's ID and columns follow from the count."""
    for row in connection.execute(select(schema.register_counts)).mappings():
        where = f"register_counts {row['id']}"
        try:
            made = register_count_columns(register_count_of(row["register_count"]))
        except (CountbackError, ValueError) as error:
            result.add("unreadable", where, str(error))
            continue
        if made != {name: row[name] for name in made}:
            result.add("address", where, "its ID or a column does not follow from its count")


def _kept(connection: Connection, result: Verification, archive: Archive) -> None:
    without = 0
    for row in connection.execute(select(schema.pages).order_by(schema.pages.c.sha256)):
        if not row.kept:
            without += 1
            continue
        result.kept += 1
        try:
            page = archive.get(row.sha256)
        except (InputError, ValueError) as error:
            result.add("archive", f"pages {row.sha256}", str(error))
            continue
        if len(page.body) != row.size or hashlib.sha256(page.body).hexdigest() != row.sha256:
            result.add("archive", f"pages {row.sha256}", "its bytes in the archive are not the ones recorded")
    if without:
        result.notes.append(f"{without} pages were recorded without their bytes, so those cannot be checked")
