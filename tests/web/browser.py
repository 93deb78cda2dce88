"""The system's Chromium, driven through its DevTools socket: no driver to install, no network but the loopback."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: Where screenshots go: a folder that git does not see.
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"


def missing() -> str:
    """Why no browser can be driven here, "" where one can."""
    if chromium() is None:
        return "no chromium on this machine"
    try:
        import websocket  # noqa: F401  (comes with selenium)
    except ModuleNotFoundError:
        return "no websocket-client: it comes with selenium"
    return ""


def chromium() -> str | None:
    return next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)


class Browser:
    """One tab."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._id = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **params: Any) -> Any:
        self._id += 1
        self._socket.send(json.dumps({"id": self._id, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv())
            if told.get("id") == self._id:
                assert "error" not in told, (method, told)
                return told["result"]
            self.events.append(told)

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def _wait(self, mark: str) -> None:
        """Until another document than the marked one is whole."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                if self.run(f"document.readyState === 'complete' && window.mark !== '{mark}'"):
                    return
            except AssertionError:
                pass  # between two documents
            time.sleep(0.02)
        raise AssertionError(f"the page did not load: {self.run('location.href')}")

    def go(self, address: str) -> None:
        self.run("window.mark = 'before'")
        self.call("Page.navigate", url=address)
        self._wait("before")

    def leave(self, script: str) -> None:
        """Run something that opens another page, and wait for it."""
        self.run("window.mark = 'before'")
        self.run(script)
        self._wait("before")

    def key(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def key_to_page(self, key: str) -> None:
        """Press a key that opens another page."""
        self.run("window.mark = 'before'")
        self.key(key)
        self._wait("before")

    def width(self, pixels: int, height: int = 900) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=pixels, height=height, deviceScaleFactor=1, mobile=pixels < 500
        )

    def media(self, kind: str = "", **features: str) -> None:
        rows = [{"name": n.replace("_", "-"), "value": v} for n, v in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=rows)

    def scripts(self, on: bool) -> None:
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def shot(self, name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        told = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path = SHOTS / f"{name}.png"
        path.write_bytes(base64.b64decode(told["data"]))
        return path


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser with an empty profile, ended with the block."""
    import websocket

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        args += ["--disable-dev-shm-usage", "--disable-component-update", "--remote-debugging-port=0"]
        program = chromium()
        assert program is not None
        running = subprocess.Popen(
            [program, *args, "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port_file, until = Path(profile) / "DevToolsActivePort", time.monotonic() + 30
            while not (port_file.exists() and port_file.read_text().strip()):
                assert time.monotonic() < until and running.poll() is None, "chromium did not start"
                time.sleep(0.05)
            port, path = port_file.read_text().split()[:2]
            root = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", timeout=30)
            target = Browser(root).call("Target.createTarget", url="about:blank")["targetId"]
            page = websocket.create_connection(f"ws://127.0.0.1:{port}/devtools/page/{target}", timeout=30)
            browser = Browser(page)
            for domain in ("Page", "Runtime", "Log"):
                browser.call(f"{domain}.enable")
            yield browser
            page.close()
            root.close()
        finally:
            running.terminate()
            running.wait(20)


@contextmanager
def served(app: Any) -> Iterator[str]:
    """An app on a free port of the loopback; gives its address without a slash at the end."""
    import socket

    import uvicorn

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
