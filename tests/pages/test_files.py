"""Files, folders, globs and standard input; trouble gives a row and the rest go on."""

import io
import os
import shutil
from pathlib import Path

import pytest

import countback.pages.files as files_module
from countback.errors import InputError
from countback.pages import MAX_BYTES, Page, open_page, open_pages
from countback.refusals import Refusal


def reasons(found: list[Page | Refusal]) -> list[str]:
    return [f.reason if isinstance(f, Refusal) else f.name for f in found]


def test_header_gives_name_address_and_meta(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("name: note\nlang: en\nsource: https://example.org/a\n---\nOver 300 men left.", encoding="utf-8")
    page = open_page(file)
    assert (page.name, page.address, page.meta["lang"]) == ("note", "https://example.org/a", "en")
    assert page.media_type == "text/plain; charset=utf-8"
    assert page.received is not None


def test_without_a_header_the_stem_is_the_name(tmp_path: Path) -> None:
    file = tmp_path / "march.txt"
    file.write_text("Over 300 men left.", encoding="utf-8")
    assert (open_page(file).name, open_page(file).address) == ("march", str(file))


@pytest.mark.parametrize(
    ("name", "body"),
    [("a.htm", "<p>300 men"), ("a.txt", "<!doctype html><p>300"), ("a", "<?xml version='1.0'?><html>300")],
)
def test_html_by_suffix_or_content(tmp_path: Path, name: str, body: str) -> None:
    (tmp_path / name).write_text(body, encoding="utf-8")
    assert open_page(tmp_path / name).media_type.startswith("text/html")


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b" \n\t\n", "empty"), (b"name: a\n---\n\n", "empty"), (b"\x89PNG\r\n\x1a\n", "binary")],
)
def test_bad_content(tmp_path: Path, body: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(body)
    with pytest.raises(InputError) as error:
        open_page(tmp_path / "a.txt")
    assert error.value.reason == reason
    assert str(tmp_path / "a.txt") in str(error.value) or reason == "binary"


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="50,000,000") as error:
        open_page(tmp_path / "big.txt")
    assert error.value.reason == "too_large"


def test_what_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path / "none.txt", "missing"),
        (tmp_path, "unreadable"),
        (tmp_path / "pipe", "unreadable"),
        ("a\x00b", "unreadable"),
    ):
        with pytest.raises(InputError) as error:
            open_page(path)
        assert error.value.reason == reason


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("300 men")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files_module, "open", denied, raising=False)
    assert reasons(list(open_pages([str(file)]))) == ["permission"]


def test_a_folder_is_read_below_in_order_without_hidden_files_and_json(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", "a.json", ".hidden.txt", "b/d.txt", ".git/e.txt"):
        (tmp_path / name).write_text("300 men")
    (tmp_path / "bad.txt").write_bytes(b"")
    assert reasons(list(open_pages([str(tmp_path)]))) == ["a", "empty", "c", "d"]


def test_an_empty_folder_and_a_glob_without_a_match(tmp_path: Path) -> None:
    found = list(open_pages([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "gone")]))
    assert reasons(found) == ["empty", "missing", "missing"]


def test_globs_and_standard_input(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("300 men")
    found = list(open_pages([str(tmp_path / "*.txt"), "-"], stdin=io.BytesIO(b"40 tanks")))
    assert reasons(found) == ["a", "b", "stdin"]


def test_standard_input_over_the_cap() -> None:
    assert reasons(list(open_pages(["-"], stdin=io.BytesIO(b"a" * (MAX_BYTES + 1))))) == ["too_large"]


def test_a_folder_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text("300 men")
    found: list[Page | Refusal] = []
    for item in open_pages([str(tmp_path)]):
        found.append(item)
        if len(found) == 1:
            shutil.rmtree(tmp_path / "b")
    assert reasons(found) == ["a", "missing", "c"]


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("300 men")
    page = next(iter(open_pages([str(tmp_path)])))
    assert isinstance(page, Page)
    page.address.encode("utf-8")
    page.name.encode("utf-8")
