"""The command ``countback``: the verbs, and what each error means to the shell.

Exit codes: 0 fine · 1 finished, findings present (only ``check --fail-on``) · 2 wrong usage or configuration ·
3 finished, some inputs failed · 4 the ledger is damaged or was tampered with · 5 locked, read-only or disk full ·
70 a fault of Countback itself · 130 interrupted, what was recorded is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from countback import __version__
from countback.commands.add import add_command
from countback.commands.bulk import bulk_command, load_command
from countback.commands.check import check_command
from countback.commands.completion import completion_command
from countback.commands.copies import copies_command
from countback.commands.copy import backup_command, copy_command
from countback.commands.courts import courts_command
from countback.commands.estimate import estimate_command
from countback.commands.evidence import evidence_command
from countback.commands.fetch import fetch_command, watch_command
from countback.commands.figures import figures_command
from countback.commands.judge import judge_command
from countback.commands.loss_tables import loss_tables
from countback.commands.losses import losses_command
from countback.commands.notify import notify_command
from countback.commands.options import Verbs, screen_of, talk_options
from countback.commands.people import people_command
from countback.commands.report import claims_command, report_command
from countback.commands.second import second_command
from countback.commands.series import series_command
from countback.commands.serve import export_command, plot_command, serve_command
from countback.commands.show import show_command
from countback.commands.upkeep import doctor_command, failures_command, verify_command
from countback.commands.user import user_command
from countback.commands.who import who_command
from countback.errors import CountbackError

_SHORT = """countback: every figure, counted back to whoever counted it.

  countback figures page.html              every number of a page, and who says so
  countback add pages/ --ledger desk.db    keep what pages say in a ledger
  countback report --ledger desk.db        who counted what, and what does not fit

Verbs: {verbs}
countback --help says more, countback VERB --help all."""


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countback", message="%(prog)s %(version)s")
@talk_options
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Every figure in conflict reporting, counted back to whoever counted it.

    Data goes to standard output, talk to standard error. Only the verbs that say so touch the network.
    """
    screen_of(ctx)
    if ctx.invoked_subcommand is None:
        click.echo(_SHORT.format(verbs=", ".join(cli.list_commands(ctx))))


for _command in (
    figures_command,
    add_command,
    fetch_command,
    watch_command,
    report_command,
    claims_command,
    show_command,
    who_command,
    series_command,
    losses_command,
    estimate_command,
    copies_command,
    judge_command,
    check_command,
    second_command,
    serve_command,
    user_command,
    notify_command,
    plot_command,
    export_command,
    evidence_command,
    bulk_command,
    load_command,
    courts_command,
    failures_command,
    verify_command,
    copy_command,
    backup_command,
    doctor_command,
    people_command,
    completion_command,
):
    cli.add_command(_command)
for _part in loss_tables:
    losses_command.add_command(_part)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; every error ends in one plain line on standard error."""
    ctx: click.Context | None = None
    try:
        with cli.make_context("countback", list(sys.argv[1:] if args is None else args)) as ctx:
            cli.invoke(ctx)
            sys.stdout.flush()
        return 0
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except BrokenPipeError:
        _close_stdout()
        return 0
    except (KeyboardInterrupt, click.Abort):
        _say("\ninterrupted; what was recorded is kept, and the same command goes on from there")
        return 130
    except click.ClickException as error:
        _say(f"countback: {error.format_message()}")
        if isinstance(error, click.UsageError) and error.ctx is not None:
            _say(f"{error.ctx.command_path} --help says how")
        return error.exit_code
    except CountbackError as error:
        _trace(ctx)
        _say(f"countback: {error}")
        return error.exit_code
    except Exception as error:
        if not _trace(ctx):
            _say("run it again with -v for the place, and please report it")
        _say(f"countback: a fault of Countback itself: {type(error).__name__}: {error}")
        return 70


def main() -> NoReturn:
    """The console script; also answers a shell that asks for completions."""
    if asked := os.environ.get("_COUNTBACK_COMPLETE"):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(cli, {}, "countback", "_COUNTBACK_COMPLETE", asked))
    code = run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
    sys.exit(code)


def _trace(ctx: click.Context | None) -> bool:
    if ctx is None or ctx.obj is None or not ctx.obj.verbose:
        return False
    import traceback

    traceback.print_exc()
    return True


def _say(text: str) -> None:
    from countback.commands.screen import printable

    try:
        sys.stderr.write(printable(text) + "\n")
        sys.stderr.flush()
    except OSError:
        pass


def _close_stdout() -> None:
    """Nobody reads any more: let Python's own flush at exit go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
