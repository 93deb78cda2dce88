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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from countback.errors import LexiconError
from countback.figures.tokens import Tokens, tokenise

P = TypeVar("P")

#: What one place of a trie says: words, stems and endings to ``[demand, place, demand, place, …]``, the places any word
#: leads to, and the numbers of the payloads that end here. Empty parts are None. Plain lists and dicts of strings and
#: numbers, so that a trie is kept in a file as it is (:mod:`.compiled`).
Place = Sequence[Any]

_PIECE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
#: Alternatives inside a word: "mobili(s|z)ed".
_GLUED = re.compile(r"(?<![^\s()\[\]|])([^\s()\[\]|]+)\(([^()]*)\)([^\s()\[\]|]*)")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


class Match(NamedTuple, Generic[P]):
    """``payload`` was found in tokens ``first`` up to, not including, ``after``."""

    first: int
    after: int
    payload: P


@lru_cache(maxsize=4096)
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
        if (word.startswith("*") and len(word) > 1) or (word.isalpha() and "ʼ" not in word):
            out.append(word)  # one token as it stands
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


class _Node:
    """A place between two slots of a form, while the trie grows. Edges carry what they demand of the letters' case."""

    __slots__ = ("any", "ends", "number", "out", "shared", "stems", "words")

    def __init__(self, number: int) -> None:
        self.number = number
        self.words: dict[str, list[str | int]] = {}
        self.stems: dict[str, list[str | int]] = {}
        self.ends: dict[str, list[str | int]] = {}
        self.any: list[int] = []
        self.out: list[int] = []
        self.shared: dict[tuple[tuple[str, ...], ...], _Node] = {}

    def row(self) -> Place:
        return [self.words or None, self.stems or None, self.ends or None, self.any or None, self.out or None]


class _Growing:
    """A trie while forms are added to it."""

    def __init__(self) -> None:
        self.nodes = [_Node(0)]

    def _new(self) -> _Node:
        node = _Node(len(self.nodes))
        self.nodes.append(node)
        return node

    def add(self, form: str, payload: int) -> None:
        front = [self.nodes[0]]
        for rows, optional in slots(form):
            child: _Node | None = None
            if len(front) == 1 and not optional:
                child = front[0].shared.get(rows)
            if child is None:
                child = self._new()
                for node in front:
                    for row in rows:
                        self._path(node, row, child)
                if len(front) == 1 and not optional:
                    front[0].shared[rows] = child
            front = [*front, child] if optional else [child]
        for node in front:
            if payload not in node.out:
                node.out.append(payload)

    def _path(self, node: _Node, row: tuple[str, ...], target: _Node) -> None:
        for k, pattern in enumerate(row):
            child = target if k == len(row) - 1 else self._new()
            if pattern == "_":
                node.any.append(child.number)
            elif pattern.startswith("*") and len(pattern) > 1:
                node.ends.setdefault(pattern[1:].lower(), []).extend(("", child.number))
            else:
                table = node.stems if pattern.endswith("*") and len(pattern) > 1 else node.words
                key = pattern.lower().translate(_APOSTROPHES)
                key = key[:-1] if table is node.stems else key
                table.setdefault(key, []).extend((_demand(pattern), child.number))
            node = child


def grow(forms: Iterable[tuple[str, int]]) -> list[Place]:
    """The trie of some forms, each with the number of its payload; the first place is where a search begins."""
    growing = _Growing()
    for form, payload in forms:
        growing.add(form, payload)
    return [node.row() for node in growing.nodes]


class _State(Generic[P]):
    """All places reached by the same tokens, what was found there, and the states after words already met."""

    __slots__ = ("after", "found", "places")

    def __init__(self, places: tuple[tuple[int, int], ...], found: tuple[P, ...]) -> None:
        self.places = places
        self.found = found
        self.after: dict[str, _State[P] | None] = {}


class Phrases(Generic[P]):
    """A compiled set of forms, each with a payload.

    The places of the tries are joined to states while texts are read, and every step from a state by a word is kept:
    a word met before costs one look-up however many forms there are. Of what is found at the same tokens, the payload
    of the earlier form comes first.

    >>> p = Phrases([("court* [-] martial*", "trial"), ("UN", "un")])
    >>> [(m.first, m.after, m.payload) for m in p.find(tokenise("A courts martial; un, UN"))]
    [(1, 3, 'trial'), (6, 7, 'un')]
    """

    #: Steps kept at most; then all are forgotten, which bounds what a hostile page can make us remember.
    most_steps = 100_000

    def __init__(self, forms: Iterable[tuple[str, P]] = (), *, tries: Iterable[tuple[list[Place], Sequence[P]]] = ()):
        payloads: list[P] = []
        numbers: dict[int, int] = {}
        numbered: list[tuple[str, int]] = []
        for form, payload in forms:
            number = numbers.setdefault(id(payload), len(payloads))
            if number == len(payloads):
                payloads.append(payload)
            numbered.append((form, number))
        own = [(grow(numbered), payloads)] if numbered else []
        self.tries: tuple[tuple[list[Place], Sequence[P]], ...] = (*own, *tries)
        self._forget()

    def _forget(self) -> None:
        self._steps = 0
        self._states: dict[tuple[tuple[int, int], ...], _State[P]] = {}
        self._begin = self._state({(k, 0) for k in range(len(self.tries))})

    def _state(self, places: set[tuple[int, int]]) -> _State[P]:
        key = tuple(sorted(places))
        state = self._states.get(key)
        if state is None:
            found = sorted({(k, number) for k, at in key for number in self.tries[k][0][at][4] or ()})
            state = _State(key, tuple(self.tries[k][1][number] for k, number in found))
            self._states[key] = state
        return state

    def _step(self, state: _State[P], written: str) -> _State[P] | None:
        """The state after a token, as written; None where no form goes on with it."""
        word = written.lower().translate(_APOSTROPHES)
        capital = written[:1].isupper()
        lettered = word[:1].isalnum() or word == "'s"
        reached: set[tuple[int, int]] = set()
        for k, at in state.places:
            words, stems, ends, wild, _ = self.tries[k][0][at]
            edges: list[Any] = []
            if words is not None and (found := words.get(word)) is not None:
                edges += found
            if stems is not None:
                for n in _lengths(stems, word):
                    if (found := stems.get(word[:n])) is not None:
                        edges += found
            if ends is not None:
                for end, found in ends.items():
                    if word.endswith(end):
                        edges += found
            for demand, place in zip(edges[::2], edges[1::2], strict=True):
                if not demand or (capital if demand == "C" else written == demand):
                    reached.add((k, place))
            if wild is not None and lettered:
                reached.update((k, place) for place in wild)
        after = self._state(reached) if reached else None
        self._steps += 1
        if len(written) <= 100:
            state.after[written] = after
        return after

    def find(self, tokens: Tokens) -> Iterator[Match[P]]:
        """Every occurrence of every form, in order of its first token, then its length; overlaps are kept."""
        if self._steps > self.most_steps:
            self._forget()
        raw, begin, step, missing = tokens.raw, self._begin, self._step, _MISSING
        starts = begin.after
        n = len(raw)
        for i, written in enumerate(raw):
            state: Any = starts.get(written, missing)
            if state is missing:
                state = step(begin, written)
            at = i + 1
            while state is not None:
                for payload in state.found:
                    yield Match(i, at, payload)
                if at >= n:
                    break
                word = raw[at]
                after: Any = state.after.get(word, missing)
                state = step(state, word) if after is missing else after
                at += 1


_MISSING = object()


def _lengths(stems: dict[str, Any], word: str) -> Iterable[int]:
    """Lengths a stem of this word can have here."""
    if len(stems) == 1:
        return map(len, stems)
    if len(stems) < len(word):
        return {len(stem) for stem in stems if len(stem) <= len(word)}
    return range(1, len(word) + 1)


def longest(matches: Iterable[Match[P]]) -> list[Match[P]]:
    """Of overlapping matches the longest, then the first; ties keep every payload of the same stretch.

    >>> [m.payload for m in longest([Match(0, 1, "a"), Match(0, 2, "b"), Match(1, 2, "c"), Match(0, 2, "d")])]
    ['b', 'd']
    """
    matches = list(matches)
    if all(a.after <= b.first or a[:2] == b[:2] for a, b in pairwise(matches)):
        return matches  # the common case: in order, and none overlaps another
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
