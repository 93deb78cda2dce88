"""Roles and datelines on the annotated corpus, where it lies beside the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus" / "dev"

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not there")]


def printed(script: str) -> str:
    done = subprocess.run(
        [sys.executable, PROJECT / "eval" / script, CORPUS], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr == ""
    return done.stdout


def count(what: str, said: str) -> int:
    found = re.search(rf"(\d+) {what}(?:,|$)", said.strip().split("\n")[-1])
    return int(found[1]) if found else 0


def test_no_figure_leaks_and_none_is_hidden() -> None:
    said = printed("roles.py")
    assert count("article", said) > 500
    assert (count("leak", said), count("miss", said)) == (0, 0), said


def test_dates_agree_and_none_is_invented() -> None:
    said = printed("dateline.py")
    right, wrong = count("date right", said), count("date wrong", said)
    assert right >= 0.95 * (right + wrong) > 0, said
    assert count("date null, one read", said) <= 1, said
    assert count("outlet right", said) >= 0.85 * (count("outlet right", said) + count("outlet wrong", said)), said
