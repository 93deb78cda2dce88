"""Resolver and checks on annotated figures: the floor below which a change may not lower them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus" / "dev"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (CORPUS / "claims.json").exists(), reason="the annotated corpus is not beside the project"),
]


def scored(what: str, scorer: str, tmp_path: Path, *flags: str) -> dict[str, Any]:
    rows = subprocess.run(
        [sys.executable, str(ROOT / "eval" / "gold.py"), what, str(CORPUS)], check=True, capture_output=True, text=True
    ).stdout
    file = tmp_path / "rows.jsonl"
    file.write_text(rows, encoding="utf-8")
    command = [sys.executable, str(SHARED / "eval" / scorer), str(CORPUS), *flags, str(file), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def test_claims_of_gold_figures(tmp_path: Path) -> None:
    claims = scored("claims", "score.py", tmp_path, "--predictions")["claims"]
    assert claims["pair p"] >= 0.97 and claims["pair r"] >= 0.90


def test_findings_of_gold_figures(tmp_path: Path) -> None:
    found = scored("findings", "score_checks.py", tmp_path)
    assert found["drift flagged"]["f1"] >= 0.89
    assert found["drift kinds"]["f1"] >= 0.87
    assert found["in-page faults"]["f1"] >= 0.90
