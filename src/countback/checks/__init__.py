"""Checks of figures and claims; each says which values made it."""

from __future__ import annotations

from collections.abc import Iterable

from countback.checks.across import across
from countback.checks.arithmetic import differences, rates, record_below_mean, shares
from countback.checks.catalogue import CATALOGUE, Check
from countback.checks.drift import drift_of
from countback.checks.finding import Finding, Place
from countback.checks.naming import named_by
from countback.checks.parts_taken import groups_of_parts, shares_of_parts
from countback.checks.second import readers_differ
from countback.checks.sums import sums
from countback.checks.writing import garbled, headline_body
from countback.claims.claim import Claim
from countback.figures.reading import Reading

__all__ = ["CATALOGUE", "Check", "Finding", "Place", "check_claims", "check_page", "readers_differ"]

_PAGE = (sums, rates, record_below_mean, differences, shares, garbled, headline_body)


def check_page(reading: Reading) -> list[Finding]:
    """Every fault, and every sum that holds, visible on one page alone; in order of place."""
    found = [f for check in _PAGE for f in check(reading)]
    return sorted(found, key=lambda f: (f.places[0].span, f.kinds, f.words))


def check_claims(claims: Iterable[Claim], *, readings: Iterable[Reading] = ()) -> list[Finding]:
    """What the pages of each claim changed, and what claims say of each other.

    ``readings`` of the claims' pages let it tell a counter the page names from one only known by the form of a table.
    """
    rows = list(claims)
    named = named_by(rows, readings)
    drift = [f for c in rows for f in drift_of(c, named=named)]
    return [*drift, *shares_of_parts(rows), *groups_of_parts(rows), *across(rows)]
