"""bulk and load: many inputs into a folder of readings, and such a folder into a ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from countback.engines.cluster import run_cluster
from countback.engines.local import run_local, run_loop
from countback.engines.shard import PAGES, Shard, plan
from countback.engines.store import TABLES, failures_in, need_parquet, readings_in
from countback.engines.work import Done, is_done
from countback.errors import UsageError
from countback.figures.read import reader_version
from countback.ledger.recorded import Run

if TYPE_CHECKING:
    from countback.ledger.ledger import Ledger
    from countback.pages.articles import Columns
    from countback.passages.clean import Extractor

Engine = Literal["local", "cluster", "loop"]
SCHEMA = 1
#: How a run was made; without it a folder is none of ours.
MANIFEST = "bulk.json"
PLAN = "plan.jsonl"


@dataclass(slots=True)
class BulkSummary:
    """What a run did: shards in all and done before, pages read and inputs failed in this run, and figures."""

    shards: int = 0
    before: int = 0
    pages: int = 0
    failed: int = 0
    figures: int = 0

    def add(self, done: Done) -> None:
        """Count a shard."""
        self.pages += done.pages
        self.failed += done.failed
        self.figures += done.figures


def read_bulk(
    inputs: Iterable[str],
    out: str | Path,
    *,
    engine: Engine = "local",
    workers: int | None = None,
    scheduler: str | None = None,
    size: int = PAGES,
    columns: Columns | None = None,
    extractor: Extractor = "quality",
    progress: Callable[[BulkSummary, int], None] | None = None,
) -> BulkSummary:
    """Read all pages of the inputs into Parquet files under ``out``. The files are the same bytes whatever the engine,
    the number of workers and the interruptions.

    Called again with the same inputs it goes on where it was stopped. ``progress`` is called after each shard with the
    summary so far and the number of shards done. Raises UsageError where ``out`` holds the readings of other inputs, of
    another version, or something else.
    """
    need_parquet()
    folder = Path(out)
    shards = _planned(plan(inputs, size=size, columns=columns), folder, extractor)
    summary = BulkSummary(shards=len(shards))
    todo = [shard for shard in shards if not is_done(shard, folder)]
    summary.before = len(shards) - len(todo)
    for number, done in enumerate(_run(todo, folder, engine, workers, scheduler, extractor), start=1):
        summary.add(done)
        if progress is not None:
            progress(summary, summary.before + number)
    _tidy(folder)
    return summary


def _tidy(folder: Path) -> None:
    """Remove what processes that were killed had begun to write."""
    for table in TABLES:
        for left in (folder / table).glob(".part-*"):
            left.unlink()


def _run(
    shards: list[Shard],
    folder: Path,
    engine: Engine,
    workers: int | None,
    scheduler: str | None,
    extractor: Extractor,
) -> Iterator[Done]:
    if engine == "loop":
        return run_loop(shards, folder, extractor=extractor)
    if engine == "local":
        return run_local(shards, folder, workers=workers, extractor=extractor)
    return run_cluster(shards, folder, scheduler=scheduler, workers=workers, extractor=extractor)


def _planned(planned: Iterator[Shard], folder: Path, extractor: Extractor) -> list[Shard]:
    """The plan, written down before the first page is read, or the one that stands there if it is the same."""
    shards = list(planned)
    lines = "".join(shard.to_line() + "\n" for shard in shards)
    manifest = {
        "schema": SCHEMA,
        "reader": reader_version(),
        "extractor": extractor,
        "plan": hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest(),
        "shards": len(shards),
    }
    file = folder / MANIFEST
    if file.exists():
        try:
            there = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            raise UsageError(f"{file} cannot be read; give another folder with --out") from None
        if there != manifest:
            same = there.get("plan") == manifest["plan"]
            what = "another version or extractor" if same else "other inputs"
            raise UsageError(f"{folder} holds readings of {what}; give another folder with --out")
    elif folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} holds something else; give an empty or a new folder with --out")
    for table in TABLES:
        (folder / table).mkdir(parents=True, exist_ok=True)
    _tidy(folder)
    (folder / PLAN).write_text(lines, encoding="utf-8", errors="surrogateescape")
    file.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return shards


@dataclass(slots=True)
class LoadSummary:
    """What loading did: readings new and known, and failures noted."""

    new: int = 0
    same: int = 0
    failed: int = 0
    figures: int = 0


def load(folder: str | Path, ledger: Ledger, *, progress: Callable[[str, int], None] | None = None) -> LoadSummary:
    """Record the readings of a folder in a ledger, one transaction a page; the same twice adds nothing.

    The bytes of the pages are not in the folder: the ledger keeps their hash and the clean text, and says that it does
    not hold them.
    """
    summary = LoadSummary()
    runs: dict[str, Run] = {}
    for reading in readings_in(folder):
        run = runs.setdefault(reading.reader, Run.start(reader=reading.reader, note="countback load"))
        new = ledger.record(reading, run=run).new
        summary.new += new
        summary.same += not new
        summary.figures += len(reading.figures)
        if progress is not None:
            progress(reading.address or reading.name, summary.new + summary.same)
    for refusal in failures_in(folder):
        ledger.record_failure(refusal, run=runs.setdefault("", Run.start(reader="", note="countback load")))
        summary.failed += 1
    return summary
