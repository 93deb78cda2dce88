"""The ledger: what was read, kept for good. Rows are added; "live" is derived from them; nothing is overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from countback.errors import LedgerReadOnly
from countback.figures.reading import Reading
from countback.ledger import schema
from countback.ledger.chain import Head, Writer, head_of
from countback.ledger.counted import RegisterCount, live_counts
from countback.ledger.database import PATIENCE, Database, open_database, path_of
from countback.ledger.entry import Entry, entries_of
from countback.ledger.judgement import Judgement, Verdict
from countback.ledger.recorded import Failure, KeptPage, Recorded, Run, Sighting, Step
from countback.ledger.rows import (
    entry_columns,
    entry_of,
    packed,
    reading_columns,
    reading_of,
    register_count_columns,
    register_count_of,
    sayable,
)
from countback.ledger.verify import Verification, verify_ledger
from countback.pages.archive import Archive
from countback.pages.page import Page
from countback.refusals import Refusal

_SOURCE = ("sha256", "name", "address", "title", "outlet", "published", "lang", "reader")
_readings, _entries, _failures, _judgements = schema.readings, schema.entries, schema.failures, schema.judgements
_counts = schema.register_counts


def open_ledger(
    address: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    patience: float = PATIENCE,
) -> Ledger:
    """Open the ledger at a path, ``sqlite:///path`` or ``postgresql://user@host/database?archive=/folder``; make it
    where there is none and ``create`` is set.

    ``patience`` is how many seconds to wait for another writer. Raises LedgerMissing, LedgerVersion, LedgerReadOnly,
    LedgerLocked, DiskFull or LedgerDamaged.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/desk.db") as ledger:
    ...     ledger.counts()["entries"]
    0
    """
    return Ledger(open_database(address, create=create, read_only=read_only, patience=patience))


class Ledger:
    """An open ledger; a context manager, and iterable over its live entries."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._runs: dict[str, Run] = {}

    @property
    def database(self) -> Database:
        """The database it lies in, for what works on rows as they are (copying)."""
        return self._database

    @property
    def name(self) -> str:
        """The ledger's file, or its address without a password."""
        return self._database.name

    @property
    def path(self) -> Path:
        """The ledger's file. Raises UsageError for a ledger that lies in no file."""
        return path_of(self._database.name)

    @property
    def archive(self) -> Path:
        """The folder that keeps the bytes of its pages: beside the ledger's file, or where its address says."""
        return self._database.archive

    def make_archive(self) -> None:
        """Make the archive's folder; it also marks the ledger as none of the pages of the folder it lies in."""
        try:
            self.archive.mkdir(exist_ok=True)
        except OSError as error:
            raise LedgerReadOnly(f"{self.archive} cannot be made: {error.strerror}; change the permissions") from error

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries())

    # -- recording ----------------------------------------------------------------------------------------------

    def record(self, reading: Reading, *, page: Page | None = None, run: Run | None = None) -> Recorded:
        """Record a reading in one transaction; the same page by the same reader adds nothing.

        A new reader version is kept beside the older one and becomes the live one. With ``page`` its bytes are kept in
        the archive first, so that a row never speaks of bytes that are not there.
        """
        if page is not None:
            if page.sha256 != reading.sha256:
                raise ValueError(f"the reading is of page {reading.sha256}, not of {page.sha256}")
            Archive(self.archive).keep(page)
        key = reading_id(reading)
        run = self._run(run, reading.reader)
        with self._database.write() as connection:
            writer = Writer(connection)
            done = self._row(connection, _readings.c.id == key)
            older = done is None and self._row(connection, _readings.c.sha256 == reading.sha256) is not None
            self._see(connection, writer, reading, page, run)
            if done is None:
                self._write(connection, writer, reading, key, run)
            writer.close()
        if done is not None:
            return Recorded(key, new=False, figures=len(reading.figures), refusals=len(reading.refusals))
        return Recorded(key, True, len(reading.figures), len(reading.refusals), superseded=older)

    def record_failure(self, refusal: Refusal, *, run: Run | None = None, page: Page | None = None) -> bool:
        """Record an input that could not be read; True unless the same failure is already open.

        With ``page`` (bytes that came in but could not be read) its bytes are kept in the archive.
        """
        if page is not None:
            Archive(self.archive).keep(page)
        source, detail = sayable(refusal.source), sayable(refusal.detail)
        same = (
            (_failures.c.source == source)
            & (_failures.c.stage == refusal.stage)
            & (_failures.c.reason == refusal.reason)
            & (_failures.c.detail == detail)
        )
        run = self._run(run, "")
        with self._database.write() as connection:
            if connection.execute(select(_failures.c.id).where(same & ~_resolved())).first() is not None:
                return False
            writer = Writer(connection)
            self._see_run(connection, writer, run)
            times = connection.execute(select(func.count()).select_from(_failures).where(same)).scalar_one()
            parts = (source, refusal.stage, refusal.reason, detail, str(times))
            key = hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]
            row = {"id": key, "seq": writer.next, "run": run.id, "source": source, "stage": refusal.stage}
            row |= {"reason": refusal.reason, "detail": detail, "at": _now()}
            writer.add("failures", key=key, row=row)
            writer.close()
        return True

    def judge(
        self,
        subject: str,
        *,
        verdict: Verdict,
        by: str,
        why: str = "",
        other: str | None = None,
        value: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """Record a person's word on an entry or a claim; it is on the disk when this returns."""
        judgement = Judgement(subject, verdict, by, at if at is not None else _now("microseconds"), why, other, value)
        self.judge_each([judgement])
        return judgement

    def record_counts(self, counts: Iterable[RegisterCount], *, run: Run | None = None) -> int:
        """Record what a register counted, in one transaction; how many were new. The same count adds nothing.

        An earlier vintage (the same thing counted, known on an earlier day) stays beside the later one.
        """
        rows = {row["id"]: row for row in map(register_count_columns, counts)}
        run = self._run(run, "")
        with self._database.write() as connection:
            there = set(connection.scalars(select(_counts.c.id)))
            new = [row for key, row in rows.items() if key not in there]
            if new:
                writer = Writer(connection)
                self._see_run(connection, writer, run)
                first = writer.next
                made: list[Mapping[str, Any]] = [
                    row | {"seq": first + place, "run": run.id} for place, row in enumerate(new)
                ]
                writer.add_each("register_counts", keys=[row["id"] for row in new], rows=made)
                writer.close()
        return len(new)

    def judge_each(
        self, judgements: Sequence[Judgement], *, seen: Callable[[list[Judgement]], None] | None = None
    ) -> None:
        """Record words together or not at all; they are on the disk when this returns.

        ``seen`` is given, under the write lock, all that was said so far; what it raises ends the transaction, so that
        nobody's word is written over one that came in between.
        """
        with self._database.write() as connection:
            if seen is not None:
                seen(_said(connection, select(_judgements).order_by(_judgements.c.seq)))
            writer = Writer(connection)
            for j in judgements:
                if connection.execute(select(_judgements.c.id).where(_judgements.c.id == j.id)).first() is None:
                    row = {"id": j.id, "seq": writer.next, "subject": j.subject, "verdict": j.verdict}
                    row |= {"other": j.other, "value": j.value, "by": j.by, "at": j.at, "why": j.why}
                    writer.add("judgements", key=j.id, row=row)
            writer.close()

    # -- looking ------------------------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """The live entries: of each page those of the reader that read it last, in order of recording and place."""
        return self._select_entries(_live())

    def entry(self, id: str) -> Entry | None:
        """The entry with that ID, live or superseded (then as it was last recorded)."""
        found = self._select_entries(_entries.c.id == id)
        return found[-1] if found else None

    def readings(self) -> Iterator[Reading]:
        """The live readings with text, figures, refusals and passages, in order of recording."""
        with self._database.read() as connection:
            rows = connection.execute(select(_readings.c.id).where(_live()).order_by(_readings.c.seq)).scalars().all()
        for key in rows:
            with self._database.read() as connection:
                yield self._reading(connection, key)

    def reading(self, sha256: str) -> Reading | None:
        """The live reading of the page with that hash, None where there is none."""
        with self._database.read() as connection:
            query = select(_readings.c.id).where(_live() & (_readings.c.sha256 == sha256))
            key = connection.execute(query).scalar_one_or_none()
            return self._reading(connection, key) if key is not None else None

    def pages(self) -> list[KeptPage]:
        """Every set of bytes that was read, in order of recording, with where it was met."""
        with self._database.read() as connection:
            met: dict[str, list[Sighting]] = {}
            seen = select(schema.sightings, schema.runs.c.started).join(schema.runs).order_by(schema.sightings.c.id)
            for row in connection.execute(seen):
                sighting = Sighting(row.sha256, row.name, row.address, row.received, row.started)
                met.setdefault(row.sha256, []).append(sighting)
            first = (
                select(_readings.c.sha256, func.min(_readings.c.seq).label("seq"))
                .group_by(_readings.c.sha256)
                .subquery()
            )
            query = select(schema.pages).join(first, first.c.sha256 == schema.pages.c.sha256).order_by(first.c.seq)
            return [
                KeptPage(r.sha256, r.media_type, r.size, tuple(met.get(r.sha256, ())))
                for r in connection.execute(query)
            ]

    def page(self, sha256: str) -> Page:
        """The page as received, out of the archive. Raises InputError where its bytes are missing or damaged."""
        return Archive(self.archive).get(sha256)

    def refusals(self) -> list[Refusal]:
        """The numbers set aside in live readings, with the page's name as ``source``."""
        return [r for reading in self.readings() for r in reading.refusals]

    def failures(self) -> list[Failure]:
        """Every input that could not be read, in the order it was noticed."""
        query = select(_failures, _resolved().label("resolved")).order_by(_failures.c.seq)
        with self._database.read() as connection:
            return [
                Failure(Refusal(r.reason, r.stage, source=r.source, detail=r.detail), r.at, bool(r.resolved))
                for r in connection.execute(query)
            ]

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """What people said, in order; of one entry or claim where ``subject`` is given."""
        query = select(_judgements).order_by(_judgements.c.seq)
        if subject is not None:
            query = query.where((_judgements.c.subject == subject) | (_judgements.c.other == subject))
        with self._database.read() as connection:
            return _said(connection, query)

    def register_counts(self, *, vintages: bool = False) -> list[RegisterCount]:
        """What registers counted, in order of recording: of each thing counted the latest known, see
        :func:`~countback.ledger.counted.live_counts`; with ``vintages`` the earlier ones too."""
        with self._database.read() as connection:
            rows = connection.scalars(select(_counts.c.register_count).order_by(_counts.c.seq))
            counts = [register_count_of(row) for row in rows]
        return counts if vintages else live_counts(counts)

    def history(self, id: str) -> list[Step]:
        """What happened to the entry or claim with that ID, in order."""
        steps: list[tuple[int, Step]] = []
        with self._database.read() as connection:
            query = (
                select(_readings.c.seq, _readings.c.reader, _readings.c.name, _readings.c.sha256, schema.runs.c.started)
                .join(_entries, _entries.c.reading == _readings.c.id)
                .join(schema.runs, schema.runs.c.id == _readings.c.run)
                .where(_entries.c.id == id)
            )
            for row in connection.execute(query):
                steps.append((row.seq, Step(row.started, "read", row.reader, f"read on {row.name}")))
                later = (
                    select(_readings.c.seq, _readings.c.reader, schema.runs.c.started)
                    .join(schema.runs, schema.runs.c.id == _readings.c.run)
                    .where((_readings.c.sha256 == row.sha256) & (_readings.c.seq > row.seq))
                    .order_by(_readings.c.seq)
                    .limit(1)
                )
                for next_ in connection.execute(later):
                    words = f"{row.name} was read again by {next_.reader}"
                    steps.append((next_.seq, Step(next_.started, "superseded", next_.reader, words)))
            for row in connection.execute(select(_judgements).where(_judgements.c.subject == id)):
                words = " · ".join(w for w in (row.value, row.why) if w)
                steps.append((row.seq, Step(row.at, row.verdict, row.by, words)))
        return [step for _, step in sorted(steps, key=lambda s: (s[0], s[1].what == "read"))]

    def counts(self) -> dict[str, int]:
        """How many of each there are; ``entries`` and ``refusals`` are the live ones, ``failures`` the open ones."""
        with self._database.read() as connection:

            def count(query: Select[Any]) -> int:
                return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())

            live = select(_readings.c.id).where(_live())
            return {
                "pages": count(select(schema.pages.c.sha256)),
                "readings": count(select(_readings.c.id)),
                "entries": count(select(_entries.c.id).where(_entries.c.reading.in_(live))),
                "superseded": count(select(_entries.c.id).where(_entries.c.reading.not_in(live))),
                "refusals": count(select(schema.refusals.c.place).where(schema.refusals.c.reading.in_(live))),
                "failures": count(select(_failures.c.id).where(~_resolved())),
                "judgements": count(select(_judgements.c.id)),
                "register_counts": count(select(_counts.c.id)),
                "runs": count(select(schema.runs.c.id)),
            }

    def head(self) -> Head:
        """How many rows are recorded, and the hash that covers them: what a checkpoint keeps."""
        with self._database.read() as connection:
            return head_of(connection)

    def check_writable(self) -> None:
        """Take the write lock and let it go. Raises LedgerLocked, LedgerReadOnly or DiskFull."""
        with self._database.write():
            pass

    def verify(self, *, checkpoint: Head | None = None) -> Verification:
        """Check the file, the triggers, the chain, the content addresses and the archive."""
        return verify_ledger(self._database, archive=self.archive, checkpoint=checkpoint)

    # -- rows ---------------------------------------------------------------------------------------------------

    def has(self, reading: Reading) -> bool:
        """Whether this page is already recorded as read by this reader and extractor."""
        with self._database.read() as connection:
            return self._row(connection, _readings.c.id == reading_id(reading)) is not None

    def _run(self, run: Run | None, reader: str) -> Run:
        if run is not None:
            return run
        if reader not in self._runs:
            self._runs[reader] = Run.start(reader=reader)
        return self._runs[reader]

    def _see_run(self, connection: Connection, writer: Writer, run: Run) -> None:
        if connection.execute(select(schema.runs.c.id).where(schema.runs.c.id == run.id)).first() is None:
            row = {"id": run.id, "started": run.started, "reader": run.reader, "note": run.note}
            writer.add("runs", key=run.id, row=row)

    def _see(self, connection: Connection, writer: Writer, reading: Reading, page: Page | None, run: Run) -> None:
        """The rows of the page, of where it was met, and of the run, as far as they are new."""
        name, address = sayable(reading.name), sayable(reading.address)
        key = hashlib.sha256(f"{reading.sha256}\n{name}\n{address}".encode()).hexdigest()[:32]
        if connection.execute(select(schema.sightings.c.id).where(schema.sightings.c.id == key)).first() is not None:
            return
        self._see_run(connection, writer, run)
        query = select(schema.pages.c.sha256).where(schema.pages.c.sha256 == reading.sha256)
        if connection.execute(query).first() is None:
            row: dict[str, Any] = {
                "sha256": reading.sha256,
                "media_type": page.media_type if page else "",
                "size": None,
            }
            row |= {"size": len(page.body), "kept": 1} if page else {"kept": 0}
            writer.add("pages", key=reading.sha256, row=row)
        received = page.received.isoformat() if page is not None and page.received is not None else None
        row = {"id": key, "run": run.id, "sha256": reading.sha256, "name": name, "address": address}
        writer.add("sightings", key=key, row=row | {"received": received})

    def _write(self, connection: Connection, writer: Writer, reading: Reading, key: str, run: Run) -> None:
        self._see_run(connection, writer, run)
        row = {"id": key, "seq": writer.next, "run": run.id} | reading_columns(reading)
        writer.add("readings", key=key, row=row)
        made = entries_of(reading)
        rows: list[Mapping[str, Any]] = [
            {"reading": key, "place": place} | entry_columns(entry) for place, entry in enumerate(made)
        ]
        writer.add_each("entries", keys=[f"{key}/{entry.id}" for entry in made], rows=rows)
        rows = [
            {"reading": key, "place": place, "reason": refusal.reason, "refusal": packed(refusal)}
            for place, refusal in enumerate(reading.refusals)
        ]
        writer.add_together("refusals", key=key, rows=rows)
        cache = schema.derived_passages
        connection.execute(cache.insert().values(reading=key, passages=packed(reading.passages)))

    def _row(self, connection: Connection, condition: Any) -> Any:
        return connection.execute(select(_readings.c.id).where(condition).limit(1)).first()

    def _select_entries(self, condition: Any) -> list[Entry]:
        query = (
            select(
                _entries.c.id,
                _entries.c.figure,
                _entries.c.sentence,
                *(_readings.c[name] for name in _SOURCE),
            )
            .join(_readings, _readings.c.id == _entries.c.reading)
            .where(condition)
            .order_by(_readings.c.seq, _entries.c.place)
        )
        with self._database.read() as connection:
            return [entry_of(dict(row)) for row in connection.execute(query).mappings()]

    def _reading(self, connection: Connection, key: str) -> Reading:
        row = connection.execute(select(_readings).where(_readings.c.id == key)).mappings().one()
        figures = select(_entries.c.figure).where(_entries.c.reading == key).order_by(_entries.c.place)
        refused = (
            select(schema.refusals.c.refusal).where(schema.refusals.c.reading == key).order_by(schema.refusals.c.place)
        )
        cache = schema.derived_passages
        passages = connection.execute(select(cache.c.passages).where(cache.c.reading == key)).scalar_one_or_none()
        return reading_of(
            dict(row),
            figures=connection.execute(figures).scalars(),
            refusals=connection.execute(refused).scalars(),
            passages=passages,
        )


def reading_id(reading: Reading) -> str:
    """The ID of a reading, made from its page, reader and extractor: those being the same, so is the reading."""
    payload = f"{reading.sha256}\n{reading.reader}\n{reading.extractor}"
    return hashlib.sha256(payload.encode()).hexdigest()[:32]


def _said(connection: Connection, query: Select[Any]) -> list[Judgement]:
    return [Judgement(r.subject, r.verdict, r.by, r.at, r.why, r.other, r.value) for r in connection.execute(query)]


def _live() -> Any:
    """Of each page the reading recorded last."""
    return _readings.c.seq.in_(select(func.max(_readings.c.seq)).group_by(_readings.c.sha256))


def _resolved() -> Any:
    """Whether the failed input was read later on: a later sighting of its address."""
    link, seen = schema.chain.alias(), schema.sightings.alias()
    return exists(
        select(link.c.seq)
        .join(seen, (link.c.tbl == "sightings") & (link.c.key == seen.c.id))
        .where((seen.c.address == _failures.c.source) & (link.c.seq > _failures.c.seq))
    )


def _now(precision: str = "seconds") -> str:
    return datetime.now(UTC).isoformat(timespec=precision)
