"""``countback notify``: only what is new, only once it was taken, to no private address, and no secret in words."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("httpx")
Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"


class Hook(BaseHTTPRequestHandler):
    taken: list[Any]
    answer = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).taken.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.send_response(type(self).answer)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Hook]]:
    """A server on the loopback, let through the guard in code."""
    from countback.commands import notify
    from countback.pages.fetch import Fetcher
    from countback.pages.guard import Guard

    Hook.taken, Hook.answer = [], 204
    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    port = server.server_port
    monkeypatch.setenv("COUNTBACK_WEBHOOK", f"http://127.0.0.1:{port}/secret-path")
    allowed = Guard(frozenset({("127.0.0.1", port)}))
    monkeypatch.setattr(notify, "_fetcher", lambda contact: Fetcher("desk@paper.example", guard=allowed))
    yield Hook
    server.shutdown()
    server.server_close()


def test_only_new_findings_and_only_once(countback: Run, pages: Path, hook: type[Hook]) -> None:
    countback("add", pages, "--ledger", "desk.db")
    assert countback("notify", "--ledger", "desk.db").code == 0 and hook.taken == [], "the first time: remembered"
    countback("add", EXAMPLES, "--ledger", "desk.db")
    hook.answer = 500
    failed = countback("notify", "--ledger", "desk.db")
    assert failed.code == 3 and "secret-path" not in failed.err and "500" in failed.err
    hook.answer = 204
    done = countback("notify", "--ledger", "desk.db")
    assert done.code == 0, done.err
    path, kind, message = hook.taken[-1]
    assert path == "/secret-path" and kind == "application/json" and message["schema"] == 1
    assert message["findings"] and all(f["severity"] in ("error", "warning") for f in message["findings"])
    assert message == hook.taken[0][2], "what was not taken is sent again"
    many = len(hook.taken)
    assert countback("notify", "--ledger", "desk.db").code == 0 and len(hook.taken) == many, "never twice"


def test_private_addresses_and_no_address(countback: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    countback("add", EXAMPLES, "--ledger", "desk.db")
    monkeypatch.delenv("COUNTBACK_WEBHOOK", raising=False)
    assert countback("notify", "--ledger", "desk.db").code == 2
    Path("desk.db.notified.json").write_text('{"schema": 1, "told": []}')
    for address in ("http://127.0.0.1/secret", "http://169.254.169.254/secret", "file:///etc/secret"):
        monkeypatch.setenv("COUNTBACK_WEBHOOK", address)
        done = countback("notify", "--ledger", "desk.db", "--contact", "desk@paper.example")
        assert done.code == 3 and "secret" not in done.err, done.err
    before = Path("desk.db.notified.json").read_text()
    dry = countback("notify", "--ledger", "desk.db", "--dry-run")
    assert dry.code == 0 and json.loads(dry.out)["findings"] and Path("desk.db.notified.json").read_text() == before
