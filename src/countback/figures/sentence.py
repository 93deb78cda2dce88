"""Sentence: one sentence with its tokens, the words the lexicon knows in it, and its numerals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from countback.figures.lexicon import LexEntry, TimeWords
from countback.figures.numerals import Numeral
from countback.figures.phrases import Match, longest
from countback.figures.tokens import Tokens
from countback.figures.vocabulary import Vocabulary
from countback.passages.passage import Passage
from countback.values import Span

Mark = Match[LexEntry]

#: Marks that end a stretch in which words belong together closely.
_HARD = frozenset(";:!?()[]•|∙")
_ARTICLES = frozenset(
    [
        "the",
        "these",
        "those",
        "all",
        "its",
        "their",
        "der",
        "die",
        "das",
        "den",
        "les",
        "ces",
        "tych",
        "te",
        "цих",
        "этих",
    ]
)
_SOFT = frozenset(",–—")
#: Kinds whose marks may overlap, because which of them holds depends on what is counted ("losses" of men, of tanks).
_OVERLAPPING = frozenset({"event", "bound", "source", "weak_source", "cue"})


_NONE: list[Mark] = []


@dataclass(slots=True)
class Sentence:
    """One sentence as the readers see it.

    ``marks`` holds, per kind of entry, what was found, the longest match first taken; ``taken`` are the tokens of
    names of places, formations and sources, where no counted noun stands; ``hard`` and ``soft`` number the
    stretches between strong marks (``; : . ( )``) and weak ones (commas, dashes) for each token."""

    index: int
    span: Span
    passage: Passage
    tokens: Tokens
    marks: dict[str, list[Mark]]
    hard: list[int]
    soft: list[int]
    head: str = "last"
    conjunctions: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    alternatives: frozenset[str] = frozenset()
    range_words: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    differences: frozenset[str] = frozenset()
    out_of: tuple[tuple[str, ...], ...] = ()
    numerals: list[Numeral] = field(default_factory=list)
    figures: list[Numeral] = field(default_factory=list)
    _first: dict[tuple[str, int], Mark] = field(default_factory=dict)
    _after: dict[tuple[str, int], Mark] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _tokens: frozenset[int] = frozenset()
    taken: set[int] = field(default_factory=set)
    times: TimeWords = field(default_factory=TimeWords)
    predicates: list[Mark] | None = None

    def take(self, figures: list[Numeral]) -> None:
        """Note which of the numerals may be figures."""
        self.figures = figures
        self._starts = [n.first for n in figures]
        self._tokens = frozenset(k for n in figures for k in range(n.first, n.after))

    def numeral_at(self, at: int) -> bool:
        """Whether token ``at`` is part of a number that may be a figure."""
        return at in self._tokens

    def numeral_before(self, at: int) -> Numeral | None:
        """The figure's number whose noun phrase could hold token ``at``: at most four words before it."""
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return None
        n = self.figures[i]
        return n if 0 <= at - n.after <= 3 and self.soft[n.after - 1] == self.soft[at] else None

    def numerals_between(self, a: int, b: int) -> int:
        """How many figures' numbers lie between two tokens."""
        return max(0, bisect_left(self._starts, b) - bisect_left(self._starts, a))

    def of(self, kind: str) -> list[Mark]:
        """The marks of one kind, in order of place."""
        return self.marks.get(kind, _NONE)

    def starting(self, kind: str, at: int) -> Mark | None:
        """The mark of a kind that starts at token ``at``."""
        return self._first.get((kind, at)) if kind in self.marks else None

    def ending(self, kind: str, at: int) -> Mark | None:
        """The mark of a kind that ends just before token ``at``, the longest where several do."""
        return self._after.get((kind, at)) if kind in self.marks else None

    def covering(self, kind: str, at: int) -> Mark | None:
        """The mark of a kind that covers token ``at``."""
        for m in self.marks.get(kind, _NONE):
            if m.first <= at < m.after:
                return m
        return None

    def index_marks(self) -> None:
        """Note where the marks start and end, so that looking one up costs the same in a long sentence."""
        first, ends = self._first, self._after
        for kind, marks in self.marks.items():
            for m in marks:
                at, after, _ = m
                first.setdefault((kind, at), m)
                known = ends.setdefault((kind, after), m)
                if at < known.first:
                    ends[kind, after] = m

    def only_between(self, a: int, b: int) -> bool:
        """Whether tokens ``a`` up to ``b`` are only modifiers of a number, adverbs of time or dashes."""
        i = a
        while i < b:
            m = self.starting("bound", i) or self.starting("time", i)
            if m is None:
                w = self.starting("breaker", i)
                m = w if w is not None and w.payload.gives.get("breaker") == "adverb" else None
            if m is not None and m.after <= b:
                i = m.after
            elif self.tokens.raw[i] in "–—−‒":
                i += 1
            else:
                return False
        return True

    def place_before(self, at: int) -> bool:
        """Whether a preposition of place stands right before token ``at`` ("in Russia", "в Росії")."""
        if self.tokens.raw[at][:1].islower():
            return False  # "in der russischen Armee": an adjective, written small where English is not
        m = self.ending("breaker", at)
        return m is not None and m.payload.gives.get("breaker") == "place"

    def owned(self, at: int) -> bool:
        """Whether token ``at`` stands right after a counted noun, as its genitive ("втрати України оцінили")."""
        return self.head == "first" and self.ending("counted", at) is not None

    def comma_after(self, first: int) -> bool:
        """Whether the number that starts at token ``first`` is closed by a comma."""
        n = next((x for x in self.figures if x.first == first), None)
        return n is not None and n.after < len(self.tokens) and self.tokens.raw[n.after] == ","

    def article_at(self, at: int) -> bool:
        """Whether token ``at`` is an article or a pointing word before a number ("the", "these")."""
        return self.tokens.low[at] in _ARTICLES

    def text_ends(self, mark: Mark, word: str) -> bool:
        """Whether a mark's last word is ``word``."""
        return self.tokens.low[mark.after - 1] == word

    def text_of(self, mark: Mark, text: str) -> str:
        """The words of a mark, as written."""
        return text[self.tokens.start[mark.first] : self.tokens.end[mark.after - 1]]


def annotate(index: int, span: Span, passage: Passage, tokens: Tokens, vocabulary: Vocabulary) -> Sentence:
    """Find everything the vocabulary knows in the tokens of one sentence."""
    lexicon = vocabulary.lexicon
    by_kind: dict[str, list[Mark]] = {}
    for m in vocabulary.phrases.find(tokens):
        by_kind.setdefault(m.payload.kind, []).append(m)
    marks = {
        kind: found if len(found) == 1 or kind in _OVERLAPPING else longest(found) for kind, found in by_kind.items()
    }
    hard, soft = _stretches(tokens, lexicon.turns)
    sentence = Sentence(
        index,
        span,
        passage,
        tokens,
        marks,
        hard,
        soft,
        head=lexicon.head,
        conjunctions=lexicon.numbers.conjunctions,
        partitives=lexicon.partitives,
        alternatives=lexicon.alternatives,
        times=lexicon.times,
        collectives=lexicon.numbers.people,
        differences=lexicon.differences,
        range_words=lexicon.numbers.range_words,
        out_of=lexicon.numbers.out_of,
    )
    sentence.index_marks()
    return sentence


def _stretches(tokens: Tokens, turns: frozenset[str]) -> tuple[list[int], list[int]]:
    hard: list[int] = []
    soft: list[int] = []
    h = s = 0
    for i, t in enumerate(tokens.raw):
        if t.isalnum():
            if tokens.low[i] in turns:
                s += 2
        elif t in ",.:" and _glued(tokens, i) and tokens.raw[i + 1][0].isdigit() and tokens.raw[i - 1][-1].isdigit():
            pass  # within a number
        elif t in _HARD:
            h += 1
            s += 1
        elif tokens.low[i] in turns:
            s += 2
        elif t in _SOFT or (t == "-" and not _glued(tokens, i)):
            s += 1
        hard.append(h)
        soft.append(s)
    return hard, soft


def _glued(tokens: Tokens, i: int) -> bool:
    return (
        i > 0 and tokens.end[i - 1] == tokens.start[i] and i + 1 < len(tokens) and tokens.end[i] == tokens.start[i + 1]
    )
