"""The cache of word files: kept once, never believed when damaged or written by others, never needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from countback.passages import wordfiles
from countback.passages.wordfiles import cache_folder, kept

OF = [("languages.yml",)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTBACK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Work:
    """Counts how often the work was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> dict[object, object]:
        self.done += 1
        return {"a": [1, 2.5, None, "ї"], 3: {"b": True}}


def test_work_is_done_once_and_comes_back_as_it_was(folder: Path) -> None:
    work = Work()
    first, second = kept("t", of=OF, work=work), kept("t", of=OF, work=work)
    assert (work.done, first) == (1, second)
    assert [p.stat().st_mode & 0o777 for p in folder.iterdir()] == [0o600]


def test_other_data_or_other_code_is_other_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work()
    kept("t", of=OF, work=work)
    kept("t", of=[("months.yml",)], work=work)
    kept("t", of=[("months.yml",)], work=work, code=["figures.tokens"])
    assert work.done == 3


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "text", "writable", "link"])
def test_what_is_not_surely_ours_is_not_believed(folder: Path, damage: str, tmp_path: Path) -> None:
    work = Work()
    kept("t", of=OF, work=work)
    (file,) = folder.iterdir()
    body = file.read_bytes()
    if damage == "cut":
        file.write_bytes(body[:-5])
    elif damage == "flip":
        file.write_bytes(body.replace(b"2.5", b"9.5"))
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "text":
        file.write_bytes(b"\xff\xfe no cache\n")
    elif damage == "writable":
        file.chmod(0o666)
    else:
        (tmp_path / "elsewhere").write_bytes(body)
        file.unlink()
        file.symlink_to(tmp_path / "elsewhere")
    assert kept("t", of=OF, work=work)["a"] == [1, 2.5, None, "ї"]
    assert work.done == 2


def test_a_folder_others_may_write_to_is_not_used(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    work = Work()
    kept("t", of=OF, work=work)
    kept("t", of=OF, work=work)
    assert work.done == 2 and list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("COUNTBACK_CACHE", str(tmp_path / "file" / "cache"))
    work = Work()
    assert kept("t", of=OF, work=work) == kept("t", of=OF, work=work)
    assert work.done == 2


def test_where_the_folder_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COUNTBACK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "countback"
    monkeypatch.setenv("COUNTBACK_CACHE", "off")
    assert cache_folder() is None


def test_every_word_file_comes_back_equal(folder: Path) -> None:
    for parts in [("sources.yml",), ("places.yml",), ("lexicon", "en.yml"), ("lexicon", "uk.yml"), ("months.yml",)]:
        fresh = wordfiles.load_yaml(*parts)
        assert wordfiles.load_yaml(*parts) == fresh
    assert len(os.listdir(folder)) == 5  # noqa: PTH208
