"""The screen of ``countback people review``: a pair at a time on the terminal's second screen, wiped after each."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from countback.commands.screen import printable
from countback.registers.people.classes import WORDS, class_of
from countback.registers.people.linkage import Pair
from countback.registers.people.person import FIELDS, Person
from countback.registers.people.runs import decide, decisions_of, pairs_of, people_of, run_entry
from countback.registers.people.translit import is_cyrillic, romanise
from countback.registers.people.workspace import Workspace

WORD_OF = {"s": "same", "d": "different", "n": "unsure"}
_SECOND, _FIRST, _CLEAR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[2J\x1b[3J\x1b[H"


def review(workspace: Workspace, run: str, *, who: str, kinds: str) -> int:
    """Show undecided pairs of these classes by class and weight; how many decisions were kept."""
    entry = run_entry(workspace, run)
    left, right = people_of(workspace, entry["left"]), people_of(workspace, entry["right"])
    said = decisions_of(entry)
    queue = [
        p for p in pairs_of(workspace, run)[0] if (class_of(p.keys) or " ") in kinds and (p.left, p.right) not in said
    ]
    queue.sort(key=lambda p: (class_of(p.keys), -p.weight, p.left, p.right))
    at, done, undo = 0, 0, list[tuple[int, int]]()
    sys.stdout.write(_SECOND)
    try:
        while at < len(queue):
            pair = queue[at]
            sys.stdout.write(_CLEAR + _shown(pair, left[pair.left], right[pair.right], f"{at + 1} of {len(queue)}"))
            sys.stdout.flush()
            key = click.getchar().lower()
            if key in WORD_OF:
                _keep(workspace, run, (pair.left, pair.right), WORD_OF[key], who)
                undo.append((pair.left, pair.right))
                at, done = at + 1, done + 1
            elif key == "u" and undo:
                _keep(workspace, run, undo.pop(), "undo", who)
                at, done = at - 1, done - 1
            elif key in ("q", "\x03", "\x04"):
                break
    finally:
        sys.stdout.write(_CLEAR + _FIRST)
        sys.stdout.flush()
    return done


def _keep(workspace: Workspace, run: str, pair: tuple[int, int], word: str, who: str) -> None:
    decide(workspace, run, pair, word, by=who, when=datetime.now(UTC).isoformat(timespec="seconds"))


def _shown(pair: Pair, a: Person, b: Person, place: str) -> str:
    kind = class_of(pair.keys)
    lines = [f"{place}   class {kind}: {WORDS[kind] if kind else ''}   weight {pair.weight:.1f}", ""]
    for field in FIELDS:
        one, two = str(getattr(a, field)), str(getattr(b, field))
        if one or two:
            mark = " " if one.casefold() == two.casefold() else "≠"
            lines.append(f"{mark} {field:<11}{printable(_both(one)):<40} {printable(_both(two))}")
    lines += ["", "s same   d different   n not sure   u undo   q quit", ""]
    return "\r\n".join(lines)


def _both(text: str) -> str:
    return f"{text} ({romanise(text, 'iso_9')})" if is_cyrillic(text) else text
