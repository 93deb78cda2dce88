"""README and documents tell the truth: their Python runs, their commands and make targets exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import countback.cli

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(*languages: str) -> Iterator[tuple[Path, str]]:
    for document in documents():
        for language, body in _BLOCK.findall(document.read_text(encoding="utf-8")):
            if language in languages:
                yield document, body


def commands() -> list[tuple[str, str]]:
    """Every ``countback …`` or ``make …`` line of a block without a language or of a shell block."""
    found = []
    for document, body in blocks("", "sh", "bash", "shell", "console"):
        for line in body.replace("\\\n", " ").splitlines():
            line = re.sub(r"\s+#.*$", "", line.removeprefix("$ ").strip())
            if line.split(" ")[0] in ("countback", "make"):
                found.append((str(document.relative_to(ROOT)), line))
    return found


@pytest.mark.parametrize(
    ("where", "code"),
    [pytest.param(str(d.relative_to(ROOT)), code, id=f"{d.name}-{n}") for n, (d, code) in enumerate(blocks("python"))],
)
def test_python_in_the_documents_runs(
    where: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder of its own that holds the example pages under ``examples/``, as the documents assume."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, where, "exec"), {"__name__": "__main__"})
    if where == "README.md":
        said = capsys.readouterr().out.strip()
        assert said and f"prints `{said}`" in (ROOT / where).read_text(encoding="utf-8")


@pytest.mark.parametrize(("where", "line"), commands())
def test_commands_in_the_documents_exist(where: str, line: str) -> None:
    words = shlex.split(re.sub(r"\s*[|>].*$", "", line))
    if words[0] == "make":
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert [w for w in words[1:] if "=" not in w and w not in targets] == []
        return
    if len(words) == 1 or words[1].startswith("-"):
        return
    command = countback.cli.cli.commands.get(words[1])
    assert command is not None, f"{where} names countback {words[1]}, which does not exist"
    if isinstance(command, click.Group) and len(words) > 2:
        command = command.commands.get(words[2])
        assert command is not None, f"{where} names countback {words[1]} {words[2]}, which does not exist"
    known = {flag for p in command.params if isinstance(p, click.Option) for flag in (*p.opts, *p.secondary_opts)}
    given = [word.split("=", 1)[0] for word in words[2:] if word.startswith("-") and word != "-"]
    assert [flag for flag in given if flag not in {*known, "--help", "-h"}] == []


def test_the_readme_has_python_and_commands() -> None:
    assert any(document.name == "README.md" for document, _ in blocks("python"))
    assert {where for where, _ in commands()} >= {"README.md", "CONTRIBUTING.md"}


def test_links_in_the_documents_lead_somewhere() -> None:
    broken = []
    for document in documents():
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)}: {target}")
    assert broken == []
