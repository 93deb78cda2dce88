"""Accounts of the desk: who may sign in and as what, their sessions, and failed attempts. A file of its own.

Not in the ledger: a ledger forgets nothing, and a password must be removable. Passwords are kept as Argon2id hashes,
sessions as the SHA-256 of a random token of 256 bits that only the browser has. A session ends after 30 minutes without
a request and in any case after 12 hours.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from countback.errors import LedgerReadOnly, UsageError

#: From the least to the most that one may do: read; judge; also take back the words of others; also end sessions.
ROLES = ("reader", "reviewer", "editor", "admin")
IDLE = 30 * 60.0
LONGEST = 12 * 3600.0
#: After so many failed attempts within ``WINDOW`` seconds, by name or by address, no attempt is looked at for a while.
TRIES = 5
WINDOW = 15 * 60.0
#: Characters of a password.
SHORTEST, MOST = 12, 1024

_META = MetaData()
_accounts = Table(
    "accounts",
    _META,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("disabled", Integer, nullable=False, default=0),
    Column("created", Float, nullable=False),
)
_sessions = Table(
    "sessions",
    _META,
    Column("token", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("started", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
_attempts = Table("attempts", _META, Column("who", Text, nullable=False), Column("at", Float, nullable=False))
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_checking = threading.Semaphore(2)  # Argon2id takes 64 MB each time: many at once must not fill the memory


@dataclass(frozen=True, slots=True)
class Account:
    """One account, without its password."""

    name: str
    role: str
    disabled: bool = False
    sessions: int = 0

    def may(self, role: str) -> bool:
        """Whether this account has at least that role."""
        return not self.disabled and ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in visitor. ``csrf`` is what every form of this session carries."""

    account: Account
    csrf: str

    @property
    def name(self) -> str:
        """The account's name: it stands on every judgement."""
        return self.account.name


class Throttled(Exception):
    """Too many failed attempts; nothing was looked at."""


def accounts_path(ledger: Path) -> Path:
    """Where the accounts of a ledger's desk lie: beside it."""
    return ledger.with_name(ledger.name + ".accounts.db")


class Accounts:
    """The file of accounts, opened. ``now`` gives seconds since the epoch."""

    def __init__(self, path: Path, *, create: bool = False, now: Callable[[], float] = time.time) -> None:
        if not create and not path.is_file():
            raise UsageError(f"there are no accounts at {path}; make one with: countback user add NAME --role reviewer")
        self.path = path
        self._now = now
        try:
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 10, "check_same_thread": False})

            @event.listens_for(self._engine, "connect")
            def connect(raw: object, _: object) -> None:
                raw.isolation_level = None  # type: ignore[attr-defined]
                raw.execute("PRAGMA secure_delete=ON")  # type: ignore[attr-defined]

            @event.listens_for(self._engine, "begin")
            def begin(connection: Connection) -> None:
                connection.exec_driver_sql("BEGIN IMMEDIATE")

            with self._open() as db:
                _META.create_all(db)
        except OSError as error:
            raise LedgerReadOnly(f"{path} cannot be made: {error.strerror}; change the permissions") from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise LedgerReadOnly(f"{self.path} cannot be used: {error.orig}; check the file") from error

    # -- accounts -----------------------------------------------------------------------------------------------

    def add(self, name: str, *, role: str, password: str) -> Account:
        """Make an account. Raises UsageError where the name is taken or cannot be one, or the password is too short."""
        if not _NAME.fullmatch(name):
            raise UsageError("a name has 1 to 40 of a-z, 0-9, dot, dash, underscore, and begins with a letter or digit")
        _known(role)
        hashed = hash_of(password)
        with self._open() as db:
            if db.execute(select(_accounts.c.name).where(_accounts.c.name == name)).first() is not None:
                raise UsageError(f"there is an account {name} already; change it with: countback user passwd {name}")
            db.execute(insert(_accounts).values(name=name, role=role, hash=hashed, disabled=0, created=self._now()))
        return Account(name, role)

    def all(self) -> list[Account]:
        """Every account by name, with how many sessions it has open."""
        now = self._now()
        live = (_sessions.c.seen > now - IDLE) & (_sessions.c.started > now - LONGEST)
        with self._open() as db:
            rows = db.execute(select(_sessions.c.name, func.count()).where(live).group_by(_sessions.c.name))
            open_: dict[str, int] = {row[0]: row[1] for row in rows}
            query = select(_accounts).order_by(_accounts.c.name)
            return [Account(r.name, r.role, bool(r.disabled), open_.get(r.name, 0)) for r in db.execute(query)]

    def set_role(self, name: str, role: str) -> None:
        """Give an account another role; it holds from the next request on."""
        _known(role)
        self._change(name, {"role": role}, end=False)

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Let an account sign in no more and end its sessions, or let it again."""
        self._change(name, {"disabled": int(disabled)}, end=True)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password and end its sessions; nothing of the old one is kept."""
        self._change(name, {"hash": hash_of(password)}, end=True)

    def _change(self, name: str, values: dict[str, object], *, end: bool) -> None:
        with self._open() as db:
            if not db.execute(update(_accounts).where(_accounts.c.name == name).values(**values)).rowcount:
                raise UsageError(f"there is no account {name}; countback user list shows them")
            if end:
                db.execute(delete(_sessions).where(_sessions.c.name == name))

    # -- sessions -----------------------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str, *, address: str = "") -> str | None:
        """The token of a new session, None for a wrong name, a wrong password or a disabled account alike.

        Raises Throttled after too many failed attempts for the name or from the address.
        """
        now = self._now()
        keys = [_key("name", name), _key("address", address)]
        with self._open() as db:
            db.execute(delete(_attempts).where(_attempts.c.at < now - WINDOW))
            for key, most in zip(keys, (TRIES, 4 * TRIES), strict=True):
                if db.execute(select(func.count()).where(_attempts.c.who == key)).scalar_one() >= most:
                    raise Throttled
            for key in keys:  # noted before it is looked at, so that attempts made at once are counted too
                db.execute(insert(_attempts).values(who=key, at=now))
            row = db.execute(select(_accounts).where(_accounts.c.name == name)).first()
        right = _right(row.hash if row is not None else _nobody(), password)
        if row is None or not right or row.disabled:
            return None
        token = secrets.token_urlsafe(32)
        with self._open() as db:
            db.execute(delete(_attempts).where(_attempts.c.who == keys[0]))
            db.execute(delete(_sessions).where((_sessions.c.seen < now - IDLE) | (_sessions.c.started < now - LONGEST)))
            db.execute(insert(_sessions).values(token=_digest(token), name=name, started=now, seen=now))
        return token

    def session(self, token: str) -> Session | None:
        """The session of a token, None where there is none or it has ended."""
        if not 20 <= len(token) <= 100:
            return None
        now, key = self._now(), _digest(token)
        query = select(_sessions, _accounts.c.role, _accounts.c.disabled).join(
            _accounts, _accounts.c.name == _sessions.c.name
        )
        with self._open() as db:
            row = db.execute(query.where(_sessions.c.token == key)).first()
            if row is None:
                return None
            if row.disabled or now - row.seen > IDLE or now - row.started > LONGEST:
                db.execute(delete(_sessions).where(_sessions.c.token == key))
                return None
            if now - row.seen > 30:
                db.execute(update(_sessions).where(_sessions.c.token == key).values(seen=now))
        return Session(Account(row.name, row.role), csrf_of(token))

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._open() as db:
            db.execute(delete(_sessions).where(_sessions.c.token == _digest(token)))


def csrf_of(token: str) -> str:
    """What the forms of a session carry: follows from its token, which no page shows."""
    return hmac.new(token.encode(), b"countback form", hashlib.sha256).hexdigest()


def hash_of(password: str) -> str:
    """A password as Argon2id. Raises UsageError where it is too short or too long."""
    if not SHORTEST <= len(password) <= MOST:
        raise UsageError(f"a password has {SHORTEST} to {MOST} characters; take several words")
    hasher, _ = _argon()
    with _checking:
        return str(hasher.hash(password))


def _right(hashed: str, password: str) -> bool:
    hasher, wrong = _argon()
    with _checking:
        try:
            return bool(hasher.verify(hashed, password[: MOST + 1]))
        except wrong:
            return False


_NOBODY: list[str] = []


def _nobody() -> str:
    """A hash that no password has: looked at for unknown names, so that they take as long as known ones."""
    if not _NOBODY:
        _NOBODY.append(hash_of(secrets.token_urlsafe(32)))
    return _NOBODY[0]


def _argon() -> tuple[Any, tuple[type[Exception], ...]]:
    try:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError
    except ModuleNotFoundError:
        raise UsageError("accounts need argon2-cffi; install it with: pip install 'countback[web]'") from None
    return PasswordHasher(), (VerificationError, InvalidHashError)


def _known(role: str) -> None:
    if role not in ROLES:
        raise UsageError(f"a role is one of {', '.join(ROLES)}, got {role!r}")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _key(kind: str, what: str) -> str:
    return f"{kind}:{hashlib.sha256(what.encode('utf-8', 'replace')).hexdigest()[:32]}"
