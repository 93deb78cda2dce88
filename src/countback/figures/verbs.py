"""Finite verbs that the word files do not know, told by their endings (Ukrainian and Russian).

A clause with a verb of its own says what happened; where that verb is unknown, the event of the sentence before is no
better guess than none.
"""

from __future__ import annotations

from countback.figures.draft import Draft

#: Endings of the plural and neuter past, of reflexive verbs and of the present plural.
_FINITE = {
    "uk": (
        *(v + e for v in "аяиіу" for e in ("ли", "лися", "лись", "ло", "лося", "лось")),
        *(v + e for v in "аяуюі" for e in ("ють", "ються")),
        "лася", "лась", "яться", "еться", "ється", "иться",
    ),
    "ru": (
        *(v + e for v in "аяиу" for e in ("ли", "лись", "ло", "лось")),
        *(v + e for v in "аяуюе" for e in ("ют", "ются")),
        "елись", "лась", "ятся", "ется", "ётся", "ится",
    ),
}  # fmt: skip
#: Kinds of entries that make a word known.
_KNOWN = ("event", "cue", "change", "bound", "time", "counted", "stat", "hedge", "loss", "group", "offence")


#: "Another N": the count goes on from the one before, whatever its verb.
_GOES_ON = frozenset({"ще", "ещё", "еще", "іще"})


def is_finite(lang: str, word: str) -> bool:
    """Whether a word in lower case has the ending of a finite verb."""
    finite = _FINITE.get(lang)
    return finite is not None and len(word) >= 4 and word.endswith(finite)


def unknown_verb(d: Draft) -> bool:
    """Whether the number's clause has a finite verb that no word file knows."""
    s, n = d.sentence, d.numeral
    finite = _FINITE.get(s.passage.lang)
    if finite is None or any(w in _GOES_ON for w in s.tokens.low[max(0, n.first - 2) : n.first]):
        return False
    here = s.hard[n.first]
    for k in range(max(0, n.first - 4), min(len(s.tokens), max(d.np_end, n.after) + 4)):
        word = s.tokens.low[k]
        if s.hard[k] != here or not is_finite(s.passage.lang, word) or k in s.taken:
            continue
        gap = k - max(d.np_end, n.after) if k >= n.after else n.first - k - 1
        if gap > 3 or s.numerals_between(min(k, n.after), max(k, n.first)):
            continue
        known = any(s.covering(kind, k) is not None for kind in _KNOWN)
        if not known and s.covering("breaker", k) is None and s.covering("source", k) is None:
            return True
    return False
