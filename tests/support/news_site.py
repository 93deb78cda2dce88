"""A news site on loopback with a log of its own, and a clock that only moves when somebody sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Clock:
    """Seconds since the test began."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class NewsSite:
    """Serves ``replies`` (a path to a reply, or to a function of the request's headers); ``log`` says who asked what
    and when by the clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.log: list[tuple[str, float]] = []
        self.agents: set[str] = set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.log.append((self.path, clock()))
                site.agents.add(self.headers.get("User-Agent", ""))
                reply = site.replies.get(self.path, (404, {}, b"none"))
                if callable(reply):
                    reply = reply({k.lower(): v for k, v in self.headers.items()})
                status, headers, body = reply
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers and "Transfer-Encoding" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str, host: str = "news.example") -> str:
        """The address of a path, under a host name that the tests' resolver leads here."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.log]

    def close(self) -> None:
        """End serving."""
        self._server.shutdown()
        self._server.server_close()
