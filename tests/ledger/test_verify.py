"""Tampering: every edited, removed, added or reordered row is found; a cut end only against a checkpoint."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from countback.errors import UsageError
from countback.figures.reading import Reading
from countback.ledger import RegisterCount, open_ledger, read_checkpoint, write_checkpoint
from countback.ledger.chain import Head
from countback.ledger.schema import APPEND_ONLY, RECORDED
from countback.pages.page import Page
from countback.refusals import Refusal

Reader = Callable[..., Reading]


@pytest.fixture
def filled(desk: Path, page: Page, read: Reader, docket: RegisterCount) -> Path:
    with open_ledger(desk) as ledger:
        ledger.record(read(page), page=page)
        other = Page.from_text("Losses\n880 tanks, 41 more in a day", name="second", address="second.txt")
        ledger.record(read(other), page=other)
        ledger.record_failure(Refusal("empty", "pages", source="a.html"))
        ledger.record_counts([docket])
        ledger.judge(ledger.entries()[0].id, verdict="accept", by="ada")
        assert ledger.verify().ok
    return desk


def tamper(path: Path, *statements: str) -> None:
    """What someone with the file in hand can do: drop the triggers, edit, put the triggers back."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, ddl in triggers:
            connection.execute(ddl)


def codes(path: Path, checkpoint: Head | None = None) -> set[str]:
    with open_ledger(path, create=False) as ledger:
        return {p.code for p in ledger.verify(checkpoint=checkpoint).problems}


def columns() -> list[tuple[str, str]]:
    return [(table.name, column.name) for table in RECORDED for column in table.columns]


@pytest.mark.parametrize(("table", "column"), columns())
def test_an_edit_of_any_column_is_found(filled: Path, table: str, column: str) -> None:
    tamper(
        filled,
        f'UPDATE {table} SET "{column}" = CASE WHEN typeof("{column}") = \'integer\' THEN "{column}" + 7 '
        f"ELSE coalesce(\"{column}\", '') || 'x' END WHERE rowid = 1",
    )
    assert codes(filled)


@pytest.mark.parametrize("table", [t.name for t in RECORDED] + ["chain"])
def test_a_removed_row_is_found(filled: Path, table: str) -> None:
    tamper(filled, f"DELETE FROM {table} WHERE rowid = 1")
    assert codes(filled) & {"removed", "chain", "edited"}


def test_an_edited_digit_is_named(filled: Path) -> None:
    tamper(
        filled,
        "UPDATE entries SET figure = replace(figure, '684', '64'), said = '64', "
        "sentence = replace(sentence, '684', '64') WHERE said = '684'",
    )
    with open_ledger(filled, create=False) as ledger:
        problems = ledger.verify().problems
    assert {p.code for p in problems} == {"edited", "address", "sentence"}
    assert all(p.where.startswith("entries ") for p in problems)


def test_a_row_put_in_is_found(filled: Path) -> None:
    tamper(
        filled,
        "INSERT INTO entries SELECT reading, 'f00', 9, said, counted, event, stat, origin, sentence, figure "
        "FROM entries LIMIT 1",
    )
    assert {"added", "address"} <= codes(filled)


def test_two_rows_that_changed_places_are_found(filled: Path) -> None:
    tamper(
        filled,
        "UPDATE chain SET seq = -1 WHERE seq = 3",
        "UPDATE chain SET seq = 3 WHERE seq = 4",
        "UPDATE chain SET seq = 4 WHERE seq = -1",
    )
    assert "chain" in codes(filled)


def test_an_edit_with_a_new_digest_breaks_the_chain(filled: Path) -> None:
    tamper(
        filled,
        "UPDATE entries SET sentence = 'x' WHERE rowid = 1",
        "UPDATE chain SET digest = 'x' WHERE tbl = 'entries'",
    )
    assert "chain" in codes(filled)


def test_a_removed_trigger_is_found(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
    assert codes(filled) == {"trigger"}


def test_a_weakened_trigger_is_found(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("DROP TRIGGER chain_no_delete")
        connection.execute("CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT 1; END")
    assert codes(filled) == {"trigger"}


def test_a_cut_end_fits_itself_and_only_a_checkpoint_finds_it(filled: Path, tmp_path: Path) -> None:
    with open_ledger(filled) as ledger:
        head = ledger.head()
    write_checkpoint(head, to=tmp_path / "kept.json", at="2026-11-25")
    assert read_checkpoint(tmp_path / "kept.json") == head
    assert codes(filled, head) == set()
    last = f"SELECT key FROM chain WHERE seq = {head.count}"
    tamper(filled, f"DELETE FROM judgements WHERE id = ({last})", f"DELETE FROM chain WHERE seq = {head.count}")
    assert codes(filled) == set(), "this is what a bare chain does not find; the documents say so"
    assert codes(filled, head) == {"checkpoint"}


def test_a_ledger_written_anew_is_found_against_a_checkpoint(
    filled: Path, tmp_path: Path, page: Page, read: Reader
) -> None:
    with open_ledger(filled) as ledger:
        head = ledger.head()
    with open_ledger(tmp_path / "forged.db") as forged:
        for version in range(head.count):
            forged.record(read(page, reader=f"hand {version}"))
    assert codes(tmp_path / "forged.db") == set()
    assert codes(tmp_path / "forged.db", head) == {"checkpoint"}


def test_a_grown_ledger_still_fits_an_older_checkpoint(filled: Path, page: Page, read: Reader) -> None:
    with open_ledger(filled) as ledger:
        head = ledger.head()
        ledger.record(read(page, reader="hand 2"), page=page)
    assert codes(filled, head) == set()


def test_a_changed_or_missing_page_is_found_in_the_archive(filled: Path) -> None:
    kept = sorted(filled.with_name("desk.db.archive").glob("??/??/*.bin"))
    assert len(kept) == 2
    kept[0].write_bytes(kept[0].read_bytes() + b" ")
    kept[1].unlink()
    with open_ledger(filled) as ledger:
        found = ledger.verify()
    assert [p.code for p in found.problems] == ["archive", "archive"]
    assert found.kept == 2


def test_bytes_that_were_not_given_are_named(desk: Path, page: Page, read: Reader) -> None:
    with open_ledger(desk) as ledger:
        ledger.record(read(page))
        found = ledger.verify()
    assert found.ok
    assert any("without their bytes" in note for note in found.notes)
    assert any("no checkpoint" in note for note in found.notes)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": 1, "count": "3", "head": "x"}', "\udcff"])
def test_a_wrong_checkpoint_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kept.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError):
        read_checkpoint(file)
    with pytest.raises(UsageError):
        read_checkpoint(tmp_path / "none.json")


def test_every_table_is_append_only(desk: Path) -> None:
    with open_ledger(desk), sqlite3.connect(desk) as connection:
        tables = {r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {t.name for t in APPEND_ONLY} | {"derived_passages"}
