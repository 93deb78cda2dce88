"""Importing dockets: files in, cases out, each once; what cannot be read is set aside with its reason.

files ─▶ rows and cards ─▶ Case (names cut to tokens) ─▶ one case for each court and number
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from countback.errors import InputError, LedgerReadOnly, UsageError
from countback.pages.files import is_html, list_inputs
from countback.refusals import Refusal
from countback.registers.courts.case import Case, case_of
from countback.registers.courts.court_table import CourtTable
from countback.registers.courts.names import Names
from countback.registers.courts.refused import Refused
from countback.registers.courts.saved_pages import cases_of_page
from countback.registers.courts.tables import cases_of_table

#: A file larger than this is refused: a table of two million cases.
MOST = 1 << 30


@dataclass(slots=True)
class Gathered:
    """What an import gave. ``rows`` is ``len(cases) + again + len(refused)``: nothing is lost on the way.

    ``paths`` gives the path of each source by its hash, for messages only: it is not written anywhere.
    """

    cases: list[Case] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    files: int = 0
    rows: int = 0
    again: int = 0
    paths: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        kinds = Counter(r.reason for r in self.refused)
        why = f" ({', '.join(f'{n} {reason}' for reason, n in sorted(kinds.items()))})" if kinds else ""
        doubts = sum(bool(c.doubts) for c in self.cases)
        return (
            f"{self.files:,} files, {self.rows:,} rows: {len(self.cases):,} cases, {self.again:,} met again, "
            f"{len(self.refused):,} set aside{why}; {doubts:,} cases with doubts"
        )


def gather(
    inputs: Iterable[str],
    *,
    names: Names,
    table: CourtTable | None = None,
    court: str | None = None,
    excel: bool = False,
) -> Gathered:
    """Read tables (CSV) and saved pages. ``court`` is the court of inputs that name none; ``excel`` allows days that
    are a spreadsheet's numbers. A bad file or row never stops the others."""
    table = table or CourtTable()
    found = Gathered()
    by_key: dict[tuple[str, str], Case] = {}
    for given in list_inputs(inputs):
        found.files += 1
        if isinstance(given, Refusal):
            found.rows += 1
            found.refused.append(Refused(given.source, 0, "unreadable", given.detail or given.words))
            continue
        for case in _read(given, found, names=names, court=court, excel=excel):
            found.rows += 1
            if isinstance(case, Refused):
                found.refused.append(case)
                continue
            code = table.code_of(case.court)
            if code != case.court:
                case = replace(case, court=code)
            held = by_key.get(case.key)
            found.again += held is not None
            by_key[case.key] = case if held is None else held.merged(case)
    found.cases = [by_key[key] for key in sorted(by_key)]
    return found


def _read(path: str, found: Gathered, *, names: Names, court: str | None, excel: bool) -> Iterator[Case | Refused]:
    try:
        file = Path(path)
        if file.stat().st_size > MOST:
            yield Refused(path, 0, "unreadable", f"the file is larger than {MOST >> 20} MB")
            return
        body = file.read_bytes()
    except OSError as error:
        yield Refused(path, 0, "unreadable", error.strerror or "the file cannot be read")
        return
    source = hashlib.sha256(body).hexdigest()
    found.paths[source] = path
    try:
        head = body[:4096].decode("latin-1")
        read = cases_of_page if is_html(head) or path.lower().endswith((".html", ".htm")) else cases_of_table
        yield from read(body, source=source, names=names, court=court, excel=excel)
    except InputError as error:
        reason = "encoding" if error.reason == "encoding" else "unreadable"
        yield Refused(source, 0, reason, "the file is no text, or its characters cannot be decoded")
    except Exception as error:  # its message may hold a cell, so only its kind is told; the other files go on
        yield Refused(source, 0, "reader_error", f"the reader failed with {type(error).__name__}")


def write_cases(cases: Iterable[Case], *, to: Path) -> None:
    """One JSON object a line, in order; the file is readable by its owner only. Raises LedgerReadOnly."""
    part = to.with_name(to.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            for case in cases:
                opened.write(json.dumps({"schema": 1} | case.to_row(), ensure_ascii=False, sort_keys=True) + "\n")
        part.replace(to)
    except OSError as error:
        raise LedgerReadOnly(f"{to} cannot be written: {error.strerror}; name another file") from error


def read_cases(file: Path) -> list[Case]:
    """The cases that :func:`write_cases` wrote. Raises UsageError for another file."""
    try:
        with file.open(encoding="utf-8") as opened:
            return [case_of(json.loads(line)) for line in opened if line.strip()]
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{file} holds no cases; make it with: countback courts import PATH... --out {file}") from None
