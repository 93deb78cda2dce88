"""What is printed and where: data on standard output, talk on standard error, colour only where it is wanted.

Words from pages are never trusted: control characters and marks that turn the writing direction are shown, not obeyed,
so that a page cannot paint over a terminal.
"""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

#: Without a terminal: one line of progress every so many inputs.
EVERY = 500
#: Columns of a table that goes to a file or a pipe.
PIPE_WIDTH = 160

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with everything a terminal would obey made visible.

    >>> printable("64\\x1b[2J cases")
    '64␛[2J cases'
    """
    shown = _UNPRINTABLE.sub(_visible, text)
    return shown.encode("utf-8", errors="backslashreplace").decode("utf-8")


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"\\u{code:04x}"


@dataclass(slots=True)
class Screen:
    """How this run talks. ``quiet`` leaves errors and the summary, ``verbose`` adds tracebacks."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    _out: Console | None = field(default=None, repr=False)
    _shown: float = 0.0
    _began: tuple[float, int] | None = None

    @property
    def out(self) -> Console:
        """The console for data, made when first used."""
        if self._out is None:
            self._out = self._console(sys.stdout)
        return self._out

    def colored(self, stream: TextIO) -> bool:
        """Whether to write colour to a stream: as asked, else where it is a terminal and NO_COLOR is not set."""
        if self.color != "auto":
            return self.color == "always"
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()

    def _console(self, stream: TextIO) -> Console:
        from rich.console import Console

        colored = self.colored(stream)
        width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
        return Console(
            file=stream,
            width=width,
            force_terminal=colored,
            no_color=not colored,
            color_system="auto" if stream.isatty() else "standard" if colored else None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )

    def line(self, text: str) -> None:
        """One line of data."""
        sys.stdout.write(text + "\n")

    def say(self, text: str) -> None:
        """A line for the person, unless quiet."""
        if not self.quiet:
            self.tell(text)

    def tell(self, text: str) -> None:
        """A line for the person, quiet or not: errors and the summary."""
        self._wipe()
        sys.stderr.write(printable(text) + "\n")

    def progress(self, where: str, done: int, *, total: int = 0) -> None:
        """How far a run is: on a terminal one line that changes, else a line every ``EVERY`` inputs.

        With ``total`` the line also says how long the rest may take, at the pace so far.
        """
        if self.quiet:
            return
        if not sys.stderr.isatty():
            if done % EVERY == 0:
                self.tell(f"{done} inputs done")
        elif time.monotonic() - self._shown > 0.1:
            self._wipe()
            self._shown = time.monotonic()
            tail = where if len(where) <= 50 else "…" + where[-49:]
            sys.stderr.write(f"{self._pace(done, total)} · {printable(tail)}")
            sys.stderr.flush()

    def _pace(self, done: int, total: int) -> str:
        now = time.monotonic()
        self._began = self._began or (now, done)
        begun, before = self._began
        if not total or done <= before:
            return f"{done}{f' of {total}' if total else ''} inputs done"
        left = round((now - begun) / (done - before) * max(0, total - done))
        return f"{done} of {total} inputs done, about {left // 60}:{left % 60:02} left"

    def _wipe(self) -> None:
        if self._shown and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[2K")
            self._shown = 0.0
