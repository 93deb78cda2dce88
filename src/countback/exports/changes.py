"""What changed on the way, field by field as old → new, at the hop that changed it.

Which fields changed is what the drift check found; this module puts the two readings beside each other, and tells a
page that changed a field from one that only carried the change on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from countback.checks.faithful import Faithful, faithful
from countback.checks.finding import Finding
from countback.claims.chains import Node, tree_of
from countback.claims.claim import Claim
from countback.claims.copies import Copy
from countback.claims.likeness import said_as
from countback.claims.voices import name_of
from countback.exports.wording import EVENTS, OFFENCES, UNITS
from countback.ledger.entry import Entry
from countback.values import Count, PartialDate

_SHARES = "shares the error of "
#: The fields that each kind of drift is about.
_FIELDS = {
    "digit": ("value",),
    "multiplier": ("value",),
    "rounding": ("value",),
    "bound": ("value",),
    "unit": ("unit",),
    "stage": ("stage or event",),
    "category": ("stage or event", "group"),
    "offence": ("offence",),
    "scope": ("place",),
    "period": ("value", "period"),
    "origin": ("origin",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field as the counter has it and as this page has it; ``carried`` where the page before had it so already."""

    field: str
    old: str
    new: str
    carried: bool = False


@dataclass(slots=True)
class Hop:
    """One station of the way of a claim: a source only named (no entries) or a page, with what it changed."""

    name: str
    source: str | None
    entries: tuple[Entry, ...]
    why: str
    changes: tuple[Change, ...] = ()
    children: list[Hop] = field(default_factory=list)

    def walk(self) -> Iterator[Hop]:
        """This station and every one below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def changed(self) -> bool:
        """Whether a field was changed here, not before."""
        return any(not c.carried for c in self.changes)


def way_of(claim: Claim, *, findings: Iterable[Finding], copies: Iterable[Copy] = ()) -> Hop:
    """The tree of a claim with its changes; the root is its counter."""
    told: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for f in findings:
        if f.family == "drift" and f.subject is not None:
            told[f.subject.sha256, f.subject.span.start, f.subject.span.end] = f.kinds
    root = _hop(tree_of(claim, copies=copies).root, faithful(claim), told, ())
    pages = {hop.name: hop for hop in root.walk() if hop.entries}
    for hop in pages.values():
        if hop.why.startswith(_SHARES) and (first := pages.get(hop.why.removeprefix(_SHARES))) is not None:
            hop.changes = _carried(hop.changes, first.changes)
    return root


def changes_of(entry: Entry, ref: Faithful, kinds: Iterable[str]) -> list[Change]:
    """The fields that the given kinds of drift are about, where the two readings differ."""
    then, now = settled_fields(ref), fields_of(entry)
    names = dict.fromkeys(name for kind in kinds for name in _FIELDS.get(kind, ()))
    return [Change(name, then[name], now[name]) for name in names if then[name] != now[name]]


def fields_of(entry: Entry) -> dict[str, str]:
    """The fields of an entry in words, by the names changes use."""
    f = entry.figure
    return _words(
        said_as(f.count),
        f.measure.counted,
        f.measure.event,
        f.measure.offence,
        f.scope.group,
        f.scope.where,
        (f.period.since, f.period.until),
        f.origin,
    )


def settled_fields(ref: Faithful) -> dict[str, str]:
    """The fields of a claim as its counter has them, in words, by the same names."""
    value = said_as(Count(ref.count.low, ref.count.high, ref.bound or "exact"))
    dates = (ref.since, ref.until)
    return _words(value, ref.counted, ref.event, ref.offence, ref.group, ref.where, dates, ref.origin)


def _words(
    value: str,
    counted: str | None,
    event: str | None,
    offence: str | None,
    group: str | None,
    where: str | None,
    dates: tuple[PartialDate | None, PartialDate | None],
    origin: str | None,
) -> dict[str, str]:
    none = "not said"
    since, until = dates
    period = none if since is None and until is None else f"{since or '…'} to {until or '…'}"
    return {
        "value": value,
        "unit": (UNITS.get(counted, (counted, counted + "s"))[1] or "something else") if counted else none,
        "stage or event": (EVENTS.get(event, event) or "something else") if event else none,
        "offence": OFFENCES.get(offence, offence) if offence else none,
        "group": group or none,
        "place": where or none,
        "period": str(since) if since is not None and since == until else period,
        "origin": name_of(origin),
    }


def _hop(
    node: Node,
    ref: Faithful,
    told: dict[tuple[str, int, int], tuple[str, ...]],
    above: tuple[Change, ...],
) -> Hop:
    found: dict[tuple[str, str], Change] = {}
    for e in node.entries:
        span = e.figure.span
        for c in changes_of(e, ref, told.get((e.source.sha256, span.start, span.end), ())):
            found.setdefault((c.field, c.new), c)
    changes = _carried(found.values(), above)
    hop = Hop(node.name, node.source, node.entries, node.why, changes)
    below = changes if node.is_page else above
    hop.children = [_hop(child, ref, told, below) for child in node.children]
    return hop


def _carried(changes: Iterable[Change], before: Iterable[Change]) -> tuple[Change, ...]:
    """Changes that the page before had made already are marked as carried on."""
    had = {(c.field, c.new) for c in before}
    return tuple(replace(c, carried=True) if (c.field, c.new) in had else c for c in changes)
