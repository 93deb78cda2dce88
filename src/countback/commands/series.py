"""``countback series``: the numbers of one counter over time, as known on any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from countback.commands.options import jsonl_option, ledger_option, screen_of, talk_options
from countback.commands.reading import finish, joined, plural
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.claims.series import Break, Series


@click.command("series", short_help="The numbers of one counter over time, as known on any day.")
@click.option("--origin", metavar="SOURCE", help="Only this counter's, by its ID or name.")
@click.option("--measure", metavar="WORDS", default="", help='Only of this measure: "tank lost".')
@click.option("--as-known-on", "known", metavar="DATE", help="Only what pages dated to that day had told: 2024-04-30.")
@ledger_option
@jsonl_option
@talk_options
@click.pass_context
def series_command(
    ctx: click.Context, origin: str | None, measure: str, known: str | None, ledger: str, jsonl: bool
) -> None:
    """List each counter's running totals and periods by date, with the published differences, revisions (correction,
    definition, late, slip) and the breaks where a definition changes.

    \b
    countback series --ledger desk.db
    countback series --origin ua_general_staff --as-known-on 2024-04-30
    """
    from countback.claims import lookup
    from countback.claims.series import breaks_of, series_of, series_row
    from countback.claims.voices import name_of
    from countback.ledger import open_ledger
    from countback.pipeline import claims_of

    screen = screen_of(ctx)
    day = _day(known)
    words = lookup.measure_words(measure)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        lines = series_of(claims_of(opened))
    if origin is not None:
        lines = [s for s in lines if origin.casefold() in (s.origin.casefold(), name_of(s.origin).casefold())]
    lines = [s for s in lines if words <= {str(part) for part in s.key if part is not None}]
    if day is not None:
        lines = [s for s in lines if s.as_known_on(day)]
    if jsonl:
        from countback.figures.reading import dumps

        for line in lines:
            screen.line(dumps({"schema": 1} | series_row(line, known=day)))
    else:
        breaks = breaks_of(lines)
        for line in lines:
            show_series(screen, line, day, [b for b in breaks if b.after is line])
    finish(ctx, screen, words=f"{len(lines):,} series of {plural(len({s.origin for s in lines}), 'counter')}")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"a day is written 2024-04-30, got {text!r}") from None


def show_series(screen: Screen, line: Series, known: date | None, breaks: list[Break]) -> None:
    """A series as a heading and a table: date, value, published difference, first told, what was revised."""
    from rich.table import Table
    from rich.text import Text

    from countback.claims.series import series_row
    from countback.claims.voices import name_of

    row = series_row(line, known=known)
    what = joined([row["unit"], row["event"], row["offence"], row["side"], row["place"], row["group"], row["kind"]])
    head = Text(printable(name_of(line.origin)), style="bold")
    head.append(f"  {printable(what)}" + (f" · as known on {known}" if known else ""), "not bold")
    screen.out.print(head)
    for b in breaks:
        screen.out.print(Text(f"  the definition changed after {b.before.points[-1].at}: {b.changed}", style="yellow"))
    deltas = {d["at"]: d["value"] for d in row["deltas"]}
    beside = {c["at"]: c["beside"] for c in row["corrections"]}
    told = {(r["at"], r["to"]): r for r in row["revisions"]}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), header_style="dim")
    for name in ("to", "value", "difference"):
        table.add_column(name, justify="left" if name == "to" else "right", no_wrap=True)
    table.add_column("first told", no_wrap=True)
    table.add_column("")
    for p in row["points"]:
        revision = told.get((p["at"], p["value"]))
        notes = [f"{revision['kind']}: was {revision['from']:,}" if revision else None]
        if p["at"] in beside:
            notes.append(f"the published difference holds {beside[p['at']]:+,} beside the totals'")
        delta = f"+{deltas[p['at']]:,}" if p["at"] in deltas else ""
        table.add_row(p["at"], f"{p['value']:,}", delta, p["published"] or "undated", joined(notes))
    screen.out.print(table)
    screen.out.print("")
