"""Vocabulary: all words of one language in one automaton, the lexicon beside sources, places and formations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from countback.figures.compiled import compiled
from countback.figures.lexicon import LexEntry, Lexicon, load_lexicon
from countback.figures.numerals import NumeralReader
from countback.figures.phrases import Phrases
from countback.passages.wordfiles import load_yaml


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


#: An entry with its forms.
_Row = tuple[LexEntry, list[str]]


@lru_cache(maxsize=1)
def _source_phrases() -> Phrases[LexEntry]:
    """Names of sources, in every language at once."""
    rows: list[_Row] = []
    for sid, raw in _sources_yaml().items():
        for key, kind, ending in (("forms", "source", ""), ("weak_forms", "weak_source", ".weak")):
            if raw.get(key):
                entry = LexEntry(id=f"source.{sid}{ending}", kind=kind, gives={"source": sid})
                rows.append((entry, [str(f) for f in raw[key]]))
    return compiled("sources", rows, of=[("sources.yml",)])


def _place_rows(lang: str) -> list[_Row]:
    try:
        raw = load_yaml("places.yml")
    except FileNotFoundError:
        return []
    out: list[_Row] = []
    for country, entry in (raw.get("sides") or {}).items():
        e = LexEntry(id=f"side.{country}", kind="side", gives={"side": country})
        out.append((e, _forms(entry, lang)))
    for country, entry in (raw.get("occupier") or raw.get("occupiers") or {}).items():
        e = LexEntry(id=f"side.occupier.{country}", kind="side", gives={"side": country})
        out.append((e, _forms(entry, lang)))
    for kind, section in (("theatre", "theatre"), ("region_type", "types"), ("enemy", "enemy")):
        e = LexEntry(id=f"{kind}.{lang}", kind=kind, gives={})
        out.append((e, [str(f) for f in ((raw.get(section) or {}).get(lang) or {}).get("forms", ())]))
    for rid, entry in (raw.get("regions") or {}).items():
        e = LexEntry(id=f"region.{rid}", kind="region", gives={"country": entry.get("country")})
        out.append((e, _forms(entry, lang)))
    return out


def _formation_rows(lang: str) -> list[_Row]:
    raw = load_yaml("formations.yml")
    out: list[_Row] = []
    for entry in raw["entries"]:
        if entry["lang"] != lang:
            continue
        e = LexEntry(
            id=f"formation.{entry['id']}",
            kind=f"f_{entry['is']}",
            gives={"country": entry.get("country"), "echelon": entry.get("echelon")},
        )
        out.append((e, [str(f) for f in entry.get("forms") or ()]))
    ordinal = LexEntry(id=f"formation.{lang}.ordinal", kind="f_ordinal", gives={})
    out.append((ordinal, [str(f) for f in raw["ordinals"].get(lang, {}).get("words", ())]))
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
    where = compiled(
        f"where-{lang}",
        _place_rows(lang) + _formation_rows(lang),
        of=[("places.yml",), ("formations.yml",)],
    )
    phrases = Phrases(tries=[*lexicon.phrases.tries, *_source_phrases().tries, *where.tries])
    return Vocabulary(lang=lang, lexicon=lexicon, phrases=phrases, numerals=NumeralReader(lexicon.numbers))
