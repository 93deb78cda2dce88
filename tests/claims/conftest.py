"""Small stories as entries and readings: ``tell`` makes a page from sentences with their number in braces."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from countback.figures.figure import Figure, Measure, PartOf, Scope, Voice
from countback.figures.reading import Reading
from countback.ledger.entry import Entry, entries_of
from countback.passages.passage import Dateline, Passage
from countback.values import Count, PartialDate, Period, Span


def date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def tell(
    name: str,
    *sentences: tuple[str, dict[str, Any]],
    outlet: str | None = None,
    published: str | None = None,
    lang: str = "en",
    title: bool = False,
    around: str = "",
) -> Reading:
    """A page. Each sentence holds one ``{number}``; its dict gives low, high, bound, counted, event, offence, stat,
    side, where, group, since, until, origin, via, hedged and part_of (the index of the sentence with the whole)."""
    text = ""
    places: list[tuple[Span, Span, str]] = []
    passages: list[Passage] = []
    for i, (sentence, _) in enumerate(sentences):
        before, rest = sentence.split("{", 1)
        said, after = rest.split("}", 1)
        start = len(text)
        text += before
        span = Span(len(text), len(text) + len(said))
        text += said + after
        places.append((span, Span(start, len(text)), said))
        passages.append(Passage(Span(start, len(text)), "title" if title and i == 0 else "body", lang))
        text += "\n"
    text += around
    figures = []
    for i, (_, f) in enumerate(sentences):
        span, whole, said = places[i]
        low = f.get("low", int("".join(c for c in said if c.isdigit()) or 0))
        low = low if isinstance(low, int) else Decimal(str(low))
        part = f.get("part_of")
        voices = [Voice(f["origin"], "origin")] if f.get("origin") else []
        voices += [Voice(v, "relay") for v in f.get("via", ())]
        figures.append(
            Figure(
                span=span,
                sentence=whole,
                count=Count(low, f.get("high", low), f.get("bound", "exact"), said),
                measure=Measure(f.get("counted"), f.get("event"), f.get("offence"), f.get("stat", "total")),
                scope=Scope(f.get("side", "RU"), f.get("where"), f.get("group")),
                period=Period(date(f.get("since")), date(f.get("until"))),
                voices=tuple(voices),
                hedged=f.get("hedged", False),
                part_of=PartOf(places[part][2], places[part][0]) if part is not None else None,
                lang=lang,
            )
        )
    return Reading(
        sha256=hashlib.sha256(f"{name}\n{text}".encode()).hexdigest(),
        name=name,
        address=f"https://{name}.example/page",
        text=text,
        title=name,
        lang=lang,
        extractor="test",
        reader="test",
        dateline=Dateline(outlet=outlet, published=date(published)),
        passages=tuple(passages),
        figures=tuple(figures),
    )


SENT = {
    "counted": "verdict",
    "event": "convicted",
    "offence": "awol",
    "stat": "flow",
    "since": "2024-03",
    "until": "2024-03",
}
CASES = {"counted": "case", "event": "tried", "offence": "awol", "since": "2022-09"}
MEN = {**SENT, "counted": "person", "offence": "desertion"}


def chain() -> list[Reading]:
    """684 sentences on their way over five hops, in our own words."""
    mz, uk = {"origin": "mediazona"}, {"origin": "mediazona", "via": ["uk_mod"]}
    return [
        tell(
            "counter",
            ("Judges handed down {684} sentences under article 337 in March.", SENT | mz),
            (
                "Since the call-up of 2022 the dockets have taken in almost {7,400} of these cases.",
                CASES | mz | {"bound": "about"},
            ),
            outlet="mediazona",
            published="2024-04-12",
        ),
        tell(
            "review",
            ("London: {684} were convicted of desertion.", MEN | uk),
            ("Cases since September 2022: {7,400}.", CASES | uk),
            outlet="menafn",
            published="2024-04-24",
        ),
        tell(
            "slip",
            ("The March tally of those convicted of desertion is {64} people, a record.", MEN | uk),
            ("All in all there were {7,400} cases.", CASES | uk),
            outlet="ukrainska_pravda",
            published="2024-04-24",
        ),
        tell(
            "copy",
            (
                "A record {64} people, it was reported, were found guilty of desertion.",
                MEN | uk | {"via": ["uk_mod", "ukrainska_pravda"]},
            ),
            ("The courts' total: {7,400} cases.", CASES | uk),
            outlet="online_ua",
            published="2024-04-25",
        ),
        tell(
            "late",
            ("Courts charged {684} people with desertion in March.", MEN | {"event": "charged"}),
            ("There are {7,400} cases.", CASES),
            published="2024-04-30",
        ),
    ]


def courts() -> Reading:
    """20,538 cases and their three offences; a headline that makes soldiers of them."""
    mz = {"origin": "mediazona", "counted": "case", "event": "charged", "since": "2022-09", "until": "2025-05"}
    return tell(
        "courts",
        ("Over {20,000} soldiers prosecuted", mz | {"counted": "person", "bound": "min", "offence": "service_all"}),
        ("By the end of May the list held {20,538} cases.", mz | {"offence": "service_all"}),
        ("Absence makes {18,159} of them.", mz | {"offence": "awol", "part_of": 1}),
        ("Orders refused: {1,369}.", mz | {"offence": "refusal", "part_of": 1}),
        ("Desertion proper: {1,010}.", mz | {"offence": "desertion", "part_of": 1}),
        published="2025-06-26",
        title=True,
    )


def district(name: str = "district") -> Reading:
    """Over 18,000 of one district, of whom two armies are named and 3,500 are not."""
    hur = {"origin": "ua_hur", "counted": "person", "event": "deserted"}
    return tell(
        name,
        (
            "More than {18,000} men are gone from the Southern district.",
            hur | {"bound": "min", "where": "Southern Military District"},
        ),
        (
            "The 8th Army misses about {12,000}.",
            hur | {"bound": "about", "where": "8th Combined Arms Army", "part_of": 0},
        ),
        (
            "About {10,000} of these were mobilised.",
            hur | {"bound": "about", "where": "8th Combined Arms Army", "group": "mobilised", "part_of": 1},
        ),
        (
            "Another {2,000} had signed contracts.",
            hur | {"where": "8th Combined Arms Army", "group": "contract", "part_of": 1},
        ),
        (
            "The 58th Army misses about {2,500}.",
            hur | {"bound": "about", "where": "58th Combined Arms Army", "part_of": 0},
        ),
        published="2024-04-29",
    )


@pytest.fixture
def stories() -> dict[str, Callable[..., Any]]:
    """The builder and the stories by name."""
    return {"tell": tell, "chain": chain, "courts": courts, "district": district, "entries": entries}


def entries(*readings: Reading) -> list[Entry]:
    """The entries of some readings."""
    return [e for r in readings for e in entries_of(r)]
