"""An evidence pack verifies without Countback, and finds every change."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from countback.exports.evidence import write_evidence
from countback.exports.holdings import holdings_of
from countback.ledger import open_ledger
from countback.pipeline import add

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    with open_ledger(folder / "desk.db") as ledger:
        add([str(EXAMPLES)], ledger)
        held = holdings_of(ledger)
        told = write_evidence(ledger, held, held.claims.values(), folder / "one.zip")
        write_evidence(ledger, held, held.claims.values(), folder / "two.zip")
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()
    assert told["claims"] > 20 and told["quotes"] > told["claims"] and told["without bytes"] == 0
    return folder / "one.zip"


def verify(folder: Path) -> tuple[int, str]:
    """Run the verifier as a stranger would: isolated, so that nothing of ours can be imported."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify.py")], capture_output=True, text=True, check=False, cwd="/"
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def unpacked(pack: Path, tmp_path: Path) -> Path:
    with zipfile.ZipFile(pack) as zipped:
        zipped.extractall(tmp_path / "pack")
    return tmp_path / "pack"


def test_it_verifies_without_countback(unpacked: Path) -> None:
    code, said = verify(unpacked)
    assert code == 0 and "whole" in said and "NOT" not in said
    assert {json.loads((unpacked / "claims.json").read_text())[0]["status"]} == {"machine-read"}


@pytest.mark.parametrize("kind", ["claims.json", "pages.json", "pages", "texts", "README.txt"])
def test_a_changed_byte_is_found_in_any_file(unpacked: Path, kind: str) -> None:
    file = unpacked / kind if (unpacked / kind).is_file() else sorted((unpacked / kind).iterdir())[0]
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(bytes(body))
    code, said = verify(unpacked)
    assert code == 1 and f"{file.name} was changed" in said


def test_a_missing_and_an_added_file_are_found(unpacked: Path) -> None:
    sorted((unpacked / "texts").iterdir())[0].unlink()
    (unpacked / "pages" / "more.bin").write_bytes(b"more")
    code, said = verify(unpacked)
    assert code == 1 and "is missing" in said and "is not in the manifest" in said


def test_a_quote_that_is_not_at_its_place_is_found_though_the_manifest_was_made_anew(unpacked: Path) -> None:
    import hashlib

    claims = json.loads((unpacked / "claims.json").read_text())
    claims[0]["members"][0]["number"] = "9,999"
    claims[1]["members"][0]["sentence"] += " And more."
    (unpacked / "claims.json").write_text(json.dumps(claims))
    manifest = json.loads((unpacked / "manifest.json").read_text())
    manifest["files"]["claims.json"] = hashlib.sha256((unpacked / "claims.json").read_bytes()).hexdigest()
    (unpacked / "manifest.json").write_text(json.dumps(manifest))
    code, said = verify(unpacked)
    assert code == 1 and "the number is not at its place" in said and "the sentence is not at its place" in said


def test_bytes_that_are_gone_are_told(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "desk.db") as ledger:
        add([str(EXAMPLES / "hur-18000.txt")], ledger)
        shutil.rmtree(ledger.archive)
        held = holdings_of(ledger)
        told = write_evidence(ledger, held, held.claims.values(), tmp_path / "x.zip")
    assert told["without bytes"] == told["pages"] == 1
