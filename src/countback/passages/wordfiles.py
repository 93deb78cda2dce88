"""Word files: the data files of the package, and what is worked out from them, kept from run to run.

Reading half a megabyte of YAML and joining ten thousand forms costs more than reading a page. So the result is kept in
the user's cache folder under the hash of everything it came from: the data files, this version of the code, Python. A
changed word file is seen at once, nothing is ever stale, and a missing or damaged cache costs time only.

The folder is ``$COUNTBACK_CACHE``, else ``countback`` in ``$XDG_CACHE_HOME`` or in the platform's place for caches;
``COUNTBACK_CACHE=off`` keeps nothing. A kept file is JSON, which can hold no code, and is believed only if it and its
folder belong to the user, nobody else may write to them, and its own hash is right. Where the folder cannot be written,
the work is done anew each time and nobody is told, since nothing is lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from countback.errors import LexiconError

#: First word of a kept file and of each hash; raised when the form of what is kept changes.
_FORMAT = "countback-kept-1"
#: A kept file larger than this is no work of ours.
_MOST_BYTES = 64_000_000
_MARK = "\0"


@lru_cache(maxsize=64)
def data_bytes(*parts: str) -> bytes:
    """A data file of the package, read once."""
    return files("countback").joinpath("data", *parts).read_bytes()


def load_yaml(*parts: str) -> Any:
    """What a YAML data file of the package holds, parsed with the safe loader or taken from the cache.

    FileNotFoundError where there is no such file, LexiconError where it is no YAML.

    >>> load_yaml("sources.yml")["mediazona"]["kind"]
    'media'
    """
    return kept("-".join(parts), of=[parts], work=lambda: _parsed(*parts))


def _parsed(*parts: str) -> Any:
    import yaml  # only where nothing is kept

    try:
        return yaml.load(data_bytes(*parts), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"data/{'/'.join(parts)} is not valid YAML: {error}") from error


def kept(name: str, *, of: Iterable[tuple[str, ...]], work: Callable[[], Any], code: Iterable[str] = ()) -> Any:
    """The result of ``work``, from the cache where the data files ``of`` and the modules ``code`` are unchanged.

    The result is made of dicts, lists, strings, numbers, dates and None; tuples come back as lists.
    """
    digest = _digest(of, code)
    folder = cache_folder()
    file = folder / f"{name}.{sys.implementation.cache_tag}.json" if folder is not None else None
    if file is not None:
        found = _read(file, digest)
        if found is not None:
            return found[0]
    result = work()
    if file is not None:
        _write(file, digest, result)
    return result


def cache_folder() -> Path | None:
    """Where results are kept; None where nothing is to be kept or there is no home folder."""
    chosen = os.environ.get("COUNTBACK_CACHE", "")
    if chosen.lower() == "off":
        return None
    if chosen:
        return Path(chosen)
    if base := os.environ.get("XDG_CACHE_HOME", ""):
        return Path(base) / "countback" if Path(base).is_absolute() else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "countback"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "countback" / "cache"
    return home / ".cache" / "countback"


def _digest(of: Iterable[tuple[str, ...]], code: Iterable[str]) -> str:
    from countback import __version__

    digest = hashlib.sha256(f"{_FORMAT} {__version__} {sys.version}".encode())
    for parts in of:
        digest.update(f"\n{'/'.join(parts)} {len(data_bytes(*parts))}\n".encode())
        digest.update(data_bytes(*parts))
    for module in code:
        room, _, file = module.partition(".")
        digest.update(files("countback").joinpath(room, f"{file}.py").read_bytes())
    return digest.hexdigest()


def _ours(found: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user and nobody else may write to it."""
    if not hasattr(os, "geteuid"):
        return True  # a platform whose caches lie in the user's own profile
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _read(file: Path, digest: str) -> tuple[Any] | None:
    """What a file holds, in a tuple; None where it is not there, not ours, of another hash or damaged."""
    try:
        if not _ours(file.parent.stat()):
            return None
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode) or not _ours(found) or found.st_size > _MOST_BYTES:
                return None
            head, _, body = stream.read(_MOST_BYTES).partition(b"\n")
        if head.decode("ascii").split() != [_FORMAT, digest, hashlib.sha256(body).hexdigest()]:
            return None
        return (json.loads(body, object_hook=_unpacked),)
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _write(file: Path, digest: str, result: Any) -> None:
    """Keep a result: written under another name and renamed, so that no reader ever sees half of it."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        body = json.dumps(_packed(result), separators=(",", ":")).encode("ascii")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(file.parent.stat()):
            return
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(f"{_FORMAT} {digest} {hashlib.sha256(body).hexdigest()}\n".encode("ascii"))
                stream.write(body)
            Path(name).replace(file)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


def _packed(value: Any) -> Any:
    """A value as JSON can hold it: dates and keys that are no strings get a mark."""
    if isinstance(value, dict):
        if all(isinstance(k, str) and not k.startswith(_MARK) for k in value):
            return {k: _packed(v) for k, v in value.items()}
        return {_MARK: [[_packed(k), _packed(v)] for k, v in value.items()]}
    if isinstance(value, list | tuple):
        return [_packed(v) for v in value]
    if type(value) is date:
        return {f"{_MARK}date": value.isoformat()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is not kept")


def _unpacked(row: dict[str, Any]) -> Any:
    if len(row) == 1:
        if _MARK in row:
            return dict(row[_MARK])
        if f"{_MARK}date" in row:
            return date.fromisoformat(row[f"{_MARK}date"])
    return row
