"""Every regular expression of the package, pumped: twice the text, at most about twice the time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import countback

#: Pieces that patterns of this package could stumble over; each is repeated, and something that fits nothing follows.
_SHORT = "1 a A é . - _ ( [ < { & = « \" ' @ # № / * | ; ,"
_LONGER = (
    "1, 1. 1,1 1- 1/ 1: a. a- a' A. x1 ії .. -- (( <a <!-- {} &a; == http:// www. a@ a.a a/ \u00ad \u200b1 a\u0301"
)
_SPACED = (" ", "\n", "\t ", "\r\n", "1 ", "12 345 ", "a ", "I ", ": ", ", ", ". ", "\u0301")
PUMPS = (*_SHORT.split(), *_LONGER.split(), *_SPACED)
END = "!\x00"
#: Patterns that are only ever tried at the start of a line (``match``), by module and name.
AT_START = {"countback.passages.extract._BULLET", "countback.passages.cues._MARK"}
#: So many seconds for 100,000 characters are fast enough, whatever the curve.
FAST = 0.05


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every compiled pattern in a module, also in its tables; and whether it is searched for anywhere in a text."""
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    for info in pkgutil.walk_packages(countback.__path__, "countback."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for pattern in _inside(value, depth=4):
                if isinstance(pattern.pattern, str):
                    found.setdefault(pattern.pattern, (pattern, f"{info.name}.{name}" not in AT_START))
    return found


def _inside(value: object, *, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__  # type: ignore[attr-defined]
    elif depth and isinstance(value, dict):
        for part in value.values():
            yield from _inside(part, depth=depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _inside(part, depth=depth - 1)


def seconds(pattern: re.Pattern[str], text: str, *, anywhere: bool, times: int = 1) -> float:
    """The least time of some runs over the whole text."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        if anywhere:
            for _found in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
        best = min(best, time.process_time() - begin)
    return best


PATTERNS = patterns()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("name", sorted(PATTERNS), ids=lambda name: name[:40].encode("ascii", "replace").decode())
def test_a_pattern_is_linear(name: str) -> None:
    pattern, anywhere = PATTERNS[name]
    slow = []
    for pump in PUMPS:

        def run(size: int, *, times: int = 1, pump: str = pump) -> float:
            return seconds(pattern, pump * (size // len(pump)) + END, anywhere=anywhere, times=times)

        # what a worse curve makes slow shows on a few thousand characters, where it cannot hang yet
        if run(2_000) > 20 * FAST / 50:
            half, whole = run(2_000, times=5), run(4_000, times=5)
        elif run(20_000) > FAST / 5:
            half, whole = run(50_000, times=3), run(100_000, times=3)
            if whole <= FAST:
                continue
        else:
            continue
        if whole / half >= 2.6:
            slow.append(f"{pump!r}: {half:.4f} s, with twice as many {whole:.4f} s")
    assert not slow, "\n".join([name, *slow])
