"""What comparing two entries needs, computed once an entry: families of events, places brought to one form, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from countback.claims.likeness import significant
from countback.figures.figure import JUSTICE
from countback.ledger.entry import Entry
from countback.values import PartialDate

FAMILY = dict.fromkeys(JUSTICE, "justice")
FAMILY |= dict.fromkeys(("deserted", "awol", "refused", "evaded", "surrendered", "returned"), "flight")
FAMILY |= dict.fromkeys(("killed", "wounded", "missing", "casualties", "identified", "captured", "exchanged"), "loss")
FAMILY |= dict.fromkeys(("strength", "mobilised", "recruited", "conscripted"), "service")
FAMILY |= dict.fromkeys(("lost", "launched", "shot_down", "attacked", "supplied"), "fire")
FAMILY |= dict.fromkeys(("sought_asylum", "sought_help", "helped"), "seeking")

#: Events relays are seen to confuse; all other differences inside a family tell two counts apart.
CONFUSED = {
    frozenset(pair)
    for pair in (
        ("killed", "casualties"),
        ("killed", "identified"),
        ("casualties", "identified"),
        ("casualties", "lost"),
        ("killed", "lost"),
        ("missing", "deserted"),
        ("missing", "awol"),
        ("deserted", "awol"),
        ("deserted", "refused"),
        ("awol", "refused"),
        ("deserted", "surrendered"),
        ("surrendered", "sought_help"),
        ("sought_help", "helped"),
        ("strength", "mobilised"),
        ("strength", "recruited"),
        ("mobilised", "recruited"),
        ("mobilised", "conscripted"),
        ("conscripted", "recruited"),
        ("deserted", "sought_help"),
        ("deserted", "evaded"),
    )
}

#: Units that relays exchange without a word; a tank never becomes a case.
SOFT_UNITS = frozenset(["person", "case", "verdict", "request", "record", "incident", "other"])

#: Groups relays run together.
CONFUSED_GROUPS = ({"mobilised", "conscript", "reservist"}, {"officer", "nco"}, {"convict", "prisoner"})

_CYR = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщыэюяьъё",
        (
            [
                "a",
                "b",
                "v",
                "g",
                "g",
                "d",
                "e",
                "e",
                "zh",
                "z",
                "i",
                "i",
                "i",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "kh",
                "ts",
                "ch",
                "sh",
                "sh",
                "y",
                "e",
                "yu",
                "ya",
                "",
                "",
                "e",
            ]
        ),
        strict=True,
    )
)
_CYR |= {"ś": "s", "ż": "z", "ź": "z", "ł": "l", "ü": "u", "ö": "o", "ä": "a", "é": "e", "è": "e", "ó": "o", "w": "v"}
_LEVELS = {
    "army": ("army", "armee", "armi", "arme"),
    "division": ("divis", "diviz", "dyviz", "dyvi"),
    "brigade": ("briga", "bryga"),
    "regiment": ("regim", "polk", "pulk"),
    "corps": ("corps", "korpu"),
}
_GENERIC = re.compile(
    r"^(region|oblast|obwod|oblas|distri|military|militar|okrug|okru|guards|motor|rifle|combin|the|of|in|pod|und|province|garde|gvard)"
)


@lru_cache(maxsize=65536)
def place_key(where: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """A place or formation as (numbers, levels, stems), comparable across scripts.

    >>> place_key("58th Combined Arms Army")[:2] == place_key("58. Armee")[:2]
    True
    """
    low = "".join(_CYR.get(c, c) for c in where.casefold()).replace("c", "k")
    numbers = frozenset(re.findall(r"\d{1,5}", low))
    words = re.findall(r"[a-z]{3,}", low)
    levels = frozenset(
        name
        for name, stems in _LEVELS.items()
        for w in words
        if w.startswith(tuple(s.replace("c", "k") for s in stems))
    )
    stems = frozenset(w[:4] for w in words if not _GENERIC.match(w.replace("k", "c")) and not _GENERIC.match(w))
    return numbers, levels, stems


@dataclass(frozen=True, slots=True)
class Traits:
    """One entry as the comparison sees it. Dates are ordinals; ``day`` is the as-of day of a total or a delta."""

    entry: Entry
    page: str
    value: int
    digits: int
    origin: str | None
    voices: frozenset[str]
    family: str | None
    since: int | None
    until: int | None
    day: int | None
    published: int | None
    place: tuple[frozenset[str], frozenset[str], frozenset[str]] | None


def _ordinal(date: PartialDate | None, *, last: bool = False) -> int | None:
    if date is None:
        return None
    return (date.last if last else date.first).toordinal()


_day_number = lru_cache(maxsize=65536)(_ordinal)


def traits_of(entry: Entry) -> Traits:
    """The traits of an entry."""
    f, source = entry.figure, entry.source
    value = f.count.low if f.count.high is None else f.count.high
    whole = int(value)
    until = f.period.until
    running = f.measure.stat in ("total", "delta")
    voices = {v.name for v in f.voices if v.name}
    if source.outlet:
        voices.add(source.outlet)
    return Traits(
        entry=entry,
        page=source.sha256,
        value=whole,
        digits=0 if f.count.vague else significant(whole),
        origin=f.origin,
        voices=frozenset(voices),
        family=FAMILY.get(f.measure.event or ""),
        since=_day_number(f.period.since),
        until=_day_number(until, last=True),
        day=_day_number(until) if running and until is not None and until.day is not None else None,
        published=_day_number(source.published),
        place=place_key(f.scope.where) if f.scope.where else None,
    )
