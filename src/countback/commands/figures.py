"""``countback figures``: read pages and print their figures, without a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import (
    columns_of,
    gather_options,
    json_option,
    jsonl_option,
    paths_argument,
    screen_of,
    talk_options,
)
from countback.commands.reading import SOME_FAILED, finish, joined, need_paths, plural, readings_of
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from countback.figures.figure import Figure
    from countback.figures.reading import Reading
    from countback.passages.clean import Extractor

#: From this many columns on figures stand in a table, below it under one another.
_WIDE = 110
_BOUNDS = {"exact": "", "about": "about ", "min": "at least ", "max": "at most "}


@click.command("figures", short_help="Every number of some pages, and who says so; no ledger.")
@paths_argument
@jsonl_option
@json_option
@click.option("--claims", "with_claims", is_flag=True, help='Join the pages\' figures; with --json(l) adds "claim".')
@click.option("--explain", is_flag=True, help="Print the rule and the words that gave each part.")
@gather_options
@talk_options
@click.pass_context
def figures_command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    jsonl: bool,
    as_json: bool,
    with_claims: bool,
    explain: bool,
    extract: Extractor,
    **columns: str,
) -> None:
    """Read files, folders, patterns or - (standard input) and print each number: what it counts, of whom, where and
    when, who says so, and its sentence.

    \b
    countback figures page.html
    countback figures pages/*.txt --jsonl > figures.jsonl
    countback figures page.txt --explain
    """
    from countback.pipeline import Summary

    screen = screen_of(ctx)
    need_paths(paths)
    if jsonl and as_json:
        raise UsageError("give --json or --jsonl, not both")
    summary = Summary()
    readings: Iterator[Reading] | list[Reading] = readings_of(
        paths, screen, summary, columns=columns_of(columns), extractor=extract
    )
    claims: dict[str, str] = {}
    if with_claims:
        readings = list(readings)
        claims = claim_of_entry(readings)
    if jsonl or as_json:
        from countback.figures.reading import dumps

        rows = (row_of(reading, claims, with_claims=with_claims, explain=explain) for reading in readings)
        if as_json:
            screen.line(dumps({"schema": 1, "pages": list(rows)}))
        else:
            for row in rows:
                screen.line(dumps(row))
    else:
        for reading in readings:
            show_reading(screen, reading, claims, explain=explain)
    words = joined(
        [
            f"{summary.read} read",
            f"{summary.failed} failed",
            plural(summary.figures, "figure"),
            f"{summary.refusals:,} set aside",
            plural(len(set(claims.values())), "claim") if with_claims else None,
        ],
        by=", ",
    )
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)


def claim_of_entry(readings: list[Reading]) -> dict[str, str]:
    """The claim's ID of each entry of the readings."""
    from countback.pipeline import claims_of

    return {member.id: claim.id for claim in claims_of(readings) for member in claim.members}


def row_of(reading: Reading, claims: dict[str, str], *, with_claims: bool, explain: bool) -> dict[str, Any]:
    """A reading as a JSON object, each figure with its claim where claims were asked for."""
    from countback.ledger.entry import entry_id

    row = reading.to_row(explain=explain)
    if with_claims:
        for figure, made in zip(reading.figures, row["figures"], strict=True):
            made["claim"] = claims.get(entry_id(reading.sha256, figure))
    return row


def show_reading(screen: Screen, reading: Reading, claims: dict[str, str], *, explain: bool) -> None:
    """One page for a person: a heading, and a table of its figures."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from countback.ledger.entry import entry_id

    published = str(reading.dateline.published) if reading.dateline.published else None
    out = screen.out
    out.print(Text(printable(joined([reading.name, reading.dateline.outlet, published])), style="bold"))
    if reading.title:
        out.print(Text(printable(reading.title), style="italic"))
    if not reading.figures:
        out.print("no figures\n")
        return
    ids = [claims.get(entry_id(reading.sha256, figure), "") for figure in reading.figures]
    if out.width >= _WIDE:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("number", justify="right", max_width=22)
        table.add_column("what", max_width=24)
        table.add_column("of whom, where, when", max_width=24)
        table.add_column("who says so", max_width=22)
        table.add_column("sentence", ratio=1)
        if claims:
            table.add_column("claim", no_wrap=True)
        for figure, claim in zip(reading.figures, ids, strict=True):
            cells = [what_words(figure), scope_words(figure), voice_words(figure)]
            row = [Text(number_words(figure), style="bold"), *map(Text, cells), sentence_text(reading, figure)]
            table.add_row(*row, *([Text(claim, style="dim")] if claims else []), style=_tone(figure))
        out.print(table)
    else:
        for figure, claim in zip(reading.figures, ids, strict=True):
            head = Text(number_words(figure), style="bold")
            head.append(
                f"  {joined([what_words(figure), scope_words(figure), voice_words(figure), claim])}", "not bold"
            )
            out.print(head, style=_tone(figure))
            out.print(Padding(sentence_text(reading, figure), (0, 0, 0, 4)), style="dim")
    if explain:
        for figure in reading.figures:
            out.print(Text(f"\n{number_words(figure)}", style="bold"))
            for why in figure.because:
                said = f"  “{printable(why.said)}”" if why.said else ""
                out.print(Text(f"  {why.field:<9} {printable(why.rule)}{said}"))
    out.print("")


def _tone(figure: Figure) -> str | None:
    return "dim" if figure.part != "article" else None


def number_words(figure: Figure) -> str:
    """The number as the page writes it, with its bound in words."""
    return printable(_BOUNDS[figure.count.bound] + figure.count.said.strip())


def what_words(figure: Figure) -> str:
    """What is counted, what happened to it, for which offence, and what kind of statistic."""
    measure = figure.measure
    words = joined([measure.counted or "?", measure.event or "?", measure.offence], by=" ")
    marks = [measure.stat if measure.stat != "total" else None, "hedged" if figure.hedged else None]
    marks += [figure.part if figure.part != "article" else None]
    if figure.part_of is not None:
        marks.append(f"part of {figure.part_of.said}")
    note = joined(marks, by=", ")
    return printable(f"{words} ({note})" if note else words)


def scope_words(figure: Figure) -> str:
    """Of whom, where and when."""
    since, until = figure.period.since, figure.period.until
    if since == until:
        when = str(until) if until else None
    else:
        when = joined([f"from {since}" if since else None, f"to {until}" if until else None], by=" ")
    return printable(joined([figure.scope.side, figure.scope.group, figure.scope.where, when]))


def voice_words(figure: Figure) -> str:
    """The origin, and who passed it on."""
    return printable(joined([figure.origin or "nobody named", *figure.via], by=" ← "))


def sentence_text(reading: Reading, figure: Figure) -> Text:
    """The sentence on one line, its number marked; a very long one is cut around the number."""
    from rich.text import Text

    start, end = figure.sentence.start, figure.sentence.end
    before, after = reading.text[start : figure.span.start], reading.text[figure.span.end : end]
    if len(before) > 160:
        before = "…" + before[-160:]
    if len(after) > 160:
        after = after[:160] + "…"
    flat = [" ".join(printable(part).split()) for part in (before, figure.span.of(reading.text), after)]
    text = Text(flat[0] + (" " if before[-1:].isspace() else ""))
    text.append(flat[1], style="bold underline")
    text.append((" " if after[:1].isspace() else "") + flat[2])
    return text
