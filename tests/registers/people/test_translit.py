"""Scripts: the tables write as their examples say, and all spellings of a name have one fold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.errors import UsageError
from countback.passages.wordfiles import load_yaml
from countback.registers.people.translit import TABLES, fold, romanise, unmixed

RU, UK = "абвгдеёжзийклмнопрстуфхцчшщыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
#: h after these cannot be told from a digraph, nor tc from c after t; ``fold.yml`` says so of h.
UNCERTAIN = re.compile("[сзцкпгґшчжт]ь?[хгґ]|ъ|ьь|тц")


@pytest.mark.parametrize("table", TABLES)
def test_examples_of_a_table(table: str) -> None:
    for name, said in load_yaml("translit", f"{table}.yml")["examples"].items():
        assert romanise(name, table) == said


@pytest.mark.parametrize("row", load_yaml("translit", "fold.yml")["examples"])
def test_examples_of_the_fold(row: list[str]) -> None:
    assert len({fold(name) for name in row}) == 1


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
def test_a_romanised_name_has_the_fold_of_the_name(table: str, data: st.DataObject) -> None:
    letters = UK if table.endswith("uk") or table == "kmu_2010" else RU
    name = data.draw(st.text(letters, min_size=1, max_size=9))
    if not UNCERTAIN.search(name):
        assert fold(romanise(name, table)) == fold(name)


def test_what_the_fold_keeps_apart() -> None:
    assert fold("Іваненко") != fold("Іванченко")
    assert fold("Петров") != fold("Петрова")


def test_wrong_keyboard_is_undone_and_a_wrong_table_told() -> None:
    assert unmixed("Петpeнкo") == "Петренко"
    assert fold("Петpeнкo") == fold("Петренко")
    with pytest.raises(UsageError, match="no table"):
        romanise("Петренко", "klingon")
