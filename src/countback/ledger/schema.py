"""The tables of the ledger, and the named migrations that make them.

Recorded tables are append-only; each of their rows has a link in ``chain``. ``derived_passages`` is a cache that can
be dropped and made again from the archive. A released migration is never edited: the next change is a new one, and a
column it adds must allow NULL, so that the digests of older rows stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    insert,
    select,
    text,
)

from countback.errors import LedgerVersion

METADATA = MetaData()

migrations = Table(
    "migrations", METADATA, Column("name", Text, primary_key=True), Column("applied", Text, nullable=False)
)

#: One row per set of bytes. ``kept`` is 1 where the archive holds them.
pages = Table(
    "pages",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer),
    Column("kept", Integer, nullable=False),
)

#: One row per program run that recorded something.
runs = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("started", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("note", Text, nullable=False),
)

#: One row per page, reader version and extractor version. ``seq`` is its link in the
#: chain; the highest one of a page is live.
readings = Table(
    "readings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("sha256", Text, ForeignKey("pages.sha256"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("dateline", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("refusals", Integer, nullable=False),
)

#: One row per place where the bytes of a page were met.
sightings = Table(
    "sightings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("sha256", Text, ForeignKey("pages.sha256"), nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("received", Text),
)

#: One row per figure of a reading. ``figure`` is the whole figure as JSON; the columns before it are for looking.
entries = Table(
    "entries",
    METADATA,
    Column("reading", Text, ForeignKey("readings.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("counted", Text),
    Column("event", Text),
    Column("stat", Text, nullable=False),
    Column("origin", Text),
    Column("sentence", Text, nullable=False),
    Column("figure", Text, nullable=False),
    PrimaryKeyConstraint("reading", "id"),
)

#: One row per number of a reading that was set aside.
refusals = Table(
    "refusals",
    METADATA,
    Column("reading", Text, ForeignKey("readings.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("refusal", Text, nullable=False),
    PrimaryKeyConstraint("reading", "place"),
)

#: One row per input that could not be read.
failures = Table(
    "failures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", Text, nullable=False),
)

#: One row per word of a person on an entry or a claim.
judgements = Table(
    "judgements",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("other", Text),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)

#: One row per count a register made. ``register_count`` is the whole count as JSON; the columns before it are for
#: looking.
register_counts = Table(
    "register_counts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("method", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("counted", Text),
    Column("event", Text),
    Column("stat", Text, nullable=False),
    Column("known", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("register_count", Text, nullable=False),
)

#: One link per recorded row (for refusals: per reading). ``head`` covers everything recorded so far.
chain = Table(
    "chain",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("tbl", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("head", Text, nullable=False),
)

#: The passages of a reading as JSON: derived, not recorded, may be dropped.
derived_passages = Table(
    "derived_passages",
    METADATA,
    Column("reading", Text, primary_key=True),
    Column("passages", Text, nullable=False),
)

#: Tables whose rows are never changed nor removed; triggers refuse it.
RECORDED = (pages, runs, readings, sightings, entries, refusals, failures, judgements, register_counts)
APPEND_ONLY = (*RECORDED, chain, migrations)

_FIRST_TABLES = """
CREATE TABLE pages (sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER, kept INTEGER NOT NULL);
CREATE TABLE runs (id TEXT PRIMARY KEY, started TEXT NOT NULL, reader TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE readings (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, run TEXT NOT NULL REFERENCES runs (id),
    sha256 TEXT NOT NULL REFERENCES pages (sha256), reader TEXT NOT NULL, extractor TEXT NOT NULL, name TEXT NOT NULL,
    address TEXT NOT NULL, title TEXT NOT NULL, lang TEXT NOT NULL, outlet TEXT, published TEXT, dateline TEXT NOT NULL,
    meta TEXT NOT NULL, text TEXT NOT NULL, figures INTEGER NOT NULL, refusals INTEGER NOT NULL,
    UNIQUE (sha256, reader, extractor));
CREATE TABLE sightings (
    id TEXT PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id), sha256 TEXT NOT NULL REFERENCES pages (sha256),
    name TEXT NOT NULL, address TEXT NOT NULL, received TEXT);
CREATE INDEX sightings_page ON sightings (sha256);
CREATE INDEX sightings_address ON sightings (address);
CREATE TABLE entries (
    reading TEXT NOT NULL REFERENCES readings (id), id TEXT NOT NULL, place INTEGER NOT NULL, said TEXT NOT NULL,
    counted TEXT, event TEXT, stat TEXT NOT NULL, origin TEXT, sentence TEXT NOT NULL, figure TEXT NOT NULL,
    PRIMARY KEY (reading, id));
CREATE INDEX entries_id ON entries (id);
CREATE TABLE refusals (
    reading TEXT NOT NULL REFERENCES readings (id), place INTEGER NOT NULL, reason TEXT NOT NULL,
    refusal TEXT NOT NULL, PRIMARY KEY (reading, place));
CREATE TABLE failures (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, run TEXT NOT NULL REFERENCES runs (id), source TEXT NOT NULL,
    stage TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX failures_source ON failures (source);
CREATE TABLE judgements (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, subject TEXT NOT NULL, verdict TEXT NOT NULL, other TEXT,
    value TEXT, "by" TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX judgements_subject ON judgements (subject);
CREATE TABLE chain (
    seq INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, head TEXT NOT NULL);
CREATE INDEX chain_row ON chain (tbl, key);
CREATE TABLE derived_passages (reading TEXT PRIMARY KEY, passages TEXT NOT NULL)
"""


def first_tables(connection: Connection) -> None:
    """0001: pages, runs, readings, sightings, entries, refusals, failures, judgements, their chain, and the cache."""
    for statement in _FIRST_TABLES.strip().split(";\n"):
        connection.execute(text(statement))


_REGISTER_COUNTS = """
CREATE TABLE register_counts (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, run TEXT NOT NULL REFERENCES runs (id), method TEXT NOT NULL,
    origin TEXT NOT NULL, counted TEXT, event TEXT, stat TEXT NOT NULL, known TEXT NOT NULL, basis TEXT NOT NULL,
    register_count TEXT NOT NULL);
CREATE INDEX register_counts_origin ON register_counts (method, origin)
"""


def counts_of_registers(connection: Connection) -> None:
    """0002: what registers counted by themselves; the tables before it stay as they are."""
    for statement in _REGISTER_COUNTS.strip().split(";\n"):
        connection.execute(text(statement))


#: In the order they were released; applied ones are named in the table ``migrations``.
MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001_first_tables", first_tables),
    ("0002_register_counts", counts_of_registers),
)


def lacks(applied: Iterable[str], *, name: str) -> bool:
    """Whether a ledger lacks a migration. Raises LedgerVersion where it has one that this Countback does not know;
    ``name`` is the ledger's, for the message."""
    known = [migration for migration, _ in MIGRATIONS]
    there = list(applied)
    unknown = [migration for migration in there if migration not in known]
    if unknown:
        raise LedgerVersion(
            f"{name} was written by a newer Countback (it knows {unknown[-1]}); "
            "install that version or a later one to open it"
        )
    return there != known


def migrate(connection: Connection) -> None:
    """Apply the migrations a ledger lacks, in order, and note each; to be called in one transaction."""
    connection.execute(text("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL)"))
    done = set(connection.scalars(select(migrations.c.name)))
    for name, apply in MIGRATIONS:
        if name not in done:
            apply(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(migrations).values(name=name, applied=now))
