"""What was asked for: the query string, read strictly. A value that cannot be read is told, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from countback.values import PartialDate
from countback.web.accounts import Accounts, Session

#: Characters of one value of a query string.
LONGEST = 300


class NotFound(Exception):
    """There is no such page; the message says what is not there."""


class Moved(Exception):
    """The page is at another address now; the message is that address."""


class BadQuestion(Exception):
    """A value of the query string cannot be read; the message says which, and what is expected."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The path without its extension, the extension (``html``, ``json``, ``csv``, ``atom`` …), and the query.

    ``session`` is who is signed in, ``accounts`` those of the desk (None where it is read-only), ``token`` the
    session's, ``address_of`` where the request came from, ``secure`` whether the session's cookie is for TLS only.
    """

    path: str
    extension: str
    query: Mapping[str, str]
    base: str = ""
    session: Session | None = None
    accounts: Accounts | None = None
    token: str = ""
    address_of: str = ""
    secure: bool = False

    def may(self, role: str) -> bool:
        """Whether the visitor is signed in with at least that role."""
        return self.session is not None and self.session.account.may(role)

    def text(self, name: str) -> str:
        """A value as text, "" where it is not given."""
        value = self.query.get(name, "").strip()
        if len(value) > LONGEST:
            raise BadQuestion(f"{name} is longer than {LONGEST} characters; give less of it")
        return value

    def choice(self, name: str, among: tuple[str, ...]) -> str:
        """A value that must be one of some words, "" where it is not given."""
        value = self.text(name)
        if value and value not in among:
            raise BadQuestion(f"{name} is one of {', '.join(among)}; got “{value}”")
        return value

    def number(self, name: str, *, default: int, most: int) -> int:
        """A whole number from 0 to ``most``; thousands may be separated by commas or spaces."""
        value = self.text(name).replace(",", "").replace(" ", "").replace("\u00a0", "")
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and len(value) <= 15) or int(value) > most:
            raise BadQuestion(f"{name} is a whole number from 0 to {most:,}; got “{self.text(name)}”")
        return int(value)

    def day(self, name: str) -> PartialDate | None:
        """A year, month or day, None where it is not given."""
        value = self.text(name)
        if not value:
            return None
        try:
            day = PartialDate.parse(value)
            if day.first > day.last:
                raise ValueError(value)
            return day
        except ValueError:
            raise BadQuestion(f"{name} is a date such as 2024, 2024-03 or 2024-03-31; got “{value}”") from None

    def page(self) -> int:
        """Which page of a long list, from 1."""
        return max(self.number("page", default=1, most=1_000_000), 1)

    def address(self, *, extension: str | None = None, **changes: str | int | None) -> str:
        """This page's address with another extension, or with values of its query changed (None removes one)."""
        query = {k: v for k, v in self.query.items() if v} | {k: str(v) for k, v in changes.items() if v is not None}
        for name in (k for k, v in changes.items() if v is None):
            query.pop(name, None)
        suffix = self.extension if extension is None else extension
        path = "/index" if self.path == "/" and suffix != "html" else quote(self.path)
        path += "" if suffix == "html" else f".{suffix}"
        return path + (f"?{urlencode(query)}" if query else "")
