"""The gate: nothing that left, alone or together, tells of 1 to 9 people."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from countback.registers.people.disclosure import Cell, Gate, bits, gated


def cube(draw: random.Random, people: int) -> list[Cell]:
    """Every cell and margin of a cube of three attributes, with the whole."""
    rows = [(draw.randrange(4), draw.choice((0, 0, 0, 1, 1, 2, 3)), draw.randrange(2)) for _ in range(people)]
    cells = []
    for kept in (c for n in range(4) for c in combinations(range(3), n)):
        groups: dict[tuple[str, ...], list[int]] = {}
        for n, row in enumerate(rows):
            groups.setdefault(tuple(str(row[k]) if k in kept else "*" for k in range(3)), []).append(n)
        cells += [Cell(labels, bits(members)) for labels, members in groups.items()]
    return cells


def test_ten_thousand_pairs_of_allowed_queries_never_differ_by_a_few() -> None:
    draw, pairs = random.Random(5), 0
    while pairs < 10_000:
        cells = cube(draw, draw.randrange(40, 400))
        draw.shuffle(cells)
        allowed = [cell for cell, leaves in gated(Gate(), cells) if leaves]
        assert all(cell.count == 0 or cell.count >= 10 for cell in allowed)
        for one, two in combinations(allowed, 2):
            pairs += 1
            for difference in (one.people & ~two.people, two.people & ~one.people, one.people & two.people):
                assert not 0 < difference.bit_count() < 10


@given(st.lists(st.sets(st.integers(0, 59)), max_size=12))
def test_whatever_is_solved_for_is_a_sum_of_parts_of_ten_or_more(sets: list[set[int]]) -> None:
    gate = Gate()
    gated(gate, [Cell((), bits(s)) for s in sets])
    assert all(part.bit_count() >= 10 for part in gate.parts)


def test_a_margin_does_not_give_a_hidden_cell_back() -> None:
    whole, small = Cell(("all",), bits(range(100))), Cell(("c",), bits(range(96, 100)))
    a, b = Cell(("a",), bits(range(50))), Cell(("b",), bits(range(50, 96)))
    assert [leaves for _, leaves in gated(Gate(), [whole, a, b, small])] == [True, True, False, False]


def test_a_later_table_is_measured_against_the_earlier() -> None:
    gate = Gate([bits(range(40))])
    assert not gate.admits(bits(range(43)))
    assert not gate.admits(bits(range(37)))
    assert gate.admits(bits(range(50)))
    assert gate.admits(bits(range(40)))
    assert gate.admits(0)


def test_what_an_override_let_out_is_never_cut_further() -> None:
    gate = Gate([bits(range(4)), bits(range(60))])
    assert not gate.admits(bits(range(2)))
    assert not gate.admits(bits([0, *range(10, 60)]))
    assert gate.admits(bits(range(4, 60)))
