"""The word data that names sources, formations and places: well-formed, unambiguous, and true to its own examples."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from countback.figures.lexicon import load_yaml
from countback.figures.phrases import Phrases, longest, slots
from countback.figures.tokens import tokenise

LANGUAGES = {"en", "uk", "ru", "de", "fr", "pl"}
SOURCE_KEYS = {
    "name", "kind", "country", "party", "speaks_for", "domains", "forms", "weak_forms", "examples", "counter_examples",
    "notes",
}  # fmt: skip
SOURCE_KINDS = {
    "media", "government", "ministry", "military", "intelligence", "police", "prosecutor", "court", "parliament",
    "organisation", "research", "un", "person", "party",
}  # fmt: skip
FORMATION_KEYS = {
    "id", "is", "lang", "echelon", "country", "forms", "weak_forms", "examples", "counter_examples",
}  # fmt: skip
ECHELONS = {
    "army", "corps", "division", "brigade", "regiment", "battalion", "company", "platoon", "district", "fleet",
    "flotilla", "group",
}  # fmt: skip
PLACE_KEYS = {
    "sides": {"name", "forms", "examples", "counter_examples"},
    "occupiers": {"said_by", "forms", "examples", "counter_examples"},
    "enemy": {"forms", "examples", "counter_examples"},
    "theatre": {"forms", "examples", "counter_examples"},
    "types": {"forms", "examples", "counter_examples"},
    "regions": {"kind", "country", "forms", "examples", "counter_examples"},
}

SOURCES: dict[str, dict[str, Any]] = load_yaml("sources.yml")
FORMATIONS: dict[str, Any] = load_yaml("formations.yml")
PLACES: dict[str, dict[str, dict[str, Any]]] = load_yaml("places.yml")
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def sequences(form: str) -> Iterator[tuple[str, ...]]:
    """Every plain row of token patterns a form stands for, in lower case."""
    choices = [[*rows, ()] if optional else list(rows) for rows, optional in slots(form)]
    for combination in itertools.product(*choices):
        yield tuple(token.lower() for piece in combination for token in piece)


def flat(forms: Any) -> list[str]:
    return [f for some in forms.values() for f in some] if isinstance(forms, dict) else list(forms or ())


def found(forms: Iterable[str], sentence: str) -> bool:
    return any(Phrases((form, form) for form in forms).find(tokenise(sentence)))


def clashes(entries: dict[str, dict[str, Any]]) -> list[tuple[str, str, tuple[str, ...]]]:
    owner: dict[tuple[str, ...], str] = {}
    return [
        (owner[row], key, row)
        for key, entry in entries.items()
        for form in flat(entry.get("forms"))
        for row in sequences(form)
        if owner.setdefault(row, key) != key
    ]


def test_every_source_has_known_keys_and_kinds_and_a_form() -> None:
    for key, entry in SOURCES.items():
        assert not set(entry) - SOURCE_KEYS, key
        assert entry["kind"] in SOURCE_KINDS, key
        assert entry["name"], key
        country = entry["country"]
        assert country is None or (isinstance(country, str) and len(country) == 2 and country.isupper()), key
        assert entry.get("forms"), key
        assert entry.get("examples"), key
        assert entry.get("party", True) is True, key
        assert entry.get("speaks_for") is None or entry["speaks_for"] in SOURCES, key
        assert entry["kind"] == "person" or "speaks_for" not in entry or SOURCES[entry["speaks_for"]], key


def test_sources_stand_in_the_order_of_their_ids() -> None:
    assert list(SOURCES) == sorted(SOURCES)
    assert len(SOURCES) >= 350


def test_no_form_and_no_domain_belongs_to_two_sources() -> None:
    assert clashes(SOURCES) == []
    domains = [d for entry in SOURCES.values() for d in entry.get("domains", ())]
    assert len(domains) == len(set(domains))


def test_a_weak_form_is_not_a_strong_form_of_another_source() -> None:
    strong = {row: key for key, e in SOURCES.items() for form in e["forms"] for row in sequences(form)}
    wrong = [
        (key, strong[row], row)
        for key, entry in SOURCES.items()
        for form in entry.get("weak_forms", ())
        for row in sequences(form)
        if strong.get(row, key) != key
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def strong_forms() -> Phrases[str]:
    return Phrases((form, key) for key, entry in SOURCES.items() for form in entry["forms"])


def test_sources_are_found_in_their_examples(strong_forms: Phrases[str]) -> None:
    for key, entry in SOURCES.items():
        for sentence in entry["examples"]:
            names = {m.payload for m in longest(strong_forms.find(tokenise(sentence)))}
            assert key in names or found(entry.get("weak_forms", ()), sentence), (key, sentence)


def test_sources_are_not_found_in_their_counter_examples(strong_forms: Phrases[str]) -> None:
    for key, entry in SOURCES.items():
        for sentence in entry.get("counter_examples", ()):
            assert key not in {m.payload for m in longest(strong_forms.find(tokenise(sentence)))}, (key, sentence)


@pytest.mark.corpus
def test_every_source_of_the_corpus_is_registered_with_all_its_names() -> None:
    path = CORPUS / "sources.json"
    if not path.is_file():
        pytest.skip("the corpus is not here")
    for key, gold in json.loads(path.read_text(encoding="utf-8")).items():
        assert key in SOURCES, key
        forms = [*SOURCES[key]["forms"], *SOURCES[key].get("weak_forms", ())]
        missing = [name for name in gold["aka"] if not found(forms, name)]
        assert missing == [], key


def test_formations_are_well_formed_and_true_to_their_examples() -> None:
    assert set(FORMATIONS) == {"ordinals", "entries"}
    assert set(FORMATIONS["ordinals"]) == LANGUAGES
    entries = FORMATIONS["entries"]
    assert len({e["id"] for e in entries}) == len(entries)
    for e in entries:
        assert not set(e) - FORMATION_KEYS, e["id"]
        assert e["is"] in {"type", "unit", "qualifier", "district", "named"}, e["id"]
        assert e["lang"] in LANGUAGES, e["id"]
        assert e["id"].startswith(f"{e['lang']}.{e['is']}."), e["id"]
        assert ("echelon" in e) == (e["is"] in {"type", "district"}), e["id"]
        assert e.get("echelon", "army") in ECHELONS, e["id"]
        for sentence in e.get("examples", ()):
            assert found(e["forms"], sentence), (e["id"], sentence)
        for sentence in e.get("counter_examples", ()):
            assert not found(e["forms"], sentence), (e["id"], sentence)


def test_every_language_has_every_echelon_that_holds_people() -> None:
    for lang in LANGUAGES:
        has = {e["echelon"] for e in FORMATIONS["entries"] if e["lang"] == lang and e["is"] == "type"}
        assert {"army", "corps", "division", "brigade", "regiment", "battalion", "company", "district"} <= has, lang


def test_no_district_form_belongs_to_two_districts() -> None:
    for lang in LANGUAGES:
        for kind in ("district", "named"):
            entries = {e["id"]: e for e in FORMATIONS["entries"] if e["lang"] == lang and e["is"] == kind}
            assert clashes(entries) == []


@pytest.mark.parametrize("section", sorted(PLACE_KEYS))
def test_places_are_well_formed_and_true_to_their_examples(section: str) -> None:
    assert set(PLACES) == set(PLACE_KEYS)
    for key, entry in PLACES[section].items():
        assert isinstance(key, str), (section, key)
        assert not set(entry) - PLACE_KEYS[section], (section, key)
        forms = flat(entry["forms"])
        assert forms, (section, key)
        for sentence in entry.get("examples", ()):
            assert found(forms, sentence), (section, key, sentence)
        for sentence in entry.get("counter_examples", ()):
            assert not found(forms, sentence), (section, key, sentence)


def test_no_form_belongs_to_two_sides_or_two_regions() -> None:
    assert clashes(PLACES["sides"]) == []
    assert clashes(PLACES["regions"]) == []


def test_the_sides_of_the_wars_covered_are_there() -> None:
    wanted = "RU UA BY PL GB US DE FR SY MM SD ET KP KR IL PS IQ IR AF SO KM TR CN IN SU YE LY ML NE ER"
    assert [w for w in wanted.split() if w not in PLACES["sides"]] == []
