"""The append-only ledger of what was read. Names that need the database library are loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from countback.ledger.counted import RegisterCount, live_counts
from countback.ledger.entry import Entry, Source, entries_of
from countback.ledger.judgement import Judgement
from countback.ledger.recorded import Failure, KeptPage, Recorded, Run, Sighting, Step

if TYPE_CHECKING:
    from countback.ledger.chain import Head
    from countback.ledger.checkpoint import read_checkpoint, write_checkpoint
    from countback.ledger.ledger import Ledger, open_ledger
    from countback.ledger.verify import Problem, Verification

__all__ = [
    "Entry",
    "Failure",
    "Head",
    "Judgement",
    "KeptPage",
    "Ledger",
    "Problem",
    "Recorded",
    "RegisterCount",
    "Run",
    "Sighting",
    "Source",
    "Step",
    "Verification",
    "entries_of",
    "live_counts",
    "open_ledger",
    "read_checkpoint",
    "write_checkpoint",
]

_WHERE = {
    "Head": "chain",
    "Ledger": "ledger",
    "Problem": "verify",
    "Verification": "verify",
    "open_ledger": "ledger",
    "read_checkpoint": "checkpoint",
    "write_checkpoint": "checkpoint",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
