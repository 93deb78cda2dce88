"""The verbs, and canaries: fifty names in three scripts that must be found nowhere but sealed."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from made_people import copied, people

from countback.cli import run
from countback.errors import UsageError
from countback.ledger import open_ledger
from countback.registers.people import publish as publishing
from countback.registers.people.keys import Hardness, Secret
from countback.registers.people.person import Person
from countback.registers.people.publish import Guard, Override, publish
from countback.registers.people.runs import decide, decisions_of, link, matches_of, pairs_of, run_entry
from countback.registers.people.workspace import Workspace

KEY = bytes(range(40))
LATIN, CYRILLIC, GREEK = (
    [f"Zqcanary{c}{d}mark" for c in "abcd" for d in "efgh"] + ["Zqcanarylast"],
    [f"Щячкан{c}{d}марко" for c in "абвг" for d in "дежз"] + ["Щячканостан"],
    [f"Ψξκανα{c}{d}ρης" for c in "αβγδ" for d in "εζηθ"],
)
CANARIES = [*LATIN, *CYRILLIC, *GREEK]


@dataclass
class Desk:
    """A workspace with a list and a roster, and what every command printed."""

    folder: Path
    key: list[str]
    said: str = ""


def write(path: Path, rows: list[Person]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(["Прізвище", "Ім'я", "По батькові", "Дата народження", "Область"])
        out.writerows([p.surname, p.given, p.patronymic, p.birth, p.region] for p in rows)
    return path


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked workspace; tests copy it, since linking is the slow part."""
    root = tmp_path_factory.mktemp("people")
    draw = random.Random(3)
    base = [replace(p, ident="", unit="") for p in people(260, draw=draw)]
    base = [replace(p, surname=CANARIES[n]) if n < 50 else p for n, p in enumerate(base)]
    left = [copied(replace(p, ident="0" * 8), draw, rate=0.3) for p in base[:200]]
    (root / "key").write_bytes(KEY)
    (root / "key").chmod(0o600)
    write(root / "list.csv", left)
    write(root / "roster.csv", [*base[20:], *people(200, draw=draw)])
    before = set(Path(tempfile.gettempdir()).iterdir())
    key = ["--key-file", str(root / "key")]
    assert run(["people", "new", str(root / "w"), *key]) == 0
    for name in ("list.csv", "roster.csv"):
        assert run(["people", "import", str(root / "w"), str(root / name), *key]) == 0
    with Workspace.open(root / "w", Secret.key_file(KEY)) as workspace:
        assert link(workspace, "L1", "L2", day="2025-06-01", sample=40_000) == "R1"
    fresh = set(Path(tempfile.gettempdir()).iterdir()) - before
    assert not hits(*(p for p in fresh if root not in p.parents and p not in root.parents))
    return root


def hits(*places: Path) -> list[str]:
    """Canaries found in files, in any case and in the encodings such lists have."""
    found = []
    for place in places:
        files = [place] if place.is_file() else list(place.rglob("*")) if place.is_dir() else []
        for file in (f for f in files if f.is_file()):
            try:
                data = file.read_bytes()
            except OSError:
                continue
            for name in CANARIES:
                for form in (name, name.casefold()):
                    if any(form.encode(code, "ignore") in data for code in ("utf-8", "utf-16-le")):
                        found.append(f"{name} in {file.name}")
    return found


@pytest.fixture
def desk(shared: Path, tmp_path: Path) -> Callable[[], Workspace]:
    import shutil

    shutil.copytree(shared / "w", tmp_path / "w")
    return lambda: Workspace.open(tmp_path / "w", Secret.key_file(KEY))


def test_no_canary_leaves(
    shared: Path,
    desk: Callable[[], Workspace],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COUNTBACK_CACHE", str(tmp_path / "cache"))
    work, key, ledger = str(tmp_path / "w"), ["--key-file", str(shared / "key")], str(tmp_path / "desk.db")
    for args in (
        ["status", work, *key],
        ["import", work, str(shared / "list.csv"), *key, "-v"],
        ["publish", work, "R1", "--origin", "a desk", "--by", "region", "--ledger", ledger, *key],
        ["publish", work, "R9", "--origin", "a desk", *key, "-v"],
        ["link", work, "L1", "L1", *key],
        ["import", work, str(shared / "key"), *key],
        ["review", work, "R1", "--by", "me", *key],
        ["status", work],
    ):
        run(["people", *args])
        assert not any(name in " ".join(args) for name in CANARIES)
    printed = capfd.readouterr()
    (tmp_path / "printed").write_text(printed.out + printed.err)
    assert "published" in printed.out + printed.err or '"schema":1' in printed.out
    assert hits(tmp_path) == []
    with open_ledger(ledger, create=False) as book:
        assert "list_verification" in str(list(book.register_counts()))


def test_an_unforeseen_error_is_told_without_its_words(
    shared: Path,
    desk: Callable[[], Workspace],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"cannot convert {CANARIES[0]}")

    monkeypatch.setattr(publishing, "publish", broken)
    args = ["people", "publish", str(tmp_path / "w"), "R1", "--origin", "d", "--key-file", str(shared / "key"), "-v"]
    assert run(args) == 70
    told = capsys.readouterr().err
    assert "ValueError at test_people_verbs.py" in told
    assert CANARIES[0] not in told


def test_a_published_table_and_what_it_remembers(desk: Callable[[], Workspace]) -> None:
    with desk() as workspace:
        first = publish(workspace, "R1", origin="a desk", day="2025-06-02")
        counts = {row["class"]: row["count"] for row in first["table"]}
        assert counts["all"] == 200
        assert counts["A"] is not None and counts["A"] > 100
        assert all(c is None or c == 0 or c >= 10 for c in counts.values())
        assert {c["evidence"]["class"] for c in first["counts"]} <= set("ABCD")
        pair = next(m for m in matches_of(workspace, "R1") if m.kind == "A")
        decide(workspace, "R1", (pair.left, pair.right), "different", by="me", when="2025-06-03")
        again = publish(workspace, "R1", origin="a desk", day="2025-06-03")
        later = {row["class"]: row["count"] for row in again["table"]}
        assert later["all"] == 200
        assert later["A"] is None  # one fewer: the difference would be a person
    with desk() as workspace:
        assert len(workspace.index["published"]) == 2


def test_rounding_and_a_signed_override(desk: Callable[[], Workspace]) -> None:
    with desk() as workspace:
        some = publish(workspace, "R1", origin="a desk", day="2025-06-02", base=5)
        assert all(row["count"] is None or row["count"] % 5 == 0 for row in some["table"])
        assert {c["bound"] for c in some["counts"]} == {"about"}
        with pytest.raises(UsageError, match="signed"):
            publish(workspace, "R1", origin="a desk", day="2025-06-02", override=Override("", "why"))
        out = publish(workspace, "R1", origin="a desk", day="2025-06-02", override=Override("An Editor", "court order"))
        assert all(row["count"] is not None for row in out["table"])
        assert out["override"] == {"by": "An Editor", "why": "court order"}
        assert workspace.index["published"][-1]["override"]["by"] == "An Editor"


def test_words_that_leave_are_looked_through(desk: Callable[[], Workspace]) -> None:
    guard = Guard([Person(1, "Іваненко", "Петро")])
    for words in ("Іваненко", "case of Petro Ivanenko", "Ivanenko Petro"):
        with pytest.raises(UsageError, match="may name") as error:
            guard.refuse(words)
        assert "vanenko" not in str(error.value)
    guard.refuse("Petro visited the desk")
    with desk() as workspace, pytest.raises(UsageError, match="may name"):
        publish(workspace, "R1", origin=CANARIES[3], day="2025-06-02")


def test_review_keeps_decisions_and_wipes_the_screen(
    desk: Callable[[], Workspace], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from countback.commands.people_review import review

    keys = iter("sxduq")
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    with desk() as workspace:
        assert review(workspace, "R1", who="me", kinds="A") == 1
    shown = capsys.readouterr().out
    assert shown.startswith("\x1b[?1049h")
    assert shown.endswith("\x1b[2J\x1b[3J\x1b[H\x1b[?1049l")
    with desk() as workspace:
        words = [d["word"] for d in run_entry(workspace, "R1")["decisions"]]
        assert words == ["same", "different", "undo"]
        assert list(decisions_of(run_entry(workspace, "R1")).values()) == ["same"]
        assert pairs_of(workspace, "R1")[0]


def test_passphrases_come_from_a_file_or_a_descriptor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "correct horse battery staple"
    Workspace.create(tmp_path / "w", Secret.passphrase(words), hardness=Hardness(1, 64, 1)).close()
    file = tmp_path / "words"
    file.write_text(words + "\n")
    assert run(["people", "status", str(tmp_path / "w"), "--passphrase-file", str(file)]) == 2
    assert "chmod 600" in capsys.readouterr().err
    file.chmod(0o600)
    assert run(["people", "status", str(tmp_path / "w"), "--passphrase-file", str(file)]) == 0
    with file.open("rb") as stream:
        assert run(["people", "status", str(tmp_path / "w"), "--passphrase-fd", str(stream.fileno())]) == 0
    assert run(["people", "destroy", str(tmp_path / "w"), "--yes"]) == 0
    assert "beyond" in (told := capsys.readouterr().err) or "out of reach" in told
    assert run(["people", "status", str(tmp_path / "w"), "--passphrase-file", str(file)]) == 2


def test_the_record_is_plain_json_that_holds_no_row(desk: Callable[[], Workspace]) -> None:
    with desk() as workspace:
        record = publish(workspace, "R1", origin="a desk", day="2025-06-02", by="region")
    assert set(record) == {"schema", "method", "day", "threshold", "rounded_to", "by", "table", "counts"}
    assert json.loads(json.dumps(record)) == record
