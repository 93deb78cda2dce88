"""Tables as Parquet, with the columns declared for CSV: each with its words as metadata. Needs the extra ``bulk``.

A column of kind number is a 64-bit float: whole numbers are exact in it up to 2⁵³. The same rows give the same bytes.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterable
from functools import cache
from typing import Any

from countback.errors import UsageError
from countback.exports.tables import Table


@cache
def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    return importlib.util.find_spec("pyarrow") is not None


def parquet_bytes(table: Table[Any], sources: Iterable[Any]) -> bytes:
    """The rows of a table as one Parquet file. Raises UsageError where the extra ``bulk`` is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise UsageError("Parquet needs pyarrow; install it with: pip install 'countback[bulk]'") from None
    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    cells: list[list[Any]] = [[] for _ in table.columns]
    for source in sources:
        for column, made in zip(table.columns, cells, strict=True):
            made.append(_cell(column.of(source), column.kind))
    fields = [pa.field(c.name, kinds[c.kind], metadata={"description": c.words}) for c in table.columns]
    arrays = [pa.array(values, type=field.type) for values, field in zip(cells, fields, strict=True)]
    schema = pa.schema(fields, metadata={"name": table.name, "description": table.words})
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd", version="2.6")
    return out.getvalue()


def _cell(value: Any, kind: str) -> Any:
    if value is None or kind in ("boolean", "integer"):
        return value
    if kind == "number":
        return float(value)
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")
