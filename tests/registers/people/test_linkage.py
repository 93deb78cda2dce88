"""Linkage: what is found and what is not taken for found, on made people whose truth is known."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from made_people import copied, people

from countback.registers.people.assign import Match, assign
from countback.registers.people.classes import Class, Keys, class_of
from countback.registers.people.decoys import Chance, chance, expected_false, make, times
from countback.registers.people.linkage import Linker, Pair, arrow_table
from countback.registers.people.person import Person
from countback.registers.people.translit import romanise

COUNT = 400


def link(left: Sequence[Person], right: Sequence[Person]) -> tuple[Linker, list[Pair]]:
    one = arrow_table((p.keys() for p in left), origin="a")
    linker = Linker(one, arrow_table((p.keys() for p in right), origin="b"), sample=100_000)
    return linker, linker.pairs(one)


def rates(matches: list[Match]) -> tuple[float, float]:
    """Precision and recall where the n-th of the list is the n-th of the reference."""
    good = sum(m.left == m.right for m in matches)
    return good / len(matches), good / COUNT


@lru_cache(maxsize=1)
def latin() -> tuple[list[Person], list[Person]]:
    draw = random.Random(4)
    base = people(COUNT, draw=draw, latin=True)
    return [copied(p, draw) for p in base], [*base, *people(COUNT, draw=draw, latin=True)]


def test_full_fields() -> None:
    left, right = latin()
    precision, recall = rates(assign(link(left, right)[1]))
    assert precision >= 0.999
    assert recall >= 0.99


def test_name_and_birth_date_alone_and_twice_the_same() -> None:
    left, right = ([replace(p, patronymic="", ident="", unit="", region="") for p in side] for side in latin())
    pairs = link(left, right)[1]
    precision, recall = rates(assign(pairs))
    assert precision >= 0.998
    assert recall >= 0.86, recall
    assert link(left, right)[1] == pairs


def test_two_scripts_meet() -> None:
    draw = random.Random(9)
    base = people(COUNT, draw=draw)
    tables = ("kmu_2010", "bgn_pcgn_uk", "icao_9303_uk", "iso_9")
    left = [
        replace(p, **{f: romanise(getattr(p, f), draw.choice(tables)) for f in ("surname", "given", "patronymic")})
        for p in base
    ]
    left = [replace(copied(p, draw, rate=0.3), ident="", unit="", region="") for p in left]
    right = [replace(p, ident="") for p in (*base, *people(COUNT, draw=draw))]
    precision, recall = rates(assign(link(left, right)[1]))
    assert precision >= 0.998
    assert recall >= 0.95


@pytest.mark.parametrize("there", [0, 200])
def test_decoys_tell_how_many_matches_are_chance(there: int) -> None:
    """Names alone against a large reference: many matches are namesakes, and the decoys say how many."""
    draw = random.Random(2)
    bare = [replace(p, birth="", ident="", unit="", region="") for p in people(COUNT + 12000, draw=draw)]
    left, right = bare[:COUNT], [*bare[:there], *bare[COUNT:]]
    left = [replace(p, patronymic="") for p in left]
    linker, pairs = link(left, right)
    matches = assign(pairs)
    counts: Counter[Class] = Counter(m.kind for m in matches)
    false = sum(m.left != m.right or m.left >= there for m in matches)
    told = sum(expected_false(COUNT, counts, chance([p.keys() for p in left], linker, matches, seed=1)).values())
    assert false > 5
    assert abs(told - false) <= 3 + 3 * false**0.5, (false, told)


def test_nothing_is_spilled_and_no_file_is_reached(tmp_path: Path) -> None:
    import duckdb

    from countback.registers.people.linkage import _memory_only

    con = _memory_only(duckdb, threads=1, memory="100MB")
    assert con.execute("SELECT current_setting('temp_directory')").fetchone() == ("",)
    with pytest.raises(duckdb.Error):
        con.execute(f"COPY (SELECT 1) TO '{tmp_path}/leak.csv'")
    with pytest.raises(duckdb.OutOfMemoryException):
        con.execute("CREATE TABLE t AS SELECT i, md5(i::VARCHAR) FROM range(9000000) r(i)")
    assert list(tmp_path.iterdir()) == []


NOTHING = {"name": 6, "patronymic": -1, "birth": -1, "ident": -1, "unit": -1, "region": -1}


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"birth": 3}, "A"),
        ({"name": 3, "birth": 3}, "A"),
        ({"name": 2, "birth": 3}, "B"),
        ({"name": 1, "ident": 2}, "A"),
        ({"birth": 2}, "B"),
        ({"birth": 1, "region": 2}, "B"),
        ({"birth": 1}, None),
        ({"patronymic": 2}, "C"),
        ({}, "D"),
        ({"name": 3}, "D"),
        ({"name": 2}, None),
        ({"name": 4}, None),
        ({"birth": 0, "patronymic": 2, "region": 2}, None),
        ({"patronymic": 0}, None),
    ],
)
def test_classes(keys: dict[str, int], kind: str | None) -> None:
    assert class_of(Keys(**{**NOTHING, **keys})) == kind


def test_one_to_one_by_class_weight_and_a_persons_word() -> None:
    a, d = Keys(**{**NOTHING, "birth": 3}), Keys(**NOTHING)
    pairs = [Pair(0, 0, 5.0, d), Pair(0, 1, 4.0, a), Pair(1, 1, 9.0, a), Pair(1, 0, 1.0, d)]
    assert [(m.left, m.right) for m in assign(pairs)] == [(0, 0), (1, 1)]
    assert [(m.left, m.right) for m in assign(pairs, decided={(1, 1): "different"})] == [(0, 1), (1, 0)]
    assert [(m.left, m.right) for m in assign(pairs, decided={(1, 0): "same"})] == [(0, 1), (1, 0)]


def test_decoys_are_nobody_of_the_list() -> None:
    records = [p.keys() for p in people(200, draw=random.Random(1))]
    names = {(r["surname"], r["given"], r["patronymic"]) for r in records}
    made = make(records, kind="names", draw=random.Random(1))
    assert not names & {(d["surname"], d["given"], d["patronymic"]) for d, _ in made}
    assert {d["surname"] for d, _ in made} <= {r["surname"] for r in records}
    dated = make(records, kind="dates", draw=random.Random(1))
    assert all(d["birth"] != records[n]["birth"] and d["whole"] == records[n]["whole"] for d, n in dated)


def test_expected_false_never_exceeds_what_was_matched() -> None:
    got = Chance(times(1010), {"A": {}, "B": {}, "C": {0: 500}, "D": {}})
    assert expected_false(1010, {"A": 0, "B": 0, "C": 26, "D": 0}, got)["C"] == 26
    some = expected_false(1010, {"A": 500, "B": 0, "C": 100, "D": 0}, got)
    assert 40 < some["C"] < 60
