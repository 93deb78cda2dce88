"""What only a ledger in PostgreSQL has: triggers, its errors, and copies between databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from countback.cli import run
from countback.errors import LedgerError, LedgerLocked, LedgerMissing, LedgerVersion, UsageError
from countback.figures.reading import Reading, dumps
from countback.ledger import RegisterCount, open_ledger
from countback.ledger.copy import copy_ledger
from countback.ledger.schema import APPEND_ONLY
from countback.pages.page import Page
from countback.refusals import Refusal

Reader = Callable[..., Reading]


@pytest.fixture
def filled(anywhere: str, page: Page, read: Reader, docket: RegisterCount) -> str:
    with open_ledger(anywhere) as ledger:
        ledger.record(read(page), page=page)
        for n in range(30):
            more = Page.from_text(f"{700 + n} men fled, 3 of them twice", name=f"p{n}", address=f"p{n}.txt")
            ledger.record(read(more), page=more)
        ledger.record_failure(Refusal("empty", "pages", source="a.html"))
        ledger.judge("x", verdict="accept", by="ada")
        ledger.record_counts([docket])
    return anywhere


def content(address: str) -> list[str]:
    with open_ledger(address, create=False, read_only=True) as ledger:
        assert ledger.verify().ok
        return [dumps(r.to_row(explain=True)) for r in ledger.readings()]


@pytest.mark.postgres
def test_nobody_may_change_remove_or_empty(postgres: str, page: Page, read: Reader, docket: RegisterCount) -> None:
    with open_ledger(postgres) as ledger:
        ledger.record(read(page), page=page)
        ledger.record_failure(Refusal("empty", "pages", source="a.html"))
        ledger.judge("x", verdict="accept", by="ada")
        ledger.record_counts([docket])
        for table in (t.name for t in APPEND_ONLY):
            (column, *_) = (c.name for c in next(t for t in APPEND_ONLY if t.name == table).columns)
            for statement in (
                f"DELETE FROM {table}",
                f'UPDATE {table} SET "{column}" = "{column}"',
                f"TRUNCATE {table} CASCADE",
                f"SET LOCAL session_replication_role = replica; DELETE FROM {table}",
            ):
                with pytest.raises(LedgerError, match="append-only"), ledger.database.write() as connection:
                    connection.exec_driver_sql(statement)
        assert ledger.verify().ok


@pytest.mark.postgres
@pytest.mark.parametrize(
    "weaken",
    [
        "DROP TRIGGER entries_no_change ON entries",
        "ALTER TABLE entries DISABLE TRIGGER entries_no_change",
        "ALTER TABLE entries ENABLE REPLICA TRIGGER entries_no_change",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
)
def test_a_weakened_trigger_is_found(postgres: str, page: Page, read: Reader, weaken: str) -> None:
    with open_ledger(postgres) as ledger:
        ledger.record(read(page))
        with ledger.database.write() as connection:
            connection.exec_driver_sql(weaken)
        assert {p.code for p in ledger.verify().problems} == {"trigger"}


@pytest.mark.postgres
def test_an_edit_behind_the_triggers_is_found(postgres: str, page: Page, read: Reader) -> None:
    with open_ledger(postgres) as ledger:
        ledger.record(read(page))
        with ledger.database.write() as connection:
            connection.exec_driver_sql("ALTER TABLE entries DISABLE TRIGGER entries_no_change")
            connection.exec_driver_sql("UPDATE entries SET said = '64' WHERE said = '684'")
            connection.exec_driver_sql("ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_no_change")
        assert "edited" in {p.code for p in ledger.verify().problems}


@pytest.mark.postgres
def test_a_writer_waits_no_longer_than_it_may(postgres: str, page: Page, read: Reader) -> None:
    with open_ledger(postgres) as first, first.database.write(), open_ledger(postgres, patience=0.05) as second:
        with pytest.raises(LedgerLocked, match="another program"):
            second.record(read(page))
        assert second.counts()["pages"] == 0


@pytest.mark.postgres
def test_what_is_not_there_or_newer_is_said(postgres: str) -> None:
    with pytest.raises(LedgerMissing, match="no ledger"):
        open_ledger(postgres, create=False)
    with pytest.raises(LedgerMissing, match="reached"):
        open_ledger(postgres.replace("/ledger", "/nowhere"))
    with open_ledger(postgres) as ledger, ledger.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO migrations VALUES ('9999_later', '2030')")
    with pytest.raises(LedgerVersion, match="newer"):
        open_ledger(postgres)


def test_a_server_that_is_not_there_and_an_address_that_is_none() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerMissing, match="reached") as error:
        open_ledger("postgresql://desk:secret@127.0.0.1:9/desk?archive=a")
    assert "secret" not in str(error.value)
    with pytest.raises(UsageError):
        open_ledger("postgresql://host:port/desk")


@pytest.mark.postgres
def test_bytes_need_a_folder(postgres: str, page: Page, read: Reader) -> None:
    with open_ledger(postgres.partition("?")[0]) as ledger:
        ledger.record(read(page))
        with pytest.raises(UsageError, match="archive"):
            ledger.record(read(page), page=page)


def test_a_null_character_is_stored_as_a_mark(anywhere: str, read: Reader) -> None:
    odd = Page.from_text("684 men\x00 fled", name="odd", address="odd.txt")
    with open_ledger(anywhere) as ledger:
        ledger.record(read(odd))
        assert [r.text for r in ledger.readings()] == ["684 men\ufffd fled"]
        assert ledger.verify().ok


def test_a_copy_has_the_same_head(filled: str, tmp_path: Path) -> None:
    with open_ledger(filled, read_only=True) as source, open_ledger(tmp_path / "copy.db") as target:
        assert copy_ledger(source, target) == source.head() == target.head()
        assert copy_ledger(source, target) == target.head(), "the same twice adds nothing"
        assert target.counts() == source.counts()
        assert target.verify().kept == 31
    assert content(str(tmp_path / "copy.db")) == content(filled)


@pytest.mark.postgres
def test_there_and_back(tmp_path: Path, postgres: str, page: Page, read: Reader) -> None:
    with open_ledger(tmp_path / "a.db") as first:
        first.record(read(page), page=page)
        with open_ledger(postgres) as team:
            copy_ledger(first, team)
            first.record(read(page, reader="hand 2"), page=page)
            assert copy_ledger(first, team) == first.head(), "what came later is copied later"
            with open_ledger(tmp_path / "b.db") as back:
                copy_ledger(team, back)
    assert content(str(tmp_path / "a.db")) == content(str(tmp_path / "b.db"))


def test_a_copy_that_was_stopped_goes_on(filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, end: int) -> None:
        if done > end // 2:
            raise Stop

    monkeypatch.setattr("countback.ledger.copy.LINKS", 7)
    with open_ledger(filled, read_only=True) as source, open_ledger(tmp_path / "copy.db") as target:
        with pytest.raises(Stop):
            copy_ledger(source, target, progress=stop)
        assert 0 < target.head().count < source.head().count
        copy_ledger(source, target)
        assert target.head() == source.head() and target.verify().ok


def test_ledgers_that_grew_apart_are_not_made_one(filled: str, tmp_path: Path, page: Page, read: Reader) -> None:
    with open_ledger(filled, read_only=True) as source, open_ledger(tmp_path / "other.db") as target:
        target.record(read(page, reader="hand 9"))
        before = target.head()
        with pytest.raises(UsageError, match="does not"):
            copy_ledger(source, target)
        assert target.head() == before


@pytest.mark.postgres
def test_the_verbs(postgres: str, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    text = "Russian courts convicted 684 soldiers of desertion in March 2024, Mediazona counted.\n"
    (tmp_path / "page.txt").write_text(f"lang: en\n---\n{text}", encoding="utf-8")

    def say(*args: str) -> str:
        capsys.readouterr()
        assert run(list(args)) == 0
        printed = capsys.readouterr()
        return str(printed.out + printed.err)

    assert "1 new" in say("add", str(tmp_path / "page.txt"), "--ledger", postgres)
    assert "1 same" in say("add", str(tmp_path / "page.txt"), "--ledger", postgres)
    assert "684" in say("claims", "--ledger", postgres)
    assert "whole" in say("verify", "--ledger", postgres)
    assert "postgresql" in say("doctor", "--ledger", postgres)
    assert "copied" in say("copy", postgres, str(tmp_path / "copy.db"))
    assert say("claims", "--ledger", str(tmp_path / "copy.db")) == say("claims", "--ledger", postgres)


@pytest.mark.postgres
def test_the_desk_reads_it_and_keeps_what_people_say(postgres: str, page: Page, read: Reader, tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    from starlette.testclient import TestClient

    from countback.ledger.database import lies_at
    from countback.web.accounts import Accounts, accounts_path
    from countback.web.app import make_app

    with open_ledger(postgres) as ledger:
        ledger.record(read(page), page=page)
        entry = ledger.entries()[0].id
    accounts = Accounts(accounts_path(lies_at(postgres)), create=True)
    accounts.add("ada", role="reviewer", password="twelve words or so")
    client = TestClient(make_app(postgres, accounts=accounts), base_url="http://127.0.0.1")
    assert client.get("/").status_code == 200
    token = accounts.sign_in("ada", "twelve words or so")
    assert token is not None
    session = accounts.session(token)
    assert session is not None
    said = client.post(
        f"/review/entry/{entry}",
        data={"verdict": "accept", "seen": "", "csrf": session.csrf},
        headers={"origin": "http://127.0.0.1"},
        cookies={"countback": token},
        follow_redirects=False,
    )
    assert said.status_code == 303
    with open_ledger(postgres) as ledger:
        assert [(j.subject, j.verdict, j.by) for j in ledger.judgements()] == [(entry, "accept", "ada")]
