"""``countback losses date|match|floor|import``: tables of losses against the series, and series of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.losses import (
    DAY,
    SCHEMA,
    bytes_of,
    csv_option,
    put_rows,
    read_file,
    series_asked,
    series_option,
    tell_rows,
)
from countback.commands.options import json_option, jsonl_option, screen_of, talk_options
from countback.commands.reading import SOME_FAILED, finish, plural
from countback.commands.screen import Screen
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.registers.losses.importing import Imported
    from countback.registers.losses.match import Days


@click.command("date", short_help="Which day is this table? Days on which every number fits.")
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--page", metavar="FILE", help="Read the numbers from a page instead.")
@click.option("--not-after", type=DAY, metavar="DAY", help="No later than this: the day the page was published.")
@series_option
@json_option
@talk_options
@click.pass_context
def date_command(
    ctx: click.Context, words: tuple[str, ...], page: str | None, not_after: date | None, files: tuple[str, ...],
    as_json: bool,
) -> None:  # fmt: skip
    """The days on which every number of the words, or of a page, could have been told. The words are read as any page
    is: bounds hold ("over 22,000" is met by more), and *likely* days keep to how exactly the number is written.

    \b
    countback losses date "tanks just under 11,000, APCs over 22,000, vehicles over 53,000"
    countback losses date --page article.html
    """
    from countback.figures import read_page
    from countback.pages import Page, open_page
    from countback.registers.losses.match import days_like, sought_in

    screen = screen_of(ctx)
    if bool(words) == bool(page):
        raise UsageError('give the words, "tanks just under 11,000, APCs over 22,000", or a page with --page')
    reading = read_page(open_page(page) if page else Page.from_text(" ".join(words)))
    if not_after is None and page and reading.dateline.published is not None:
        not_after = reading.dateline.published.last
    series = series_asked(files, screen)
    answer = days_like(series, sought_in(reading), not_after=not_after)
    if not answer.sought:
        raise UsageError("no number of something a loss series counts was read; write what is counted beside it")
    _show_days(screen, answer, not_after, as_json)
    named = ", ".join(f"{'/'.join(i.field for i in s.items[:1])} {_said(s.count)}" for s in answer.sought)
    finish(ctx, screen, words=f"{plural(len(answer.sought), 'number')} read: {named}")


def _said(count: Any) -> str:
    sign = {"min": "over ", "max": "at most ", "about": "about "}.get(count.bound, "")
    return f"{sign}{count.said}"


def _show_days(screen: Screen, answer: Days, not_after: date | None, as_json: bool) -> None:
    from countback.figures.reading import dumps
    from countback.registers.losses.match import blocks

    def spans(days: Sequence[date]) -> list[list[str]]:
        return [[str(a), str(b)] for a, b in blocks(days)]

    beside: list[dict[str, Any]] = [
        {"date": str(day), "misses": [{"item": m.item.field, "total": m.level, "off": m.off} for m in misses]}
        for day, misses in answer.beside
    ]
    if as_json:
        row = {"schema": SCHEMA, "likely": spans(answer.likely), "possible": spans(answer.possible), "beside": beside}
        screen.line(dumps(row | {"not_after": str(not_after) if not_after else None}))
        return
    for name, days in (("likely", answer.likely), ("possible", answer.possible)):
        told = ", ".join(a if a == b else f"{a} to {b}" for a, b in spans(days)) or "no day"
        screen.line(f"{name:9} {told}  ({plural(len(days), 'day')})")
    for each in beside:
        off = ", ".join(f"{m['item']} is {m['total']:,}, {m['off']:+,} outside" for m in each["misses"])
        screen.line(f"{'beside':9} {each['date']}  {off}")


@click.command("match", short_help="A page's loss table against the series: which day, what differs.")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@series_option
@json_option
@jsonl_option
@talk_options
@click.pass_context
def match_command(
    ctx: click.Context, pages: tuple[str, ...], files: tuple[str, ...], as_json: bool, jsonl: bool
) -> None:
    """Find the day whose totals a page's table tells. A table without a source is attributed by the match, and marked
    inferred: the page does not say it.
    """
    from countback.figures import read_page
    from countback.pages import open_page
    from countback.registers.losses.match import match_table

    screen = screen_of(ctx)
    series = series_asked(files, screen)
    rows: list[dict[str, Any]] = []
    for path in pages:
        match = match_table(series, read_page(open_page(path)))
        if match is None:
            screen.tell(f"{path}: no table of five or more totals that meet on one day")
            continue
        differ = [{"item": i, "page": page, "series": told} for i, page, told in match.differ]
        rows.append(
            {"page": path, "date": str(match.day), "origin": match.origin,
             "source": "inferred" if match.inferred else "named", "levels": match.levels, "deltas": match.deltas,
             "differ": differ if as_json or jsonl else "; ".join(
                 f"{d['item']}: page {d['page']:,}, series {d['series']:,}" for d in differ)}
        )  # fmt: skip
    put_rows(screen, rows, as_json=as_json, jsonl=jsonl, name="matches")
    none = len(pages) - len(rows)
    finish(ctx, screen, words=f"{plural(len(pages), 'page')} read, {len(rows)} matched, {none} without a match")


@click.command("floor", short_help="The claim beside the visually confirmed floor, with the share.")
@click.argument("table", metavar="FILE")
@click.option("--on", type=DAY, metavar="DAY", help="The day to compare; also the day of a table without days.")
@click.option("--country", default="Russia", show_default=True, help="Whose losses, as the table writes it.")
@click.option("--ledger", metavar="FILE", default=None, help="Record both sides as register counts in this ledger.")
@series_option
@json_option
@jsonl_option
@csv_option
@talk_options
@click.pass_context
def floor_command(
    ctx: click.Context, table: str, on: date | None, country: str, ledger: str | None, files: tuple[str, ...],
    as_json: bool, jsonl: bool, as_csv: bool,
) -> None:  # fmt: skip
    """A party's claim beside what was seen in pictures, from a table of visually confirmed losses (CSV: country,
    equipment_type, type_total, date_recorded). A floor is no estimate: what nobody pictured is not in it.
    """
    from countback.registers.losses.floor import beside, floor_count, read_floor

    screen = screen_of(ctx)
    series = series_asked(files, screen)
    floor = read_floor(bytes_of(table), country=country, on=on)
    side = {"russia": "RU", "ukraine": "UA"}.get(country.casefold())
    if not files and side != series.side:
        raise UsageError(
            f"the shipped series claims losses of {series.side}; the floor of {country} stands beside no claim in it: "
            "give a series of that side's losses with --series"
        )
    series = replace(series, side=side or series.side)
    day = on or floor.last
    if day is None:
        raise UsageError(f"{table} holds no total of {country!r}; --country names another")
    found = beside(series, floor, day=day)
    rows = [
        {"item": b.item.field, "date": str(b.day), "claimed": b.claimed, "confirmed": b.confirmed,
         "seen_by": str(b.seen), "share": b.share}
        for b in found
    ]  # fmt: skip
    put_rows(
        screen, rows, as_json=as_json, jsonl=jsonl, as_csv=as_csv, top={"claim": series.origin, "floor": floor.origin}
    )
    for line, why, said in floor.aside if screen.verbose else ():
        screen.say(f"{table}:{line}: {why} ({said})")
    if ledger is not None:
        counts = [series.count(b.item, b.day) for b in found] + [floor_count(floor, b, side=series.side) for b in found]
        _record(screen, ledger, counts)
    kept = floor.read - floor.other - len(floor.aside)
    words = (
        f"{plural(floor.read, 'row')} read: {kept:,} kept, {floor.other:,} of others, {len(floor.aside):,} set aside"
    )
    finish(ctx, screen, words=words + (" (-v says why)" if floor.aside and not screen.verbose else ""))


def _record(screen: Screen, address: str, counts: Sequence[Any]) -> None:
    from countback.ledger import open_ledger

    with open_ledger(address) as ledger:
        new = ledger.record_counts(counts)
    screen.say(f"{plural(new, 'count')} new in {address}, {len(counts) - new:,} there before")


@click.command("import", short_help="Read a series from files; say what was read and set aside.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--ledger", metavar="FILE", default=None, help="Record the totals as register counts in this ledger.")
@click.option("--known", type=DAY, metavar="DAY", help="The day this vintage is of; else its last day.")
@click.option("--origin", metavar="SOURCE", default="", help="Whose totals they are; else ua_general_staff.")
@click.option("--column", "columns", multiple=True, metavar="THEIRS=OURS", help="A column of yours is this item.")
@click.option("--dry-run", is_flag=True, help="Read and tell, record nothing.")
@jsonl_option
@talk_options
@click.pass_context
def import_command(
    ctx: click.Context, paths: tuple[str, ...], ledger: str | None, known: date | None, origin: str,
    columns: tuple[str, ...], dry_run: bool, jsonl: bool,
) -> None:  # fmt: skip
    """Read a daily series from JSON or CSV: a row a day with a column an item, or rows of date, item, value (and
    delta). Days may be 2024-04-24, 24.04.2024 or a spreadsheet's number. Rows that cannot be read are listed with the
    reason; the rest goes on. A page (.html, .txt) is read as any page, and its table is a vintage too.
    """
    from countback.registers.losses.anomalies import anomalies

    screen = screen_of(ctx)
    total, kept, bad, values = 0, 0, 0, 0
    for path in paths:
        read = _page_or_file(path, known=str(known or ""), origin=origin, columns=columns)
        tell_rows(screen, path, read)
        series = read.series
        held = sum(len(line) for line in series.levels.values())
        odd = Counter(a.kind for a in anomalies(series)) if series.levels else Counter()
        values += held
        total, kept, bad = total + read.read, kept + read.kept, bad + read.set_aside
        if jsonl:
            _import_row(screen, path, read, held, odd)
        else:
            days = series.days
            span = f"{days[0]} to {days[-1]}" if days else "no day"
            falls, gaps = odd["negative_step"], odd["missing_days"]
            screen.line(
                f"{path}: {plural(held, 'total')} of {plural(len(series.items()), 'item')}, {span}; "
                f"{falls} negative, {plural(gaps, 'gap')}; {plural(len(read.bad) + len(read.notes), 'note')}"
            )
        if ledger is not None and not dry_run:
            _record(
                screen, ledger, [series.count(i, d) for i in series.items() for d in sorted(series.levels[i.field])]
            )
    words = f"{plural(total, 'row')} read: {kept:,} kept with {plural(values, 'total')}, {bad:,} set aside"
    finish(ctx, screen, words=words, code=SOME_FAILED if bad else 0)


def _page_or_file(path: str, *, known: str, origin: str, columns: Sequence[str]) -> Imported:
    if Path(path).suffix.lower() not in (".html", ".htm", ".txt", ".md"):
        return read_file(path, known=known, origin=origin, columns=columns)
    from countback.figures import read_page
    from countback.pages import open_page
    from countback.registers.losses.importing import Imported as Result
    from countback.registers.losses.match import series_of_reading

    series = series_of_reading(read_page(open_page(path)), known=known)
    held = sum(len(line) for line in series.levels.values())
    return Result(series, held, held)


def _import_row(screen: Screen, path: str, read: Imported, held: int, odd: Counter[str]) -> None:
    from countback.figures.reading import dumps

    row = {"schema": SCHEMA, "file": path, "rows": read.read, "kept": read.kept, "set_aside": read.set_aside}
    row |= {"totals": held, "anomalies": dict(sorted(odd.items())), "basis": read.series.basis}
    row |= {"bad": [{"line": b.line, "reason": b.reason, "words": b.words, "said": b.said} for b in read.bad]}
    screen.line(dumps(row | {"notes": [{"line": b.line, "reason": b.reason, "said": b.said} for b in read.notes]}))


#: The verbs of this module, for the group.
loss_tables: tuple[click.Command, ...] = (date_command, match_command, floor_command, import_command)
