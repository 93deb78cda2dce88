"""The evidence pack: some claims with every sentence, the pages' bytes and texts, their hashes, and a verifier.

A zip file that says what Countback says and shows what it rests on, to be kept or handed on. ``verify.py`` inside it
needs nothing but Python. The pack is not signed: it proves that its parts fit each other and the manifest, and the
manifest names the head of the ledger, which a checkpoint kept elsewhere can confirm.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countback import __version__
from countback.errors import InputError, LedgerDamaged, LedgerReadOnly
from countback.exports import cite
from countback.exports.holdings import Holdings
from countback.exports.tables import CLAIMS, ENTRIES, FINDINGS, PAGES, claim_rows, entry_rows, finding_rows

if TYPE_CHECKING:
    from countback.claims.claim import Claim
    from countback.ledger.ledger import Ledger

SCHEMA = 1
#: Zip files carry times; the same ledger must give the same bytes, so every file has this one.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

_README = """Evidence pack of Countback {version}

claims.json    the claims, each with every sentence that reports it, its findings and citations
pages.json     the pages: where they were met, when they were published, what was read on them
pages/         the bytes of each page as received, named by their SHA-256
texts/         the clean text of each page; places are counted in its characters
manifest.json  the SHA-256 of every file, and the head of the ledger the pack was taken from
verify.py      checks all this with nothing but Python: python3 verify.py

Everything was read by machine; the field "status" says what a person confirmed.
"""


def write_evidence(ledger: Ledger, holdings: Holdings, claims: Iterable[Claim], path: Path) -> dict[str, int]:
    """Write the pack; gives how many claims, quotes and pages it holds, and how many pages lack their bytes.

    Raises LedgerDamaged where a page's reading is no longer there, LedgerReadOnly where the file cannot be written.
    """
    rows = list(claims)
    files: dict[str, bytes] = {}
    told: list[dict[str, Any]] = []
    shas = dict.fromkeys(m.source.sha256 for c in rows for m in c.members)
    for claim in rows:
        standing = holdings.standing(claim.id)
        members = []
        for member, row in zip(claim.members, ENTRIES.rows(entry_rows(holdings, claim.members)), strict=True):
            span = member.figure.sentence
            members.append(row | {"sentence_span": [span.start, span.end]})
        told.append(
            CLAIMS.row(next(claim_rows(holdings, [claim])))
            | {
                "members": members,
                "findings": list(FINDINGS.rows(finding_rows(holdings, holdings.of_claim.get(claim.id, ())))),
                "cite": {"plain": cite.plain(claim, standing=standing), "wording": cite.safe_wording(claim)},
            }
        )
    missing = 0
    for sha in shas:
        reading = ledger.reading(sha)
        if reading is None:
            raise LedgerDamaged(f"the reading of page {sha} is not in the ledger; run: countback verify")
        files[f"texts/{sha}.txt"] = reading.text.encode("utf-8")
        try:
            files[f"pages/{sha}.bin"] = ledger.page(sha).body
        except InputError:
            missing += 1
    files["claims.json"] = _json(told)
    files["pages.json"] = _json(list(PAGES.rows(holdings.documents[sha] for sha in shas)))
    files["README.txt"] = _README.format(version=__version__).encode("utf-8")
    files["verify.py"] = resources.files("countback.exports.pack").joinpath("verify.py").read_bytes()
    manifest = {
        "schema": SCHEMA,
        "countback": __version__,
        "ledger": {"count": holdings.head.count, "head": holdings.head.hash},
        "pages_without_bytes": missing,
        "files": {name: hashlib.sha256(body).hexdigest() for name, body in sorted(files.items())},
    }
    files["manifest.json"] = _json(manifest)
    _write(path, files)
    quotes = sum(len(c.members) for c in rows)
    return {"claims": len(rows), "quotes": quotes, "pages": len(shas), "without bytes": missing}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _write(path: Path, files: dict[str, bytes]) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as pack:
            for name, body in sorted(files.items()):
                info = zipfile.ZipInfo(name, _NO_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                pack.writestr(info, body)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LedgerReadOnly(f"{path} cannot be written: {error.strerror}; name another file") from error
