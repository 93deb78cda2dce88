"""Reprints, partial reprints and rewrites of one text among pages, and what each added, dropped or altered.

The method is anchors: hashes of word 5-grams, of which one in up to ``SAMPLE`` is kept (all of a short page), grams
that recur across one outlet's pages are furniture and dropped, and two pages need ``SHARED`` anchors in common. Memory
is bounded by the sample; no pair of pages is looked at that shares nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from zlib import crc32

from countback.figures.reading import Reading

GRAM = 5
SAMPLE = 8
SHARED = 4
#: Pages with no more grams than this keep every gram.
SHORT = 100
#: A gram on more pages than this is a stock phrase, not the trace of a copy.
COMMON = 60

Kind = Literal["reprint", "partial", "rewrite"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """Two pages (by hash) of which one repeats the other's text.

    ``earlier`` is the hash of the page that seems first, None where no date tells; ``why`` says what told.
    ``share`` is the share of the shorter page's grams found in both.
    """

    a: str
    b: str
    shared: int
    share: float
    kind: Kind
    earlier: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece of an alignment: ``both`` where the pages agree, ``dropped``, ``added`` or ``altered`` on the way."""

    what: Literal["both", "dropped", "added", "altered"]
    earlier: str
    later: str


def words_of(text: str) -> list[str]:
    """The words of a text, folded; numbers keep their digits only."""
    return [w.casefold() for w in _WORD.findall(text)]


def anchors(text: str) -> tuple[set[int], int]:
    """The sampled gram hashes of a text, and of how many grams one was kept.

    The step grows with the text (1, 2, 4, at most ``SAMPLE``); as each sample holds every coarser one, texts of
    different lengths share the hashes of the coarser step.
    """
    words = words_of(text)
    grams = {crc32(" ".join(words[i : i + GRAM]).encode("utf-8")) for i in range(max(len(words) - GRAM + 1, 0))}
    step = 1
    while step < SAMPLE and len(grams) > SHORT * step:
        step *= 2
    return {g for g in grams if g % step == 0}, step


def find_copies(readings: Iterable[Reading]) -> list[Copy]:
    """Every pair of pages that share text beyond furniture, in order of their hashes."""
    pages = sorted({r.sha256: r for r in readings}.values(), key=lambda r: r.sha256)
    sampled = [anchors(page.text) for page in pages]
    furniture = _furniture(pages, [found for found, _ in sampled])
    where: dict[int, list[int]] = defaultdict(list)
    for i, (found, _) in enumerate(sampled):
        stock = furniture.get(_host(pages[i]), frozenset())
        for gram in found - stock:
            where[gram].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in where.values():
        if 1 < len(holders) <= COMMON:
            for x, i in enumerate(holders):
                for j in holders[x + 1 :]:
                    shared[(i, j)] += 1
    copies = []
    for (i, j), n in sorted(shared.items()):
        if n >= SHARED:
            (one, step), (two, other) = sampled[i], sampled[j]
            shorter = min(len(one) * step, len(two) * other) or 1
            share = round(min(n * max(step, other) / shorter, 1.0), 3)
            kind: Kind = "reprint" if share >= 0.6 else "partial" if share >= 0.2 else "rewrite"
            earlier, why = _earlier(pages[i], pages[j])
            copies.append(Copy(pages[i].sha256, pages[j].sha256, n, share, kind, earlier, why))
    return copies


def _host(page: Reading) -> str:
    if page.dateline.outlet:
        return page.dateline.outlet
    bare = page.address.split("://", 1)[-1]
    return bare.split("/", 1)[0].removeprefix("www.") if "." in bare.split("/", 1)[0] else ""


def _furniture(pages: Sequence[Reading], grams: Sequence[set[int]]) -> dict[str, frozenset[int]]:
    """For each outlet the grams that stand on three or more of its pages."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for page, found in zip(pages, grams, strict=True):
        host = _host(page)
        if host:
            counts[host].update(found)
    return {host: frozenset(g for g, n in seen.items() if n >= 3) for host, seen in counts.items()}


def _earlier(a: Reading, b: Reading) -> tuple[str | None, str]:
    """Which of two pages was first, by their published dates and what they cite, never by a reprint's stamp."""
    p, q = a.dateline.published, b.dateline.published
    for one, other in ((a, b), (b, a)):
        outlet = other.dateline.outlet
        if outlet and any(outlet in f.via or f.origin == outlet for f in one.figures):
            return other.sha256, f"{one.name} names {outlet}"
    if p and q and (p.last < q.first or q.last < p.first):
        first, later = (a, b) if p.last < q.first else (b, a)
        return (
            first.sha256,
            f"{first.name} is dated {first.dateline.published}, {later.name} {later.dateline.published}",
        )
    return None, "nothing tells which was first"


def align(earlier: str, later: str, *, limit: int = 4000) -> list[Stretch]:
    """How the later text follows the earlier one, word by word, as stretches a person can read.

    >>> [(s.what, s.later) for s in align("courts sentenced 684 men in March", "courts sentenced 64 men in March")]
    [('both', 'courts sentenced'), ('altered', '64'), ('both', 'men in March')]
    """
    a, b = earlier.split()[:limit], later.split()[:limit]
    found: list[Stretch] = []
    for tag, i, j, k, m in SequenceMatcher(a=a, b=b, autojunk=len(a) > 1000).get_opcodes():
        what: Literal["both", "dropped", "added", "altered"] = (
            "both" if tag == "equal" else "dropped" if tag == "delete" else "added" if tag == "insert" else "altered"
        )
        found.append(Stretch(what, " ".join(a[i:j]), " ".join(b[k:m])))
    return found
