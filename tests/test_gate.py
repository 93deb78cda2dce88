"""The gate of eval/gate.py: its arithmetic always, the corpus where it lies beside the project."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[1]


def _gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("countback_gate", PROJECT / "eval" / "gate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = _gate()


def test_a_floor_is_broken_from_below_and_leaks_from_above() -> None:
    floors = {"en": {"core": 0.9, "leaked": 0}}
    assert gate.broken({"en": {"core": 0.9, "leaked": 0}}, floors) == []
    assert gate.broken({"en": {"core": 0.89, "leaked": 1}}, floors) == [
        "en core: 0.89 breaks the floor 0.9",
        "en leaked: 1 breaks the floor 0",
    ]


def test_a_language_that_was_not_measured_breaks_its_floors() -> None:
    assert gate.broken({}, {"pl": {"core": 0.5}}) == ["pl core: nothing measured, the floor is 0.5"]


def test_floors_rise_and_are_lowered_only_when_asked() -> None:
    old = {"en": {"core": 0.9, "detection": 0.8, "leaked": 0}}
    worse = {"en": {"core": 0.7, "detection": 0.95, "leaked": 2}}
    kept = gate.moved(worse, old, lower=False)["en"]
    assert kept == {"core": 0.9, "detection": 0.94, "leaked": 0}
    lowered = gate.moved(worse, old, lower=True)["en"]
    assert lowered == {"core": 0.685, "detection": 0.94, "leaked": 2}


def test_without_a_corpus_nothing_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([str(tmp_path / "none")]) == 0
    assert "nothing measured" in capsys.readouterr().out


@pytest.mark.corpus
@pytest.mark.skipif(not gate.CORPUS.is_dir(), reason="the corpus is not there")
def test_the_floors_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.floors_of(), "eval/floors.json is not there"
    assert gate.main([]) == 0, capsys.readouterr().out
