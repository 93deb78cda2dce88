"""The archive keeps bytes whole and every address they were seen under."""

import errno
import os
from pathlib import Path

import pytest

from countback.errors import DiskFull, InputError
from countback.pages import Archive, Page


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "store")
    page = Page.from_text("300 men", name="a", address="https://example.org/a", meta={"lang": "en"})
    sha256 = archive.keep(page)
    assert archive.get(sha256) == page
    assert sha256 in archive
    assert list(archive) == [sha256]
    assert (tmp_path / "store" / sha256[:2] / sha256[2:4] / f"{sha256}.bin").read_bytes() == b"300 men"


def test_a_second_address_is_added_and_the_first_kept(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for address in ("https://a.example/", "https://b.example/", "https://a.example/"):
        archive.keep(Page.from_text("300 men", address=address))
    [sha256] = archive
    assert [s.address for s in archive.sightings(sha256)] == ["https://a.example/", "https://b.example/"]
    assert archive.get(sha256).address == "https://a.example/"


def test_verify_finds_damage_and_a_missing_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.keep(Page.from_text("300 men"))
    second = archive.keep(Page.from_text("40 tanks"))
    assert archive.verify() == ()
    (tmp_path / first[:2] / first[2:4] / f"{first}.bin").write_bytes(b"800 men")
    (tmp_path / second[:2] / second[2:4] / f"{second}.jsonl").unlink()
    assert {(r.source, r.reason) for r in archive.verify()} == {(first, "unreadable"), (second, "missing")}
    with pytest.raises(InputError, match="damaged"):
        archive.get(first)


def test_a_record_cut_off_by_a_crash_is_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    page = Page.from_text("300 men", address="https://a.example/")
    sha256 = archive.keep(page)
    record = tmp_path / sha256[:2] / sha256[2:4] / f"{sha256}.jsonl"
    record.write_bytes(record.read_bytes()[:20])
    archive.keep(page)
    assert [s.address for s in archive.sightings(sha256)] == ["https://a.example/"]


def test_unknown_hashes(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for name in ("0" * 64, "../../etc/passwd"):
        with pytest.raises(InputError) as error:
            archive.get(name)
        assert error.value.reason == "missing"
    assert "../../etc/passwd" not in archive


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="no space"):
        Archive(tmp_path).keep(Page.from_text("300 men"))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
