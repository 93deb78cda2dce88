#!/usr/bin/env python3
"""Write what the documents take from the code: reference pages, and what commands print.

    docs/generate.py            write the pages of docs/reference that are generated, then all captures
    docs/generate.py --check    write nothing; end with 1 and the names of what is out of date

A capture is a block whose first line is ```console. Each ``$ countback …`` line in it is run, in order, in one folder
for each document that holds the example pages under ``examples/``; what it printed stands below it. ``# ends with 3``
after a command is its exit code. ```console part="64 people" keeps only the paragraphs of the output that hold those
words; several are divided by a bar, and the last command is shown. ``head=9`` cuts after nine lines. Commands without
output under them are left so; "…" under one asks for it. A document with a command that fails is not written.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from countback import errors
from countback.checks.catalogue import CATALOGUE
from countback.checks.examples import examples as check_examples
from countback.cli import run
from countback.commands.reference import reference
from countback.figures import read_page
from countback.figures.lexicon import KINDS
from countback.ledger import schema
from countback.pages.page import Page
from countback.pipeline import check as findings_of
from countback.refusals import REASONS

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MADE = "Made by `make docs` from {}; do not edit."
COLUMNS = 100

_BLOCK = re.compile(r'^(```console(?: part="([^"\n]*)")?(?: head=(\d+))?)\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_PASSING = re.compile(r"\d{4}-\d\d-\d\dT[\d:+]+|\b[0-9a-f]{12,64}\b")
_ENDS = re.compile(r"\s+# ends with (\d+)$")


# -- reference pages --------------------------------------------------------------------------------------------------


def reasons() -> str:
    """Every reason for which a number or an input is set aside."""
    inputs = list(REASONS)[list(REASONS).index("empty") :]
    lines = ["# Reasons for setting something aside", "", MADE.format("`countback.refusals.REASONS`"), ""]
    lines += [
        "Every number on a page becomes a figure or a refusal, and every input that cannot be read becomes a row of",
        "`countback failures`. Each has one of these reasons.",
    ]
    for title, codes in (
        ("Numbers that are no figures", [c for c in REASONS if c not in inputs]),
        ("Inputs that cannot be read", inputs),
    ):
        lines += ["", f"## {title}", "", "| code | what it is | what to do |", "| --- | --- | --- |"]
        lines += [f"| `{c}` | {_cell(REASONS[c].words)} | {_cell(REASONS[c].remedy)} |" for c in codes]
    return "\n".join([*lines, ""])


def checks() -> str:
    """Every code a finding may carry."""
    titles = {
        "inpage": "Visible on one page",
        "note": "No fault",
        "drift": "A page against its claim",
        "between": "Claims against each other",
    }
    lines = ["# Checks", "", MADE.format("`countback.checks.catalogue.CATALOGUE`"), ""]
    lines += [
        "What a finding may say. `error`: it cannot be so, or a value was damaged. `warning`: something changed that",
        "a reader should know. `note`: no fault. `countback check --fail-on error` ends with 1 where there is an",
        "error.",
    ]
    for family, title in titles.items():
        lines += ["", f"## {title}", ""]
        lines += ["| code | severity | what it says | found | left alone | what settles it |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        lines += [
            f"| `{c.code}` | {c.severity} | "
            + " | ".join(_cell(w) for w in (c.words, c.example, c.counter_example, c.settles))
            + " |"
            for c in CATALOGUE.values()
            if c.family == family
        ]
    lines += ["", "## Each code on made-up pages", ""]
    lines += ["Run as tests: each check speaks on the pages under *found* and is silent on those under *left alone*."]
    for code, row in check_examples().items():
        said = [f for f in findings_of([read_page(p) for p in row.found], second=row.second) if code in f.kinds]
        lines += ["", f"### {code}", "", f"{CATALOGUE[code].words.capitalize()}.", "", "Found:", ""]
        lines += _quoted(row.found)
        lines += ["", f"Countback says: {_plain(said[0].words)}" + (f" ({said[0].unless})" if said[0].unless else "")]
        lines += ["", "Left alone:", "", *_quoted(row.left)]
        lines += ["", f"What settles it: {CATALOGUE[code].settles}."]
    return "\n".join([*lines, ""])


def _quoted(pages: Iterable[Page]) -> Iterator[str]:
    """Made-up pages as quotes, each with its name and date where there are several."""
    rows = list(pages)
    for number, page in enumerate(rows):
        if number:
            yield ">"
        if len(rows) > 1:
            dated = f", {page.meta['published']}" if "published" in page.meta else ""
            yield f"> *{page.name}{dated}*: " + page.body.decode("utf-8").replace("\n", " ")
        else:
            yield from (f"> {line}".rstrip() for line in page.body.decode("utf-8").split("\n"))


def exit_codes() -> str:
    """What the shell is told, and by which errors."""
    from countback.cli import __doc__ as codes

    text = " ".join((codes or "").split("Exit codes:", 1)[1].split()).rstrip(".")
    lines = ["# Exit codes and errors", "", MADE.format("`countback.cli` and `countback.errors`"), ""]
    lines += ["| code | meaning |", "| --- | --- |"]
    for row in text.split(" · "):
        code, words = row.strip().split(" ", 1)
        lines.append(f"| {code} | {_cell(words.replace('``', '`'))} |")
    lines += [
        "",
        "Failed inputs (3) win over findings (1): an incomplete run must not look like a complete one.",
        "",
        "Every error raised on purpose is a `CountbackError`; its message gives what was found, what was expected,",
        "where, and what to do.",
        "",
        "| error | exit code | meaning |",
        "| --- | --- | --- |",
    ]
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.CountbackError) and kind is not errors.CountbackError:
            words = (kind.__doc__ or "").strip().split("\n")[0]
            lines.append(f"| `{name}` | {kind.exit_code} | {_cell(_plain(words))} |")
    return "\n".join([*lines, ""])


def ledger_schema() -> str:
    """The tables of a ledger with their columns."""
    comments = _comments(Path(schema.__file__).read_text(encoding="utf-8"))
    lines = ["# The schema of a ledger", "", MADE.format("`countback.ledger.schema`"), ""]
    lines += [
        "A ledger is one SQLite file. Tables marked *append-only* refuse UPDATE and DELETE by triggers; each row of",
        "the recorded ones has a link in `chain`. Any SQLite program can read it; only Countback should write to it.",
        "",
        "Migrations, in order: " + ", ".join(f"`{name}`" for name, _ in schema.MIGRATIONS) + ".",
    ]
    for table in schema.METADATA.sorted_tables:
        kind = "append-only" if table in schema.APPEND_ONLY else "derived, may be dropped"
        lines += ["", f"## {table.name}", "", f"*{kind}.* {comments.get(table.name, '')}".rstrip(), ""]
        lines += ["| column | type | |", "| --- | --- | --- |"]
        for column in table.columns:
            notes = ["primary key"] if column.primary_key else []
            notes += [f"to `{key.target_fullname}`" for key in column.foreign_keys]
            notes += ["may be NULL"] if column.nullable and not column.primary_key else []
            lines.append(f"| `{column.name}` | {column.type} | {', '.join(notes)} |")
    return "\n".join([*lines, ""])


def _comments(source: str) -> dict[str, str]:
    """The ``#:`` comment above each table, by the table's name."""
    found = re.findall(r'((?:^#: .*\n)+)^\w+ = Table\(\s*"(\w+)"', source, re.MULTILINE)
    return {name: _plain(" ".join(line[3:] for line in words.splitlines())) for words, name in found}


def kinds() -> str:
    """The kinds of lexicon entries with the keys each may give, as a table."""
    rows = [f"| `{kind}` | {', '.join(f'`{k}`' for k in sorted(keys))} |" for kind, keys in KINDS.items()]
    return "\n".join(["| `is` | `gives` may hold |", "| --- | --- |", *rows])


def _plain(words: str) -> str:
    """A docstring's marks as Markdown has them."""
    return re.sub(r":\w+:`~?(?:[\w.]*\.)?(\w+)`", r"`\1`", words).replace("``", "`")


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


_KINDS = re.compile(r"(<!-- kinds -->\n).*?(?=\n<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """Every generated reference page, with its text."""
    lexicon = REFERENCE / "lexicon.md"
    return {
        REFERENCE / "command-line.md": reference(),
        REFERENCE / "reasons.md": reasons(),
        REFERENCE / "checks.md": checks(),
        REFERENCE / "exit-codes.md": exit_codes(),
        REFERENCE / "ledger-schema.md": ledger_schema(),
        lexicon: _KINDS.sub(lambda m: m[1] + kinds(), lexicon.read_text(encoding="utf-8")),
    }


# -- captures ---------------------------------------------------------------------------------------------------------


def documents() -> list[Path]:
    """README and every document."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@dataclass(frozen=True)
class Ran:
    """A command of a document: what it printed, how it ended, and how the document says it ends."""

    line: str
    shown: list[str]
    printed: str
    code: int
    expected: int
    missing: tuple[str, ...] = ()


@contextlib.contextmanager
def desk() -> Iterator[Path]:
    """A folder with the example pages, in which commands run as in a terminal of 100 columns, offline."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        before = Path.cwd()
        calm = {"COLUMNS": str(COLUMNS), "NO_COLOR": "1", "XDG_CONFIG_HOME": str(folder / "none"), "HOME": name}
        with mock.patch.dict(os.environ, calm):
            os.environ.pop("COUNTBACK_LEDGER", None)
            os.chdir(folder)
            try:
                yield folder
            finally:
                os.chdir(before)


def call(line: str) -> tuple[int, str]:
    """Run one ``countback …`` line, with ``> FILE`` where it has one; its exit code and what it said."""
    words = shlex.split(re.sub(r"\s+#.*$", "", line))
    said, out = io.StringIO(), io.StringIO()
    target = None
    if ">" in words:
        at = words.index(">")
        target, words = Path(words[at + 1]), words[:at]
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(out if target else said):
        code = run(words[1:])
    if target is not None:
        target.write_text(out.getvalue(), encoding="utf-8")
    return code, said.getvalue()


def captures(text: str) -> tuple[str, list[Ran]]:
    """A document with its captures written anew, and every command that was run for it."""
    ran: list[Ran] = []
    if not _BLOCK.search(text):
        return text, ran

    def again(block: re.Match[str]) -> str:
        body = []
        wanted = [w for w in (block[2] or "").split("|") if w]
        lines = list(_commands(block[4]))
        for line, shown in lines:
            code, printed = call(line.removeprefix("$ "))
            ends = _ENDS.search(line)
            kept, missing = _parts(printed, wanted)
            if block[3] and len(kept) > int(block[3]):
                kept = [*kept[: int(block[3])], "…"]
            show = bool(shown) or (bool(wanted) and line == lines[-1][0])
            ran.append(Ran(line, shown, printed, code, int(ends[1]) if ends else 0, missing if show else ()))
            body += [line, *(_settled(kept, shown) if show else [])]
        return "\n".join([block[1], *body, "```"])

    with desk():
        return _BLOCK.sub(again, text), ran


def _settled(new: list[str], old: list[str]) -> list[str]:
    """The new lines, but the old ones where they differ in times, hashes and versions only: no change without one."""
    known = {_masked(line): line for line in old}
    return [known.get(_masked(line), line) for line in new]


def _masked(line: str) -> str:
    return _PASSING.sub("?", line)


def _commands(body: str) -> Iterator[tuple[str, list[str]]]:
    """Each command line of a block with the lines shown under it."""
    line, shown = "", list[str]()
    for row in body.splitlines():
        if row.startswith("$ "):
            if line:
                yield line, shown
            line, shown = row, []
        else:
            shown.append(row)
    if line:
        yield line, shown


def _parts(printed: str, wanted: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of an output that hold the wanted words, and the words that none holds."""
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    if not wanted:
        return lines, ()
    paragraphs = [p.strip("\n").split("\n") for p in re.split(r"\n\s*\n", "\n".join(lines))]
    kept: list[list[str]] = []
    missing = []
    for words in wanted:
        found = next((p for p in paragraphs if words in "\n".join(p)), None)
        if found is None:
            missing.append(words)
        elif found not in kept:
            kept.append(found)
    body: list[str] = []
    for paragraph in kept:
        body += [*([""] if body else []), *paragraph]
    return body, tuple(missing)


def main(argv: list[str] | None = None) -> int:
    """Write or check everything; 1 where something is out of date or a command does not end as the document says."""
    check = "--check" in (argv if argv is not None else sys.argv[1:])
    bad = []
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            bad.append(f"{path.relative_to(ROOT)} is out of date") if check else path.write_text(text, encoding="utf-8")
    for path in documents():
        old = path.read_text(encoding="utf-8")
        new, ran = captures(old)
        wrong = [f"{r.line}: ended with {r.code}: {r.printed[:200]}" for r in ran if r.code != r.expected]
        wrong += [f"{r.line}: prints no {words!r}" for r in ran for words in r.missing]
        bad += [f"{path.relative_to(ROOT)}: {words}" for words in wrong]
        if new != old and not wrong:
            bad.append(f"{path.relative_to(ROOT)}: captures are out of date") if check else path.write_text(
                new, encoding="utf-8"
            )
    sys.stderr.write("".join(f"{line}\n" for line in bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
