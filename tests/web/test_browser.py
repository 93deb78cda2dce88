"""The desk in a real browser: from the front page to 684 and 64, review by keys and without script, and hostile text.

Skipped with a reason where no chromium is there. Screenshots go to build/screenshots.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countback.ledger import open_ledger
from countback.web.accounts import Accounts, accounts_path
from countback.web.app import make_app

from .browser import Browser, missing, opened, served
from .conftest import PAYLOADS, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing() or "there is one")]
PASSWORD = "four plain words here"
#: Put into every document before its own scripts: notes anything that runs.
WATCH = """
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (words) => { window.ran.push(name); };
addEventListener('securitypolicyviolation', (e) => window.ran.push('policy ' + e.violatedDirective));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as found:
        yield found


@pytest.fixture(autouse=True)
def plain(browser: Browser) -> None:
    """Every test begins with a wide page, script on, no media of the test before, and signed out."""
    browser.width(1200)
    browser.media()
    browser.scripts(True)
    browser.call("Network.clearBrowserCookies")
    browser.events.clear()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from countback.pipeline import add

    path = tmp_path_factory.mktemp("browser") / "desk.db"
    with open_ledger(path) as ledger:
        add([str(Path(__file__).parents[2] / "examples")], ledger)
    accounts = Accounts(accounts_path(path), create=True)
    for name in ("ana", "bo"):
        accounts.add(name, role="reviewer", password=PASSWORD)
    with served(make_app(path, accounts=accounts)) as address:
        yield address


def sign_in(browser: Browser, desk: str, name: str) -> None:
    browser.go(f"{desk}/login?next=/review")
    browser.run(f"document.querySelector('[name=name]').value = '{name}'")
    browser.run(f"document.querySelector('[name=password]').value = '{PASSWORD}'")
    browser.leave("document.querySelector('main form button').click()")
    assert browser.run("location.pathname") == "/review", browser.run("document.body.innerText")


def loud(browser: Browser) -> list[Any]:
    """What the browser complains of: policy reports, errors of scripts."""
    return [e for e in browser.events if e["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]


def test_from_the_front_page_to_64_and_684(browser: Browser, desk: str) -> None:
    browser.go(desk)
    browser.leave("[...document.querySelectorAll('main .finding a')].find(a => a.href.includes('/findings/')).click()")
    text = browser.run("document.body.innerText")
    assert "684" in text and re.search(r"\b64\b", text)
    browser.leave("document.querySelector('blockquote mark a').click()")
    assert browser.run("document.querySelector(':target').textContent") == "64", "the exact words of the stored page"
    assert loud(browser) == []


def test_review_by_keys(browser: Browser, desk: str) -> None:
    sign_in(browser, desk, "ana")
    browser.shot("queue")
    browser.key("j")
    browser.key("j")
    browser.key("k")
    assert browser.run("document.activeElement === document.querySelector('[data-row]')")
    browser.leave("document.activeElement.click()")
    first = browser.run("location.pathname")
    browser.key_to_page("j")
    browser.key_to_page("k")
    assert browser.run("location.pathname") == first
    browser.key("?")
    assert browser.run("document.querySelector('#keys').open")
    browser.key("r")
    assert browser.run("document.activeElement.name") == "why", "a reason first"
    browser.run("document.activeElement.blur()")
    browser.key_to_page("a")
    assert browser.run("location.pathname") != first and "Kept" in browser.run("document.body.innerText")
    browser.shot("review-kept")
    browser.key_to_page("u")
    assert browser.run("location.pathname") == "/review"
    browser.go(desk + first)
    assert "taken back" in browser.run("document.body.innerText")
    assert loud(browser) == []


def test_review_without_script(browser: Browser, desk: str) -> None:
    sign_in(browser, desk, "bo")
    browser.scripts(False)
    browser.go(f"{desk}/review")
    path = browser.run("document.querySelector('[data-row]').getAttribute('href')")
    browser.go(desk + path)
    browser.leave("document.querySelector('.verdicts [value=unsure]').click()")
    assert "Kept: unsure" in browser.run("document.body.innerText")


@pytest.mark.parametrize("path", ["/", "/findings", "/about", "/review", "item", "/login", "/claims"])
def test_narrow_dark_print(browser: Browser, desk: str, path: str) -> None:
    if path in ("/review", "item"):
        sign_in(browser, desk, "ana")
    if path == "item":
        with_entry = browser.run("fetch('/search.json?value=64').then(r => r.json()).then(d => d.numbers[0].entry)")
        path = f"/review/entry/{with_entry}"
    name = path.strip("/").split("/")[0] + ("-item" if path.count("/") > 1 else "")
    browser.width(320)
    browser.go(desk + path)
    assert browser.run("document.documentElement.scrollWidth") <= 320, "it flows, it does not scroll sideways"
    small = browser.run(
        "[...document.querySelectorAll('button, input:not([type=hidden]), select, summary')].filter(n => "
        "n.getBoundingClientRect().height < 24 && n.getBoundingClientRect().height > 0).length"
    )
    assert small == 0
    browser.shot(f"narrow-{name or 'front'}")
    browser.width(1200)
    browser.media(prefers_color_scheme="dark")
    light = "getComputedStyle(document.body).backgroundColor"
    assert browser.run(light) == "rgb(20, 20, 18)"
    browser.shot(f"dark-{name or 'front'}")
    browser.media("print")
    assert browser.run("getComputedStyle(document.querySelector('form.find')).display") == "none"


def test_axe(browser: Browser, desk: str) -> None:
    """Needs axe-core beside the project (node_modules, which git does not see) or where COUNTBACK_AXE says."""
    root = Path(os.environ.get("COUNTBACK_AXE", str(Path(__file__).parents[2] / "node_modules" / "axe-core")))
    script = root / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not there: npm install --no-save axe-core")
    body = script.read_text(encoding="utf-8")
    sign_in(browser, desk, "ana")
    rows = browser.run("[...document.querySelectorAll('[data-row]')].map(a => a.getAttribute('href'))")
    kinds = {r.split("/")[2]: r for r in rows}
    number = browser.run("fetch('/search.json?value=64').then(r => r.json()).then(d => d.numbers[0].entry)")
    paths = ["/", "/findings", "/review", *kinds.values(), f"/review/entry/{number}", f"/entries/{number}"]
    for scheme in ("light", "dark"):
        browser.media(prefers_color_scheme=scheme)
        for path in paths:
            browser.go(desk + path)
            browser.run(body + ";0")
            told = browser.run(
                "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                ".then(r => r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)]))"
            )
            assert told == [], (scheme, path, told)


def test_300_payloads_run_nothing(browser: Browser, hostile: Visitor) -> None:
    """Each payload stands in titles, texts, names, addresses, origins, labels and judgements of the hostile desk."""
    assert len(PAYLOADS) * 6 >= 300, "each in title, text, name, address, origin and label"
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    try:
        with served(hostile.app) as desk:
            entries = [e["entry"] for e in hostile.json("/search.json?q=courts&value=600&tolerance=50")["numbers"]]
            claims = [c["claim"] for c in hostile.json("/claims.json")["claims"]]
            shas = [p["sha256"] for p in hostile.json("/pages.json")["pages"]]
            findings = [f["finding"] for f in hostile.json("/findings.json")["findings"]]
            measures = [m["measure"] for m in hostile.json("/measures.json")["measures"]]
            paths = ["/", "/claims", "/pages", "/findings", "/origins", "/measures", "/failures", "/search?q=courts"]
            paths += [f"/measures/{m}" for m in measures[:4]] + [f"/claims/{c}" for c in claims[::12]]
            paths += [f"/pages/{s}" for s in shas[::12]] + [f"/entries/{e}" for e in entries[::16]]
            paths += [f"/findings/{f}" for f in findings[:4]] + [f"/compare/{shas[0]}/{shas[1]}"]
            for path in paths:
                browser.go(desk + path)
                assert browser.run("window.ran") == [], path
                browser.run("document.querySelectorAll('main a, main summary').forEach(n => n.focus())")
                assert browser.run("window.ran") == [], path
            assert browser.run("location.origin") == desk
            dialogs = [e for e in browser.events if e["method"] == "Page.javascriptDialogOpening"]
            assert dialogs == [] and loud(browser) == []
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
