"""Which sources a page names anywhere in its text, by the names of the registry.

A reader may know from a table's form whose count it is; that the page itself says so is another thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from countback.claims.claim import Claim
from countback.figures.lexicon import languages
from countback.figures.reading import Reading
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary


def named_on(reading: Reading, *, short: frozenset[str] = frozenset()) -> frozenset[str]:
    """The registry's IDs of all sources whose full name stands in the page's text; those of ``short`` also by a short
    name ("the staff"), which several may share. None where the page's language has no lexicon."""
    if reading.lang not in languages():
        return frozenset()
    found = set()
    for match in load_vocabulary(reading.lang).phrases.find(tokenise(reading.text)):
        kind, source = match.payload.kind, match.payload.gives.get("source")
        if kind == "source" or (kind == "weak_source" and source in short):
            found.add(str(source))
    return frozenset(found)


def named_by(claims: Iterable[Claim], readings: Iterable[Reading] = ()) -> Mapping[str, frozenset[str]]:
    """Every source each page names, by the page's hash.

    A voice with the words it was read from is named. One without is looked for in the page's text where ``readings``
    give it; where they do not, it counts as named.
    """
    named: dict[str, set[str]] = defaultdict(set)
    unsaid: dict[str, set[str]] = defaultdict(set)
    voiced: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        for m in c.members:
            if m.figure.origin is None and c.origin is not None and len(c.members) > 1:
                unsaid[m.source.sha256].add(c.origin)
            for v in m.figure.voices:
                if v.part == "origin":
                    silent = not v.said and v.span is None and v.id is not None
                    (unsaid if silent else named)[m.source.sha256].add(v.name)
                    voiced[m.source.sha256].add(v.name)
    texts = {r.sha256: r for r in readings if r.sha256 in unsaid}
    for page, sources in unsaid.items():
        reading = texts.get(page)
        unseen = reading is None or reading.lang not in languages()
        if reading is not None and not unseen:
            named[page] |= named_on(reading, short=frozenset(sources))
        else:
            named[page] |= voiced[page]
    return {page: frozenset(names) for page, names in named.items()}
