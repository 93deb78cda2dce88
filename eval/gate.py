#!/usr/bin/env python3
"""The gate: how well figures are read on the annotated corpus, language by language, beside the floors that hold.

    eval/gate.py [CORPUS_DIR]            print what is measured beside its floor; exit 1 where one is broken
    eval/gate.py [CORPUS_DIR] --raise    lift every floor to a little under what is measured, never lower one
    eval/gate.py [CORPUS_DIR] --lower    also lower floors, for a change that is worth it; say why in the commit

CORPUS_DIR (default: ../shared/corpus/dev beside the project) holds NAME.txt with NAME.json; the scoring is that of
../../eval/score.py from there. Floors stand in eval/floors.json: "leaked" is the most there may be, all else the least.
Without the corpus nothing is measured and the exit code is 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from countback.errors import CountbackError
from countback.figures import read_page
from countback.pages import open_page

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"
FLOORS = Path(__file__).with_name("floors.json")

#: How far under the measure a floor is set, but at least one figure: a figure that goes wrong breaks no gate, a broken
#: rule does.
MARGIN = {"detection": 0.01, "core": 0.015, "whole": 0.02}
_FIELDS = ("value", "bound", "counted", "event", "stat", "origin")
_FIELD_MARGIN = 0.015

Measures = dict[str, dict[str, float]]


def scoring(corpus: Path) -> ModuleType | None:
    """The scoring script that belongs to a corpus; None where it is not there."""
    script = corpus.parents[1] / "eval" / "score.py"
    if not script.is_file():
        return None
    spec = importlib.util.spec_from_file_location("corpus_score", script)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(corpus: Path) -> dict[str, list[dict[str, Any]]]:
    """Every page of the corpus as Countback reads it; a page that cannot be read has no figures."""
    out: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(corpus.glob("*.txt")):
        try:
            out[path.stem] = read_page(open_page(path)).to_row()["figures"]
        except CountbackError as error:
            sys.stderr.write(f"{path.name}: {error}\n")
    return out


def measure(corpus: Path, module: ModuleType) -> Measures:
    """Per language: F1 of detection, core and whole, the share right of found for the main fields, leaks, figures."""
    read = predictions(corpus)
    languages = sorted({header.get("lang", "") for _, header, _, _ in module.load(corpus)})
    out: Measures = {}
    for lang in languages:
        scored, _ = module.score(corpus, read, lang, 0)
        row = {name: scored[name]["f1"] for name in MARGIN}
        row |= {name: scored["fields"][name] for name in _FIELDS}
        out[lang] = {**row, "leaked": scored["leaked"], "figures": scored["gold figures"]}
    return out


def broken(measured: Measures, floors: Measures) -> list[str]:
    """One line for each floor that does not hold; a language with floors that was not measured is one too."""
    out = []
    for lang, row in floors.items():
        for name, floor in row.items():
            found = measured.get(lang, {}).get(name)
            if found is None:
                out.append(f"{lang} {name}: nothing measured, the floor is {floor}")
            elif (found > floor) if name == "leaked" else (found < floor):
                out.append(f"{lang} {name}: {found} breaks the floor {floor}")
    return out


def moved(measured: Measures, floors: Measures, *, lower: bool) -> Measures:
    """The floors a little under what is measured; none lower than before unless ``lower``."""
    out: Measures = {}
    for lang in sorted(measured.keys() | floors.keys()):
        old = floors.get(lang, {})
        out[lang] = dict(old)
        row = measured.get(lang, {})
        for name, found in row.items():
            if name == "figures":
                continue
            if name == "leaked":
                new = found if lower or name not in old else min(found, old[name])
            else:
                margin = max(MARGIN.get(name, _FIELD_MARGIN), 1.01 / row["figures"] if row.get("figures") else 0.0)
                new = max(0.0, round(found - margin, 3))
                new = new if lower else max(new, old.get(name, 0.0))
            out[lang][name] = new
    return out


def floors_of(file: Path = FLOORS) -> Measures:
    """The floors as they stand; none where there is no file yet."""
    loaded: Measures = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return loaded


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="set the floors anew, lower ones too")
    asked = parser.parse_args(argv)
    module = scoring(asked.corpus.resolve()) if asked.corpus.is_dir() else None
    if module is None:
        print(f"no corpus at {asked.corpus}, nothing measured")
        return 0
    floors = floors_of()
    measured = measure(asked.corpus, module)
    for lang, row in measured.items():
        print(lang, "  ".join(f"{name} {found} ({floors.get(lang, {}).get(name, '-')})" for name, found in row.items()))
    if asked.lift or asked.lower:
        new = moved(measured, floors, lower=asked.lower)
        FLOORS.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        floors = new
    wrong = broken(measured, floors)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
