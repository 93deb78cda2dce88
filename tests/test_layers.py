"""Imports go only leftwards along the way of the data."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "countback"

#: From the ground to the roof; a room imports from itself and from rooms before it.
ORDER = [
    "errors",
    "values",
    "refusals",
    "pages",
    "passages",
    "figures",
    "ledger",
    "claims",
    "checks",
    "registers",
    "exports",
    "web",
    "pipeline",
    "cli",
]

#: Parts of a room that have a name of their own: ``engines`` calls the pipeline, ``commands`` are the verbs of the cli.
PARTS_OF = {"commands": "cli", "engines": "pipeline"}


def room_of(module: str) -> str | None:
    """The room of a module such as ``countback.figures.read``; None for the front door itself."""
    parts = module.split(".")
    return PARTS_OF.get(parts[1], parts[1]) if len(parts) > 1 else None


def imports_of(path: Path, *, module: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything of countback that a file imports, also inside functions and under TYPE_CHECKING."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "countback":
                    yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            if base == "countback":
                yield from ((node.lineno, f"countback.{alias.name}") for alias in node.names)
            elif base.startswith("countback."):
                yield node.lineno, base


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ["countback", *path.relative_to(SOURCE).with_suffix("").parts]
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


def wrong(module: str, path: Path) -> list[str]:
    here = room_of(module)
    if here is None:
        return []
    found = []
    for line, name in imports_of(path, module=module):
        there = room_of(name)
        if there is None or there not in ORDER:
            if name.startswith("countback.__"):
                continue
            found.append(f"{path.name}:{line} imports {name}, which is in no room")
        elif ORDER.index(there) > ORDER.index(here):
            found.append(f"{path.name}:{line} in {here} imports {name}, which is to its right")
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=[m for m, _ in modules()])
def test_imports_go_leftwards(module: str, path: Path) -> None:
    assert room_of(module) in (None, *ORDER), f"{module} is in no room of the house"
    assert wrong(module, path) == []


def test_the_test_finds_a_wrong_import(tmp_path: Path) -> None:
    file = tmp_path / "count.py"
    file.write_text(
        "from countback.values import Span\n"
        "def late():\n"
        "    import countback.cli\n"
        "    from ..figures import read_page\n"
        "    from countback import ledger\n"
    )
    assert [w.split(" imports ")[1] for w in wrong("countback.values.count", file)] == [
        "countback.cli, which is to its right",
        "countback.figures, which is to its right",
        "countback.ledger, which is to its right",
    ]


def test_no_room_where_concepts_get_lost() -> None:
    names = {path.stem for _, path in modules()}
    assert names.isdisjoint({"utils", "helpers", "common", "models", "misc", "util"})
