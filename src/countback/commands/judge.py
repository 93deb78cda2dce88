"""``countback judge``: a person's word on two entries, kept beside the machine's and never overwritten."""

from __future__ import annotations

import getpass
import os

import click

from countback.commands.figures import number_words
from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish
from countback.commands.screen import printable
from countback.commands.show import one_entry
from countback.errors import UsageError

VERDICTS = ("same", "different", "unsure")


@click.command("judge", short_help="Say whether two entries are one count; kept for good.")
@click.argument("one", metavar="ENTRY")
@click.argument("other", metavar="ENTRY")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--why", required=True, metavar="WORDS", help="The reason; it is kept with the word.")
@click.option("--by", metavar="NAME", help="Who judges. Else COUNTBACK_USER, or the name of the login.")
@ledger_option
@talk_options
@click.pass_context
def judge_command(
    ctx: click.Context, one: str, other: str, verdict: str, why: str, by: str | None, ledger: str
) -> None:
    """Record that two entries report one count (same) or not (different), by their IDs or the first characters of
    them; `countback show` gives the IDs. The word wins over the machine's joins at every rebuild. "unsure" takes your
    earlier word on the two back: it is a new entry, nothing is deleted. Where two people disagree both words are kept
    and shown, and neither binds.

    \b
    countback judge 3f9a12 77bc01 same --why "both from the same table" --ledger desk.db
    """
    from countback.ledger import open_ledger
    from countback.pipeline import claims_of

    screen = screen_of(ctx)
    who = by or os.environ.get("COUNTBACK_USER") or _login()
    if not why.strip():
        raise UsageError("a judgement needs a reason; give it with --why")
    with open_ledger(ledger, create=False) as opened:
        a, b = one_entry(opened, one), one_entry(opened, other)
        if a.id == b.id:
            raise UsageError(f"{one!r} and {other!r} are the same entry, {a.id}; name two")
        judgement = opened.judge(a.id, verdict=verdict, by=who, why=why.strip(), other=b.id)  # type: ignore[arg-type]
        resolution = claims_of(opened)
        together = any({a.id, b.id} <= {m.id for m in c.members} for c in resolution.claims)
    for entry in (a, b):
        screen.say(f"{number_words(entry.figure)} on {entry.source.name} ({entry.id})")
    pair = tuple(sorted((a.id, b.id)))
    for clash in resolution.contradictions:
        if clash.pair == pair:
            screen.tell(f"contradicted: {printable(clash.words)}; both are kept and neither binds")
    state = "one claim" if together else "two claims"
    finish(ctx, screen, words=f"kept as {judgement.id}: {judgement.by} says {verdict}; they are {state} now")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("nobody is named; give --by NAME") from None
