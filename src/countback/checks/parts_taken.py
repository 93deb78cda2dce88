"""Parts told as what they are not: a part taken for the whole a share is of ("half of the 247", where 247 is itself the
half of 536), and a part of the mobilised told as conscripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from countback.checks.catalogue import CATALOGUE
from countback.checks.drift import place_of
from countback.checks.finding import Finding
from countback.claims.claim import Claim
from countback.claims.likeness import written
from countback.ledger.entry import Entry
from countback.values import Span

#: A share in words ("half") may miss the part's true share of its whole by so many points.
POINTS = 5


def shares_of_parts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """``share_of``: a page gives a share of a number that is that very share of a whole, as its claim's pages tell."""
    at = {(m.source.sha256, m.figure.span): m for c in claims for m in c.members}
    shares: dict[tuple[str, Span], list[Entry]] = defaultdict(list)
    for m in at.values():
        f = m.figure
        if f.measure.stat == "share" and f.part_of is not None and f.count.single:
            shares[(m.source.sha256, f.part_of.span)].append(m)
    if not shares:
        return
    check = CATALOGUE["share_of"]
    for c in claims:
        taken = [(m, s) for m in c.members for s in shares.get((m.source.sha256, m.figure.span), ())]
        wholes = list(_wholes(c, at)) if taken else []
        for m, share in taken:
            part, stated = Decimal(m.figure.count.low), Decimal(share.figure.count.low)
            for whole in wholes:
                total = Decimal(whole.figure.count.low)
                made = 100 * part / total if total else Decimal(0)
                if 0 < made < 100 and abs(made - stated) <= POINTS:
                    words = (
                        f"{m.source.name}: {share.figure.count.said} of {written(m.figure.count)}; but "
                        f"{written(m.figure.count)} is itself {made:.0f} % of the {written(whole.figure.count)} on "
                        f"{whole.source.name}. A part was taken for the whole of the share."
                    )
                    yield Finding(
                        "drift",
                        ("share_of",),
                        words,
                        (place_of(m), place_of(share), place_of(whole)),
                        check.severity,
                        subject=place_of(m),
                        values=(("share", share.figure.count.said), ("whole", written(whole.figure.count))),
                        unless="right only if the same share holds twice",
                        claim=c.id,
                    )
                    break


def groups_of_parts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """``category``: conscripts as a stated part of those mobilised, who are no conscripts."""
    at = {(m.source.sha256, m.figure.span): m for c in claims for m in c.members}
    check = CATALOGUE["category"]
    for c in claims:
        for m in c.members if len(c.members) > 1 else ():
            f = m.figure
            whole = at.get((m.source.sha256, f.part_of.span)) if f.part_of is not None else None
            if f.scope.group != "conscript" or whole is None or whole.figure.scope.group == "conscript":
                continue
            if "mobilised" in (whole.figure.measure.event, whole.figure.scope.group):
                words = (
                    f"{m.source.name}: {written(f.count)} conscripts, told as a part of "
                    f"{written(whole.figure.count)} mobilised. Mobilised became conscript."
                )
                yield Finding(
                    "drift",
                    ("category",),
                    words,
                    (place_of(m), place_of(whole)),
                    check.severity,
                    subject=place_of(m),
                    claim=c.id,
                )


def _wholes(claim: Claim, at: dict[tuple[str, Span], Entry]) -> Iterable[Entry]:
    """What the claim's pages say its number is a part of."""
    for m in claim.members:
        part = m.figure.part_of
        whole = at.get((m.source.sha256, part.span)) if part is not None else None
        if whole is not None and whole.figure.count.single and whole.figure.measure.stat != "share":
            yield whole
