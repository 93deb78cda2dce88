"""``countback losses``: the daily loss series, its days, oddities and changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import json_option, jsonl_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.commands.screen import Screen
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.registers.losses.importing import Imported
    from countback.registers.losses.series import LossSeries

SCHEMA = 1
_SHOWN = 40

series_option = click.option(
    "--series", "files", metavar="FILE", multiple=True, help="Your own series (JSON or CSV) instead of the one shipped."
)
csv_option = click.option("--csv", "as_csv", is_flag=True, help="A table as CSV.")


class _Day(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise UsageError(f"a day is written 2024-04-30, got {value!r}") from None


DAY = _Day()


@click.group(
    "losses", invoke_without_command=True, short_help="Daily loss series: days, what is odd, which day a table is."
)
@click.pass_context
def losses_command(ctx: click.Context) -> None:
    """The daily series of losses that the General Staff of Ukraine publishes of the Russian army, and series of your
    own. They are a party's claims; "personnel" is killed and wounded. The series ships with Countback; no network.

    \b
    countback losses show tank --from 2025-06-20 --to 2025-06-30
    countback losses date "tanks just under 11,000, APCs over 22,000, vehicles over 53,000"
    countback losses match page.html
    countback losses anomalies --item personnel
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def read_file(path: str, *, known: str = "", origin: str = "", columns: Sequence[str] = ()) -> Imported:
    from countback.registers.losses.importing import read_series
    from countback.registers.losses.series import ORIGIN

    pairs = [c.partition("=") for c in columns]
    if any(not mark for _, mark, _ in pairs):
        raise UsageError("--column is written THEIRS=OURS, for example --column танки=tank")
    return read_series(
        bytes_of(path), name=Path(path).name, known=known, origin=origin or ORIGIN, columns={a: b for a, _, b in pairs}
    )


def bytes_of(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; check the path") from None


def series_asked(files: Sequence[str], screen: Screen) -> LossSeries:
    """The series asked for: the shipped one, or a file's, or several files' as one (one item each)."""
    from countback.registers.losses.reference import reference

    if not files:
        return reference()
    if len(files) > 1:
        raise UsageError("name one series; put files of one source together first")
    read = read_file(files[0])
    tell_rows(screen, files[0], read)
    if not read.series.levels:
        raise UsageError(f"{files[0]} holds no total that can be read; countback losses import {files[0]} says why")
    return read.series


def tell_rows(screen: Screen, path: str, read: Imported) -> None:
    for row in [*read.bad, *read.notes][: _SHOWN if not screen.verbose else None]:
        screen.say(f"{path}:{row.line}: {row.words}{f' ({row.said})' if row.said else ''}")
    more = len(read.bad) + len(read.notes) - _SHOWN
    if more > 0 and not screen.verbose:
        screen.say(f"… and {more:,} more; -v shows all")


def put_rows(
    screen: Screen,
    rows: Sequence[dict[str, Any]],
    *,
    as_json: bool = False,
    jsonl: bool = False,
    as_csv: bool = False,
    top: dict[str, Any] | None = None,
    name: str = "rows",
) -> None:
    """Rows as a document, as lines, as CSV, or as a table for people."""
    from countback.figures.reading import dumps

    if as_json:
        screen.line(dumps({"schema": SCHEMA} | (top or {}) | {name: list(rows)}))
    elif jsonl:
        for row in rows:
            screen.line(dumps({"schema": SCHEMA} | row))
    elif as_csv:
        _csv(screen, rows)
    else:
        _table(screen, rows)


def _csv(screen: Screen, rows: Sequence[dict[str, Any]]) -> None:
    from countback.exports.tables import Column, Table
    from countback.exports.write import csv_lines

    def column(key: str) -> Column[dict[str, Any]]:
        numeric = all(isinstance(r[key], int | float) or r[key] is None for r in rows)
        return Column(key, "number" if numeric else "string", "", lambda r: r[key])

    if rows:
        table = Table("losses", "", tuple(column(k) for k in rows[0]))
        screen.line("".join(csv_lines(table, rows)).rstrip("\r\n"))


def _table(screen: Screen, rows: Sequence[dict[str, Any]]) -> None:
    from rich.table import Table

    from countback.commands.screen import printable

    if not rows:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in rows[0]:
        table.add_column(
            key.replace("_", " "),
            justify="right" if any(isinstance(r[key], int | float) for r in rows) else "left",
            no_wrap=not any(len(str(r[key] or "")) > 40 for r in rows),
        )
    for row in rows:
        table.add_row(*(_cell(k, v) if not isinstance(v, str) else printable(v) for k, v in row.items()))
    screen.out.print(table)


def _cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1%}" if key == "share" else f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:+,}" if key in ("step", "published", "correction", "off") else f"{value:,}"
    return str(value)


@losses_command.command("show", short_help="Items day by day: total, step, published difference, correction.")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Up to and with this day.")
@click.option("--as-known-on", "known", type=DAY, metavar="DAY", help="As the collection stood at the end of that day.")
@series_option
@json_option
@jsonl_option
@csv_option
@talk_options
@click.pass_context
def show_command(
    ctx: click.Context, items: tuple[str, ...], since: date | None, until: date | None, known: date | None,
    files: tuple[str, ...], as_json: bool, jsonl: bool, as_csv: bool,
) -> None:  # fmt: skip
    """Items day by day. Without ITEM: every item on its last day (or on the day of --to). The step is reckoned from
    totals of neighbouring days; the published difference and the correction are as told, never reckoned.
    """
    from countback.registers.losses.items import need_item
    from countback.registers.losses.reference import restatements
    from countback.registers.losses.restated import as_known_on
    from countback.registers.losses.series import day_rows

    screen = screen_of(ctx)
    series = series_asked(files, screen)
    if known is not None:
        if files:
            raise UsageError("only the shipped series knows its changes; import two vintages and compare them instead")
        series = as_known_on(series, restatements(), known)
    wanted = [need_item(name) for name in items]
    if since is not None and until is not None and since > until:
        raise UsageError(f"--from {since} is later than --to {until}")
    rows = []
    if wanted:
        found = [row for item in wanted for row in day_rows(series, item, since=since, until=until)]
    else:
        days = [d for d in series.days if until is None or d <= until]
        last = days[-1] if days else None
        found = [r for item in series.items() for r in day_rows(series, item, since=last, until=last)] if last else []
    for r in found:
        rows.append(
            {"date": str(r.day), "item": r.item.field, "total": r.level, "bound": r.bound, "step": r.step,
             "published": r.delta, "correction": r.correction}
        )  # fmt: skip
    top = {"series": series.name, "origin": series.origin, "known": series.known}
    put_rows(screen, rows, as_json=as_json, jsonl=jsonl, as_csv=as_csv, top=top)
    missing = sum(r["total"] is None for r in rows)
    words = f"{plural(len(rows), 'row')}, {missing} of missing days · {series.name}, known on {series.known}"
    finish(ctx, screen, words=words + " · a party's claims")


@losses_command.command("items", short_help="The items of the series, with first and last day.")
@series_option
@json_option
@jsonl_option
@csv_option
@talk_options
@click.pass_context
def items_command(ctx: click.Context, files: tuple[str, ...], as_json: bool, jsonl: bool, as_csv: bool) -> None:
    """The items, what each counts, and the days it was published on."""
    screen = screen_of(ctx)
    series = series_asked(files, screen)
    rows = []
    for item in series.items():
        line = series.levels[item.field]
        rows.append(
            {"item": item.field, "slug": item.slug, "counts": item.words, "first": str(min(line)),
             "last": str(max(line)), "days": len(line), "latest": line[max(line)]}
        )  # fmt: skip
    put_rows(screen, rows, as_json=as_json, jsonl=jsonl, as_csv=as_csv)
    finish(ctx, screen, words=f"{plural(len(rows), 'item')} on {plural(len(series.days), 'day')}")


@losses_command.command("anomalies", short_help="What is odd: falls, corrections, missing days, breaks, steps.")
@click.option("--item", metavar="ITEM", help="Only of this item.")
@click.option("--kind", metavar="KIND", help="Only of this kind; --json lists kinds with their words.")
@series_option
@json_option
@jsonl_option
@csv_option
@talk_options
@click.pass_context
def anomalies_command(
    ctx: click.Context, item: str | None, kind: str | None, files: tuple[str, ...], as_json: bool, jsonl: bool,
    as_csv: bool,
) -> None:  # fmt: skip
    """What is odd in a series, found in its numbers. Nothing is repaired."""
    from countback.registers.losses.anomalies import KINDS, anomalies
    from countback.registers.losses.items import need_item

    screen = screen_of(ctx)
    if kind is not None and kind not in KINDS:
        raise UsageError(f"a kind is one of {', '.join(KINDS)}, got {kind!r}")
    only = need_item(item).field if item else None
    found = [
        a
        for a in anomalies(series_asked(files, screen))
        if (not only or a.item == only) and (not kind or a.kind == kind)
    ]
    rows = [
        {"date": str(a.day), "kind": a.kind, "item": a.item, "value": a.value, "to": str(a.until) if a.until else None,
         "words": a.words or KINDS[a.kind]}
        for a in found
    ]  # fmt: skip
    put_rows(screen, rows, as_json=as_json, jsonl=jsonl, as_csv=as_csv, top={"kinds": KINDS}, name="anomalies")
    finish(ctx, screen, words=_by_kind(len(rows), "anomaly", "anomalies", (a.kind for a in found)))


def _by_kind(total: int, one: str, many: str, kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    parts = ", ".join(f"{k.replace('_', ' ')} {n}" for k, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])))
    return f"{total:,} {one if total == 1 else many}" + (f": {parts}" if parts else "")


@losses_command.command("restatements", short_help="Totals that were changed later, each with its kind.")
@click.option("--item", metavar="ITEM", help="Only of this item.")
@click.option("--kind", metavar="KIND", help="Only of this kind.")
@click.option("--between", nargs=2, metavar="OLD NEW", help="Two vintages of your own (files) instead.")
@json_option
@jsonl_option
@csv_option
@talk_options
@click.pass_context
def restatements_command(
    ctx: click.Context, item: str | None, kind: str | None, between: tuple[str, str] | None, as_json: bool,
    jsonl: bool, as_csv: bool,
) -> None:  # fmt: skip
    """Totals that a later vintage tells differently. In the shipped series these are the collector's changes, not the
    General Staff's: lost digits, rows in the wrong place, totals not carried on.
    """
    from countback.registers.losses.items import need_item
    from countback.registers.losses.reference import restatements
    from countback.registers.losses.restated import KINDS, changes_between

    screen = screen_of(ctx)
    if kind is not None and kind not in KINDS:
        raise UsageError(f"a kind is one of {', '.join(KINDS)}, got {kind!r}")
    changes = list(restatements())
    if between is not None:
        old, new = (read_file(path) for path in between)
        for path, read in zip(between, (old, new), strict=True):
            tell_rows(screen, path, read)
        changes = changes_between(old.series, new.series)
    only = need_item(item).field if item else None
    found = [c for c in changes if (not only or c.item == only) and (not kind or c.kind == kind)]
    rows = [
        {"date": str(c.day), "item": c.item, "old": c.old, "new": c.new, "changed": c.at, "lag_days": c.lag,
         "kind": c.kind, "words": c.words}
        for c in found
    ]  # fmt: skip
    put_rows(screen, rows, as_json=as_json, jsonl=jsonl, as_csv=as_csv, top={"kinds": KINDS}, name="restatements")
    finish(ctx, screen, words=_by_kind(len(rows), "change", "changes", (c.kind for c in found)))
