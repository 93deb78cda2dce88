"""``countback serve``: the web desk. ``countback plot`` and ``countback export``: the same as files."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from pathlib import Path

import click

from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.errors import LedgerReadOnly, UsageError

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


@click.command("serve", short_help="The web desk: look at a ledger in a browser, and review it with an account.")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 for any free one."
)
@click.option("--require-login", is_flag=True, help="Show nothing to people without an account.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A name under which the desk may be asked for.")
@talk_options
@click.pass_context
def serve_command(
    ctx: click.Context, ledger: str, host: str, port: int, require_login: bool, allow_host: tuple[str, ...]
) -> None:
    """Serve the ledger's pages until interrupted. Nothing is fetched; pages that came in while it runs are shown soon
    after. Needs the extra web: pip install 'countback[web]'.

    Whoever reaches the address can read the ledger, unless --require-login. Where accounts were made with `countback
    user add` people may sign in and review; without any the desk writes nothing. Other than this machine's own names it
    answers to the one given with --host and to those given with --allow-host.

    \b
    countback serve --ledger desk.db
    countback serve --ledger desk.db --port 9000
    """
    screen = screen_of(ctx)
    try:
        import uvicorn

        from countback.web.accounts import Accounts, accounts_path
        from countback.web.app import make_app
    except ModuleNotFoundError as error:
        raise UsageError(f"the web desk needs {error.name}; install it with: pip install 'countback[web]'") from None
    from countback.ledger import open_ledger
    from countback.ledger.database import lies_at

    with open_ledger(ledger, create=False, read_only=True) as opened:
        counts = opened.counts()
    accounts = accounts_path(lies_at(ledger))
    if require_login and not accounts.is_file():
        raise UsageError(f"there are no accounts to sign in with; make one: countback user add NAME --ledger {ledger}")
    names = {*_LOCAL, f"[{host}]" if ":" in host else host, *allow_host}
    listening = _listen(host, port)
    with listening:
        app = make_app(
            ledger,
            hosts=tuple(names),
            accounts=Accounts(accounts) if accounts.is_file() else None,
            require_login=require_login,
        )
        place = f"[{host}]" if ":" in host else host
        address = f"http://{place}:{listening.getsockname()[1]}/"
        screen.say(
            f"{plural(counts['pages'], 'page')}, {plural(counts['entries'], 'figure')} in {ledger}: joining them"
        )
        app.state.desk.state()  # now, so that no reader has to wait for it
        if not _loopback(host):
            what = "ask this desk to sign in" if require_login else "read this ledger"
            screen.tell(f"anyone who reaches {address} can {what}")
        screen.tell(f"open {address} in a browser; Ctrl-C ends it")
        config = uvicorn.Config(
            app, log_level="info" if screen.verbose else "warning", access_log=screen.verbose, server_header=False
        )
        with contextlib.suppress(KeyboardInterrupt):  # how a server is meant to end
            uvicorn.Server(config).run(sockets=[listening])
    screen.say("ended")


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket. Raises UsageError where the address is not this machine's or the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)  # before the address is told, so that whoever reads it may come at once
    except OSError as error:
        listening.close()
        words = error.strerror or str(error)
        raise UsageError(f"cannot listen on {host} port {port}: {words}; name another one with --port") from None
    return listening


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@click.command("plot", short_help="The chart of a measure as an SVG or PNG file.")
@click.argument("measure", metavar="MEASURE")
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The .svg or .png file to write.",
)
@click.option("--desk", metavar="URL", help="Address of a web desk: each point then links to its claim there.")
@talk_options
@click.pass_context
def plot_command(ctx: click.Context, measure: str, ledger: str, output: Path, desk: str | None) -> None:
    """Draw the counts of a measure, one line for each origin. MEASURE is its address on the web desk, such as
    verdict-convicted-awol; a wrong one lists them. A .png needs the extra plot.

    \b
    countback plot verdict-convicted-awol --ledger desk.db -o verdicts.svg
    """
    from countback.exports.holdings import holdings_of
    from countback.exports.wording import measure as words_of
    from countback.ledger import open_ledger
    from countback.web.charts import chart_of, describe, draw

    screen = screen_of(ctx)
    if desk is not None and not desk.startswith(("https://", "http://")):
        raise UsageError(f"--desk is an address such as http://127.0.0.1:8765, got {desk!r}")
    png = output.suffix.lower() == ".png"
    if not png and output.suffix.lower() != ".svg":
        raise UsageError(f"{output} is no .svg or .png file; charts are written as SVG or PNG")
    if png and desk is not None:
        raise UsageError("points of a .png cannot be links; leave --desk out, or write an .svg")
    with open_ledger(ledger, create=False, read_only=True) as opened:
        held = holdings_of(opened)
    claims = held.measures.get(measure)
    if claims is None:
        known = ", ".join(list(held.measures)[:12]) or "none yet"
        raise UsageError(f"there is no measure {measure!r} in {ledger}; it has {known}")
    chart = chart_of(claims)
    if not chart.dots:
        raise UsageError(f"no count of {measure!r} has a date, so there is nothing to draw")
    links = desk.rstrip("/") if desk is not None else None
    title = words_of(claims[0].head.figure)
    title = title[:1].upper() + title[1:]
    if png:
        from countback.web.plot_png import draw_png

        _write(output, draw_png(chart, title=title))
    else:
        _write(output, (draw(chart, title=title, links=links, standalone=True) + "\n").encode())
    if notes := describe(chart):
        screen.say(f"note: {notes}")
    finish(ctx, screen, words=f"{plural(len(chart.dots), 'count')} drawn to {output}")


@click.command("export", short_help="Everything as open tables: CSV, JSON Lines, data package, PROV, schema.org.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--parquet", is_flag=True, help="Each table as Parquet too. Needs the extra bulk.")
@ledger_option
@talk_options
@click.pass_context
def export_command(ctx: click.Context, folder: Path, parquet: bool, ledger: str) -> None:
    """Write claims, entries, findings, pages, refusals and failures as CSV and JSON Lines into a folder that is new or
    empty, with a Frictionless datapackage.json, the chains as prov.json and the claims as claims.jsonld (schema.org).
    Machine readings are marked as such in the column status. The same ledger gives the same bytes.

    \b
    countback export out/ --ledger desk.db
    """
    from countback.exports.package import write_package
    from countback.ledger import open_ledger

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        written = write_package(opened, folder, parquet=parquet)
    for name, rows in written.items():
        screen.say(f"{folder / name}: {plural(rows, 'row')}")
    finish(ctx, screen, words=f"{plural(len(written), 'table')} written to {folder}")


def _write(file: Path, body: bytes) -> None:
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(body)
        part.replace(file)
    except OSError as error:
        raise LedgerReadOnly(f"{file} cannot be written: {error.strerror}; name another file") from error
