"""``countback bulk`` and ``countback load``: many pages into a folder of readings, and such a folder into a ledger."""

from __future__ import annotations

import errno
import sys
import time
from typing import TYPE_CHECKING

import click

from countback.commands.options import (
    columns_of,
    gather_options,
    ledger_option,
    paths_argument,
    screen_of,
    talk_options,
)
from countback.commands.reading import SOME_FAILED, finish, joined, need_paths, plural
from countback.commands.screen import Screen
from countback.errors import DiskFull

if TYPE_CHECKING:
    from countback.engines.bulk import BulkSummary
    from countback.passages.clean import Extractor

ENGINES = ("local", "cluster", "loop")


@click.command("bulk", short_help="Read very many pages into a folder of Parquet files.")
@paths_argument
@click.option("--out", required=True, metavar="DIR", help="Where the readings go.")
@click.option("--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="Who reads.")
@click.option("--workers", type=click.IntRange(1, 4096), help="How many processes; all cores where not given.")
@click.option("--scheduler", metavar="ADDRESS", help="With --engine cluster: the address of its scheduler.")
@gather_options
@talk_options
@click.pass_context
def bulk_command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    out: str,
    engine: str,
    workers: int | None,
    scheduler: str | None,
    extract: Extractor,
    **columns: str,
) -> None:
    """Read files, folders and patterns, and files that hold many pages (WARC, feeds, tables), into Parquet files under
    DIR: readings, figures, failures. Interrupted, the same command goes on from there. The files are the same bytes
    with any engine and number of workers.

    \b
    countback bulk crawl/ --out readings/
    countback bulk news-*.warc.gz --out readings/ --extract fast
    countback bulk 'crawl/*.html' --out readings/ --engine cluster --scheduler tcp://10.0.0.5:8786
    countback load readings/ --ledger desk.db
    """
    from countback.engines.bulk import read_bulk

    screen = screen_of(ctx)
    need_paths(paths)
    meter = Meter(screen)
    try:
        summary = read_bulk(
            paths,
            out,
            engine=engine,  # type: ignore[arg-type]
            workers=workers,
            scheduler=scheduler,
            columns=columns_of(columns),
            extractor=extract,
            progress=meter,
        )
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(f"no space is left for {out}; free some and run the same command again") from error
        raise
    before = f"{plural(summary.before, 'shard')} done before" if summary.before else None
    words = joined(
        [
            f"{summary.pages:,} read",
            f"{summary.failed:,} failed",
            plural(summary.figures, "figure"),
            plural(summary.shards, "shard"),
            before,
        ],
        by=", ",
    )
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)


@click.command("load", short_help="Bring a folder of readings into a ledger.")
@click.argument("folder", metavar="DIR")
@ledger_option
@talk_options
@click.pass_context
def load_command(ctx: click.Context, folder: str, ledger: str) -> None:
    """Record the readings that countback bulk wrote in a ledger, which is made where there is none. The same folder
    twice adds nothing. The bytes of the pages stay where they are; the ledger keeps their hashes and the clean text.

    \b
    countback load readings/ --ledger desk.db
    """
    from countback.engines.bulk import load
    from countback.engines.store import need_parquet
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    need_parquet()
    with open_ledger(ledger) as opened:
        summary = load(folder, opened, progress=screen.progress)
    words = (
        f"{summary.new:,} new, {summary.same:,} same, {summary.failed:,} failed, {plural(summary.figures, 'figure')}"
    )
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)


class Meter:
    """How far a bulk run is, with pages a second and the time it still takes, as far as the shards so far tell."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._begun = time.monotonic()
        self._told = 0.0

    def __call__(self, summary: BulkSummary, done: int) -> None:
        """Told after each shard; a line every ten seconds at most, on a terminal one that changes."""
        now = time.monotonic()
        if self._screen.quiet or (now - self._told < (0.2 if sys.stderr.isatty() else 10) and done < summary.shards):
            return
        self._told = now
        ours = done - summary.before
        left = (now - self._begun) / ours * (summary.shards - done) if ours else 0
        rate = (summary.pages + summary.failed) / max(now - self._begun, 0.001)
        words = (
            f"{done:,} of {summary.shards:,} shards, {summary.pages:,} pages, {rate:,.0f} pages/s, {_span(left)} left"
        )
        self._screen.tell(words)


def _span(seconds: float) -> str:
    """``40 s``, ``12 min``, ``3 h 5 min``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
