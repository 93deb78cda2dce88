"""Compiled forms: the tries of all forms, grown once for each state of the word files and kept (see ``wordfiles``).

What is kept is the shape of the trie with numbers for its entries, never the entries: those are made anew from the word
files, so a kept file can say where a form stands but not what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from countback.figures.phrases import Phrases, Place, grow
from countback.passages.wordfiles import kept

P = TypeVar("P")

#: The modules whose change makes every kept trie stale.
_CODE = ("figures.phrases", "figures.tokens", "figures.lexicon", "figures.vocabulary", "figures.compiled")


def compiled(name: str, entries: Sequence[tuple[P, Iterable[str]]], *, of: Iterable[tuple[str, ...]]) -> Phrases[P]:
    """The phrases of some entries, each with its forms, read from the data files ``of``.

    >>> from countback.figures.tokens import tokenise
    >>> found = compiled("example", [("court", ["court*"])], of=[("languages.yml",)])
    >>> [m.payload for m in found.find(tokenise("two courts"))]
    ['court']
    """

    def work() -> list[Place]:
        return grow((form, number) for number, (_, forms) in enumerate(entries) for form in forms)

    return Phrases(tries=[(kept(f"forms-{name}", of=of, work=work, code=_CODE), [entry for entry, _ in entries])])
