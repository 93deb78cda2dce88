"""The identifier of a court case (UID): its parts and its check digits.

``NN TT NNNN - CC - YYYY - NNNNNN - KK``: two digits of the classification code, two letters of the kind of court (GV a
garrison court, OV a circuit or fleet court, KV the cassation court), the court's number, its seat, the year, the serial
number, two check digits. The check is that of ISO 7064 MOD 97-10, as in an IBAN, with A = 10 to Z = 35. No
official text on the check digits is known; the rule was found on genuine identifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UID = re.compile(r"(\d\d)([A-Z]{2})(\d{4})-(\d\d)-(\d{4})-(\d{6})-(\d\d)", re.ASCII)
#: Cyrillic letters that look like the Latin ones of a code; people type them.
_LOOKALIKES = str.maketrans("АВСЕНКМОРТХУЈЅ", "ABCEHKMOPTXYJS")


@dataclass(frozen=True, slots=True)
class Uid:
    """A UID in its parts. ``court`` is the classification code: its digits are *not* the region the court sits in."""

    text: str
    court: str
    kind: str
    seat: str
    year: int
    serial: str

    @property
    def sound(self) -> bool:
        """Whether the check digits fit the rest."""
        return remainder(self.text) == 1


def read_uid(text: str) -> Uid | None:
    """The UID in a cell, None where the cell holds none.

    >>> read_uid(" 25gv0003-01-2025-001334-67 ").sound, read_uid("25GV0003-01-2025-001334-68").sound
    (True, False)
    >>> read_uid("1-11/2024") is None
    True
    """
    found = _UID.fullmatch(text.strip().upper().translate(_LOOKALIKES))
    if found is None:
        return None
    region, kind, number, seat, year, serial, _ = found.groups()
    return Uid(found.group(), region + kind + number, kind, seat, int(year), serial)


def remainder(uid: str) -> int:
    """The whole identifier as a number, modulo 97; 1 where the check digits fit.

    >>> remainder("61GV0008-01-2024-001194-82")
    1
    """
    return int("".join(str(int(letter, 36)) for letter in uid if letter != "-")) % 97


def check_digits(body: str) -> str:
    """The two digits that complete an identifier given without them.

    >>> check_digits("61GV0008-01-2024-001194")
    '82'
    """
    return f"{98 - remainder(body + '00'):02}"
