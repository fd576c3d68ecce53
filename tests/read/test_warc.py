"""Web archives: pages, what is no page, damaged records, cut-off files."""

import gzip
import hashlib
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from secondhand.errors import Unreadable
from secondhand.model import Draft, Limits
from secondhand.read.files import of_bytes
from secondhand.read.warc import READER

WORDS = "Shells hit the bridge at Harn on Wednesday, and four people were killed, residents of the town said."


def response(writer: WARCWriter, url: str, payload: bytes, *headers: tuple[str, str], status: str = "200 OK") -> None:
    http = StatusAndHeaders(status, list(headers) or [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    dated = {"WARC-Date": "2021-03-05T06:07:08Z"}
    writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(payload), http_headers=http, warc_headers_dict=dated))


def page(number: int) -> bytes:
    return f"<html><body><p>{WORDS} ({number})</p></body></html>".encode()


def archive(*numbers: int, packed: bool = True) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number in numbers:
        response(writer, f"https://v.example/{number}", page(number))
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> tuple[list[Draft], list[Unreadable]]:
    found = list(READER.read(of_bytes(data, "2022-01-01T00:00:00Z", name="a.warc.gz"), limits or Limits()))
    return [draft for draft in found if isinstance(draft, Draft)], [reason for reason in found if isinstance(reason, Unreadable)]


def urls(drafts: list[Draft]) -> list[str | None]:
    return [draft.url for draft in drafts]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_document_with_address_time_and_hash(packed: bool) -> None:
    drafts, reasons = read(archive(1, 2, packed=packed))
    assert urls(drafts) == ["https://v.example/1", "https://v.example/2"]
    assert reasons == []
    assert drafts[0].text == f"{WORDS} (1)"
    source = drafts[0].source
    assert (source.sha256, source.got_at) == (hashlib.sha256(page(1)).hexdigest(), "2021-03-05T06:07:08Z")
    assert source.origin == "a.warc.gz:record 1"


def test_plain_text_and_packed_and_chunked_pages() -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    arabic = "قال مصدر عسكري إن القوات دخلت البلدة."
    response(writer, "https://v.example/1", arabic.encode("cp1256"), ("Content-Type", "text/plain; charset=windows-1256"))
    response(writer, "https://v.example/2", gzip.compress(page(2)), ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    chunk = page(3)
    chunked = f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n0\r\n\r\n"
    response(writer, "https://v.example/3", chunked, ("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"))
    drafts, reasons = read(out.getvalue())
    assert [draft.text for draft in drafts] == [arabic, f"{WORDS} (2)", f"{WORDS} (3)"]
    assert reasons == []


def test_what_is_no_page_is_counted_in_one_sentence() -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for number in range(2):
        response(writer, f"https://v.example/{number}.jpg", b"\xff\xd8", ("Content-Type", "image/jpeg"))
    response(writer, "https://v.example/gone", page(1), status="404 Not Found")
    response(writer, "https://v.example/page", page(1))
    drafts, (reason,) = read(out.getvalue())
    assert urls(drafts) == ["https://v.example/page"]
    assert "2 image/jpeg, 1 HTTP status 404" in reason.what


@pytest.mark.parametrize("packed", [True, False])
def test_one_bad_record_costs_only_itself(packed: bool) -> None:
    parts = [archive(number, packed=packed) for number in (1, 2, 3)]
    bad = b"\x1f\x8b\x08" + Random(0).randbytes(200) if packed else b"WARC/1.0\r\nthis record has no length\r\n\r\nsome\r\nlines\r\n\r\n"
    drafts, reasons = read(parts[0] + bad + parts[1] + parts[2])
    assert urls(drafts) == [f"https://v.example/{number}" for number in (1, 2, 3)]
    assert 1 <= len(reasons) <= 2
    assert all(reason.where.startswith("a.warc.gz:record") for reason in reasons)


def test_a_damaged_gzip_member_costs_only_itself() -> None:
    parts = [bytearray(archive(number)) for number in (1, 2, 3)]
    parts[1][60:70] = b"\xff" * 10
    drafts, reasons = read(b"".join(parts))
    assert urls(drafts) == ["https://v.example/1", "https://v.example/3"]
    assert any("damaged" in reason.what for reason in reasons)


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_off_archive_gives_what_was_readable(packed: bool) -> None:
    whole = archive(1, 2, packed=packed)
    drafts, (reason,) = read(whole[:-60])
    assert urls(drafts) == ["https://v.example/1"]
    assert "cut off" in reason.what


def test_a_page_over_the_limit_costs_only_itself_even_when_packed_small() -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    response(writer, "https://v.example/1", b"<p>" + b"word " * 100_000)
    response(
        writer,
        "https://v.example/2",
        gzip.compress(b"<p>" + b"word " * 100_000),
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
    )
    response(writer, "https://v.example/3", page(3))
    drafts, reasons = read(out.getvalue(), Limits(document_bytes=50_000))
    assert urls(drafts) == ["https://v.example/3"]
    assert ["larger than the limit" in reason.what for reason in reasons] == [True, True]


@pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b"])
def test_a_file_without_records_is_told(data: bytes) -> None:
    drafts, reasons = read(data)
    assert drafts == []
    assert reasons


def test_a_gzip_file_of_one_member_is_read_too() -> None:
    drafts, reasons = read(gzip.compress(archive(1, 2, packed=False)))
    assert (len(drafts), reasons) == (2, [])


WHOLE = archive(1, 2, 3)


@settings(max_examples=30, deadline=None)
@given(st.integers(len("WARC/"), len(WHOLE) - 1), st.binary(max_size=30), st.integers(0, 40))
def test_any_damage_gives_drafts_or_reasons(place: int, put: bytes, cut: int) -> None:
    drafts, reasons = read(WHOLE[:place] + put + WHOLE[place + cut :])
    assert len(drafts) == 3 or reasons
    assert len(drafts) >= 1


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x1f\x8b\x08", b"WARC/1.0\r\nContent-Length: 5\r\n\r\n", b"WARC/1.0\r\n\r\n"]))
def test_any_bytes_give_reasons(data: bytes, head: bytes) -> None:
    drafts, reasons = read(head + data)
    assert drafts == []
    assert reasons
