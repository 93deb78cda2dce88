"""Signing in and out, and the accounts as an admin sees them on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from countback.errors import UsageError
from countback.web.accounts import WINDOW, Throttled
from countback.web.answers import Answer
from countback.web.asked import Asked, NotFound
from countback.web.desk import Desk, State
from countback.web.writing import Access, Done, local


def login(desk: Desk, state: State | None, asked: Asked) -> Answer:
    """The form to sign in with."""
    return _form(asked, after=local(asked.text("next") or "/"))


def _form(asked: Asked, *, after: str, name: str = "", wrong: str = "", status: int = 200) -> Answer:
    context = {"after": after, "name": name, "wrong": wrong, "secure": asked.secure}
    return Answer("login.html", context, dict, status=status, only=False)


def sign_in(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str]) -> Answer | Done:
    """A session for a right name and password; the same words for whatever is wrong."""
    assert access.accounts is not None
    name, after = form.get("name", "").strip()[:60], local(form.get("next", "/"))
    try:
        token = access.accounts.sign_in(name, form.get("password", ""), address=asked.address_of)
    except Throttled:
        words = f"Too many attempts. Wait {int(WINDOW // 60)} minutes and try again."
        return _form(asked, after=after, name=name, wrong=words, status=429)
    if token is None:
        return _form(asked, after=after, name=name, wrong="Name and password do not fit together.", status=403)
    return Done(after, cookie=token)


def sign_out(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str]) -> Done:
    """End the session, here and in the file."""
    assert access.accounts is not None
    access.accounts.sign_out(asked.token)
    return Done("/", cookie="")


def accounts(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every account, for admins."""
    assert asked.accounts is not None
    found = asked.accounts.all()

    def data() -> dict[str, Any]:
        return {
            "accounts": [
                {"name": a.name, "role": a.role, "disabled": a.disabled, "sessions": a.sessions} for a in found
            ]
        }

    return Answer("accounts.html", {"found": found}, data)


def disable(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, name: str) -> Done:
    """Let an account sign in no more and end its sessions."""
    return _set(access, name, True)


def enable(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, name: str) -> Done:
    """Let an account sign in again."""
    return _set(access, name, False)


def _set(access: Access, name: str, disabled: bool) -> Done:
    assert access.accounts is not None
    try:
        access.accounts.set_disabled(name, disabled)
    except UsageError as error:
        raise NotFound(str(error)) from None
    return Done("/accounts")
