"""Pages written down with their figures before the reader saw them: how one is noted, read and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from countback.figures import read_page
from countback.pages import Page

#: Fields that make up the core of a figure, scored for every figure here; the others only where a page states them.
CORE = ("value", "bound", "counted", "event", "stat", "origin")
MORE = ("side", "where", "group", "offence", "since", "until", "via", "part", "hedged", "role")
ROW_NAMES = {"since": "from", "until": "to", "part": "part_of"}


@dataclass(frozen=True)
class Expected:
    """One figure as an annotator writes it down: its number as written and, per field, the right values."""

    said: str
    fields: dict[str, tuple[Any, ...]]
    optional: bool = False


@dataclass(frozen=True)
class Sample:
    """One page and its figures, in order of place."""

    name: str
    text: str
    figures: tuple[Expected, ...] = field(default=())


def figure(
    said: str,
    core: str,
    *,
    low: Any,
    high: Any = None,
    vague: bool = False,
    optional: bool = False,
    origin: str = "None",
    **more: str,
) -> Expected:
    """``core`` is "bound counted event stat"; ``a|b`` means either, ``*`` means not scored, ``None`` means none."""
    lows = tuple(float(x) for x in str(low).split("|"))
    fields: dict[str, tuple[Any, ...]] = {
        "value": tuple((x, None if vague else float(x if high is None else high)) for x in lows)
    }
    for name, value in zip(("bound", "counted", "event", "stat"), core.split(" "), strict=True):
        fields[name] = _values(value)
    fields["origin"] = _values(origin)
    assert set(more) <= set(MORE), more
    fields |= {name: _values(value) for name, value in more.items()}
    fields.setdefault("role", ("article",))
    return Expected(said, {k: v for k, v in fields.items() if "*" not in v}, optional)


def P(name: str, text: str, *figures: Expected, loose: bool = False) -> Sample:
    """``loose``: who counted is left open on the whole page."""
    if loose:
        figures = tuple(
            Expected(f.said, {k: v for k, v in f.fields.items() if k != "origin"}, f.optional) for f in figures
        )
    return Sample(name, text, figures)


def _values(text: str) -> tuple[Any, ...]:
    return tuple({"None": None, "True": True, "False": False}.get(v, v) for v in text.split("|"))


@cache
def rows(name: str, text: str) -> tuple[str, list[dict[str, Any]]]:
    """The clean text of a page and the rows of the figures read."""
    reading = read_page(Page.from_text(text, name=name))
    return reading.text, reading.to_row()["figures"]


def place(text: str, said: str, after: int) -> tuple[int, int]:
    """Where the number stands as a word of its own, at or after a place."""
    found = re.compile(rf"(?<![\w.,]){re.escape(said)}(?![\w%]|[.,]\d)").search(text, after)
    assert found, f"{said!r} is not in the page after {after}"
    return found.span()


def paired(sample: Sample) -> list[tuple[Expected, dict[str, Any] | None]]:
    """Each expected figure with the row read at its place."""
    text, read = rows(sample.name, sample.text)
    out: list[tuple[Expected, dict[str, Any] | None]] = []
    at = 0
    for expected in sample.figures:
        start, at = place(text, expected.said, at)
        out.append((expected, next((r for r in read if r["start"] < at and r["end"] > start), None)))
    return out


def fold(value: Any) -> str:
    return re.sub(r"\W+", " ", str(value).casefold()).strip()


def right(name: str, allowed: tuple[Any, ...], row: dict[str, Any]) -> bool:
    """Whether a field was read as one of its right values."""
    if name == "value":
        return (float(row["low"]), None if row["high"] is None else float(row["high"])) in allowed
    got = row.get(ROW_NAMES.get(name, name)) or None
    if name == "hedged":
        return bool(got) in allowed
    if name == "via":
        return any(fold(" ".join(got or [])) == fold(v or "") for v in allowed)
    if got is None:
        return None in allowed
    said = [fold(v) for v in allowed if v is not None]
    if name in ("where", "group"):
        return any(fold(got) in v or v in fold(got) for v in said)
    if name in ("since", "until"):
        return any(str(got).startswith(v) for v in allowed if v)
    return fold(got) in said


def mistakes(expected: Expected, row: dict[str, Any] | None) -> list[str]:
    """The fields read otherwise than written down, in words."""
    if row is None:
        return ["not found"]
    wrong = {name: allowed for name, allowed in expected.fields.items() if not right(name, allowed, row)}
    got = {name: (row["low"], row["high"]) if name == "value" else row.get(ROW_NAMES.get(name, name)) for name in wrong}
    return [f"{name}: {got[name]!r}, not {' or '.join(map(repr, allowed))}" for name, allowed in wrong.items()]


def invented(sample: Sample) -> list[str]:
    """Numbers of the article read as figures that nobody wrote down."""
    text, read = rows(sample.name, sample.text)
    spans = []
    at = 0
    for expected in sample.figures:
        start, at = place(text, expected.said, at)
        spans.append((start, at))
    return [
        text[r["start"] : r["end"]]
        for r in read
        if r["role"] == "article" and not any(r["start"] < b and r["end"] > a for a, b in spans)
    ]


def cases(pages: Sequence[Sample], not_yet: Mapping[str, str]) -> list[Any]:
    """One case a figure, marked where the reader is known to err; optional figures are no cases."""
    return [
        pytest.param(sample, i, id=name, marks=_marks(name, not_yet))
        for sample in pages
        for i, expected in enumerate(sample.figures)
        if not expected.optional
        for name in (f"{sample.name}/{i}",)
    ]


def whole_pages(pages: Sequence[Sample], not_yet: Mapping[str, str]) -> list[Any]:
    """One case a page."""
    return [pytest.param(sample, id=sample.name, marks=_marks(sample.name, not_yet)) for sample in pages]


def _marks(name: str, not_yet: Mapping[str, str]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=False, reason=f"class {not_yet[name]}")] if name in not_yet else []
