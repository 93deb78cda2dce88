"""``countback add``: read pages into a ledger."""

from __future__ import annotations

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
from countback.commands.reading import SOME_FAILED, finish, need_paths, tell_error, tell_failure, tell_skipped
from countback.errors import LedgerMissing

if TYPE_CHECKING:
    from countback.passages.clean import Extractor


@click.command("add", short_help="Read pages into a ledger; the same page twice adds nothing.")
@paths_argument
@ledger_option
@click.option("--dry-run", is_flag=True, help="Read everything, write nothing.")
@gather_options
@talk_options
@click.pass_context
def add_command(
    ctx: click.Context, /, paths: tuple[str, ...], ledger: str, dry_run: bool, extract: Extractor, **columns: str
) -> None:
    """Read files, folders, patterns or - (standard input) into a ledger, which is made where there is none. The bytes
    of each page are kept in FILE.archive beside it. Interrupted, the same command goes on from there. WARC and WACZ
    files, feeds, exports of Telegram Desktop, and tables whose columns are named, hold many pages each.

    \b
    countback add pages/ --ledger desk.db
    countback add 'pages/**/*.html' --dry-run
    countback add crawl.warc.gz export/result.json feed.xml
    countback add crawl.parquet --text body --url link --published date --title headline
    curl -s ADDRESS | countback add -
    """
    from countback.ledger import open_ledger
    from countback.pipeline import Summary, add

    screen = screen_of(ctx)
    meanings = columns_of(columns)
    need_paths(paths)

    def run(into: object) -> Summary:
        return add(
            paths,
            into,  # type: ignore[arg-type]
            dry_run=dry_run,
            note="countback add",
            progress=screen.progress,
            on_failure=lambda refusal: tell_failure(screen, refusal),
            on_error=lambda page, error: tell_error(screen, page, error),
            columns=meanings,
            extractor=extract,
        )

    try:
        with open_ledger(ledger, create=not dry_run, read_only=dry_run) as opened:
            summary = run(opened)
    except LedgerMissing:
        if not dry_run:
            raise
        summary = run(None)
    words = f"{summary}{'; nothing was written (--dry-run)' if dry_run else ''}"
    tell_skipped(screen, summary)
    if summary.failed and not dry_run:
        screen.say(f"what failed and why: countback failures --ledger {ledger}")
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)
