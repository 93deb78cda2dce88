"""Who has a number: every claim and page that tells it, also rounded or damaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from countback.claims.claim import Claim
from countback.claims.likeness import likeness, written
from countback.errors import UsageError
from countback.figures.figure import COUNTED, EVENTS, OFFENCES
from countback.figures.lexicon import languages
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary
from countback.ledger.entry import Entry
from countback.values import Count

How = Literal["same", "near", "rounding", "range_end", "digit", "multiplier", "separator"]

#: From the plainest to the boldest way in which a page can have a number.
ORDER: tuple[How, ...] = ("same", "near", "rounding", "range_end", "separator", "multiplier", "digit")
WORDS = frozenset([*COUNTED, *EVENTS, *OFFENCES, "total", "flow", "delta", "share", "target"])


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that has the number: how plainly at best, and each entry that has it, with how and in words."""

    claim: Claim
    how: How
    entries: tuple[tuple[Entry, How, str], ...]


def number(text: str) -> Count:
    """A number as pages write it ("7,400", "7 400", "18 thousand", "40,000-45,000", "18 тысяч"), read by the product's
    own numerals in the first language that can. UsageError for none or several.

    >>> number("7,400").low, number("40,000-45,000").high, number("18 тыс.").low
    (7400, 45000, 18000)
    """
    bare = text.strip()
    for lang in sorted(languages(), key=lambda code: (code != "en", code)):
        tokens = tokenise(bare)
        found = load_vocabulary(lang).numerals.read(bare, tokens)
        whole = [n for n in found if n.kind in ("count", "percent") and n.end - n.start >= len(bare.rstrip(".%")) - 1]
        if len(found) == 1 and len(whole) == 1:
            n = whole[0]
            return Count(n.low, n.high, "exact", bare, other=n.other)
    raise UsageError(f"{text!r} is not one number; write it as pages do: 7,400 or 18 thousand or 40,000-45,000")


def per_cent(text: str) -> Decimal:
    """A margin such as ``5%`` as a share. UsageError for anything else.

    >>> per_cent("5%"), per_cent("2.5 %")
    (Decimal('0.05'), Decimal('0.025'))
    """
    bare = text.strip().removesuffix("%").strip()
    if not bare.replace(".", "", 1).isdecimal() or not bare.isascii() or not 0 <= Decimal(bare) <= 100:
        raise UsageError(f"a margin is a number of per cent from 0 to 100, such as 5%, got {text!r}")
    return Decimal(bare) / 100


def measure_words(text: str) -> frozenset[str]:
    """Words of a measure ("case tried awol"). UsageError names the words that are none."""
    words = frozenset(text.casefold().replace(",", " ").split())
    if unknown := words - WORDS:
        raise UsageError(f"{', '.join(sorted(unknown))}: no word of a measure; there are {', '.join(sorted(WORDS))}")
    return words


def who(
    claims: Iterable[Claim], asked: Count, *, near: Decimal | None = None, measure: frozenset[str] = frozenset()
) -> list[Hit]:
    """Every claim with that number among its entries, the plainest first, then by pages.

    A damaged value counts: asked for 684, a claim told as 64 is a hit (``digit``), with the words that say so. ``near``
    is a share by which a value may differ; ``measure`` are words that one entry's measure must hold, all of them.
    """
    hits = []
    for claim in claims:
        entries = []
        for m in claim.members:
            how, words = _how(asked, m.figure.count, near)
            if how is not None and measure <= _measure_of(m):
                entries.append((m, how, words))
        if entries:
            entries.sort(key=lambda e: (ORDER.index(e[1]), e[0].source.name, e[0].figure.span))
            hits.append(Hit(claim, entries[0][1], tuple(entries)))
    return sorted(hits, key=lambda h: (ORDER.index(h.how), -h.claim.pages, h.claim.id))


def _how(asked: Count, told: Count, near: Decimal | None) -> tuple[How | None, str]:
    like = likeness(asked, told)
    if like is not None and like.kind == "same":
        return "same", ""
    if near is not None and not told.vague and told.high is not None and asked.high is not None:
        low, high = asked.low * (1 - near), asked.high * (1 + near)
        if told.low <= high and told.high >= low:
            return "near", f"{written(told)} lies within {(near * 100).normalize():f} % of {written(asked)}"
    if like is None or like.kind == "same_parts":
        return None, ""
    return like.kind, like.words


def _measure_of(entry: Entry) -> frozenset[str]:
    m = entry.figure.measure
    return frozenset(w for w in (m.counted, m.event, m.offence, m.stat) if w is not None)
