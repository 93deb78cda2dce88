"""The archive: a folder of bytes named by their sha256, with a small record of where each was seen.

``ab/cd/abcd….bin`` holds the bytes, ``ab/cd/abcd….jsonl`` one line per sighting (address, media type, time).
Nothing is overwritten: the same bytes under another address add a line.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from countback.errors import DiskFull, InputError, LedgerReadOnly
from countback.pages.page import Page
from countback.refusals import Refusal

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where and when some bytes came in; ``meta`` is the header that came with them."""

    address: str
    name: str
    media_type: str
    received: datetime | None
    meta: dict[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """A content-addressed folder. ``root`` is created by the first :meth:`keep`."""

    root: Path

    def keep(self, page: Page) -> str:
        """Store a page's bytes and where it was seen; gives its sha256. The same page twice changes nothing.

        The bytes are written beside their place, flushed to the disk and then renamed, so a place that exists
        is whole. Raises DiskFull or LedgerReadOnly.
        """
        place = self._place(page.sha256)
        with _storing(place):
            if not place.exists():
                _write_whole(place, page.body)
            line = json.dumps(
                {
                    "address": page.address,
                    "name": page.name,
                    "media_type": page.media_type,
                    "received": page.received.isoformat() if page.received is not None else None,
                    "meta": dict(page.meta),
                },
                ensure_ascii=False,
                sort_keys=True,
            )
            if not any(s.address == page.address and s.media_type == page.media_type for s in self._lines(page.sha256)):
                _append(place.with_suffix(".jsonl"), line)
        return page.sha256

    def get(self, sha256: str) -> Page:
        """The page with that hash as it was first seen.

        Raises InputError: ``missing`` when it was never kept, ``unreadable`` when its bytes no longer match.
        """
        place = self._place(sha256)
        try:
            body = place.read_bytes()
        except FileNotFoundError:
            raise InputError(f"the archive {self.root} holds no page {sha256}", reason="missing") from None
        except PermissionError:
            raise InputError(f"{place} may not be read", reason="permission") from None
        except OSError as error:
            raise InputError(f"{place} could not be read: {error}", reason="unreadable") from error
        actual = hashlib.sha256(body).hexdigest()
        if actual != sha256:
            raise InputError(
                f"{place} is damaged: its bytes have sha256 {actual}; restore it from a backup", reason="unreadable"
            )
        first = next(iter(self._lines(sha256)), None)
        if first is None:
            return Page(body=body)
        return Page(
            body=body,
            name=first.name,
            address=first.address,
            media_type=first.media_type,
            received=first.received,
            meta=first.meta,
        )

    def sightings(self, sha256: str) -> tuple[Sighting, ...]:
        """Every place the bytes were seen, in the order they came in; empty when they were never kept."""
        return tuple(self._lines(sha256))

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and _SHA256.fullmatch(sha256) is not None and self._place(sha256).exists()

    def __iter__(self) -> Iterator[str]:
        """The hashes kept, in order."""
        for place in sorted(self.root.glob("??/??/*.bin")):
            yield place.stem

    def verify(self) -> tuple[Refusal, ...]:
        """Re-read everything; one Refusal per file that is damaged, misplaced or without its record."""
        wrong: list[Refusal] = []
        for sha256 in self:
            try:
                self.get(sha256)
            except (InputError, ValueError) as error:
                reason = error.reason if isinstance(error, InputError) else "unreadable"
                wrong.append(Refusal(reason, "pages", source=sha256, detail=str(error)))
                continue
            if not self.sightings(sha256):
                wrong.append(Refusal("missing", "pages", source=sha256, detail="the record of its address is missing"))
        return tuple(wrong)

    def _place(self, sha256: str) -> Path:
        if _SHA256.fullmatch(sha256) is None:
            raise InputError(f"a page is named by 64 hexadecimal digits, got {sha256!r}", reason="missing")
        return self.root / sha256[:2] / sha256[2:4] / f"{sha256}.bin"

    def _lines(self, sha256: str) -> Iterator[Sighting]:
        """The readable lines of a record; one cut off by a crash is passed over and written again by ``keep``."""
        try:
            text = self._place(sha256).with_suffix(".jsonl").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.split("\n"):
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                row = json.loads(line)
                received = row["received"]
                yield Sighting(
                    address=row["address"],
                    name=row["name"],
                    media_type=row["media_type"],
                    received=datetime.fromisoformat(received) if received is not None else None,
                    meta=dict(row["meta"]),
                )


def _write_whole(place: Path, body: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def _append(record: Path, line: str) -> None:
    """Add one line in a single write; begins with a newline of its own when the last line was cut off."""
    with record.open("ab+") as file:
        data = (line + "\n").encode("utf-8", errors="backslashreplace")
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                data = b"\n" + data
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(record.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk: a name that was given or changed in it then outlives a crash."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _storing(place: Path) -> Iterator[None]:
    """Errors of the disk as errors people can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(f"no space left for {place}; free some and run the command again") from error
        raise LedgerReadOnly(
            f"{place} could not be written: {error.strerror}; check the folder's permissions"
        ) from error
