"""The language of a passage: its script, a few letters and the commonest words. No model, no download.

Known are the languages of ``data/languages.yml``. A passage too short to tell takes the page's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from countback.errors import LexiconError

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
_UKRAINIAN = re.compile("[іїєґ]")
_HIGH = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters a passage needs to be asked for its own language.
SHORTEST = 40
_SAMPLE = 1200


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one language from the others of its script."""

    lang: str
    script: str
    words: frozenset[str]
    letters: frozenset[str]


@lru_cache(maxsize=1)
def load_profiles() -> dict[str, Profile]:
    """The languages known, by ISO 639-1 code; read once."""
    text = files("countback").joinpath("data/languages.yml").read_text(encoding="utf-8")
    return read_profiles(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def read_profiles(data: Any) -> dict[str, Profile]:
    """The profiles of ``languages.yml``; LexiconError names what is wrong."""
    if not isinstance(data, dict):
        raise LexiconError("data/languages.yml must be a mapping of language codes to profiles")
    profiles: dict[str, Profile] = {}
    for lang, row in data.items():
        if not isinstance(row, dict) or set(row) != {"script", "words", "letters"}:
            raise LexiconError(f"data/languages.yml, {lang}: needs exactly script, words and letters")
        if row["script"] not in ("latin", "cyrillic"):
            raise LexiconError(f"data/languages.yml, {lang}: script is latin or cyrillic, got {row['script']!r}")
        profiles[lang] = Profile(lang, row["script"], frozenset(row["words"].split()), frozenset(row["letters"]))
    return profiles


def language_of(text: str, *, prior: str = "") -> str:
    """The language of ``text``; ``prior`` where the text does not tell.

    ``prior`` is what the page's header or markup says. It wins a near tie, never against another script.

    >>> language_of("Суди розглянули справи про втечу з війська"), language_of("684", prior="pl")
    ('uk', 'pl')
    >>> language_of("Число погибших превысило 100 тысяч.")
    'ru'
    """
    sample = (text if len(text) <= _SAMPLE else text[:_SAMPLE]).lower()
    script = "latin"
    if not sample.isascii() and _CYRILLIC.search(sample) is not None:
        cyrillic = len(_CYRILLIC.findall(sample))
        if cyrillic * 3 >= cyrillic + len(_LATIN_LETTER.findall(sample)):
            script = "cyrillic"
    words = _WORD.findall(sample)
    if not words:
        return prior
    letters = [] if sample.isascii() else _HIGH.findall(sample)
    scores: dict[str, float] = {}
    for profile in load_profiles().values():
        if profile.script == script:
            score = 1.0 * sum(map(profile.words.__contains__, words))
            score += 0.7 * sum(map(profile.letters.__contains__, letters))
            scores[profile.lang] = score * 1.1 + 0.6 if profile.lang == prior else score
    best = max(scores, key=lambda lang: scores[lang], default="")
    if not best or scores[best] < 1.5 or scores[best] * 30 < len(words):
        if prior in scores:
            return prior
        if script == "cyrillic":
            # too short for its words to tell: a letter only one language has decides, else the more common one
            return "uk" if _UKRAINIAN.search(sample) is not None else "ru"
        return prior if len(words) < 8 else ""
    return best


def languages(lines: Iterable[str], *, page: str) -> list[str]:
    """The language of each line of a page whose main language is ``page``; short lines take the page's."""
    profile = load_profiles().get(page)
    latin = profile is not None and profile.script == "latin"
    own: frozenset[str] = profile.words if profile is not None else frozenset()
    letters: frozenset[str] = profile.letters if profile is not None and not latin else frozenset()
    others = frozenset(
        letter for p in load_profiles().values() if p.lang != page and p.script == "cyrillic" for letter in p.letters
    )
    out: list[str] = []
    for line in lines:
        # the common case is told without counting the other languages' words
        if (
            len(line) < SHORTEST
            or (latin and len(own.intersection(line.split(" "))) >= 4)
            or (letters and not letters.isdisjoint(line) and others.isdisjoint(line))
        ):
            out.append(page)
        else:
            out.append(language_of(line, prior=page) or page)
    return out
