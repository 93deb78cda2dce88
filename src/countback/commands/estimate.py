"""``countback estimate``: how many are on no list, from three or more overlapping lists."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import json_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.registers.estimate.estimate import Band, Estimate
    from countback.registers.estimate.table import ListTable

SCHEMA = 1
_SHOWN = 12


@click.command("estimate", short_help="How many are on no list, from three or more lists.")
@click.argument("paths", nargs=-1, metavar="FILE...")
@click.option("--level", type=float, default=0.95, show_default=True, help="Of the intervals.")
@click.option("--order", type=int, default=None, help="Interactions of up to so many lists; else as many as sensible.")
@click.option("--seed", type=int, default=None, help="Of the bootstrap; the same seed gives the same numbers.")
@click.option("--dependent", multiple=True, metavar="A:B", help="List B was made from list A: no estimate is made.")
@click.option("--all", "every", is_flag=True, help="Show every model, not the first dozen.")
@click.option("--ledger", metavar="FILE", default=None, help="Record the interval as a register count.")
@click.option("--origin", metavar="SOURCE", default="", help="Whose lists they are; needed with --ledger.")
@click.option("--counted", default="person", show_default=True, help="What one unit is, for the ledger.")
@click.option("--event", default=None, help="What happened to them, for the ledger: killed.")
@click.option("--side", default=None, help="Country of those counted, for the ledger: UA.")
@json_option
@talk_options
@click.pass_context
def estimate_command(
    ctx: click.Context, paths: tuple[str, ...], level: float, order: int | None, seed: int | None,
    dependent: tuple[str, ...], every: bool, ledger: str | None, origin: str, counted: str, event: str | None,
    side: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Estimate how many there are in all, seen and unseen, from who is on which of three or more lists. FILE is JSON
    (lists; cells of history and count) or CSV (history,count; or one column of 0 and 1 a list). Several files are one
    linkage at several thresholds: the answer is a band over them. A CSV of times,people (how often each was met in one
    register) gives a lower bound only.

    \b
    countback estimate lists.csv
    countback estimate strict.csv usual.csv loose.csv --json

    What critics say, and are right in: where few are on two lists, one wrong match moves the total by many; lists that
    feed on each other make the hidden look fewer, and no table can show a dependence of all lists at once; people
    differ in how easily they are listed; who could never be on any list is in no estimate. Models that fit alike can
    differ twofold: every model is shown, and an interval is handed on, never one number.
    """
    from countback.registers.estimate.estimate import CRITICS, Band, band
    from countback.registers.estimate.estimate import estimate as estimate_of
    from countback.registers.estimate.intervals import SEED

    screen = screen_of(ctx)
    if not paths:
        raise UsageError("name a table of lists; countback estimate --help says how one is written")
    if ledger is not None and not origin:
        raise UsageError("to record an estimate, say whose lists they are with --origin")
    pairs = [_pair(text) for text in dependent]
    bodies = [_bytes(path) for path in paths]
    if len(paths) == 1 and (frequencies := _frequencies(bodies[0])) is not None:
        _lower_bound(ctx, screen, frequencies, as_json)
        return
    from countback.registers.estimate.table import read_table

    tables: list[ListTable] = [
        read_table(body, name=Path(path).name, dependent=pairs) for path, body in zip(paths, bodies, strict=True)
    ]
    found: Estimate | Band
    if len(tables) == 1:
        found = estimate_of(tables[0], level=level, order=order, seed=SEED if seed is None else seed)
        each = [found]
    else:
        if order is not None:
            raise UsageError("--order is for one table; several tables take the same sensible order")
        found = band(tables, level=level, seed=SEED if seed is None else seed)
        each = list(found.estimates)
    if as_json:
        from countback.figures.reading import dumps

        row: dict[str, Any] = {"schema": SCHEMA, "low": _number(found.low), "high": _number(found.high), "level": level}
        screen.line(dumps(row | {"critics": list(CRITICS), "estimates": [_row(e) for e in each]}))
    else:
        for e in each:
            _show(screen, e, every)
    if ledger is not None:
        _record(screen, ledger, found, origin, counted, event, side)
    words = f"{found.low:,.0f} to {found.high:,.0f} ({level:.0%}) in all, {each[0].table.observed:,} of them seen"
    if isinstance(found, Band):
        low, high = found.middle
        words += f"; linkage alone moves the average from {low:,.0f} to {high:,.0f}"
    finish(ctx, screen, words=words)


def _pair(text: str) -> tuple[str, str]:
    one, mark, two = text.partition(":")
    if not mark or not one or not two:
        raise UsageError(f"--dependent is written A:B, got {text!r}")
    return one, two


def _bytes(path: str) -> bytes:
    import sys

    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; check the path") from None


def _frequencies(body: bytes) -> dict[int, int] | None:
    """How many were met once, twice …, from a table of such columns (CSV or JSON rows); None for another table."""
    import csv
    import io
    import json

    text = body.decode("utf-8-sig", "replace")
    rows: list[dict[str, Any]]
    if text.lstrip().startswith("{"):
        try:
            rows = json.loads(text).get("rows", [])
        except ValueError:
            return None
    else:
        rows = list(csv.DictReader(io.StringIO(text)))
    for times, people in (("times", "people"), ("nbcap", "freq")):
        if rows and all(times in r and people in r for r in rows):
            try:
                return {int(r[times]): int(r[people]) for r in rows}
            except (TypeError, ValueError):
                raise UsageError("how often and how many are whole numbers in a table of times and people") from None
    return None


def _lower_bound(ctx: click.Context, screen: Screen, frequencies: dict[int, int], as_json: bool) -> None:
    from countback.registers.estimate.bounds import chao_of

    seen, bound = sum(frequencies.values()), chao_of(frequencies)
    if as_json:
        from countback.figures.reading import dumps

        row = {"schema": SCHEMA, "seen": seen, "lower_bound": _number(bound.estimate), "se": _number(bound.se)}
        screen.line(dumps(row))
    else:
        screen.line(f"at least about {bound.estimate:,.0f} (standard error {bound.se or 0:,.0f}): {bound.words}")
    words = f"{seen:,} seen, at most {seen / bound.estimate:.0%} of all; one register gives a lower bound, no estimate"
    finish(ctx, screen, words=words)


def _number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 4)


def _row(e: Estimate) -> dict[str, Any]:
    lists = e.table.lists
    return {
        "table": e.table.name, "basis": e.table.basis, "lists": list(lists), "seen": e.table.observed,
        "order": e.order, "searched": e.searched, "seed": e.seed, "warnings": list(e.warnings),
        "average": {"estimate": _number(e.average.estimate), "low": _number(e.average.low),
                    "high": _number(e.average.high), "models": e.average.models},
        "stepwise": {"model": e.chosen.model.name(lists), "estimate": _number(e.chosen.estimate),
                     "interval": [_number(v) for v in e.chosen.wald(level=e.level)]},
        "models": [
            {"model": f.model.name(lists), "estimate": _number(f.estimate), "se": _number(f.se), "df": f.df,
             "deviance": _number(f.deviance), "aic": _number(f.aic), "bic": _number(f.bic), "weight": round(w, 6)}
            for f, w in zip(e.fits, e.weights, strict=True)
        ],
        "not_carried": [{"model": u.model.name(lists), "why": u.why} for u in e.unfits],
        "leading": [
            {
                "model": i.fit.model.name(lists),
                "multinomial": _number(i.best),
                "profile": [_number(v) for v in i.profile],
                "bootstrap": [_number(v) for v in i.bootstrap],
                "resamples": i.resamples,
            }
            for i in e.leading
        ],
        "comparison": [
            {"name": s.name, "estimate": _number(s.estimate), "se": _number(s.se), "words": s.words} for s in e.simple
        ],
        "sample_coverage": _number(e.covered),
    }  # fmt: skip


def _show(screen: Screen, e: Estimate, every: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    def grid(*names: str) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for name in names:
            table.add_column(name, justify="left" if name in ("model", "for comparison", "") else "right")
        return table

    lists = e.table.lists
    screen.out.print(Text(printable(f"{e.table.name}: {', '.join(lists)}; {e.table.observed:,} seen"), style="bold"))
    for words in e.warnings:
        screen.out.print(Text(printable(f"  ! {words}"), style="yellow"))
    table = grid("model", "in all", "se", "AIC", "BIC", "weight", "profile", "bootstrap")
    ends = {i.fit.model: i for i in e.leading}
    for f, w in list(zip(e.fits, e.weights, strict=True))[: None if every else _SHOWN]:
        near = ends.get(f.model)
        spans = [_span(near.profile), _span(near.bootstrap)] if near else ["", ""]
        cells = [f"{f.estimate:,.0f}", f"{f.se:,.0f}", f"{f.aic:.1f}", f"{f.bic:.1f}", f"{w:.3f}"]
        table.add_row(printable(f.model.name(lists)), *cells, *spans)
    screen.out.print(table)
    more = len(e.fits) - _SHOWN
    if more > 0 and not every:
        rest = e.fits[_SHOWN:]
        low, high = min(f.estimate for f in rest), max(f.estimate for f in rest)
        screen.out.print(f"… and {more:,} more models, from {low:,.0f} to {high:,.0f}; --all shows them")
    a = e.average
    how = "pairs searched step by step" if e.searched else f"all models to interactions of {plural(e.order, 'list')}"
    screen.out.print(f"average by BIC  {a.estimate:,.0f} ({a.low:,.0f} to {a.high:,.0f}), {how}")
    if not e.searched:
        screen.out.print(f"step by step    {e.chosen.estimate:,.0f} {_span(e.chosen.wald(level=e.level))}")
    other = grid("for comparison", "in all", "se", "")
    for s in e.simple:
        other.add_row(printable(s.name), f"{s.estimate:,.0f}", "" if s.se is None else f"{s.se:,.0f}", s.words)
    screen.out.print(other)
    screen.out.print("")


def _span(ends: tuple[float, float]) -> str:
    low, high = ends
    if math.isnan(low):
        return "none"
    return f"{low:,.0f}–{'∞' if math.isinf(high) else f'{high:,.0f}'}"


def _record(
    screen: Screen, address: str, found: Estimate | Band, origin: str, counted: str, event: str | None, side: str | None
) -> None:
    from countback.figures.figure import COUNTED, EVENTS, Measure
    from countback.ledger import open_ledger
    from countback.registers.estimate.estimate import estimate_count

    if counted not in COUNTED or (event is not None and event not in EVENTS):
        raise UsageError(f"--counted is one of {', '.join(COUNTED)}; --event one of {', '.join(EVENTS)}")
    today = str(datetime.now(UTC).date())
    count = estimate_count(found, origin=origin, known=today, measure=Measure(counted, event), side=side)
    with open_ledger(address) as ledger:
        new = ledger.record_counts([count])
    screen.say(f"{plural(new, 'count')} new in {address}")
