"""Options that many verbs share, and the group that guesses what a mistyped verb was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from countback.commands.screen import Screen
from countback.commands.settings import COLORS, DEFAULT_LEDGER, setting

if TYPE_CHECKING:
    from countback.pages.articles import Columns

F = TypeVar("F", bound=Callable[..., Any])


def screen_of(ctx: click.Context) -> Screen:
    """The screen of this run, made when first asked for."""
    root = ctx.find_root()
    if root.obj is None:
        root.obj = Screen(color=setting("color", default="auto").value)
    screen: Screen = root.obj
    return screen


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def apply(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value:
            setattr(screen_of(ctx), name, value)

    return apply


def talk_options(function: F) -> F:
    """``-q``, ``-v`` and ``--color``, before the verb or after it."""
    for option in (
        click.option(
            "--color", type=click.Choice(COLORS), expose_value=False, callback=_set("color"), help="When to colour."
        ),
        click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_set("verbose"), help="Say more."),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_set("quiet"), help="Say less."),
    ):
        function = option(function)
    return function


def _ledger(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
    return setting("ledger", flag=value, default=DEFAULT_LEDGER).value


ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    callback=_ledger,
    help=f"The ledger's file or sqlite:///FILE. Else COUNTBACK_LEDGER, the settings, or {DEFAULT_LEDGER}.",
)
jsonl_option = click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
readings_option = click.option(
    "--readings", metavar="DIR", help="Take the readings countback bulk wrote there, without a ledger."
)
where_option = click.option(
    "--where", default="", metavar="SQL", help="With --readings: only figures for which this holds, as low > 1000."
)
paths_argument = click.argument("paths", nargs=-1, metavar="PATH...")


def gather_options(function: F) -> F:
    """``--extract``, and the columns of a table of articles: ``--text``, ``--url``, ``--published`` …"""
    for name, words in reversed(_COLUMNS):
        function = click.option(f"--{name}", f"column_{name}", metavar="COLUMN", default="", help=words)(function)
    return click.option(
        "--extract",
        type=click.Choice(["quality", "fast"]),
        default="quality",
        help="How text comes out of HTML: quality accounts for every number, fast reads the main text only.",
    )(function)


_COLUMNS = (
    ("text", "The column of a table (CSV, JSON Lines, Parquet) that holds the articles' text."),
    ("url", "The column with their addresses."),
    ("published", "The column with their dates."),
    ("title", "The column with their titles."),
    ("outlet", "The column with the names of their outlets."),
    ("author", "The column with their authors."),
    ("lang", "The column with their languages, as two letters."),
)


def columns_of(given: dict[str, str]) -> Columns | None:
    """The columns named by :func:`gather_options`; None where none is. Raises UsageError without ``--text``."""
    from countback.errors import UsageError
    from countback.pages.articles import Columns

    named = {name: given[f"column_{name}"] for name, _ in _COLUMNS if given.get(f"column_{name}")}
    if named and "text" not in named:
        raise UsageError(f"--{next(iter(named))} names a column; say with --text which one holds the text")
    return Columns(**named) if named else None


class Verbs(click.Group):
    """A group whose help begins with examples, and which suggests the nearest verb for a wrong one."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first, then usage, verbs and options."""
        with formatter.section("Examples"):
            formatter.write_dl(
                [
                    ("countback figures page.html", "a page's numbers, and who says so"),
                    ("countback add pages/ --ledger desk.db", "keep what pages say in a ledger"),
                    ("countback report --ledger desk.db", "who counted what; what does not fit"),
                ],
                col_max=44,
            )
        formatter.write_paragraph()
        super().format_help(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a suggestion in the message."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else "countback --help lists them."
            ctx.fail(f"there is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of work, not of the alphabet."""
        return list(self.commands)
