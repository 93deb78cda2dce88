"""Scripts: a name romanised by a named table, and the fold under which all its spellings are one.

The tables are files of ``data/translit/``. :func:`romanise` writes a Cyrillic name as one table would. :func:`fold` is
for comparing: it takes Cyrillic or Latin and gives the letters that every table keeps, so that ``Щербаков``,
``Shcherbakov`` and ``Ŝerbakov`` are equal. What the fold gives up is told in ``fold.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import Any

from countback.errors import UsageError
from countback.passages.wordfiles import load_yaml

TABLES = ("bgn_pcgn_ru", "bgn_pcgn_uk", "icao_9303_ru", "icao_9303_uk", "iso_9", "kmu_2010")
_VOWELS = "аеёєиіїоуыэюя"
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´ʹʺ″′”“\"*"))
_I_BESIDE_VOWEL = re.compile(r"(?<=[aeou])i+|i+(?=[aeou])")
_DOUBLED = re.compile(r"(.)\1+")
#: Latin letters that look like Cyrillic ones: a word that mixes the two was typed on the wrong keyboard.
_LATIN, _CYRILLIC = "aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


def romanise(name: str, table: str) -> str:
    """A Cyrillic name as a table writes it; other letters stay.

    Raises UsageError for a table that is not there.

    >>> romanise("Юрій Щербань", "kmu_2010")
    'Yurii Shcherban'
    """
    if table not in TABLES:
        raise UsageError(f"no table {table!r}; there are {', '.join(TABLES)}")
    rules = load_yaml("translit", f"{table}.yml")
    return "".join(
        _romanised(word, rules) if word[:1].isalpha() else word
        for word in re.split(r"([^\W\d_]+(?:['’ʼ][^\W\d_]+)*)", name)
    )


def _romanised(word: str, rules: dict[str, Any]) -> str:
    out, low = [], word.lower()
    at = 0
    while at < len(low):
        cluster, letter = low[at : at + 2], low[at]
        step = 1
        if cluster in rules.get("clusters", {}):
            made, step = rules["clusters"][cluster], 2
        elif at == 0 and letter in rules.get("initial", {}):
            made = rules["initial"][letter]
        elif at and low[at - 1] in _VOWELS + "йъь" and letter in rules.get("after_vowel", {}):
            made = rules["after_vowel"][letter]
        elif letter in "'’ʼ":
            made = ""
        else:
            made = rules["letters"].get(letter, letter)
        out.append(made[:1].upper() + made[1:] if word[at].isupper() else made)
        at += step
    return "".join(out)


@lru_cache(maxsize=1)
def _fold_rules() -> tuple[dict[int, str], dict[str, str], re.Pattern[str], dict[str, str]]:
    rules = load_yaml("translit", "fold.yml")
    latin = dict(rules["latin"])
    longest = re.compile("|".join(sorted(map(re.escape, latin), key=len, reverse=True)))
    return {ord(letter): made for letter, made in rules["cyrillic"].items()}, latin, longest, rules["after"]


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The letters of one name part that every romanisation keeps; empty for nothing.

    >>> fold("Щербаков") == fold("Shcherbakov") == fold("ŜERBAKOV")
    True
    >>> fold("Зеленський") == fold("Zelenskyi") == fold("Зеленский")
    True
    """
    cyrillic, latin, longest, after = _fold_rules()
    text = unmixed(unicodedata.normalize("NFKC", name)).casefold().translate(_APOSTROPHES)
    if is_cyrillic(text):
        text = text.translate(cyrillic)
    else:
        text = _plain(longest.sub(lambda found: latin[found.group()], _plain(text, keep=latin)))
    text = "".join(c for c in text if c.isalpha())
    for old, new in after.items():
        text = text.replace(old, new)
    text = _DOUBLED.sub(r"\1", text).replace("io", "e")
    return _DOUBLED.sub(r"\1", _I_BESIDE_VOWEL.sub("", text))


def is_cyrillic(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return any("\u0400" <= c <= "\u052f" for c in text)


def unmixed(text: str) -> str:
    """The text with Latin look-alikes in mostly Cyrillic words made Cyrillic, and the other way round.

    >>> unmixed("Ивaнов") == "Иванов"
    True
    """
    return " ".join(_unmixed_word(word) for word in text.split())


def _unmixed_word(word: str) -> str:
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in word)
    latin = sum(c.isascii() and c.isalpha() for c in word)
    if not cyrillic or not latin:
        return word
    swap = _TO_CYRILLIC if cyrillic >= latin else _TO_LATIN
    return word.translate(swap)


def _plain(text: str, *, keep: Container[str] = ()) -> str:
    """Letters without their marks, but for those letters that mean something of their own."""
    out = []
    for letter in text:
        out.append(letter if letter in keep or letter.isascii() else unicodedata.normalize("NFD", letter)[:1])
    return "".join(c for c in out if not unicodedata.combining(c))
