"""How a count travelled: origin ← relay ← relay ← outlet as a tree, from what the pages say and what they share.

A page's own chain of voices places it. A page that carries a damaged value nobody but another damaged page has is put
under that one: a shared error proves descent. A page that names nobody hangs under the page it copies, else it is
left open under "nobody named".
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from countback.claims.claim import Claim
from countback.claims.copies import Copy
from countback.claims.likeness import likeness
from countback.claims.reference import value_of
from countback.claims.voices import name_of
from countback.ledger.entry import Entry


@dataclass(slots=True)
class Node:
    """One station: a source (``entries`` empty) or a page with the entries that report the count.

    ``why`` says what placed it: ``named``, ``copies PAGE``, ``shares the error of PAGE``, ``names nobody``.
    """

    name: str
    source: str | None = None
    entries: tuple[Entry, ...] = ()
    why: str = "named"
    children: list[Node] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether it is a page that was read, not a source only named."""
        return bool(self.entries)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """Every station below and including this one, with its depth."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Tree:
    """The way of one claim; ``root`` is its counter."""

    claim: str
    root: Node

    def lines(self) -> list[str]:
        """The tree as indented lines of text."""
        return [f"{'  ' * depth}{node.name}" for depth, node in self.root.walk()]


class Descents(tuple[Copy, ...]):
    """The copies of a ledger with an index by page, so that many trees are made without looking through all of them."""

    _of: dict[str, list[tuple[float, str]]]

    def __new__(cls, copies: Iterable[Copy]) -> Descents:
        made = super().__new__(cls, copies)
        made._of = {}
        for c in made:
            if c.earlier is not None and c.kind != "quote":
                later = c.b if c.earlier == c.a else c.a
                made._of.setdefault(later, []).append((-c.share, c.earlier))
        return made

    def parent(self, page: str, *, among: Container[str]) -> str | None:
        """The page (hash) that ``page`` was most likely copied from: the one it shares most with."""
        found = [c for c in self._of.get(page, ()) if c[1] in among]
        return min(found)[1] if found else None


def tree_of(claim: Claim, *, copies: Iterable[Copy] = ()) -> Tree:
    """The tree of a claim. ``copies`` are those of the whole ledger, as :class:`Descents` where many trees are made."""
    root = Node(name_of(claim.origin) if claim.origin else "nobody named", claim.origin)
    right = value_of(claim.members, origin=claim.origin)
    pages: dict[str, list[Entry]] = {}
    for m in claim.members:
        pages.setdefault(m.source.sha256, []).append(m)
    descents = copies if isinstance(copies, Descents) else Descents(copies)
    earlier = {sha: found for sha in pages if (found := descents.parent(sha, among=pages)) is not None}
    order = _copied_first(sorted(pages, key=lambda sha: _first(pages[sha])), earlier)
    nodes: dict[str, Node] = {}
    damaged: dict[tuple[object, object], str] = {}
    for sha in order:
        entries = tuple(pages[sha])
        source = entries[0].source
        label = name_of(source.outlet) if source.outlet else source.name
        node = Node(label, source.outlet, entries)
        parent, why = _place(root, entries, claim, nodes, earlier.get(sha), damaged, right)
        node.why = why
        if why == "own page":
            root.entries += entries
            nodes[sha] = root
            continue
        parent.children.append(node)
        nodes[sha] = node
        for e in entries:
            value = (e.figure.count.low, e.figure.count.high)
            if _damaged(e, claim, right):
                damaged.setdefault(value, sha)
    return Tree(claim.id, root)


def _copied_first(order: list[str], earlier: Mapping[str, str]) -> list[str]:
    """The pages in order, but each after the page it copies; a circle of copies is left as it comes."""
    done: dict[str, None] = {}
    for sha in order:
        way = [sha]
        while (before := earlier.get(way[-1])) is not None and before not in done and before not in way:
            way.append(before)
        done.update(dict.fromkeys(reversed(way)))
    return list(done)


def _first(entries: list[Entry]) -> tuple[int, int, str]:
    source = entries[0].source
    day = source.published.first.toordinal() if source.published else 10**7
    return (min(len(e.figure.via) for e in entries), day, source.name)


def _damaged(entry: Entry, claim: Claim, right: tuple[object, object]) -> bool:
    """Whether an entry's value is a slip, not a rounding, of the claim's."""
    if (entry.figure.count.low, entry.figure.count.high) == right:
        return False
    like = likeness(claim.head.figure.count, entry.figure.count)
    return like is not None and like.kind in ("digit", "multiplier")


def _place(
    root: Node,
    entries: tuple[Entry, ...],
    claim: Claim,
    nodes: dict[str, Node],
    copied_from: str | None,
    damaged: dict[tuple[object, object], str],
    right: tuple[object, object],
) -> tuple[Node, str]:
    best = max(entries, key=lambda e: (len(e.figure.via), e.figure.origin is not None, e.id))
    outlet = best.source.outlet
    if outlet is not None and outlet == claim.origin:
        return root, "own page"
    if copied_from is not None and copied_from in nodes:
        return nodes[copied_from], f"copies {nodes[copied_from].name}"
    chain = [v for v in best.figure.via if v != outlet]
    if best.figure.origin not in (None, claim.origin, outlet):
        chain.insert(0, str(best.figure.origin))
    shared = next(
        (
            damaged[v]
            for e in entries
            if (v := (e.figure.count.low, e.figure.count.high)) in damaged and _damaged(e, claim, right)
        ),
        None,
    )
    if shared is not None and (not chain or best.figure.origin != claim.origin):
        return nodes[shared], f"shares the error of {nodes[shared].name}"
    if not chain and best.figure.origin is None and claim.origin is not None:
        return _child(root, "nobody named", None), "names nobody"
    at = root
    for voice in chain:
        at = _child(at, name_of(voice), voice)
    return at, "named" if shared is None else f"shares the error of {nodes[shared].name}"


def _child(node: Node, name: str, source: str | None) -> Node:
    """The station of that source under a node, made where there is none."""
    for child in node.children:
        if child.source == source and child.name == name:
            return child
    made = Node(name, source)
    node.children.append(made)
    return made
