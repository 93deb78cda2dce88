"""Which entries are worth comparing: buckets of like values, so that the work grows with the figures, not their pairs.

Four families of keys are walked one after the other, so only one index is in memory at a time: equal values, a value
and its roundings or range ends, a value and its slips of one digit (keys: the number with one digit left out), a value
and the same without its thousand. Damaged values are looked for only under a shared voice (origin, relay, outlet) or
on one page. A crowded bucket is sorted and each entry meets its neighbours only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from countback.claims.likeness import significant, step_of
from countback.claims.traits import Traits

#: Buckets up to this size are compared pair by pair.
WHOLE = 40
#: In larger ones each entry meets this many sorted neighbours.
WINDOW = 12

Key = tuple[object, ...]


def candidates(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``rows`` worth a comparison, each once, in an order that depends on the rows only."""
    seen: set[int] = set()
    count = len(rows)
    for family in (_equal, _rounded, _slips, _multiplied):
        for i, j in family(rows):
            if i > j:
                i, j = j, i
            code = i * count + j
            if i != j and code not in seen:
                seen.add(code)
                yield i, j


def _voices(t: Traits) -> Iterable[object]:
    """Under which names damaged values are looked for: every voice, and the page itself."""
    yield from sorted(t.voices)
    yield ("page", t.page)


def _kind(t: Traits) -> str:
    """Of which broad matter: courts and what they try are one matter, as relays exchange them."""
    return "law" if t.family in ("justice", "flight") else t.family or "-"


def _order(rows: Sequence[Traits]) -> Callable[[int], tuple[object, ...]]:
    def key(i: int) -> tuple[object, ...]:
        t = rows[i]
        return (t.family or "", t.origin or "", t.until or 0, t.since or 0, t.published or 0, t.entry.id)

    return key


def _within(rows: Sequence[Traits], bucket: list[int]) -> Iterator[tuple[int, int]]:
    if len(bucket) <= WHOLE:
        for x, i in enumerate(bucket):
            for j in bucket[x + 1 :]:
                yield i, j
        return
    bucket = sorted(bucket, key=_order(rows))
    for x, i in enumerate(bucket):
        for j in bucket[x + 1 : x + 1 + WINDOW]:
            yield i, j


def _across(rows: Sequence[Traits], left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    if len(left) * len(right) <= WHOLE * WHOLE:
        for i in left:
            for j in right:
                yield i, j
        return
    rank = _order(rows)
    mixed = sorted([(rank(i), 0, i) for i in left] + [(rank(j), 1, j) for j in right])
    for x, (_, side, i) in enumerate(mixed):
        met = 0
        for _, other, j in mixed[x + 1 : x + 1 + 4 * WINDOW]:
            if other != side:
                yield i, j
                met += 1
                if met >= WINDOW:
                    break


def _equal(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    buckets: dict[Key, list[int]] = defaultdict(list)
    for i, t in enumerate(rows):
        c = t.entry.figure.count
        share = t.entry.figure.measure.stat == "share"
        if t.digits >= 3 or not c.single:
            buckets[(c.low, c.high, share)].append(i)
        elif t.value >= 20:
            buckets[(c.low, share, _kind(t))].append(i)
            if t.origin:
                buckets[(c.low, share, "origin", t.origin)].append(i)
        else:
            for voice in _voices(t):
                buckets[(c.low, share, voice)].append(i)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield from _within(rows, bucket)


def _two_sided(
    rows: Sequence[Traits], keys: Callable[[Traits], Iterable[tuple[int, int]]], *, open_too: bool = False
) -> Iterator[tuple[int, int]]:
    """Pairs of a left and a right entry under one (value, voice); ``keys`` gives (side, value)."""
    buckets: dict[Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, t in enumerate(rows):
        found = list(keys(t))
        if not found:
            continue
        voices = list(_voices(t))
        if open_too:
            voices.append(("open", _kind(t)))
        for side, value in found:
            for voice in voices:
                buckets[(value, voice)][side].append(i)
    for left, right in buckets.values():
        if left and right:
            yield from _across(rows, left, right)


def _rounded(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    def keys(t: Traits) -> Iterable[tuple[int, int]]:
        c = t.entry.figure.count
        if c.high is None or not isinstance(c.low, int) or not isinstance(c.high, int):
            return
        if not c.single:
            yield 0, c.low
            yield 0, c.high
            return
        v = c.low
        if step_of(v) >= 10 and significant(v) <= 3:
            yield 1, v
        elif v < 20:
            return
        size = len(str(v))
        for kept in (1, 2, 3):
            step = 10 ** (size - kept)
            if step > 1 and v % step:
                yield 0, v // step * step
                yield 0, (v // step + 1) * step

    return _two_sided(rows, keys, open_too=True)


def _slips(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    buckets: dict[Key, list[int]] = defaultdict(list)
    for i, t in enumerate(rows):
        c = t.entry.figure.count
        if not c.single or not isinstance(c.low, int) or t.digits < 2 or c.low < 10:
            continue
        text = str(c.low)
        forms = {text[:k] + text[k + 1 :] for k in range(len(text))} if t.digits >= 3 else set()
        forms.add(text)
        for voice in _voices(t):
            for form in forms:
                buckets[(form, voice)].append(i)
    for bucket in buckets.values():
        if len(bucket) > 1:
            values = {rows[i].value for i in bucket}
            if len(values) > 1:
                yield from ((i, j) for i, j in _within(rows, bucket) if rows[i].value != rows[j].value)


def _multiplied(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    def keys(t: Traits) -> Iterable[tuple[int, int]]:
        c = t.entry.figure.count
        if not c.single or not isinstance(c.low, int):
            return
        if c.low >= 2:
            yield 0, c.low
        for by in (1000, 1_000_000):
            if c.low >= 2 * by and c.low % by == 0:
                yield 1, c.low // by

    return _two_sided(rows, keys)
