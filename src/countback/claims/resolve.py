"""Entries to claims: candidates compared, the surest joined first, nothing joined against a firm difference.

The result depends on the set of entries only, not on their order: entries are sorted by ID, pairs by points and IDs.
A person's judgement wins over the machine's. Work grows almost linearly with the entries (see
:mod:`countback.claims.pairs`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from countback.claims.claim import Claim, Join, Part
from countback.claims.compare import JOIN, Comparison, company_of, compare, hopeless
from countback.claims.judged import Contradiction, Judged, sorted_out
from countback.claims.kept import Keeps, Kept, kept_by
from countback.claims.likeness import Likeness, likeness, said_as, written
from countback.claims.lists import counters_of_lists
from countback.claims.pairs import candidates
from countback.claims.reference import choose_head, origin_of
from countback.claims.traits import Traits, traits_of
from countback.ledger.entry import Entry

#: How many page pairs a merge of two claims looks at for a firm difference on one page.
PAGE_CHECKS = 16
#: So many doubts of one claim are put before a person; the surest first.
REVIEW = 5


@dataclass(frozen=True, slots=True)
class Resolution:
    """The claims, the pairs left for a person to decide (the surest few of each claim), and judgements that contradict
    each other.

    Iterating gives the claims.
    """

    claims: tuple[Claim, ...]
    undecided: tuple[Comparison, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)


@dataclass(slots=True)
class _Cluster:
    """A claim in the making: what a merge must look at, kept small whatever the number of members."""

    anchor: int
    members: list[int]
    days: set[int]
    pages: dict[str, list[int]]
    wholes: set[tuple[str, int, int]]
    parts: set[tuple[str, int, int]]


@dataclass(slots=True)
class _Work:
    rows: list[Traits]
    home: list[int] = field(default_factory=list)
    clusters: dict[int, _Cluster] = field(default_factory=dict)
    numbers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    copied: frozenset[tuple[str, str]] = frozenset()
    surest: dict[int, tuple[int, int]] = field(default_factory=dict)
    told: dict[tuple[int, int], Comparison] = field(default_factory=dict)
    banned: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def cluster(self, root: int) -> _Cluster:
        """The claim in the making whose first entry is ``root``; made when first asked for."""
        found = self.clusters.get(root)
        if found is None:
            t = self.rows[root]
            f = t.entry.figure
            place = (t.page, f.span.start, f.span.end)
            part = {(t.page, f.part_of.span.start, f.part_of.span.end)} if f.part_of else set()
            found = _Cluster(root, [root], {t.day} if t.day is not None else set(), {t.page: [root]}, {place}, part)
            self.clusters[root] = found
        return found

    def roots(self) -> list[int]:
        """One entry of each claim, in order."""
        return [i for i in range(len(self.rows)) if self.home[i] == i]

    def find(self, i: int) -> int:
        while self.home[i] != i:
            self.home[i] = self.home[self.home[i]]
            i = self.home[i]
        return i

    def weigh(self, i: int, j: int) -> Comparison:
        """The comparison of two entries with all its reasons; only points are kept while joining."""
        if (i, j) in self.told:
            return self.told[i, j]
        a, b = self.rows[i], self.rows[j]
        pages = (a.page, b.page) if a.page <= b.page else (b.page, a.page)
        company = company_of(self.numbers, a, b) if a.page != b.page else 0
        return compare(a, b, company=company, copied=pages in self.copied)


def resolve(
    entries: Iterable[Entry] | Keeps | Kept,
    *,
    copies: Iterable[tuple[str, str]] | Iterable[object] = (),
    judgements: Iterable[Judged | tuple[str, str, str, str, object]] = (),
) -> Resolution:
    """Join entries to claims. Figures of comments and furniture make none.

    ``copies`` are page pairs (two hashes each, or objects with ``a`` and ``b``) of which one copies the other;
    ``judgements`` are :class:`Judged` or tuples ``(entry, entry, same|different, who, when)``. Of a ledger, the copies
    among its pages and the judgements in it are used, besides what is given.
    """
    if not isinstance(entries, Kept) and isinstance(entries, Keeps):
        entries = kept_by(entries)
    if isinstance(entries, Kept):
        rejected = entries.rejected
        copies, judgements = [*entries.copies, *copies], [*entries.judged, *judgements]
        entries = [e for e in entries.entries if e.id not in rejected]
    given = {e.id: e for e in entries if e.figure.part == "article"}
    rows = [traits_of(given[key]) for key in sorted(given)]
    work = _Work(rows, home=list(range(len(rows))))
    at = {t.entry.id: i for i, t in enumerate(rows)}
    work.copied = frozenset(_page_pair(c) for c in copies)
    work.numbers = _numbers(rows)
    forced, contradictions = sorted_out(judgements, at)

    for i, j, judged in forced:
        if judged.verdict == "different":
            work.banned[i].add(j)
            work.banned[j].add(i)
    for i, j, judged in forced:
        if judged.verdict == "same":
            x, y = work.find(i), work.find(j)
            if x != y and _bans(work, x, y):
                contradictions.append(
                    Contradiction(
                        judged.pair,
                        (judged,),
                        f"{judged.who or 'someone'} says same, but other judgements keep them apart",
                    )
                )
                continue
            words = f"{judged.who or 'a person'} says they are one count"
            work.told[i, j] = Comparison(*judged.pair, "join", 99.0, None, (words,))
            _merge(work, i, j, "judged")

    unsure = _join(work, _compare_all(work))
    unsure += _join(work, _shared_parts(work))

    parts = _parts(rows)
    roots = work.roots()
    claims = [_claim(work, work.cluster(root), parts) for root in roots]
    whose = counters_of_lists(claims)
    claims = [
        _claim(work, work.cluster(root), parts, origin=whose[c.id]) if c.id in whose else c
        for c, root in zip(claims, roots, strict=True)
    ]
    claims.sort(key=lambda c: c.id)
    undecided = tuple(work.weigh(i, j) for i, j in _for_review(work, unsure))
    return Resolution(tuple(claims), undecided, tuple(contradictions))


def _for_review(work: _Work, unsure: list[_Pair]) -> Iterator[tuple[int, int]]:
    """The pairs to put before a person: of two claims the surest only, and of one claim no more than ``REVIEW``."""
    asked: dict[int, int] = defaultdict(int)
    seen: set[tuple[int, int]] = set()
    for _, i, j, _ in sorted(unsure):
        x, y = work.find(i), work.find(j)
        pair = (x, y) if x < y else (y, x)
        if x != y and pair not in seen and asked[x] < REVIEW and asked[y] < REVIEW:
            seen.add(pair)
            asked[x] += 1
            asked[y] += 1
            yield i, j


def _page_pair(copy: object) -> tuple[str, str]:
    if isinstance(copy, tuple):
        a, b = copy[0], copy[1]
    else:
        a, b = copy.a, copy.b  # type: ignore[attr-defined]
    return (a, b) if a <= b else (b, a)


def _numbers(rows: list[Traits]) -> Mapping[str, frozenset[int]]:
    """The telling numbers of each page: what makes two pages keep the same company."""
    pages: dict[str, set[int]] = defaultdict(set)
    for t in rows:
        if t.value >= 20 and (t.digits >= 2 or t.value >= 10_000):
            pages[t.page].add(t.value)
        else:
            pages[t.page]
    return {page: frozenset(values) for page, values in pages.items()}


#: A pair while joining: its points (negative, so that the surest sorts first), its entries, and how the values relate.
_Pair = tuple[float, int, int, str]


def _compare_all(work: _Work) -> list[_Pair]:
    """Every candidate pair that is not plainly apart."""
    kept: list[_Pair] = []
    rows = work.rows
    for i, j in candidates(rows):
        if hopeless(rows[i], rows[j]):
            continue
        c = work.weigh(i, j)
        if c.like is not None and c.decision != "apart":
            kept.append((-c.points, i, j, c.like.kind))
    return kept


def _join(work: _Work, pairs: list[_Pair]) -> list[_Pair]:
    """Merge the surest first; what is unsure, or ran against a firm difference, is given back for review."""
    pairs.sort()
    return [
        p
        for k, p in enumerate(pairs)
        if (k == 0 or p != pairs[k - 1]) and (-p[0] < JOIN or not _merge(work, p[1], p[2], p[3]))
    ]


def _bans(work: _Work, x: int, y: int) -> bool:
    if not work.banned:
        return False
    small, other = (x, y) if len(work.cluster(x).members) <= len(work.cluster(y).members) else (y, x)
    return any(work.find(k) == other for i in work.cluster(small).members for k in work.banned.get(i, ()))


def _merge(work: _Work, i: int, j: int, kind: str) -> bool:
    """Merge the claims of two entries unless a firm difference forbids it; True where they are one afterwards."""
    x, y = work.find(i), work.find(j)
    if x != y:
        one, two = work.cluster(x), work.cluster(y)
        if kind != "judged" and not _compatible(work, one, two, x, y, kind):
            return False
        larger = (len(one.members), -x) >= (len(two.members), -y)
        large, small, root, gone = (one, two, x, y) if larger else (two, one, y, x)
        large.members += small.members
        large.days |= small.days
        large.wholes |= small.wholes
        large.parts |= small.parts
        for page, found in small.pages.items():
            large.pages.setdefault(page, []).extend(found)
        large.anchor = max((large.anchor, small.anchor), key=lambda k: _firmness(work.rows[k]))
        work.home[gone] = root
        del work.clusters[gone]
    work.surest.setdefault(i, (i, j))
    work.surest.setdefault(j, (i, j))
    return True


def _firmness(t: Traits) -> tuple[int, int, str]:
    return (t.digits, t.value, t.entry.id)


def _compatible(work: _Work, one: _Cluster, two: _Cluster, x: int, y: int, kind: str) -> bool:
    if one.days and two.days and not one.days & two.days:
        return False
    if one.wholes & two.parts or two.wholes & one.parts:
        return False
    a, b = work.rows[one.anchor], work.rows[two.anchor]
    met_anchors = likeness(a.entry.figure.count, b.entry.figure.count)
    if kind != "same_parts" and (met_anchors is None or (met_anchors.kind == "digit" and kind != "digit")):
        return False
    if _bans(work, x, y):
        return False
    small, large = (one, two) if len(one.pages) <= len(two.pages) else (two, one)
    looked = 0
    for page in small.pages:
        for i in small.pages[page]:
            for j in large.pages.get(page, ()):
                looked += 1
                if looked > PAGE_CHECKS:
                    return True
                s, t = work.rows[i], work.rows[j]
                met = compare(s, t)
                firm = len(met.reasons) == 1 or (met.like is not None and met.like.kind == "same")
                if met.like is not None and firm and met.decision == "apart":
                    return False
    if a.page == b.page:
        return True
    met = compare(a, b, company=3)
    return not (met.like is not None and met.decision == "apart" and len(met.reasons) == 1)


def _shared_parts(work: _Work) -> list[_Pair]:
    """Wholes whose stated parts are the same on two pages, though their own values differ (1,010 and 1,009)."""
    at = {(t.page, t.entry.figure.span.start, t.entry.figure.span.end): i for i, t in enumerate(work.rows)}
    parts: dict[int, set[int]] = defaultdict(set)
    for k, t in enumerate(work.rows):
        p = t.entry.figure.part_of
        if p is None or t.digits < 1:
            continue
        whole = at.get((t.page, p.span.start, p.span.end))
        if whole is not None and len(parts[whole]) < 12:
            parts[whole].add(work.find(k))
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for whole in sorted(parts):
        homes = sorted(parts[whole])
        for x, one in enumerate(homes):
            for two in homes[x + 1 :]:
                by_pair[(one, two)].append(whole)
    found: dict[tuple[int, int], Comparison] = {}
    for wholes in by_pair.values():
        for x, i in enumerate(wholes[:40]):
            for j in wholes[x + 1 : 40]:
                a, b = work.rows[i], work.rows[j]
                if (i, j) in found or a.page == b.page or work.find(i) == work.find(j):
                    continue
                va, vb = a.value, b.value
                if not va or not vb or abs(va - vb) > 0.12 * max(va, vb):
                    continue
                shared = len(parts[i] & parts[j])
                like = likeness(a.entry.figure.count, b.entry.figure.count) or Likeness(
                    "same_parts",
                    f"{written(a.entry.figure.count)} and {written(b.entry.figure.count)} are made of the "
                    f"same {shared} parts",
                )
                found[(i, j)] = compare(a, b, company=max(shared, company_of(work.numbers, a, b)), like=like)
    kept = {pair: c for pair, c in found.items() if c.decision != "apart"}
    work.told |= kept
    return [(-c.points, i, j, c.like.kind if c.like else "") for (i, j), c in kept.items()]


def _parts(rows: list[Traits]) -> Mapping[tuple[str, int, int], list[Part]]:
    """For each whole, the entries stated as its parts what they count and for which offence."""
    found: dict[tuple[str, int, int], list[Part]] = defaultdict(list)
    for t in rows:
        f = t.entry.figure
        if f.part_of is not None and f.measure.counted:
            found[(t.page, f.part_of.span.start, f.part_of.span.end)].append(
                Part(t.entry.id, t.page, t.value, f.measure.counted, f.measure.offence or "")
            )
    return found


def _claim(
    work: _Work, cluster: _Cluster, parts: Mapping[tuple[str, int, int], list[Part]], *, origin: str | None = None
) -> Claim:
    members = sorted((work.rows[i].entry for i in cluster.members), key=lambda e: (e.source.name, e.figure.span, e.id))
    inferred = origin is not None
    origin = origin if inferred else origin_of(members)
    head, read = choose_head(members, origin=origin)
    joins = []
    for i in sorted(cluster.members):
        entry = work.rows[i].entry
        if entry.id == head.id or i not in work.surest:
            continue
        one, two = work.surest[i]
        c, j = work.weigh(one, two), two if one == i else one
        rule = c.like.kind if c.like else "judged"
        with_ = work.rows[j].entry
        joins.append(
            Join(entry.id, rule, c.score, f"with {said_as(with_.figure.count)} on {with_.source.name}: {c.words}")
        )
    digest = hashlib.sha256(f"claim\n{head.id}".encode()).hexdigest()[:12]
    found = tuple(sorted(p for place in cluster.wholes for p in parts.get(place, ())))
    return Claim(digest, origin, head, tuple(members), tuple(joins), read, found, inferred)
