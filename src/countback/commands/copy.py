"""``countback copy`` and ``countback backup``: a ledger into another place, row by row, checked afterwards."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.commands.screen import Screen, printable
from countback.errors import LedgerDamaged, UsageError


@click.command("copy", short_help="Copy a ledger into another, also from or to PostgreSQL.")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--without-bytes", is_flag=True, help="Leave the bytes of pages where they are.")
@talk_options
@click.pass_context
def copy_command(ctx: click.Context, source: str, target: str, without_bytes: bool) -> None:
    """Copy every row of a ledger, with its times and links, so that both have one head. Called again it copies what was
    added since. Ledgers that grew apart are refused.

    \b
    countback copy desk.db 'postgresql://desk@db.example/desk?archive=/srv/desk.archive'
    countback copy 'postgresql://desk@db.example/desk?archive=/srv/desk.archive' copy.db
    """
    from countback.ledger import open_ledger
    from countback.ledger.copy import copy_ledger

    screen = screen_of(ctx)
    with open_ledger(source, create=False, read_only=True) as old, open_ledger(target) as new:
        head = copy_ledger(old, new, bytes_too=not without_bytes, progress=lambda a, b: _meter(screen, a, b))
    finish(ctx, screen, words=f"copied: {plural(head.count, 'link')}, head {head.hash[:16]}")


@click.command("backup", short_help="Copy a ledger into a folder while it is in use, and verify the copy.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@ledger_option
@talk_options
@click.pass_context
def backup_command(ctx: click.Context, folder: Path, ledger: str) -> None:
    """Copy a ledger with the bytes of its pages into DIR, verify the copy, and write a checkpoint beside it. Others may
    read and write the ledger meanwhile. Into the same DIR again only what was added since is copied.

    \b
    countback backup /mnt/backup/desk --ledger desk.db
    """
    from countback.ledger import open_ledger, write_checkpoint
    from countback.ledger.copy import copy_ledger

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as old:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder} cannot be made: {error.strerror}; name another folder") from error
        with open_ledger(folder / "ledger.db") as new:
            head = copy_ledger(old, new, progress=lambda a, b: _meter(screen, a, b))
            found = new.verify(checkpoint=head)
    for problem in found.problems:
        screen.line(printable(f"{problem.code}: {problem.where}: {problem.words}"))
    if not found.ok:
        words = f"the copy in {folder} is NOT whole: {plural(len(found.problems), 'problem')}"
        finish(ctx, screen, words=words, code=LedgerDamaged.exit_code)
    write_checkpoint(head, to=folder / "ledger.checkpoint", at=datetime.now(UTC).isoformat(timespec="seconds"))
    kept = plural(found.kept, "page")
    finish(ctx, screen, words=f"backed up and verified: {plural(head.count, 'link')}, {kept} with bytes, in {folder}")


def _meter(screen: Screen, done: int, end: int) -> None:
    if not screen.quiet and sys.stderr.isatty():
        screen.tell(f"{done:,} of {end:,} links")
