"""``countback judge``: a person's word on an entry or on two, kept beside the machine's and never overwritten."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from countback.commands.figures import number_words
from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish
from countback.commands.screen import Screen, printable
from countback.commands.show import one_entry
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.ledger.ledger import Ledger

PAIR = ("same", "different", "unsure")
ALONE = ("accept", "reject", "correct", "unsure")


@click.command("judge", short_help="A person's word on an entry, or on two being one count; kept for good.")
@click.argument("words", metavar="ENTRY [ENTRY] VERDICT", nargs=-1, required=True)
@click.option("--why", required=True, metavar="WORDS", help="The reason; it is kept with the word.")
@click.option("--by", metavar="NAME", help="Who judges. Else COUNTBACK_USER, or the name of the login.")
@click.option(
    "--set", "fields", multiple=True, metavar="FIELD=VALUE", help="What 'correct' corrects; may be given several times."
)
@ledger_option
@talk_options
@click.pass_context
def judge_command(
    ctx: click.Context, words: tuple[str, ...], why: str, by: str | None, fields: tuple[str, ...], ledger: str
) -> None:
    """Record a person's word. On two entries: that they report one count (same) or not (different). On one: that it is
    read right (accept), is no such figure (reject), or is to be read otherwise (correct, with --set). Entries are named
    by their IDs or the first characters of them; `countback show` gives the IDs. The word wins over the machine at
    every rebuild. "unsure" takes your earlier word back: it is a new entry, nothing is deleted. Where two people
    disagree both words are kept and shown, and neither binds.

    \b
    countback judge 3f9a12 77bc01 same --why "both from the same table" --ledger desk.db
    countback judge 3f9a12 correct --set number=684 --why "a digit was lost" --ledger desk.db
    """
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    who = by or os.environ.get("COUNTBACK_USER") or _login()
    if not why.strip():
        raise UsageError("a judgement needs a reason; give it with --why")
    *names, verdict = words
    allowed = PAIR if len(names) == 2 else ALONE
    if len(names) not in (1, 2):
        raise UsageError("name one entry or two, and then the verdict")
    if verdict not in allowed:
        on = "two entries" if len(names) == 2 else "one entry"
        raise UsageError(f"a verdict on {on} is one of {', '.join(allowed)}; got {verdict!r}")
    if bool(fields) != (verdict == "correct"):
        raise UsageError("correct needs --set FIELD=VALUE, and no other verdict takes it")
    with open_ledger(ledger, create=False) as opened:
        if len(names) == 2:
            said = _on_two(screen, opened, names, verdict, who=who, why=why.strip())
        else:
            said = _on_one(screen, opened, names[0], verdict, fields, who=who, why=why.strip())
    finish(ctx, screen, words=said)


def _on_two(screen: Screen, ledger: Ledger, names: list[str], verdict: str, *, who: str, why: str) -> str:
    from countback.pipeline import claims_of

    a, b = one_entry(ledger, names[0]), one_entry(ledger, names[1])
    if a.id == b.id:
        raise UsageError(f"{names[0]!r} and {names[1]!r} are the same entry, {a.id}; name two")
    judgement = ledger.judge(a.id, verdict=verdict, by=who, why=why, other=b.id)  # type: ignore[arg-type]
    resolution = claims_of(ledger)
    together = any({a.id, b.id} <= {m.id for m in c.members} for c in resolution.claims)
    for entry in (a, b):
        screen.say(f"{number_words(entry.figure)} on {entry.source.name} ({entry.id})")
    pair = tuple(sorted((a.id, b.id)))
    for clash in resolution.contradictions:
        if clash.pair == pair:
            screen.tell(f"contradicted: {printable(clash.words)}; both are kept and neither binds")
    state = "one claim" if together else "two claims"
    return f"kept as {judgement.id}: {judgement.by} says {verdict}; they are {state} now"


def _on_one(
    screen: Screen, ledger: Ledger, name: str, verdict: str, fields: tuple[str, ...], *, who: str, why: str
) -> str:
    from countback.claims.corrected import check_correction, corrected_figure, with_field
    from countback.claims.standing import standing_of
    from countback.ledger.judgement import Judgement

    entry = one_entry(ledger, name)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    figure = entry.figure
    for given in fields:
        figure = with_field(figure, *check_correction(given))
    values: list[str | None] = [f"{n}={v}" for n, v in map(check_correction, fields)]
    told = [Judgement(entry.id, verdict, who, now, why, None, value) for value in values or [None]]  # type: ignore[arg-type]
    ledger.judge_each(told)
    standing = standing_of(entry.id, ledger.judgements(entry.id))
    screen.say(f"read as {number_words(entry.figure)} on {entry.source.name} ({entry.id})")
    if standing.corrections:
        screen.say(f"corrected to {number_words(corrected_figure(entry.figure, standing))}")
    if standing.disagreed:
        screen.tell("contradicted: two people disagree; both are kept and neither binds")
    ids = ", ".join(j.id for j in told)
    return f"kept as {ids}: {printable(who)} says {verdict}; it is {standing.status} now"


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("nobody is named; give --by NAME") from None
