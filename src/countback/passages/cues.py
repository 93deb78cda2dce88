"""The words that give a line its role: the entries of ``data/roles/*.yml``, checked and indexed.

Each entry is found by the words of its forms, looked up in one table, so the cost of a line does not grow with the
number of entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from countback.errors import LexiconError

CueRole = Literal["furniture", "teaser", "comment", "caption"]
Match = Literal["line", "start", "end", "anywhere"]
Reach = Literal["line", "next_line", "until_blank", "until_prose", "rest_of_page", "previous"]

_ROLES = ("furniture", "teaser", "comment", "caption")
_MATCHES = ("line", "start", "end", "anywhere")
_REACHES = ("line", "next_line", "until_blank", "until_prose", "rest_of_page", "previous")
_KEYS = frozenset(
    [
        "id",
        "role",
        "match",
        "forms",
        "with",
        "max_chars",
        "mark",
        "no_stop",
        "reach",
        "reach_role",
        "examples",
        "counter_examples",
        "notes",
    ]
)
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\.?\s*[:|»>–—-]")
_STOPS = ".!?…"
#: A line longer than this is never asked for its role: no furniture is that long, and the cost stays linear.
_LONGEST = 700
_SHORT, _REMEMBERED = 80, 10_000
#: Words of the longest line that is looked up whole.
_LONGEST_FORM = 12

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a role file; the comments at the head of ``en.yml`` explain its keys."""

    id: str
    role: CueRole
    match: Match
    forms: tuple[Form, ...]
    company: tuple[Form, ...] = ()
    max_chars: int = 300
    mark: bool = False
    no_stop: bool = False
    reach: Reach = "line"
    reach_role: CueRole = "furniture"
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """All entries: those for whole lines by the line, those for a line's start by its first word, the rest by the
    longest word of each form, so that running text touches hardly any."""

    entries: tuple[Cue, ...]
    _lines: dict[str, list[tuple[Cue, Form]]] = field(repr=False)
    _starts: dict[str, list[tuple[Cue, Form]]] = field(repr=False)
    _words: dict[str, list[tuple[Cue, Form, int]]] = field(repr=False)
    _known: dict[str, Cue | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, entries: Iterable[Cue]) -> Cues:
        """Index the entries."""
        entries = tuple(entries)
        lines: dict[str, list[tuple[Cue, Form]]] = {}
        starts: dict[str, list[tuple[Cue, Form]]] = {}
        words: dict[str, list[tuple[Cue, Form, int]]] = {}
        for cue in entries:
            for form in cue.forms:
                if cue.match == "line" and not any(w.endswith("*") for w in form):
                    lines.setdefault(" ".join(form), []).append((cue, form))
                elif cue.match == "start" and not form[0].endswith("*"):
                    starts.setdefault(form[0], []).append((cue, form))
                else:
                    at = max((i for i, w in enumerate(form) if _plain(w)), key=lambda i: len(form[i]))
                    words.setdefault(form[at], []).append((cue, form, at))
        return cls(entries, lines, starts, words)

    def find(self, line: str) -> Cue | None:
        """The entry that claims the line; of several, one that reaches further than the line.

        >>> load_cues().find("Skip to content").id
        'en.skip_links'
        """
        if len(line) > _LONGEST:
            return None
        if len(line) > _SHORT:
            return self._find(line)
        # a site prints the same furniture on every page: its short lines are remembered
        known = self._known
        if line not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[line] = self._find(line)
        return known[line]

    def _find(self, line: str) -> Cue | None:
        words = _WORD.findall(line.casefold())
        if not words:
            return None
        best: Cue | None = None
        for cue, form in self._starts.get("#" if words[0][0].isdecimal() else words[0], ()):
            if _found(cue, form, words, 0, line) and (best is None or best.reach == "line"):
                best = cue
        if len(words) <= _LONGEST_FORM:
            for cue, form in self._lines.get(" ".join("#" if w[0].isdecimal() else w for w in words), ()):
                if _found(cue, form, words, 0, line) and (best is None or best.reach == "line"):
                    best = cue
        hits = self._words.keys() & words
        for hit in sorted(hits):
            for cue, form, offset in self._words[hit]:
                at = words.index(hit)
                while at >= 0:
                    if _found(cue, form, words, at - offset, line) and (best is None or best.reach == "line"):
                        best = cue
                    try:
                        at = words.index(hit, at + 1)
                    except ValueError:
                        at = -1
        return best


def _plain(word: str) -> bool:
    return word != "#" and not word.endswith("*")


def _fits(form: Form, words: list[str], at: int) -> bool:
    if at < 0 or at > len(words) - len(form):
        return False
    for i, want in enumerate(form, start=at):
        word = words[i]
        if want == word or (want == "#" and word[0].isdecimal()):
            continue
        if want[-1] != "*" or not word.startswith(want[:-1]):
            return False
    return True


def _found(cue: Cue, form: Form, words: list[str], at: int, line: str) -> bool:
    """Whether the form stands at word ``at`` in the way its entry asks for."""
    if len(line) > cue.max_chars or not _fits(form, words, at):
        return False
    if cue.match == "line" and (at != 0 or len(form) != len(words)):
        return False
    if cue.match == "start" and at != 0:
        return False
    if cue.match == "end" and at + len(form) != len(words):
        return False
    if cue.no_stop and line.rstrip()[-1] in _STOPS:
        return False
    if cue.company and not any(_fits(c, words, i) for c in cue.company for i in range(len(words))):
        return False
    if cue.mark:
        ends = [found.end() for found in _WORD.finditer(line)]
        # casefolding may split a letter in two, never a word; so the n-th word ends the same
        return len(ends) == len(words) and _MARK.match(line, ends[at + len(form) - 1]) is not None
    return True


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The entries of every role file, read once. Raises LexiconError for a file that breaks its own rules."""
    entries: list[Cue] = []
    for file in sorted(files("countback").joinpath("data/roles").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            entries.extend(read_cues(file.read_text(encoding="utf-8"), lang=file.name.removesuffix(".yml")))
    return Cues.of(entries)


def read_cues(text: str, *, lang: str) -> Iterator[Cue]:
    """The entries of one role file; their ids get the language in front. Raises LexiconError."""
    try:
        rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"data/roles/{lang}.yml is no YAML: {error}") from error
    if not isinstance(rows, list):
        raise LexiconError(f"data/roles/{lang}.yml must be a list of entries")
    for row in rows:
        yield _entry(row, lang)


def _entry(row: Any, lang: str) -> Cue:
    where = f"data/roles/{lang}.yml, entry {row.get('id', '?') if isinstance(row, dict) else row!r}"
    if not isinstance(row, dict) or not {"id", "role", "match", "forms"} <= set(row):
        raise LexiconError(f"{where}: needs id, role, match and forms")
    unknown = set(row) - _KEYS
    if unknown:
        raise LexiconError(f"{where}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}")
    role = _one_of(row["role"], _ROLES, where)
    return Cue(
        id=f"{lang}.{row['id']}",
        role=cast(CueRole, role),
        match=cast(Match, _one_of(row["match"], _MATCHES, where)),
        forms=tuple(_form(f, where) for f in row["forms"]),
        company=tuple(_form(f, where) for f in row.get("with", ())),
        max_chars=int(row.get("max_chars", 300)),
        mark=bool(row.get("mark", False)),
        no_stop=bool(row.get("no_stop", False)),
        reach=cast(Reach, _one_of(row.get("reach", "line"), _REACHES, where)),
        reach_role=cast(CueRole, _one_of(row.get("reach_role", role), _ROLES, where)),
        examples=tuple(str(e) for e in row.get("examples", ())),
        counter_examples=tuple(str(e) for e in row.get("counter_examples", ())),
    )


def _one_of(value: object, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise LexiconError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    return str(value)


def _form(text: object, where: str) -> Form:
    form = tuple(re.findall(r"\w+\*?|#", str(text).casefold()))
    if not any(_plain(word) for word in form):
        raise LexiconError(f"{where}: the form {text!r} needs a word without * or #")
    return form
