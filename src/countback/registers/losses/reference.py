"""The series that ships with Countback: ``data/losses``, with its licence beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from countback.registers.losses.importing import read_corrections, read_series
from countback.registers.losses.restated import Restatement, read_restatements
from countback.registers.losses.series import LossSeries

NAME = "reference series"


def _file(name: str) -> bytes:
    return resources.files("countback").joinpath("data", "losses", name).read_bytes()


@cache
def reference() -> LossSeries:
    """The embedded series with the collector's corrections.

    >>> reference().levels["tank"][max(reference().days)] > 12_000
    True
    """
    read = read_series(_file("series.csv"), name=NAME)
    return replace(read.series, corrections=read_corrections(_file("corrections.csv")))


@cache
def restatements() -> tuple[Restatement, ...]:
    """Every value of the embedded series that was changed later, with its kind."""
    return tuple(read_restatements(_file("restatements.csv").decode(), series=reference()))
