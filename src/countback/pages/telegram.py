"""Exports of Telegram Desktop (``result.json``) as pages, one a message, read as a stream.

The exporter writes a chat's name, type and id before its messages, so a chat of any length is read in little memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from countback.pages.page import Page
from countback.refusals import Refusal

_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')
_ID = re.compile(r'"id"\s*:\s*(-?\d{1,20})')
_BETWEEN = re.compile(r"[\s,]*")
_READ = 262_144
#: A message longer than this is taken for a damaged file, in characters.
_LONGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Chat:
    """The channel or group that messages were posted in."""

    name: str
    id: str


def read_telegram(path: str, *, skipped: Callable[[str], None] | None = None) -> Iterator[Page | Refusal]:
    """The messages with text of an export, in order; service messages and those without text are passed over.

    The address of a message is ``https://t.me/c/CHAT/MESSAGE``, which stays the same in every export. ``meta`` has
    ``published`` (the day by the clock of the machine that exported), ``outlet`` (the chat's name) and, where the
    message was forwarded, ``forwarded_from``.
    """
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:  # noqa: PTH123
            yield from _messages(file, path, skipped or (lambda _: None))
    except FileNotFoundError:
        yield Refusal("missing", "pages", source=path, detail=f"{path}: there is no such file; check the path")
    except OSError as error:
        reason = "permission" if isinstance(error, PermissionError) else "unreadable"
        yield Refusal(reason, "pages", source=path, detail=f"{path} could not be read: {error.strerror}")


def text_of(said: object) -> str:
    """The text of a message: a text, or a list of texts and of entities that have one.

    >>> text_of(["Over ", {"type": "bold", "text": "684"}, " cases"])
    'Over 684 cases'
    """
    if isinstance(said, str):
        return said
    if isinstance(said, list):
        return "".join(p if isinstance(p, str) else str(p.get("text", "")) for p in said if isinstance(p, str | dict))
    return ""


def _messages(file: IO[str], path: str, skipped: Callable[[str], None]) -> Iterator[Page | Refusal]:
    decoder = json.JSONDecoder()
    buffer, chats = "", 0
    while True:
        found = _MESSAGES.search(buffer)
        if found is None:
            more = file.read(_READ)
            if not more:
                if not chats or not buffer.rstrip().endswith("}"):
                    yield Refusal(
                        "cut" if chats else "damaged", "pages", source=path, detail=f"{path} is no whole export"
                    )
                return
            buffer = buffer[-_READ:] + more
            continue
        chats += 1
        chat = _chat(buffer[: found.start()])
        at = found.end()
        while True:
            at = _after_comma(buffer, at)
            if buffer[at : at + 1] == "]":
                buffer = buffer[at + 1 :]
                break
            try:
                message, end = decoder.raw_decode(buffer, at)
                if end == len(buffer) and not isinstance(message, dict):
                    raise ValueError("a number may go on")
            except (ValueError, RecursionError):
                more = file.read(_READ) if len(buffer) - at < _LONGEST else ""
                if not more:
                    reason = "damaged" if len(buffer) - at >= _LONGEST else "cut"
                    detail = f"{path} breaks off or is damaged in a message of {chat.name or 'a chat'}"
                    yield Refusal(reason, "pages", source=path, detail=detail)
                    return
                buffer, at = buffer[at:] + more, 0
                continue
            at = end
            page = _page(message, chat, path)
            if isinstance(page, str):
                skipped(page)
            else:
                yield page


def _after_comma(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found is not None else at


def _chat(head: str) -> Chat:
    """Name and id as they stand last before the messages."""
    names, ids = _NAME.findall(head), _ID.findall(head)
    return Chat(json.loads(names[-1]) if names else "", ids[-1].removeprefix("-100").lstrip("-") if ids else "")


def _page(message: Any, chat: Chat, path: str) -> Page | Refusal | str:
    """The page of a message; a word where it is passed over."""
    if not isinstance(message, dict):
        return Refusal("bad_row", "pages", source=path, detail=f"{path} has a message that is no object")
    if message.get("type") != "message":
        return f"telegram:{str(message.get('type'))[:40]}"
    text = text_of(message.get("text"))
    if not text.strip():
        return "telegram:no_text"
    number = str(message.get("id", ""))[:20]
    known = {
        "published": str(message.get("date", ""))[:10],
        "outlet": chat.name,
        "channel": chat.name,
        "forwarded_from": str(message.get("forwarded_from") or ""),
        "edited": str(message.get("edited") or ""),
    }
    return Page(
        body=text.encode("utf-8", "replace"),
        name=f"{chat.name or 'telegram'}-{number}",
        address=f"https://t.me/c/{chat.id}/{number}" if chat.id and number else f"{path}#{number}",
        media_type="text/plain; charset=utf-8",
        received=_time(message.get("date_unixtime")),
        meta={key: value for key, value in known.items() if value},
    )


def _time(seconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
