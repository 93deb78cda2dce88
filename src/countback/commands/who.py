"""``countback who``: every claim and page with a number, also rounded or damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from countback.commands.figures import number_words, scope_words, voice_words, what_words
from countback.commands.options import jsonl_option, ledger_option, screen_of, talk_options
from countback.commands.reading import finish, joined, plural
from countback.commands.screen import Screen, printable

if TYPE_CHECKING:
    from countback.claims.lookup import Hit

_HOW = {"near": "near it", "range_end": "an end of a range", "separator": "reads both ways", "same": ""}


@click.command("who", short_help="Every claim and page with a number, also rounded or damaged.")
@click.argument("number", metavar="NUMBER")
@click.option("--measure", metavar="WORDS", default="", help='Only entries of that measure: "case tried", "killed".')
@click.option("--near", metavar="PERCENT", help="Also values that differ by no more, such as 5%.")
@ledger_option
@jsonl_option
@talk_options
@click.pass_context
def who_command(ctx: click.Context, number: str, measure: str, near: str | None, ledger: str, jsonl: bool) -> None:
    """Look a number up, written as pages write it: claims that have it as it stands come first, then those whose pages
    have it rounded, with a lost digit or without its thousand.

    \b
    countback who 7,400 --ledger desk.db
    countback who "18 thousand" --near 5% --measure deserted
    """
    from countback.claims import lookup
    from countback.ledger import open_ledger
    from countback.pipeline import claims_of

    screen = screen_of(ctx)
    asked = lookup.number(number)
    margin = lookup.per_cent(near) if near is not None else None
    words = lookup.measure_words(measure)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        hits = lookup.who(claims_of(opened), asked, near=margin, measure=words)
    if jsonl:
        from countback.figures.reading import dumps

        for hit in hits:
            screen.line(dumps({"schema": 1} | hit_row(hit)))
    else:
        for hit in hits:
            show_hit(screen, hit)
    pages = {entry.source.sha256 for hit in hits for entry, _, _ in hit.entries}
    finish(ctx, screen, words=f"{plural(len(hits), 'claim')} on {plural(len(pages), 'page')}")


def hit_row(hit: Hit) -> dict[str, Any]:
    """A hit as one JSON object: the claim, and its entries that have the number."""
    head = hit.claim.head
    entries = [
        {
            "entry": entry.id,
            "doc": entry.source.name,
            "sha256": entry.source.sha256,
            "address": entry.source.address,
            "start": entry.figure.span.start,
            "number": entry.figure.count.said,
            "how": how,
            "words": words,
            "sentence": entry.sentence,
        }
        for entry, how, words in hit.entries
    ]
    return {
        "claim": hit.claim.id,
        "how": hit.how,
        "origin": hit.claim.origin,
        "pages": hit.claim.pages,
        "head": {"entry": head.id, "doc": head.source.name, "number": head.figure.count.said},
        "entries": entries,
    }


def show_hit(screen: Screen, hit: Hit) -> None:
    """A claim in one line, and under it each entry that has the number, with its sentence."""
    from rich.text import Text

    head, out = hit.claim.head.figure, screen.out
    line = Text(number_words(head), style="bold")
    told = joined([what_words(head), scope_words(head), hit.claim.origin or "nobody named"])
    line.append(f"  {printable(told)} · told by {plural(hit.claim.pages, 'page')} · claim {hit.claim.id}", "not bold")
    out.print(line)
    for entry, how, words in hit.entries:
        when = str(entry.source.published) if entry.source.published else "undated"
        note = words or _HOW.get(how, how)
        place = joined([when, entry.source.outlet, entry.source.name, voice_words(entry.figure), note])
        out.print(
            Text(printable(f"  {entry.figure.count.said.strip()} · {place}"), style="" if how == "same" else "yellow")
        )
        out.print(Text(f"      {printable(' '.join(entry.sentence.split()))}", style="dim"))
    out.print("")
