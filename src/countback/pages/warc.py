"""Pages out of WARC and WACZ files: HTTP answers and resources with HTML or text; the rest is passed over, counted."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import IO
from urllib.parse import unquote, urlsplit

from countback.errors import InputError
from countback.pages.files import MAX_BYTES
from countback.pages.members import MAX_EXPANSION
from countback.pages.page import Page
from countback.pages.payload import answer_of
from countback.pages.records import Place, Record, read_records
from countback.refusals import Refusal

WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc.warc.gz", ".wacz")
_TEXT = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_PRIVATE = frozenset({"set-cookie", "set-cookie2", "authorization", "cookie", "proxy-authorization"})
_MOST_HEADERS, _LONGEST_VALUE = 60, 1_000
_DIGESTS = re.compile(r"(sha256|md5):([0-9a-f]{32,64})")

#: Called with the reason for which a record was passed over, such as ``record:request`` or ``media:image/png``.
Skipped = Callable[[str], None]


def is_warc(path: str) -> bool:
    """Whether a path is named like a WARC or WACZ file.

    >>> is_warc("news-2024.warc.gz"), is_warc("news.html")
    (True, False)
    """
    return path.lower().endswith(WARC_SUFFIXES)


class WarcReader:
    """The pages of a WARC or WACZ file: an iterator over ``Page | Refusal``.

    ``start`` (a :class:`~countback.pages.records.Place`, or its text) begins with the record there; ``place`` is that
    of the record handed on last, so a run that kept it goes on from there. ``skipped`` counts what was passed over by
    reason, ``records`` all whole records. Only one record is in memory at a time.
    """

    def __init__(self, path: str | os.PathLike[str], *, start: Place | str | None = None) -> None:
        self.path = os.fspath(path)
        self.place: Place | None = None
        self.records = 0
        self.skipped: Counter[str] = Counter()
        self._start = Place.of(start) if isinstance(start, str) else start

    def __iter__(self) -> Iterator[Page | Refusal]:
        try:
            if self.path.lower().endswith(".wacz"):
                yield from self._packed()
            else:
                with open(self.path, "rb") as file:  # noqa: PTH123
                    if not file.read(1):
                        raise InputError(f"{self.path} is empty", reason="empty")
                    yield from self._pages(file)
        except InputError as error:
            yield Refusal(error.reason, "pages", source=self.path, detail=str(error))
        except FileNotFoundError:
            yield Refusal("missing", "pages", source=self.path, detail=f"{self.path}: there is no such file")
        except OSError as error:
            reason = "permission" if isinstance(error, PermissionError) else "unreadable"
            yield Refusal(reason, "pages", source=self.path, detail=f"{self.path} could not be read: {error.strerror}")

    def _pages(self, file: IO[bytes], *, source: str = "") -> Iterator[Page | Refusal]:
        for record in read_records(file, source=source or self.path, start=self._start):
            if isinstance(record, Refusal):
                yield record
                continue
            self.place = record.place
            self.records += 1
            page = page_of_record(record, source=source or self.path, skipped=self._skip)
            if page is not None:
                yield page

    def _skip(self, reason: str) -> None:
        self.skipped[reason] += 1

    def _packed(self) -> Iterator[Page | Refusal]:
        """The WARC files in a WACZ, each checked against the hash its package states."""
        try:
            with zipfile.ZipFile(self.path) as package:
                hashes = _hashes(package)
                names = [i for i in package.infolist() if i.filename.lower().endswith((".warc", ".warc.gz"))]
                if not names:
                    yield Refusal("empty", "pages", source=self.path, detail=f"{self.path} holds no WARC file")
                for info in sorted(names, key=lambda i: i.filename):
                    source = f"{self.path}#{info.filename}"
                    if info.file_size > 1_000_000 and info.file_size > MAX_EXPANSION * max(1, info.compress_size):
                        detail = f"{source} grows from {info.compress_size:,} to {info.file_size:,} bytes"
                        yield Refusal("bomb", "pages", source=source, detail=detail)
                        continue
                    stated = hashes.get(info.filename)
                    if stated is not None and not _matches(package, info, stated):
                        detail = f"{source} does not match the hash in its package, {':'.join(stated)}"
                        yield Refusal("bad_digest", "pages", source=source, detail=detail)
                    with package.open(info) as file:
                        yield from self._pages(file, source=source)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            # the list of a zip file stands at its end, so a cut one has none
            yield Refusal("cut", "pages", source=self.path, detail=f"{self.path} is no whole WACZ file: {error}")


def read_warc(path: str | os.PathLike[str], *, start: Place | str | None = None) -> WarcReader:
    """The pages of a WARC or WACZ file, in order; see :class:`WarcReader`."""
    return WarcReader(path, start=start)


def page_of_record(record: Record, *, source: str = "", skipped: Skipped | None = None) -> Page | Refusal | None:
    """The page in a record; None (and a call of ``skipped``) where it holds none, a Refusal where it cannot be read.

    ``meta`` holds the HTTP headers as ``http-…``, so that no site's header is taken for a word about the page.
    """

    def skip(reason: str) -> Page | None:
        if skipped is not None:
            skipped(reason)
        return None

    if record.kind not in ("response", "resource", "conversion"):
        return skip(f"record:{record.kind[:40] or 'unknown'}")
    if not record.target.lower().startswith(("http://", "https://", "file:", "urn:")):
        return skip("scheme:" + record.target.partition(":")[0][:20])
    media = record.fields.get("content-type", "")
    meta: Mapping[str, str] = {}
    body = record.block
    if record.kind == "response":
        if not media.lower().replace(" ", "").startswith("application/http"):
            return skip("media:" + media.partition(";")[0][:60])
        try:
            answer = answer_of(record.block)
        except InputError as error:
            return Refusal(error.reason, "pages", source=record.target or source, detail=f"{record.target}: {error}")
        if not 200 <= answer.status < 300:
            return skip(f"status:{answer.status}")
        media, body = answer.headers.get("content-type", ""), answer.body
        kept = [(k, v) for k, v in answer.headers.items() if k not in _PRIVATE][:_MOST_HEADERS]
        meta = {f"http-{k[:60]}": v[:_LONGEST_VALUE] for k, v in kept}
    kind = media.partition(";")[0].strip().lower() or _sniffed(body)
    if kind not in _TEXT:
        return skip(f"media:{kind[:60] or 'unknown'}")
    if len(body) > MAX_BYTES:
        detail = f"{record.target} has {len(body):,} bytes, the most is {MAX_BYTES:,}"
        return Refusal("too_large", "pages", source=record.target, detail=detail)
    if not body.strip(b" \t\r\n\x00"):
        return skip("empty")
    return Page(
        body=body,
        name=name_of(record.target),
        address=record.target,
        media_type=kind + (f"; charset={found}" if (found := charset_in(media)) else ""),
        received=_time(record.fields.get("warc-date", "")),
        meta=meta,
    )


def name_of(address: str) -> str:
    """A short handle of an address: the last part of its path, else its host.

    >>> name_of("https://news.example/2024/04/verdicts.html?x=1")
    'verdicts'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[:80]
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem = last.rpartition(".")[0] or last
    return (stem or parts.netloc)[:80] or address[:80]


def charset_in(media: str) -> str:
    """The character set in a media type; "" where it names none.

    >>> charset_in('text/html; Charset="windows-1251"')
    'windows-1251'
    """
    found = re.search(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", media, re.I)
    return found[1].lower() if found else ""


def _sniffed(body: bytes) -> str:
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) else ""


def _time(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _hashes(package: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    try:
        with package.open("datapackage.json") as file:
            listed = json.loads(file.read(5_000_000))["resources"]
        return {
            row["path"]: (found[1], found[2])
            for row in listed
            if isinstance(row.get("path"), str) and (found := _DIGESTS.fullmatch(str(row.get("hash"))))
        }
    except (KeyError, ValueError, TypeError, AttributeError):
        return {}


def _matches(package: zipfile.ZipFile, info: zipfile.ZipInfo, stated: tuple[str, str]) -> bool:
    digest = hashlib.new(stated[0], usedforsecurity=False)
    with package.open(info) as file:
        while block := file.read(1_048_576):
            digest.update(block)
    return digest.hexdigest() == stated[1]
