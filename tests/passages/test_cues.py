"""Each entry of the role files proves itself; a file that breaks its rules is refused."""

import pytest

from countback.errors import LexiconError
from countback.passages.cues import Cue, Cues, load_cues, read_cues
from countback.passages.extract import text_blocks
from countback.passages.roles import mark_roles

ENTRIES = load_cues().entries


@pytest.mark.parametrize("cue", ENTRIES, ids=lambda c: c.id)
def test_examples(cue: Cue) -> None:
    assert cue.examples, "an entry needs at least one example"
    alone = Cues.of([cue])
    for example in cue.examples:
        assert any(alone.find(line) for line in example.split("\n")), example


@pytest.mark.parametrize("cue", ENTRIES, ids=lambda c: c.id)
def test_counter_examples(cue: Cue) -> None:
    assert cue.counter_examples, "an entry needs at least one counter-example"
    alone = Cues.of([cue])
    for example in cue.counter_examples:
        assert not any(alone.find(line) for line in example.split("\n")), example


@pytest.mark.parametrize("cue", [c for c in ENTRIES if any("\n" in e for e in c.examples)], ids=lambda c: c.id)
def test_examples_of_several_lines_show_the_reach(cue: Cue) -> None:
    before = "The garrison court in the town heard on Monday that soldiers had left their posts since the spring.\n"
    for example in (before + e for e in cue.examples if "\n" in e):
        blocks = text_blocks(example)
        marks = mark_roles(example, blocks)
        reached = [m for m in marks if m.rule == cue.id and m.role == cue.reach_role]
        assert reached, [(m.role, m.rule) for m in marks]


def test_ids_are_unique() -> None:
    assert len({c.id for c in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "- id: x",
        "- {id: x, role: chrome, match: line, forms: [a]}",
        "- {id: x, role: furniture, match: sometimes, forms: [a]}",
        "- {id: x, role: furniture, match: line, forms: [a], colour: red}",
        "- {id: x, role: furniture, match: line, forms: ['#']}",
        "- [",
    ],
)
def test_a_broken_file_is_named(text: str) -> None:
    with pytest.raises(LexiconError, match=r"data/roles/xx\.yml"):
        list(read_cues(text, lang="xx"))
