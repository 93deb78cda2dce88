"""Keys of a sealed workspace: from a passphrase or a key file to the key that seals, and never stored in the open.

A random data key seals everything. The header of the workspace holds it wrapped (ChaCha20-Poly1305) under a key made
from the passphrase by Argon2id, or from a key file by HKDF. The header's own words (format, id, how the key is made)
are associated data of the wrapping: changing any of them makes the key unopenable, not weaker.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from countback.errors import SealBroken, SealRefused, UsageError

FORMAT = 1
#: Fewer characters than this are no passphrase; six random words have thirty.
LEAST_PASSPHRASE = 14
#: A key file holds at least this many bytes of randomness.
LEAST_KEY_FILE = 32
#: No header may ask for more memory (KiB) or rounds than this: a planted header must not stop the machine.
MOST_MEMORY, MOST_ROUNDS = 4 * 1024 * 1024, 64


@dataclass(frozen=True, slots=True)
class Hardness:
    """The cost of one guess: Argon2id's rounds, memory in KiB and lanes. The default takes about a second."""

    rounds: int = 4
    memory: int = 512 * 1024
    lanes: int = 2


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What a person opens a workspace with: a passphrase or the bytes of a key file."""

    kind: Literal["passphrase", "key_file"]
    value: bytearray

    @classmethod
    def passphrase(cls, words: str) -> Secret:
        """A passphrase as typed; the same letters composed differently are the same passphrase."""
        return cls("passphrase", bytearray(unicodedata.normalize("NFC", words).encode()))

    @classmethod
    def key_file(cls, data: bytes) -> Secret:
        """The bytes of a key file. Raises UsageError for one that is too short to be random."""
        if len(data) < LEAST_KEY_FILE:
            raise UsageError(f"a key file holds at least {LEAST_KEY_FILE} random bytes, this one holds {len(data)}")
        return cls("key_file", bytearray(data))

    def wipe(self) -> None:
        """Overwrite it; copies that Python made on the way are beyond reach."""
        wipe(self.value)


def wipe(data: bytearray) -> None:
    """Overwrite bytes in place with zeros."""
    data[:] = bytes(len(data))


def new_header(secret: Secret, *, hardness: Hardness | None = None) -> tuple[dict[str, Any], bytearray]:
    """A header for a new workspace and its fresh data key. Raises UsageError for a passphrase that is too short."""
    if secret.kind == "passphrase" and len(secret.value.decode()) < LEAST_PASSPHRASE:
        raise UsageError(f"a passphrase has at least {LEAST_PASSPHRASE} characters; six words drawn by dice are good")
    hard = hardness or Hardness()
    header: dict[str, Any] = {"countback_people": FORMAT, "id": os.urandom(16).hex()}
    salt = base64.b64encode(os.urandom(16)).decode()
    if secret.kind == "passphrase":
        header["key"] = {
            "from": "passphrase",
            "by": "argon2id",
            "rounds": hard.rounds,
            "memory": hard.memory,
            "lanes": hard.lanes,
            "salt": salt,
        }
    else:
        header["key"] = {"from": "key_file", "by": "hkdf-sha256", "salt": salt}
    data_key = bytearray(os.urandom(32))
    return wrapped(header, secret, data_key), data_key


def wrapped(header: dict[str, Any], secret: Secret, data_key: bytearray) -> dict[str, Any]:
    """The header with the data key wrapped under the secret."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    bare = {name: value for name, value in header.items() if name != "wrapped"}
    key, nonce = _wrapping_key(bare, secret), os.urandom(12)
    sealed = ChaCha20Poly1305(bytes(key)).encrypt(nonce, bytes(data_key), _words(bare))
    wipe(key)
    return bare | {"wrapped": base64.b64encode(nonce + sealed).decode()}


def unwrap(header: dict[str, Any], secret: Secret) -> bytearray:
    """The data key of a header. SealRefused where the secret is not the right one, SealBroken for a damaged header."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    bare = {name: value for name, value in header.items() if name != "wrapped"}
    try:
        asked, blob = bare["key"]["from"], base64.b64decode(header["wrapped"], validate=True)
        base64.b64decode(bare["key"]["salt"], validate=True)
    except (KeyError, TypeError, ValueError):
        raise SealBroken("the header of the workspace is damaged; nothing was opened") from None
    if asked != secret.kind:
        what = "a passphrase" if asked == "passphrase" else "a key file (give --key-file FILE)"
        raise SealRefused(f"this workspace opens with {what}; nothing was opened")
    key = _wrapping_key(bare, secret)
    try:
        return bytearray(ChaCha20Poly1305(bytes(key)).decrypt(blob[:12], blob[12:], _words(bare)))
    except (InvalidTag, ValueError):
        what = "passphrase" if asked == "passphrase" else "key file"
        raise SealRefused(f"wrong {what}, or the header of the workspace was changed; nothing was opened") from None
    finally:
        wipe(key)


def subkey(data_key: bytearray, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose, so that no two uses share a key."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"countback people {purpose}".encode()).derive(
        bytes(data_key)
    )


def _wrapping_key(bare: dict[str, Any], secret: Secret) -> bytearray:
    how = bare["key"]
    salt = base64.b64decode(how["salt"])
    if secret.kind == "key_file":
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        # a key file is random already: one hash spreads it, no slow guessing-brake is needed
        made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"countback people key file")
        return bytearray(made.derive(hashlib.sha256(secret.value).digest()))
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        rounds, memory, lanes = int(how["rounds"]), int(how["memory"]), int(how["lanes"])
    except (KeyError, TypeError, ValueError):
        raise SealBroken("the header of the workspace is damaged; nothing was opened") from None
    if not (0 < rounds <= MOST_ROUNDS and 0 < memory <= MOST_MEMORY and 0 < lanes <= 64):
        raise SealBroken("the header asks for an absurd amount of memory or rounds; nothing was opened")
    try:
        return bytearray(
            hash_secret_raw(
                bytes(secret.value),
                salt,
                time_cost=rounds,
                memory_cost=memory,
                parallelism=lanes,
                hash_len=32,
                type=Type.ID,
            )
        )
    except (HashingError, MemoryError):
        raise SealRefused(f"making the key needs {memory // 1024} MiB of free memory; nothing was opened") from None


def _words(bare: dict[str, Any]) -> bytes:
    return json.dumps(bare, sort_keys=True, separators=(",", ":")).encode()
