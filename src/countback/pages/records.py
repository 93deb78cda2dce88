"""WARC records out of a file, each whole and checked, or a Refusal that says what is wrong with it.

Readers of WARC files stop without a word where a file is cut. This one does not: a record is handed on only when its
stated length is its length, its end is there and its digest fits; anything else is refused with its offset, what came
before is kept, and reading goes on at the next place where a record begins.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from countback.errors import InputError
from countback.pages.members import Members, members_of
from countback.pages.payload import unchunked
from countback.refusals import Refusal

#: The largest record that is read, in bytes.
MAX_RECORD = 50_000_000
_MAX_HEADER = 65_536
_END = b"\r\n\r\n"
_NEXT = re.compile(rb"\r\n\r\n(?:\r\n)*(WARC/[01]\.\d+\r\n)")
_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r\n")
_BEGUN = re.compile(rb"W(?:A(?:R(?:C(?:/(?:[01](?:\.(?:\d(?:\r)?)?)?)?)?)?)?)?")
_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins: the offset of its member in the file, and its offset in the unpacked member.

    ``str`` gives it as ``1234`` or ``1234+56``, and :meth:`of` reads that.
    """

    member: int
    inner: int = 0

    def __str__(self) -> str:
        return f"{self.member}+{self.inner}" if self.inner else str(self.member)

    @classmethod
    def of(cls, text: str) -> Place:
        """The place written as ``text``.

        >>> Place.of("1234+56")
        Place(member=1234, inner=56)
        """
        member, _, inner = text.partition("+")
        return cls(int(member), int(inner or 0))


@dataclass(frozen=True, slots=True)
class Record:
    """One whole WARC record: its named fields (names in lower case), and its block of bytes."""

    place: Place
    version: str
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """``response``, ``resource``, ``request``, ``warcinfo``, ``revisit``, ``metadata`` …"""
        return self.fields.get("warc-type", "").lower()

    @property
    def target(self) -> str:
        """The address the record is about; "" where there is none."""
        return self.fields.get("warc-target-uri", "").strip("<> ")


def read_records(file: IO[bytes], *, source: str = "", start: Place | None = None) -> Iterator[Record | Refusal]:
    """Every record of a WARC file (plain, gzip or zstd), in order, beginning with the record at ``start``.

    ``file`` must be able to seek. A record that is cut, damaged, over 50 MB, longer or shorter than it says, that
    expands over 100:1 or misses its digest is refused, with its place in ``detail``. Memory stays below a few records.
    """
    begin = start or Place(0)
    members = members_of(file, start=begin.member)
    first = True
    while True:
        try:
            member = members.begin()
            if member is None:
                return
            yield from _Member(members, member, source, begin.inner if first else 0).records()
        except InputError as error:
            yield Refusal(error.reason, "pages", source=source, detail=str(error))
            members.resync()
        first = False


class _Member:
    """The records of one member."""

    def __init__(self, members: Members, member: int, source: str, skip: int) -> None:
        self._members, self._member, self._source, self._skip = members, member, source, skip
        self._buffer = b""
        self._at = 0  # read up to here in the buffer
        self._base = 0  # the offset in the member of the buffer's first byte
        self._over = False

    def records(self) -> Iterator[Record | Refusal]:
        self._discard(self._skip)
        while True:
            while self._have(2) and self._buffer.startswith(b"\r\n", self._at):
                self._at += 2
            if not self._have(1):
                return
            place = Place(self._member, self._base + self._at)
            head, length = self._head(place)
            if length > MAX_RECORD:
                detail = f"the record at byte {place} has {length:,} bytes, the most is {MAX_RECORD:,}"
                yield Refusal("too_large", "pages", source=self._source, detail=detail)
                self._pass_over(length)
                continue
            begin = self._at
            if not self._have(length):
                said = (
                    f"the record at byte {place} states {length:,} bytes, and {len(self._buffer) - begin:,} are there"
                )
                if not self._members.packed:
                    yield Refusal("cut", "pages", source=self._source, detail=said)
                else:
                    yield Refusal("bad_length", "pages", source=self._source, detail=said)
                if not self._scan():
                    return
                continue
            block = self._buffer[self._at : self._at + length]
            record = Record(place, *head, block)
            try:
                well = self._ends_well(length)
            except InputError:
                # the member is broken behind this record: only a digest can say that the record itself is whole
                if self._buffer.startswith(_END, self._at + length) and _digest_of(record) is not None:
                    yield _wrong_digest(record, self._source) or record
                raise
            if not well:
                yield self._no_end(place, length)
                if not self._scan():
                    return
                continue
            self._at += length
            yield _wrong_digest(record, self._source) or record

    def _have(self, size: int) -> bool:
        """Whether so many bytes follow; reads them."""
        if len(self._buffer) - self._at >= size:
            return True
        parts = [self._buffer[self._at :]]
        self._base += self._at
        self._at = 0
        held = len(parts[0])
        try:
            while held < size and not self._over:
                more = self._members.chunk()
                self._over = not more
                parts.append(more)
                held += len(more)
        finally:
            self._buffer = b"".join(parts)
        return held >= size

    def _head(self, place: Place) -> tuple[tuple[str, dict[str, str]], int]:
        """Version and fields of a record, and the length of its block; stands at the block afterwards."""
        wanted = 1024
        while True:
            there = self._have(wanted)
            end = self._buffer.find(_END, self._at, self._at + _MAX_HEADER)
            if end >= 0 or not there or wanted > _MAX_HEADER:
                break
            wanted *= 4
        start = self._buffer[self._at : self._at + 16]
        if not _VERSION.match(start) and not (len(start) < 10 and _BEGUN.fullmatch(start)):
            raise InputError(f"no WARC record begins at byte {place}", reason="damaged")
        if end < 0:
            reason = "damaged" if there or self._members.packed else "cut"
            raise InputError(f"the header of the record at byte {place} has no end", reason=reason)
        lines = self._buffer[self._at : end].decode("utf-8", errors="replace").split("\r\n")
        fields: dict[str, str] = {}
        last = ""
        for line in lines[1:]:
            if line[:1] in (" ", "\t") and last:
                fields[last] += " " + line.strip()
                continue
            name, _, value = line.partition(":")
            last = name.strip().lower()
            fields.setdefault(last, value.strip())
        self._at = end + 4
        stated = fields.get("content-length", "")
        if not (stated.isascii() and stated.isdigit() and len(stated) < 19):
            raise InputError(
                f"the record at byte {place} states no length (Content-Length: {stated[:40]!r})", reason="bad_length"
            )
        return (lines[0], fields), int(stated)

    def _ends_well(self, length: int) -> bool:
        """Whether the block is followed by the empty lines that end a record."""
        if self._members.packed:
            self._have(length + 5)  # one byte more: at the end of a member its own sum is checked
        if self._have(length + 4):
            return self._buffer.startswith(_END, self._at + length)
        # some writers leave the empty lines out at the end of a packed member, whose own end is checked
        return self._members.packed and not self._buffer[self._at + length :].strip(b"\r\n")

    def _no_end(self, place: Place, length: int) -> Refusal:
        rest = self._buffer[self._at + length : self._at + length + 4]
        if not self._members.packed and len(rest) < 4 and _END.startswith(rest):
            detail = f"the file ends at the end of the record at byte {place}, before the lines that close it"
            return Refusal("cut", "pages", source=self._source, detail=detail)
        detail = f"the record at byte {place} states {length:,} bytes, but no end of a record follows them"
        return Refusal("bad_length", "pages", source=self._source, detail=detail)

    def _pass_over(self, length: int) -> None:
        """Go behind a block that is too large; back to the next record where its length was a lie."""
        begin = self._base + self._at
        self._discard(length)
        if self._have(4) and self._buffer.startswith(_END, self._at):
            return
        if self._members.back_to(begin):
            self._buffer, self._at, self._base, self._over = b"", 0, begin, False
        self._scan()

    def _discard(self, size: int) -> None:
        """Go so many bytes on: by seeking where that can be done, else without keeping what is read."""
        there = len(self._buffer) - self._at
        if size <= there:
            self._at += size
            return
        ahead = self._base + self._at + size
        self._base += len(self._buffer)
        self._buffer, self._at = b"", 0
        if self._members.back_to(ahead):
            self._base = ahead
            return
        while self._base < ahead and not self._over:
            more = self._members.chunk()
            self._over = not more
            if self._base + len(more) > ahead:
                self._buffer, self._at = more, ahead - self._base
                return
            self._base += len(more)

    def _scan(self) -> bool:
        """Go on to the next place in this member where a record begins."""
        while True:
            found = _NEXT.search(self._buffer, self._at)
            if found is not None:
                self._at = found.start(1)
                return True
            if self._over:
                self._at = len(self._buffer)
                return False
            self._at = max(self._at, len(self._buffer) - 64)
            self._have(1_000_000)


def _digest_of(record: Record) -> tuple[str, str, bool] | None:
    """Algorithm and value of a record's digest, and whether it is of the payload only; None where none is known."""
    block = record.fields.get("warc-block-digest", "")
    stated = block or (record.fields.get("warc-payload-digest", "") if record.kind == "response" else "")
    algorithm, _, value = stated.partition(":")
    name = _ALGORITHMS.get(algorithm.lower())
    return None if name is None else (name, value.strip(), not block)


def _wrong_digest(record: Record, source: str) -> Refusal | None:
    """The refusal of a record whose block does not match its digest; unknown algorithms are not judged."""
    stated = _digest_of(record)
    if stated is None:
        return None
    name, value, of_payload = stated
    data = record.block.partition(_END)[2] if of_payload else record.block
    if _same(value, hashlib.new(name, data, usedforsecurity=False).digest()):
        return None
    joined = unchunked(data) if of_payload else None  # some digests are made of the chunks joined
    if joined is not None and _same(value, hashlib.new(name, joined, usedforsecurity=False).digest()):
        return None
    detail = f"the record at byte {record.place} ({record.target}) does not match its digest {name}:{value[:80]}"
    return Refusal("bad_digest", "pages", source=source, detail=detail)


def _same(value: str, digest: bytes) -> bool:
    if value.lower() == digest.hex():
        return True
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8)) == digest
    except (binascii.Error, ValueError):
        return False
