"""The reference of the command line is made from the help, and the copy in the documents is the current one."""

from __future__ import annotations

from pathlib import Path

import countback.cli
from countback.commands.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def test_every_verb_and_exit_code_is_in_it() -> None:
    text = reference()
    for verb in countback.cli.cli.commands:
        assert f"## countback {verb}" in text
    for code in ("0 fine", "1 finished", "2 wrong", "3 finished", "4 the", "5 locked", "130 interrupted"):
        assert code in text


def test_the_page_in_the_documents_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: make docs"
