"""``countback failures``, ``verify`` and ``doctor``: what went wrong, and whether everything is as it should be."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata, resources
from pathlib import Path

import click

from countback import __version__
from countback.commands.options import jsonl_option, ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.commands.screen import printable
from countback.errors import CountbackError, LedgerDamaged

_LIBRARIES = [
    "SQLAlchemy",
    "click",
    "htmldate",
    "lxml",
    "msgspec",
    "PyYAML",
    "rich",
    "trafilatura",
    "charset-normalizer",
]


@click.command("failures", short_help="Inputs that could not be read: why, and what to do.")
@ledger_option
@jsonl_option
@click.option("--all", "everything", is_flag=True, help="Also those that were read later on.")
@talk_options
@click.pass_context
def failures_command(ctx: click.Context, ledger: str, jsonl: bool, everything: bool) -> None:
    """List the inputs that could not be read: where, at which stage, why, and what to do.

    \b
    countback failures --ledger desk.db
    """
    from countback.figures.reading import dumps
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        failures = [f for f in opened.failures() if everything or not f.resolved]
    for failure in failures:
        refusal = failure.refusal
        if jsonl:
            row = {"schema": 1, "source": refusal.source, "stage": refusal.stage, "reason": refusal.reason}
            row |= {"words": refusal.words, "detail": refusal.detail, "remedy": refusal.remedy}
            screen.line(dumps(row | {"at": failure.at, "resolved": failure.resolved}))
            continue
        screen.line(printable(refusal.source) + ("  (read later on)" if failure.resolved else ""))
        screen.line(f"  {refusal.stage}: {refusal.words}  [{refusal.reason}, {failure.at}]")
        if refusal.detail:
            screen.line(f"  {printable(refusal.detail)}")
        screen.line(f"  to do: {refusal.remedy}")
    finish(ctx, screen, words=f"{plural(len(failures), 'failure')}{'' if everything else ' open'}")


@click.command("verify", short_help="Whether the ledger is whole and nothing in it was changed.")
@ledger_option
@click.option("--checkpoint", type=click.Path(path_type=Path), metavar="FILE", help="Compare with a kept checkpoint.")
@click.option(
    "--write-checkpoint", type=click.Path(path_type=Path), metavar="FILE", help="Write a checkpoint; keep it elsewhere."
)
@talk_options
@click.pass_context
def verify_command(ctx: click.Context, ledger: str, checkpoint: Path | None, write_checkpoint: Path | None) -> None:
    """Check the ledger's file, its append-only triggers, the chain over all its rows, the content addresses, and the
    bytes in the archive. Ends with 4 where anything is wrong. Rows cut from the end are found only against a
    checkpoint that was kept elsewhere.

    \b
    countback verify --ledger desk.db --write-checkpoint elsewhere/desk.checkpoint
    countback verify --ledger desk.db --checkpoint elsewhere/desk.checkpoint
    """
    from countback.ledger import open_ledger, read_checkpoint
    from countback.ledger import write_checkpoint as write

    screen = screen_of(ctx)
    kept = read_checkpoint(checkpoint) if checkpoint is not None else None
    with open_ledger(ledger, create=False, read_only=True) as opened:
        found = opened.verify(checkpoint=kept)
    for problem in found.problems:
        screen.line(printable(f"{problem.code}: {problem.where}: {problem.words}"))
    for note in found.notes:
        screen.say(f"note: {note}")
    if found.ok and write_checkpoint is not None:
        write(found.head, to=write_checkpoint, at=datetime.now(UTC).isoformat(timespec="seconds"))
        screen.say(f"checkpoint written to {write_checkpoint}: {found.head.count} links, head {found.head.hash}")
    checked = f"{found.rows:,} rows, {plural(found.kept, 'page')} in the archive, head {found.head.hash[:16]}"
    words = f"whole: {checked}" if found.ok else f"NOT whole: {plural(len(found.problems), 'problem')}; {checked}"
    finish(ctx, screen, words=words, code=0 if found.ok else LedgerDamaged.exit_code)


@click.command("doctor", short_help="Versions, languages, disk, and whether the ledger can be used.")
@ledger_option
@talk_options
@click.pass_context
def doctor_command(ctx: click.Context, ledger: str) -> None:
    """Print what a report of a fault needs: versions, languages, the ledger and the room on its disk.

    \b
    countback doctor --ledger desk.db
    """
    screen = screen_of(ctx)
    code = 0
    lines = [("countback", __version__), ("python", f"{platform.python_version()} on {platform.system()}")]
    lines += [("sqlite", sqlite3.sqlite_version), *_versions(), ("languages", ", ".join(languages()) or "none")]
    try:
        lines += list(_ledger(ledger))
    except CountbackError as error:
        lines.append(("ledger", str(error)))
        code = error.exit_code
    for name, words in lines:
        screen.line(f"{name:<19} {printable(words)}")
    finish(ctx, screen, words="everything can be used" if code == 0 else "something needs a hand", code=code)


def languages() -> list[str]:
    """The languages that have a lexicon."""
    folder = resources.files("countback") / "data" / "lexicon"
    return (
        sorted(f.name.removesuffix(".yml") for f in folder.iterdir() if f.name.endswith(".yml"))
        if folder.is_dir()
        else []
    )


def _versions() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name.lower(), metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name.lower(), "not installed; run: pip install countback"


def _ledger(address: str) -> Iterator[tuple[str, str]]:
    from countback.ledger import open_ledger
    from countback.ledger.database import is_file, path_of

    if not is_file(address):
        with open_ledger(address, create=False, patience=2) as ledger:
            counts = ledger.counts()
            ledger.check_writable()
            yield "ledger", f"{ledger.name}: " + ", ".join(f"{number} {name}" for name, number in counts.items())
            yield "writable", "yes"
            yield "archive", str(ledger.archive)
        return
    path = path_of(address)
    if not path.exists():
        yield "ledger", f"{path} is not there yet; countback add PAGES --ledger {path} makes it"
    else:
        with open_ledger(path, create=False, patience=2) as ledger:
            counts = ledger.counts()
            ledger.check_writable()
        yield "ledger", f"{path}: " + ", ".join(f"{number} {name}" for name, number in counts.items())
        yield "writable", "yes"
    folder = path.parent if path.parent.is_dir() else Path()
    yield "disk", f"{shutil.disk_usage(folder).free // 1_000_000:,} MB free in {folder}"
