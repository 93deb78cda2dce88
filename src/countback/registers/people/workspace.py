"""Workspace: a folder of sealed files, and the sealed index that says what they are.

``workspace.json`` (the header: format, id, how the key is made, the wrapped key), ``index.sealed``, and files named by
chance. The index names every part; a part is written before the index that names it, so a crash leaves the old state or
the new one. Parts that no index names are removed when the next change is kept. Everything is encrypted before it is
written; nothing else is ever written, not even for a moment.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from countback.errors import SealBroken, SealBusy, SealRefused, UsageError
from countback.registers.people.keys import Hardness, Secret, new_header, subkey, unwrap, wipe, wrapped
from countback.registers.people.memory import keep_to_itself
from countback.registers.people.sealed import seal, unseal, write_whole
from countback.registers.people.translit import fold

HEADER, INDEX, LOCK = "workspace.json", "index.sealed", "lock"
#: What a new workspace holds: lists, runs of linkage, decisions of review, everything published, and the log.
_EMPTY: dict[str, Any] = {"state": 0, "lists": [], "runs": [], "published": [], "log": []}


class Workspace:
    """An open workspace. Use it as a context; leaving it forgets the key.

    ``index`` is the sealed index as a dict of plain JSON values; :meth:`keep` writes it. :meth:`put` and :meth:`get`
    write and read sealed parts.
    """

    def __init__(self, folder: Path, *, header: dict[str, Any], data_key: bytearray, lock: int | None) -> None:
        self.folder = folder
        self._header = header
        self._key = data_key
        self._lock = lock
        self.index: dict[str, Any] = json.loads(json.dumps(_EMPTY))

    @classmethod
    def create(cls, folder: Path, secret: Secret, *, hardness: Hardness | None = None) -> Workspace:
        """A new, empty workspace. Raises UsageError where the folder is not empty."""
        keep_to_itself()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError("a workspace needs a folder of its own that is new or empty")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        except OSError as error:
            raise SealBusy(f"the folder cannot be made: {error.strerror}") from None
        header, key = new_header(secret, hardness=hardness)
        made = cls(folder, header=header, data_key=key, lock=_locked(folder))
        write_whole(folder / HEADER, _json(header))
        made.keep()
        return made

    @classmethod
    def open(cls, folder: Path, secret: Secret) -> Workspace:
        """Open one. SealRefused for a wrong secret, SealBroken for damage, SealBusy where another has it open."""
        keep_to_itself()
        header = read_header(folder)
        key = unwrap(header, secret)
        lock = _locked(folder)
        opened = cls(folder, header=header, data_key=key, lock=lock)
        try:
            index = json.loads(opened.get(INDEX))
        except BaseException:
            opened.close()
            raise
        opened.index = index
        return opened

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget the key and let go of the lock."""
        wipe(self._key)
        fold.cache_clear()
        self.index = {}
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def id(self) -> str:
        """The workspace's random name."""
        return str(self._header["id"])

    def put(self, content: bytes) -> str:
        """Seal bytes under a fresh name and give the name; :meth:`keep` an index that names it."""
        name = f"{os.urandom(12).hex()}.sealed"
        self._write(name, content)
        return name

    def get(self, name: str) -> bytes:
        """The content of a part. Raises SealBroken where it is missing or was changed."""
        try:
            data = (self.folder / name).read_bytes()
        except FileNotFoundError:
            raise SealBroken(f"the sealed file {name} is missing from the workspace") from None
        except OSError as error:
            raise SealBusy(f"the sealed file {name} cannot be read: {error.strerror}") from None
        return unseal(data, name=name, workspace=self.id, data_key=self._key)

    def put_json(self, value: Any) -> str:
        """:meth:`put` for a plain value."""
        return self.put(_json(value))

    def get_json(self, name: str) -> Any:
        """:meth:`get` for a plain value."""
        return json.loads(self.get(name))

    def keep(self) -> None:
        """Write the index: from here on the changes hold. Parts that it no longer names are removed."""
        self.index["state"] += 1
        self._write(INDEX, _json(self.index))
        named = set(_names(self.index))
        for path in self.folder.glob("*.sealed"):
            if path.name != INDEX and path.name not in named:
                path.unlink(missing_ok=True)
        for path in self.folder.glob(".*.new"):
            path.unlink(missing_ok=True)

    def check(self) -> int:
        """Open every part the index names and give their number. Raises SealBroken for the first that is not whole."""
        names = sorted(set(_names(self.index)))
        for name in names:
            self.get(name)
        return len(names)

    def rewrap(self, secret: Secret, *, hardness: Hardness | None = None) -> None:
        """Open with another secret from now on. Who kept an old copy of the header still opens it with the old one."""
        fresh, spare = new_header(secret, hardness=hardness)
        wipe(spare)
        fresh["id"] = self.id
        self._header = wrapped(fresh, secret, self._key)
        write_whole(self.folder / HEADER, _json(self._header))

    def token_key(self) -> bytes:
        """The key that turns a person into a token; it differs between workspaces."""
        return subkey(self._key, "tokens")

    def _write(self, name: str, content: bytes) -> None:
        write_whole(self.folder / name, seal(content, name=name, workspace=self.id, data_key=self._key))


def read_header(folder: Path) -> dict[str, Any]:
    """The open header of a workspace. SealRefused where there is none, SealBroken where it is damaged."""
    try:
        header = json.loads((folder / HEADER).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise SealRefused(
            "there is no people workspace in that folder; countback people new FOLDER makes one"
        ) from None
    except OSError as error:
        raise SealBusy(f"the header of the workspace cannot be read: {error.strerror}") from None
    except ValueError:
        raise SealBroken("the header of the workspace is damaged; nothing was opened") from None
    if not isinstance(header, dict) or header.get("countback_people") != 1 or not isinstance(header.get("id"), str):
        raise SealBroken("the header of the workspace is damaged or of another version; nothing was opened")
    return header


def destroy(folder: Path) -> None:
    """Overwrite and remove the wrapped key. Needs no secret, so that it works in an emergency."""
    path = folder / HEADER
    try:
        size = path.stat().st_size
    except OSError:
        raise SealRefused("there is no people workspace in that folder, or its key is gone already") from None
    try:
        for _ in range(2):
            with path.open("r+b") as stream:
                stream.write(os.urandom(size))
                stream.flush()
                os.fsync(stream.fileno())
        path.unlink()
    except OSError as error:
        raise SealBusy(f"the key could not be destroyed: {error.strerror}") from None


def _locked(folder: Path) -> int | None:
    try:
        import fcntl
    except ImportError:  # a platform without file locks: two writers are the person's to avoid
        return None
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise SealBusy(f"the workspace cannot be locked: {error.strerror}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise SealBusy("another program has this workspace open; close it first") from None
    return handle


def _names(value: Any) -> Iterator[str]:
    """Every name of a sealed part in an index."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
    elif isinstance(value, str) and value.endswith(".sealed"):
        yield value


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


@contextlib.contextmanager
def opened(folder: Path, secret: Secret) -> Iterator[Workspace]:
    """An open workspace; the secret is wiped at once, the key at the end."""
    try:
        workspace = Workspace.open(folder, secret)
    finally:
        secret.wipe()
    with workspace:
        yield workspace
