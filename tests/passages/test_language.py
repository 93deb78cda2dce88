"""Language per passage."""

import pytest

from countback.errors import LexiconError
from countback.pages import Page
from countback.passages import clean_page
from countback.passages.language import language_of, read_profiles

SAID = {
    "en": "The court heard that more than 300 soldiers had left their unit.",
    "de": "Das Gericht hörte, dass mehr als 300 Soldaten ihre Einheit verlassen haben.",
    "fr": "Le tribunal a entendu que plus de 300 soldats ont quitté leur unité.",
    "pl": "Sąd usłyszał, że ponad 300 żołnierzy opuściło swoją jednostkę.",
    "uk": "Суд почув, що понад 300 військових залишили свою частину.",
    "ru": "Суд услышал, что более 300 военных покинули свою часть.",
}


@pytest.mark.parametrize("lang", SAID)
def test_each_language_is_told_without_help_and_against_a_wrong_prior(lang: str) -> None:
    assert language_of(SAID[lang]) == lang
    assert language_of(SAID[lang], prior="en" if lang != "en" else "ru") == lang


def test_short_text_takes_the_prior() -> None:
    assert language_of("684", prior="pl") == "pl"
    assert language_of("684") == ""


def test_a_quotation_keeps_its_own_language() -> None:
    clean = clean_page(Page.from_text("\n".join([SAID["en"], SAID["en"], SAID["uk"], "12 дел"])))
    assert [p.lang for p in clean.passages] == ["en", "en", "uk", "en"]


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(LexiconError, match="xx"):
        read_profiles({"xx": {"script": "latin"}})
