"""Rows as CSV and as JSON Lines.

A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from countback.exports.tables import Column, Table
from countback.figures.reading import dumps

#: First characters that make a spreadsheet reckon, in their full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any, column: Column[Any]) -> str | int | float:
    """A value as a CSV cell.

    >>> from countback.exports.tables import Column
    >>> cell("=1+1", Column("words", "string", "", str)), cell(-5, Column("low", "number", "", int))
    ("'=1+1", -5)
    """
    if value is None:
        return ""
    if column.kind in ("integer", "number") and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).replace("\x00", "\N{SYMBOL FOR NULL}").encode("utf-8", "backslashreplace").decode("utf-8")
    if text.lstrip(" \u00a0").startswith(_FORMULA) or (text and ord(text[0]) < 0x20):
        return "'" + text
    return text


def csv_lines(table: Table[Any], sources: Iterable[Any]) -> Iterator[str]:
    """A table as lines of CSV (RFC 4180, UTF-8), the header first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[Any]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(list(cells))
        return buffer.getvalue()

    yield line(column.name for column in table.columns)
    for source in sources:
        yield line(cell(column.of(source), column) for column in table.columns)


def json_lines(table: Table[Any], sources: Iterable[Any]) -> Iterator[str]:
    """A table as JSON Lines."""
    return (dumps(row) + "\n" for row in table.rows(sources))
