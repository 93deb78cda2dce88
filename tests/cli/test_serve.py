"""``countback serve``, ``plot`` and ``export``: as programs, and what they say where they cannot."""

from __future__ import annotations

import builtins
import re
import signal
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Done


@pytest.fixture
def ledger(countback: Callable[..., Done], pages: Path) -> Path:
    path = pages.parent / "desk.db"
    assert countback("add", pages, "--ledger", path).code == 0
    return path


def test_serve_answers_until_interrupted(ledger: Path, program: Callable[..., Any]) -> None:
    running = program("serve", "--ledger", ledger, "--port", "0")
    try:
        said = running.stderr.readline() + running.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address is not None, said
        with urllib.request.urlopen(address[0], timeout=20) as response:
            assert response.status == 200 and "Every figure" in response.read().decode()
            assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
            assert "server" not in {name.lower() for name in response.headers}
    finally:
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert running.returncode == 0 and out == "" and "Traceback" not in err, err


def test_serve_without_the_extra_names_the_install(
    ledger: Path, countback: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("uvicorn", "starlette", "jinja2"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    done = countback("serve", "--ledger", ledger)
    assert done.code == 2 and "pip install 'countback[web]'" in done.err and done.err.count("\n") == 1


def test_serve_says_what_is_missing(ledger: Path, countback: Callable[..., Done]) -> None:
    done = countback("serve", "--ledger", "none.db")
    assert done.code == 2 and "there is no ledger" in done.err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = countback("serve", "--ledger", ledger, "--port", taken.getsockname()[1])
        assert done.code == 2 and "--port" in done.err
    done = countback("serve", "--ledger", ledger, "--host", "203.0.113.7", "--port", "0")
    assert done.code == 2 and "cannot listen on 203.0.113.7" in done.err


def test_plot_draws_a_measure(ledger: Path, countback: Callable[..., Done], tmp_path: Path) -> None:
    done = countback("plot", "person-convicted-desertion", "--ledger", ledger, "-o", tmp_path / "x.svg")
    assert done.code == 0, done.err
    text = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert text.startswith("<svg") and "<style>" in text and "href=" not in text
    desk = ("--desk", "http://127.0.0.1:8765/")
    done = countback("plot", "person-convicted-desertion", "--ledger", ledger, "-o", tmp_path / "x.svg", *desk)
    assert 'href="http://127.0.0.1:8765/claims/' in (tmp_path / "x.svg").read_text(encoding="utf-8")


def test_plot_draws_a_png(ledger: Path, countback: Callable[..., Done], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    for name in ("x.png", "y.png"):
        done = countback("plot", "person-convicted-desertion", "--ledger", ledger, "-o", tmp_path / name)
        assert done.code == 0, done.err
    body = (tmp_path / "x.png").read_bytes()
    assert body.startswith(b"\x89PNG") and len(body) > 5_000 and body == (tmp_path / "y.png").read_bytes()


def test_export_writes_parquet_with_the_declared_columns(
    ledger: Path, countback: Callable[..., Done], tmp_path: Path
) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    import json

    from countback.exports.tables import ENTRIES

    for name in ("out", "again"):
        assert countback("export", tmp_path / name, "--parquet", "--ledger", ledger).code == 0
    file = tmp_path / "out" / "entries.parquet"
    assert file.read_bytes() == (tmp_path / "again" / "entries.parquet").read_bytes()
    table = pq.read_table(file)
    assert table.column_names == [c.name for c in ENTRIES.columns]
    lines = (tmp_path / "out" / "entries.jsonl").read_text("utf-8").splitlines()
    assert table.to_pylist() == [json.loads(line) for line in lines] and table.num_rows > 3


def test_plot_says_what_it_needs(ledger: Path, countback: Callable[..., Done], tmp_path: Path) -> None:
    done = countback("plot", "nope", "--ledger", ledger, "-o", tmp_path / "x.svg")
    assert done.code == 2 and "person-convicted-desertion" in done.err
    done = countback("plot", "person-convicted-desertion", "--ledger", ledger, "-o", tmp_path / "x.pdf")
    assert done.code == 2 and "SVG" in done.err
    done = countback("plot", "person-convicted-desertion", "--ledger", ledger, "-o", tmp_path / "no" / "x.svg")
    assert done.code == 5 and "cannot be written" in done.err


def test_export_writes_a_package(ledger: Path, countback: Callable[..., Done], tmp_path: Path) -> None:
    done = countback("export", tmp_path / "out", "--ledger", ledger)
    assert done.code == 0, done.err
    assert {f.name for f in (tmp_path / "out").iterdir()} >= {"claims.csv", "datapackage.json", "prov.json"}
    again = countback("export", tmp_path / "out", "--ledger", ledger)
    assert again.code == 2 and "holds files already" in again.err


def test_evidence_is_a_pack_that_verifies_itself(ledger: Path, countback: Callable[..., Done], tmp_path: Path) -> None:
    import json
    import zipfile

    claims = json.loads(countback("claims", "--ledger", ledger, "--json").out)["claims"]
    done = countback("evidence", claims[0]["claim"], claims[1]["claim"], "--ledger", ledger, "-o", tmp_path / "x.zip")
    assert done.code == 0 and done.err.startswith("2 claims, "), done.err
    with zipfile.ZipFile(tmp_path / "x.zip") as pack:
        assert {"verify.py", "manifest.json", "claims.json", "pages.json", "README.txt"} <= set(pack.namelist())
    done = countback("evidence", "nope", "--ledger", ledger, "-o", tmp_path / "y.zip")
    assert done.code == 2 and "there is no claim" in done.err and not (tmp_path / "y.zip").exists()
    done = countback("evidence", claims[0]["claim"], "--ledger", ledger, "-o", tmp_path / "no" / "y.zip")
    assert done.code == 5 and "cannot be written" in done.err
