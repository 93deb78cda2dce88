"""What tests of several rooms share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def steps() -> Callable[[Callable[[], object]], int]:
    """The cost of a piece of work as the calls it makes, Python's and C's: the same everywhere, unlike seconds."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def seen(frame: Any, event: str, arg: Any) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count
