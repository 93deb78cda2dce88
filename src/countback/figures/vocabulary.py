"""Vocabulary: all words of one language in one automaton, the lexicon beside sources, places and formations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countback.figures.lexicon import LexEntry, Lexicon, load_lexicon, load_yaml
from countback.figures.numerals import NumeralReader
from countback.figures.phrases import Phrases


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the registry knows of a source."""

    id: str
    name: str
    kind: str
    country: str | None
    party: bool
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words, ready to find: lexicon entries, and entries of kind ``source``, ``weak_source``, ``side``,
    ``region``, ``theatre``, ``formation`` and its parts."""

    lang: str
    lexicon: Lexicon
    phrases: Phrases[LexEntry]
    numerals: NumeralReader


@lru_cache(maxsize=1)
def sources() -> dict[str, SourceInfo]:
    """The registry of sources by ID."""
    return {
        sid: SourceInfo(
            id=sid,
            name=raw["name"],
            kind=raw.get("kind", ""),
            country=raw.get("country"),
            party=bool(raw.get("party", False)),
            speaks_for=raw.get("speaks_for"),
        )
        for sid, raw in _sources_yaml().items()
    }


@lru_cache(maxsize=1)
def _sources_yaml() -> dict[str, Any]:
    return dict(load_yaml("sources.yml"))


def _source_forms() -> list[tuple[str, LexEntry]]:
    out: list[tuple[str, LexEntry]] = []
    for sid, raw in _sources_yaml().items():
        strong = LexEntry(id=f"source.{sid}", kind="source", gives={"source": sid})
        weak = LexEntry(id=f"source.{sid}.weak", kind="weak_source", gives={"source": sid})
        out += [(str(f), strong) for f in raw.get("forms") or ()]
        out += [(str(f), weak) for f in raw.get("weak_forms") or ()]
    return out


def _place_forms(lang: str) -> list[tuple[str, LexEntry]]:
    try:
        raw = load_yaml("places.yml")
    except FileNotFoundError:
        return []
    out: list[tuple[str, LexEntry]] = []
    for country, entry in (raw.get("sides") or {}).items():
        e = LexEntry(id=f"side.{country}", kind="side", gives={"side": country})
        out += [(str(f), e) for f in _forms(entry, lang)]
    for country, entry in (raw.get("occupier") or raw.get("occupiers") or {}).items():
        e = LexEntry(id=f"side.occupier.{country}", kind="side", gives={"side": country})
        out += [(str(f), e) for f in _forms(entry, lang)]
    for kind, section in (("theatre", "theatre"), ("region_type", "types"), ("enemy", "enemy")):
        e = LexEntry(id=f"{kind}.{lang}", kind=kind, gives={})
        out += [(str(f), e) for f in ((raw.get(section) or {}).get(lang) or {}).get("forms", ())]
    for rid, entry in (raw.get("regions") or {}).items():
        e = LexEntry(id=f"region.{rid}", kind="region", gives={"country": entry.get("country")})
        out += [(str(f), e) for f in _forms(entry, lang)]
    return out


def _formation_forms(lang: str) -> list[tuple[str, LexEntry]]:
    raw = load_yaml("formations.yml")
    out: list[tuple[str, LexEntry]] = []
    for entry in raw["entries"]:
        if entry["lang"] != lang:
            continue
        e = LexEntry(id=f"formation.{entry['id']}", kind=f"f_{entry['is']}", gives={"country": entry.get("country")})
        out += [(str(f), e) for f in entry.get("forms") or ()]
    ordinal = LexEntry(id=f"formation.{lang}.ordinal", kind="f_ordinal", gives={})
    out += [(str(f), ordinal) for f in raw["ordinals"].get(lang, {}).get("words", ())]
    return out


def _forms(entry: Any, lang: str) -> list[str]:
    forms = entry.get("forms") if isinstance(entry, dict) else entry
    if isinstance(forms, dict):
        return [str(f) for f in forms.get(lang, ())]
    return [str(f) for f in forms or ()]


@lru_cache(maxsize=16)
def load_vocabulary(lang: str) -> Vocabulary:
    """All words of a language, compiled; LexiconError where a file breaks its rules."""
    lexicon = load_lexicon(lang)
    forms = [(form, e) for e in lexicon.entries for form in e.forms]
    forms += _source_forms() + _place_forms(lang) + _formation_forms(lang)
    return Vocabulary(lang=lang, lexicon=lexicon, phrases=Phrases(forms), numerals=NumeralReader(lexicon.numbers))
