"""What every verb keeps: help, suggestions, exit codes, streams, colour, settings, pipes, interruption."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import countback.cli
from countback import __version__
from countback.commands.screen import printable
from countback.ledger import open_ledger


def test_no_arguments_give_short_help(countback: Callable[..., object]) -> None:
    done = countback()
    assert (done.code, done.err) == (0, "")
    assert "countback figures page.html" in done.out
    assert len(done.out.splitlines()) < 12


def test_help_opens_with_three_examples(countback: Callable[..., object]) -> None:
    done = countback("--help")
    lines = done.out.splitlines()
    assert lines[0] == "Examples:"
    assert [line.split()[0:2] for line in lines[1:4]] == [["countback", v] for v in ("figures", "add", "report")]
    assert done.code == 0


@pytest.mark.parametrize("verb", sorted(countback.cli.cli.commands))
def test_every_verb_has_help_with_an_example(countback: Callable[..., object], verb: str) -> None:
    done = countback(verb, "--help")
    assert done.code == 0
    assert f"countback {verb}" in done.out.split("Usage:", 1)[1].split("\n", 1)[1]


def test_version(countback: Callable[..., object]) -> None:
    assert countback("--version").out == f"countback {__version__}\n"


@pytest.mark.parametrize(("wrong", "meant"), [("figure", "figures"), ("reprot", "report"), ("verfy", "verify")])
def test_a_wrong_verb_is_answered_with_the_nearest(countback: Callable[..., object], wrong: str, meant: str) -> None:
    done = countback(wrong)
    assert done.code == 2
    assert f"did you mean {meant}?" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    "args",
    [
        ("xyzzy",),
        ("figures",),
        ("add",),
        ("figures", "x", "--json", "--jsonl"),
        ("figures", "--nope"),
        ("report", "--ledger", "none.db"),
        ("claims",),
        ("show", "abcd"),
        ("check",),
        ("verify",),
        ("failures",),
        ("add", "x", "--ledger", "postgresql://host/db"),
        ("add", "x", "--ledger", "no/such/folder/desk.db"),
        ("verify", "--checkpoint", "none"),
        ("--color", "blue"),
        ("completion", "tcsh"),
    ],
)
def test_wrong_usage_ends_with_two_and_one_plain_line(countback: Callable[..., object], args: tuple[str, ...]) -> None:
    done = countback(*args)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("countback: ")
    assert "Traceback" not in done.err
    assert not list(Path().glob("*.db*")), "a wrong command makes no file"


def test_data_on_stdout_and_talk_on_stderr(countback: Callable[..., object], pages: Path) -> None:
    done = countback("figures", pages, "--jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["doc"] for row in rows] == ["court", "daily", "sum"]
    assert all(row["schema"] == 1 for row in rows)
    assert done.err.startswith("3 read, 0 failed, ")
    assert done.err.count("\n") == 1


def test_quiet_and_verbose_before_or_after_the_verb(countback: Callable[..., object], pages: Path) -> None:
    loud = countback("verify", "--ledger", countback_ledger(countback, pages))
    assert "note:" in loud.err
    for args in (("-q", "verify"), ("verify", "-q")):
        quiet = countback(*args, "--ledger", "desk.db")
        assert quiet.err.startswith("whole: ")
        assert quiet.err.count("\n") == 1


def countback_ledger(countback: Callable[..., object], pages: Path) -> str:
    assert countback("add", pages, "--ledger", "desk.db").code == 0
    return "desk.db"


def test_colour_only_where_it_is_wanted(
    countback: Callable[..., object], pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in countback("figures", pages).out
    assert "\x1b[" in countback("figures", pages, "--color", "always").out
    assert "\x1b[" in countback("--color=always", "figures", pages).out
    monkeypatch.setenv("COUNTBACK_COLOR", "always")
    assert "\x1b[" in countback("figures", pages).out
    assert "\x1b[" not in countback("figures", pages, "--color", "never").out


def test_settings_flag_before_variable_before_project_before_user(
    countback: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named() -> str:
        return countback("verify").err

    assert "at countback.db;" in named()
    user = tmp_path / "config" / "countback"
    user.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (user / "config.toml").write_text('ledger = "user.db"\n')
    assert "user.db" in named()
    (tmp_path / "countback.toml").write_text('ledger = "project.db"\n')
    assert "project.db" in named()
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert str(tmp_path / "project.db") in named(), "a file of a folder above counts, and is read from its place"
    monkeypatch.setenv("COUNTBACK_LEDGER", "variable.db")
    assert "variable.db" in named()
    assert "flag.db" in countback("verify", "--ledger", "flag.db").err


@pytest.mark.parametrize("text", ['leger = "x.db"', "ledger = 3", "ledger = ", 'color = "blue"', "\udcff"])
def test_wrong_settings_are_named(countback: Callable[..., object], tmp_path: Path, text: str) -> None:
    (tmp_path / "countback.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = countback("verify")
    assert done.code == 2
    assert "countback.toml" in done.err


def test_a_reader_that_stops_reading_is_no_error(program: Callable[..., object], tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(400):
        (folder / f"{n}.txt").write_text(f"{n + 100} soldiers deserted in March 2024.\n" * 20)
    process = program("figures", folder, "--jsonl")
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in errors and "Broken" not in errors


def test_interrupted_with_state_kept(program: Callable[..., object], tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(3000):
        (folder / f"{n}.txt").write_text(f"{n + 100} soldiers deserted in March 2024.\n")
    process = program("add", folder, "--ledger", "desk.db")
    for _ in range(400):
        if Path("desk.db").exists() and pages_in("desk.db"):
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "kept" in errors and "Traceback" not in errors
    with open_ledger("desk.db", create=False) as ledger:
        kept = ledger.counts()["pages"]
        assert 0 < kept < 3000
        assert ledger.verify().ok


def pages_in(path: str) -> int:
    try:
        with sqlite3.connect(path, timeout=1) as connection:
            return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_locked_ledger_ends_with_five(
    countback: Callable[..., object], pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    countback_ledger(countback, pages)
    (pages / "new.txt").write_text("99 soldiers deserted in May 2024.\n")
    assert open_ledger.__kwdefaults__ is not None
    monkeypatch.setitem(open_ledger.__kwdefaults__, "patience", 0.1)
    other = sqlite3.connect("desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = countback("add", pages, "--ledger", "desk.db")
    other.close()
    assert done.code == 5
    assert "another program" in done.err


def test_a_damaged_ledger_ends_with_four(countback: Callable[..., object], pages: Path) -> None:
    countback_ledger(countback, pages)
    with sqlite3.connect("desk.db") as connection:
        connection.execute("DROP TRIGGER entries_no_update")
        connection.execute("UPDATE entries SET sentence = 'x' WHERE rowid = 1")
    done = countback("verify", "--ledger", "desk.db")
    assert done.code == 4
    assert done.err.splitlines()[-1].startswith("NOT whole: ")
    assert "edited" in done.out
    Path("rubbish.db").write_bytes(os.urandom(4096))
    for verb in ("verify", "report", "claims", "failures", "doctor"):
        assert countback(verb, "--ledger", "rubbish.db").code == 4


def test_a_fault_of_countback_itself_is_said_without_a_traceback(
    countback: Callable[..., object], pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("countback.commands.figures.show_reading", broken)
    done = countback("figures", pages)
    assert done.code == 70
    assert "RuntimeError: boom" in done.err and "Traceback" not in done.err
    assert "Traceback" in countback("-v", "figures", pages).err


def test_words_of_a_page_cannot_command_the_terminal(countback: Callable[..., object], tmp_path: Path) -> None:
    page = tmp_path / "evil.txt"
    page.write_text("About 684 soldiers deserted\x1b[2J\x1b]0;x\x07 in March 2024, \u202eofficials\u202c said.\n")
    done = countback("figures", page, "--explain")
    assert "684" in done.out
    assert not set(done.out) & {"\x1b", "\x07", "\u202e", "\u202c"}
    assert printable("a\x1b\x7f\x9b\u202e\udcff") == "a␛␡\\u009b\\u202e\\udcff"


def test_a_text_page_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("684 soldiers deserted in March 2024.\n")
    code = (
        "import sys\nfrom countback.cli import run\nassert run(['figures', 'one.txt', '--jsonl']) == 0\n"
        "heavy = {'trafilatura', 'htmldate', 'sqlalchemy', 'lxml', 'rich'}\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(countback: Callable[..., object], shell: str) -> None:
    done = countback("completion", shell)
    assert done.code == 0
    assert "_COUNTBACK_COMPLETE" in done.out


def test_the_completion_answers() -> None:
    asked = {"_COUNTBACK_COMPLETE": "bash_complete", "COMP_WORDS": "countback ver", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "countback.cli"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["plain,verify"]
