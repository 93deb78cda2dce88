"""read_shard: one shard into its files. What every engine runs, wherever it runs it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from countback.engines.shard import Shard
from countback.engines.store import READINGS, Part, part_path
from countback.figures.reading import Reading
from countback.pages import Page
from countback.passages.clean import Extractor
from countback.pipeline import read_one
from countback.refusals import Refusal

#: Seconds one page may take. The slowest page known takes a few; this one is for a page nobody foresaw.
PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is written: how many pages were read, how many inputs failed, and the figures."""

    number: int
    pages: int = 0
    failed: int = 0
    figures: int = 0
    again: bool = False


def is_done(shard: Shard, out: Path) -> bool:
    """Whether the shard's files are there and whole."""
    return part_path(out, READINGS, shard.stem).exists()


def read_shard(
    shard: Shard,
    out: Path,
    *,
    extractor: Extractor = "quality",
    skip: frozenset[int] = frozenset(),
    tell: Callable[[int], None] | None = None,
) -> Done:
    """Read a shard into ``out``; done already, it is left as it is.

    ``skip`` are positions of pages that ended the process before: each becomes a failure ``worker_died``. ``tell`` is
    called with the position of each page before it is read.
    """
    if is_done(shard, out):
        return Done(shard.number, again=True)
    many = Part(out, shard.stem).write(_read(shard, extractor, skip, tell))
    return Done(shard.number, many["pages"], many["failed"], many["figures"])


def _read(
    shard: Shard, extractor: Extractor, skip: frozenset[int], tell: Callable[[int], None] | None
) -> Iterator[tuple[Page | None, Reading | Refusal]]:
    for at, page in enumerate(shard.pages()):
        if tell is not None:
            tell(at)
        if isinstance(page, Refusal):
            yield None, page
        elif at in skip:
            yield page, Refusal("worker_died", "figures", source=page.address or page.name)
        else:
            yield page, _patiently(page, extractor)


class _TooSlow(BaseException):
    """Not an Exception, so that no handler on the way takes it for a fault of its own."""


def _patiently(page: Page, extractor: Extractor) -> Reading | Refusal:
    try:
        with _limited(PATIENCE):
            return read_one(page, extractor=extractor)
    except _TooSlow:
        return Refusal("too_slow", "figures", source=page.address or page.name, detail=f"over {PATIENCE} seconds")


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Raise _TooSlow after so many seconds of this process's own work. Only a main thread can be told of time; a
    cluster's workers run tasks in others, and have limits of their own."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
