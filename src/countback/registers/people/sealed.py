"""A sealed file: bytes that say nothing but their padded length, and that show every change.

Layout: ``CBPEOPLE``, format (1 byte), length of the rest (8 bytes), nonce (12), ChaCha20-Poly1305 of the padded
content. The head, the workspace's id and the file's name are associated data, so a file cannot be cut, altered, moved
from another workspace or put in the place of another. Each file has a key of its own, so a random nonce cannot meet
another. Content is padded by the Padmé rule (at most 12 % more), which hides how many rows a list has to within that.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from countback.errors import SealBroken, SealBusy
from countback.pages.archive import sync_folder
from countback.registers.people.keys import FORMAT, subkey

_MAGIC = b"CBPEOPLE"
_HEAD = struct.Struct(">8sBQ")
#: A sealed file never holds more than this; one AEAD call must stay in memory.
MOST_BYTES = 1 << 30


def seal(content: bytes, *, name: str, workspace: str, data_key: bytearray) -> bytes:
    """The sealed form of bytes that will lie under ``name``."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(content) > MOST_BYTES:
        raise SealBusy(f"one list may take {MOST_BYTES // 2**20} MiB; divide the file and import its parts")
    plain = struct.pack(">Q", len(content)) + content
    plain += bytes(padded_length(len(plain)) - len(plain))
    nonce = os.urandom(12)
    head = _HEAD.pack(_MAGIC, FORMAT, 12 + len(plain) + 16)
    key = subkey(data_key, f"file {name}")
    return head + nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, _bound(head, name, workspace))


def unseal(data: bytes, *, name: str, workspace: str, data_key: bytearray) -> bytes:
    """The content of a sealed file. Raises SealBroken where anything about it was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(data) < _HEAD.size + 12 + 16 + 8:
        raise SealBroken(f"the sealed file {name} is cut: {len(data)} bytes are left; nothing of it was opened")
    magic, version, rest = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise SealBroken(f"the file {name} is no sealed file, or its head was changed; nothing of it was opened")
    if version != FORMAT:
        raise SealBroken(
            f"the sealed file {name} has format {version}, this Countback reads {FORMAT}; nothing was opened"
        )
    here = len(data) - _HEAD.size
    if rest != here:
        raise SealBroken(f"the sealed file {name} is cut or lengthened: {here:,} bytes, {rest:,} were sealed")
    head, nonce, body = data[: _HEAD.size], data[_HEAD.size : _HEAD.size + 12], data[_HEAD.size + 12 :]
    try:
        plain = ChaCha20Poly1305(subkey(data_key, f"file {name}")).decrypt(nonce, body, _bound(head, name, workspace))
    except InvalidTag:
        raise SealBroken(
            f"the sealed file {name} was changed or is not of this workspace; nothing of it was opened"
        ) from None
    (length,) = struct.unpack_from(">Q", plain)
    return plain[8 : 8 + length]


def padded_length(length: int) -> int:
    """The Padmé length of so many bytes, at least 4096.

    >>> padded_length(1), padded_length(100_000), padded_length(100_001)
    (4096, 100352, 100352)
    """
    if length <= 4096:
        return 4096
    e = length.bit_length() - 1
    low = e - e.bit_length()
    mask = (1 << low) - 1
    return (length + mask) & ~mask


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader or a crash sees the old one or the new one. ``data`` is sealed already."""
    partial = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise SealBusy(f"the workspace cannot be written: {error.strerror}; what was there is unchanged") from None


def _bound(head: bytes, name: str, workspace: str) -> bytes:
    return head + workspace.encode() + b"\0" + name.encode()
