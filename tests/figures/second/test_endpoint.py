"""The endpoint, against a server of our own on loopback with recorded answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from countback.cli import run
from countback.errors import InputError, UsageError
from countback.figures import read_page
from countback.figures.second import Answers, questions
from countback.figures.second.endpoint import Endpoint
from countback.figures.second.reader import clean_page_of
from countback.pages import Page

pytest.importorskip("httpx")

TEXT = "Courts convict more\n\nRussian courts convicted 684 soldiers of desertion in March 2024, Mediazona counted.\n"
FIGURE = {
    "passage": 2,
    "quote": "convicted 684 soldiers",
    "number": "684",
    "bound": "exact",
    "counted": "person",
    "event": "tried",
    "offence": "desertion",
    "stat": "flow",
    "side": "RU",
    "where": None,
    "from": "2024-03",
    "to": "2024-03",
    "origin": "Mediazona",
    "via": [],
    "hedged": False,
}
GOOD = json.dumps({"figures": [FIGURE]})


class Stub:
    """A server that answers with what it was given and keeps what it was sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.answers: list[tuple[int, bytes]] = []
        self.usual = (200, completion(GOOD))
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                stub.sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                stub.keys.append(self.headers.get("Authorization"))
                status, body = stub.answers.pop(0) if stub.answers else stub.usual
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"


def completion(words: str, *, ended: str = "stop") -> bytes:
    return json.dumps(
        {"choices": [{"finish_reason": ended, "message": {"role": "assistant", "content": words}}]}
    ).encode()


@pytest.fixture
def stub() -> Iterator[Stub]:
    made = Stub()
    yield made
    made.server.shutdown()
    made.server.server_close()


def question() -> Any:
    reading = read_page(Page.from_text(TEXT, name="page", meta={"lang": "en", "published": "2024-04-12"}))
    return next(iter(questions(clean_page_of(reading))))


def test_what_is_sent(stub: Stub) -> None:
    with Endpoint(stub.base, model="small", key="secret") as ask:
        assert ask(question()) == GOOD
    (sent,) = stub.sent
    assert sent["model"] == "small" and "tools" not in sent and "functions" not in sent
    assert sent["messages"][1]["content"] == question().words
    assert stub.keys == ["Bearer secret"] and "secret" not in json.dumps(sent)


def test_a_busy_server_is_asked_again(stub: Stub) -> None:
    waits: list[float] = []
    stub.answers = [(429, b""), (503, b"")]
    with Endpoint(stub.base, model="small", sleep=waits.append) as ask:
        assert ask(question()) == GOOD
    assert len(stub.sent) == 3 and waits == [2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, b"", "401"),
        (302, b"", "302"),
        (200, b"<html>", "form of a chat completion"),
        (200, b'{"choices": []}', "form of a chat completion"),
        (200, completion(GOOD, ended="length"), "cut for length"),
        (200, b"x" * 2_100_000, "longer than"),
        (200, b'{"choices": [{"message": {"content": null}}]}', "no text"),
    ],
)
def test_no_usable_answer(stub: Stub, status: int, body: bytes, words: str) -> None:
    stub.usual = (status, body)
    with Endpoint(stub.base, model="small") as ask, pytest.raises(InputError, match=words) as error:
        ask(question())
    assert error.value.reason == "unreachable"
    assert len(stub.sent) == 1, "a wrong answer is not asked for again, and a redirect is not followed"


def test_nobody_there() -> None:
    with Endpoint("http://127.0.0.1:9/v1", model="small", sleep=lambda _: None) as ask, pytest.raises(InputError):
        ask(question())


@pytest.mark.parametrize(
    "base",
    ["", "here", "ftp://127.0.0.1/v1", "http://models.example/v1", "https://user:key@models.example/v1", "http://[::1"],
)
def test_addresses_that_are_refused(base: str) -> None:
    with pytest.raises(UsageError):
        Endpoint(base, model="small")


def test_answers_are_kept_and_not_asked_for_again(stub: Stub, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    answers = Answers.open(file, model="small")
    answers.keep(question(), GOOD)
    assert Answers.open(file).get(question()) == GOOD
    assert Answers.open(file, model="other").get(question()) is None
    file.write_text(file.read_text() + "{}\n")
    with pytest.raises(UsageError, match="line 2"):
        Answers.open(file)


@pytest.fixture
def say(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTBACK_SECOND_KEY", raising=False)
    (tmp_path / "page.txt").write_text(f"lang: en\npublished: 2024-04-12\n---\n{TEXT}", encoding="utf-8")

    def call(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(list(args))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_the_verb(stub: Stub, say: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = say("second", "page.txt", "--endpoint", stub.base, "--model", "small", "--answers", "a.jsonl")
    assert code == 0 and "event: convicted or tried" in out and "1 question sent" in err
    code, again, err = say("second", "page.txt", "--endpoint", stub.base, "--model", "small", "--answers", "a.jsonl")
    assert again == out and "0 questions sent" in err and len(stub.sent) == 1
    code, checked, _ = say("check", "page.txt", "--second", "a.jsonl")
    assert code == 0 and "event: convicted or tried" in checked
    assert "readers_differ" not in say("check", "page.txt")[1], "off unless asked for"


def test_one_bad_answer_does_not_stop_the_rest(
    stub: Stub, say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(f"lang: en\n---\n{TEXT.replace('684', '685')}", encoding="utf-8")
    stub.answers = [(400, b"")]
    code, out, err = say(
        "second", "other.txt", "page.txt", "--endpoint", stub.base, "--model", "small", "--answers", "a.jsonl"
    )
    assert code == 3 and "failed: other" in err and "convicted or tried" in out


def test_a_dry_run_sends_nothing(stub: Stub, say: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = say("second", "page.txt", "--endpoint", stub.base, "--dry-run")
    assert code == 0 and "684 soldiers" in out and "nothing was" in err and stub.sent == []


def test_what_is_missing_is_said(say: Callable[..., tuple[int, str, str]]) -> None:
    assert say("second", "page.txt")[0] == 2
    code, _, err = say("check", "page.txt", "--second", "none.jsonl")
    assert code == 2 and "there is no file none.jsonl" in err
