"""Reprints, partial reprints, rewrites and quoted blocks among pages, and what each added, dropped or altered.

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
from itertools import pairwise
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

Kind = Literal["reprint", "partial", "rewrite", "quote"]

_QUOTES = frozenset("\"“”„«»‘’‚‹›'")
#: So many characters around a shared block are looked through for its quotation marks.
_REACH = 4
#: A quoted block has no more words than this.
SPOKEN = 150

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


@dataclass(frozen=True, slots=True)
class Edit:
    """One address with two texts (hashes ``a``, ``b``): the numbers ``gone`` from it and those that have ``come``."""

    address: str
    a: str
    b: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


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
            short = n * max(step, other) <= SPOKEN
            if (
                kind != "reprint"
                and short
                and _quoted(pages[i].text, pages[j].text)
                and _quoted(pages[j].text, pages[i].text)
            ):
                kind = "quote"
            earlier, why = which_first(pages[i], pages[j])
            copies.append(Copy(pages[i].sha256, pages[j].sha256, n, share, kind, earlier, why))
    return copies


def _quoted(text: str, other: str) -> bool:
    """Whether what ``text`` shares with ``other`` is one block between quotation marks: both quote one speaker."""
    words = words_of(other)
    grams = {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
    places = [(m.start(), m.end(), m.group().casefold()) for m in _WORD.finditer(text)]
    said = [w for _, _, w in places]
    shared = [i for i in range(len(said) - GRAM + 1) if tuple(said[i : i + GRAM]) in grams]
    if not shared or shared[-1] - shared[0] + 1 > 1.2 * len(shared):
        return False
    start, end = places[shared[0]][0], places[shared[-1] + GRAM - 1][1]
    return bool(_QUOTES & set(text[max(0, start - _REACH) : start]) and _QUOTES & set(text[end : end + _REACH]))


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


def which_first(a: Reading, b: Reading) -> tuple[str | None, str]:
    """Which of two pages was first (its hash), and what says so: a page that cites the other's outlet came later; else
    their dates, unless one is only a reprint's stamp. None where nothing tells."""
    for one, other in ((a, b), (b, a)):
        outlet = other.dateline.outlet
        cites = outlet and outlet != one.dateline.outlet and any(outlet in (f.origin, *f.via) for f in one.figures)
        back = one.dateline.outlet and any(one.dateline.outlet in (f.origin, *f.via) for f in other.figures)
        if cites and not back:
            return other.sha256, f"{one.name} names {outlet}"
    p, q = a.dateline.published, b.dateline.published
    if p and q and (p.last < q.first or q.last < p.first):
        first, later = (a, b) if p.last < q.first else (b, a)
        return first.sha256, f"{first.name} is dated {_dated(first)}, {later.name} {_dated(later)}"
    for one, other in ((a, b), (b, a)):
        if one.dateline.reprinted is not None and other.dateline.reprinted is None:
            return other.sha256, f"{one.name} is stamped as a reprint of {one.dateline.reprinted}"
    return None, "nothing tells which was first"


def _dated(page: Reading) -> str:
    """A page's date with the kind of evidence it rests on."""
    chosen = next((e.source for e in page.dateline.date_evidence if e.verdict == "chosen"), "")
    return f"{page.dateline.published}" + (f" ({chosen.replace('_', ' ')})" if chosen else "")


def edits_of(readings: Iterable[Reading]) -> list[Edit]:
    """Pages of one web address with different text, each next to the following one, with the numbers that moved."""
    by: dict[str, dict[str, Reading]] = defaultdict(dict)
    for r in readings:
        if "://" in r.address:
            by[r.address][r.sha256] = r
    edits = []
    for address in sorted(by):
        rows = sorted(by[address].values(), key=lambda r: (str(r.dateline.published or ""), r.sha256))
        for one, two in pairwise(rows):
            old, new = _numbers(one), _numbers(two)
            gone = tuple(said for value, said in old.items() if value not in new)
            come = tuple(said for value, said in new.items() if value not in old)
            if one.text != two.text:
                edits.append(Edit(address, one.sha256, two.sha256, gone, come))
    return edits


def _numbers(page: Reading) -> dict[tuple[object, ...], str]:
    """The page's figures by value and measure, as written."""
    return {(f.count.low, f.count.high, f.measure.counted, f.measure.event): f.count.said for f in page.figures}


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
