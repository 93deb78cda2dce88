"""Endpoint: asks an OpenAI-compatible server, the only thing here that opens a connection.

What leaves the machine: the words of the question (the article's passages, the page's language and date), the model's
name and the key. No tools are offered, so nothing an answer says can make anything happen.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from countback.errors import InputError, UsageError
from countback.figures.second.question import ANSWER_SCHEMA, Question

if TYPE_CHECKING:
    import httpx

#: Bytes of one answer that are read, tries of one question, seconds one try may take.
MOST_BYTES = 2_000_000
TRIES = 3
PATIENCE = 120.0


class Endpoint:
    """``POST {base}/chat/completions`` for each question; a context manager.

    ``base`` is an address such as ``http://127.0.0.1:8080/v1``; plain http is refused but for this machine itself, as
    pages and key would travel readable. ``key`` goes into the Authorization header, never into a message or a log.
    ``transport`` and ``sleep`` are for tests. Raises UsageError for an address that is none, or without the extra
    ``countback[second]``; asking raises InputError with reason ``unreachable``.
    """

    def __init__(
        self,
        base: str,
        *,
        model: str,
        key: str = "",
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx
        except ImportError:
            raise UsageError("asking an endpoint needs the extra countback[second]") from None
        if not model:
            raise UsageError("name the model to ask, with --model")
        self._address = _checked(base).rstrip("/") + "/chat/completions"
        self._model = model
        self._sleep = sleep
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # No proxies nor certificates from the environment: what is sent goes where the address says, or nowhere.
        self._client = httpx.Client(headers=headers, timeout=PATIENCE, transport=transport, trust_env=False)

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def __call__(self, question: Question) -> str:
        """The answer's text. A busy server (429, 5xx) or a broken connection is asked again, twice, after a while."""
        import httpx

        trouble = ""
        for attempt in range(TRIES):
            if attempt:
                self._sleep(2.0**attempt)
            try:
                with self._client.stream("POST", self._address, json=self._body(question)) as response:
                    if response.status_code == 429 or response.status_code >= 500:
                        trouble = f"it answered {response.status_code}"
                        continue
                    if response.status_code != 200:
                        raise _unreachable(f"it answered {response.status_code}; check the address, model and key")
                    return _text(_body_of(response))
            except httpx.HTTPError as error:
                trouble = f"{type(error).__name__}"
        raise _unreachable(f"{trouble}, {TRIES} times")

    def _body(self, question: Question) -> dict[str, Any]:
        form = {"name": "figures", "strict": True, "schema": ANSWER_SCHEMA}
        return {
            "model": self._model,
            "temperature": 0,
            "seed": 0,
            "messages": [
                {"role": "system", "content": question.system},
                {"role": "user", "content": question.words},
            ],
            "response_format": {"type": "json_schema", "json_schema": form},
        }


def _checked(base: str) -> str:
    try:
        parts = urlsplit(base)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise UsageError(f"an endpoint is an address such as http://127.0.0.1:8080/v1, got {base!r}")
    if parts.username or parts.password:
        raise UsageError("an endpoint's address holds no key; give it in COUNTBACK_SECOND_KEY")
    if parts.scheme == "http" and not _here(host):
        raise UsageError(f"{host} is another machine; use https, or pages and key would travel readable")
    return base


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _body_of(response: httpx.Response) -> bytes:
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise _unreachable(f"its answer is longer than {MOST_BYTES:,} bytes")
    return bytes(body)


def _text(body: bytes) -> str:
    """The words of the first choice. An answer cut for length is no answer: its end would be missing silently."""
    import json

    try:
        choice = json.loads(body)["choices"][0]
        words = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise _unreachable("its answer has not the form of a chat completion") from None
    if choice.get("finish_reason") == "length":
        raise _unreachable("its answer was cut for length; allow the model longer answers")
    if not isinstance(words, str):
        raise _unreachable("its answer holds no text")
    return words


def _unreachable(words: str) -> InputError:
    return InputError(f"the endpoint gave no answer: {words}", reason="unreachable")
