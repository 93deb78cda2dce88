"""The API: the rows of the exports told by key, its declaration, its limits, and its words where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from countback.exports.package import write_package
from countback.ledger import open_ledger
from countback.web import api
from countback.web.app import make_app
from countback.web.finder import Deadline, Finder, TooLong

from .conftest import PAYLOADS, Visitor

TABLES = ("claims", "entries", "findings", "pages")


def all_rows(visit: Visitor, path: str) -> list[Any]:
    rows, address = [], path
    while address:
        told = visit.json(address)
        assert len(told["rows"]) <= api.MOST_ROWS
        rows += told["rows"]
        address = told["next"]
    return rows


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_are_those_of_the_export(visit: Visitor, examples: Path, tmp_path: Path, name: str) -> None:
    with open_ledger(examples, read_only=True) as ledger:
        write_package(ledger, tmp_path / "out")
    exported = [json.loads(line) for line in (tmp_path / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    key = next(c for c in api.CALLS if c.path == f"/api/{name}").table.key[0]
    told = all_rows(visit, f"/api/{name}?limit=7")
    assert told == sorted(exported, key=lambda r: r[key]) and len(told) > 7
    assert visit.json(f"/api/{name}/{told[0][key]}")["row"] == told[0]


def test_rows_by_value(visit: Visitor) -> None:
    rows = all_rows(visit, "/api/entries?origin=mediazona&limit=5")
    every = all_rows(visit, "/api/entries")
    assert rows == [r for r in every if r["origin"] == "mediazona"] and 5 < len(rows) < len(every)
    assert all_rows(visit, "/api/claims?status=confirmed") == []


def test_a_row_that_comes_in_is_neither_missed_nor_told_twice(visit: Visitor) -> None:
    first = visit.json("/api/entries?limit=3")
    last = first["rows"][-1]["entry"]
    again = visit.json(f"/api/entries?limit=3&after={last}")
    assert first["next"] == f"/api/entries?limit=3&after={last}" and again["rows"][0]["entry"] > last
    between = last + "0"
    assert visit.json(f"/api/entries?limit=3&after={between}")["rows"] == again["rows"], "a key need not be there"


def test_the_document_declares_every_call_and_every_answer_fits_it(visit: Visitor) -> None:
    doc = visit.json("/api/openapi.json")
    assert doc["openapi"] == "3.1.0" and set(doc["paths"]) == {c.path for c in api.CALLS}
    served = {r.path for r in visit.app.routes if r.path.startswith("/api/")} - {"/api/openapi"}
    assert served == set(doc["paths"]), "nothing undeclared is served"
    types = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
    seen = 0
    for path, name in (("/api/claims", "claims"), ("/api/entries", "entries"), ("/api/findings", "findings")):
        fields = doc["components"]["schemas"][name]["properties"]
        for row in visit.json(path)["rows"]:
            assert set(row) == set(fields)
            for column, value in row.items():
                allowed = tuple(types[t] for t in fields[column]["type"])
                assert isinstance(value, tuple(x for t in allowed for x in (t if isinstance(t, tuple) else (t,))))
                seen += 1
    assert seen > 500
    page = visit.get("/api").text
    assert all(c.path in page for c in api.CALLS)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/claims?limit=1001", 400, "limit"),
        ("/api/claims?limit=0", 400, "limit"),
        ("/api/claims?limit=x", 400, "limit"),
        ("/api/claims?colour=red", 400, "colour"),
        ("/api/claims/nope", 404, "nope"),
        ("/api/refusals", 400, "sha256"),
        ("/api/refusals?sha256=00", 404, "00"),
        ("/api/search", 400, "q is needed"),
    ],
)
def test_what_is_wrong_is_a_problem(visit: Visitor, address: str, status: int, words: str) -> None:
    told = visit.get(address)
    assert told.status_code == status and told.headers["content-type"] == "application/problem+json"
    problem = told.json()
    assert problem["status"] == status and words in problem["detail"].lower() and problem["remedy"]
    assert told.headers["content-security-policy"]


def test_a_call_that_takes_too_long_is_stopped(visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SECONDS", -1.0)
    for address in ("/api/claims", "/api/entries?origin=mediazona", "/api/search?q=courts"):
        told = visit.get(address)
        assert told.status_code == 503 and told.json()["title"] == "It takes too long", address


def test_the_database_itself_is_stopped(examples: Path) -> None:
    with open_ledger(examples, read_only=True) as ledger:
        finder = Finder([r for r in ledger.readings() for _ in range(60)])
    with pytest.raises(TooLong):
        finder.find("the of in", deadline=Deadline(-1.0))
    assert finder.find("the", deadline=Deadline(60.0)), "and goes on afterwards"


def test_hostile_values_are_values(visit: Visitor) -> None:
    for payload in [*PAYLOADS[::12], "' OR 1=1 --", '"; DROP TABLE pages; --', "%00", "\\", "NEAR(a b)", "*"]:
        for call in api.CALLS:
            for param in call.params:
                query = str(__import__("httpx").QueryParams({param.name: payload}))
                told = visit.get(call.path.replace("{id}", "x") + "?" + query)
                assert told.status_code in (200, 400, 404), (call.path, param.name, payload, told.text)
                assert "json" in told.headers["content-type"]


def test_an_api_behind_a_login(examples: Path, tmp_path: Path) -> None:
    from countback.web.accounts import Accounts

    app = make_app(examples, accounts=Accounts(tmp_path / "a.db", create=True), require_login=True)
    told = Visitor(app).get("/api/claims")
    assert told.status_code == 401 and told.json()["detail"].startswith("Sign in")
    assert Visitor(app).get("/api/openapi.json").status_code == 401
