"""The hash chain over recorded rows: every link covers its row and all links before it.

An edited, removed or added row no longer fits its link. A chain cut at its end still fits itself: that is found only
against a checkpoint kept elsewhere (:mod:`countback.ledger.checkpoint`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from countback.figures.reading import dumps
from countback.ledger import schema

#: The head of a chain without links.
GENESIS = "0" * 64

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """How many links there are and the hash that covers them all."""

    count: int = 0
    hash: str = GENESIS


def digest(rows: Iterable[Row]) -> str:
    """The SHA-256 over rows, in order; a column that is NULL counts as absent, so that later columns may be added.

    >>> digest([{"a": 1, "b": None}]) == digest([{"a": 1}])
    True
    """
    sha = hashlib.sha256()
    for row in rows:
        sha.update(dumps({k: row[k] for k in sorted(row) if row[k] is not None}).encode("utf-8"))
        sha.update(b"\n")
    return sha.hexdigest()


def link(head: Head, *, table: str, key: str, digest: str) -> Head:
    """The head after one more link."""
    count = head.count + 1
    payload = f"{head.hash}\n{count}\n{table}\n{key}\n{digest}"
    return Head(count, hashlib.sha256(payload.encode("utf-8")).hexdigest())


def head_of(connection: Connection) -> Head:
    """The head of the chain as it stands."""
    row = connection.execute(
        select(schema.chain.c.seq, schema.chain.c.head).order_by(schema.chain.c.seq.desc()).limit(1)
    ).first()
    return Head() if row is None else Head(row.seq, row.head)


class Writer:
    """Rows of one transaction with their links. ``next`` is the number the next row's link will have."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._head = head_of(connection)
        self._links: list[dict[str, Any]] = []

    @property
    def next(self) -> int:
        """The number of the next link."""
        return self._head.count + 1

    def add(self, table: str, *, key: str, row: Row) -> None:
        """Insert one row and link it."""
        self._connection.execute(insert(schema.METADATA.tables[table]).values(dict(row)))
        self._link(table, key, [row])

    def add_each(self, table: str, *, keys: Iterable[str], rows: list[Row]) -> None:
        """Insert rows, each with a link of its own."""
        if rows:
            self._connection.execute(insert(schema.METADATA.tables[table]), [dict(r) for r in rows])
            for key, row in zip(keys, rows, strict=True):
                self._link(table, key, [row])

    def add_together(self, table: str, *, key: str, rows: list[Row]) -> None:
        """Insert rows that share one link."""
        if rows:
            self._connection.execute(insert(schema.METADATA.tables[table]), [dict(r) for r in rows])
            self._link(table, key, rows)

    def close(self) -> None:
        """Write the links; to be called before the transaction ends."""
        if self._links:
            self._connection.execute(insert(schema.chain), self._links)
            self._links = []

    def _link(self, table: str, key: str, rows: Iterable[Row]) -> None:
        made = digest(rows)
        self._head = link(self._head, table=table, key=key, digest=made)
        self._links.append({"seq": self._head.count, "tbl": table, "key": key, "digest": made, "head": self._head.hash})
