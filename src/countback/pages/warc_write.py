"""WARC files of what was fetched: warcinfo, request, response and revisit records, each a gzip member of its own.

Written as WARC 1.1 (ISO 28500:2017). A record is appended in one write and flushed to the disk, so a crash can cut
only the last one, and the reader says so.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from countback.errors import DiskFull, LedgerReadOnly

_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NAMESPACE = uuid.UUID("5f1d3c1e-6a0c-5d51-9a52-7a1f0f6f7c11")

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """A record that was written: its id, the time it states, its offset in the file, and its payload's digest."""

    id: str
    date: str
    offset: int
    digest: str


class WarcWriter:
    """Appends records to one WARC file; a new file begins with a warcinfo record. Not for several processes at once.

    Raises DiskFull or LedgerReadOnly.
    """

    def __init__(self, path: Path, *, software: str, compressed: bool = True) -> None:
        self.path = path
        self._compressed = compressed
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = not path.exists() or path.stat().st_size == 0
        except OSError as error:
            raise LedgerReadOnly(f"{path} cannot be written: {error.strerror}") from error
        if fresh:
            info = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
            self._write("warcinfo", [("WARC-Filename", path.name)], info, "application/warc-fields", datetime.now(UTC))

    def exchange(
        self, url: str, *, request: bytes, response: bytes, at: datetime, address: str = "", payload: bytes = b""
    ) -> Written:
        """A request and the answer to it; both are HTTP messages with their headers, ``payload`` the answer's body."""
        digest = _digest(payload)
        extra = [("WARC-Payload-Digest", digest)] + ([("WARC-IP-Address", address)] if address else [])
        written = self._write("response", extra, response, "application/http; msgtype=response", at, url)
        linked = [("WARC-Concurrent-To", written.id)]
        self._write("request", linked, request, "application/http; msgtype=request", at, url)
        return Written(written.id, written.date, written.offset, digest)

    def revisit(self, url: str, *, head: bytes, at: datetime, digest: str, of: str = "", of_date: str = "") -> Written:
        """The answer was what it had been: ``head`` are its status and headers, ``of`` the record that has the body."""
        extra = [("WARC-Profile", _REVISIT), ("WARC-Payload-Digest", digest)]
        extra += [("WARC-Refers-To", of)] if of else []
        extra += [("WARC-Refers-To-Target-URI", url)]
        extra += [("WARC-Refers-To-Date", of_date)] if of_date else []
        return self._write("revisit", extra, head, "application/http; msgtype=response", at, url)

    def _write(
        self, kind: str, extra: list[tuple[str, str]], block: bytes, media: str, at: datetime, url: str = ""
    ) -> Written:
        date = at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        name = uuid.uuid5(_NAMESPACE, f"{kind}\n{url}\n{date}\n{hashlib.sha256(block).hexdigest()}")
        record_id = f"<urn:uuid:{name}>"
        fields = [("WARC-Type", kind), ("WARC-Record-ID", record_id), ("WARC-Date", date)]
        fields += [("WARC-Target-URI", url)] if url else []
        fields += [*extra, ("WARC-Block-Digest", _digest(block)), ("Content-Type", media)]
        fields += [("Content-Length", str(len(block)))]
        head = "WARC/1.1\r\n" + "".join(f"{k}: {_one_line(v)}\r\n" for k, v in fields) + "\r\n"
        record = head.encode() + block + b"\r\n\r\n"
        data = gzip.compress(record, mtime=0) if self._compressed else record
        return Written(record_id, date, self._append(data), "")

    def _append(self, data: bytes) -> int:
        offset = -1
        try:
            with self.path.open("ab") as file:
                offset = file.seek(0, os.SEEK_END)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            if offset >= 0:
                with contextlib.suppress(OSError):  # half a record would only be refused later on
                    os.truncate(self.path, offset)
            if error.errno == 28:
                raise DiskFull(f"no space left for {self.path}; free some and run the command again") from error
            raise LedgerReadOnly(f"{self.path} could not be written: {error.strerror}") from error
        return offset


def message(first: str, headers: Headers, body: bytes = b"") -> bytes:
    """An HTTP message as bytes; header lines that would break it are put on one line.

    >>> message("HTTP/1.1 200 OK", [("Content-Type", "text/plain")], b"684")
    b'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\n684'
    """
    lines = [first, *(f"{_one_line(name)}: {_one_line(value)}" for name, value in headers)]
    return "\r\n".join(_one_line(line) for line in lines).encode("latin-1", "replace") + b"\r\n\r\n" + body


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
