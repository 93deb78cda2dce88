"""Rows of a list: CSV in any of the encodings such lists come in, even several in one file, and XLSX. All in memory."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from countback.errors import UsageError

#: A larger file is no list; a workbook may unpack to no more than this.
MOST_BYTES, MOST_UNPACKED = 300 * 2**20, 2**30
_SINGLE = ("cp1251", "koi8-u", "cp866")
_COMMON = set("аоеиіінтрсвлкмдпуяАОЕИІНТРСВЛКМДПУ")


def rows_of(path: Path) -> Iterator[list[str]]:
    """Each row as its cells' text. Raises UsageError for a file that cannot be read, without its name."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"the list is larger than {MOST_BYTES // 2**20} MiB; divide it")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the list cannot be read: {error.strerror}") from None
    if data[:4] == b"PK\x03\x04":
        return _workbook(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UsageError("this is an old or encrypted Excel file; save it as XLSX without a password, or as CSV")
    return _csv(data)


def _csv(data: bytes) -> Iterator[list[str]]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        text = "".join(decoded(line) for line in data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True))
    sample = [line for line in text.splitlines()[:60] if line.strip()]
    best = max(",;\t|", key=lambda mark: _consistency(sample, mark))
    csv.field_size_limit(1_000_000)
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=best)
    while True:
        try:
            yield [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error:
            yield ["\ufffd"]


def _consistency(sample: list[str], mark: str) -> tuple[int, int]:
    counts = Counter(line.count(mark) for line in sample)
    often, lines = max(((n, c) for n, c in counts.items() if n), key=lambda x: x[1], default=(0, 0))
    return lines, often


def decoded(line: bytes) -> str:
    """A line in UTF-8, else in the encoding that makes the most ordinary Cyrillic letters of it.

    >>> decoded("Петренко".encode("cp1251")), decoded("Петренко".encode("koi8-u")), decoded("Петренко".encode())
    ('Петренко', 'Петренко', 'Петренко')
    """
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        texts = [line.decode(code, errors="replace") for code in _SINGLE]
        return max(texts, key=_likely)


def _likely(text: str) -> int:
    """How much a text looks like names: small letters after capitals, common letters, no boxes."""
    score = sum(2 if c in _COMMON else 1 if "\u0400" <= c <= "\u0491" else -3 for c in text if c > "\x7f")
    return score - 3 * sum(a.islower() and b.isupper() for a, b in pairwise(text))


def _workbook(data: bytes) -> Iterator[list[str]]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise UsageError("the workbook unpacks to more than 1 GiB; it was not opened")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except UsageError:
        raise
    except Exception:
        # openpyxl's own errors may hold cells; none of their words pass
        raise UsageError("the file looks like a workbook but cannot be read; save it again as XLSX or CSV") from None
    for row in sheet.iter_rows(values_only=True):
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
