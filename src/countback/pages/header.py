"""The optional head of a text file: ``key: value`` lines, ended by a line ``---``."""

from __future__ import annotations

import re

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_ -]{0,39}):(?:[ \t]+(.*))?", re.ASCII)
_LONGEST = 65_536  # a head is short; a text whose first rule comes later has none


def split_header(text: str) -> tuple[dict[str, str], int]:
    """The header's keys (lower case) with their values, and where the page's own text begins.

    A header begins at the first line and every line before ``---`` is ``key: value`` (blank lines are allowed),
    so a first paragraph that merely contains a colon is no header. Without one: no keys, and 0.

    >>> split_header("name: note-1\\nlang: en\\n---\\nOver 700 cases.")
    ({'name': 'note-1', 'lang': 'en'}, 26)
    >>> split_header("Losses: 12 tanks, he said.\\nNo more.\\n---\\nLater.")
    ({}, 0)
    """
    if ":" not in text[:64]:
        return {}, 0
    keys: dict[str, str] = {}
    at = 0
    limit = min(len(text), _LONGEST)
    while at < limit:
        end = text.find("\n", at)
        stop = len(text) if end < 0 else end
        line = text[at:stop].rstrip("\r")
        after = len(text) if end < 0 else end + 1
        if line.rstrip() == "---":
            return (keys, after) if keys else ({}, 0)
        if line.strip():
            found = _LINE.fullmatch(line)
            if found is None:
                return {}, 0
            keys.setdefault(found[1].strip().lower(), (found[2] or "").strip())
        at = after
    return {}, 0
