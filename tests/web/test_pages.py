"""Every address of the desk: its forms, its headers, and that number, sentence and stored page are one step apart."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from countback.exports.parquet import has_parquet
from countback.exports.tables import CLAIMS, ENTRIES, FAILURES, FINDINGS, PAGES
from countback.figures import read_page
from countback.ledger import open_ledger
from countback.pages import Page
from countback.web.answers import HEADERS, POLICY
from countback.web.app import SPOTS, make_app
from countback.web.lists import MEASURES, ORIGINS
from countback.web.losses import DAY_ROWS, ITEM_ROWS

from .conftest import Visitor

ATOM = "{http://www.w3.org/2005/Atom}"
WITH_CSV = {
    "/measures": MEASURES,
    "/measures/{slug}": CLAIMS,
    "/claims": CLAIMS,
    "/claims/{id}": ENTRIES,
    "/origins": ORIGINS,
    "/origins/{slug}": CLAIMS,
    "/pages": PAGES,
    "/pages/{sha}": ENTRIES,
    "/findings": FINDINGS,
    "/losses": ITEM_ROWS,
    "/losses/{item}": DAY_ROWS,
    "/search": ENTRIES,
    "/failures": FAILURES,
}
WITH_ATOM = ("/measures/{slug}", "/origins/{slug}", "/pages", "/findings")


@pytest.fixture(scope="session")
def addresses(visit: Visitor) -> dict[str, str]:
    """One address of each kind, by the pattern of its spot. A spot without one fails the first test."""
    claim = visit.json("/claims.json")["claims"][0]
    finding = visit.json("/findings.json")["findings"][0]
    pages = visit.json("/pages.json")["pages"]
    return {
        "/": "/",
        "/index": "/index",
        "/measures": "/measures",
        "/measures/{slug}": f"/measures/{claim['measure']}",
        "/claims": "/claims",
        "/claims/{id}": f"/claims/{claim['claim']}",
        "/claims/{id}/{form}": f"/claims/{claim['claim']}/prov",
        "/entries/{id}": f"/entries/{claim['head']}",
        "/origins": "/origins",
        "/origins/{slug}": f"/origins/{claim['origin']}",
        "/pages": "/pages",
        "/pages/{sha}": f"/pages/{claim['first_page'][:24]}",
        "/pages/{sha}/stored": f"/pages/{claim['first_page']}/stored",
        "/compare/{a}/{b}": f"/compare/{pages[0]['sha256']}/{pages[1]['sha256']}",
        "/findings": "/findings",
        "/findings/{id}": f"/findings/{finding['finding']}",
        "/losses": "/losses",
        "/losses/{item}": "/losses/tank",
        "/search": "/search?q=7,400",
        "/failures": "/failures",
        "/about": "/about",
        "/api": "/api",
    }


def with_form(address: str, form: str) -> str:
    path, _, query = address.partition("?")
    return f"{'/index' if path == '/' else path}.{form}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("path", [s.path for s in SPOTS])
def test_every_spot_answers_in_its_forms(visit: Visitor, addresses: dict[str, str], path: str) -> None:
    address = addresses[path]
    if path not in ("/claims/{id}/{form}", "/pages/{sha}/stored"):
        page = visit.get(address)
        assert page.status_code == 200 and page.headers["content-type"].startswith("text/html"), page.text[:300]
        assert "<h1" in page.text and 'lang="en"' in page.text
    if path != "/pages/{sha}/stored":
        twin = visit.get(with_form(address, "json"))
        assert twin.status_code == 200 and twin.headers["content-type"].startswith("application/json")
        assert isinstance(twin.json(), dict)
        if path != "/claims/{id}/{form}":
            assert twin.json()["schema"] == 1
    table = visit.get(with_form(address, "csv"))
    if path in WITH_CSV:
        rows = list(csv.reader(io.StringIO(table.text)))
        assert rows[0] == [c.name for c in WITH_CSV[path].columns]
        assert len(rows) > 1 and all(len(r) == len(rows[0]) for r in rows)
        if has_parquet():
            body = visit.get(with_form(address, "parquet"))
            assert body.status_code == 200 and body.content.startswith(b"PAR1"), address
    else:
        assert table.status_code in (404, 200) and (path == "/pages/{sha}/stored" or table.status_code == 404)
    feed = visit.get(with_form(address, "atom"))
    if path in WITH_ATOM:
        tree = ET.fromstring(feed.text)
        assert tree.tag == f"{ATOM}feed" and len(tree.findall(f"{ATOM}entry")) > 0
        assert all(e.findtext(f"{ATOM}id") and e.findtext(f"{ATOM}updated") for e in tree.findall(f"{ATOM}entry"))
    elif path != "/pages/{sha}/stored":
        assert feed.status_code == 404


@pytest.mark.parametrize("path", [s.path for s in SPOTS])
def test_every_answer_carries_the_policy_and_nothing_inline(
    visit: Visitor, addresses: dict[str, str], path: str
) -> None:
    for address in (addresses[path], with_form(addresses[path], "json"), "/nope", "/search?page=x", "/static/desk.css"):
        response = visit.get(address)
        for name, value in HEADERS.items():
            assert response.headers.get(name) == value, (address, name)
        if response.headers["content-type"].startswith("text/html"):
            assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", response.text), address
            assert not re.search(
                r'(?:src|href|action)="(?:https?:)?//(?!desk\.test)[^"]*\.(?:css|js|woff2?|png)', response.text
            )
    assert "default-src 'none'" in POLICY and "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize("path", [s.path for s in SPOTS])
def test_a_reader_who_has_it_is_not_sent_it_again(visit: Visitor, addresses: dict[str, str], path: str) -> None:
    first = visit.get(addresses[path])
    if first.status_code != 200:
        return
    again = visit.get(addresses[path], if_none_match=first.headers["etag"])
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == first.headers["etag"]
    assert visit.get(addresses[path], if_none_match='"other"').status_code == 200
    assert visit.ask("HEAD", addresses[path]).status_code == 200


@pytest.mark.parametrize("path", [s.path for s in SPOTS])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(visit: Visitor, addresses: dict[str, str], path: str, method: str) -> None:
    response = visit.ask(method, addresses[path])
    assert response.status_code == 405 and "allow" in response.headers


class Links(HTMLParser):
    """The links and the ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))


def test_every_link_leads_somewhere_and_every_anchor_is_there(visit: Visitor) -> None:
    seen: dict[str, Links] = {}
    queue = ["/"]
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        response = visit.get(path)
        assert response.status_code == 200, path
        is_page = response.headers["content-type"].startswith("text/html")
        page = seen[path] = Links(response.text if is_page else "")
        assert len(page.ids) == len(set(page.ids)), path
        targets = [link.partition("#")[0] for link in page.links if link.startswith("/")]
        queue += [t for t in targets if "." not in t or sum("." in s for s in seen) < 40]
        if sum(s.startswith("/losses/") for s in seen) > 20:  # they are all made alike
            queue = [t for t in queue if not t.startswith("/losses/")]
    assert len(seen) > 200
    for path, page in seen.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if anchor and (target in seen or not target):
                assert anchor in seen[target or path].ids, (path, link)
            assert link.startswith(("/", "#", "https://", "http://", "?")), (path, link)


def test_from_a_number_to_its_sentence_to_the_stored_page(visit: Visitor) -> None:
    claims = visit.json("/claims.json")["claims"]
    claim = next(c for c in claims if c["number"] == "684" and c["counted"] == "verdict")
    page = visit.get(f"/claims/{claim['claim']}").text
    assert "How it travelled" in page and "counted it" in page
    twin = visit.json(f"/claims/{claim['claim']}.json")
    lost = next(m for m in twin["members"] if m["number"] == "64")
    anchor = f"/pages/{lost['sha256'][:24]}#at-{lost['start']}-{lost['end']}"
    assert f'href="{anchor}"' in page
    stored = visit.get(anchor.partition("#")[0]).text
    assert f'id="at-{lost["start"]}-{lost["end"]}"' in stored
    assert visit.json(f"/pages/{lost['sha256']}.json")["text"][lost["start"] : lost["end"]] == "64"
    chain = twin["chain"]
    changes = [c for hop in _hops(chain) for c in hop["changes"]]
    assert {"field": "value", "old": "684", "new": "64", "carried": False} in changes
    assert any(c["carried"] for c in changes)
    assert "digit" in twin["checks"]["failed"] and "sum" in twin["checks"]["passed"]


def _hops(hop: dict[str, Any]) -> list[dict[str, Any]]:
    return [hop, *(h for child in hop["children"] for h in _hops(child))]


def test_every_number_of_a_page_is_a_figure_or_set_aside_with_its_reason(visit: Visitor) -> None:
    for page in visit.json("/pages.json")["pages"]:
        twin = visit.json(f"/pages/{page['sha256']}.json")
        html = visit.get(f"/pages/{page['sha256']}").text
        spans = {(f["start"], f["end"]) for f in twin["figures"]}
        spans |= {(r["start"], r["end"]) for r in twin["refusals"] if r["start"] is not None}
        assert [s for s in spans if f'id="at-{s[0]}-{s[1]}"' not in html] == [], page["page"]
        for refusal in twin["refusals"]:
            assert refusal["words"] and refusal["reason"]


def test_the_bytes_are_saved_as_text_never_shown(visit: Visitor) -> None:
    for page in visit.json("/pages.json")["pages"]:
        stored = visit.get(f"/pages/{page['sha256']}/stored")
        assert stored.headers["content-type"].startswith("text/plain")
        assert stored.headers["content-disposition"].startswith("attachment")
        assert len(stored.content) == page["size"]


def test_charts_are_files_to_keep_and_the_mark_is_there(visit: Visitor, addresses: dict[str, str]) -> None:
    """Shown as a page of its own, a chart's style would break the policy: it is saved, and it is styled in HTML."""
    chart = visit.get(with_form(addresses["/measures/{slug}"], "svg"))
    assert chart.headers["content-type"].startswith("image/svg") and "<style>" in chart.text
    assert chart.headers["content-disposition"].startswith("attachment")
    assert "<style" not in visit.get(addresses["/measures/{slug}"]).text
    assert visit.get("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_machine_readings_are_never_shown_as_confirmed(told: Any) -> None:
    path = told("Russian military courts convicted 684 soldiers in March 2024, Mediazona counted.")
    visit = Visitor(make_app(path))
    claim = visit.json("/claims.json")["claims"][0]
    assert claim["status"] == "machine-read" and claim["judged_by"] is None
    page = visit.get(f"/claims/{claim['claim']}").text
    assert 'class="badge machine"' in page and 'class="badge person' not in page and "no person yet" in page
    with open_ledger(path) as ledger:
        ledger.judge(claim["claim"], verdict="accept", by="Ada", why="read the page")
    page = visit.get(f"/claims/{claim['claim']}").text
    assert "✓ confirmed by Ada" in page and 'class="badge person"' in page
    assert visit.json("/claims.json")["claims"][0]["status"] == "confirmed"
    assert "confirmed by Ada" in visit.get(f"/claims/{claim['claim']}.bib").text


def test_a_page_that_came_in_is_there_at_the_next_load(told: Any) -> None:
    path = told("Russian military courts convicted 684 soldiers in March 2024, Mediazona counted.")
    visit = Visitor(make_app(path))
    first = visit.get("/claims")
    page = Page.from_text("Police detained 31 deserters in May 2024, the prosecutor said.", name="later")
    with open_ledger(path) as ledger:
        ledger.record(read_page(page), page=page)
    second = visit.get("/claims", if_none_match=first.headers["etag"])
    assert second.status_code == 200 and second.headers["etag"] != first.headers["etag"] and ">31<" in second.text


def test_old_links_to_a_superseded_number_still_open(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    text = "Russian military courts convicted 684 soldiers in March 2024, Mediazona counted."
    path = told(text)
    visit = Visitor(make_app(path))
    head = visit.json("/claims.json")["claims"][0]["head"]
    page = Page.from_text(text, name="page0")
    reading = read_page(page)
    figure = replace(reading.figures[0], hedged=not reading.figures[0].hedged)
    with open_ledger(path) as ledger:
        ledger.record(replace(reading, reader="a later one", figures=(figure,)), page=page)
    response = visit.get(f"/entries/{head}")
    assert response.status_code == 200 and "no longer live" in response.text and "684" in response.text


def test_a_long_page_is_shown_in_parts_and_anchors_lead_to_the_right_one(told: Any) -> None:
    filler = "Nothing was counted on that day by anyone at all. " * 1400
    path = told(filler + "\n\nRussian courts convicted 684 soldiers in March 2024, Mediazona counted.\n")
    visit = Visitor(make_app(path))
    claim = visit.json("/claims.json")["claims"][0]
    page = visit.get(f"/claims/{claim['claim']}").text
    link = re.search(r'href="(/pages/[0-9a-f]+\?page=2)#(at-\d+-\d+)"', page)
    assert link is not None
    assert f'id="{link[2]}"' in visit.get(link[1]).text
    assert visit.get(link[1].replace("page=2", "page=3")).status_code == 404


def test_an_empty_ledger_says_what_to_do(told: Any) -> None:
    page = Visitor(make_app(told())).get("/")
    assert page.status_code == 200 and "countback add PAGES" in page.text


def test_the_front_page_is_small(visit: Visitor) -> None:
    page = visit.get("/", accept_encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    assert int(page.headers["content-length"]) < 50_000


def test_the_limits_are_those_of_the_documents(visit: Visitor) -> None:
    root = Path(__file__).parents[2]
    copy = root / "src/countback/web/limits.md"
    assert copy.read_text() == (root / "docs/explanation/limits.md").read_text()
    page = visit.get("/about").text
    assert "expect lower rates" in page and "<table" in page and "](" not in page


def test_the_documents_name_every_address() -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/serve.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(/[^`]*)` \|", page, re.MULTILINE)
    assert told == [s.path for s in SPOTS if s.path != "/index"]


def test_a_link_to_a_claim_that_was_joined_to_another_leads_there(told: Any) -> None:
    """A relay's page comes in first; then the counter's own page becomes the head, and the claim has a new ID."""
    path = told("Russian courts sentenced 18,159 soldiers for absence without leave by May 2025, Mediazona counted.")
    visit = Visitor(make_app(path))
    first = visit.json("/claims.json")["claims"][0]["claim"]
    page = Page.from_text(
        "Courts heard 18,159 cases of absence without leave from September 2022 to May 2025.",
        name="own",
        address="https://zona.media/article/2025/06/26/cases",
        meta={"url": "https://zona.media/article/2025/06/26/cases", "published": "2025-06-26"},
    )
    with open_ledger(path) as ledger:
        ledger.record(read_page(page), page=page)
    claims = visit.json("/claims.json")["claims"]
    assert len(claims) == 1 and claims[0]["claim"] != first, "the counter's own page is the head now"
    for form in ("", ".json", ".bib", "/prov.json"):
        response = visit.get(f"/claims/{first}{form}")
        assert response.status_code == 302
        assert response.headers["location"] == f"/claims/{claims[0]['claim']}{form}"
        assert visit.get(response.headers["location"]).status_code == 200


def test_a_measure_as_it_was_known_on_a_day(tmp_path: Path) -> None:
    path = tmp_path / "series.db"
    rows = (("2024-04-24", "24 April", "7,242"), ("2024-05-24", "24 May", "7,614"), ("2024-06-02", "24 May", "8,213"))
    with open_ledger(path) as ledger:
        for day, said, tanks in rows:
            text = f"Russia had lost {tanks} tanks as of {said} 2024, the General Staff of Ukraine reported."
            page = Page.from_text(text, name=day, meta={"published": day})
            ledger.record(read_page(page), page=page)
    visit = Visitor(make_app(path))

    def known(day: str) -> set[str]:
        query = f"?known={day}" if day else ""
        return {c["number"] for c in visit.json(f"/measures/tank-lost.json{query}")["claims"]}

    assert known("") == {"7,242", "7,614", "8,213"}
    assert known("2024-05-01") == {"7,242"}
    assert known("2024-05-30") == {"7,242", "7,614"}
    assert known("2024-06") == {"7,242", "8,213"}
    assert known("2024-01-01") == set()
    page_ = visit.get("/measures/tank-lost?known=2024-01-01").text
    assert "No claim fits" in page_ and "as known on 2024-01-01" in page_
    assert visit.get("/measures/tank-lost?known=soon").status_code == 400


def test_every_claim_is_where_it_was(visit: Visitor, examples: Path) -> None:
    from countback.exports.holdings import holdings_of

    with open_ledger(examples, read_only=True) as ledger:
        held = holdings_of(ledger)
    assert all(held.formerly[c] == c for c in held.claims)
    assert set(held.formerly.values()) == set(held.claims)
