"""Everything Countback raises on purpose.

    CountbackError
    ├── UsageError            wrong words on the command line or in a configuration    exit 2
    ├── InputError            one input cannot be read; becomes a failure row          exit 3
    ├── LexiconError          a word file that breaks its own rules                    exit 2
    ├── SealError
    │   ├── SealRefused       wrong passphrase or key file, or no workspace there      exit 2
    │   ├── SealBroken        a file of a sealed workspace was cut or changed          exit 4
    │   └── SealBusy          another program holds the workspace, or disk full        exit 5
    └── LedgerError
        ├── LedgerMissing     no ledger at that address                                exit 2
        ├── LedgerVersion     written by an older or newer Countback                   exit 2
        ├── LedgerReadOnly    the file or the folder cannot be written                 exit 5
        ├── LedgerLocked      another program holds it                                 exit 5
        ├── DiskFull          no space left                                            exit 5
        └── LedgerDamaged     the file or the chain of its rows is broken              exit 4

Each message gives what was found, what was expected, where, and what to do.
"""

from __future__ import annotations


class CountbackError(Exception):
    """Base of all errors raised on purpose; ``exit_code`` is what the command line returns."""

    exit_code = 1


class UsageError(CountbackError):
    """Wrong words on the command line or in a configuration file."""

    exit_code = 2


class InputError(CountbackError):
    """One input cannot be read. ``reason`` is a code of :data:`countback.refusals.REASONS`."""

    exit_code = 3

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class LexiconError(CountbackError):
    """A word file breaks its own rules: an unknown key, a value out of range, a failed example."""

    exit_code = 2


class SealError(CountbackError):
    """Something is wrong with a sealed workspace. Messages hold no value of any list."""

    exit_code = 4


class SealRefused(SealError):
    """The workspace was not opened: a wrong passphrase or key file, or nothing there to open."""

    exit_code = 2


class SealBroken(SealError):
    """A file of the workspace was cut, changed or put in another's place; nothing of it was used."""

    exit_code = 4


class SealBusy(SealError):
    """Another program holds the workspace, or it cannot be written."""

    exit_code = 5


class LedgerError(CountbackError):
    """Something is wrong with the ledger."""

    exit_code = 4


class LedgerMissing(LedgerError):
    """There is no ledger at that address."""

    exit_code = 2


class LedgerVersion(LedgerError):
    """The ledger was written by an older or newer Countback than this one can open."""

    exit_code = 2


class LedgerReadOnly(LedgerError):
    """The ledger or its folder cannot be written."""

    exit_code = 5


class LedgerLocked(LedgerError):
    """Another program holds the ledger."""

    exit_code = 5


class DiskFull(LedgerError):
    """No space is left where the ledger lives."""

    exit_code = 5


class LedgerDamaged(LedgerError):
    """The database file or the chain of its rows is broken."""

    exit_code = 4
