"""What guards every write of the desk: who may, from where, and with which form. Reading needs nothing of this.

A write is a POST of a form of at most 64 kB. It is refused unless ``Sec-Fetch-Site`` (where the browser sends it) is
``same-origin``, ``Origin`` is this desk, the session is open, its account has the role, and the form carries the
session's token. Nothing is ever written by a GET.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import Response

from countback.web.accounts import Accounts, Session

MOST_BYTES = 64 * 1024
MOST_FIELDS = 60
#: The session's cookie; with the prefix a browser takes it only over TLS, for this host alone and all its paths.
COOKIE, SECURE_COOKIE = "countback", "__Host-countback"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Refused(Exception):
    """A write that is not let through: ``status`` 401, 403, 413 or 415, and why in plain words."""

    def __init__(self, words: str, *, status: int = 403) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Deed:
    """An address that writes: the least role that may, "" for signing in, and the function that does it."""

    path: str
    role: str
    does: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Done:
    """It is kept; the reader is sent on with 303. ``cookie`` is set, "" takes it away."""

    to: str
    cookie: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """The accounts of a desk, None where it is read-only, and whether reading needs a session too."""

    accounts: Accounts | None = None
    required: bool = False

    def token(self, request: Request) -> str:
        """The session's token as the browser sent it."""
        return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE) or ""

    def session(self, request: Request) -> Session | None:
        """Who is signed in."""
        token = self.token(request)
        return self.accounts.session(token) if self.accounts is not None and token else None


def same_origin(request: Request) -> None:
    """Raises Refused unless the request comes from a page of this desk."""
    sites, origins = request.headers.getlist("sec-fetch-site"), request.headers.getlist("origin")
    host = request.headers.get("host", "")
    if any(site != "same-origin" for site in sites):
        raise Refused("This was sent from another site. Open the desk itself and try again.")
    if not host or len(origins) != 1 or origins[0].lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
        raise Refused("Your browser did not say that this comes from a page of this desk, so nothing was written.")


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form; a repeated one keeps its last value. Raises Refused where it is none or too long."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Refused("Only the forms of this desk can be sent here.", status=415)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused("The form is longer than 64 kB; shorten the reason.", status=413)
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Refused("The form cannot be read.", status=415) from None
    return {name: value.replace("\x00", "") for name, value in fields}


def may(session: Session | None, role: str, form: Mapping[str, str]) -> None:
    """Raises Refused unless the session is open, has the role, and the form is its own."""
    if session is None:
        raise Refused("Your session has ended or you are not signed in. Sign in and send it again.", status=401)
    if not session.account.may(role):
        raise Refused(f"This needs the role {role}; yours is {session.account.role}.")
    if not hmac.compare_digest(form.get("csrf", "").encode(), session.csrf.encode()):
        raise Refused("The form is not one of this session. Load the page again and send it anew.")


def secure(request: Request) -> bool:
    """Whether the session's cookie is for TLS only: everywhere but on this machine's own names over plain HTTP."""
    host = request.headers.get("host", "").lower()
    name = host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0]
    return not (request.url.scheme == "http" and name in _LOOPBACK)


def sent_on(done: Done, request: Request) -> Response:
    """The answer to a write that is kept."""
    response = Response(status_code=303, headers={"Location": done.to, "Cache-Control": "no-store"})
    if done.cookie is not None:
        tls = secure(request)
        name = SECURE_COOKIE if tls else COOKIE
        if done.cookie:
            response.set_cookie(name, done.cookie, path="/", secure=tls, httponly=True, samesite="lax")
        else:
            for gone in (SECURE_COOKIE, COOKIE):
                response.delete_cookie(gone, path="/", secure=gone == SECURE_COOKIE, httponly=True, samesite="lax")
    return response


def local(path: str) -> str:
    """An address of this desk to go on to; the front page for anything else.

    >>> local("/claims?page=2"), local("//evil.example"), local("https://evil.example"), local("/\\\\evil.example")
    ('/claims?page=2', '/', '/', '/')
    """
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and len(path) < 500
    return quote(path, safe="/?&=%+:@,;~.-_!*'()") if plain and "\\" not in path else "/"
