"""JSONL and CSV: rows, their metadata, and rows that cannot be read."""

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unreadable
from secondhand.model import Draft, Limits, Reader
from secondhand.read import csv, jsonl
from secondhand.read.files import of_bytes

GOT = "2021-05-01T00:00:00Z"


def read(reader: Reader, data: bytes, name: str = "rows", limits: Limits | None = None) -> list[Draft | Unreadable]:
    return list(reader.read(of_bytes(data, GOT, name=name), limits or Limits()))


def one(reader: Reader, data: bytes) -> Draft:
    (draft,) = read(reader, data)
    assert isinstance(draft, Draft), draft
    return draft


def test_a_jsonl_row_is_a_document_with_its_metadata() -> None:
    row = {"id": 7, "text": " Shells fell.\r\n", "title": "Shells", "source": "Valley Post", "url": "https://v.example/7"}
    data = json.dumps({**row, "published": "2021-03-04T23:30:00+03:00"}).encode()
    draft = one(jsonl.READER, data)
    assert draft.text == " Shells fell.\r\n"
    assert (draft.external_id, draft.title, draft.outlet, draft.url) == ("7", "Shells", "Valley Post", "https://v.example/7")
    assert draft.published is not None
    assert (draft.published.value, draft.published.basis) == (date(2021, 3, 4), "given")
    assert draft.problems == ()


def test_the_source_of_a_row_is_the_row_itself() -> None:
    first, second = b'{"text": "One."}\n', b'{"text": "Two."}\n'
    drafts = read(jsonl.READER, first + second, name="pile.jsonl")
    sources = [draft.source for draft in drafts if isinstance(draft, Draft)]
    assert [source.origin for source in sources] == ["pile.jsonl:1", "pile.jsonl:2"]
    assert [source.sha256 for source in sources] == [hashlib.sha256(line).hexdigest() for line in (first, second)]
    assert [source.size for source in sources] == [len(first), len(second)]
    assert sources[0].got_at == GOT


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b'{"id": 1}', "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": 5}', "no text"),
        (b'{"text": "  \\n"}', "no text in it"),
        (b'{"text": "a"', "broken JSON"),
        (b'["text"]', "an object|object is wanted, not list"),
        (b"17", "not int"),
        (b'{"text": "a", "text": "b"}', "'text' is there twice"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "unusable JSON"),
        (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b"\xff\xfe\x00\x01" * 40, "binary|broken"),
    ],
)
def test_a_bad_jsonl_row_is_told_with_its_line_and_the_others_are_read(row: bytes, reason: str) -> None:
    before, bad, after = read(jsonl.READER, b'{"text": "Before."}\n' + row + b'\n{"text": "After."}', name="pile.jsonl")
    assert isinstance(before, Draft)
    assert isinstance(after, Draft)
    assert isinstance(bad, Unreadable)
    assert bad.where == "pile.jsonl:2"
    with pytest.raises(Unreadable, match=reason):
        raise bad


def test_blank_lines_are_no_rows() -> None:
    assert len(read(jsonl.READER, b'\n{"text": "One."}\n\n  \n')) == 1


def test_a_lone_surrogate_survives() -> None:
    assert one(jsonl.READER, b'{"text": "broken \\ud800 letter"}').text == "broken \ud800 letter"


@pytest.mark.parametrize("value", ["2020-02-31", "yesterday", "04/03/2021", "1614816000"])
def test_a_wrong_date_costs_the_date_and_not_the_document(value: str) -> None:
    draft = one(jsonl.READER, json.dumps({"text": "A text.", "published": value}).encode())
    assert draft.published is None
    (problem,) = draft.problems
    assert value in problem


def test_a_field_of_the_wrong_kind_is_left_out_and_told() -> None:
    draft = one(jsonl.READER, b'{"text": "A text.", "title": ["a"], "outlet": true}')
    assert (draft.title, draft.outlet) == (None, None)
    assert len(draft.problems) == 2


@pytest.mark.parametrize("reader", [jsonl.READER, csv.READER])
def test_a_huge_row_costs_only_itself(reader: Reader) -> None:
    rows = {
        "jsonl": [b'{"text": "One."}', b'{"text": "' + b"x" * 5000 + b'"}', b'{"text": "Two."}'],
        "csv": [b"id,text\n1,One.", b"2," + b"x" * 5000, b"3,Two."],
    }
    found = read(reader, b"\n".join(rows[reader.name]), limits=Limits(document_bytes=1000))
    assert [draft.text for draft in found if isinstance(draft, Draft)] == ["One.", "Two."]
    (left_out,) = [draft for draft in found if isinstance(draft, Unreadable)]
    assert "larger than the limit" in left_out.what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_rows_in_other_encodings(encoding: str) -> None:
    text = "قال مصدر عسكري إن القوات دخلت البلدة صباح أمس بعد اشتباكات عنيفة."
    line = json.dumps({"text": text}, ensure_ascii=False) + "\n"
    found = read(jsonl.READER, (line * 2).encode(encoding))
    assert [draft.text for draft in found if isinstance(draft, Draft)] == [text, text]
    found = read(csv.READER, f"id,text\n1,{text}\n2,{text}".encode(encoding))
    assert [draft.text for draft in found if isinstance(draft, Draft)] == [text, text]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_columns_in_any_order_case_and_delimiter(delimiter: str) -> None:
    data = (
        delimiter.join(["Source", "TEXT", " Published ", "id"])
        + "\n"
        + delimiter.join(["Radio", '"Two; |,\tand ""more"""', "2021-03-04", "a1"])
    )
    draft = one(csv.READER, data.encode())
    assert draft.text == 'Two; |,\tand "more"'
    assert (draft.outlet, draft.external_id) == ("Radio", "a1")
    assert draft.published is not None
    assert draft.published.value == date(2021, 3, 4)


def test_a_csv_cell_keeps_its_line_breaks_and_its_row_is_the_source() -> None:
    row = b'1,"First line.\r\nSecond line."\r\n'
    first, second = read(csv.READER, b"id,text\r\n" + row + b"2,Short.\r\n", name="t.csv")
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.text == "First line.\r\nSecond line."
    assert first.data == row
    assert (first.source.origin, second.source.origin) == ("t.csv:2", "t.csv:4")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the first row is: empty"),
        (b"id,body\n1,Words.", "no column is named text; the first row is: id,body"),
        (b"id,text\n1", "too short"),
        (b"id,text\n1,   ", "no text in it"),
    ],
)
def test_csv_that_cannot_be_read(data: bytes, reason: str) -> None:
    (found,) = read(csv.READER, data)
    assert isinstance(found, Unreadable)
    assert reason in found.what


def test_a_cell_of_more_than_the_usual_csv_limit() -> None:
    assert len(one(csv.READER, b"id,text\n1," + b"word " * 100_000).text) == 500_000


def test_an_unclosed_quotation_mark_is_told_and_does_not_crash() -> None:
    found = read(csv.READER, b'id,text\n1,"open\n' + b"2,more words\n" * 500, limits=Limits(document_bytes=2000))
    assert any(isinstance(draft, Unreadable) for draft in found)


@pytest.mark.parametrize("reader", [jsonl.READER, csv.READER])
def test_any_bytes_give_drafts_or_reasons(reader: Reader) -> None:
    @given(st.binary(max_size=200), st.sampled_from([b"", b"text,id\n", b'{"text": "a"}\n']))
    def holds(data: bytes, head: bytes) -> None:
        for draft in read(reader, head + data):
            assert isinstance(draft, Unreadable) or draft.text.strip()

    holds()


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_comes_out_of_a_row_as_it_went_in(text: str) -> None:
    assert one(jsonl.READER, json.dumps({"text": text}).encode()).text == text
