"""Every code of the catalogue speaks on its example and is silent on its counter-example, read as pages are."""

from __future__ import annotations

import pytest

from countback.checks.catalogue import CATALOGUE
from countback.checks.examples import examples
from countback.figures import read_page
from countback.pages.page import Page
from countback.pipeline import check


def codes(pages: tuple[Page, ...], *, code: str) -> set[str]:
    return {kind for f in check([read_page(p) for p in pages], second=examples()[code].second) for kind in f.kinds}


@pytest.mark.parametrize("code", list(CATALOGUE))
def test_found(code: str) -> None:
    assert code in codes(examples()[code].found, code=code)


@pytest.mark.parametrize("code", list(CATALOGUE))
def test_left_alone(code: str) -> None:
    assert code not in codes(examples()[code].left, code=code)


def test_no_fault_is_made_of_what_is_none() -> None:
    """A sum that holds and a rounding are notes, never faults."""
    for code in ("consistent_sum", "rounding"):
        for finding in check([read_page(p) for p in examples()[code].found]):
            assert finding.severity == "note" and finding.family != "inpage"
