"""Two writers at once, and a writer killed in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from countback.figures.reading import Reading, dumps
from countback.ledger import open_ledger

Reader = Callable[..., Reading]

_WRITER = """
import importlib.util, sys
from countback.ledger import open_ledger
from countback.pages.page import Page
spec = importlib.util.spec_from_file_location("hand", sys.argv[1])
hand = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hand)
path, start, stop = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_ledger(path) as ledger:
    for n in range(start, stop):
        page = Page.from_text(f"{1000 + n} men fled", name=f"p{n}", address=f"p{n}.txt")
        ledger.record(hand.reading_of(page), page=page)
        print(n, flush=True)
"""


def writer(path: Path | str, start: int, stop: int) -> subprocess.Popen[str]:
    hand = Path(__file__).with_name("conftest.py")
    command = [sys.executable, "-c", _WRITER, str(hand), str(path), str(start), str(stop)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def content(path: Path) -> list[str]:
    """What the ledger holds, without times and run numbers, in an order of its own."""
    with open_ledger(path, create=False) as ledger:
        assert ledger.verify().ok
        return sorted(dumps(r.to_row(explain=True)) for r in ledger.readings())


def test_writers_at_once_lose_nothing(anywhere: str) -> None:
    share = 100
    writers = [writer(anywhere, k * share, (k + 1) * share) for k in range(3)]
    for process in writers:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    with open_ledger(anywhere) as ledger:
        assert ledger.counts()["pages"] == ledger.counts()["entries"] == 3 * share
        assert ledger.verify().ok


def test_writers_of_the_same_pages_record_each_once(anywhere: str) -> None:
    writers = [writer(anywhere, 0, 60) for _ in range(2)]
    for process in writers:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    with open_ledger(anywhere) as ledger:
        assert ledger.counts()["pages"] == ledger.counts()["readings"] == 60
        assert ledger.verify().ok


@pytest.mark.parametrize("acknowledged", [0, 1, 7, 23])
def test_a_killed_writer_loses_nothing_it_had_acknowledged(desk: Path, tmp_path: Path, acknowledged: int) -> None:
    process = writer(desk, 0, 40)
    assert process.stdout is not None
    done = 0
    while done < acknowledged:
        done = int(process.stdout.readline()) + 1
    time.sleep(0.003 * acknowledged)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    done += len(rest.split())
    if desk.exists():
        with open_ledger(desk) as ledger:
            assert ledger.verify().ok
            assert ledger.counts()["pages"] >= done
    _, errors = writer(desk, 0, 40).communicate(timeout=60)
    assert not errors
    _, errors = writer(tmp_path / "calm.db", 0, 40).communicate(timeout=60)
    assert not errors
    assert content(desk) == content(tmp_path / "calm.db")
