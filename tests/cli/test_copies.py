"""``countback copies`` and ``countback series``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

STORY = (
    "Russian military courts handed down {n} sentences for absence without leave in March 2024, Mediazona counted. "
    "Most of the men were given suspended terms and sent back to their units. The journalists looked through the "
    "dockets of every garrison court in the country. Judges seldom publish what they decide in these matters, and "
    "so the reporters asked the clerks of the courts one by one over many weeks.\n"
)


def write(folder: Path, name: str, text: str, *, url: str, published: str) -> None:
    (folder / f"{name}.txt").write_text(f"url: {url}\npublished: {published}\nlang: en\n---\n{text}", encoding="utf-8")


@pytest.fixture
def desk(countback: Run, tmp_path: Path) -> str:
    folder = tmp_path / "copied"
    folder.mkdir()
    write(folder, "first", STORY.format(n=684), url="https://one.example/2024/04/12/a", published="2024-04-12")
    write(folder, "second", STORY.format(n=64), url="https://two.example/2024/04/24/b", published="2024-04-24")
    write(folder, "edited", STORY.format(n=648), url="https://two.example/2024/04/24/b", published="2024-04-24")
    assert countback("add", folder, "--ledger", "copies.db").code == 0
    return "copies.db"


def test_copies_say_which_was_first(countback: Run, desk: str) -> None:
    rows = [json.loads(line) for line in countback("copies", "--ledger", desk, "--jsonl").out.splitlines()]
    pair = next(r for r in rows if r["kind"] != "edit" and {r["a"]["doc"], r["b"]["doc"]} == {"first", "second"})
    assert pair["earlier"] == "first" and "2024-04-12" in pair["why"] and pair["share"] > 0.6
    shown = countback("copies", "--ledger", desk)
    assert "first" in shown.out and "→ second" in shown.out and "1 address changed" in shown.err


def test_a_silent_edit_keeps_both_and_shows_what_moved(countback: Run, desk: str) -> None:
    rows = [json.loads(line) for line in countback("copies", "--ledger", desk, "--jsonl").out.splitlines()]
    (edit,) = [r for r in rows if r["kind"] == "edit"]
    assert edit["address"] == "https://two.example/2024/04/24/b"
    assert {*edit["gone"], *edit["come"]} == {"64", "648"}


def test_two_pages_laid_side_by_side(countback: Run, desk: str) -> None:
    shown = countback("copies", "--show", "second", "first", "--ledger", desk)
    assert shown.out.startswith("first → second") and "~ 684  ⇒  64" in shown.out
    rows = [
        json.loads(line)
        for line in countback("copies", "--show", "first", "second", "--ledger", desk, "--jsonl").out.splitlines()
    ]
    assert {"schema": 1, "what": "altered", "first": "684", "second": "64"} in rows
    assert countback("copies", "--show", "first", "nowhere", "--ledger", desk).code == 2


def test_series_as_known_on_a_day(countback: Run, tmp_path: Path) -> None:
    folder = tmp_path / "days"
    folder.mkdir()
    for day, tanks in ((23, "7,241"), (24, "7,256"), (25, "7,299")):
        write(
            folder,
            f"day{day}",
            f"As of {day} April 2024 the Russian army had lost {tanks} tanks, the General Staff of Ukraine said.\n",
            url=f"https://three.example/2024/04/{day}",
            published=f"2024-04-{day}",
        )
    assert countback("add", folder, "--ledger", "days.db").code == 0
    (row,) = [json.loads(line) for line in countback("series", "--ledger", "days.db", "--jsonl").out.splitlines()]
    assert row["origin"] == "ua_general_staff" and [p["value"] for p in row["points"]] == [7241, 7256, 7299]
    known = countback("series", "--ledger", "days.db", "--as-known-on", "2024-04-24")
    assert "7,256" in known.out and "7,299" not in known.out and "as known on 2024-04-24" in known.out
    assert "0 series" in countback("series", "--ledger", "days.db", "--origin", "oryx").err
    assert countback("series", "--ledger", "days.db", "--as-known-on", "yesterday").code == 2
