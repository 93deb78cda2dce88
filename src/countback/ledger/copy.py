"""copy_ledger: every row of one ledger into another, link by link, so that both have one head.

Rows are copied as they were recorded, not read again: times, runs and links stay. The copy may be stopped and goes on;
a ledger that grew since it was copied is brought up to date by the same call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, insert, select, tuple_

from countback.errors import LedgerDamaged, UsageError
from countback.ledger import schema
from countback.ledger.chain import Head, head_of
from countback.ledger.ledger import Ledger
from countback.ledger.verify import KEYS
from countback.pages.archive import Archive

#: Links copied in one transaction.
LINKS = 500


def copy_ledger(
    source: Ledger, target: Ledger, *, bytes_too: bool = True, progress: Callable[[int, int], None] | None = None
) -> Head:
    """Bring ``target`` to the head of ``source`` and give that head; the archive's bytes go first.

    ``progress`` is called with the links copied and those there are. Raises UsageError where the target holds rows that
    the source does not: two ledgers that grew apart cannot be made one; LedgerDamaged where a row is missing in the
    source.
    """
    with source.database.read() as old:
        end = head_of(old)
        with target.database.read() as new:
            begun = head_of(new)
        if not _is_before(old, begun, end):
            raise UsageError(
                f"{target.name} holds rows that {source.name} does not; copy into a new ledger, or add its pages there"
            )
        if bytes_too and end.count > begun.count:
            _copy_bytes(old, source, target)
        done = begun.count
        while done < end.count:
            with target.database.write() as new:
                if head_of(new).count != done:
                    raise UsageError(f"another program wrote to {target.name} meanwhile; run the same command again")
                done = _copy_links(old, new, done, source.name)
            if progress is not None:
                progress(done, end.count)
    return end


def _is_before(old: Connection, begun: Head, end: Head) -> bool:
    """Whether a head is one the source once had."""
    if begun.count > end.count:
        return False
    if begun.count == 0:
        return True
    there = old.execute(select(schema.chain.c.head).where(schema.chain.c.seq == begun.count)).scalar_one_or_none()
    return bool(there == begun.hash)


def _copy_links(old: Connection, new: Connection, done: int, name: str) -> int:
    chain = schema.chain
    query = select(chain).where(chain.c.seq > done).order_by(chain.c.seq).limit(LINKS)
    links = [dict(row) for row in old.execute(query).mappings()]
    wanted: dict[str, list[str]] = defaultdict(list)
    for link in links:
        wanted[link["tbl"]].append(link["key"])
    order = [table.name for table in schema.METADATA.sorted_tables if table.name in wanted]
    for table in order:
        rows = _rows(old, table, wanted[table])
        if len({_key(table, row) for row in rows}) != len(wanted[table]):
            raise LedgerDamaged(f"{name} lacks rows of {table} that its chain speaks of; run: countback verify")
        new.execute(insert(schema.METADATA.tables[table]), rows)
        if table == "readings":
            cache = schema.derived_passages
            passages = [
                dict(r) for r in old.execute(select(cache).where(cache.c.reading.in_(wanted[table]))).mappings()
            ]
            if passages:
                new.execute(insert(cache), passages)
    new.execute(insert(chain), links)
    return int(links[-1]["seq"])


def _rows(old: Connection, table: str, keys: list[str]) -> list[dict[str, Any]]:
    columns = schema.METADATA.tables[table]
    parts = [columns.c[name] for name in KEYS[table]]
    if len(parts) == 1:
        condition = parts[0].in_(keys)
    else:
        condition = tuple_(*parts).in_([tuple(key.split("/")) for key in keys])
    return [dict(row) for row in old.execute(select(columns).where(condition)).mappings()]


def _key(table: str, row: dict[str, Any]) -> str:
    return "/".join(str(row[name]) for name in KEYS[table])


def _copy_bytes(old: Connection, source: Ledger, target: Ledger) -> None:
    target.make_archive()
    kept, into = Archive(source.archive), Archive(target.archive)
    for sha256 in old.scalars(select(schema.pages.c.sha256).where(schema.pages.c.kept == 1)):
        if sha256 not in into:
            into.keep(kept.get(sha256))
