"""Pages out of files, folders, globs and standard input; what cannot be read becomes a Refusal, the rest go on."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from countback.errors import InputError
from countback.pages.decode import decode
from countback.pages.header import split_header
from countback.pages.page import Page
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.pages.articles import Columns

#: The largest input Countback takes, in bytes.
MAX_BYTES = 10_000_000

_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body")
_ADDRESS_KEYS = ("url", "address", "source")


def open_page(path: str | os.PathLike[str], *, received: datetime | None = None) -> Page:
    """The file at ``path`` as a Page.

    ``received`` is the time it came in; now, when none is given. Raises InputError whose ``reason`` is one of
    ``missing``, ``permission``, ``unreadable``, ``empty``, ``too_large`` (over 10 MB), ``binary``, ``encoding``.
    """
    where = os.fspath(path)
    return page_of(read_bytes(where), where=where, received=received)


def open_pages(
    inputs: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    skipped: Callable[[str], None] | None = None,
) -> Iterator[Page | Refusal]:
    """Every page the inputs name, in order: files, folders (all below, sorted), globs, ``-`` for standard input.

    A file may hold many pages: WARC and WACZ files, feeds, exports of Telegram, and tables where ``columns`` says what
    their columns hold. ``skipped`` is called with a reason for each record in them that is no page. Inside a folder
    hidden files, other ``*.json`` (annotations lying beside their page) and ledgers with their archives are passed
    over. An input that cannot be read gives a Refusal with its path in ``source``; the others go on.
    """
    for found in list_inputs(inputs):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _attempt(found, stdin) if found == "-" else _file(found, columns, skipped)


def list_inputs(inputs: Iterable[str]) -> Iterator[str | Refusal]:
    """The files the inputs name, in order, none of them opened; see :func:`open_pages` for what inputs are.

    >>> list(list_inputs(["-", "page.html"]))
    ['-', 'page.html']
    """
    for given in inputs:
        if given == "-":
            yield given
        elif os.path.isdir(given):  # noqa: PTH112  (a str may hold bytes that are no path text)
            yield from _folder(given)
        elif glob.has_magic(given) and not os.path.lexists(given):
            found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207
            if not found:
                yield Refusal("missing", "pages", source=_shown(given), detail="no file matches the pattern")
            for match in found:
                if os.path.isdir(match):  # noqa: PTH112
                    yield from _folder(match)
                else:
                    yield match
        else:
            yield given


def page_of(body: bytes, *, where: str, media_type: str = "", received: datetime | None = None) -> Page:
    """A Page of bytes already read; ``where`` is the path or address they came from, ``media_type`` as declared.

    Raises InputError like :func:`open_page`.
    """
    where = _shown(where)
    if len(body) > MAX_BYTES:
        raise InputError(
            f"{where} has {len(body):,} bytes, the most is {MAX_BYTES:,}; split the file", reason="too_large"
        )
    if not body.strip(b" \t\r\n\x00"):
        raise InputError(f"{where} is empty ({len(body):,} bytes); check the file or its download", reason="empty")
    declared = media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    decoded = decode(body, declared=declared)
    meta, start = split_header(decoded.text)
    if not decoded.text[start:].strip("\ufeff \t\r\n\x0b\x0c\x00"):
        raise InputError(f"{where} has no text{' after its header' if meta else ''}", reason="empty")
    kind = media_type.partition(";")[0].strip().lower() or _media_type(where, decoded.text, start)
    stem = Path(where).stem if where != "-" else "stdin"
    return Page(
        body=body,
        name=meta.get("name") or stem,
        address=next((meta[key] for key in _ADDRESS_KEYS if meta.get(key)), where),
        media_type=f"{kind}; charset={decoded.encoding}",
        received=received if received is not None else datetime.now(UTC),
        meta=meta,
    )


def is_html(text: str, *, start: int = 0) -> bool:
    """Whether the text at ``start`` looks like an HTML page.

    >>> is_html("  <!DOCTYPE html><p>684 cases")
    True
    """
    head = text[start : start + 2048].lstrip("\ufeff \t\r\n").lower()
    while head.startswith(("<?xml", "<!--")):
        close = head.find("?>" if head.startswith("<?xml") else "-->")
        if close < 0:
            return False
        head = head[close + 2 :].lstrip("> \t\r\n")
    return head.startswith(_HTML_STARTS)


def _media_type(where: str, text: str, start: int) -> str:
    if where.lower().endswith(_HTML_SUFFIXES) or is_html(text, start=start):
        return "text/html"
    return "text/plain"


def read_bytes(where: str) -> bytes:
    """The bytes of a regular file of at most 10 MB; raises InputError."""
    shown = _shown(where)
    try:
        state = os.stat(where)  # noqa: PTH116
        if not stat.S_ISREG(state.st_mode):
            kind = "a folder" if stat.S_ISDIR(state.st_mode) else "no regular file"
            raise InputError(f"{shown} is {kind}; give a file", reason="unreadable")
        if state.st_size > MAX_BYTES:
            raise InputError(
                f"{shown} has {state.st_size:,} bytes, the most is {MAX_BYTES:,}; split the file", reason="too_large"
            )
        with open(where, "rb") as file:  # noqa: PTH123
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(f"{shown}: there is no such file; check the path", reason="missing") from None
    except PermissionError:
        raise InputError(f"{shown} may not be read; change its permissions", reason="permission") from None
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        raise InputError(f"{shown} could not be read: {error}", reason="unreadable") from error


def _attempt(where: str, stdin: BinaryIO | None) -> Iterator[Page | Refusal]:
    try:
        if where == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            try:
                body = stream.read(MAX_BYTES + 1)
            except (OSError, ValueError) as error:
                raise InputError(f"standard input could not be read: {error}", reason="unreadable") from error
            yield page_of(body, where="-")
        else:
            yield open_page(where)
    except InputError as error:
        yield Refusal(error.reason, "pages", source=_shown(where), detail=str(error))


def _file(where: str, columns: Columns | None, skipped: Callable[[str], None] | None) -> Iterator[Page | Refusal]:
    """The pages of a file: the one it is, or those it holds."""
    from countback.pages.kinds import pages_in

    many = pages_in(where, columns=columns, skipped=skipped)
    yield from _attempt(where, None) if many is None else many


def _folder(root: str) -> Iterator[str | Refusal]:
    """The files below a folder; folders that vanish or may not be listed give a Refusal each."""
    from countback.pages.kinds import holds_many

    troubles: list[OSError] = []
    seen = False
    for here, folders, files in os.walk(root, onerror=troubles.append):
        for trouble in troubles:
            yield _listing_refused(trouble, root)
            seen = True
        troubles.clear()
        ours = _ledgers(folders)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ours)
        for name in sorted(files):
            path = os.path.join(here, name)  # noqa: PTH118
            if name.startswith(".") or name in ours:
                continue
            if name.lower().endswith(".json") and not holds_many(path):
                continue
            seen = True
            yield path
    for trouble in troubles:
        yield _listing_refused(trouble, root)
        seen = True
    if not seen:
        yield Refusal("empty", "pages", source=_shown(root), detail="the folder holds no page")


def _ledgers(folders: Iterable[str]) -> set[str]:
    """Archives among the folders, and the files of their ledgers: ``add .`` must not read its own store."""
    archives = [name for name in folders if name.endswith(".archive")]
    ledgers = [name.removesuffix(".archive") for name in archives]
    return {*archives, *(ledger + end for ledger in ledgers for end in ("", "-wal", "-shm", "-journal"))}


def _listing_refused(trouble: OSError, root: str) -> Refusal:
    reason = {FileNotFoundError: "missing", PermissionError: "permission"}.get(type(trouble), "unreadable")
    where = trouble.filename if isinstance(trouble.filename, str) else root
    return Refusal(reason, "pages", source=_shown(where), detail=f"the folder could not be listed: {trouble.strerror}")


def _shown(where: str) -> str:
    """A path that can be printed and stored: undecodable bytes of a file name as escapes."""
    return where.encode("utf-8", errors="backslashreplace").decode("utf-8")
