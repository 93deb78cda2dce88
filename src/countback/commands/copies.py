"""``countback copies``: which pages repeat which, which was first, and what changed on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import jsonl_option, ledger_option, screen_of, talk_options
from countback.commands.reading import finish, joined, plural
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.claims.copies import Copy, Edit
    from countback.figures.reading import Reading

_STYLES = {"both": "dim", "dropped": "red strike", "added": "green"}


@click.command("copies", short_help="Which pages repeat which, which was first, and what changed.")
@click.option("--show", nargs=2, metavar="PAGE PAGE", help="How the second page follows the first, by name or sha256.")
@ledger_option
@jsonl_option
@talk_options
@click.pass_context
def copies_command(ctx: click.Context, show: tuple[str, str] | None, ledger: str, jsonl: bool) -> None:
    """List the pages of a ledger that share text beyond what their outlet puts on every page (reprints, parts,
    rewrites), the earlier one first with what says so; and addresses whose text was changed, with the numbers that
    moved.

    \b
    countback copies --ledger desk.db
    countback copies --show first-page second-page --ledger desk.db
    """
    from countback.claims.copies import edits_of, find_copies
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        readings = {r.sha256: r for r in opened.readings()}
    if show is not None:
        show_alignment(screen, *(_page(readings, name) for name in show), jsonl=jsonl)
        return
    copies, edits = find_copies(readings.values()), edits_of(readings.values())
    if jsonl:
        from countback.figures.reading import dumps

        for copy in copies:
            screen.line(dumps({"schema": 1} | copy_row(copy, readings)))
        for edit in edits:
            screen.line(dumps({"schema": 1} | edit_row(edit, readings)))
    else:
        show_copies(screen, copies, readings)
        show_edits(screen, edits, readings)
    changed = "1 address" if len(edits) == 1 else f"{len(edits):,} addresses"
    finish(ctx, screen, words=f"{plural(len(copies), 'pair')} of pages share text, {changed} changed")


def _page(readings: dict[str, Reading], name: str) -> Reading:
    found = [r for r in readings.values() if r.name == name] or [
        r for r in readings.values() if len(name) >= 4 and r.sha256.startswith(name.lower())
    ]
    if len(found) != 1:
        raise UsageError(
            f"{name!r} fits {len(found)} pages; give a page's name or more of its sha256 (countback copies lists them)"
        )
    return found[0]


def copy_row(copy: Copy, readings: dict[str, Reading]) -> dict[str, Any]:
    """A pair of pages as one JSON object."""
    return {
        "kind": copy.kind,
        "a": {"doc": readings[copy.a].name, "sha256": copy.a},
        "b": {"doc": readings[copy.b].name, "sha256": copy.b},
        "shared": copy.shared,
        "share": copy.share,
        "earlier": readings[copy.earlier].name if copy.earlier is not None else None,
        "why": copy.why,
    }


def edit_row(edit: Edit, readings: dict[str, Reading]) -> dict[str, Any]:
    """An address with two texts as one JSON object."""
    pages = [{"doc": readings[sha].name, "sha256": sha} for sha in (edit.a, edit.b)]
    return {"kind": "edit", "address": edit.address, "pages": pages, "gone": edit.gone, "come": edit.come}


def show_copies(screen: Screen, copies: list[Copy], readings: dict[str, Reading]) -> None:
    """One line a pair: how much is shared, the earlier page, the later, and what says so."""
    from rich.table import Table
    from rich.text import Text

    if not copies:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("kind", "shared", "page", "page", "which was first"):
        table.add_column(name, justify="right" if name == "shared" else "left")
    for copy in copies:
        first, later = (copy.b, copy.a) if copy.earlier == copy.b else (copy.a, copy.b)
        arrow = "→ " if copy.earlier is not None else "? "
        cells = [copy.kind, f"{copy.share:.0%}", readings[first].name, arrow + readings[later].name, copy.why]
        table.add_row(*(Text(printable(cell)) for cell in cells))
    screen.out.print(table)


def show_edits(screen: Screen, edits: list[Edit], readings: dict[str, Reading]) -> None:
    """Each address with two texts, and the numbers that moved."""
    from rich.text import Text

    for edit in edits:
        screen.out.print(Text(printable(f"\n{edit.address} has two texts, both kept"), style="bold"))
        gone, come = ", ".join(edit.gone), ", ".join(edit.come)
        words = joined([gone and f"gone: {gone}", come and f"new: {come}"]) or "no number changed"
        screen.out.print(Text(printable(f"  {readings[edit.a].name} and {readings[edit.b].name}: {words}")))


def show_alignment(screen: Screen, one: Reading, other: Reading, *, jsonl: bool) -> None:
    """Two pages as stretches: kept, dropped, added, altered; the earlier first where something tells which it is."""
    from rich.text import Text

    from countback.claims.copies import align, which_first

    earlier, why = which_first(one, other)
    if earlier == other.sha256:
        one, other = other, one
    stretches = align(one.text, other.text)
    if jsonl:
        from countback.figures.reading import dumps

        for s in stretches:
            screen.line(dumps({"schema": 1, "what": s.what, one.name: s.earlier, other.name: s.later}))
        return
    screen.out.print(Text(printable(f"{one.name} → {other.name}  ({why})"), style="bold"))
    for s in stretches:
        if s.what == "both":
            screen.out.print(Text(printable(f"  {_short(s.later)}"), style="dim"))
        elif s.what == "altered":
            line = Text(printable(f"~ {s.earlier}"), style="red")
            line.append(printable(f"  ⇒  {s.later}"), style="green")
            screen.out.print(line)
        else:
            mark, text = ("−", s.earlier) if s.what == "dropped" else ("+", s.later)
            screen.out.print(Text(printable(f"{mark} {text}"), style=_STYLES[s.what]))


def _short(text: str, *, ends: int = 80) -> str:
    return text if len(text) <= 2 * ends + 3 else f"{text[:ends]} … {text[-ends:]}"
