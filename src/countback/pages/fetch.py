"""Guarded, polite HTTP: robots.txt, a pause for each host, patience with sites that ask for it. With ``post`` the only
module that opens connections; only the verbs ``fetch``, ``watch`` and ``notify`` call them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from countback.errors import InputError, UsageError
from countback.pages.files import MAX_BYTES
from countback.pages.guard import Guard, Resolver, Target, system_resolver
from countback.pages.warc_write import message

if TYPE_CHECKING:
    from countback.pages.transport import Connect

#: Seconds a request may take, redirects that are followed, seconds between two requests to a host.
SECONDS, HOPS, PAUSE = 20.0, 3, 2.0
#: Times a request is made again, and the longest wait a site may ask for, in seconds.
RETRIES, LONGEST_WAIT = 3, 120.0
_AGENT = "Countback"
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 500_000
_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came: ``url`` is where it came from at last, ``asked`` what was asked for, ``body`` is packed as
    it was sent. ``request`` and ``response`` are the messages for a WARC file."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    peer: str
    request: bytes
    response: bytes

    def header(self, name: str) -> str:
        """The first header of that name (lower case); "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it may be asked again, and what its robots.txt allows (None: not asked yet)."""

    free: float = 0.0
    pause: float = PAUSE
    robots: Any = None
    asked: bool = False
    trouble: str = ""


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another.

    ``contact`` (an address of mail or of a page) goes into the ``User-Agent``. ``resolver``, ``connect``, ``clock``,
    ``sleep`` and ``now`` are there for tests. Raises UsageError without the extra ``countback[gather]``.
    """

    contact: str
    version: str = ""
    guard: Guard = field(default_factory=Guard)
    resolver: Resolver = system_resolver
    connect: Connect | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    pause: float = PAUSE
    seconds: float = SECONDS
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _transport: Any = None

    @property
    def agent(self) -> str:
        """How this fetcher names itself."""
        return f"{_AGENT}/{self.version or '0'} (+{self.contact})"

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """The answer to a GET; 304 where ``etag`` or ``modified`` say that nothing changed.

        Raises InputError: ``bad_address``, ``forbidden_address``, ``robots``, ``unreachable``, ``timeout``,
        ``http_status``, ``redirects``, ``too_large``.
        """
        target = self.guard.check(url)
        for _ in range(HOPS + 1):
            host = self._asked_robots(target)
            if host.trouble:
                raise InputError(f"{target.url}: {host.trouble}", reason="robots")
            if host.robots is not None and not host.robots.can_fetch(target.url, _AGENT):
                raise InputError(f"{target.url}: robots.txt asks not to fetch it", reason="robots")
            got = self._patiently(target, url, etag, modified)
            if got.status not in _LEADS_ON:
                if got.status == 304 or 200 <= got.status < 300:
                    return got
                raise InputError(f"{target.url} answered {got.status}", reason="http_status")
            where = got.header("location")
            if not where:
                raise InputError(f"{target.url} leads on without saying where", reason="redirects")
            target = self.guard.check(urljoin(target.url, where))
        raise InputError(f"{url} leads on more than {HOPS} times", reason="redirects")

    def _asked_robots(self, target: Target) -> _Host:
        """The host of a target, its robots.txt read (RFC 9309: none means all, a broken site means nothing)."""
        host = self._host(target)
        if host.asked:
            return host
        try:
            from protego import Protego
        except ImportError:
            raise UsageError("fetching needs the extra countback[gather]") from None
        at = self.guard.check(urljoin(target.url, "/robots.txt"))
        try:
            for _ in range(HOPS + 1):
                got = self._patiently(at, at.url, "", "")
                if got.status not in _LEADS_ON or not got.header("location"):
                    break
                at = self.guard.check(urljoin(at.url, got.header("location")))
        except InputError as error:
            if error.reason in ("forbidden_address", "bad_address"):
                raise
            host.asked = True
            host.trouble = f"its robots.txt could not be had ({error})"
            return host
        host.asked = True
        if got.status >= 500:
            host.trouble = f"its robots.txt answered {got.status}"
        elif 200 <= got.status < 300:
            from countback.pages.payload import answer_of

            try:
                text = answer_of(got.response).body[:_ROBOTS_BYTES].decode("utf-8", errors="replace")
            except InputError as error:
                host.trouble = f"its robots.txt cannot be read ({error})"
                return host
            host.robots = Protego.parse(text)
            asked = host.robots.crawl_delay(_AGENT)
            host.pause = min(max(self.pause, float(asked or 0)), _LONGEST_PAUSE)
        return host

    def _patiently(self, target: Target, asked: str, etag: str, modified: str) -> Fetched:
        """One answer, asked for again where the site is busy or gone for a moment."""
        host = self._host(target)
        for attempt in range(RETRIES + 1):
            wait = host.free - self.clock()
            if wait > 0:
                self.sleep(wait)
            try:
                got = self._once(target, asked, etag, modified)
            except InputError as error:
                host.free = self.clock() + host.pause
                if error.reason not in ("unreachable", "timeout") or attempt == RETRIES:
                    raise
                host.free = self.clock() + host.pause * 2 ** (attempt + 1)
                continue
            host.free = self.clock() + host.pause
            if got.status not in _AGAIN or attempt == RETRIES:
                return got
            wait = self._asked_wait(got)
            if wait > LONGEST_WAIT:
                raise InputError(f"{target.url} asks to come back in {wait:.0f} seconds", reason="http_status")
            host.free = self.clock() + max(wait, host.pause * 2 ** (attempt + 1))
        raise AssertionError("the last attempt returns or raises")

    def _host(self, target: Target) -> _Host:
        return self._hosts.setdefault(f"{target.scheme}://{target.host}:{target.port}", _Host(pause=self.pause))

    def _asked_wait(self, got: Fetched) -> float:
        said = got.header("retry-after").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            when = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError):
            return 0.0
        return max(0.0, (when - self.now()).total_seconds()) if when.tzinfo is not None else 0.0

    def _once(self, target: Target, asked: str, etag: str, modified: str) -> Fetched:
        try:
            import httpx

            from countback.pages.transport import GuardedTransport
        except ImportError:
            raise UsageError("fetching needs the extra countback[gather]") from None
        if self._transport is None:
            self._transport = GuardedTransport(self.guard, self.resolver, seconds=self.seconds, connect=self.connect)
        headers = {"User-Agent": self.agent, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "gzip"}
        headers |= {"Connection": "close"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified and not etag else {}
        parts: list[bytes] = []
        size = 0
        at = self.now()
        try:
            with httpx.Client(transport=self._transport, trust_env=False, follow_redirects=False) as client:
                request = client.build_request("GET", target.url, headers=headers)
                answer = client.send(request, stream=True)
                try:
                    for part in answer.iter_raw():
                        parts.append(part)
                        size += len(part)
                        if size > MAX_BYTES:
                            words = f"{target.url} has over {MAX_BYTES:,} bytes"
                            raise InputError(words, reason="too_large")
                finally:
                    answer.close()
        except httpx.TimeoutException:
            raise InputError(f"{target.url} took over {self.seconds:g} seconds", reason="timeout") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            words = f"{target.url} could not be reached: {error or type(error).__name__}"
            raise InputError(words[:400], reason="unreachable") from None
        body = b"".join(parts)
        kept = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers.raw)
        # chunks are joined already, so the record must not say that there are any
        sent = [(f"X-Received-{k}" if k.lower() == "transfer-encoding" else k, v) for k, v in kept]
        lines = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in request.headers.raw]
        return Fetched(
            asked=asked,
            url=target.url,
            status=answer.status_code,
            headers=kept,
            body=body,
            at=at,
            peer=self._transport.peer,
            request=message(f"GET {request.url.raw_path.decode('ascii')} HTTP/1.1", lines),
            response=message(f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}", sent, body),
        )
