"""Recording and looking: what goes in comes out, the same twice adds nothing, a newer reader supersedes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.errors import LedgerError, UsageError
from countback.figures.reading import Reading
from countback.ledger import RegisterCount, entries_of, open_ledger
from countback.ledger.rows import figure_of, packed
from countback.ledger.schema import APPEND_ONLY
from countback.pages.page import Page
from countback.refusals import Refusal
from countback.values import Count, Span

Reader = Callable[..., Reading]


def rows(path: Path, table: str) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_reading_comes_back_exactly(anywhere: str, page: Page, read: Reader) -> None:
    reading = read(page)
    with open_ledger(anywhere) as ledger:
        done = ledger.record(reading, page=page)
        assert (done.new, done.figures, done.refusals, done.superseded) == (True, 4, 1, False)
        assert list(ledger.readings()) == [reading]
        assert ledger.reading(page.sha256) == reading
        assert ledger.entries() == entries_of(reading)
        assert list(ledger) == ledger.entries()
        assert ledger.refusals() == list(reading.refusals)
        assert ledger.page(page.sha256).body == page.body
        assert [s.address for s in ledger.pages()[0].sightings] == [page.address]


def test_a_share_keeps_its_digits(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page))
        share = ledger.entries()[2].figure.count
    assert str(share.low) == "33.30"
    assert isinstance(share.low, Decimal) and isinstance(share.other, Decimal)


@given(low=st.integers(min_value=0, max_value=10**30) | st.decimals(min_value=0, max_value=10**12, allow_nan=False))
def test_any_count_round_trips_through_a_row(low: int | Decimal) -> None:
    page = Page.from_text("20 men")
    from_hand = Count(low, None, bound="about", said="№ “\U0001f600” ٣", vague=True, other=low)
    figure = replace(_figure(page), count=from_hand)
    back = figure_of(packed(figure))
    assert back == figure
    assert str(back.count.low) == str(low)
    assert type(back.count.low) is type(low)


def _figure(page: Page):  # type: ignore[no-untyped-def]
    from countback.figures.figure import Figure, Measure, Scope
    from countback.values import Period

    return Figure(Span(0, 2), Span(0, 6), Count(20, 20), Measure(), Scope(), Period())


def test_the_same_twice_adds_nothing(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page), page=page)
        before = ledger.head()
    with open_ledger(anywhere) as ledger:
        again = ledger.record(read(page), page=page)
        assert not again.new
        assert again.figures == 4
        assert ledger.head() == before
        assert ledger.has(read(page))
        assert not ledger.has(read(page, reader="hand 2"))


def test_the_same_bytes_at_another_address_are_a_sighting(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page))
        moved = replace(page, address="https://mirror.example/cases")
        assert not ledger.record(read(moved)).new
        assert {s.address for s in ledger.pages()[0].sightings} == {page.address, moved.address}
        assert len(ledger.entries()) == 4


def test_a_newer_reader_supersedes_and_keeps(anywhere: str, page: Page, read: Reader) -> None:
    old = read(page)
    new = replace(read(page, reader="hand 2"), figures=read(page).figures[:1])
    with open_ledger(anywhere) as ledger:
        ledger.record(old, page=page)
        done = ledger.record(new, page=page)
        assert done.new and done.superseded
        assert [e.reader for e in ledger.entries()] == ["hand 2"]
        assert ledger.counts()["superseded"] == 4
        gone = entries_of(old)[1].id
        kept = ledger.entry(gone)
        assert kept is not None and kept.reader == "hand 1"
        assert [s.what for s in ledger.history(gone)] == ["read", "superseded"]
        assert [s.what for s in ledger.history(entries_of(old)[0].id)] == ["read", "superseded", "read"]
        assert ledger.verify().ok


def test_nobody_may_change_or_remove_a_row(desk: Path, page: Page, read: Reader, docket: RegisterCount) -> None:
    with open_ledger(desk) as ledger:
        ledger.record(read(page), page=page)
        ledger.record_failure(Refusal("empty", "pages", source="a.html"))
        ledger.judge("x", verdict="accept", by="ada")
        ledger.record_counts([docket])
    with sqlite3.connect(desk) as connection:
        connection.execute("PRAGMA recursive_triggers=ON")
        tables = [t.name for t in APPEND_ONLY]
        for table in tables:
            column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
            for statement in (f"DELETE FROM {table}", f'UPDATE {table} SET "{column}" = "{column}"'):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(statement)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("INSERT OR REPLACE INTO entries SELECT * FROM entries")
        assert all(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables)


def test_failures_are_open_until_their_input_is_read(anywhere: str, page: Page, read: Reader) -> None:
    refusal = Refusal("empty", "pages", source=page.address, detail="0 bytes")
    with open_ledger(anywhere) as ledger:
        assert ledger.record_failure(refusal)
        assert not ledger.record_failure(refusal)
        assert [(f.refusal, f.resolved) for f in ledger.failures()] == [(refusal, False)]
        assert ledger.counts()["failures"] == 1
        ledger.record(read(page))
        assert [f.resolved for f in ledger.failures()] == [True]
        assert ledger.counts()["failures"] == 0
        assert ledger.record_failure(refusal)
        assert [f.resolved for f in ledger.failures()] == [True, False]
        assert ledger.verify().ok


def test_a_judgement_stands_beside_and_is_kept(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page))
        entry = ledger.entries()[0]
        first = ledger.judge(entry.id, verdict="reject", by="ada", why="wrong unit", at="2026-01-02T03:04:05+00:00")
        ledger.judge(entry.id, verdict="correct", by="bo", why="cases", value="64")
        ledger.judge(entry.id, verdict="same", by="bo", other="f00")
        assert ledger.judge(entry.id, verdict="reject", by="ada", why="wrong unit", at=first.at) == first
        assert [j.verdict for j in ledger.judgements(entry.id)] == ["reject", "correct", "same"]
        assert [j.other for j in ledger.judgements("f00")] == ["f00"]
        assert [(s.what, s.by) for s in ledger.history(entry.id)][1:3] == [("reject", "ada"), ("correct", "bo")]
        assert ledger.entries()[0] == entry


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "maybe", "by": "ada"},
        {"verdict": "accept", "by": ""},
        {"verdict": "same", "by": "ada"},
        {"verdict": "accept", "by": "ada", "value": "3"},
        {"verdict": "correct", "by": "ada"},
    ],
)
def test_half_a_judgement_is_refused(desk: Path, wrong: dict[str, str]) -> None:
    with open_ledger(desk) as ledger, pytest.raises(UsageError):
        ledger.judge("id", **wrong)  # type: ignore[arg-type]
    assert rows(desk, "judgements") == 0


def test_a_reading_of_another_page_is_refused(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger, pytest.raises(ValueError, match="not of"):
        ledger.record(read(page), page=Page.from_text("other"))


def test_passages_are_derived_and_may_be_dropped(desk: Path, page: Page, read: Reader) -> None:
    with open_ledger(desk) as ledger:
        ledger.record(read(page), page=page)
    with sqlite3.connect(desk) as connection:
        connection.execute("DELETE FROM derived_passages")
    with open_ledger(desk) as ledger:
        assert next(ledger.readings()) == replace(read(page), passages=())
        assert ledger.verify().ok


def test_half_a_surrogate_in_a_name_is_kept_as_its_escape(anywhere: str, page: Page, read: Reader) -> None:
    odd = replace(read(page), name="bad\udcff", address="bad\udcff")
    with open_ledger(anywhere) as ledger:
        ledger.record(odd)
        ledger.record_failure(Refusal("empty", "pages", source="bad\udcff", detail="\ud800"))
        assert ledger.entries()[0].source.name == "bad\\udcff"
        assert ledger.failures()[0].refusal.detail == "\\ud800"
        assert ledger.verify().ok


def test_a_reader_cannot_write(anywhere: str, page: Page, read: Reader) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page))
    with open_ledger(anywhere, read_only=True) as ledger:
        assert len(ledger.entries()) == 4
        with pytest.raises(LedgerError, match="reading only"):
            ledger.record(read(page, reader="hand 2"))


def test_an_address_may_be_a_url(desk: Path) -> None:
    with open_ledger(f"sqlite:///{desk}") as ledger:
        assert ledger.path == desk
        assert ledger.archive == desk.with_name("desk.db.archive")
    for wrong in ("mysql://host/db", "sqlite://", ":memory:", ""):
        with pytest.raises(UsageError):
            open_ledger(wrong)
