"""Files and folders -> drafts: which files are read, by which reader, and the side files beside them.

A side file `NAME.meta.json` holds the metadata of one text, HTML or feed file as a JSON object with the fields of a
JSONL row. NAME is the whole file name (`report.html.meta.json`) or the name without its suffix (`report.meta.json`);
the whole name wins when both are there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Reader
from secondhand.read.csv import delimiter_of
from secondhand.read.decode import decode, read_whole
from secondhand.read.item import Details, details_of, with_details
from secondhand.read.jsonl import parse_object

SIDE_SUFFIX = ".meta.json"
SIDE_LIMIT = 1_000_000
SINGLE = (".txt", ".html", ".htm", ".xhtml")
"""Suffixes of files that are one document, to which a side file can belong."""
SNIFFED = 4_096
_HOLLOW = "this is a link to nothing, a pipe or a device"


def walk(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """Every file to be read, in a fixed order, each once. Hidden files, side files and links to folders are passed over."""
    seen: set[Path] = set()
    for path in paths:
        for found in _under(path):
            if isinstance(found, Unreadable):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _under(path: Path) -> Iterator[Path | Unreadable]:
    if not path.is_dir():
        yield path if path.is_file() else Unreadable("there is no such file or folder", where=str(path), advice="Check the name.")
        return
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and not name.endswith(SIDE_SUFFIX):
                yield file if file.is_file() else Unreadable(_HOLLOW, where=str(file), advice="Leave it out, or mend the link.")
    yield from (Unreadable(f"the folder cannot be opened ({error.strerror})", where=str(error.filename)) for error in closed)


def of_file(path: Path, got_at: str) -> Arrival:
    """A file as an arrival; it is opened when it is read."""
    return Arrival(name=path.name, origin=str(path), open=partial(_open, path), got_at=got_at)


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def of_bytes(data: bytes, got_at: str, *, name: str = "-") -> Arrival:
    """Bytes that are no file, such as standard input."""
    return Arrival(name=name, origin=name, open=partial(BytesIO, data), got_at=got_at)


def drafts(arrival: Arrival, readers: Sequence[Reader], limits: Limits) -> Iterator[Draft | Unreadable]:
    """Everything in one file, by the reader its suffix or, without one, its first bytes call for."""
    try:
        reader = reader_for(arrival, readers)
        side = side_details(Path(arrival.origin)) if arrival.name.lower().endswith(SINGLE) else Details()
        for draft in reader.read(arrival, limits):
            yield draft if isinstance(draft, Unreadable) else with_details(draft, side)
    except Unreadable as reason:
        yield reason
    except OSError as error:
        yield Unreadable(f"it cannot be opened ({error.strerror})", where=arrival.origin, advice="Check that you may read it.")


def reader_for(arrival: Arrival, readers: Sequence[Reader]) -> Reader:
    """The reader with the longest suffix that fits the name. Raises Unreadable when none does."""
    name = arrival.name.lower()
    if not Path(name).suffix:
        with arrival.open() as stream:
            name = sniffed(stream)
    fitting = [(len(suffix), reader) for reader in readers for suffix in reader.suffixes if name.endswith(suffix)]
    if not fitting:
        known = ", ".join(sorted(suffix for reader in readers for suffix in reader.suffixes))
        raise Unreadable("files of this kind are not read", where=arrival.origin, advice=f"These are: {known}.")
    return max(fitting, key=lambda pair: pair[0])[1]


def sniffed(stream: BinaryIO) -> str:
    """The suffix that the first bytes of nameless input would deserve."""
    head = stream.read(SNIFFED)
    if head.startswith((b"\x1f\x8b", b"WARC/")):
        return ".warc"
    try:
        start = decode(head, where="").lstrip().lower()
    except Unreadable:
        return ".txt"  # whose reader says why it cannot be read
    if start.startswith("{"):
        return ".jsonl"
    if start.startswith(("<?xml", "<rss", "<feed", "<rdf")):
        return ".html" if "<html" in start else ".xml"
    if start.startswith("<"):
        return ".html"
    return ".csv" if delimiter_of(start.partition("\n")[0]) and len(start.split("\n", 1)) == 2 else ".txt"


def side_details(path: Path) -> Details:
    """What the side file of a document says, if there is one; what is wrong with it is told among its problems."""
    for name in (path.name, path.stem):
        side = path.with_name(f"{name}{SIDE_SUFFIX}")
        if side.is_file():
            try:
                with side.open("rb") as stream:
                    text = decode(read_whole(stream, SIDE_LIMIT, where=side.name), where=side.name)
                return details_of(parse_object(text, side.name))
            except (Unreadable, OSError) as error:
                return Details(problems=(f"the side file is left out: {error}",))
    return Details()
