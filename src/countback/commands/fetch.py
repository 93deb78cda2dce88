"""``countback fetch`` and ``countback watch``: the verbs that get pages from the network."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countback import __version__
from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import SOME_FAILED, finish, tell_failure
from countback.commands.screen import Screen
from countback.commands.settings import setting
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.commands.fetched import Gatherer
    from countback.ledger import Ledger
    from countback.pages.fetch import Fetcher

KINDS = ("feed", "sitemap", "page")
#: Addresses taken from one feed or sitemap in one round, unless a source says otherwise.
MOST = 100
_EVERY = 30.0

contact_option = click.option(
    "--contact",
    metavar="WHO",
    help="Your mail or page, told to every site. Else COUNTBACK_CONTACT or the settings.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of a file of sources: a ``feed``, ``sitemap`` or ``page``, and which of its addresses to take."""

    kind: str
    url: str
    match: re.Pattern[str] | None = None
    most: int = MOST


@click.command("fetch", short_help="Fetch addresses into a ledger, politely; every answer is archived first.")
@click.argument("urls", nargs=-1, metavar="URL...")
@ledger_option
@contact_option
@talk_options
@click.pass_context
def fetch_command(ctx: click.Context, urls: tuple[str, ...], ledger: str, contact: str | None) -> None:
    """Fetch addresses from the network and read them into a ledger. robots.txt is obeyed, each host has its pauses,
    and only public addresses are fetched. What was fetched is kept as WARC in FILE.archive/fetched. Fetched again, a
    page that changed is a new version, and the figures that moved are shown.

    \b
    countback fetch https://news.example/2024/verdicts --ledger desk.db --contact desk@paper.example
    """
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    if not urls:
        raise UsageError("name at least one address")
    fetcher = make_fetcher(contact)
    with open_ledger(ledger) as opened:
        gatherer = gatherer_of(screen, opened, fetcher)
        for done, url in enumerate(urls, start=1):
            screen.progress(url, done - 1, total=len(urls))
            gatherer.page(url)
    end(ctx, screen, gatherer, ledger)


@click.command("watch", short_help="Follow feeds, sitemaps and pages into a ledger.")
@click.argument("sources", metavar="FILE", type=click.Path())
@ledger_option
@contact_option
@click.option("--once", is_flag=True, help="One round, then end.")
@talk_options
@click.pass_context
def watch_command(ctx: click.Context, sources: str, ledger: str, contact: str | None, once: bool) -> None:
    """Follow on the network the feeds, sitemaps and pages that a YAML file lists. Interrupted, the same command goes on
    from there.

    \b
    countback watch sources.yml --ledger desk.db --once
    """
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    listed, every = read_sources(Path(sources))
    fetcher = make_fetcher(contact)
    while True:
        with open_ledger(ledger) as opened:
            gatherer = gatherer_of(screen, opened, fetcher)
            watch_round(listed, gatherer, screen)
        if once:
            end(ctx, screen, gatherer, ledger)
            return
        screen.tell(f"{gatherer.summary}; the next round begins in {every:g} minutes")
        time.sleep(every * 60)


def watch_round(sources: list[Source], gatherer: Gatherer, screen: Screen) -> None:
    """Every source once: pages are asked whether they changed, of feeds and sitemaps what is new is fetched."""
    for source in sources:
        if source.kind == "page":
            gatherer.page(source.url)
            continue
        listed = gatherer.links(source.url, kind=source.kind)
        wanted = [u for u in listed if source.match is None or source.match.search(u)]
        fresh = [u for u in wanted if not gatherer.knows(u)]
        failed = gatherer.summary.failed
        for done, url in enumerate(fresh[: source.most]):
            screen.progress(url, done, total=min(len(fresh), source.most))
            gatherer.page(url)
        if len(fresh) > source.most:
            screen.say(f"{source.url}: {len(fresh) - source.most} more addresses wait for the next round")
        elif gatherer.summary.failed == failed:  # else the list is asked for whole again, and what failed with it
            gatherer.done(source.url)


def read_sources(path: Path) -> tuple[list[Source], float]:
    """The sources in a file, and the minutes between two rounds. Raises UsageError."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageError(f"the sources in {path} cannot be read: {error}") from None
    if not isinstance(data, dict) or not isinstance(data.get("sources"), list) or not data["sources"]:
        raise UsageError(f"{path} needs a list 'sources:', each with feed:, sitemap: or page: and an address")
    if unknown := sorted(set(map(str, data)) - {"sources", "every"}):
        raise UsageError(f"{path} has {unknown[0]!r}; it may hold sources and every (minutes)")
    every = data.get("every", _EVERY)
    if isinstance(every, bool) or not isinstance(every, int | float) or not 1 <= every <= 100_000:
        raise UsageError(f"{path}: every is a number of minutes from 1 on, not {every!r}")
    return [_source(path, number, row) for number, row in enumerate(data["sources"], start=1)], float(every)


def _source(path: Path, number: int, row: Any) -> Source:
    where = f"{path}, source {number}"
    kinds = [k for k in KINDS if isinstance(row, dict) and isinstance(row.get(k), str)]
    if len(kinds) != 1:
        raise UsageError(f"{where} has one of feed:, sitemap: and page: with an address")
    if unknown := sorted(set(map(str, row)) - {kinds[0], "match", "most"}):
        raise UsageError(f"{where} has {unknown[0]!r}; beside {kinds[0]} it may hold match and most")
    most = row.get("most", MOST)
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise UsageError(f"{where}: most is a whole number from 1 on, not {most!r}")
    try:
        match = re.compile(str(row["match"])) if row.get("match") else None
    except re.error as error:
        raise UsageError(f"{where}: match is no pattern: {error}") from None
    return Source(kinds[0], row[kinds[0]], match, most)


def make_fetcher(contact: str | None) -> Fetcher:
    """A fetcher that names itself. Raises UsageError without a contact."""
    from countback.pages.fetch import Fetcher

    who = setting("contact", flag=contact, default="").value.strip()
    if not who or not who.isprintable() or len(who) > 200 or not who.isascii():
        raise UsageError("say who fetches, so that a site can write to you: --contact desk@paper.example")
    return Fetcher(contact=who, version=__version__)


def gatherer_of(screen: Screen, ledger: Ledger, fetcher: Fetcher) -> Gatherer:
    """What fetches into a ledger and tells the person."""
    from countback.commands.fetched import Gatherer

    return Gatherer(ledger, fetcher, screen.tell, lambda refusal: tell_failure(screen, refusal))


def end(ctx: click.Context, screen: Screen, gatherer: Gatherer, ledger: str) -> None:
    """The summary and the exit code."""
    summary = gatherer.summary
    if summary.failed:
        screen.say(f"what failed and why: countback failures --ledger {ledger}")
    finish(ctx, screen, words=str(summary), code=SOME_FAILED if summary.failed else 0)
