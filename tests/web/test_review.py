"""Signing in and judging on the desk: who may, from where, what is kept, and that nobody writes over anybody."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from countback.exports.holdings import holdings_of
from countback.figures import read_page
from countback.ledger import open_ledger
from countback.pages import Page
from countback.web import accounts as accounts_module
from countback.web.accounts import IDLE, LONGEST, ROLES, TRIES, Accounts, accounts_path, csrf_of
from countback.web.app import DEEDS, SIGNED, make_app

HOST = "127.0.0.1:8765"
PASSWORD = "four plain words here"
TEXTS = (
    "Russian military courts convicted 684 soldiers of desertion in March 2024, Mediazona counted.",
    "Russian military courts reportedly convicted 64 soldiers of desertion in March 2024, according to Mediazona.",
    "Prosecutors allegedly charged about 300 deserters in May 2024, unconfirmed reports said.",
)


@dataclass
class Person:
    """A browser with a cookie jar."""

    app: Any
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, *, body: str | None = None, headers: dict[str, str] | None = None) -> Any:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}", cookies=self.cookies) as c:
                return await c.request(method, path, content=body, headers=headers or {})

        response = asyncio.run(go())
        for name, value in response.cookies.items():
            self.cookies[name] = value
        return response

    def get(self, path: str) -> Any:
        return self.send("GET", path)

    def post(self, path: str, headers: dict[str, str] | None = None, **form: str) -> Any:
        own = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
        own["Content-Type"] = "application/x-www-form-urlencoded"
        form.setdefault("csrf", self.csrf)
        return self.send("POST", path, body=urlencode(form), headers=own | (headers or {}))

    @property
    def csrf(self) -> str:
        return csrf_of(self.cookies.get("countback", ""))

    def sign_in(self, name: str) -> Person:
        response = self.post("/login", name=name, password=PASSWORD)
        assert response.status_code == 303, response.text
        return self

    def judge(self, path: str, verdict: str, **form: str) -> Any:
        page = self.get(path)
        assert page.status_code == 200, page.text
        return self.post(path, verdict=verdict, seen=seen_of(page.text), **form)


def seen_of(html: str) -> str:
    return re.search(r'name="seen" value="([^"]*)"', html)[1]  # type: ignore[index]


@dataclass
class Room:
    """A ledger with a desk and four accounts."""

    ledger: Path
    app: Any
    accounts: Accounts

    def person(self, name: str = "") -> Person:
        person = Person(self.app)
        return person.sign_in(name) if name else person

    def entry(self, said: str) -> str:
        with open_ledger(self.ledger, read_only=True) as ledger:
            return next(e.id for e in ledger if e.figure.count.said == said)

    def said(self) -> list[Any]:
        with open_ledger(self.ledger, read_only=True) as ledger:
            return ledger.judgements()


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little memory: what is tested is what is done with it."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(accounts_module, "_argon", lambda: (hasher, (VerificationError, InvalidHashError)))
    monkeypatch.setattr(accounts_module, "_NOBODY", [])


@pytest.fixture
def room(tmp_path: Path) -> Room:
    path = tmp_path / "desk.db"
    with open_ledger(path) as ledger:
        for n, text in enumerate(TEXTS):
            page = Page.from_text(text, name=f"page{n}")
            ledger.record(read_page(page), page=page)
    accounts = Accounts(accounts_path(path), create=True)
    for role, name in zip(ROLES, ("rea", "rev", "edi", "adm"), strict=True):
        accounts.add(name, role=role, password=PASSWORD)
    accounts.add("bo", role="reviewer", password=PASSWORD)
    return Room(path, make_app(path, accounts=accounts), accounts)


# -- who may ----------------------------------------------------------------------------------------------------------

WRONG: dict[str, dict[str, str]] = {
    "no origin": {"Origin": ""},
    "another origin": {"Origin": "https://evil.example"},
    "origin null": {"Origin": "null"},
    "another port": {"Origin": "http://127.0.0.1:9999"},
    "a longer host": {"Origin": f"http://{HOST}.evil.example"},
    "cross-site": {"Sec-Fetch-Site": "cross-site"},
    "same-site": {"Sec-Fetch-Site": "same-site"},
    "typed in": {"Sec-Fetch-Site": "none"},
    "json": {"Content-Type": "application/json"},
    "plain text": {"Content-Type": "text/plain"},
    "multipart": {"Content-Type": "multipart/form-data; boundary=x"},
}


def write_routes(app: Any) -> list[str]:
    return sorted(r.path for r in app.routes if set(r.methods or ()) - {"GET", "HEAD"})


def concrete(room: Room, path: str) -> str:
    a, b = room.entry("684"), room.entry("64")
    with open_ledger(room.ledger, read_only=True) as ledger:
        found = next(iter(holdings_of(ledger).findings), "none")
    pattern = path.replace("{a}", a).replace("{b}", b).replace("{name}", "bo")
    return pattern.replace("{id}", found if "finding" in path else a)


def test_the_table_of_deeds_names_every_write(room: Room) -> None:
    assert write_routes(room.app) == sorted(d.path for d in DEEDS) and len(DEEDS) > 5
    assert write_routes(make_app(room.ledger)) == [], "without accounts nothing can be written"
    for spot in SIGNED:
        assert make_app(room.ledger).router.routes and room.person().send("PUT", spot.path).status_code in (404, 405)


def test_every_write_is_refused_from_elsewhere_and_to_lower_roles(room: Room) -> None:
    people = {role: room.person(name) for role, name in zip(ROLES, ("rea", "rev", "edi", "adm"), strict=True)}
    before = room.said()
    form = {"verdict": "unsure", "seen": "", "name": "adm", "password": PASSWORD}
    by_path = {d.path: d for d in DEEDS}
    tried = 0
    for path in write_routes(room.app):
        deed, address = by_path[path], concrete(room, path)
        for why, headers in WRONG.items():
            tried += 1
            response = people["admin"].post(address, headers, **form)
            assert response.status_code in (403, 415) and "set-cookie" not in response.headers, (path, why)
        if deed.role:
            for role in ROLES[: ROLES.index(deed.role)]:
                tried += 1
                assert people[role].post(address, **form).status_code == 403, (path, role)
            assert room.person().post(address, **form).status_code == 401, path
            assert people["admin"].post(address, **(form | {"csrf": "0" * 64})).status_code == 403, path
            assert people["admin"].post(address, **(form | {"csrf": people["editor"].csrf})).status_code == 403, path
        assert people["admin"].get(address).status_code in (200, 404, 405), "no GET writes"
    assert tried > 80 and room.said() == before
    assert {a.name: a.disabled for a in room.accounts.all()}["bo"] is False
    assert all(p.get("/review").status_code == (403 if r == "reader" else 200) for r, p in people.items())


def test_a_form_that_is_too_long_is_refused(room: Room) -> None:
    rev = room.person("rev")
    assert rev.post(f"/review/entry/{room.entry('684')}", verdict="unsure", why="x" * 70_000).status_code == 413
    assert room.said() == []


# -- sessions ---------------------------------------------------------------------------------------------------------


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(room: Room) -> None:
    one = room.person().post("/login", name="rev", password="not the right words")
    two = room.person().post("/login", name="nobody", password="not the right words")
    room.accounts.set_disabled("bo", True)
    three = room.person().post("/login", name="bo", password=PASSWORD)
    assert one.status_code == two.status_code == three.status_code == 403
    assert one.text.replace("rev", "") == two.text.replace("nobody", "").replace("rev", "")
    assert "not the right words" not in one.text


def test_failed_attempts_are_throttled(room: Room) -> None:
    for _ in range(TRIES):
        assert room.person().post("/login", name="rev", password="wrong wrong wrong").status_code == 403
    assert room.person().post("/login", name="rev", password=PASSWORD).status_code == 429
    assert room.person().post("/login", name="bo", password=PASSWORD).status_code == 303, "others may still"


def test_sessions_end(tmp_path: Path) -> None:
    now = [1_000_000.0]
    accounts = Accounts(tmp_path / "a.db", create=True, now=lambda: now[0])
    accounts.add("ana", role="reviewer", password=PASSWORD)
    token = accounts.sign_in("ana", PASSWORD)
    assert token is not None and accounts.session(token) is not None
    now[0] += IDLE - 1
    assert accounts.session(token) is not None
    now[0] += IDLE + 1
    assert accounts.session(token) is None, "idle"
    token = accounts.sign_in("ana", PASSWORD) or ""
    started = now[0]
    while now[0] - started < LONGEST:
        assert accounts.session(token) is not None
        now[0] += IDLE / 2
    now[0] += 1
    assert accounts.session(token) is None, "however busy"
    token = accounts.sign_in("ana", PASSWORD) or ""
    accounts.set_password("ana", "other plain words")
    assert accounts.session(token) is None and accounts.sign_in("ana", PASSWORD) is None


def test_neither_password_nor_token_is_kept(room: Room) -> None:
    rev = room.person("rev")
    body = room.accounts.path.read_bytes()
    assert rev.cookies["countback"].encode() not in body and PASSWORD.encode() not in body
    assert b"$argon2id$" in body and (room.accounts.path.stat().st_mode & 0o077) == 0
    with open_ledger(room.ledger, read_only=True) as ledger:
        assert b"argon2" not in ledger.path.read_bytes()
    room.accounts.set_password("rev", "another few plain words")
    rev.post("/logout")
    assert rev.get("/review").status_code in (302, 401)


def test_the_cookie_and_where_a_visitor_is_sent(room: Room) -> None:
    person = room.person()
    sent = person.get("/review?view=mine")
    assert sent.status_code == 302 and sent.headers["location"] == "/login?next=%2Freview%3Fview%3Dmine"
    done = person.post("/login", name="rev", password=PASSWORD, next="//evil.example/")
    assert done.status_code == 303 and done.headers["location"] == "/"
    cookie = done.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie and "secure" not in cookie
    far = Person(room.app).send(
        "POST",
        "/login",
        body=urlencode({"name": "rev", "password": PASSWORD}),
        headers={
            "Host": "desk.example",
            "Origin": "https://desk.example",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    assert far.status_code == 303 and far.headers["set-cookie"].startswith("__Host-countback=")
    assert "secure" in far.headers["set-cookie"].lower()


def test_a_desk_can_ask_everybody_to_sign_in(room: Room) -> None:
    app = make_app(room.ledger, accounts=room.accounts, require_login=True)
    visitor = Person(app)
    assert visitor.get("/claims").status_code == 302 and visitor.get("/claims.json").status_code == 401
    assert visitor.get("/login").status_code == 200 and visitor.get("/static/desk.css").status_code == 200
    assert Person(app).sign_in("rea").get("/claims").status_code == 200


# -- judging ----------------------------------------------------------------------------------------------------------


def test_a_word_is_kept_shown_and_taken_back(room: Room) -> None:
    rev, id = room.person("rev"), room.entry("684")
    path = f"/review/entry/{id}"
    assert "machine-read" in rev.get(f"/entries/{id}").text
    done = rev.judge(path, "accept")
    assert done.status_code == 303
    (word,) = room.said()
    assert (word.subject, word.verdict, word.by) == (id, "accept", "rev")
    assert "confirmed by rev" in rev.get(f"/entries/{id}").text
    row = rev.get(f"/entries/{id}.json").json()["entry"]
    assert (row["status"], row["judged_by"]) == ("confirmed", "rev")
    assert "Take back" in rev.get(done.headers["location"]).text
    assert rev.post(f"/review/undo/{word.id}").status_code == 303
    assert [j.verdict for j in room.said()] == ["accept", "undo"], "an undo is a new entry"
    assert rev.get(f"/entries/{id}.json").json()["entry"]["status"] == "machine-read"
    assert rev.post(f"/review/undo/{word.id}").status_code == 404, "only once"
    with open_ledger(room.ledger) as ledger:
        assert ledger.verify().ok


def test_a_correction_shows_everywhere_as_a_persons(room: Room) -> None:
    rev, id = room.person("rev"), room.entry("64")
    path = f"/review/entry/{id}"
    now = dict(re.findall(r'name="(f-[a-z]+)" value="([^"]*)"', rev.get(path).text))
    assert rev.judge(path, "correct", **(now | {"f-number": "684"})).status_code == 400, "a reason is needed"
    assert rev.judge(path, "correct", why="a digit was lost", **now).status_code == 400, "nothing changed"
    bad = rev.judge(path, "correct", why="a digit was lost", **(now | {"f-number": "many"}))
    assert bad.status_code == 400 and 'value="many"' in bad.text and "a digit was lost" in bad.text
    assert rev.judge(path, "accept", **(now | {"f-number": "684"})).status_code == 400, "typed fields are not dropped"
    assert room.said() == []
    assert rev.judge(path, "correct", why="a digit was lost", **(now | {"f-number": "684"})).status_code == 303
    page = rev.get(f"/entries/{id}").text
    assert "corrected by rev" in page and "<del>" in page
    row = rev.get(f"/entries/{id}.json").json()
    assert row["entry"]["low"] == 684 and row["entry"]["corrected"] == "number" and row["machine_read"]
    claims = {c["claim"]: c for c in rev.get("/claims.json").json()["claims"]}
    assert row["entry"]["claim"] in claims
    with open_ledger(room.ledger) as ledger:
        page_ = Page.from_text("Police detained 31 deserters in May 2024, the prosecutor said.", name="later")
        ledger.record(read_page(page_), page=page_)
        assert holdings_of(ledger).entries[id].figure.count.low == 684, "it stays at every rebuild"


def test_two_never_write_over_each_other(room: Room) -> None:
    rev, bo, id = room.person("rev"), room.person("bo"), room.entry("684")
    path = f"/review/entry/{id}"
    seen = seen_of(bo.get(path).text)
    assert rev.judge(path, "reject", why="a page number").status_code == 303
    met = bo.post(path, verdict="accept", seen=seen, why="typed at length")
    assert met.status_code == 409 and "a page number" in met.text and "typed at length" in met.text
    assert len(room.said()) == 1, "nothing was written"
    assert bo.post(path, verdict="accept", seen=seen_of(met.text), why="typed at length").status_code == 303
    row = bo.get(f"/entries/{id}.json").json()["entry"]
    assert row["status"] == "in doubt", "two disagree: neither binds"
    assert "Two people disagree" in bo.get(f"/entries/{id}").text
    assert bo.post(path, verdict="reject", seen=seen, why="again").status_code == 409, "an old form"


def test_the_second_does_not_see_the_first(room: Room) -> None:
    rev, bo, id = room.person("rev"), room.person("bo"), room.entry("684")
    path = f"/review/entry/{id}"
    assert rev.judge(path, "correct", why="secret reason", **{"f-number": "685"}).status_code == 303
    page = bo.get(path).text
    assert "secret reason" not in page and "685" not in page and "1 other person" in page
    data = bo.get(f"{path}.json").json()
    assert data["judgements"] == [] and data["others_hidden"] == 1
    assert bo.judge(path, "accept").status_code == 303
    page = bo.get(path).text
    assert "secret reason" in page and "number=685" in page
    assert bo.get(f"/entries/{id}.json").json()["entry"]["status"] == "in doubt"


def test_only_an_editor_takes_back_the_word_of_another(room: Room) -> None:
    rev, bo, edi, id = room.person("rev"), room.person("bo"), room.person("edi"), room.entry("684")
    rev.judge(f"/review/entry/{id}", "reject", why="no")
    word = room.said()[0]
    assert bo.post(f"/review/undo/{word.id}", why="mine").status_code == 403
    assert edi.post(f"/review/undo/{word.id}").status_code == 400, "with a reason"
    assert edi.post(f"/review/undo/{word.id}", why="it is a figure").status_code == 303
    assert (room.said()[-1].by, room.said()[-1].why) == ("edi", "it is a figure")


def test_pairs_and_findings(room: Room) -> None:
    rev = room.person("rev")
    a, b = sorted((room.entry("684"), room.entry("64")))
    path = f"/review/pair/{a}/{b}"
    together = "one claim now" in rev.get(path).text
    verdict = "different" if together else "same"
    assert rev.judge(path, verdict).status_code == 400
    assert rev.judge(path, verdict, why="read both").status_code == 303
    assert ("one claim now" in rev.get(path).text) is not together
    with open_ledger(room.ledger, read_only=True) as ledger:
        held = holdings_of(ledger)
    grave = [k for k, f in held.findings.items() if f.severity != "note"]
    for key in grave[:1]:
        assert rev.judge(f"/review/finding/{key}", "reject", why="two months").status_code == 303
        row = rev.get(f"/findings/{key}.json").json()["finding"]
        assert (row["status"], row["judged_by"]) == ("rejected", "rev")


def test_the_queue(room: Room) -> None:
    rev, bo = room.person("rev"), room.person("bo")
    items = rev.get("/review.json").json()
    assert items["counts"]["open"] == items["total"] > 0
    ranks = [["error", "warning", "pair", "undecided", "hedged"].index(i["reason"]) for i in items["items"]]
    assert ranks == sorted(ranks), "by severity"
    path = items["items"][0]["path"]
    verdict = {"pair": "unsure"}.get(items["items"][0]["kind"], "unsure")
    assert rev.judge(path, verdict).status_code == 303
    after = rev.get("/review.json").json()
    assert after["total"] == items["total"] - 1
    assert path in rev.get("/review?view=mine").text and path in bo.get("/review?view=second").text
    assert path not in rev.get("/review?view=second").text


def test_a_word_that_could_not_be_kept_is_not_acknowledged(room: Room) -> None:
    import sqlite3

    app = make_app(room.ledger, accounts=room.accounts, patience=0.1)
    rev, path = Person(app).sign_in("rev"), f"/review/entry/{room.entry('684')}"
    seen = seen_of(rev.get(path).text)
    holder = sqlite3.connect(room.ledger, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        response = rev.post(path, verdict="accept", seen=seen)
    finally:
        holder.close()
    assert response.status_code == 503 and room.said() == []
    assert rev.post(path, verdict="accept", seen=seen).status_code == 303 and len(room.said()) == 1


def test_all_script_together_is_small(room: Room) -> None:
    from countback.web.paint import static

    body = static("review.js")
    assert body is not None and len(body) < 15_000
    page = room.person("rev").get("/review").text
    assert page.count("<script") == 1 and re.search(r'<script src="/static/review\.js\?\w+" defer></script>', page)
    assert not re.search(r"\son\w+=|\sstyle=", page)
    assert room.person().get("/static/review.js").headers["content-type"].startswith("text/javascript")


def test_admins_end_accounts(room: Room) -> None:
    adm, bo = room.person("adm"), room.person("bo")
    assert bo.get("/review").status_code == 200 and "bo" in adm.get("/accounts").text
    assert adm.post("/accounts/bo/disable").status_code == 303
    assert bo.get("/review").status_code == 302
    assert adm.post("/accounts/nobody/disable").status_code == 404
    assert adm.post("/accounts/bo/enable").status_code == 303
    room.person("bo")
