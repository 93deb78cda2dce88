"""The append-only ledger of what was read."""

from countback.ledger.checkpoint import read_checkpoint, write_checkpoint
from countback.ledger.entry import Entry, Source, entries_of
from countback.ledger.judgement import Judgement
from countback.ledger.ledger import Ledger, open_ledger
from countback.ledger.recorded import Failure, KeptPage, Recorded, Run, Sighting, Step
from countback.ledger.verify import Problem, Verification

__all__ = [
    "Entry",
    "Failure",
    "Judgement",
    "KeptPage",
    "Ledger",
    "Problem",
    "Recorded",
    "Run",
    "Sighting",
    "Source",
    "Step",
    "Verification",
    "entries_of",
    "open_ledger",
    "read_checkpoint",
    "write_checkpoint",
]
