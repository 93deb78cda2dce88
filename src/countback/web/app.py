"""The web desk as an ASGI application: one address a page, plain words where something is wrong.

``SPOTS`` names every address that is read. A page's address with ``.json``, ``.csv`` or ``.atom`` at its end is the
same page in that form. Where the desk has accounts ``SIGNED`` are the pages of those who sign in, and ``DEEDS`` all
that writes; without accounts neither is there, and only GET and HEAD are answered.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from countback.errors import CountbackError, DiskFull, LedgerLocked, LedgerMissing, LedgerVersion
from countback.web import api, claim_pages, documents, lists, losses, measure_pages, review, signing
from countback.web.about import about
from countback.web.accounts import Accounts
from countback.web.answers import HEADERS, MEDIA, Answer, etag_of, fresh, respond
from countback.web.asked import LONGEST, Asked, BadQuestion, Moved, NotFound
from countback.web.desk import PATIENCE, Desk
from countback.web.paint import Painter, static
from countback.web.searching import search
from countback.web.writing import Access, Deed, Done, Refused, form_of, may, same_origin, secure, sent_on

_log = logging.getLogger("countback.web")

#: Characters of a whole query string, and how many values it may hold.
LONGEST_QUERY = 4_000
MOST_VALUES = 30
_FORMS = ("json", "csv", "parquet", "atom", "svg", "bib")
_STATIC = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Spot:
    """One address and the function that answers it; ``role`` is the least one that may see it, "" for everybody."""

    path: str
    answers: Callable[..., Answer]
    role: str = ""


SPOTS: Sequence[Spot] = (
    Spot("/", lists.front),
    Spot("/index", lists.front),
    Spot("/measures", lists.measures),
    Spot("/measures/{slug}", measure_pages.measure),
    Spot("/claims", lists.claims),
    Spot("/claims/{id}", claim_pages.claim),
    Spot("/claims/{id}/{form}", claim_pages.claim_form),
    Spot("/entries/{id}", claim_pages.entry),
    Spot("/origins", lists.origins),
    Spot("/origins/{slug}", measure_pages.origin),
    Spot("/pages", lists.pages),
    Spot("/pages/{sha}", documents.document),
    Spot("/pages/{sha}/stored", documents.stored),
    Spot("/compare/{a}/{b}", documents.compare),
    Spot("/findings", lists.findings),
    Spot("/findings/{id}", claim_pages.finding),
    Spot("/losses", losses.losses),
    Spot("/losses/{item}", losses.loss_item),
    Spot("/search", search),
    Spot("/failures", lists.failures),
    Spot("/about", about),
    Spot("/api", api.about_api),
)


SIGNED: Sequence[Spot] = (
    Spot("/login", signing.login),
    Spot("/review", review.queue, "reviewer"),
    Spot("/review/entry/{id}", review.entry, "reviewer"),
    Spot("/review/pair/{a}/{b}", review.pair, "reviewer"),
    Spot("/review/finding/{id}", review.finding, "reviewer"),
    Spot("/accounts", signing.accounts, "admin"),
)

DEEDS: Sequence[Deed] = (
    Deed("/login", "", signing.sign_in),
    Deed("/logout", "reader", signing.sign_out),
    Deed("/review/entry/{id}", "reviewer", review.decide_entry),
    Deed("/review/pair/{a}/{b}", "reviewer", review.decide_pair),
    Deed("/review/finding/{id}", "reviewer", review.decide_finding),
    Deed("/review/undo/{id}", "reviewer", review.undo),
    Deed("/accounts/{name}/disable", "admin", signing.disable),
    Deed("/accounts/{name}/enable", "admin", signing.enable),
)


def make_app(
    ledger: Path | str,
    *,
    hosts: Sequence[str] = ("*",),
    patience: float = PATIENCE,
    accounts: Accounts | None = None,
    require_login: bool = False,
) -> Starlette:
    """The desk on a ledger, which is opened at each request, for reading only unless a person's word is to be kept.

    With ``accounts`` people may sign in and review; with ``require_login`` nothing is shown to others.

    ``hosts`` are the names under which it may be asked for: a page elsewhere that points its own name at this machine
    is refused (DNS rebinding). ``*`` allows any.
    """
    desk, painter = Desk(ledger, patience=patience), Painter()
    access = Access(accounts, require_login)

    def endpoint(spot: Spot) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                return await run_in_threadpool(_answer, spot, desk, painter, request, access)
            except Exception as error:  # answered here, so that the guard's headers are on it too
                return _told(painter, request, error)

        return answer

    def writes(deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def do(request: Request) -> Response:
            try:
                same_origin(request)
                form = await form_of(request)
                return await run_in_threadpool(_do, deed, desk, painter, request, access, form)
            except Exception as error:
                return _told(painter, request, error)

        return do

    routes = [Route(spot.path, endpoint(spot), methods=["GET"]) for spot in SPOTS]

    def ask(request: Request) -> Asked:
        return _asked(request, access)

    for call in (*api.CALLS, None):
        answers = api.answering(call, desk, ask=ask, meaning=_meaning, required=require_login)
        routes.append(Route(call.path if call is not None else "/api/openapi", answers, methods=["GET"]))
    if accounts is not None:
        routes += [Route(spot.path, endpoint(spot), methods=["GET"]) for spot in SIGNED]
        routes += [Route(deed.path, writes(deed), methods=["POST"]) for deed in DEEDS]
    routes.append(Route("/static/{file}", _static(painter), methods=["GET"]))
    routes.append(Route("/favicon.ico", _static(painter, "mark.svg"), methods=["GET"]))

    def wrong(request: Request, error: Exception) -> Response:
        return _told(painter, request, error)

    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(_Guard, hosts=frozenset(h.lower() for h in hosts)),
            Middleware(GZipMiddleware, minimum_size=1_000),
            Middleware(_Forms),
        ],
        exception_handlers={
            HTTPException: wrong,
            NotFound: wrong,
        },
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    return app


def _asked(request: Request, access: Access) -> Asked:
    """What a request asks for. Raises BadQuestion for a query string that is too long or holds too much."""
    raw = request.scope.get("query_string", b"")
    if len(raw) > LONGEST_QUERY:
        raise BadQuestion(f"the query is longer than {LONGEST_QUERY:,} characters")
    given = request.query_params.multi_items()
    if len(given) > MOST_VALUES or any(len(name) > LONGEST for name, _ in given):
        raise BadQuestion(f"the query holds more than {MOST_VALUES} values, or names longer than {LONGEST} characters")
    query = {name: value for name, value in given if name.isidentifier()}
    extension = request.scope.get("countback.form", "html")
    base = str(request.base_url).rstrip("/")
    client = request.client.host if request.client is not None else ""
    return Asked(
        request.scope["path"] or "/",
        extension,
        query,
        base,
        access.session(request),
        access.accounts,
        access.token(request),
        client,
        secure(request),
    )


def _answer(spot: Spot, desk: Desk, painter: Painter, request: Request, access: Access) -> Response:
    asked = _asked(request, access)
    signs = spot.path == "/login"
    if (spot.role or access.required) and asked.session is None and not signs:
        if asked.extension != "html":
            raise Refused("Sign in first: this desk shows that to people with an account only.", status=401)
        to = "/login?" + urlencode({"next": asked.address()})
        return Response(status_code=302, headers={"Location": to, "Cache-Control": "no-store"})
    if spot.role and not asked.may(spot.role):
        raise Refused(f"This page needs the role {spot.role}.")
    state = desk.state()
    signed = asked.session.csrf if asked.session is not None else ""
    query = str(sorted(asked.query.items()))
    etag = etag_of(state.mark, desk.note, painter.look, asked.base, asked.path, asked.extension, query, signed)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if access.accounts is not None:
        headers |= {"Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if spot.role or signs:
        headers = {"Cache-Control": "no-store"}
    elif fresh(request, etag):  # who has this tag was given this very page
        return Response(status_code=304, headers=headers)
    try:
        found = spot.answers(desk, state, asked, **request.path_params)
    except Moved as moved:
        return Response(status_code=302, headers={"Location": str(moved), "Cache-Control": "no-cache"})
    response = respond(found, asked, painter, mark=state.mark, note=desk.note)
    response.headers.update(headers)
    return response


def _do(deed: Deed, desk: Desk, painter: Painter, request: Request, access: Access, form: dict[str, str]) -> Response:
    """A write: let through, done, and only then acknowledged."""
    asked = _asked(request, access)
    if deed.role:
        may(asked.session, deed.role, form)
    done = deed.does(desk, access, asked, form, **request.path_params)
    if isinstance(done, Done):
        return sent_on(done, request)
    response = respond(done, asked, painter, mark="")
    response.headers["Cache-Control"] = "no-store"
    return response


def _static(painter: Painter, only: str = "") -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        name = only or request.path_params["file"]
        body = static(name)
        media = _STATIC.get(name.rpartition(".")[2])
        if body is None or media is None:
            raise NotFound("there is no such file")
        etag = etag_of(painter.look, name)
        headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
        if fresh(request, etag):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=media, headers=headers)

    return answer


# -- what is wrong, in plain words ------------------------------------------------------------------------------------


def _told(painter: Painter, request: Request, error: Exception) -> Response:
    """A page that says what is wrong and what to do, in the form that was asked for; never a trace."""
    status, title, words, todo = _meaning(error)
    if status == 500:
        _log.error("a fault at %r", request.scope["path"], exc_info=error)
    form = request.scope.get("countback.form", "html")
    if form == "json":
        row = {"schema": 1, "status": status, "error": title, "words": words, "remedy": todo}
        response: Response = JSONResponse(row, status, media_type=MEDIA["json"])
    elif form != "html" or request.url.path.startswith("/static/"):
        response = PlainTextResponse(f"{title}: {words}\n{todo}\n", status)
    else:
        asked = Asked(request.scope["path"] or "/", "html", {})
        context = {"asked": asked, "forms": [], "mark": "", "note": "", "status": status, "heading": title}
        html = painter.page("wrong.html", context | {"words": words, "todo": todo})
        response = Response(html, status, media_type=MEDIA["html"])
    if status == 503:
        response.headers["Retry-After"] = "5"
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def _meaning(error: Exception) -> tuple[int, str, str, str]:
    """Status, title, what is wrong, and what to do."""
    search_ = "Look for it by search, or go to the front page."
    if isinstance(error, NotFound):
        return 404, "Not found", _sentence(str(error)), search_
    if isinstance(error, Refused):
        return error.status, "Not done", str(error), "Nothing was written."
    if isinstance(error, BadQuestion):
        return 400, "That cannot be read", _sentence(str(error)), "Correct the address, or choose the filter again."
    if isinstance(error, LedgerLocked):
        return 503, "The ledger is busy", _sentence(str(error)), "Load the page again in a moment."
    if isinstance(error, LedgerMissing | LedgerVersion | DiskFull):
        return 503, "The ledger cannot be opened", _sentence(str(error)), "Then load this page again."
    if isinstance(error, CountbackError):
        words = _sentence(str(error))
        return 503, "The ledger cannot be read", words, "Run: countback verify. Then load this page again."
    if isinstance(error, HTTPException):
        if error.status_code == 405:
            return 405, "Nothing can be written here", "This address is for reading; it answers GET only.", "Go back."
        if error.status_code == 404:
            return 404, "Not found", "There is no page at this address.", search_
        return error.status_code, "That did not work", _sentence(str(error.detail)), search_
    words = "Countback met a fault of its own. Nothing in the ledger was changed."
    return 500, "A fault of Countback", words, "Please report the address of this page, and what the terminal says."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


# -- around every request ---------------------------------------------------------------------------------------------


class _Forms:
    """Takes ``.json``, ``.csv`` and the like off the end of a path, and remembers it."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path, _, form = scope["path"].rpartition(".")
            if path and form in _FORMS and not path.startswith("/static/"):
                scope = dict(scope) | {
                    "path": path,
                    "countback.form": form,
                    "raw_path": path.encode("utf-8", "replace"),
                }
        await self._app(scope, receive, send)


class _Guard:
    """Security headers on every answer; only known names of this host."""

    def __init__(self, app: App, *, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = [(k, v) for k, v in message.get("headers", []) if k.lower() != b"server"]
                headers += [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]
                message = dict(message) | {"headers": headers}
            await send(message)

        host = next((v for k, v in scope["headers"] if k == b"host"), b"").decode("latin-1").lower()
        name = host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0]
        if "*" not in self._hosts and name not in self._hosts:
            words = (
                "This desk is not known by that name. Start it with --allow-host NAME to open it under another one.\n"
            )
            await PlainTextResponse(words, 421)(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)
