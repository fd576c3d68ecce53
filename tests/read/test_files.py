"""Which files are read, by which reader, and what side files add."""

import json
import os
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from secondhand.errors import Unreadable
from secondhand.model import Draft, Limits, Reader
from secondhand.read.files import drafts, of_bytes, of_file, reader_for, walk

READERS: list[Reader] = [point.load() for point in entry_points(group="secondhand.readers")]
GOT = "2021-05-01T00:00:00Z"


def read(path: Path) -> list[Draft | Unreadable]:
    return list(drafts(of_file(path, GOT), READERS, Limits()))


def one(path: Path) -> Draft:
    (draft,) = read(path)
    assert isinstance(draft, Draft), draft
    return draft


def write(folder: Path, name: str, content: str | bytes = "Some words.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_folders_are_walked_in_order_without_hidden_and_side_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/er/c.txt", "deep/a.txt", ".git/x.txt", ".hidden.txt", "b.txt.meta.json", "b.meta.json"):
        write(tmp_path, name)
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path]) if isinstance(path, Path)]
    assert found == ["a.html", "b.txt", "deep/a.txt", "deep/er/c.txt"]


def test_a_file_is_walked_once_however_often_it_is_named(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt")
    assert list(walk([tmp_path, file, tmp_path / "." / "a.txt"])) == [file]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    file = write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    found, told = walk([tmp_path])
    assert found == file
    assert isinstance(told, Unreadable)
    assert told.where.endswith("self.txt")


def test_an_empty_folder_has_nothing_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert list(walk([tmp_path])) == []
    (missing,) = walk([tmp_path / "none"])
    assert isinstance(missing, Unreadable)
    assert missing.where.endswith("none")


def test_what_has_no_content_is_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "moved.txt")
    told = [found for found in walk([tmp_path]) if isinstance(found, Unreadable)]
    assert [Path(found.where).name for found in told] == ["gone.txt", "pipe.txt"]
    assert {found.what for found in told} == {"this is a link to nothing, a pipe or a device"}


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("a.b.htm", "html"),
        ("a.warc", "warc"),
        ("a.warc.gz", "warc"),
        ("a.xml", "feed"),
        ("a.jsonl", "jsonl"),
        ("a.csv", "csv"),
    ],
)
def test_the_suffix_calls_the_reader(name: str, reader: str) -> None:
    assert reader_for(of_bytes(b"", GOT, name=name), READERS).name == reader


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"Some words.", "text"),
        (b"", "text"),
        (b'{"text": "Some words."}', "jsonl"),
        (b"\xef\xbb\xbf<!doctype html><p>Words", "html"),
        (b"<?xml version='1.0'?><rss/>", "feed"),
        (b"<?xml version='1.0'?><html/>", "html"),
        (b"WARC/1.0\r\n", "warc"),
        (b"\x1f\x8b\x08\0", "warc"),
        (b"id;Text;title\n1;Words;T", "csv"),
        (b"Text, she said, is all.\nSo it is.", "csv"),
        (b"In a text, she said.\nSo it is.", "text"),
    ],
)
def test_nameless_input_is_told_by_its_beginning(data: bytes, reader: str) -> None:
    assert reader_for(of_bytes(data, GOT), READERS).name == reader


@pytest.mark.parametrize("name", ["scan.pdf", "notes.docx", "words.txt.gz", "case.db"])
def test_an_unknown_suffix_is_told_with_the_known_ones(tmp_path: Path, name: str) -> None:
    (reason,) = read(write(tmp_path, name))
    assert isinstance(reason, Unreadable)
    assert "not read" in reason.what
    assert ".jsonl" in reason.advice


@pytest.mark.parametrize("side", ["a.txt.meta.json", "a.meta.json"])
def test_a_side_file_gives_the_metadata(tmp_path: Path, side: str) -> None:
    file = write(tmp_path, "a.txt")
    row = {"id": "x1", "title": "T", "source": "Radio", "url": "https://r.example", "published": "2021-03-04", "language": "en"}
    write(tmp_path, side, json.dumps(row))
    draft = one(file)
    assert (draft.external_id, draft.title, draft.outlet, draft.url, draft.language) == ("x1", "T", "Radio", "https://r.example", "en")
    assert draft.published is not None
    assert (draft.published.value, draft.published.basis) == (date(2021, 3, 4), "given")


def test_a_side_file_knows_better_than_the_page(tmp_path: Path) -> None:
    file = write(tmp_path, "a.html", "<html><head><title>Wrong</title></head><body><p>Words.</p></body></html>")
    write(tmp_path, "a.html.meta.json", '{"title": "Right"}')
    write(tmp_path, "a.meta.json", '{"title": "Not this one"}')
    assert one(file).title == "Right"


@pytest.mark.parametrize("content", ["{broken", "[]", "", b"\0\0\0\0", '{"published": "2020-02-31"}'])
def test_a_bad_side_file_is_told_and_the_document_read(tmp_path: Path, content: str | bytes) -> None:
    file = write(tmp_path, "a.txt")
    write(tmp_path, "a.meta.json", content)
    draft = one(file)
    assert draft.text == "Some words."
    assert len(draft.problems) == 1


def test_plain_text_is_unchanged_and_named_by_its_file(tmp_path: Path) -> None:
    draft = one(write(tmp_path, "a.txt", "  One.\r\n\tTwo. \n"))
    assert draft.text == "  One.\r\n\tTwo. \n"
    assert draft.external_id == "a.txt"
    assert draft.source.origin == str(tmp_path / "a.txt")
    assert draft.blocks == ()


@pytest.mark.parametrize("content", ["", " \n\t "])
def test_text_without_words_is_told(tmp_path: Path, content: str) -> None:
    (reason,) = read(write(tmp_path, "a.txt", content))
    assert isinstance(reason, Unreadable)
    assert "no text" in reason.what


def test_one_character_and_ten_megabytes_are_read(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", "x")).text == "x"
    assert len(one(write(tmp_path, "b.txt", b"words " * 1_700_000)).text) == 10_200_000


def test_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    (reason,) = read(tmp_path / "gone.txt")
    assert isinstance(reason, Unreadable)
    assert "cannot be opened" in reason.what
