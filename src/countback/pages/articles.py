"""Tables of articles (CSV, TSV, JSON Lines, Parquet) as pages, by a declared meaning of their columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from countback.errors import UsageError
from countback.pages.files import MAX_BYTES, is_html
from countback.pages.page import Page
from countback.refusals import Refusal

#: A line of JSON Lines longer than this is refused, in characters.
_LONGEST_LINE = 20_000_000
#: Rows of JSON Lines whose keys together are its columns.
_FIRST = 50


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; ``text`` is needed, "" means that there is no such column.

    ``url`` becomes the page's address, ``published`` (a date, or a text that begins with one), ``title``, ``outlet``,
    ``author`` and ``lang`` are taken as a text file's header is.
    """

    text: str
    url: str = ""
    published: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    lang: str = ""

    def named(self) -> dict[str, str]:
        """The meanings that have a column."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}


def read_articles(path: str, *, columns: Columns) -> Iterator[Page | Refusal]:
    """A page a row, in order, row by row; a row without text or with broken bytes is refused and the rest go on.

    Raises UsageError for a column that is not there (the message names those that are), and for Parquet without the
    extra ``countback[bulk]``.
    """
    name = path.lower()
    try:
        if name.endswith((".parquet", ".pq")):
            rows = _parquet(path, columns)
        elif name.endswith((".jsonl", ".ndjson")):
            rows = _json_lines(path, columns)
        else:
            rows = _csv(path, columns, delimiter="\t" if name.endswith(".tsv") else ",")
        for number, row in rows:
            yield row if isinstance(row, Refusal) else _page(path, number, row, columns)
    except FileNotFoundError:
        yield Refusal("missing", "pages", source=path, detail=f"{path}: there is no such file; check the path")
    except PermissionError:
        yield Refusal("permission", "pages", source=path, detail=f"{path} may not be read; change its permissions")
    except OSError as error:
        yield Refusal("unreadable", "pages", source=path, detail=f"{path} could not be read: {error}")


def _page(path: str, number: int, row: Mapping[str, Any], columns: Columns) -> Page | Refusal:
    from countback.pages.warc import name_of

    said = {meaning: _text(row.get(column)) for meaning, column in columns.named().items()}
    text, title, address = said.pop("text"), said.get("title", ""), said.get("url", "")
    where = address or f"{path}#{number}"
    if not text.strip():
        return Refusal("bad_row", "pages", source=where, detail=f"row {number} of {path} has no {columns.text}")
    if title and not text.lstrip().startswith(title) and not is_html(text):
        text = f"{title}\n\n{text}"
    try:
        body = text.encode("utf-8")
    except UnicodeEncodeError:
        detail = f"row {number} of {path} has bytes that are no UTF-8; save the table as UTF-8"
        return Refusal("encoding", "pages", source=f"{path}#{number}", detail=detail)
    if len(body) > MAX_BYTES:
        return Refusal("too_large", "pages", source=where, detail=f"row {number} of {path} has {len(body):,} bytes")
    return Page(
        body=body,
        name=name_of(address) if address else f"{Path(path).stem}-{number}",
        address=where,
        media_type=f"text/{'html' if is_html(text) else 'plain'}; charset=utf-8",
        meta={key: value for key, value in said.items() if value},
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="surrogateescape")
    return str(value)


def _known(path: str, there: Iterable[str], columns: Columns) -> None:
    names = list(there)
    for meaning, column in columns.named().items():
        if column not in names:
            shown = ", ".join(names[:40]) + (f" and {len(names) - 40} more" if len(names) > 40 else "")
            raise UsageError(f"{path} has no column {column!r} for --{meaning}; it has {shown or 'none'}")


def _csv(path: str, columns: Columns, *, delimiter: str) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_BYTES))
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:  # noqa: PTH123
        reader = csv.DictReader(file, delimiter=delimiter)
        try:
            names = reader.fieldnames
        except csv.Error as error:
            yield 0, Refusal("damaged", "pages", source=path, detail=f"{path} is no table: {error}")
            return
        if not names:
            yield 0, Refusal("empty", "pages", source=path, detail=f"{path} is empty")
            return
        _known(path, names, columns)
        number = 0
        while True:
            number += 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, _bad(path, number, str(error))
                continue
            if None in row:
                words = f"it has more fields than the table has columns ({len(names)})"
                yield number, _bad(path, number, words)
                continue
            yield number, row


def _json_lines(path: str, columns: Columns) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    rows = _lines(path)
    first = list(islice(rows, _FIRST))
    keys = dict.fromkeys(key for _, row in first if not isinstance(row, Refusal) for key in row)
    if keys:
        _known(path, keys, columns)
    if not first:
        yield 0, Refusal("empty", "pages", source=path, detail=f"{path} is empty")
    yield from chain(first, rows)


def _lines(path: str) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:  # noqa: PTH123
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if len(line) >= _LONGEST_LINE:
                while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith("\n"):
                    pass
                yield number, _bad(path, number, f"it is longer than {_LONGEST_LINE:,} characters")
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, _bad(path, number, f"it is no JSON: {error}")
                continue
            yield number, row if isinstance(row, dict) else _bad(path, number, "it is no JSON object")


def _parquet(path: str, columns: Columns) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet files need the extra countback[bulk]") from None
    number = 0
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            _known(path, file.schema_arrow.names, columns)
            for batch in file.iter_batches(batch_size=256, columns=list(dict.fromkeys(columns.named().values()))):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except pyarrow.ArrowException as error:
        yield number, Refusal("damaged", "pages", source=path, detail=f"{path} after row {number}: {error}"[:500])


def _bad(path: str, number: int, words: str) -> Refusal:
    return Refusal("bad_row", "pages", source=f"{path}#{number}", detail=f"row {number} of {path}: {words}"[:500])
