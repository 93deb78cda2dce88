"""WARC files: written and read back, cut anywhere, lying, damaged, bombs; nothing cut is taken for whole."""

from __future__ import annotations

import gzip
import io
import random
import resource
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from countback.errors import InputError
from countback.pages.page import Page
from countback.pages.payload import answer_of
from countback.pages.records import Place, Record, read_records
from countback.pages.warc import WarcReader, read_warc
from countback.pages.warc_write import WarcWriter, message
from countback.refusals import Refusal

AT = datetime(2024, 4, 5, 6, 7, 8, tzinfo=UTC)
fastwarc = pytest.importorskip("fastwarc")


def article(number: int) -> bytes:
    return (
        f"<html><head><title>Verdicts {number}</title></head><body><article><p>Courts convicted {number} soldiers of "
        f"desertion in March 2024, Mediazona counted.</p></article></body></html>"
    ).encode()


def answer(body: bytes, *, media: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return message(f"HTTP/1.1 {status}", [("Content-Type", media), ("Date", "Fri, 05 Apr 2024")], body)


def write(path: Path, *, pages: int = 5, compressed: bool = True) -> Path:
    writer = WarcWriter(path, software="test", compressed=compressed)
    for i in range(pages):
        body = article(100 + i)
        url = f"https://news.example/2024/{i}.html"
        writer.exchange(url, request=message("GET / HTTP/1.1", []), response=answer(body), at=AT, payload=body)
    return path


def record(
    block: bytes, *, kind: str = "resource", length: object = None, media: str = "text/html", **more: str
) -> bytes:
    fields = {"WARC-Type": kind, "WARC-Target-URI": "https://news.example/a", "Content-Type": media, **more}
    fields["Content-Length"] = str(len(block) if length is None else length)
    return (
        b"WARC/1.0\r\n" + b"".join(f"{k}: {v}\r\n".encode() for k, v in fields.items()) + b"\r\n" + block + b"\r\n\r\n"
    )


def read(data: bytes, **how: object) -> tuple[list[bytes], list[str]]:
    found = list(read_records(io.BytesIO(data), **how))  # type: ignore[arg-type]
    return [r.block for r in found if isinstance(r, Record)], [r.reason for r in found if isinstance(r, Refusal)]


def boundaries(data: bytes) -> list[int]:
    return [r.place.member + r.place.inner for r in read_records(io.BytesIO(data)) if isinstance(r, Record)] + [
        len(data)
    ]


@pytest.mark.parametrize("compressed", [True, False])
def test_written_and_read_by_both(tmp_path: Path, compressed: bool) -> None:
    path = write(tmp_path / ("a.warc.gz" if compressed else "a.warc"), compressed=compressed)
    reader = read_warc(path)
    pages = list(reader)
    assert [p.body for p in pages if isinstance(p, Page)] == [article(100 + i) for i in range(5)]
    assert reader.skipped == {"record:warcinfo": 1, "record:request": 5}
    page = pages[0]
    assert isinstance(page, Page)
    assert (page.name, page.address, page.received) == ("0", "https://news.example/2024/0.html", AT)
    assert page.media_type == "text/html; charset=utf-8"
    assert page.meta == {"http-content-type": "text/html; charset=utf-8", "http-date": "Fri, 05 Apr 2024"}
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as file:
        theirs = [(str(r.record_type), r.verify_block_digest()) for r in ArchiveIterator(file, parse_http=False)]
    assert len(theirs) == 11
    assert all(good for _, good in theirs)


def test_revisits_are_read_back_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    writer = WarcWriter(path, software="test")
    first = writer.exchange("https://a.example/", request=b"", response=answer(b"<p>1"), at=AT, payload=b"<p>1")
    head = message("HTTP/1.1 304 Not Modified", [])
    writer.revisit("https://a.example/", head=head, at=AT, digest=first.digest, of=first.id, of_date=first.date)
    reader = WarcReader(path)
    assert len(list(reader)) == 1
    assert reader.skipped["record:revisit"] == 1


@pytest.mark.parametrize("compressed", [True, False])
def test_cut_anywhere_is_never_taken_for_whole(tmp_path: Path, compressed: bool) -> None:
    """Each byte of the last 4 kB and 1,000 random places. A cut between two records leaves a whole, shorter file."""
    data = write(tmp_path / "a", pages=8, compressed=compressed).read_bytes()
    whole, wrong = read(data)
    assert not wrong
    ends = boundaries(data)
    rng = random.Random(7)
    for at in {*range(max(1, len(data) - 4096), len(data)), *(rng.randrange(1, len(data)) for _ in range(1000))}:
        blocks, reasons = read(data[:at])
        kept = sum(end <= at for end in ends[1:])
        assert blocks == whole[:kept], at
        assert reasons == ([] if at in ends else ["cut"]), at


def test_a_cut_zstd_file_is_cut_and_a_whole_one_is_read(tmp_path: Path) -> None:
    from fastwarc.stream_io import ZstdWriter

    def packed(plain: bytes) -> bytes:
        out = io.BytesIO()
        writer = ZstdWriter(out)
        writer.write(plain)
        writer.close()
        return out.getvalue()

    frames = [packed(record(article(i))) for i in range(6)]
    data = b"".join(frames)
    path = tmp_path / "a.warc.zst"
    path.write_bytes(data)
    assert [p.body for p in read_warc(path) if isinstance(p, Page)] == [article(i) for i in range(6)]
    ends = [sum(map(len, frames[:i])) for i in range(7)]
    for at in range(1, len(data)):
        blocks, reasons = read(data[:at])
        assert blocks == [article(i) for i in range(sum(e <= at for e in ends[1:]))], at
        assert reasons == ([] if at in ends else ["damaged" if at < 4 else "cut"]), at
    together = packed(b"".join(record(article(i)) for i in range(6)))
    assert read(together) == ([article(i) for i in range(6)], [])
    assert read(together[:-1])[1] == ["cut"]
    broken = bytearray(data)
    broken[ends[2] + 20] ^= 0xFF
    blocks, reasons = read(bytes(broken))
    assert reasons and article(0) in blocks and article(5) in blocks
    bomb = packed(record(b"<p>" + b"0" * 30_000_000))
    assert read(bomb + frames[0]) == ([article(0)], ["bomb"])


def test_whole_file_gzip_with_a_cut_keeps_records_with_a_digest(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.warc", compressed=False).read_bytes()
    data = gzip.compress(plain)
    whole, wrong = read(data)
    assert len(whole) == 11 and not wrong
    for at in range(len(data) // 2, len(data)):
        blocks, reasons = read(data[:at])
        assert reasons == ["cut"]
        assert blocks == whole[: len(blocks)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("length", [3, 40, 10**6, 10**9, 10**17, "-5", "many", "1e3", ""])
def test_a_lying_length_is_refused_and_the_rest_goes_on(packed: bool, length: object) -> None:
    parts = [record(article(1)), record(article(2), length=length), record(article(3))]
    blocks, reasons = read(b"".join(gzip.compress(p) if packed else p for p in parts))
    assert blocks[0] == article(1)
    assert len(reasons) == 1
    assert reasons[0] in ("bad_length", "too_large", "cut")
    if packed or str(length).isdigit():
        assert blocks[1:] == [article(3)]


def test_damage_is_found_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = bytearray(write(tmp_path / "a.warc.gz").read_bytes())
    places = boundaries(bytes(data))
    for at in range(places[3], places[4]):
        broken = bytearray(data)
        broken[at] ^= 0x55
        blocks, reasons = read(bytes(broken))
        assert len(blocks) >= 10 - 1
        assert reasons or len(blocks) == 11  # the time and the system in a gzip header mean nothing


def test_records_appended_after_a_crash_are_read(tmp_path: Path) -> None:
    """A writer that was killed leaves half a record; what is appended later is all there, and the half is refused."""
    path = write(tmp_path / "a.warc.gz", pages=2)
    whole = path.read_bytes()
    last = boundaries(whole)[-2]
    for at in range(last + 1, len(whole), 7):
        path.write_bytes(whole[:at])
        write(path, pages=1)
        blocks, reasons = read(path.read_bytes())
        assert len(blocks) == 4 + 2, at
        assert reasons in (["damaged"], ["bad_length"]), at


def test_wrong_digests() -> None:
    good = {"WARC-Block-Digest": "sha1:RGUYNPHHVCS7TSSTEMP2LVFNIFQ7CBF5"}
    blocks, reasons = read(record(b"<p>684", **good))
    assert (blocks, reasons) == ([], ["bad_digest"])
    import base64
    import hashlib

    sha1 = base64.b32encode(hashlib.sha1(b"<p>684").digest()).decode()
    for stated in (
        f"sha1:{sha1}",
        f"SHA1:{sha1.lower()}",
        f"sha256:{hashlib.sha256(b'<p>684').hexdigest()}",
        "crc32:1",
    ):
        assert read(record(b"<p>684", **{"WARC-Block-Digest": stated})) == ([b"<p>684"], [])


def test_resume_by_record(tmp_path: Path) -> None:
    for compressed in (True, False):
        path = write(tmp_path / f"{compressed}.warc", compressed=compressed)
        whole = list(WarcReader(path))
        reader = WarcReader(path)
        pages = iter(reader)
        first = [next(pages), next(pages)]
        assert reader.place is not None
        again = list(WarcReader(path, start=str(reader.place)))
        assert first[:1] + again == whole
    assert Place.of(str(Place(3, 4))) == Place(3, 4)


def test_a_bomb_and_a_record_of_2_gb_in_little_memory(tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    script.write_text(
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))\n"
        "from countback.pages.warc import read_warc\n"
        "print(*[getattr(p, 'reason', 'page') for p in read_warc(sys.argv[1])])\n"
    )
    small = gzip.compress(record(article(1)))
    bomb = tmp_path / "bomb.warc.gz"
    zeros = gzip.compress(b"\0" * 20_000_000, 9)
    bomb.write_bytes(small + gzip.compress(record(b"", length=2_000_000_000)[:-4])[:-8] + zeros + small)
    nested = tmp_path / "nested.warc.gz"
    nested.write_bytes(gzip.compress(record(b"0" * 60_000_000)) + small)
    large = tmp_path / "large.warc"
    with large.open("wb") as file:
        file.write(record(b"", length=2_000_000_000)[:-4])
        file.seek(2_000_000_000, 1)
        file.write(b"\r\n\r\n" + record(article(2)))
    for path, wanted in ((nested, ["bomb", "page"]), (large, ["too_large", "page"])):
        done = subprocess.run([sys.executable, str(script), str(path)], capture_output=True, text=True, check=False)
        assert done.stdout.split() == wanted, done.stderr
    found = [getattr(p, "reason", "page") for p in read_warc(bomb)]
    assert found[0] == "page" and found[-1] == "page" and len(found) >= 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0


def test_bombs_inside_answers() -> None:
    for packing, body in (
        ("gzip", gzip.compress(b"0" * 30_000_000)),
        ("gzip, gzip", gzip.compress(gzip.compress(b"0" * 30_000_000))),
    ):
        block = message("HTTP/1.1 200 OK", [("Content-Type", "text/html"), ("Content-Encoding", packing)], body)
        with pytest.raises(InputError) as error:
            answer_of(block)
        assert error.value.reason == "bomb"


def test_answers_unpacked() -> None:
    import zlib

    def body(packing: str, data: bytes, **more: str) -> bytes:
        headers = [("Content-Encoding", packing), *((k.replace("_", "-"), v) for k, v in more.items())]
        return answer_of(message("HTTP/1.1 200 OK", headers, data)).body

    assert body("gzip", gzip.compress(b"684")) == b"684"
    assert body("deflate", zlib.compress(b"684")) == b"684"
    assert body("deflate", zlib.compress(b"684")[2:-4]) == b"684"
    assert body("", b"3\r\n684\r\n0\r\n\r\n", Transfer_Encoding="chunked") == b"684"
    assert body("gzip", b"684") == b"684"
    for packing, data in (("gzip", gzip.compress(b"684" * 99)[:-9]), ("zip", b"1"), ("br", b"\xff" * 9)):
        with pytest.raises(InputError):
            body(packing, data)


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        record(b"png", media="image/png")
        + record(answer(b"", status="404 Not Found"), kind="response", media="application/http")
        + record(answer(b"{}", media="application/json"), kind="response", media="application/http")
        + record(b"x", kind="metadata")
        + record(b"not http", kind="response", media="application/http")
        + record(b"684 cases", media="text/plain")
    )
    reader = WarcReader(path)
    found = list(reader)
    assert [type(f).__name__ for f in found] == ["Refusal", "Page"]
    assert reader.skipped == {"media:image/png": 1, "status:404": 1, "media:application/json": 1, "record:metadata": 1}


def test_wacz(tmp_path: Path) -> None:
    import hashlib

    data = write(tmp_path / "a.warc.gz").read_bytes()
    path = tmp_path / "a.wacz"

    def pack(digest: str) -> None:
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("archive/a.warc.gz", data)
            resources = f'[{{"path": "archive/a.warc.gz", "hash": "sha256:{digest}"}}]'
            package.writestr("datapackage.json", f'{{"resources": {resources}}}')

    pack(hashlib.sha256(data).hexdigest())
    assert [type(p).__name__ for p in read_warc(path)] == ["Page"] * 5
    pack("0" * 64)
    assert [getattr(p, "reason", "page") for p in read_warc(path)] == ["bad_digest", *["page"] * 5]
    path.write_bytes(path.read_bytes()[:-40])
    assert [getattr(p, "reason", "page") for p in read_warc(path)] == ["cut"]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"WARC", b"\x1f\x8b", b"\x00" * 100, b"PK\x03\x04", b"WARC/1.0\r\n" * 9000]
)
def test_what_is_no_warc(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    found = list(read_warc(path))
    assert [type(f) for f in found] == [Refusal]
