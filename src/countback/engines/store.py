"""Readings as Parquet: a table of readings, one of figures and one of failures, a file of each a shard.

    DIR/bulk.json               how it was made: the reader's version, and the plan's hash
    DIR/readings/part-00000.parquet
    DIR/figures/part-00000.parquet
    DIR/failures/part-00000.parquet

A reading's row holds all of it, so a reading comes back equal; figures and refusals are JSON, one text each, as the
ledger keeps them. The table of figures has a column a field, for questions in SQL. Rows stand in the order of the
inputs. Times of day of the run are in no file: the same inputs read by the same version are the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countback.errors import UsageError
from countback.figures.reading import Reading
from countback.ledger.rows import packed, reading_columns, reading_of, sayable
from countback.pages import Page
from countback.refusals import Refusal

if TYPE_CHECKING:
    import pyarrow as pa

READINGS, FIGURES, FAILURES = "readings", "figures", "failures"
#: Rows of a file that are held in memory at once, while writing and while reading.
ROWS = 200

_TEXTS = ("sha256", "reader", "extractor", "name", "address", "title", "lang", "outlet", "published")
_MORE = ("dateline", "meta", "text", "passages")
#: Columns of the table of readings, in order: name and Parquet type.
READING_COLUMNS: tuple[tuple[str, str], ...] = (
    *((name, "string") for name in (*_TEXTS, "media_type")),
    ("size", "int64"),
    *((name, "string") for name in _MORE),
    ("figures", "list<string>"),
    ("refusals", "list<string>"),
)
#: Columns of the table of figures: the page first, then the figure as ``figures --jsonl`` prints it.
FIGURE_COLUMNS: tuple[tuple[str, str], ...] = (
    *((name, "string") for name in ("sha256", "doc", "address", "outlet", "published")),
    *((name, "int64") for name in ("start", "end")),
    ("number", "string"),
    *((name, "double") for name in ("low", "high")),
    ("bound", "string"),
    ("vague", "bool"),
    *((name, "string") for name in ("counted", "event", "offence", "stat", "side", "where", "group", "from", "to")),
    ("origin", "string"),
    ("via", "list<string>"),
    ("hedged", "bool"),
    *((name, "string") for name in ("part_of", "role", "lang")),
    ("undecided", "list<string>"),
)
FAILURE_COLUMNS: tuple[tuple[str, str], ...] = tuple(
    (name, "string") for name in ("source", "stage", "reason", "detail", "sha256")
)
#: The tables, the one that tells whether a shard is done first.
TABLES = {READINGS: READING_COLUMNS, FIGURES: FIGURE_COLUMNS, FAILURES: FAILURE_COLUMNS}


def need_parquet() -> None:
    """Refuse, in words, where the extra is missing."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise UsageError("readings in Parquet need the extra countback[bulk]") from None


@dataclass(slots=True)
class Part:
    """The two files of a shard while they are written; nothing stands under their names before both are whole."""

    folder: Path
    stem: str

    def write(self, rows: Iterable[tuple[Page | None, Reading | Refusal]]) -> dict[str, int]:
        """Write all rows and give how many pages, failures and figures they were. OSError as the disk gives it; then
        nothing is left under the shard's names."""
        import pyarrow.parquet as pq

        many = {"pages": 0, "failed": 0, "figures": 0}
        schemas = {table: _schema(columns) for table, columns in TABLES.items()}
        temporary = {table: self.folder / table / f".{self.stem}.{os.getpid()}" for table in TABLES}
        held: dict[str, list[Mapping[str, Any]]] = {table: [] for table in TABLES}
        try:
            writers = {t: pq.ParquetWriter(temporary[t], schemas[t], compression="zstd") for t in TABLES}

            def flush(*, least: int) -> None:
                for table, waiting in held.items():
                    if len(waiting) >= least:
                        writers[table].write_table(_table(waiting, schemas[table]))
                        waiting.clear()

            for page, read in rows:
                if isinstance(read, Refusal):
                    held[FAILURES].append(failure_row(read, page))
                    many["failed"] += 1
                else:
                    held[READINGS].append(reading_row(read, page))
                    held[FIGURES] += figure_rows(read)
                    many["pages"] += 1
                    many["figures"] += len(read.figures)
                flush(least=ROWS)
            flush(least=1)
            for table in reversed(TABLES):  # the readings last: their file says that the shard is done
                writers[table].close()
                with temporary[table].open("rb") as file:
                    os.fsync(file.fileno())
                temporary[table].replace(part_path(self.folder, table, self.stem))
        finally:
            for path in temporary.values():
                path.unlink(missing_ok=True)
        return many


def part_path(folder: Path, table: str, stem: str) -> Path:
    """Where the file of a shard stands when it is whole."""
    return folder / table / f"{stem}.parquet"


def reading_row(reading: Reading, page: Page | None) -> dict[str, Any]:
    """A reading as a row; ``page`` adds what only the bytes tell."""
    return reading_columns(reading) | {
        "media_type": page.media_type if page is not None else "",
        "size": len(page.body) if page is not None else None,
        "passages": packed(reading.passages),
        "figures": [packed(f) for f in reading.figures],
        "refusals": [packed(r) for r in reading.refusals],
    }


def figure_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """The figures of a reading as rows, each with its page."""
    row = reading.to_row()
    page = {name: row[name] for name in ("sha256", "doc", "address", "outlet", "published")}
    for figure in row["figures"]:
        yield page | {k: sayable(v) if isinstance(v, str) else v for k, v in figure.items()}


def failure_row(refusal: Refusal, page: Page | None) -> dict[str, Any]:
    """An input that could not be read as a row."""
    return {
        "source": sayable(refusal.source or (page.address if page is not None else "")),
        "stage": refusal.stage,
        "reason": refusal.reason,
        "detail": sayable(refusal.detail),
        "sha256": page.sha256 if page is not None else None,
    }


def readings_in(folder: str | Path, *, where: str = "") -> Iterator[Reading]:
    """Every reading of a folder, shard by shard in order; a few hundred are in memory at once.

    ``where`` is a condition of SQL over the columns of the table of figures (:data:`FIGURE_COLUMNS`): then only pages
    with such a figure are given, and of these only such figures. Raises UsageError for a condition that is none.
    """
    wanted = _wanted(Path(folder), where) if where else None
    for row in _rows(Path(folder), READINGS):
        if wanted is not None and row["sha256"] not in wanted:
            continue
        reading = reading_of(row, figures=row["figures"], refusals=row["refusals"], passages=row["passages"])
        if wanted is not None:
            kept = wanted[row["sha256"]]
            reading = replace(reading, figures=tuple(f for f in reading.figures if f.span.start in kept))
        yield reading


def _wanted(folder: Path, where: str) -> dict[str, set[int]]:
    """The pages and places of the figures that a condition of SQL picks."""
    try:
        import duckdb
    except ImportError:
        raise UsageError("--where needs the extra countback[bulk]") from None
    need_parquet()
    files = str(folder / FIGURES / "part-*.parquet")
    found: dict[str, set[int]] = {}
    try:
        with duckdb.connect() as connection:
            figures = connection.read_parquet(files)
            for sha256, start in figures.filter(where).project('sha256, "start"').fetchall():
                found.setdefault(sha256, set()).add(start)
    except duckdb.Error as error:
        raise UsageError(f"the condition {where!r} cannot be used: {str(error).splitlines()[0]}") from None
    return found


def failures_in(folder: str | Path) -> Iterator[Refusal]:
    """Every input that could not be read, in order."""
    for row in _rows(Path(folder), FAILURES):
        yield Refusal(row["reason"], row["stage"], source=row["source"], detail=row["detail"])


def _rows(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    need_parquet()
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not (folder / table).is_dir():
        raise UsageError(f"{folder} holds no readings; countback bulk INPUT... --out {folder} writes them")
    for path in sorted((folder / table).glob("part-*.parquet")):
        try:
            for batch in pq.ParquetFile(path).iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()
        except (pa.ArrowException, OSError) as error:
            raise UsageError(
                f"{path} cannot be read ({error}); remove it and run the same countback bulk again"
            ) from error


def _schema(columns: Iterable[tuple[str, str]]) -> pa.Schema:
    import pyarrow as pa

    kinds = {"string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}
    kinds["list<string>"] = pa.list_(pa.string())
    return pa.schema([(name, kinds[kind]) for name, kind in columns])


def _table(rows: list[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pydict({name: [row[name] for row in rows] for name in schema.names}, schema=schema)
