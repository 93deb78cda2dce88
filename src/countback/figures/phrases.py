r"""Phrases: forms written in word files, compiled to one trie and found in tokens in one pass.

A form is a row of token patterns:

    soldier        this word, in any case of letters
    desert*        a word that begins so (any ending: cases, plurals)
    *fälle         a word that ends so (compounds)
    (a|b*|c)       one of these, also inside a word: mobili(s|z)ed
    [the]          may be there or not
    _              any one word
    ~              up to three words, none of them a mark (the sign itself is written \~)

A capital first letter in a form demands one in the text ("Sputnik"); a form token all in capitals ("WHO") demands
exactly that writing. Everything else ignores case, and all apostrophes are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from countback.errors import LexiconError
from countback.figures.tokens import Tokens, tokenise

P = TypeVar("P")

_PIECE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
#: Alternatives inside a word: "mobili(s|z)ed".
_GLUED = re.compile(r"([^\s()\[\]|]*[^\s()\[\]|])\(([^()]*)\)([^\s()\[\]|]*)|(?!)")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Match(Generic[P]):
    """``payload`` was found in tokens ``first`` up to, not including, ``after``."""

    first: int
    after: int
    payload: P


class _Node(Generic[P]):
    """A place between two slots of a form. Edges carry what they demand of the letters' case."""

    __slots__ = ("any", "ends", "lengths", "out", "shared", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[str, _Node[P]]]] = {}
        self.stems: dict[str, list[tuple[str, _Node[P]]]] = {}
        self.ends: dict[str, list[tuple[str, _Node[P]]]] = {}
        self.lengths: tuple[int, ...] = ()
        self.any: list[_Node[P]] = []
        self.out: list[P] = []
        self.shared: dict[tuple[tuple[str, ...], ...], _Node[P]] = {}


def _split(text: str) -> tuple[str, ...]:
    """The token patterns in a plain stretch of a form: tokens as a text would have, with their ``*``."""
    out: list[str] = []
    for word in text.split():
        if word == "_":
            out.append(word)
            continue
        if word == "\\~":
            out.append("~")
            continue
        if word.startswith("*") and len(word) > 1:
            out.append(word)
            continue
        star = word.endswith("*") and len(word) > 1
        pieces = tokenise(word[:-1] if star else word).raw
        if star and pieces:
            pieces[-1] += "*"
        out += pieces
    return tuple(out)


def slots(form: str) -> list[tuple[tuple[tuple[str, ...], ...], bool]]:
    """The slots of a form: each its alternatives (rows of token patterns) and whether it may be left out.

    >>> slots("[the] court (case*|file*)")
    [((('the',),), True), ((('court',),), False), ((('case*',), ('file*',)), False)]
    """
    out: list[tuple[tuple[tuple[str, ...], ...], bool]] = []
    form = _GLUED.sub(lambda g: "(" + "|".join(g[1] + a + g[3] for a in g[2].split("|")) + ")", form)
    for m in _PIECE.finditer(form):
        choice, optional, plain = m.group(1), m.group(2), m.group(3)
        if plain == "~":
            out += [((("_",),), True)] * 3
            continue
        text = choice if choice is not None else optional if optional is not None else plain
        rows = tuple(r for c in (text.split("|") if plain is None else [text]) if (r := _split(c)))
        if not rows:
            continue  # quotation marks only, which are no tokens
        out.append((rows, optional is not None))
    if all(optional for _, optional in out):
        raise LexiconError(f"the form {form!r} holds no word that must be there")
    return out


def _demand(pattern: str) -> str:
    """What a token pattern demands of the letters' case: "" nothing, "C" a capital first, else the exact word."""
    word = pattern.rstrip("*")
    if len(word) >= 2 and word.isupper() and not pattern.endswith("*"):
        return word
    return "C" if word[:1].isupper() else ""


class Phrases(Generic[P]):
    """A compiled set of forms, each with a payload.

    >>> p = Phrases([("court* [-] martial*", "trial"), ("UN", "un")])
    >>> [(m.first, m.after, m.payload) for m in p.find(tokenise("A courts martial; un, UN"))]
    [(1, 3, 'trial'), (6, 7, 'un')]
    """

    def __init__(self, forms: Iterable[tuple[str, P]]) -> None:
        self._root: _Node[P] = _Node()
        self._starts: dict[str, tuple[tuple[str, _Node[P]], ...]] = {}
        for form, payload in forms:
            self._add(form, payload)
        self._seal(self._root, set())

    def _add(self, form: str, payload: P) -> None:
        front = [self._root]
        for rows, optional in slots(form):
            child: _Node[P] | None = None
            if len(front) == 1 and not optional:
                child = front[0].shared.get(rows)
            if child is None:
                child = _Node()
                for node in front:
                    for row in rows:
                        self._path(node, row, child)
                if len(front) == 1 and not optional:
                    front[0].shared[rows] = child
            front = [*front, child] if optional else [child]
        for node in front:
            if not any(p is payload for p in node.out):
                node.out.append(payload)

    def _path(self, node: _Node[P], row: tuple[str, ...], target: _Node[P]) -> None:
        for k, pattern in enumerate(row):
            child = target if k == len(row) - 1 else _Node[P]()
            if pattern == "_":
                node.any.append(child)
            elif pattern.startswith("*") and len(pattern) > 1:
                node.ends.setdefault(pattern[1:].lower(), []).append(("", child))
            else:
                table = node.stems if pattern.endswith("*") and len(pattern) > 1 else node.words
                key = pattern.lower().translate(_APOSTROPHES)
                key = key[:-1] if table is node.stems else key
                table.setdefault(key, []).append((_demand(pattern), child))
            node = child

    def _seal(self, node: _Node[P], done: set[int]) -> None:
        """Note the stem lengths at each node; a node can be reached by several ways."""
        stack = [node]
        while stack:
            at = stack.pop()
            if id(at) in done:
                continue
            done.add(id(at))
            at.lengths = tuple(sorted({len(s) for s in at.stems}))
            at.shared = {}
            for edges in (*at.words.values(), *at.stems.values(), *at.ends.values()):
                stack += [child for _, child in edges]
            stack += at.any

    @staticmethod
    def _edges(node: _Node[P], word: str) -> list[tuple[str, _Node[P]]]:
        out = list(node.words.get(word, ()))
        for n in node.lengths:
            if n > len(word):
                break
            found = node.stems.get(word[:n])
            if found is not None:
                out += found
        for end, found in node.ends.items():
            if word.endswith(end):
                out += found
        if node.any and (word[:1].isalnum() or word == "'s"):
            out += [("", child) for child in node.any]
        return out

    def find(self, tokens: Tokens) -> Iterator[Match[P]]:
        """Every occurrence of every form, in order of its first token; overlaps are kept."""
        low, raw, starts = tokens.low, tokens.raw, self._starts
        n = len(low)
        for i in range(n):
            word = low[i]
            edges = starts.get(word)
            if edges is None:
                edges = tuple(self._edges(self._root, word))
                if len(starts) < 200_000:  # bounds what a hostile page can make us remember
                    starts[word] = edges
            if not edges:
                continue
            written = raw[i]
            front = [
                (child, i + 1)
                for demand, child in edges
                if not demand or (written[:1].isupper() if demand == "C" else written == demand)
            ]
            seen: set[tuple[int, int]] = set()
            while front:
                node, at = front.pop()
                for payload in node.out:
                    if (id(payload), at) not in seen:
                        seen.add((id(payload), at))
                        yield Match(i, at, payload)
                if at < n and (node.words or node.stems or node.ends or node.any):
                    written = raw[at]
                    front += [
                        (child, at + 1)
                        for demand, child in self._edges(node, low[at])
                        if not demand or (written[:1].isupper() if demand == "C" else written == demand)
                    ]


def longest(matches: Iterable[Match[P]]) -> list[Match[P]]:
    """Of overlapping matches the longest, then the first; ties keep every payload of the same stretch.

    >>> [m.payload for m in longest([Match(0, 1, "a"), Match(0, 2, "b"), Match(1, 2, "c"), Match(0, 2, "d")])]
    ['b', 'd']
    """
    out: list[Match[P]] = []
    ordered = sorted(matches, key=lambda m: (m.first - m.after, m.first))
    taken: dict[int, tuple[int, int]] = {}
    for m in ordered:
        places = {taken.get(k) for k in range(m.first, m.after)}
        if places == {None}:
            for k in range(m.first, m.after):
                taken[k] = (m.first, m.after)
            out.append(m)
        elif places == {(m.first, m.after)}:
            out.append(m)
    return sorted(out, key=lambda m: (m.first, m.after))
