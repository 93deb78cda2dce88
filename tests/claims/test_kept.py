"""Every door to claims uses what a ledger keeps: its copies and its judgements."""

from __future__ import annotations

from pathlib import Path

import countback as cb
from countback.exports.holdings import holdings_of
from countback.figures import read_page
from countback.pages.page import Page
from countback.pipeline import claims_of

WORDS = "Mediazona counted 684 cases of desertion in military courts by 1 March 2024, the outlet reported."


def test_the_front_door_the_pipeline_and_the_web_agree_on_judgements(tmp_path: Path) -> None:
    with cb.open_ledger(tmp_path / "desk.db") as ledger:
        for name in ("one", "two"):
            page = Page.from_text(f"{name}\n\n{WORDS}", name=name, address=name)
            ledger.record(read_page(page), page=page)
        found = [e for e in ledger if e.figure.count.low == 684]
        assert len(found) == 2
        together = [c.id for c in cb.resolve(ledger) if c.pages == 2]
        assert together, "two pages with one sentence are one claim"
        ledger.judge(found[0].id, verdict="different", by="ada", other=found[1].id)
        apart = cb.resolve(ledger)
        assert [c.id for c in apart if c.pages == 2] == []
        assert apart == claims_of(ledger)
        assert {c.id: c for c in apart} == dict(holdings_of(ledger).claims)
        assert [c.id for c in cb.resolve(ledger.entries()) if c.pages == 2] == together
