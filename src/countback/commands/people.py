"""``countback people``: lists of people in a sealed workspace. The only verb that opens one.

Nothing printed holds a value of a list. An error that was not foreseen is told by its kind and place only, because its
words may hold a name; ``-v`` does not change that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from countback.commands.options import screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.errors import CountbackError, UsageError

if TYPE_CHECKING:
    from countback.registers.people.keys import Secret

F = TypeVar("F", bound=Callable[..., Any])


class _Fault(CountbackError):
    """An error nobody foresaw, without its words."""

    exit_code = 70


class Sealed(click.Group):
    """A group whose verbs let out no words of errors that they did not write themselves."""

    def invoke(self, ctx: click.Context) -> Any:
        """As click does it; other errors are told by kind and place."""
        try:
            return super().invoke(ctx)
        except (CountbackError, click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt, OSError):
            raise
        except ModuleNotFoundError as error:
            name = error.name
            raise UsageError(f"the people workspace needs {name}; pip install 'countback[people]'") from None
        except Exception as error:
            trace = error.__traceback__
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
            kind = type(error).__name__
        raise _Fault(f"a fault of Countback itself: {kind} at {where}; its words are not shown, they may hold a name")


def _folder(function: F) -> F:
    return click.argument("folder", type=click.Path(path_type=Path))(function)


def _opening(function: F) -> F:
    for option in (
        click.option(
            "--key-file", type=click.Path(path_type=Path), help="Open with this file of random bytes instead."
        ),
        click.option("--passphrase-fd", type=int, metavar="N", help="Read the passphrase from this file descriptor."),
        click.option(
            "--passphrase-file",
            type=click.Path(path_type=Path),
            help="Read the passphrase from this file's first line.",
        ),
    ):
        function = option(function)
    return function


def _secret(given: dict[str, Any], *, new: bool = False) -> Secret:
    """The secret from a file, a descriptor or a prompt; never from a flag or the environment."""
    from countback.registers.people.keys import Secret

    key_file, fd, file = given["key_file"], given["passphrase_fd"], given["passphrase_file"]
    if sum(x is not None for x in (key_file, fd, file)) > 1:
        raise UsageError("give one of --key-file, --passphrase-fd and --passphrase-file")
    try:
        if key_file is not None:
            return Secret.key_file(_private(key_file))
        if file is not None:
            return Secret.passphrase(_first_line(_private(file)))
        if fd is not None:
            with os.fdopen(os.dup(fd), "rb") as stream:
                return Secret.passphrase(_first_line(stream.read(4096)))
    except OSError as error:
        raise UsageError(f"the secret cannot be read: {error.strerror}") from None
    if not sys.stdin.isatty():
        raise UsageError("no terminal to ask for the passphrase; give --passphrase-fd, --passphrase-file or --key-file")
    return Secret.passphrase(click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True))


def _private(path: Path) -> bytes:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise UsageError("other users can read the file of the secret; chmod 600 it first")
    return path.read_bytes()


def _first_line(data: bytes) -> str:
    try:
        return data.split(b"\n", 1)[0].rstrip(b"\r").decode()
    except UnicodeDecodeError:
        raise UsageError("the passphrase is not UTF-8") from None


@click.group("people", cls=Sealed, short_help="Check a list of people against another, sealed.")
@talk_options
def people_command() -> None:
    """Check a list of people against another one in a sealed, encrypted folder that no other command opens.

    People on such lists are hunted. No name leaves: what leaves is a table of counts that passed a gate. Read
    docs/how-to/verify-a-list.md first.

    \b
    countback people new desk.people
    countback people import desk.people list.xlsx
    countback people import desk.people roster.csv
    countback people link desk.people L1 L2
    countback people publish desk.people R1 --origin my_desk > table.json
    """


@people_command.command("new")
@_folder
@_opening
@talk_options
@click.pass_context
def new_command(ctx: click.Context, /, folder: Path, **given: Any) -> None:
    """Make a workspace. Whoever loses the passphrase or key file has lost the workspace."""
    from countback.registers.people.workspace import Workspace

    secret = _secret(given, new=True)
    try:
        Workspace.create(folder, secret).close()
    finally:
        secret.wipe()
    finish(
        ctx, screen_of(ctx), words="a new workspace; without its passphrase or key file nobody opens it, you neither"
    )


@people_command.command("import")
@_folder
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=COLUMN", help="name=2 or surname=HEADING; again for each."
)
@_opening
@talk_options
@click.pass_context
def import_command(ctx: click.Context, /, folder: Path, file: Path, columns: tuple[str, ...], **given: Any) -> None:
    """Take a list in (CSV or XLSX). Fields: name, or surname, given and patronymic; birth, ident, unit, region.

    Columns are found by their headings in English, Ukrainian or Russian, or named by --column. Other columns are not
    kept. The file itself stays where it is: delete it yourself.
    """
    from datetime import UTC, datetime
    from hashlib import sha256

    from countback.registers.people.importing import REASONS, import_rows, number_ranges
    from countback.registers.people.runs import keep_list
    from countback.registers.people.table_files import rows_of
    from countback.registers.people.workspace import opened

    screen = screen_of(ctx)
    asked = dict(part.split("=", 1) for part in columns if "=" in part)
    if len(asked) != len(columns):
        raise UsageError("--column is written FIELD=COLUMN, each field once: --column name=1")
    today = datetime.now(UTC).date()
    with opened(folder, _secret(given)) as workspace:
        done = import_rows(rows_of(file), columns=asked, today=today)
        if not done.people:
            raise UsageError(f"none of {done.read:,} rows is a person; nothing was kept")
        name = keep_list(workspace, done, digest=sha256(file.read_bytes()).hexdigest(), day=today.isoformat())
    screen.say("columns taken: " + ", ".join(f"{field} from {at}" for field, at in done.columns.items()))
    for kind, rows in (("set aside", done.aside), ("noted", done.notes)):
        for reason, numbers in rows.items():
            where = number_ranges(numbers[:200]) + (" …" if len(numbers) > 200 else "")
            screen.say(f"{kind}: {plural(len(numbers), 'row')}, {REASONS[reason]}: {where}")
    aside = sum(map(len, done.aside.values()))
    finish(
        ctx,
        screen,
        words=f"list {name}: {done.read:,} rows read = {len(done.people):,} people taken + {aside:,} set aside",
    )


@people_command.command("link")
@_folder
@click.argument("left", metavar="LIST")
@click.argument("right", metavar="AGAINST")
@click.option("--memory", default="3GB", show_default=True, help="The most memory the database may use.")
@_opening
@talk_options
@click.pass_context
def link_command(ctx: click.Context, /, folder: Path, left: str, right: str, memory: str, **given: Any) -> None:
    """Link a list against another, with decoys that tell how many matches are chance."""
    from datetime import UTC, datetime

    from countback.registers.people.runs import link
    from countback.registers.people.workspace import opened

    with opened(folder, _secret(given)) as workspace:
        run = link(workspace, left, right, day=datetime.now(UTC).date().isoformat(), memory=memory)
    finish(
        ctx, screen_of(ctx), words=f"run {run} is kept; people review looks at its pairs, people publish counts them"
    )


@people_command.command("status")
@_folder
@_opening
@talk_options
@click.pass_context
def status_command(ctx: click.Context, /, folder: Path, **given: Any) -> None:
    """Show lists, runs, what was published, and whether every sealed file is whole. No counts of matches."""
    from countback.registers.people.workspace import opened

    screen = screen_of(ctx)
    with opened(folder, _secret(given)) as workspace:
        whole = workspace.check()
        for entry in workspace.index["lists"]:
            screen.line(f"{entry['id']}  {entry['day']}  {plural(entry['count'], 'row')} taken")
        for entry in workspace.index["runs"]:
            decided = plural(len(entry["decisions"]), "decision")
            screen.line(f"{entry['id']}  {entry['day']}  {entry['left']} against {entry['right']}, {decided}")
        for entry in workspace.index["published"]:
            screen.line(
                f"published  {entry['day']}  of {entry['run']}" + ("  by override" if "override" in entry else "")
            )
        state = workspace.index["state"]
    finish(
        ctx,
        screen,
        words=f"{plural(whole, 'sealed file')} whole; state {state}: a lower number than last time is an old copy",
    )


@people_command.command("publish")
@_folder
@click.argument("run")
@click.option(
    "--origin", required=True, help="Whose register this is: an ID of the source registry, or your desk's name."
)
@click.option("--by", type=click.Choice(["region", "unit"]), help="Break the table down.")
@click.option(
    "--round", "base", type=click.Choice(["1", "5", "10"]), default="1", show_default=True, help="Round counts."
)
@click.option("--side", help="ISO country of those counted: RU, UA.")
@click.option(
    "--event", default="identified", show_default=True, help="What a match means: identified, wanted, convicted."
)
@click.option("--override-by", metavar="NAME", help="Let cells out that the gate holds back; your name is published.")
@click.option("--override-why", metavar="WORDS", help="The reason; it is published.")
@click.option("--ledger", metavar="FILE", help="Record the counts in this ledger as well.")
@_opening
@talk_options
@click.pass_context
def publish_command(
    ctx: click.Context,
    /,
    folder: Path,
    run: str,
    origin: str,
    by: str | None,
    base: str,
    side: str | None,
    event: str,
    override_by: str | None,
    override_why: str | None,
    ledger: str | None,
    **given: Any,
) -> None:
    """Print the gated table of a run as JSON. The workspace remembers what left and never lets a difference out."""
    from datetime import UTC, datetime

    from countback.figures.figure import EVENTS
    from countback.figures.reading import dumps
    from countback.registers.people.publish import Override, counts_in, publish
    from countback.registers.people.workspace import opened

    if (override_by is None) != (override_why is None):
        raise UsageError("an override is signed: give --override-by and --override-why")
    if event not in EVENTS:
        raise UsageError("that is no event of the word files; countback figures --help and the glossary list them")
    override = Override(override_by, override_why) if override_by is not None and override_why is not None else None
    day = datetime.now(UTC).date().isoformat()
    with opened(folder, _secret(given)) as workspace:
        record = publish(
            workspace, run, origin=origin, day=day, by=by, base=int(base), override=override, side=side, event=event
        )
    screen = screen_of(ctx)
    screen.line(dumps(record))
    if ledger is not None:
        # only now, when the workspace is shut, is a ledger opened, and it is given the gated table alone
        from countback.ledger import open_ledger

        with open_ledger(ledger) as book:
            book.record_counts(counts_in(record))
    held = sum(row["count"] is None for row in record["table"])
    finish(ctx, screen, words=f"{plural(len(record['table']), 'cell')}, {held:,} held back by the gate")


@people_command.command("review")
@_folder
@click.argument("run")
@click.option("--by", "who", required=True, metavar="NAME", help="Who reviews; kept sealed with each decision.")
@click.option("--class", "kinds", default="BCD", show_default=True, help="Which classes to look at.")
@_opening
@talk_options
@click.pass_context
def review_command(ctx: click.Context, /, folder: Path, run: str, who: str, kinds: str, **given: Any) -> None:
    """Look at pairs one by one, on a terminal only. s same, d different, n not sure, u undo, q quit."""
    from countback.commands.people_review import review
    from countback.registers.people.workspace import opened

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("review shows names and needs a terminal; its output never goes to a file or a pipe")
    with opened(folder, _secret(given)) as workspace:
        done = review(workspace, run, who=who, kinds=kinds.upper())
    finish(ctx, screen_of(ctx), words=f"{plural(done, 'decision')} kept, sealed")


@people_command.command("destroy")
@_folder
@click.option("--yes", is_flag=True, help="Do not ask.")
@talk_options
@click.pass_context
def destroy_command(ctx: click.Context, /, folder: Path, yes: bool) -> None:
    """Destroy the key: what remains is noise. Needs no passphrase.

    It cannot reach copies and backups of the folder, nor blocks that an SSD or a copying file system kept of the key.
    Where such may exist, what protects the lists is the passphrase.
    """
    from countback.registers.people.workspace import destroy

    if not yes and click.prompt("This cannot be undone. Type destroy", err=True) != "destroy":
        raise UsageError("nothing was destroyed")
    destroy(folder)
    finish(
        ctx,
        screen_of(ctx),
        words="the key is gone, the rest is noise; copies of the folder and what an SSD keeps are out of reach",
    )
