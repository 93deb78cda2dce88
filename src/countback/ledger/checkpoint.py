"""A checkpoint: how many rows the ledger's chain had, and its head, written to a file that is kept elsewhere.

What the chain alone proves: no recorded row was edited, removed from the middle, or put in later. What it does not
prove: that nothing was cut from the end, or that the whole ledger was not written anew; both leave a chain that fits
itself. A checkpoint finds them, as far back as the checkpoint reaches. It is not signed: whoever can write the
checkpoint file too can hide both, so keep it where the ledger's writer cannot reach it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from countback.errors import LedgerReadOnly, UsageError
from countback.ledger.chain import Head

_SCHEMA = 1


def write_checkpoint(head: Head, *, to: Path, at: str = "") -> None:
    """Write the checkpoint, whole or not at all. ``at`` is a time as text."""
    part = to.with_name(to.name + ".part")
    row = {"schema": _SCHEMA, "count": head.count, "head": head.hash, "at": at}
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    except OSError as error:
        raise LedgerReadOnly(f"the checkpoint {to} cannot be written: {error.strerror}; name another file") from error


def read_checkpoint(path: Path) -> Head:
    """Read a checkpoint. Raises UsageError where there is none or its form is wrong."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        head = Head(count=row["count"], hash=row["head"])
        if row["schema"] != _SCHEMA or not isinstance(head.count, int) or not isinstance(head.hash, str):
            raise ValueError(f"schema {row['schema']!r}")
    except OSError as error:
        raise UsageError(f"the checkpoint {path} cannot be read: {error.strerror}; check the path") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no checkpoint ({error}); it holds count, head and schema as JSON") from error
    return head
