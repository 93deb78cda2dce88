"""A folder of tables: CSV and JSON Lines, described by a Frictionless data package, with PROV-JSON and schema.org.

The same ledger at the same head gives the same bytes. Each file is written beside its place and then renamed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countback import __version__
from countback.errors import LedgerReadOnly, UsageError
from countback.exports.holdings import Holdings, holdings_of
from countback.exports.parquet import has_parquet, parquet_bytes
from countback.exports.prov import prov_of
from countback.exports.schema_org import claims_of
from countback.exports.tables import TABLES, Table, claim_rows, entry_rows, finding_rows
from countback.exports.write import csv_lines, json_lines
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.ledger.ledger import Ledger


def write_package(ledger: Ledger, folder: Path, *, parquet: bool = False) -> dict[str, int]:
    """Write everything; gives the rows of each table by its file's name. With ``parquet`` each table as Parquet too.

    Raises UsageError where the folder holds something already, LedgerReadOnly where it cannot be written.
    """
    if parquet and not has_parquet():
        raise UsageError("Parquet needs pyarrow; install it with: pip install 'countback[bulk]'")
    _prepare(folder)
    holdings = holdings_of(ledger)
    sources: Mapping[str, Callable[[], Iterable[Any]]] = {
        "claims": lambda: claim_rows(holdings),
        "entries": lambda: entry_rows(holdings),
        "findings": lambda: finding_rows(holdings),
        "pages": holdings.documents.values,
        "refusals": lambda: _refusals(ledger),
        "failures": lambda: holdings.failures,
        "register_counts": lambda: ledger.register_counts(vintages=True),
    }
    written: dict[str, int] = {}
    resources = []
    for name, table in TABLES.items():
        size, sha, lines = _write(folder / f"{name}.csv", csv_lines(table, sources[name]()))
        written[f"{name}.csv"] = lines - 1
        resources.append(_resource(table, size, sha))
        _write(folder / f"{name}.jsonl", json_lines(table, sources[name]()))
        if parquet:
            _write(folder / f"{name}.parquet", [parquet_bytes(table, sources[name]())])
    _write(folder / "prov.json", [_json(prov_of(holdings))])
    _write(folder / "claims.jsonld", [_json(claims_of(holdings, holdings.claims.values()))])
    _write(folder / "datapackage.json", [_json(package_of(holdings, resources))])
    return written


def package_of(holdings: Holdings, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """The description of the package (https://specs.frictionlessdata.io/data-package/)."""
    return {
        "profile": "tabular-data-package",
        "name": "countback-export",
        "title": "Figures, counted back to whoever counted them",
        "description": (
            "Read by machine from saved pages. The column status says what a person confirmed; everything else was "
            "confirmed by nobody. Equal values alone never make two numbers one count."
        ),
        "version": f"{holdings.head.count}-{holdings.head.hash[:16]}",
        "countback": {"version": __version__, "head": {"count": holdings.head.count, "hash": holdings.head.hash}},
        "resources": resources,
    }


def _resource(table: Table[Any], size: int, sha: str) -> dict[str, Any]:
    fields = [{"name": c.name, "type": c.kind, "description": c.words} for c in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.name == "entries":
        key = {"fields": "claim", "reference": {"resource": "claims", "fields": "claim"}}
        page = {"fields": "sha256", "reference": {"resource": "pages", "fields": "sha256"}}
        schema["foreignKeys"] = [key, page]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.words,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha}",
        "schema": schema,
    }


def _refusals(ledger: Ledger) -> Iterator[tuple[str, Refusal]]:
    for reading in ledger.readings():
        for refusal in reading.refusals:
            yield reading.sha256, refusal


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        full = any(folder.iterdir())
    except FileExistsError:
        raise UsageError(f"{folder} is a file; name a folder to export to") from None
    except OSError as error:
        raise LedgerReadOnly(f"{folder} cannot be made: {error.strerror}; name another folder") from error
    if full:
        raise UsageError(f"{folder} holds files already; name a new or an empty folder")


def _write(path: Path, parts: Iterable[str] | Iterable[bytes]) -> tuple[int, str, int]:
    """Write text or bytes; gives its bytes, its SHA-256, and how many parts it had."""
    part = path.with_name(path.name + ".part")
    sha, size, many = hashlib.sha256(), 0, 0
    try:
        with part.open("wb") as file:
            for text in parts:
                data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
                file.write(data)
                sha.update(data)
                size += len(data)
                many += 1
        part.replace(path)
    except OSError as error:
        raise LedgerReadOnly(f"{path} cannot be written: {error.strerror}; name another folder") from error
    return size, sha.hexdigest(), many
