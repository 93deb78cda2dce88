"""Pages of our own wording, and a way to run the command line as a person does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from countback.cli import run

PAGES = {
    "court.txt": (
        "url: https://court-watch.example/2024/04/05/verdicts\npublished: 2024-04-05\nlang: en\n---\n"
        "Courts handed down 684 verdicts in March\n\n"
        "Russian military courts convicted 684 soldiers of desertion in March 2024, Mediazona counted.\n"
    ),
    "daily.txt": (
        "url: https://daily.example/2024/04/06/verdicts\npublished: 2024-04-06\nlang: en\n---\n"
        "Desertion verdicts rise\n\n"
        "Russian military courts convicted 64 soldiers of desertion in March 2024, according to Mediazona.\n"
    ),
    "sum.html": (
        "<!doctype html><html lang='en'><head><title>Deserters listed</title></head><body><article>"
        "<h1>Deserters listed</h1><p>The list names 1,010 soldiers who deserted: 858 contract soldiers, 150 mobilised "
        "men and two conscripts, journalists found on 3 May 2024.</p></article></body></html>"
    ),
}


@dataclass(frozen=True)
class Done:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine reach a test."""
    for name in ("COUNTBACK_LEDGER", "COUNTBACK_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def countback(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run in this process."""

    def call(*args: object) -> Done:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return call


@pytest.fixture
def program() -> Callable[..., subprocess.Popen[str]]:
    """Start as a program of its own."""

    def start(*args: object, **how: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "countback.cli", *map(str, args)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, **(pipes | how))  # type: ignore[call-overload, no-any-return]

    return start
