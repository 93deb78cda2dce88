"""The API: the tables of the exports in pages of rows, told by key; addresses, parameters and columns declared once.

``CALLS`` is the declaration: the routes, the OpenAPI document and the page for people are made from it. Rows are those
of :mod:`countback.exports.tables`, in order of their keys; ``after`` is the key of the last row a reader has, so that
rows that come in meanwhile are neither missed nor told twice. A call has one second and gives at most 1,000 rows; what
cannot be answered is told as ``application/problem+json`` (RFC 9457).
"""

from __future__ import annotations

import json
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from countback import __version__
from countback.exports.tables import (
    CLAIMS,
    ENTRIES,
    FAILURES,
    FINDINGS,
    PAGES,
    REFUSALS,
    Column,
    Table,
    claim_rows,
    entry_rows,
    finding_rows,
)
from countback.ledger.judgement import Judgement
from countback.web.answers import SCHEMA, Answer, etag_of, fresh
from countback.web.asked import Asked, BadQuestion, NotFound
from countback.web.desk import Desk, State
from countback.web.finder import Deadline, TooLong
from countback.web.writing import Refused

#: Rows of an answer at most, and where the reader does not say.
MOST_ROWS = 1_000
ROWS = 100
#: Seconds a call may take.
SECONDS = 1.0

JUDGEMENTS: Table[tuple[int, Judgement]] = Table(
    "judgements",
    "one word of a person",
    (
        Column("number", "integer", "its place among all words, from 1", lambda r: r[0]),
        Column("judgement", "string", "ID of the word", lambda r: r[1].id),
        Column("subject", "string", "entry, claim or finding it speaks of", lambda r: r[1].subject),
        Column("verdict", "string", "accept, reject, correct, same, different, unsure or undo", lambda r: r[1].verdict),
        Column("other", "string", "the second entry, or the word taken back", lambda r: r[1].other),
        Column("value", "string", "the correction, as field=value", lambda r: r[1].value),
        Column("by", "string", "who said so", lambda r: r[1].by),
        Column("at", "string", "when (UTC)", lambda r: r[1].at),
        Column("why", "string", "the reason", lambda r: r[1].why),
    ),
    key=("number",),
)
_HITS: Table[Any] = Table(
    "passages",
    "one passage that holds the words",
    (
        Column("sha256", "string", "hash of the page's bytes", lambda h: h.sha256),
        Column("start", "integer", "first code point in the clean text", lambda h: h.span.start),
        Column("end", "integer", "code point after it", lambda h: h.span.end),
        Column("role", "string", "role of the passage", lambda h: h.role),
        Column("excerpt", "string", "the words around what was found", lambda h: "".join(w for w, _ in h.pieces)),
    ),
)


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of the query string."""

    name: str
    words: str
    kind: str = "string"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One address: what it gives, the columns of its rows, the columns that can be asked for by value, and its rows.

    ``rows`` gives sources of rows in order of ``key``; of a call with an ``{id}`` in its path the one row.
    """

    path: str
    words: str
    table: Table[Any]
    rows: Callable[[Desk, State, Asked, Deadline, str], Sequence[Any]]
    key: Callable[[Any], str] | None = None
    equal: tuple[str, ...] = ()
    more: tuple[Param, ...] = ()

    @property
    def one(self) -> bool:
        """Whether it gives one row."""
        return self.key is None and not self.more

    @property
    def params(self) -> tuple[Param, ...]:
        """Its parameters in the query string."""
        columns = {c.name: c for c in self.table.columns}
        found = [Param(name, f"only rows where this is so: {columns[name].words}") for name in self.equal]
        if self.key is not None:
            found.append(Param("after", "key of the last row you have: what `next` of an answer says"))
        if not self.one:
            found.append(Param("limit", f"rows, 1 to {MOST_ROWS:,}; {ROWS} where it is not given", "integer"))
        return (*self.more, *found)


def _claims(_: Desk, state: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    h = state.holdings
    if id:
        return list(claim_rows(h, [h.claims[id]] if id in h.claims else []))
    return state.once("api claims", lambda: sorted(claim_rows(h), key=lambda r: r.claim.id))


def _entries(_: Desk, state: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    h = state.holdings
    if id:
        return list(entry_rows(h, [h.entries[id]] if id in h.entries else []))
    return state.once("api entries", lambda: sorted(entry_rows(h), key=lambda r: r.entry.id))


def _findings(_: Desk, state: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    h = state.holdings
    if id:
        return list(finding_rows(h, [id] if id in h.findings else []))
    return state.once("api findings", lambda: sorted(finding_rows(h), key=lambda r: r.id))


def _pages(_: Desk, state: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    documents = state.holdings.documents
    if id:
        return [documents[id]] if id in documents else []
    return state.once("api pages", lambda: sorted(documents.values(), key=lambda d: d.sha256))


def _refusals(desk: Desk, _: State, asked: Asked, __: Deadline, id: str) -> Sequence[Any]:
    sha = asked.text("sha256")
    if not sha:
        raise BadQuestion("sha256 is needed: the hash of the page whose refusals you ask for")
    with desk.ledger() as ledger:
        reading = ledger.reading(sha)
    if reading is None:
        raise NotFound(f"there is no page {sha}")
    return [(sha, refusal) for refusal in reading.refusals]


def _failures(_: Desk, state: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    return list(zip(count(1), state.holdings.failures, strict=False))


def _judgements(desk: Desk, _: State, __: Asked, ___: Deadline, id: str) -> Sequence[Any]:
    with desk.ledger() as ledger:
        return list(enumerate(ledger.judgements(), start=1))


def _search(_: Desk, state: State, asked: Asked, deadline: Deadline, id: str) -> Sequence[Any]:
    if not asked.text("q"):
        raise BadQuestion("q is needed: the words to look for")
    return state.finder.find(asked.text("q"), limit=_limit(asked), deadline=deadline)


_FAILED: Table[Any] = Table(
    "failures",
    FAILURES.words,
    tuple(Column(c.name, c.kind, c.words, lambda r, of=c.of: of(r[1])) for c in FAILURES.columns),  # type: ignore[misc]
)

CALLS: Sequence[Call] = (
    Call(
        "/api/claims",
        "Claims: what one origin counted once.",
        CLAIMS,
        _claims,
        lambda r: r.claim.id,
        ("measure", "counted", "event", "offence", "stat", "side", "origin", "grade", "status"),
    ),
    Call("/api/claims/{id}", "One claim.", CLAIMS, _claims),
    Call(
        "/api/entries",
        "Entries: one figure as one page has it.",
        ENTRIES,
        _entries,
        lambda r: r.entry.id,
        ("claim", "sha256", "outlet", "counted", "event", "offence", "stat", "side", "origin", "lang", "status"),
    ),
    Call("/api/entries/{id}", "One entry.", ENTRIES, _entries),
    Call(
        "/api/findings",
        "Findings: what does not fit.",
        FINDINGS,
        _findings,
        lambda r: r.id,
        ("severity", "family", "claim", "status"),
    ),
    Call("/api/findings/{id}", "One finding.", FINDINGS, _findings),
    Call("/api/pages", "Pages that were read.", PAGES, _pages, lambda d: d.sha256, ("outlet", "lang", "published")),
    Call("/api/pages/{id}", "One page.", PAGES, _pages),
    Call(
        "/api/refusals",
        "Numbers of one page that were set aside.",
        REFUSALS,
        _refusals,
        more=(Param("sha256", "hash of the page's bytes", needed=True),),
    ),
    Call("/api/failures", "Inputs that could not be read.", _FAILED, _failures, lambda r: f"{r[0]:09}", ("reason",)),
    Call(
        "/api/judgements",
        "What people said, in order; nothing is ever removed.",
        JUDGEMENTS,
        _judgements,
        lambda r: f"{r[0]:09}",
        ("subject", "verdict", "by"),
    ),
    Call(
        "/api/search",
        "Passages that hold all of some words.",
        _HITS,
        _search,
        more=(Param("q", "the words", needed=True),),
    ),
)


def _limit(asked: Asked) -> int:
    limit = asked.number("limit", default=ROWS, most=MOST_ROWS)
    if limit < 1:
        raise BadQuestion(f"limit is a whole number from 1 to {MOST_ROWS:,}")
    return limit


def called(call: Call, desk: Desk, state: State, asked: Asked, *, id: str = "") -> dict[str, Any]:
    """The answer to a call as JSON. Raises BadQuestion, NotFound or TooLong."""
    deadline = Deadline(SECONDS)
    known = {p.name for p in call.params}
    if unknown := [name for name in asked.query if name not in known]:
        raise BadQuestion(f"{call.path} has no parameter {unknown[0]!r}; it has {', '.join(sorted(known)) or 'none'}")
    head = {"schema": SCHEMA, "ledger": state.mark, "table": call.table.name}
    rows = call.rows(desk, state, asked, deadline, id)
    if call.one:
        if not rows:
            raise NotFound(f"there is no {call.table.name[:-1]} {id}")
        return head | {"row": call.table.row(rows[0])}
    limit = _limit(asked)
    start = bisect_right(rows, asked.text("after"), key=call.key) if call.key is not None and asked.text("after") else 0
    found: list[Any] = []
    for source in _fitting(call, rows, start, asked, deadline):
        if len(found) == limit:
            break
        found.append(source)
    else:
        return head | {"rows": _rows(call, found, deadline), "next": None}
    following = None
    if call.key is not None:
        query = {k: v for k, v in asked.query.items() if v} | {"after": call.key(found[-1])}
        following = f"{call.path}?{urlencode(query)}"
    return head | {"rows": _rows(call, found, deadline), "next": following}


def _fitting(call: Call, rows: Sequence[Any], start: int, asked: Asked, deadline: Deadline) -> Iterator[Any]:
    columns = {c.name: c for c in call.table.columns}
    wanted = [(columns[n], asked.text(n)) for n in call.equal if asked.text(n)]
    for place in range(start, len(rows)):
        deadline.check()
        if all(str(c.of(rows[place]) or "") == value for c, value in wanted):
            yield rows[place]


def _rows(call: Call, sources: Iterable[Any], deadline: Deadline) -> list[dict[str, Any]]:
    made = []
    for source in sources:
        deadline.check()
        made.append(call.table.row(source))
    return made


# -- the document -----------------------------------------------------------------------------------------------------


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document, made from ``CALLS``."""
    paths: dict[str, Any] = {}
    for call in CALLS:
        params = [
            {"name": p.name, "in": "query", "required": p.needed, "description": p.words, "schema": _schema(p)}
            for p in call.params
        ]
        if "{id}" in call.path:
            params.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
        problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        paths[call.path] = {
            "get": {
                "operationId": call.path.removeprefix("/api/").replace("/{id}", "_by_id"),
                "summary": call.words,
                "parameters": params,
                "responses": {
                    "200": {"description": "the rows", "content": {"application/json": {"schema": _answer(call)}}},
                    "default": {"description": "what is wrong", "content": problem},
                },
            }
        }
    tables = {c.table.name: c.table for c in CALLS}
    problem_ = {name: {"type": kind} for name, kind in _PROBLEM.items()}
    schemas: dict[str, Any] = {"Problem": {"type": "object", "properties": problem_, "required": list(_PROBLEM)}}
    for name, table in tables.items():
        fields = {c.name: {"type": [c.kind, "null"], "description": c.words} for c in table.columns}
        schemas[name] = {"type": "object", "description": table.words, "properties": fields, "required": list(fields)}
    info = {
        "title": "Countback",
        "version": __version__,
        "description": f"Rows of the exports. A call has {SECONDS:g} s and gives at most {MOST_ROWS:,} rows.",
    }
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


_PROBLEM = {"type": "string", "title": "string", "status": "integer", "detail": "string", "remedy": "string"}


def _schema(param: Param) -> dict[str, Any]:
    if param.kind == "integer":
        return {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS}
    return {"type": "string", "maxLength": 300}


def _answer(call: Call) -> dict[str, Any]:
    row = {"$ref": f"#/components/schemas/{call.table.name}"}
    fields: dict[str, Any] = {"schema": {"type": "integer"}, "ledger": {"type": "string"}, "table": {"type": "string"}}
    if call.one:
        fields["row"] = row
    else:
        fields |= {"rows": {"type": "array", "items": row}, "next": {"type": ["string", "null"]}}
    return {"type": "object", "properties": fields, "required": list(fields)}


def about_api(desk: Desk, state: State, asked: Asked) -> Answer:
    """The API for people."""
    context = {"calls": CALLS, "most": MOST_ROWS, "seconds": f"{SECONDS:g}"}
    return Answer("api.html", context, openapi)


Meaning = Callable[[Exception], tuple[int, str, str, str]]
Ask = Callable[[Request], Asked]


def answering(
    call: Call | None, desk: Desk, *, ask: Ask, meaning: Meaning, required: bool
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a call; of the OpenAPI document where ``call`` is None."""

    def work(request: Request) -> Response:
        asked = ask(request)
        if required and asked.session is None:
            raise Refused("Sign in first: this desk shows that to people with an account only.", status=401)
        if call is None:
            return Response(json.dumps(openapi(), indent=1), media_type="application/json")
        state = desk.state()
        etag = etag_of(state.mark, desk.note, asked.path, str(sorted(asked.query.items())))
        headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
        if fresh(request, etag) and call.table is not JUDGEMENTS:
            return Response(status_code=304, headers=headers)
        row: Mapping[str, Any] = called(call, desk, state, asked, **request.path_params)
        body = json.dumps(row, ensure_ascii=False, default=str)
        return Response(body, media_type="application/json; charset=utf-8", headers=headers)

    async def answer(request: Request) -> Response:
        started = time.monotonic()
        try:
            return await run_in_threadpool(work, request)
        except TooLong:
            words = f"This call took more than {time.monotonic() - started:.1f} s and was stopped."
            told = (503, "It takes too long", words, "Ask for less: a lower limit, or one more column by value.")
        except Exception as error:
            told = meaning(error)
        problem = dict(zip(("status", "title", "detail", "remedy"), told, strict=True))
        headers = {"Cache-Control": "no-store"} | ({"Retry-After": "5"} if told[0] == 503 else {})
        body = json.dumps({"type": "about:blank"} | problem, ensure_ascii=False)
        return Response(body, told[0], media_type="application/problem+json", headers=headers)

    return answer
