"""Where a setting comes from: a flag, else ``COUNTBACK_*``, else the project's file, else the user's file.

The project's file is ``countback.toml`` in the working directory or the nearest folder above it; the user's file is
``countback/config.toml`` in ``XDG_CONFIG_HOME`` (``~/.config``). Both hold plain keys:

    ledger = "desk.db"      # relative to the file it stands in
    color = "never"
    contact = "desk@paper.example"      # who fetches, told to every site
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from countback.errors import UsageError

DEFAULT_LEDGER = "countback.db"
COLORS = ("auto", "always", "never")
KEYS = ("ledger", "color", "contact")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it was found, in words."""

    value: str
    source: str


def setting(key: str, *, flag: str | None = None, default: str) -> Setting:
    """The value of a setting and where it comes from. Raises UsageError for a file that breaks its rules."""
    if flag is not None:
        return Setting(flag, f"the flag --{key}")
    name = f"COUNTBACK_{key.upper()}"
    if os.environ.get(name):
        return Setting(os.environ[name], f"the variable {name}")
    for file in (_project_file(), _user_file()):
        if file is not None and (values := read_settings(file)).get(key) is not None:
            return Setting(values[key], str(file))
    return Setting(default, "the default")


def read_settings(file: Path) -> dict[str, str]:
    """The settings in a file; a relative ledger is taken from the file's folder."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"the settings in {file} cannot be read: {error}") from error
    for key, value in values.items():
        if key not in KEYS or not isinstance(value, str):
            raise UsageError(f"{file} has {key} = {value!r}; it may hold {', '.join(KEYS)}, each a text")
    if values.get("color", "auto") not in COLORS:
        raise UsageError(f"{file} has color = {values['color']!r}; it is one of {', '.join(COLORS)}")
    if "ledger" in values and "://" not in values["ledger"]:
        values["ledger"] = str(file.parent / values["ledger"])
    return values


def _project_file() -> Path | None:
    try:
        here = Path.cwd()
    except OSError:
        return None
    return next((f for folder in (here, *here.parents) if (f := folder / "countback.toml").is_file()), None)


def _user_file() -> Path | None:
    base = os.environ.get("XDG_CONFIG_HOME")
    try:
        folder = Path(base) if base else Path.home() / ".config"
    except RuntimeError:
        return None
    file = folder / "countback" / "config.toml"
    return file if file.is_file() else None
