"""Lexicon: the words of one language, loaded from ``data/lexicon/<lang>.yml``, checked and compiled.

A file has ``language``, ``grammar`` (a few switches), ``numbers`` (number words) and ``entries``. An entry is one
word class with one meaning:

    - id: counted.soldier
      is: counted
      forms: [soldier*, troop*]
      gives: {counted: person}
      examples: ["300 soldiers left"]
      counter: ["soldering"]

``is`` is one of :data:`KINDS`; ``gives`` may hold only the keys that kind allows. In each of ``examples`` the entry
must be found, in each of ``counter`` it must not; the tests run them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from countback.errors import LexiconError
from countback.figures.compiled import compiled
from countback.figures.figure import COUNTED, EVENTS, OFFENCES
from countback.figures.phrases import Phrases
from countback.passages.wordfiles import load_yaml

#: Every kind of entry, with the keys its ``gives`` may hold.
KINDS: dict[str, frozenset[str]] = {
    # what one unit of the number is; a noun may carry more ("deserters" are persons who deserted)
    "counted": frozenset({"counted", "event", "offence", "group", "side", "stat", "weak"}),
    # what happened; ``with`` (outside gives) limits it to some counted things
    "event": frozenset({"event", "offence", "counted", "stat", "group", "weak"}),
    "offence": frozenset({"offence"}),
    "group": frozenset({"group", "counted"}),
    # modifiers of the number: "more than 300", "300 or more"
    "bound": frozenset({"bound", "place", "hedged"}),
    "hedge": frozenset({"reach"}),
    "stat": frozenset({"stat", "by"}),
    # who says so: how a source's name and the words beside it make an origin or a relay
    "cue": frozenset({"cue", "side", "body"}),
    # times
    "time": frozenset({"time", "month", "unit", "weekday", "season", "anchor", "n", "from", "base"}),
    # a number with this beside it is no figure
    "refuse": frozenset({"reason", "side"}),
    # "of them", "of this number": the figure is a part of an earlier one
    "anaphor": frozenset({"anaphor"}),
    # rise and fall: "from A to B" beside these is no range
    "change": frozenset({"direction"}),
    # words of loss, beside which a people is the sufferer ("lost"), not the doer ("destroyed")
    "loss": frozenset(),
    # active verbs of harm: the people before one did it to whoever follows ("killed 34 people")
    "harm": frozenset(),
    # words that end a noun phrase or a clause
    "breaker": frozenset({"breaker"}),
    # "of its soldiers": the people of whoever speaks or acts before it
    "own": frozenset(),
}

_ENTRY_KEYS = {"id", "is", "forms", "gives", "with", "examples", "counter", "note"}
_TOP_KEYS = {"language", "grammar", "numbers", "entries"}
_NUMBER_KEYS = {
    "words", "multipliers", "halves", "fractions", "vague", "articles", "ranges", "between", "percent", "one", "out_of",
    "and", "or", "a_few", "dozen", "people",
}  # fmt: skip
_GRAMMAR_KEYS = {"head", "decimal", "turns", "or", "of", "by", "times"}
_TIMES_KEYS = {"endings", "years", "joins", "fillers", "compared"}
_VALUES: dict[str, frozenset[str]] = {
    "counted": frozenset(COUNTED),
    "event": frozenset(EVENTS),
    "offence": frozenset(OFFENCES),
    "stat": frozenset({"total", "flow", "delta", "share", "target"}),
    "bound": frozenset({"exact", "about", "min", "max"}),
    "place": frozenset({"before", "after"}),
}


@dataclass(frozen=True, slots=True)
class LexEntry:
    """One entry: its ID (with the language in front), kind, what it gives, and the counted things it is limited to."""

    id: str
    kind: str
    gives: Mapping[str, Any]
    limited_to: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language: exact words and stems to ``(kind, value)``, and the joining words."""

    exact: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    stems: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    ranges: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    range_words: frozenset[str] = frozenset()
    out_of: tuple[tuple[str, ...], ...] = ()
    conjunctions: frozenset[str] = frozenset()
    vague: Mapping[str, int] = field(default_factory=dict)
    vague_stems: Mapping[str, int] = field(default_factory=dict)
    articles: bool = False
    people: frozenset[str] = frozenset()

    def vague_value(self, word: str) -> int | None:
        """The least a vague word means ("hundreds": 200), None for any other word."""
        found = self.vague.get(word)
        if found is None and self.vague_stems:
            found = next((v for stem, v in self.vague_stems.items() if word.startswith(stem)), None)
        return found

    def get(self, word: str) -> tuple[str, Any] | None:
        """``(kind, value)`` of a word in lower case, None where it is no number word."""
        found = self.exact.get(word)
        if found is not None:
            return found
        for n in reversed(self.lengths):
            if n <= len(word):
                found = self.stems.get(word[:n])
                if found is not None:
                    return found
        return None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The small words within dates: ``endings`` of a day or year (3rd, 22-го), ``years`` words for year after a year's
    number (року), ``joins`` words between two ends (to, bis), ``fillers`` words passed over before a date (the, Jahr),
    ``compared`` words after which a time is only compared with (than)."""

    endings: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    numbers: NumberWords = field(default_factory=NumberWords)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of one language.

    ``head`` tells whether the counted noun is the ``first`` or ``last`` of a row of nouns, ``decimal`` the usual
    decimal mark, ``turns`` the words that turn to another clause (but, while), ``alternatives`` the words
    for "or", ``partitives`` those between a part and its whole ("of"), ``differences`` those before what a
    count rose or fell by.
    """

    lang: str
    head: str
    decimal: str
    numbers: NumberWords
    turns: frozenset[str]
    alternatives: frozenset[str]
    partitives: frozenset[str]
    differences: frozenset[str]
    entries: tuple[LexEntry, ...]
    phrases: Phrases[LexEntry]
    times: TimeWords = field(default_factory=TimeWords)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages there are lexicons for, in alphabetical order."""
    folder = resources.files("countback").joinpath("data", "lexicon")
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".yml")))


@lru_cache(maxsize=16)
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language; :class:`LexiconError` names the file, the entry and the key that break the rules."""
    if lang not in languages():
        raise LexiconError(f"there is no lexicon for {lang!r}; there are {', '.join(languages())}")
    file = ("lexicon", f"{lang}.yml")
    return compile_lexicon(load_yaml(*file), where=f"data/lexicon/{lang}.yml", file=file)


def compile_lexicon(raw: Any, *, where: str, file: tuple[str, ...] | None = None) -> Lexicon:
    """Check a parsed lexicon file and compile it; ``file`` is the data file it came from, for the cache."""
    if not isinstance(raw, dict) or set(raw) - _TOP_KEYS or "language" not in raw:
        raise LexiconError(f"{where}: a lexicon has the keys {', '.join(sorted(_TOP_KEYS))}, got {raw and sorted(raw)}")
    lang = raw["language"]
    grammar = raw.get("grammar") or {}
    if set(grammar) - _GRAMMAR_KEYS:
        raise LexiconError(f"{where}: grammar may hold {', '.join(sorted(_GRAMMAR_KEYS))}, got {sorted(grammar)}")
    entries = tuple(_entry(e, lang=lang, where=where) for e in raw.get("entries") or [])
    seen: set[str] = set()
    for e in entries:
        if e.id in seen:
            raise LexiconError(f"{where}: the entry {e.id} stands twice")
        seen.add(e.id)
    times = grammar.get("times") or {}
    if set(times) - _TIMES_KEYS:
        raise LexiconError(f"{where}: grammar: times may hold {', '.join(sorted(_TIMES_KEYS))}, got {sorted(times)}")
    numbers = _numbers(raw.get("numbers") or {}, where=where)
    return Lexicon(
        lang=lang,
        head=grammar.get("head", "first"),
        decimal=grammar.get("decimal", ","),
        turns=frozenset(_words(grammar.get("turns"))),
        alternatives=frozenset(_words(grammar.get("or"))),
        partitives=frozenset(_words(grammar.get("of"))),
        differences=frozenset(_words(grammar.get("by"))),
        numbers=numbers,
        entries=entries,
        phrases=compiled(f"lexicon-{lang}", [(e, e.forms) for e in entries], of=[file])
        if file is not None
        else Phrases((form, e) for e in entries for form in e.forms),
        times=TimeWords(**{key: frozenset(_words(words)) for key, words in times.items()}, numbers=numbers),
    )


def _entry(raw: Any, *, lang: str, where: str) -> LexEntry:
    if not isinstance(raw, dict) or set(raw) - _ENTRY_KEYS:
        raise LexiconError(f"{where}: an entry may hold {', '.join(sorted(_ENTRY_KEYS))}, got {raw!r:.200}")
    name = raw.get("id")
    kind = raw.get("is")
    if not name or kind not in KINDS:
        raise LexiconError(f"{where}: entry {name!r}: `is` must be one of {', '.join(KINDS)}, got {kind!r}")
    gives = raw.get("gives") or {}
    if set(gives) - KINDS[kind]:
        raise LexiconError(
            f"{where}: entry {name}: {kind} may give {', '.join(sorted(KINDS[kind]))}, got {sorted(gives)}"
        )
    for key, value in gives.items():
        allowed = _VALUES.get(key)
        if allowed is not None and value not in allowed:
            raise LexiconError(
                f"{where}: entry {name}: {key} must be one of {', '.join(sorted(allowed))}, got {value!r}"
            )
    limited = frozenset(raw.get("with") or ())
    if limited - _VALUES["counted"]:
        raise LexiconError(f"{where}: entry {name}: with: {sorted(limited - _VALUES['counted'])} is nothing counted")
    forms = tuple(str(f) for f in raw.get("forms") or ())
    if not forms:
        raise LexiconError(f"{where}: entry {name} has no forms")
    return LexEntry(
        id=f"{lang}.{name}",
        kind=kind,
        gives=gives,
        limited_to=limited,
        forms=forms,
        examples=tuple(raw.get("examples") or ()),
        counter=tuple(raw.get("counter") or ()),
    )


def _words(raw: Any) -> list[str]:
    return raw.split() if isinstance(raw, str) else [str(w) for w in raw or ()]


def _numbers(raw: Mapping[str, Any], *, where: str) -> NumberWords:
    if set(raw) - _NUMBER_KEYS:
        raise LexiconError(
            f"{where}: numbers may hold {', '.join(sorted(_NUMBER_KEYS))}, got {sorted(set(raw) - _NUMBER_KEYS)}"
        )
    exact: dict[str, tuple[str, Any]] = {}
    stems: dict[str, tuple[str, Any]] = {}

    def put(words: Any, kind: str, value: Any) -> None:
        for w in _words(words):
            table = stems if w.endswith("*") else exact
            table[w.rstrip("*").lower()] = (kind, value)

    # later tables win: a word that is both vague alone and a multiplier after a number stands in both
    for kind, key in (("vague", "vague"), ("fraction", "fractions"), ("word", "words"), ("times", "multipliers")):
        for value, words in (raw.get(key) or {}).items():
            put(words, kind, Decimal(str(value)) if isinstance(value, float) and kind == "word" else value)
    vague: dict[str, int] = {}
    vague_stems: dict[str, int] = {}
    for value, words in (raw.get("vague") or {}).items():
        for w in _words(words):
            (vague_stems if w.endswith("*") else vague)[w.rstrip("*").lower()] = int(value)
    put(raw.get("halves"), "half", 1)
    put(raw.get("articles"), "article", 1)
    put(raw.get("one"), "one", 1)
    put(raw.get("dozen"), "dozen", 12)
    put(raw.get("a_few"), "few", None)
    put(raw.get("percent"), "percent", None)
    return NumberWords(
        exact=exact,
        stems=stems,
        lengths=tuple(sorted({len(s) for s in stems})),
        ranges=frozenset(_words(raw.get("ranges"))),
        between=frozenset(_words(raw.get("between"))),
        range_words=frozenset(_words(raw.get("ranges")) + _words(raw.get("between"))),
        out_of=tuple(tuple(str(p).split()) for p in raw.get("out_of") or ()),
        conjunctions=frozenset(_words(raw.get("and"))),
        vague=vague,
        vague_stems=vague_stems,
        articles=bool(raw.get("articles")),
        people=frozenset(_words(raw.get("people"))),
    )
