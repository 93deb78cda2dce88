"""``countback courts``: dockets of military courts, imported without names, counted, and set beside reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import jsonl_option, ledger_option, screen_of, talk_options
from countback.commands.reading import SOME_FAILED, finish, need_paths, plural
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.ledger import RegisterCount
    from countback.registers.courts import CourtTable, Gathered

_file = click.Path(path_type=Path)
courts_option = click.option(
    "--courts", "courts", type=_file, metavar="FILE", help="A table of courts (CSV: code, name, place)."
)
jsonl_cases = click.argument("cases", type=_file, metavar="CASES")
#: So many refused rows are told one by one; all of them are counted, and in --refused.
TOLD = 20


@click.group("courts", short_help="Count cases from court dockets; names are cut at import.")
def courts_command() -> None:
    """Court dockets: import tables and saved pages without the names in them, count cases, persons and acts, and set
    the counts beside what others report. Nothing is fetched.

    \b
    countback courts import pages/ cases.csv --out cases.jsonl
    countback courts counts cases.jsonl --by month,article
    """


@courts_command.command("import", short_help="Cases from tables and saved pages; names become keyed tokens.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--out", type=_file, required=True, metavar="FILE", help="Where the cases go, one JSON object a line.")
@click.option("--key", type=_file, metavar="FILE", help="The key of the tokens; made where missing. Else OUT.key.")
@courts_option
@click.option("--court", metavar="COURT", help="The court of inputs that name none: its code or its name.")
@click.option("--excel-dates", is_flag=True, help="Take a spreadsheet's numbers for days, too.")
@click.option("--refused", type=_file, metavar="FILE", help="Write the rows set aside there, one JSON object a line.")
@talk_options
@click.pass_context
def import_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    out: Path,
    key: Path | None,
    courts: Path | None,
    court: str | None,
    excel_dates: bool,
    refused: Path | None,
) -> None:
    """Read CSV tables, saved search pages and saved cards into one case for each court and number.

    Names of persons never leave the import: each becomes a token under a key, which stays in a file of its own that
    only you can read. Judges and parties are not kept at all.

    \b
    countback courts import pages/ cases.csv --out cases.jsonl --courts courts.csv
    """
    from countback.registers.courts import Names, gather, key_from, write_cases
    from countback.registers.courts.words import court_in

    screen = screen_of(ctx)
    need_paths(paths)
    where = court_in(court) if court is not None else None
    if court is not None and where is None:
        raise UsageError(f"{court!r} is no court: give a code (25GV0003) or a name with the word court in it")
    table = _table(screen, courts)
    names = Names(key_from(key or out.with_name(out.name + ".key"), make=True))
    found = gather(paths, names=names, table=table, court=where, excel=excel_dates)
    write_cases(found.cases, to=out)
    _tell_refused(screen, found)
    if refused is not None:
        _write_refused(found, refused)
    finish(ctx, screen, words=str(found), code=SOME_FAILED if found.refused else 0)


@courts_command.command("counts", short_help="Count imported cases; with --record into the ledger.")
@jsonl_cases
@click.option("--by", default="", metavar="WORDS", help="month, article, region, stage or punishment; commas between.")
@click.option("--of", "of", type=click.Choice(("cases", "persons", "acts")), default="cases", help="What to count.")
@click.option("--known", metavar="DATE", help="The day the cards were gathered. Else today.")
@click.option("--as-of", "as_of", metavar="DATE", multiple=True, help="Totals up to that day; may be given again.")
@click.option("--complete", is_flag=True, help="Every card of these courts was gathered: no least numbers.")
@click.option("--origin", metavar="NAME", help="Whose register it is. Else the military courts of Russia.")
@courts_option
@click.option("--record", is_flag=True, help="Record the counts in the ledger, beside what pages report.")
@ledger_option
@jsonl_option
@talk_options
@click.pass_context
def counts_command(
    ctx: click.Context,
    cases: Path,
    by: str,
    of: Any,
    known: str | None,
    as_of: tuple[str, ...],
    complete: bool,
    origin: str | None,
    courts: Path | None,
    record: bool,
    ledger: str,
    jsonl: bool,
) -> None:
    """Count cases of the first instance (1-N at a garrison court, 2-N at a circuit court), persons, or published acts.

    \b
    countback courts counts cases.jsonl --by month,article
    countback courts counts cases.jsonl --by article --as-of 2024-06-18 --record --ledger desk.db
    """
    from countback.registers.courts import counts_of, read_cases
    from countback.registers.courts.counts import ORIGIN

    screen = screen_of(ctx)
    rows = read_cases(cases)
    day = _day(known) if known is not None else date.today()
    counts: list[RegisterCount] = []
    ends: list[date | None] = [_day(text) for text in as_of]
    for until in ends or [None]:
        counts += counts_of(
            rows,
            known=day.isoformat(),
            by=tuple(word.strip() for word in by.split(",") if word.strip()),
            of=of,
            table=_table(screen, courts),
            as_of=until,
            complete=complete,
            origin=origin or ORIGIN,
        )
    if jsonl:
        from countback.figures.reading import dumps

        for count in counts:
            screen.line(dumps({"schema": 1} | count.to_row()))
    else:
        _show_counts(screen, counts)
    words = plural(len(counts), "count")
    if record:
        from countback.ledger import open_ledger
        from countback.ledger.recorded import Run

        with open_ledger(ledger) as opened:
            new = opened.record_counts(counts, run=Run.start(reader="courts 1", note="countback courts counts"))
        words += f", {new:,} new in {ledger}"
    finish(ctx, screen, words=words)


@courts_command.command("compare", short_help="Set the docket beside what somebody reported of it.")
@jsonl_cases
@click.argument("reported", type=_file, metavar="REPORTED")
@click.option("--since", metavar="DATE", help="Where the reported running totals begin. Else the first case there is.")
@jsonl_option
@talk_options
@click.pass_context
def compare_command(ctx: click.Context, cases: Path, reported: Path, since: str | None, jsonl: bool) -> None:
    """For each reported number what the docket holds for the same days. REPORTED is a JSON file:
    {"points": [{"as_of": "2024-06-18", "cases": 10025, "by_article": {"337": 9059}}]}.

    \b
    countback courts compare cases.jsonl mediazona.json --since 2022-02-24
    """
    from countback.registers.courts import compare, read_cases, read_reported

    screen = screen_of(ctx)
    start = _day(since) if since is not None else None
    found = compare(read_cases(cases), read_reported(reported), since=start)
    rows = [c.to_row() for c in found]
    if jsonl:
        from countback.figures.reading import dumps

        for row in rows:
            screen.line(dumps({"schema": 1} | row))
    else:
        head = ("from", "to", "what", "article", "reported", "docket", "difference", "share")
        keys = ("since", "until", "what", "article", "reported", "docket", "difference", "share")
        _show(screen, head, [[_cell(row[k]) for k in keys] for row in rows], right=4)
    finish(ctx, screen, words=f"{plural(len(rows), 'reported number')}; the docket holds what was gathered, no more")


@courts_command.command("check-uid", short_help="Whether identifiers of cases fit their check digits.")
@click.argument("uids", nargs=-1, required=True, metavar="UID...")
@jsonl_option
@talk_options
@click.pass_context
def check_uid_command(ctx: click.Context, uids: tuple[str, ...], jsonl: bool) -> None:
    """Check identifiers such as 25GV0003-01-2025-001334-67. Ends with 1 where one of them does not fit.

    \b
    countback courts check-uid 25GV0003-01-2025-001334-67
    """
    from countback.registers.courts import check_digits, read_uid

    screen = screen_of(ctx)
    wrong = 0
    for text in uids:
        uid = read_uid(text)
        wrong += uid is None or not uid.sound
        if jsonl:
            from countback.figures.reading import dumps

            row: dict[str, Any] = {"schema": 1, "given": text, "sound": uid is not None and uid.sound}
            screen.line(dumps(row | ({"court": uid.court, "year": uid.year} if uid is not None else {})))
        elif uid is None:
            screen.line(f"{printable(text)}  no identifier of the form 25GV0003-01-2025-001334-67")
        elif uid.sound:
            screen.line(f"{uid.text}  fits")
        else:
            screen.line(f"{uid.text}  does not fit: its check digits would be {check_digits(uid.text[:-3])}")
    finish(ctx, screen, words=f"{plural(len(uids), 'identifier')}, {wrong:,} wrong", code=1 if wrong else 0)


def _table(screen: Screen, file: Path | None) -> CourtTable | None:
    if file is None:
        return None
    from countback.registers.courts import read_court_table

    table, refused = read_court_table(file)
    for row in refused:
        screen.tell(f"{file}: {row}")
    return table


def _tell_refused(screen: Screen, found: Gathered) -> None:
    """The first refused rows, one line each; the rest as a number."""
    for row in found.refused[:TOLD]:
        screen.tell(f"set aside: {found.paths.get(row.source, row.source)}: {row}")
    if len(found.refused) > TOLD:
        screen.tell(f"and {len(found.refused) - TOLD:,} more; --refused FILE keeps them all")


def _write_refused(found: Gathered, file: Path) -> None:
    from countback.errors import LedgerReadOnly
    from countback.figures.reading import dumps

    rows = [
        {"schema": 1, "source": r.source, "row": r.row, "reason": r.reason, "detail": r.detail} for r in found.refused
    ]
    try:
        file.write_text("".join(dumps(row) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise LedgerReadOnly(f"{file} cannot be written: {error.strerror}; name another file") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"a day is written 2024-04-30, got {text!r}") from None


def _show_counts(screen: Screen, counts: Sequence[RegisterCount]) -> None:
    from countback.claims.beside import number_words

    rows = []
    for c in counts:
        row = c.to_row()
        when = row["from"] if row["from"] == row["to"] else f"to {row['to']}"
        what = f"{row['counted']} {row['event']}"
        rows.append([when, what, *(_cell(row[k]) for k in ("offence", "where", "group")), number_words(c.count)])
    _show(screen, ("when", "what", "offence", "where", "group", "count"), rows, right=5)
    for note in dict.fromkeys(c.note for c in counts):
        screen.say(note)


def _show(screen: Screen, head: Sequence[str], rows: Sequence[Sequence[str]], *, right: int) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for i, name in enumerate(head):
        table.add_column(name, justify="right" if i >= right else "left")
    for row in rows:
        table.add_row(*(printable(cell) for cell in row))
    screen.out.print(table)


def _cell(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
