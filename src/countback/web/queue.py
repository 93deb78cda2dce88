"""What is put before a person: numbers and pairs the machine could not settle, and findings; the gravest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from countback.claims.standing import standing_of
from countback.exports.holdings import Holdings
from countback.exports.wording import measure, value
from countback.ledger.entry import Entry
from countback.ledger.judgement import Judgement, in_force
from countback.web.desk import State

Kind = Literal["entry", "pair", "finding"]
#: Why an item stands in the queue, from the gravest to the lightest, with what a reader is told.
REASONS: Mapping[str, str] = {
    "error": "cannot be so",
    "warning": "does not fit",
    "pair": "one count or two?",
    "undecided": "two readings are left",
    "hedged": "said with doubt",
    "chosen": "as the machine read it",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge: ``ids`` are those of its entry, its pair of entries or its finding."""

    kind: Kind
    ids: tuple[str, ...]
    reason: str
    words: str
    where: str = ""

    @property
    def path(self) -> str:
        """Its page."""
        return f"/review/{self.kind}/{'/'.join(quote(i, safe='') for i in self.ids)}"

    @property
    def key(self) -> tuple[str, ...]:
        """What its judgements are found by."""
        return self.ids


def items_of(state: State) -> list[Item]:
    """Everything of a ledger that a person should look at."""
    return state.once("review", lambda: _items(state.holdings))


def _items(h: Holdings) -> list[Item]:
    found = [
        Item("finding", (key,), f.severity, f.words, ", ".join(dict.fromkeys(p.doc for p in f.places if p.doc)))
        for key, f in h.findings.items()
        if f.severity != "note"
    ]
    for c in h.undecided:
        a, b = sorted((c.a, c.b))
        if a in h.entries and b in h.entries:
            one, two = h.entries[a], h.entries[b]
            words = f"{value(one.figure)} and {value(two.figure)}, {measure(one.figure)}"
            found.append(Item("pair", (a, b), "pair", words, f"{one.source.name}, {two.source.name}"))
    for e in h.entries.values():
        if e.figure.part == "article" and (e.figure.undecided or e.figure.hedged):
            found.append(item_of(e))
    order = list(REASONS)
    return sorted(found, key=lambda i: order.index(i.reason))  # a stable sort keeps the order of the ledger


def item_of(entry: Entry) -> Item:
    """Any number as an item, whether or not it stands in the queue."""
    reason = "undecided" if entry.figure.undecided else "hedged" if entry.figure.hedged else "chosen"
    words = f"{value(entry.figure)}, {measure(entry.figure)}"
    return Item("entry", (entry.id,), reason, words, entry.source.title or entry.source.name)


@dataclass(frozen=True, slots=True)
class Words:
    """What people said so far, by item."""

    all: tuple[Judgement, ...]
    by_key: Mapping[tuple[str, ...], tuple[Judgement, ...]]

    def on(self, item: Item) -> tuple[Judgement, ...]:
        """All judgements on an item in order, taken back or not."""
        return self.by_key.get(item.key, ())

    def last(self, item: Item) -> str:
        """The ID of the last one, "" where there is none: what a form has seen."""
        said = self.on(item)
        return said[-1].id if said else ""

    def standing(self, item: Item) -> dict[str, Judgement]:
        """The latest word of each person that was not taken back."""
        return {j.by: j for j in in_force(self.on(item))}

    def disagreed(self, item: Item) -> bool:
        """Whether what people said of it cannot all hold."""
        if item.kind == "pair":
            return len({j.verdict for j in self.standing(item).values()} - {"unsure"}) > 1
        return standing_of(item.ids[0], self.on(item)).disagreed


def words_of(judgements: Iterable[Judgement]) -> Words:
    """Judgements by what they speak of: an entry, a pair in order of its IDs, a finding."""
    rows = tuple(judgements)
    by_id = {j.id: j for j in rows}
    found: dict[tuple[str, ...], list[Judgement]] = defaultdict(list)
    for j in rows:
        about = by_id.get(j.other or "", j) if j.verdict == "undo" else j
        pair = about.other is not None and about.verdict != "undo"
        key = tuple(sorted((about.subject, about.other or ""))) if pair else (about.subject,)
        found[key].append(j)
    return Words(rows, {key: tuple(said) for key, said in found.items()})


#: The lists of the queue and what stands in them.
VIEWS: Mapping[str, str] = {
    "open": "nobody looked yet",
    "second": "one other person looked",
    "disagreed": "people disagree",
    "mine": "you looked",
}


def viewed(items: Sequence[Item], words: Words, *, view: str, name: str) -> list[Item]:
    """The items of one list, for one person."""
    found = []
    for item in items:
        said = words.standing(item)
        fits = {
            "open": not said,
            "second": len(said) == 1 and name not in said,
            "disagreed": name in said and words.disagreed(item),
            "mine": name in said,
        }[view]
        if fits:
            found.append(item)
    return found
