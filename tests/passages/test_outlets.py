"""Outlets by address and by name."""

import pytest

from countback.errors import LexiconError
from countback.passages.outlets import host_of, load_outlets, read_outlets

REGISTRY = read_outlets(
    {
        "owl": {"name": "The Daily Owl", "kind": "media", "domains": ["owl.example"], "forms": ["[The] Daily Owl*"]},
        "owl_ru": {"name": "Owl Russia", "kind": "media", "domains": ["ru.owl.example", "shared.example"]},
        "fox": {"name": "Fox", "kind": "media", "domains": ["shared.example"], "forms": ["(Red|Grey) Fox"]},
        "mod": {"name": "Ministry", "kind": "ministry", "forms": ["Ministry"]},
    }
)


def test_the_longest_domain_decides() -> None:
    assert REGISTRY.by_address("https://www.owl.example/a") == "owl"
    assert REGISTRY.by_address("https://amp.owl.example/a") == "owl"
    assert REGISTRY.by_address("https://ru.owl.example/a") == "owl_ru"
    assert REGISTRY.by_address("https://notowl.example/a") is None


def test_a_shared_domain_decides_for_neither() -> None:
    assert REGISTRY.by_address("https://shared.example/a") is None


def test_names_with_their_place() -> None:
    line = "Millions read the Daily Owl's pages and the Grey Fox, says the Ministry."
    assert [(o, s.of(line)) for o, s in REGISTRY.named_in(line)] == [
        ("owl", "the Daily Owl"),
        ("fox", "Grey Fox"),
    ]


@pytest.mark.parametrize("address", ["", "a.txt", "/tmp/owl.example", "http://[bad", "file:///owl.example"])
def test_what_has_no_host(address: str) -> None:
    assert host_of(address) == ""


def test_the_real_registry_is_read() -> None:
    assert load_outlets().domains


def test_a_broken_registry_is_refused() -> None:
    with pytest.raises(LexiconError, match="owl"):
        read_outlets({"owl": "The Daily Owl"})
