"""``countback notify``: the findings that are new since the last time, posted to an address as JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.errors import LedgerReadOnly, UsageError

if TYPE_CHECKING:
    from countback.pages.fetch import Fetcher

#: Findings of one message.
MOST = 200
_SCHEMA = 1


@click.command("notify", short_help="Post findings that are new since the last time to an address (uses the network).")
@ledger_option
@click.option("--contact", metavar="ADDRESS", help="Mail or page of whoever sends; else COUNTBACK_CONTACT.")
@click.option("--dry-run", is_flag=True, help="Print the message; send and remember nothing.")
@talk_options
@click.pass_context
def notify_command(ctx: click.Context, ledger: str, contact: str | None, dry_run: bool) -> None:
    """Post errors and warnings that were not there the last time, as one JSON message, to the address in
    COUNTBACK_WEBHOOK (it often holds a secret, so it is no flag). The first time nothing is posted: what is there is
    remembered, in FILE.notified.json beside the ledger. A message that is not taken is sent again the next time. Only
    public addresses on ports 80 and 443 are sent to, and redirects are not followed. Needs the extra gather.

    \b
    COUNTBACK_WEBHOOK=https://hooks.example/abc countback notify --ledger desk.db
    """
    from countback.exports.holdings import holdings_of
    from countback.exports.tables import FINDINGS, finding_rows
    from countback.ledger import open_ledger
    from countback.ledger.database import lies_at

    screen = screen_of(ctx)
    address = os.environ.get("COUNTBACK_WEBHOOK", "")
    if not address and not dry_run:
        raise UsageError("no address is set; put it into the variable COUNTBACK_WEBHOOK")
    with open_ledger(ledger, create=False, read_only=True) as opened:
        held = holdings_of(opened)
    memory = lies_at(ledger)
    memory = memory.with_name(memory.name + ".notified.json")
    told = _told(memory)
    grave = [key for key, f in held.findings.items() if f.severity != "note" and not held.settled(key)]
    if told is None and not dry_run:
        _remember(memory, grave)
        finish(ctx, screen, words=f"{plural(len(grave), 'finding')} remembered; new ones are posted from now on")
        return
    new = [key for key in grave if key not in (told or set())]
    message = {
        "schema": _SCHEMA,
        "ledger": {"count": held.head.count, "hash": held.head.hash},
        "findings": list(FINDINGS.rows(finding_rows(held, new[:MOST]))),
        "more": max(len(new) - MOST, 0),
    }
    body = json.dumps(message, ensure_ascii=False)
    if dry_run:
        click.echo(body)
        finish(ctx, screen, words=f"{plural(len(new), 'new finding')}; nothing was sent")
        return
    if new:
        from countback.pages.post import post

        post(_fetcher(contact), address, body.encode("utf-8", "backslashreplace"))
        _remember(memory, sorted({*(told or ()), *new}))
    finish(
        ctx, screen, words=f"{plural(len(new), 'new finding')} posted" if new else "no new finding; nothing was posted"
    )


def _fetcher(contact: str | None) -> Fetcher:
    from countback.commands.fetch import make_fetcher

    return make_fetcher(contact)


def _told(memory: Path) -> set[str] | None:
    """The findings that were posted or remembered; None the first time."""
    try:
        row: Any = json.loads(memory.read_text(encoding="utf-8"))
        if row["schema"] != _SCHEMA:
            raise ValueError(f"schema {row['schema']!r}")
        return set(row["told"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{memory} cannot be read ({error}); remove it to begin anew") from error


def _remember(memory: Path, keys: list[str]) -> None:
    part = memory.with_name(memory.name + ".part")
    try:
        part.write_text(json.dumps({"schema": _SCHEMA, "told": keys}) + "\n", encoding="utf-8")
        part.replace(memory)
    except OSError as error:
        raise LedgerReadOnly(f"{memory} cannot be written: {error.strerror}; change the permissions") from error
