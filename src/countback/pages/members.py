"""A file of packed members (gzip members, zstd frames, or one plain stretch) as plain bytes, with the checks that
readers of such files leave out: an end in the middle is a cut, a failed check is damage, 100:1 is a bomb.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any, Protocol

from countback.errors import InputError, UsageError

#: A member may grow to this many times its packed size; not asked of the first ``_GRACE`` bytes.
MAX_EXPANSION = 100
_GRACE = 1_000_000
_READ = 65_536
_OUT = 1_048_576
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"


class Members(Protocol):
    """What reads a file member by member. ``packed`` is False for a plain file, which has no marks of its own."""

    packed: bool

    def begin(self) -> int | None:
        """Go to the next member and give its offset in the file; None at the end of the file."""
        ...

    def chunk(self) -> bytes:
        """More plain bytes of this member, b"" at its end. Raises InputError: ``cut``, ``damaged`` or ``bomb``."""
        ...

    def resync(self) -> None:
        """Give this member up and go to the next place where one begins."""
        ...

    def back_to(self, inner: int) -> bool:
        """Go back to an offset inside this member, where that can be done."""
        ...


def members_of(file: IO[bytes], *, start: int = 0) -> Members:
    """The members of a seekable file, by its first bytes; ``start`` is the offset of the member to begin with.

    Raises UsageError where a zstd file needs the extra ``countback[gather]``.
    """
    file.seek(0)
    head = file.read(4)
    if head.startswith(_GZIP[:2]):
        return GzipMembers(file, start=start)
    if head in (_ZSTD, _ZSTD_DICTIONARY) or head[1:] == b"\x2a\x4d\x18":
        return ZstdMembers(file, start=start)
    return PlainMember(file, start=start)


class PlainMember:
    """A file that is not packed: one member; ``start`` is an offset inside it."""

    packed = False

    def __init__(self, file: IO[bytes], *, start: int = 0) -> None:
        self._file, self._start, self._done = file, start, False

    def begin(self) -> int | None:
        if self._done:
            return None
        self._done = True
        self._file.seek(self._start)
        return self._start

    def chunk(self) -> bytes:
        return _read(self._file, _OUT)

    def resync(self) -> None:
        self._file.seek(0, os.SEEK_END)

    def back_to(self, inner: int) -> bool:
        self._file.seek(self._start + inner)
        return True


class GzipMembers:
    """gzip members one after another; zlib checks the sum and the length of each."""

    packed = False

    def __init__(self, file: IO[bytes], *, start: int = 0) -> None:
        self._file = file
        file.seek(start)
        self._packed = b""  # read from the file and not used yet
        self._at = start  # the offset in the file of the first byte of _packed
        self._member = start
        self._taken = self._given = 0
        self._work = zlib.decompressobj(wbits=31)

    def begin(self) -> int | None:
        if len(self._packed) < 3:
            self._packed += _read(self._file, _READ)
        if not self._packed:
            return None
        self._member, self._taken, self._given = self._at, 0, 0
        self._work = zlib.decompressobj(wbits=31)
        return self._member

    def chunk(self) -> bytes:
        if self._work.eof:
            return b""
        while True:
            packed = self._packed or _read(self._file, _READ)
            if not packed:
                raise InputError(
                    f"the file ends inside the gzip member that begins at byte {self._member:,}", reason="cut"
                )
            self._packed = b""
            try:
                plain = self._work.decompress(packed, _OUT)
            except zlib.error as error:
                self._packed = packed
                raise InputError(
                    f"the gzip member at byte {self._member:,} is damaged: {error}", reason="damaged"
                ) from None
            self._packed = self._work.unused_data if self._work.eof else self._work.unconsumed_tail
            used = len(packed) - len(self._packed)
            self._at += used
            self._taken += used
            self._given += len(plain)
            _weigh(self._given, self._taken, self._member)
            if plain or self._work.eof:
                return plain

    def resync(self) -> None:
        """The next place after this member's first byte where a gzip member with a WARC record begins."""
        self._packed = b""
        self._at = _find(self._file, _GZIP, self._member + 1, _opens_warc)
        self._file.seek(self._at)

    def back_to(self, inner: int) -> bool:
        return False


class ZstdMembers:
    """zstd frames one after another. Frames are walked by their block headers, so a missing end is seen before any
    library is asked; a dictionary in the first frame (as web archives keep it) is used for the others.
    """

    packed = True

    def __init__(self, file: IO[bytes], *, start: int = 0) -> None:
        try:
            from fastwarc.stream_io import ZstdReader
        except ImportError:
            raise UsageError("zstd files need the extra countback[gather]") from None
        self._reader = ZstdReader
        self._file = file
        self._next = start
        self._dictionary: bytes | None = self._first_dictionary() if start else None
        self._member, self._end, self._whole = start, start, True
        self._given = 0
        self._plain: Any = None
        self._damaged = False

    def _first_dictionary(self) -> bytes | None:
        self._file.seek(0)
        head = self._file.read(8)
        if head[:4] != _ZSTD_DICTIONARY or len(head) < 8:
            return None
        return self._unpacked(self._file.read(min(int.from_bytes(head[4:], "little"), 10_000_000)))

    def _unpacked(self, packed: bytes) -> bytes:
        if not packed.startswith(_ZSTD):
            return packed
        plain: bytes = self._reader(io.BytesIO(packed)).read(10_000_000)
        return plain

    def begin(self) -> int | None:
        while True:
            self._member = self._next
            self._file.seek(self._member)
            head = _read(self._file, 8)
            if not head:
                return None
            if head[1:4] == b"\x2a\x4d\x18" and head[0] & 0xF0 == 0x50:
                size = int.from_bytes(head[4:8], "little")
                body = _read(self._file, size) if head[:4] == _ZSTD_DICTIONARY and size <= 10_000_000 else b""
                self._next = self._member + 8 + size
                if len(head) < 8 or self._next > _size(self._file):
                    self._whole, self._plain, self._next = False, None, _size(self._file)
                    return self._member
                if body and self._member == 0:
                    self._dictionary = self._unpacked(body)
                continue
            break
        self._end, self._whole = _frame_end(self._file, self._member)
        self._next = self._end
        self._given, self._damaged = 0, False
        window = _Window(self._file, self._member, self._end)
        self._plain = self._reader(window, dictionary=self._dictionary) if self._dictionary else self._reader(window)
        return self._member

    def chunk(self) -> bytes:
        try:
            plain = self._plain.read(_OUT) if self._plain is not None else b""
        except OSError as error:
            reason = "damaged" if self._whole else "cut"
            self._damaged = self._whole
            raise InputError(f"the zstd frame at byte {self._member:,}: {error}", reason=reason) from None
        if not plain and not self._whole:
            raise InputError(f"the file ends inside the zstd frame that begins at byte {self._member:,}", reason="cut")
        self._given += len(plain)
        _weigh(self._given, self._end - self._member, self._member)
        return plain

    def resync(self) -> None:
        if self._damaged or not self._whole:
            self._next = _find(self._file, _ZSTD, self._member + 1, _whole_frame)

    def back_to(self, inner: int) -> bool:
        return False


class _Window(io.RawIOBase):
    """The bytes of a file from one offset to another, as a file of their own."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self._end, self._at = file, start, end, start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = max(self._start, base + offset)
        return self.tell()

    def tell(self) -> int:
        return self._at - self._start

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._at)
        got = self._file.read(max(0, min(len(buffer), self._end - self._at)))
        buffer[: len(got)] = got
        self._at += len(got)
        return len(got)


def _frame_end(file: IO[bytes], start: int) -> tuple[int, bool]:
    """Where the zstd frame at ``start`` ends, and whether all of it is there (RFC 8878, 3.1.1)."""
    size = _size(file)
    file.seek(start)
    head = file.read(5)
    if len(head) < 5 or head[:4] != _ZSTD:
        # bytes that begin no frame: cut when they begin like one, else damage up to the end of the file
        return size, not _ZSTD.startswith(head[:4])
    flags = head[4]
    single = flags >> 5 & 1
    content = (1 if single else 0, 2, 4, 8)[flags >> 6]
    at = start + 5 + (0 if single else 1) + (0, 1, 2, 4)[flags & 3] + content
    while True:
        file.seek(at)
        block = file.read(3)
        if len(block) < 3:
            return size, False
        number = int.from_bytes(block, "little")
        kind, length = number >> 1 & 3, number >> 3
        at += 3 + (1 if kind == 1 else length)
        if kind == 3:
            return min(at, size), True  # a reserved kind: the library will say that it is damaged
        if number & 1:
            break
    at += 4 if flags >> 2 & 1 else 0
    return (at, True) if at <= size else (size, False)


def _whole_frame(file: IO[bytes], at: int) -> bool:
    return _frame_end(file, at)[1]


def _opens_warc(file: IO[bytes], at: int) -> bool:
    file.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(1024), 5) == b"WARC/"
    except zlib.error:
        return False


def _find(file: IO[bytes], magic: bytes, at: int, good: Callable[[IO[bytes], int], bool]) -> int:
    """The next offset from ``at`` on where ``magic`` stands and ``good`` holds; the file's size where there is none."""
    while True:
        file.seek(at)
        block = file.read(_OUT)
        if len(block) < len(magic):
            return _size(file)
        found = block.find(magic)
        while found >= 0:
            if good(file, at + found):
                return at + found
            found = block.find(magic, found + 1)
        at += len(block) - len(magic) + 1


def _size(file: IO[bytes]) -> int:
    here = file.tell()
    size = file.seek(0, os.SEEK_END)
    file.seek(here)
    return size


def _read(file: IO[bytes], size: int) -> bytes:
    try:
        return file.read(size)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"the file could not be read on: {error}", reason="damaged") from None


def _weigh(given: int, taken: int, member: int) -> None:
    if given > _GRACE and given > MAX_EXPANSION * max(taken, 1):
        raise InputError(
            f"the member at byte {member:,} grows to over {MAX_EXPANSION} times its size ({taken:,} bytes gave "
            f"{given:,} so far)",
            reason="bomb",
        )
