"""The public names: there, typed, documented, and cheap to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import countback

NAMES = [
    "open_page",
    "open_pages",
    "Page",
    "read_page",
    "Reading",
    "Figure",
    "Count",
    "Measure",
    "Scope",
    "Period",
    "Voice",
    "Refusal",
    "open_ledger",
    "resolve",
    "check",
    "Claim",
    "Finding",
]


def test_the_names_are_these() -> None:
    assert sorted(countback.__all__) == sorted(NAMES)
    assert set(dir(countback)) == {*NAMES, "__version__"}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(countback, name)
    assert value.__name__ == name
    assert value.__doc__


def test_types_and_names_agree() -> None:
    """What a type checker sees is what is loaded at run time."""
    tree = ast.parse(Path(countback.__file__).read_text(encoding="utf-8"))
    seen: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("countback."):
            seen |= {alias.name: node.module or "" for alias in node.names}
    assert {name: f"countback.{where}" for name, where in countback._WHERE.items()} == seen


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        _ = countback.no_such


def test_nothing_heavy_is_loaded_at_the_door() -> None:
    code = "import sys, countback; print(*sorted(m for m in sys.modules if m.startswith('countback')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["countback"]


def test_the_way_of_the_data_from_the_door(tmp_path: Path) -> None:
    """The example of the design: a page, its reading, a ledger, claims and findings."""
    file = tmp_path / "article.txt"
    file.write_text("Russian courts convicted more than 680 soldiers of desertion in March 2024, Mediazona counted.\n")
    page = countback.open_page(str(file))
    reading = countback.read_page(page)
    figure = reading.figures[0]
    assert figure.count == countback.Count(680, 680, bound="min", said="680")
    assert figure.span.of(reading.text) == "680"
    with countback.open_ledger(f"sqlite:///{tmp_path}/desk.db") as ledger:
        ledger.record(reading, page=page)
        claims = list(countback.resolve(ledger))
        findings = countback.check(ledger)
    assert [claim.head.figure for claim in claims] == list(reading.figures)
    assert findings == []
