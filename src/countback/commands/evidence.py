"""``countback evidence``: claims with everything they rest on, as one file that verifies without Countback."""

from __future__ import annotations

from pathlib import Path

import click

from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.errors import UsageError


@click.command("evidence", short_help="Claims with all they rest on, as a file that verifies itself.")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@ledger_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The zip file to write."
)
@talk_options
@click.pass_context
def evidence_command(ctx: click.Context, claims: tuple[str, ...], ledger: str, output: Path) -> None:
    """Write claims with every sentence, the bytes and texts of their pages and all hashes into a zip file. The
    verify.py inside needs nothing but Python. `countback claims` lists the IDs.

    \b
    countback evidence 4da886a032cc --ledger desk.db -o 684.zip
    """
    from countback.exports.evidence import write_evidence
    from countback.exports.holdings import holdings_of
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        held = holdings_of(opened)
        chosen = []
        for given in dict.fromkeys(claims):
            key = given if given in held.claims else held.formerly.get(given)
            if key is None:
                raise UsageError(
                    f"there is no claim {given!r} in {ledger}; countback claims --ledger {ledger} lists them"
                )
            chosen.append(held.claims[key])
        told = write_evidence(opened, held, chosen, output)
    if told["without bytes"]:
        screen.tell(
            f"the archive does not hold the bytes of {plural(told['without bytes'], 'page')}; their texts are in"
        )
    words = f"{plural(told['claims'], 'claim')}, {plural(told['quotes'], 'quote')}, {plural(told['pages'], 'page')}"
    finish(ctx, screen, words=f"{words} written to {output}")
