"""An HTTP answer as kept in a WARC record: status, headers and the body with its chunks and packing undone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from countback.errors import InputError
from countback.pages.files import MAX_BYTES
from countback.pages.members import MAX_EXPANSION

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})(?:\s([^\r\n]{0,200}))?\r?\n")
_CHUNK = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """``status``, ``headers`` (names in lower case, the first of each), and the plain ``body``."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answer_of(block: bytes) -> Answer:
    """The HTTP answer in a block of bytes.

    Raises InputError: ``damaged`` (no HTTP answer, or a body that cannot be unpacked), ``too_large`` (a body over
    10 MB) or ``bomb`` (over 100:1).
    """
    found = _STATUS.match(block)
    if found is None:
        raise InputError(f"no HTTP answer: it begins with {block[:20]!r}", reason="damaged")
    end = block.find(b"\r\n\r\n", found.end() - 2)
    skip = 4
    if end < 0 and (end := block.find(b"\n\n")) >= 0:
        skip = 2
    if end < 0:
        end, skip = len(block), 0
    headers: dict[str, str] = {}
    for line in block[found.end() : end].decode("latin-1").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    body = block[end + skip :]
    if "chunked" in headers.get("transfer-encoding", "").lower() and (joined := unchunked(body)) is not None:
        body = joined  # None: the crawler joined the chunks and kept the header
    for packing in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = unpacked(body, packing.strip())
    if len(body) > MAX_BYTES:
        raise InputError(f"the body has {len(body):,} bytes, the most is {MAX_BYTES:,}", reason="too_large")
    return Answer(int(found[1]), headers, body)


def unchunked(body: bytes) -> bytes | None:
    """The chunks of a body joined; None where it is not in chunks.

    >>> unchunked(b"3\\r\\n684\\r\\n0\\r\\n\\r\\n")
    b'684'
    """
    parts: list[bytes] = []
    at = 0
    while True:
        found = _CHUNK.match(body, at)
        if found is None:
            return None
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        if found.end() + size > len(body):
            return None
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if body.startswith(b"\r\n", at) else 1


def unpacked(body: bytes, packing: str) -> bytes:
    """A body without its ``Content-Encoding`` (gzip, deflate, br or none); a body that is not packed comes back."""
    if packing in ("", "identity", "none"):
        return body
    if packing in ("gzip", "x-gzip"):
        return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else body
    if packing == "deflate":
        try:
            return _inflated(body, 15)
        except InputError as error:
            if error.reason != "damaged":
                raise
        return _inflated(body, -15)
    if packing == "br":
        return _from_brotli(body)
    raise InputError(f"the body is packed as {packing[:20]!r}, which Countback cannot undo", reason="damaged")


def _inflated(body: bytes, wbits: int) -> bytes:
    work = zlib.decompressobj(wbits=wbits)
    try:
        plain = work.decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise InputError(f"the body cannot be unpacked: {error}", reason="damaged") from None
    _weigh(plain, body)
    if not work.eof:
        raise InputError("the packed body is cut", reason="cut")
    return plain


def _from_brotli(body: bytes) -> bytes:
    try:
        from fastwarc.stream_io import BrotliReader
    except ImportError:
        raise InputError("a body packed with brotli needs the extra countback[gather]", reason="damaged") from None
    import io

    reader = BrotliReader(io.BytesIO(body))
    parts: list[bytes] = []
    size = 0
    try:
        while size <= MAX_BYTES and (part := reader.read(1_048_576)):
            parts.append(part)
            size += len(part)
    except OSError as error:
        raise InputError(f"the body cannot be unpacked: {error}", reason="damaged") from None
    plain = b"".join(parts)
    _weigh(plain, body)
    return plain


def _weigh(plain: bytes, packed: bytes) -> None:
    if len(plain) > MAX_BYTES:
        kind = "bomb" if len(plain) > MAX_EXPANSION * max(1, len(packed)) else "too_large"
        raise InputError(f"the body grows from {len(packed):,} to over {MAX_BYTES:,} bytes", reason=kind)
