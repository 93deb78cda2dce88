"""Which entries are worth comparing: buckets of like values, so that the work grows with the figures, not their pairs.

Four families of keys are walked one after the other: equal values, a value and its roundings or range ends, a value and
its slips of one digit (keys: the number with one digit left out), a value and the same without its thousand. Damaged
values are looked for only under a shared voice (origin, relay, outlet) or on one page, and under a voice only where it
counts for one of the two: two pages of one outlet that name two other counters are no pair. Each family is indexed in
shards of its values, so that memory stays bounded. A crowded bucket is sorted and each entry meets its neighbours only.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from countback.claims.likeness import significant, step_of
from countback.claims.traits import Traits
from countback.claims.voices import spoken_for

#: Buckets up to this size are compared pair by pair.
WHOLE = 40
#: In larger ones each entry meets this many sorted neighbours.
WINDOW = 12
#: So many keys of a family are indexed at a time.
SHARD = 200_000

Key = tuple[object, ...]
#: A voice by number, and whether a pair under it is worth a look from this side.
Voice = tuple[int, bool]


@dataclass(slots=True)
class _Book:
    """The rows with what all families need: their place in a sorted order, and their voices by number."""

    rows: Sequence[Traits]
    rank: array[int]
    voices: list[tuple[Voice, ...]]
    open: dict[str, int] = field(default_factory=dict)


def candidates(rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``rows`` worth a comparison, in an order that depends on the rows only. A pair may come
    again from another family."""
    book = _book(rows)
    yield from _equal(book)
    yield from _meeting(book, _roundings(rows), open_too=True)
    yield from _meeting(book, _slips(rows), differ=True)
    yield from _meeting(book, _multiples(rows))


def _book(rows: Sequence[Traits]) -> _Book:
    order = sorted(range(len(rows)), key=lambda i: _order(rows[i]))
    rank = array("l", bytes(len(rows) * array("l").itemsize))
    for place, i in enumerate(order):
        rank[i] = place
    numbers: dict[object, int] = {}

    def number(name: object) -> int:
        return numbers.setdefault(name, len(numbers))

    kept: dict[tuple[Voice, ...], tuple[Voice, ...]] = {}
    book = _Book(rows, rank, [])
    for t in rows:
        own = None if t.origin is None else spoken_for(t.origin)
        spoken = {spoken_for(v) for v in t.voices}
        voices = [(number(("page", t.page)), True), *((number(v), own is None or v == own) for v in sorted(spoken))]
        made = tuple(voices)
        book.voices.append(kept.setdefault(made, made))
    for kind in ("law", "-", *sorted({t.family for t in rows if t.family})):
        book.open[kind] = number(("open", kind))
    return book


def _kind(t: Traits) -> str:
    """Of which broad matter: courts and what they try are one matter, as relays exchange them."""
    return "law" if t.family in ("justice", "flight") else t.family or "-"


def _order(t: Traits) -> tuple[object, ...]:
    return (t.family or "", t.origin or "", t.until or 0, t.since or 0, t.published or 0, t.entry.id)


def _within(rank: array[int], bucket: list[int]) -> Iterator[tuple[int, int]]:
    if len(bucket) <= WHOLE:
        for x, i in enumerate(bucket):
            for j in bucket[x + 1 :]:
                yield i, j
        return
    bucket = sorted(bucket, key=rank.__getitem__)
    for x, i in enumerate(bucket):
        for j in bucket[x + 1 : x + 1 + WINDOW]:
            yield i, j


def _across(rank: array[int], left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    if len(left) * len(right) <= WHOLE * WHOLE:
        for i in left:
            for j in right:
                yield i, j
        return
    mixed = sorted([(rank[i], 0, i) for i in left] + [(rank[j], 1, j) for j in right])
    for x, (_, side, i) in enumerate(mixed):
        met = 0
        for _, other, j in mixed[x + 1 : x + 1 + 4 * WINDOW]:
            if other != side:
                yield i, j
                met += 1
                if met >= WINDOW:
                    break


def _equal(book: _Book) -> Iterator[tuple[int, int]]:
    buckets: dict[Key, list[int]] = defaultdict(list)
    for i, t in enumerate(book.rows):
        c = t.entry.figure.count
        share = t.entry.figure.measure.stat == "share"
        if t.digits >= 3 or not c.single:
            buckets[(c.low, c.high, share)].append(i)
        elif t.value >= 20:
            buckets[(c.low, share, _kind(t))].append(i)
            if t.origin:
                buckets[(c.low, share, "origin", t.origin)].append(i)
        else:
            for voice, _ in book.voices[i]:
                buckets[(c.low, share, voice)].append(i)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield from _within(book.rank, bucket)


@dataclass(slots=True)
class _Keys:
    """The keys of one family, flat: values, whose they are, and on which side they stand (0 and 1 meet; 2 meets 2)."""

    values: array[int] = field(default_factory=lambda: array("q"))
    owners: array[int] = field(default_factory=lambda: array("l"))
    sides: array[int] = field(default_factory=lambda: array("b"))

    def add(self, value: int, owner: int, side: int) -> None:
        if value < 1 << 62:
            self.values.append(value)
            self.owners.append(owner)
            self.sides.append(side)


def _meeting(book: _Book, keys: _Keys, *, open_too: bool = False, differ: bool = False) -> Iterator[tuple[int, int]]:
    """Pairs of rows with one key under one voice that counts for one of them; each once."""
    shards = len(keys.values) // SHARD + 1
    count, rank, rows = len(book.rows), book.rank, book.rows
    many = 1 << 32
    for shard in range(shards):
        index: dict[int, int | list[int]] = {}
        for value, owner, side in zip(keys.values, keys.owners, keys.sides, strict=True):
            if shards > 1 and (value * 2654435761 >> 8) % shards != shard:
                continue
            voices = book.voices[owner]
            if open_too:
                voices = (*voices, (book.open[_kind(rows[owner])], True))
            for voice, counts in voices:
                key = value * many + voice
                code = owner << 3 | side << 1 | counts
                held = index.get(key)
                if held is None:
                    index[key] = code
                elif isinstance(held, int):
                    index[key] = [held, code]
                else:
                    held.append(code)
        seen: set[int] = set()
        for held in index.values():
            if isinstance(held, list):
                for i, j in _pairs(rank, held):
                    if i == j or (differ and rows[i].value == rows[j].value):
                        continue
                    code = i * count + j if i < j else j * count + i
                    if code not in seen:
                        seen.add(code)
                        yield (i, j) if i < j else (j, i)


def _pairs(rank: array[int], bucket: list[int]) -> Iterator[tuple[int, int]]:
    parts: dict[tuple[int, bool], list[int]] = {}
    for code in bucket:
        parts.setdefault((code >> 1 & 3, bool(code & 1)), []).append(code >> 3)
    none: list[int] = []
    for left, right in ((0, 1), (2, 2)):
        for a, b in ((True, True), (True, False), (False, True)):
            one, other = parts.get((left, a), none), parts.get((right, b), none)
            if not one or not other or (left == right and not a):
                continue
            yield from _within(rank, one) if one is other else _across(rank, one, other)


def _roundings(rows: Sequence[Traits]) -> _Keys:
    """Side 0: a value's roundings to one, two and three digits, a range's ends; side 1: a round value itself."""
    keys = _Keys()
    for i, t in enumerate(rows):
        c = t.entry.figure.count
        if c.high is None or not isinstance(c.low, int) or not isinstance(c.high, int):
            continue
        if not c.single:
            keys.add(c.low, i, 0)
            keys.add(c.high, i, 0)
            continue
        v = c.low
        if step_of(v) >= 10 and significant(v) <= 3:
            keys.add(v, i, 1)
        elif v < 20:
            continue
        size = len(str(v))
        for kept in (1, 2, 3):
            step = 10 ** (size - kept) if size > kept else 1
            if step > 1 and v % step:
                keys.add(v // step * step, i, 0)
                keys.add((v // step + 1) * step, i, 0)
    return keys


def _slips(rows: Sequence[Traits]) -> _Keys:
    """The number, and the number with one digit left out."""
    keys = _Keys()
    for i, t in enumerate(rows):
        c = t.entry.figure.count
        if not c.single or not isinstance(c.low, int) or t.digits < 2 or c.low < 10:
            continue
        text = str(c.low)
        forms = {int(text[:k] + text[k + 1 :]) for k in range(len(text))} if t.digits >= 3 else set()
        for form in sorted(forms | {c.low}):
            keys.add(form, i, 2)
    return keys


def _multiples(rows: Sequence[Traits]) -> _Keys:
    """Side 0: the value; side 1: the value without its thousand or million."""
    keys = _Keys()
    for i, t in enumerate(rows):
        c = t.entry.figure.count
        if not c.single or not isinstance(c.low, int) or c.low < 2:
            continue
        keys.add(c.low, i, 0)
        for by in (1000, 1_000_000):
            if c.low >= 2 * by and c.low % by == 0:
                keys.add(c.low // by, i, 1)
    return keys
