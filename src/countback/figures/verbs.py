"""Finite verbs that the word files do not know, told by their endings (Ukrainian and Russian).

A clause with a verb of its own says what happened; where that verb is unknown, the event of the sentence before is no
better guess than none.
"""

from __future__ import annotations

import re

from countback.figures.draft import Draft

#: Endings of the plural and neuter past, of reflexive verbs and of the present plural.
_FINITE = {
    "uk": re.compile(
        r"\w{2,}(?:[аяиіу]ли(?:ся|сь)?|[аяиіу]ло(?:ся|сь)?|лася|лась|[аяуюі]ють|[аяуюі]ються|яться|[еє]ться|иться)"
    ),
    "ru": re.compile(r"\w{2,}(?:[аяиу]ли(?:сь)?|[аяиу]ло(?:сь)?|елись|лась|[аяуюе]ют|[аяуюе]ются|ятся|[её]тся|ится)"),
}
#: Kinds of entries that make a word known.
_KNOWN = ("event", "cue", "change", "bound", "time", "counted", "stat", "hedge", "loss", "group", "offence")


#: "Another N": the count goes on from the one before, whatever its verb.
_GOES_ON = frozenset({"ще", "ещё", "еще", "іще"})


def is_finite(lang: str, word: str) -> bool:
    """Whether a word in lower case has the ending of a finite verb."""
    finite = _FINITE.get(lang)
    return finite is not None and finite.fullmatch(word) is not None


def unknown_verb(d: Draft) -> bool:
    """Whether the number's clause has a finite verb that no word file knows."""
    s, n = d.sentence, d.numeral
    finite = _FINITE.get(s.passage.lang)
    if finite is None or any(w in _GOES_ON for w in s.tokens.low[max(0, n.first - 2) : n.first]):
        return False
    here = s.hard[n.first]
    for k, word in enumerate(s.tokens.low):
        if s.hard[k] != here or finite.fullmatch(word) is None or k in s.taken:
            continue
        gap = k - max(d.np_end, n.after) if k >= n.after else n.first - k - 1
        if gap > 3 or s.numerals_between(min(k, n.after), max(k, n.first)):
            continue
        known = any(s.covering(kind, k) is not None for kind in _KNOWN)
        if not known and s.covering("breaker", k) is None and s.covering("source", k) is None:
            return True
    return False
