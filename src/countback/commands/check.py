"""``countback check``: what does not fit, inside pages and between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from countback.commands.options import (
    columns_of,
    gather_options,
    jsonl_option,
    ledger_option,
    paths_argument,
    screen_of,
    talk_options,
)
from countback.commands.reading import SOME_FAILED, finish, joined, plural, readings_of
from countback.commands.screen import Screen, printable

if TYPE_CHECKING:
    from countback.checks.finding import Finding
    from countback.passages.clean import Extractor

#: From the gravest to the lightest.
SEVERITIES = ("error", "warning", "note")
_STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


@click.command("check", short_help="What does not fit, inside pages and between them.")
@paths_argument
@jsonl_option
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="End with 1 where a finding is this grave or graver.")
@click.option("--second", metavar="FILE", help="Compare with the answers of a second reader kept in this file.")
@click.option("--model", default="", metavar="NAME", help="Whose answers, where the file holds those of several.")
@ledger_option
@gather_options
@talk_options
@click.pass_context
def check_command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    jsonl: bool,
    fail_on: str | None,
    second: str | None,
    model: str,
    ledger: str,
    extract: Extractor,
    **columns: str,
) -> None:
    """Check pages (read without a ledger), or, where none are named, the ledger.

    \b
    countback check --ledger desk.db
    countback check pages/ --jsonl > findings.jsonl
    countback check page.html --fail-on error
    """
    from countback.commands.second import second_reader
    from countback.pipeline import Summary, check

    screen = screen_of(ctx)
    summary = Summary()
    reader = second_reader(second, model=model)
    if paths:
        readings = readings_of(paths, screen, summary, columns=columns_of(columns), extractor=extract)
        findings = check(list(readings), second=reader)
    else:
        from countback.ledger import open_ledger

        with open_ledger(ledger, create=False, read_only=True) as opened:
            findings = check(opened, second=reader)
            summary.read = opened.counts()["pages"]
    if jsonl:
        from countback.figures.reading import dumps

        for finding in findings:
            screen.line(dumps({"schema": 1} | finding.to_row()))
    else:
        show_findings(screen, findings)
    many = Counter[str](finding.severity for finding in findings)
    told = joined([plural(many[s], s) for s in SEVERITIES if many[s]], by=", ")
    words = joined(
        [
            f"{plural(summary.read, 'page')} checked",
            f"{summary.failed} failed" if summary.failed else None,
            f"{plural(len(findings), 'finding')}{f' ({told})' if told else ''}",
        ],
        by=", ",
    )
    grave = fail_on is not None and any(many[s] for s in SEVERITIES[: SEVERITIES.index(fail_on) + 1])
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 1 if grave else 0)


def show_findings(screen: Screen, findings: list[Finding]) -> None:
    """One paragraph a finding: how grave, which kind, in words, and where."""
    from rich.text import Text

    for finding in findings:
        head = Text(finding.severity, style=_STYLES[finding.severity])
        head.append(f"  {', '.join(finding.kinds)}", style="bold")
        screen.out.print(head)
        words = printable(finding.words)
        if finding.unless and finding.unless not in finding.words:
            words += f" ({printable(finding.unless)})"
        screen.out.print(Text(f"  {words}"))
        places = [f"{place.doc}: {place.said.strip()}" for place in finding.places]
        if places:
            screen.out.print(Text(printable(f"  {joined(dict.fromkeys(places))}"), style="dim"))
