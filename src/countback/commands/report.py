"""``countback report`` and ``countback claims``: who counted what, and who passed it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.figures import number_words, scope_words, what_words
from countback.commands.options import (
    json_option,
    jsonl_option,
    ledger_option,
    readings_option,
    screen_of,
    talk_options,
    where_option,
)
from countback.commands.reading import finish, joined, plural
from countback.commands.screen import Screen, printable
from countback.errors import LedgerReadOnly, UsageError

if TYPE_CHECKING:
    from countback.claims import Claim
    from countback.claims.grades import Grade
    from countback.claims.ranges import Range
    from countback.ledger import RegisterCount


@click.command("report", short_help="Who counted what, who passed it on, and what does not fit.")
@ledger_option
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write one self-contained HTML file.")
@talk_options
@click.pass_context
def report_command(ctx: click.Context, ledger: str, html: Path | None) -> None:
    """Per measure each claim: its value as said, what is counted, the origin, the first appearance, relays and outlets
    as a tree, how many pages, and the findings.

    \b
    countback report --ledger desk.db
    countback report --ledger desk.db --html report.html
    """
    from countback.claims import find_copies, resolve
    from countback.claims.chains import Descents
    from countback.claims.kept import kept_by
    from countback.exports.report import report_html, report_text
    from countback.ledger import open_ledger
    from countback.pipeline import check, grades_of

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        known = kept_by(opened)
        readings = list(known.readings)
        claims = list(resolve(known))
        graded = grades_of(opened, claims)
    findings = check(readings, claims=claims)
    copies = Descents(find_copies(readings))
    if html is not None:
        _write(html, report_html(claims, findings, readings, copies=copies, graded=graded))
        screen.say(f"written to {html}; open it in a browser")
    else:
        screen.out.print(report_text(claims, findings, readings, copies=copies, graded=graded))
    grave = sum(finding.severity != "note" for finding in findings)
    words = f"{plural(len(readings), 'page')}, {plural(len(claims), 'claim')}, {plural(grave, 'finding')}"
    finish(ctx, screen, words=words)


@click.command("claims", short_help="Every claim with its ID: what one origin counted once.")
@ledger_option
@readings_option
@where_option
@jsonl_option
@json_option
@talk_options
@click.pass_context
def claims_command(
    ctx: click.Context, ledger: str, readings: str | None, where: str, jsonl: bool, as_json: bool
) -> None:
    """List the claims of a ledger, or of a folder of readings, those told by most pages first.

    \b
    countback claims --ledger desk.db
    countback claims --ledger desk.db --jsonl > claims.jsonl
    countback claims --readings readings/ --where "side = 'RU' and event = 'deserted'"
    """
    from countback.claims.grades import grades
    from countback.figures.reading import dumps
    from countback.ledger import open_ledger
    from countback.pipeline import claims_of

    if jsonl and as_json:
        raise UsageError("give --json or --jsonl, not both")
    screen = screen_of(ctx)
    counted: list[RegisterCount] = []
    if readings is not None:
        from countback.engines.store import readings_in

        found = claims_of(readings_in(readings, where=where))
    else:
        if where:
            raise UsageError("--where goes with --readings")
        with open_ledger(ledger, create=False, read_only=True) as opened:
            found = claims_of(opened)
            counted = opened.register_counts()
    claims = sorted(found, key=lambda claim: (-claim.pages, claim.id))
    graded = grades(claims, counted=counted)
    if jsonl or as_json:
        known = Known.of(claims, graded=graded)
        rows = ({"schema": 1} | claim_row(claim, known=known) for claim in claims)
        if jsonl:
            for row in rows:
                screen.line(dumps(row))
        else:
            screen.line(dumps({"schema": 1, "claims": [{k: v for k, v in r.items() if k != "schema"} for r in rows]}))
    else:
        show_claims(screen, claims, graded=graded)
    finish(ctx, screen, words=plural(len(claims), "claim"))


@dataclass(frozen=True, slots=True)
class Known:
    """How far each claim is known, and the range it belongs to, by its ID."""

    grades: Mapping[str, Grade]
    ranges: Mapping[str, Range]

    @classmethod
    def of(cls, claims: Sequence[Claim], *, graded: Mapping[str, Grade]) -> Known:
        """Ranged among each other, as far as each is known."""
        from countback.claims.ranges import ranges

        of: dict[str, Range] = {}
        for r in ranges(claims, graded=graded):
            of |= {c.id: r for c in (*r.used, *(x.claim for x in r.left_out))}
        return cls(graded, of)


def claim_row(claim: Claim, *, known: Known | None = None) -> dict[str, Any]:
    """A claim as one JSON object: its head in full, its members by entry and page, its grade and range where known."""
    from countback.figures.reading import figure_row

    why = {join.entry: join for join in claim.joins}
    members = []
    for member in claim.members:
        source, join = member.source, why.get(member.id)
        row: dict[str, Any] = {
            "entry": member.id,
            "doc": source.name,
            "sha256": source.sha256,
            "address": source.address,
        }
        row |= {"outlet": source.outlet, "published": str(source.published) if source.published else None}
        row |= {"start": member.figure.span.start, "number": member.figure.count.said, "sentence": member.sentence}
        row["joined"] = {"rule": join.rule, "score": join.score, "words": join.words} if join is not None else None
        members.append(row)
    return {
        "claim": claim.id,
        "origin": claim.origin,
        "origin_read": claim.origin_read,
        "origin_inferred": claim.origin_inferred,
        "pages": claim.pages,
        **_known_row(claim, known),
        "head": {"entry": claim.head.id, "doc": claim.head.source.name} | figure_row(claim.head.figure, explain=False),
        "members": members,
    }


def _known_row(claim: Claim, known: Known | None) -> dict[str, Any]:
    if known is None:
        return {}
    within = known.ranges.get(claim.id)
    return {"known": known.grades[claim.id].to_row(), "range": within.to_row() if within is not None else None}


def show_claims(screen: Screen, claims: list[Claim], *, graded: Mapping[str, Grade]) -> None:
    """The claims as a table; what registers counted of the same thing follows, a line for each."""
    from rich.table import Table
    from rich.text import Text

    from countback.claims.beside import beside_words

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("claim", no_wrap=True)
    table.add_column("number", justify="right", no_wrap=True)
    table.add_column("what")
    table.add_column("of whom, where, when")
    table.add_column("origin")
    table.add_column("pages", justify="right")
    for claim in claims:
        figure = claim.head.figure
        table.add_row(
            claim.id,
            Text(number_words(figure), style="bold"),
            Text(what_words(figure)),
            Text(scope_words(figure)),
            Text(printable(joined([claim.origin or "nobody named"]))),
            str(claim.pages),
        )
    screen.out.print(table)
    for claim in claims:
        lines = beside_words(claim, graded[claim.id].beside)
        if lines:
            screen.out.print(Text(printable(f"{claim.id}  {' · '.join(lines)}"), style="magenta"))


def _write(file: Path, text: str) -> None:
    part = file.with_name(file.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise LedgerReadOnly(f"{file} cannot be written: {error.strerror}; name another file") from error
