"""Readings made by hand, so that the ledger is tested without the reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from countback.figures.figure import Because, Figure, Measure, PartOf, Scope, Voice
from countback.figures.reading import Reading
from countback.ledger import RegisterCount
from countback.pages.page import Page
from countback.passages.passage import Dateline, Evidence, Passage
from countback.refusals import Refusal
from countback.values import Count, PartialDate, Period, Span

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def reading_of(page: Page, *, reader: str = "hand 1") -> Reading:
    """Every number of the page as a figure with all its fields set; numbers under 10 are refused as a rank."""
    text = page.body.decode("utf-8")
    figures, refusals = [], []
    for found in _NUMBER.finditer(text):
        span, said = Span(*found.span()), found.group()
        value = Decimal(said.rstrip("%").replace(",", ""))
        if value < 10:
            refusals.append(Refusal("rank_list", "figures", source=page.name, span=span, said=said, rule="test.small"))
            continue
        whole = value == value.to_integral_value() and "." not in said
        number = int(value) if whole else value
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        figures.append(
            Figure(
                span=span,
                sentence=Span(start, end if end >= 0 else len(text)),
                count=Count(number, number, bound="min", said=said, other=None if whole else Decimal("1.50")),
                measure=Measure("person", "deserted", "awol", "share" if said.endswith("%") else "total"),
                scope=Scope("UA", "Southern District", "mobilised"),
                period=Period(PartialDate(2024, 3), PartialDate(2024, 4, 1)),
                voices=(Voice("prosecutor", "origin", "the office", Span(0, 3)), Voice(None, "relay", "A paper")),
                hedged=True,
                part_of=PartOf("20", Span(0, 2)),
                lang="en",
                because=(Because("event", "en.deserted", "fled", Span(0, 4)), Because("side", "place")),
                undecided=("where",),
            )
        )
    return Reading(
        sha256=page.sha256,
        name=page.name,
        address=page.address,
        text=text,
        title=text.split("\n", 1)[0],
        lang="en",
        extractor="text 1",
        reader=reader,
        dateline=Dateline(
            outlet="paper",
            published=PartialDate(2024, 4, 2),
            date_evidence=(Evidence("2024-04-02", "header", "published", None, "chosen"),),
        ),
        passages=(Passage(Span(0, len(text)), "body", "en", "test.all", PartialDate(2024)),),
        figures=tuple(figures),
        refusals=tuple(refusals),
        meta={"url": page.address, "ключ": "значення"},
    )


@pytest.fixture
def read() -> Callable[..., Reading]:
    return reading_of


@pytest.fixture
def page() -> Page:
    text = "Cases rise\n684 cases of 20,538 were opened, 33.30% of all.\n3 of them, 18,000 in sum — “так”.\n"
    return Page.from_text(text, name="first", address="https://paper.example/2024/04/02/cases")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet, in each database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
def docket() -> RegisterCount:
    """A count of court cards."""
    return RegisterCount(
        method="docket",
        origin="ru_courts",
        count=Count(1010, 1010, said="1010"),
        measure=Measure("verdict", "convicted", "awol", "flow"),
        scope=Scope("RU"),
        period=Period(PartialDate(2024, 3), PartialDate(2024, 3)),
        known="2025-03-01",
        basis="0" * 64,
        note="published cards only",
    )
