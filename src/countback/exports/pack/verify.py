"""Verifies this evidence pack with nothing but Python: python3 verify.py

It checks that every file is the one the manifest names, that the bytes of each page have the hash they are named by,
and that each number and sentence stands at its place in the page's clean text. It does not prove that the pages are
genuine, that the clean text was made rightly from the bytes (Countback can make it again), or that the manifest was
not written anew as a whole: compare its hash, printed at the end, with one you got another way.
"""

import hashlib
import json
import pathlib
import sys


def main(folder: pathlib.Path) -> int:
    wrong = []
    manifest_bytes = (folder / "manifest.json").read_bytes()
    manifest = json.loads(manifest_bytes)
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for name in sorted(there - set(manifest["files"]) - {"manifest.json"}):
        if "__pycache__" not in name:
            wrong.append(name + " is not in the manifest")
    for name, sha in sorted(manifest["files"].items()):
        if name not in there:
            wrong.append(name + " is missing")
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha:
            wrong.append(name + " was changed")
        elif name.startswith("pages/") and pathlib.PurePosixPath(name).stem != sha:
            wrong.append(name + " does not have the hash it is named by")
    quotes = 0
    for claim in [] if wrong else json.loads((folder / "claims.json").read_text(encoding="utf-8")):
        for member in claim["members"]:
            where = "entry " + member["entry"] + " on " + member["sha256"][:16]
            text = (folder / "texts" / (member["sha256"] + ".txt")).read_bytes().decode("utf-8")
            if text[member["start"] : member["end"]] != member["number"]:
                wrong.append(where + ": the number is not at its place")
            first, last = member["sentence_span"]
            if text[first:last] != member["sentence"]:
                wrong.append(where + ": the sentence is not at its place")
            quotes += 1
    for line in wrong:
        print("WRONG: " + line)
    print("%d files, %d quotes, %s" % (len(manifest["files"]), quotes, "NOT whole" if wrong else "whole"))
    print("manifest " + hashlib.sha256(manifest_bytes).hexdigest())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(__file__).resolve().parent))
