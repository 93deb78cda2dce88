"""Every word file is true to its own examples, found as the reader finds words; a broken one says what is wrong."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest

from countback.errors import LexiconError
from countback.figures.lexicon import KINDS, LexEntry, compile_lexicon, languages, load_lexicon
from countback.figures.sentence import annotate
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary
from countback.passages.passage import Passage
from countback.values import Span

ENTRIES = [e for lang in languages() for e in load_lexicon(lang).entries]
COUNTERED = [e for e in ENTRIES if e.counter]


@lru_cache(maxsize=4096)
def found(lang: str, words: str) -> frozenset[str]:
    """The entries the reader sees in a sentence: per kind the longest, as :func:`annotate` leaves them."""
    span = Span(0, len(words))
    sentence = annotate(0, span, Passage(span, "body", lang), tokenise(words), load_vocabulary(lang))
    return frozenset(m.payload.id for marks in sentence.marks.values() for m in marks)


def test_there_is_a_word_file_for_each_of_the_six_languages() -> None:
    assert languages() == ("de", "en", "fr", "pl", "ru", "uk")


@pytest.mark.parametrize("entry", ENTRIES, ids=[e.id for e in ENTRIES])
def test_the_examples_of_an_entry_are_found(entry: LexEntry) -> None:
    lang = entry.id.split(".")[0]
    assert [x for x in entry.examples if entry.id not in found(lang, x)] == []


@pytest.mark.parametrize("entry", COUNTERED, ids=[e.id for e in COUNTERED])
def test_the_counter_examples_of_an_entry_are_not_found(entry: LexEntry) -> None:
    lang = entry.id.split(".")[0]
    assert [x for x in entry.counter if entry.id in found(lang, x)] == []


@pytest.mark.parametrize("lang", languages())
def test_nearly_every_entry_has_an_example(lang: str) -> None:
    entries = load_lexicon(lang).entries
    bare = [e.id for e in entries if not e.examples]
    assert len(bare) <= len(entries) * 0.02, bare


def lexicon(*entries: dict[str, Any], **top: Any) -> dict[str, Any]:
    return {"language": "en", "entries": list(entries), **top}


GOOD = {"id": "counted.owl", "is": "counted", "gives": {"counted": "other"}, "forms": ["owl", "owls"]}

BROKEN = [
    pytest.param(lexicon(GOOD, colour="red"), ["owls.yml", "colour"], id="key of the file"),
    pytest.param({"entries": [GOOD]}, ["owls.yml", "language"], id="no language"),
    pytest.param(["counted"], ["owls.yml", "language"], id="no table"),
    pytest.param(lexicon(GOOD, grammar={"gender": "f"}), ["owls.yml", "grammar", "gender"], id="key of grammar"),
    pytest.param(lexicon(GOOD, grammar={"times": {"era": "AD"}}), ["owls.yml", "times", "era"], id="key of times"),
    pytest.param(lexicon(GOOD, numbers={"roman": {5: "V"}}), ["owls.yml", "numbers", "roman"], id="key of numbers"),
    pytest.param(lexicon(GOOD | {"colour": "red"}), ["owls.yml", "counted.owl", "colour"], id="key of an entry"),
    pytest.param(lexicon({k: v for k, v in GOOD.items() if k != "id"}), ["owls.yml", "None"], id="no id"),
    pytest.param(lexicon(GOOD | {"is": "bird"}), ["owls.yml", "counted.owl", "bird"], id="unknown kind"),
    pytest.param(
        lexicon(GOOD | {"gives": {"bound": "min"}}), ["owls.yml", "counted.owl", "bound"], id="gives of another kind"
    ),
    pytest.param(
        lexicon(GOOD | {"gives": {"counted": "owl"}}),
        ["owls.yml", "counted.owl", "counted", "'owl'"],
        id="value out of range",
    ),
    pytest.param(
        lexicon(GOOD | {"with": ["owl"]}), ["owls.yml", "counted.owl", "with", "owl"], id="with nothing counted"
    ),
    pytest.param(lexicon(GOOD | {"forms": []}), ["owls.yml", "counted.owl", "forms"], id="no forms"),
    pytest.param(lexicon(GOOD, GOOD), ["owls.yml", "counted.owl", "twice"], id="one id twice"),
]


@pytest.mark.parametrize(("raw", "named"), BROKEN)
def test_a_broken_word_file_names_file_entry_and_key(raw: Any, named: list[str]) -> None:
    with pytest.raises(LexiconError) as error:
        compile_lexicon(raw, where="data/lexicon/owls.yml")
    assert [word for word in named if word not in str(error.value)] == [], str(error.value)


def test_a_sound_word_file_is_compiled() -> None:
    compiled = compile_lexicon(lexicon(GOOD), where="data/lexicon/owls.yml")
    assert [e.id for e in compiled.entries] == ["en.counted.owl"]
    assert [m.payload.id for m in compiled.phrases.find(tokenise("two owls"))] == ["en.counted.owl"]


def test_a_language_without_a_file_is_refused_with_those_there_are() -> None:
    with pytest.raises(LexiconError, match=r"no lexicon for 'tlh'; there are de, en"):
        load_lexicon("tlh")


@pytest.mark.parametrize("lang", languages())
def test_no_entry_gives_what_its_kind_may_not(lang: str) -> None:
    for e in load_lexicon(lang).entries:
        assert set(e.gives) <= KINDS[e.kind], e.id
        assert re.fullmatch(rf"{lang}\.[a-z0-9_.]+", e.id), e.id
