"""What the documents show is what happens: commands run and end as told, generated pages are current, values agree."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from countback.figures import lexicon, read_page
from countback.figures.figure import COUNTED, EVENTS, OFFENCES
from countback.figures.reading import figure_row
from countback.pages import Page

ROOT = Path(__file__).parent.parent
#: Lines that say how much was read: they change with every page and every word.
_SUMMARY = re.compile(r"\d (?:read|pages?|rows|claims?|findings?)\b|read by|^note:|links, head|\bclaim [0-9a-f]{12}")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("countback_docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


generate = _load()
WITH_COMMANDS = [p for p in generate.documents() if "```console" in p.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda p: p.name)
def test_commands_run_and_print_what_is_shown(path: Path) -> None:
    """Exit codes, the parts that are shown, and every number in them; layout and summaries may differ."""
    _, ran = generate.captures(path.read_text(encoding="utf-8"))
    assert ran
    for command in ran:
        assert (command.line, command.code) == (command.line, command.expected), command.printed
        assert command.missing == (), f"{path.name}: {command.line} prints these no more; run: make docs"
        numbers = {n for line in command.shown if not _SUMMARY.search(line) for n in _NUMBER.findall(_calm(line))}
        printed = set(_NUMBER.findall(_calm(command.printed)))
        assert numbers <= printed, f"{path.name}: {command.line}: {sorted(numbers - printed)}; run: make docs"


def _calm(line: str) -> str:
    return generate._masked(line)  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", [p.name for p in generate.pages()])
def test_generated_pages_are_current(path: str) -> None:
    wanted = {p.name: text for p, text in generate.pages().items()}[path]
    assert (generate.REFERENCE / path).read_text(encoding="utf-8") == wanted, "run: make docs"


def test_the_fields_of_a_figure_are_all_told() -> None:
    page = (ROOT / "docs/reference/figure-fields.md").read_text(encoding="utf-8")
    figure = read_page(Page.from_text("Courts convicted 684 soldiers.", name="note")).figures[0]
    assert [f for f in figure_row(figure) if f"`{f}`" not in page] == []
    assert [w for w in (*COUNTED, *EVENTS, *OFFENCES) if f"`{w}`" not in page] == []


def test_the_keys_of_word_files_are_all_told() -> None:
    page = (ROOT / "docs/reference/lexicon.md").read_text(encoding="utf-8")
    keys = (lexicon._TOP_KEYS, lexicon._GRAMMAR_KEYS, lexicon._TIMES_KEYS, lexicon._NUMBER_KEYS, lexicon._ENTRY_KEYS)
    assert [key for group in keys for key in sorted(group) if f"`{key}`" not in page] == []


def test_every_document_is_reached_from_the_index() -> None:
    """Each document is linked from the index or from another document."""
    linked = set()
    for document in generate.documents():
        for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                linked.add((document.parent / target).resolve())
    assert [p.name for p in generate.documents() if p.resolve() not in linked and p.name != "README.md"] == []


def test_rooms_and_modules_named_in_the_architecture_are_there() -> None:
    page = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "countback"
    rooms = {p.name for p in source.iterdir() if p.is_dir() and not p.name.startswith("_")}
    table = page.split("## Rooms", 1)[1].split("##", 1)[0]
    assert rooms <= set(re.findall(r"`(\w+)/`", table))
    there = {p.name for p in source.rglob("*.py")}
    assert [n for n in re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", page) if n not in there | {"test_layers.py"}] == []
