"""What the counter said, as far as the pages show: its origin, its head, and each field by weight of evidence.

A page of the counter itself outweighs all relays; a page that quotes the counter directly outweighs one that had it
third-hand. Where pages of equal weight differ, the reading that is *lost* on the way more often than gained wins: a
bound ("about" is dropped, not added), a court's unit (cases become people), the narrower offence (absence becomes
desertion), casualties (they become dead).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from countback.claims.likeness import likeness, significant
from countback.claims.voices import registry
from countback.ledger.entry import Entry

#: Later in the tuple is where drift leads; earlier wins a tie.
_DOWNHILL: dict[str, tuple[str | None, ...]] = {
    "bound": ("about", "min", "exact", "max"),
    "counted": ("verdict", "case", "request", "record", "person", "incident", "other", None),
    "offence": ("awol", "refusal", "service_all", "desertion", None),
    "event": (
        "tried",
        "charged",
        "casualties",
        "identified",
        "sought_help",
        "awol",
        "convicted",
        "deserted",
        "wanted",
        "killed",
        None,
    ),
    "group": ("mobilised", "officer", "contract", "conscript", "nco", None),
    "stat": ("target", "flow", "delta", "total"),
}


#: The share of the best evidence a value needs to win by drifting less.
_CLOSE = {"offence": 0.25, "event": 0.8, "bound": 0.3}
#: A narrow offence seldom stands for all of them by mistake, so it needs more.
_CLOSE_NARROW = 0.6
#: Kinds of sources that keep a register others quote.
_KEEPERS = ("prosecutor", "court")


@dataclass(frozen=True, slots=True)
class Reference:
    """One field of a claim as its counter has it: the value, and the entry that shows it best."""

    value: object
    entry: Entry | None


def distance(entry: Entry, *, origin: str | None) -> float:
    """How far an entry stands from the counter: 0 on the counter's own page, 1 where it is quoted directly."""
    first, relays = None, 0
    for v in entry.figure.voices:
        if v.part == "relay":
            relays += 1
        elif first is None:
            first = v.name
    if first is None or origin is None:
        return 0.0 if origin is not None and entry.source.outlet == origin else 4.0 + relays
    if first == origin:
        return 0.0 if entry.source.outlet == origin else 1.0 + relays + (0.5 if entry.figure.hedged else 0.0)
    return 3.0 + relays + (0.5 if entry.figure.hedged else 0.0)


def weight(entry: Entry, *, origin: str | None) -> float:
    """The weight of an entry as evidence for what the counter said."""
    return (12.0, 3.0, 1.0, 0.6, 0.4)[min(int(distance(entry, origin=origin)), 4)]


def origin_of(members: Sequence[Entry]) -> str | None:
    """The counter of a claim: the named origin that no other named origin is relayed by, most often named.

    A page on outlet X that names Y, and chains Y ← X, show X to be a relay; a page that takes X for the counter is
    then a page with the wrong origin.
    """
    named: dict[str, float] = defaultdict(float)
    relays: dict[str, set[str]] = defaultdict(set)
    seen: set[tuple[str, str]] = set()
    for m in members:
        f = m.figure
        if f.origin is None:
            continue
        if (m.source.sha256, f.origin) not in seen:
            seen.add((m.source.sha256, f.origin))
            named[f.origin] += 1.0 / (1 + 0.3 * len(f.via)) * (0.8 if f.hedged else 1.0)
        for v in (*f.via, m.source.outlet):
            if v is not None and v != f.origin:
                relays[v].add(f.origin)
    if not named:
        return None
    firsts = {o: w for o, w in named.items() if not (relays[o] & named.keys()) or o in _above(o, relays)}
    pool = firsts or named
    keepers = [o for o in pool if (known := registry().get(o)) and known.kind in _KEEPERS]
    if keepers:  # a person who tells a register's number passes it on, whatever the relays make of them
        pool = {o: w for o, w in pool.items() if not _person(o)} or pool
    return min(pool, key=lambda o: (-pool[o], o))


def _person(source: str) -> bool:
    known = registry().get(source)
    return known is not None and known.kind == "person" and known.speaks_for is None


def _above(origin: str, relays: dict[str, set[str]]) -> set[str]:
    """Everybody ``origin`` is said to relay, and whom those relay: holds ``origin`` in a circle of citations."""
    found: set[str] = set()
    queue = sorted(relays[origin])
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += sorted(relays.get(name, ()))
    return found


def choose_head(members: Sequence[Entry], *, origin: str | None) -> tuple[Entry, bool]:
    """The member that shows the count best, and whether the counter's own page was read."""
    if len(members) == 1:
        (only,) = members
        return only, origin is not None and only.source.outlet == origin and only.figure.origin in (origin, None)
    best_value = value_of(members, origin=origin)
    fields = {name: settled(members, name, origin=origin) for name in ("counted", "event", "offence", "bound")}
    sinces = {str(m.figure.period.since) for m in members if m.figure.period.since}

    def rank(m: Entry) -> tuple[object, ...]:
        f = m.figure
        own = origin is not None and m.source.outlet == origin and f.origin in (origin, None)
        agree = sum(getattr_of(m, name) == fields[name].value for name in fields)
        period = (f.period.since is not None or not sinces) + (f.period.until is not None)
        published = m.source.published.first.toordinal() if m.source.published else 10**7
        return (
            (f.count.low, f.count.high) != best_value,
            not own,
            distance(m, origin=origin),
            -agree,
            -period,
            f.scope.where is None,
            published,
            m.source.name,
            f.span,
        )

    head = min(members, key=rank)
    read = origin is not None and any(m.source.outlet == origin and m.figure.origin in (origin, None) for m in members)
    return head, read


Value = tuple[int | Decimal, int | Decimal | None]


def value_of(members: Sequence[Entry], *, origin: str | None) -> Value:
    """The value of the count: the unrounded writing with the most weight behind it."""
    scores: dict[Value, float] = defaultdict(float)
    shown: dict[Value, Entry] = {}
    seen: set[tuple[str, Value]] = set()
    for m in members:
        c = m.figure.count
        value = (c.low, c.high)
        if (m.source.sha256, value) in seen:
            continue
        seen.add((m.source.sha256, value))
        scores[value] += weight(m, origin=origin)
        shown[value] = m
    values = sorted(scores, key=lambda v: (str(v[0]), str(v[1])))
    rougher = set()
    for value in values:
        for other in values:
            like = likeness(shown[value].figure.count, shown[other].figure.count) if value != other else None
            if like and like.kind == "rounding":
                x, y = value[0], other[0]
                if isinstance(x, int) and isinstance(y, int) and significant(x) < significant(y):
                    rougher.add(value)
            elif (like and like.kind == "range_end" and value[0] == value[1]) or (
                like and like.kind == "multiplier" and value[0] < other[0]
            ):
                rougher.add(value)
    pool = [v for v in values if v not in rougher] or values
    return max(pool, key=lambda v: (scores[v], significant(v[0]) if isinstance(v[0], int) else 0, str(v)))


def getattr_of(entry: Entry, name: str) -> object:
    """A field of a figure by its flat name."""
    f = entry.figure
    if name == "bound":
        return f.count.bound
    if name in ("counted", "event", "offence", "stat"):
        return getattr(f.measure, name)
    if name in ("side", "where", "group"):
        return getattr(f.scope, name)
    raise KeyError(name)


def settled(
    members: Iterable[Entry], name: str, *, origin: str | None, near: tuple[object, object] | None = None
) -> Reference:
    """The value of one field by weight of evidence, each page once; with the entry that has most weight for it.

    ``near`` restricts the evidence to entries with that value where there are any (a rounded headline says little
    about units).
    """
    pool = list(members)
    if near is not None:
        pool = [m for m in pool if (m.figure.count.low, m.figure.count.high) == near] or pool
    scores: dict[object, float] = defaultdict(float)
    shown: dict[object, Entry] = {}
    seen: set[tuple[str, object]] = set()
    for m in sorted(pool, key=lambda m: (-weight(m, origin=origin), m.id)):
        value = getattr_of(m, name)
        if (m.source.sha256, value) in seen or (value is None and name != "where"):
            continue
        seen.add((m.source.sha256, value))
        scores[value] += weight(m, origin=origin)
        shown.setdefault(value, m)
    if not scores:
        return Reference(None, None)
    order = _DOWNHILL.get(name, ())
    top = max(scores.values())

    def rank(value: object) -> tuple[bool, int, float, str]:
        needed = _CLOSE_NARROW if name == "offence" and value == "refusal" else _CLOSE.get(name, 0.5)
        close = scores[value] >= needed * top
        place = order.index(value) if value in order else len(order)
        return (not close, place, -scores[value], str(value))

    best = min(scores, key=rank)
    return Reference(best, shown[best])
