"""Answers: what a page function gives, and how it goes out as HTML, JSON, CSV, Atom or a file.

Every answer carries the headers of the security policy and an ``ETag`` made from the ledger's head, this version of
Countback and the address; nothing is rendered for a reader who has it already.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from countback.exports.parquet import has_parquet, parquet_bytes
from countback.exports.tables import Table
from countback.exports.write import csv_lines
from countback.web.asked import Asked, NotFound
from countback.web.feeds import Feed, atom
from countback.web.paint import Painter

#: The policy: own style and own files only, nothing inline, nothing from elsewhere, in no frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: Version of the JSON; raised when a field changes its meaning.
SCHEMA = 1

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "atom": "application/atom+xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "bib": "application/x-bibtex; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to be saved, never shown: a stored page as ``text/plain``."""

    body: bytes
    name: str
    media_type: str = "text/plain"


@dataclass(slots=True)
class Answer:
    """A page. ``data`` is its JSON, ``rows`` its table, ``feed`` its Atom feed, ``texts`` other forms by extension.

    ``only`` marks a page that has the forms of ``texts`` and no others.
    """

    template: str
    context: dict[str, Any]
    data: Callable[[], Mapping[str, Any]]
    rows: tuple[Table[Any], Callable[[], Iterable[Any]]] | None = None
    feed: Callable[[], Feed] | None = None
    texts: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    file: Callable[[], File] | None = None
    only: bool = False
    status: int = 200

    @property
    def extensions(self) -> tuple[str, ...]:
        """The forms this page has besides HTML."""
        found = ["json"]
        found += ["csv"] if self.rows is not None else []
        found += ["parquet"] if self.rows is not None and has_parquet() else []
        found += ["atom"] if self.feed is not None else []
        return (*found, *self.texts)


def etag_of(*parts: str) -> str:
    """An entity tag from what an answer depends on."""
    return f'"{hashlib.sha256(chr(31).join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:24]}"'


def fresh(request: Request, etag: str) -> bool:
    """Whether the reader has this very answer already."""
    told = request.headers.get("if-none-match", "")
    return any(tag.strip().removeprefix("W/") == etag for tag in told.split(","))


def respond(answer: Answer, asked: Asked, painter: Painter, *, mark: str, note: str = "") -> Response:
    """The answer in the form asked for. Raises NotFound where the page has no such form."""
    form = asked.extension
    if answer.file is not None:
        file = answer.file()
        name = "".join(c for c in file.name if c.isascii() and (c.isalnum() or c in "-_."))[:80] or "page"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(file.body, media_type=file.media_type, headers=headers)
    if answer.only and form not in answer.texts:
        raise NotFound(f"this page has {', '.join(f'.{f}' for f in answer.texts)} only")
    if form in answer.texts:  # a file to keep: a chart brings its own style, which the policy would not let it show
        kept = {} if form == "json" else {"Content-Disposition": f'attachment; filename="countback.{form}"'}
        return Response(answer.texts[form](), answer.status, media_type=MEDIA[form], headers=kept)
    if form == "html":
        forms = [(f, asked.address(extension=f, page=None)) for f in answer.extensions]
        html = painter.page(
            answer.template, answer.context | {"asked": asked, "forms": forms, "mark": mark, "note": note}
        )
        return Response(html, answer.status, media_type=MEDIA["html"])
    if form == "json":
        row = {"schema": SCHEMA, "address": asked.address(), "ledger": mark} | dict(answer.data())
        return Response(json.dumps(row, ensure_ascii=False, default=str), answer.status, media_type=MEDIA["json"])
    if form == "csv" and answer.rows is not None:
        table, sources = answer.rows
        lines = (line.encode("utf-8") for line in csv_lines(table, sources()))
        headers = {"Content-Disposition": f'attachment; filename="{table.name}.csv"'}
        return StreamingResponse(lines, answer.status, media_type=MEDIA["csv"], headers=headers)
    if form == "parquet" and answer.rows is not None and has_parquet():
        table, sources = answer.rows
        headers = {"Content-Disposition": f'attachment; filename="{table.name}.parquet"'}
        body = parquet_bytes(table, sources())
        return Response(body, answer.status, media_type=MEDIA["parquet"], headers=headers)
    if form == "atom" and answer.feed is not None:
        return Response(atom(answer.feed(), base=asked.base), answer.status, media_type=MEDIA["atom"])
    has = ", ".join(f".{f}" for f in answer.extensions)
    raise NotFound(f"this page has no .{form}; it has {has}")
