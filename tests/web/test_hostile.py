"""Hostile pages, hostile questions, hostile names: nothing runs, nothing reckons, nothing is told of the inside."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import pytest

from countback.web.app import SPOTS, make_app
from countback.web.finder import Finder, query_of

from .conftest import PAYLOADS, Visitor

#: Every element our templates and charts use; anything else came from a page.
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "a",
    "header",
    "b",
    "nav",
    "form",
    "label",
    "input",
    "button",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "li",
    "section",
    "span",
    "div",
    "code",
    "footer",
    "bdi",
    "blockquote",
    "mark",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
    "del",
    "ins",
    "pre",
    "details",
    "summary",
    "select",
    "option",
    "figure",
    "figcaption",
    "article",
    "br",
    "em",
    "strong",
    "svg",
    "desc",
    "line",
    "path",
    "text",
    "tspan",
    "circle",
    "rect",
}
_NO_END = {"meta", "link", "input", "br"}


class Strict(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "xlink:href", "src", "http-equiv"):
                self.wrong.append(f"{tag} {name}={value}")
            if name in ("href", "action") and not str(value).startswith(("/", "#", "?", "http://desk.test/")):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "href" and tag == "a":
                self.links.append(str(value))
        if tag not in _NO_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ("path", "line", "circle", "rect"):
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _NO_END:
            self.open.pop()


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


def test_no_text_of_a_page_becomes_markup_anywhere(hostile: Visitor) -> None:
    """Every page of a desk whose every text is hostile is walked; what is found must be our own elements only."""
    seen: set[str] = set()
    kinds: set[str] = set()
    pairs = 0
    queue = ["/", "/search?q=script", "/search?value=684&tolerance=50"]
    # all pages are alike here, so only some of all their pairs are compared
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        response = hostile.get(path)
        assert response.status_code == 200, (path, response.text[:200])
        if not response.headers["content-type"].startswith("text/html"):
            continue
        page = Strict(response.text)
        assert page.wrong == [], (path, page.wrong[:3])
        assert page.open == [], (path, page.open)
        kinds.add(path.split("/")[1].partition("?")[0])
        pairs += path.startswith("/compare/")
        for link in page.links:
            target = link.partition("#")[0]
            if target.startswith("/") and not (target.startswith("/compare/") and pairs > 25) and "." not in target:
                queue.append(target)
    assert {"", "claims", "entries", "measures", "origins", "pages", "findings", "search"} <= kinds
    assert len(seen) > 4 * len(PAYLOADS)


def test_every_payload_is_shown_as_text(hostile: Visitor) -> None:
    """Escaping loses nothing: what the page said can be read on its own page."""
    for row in hostile.json("/pages.json")["pages"]:
        twin = hostile.json(f"/pages/{row['sha256']}.json")
        assert twin["page"]["title"] in {p.replace("\x00", "\ufffd") for p in PAYLOADS}
        page = hostile.get(f"/pages/{row['sha256']}").text

        class Words(HTMLParser):
            said = ""

            def handle_data(self, data: str) -> None:
                self.said += data

        words = Words()
        words.feed(page)
        title = " ".join(twin["page"]["title"].split())  # a null character was stored as U+FFFD
        assert title in " ".join(words.said.split())


@pytest.mark.parametrize("path", ["/claims", "/pages", "/findings", "/origins", "/search"])
def test_no_cell_of_a_table_reckons(hostile: Visitor, path: str) -> None:
    rows = list(csv.reader(io.StringIO(hostile.get(f"{path}.csv?q=soldiers&value=650&tolerance=50").text)))
    assert len(rows) > 1
    for row in rows:
        for cell in row:
            assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("path", ["/pages.atom", "/findings.atom"])
def test_feeds_stay_well_formed(hostile: Visitor, path: str) -> None:
    tree = ET.fromstring(hostile.get(path).text)
    assert {e.tag.partition("}")[2] for e in tree.iter()} <= {
        "feed",
        "title",
        "id",
        "updated",
        "link",
        "generator",
        "entry",
        "author",
        "name",
        "summary",
    }


def test_charts_stay_our_own(hostile: Visitor) -> None:
    slug = hostile.json("/measures.json")["measures"][0]["measure"]
    tree = ET.fromstring(hostile.get(f"/measures/{slug}.svg").text)
    allowed = {"svg", "title", "desc", "style", "text", "tspan", "line", "path", "rect", "circle", "a"}
    assert {e.tag.partition("}")[2] for e in tree.iter()} <= allowed
    for element in tree.iter():
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
        href = element.attrib.get("href", "/")
        assert href.startswith(("/claims/", "http://desk.test/claims/", "/"))


QUESTIONS = [
    "/search?q=" + "a" * 301,
    "/search?value=12x",
    "/search?value=" + "9" * 40,
    "/search?q=x&tolerance=101",
    "/search?q=x&tolerance=-1",
    "/search?q=x&page=99999999999999999999",
    "/findings?severity=fatal",
    "/findings?kind=%27%20OR%201=1--",
    "/findings?family=x",
    "/measures/verdict-convicted-awol?from=yesterday",
    "/measures/verdict-convicted-awol?from=2024-13",
    "/measures/verdict-convicted-awol?from=2024-02-31",
    "/measures/verdict-convicted-awol?from=2025&to=2024",
    "/measures/verdict-convicted-awol?from=0000",
    "/measures/verdict-convicted-awol?stat=guess",
    "/claims?page=-1",
    "/claims?page=1e9",
    "/claims?page=%D9%A1",
    "/claims?" + "a=1&" * 40,
    "/claims?q=" + "b" * 5000,
]


@pytest.mark.parametrize("path", QUESTIONS)
def test_a_question_that_cannot_be_read_is_told(visit: Visitor, path: str) -> None:
    page = visit.get(path)
    assert page.status_code == 400, page.text[:300]
    assert "That cannot be read" in page.text and "Traceback" not in page.text and 'File "' not in page.text
    head, _, query = path.partition("?")
    twin = visit.get(f"{head}.json?{query}")
    assert twin.status_code == 400 and twin.json()["remedy"]


MISSING = [
    "/claims/nope",
    "/claims/4da886a032cc%00",
    "/claims/..%2f..%2fetc%2fpasswd",
    "/claims/x/prov.json",
    "/claims/x/evil.json",
    "/entries/nope",
    "/entries/' OR '1'='1",
    "/measures/nope",
    "/origins/nope",
    "/pages/zz",
    "/pages/0",
    "/pages/" + "0" * 64,
    "/pages/" + "0" * 24 + "/stored",
    "/compare/" + "0" * 24 + "/" + "1" * 24,
    "/findings/nope",
    "/findings.bib",
    "/claims?page=1000000",
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/desk.py",
    "/.env",
    "/nope",
]


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_told(visit: Visitor, path: str) -> None:
    page = visit.get(path)
    assert page.status_code == 404, page.text[:300]
    assert "Not found" in page.text or "Traceback" not in page.text
    assert "Traceback" not in page.text and "countback/web" not in page.text


SQL = ["' OR '1'='1", "1; DROP TABLE entries;--", '" UNION SELECT * FROM judgements --', "x%' ESCAPE '!", "\\", "%00"]


@pytest.mark.parametrize("path", [s.path for s in SPOTS])
def test_words_of_sql_are_words_everywhere(visit: Visitor, path: str) -> None:
    for attack in SQL:
        address = path
        for name in ("id", "slug", "sha", "form", "a", "b"):
            address = address.replace(f"{{{name}}}", attack.replace("%", "%25").replace("/", "%2f").replace("?", "%3f"))
        names = ("q", "value", "tolerance", "page", "severity", "kind", "origin", "side", "where", "group", "from")
        for name in names:
            response = visit.get(f"{address}?{name}={attack.replace('%', '%25').replace('&', '%26')}")
            assert response.status_code in (200, 400, 404), (address, name, response.status_code)
            assert "sqlite" not in response.text.lower() and "Traceback" not in response.text
    assert visit.json("/index.json")["counts"]["claims"] > 0


def test_what_is_searched_is_never_a_query_language() -> None:
    finder = Finder([])
    for words in ('"', '""', "NEAR(a b)", "a AND OR NOT", "text:x", "^a", "a*", "-a", "(", "\x00", "{a b}", "*", "'"):
        assert finder.find(words) == [] and query_of(words).count('"') % 2 == 0


def test_another_name_of_this_machine_is_refused(examples: Any) -> None:
    app = make_app(examples, hosts=("127.0.0.1", "localhost", "[::1]"))
    assert Visitor(app, "127.0.0.1:8765").get("/").status_code == 200
    assert Visitor(app, "localhost").get("/").status_code == 200
    assert Visitor(app, "[::1]:8765").get("/").status_code == 200
    for name in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765"):
        response = Visitor(app, name).get("/")
        assert response.status_code == 421 and "--allow-host" in response.text
        assert "content-security-policy" in response.headers


def test_a_fault_of_our_own_shows_no_inside(examples: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from countback.web.desk import Desk

    def broken(self: Desk) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(Desk, "state", broken)
    visit = Visitor(make_app(examples))
    for path in ("/", "/claims.json", "/claims.csv"):
        response = visit.get(path)
        assert response.status_code == 500 and "secret" not in response.text and "Traceback" not in response.text
        assert response.headers["content-security-policy"]
    assert json.loads(visit.get("/claims.json").text)["status"] == 500
