"""Only ``countback people`` reaches the workspace."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src" / "countback"
MAY = {"commands/people.py", "commands/people_review.py"}


def test_nothing_else_imports_the_people_workspace() -> None:
    found = set()
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith("registers/people/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = [f"{node.module}.{a.name}" for a in node.names]
            if any("registers.people" in m or m.endswith("commands.people_review") for m in modules):
                found.add(name)
    assert found == MAY


def test_it_is_not_loaded_where_others_run() -> None:
    code = (
        "import sys, countback.web.app, countback.pipeline, countback.exports, countback.cli\n"
        "print(*[m for m in sys.modules if 'registers.people' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
