"""Tables, packages, PROV, schema.org and citations: declared once, escaped, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.errors import LedgerReadOnly, UsageError
from countback.exports import cite
from countback.exports.changes import way_of
from countback.exports.holdings import Holdings, finding_id, holdings_of
from countback.exports.measures import measure_slug, origin_slug
from countback.exports.package import write_package
from countback.exports.prov import prov_of
from countback.exports.schema_org import claim_of, observation_of
from countback.exports.tables import TABLES, Column, Table, claim_rows, entry_rows, finding_rows
from countback.exports.write import cell, csv_lines, json_lines
from countback.figures import read_page
from countback.figures.figure import Measure, Scope
from countback.ledger import RegisterCount, open_ledger
from countback.pages import Page
from countback.pipeline import add, check, claims_of
from countback.values import Count, PartialDate, Period

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT: Column[str] = Column("words", "string", "", str)
NUMBER: Column[Any] = Column("low", "number", "", lambda v: v)

COUNTED = RegisterCount(
    method="list_verification",
    origin="a list",
    count=Count(980, None, "min"),
    measure=Measure("person", "deserted", None, "total"),
    scope=Scope("RU"),
    period=Period(None, PartialDate(2024, 3)),
    known="2025-03-01",
    basis="0" * 64,
    note="names of one list",
    evidence=(("class", "A"), ("expected_false", "0.3")),
)


@pytest.fixture(scope="module")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "desk.db"
    with open_ledger(path) as ledger:
        add([str(EXAMPLES)], ledger)
    return path


@pytest.fixture(scope="module")
def held(ledger_path: Path) -> Holdings:
    with open_ledger(ledger_path, read_only=True) as ledger:
        return holdings_of(ledger)


def lost_digit(held: Holdings) -> Any:
    """The claim of 684 sentences of which some pages have 64."""
    return next(c for c in held.claims.values() if any(m.figure.count.said == "64" for m in c.members))


# -- holdings ---------------------------------------------------------------------------------------------------------


def test_holdings_are_what_the_pipeline_derives(ledger_path: Path, held: Holdings) -> None:
    with open_ledger(ledger_path, read_only=True) as ledger:
        claims = {c.id: c for c in claims_of(ledger)}
        findings = check(ledger)
        entries = {e.id for e in ledger}
    assert held.claims == claims and set(held.entries) == entries
    assert sorted(held.findings) == sorted({finding_id(f) for f in findings})
    assert sum(map(len, held.measures.values())) == sum(map(len, held.origins.values())) == len(claims)


def test_ids_of_findings_do_not_depend_on_the_order(ledger_path: Path, held: Holdings) -> None:
    with open_ledger(ledger_path, read_only=True) as ledger:
        again = holdings_of(ledger)
    assert list(again.findings) == list(held.findings)


def test_same_and_different_of_a_person_reach_the_claims(tmp_path: Path) -> None:
    text = "Russian military courts convicted 684 soldiers in March 2024, Mediazona counted."
    path = tmp_path / "judged.db"
    with open_ledger(path) as ledger:
        for n in (1, 2):
            page = Page.from_text(f"{text} {'Again. ' * n}", name=f"p{n}")
            ledger.record(read_page(page), page=page)
        one, two = (e.id for e in ledger)
        assert len(holdings_of(ledger).claims) == 1
        ledger.judge(one, verdict="different", other=two, by="Ada", why="two months")
        held = holdings_of(ledger)
        assert len(held.claims) == 2
        ledger.judge(one, verdict="accept", by="Ada")
        ledger.judge(one, verdict="unsure", by="Ben", why="undo")
        standing = holdings_of(ledger).standing(one)
        assert (standing.status, standing.by_person) == ("in doubt", True)
        assert holdings_of(ledger).standing(two).status == "machine-read"


def test_slugs_are_plain_and_told_apart() -> None:
    names = ["Village council", "Village Council", "Сільрада", "../../etc", "<script>", "", "a" * 500]
    slugs = [origin_slug(n) for n in names]
    assert len(set(slugs)) == len(names) and all(re.fullmatch(r"[a-z0-9_-]{1,60}", s) for s in slugs)


# -- changes ----------------------------------------------------------------------------------------------------------


def test_the_hop_that_changed_a_field_is_told_from_those_that_carried_it(held: Holdings) -> None:
    claim = lost_digit(held)
    way = way_of(claim, findings=held.findings_of(claim.id), copies=held.copies)
    hops = [h for h in way.walk() if any(c.field == "value" for c in h.changes)]
    assert [h.changed for h in hops].count(True) == 1
    values = {(c.field, c.old, c.new) for h in hops for c in h.changes if c.field == "value"}
    assert values == {("value", "684", "64")}
    carried = [h for h in hops if not h.changed]
    assert carried and all(h.why.startswith(("shares the error of", "copies")) for h in carried)
    assert {m.id for h in way.walk() for m in h.entries} == {m.id for m in claim.members}


# -- cells ------------------------------------------------------------------------------------------------------------


@given(st.text(max_size=60))
def test_no_text_cell_begins_as_a_formula(text: str) -> None:
    made = cell(text, TEXT)
    assert isinstance(made, str)
    assert not made.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert "\x00" not in made
    if text.isprintable() and text[:1].isalnum():
        assert made == text
    made.encode("utf-8")


@given(st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_stay_numbers(number: float) -> None:
    assert cell(number, NUMBER) == number
    table: Table[Any] = Table("t", "", (NUMBER,))
    (row,) = list(csv.reader(io.StringIO("".join(csv_lines(table, [number])))))[1:]
    assert float(row[0]) == number


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), max_size=6))
def test_what_was_written_is_read_again(texts: list[str]) -> None:
    table: Table[str] = Table("t", "", (TEXT,))
    rows = list(csv.reader(io.StringIO("".join(csv_lines(table, texts)), newline="")))[1:]
    assert [row[0].removeprefix("'") for row in rows] == [t.replace("\x00", "\u2400").removeprefix("'") for t in texts]
    lines = "".join(json_lines(table, texts)).split("\n")[:-1]
    assert [json.loads(line)["words"] for line in lines] == texts


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_declared_with_words_and_its_values_have_its_type(held: Holdings, name: str) -> None:
    table = TABLES[name]
    names = [c.name for c in table.columns]
    assert len(set(names)) == len(names) and set(table.key) <= set(names) and all(c.words for c in table.columns)
    sources: dict[str, Any] = {
        "claims": claim_rows(held),
        "entries": entry_rows(held),
        "findings": finding_rows(held),
        "pages": held.documents.values(),
        "failures": held.failures,
        "refusals": [],
        "register_counts": [COUNTED],
    }
    types = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
    rows = list(table.rows(sources[name]))
    for row in rows:
        for column in table.columns:
            assert row[column.name] is None or isinstance(row[column.name], types[column.kind]), column.name
    if table.key:
        keys = [tuple(row[k] for k in table.key) for row in rows]
        assert len(set(keys)) == len(keys)


# -- packages ---------------------------------------------------------------------------------------------------------


def test_a_package_is_whole_and_the_same_each_time(ledger_path: Path, tmp_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        ledger.record_counts([COUNTED])
    with open_ledger(ledger_path, read_only=True) as ledger:
        rows = write_package(ledger, tmp_path / "one")
        write_package(ledger, tmp_path / "two" / "deeper")
    one = {f.name: f.read_bytes() for f in (tmp_path / "one").iterdir()}
    assert one == {f.name: f.read_bytes() for f in (tmp_path / "two" / "deeper").iterdir()}
    package = json.loads(one["datapackage.json"])
    assert {r["name"] for r in package["resources"]} == set(TABLES)
    for resource in package["resources"]:
        body = one[resource["path"]]
        assert (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}") == (resource["bytes"], resource["hash"])
        found = list(csv.reader(io.StringIO(body.decode(), newline="")))
        assert found[0] == [f["name"] for f in resource["schema"]["fields"]]
        assert len(found) - 1 == rows[resource["path"]] == one[f"{resource['name']}.jsonl"].count(b"\n")
    (counted,) = csv.DictReader(io.StringIO(one["register_counts.csv"].decode()))
    assert (counted["low"], counted["high"], counted["evidence"]) == ("980", "", "class: A; expected_false: 0.3")
    by_claim = {r["claim"] for r in csv.DictReader(io.StringIO(one["claims.csv"].decode()))}
    used = {r["claim"] for r in csv.DictReader(io.StringIO(one["entries.csv"].decode()))}
    assert used - {""} == by_claim
    assert {json.loads(line)["status"] for line in one["claims.jsonl"].splitlines()} == {"machine-read"}


def test_a_folder_that_holds_something_is_left_alone(ledger_path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with open_ledger(ledger_path, read_only=True) as ledger:
        with pytest.raises(UsageError, match="holds files already"):
            write_package(ledger, tmp_path)
        with pytest.raises(UsageError, match="is a file"):
            write_package(ledger, tmp_path / "mine.txt")
        with pytest.raises(LedgerReadOnly, match="name another folder"):
            write_package(ledger, Path("/proc/none/out"))
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


# -- PROV, schema.org -------------------------------------------------------------------------------------------------


def test_every_name_in_prov_is_declared(held: Holdings) -> None:
    doc = prov_of(held)
    known = set(doc["entity"]) | set(doc["agent"])
    for kind in ("wasDerivedFrom", "wasAttributedTo"):
        for row in doc[kind].values():
            for key, value in row.items():
                if key in ("prov:entity", "prov:agent", "prov:generatedEntity", "prov:usedEntity"):
                    assert value in known, (kind, key, value)
    quoted = [r for r in doc["wasDerivedFrom"].values() if r.get("prov:type", {}).get("$") == "prov:Quotation"]
    members = sum(len(c.members) for c in held.claims.values())
    assert len(quoted) == members
    assert any("cb:share" in r for r in doc["wasDerivedFrom"].values())


def test_a_claim_of_schema_org_keeps_its_bounds_and_pages(held: Holdings) -> None:
    claim = lost_digit(held)
    row = claim_of(held, claim, address="http://desk.test/claims/x")
    assert row["@type"] == "Claim" and row["author"]["name"] == "Mediazona" and row["url"]
    assert len(row["appearance"]) == claim.pages
    assert row["firstAppearance"]["datePublished"] == "2024-04-12"
    assert row["about"]["value"]["value"] == 684 and row["about"]["temporalCoverage"] == "2024-03/2024-03"
    least = next(c for c in held.claims.values() if c.head.figure.count.bound == "min")
    value = observation_of(least.head.figure)["value"]
    assert "maxValue" not in value and "value" not in value and value["minValue"] > 0


# -- citations --------------------------------------------------------------------------------------------------------


def test_safe_wording_keeps_unit_offence_period_and_chain(held: Holdings) -> None:
    claim = lost_digit(held)
    words = cite.safe_wording(claim)
    assert words == (
        "684 sentences for absence without leave in March 2024 (Russia), counted by Mediazona (12 April 2024)."
    )
    relayed = next(m for m in claim.members if m.figure.via and m.source.outlet is None)
    words = cite.safe_wording(claim, entry=relayed)
    assert "684 sentences" in words and "counted by Mediazona" in words
    assert "quoted by" in words and f"read in {relayed.source.name}" in words


def test_a_party_claims_and_a_bound_is_kept(held: Holdings) -> None:
    party = next(c for c in held.claims.values() if c.origin == "ua_general_staff")
    assert "claimed by General Staff" in cite.safe_wording(party)
    least = next(c for c in held.claims.values() if c.head.figure.count.bound == "min")
    assert cite.safe_wording(least).startswith("over ")


def test_citations_say_that_no_person_confirmed_it(held: Holdings) -> None:
    for claim in held.claims.values():
        standing = held.standing(claim.id)
        assert "confirmed by no person" in cite.plain(claim, standing=standing)
        assert "confirmed by no person" in cite.bibtex(claim, standing=standing)
        assert "confirmed by no person" in cite.csl(claim, standing=standing)["note"]


def test_bibtex_cannot_be_broken_out_of(held: Holdings) -> None:
    from dataclasses import replace

    claim = replace(lost_digit(held), origin="}}, evil = {x} \\input{/etc/passwd} % $ # & _ ~ ^")
    text = cite.bibtex(claim, standing=held.standing(claim.id), address="http://desk.test/}{\\x")
    assert re.sub(r"\\[{}]", "", text).count("{") == re.sub(r"\\[{}]", "", text).count("}")
    assert "\\input" not in text and "\n  evil" not in text
    assert measure_slug(claim.head.figure) == "verdict-convicted-awol"


def test_one_is_told_as_one(held: Holdings) -> None:
    one = next(
        c for c in held.claims.values() if c.head.figure.count.low == 1 and c.head.figure.measure.event == "lost"
    )
    assert cite.said_words(one.head.figure).startswith("1 tank lost")
