"""What registers counted: recorded once, chained, the latest vintage live, and an older ledger brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.errors import LedgerVersion
from countback.figures.figure import Measure, Scope
from countback.figures.reading import Reading
from countback.ledger import RegisterCount, live_counts, open_ledger, schema
from countback.ledger.rows import packed, register_count_of
from countback.pages.page import Page
from countback.values import Count, PartialDate, Period

DOCKET = RegisterCount(
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
LATER = replace(DOCKET, known="2025-06-01", count=Count(1031, 1031, said="1031"))


def test_the_same_count_is_recorded_once(anywhere: str) -> None:
    with open_ledger(anywhere) as ledger:
        assert ledger.record_counts([DOCKET, DOCKET]) == 1
        head = ledger.head()
        assert ledger.record_counts([DOCKET]) == 0
        assert ledger.head() == head and ledger.register_counts() == [DOCKET]
        assert ledger.counts()["register_counts"] == 1
        assert ledger.verify().ok


def test_earlier_vintages_stay_and_the_latest_known_is_live(anywhere: str) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.record_counts([LATER])
        ledger.record_counts([DOCKET])  # known earlier, recorded later
        assert ledger.register_counts() == [LATER]
        assert ledger.register_counts(vintages=True) == [LATER, DOCKET]


def test_key_classes_and_models_stand_beside_each_other() -> None:
    by_class = [
        replace(DOCKET, method="list_verification", evidence=(("class", c), ("expected_false", "0.5"))) for c in "AB"
    ]
    by_model = [replace(DOCKET, method="estimate", evidence=(("model", m),)) for m in ("chao", "loglinear")]
    assert live_counts([*by_class, *by_model]) == [*by_class, *by_model]


@given(st.permutations([DOCKET, LATER, replace(DOCKET, origin="other"), replace(DOCKET, known="2024-12-31")]))
def test_what_is_live_does_not_depend_on_the_order(counts: list[RegisterCount]) -> None:
    assert set(live_counts(counts)) == {LATER, replace(DOCKET, origin="other")}


def test_a_count_comes_back_as_it_went() -> None:
    share = replace(DOCKET, count=Count(Decimal("33.30"), None, "min"), evidence=(("model", "chao"),))
    assert register_count_of(packed(share)) == share


def test_nothing_is_written_where_one_count_cannot_be(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(desk) as ledger:
        monkeypatch.setattr("countback.ledger.chain.Writer.close", stop)
        with pytest.raises(KeyboardInterrupt):
            ledger.record_counts([DOCKET, LATER])
        monkeypatch.undo()
        assert ledger.register_counts(vintages=True) == [] and ledger.verify().ok


@pytest.mark.parametrize("statement", ["UPDATE register_counts SET known = '1'", "DELETE FROM register_counts"])
def test_rows_are_neither_changed_nor_removed(desk: Path, statement: str) -> None:
    with open_ledger(desk) as ledger:
        ledger.record_counts([DOCKET])
    with sqlite3.connect(desk) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


def test_a_count_edited_with_its_triggers_out_of_the_way_is_found(desk: Path) -> None:
    with open_ledger(desk) as ledger:
        ledger.record_counts([DOCKET])
    with sqlite3.connect(desk) as db:
        (ddl,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'register_counts_no_update'").fetchone()
        db.execute("DROP TRIGGER register_counts_no_update")
        db.execute("UPDATE register_counts SET register_count = replace(register_count, '1010', '1011')")
        db.execute(ddl)
    with open_ledger(desk) as ledger:
        assert {p.code for p in ledger.verify().problems} == {"edited", "address"}


@pytest.fixture
def older(desk: Path, page: Page, read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger as the first release made it, with a page in it."""
    with monkeypatch.context() as patch:
        first = [table for table in schema.RECORDED if table.name != "register_counts"]
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        patch.setattr(schema, "APPEND_ONLY", (*first, schema.chain, schema.migrations))
        with open_ledger(desk) as ledger:
            ledger.record(read(page), page=page)
    return desk


def test_an_older_ledger_is_brought_up_to_date_when_opened_for_writing(older: Path) -> None:
    with open_ledger(older) as ledger:
        before = ledger.head()
        assert ledger.verify(checkpoint=before).ok and ledger.register_counts() == []
        assert ledger.record_counts([DOCKET]) == 1
        assert ledger.verify(checkpoint=before).ok
    with open_ledger(older, create=False, read_only=True) as ledger:
        assert ledger.register_counts() == [DOCKET]


def test_an_older_ledger_opened_for_reading_says_what_to_do(older: Path) -> None:
    with pytest.raises(LedgerVersion, match="older Countback; open it once for writing"):
        open_ledger(older, create=False, read_only=True)
