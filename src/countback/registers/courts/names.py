"""Names leave no further than this module: each becomes a token at once, keyed so that nobody else can make it.

A token is an HMAC-SHA256 under a key of 32 random bytes. With the key of the same workspace one person has one token;
without it a list of all names there are cannot be tried against the tokens. A plain hash of a name
would be no cover: all names can be tried.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from functools import lru_cache
from pathlib import Path

from countback.errors import LedgerReadOnly, UsageError

_BYTES = 32
#: What courts write in place of a name.
_HIDDEN = ("информация скрыта", "данные изъяты", "скрыто", "не определен", "не определён")


class Names:
    """Turns names into tokens under one key. The key cannot be got out of it by printing it."""

    __slots__ = ("_token",)

    def __init__(self, key: bytes) -> None:
        if len(key) < _BYTES:
            raise UsageError(f"a key has {_BYTES} bytes; let Countback make one")

        @lru_cache(maxsize=65_536)
        def token(name: str) -> str:
            return hmac.digest(key, name.encode("utf-8", "replace"), "sha256").hex()[:24]

        self._token = token

    def token(self, name: str) -> str | None:
        """The token of a name; None for an empty cell and for a person the court hides."""
        plain = " ".join(name.split()).casefold().replace("ё", "е").strip(" .,;:-–—")
        if not plain or any(word in plain for word in _HIDDEN):
            return None
        return self._token(plain)

    def __repr__(self) -> str:
        return "Names(…)"


def fresh_key() -> bytes:
    """A key for one import that keeps no tokens."""
    return secrets.token_bytes(_BYTES)


def key_from(file: Path, *, make: bool) -> bytes:
    """The key in a file; a new one, readable by its owner only, where there is none and ``make`` is set.

    Raises UsageError where the file is missing, holds no key, or may be read by others.
    """
    try:
        handle = os.open(file, os.O_RDONLY)
    except FileNotFoundError:
        if not make:
            raise UsageError(f"there is no key at {file}") from None
        return _made(file)
    except OSError as error:
        raise UsageError(f"the key {file} cannot be read: {error.strerror}") from error
    with os.fdopen(handle, "rb") as opened:
        if os.name == "posix" and stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
            raise UsageError(f"the key {file} may be read by others; run: chmod 600 {file}")
        text = opened.read(1024)
    try:
        key = bytes.fromhex(text.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        raise UsageError(f"{file} holds no key of {_BYTES} bytes; name the file Countback made")
    return key


def _made(file: Path) -> bytes:
    key = fresh_key()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(key.hex() + "\n")
    except OSError as error:
        raise LedgerReadOnly(f"the key {file} cannot be made: {error.strerror}; name another file") from error
    return key
