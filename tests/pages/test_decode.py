"""Encodings: marks, declarations, guesses, and what is no text."""

import codecs
import random

import pytest

from countback.errors import InputError
from countback.pages import decode

RUSSIAN = "Суд гарнизона рассмотрел дело о дезертирстве 300 военнослужащих, сообщила пресс-служба."
UKRAINIAN = "Суд заслухав свідків у справі про втечу 300 військових із частини, їхні прізвища не називають."
GERMAN = "Das Gericht hörte am Montag, dass über 300 Männer ihre Einheit verlassen hätten – so der Präsident."


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
@pytest.mark.parametrize(
    "encoding", ["windows-1251", "koi8-u", "iso-8859-5", "utf-8", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_cyrillic_text_is_read_without_a_declaration(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "mac_cyrillic"])
def test_older_russian_code_pages(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


def test_western_text_is_read_without_a_declaration() -> None:
    assert decode(GERMAN.encode("windows-1252")).text == GERMAN
    assert decode("Près de 300 soldats déserteurs ont été condamnés à Genève".encode("latin-1")).text.startswith(
        "Près de"
    )


def test_polish_windows_text() -> None:
    text = "Sąd usłyszał, że żołnierze opuścili jednostkę, a świadków było już trzysta, więcej niż rok wcześniej."
    assert decode(text.encode("windows-1250"), declared="windows-1250").text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_the_byte_order_mark_is_no_text(mark: bytes) -> None:
    assert decode(mark + b"684 cases").text == "684 cases"


def test_the_declared_set_wins_over_the_guess() -> None:
    page = b'<html><head><meta charset="koi8-r"></head><p>' + RUSSIAN.encode("koi8-r")
    assert RUSSIAN in decode(page).text
    assert decode(page).encoding == "koi8-r"


def test_a_false_declaration_of_a_utf8_page_is_not_believed() -> None:
    page = b'<meta charset="windows-1251"><p>' + RUSSIAN.encode()
    assert decode(page).encoding == "utf-8"


def test_plain_text_with_stray_bytes_is_read_and_they_are_counted() -> None:
    decoded = decode(b"Over 300 men left. " * 20 + b"He l\x81ft the t\x98wn.")
    assert decoded.text.startswith("Over 300 men left.")
    assert decoded.replaced > 0


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(InputError) as error:
        decode(bytes(random.Random(1).choices(range(0x80, 0x100), k=2000)))
    assert error.value.reason == "encoding"


def test_an_unknown_declared_set_is_passed_over() -> None:
    assert decode(b"684 cases", declared="klingon-8").text == "684 cases"
    assert decode("é 684".encode("latin-1"), declared="hex").text.endswith("684")


def test_a_few_broken_bytes_are_counted() -> None:
    body = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    decoded = decode(body)
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7 text", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 20, b"PK\x03\x04rest", b"a\x00" + b"\x00" * 40]
)
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(body)
    assert error.value.reason == "binary"
    assert "text" in str(error.value)


def test_a_single_null_does_not_make_a_page_binary() -> None:
    assert "\x00" in decode(b"<html><p>" + b"300 men left the post. " * 40 + b"\x00</p>").text
