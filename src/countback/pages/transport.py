"""The connection under a fetch: to the pinned address only, and over when the time is over. No proxies."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from countback.errors import InputError
from countback.pages.guard import Guard, Resolver

#: Opens a stream to an IP address and a port within so many seconds.
Connect = Callable[[str, int, float], httpcore.NetworkStream]


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport that asks the guard where a host leads, once for a connection, and connects to just that.

    A connection is used for one request only, so that nothing checked earlier is trusted later. ``peer`` is the IP
    address connected to last.
    """

    def __init__(self, guard: Guard, resolver: Resolver, *, seconds: float, connect: Connect | None = None) -> None:
        self._backend = _Backend(guard, resolver, seconds, connect or _connect)
        self._ssl = httpx.create_ssl_context(trust_env=False)

    @property
    def peer(self) -> str:
        """The IP address connected to last."""
        return self._backend.peer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request on a connection of its own."""
        self._backend.begin()
        pool = httpcore.ConnectionPool(
            ssl_context=self._ssl, network_backend=self._backend, http2=False, retries=0, max_keepalive_connections=0
        )
        raw = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = pool.handle_request(raw)
        except httpcore.TimeoutException as error:
            pool.close()
            raise httpx.ReadTimeout(str(error), request=request) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
            pool.close()
            raise httpx.ConnectError(str(error) or type(error).__name__, request=request) from None
        except BaseException:
            pool.close()
            raise
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream, pool), extensions=answer.extensions
        )


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes], pool: httpcore.ConnectionPool) -> None:
        self._stream, self._pool = stream, pool

    def __iter__(self) -> Any:
        try:
            yield from self._stream
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.ReadError(str(error) or type(error).__name__) from None

    def close(self) -> None:
        self._pool.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, guard: Guard, resolver: Resolver, seconds: float, connect: Connect) -> None:
        self._guard, self._resolver, self._seconds, self._connect = guard, resolver, seconds, connect
        self._end = 0.0
        self.peer = ""

    def begin(self) -> None:
        """The time of a request begins to run."""
        self._end = time.monotonic() + self._seconds

    def connect_tcp(
        self, host: str, port: int, timeout: Any = None, local_address: Any = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        self.peer = self._guard.pin(host, port, self._resolver)
        return _Timed(self._connect(self.peer, port, _left(self._end)), self._end)

    def connect_unix_socket(self, path: str, timeout: Any = None, socket_options: Any = None) -> httpcore.NetworkStream:
        raise InputError("no sockets of this machine are opened", reason="forbidden_address")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Timed(httpcore.NetworkStream):
    """A stream whose every read and write ends when the time of the whole request does: a site that sends a byte now
    and then cannot hold on to us."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream, self._end = stream, end

    def read(self, max_bytes: int, timeout: Any = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._end))

    def write(self, buffer: bytes, timeout: Any = None) -> None:
        self._stream.write(buffer, _left(self._end))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: Any = None, timeout: Any = None) -> Any:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(self._end)), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left


def _connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)
