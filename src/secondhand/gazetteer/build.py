"""Writing an index file: a constant database after D. J. Bernstein's cdb, with 64-bit offsets.

    header      MAGIC, then where the directory is, how many buckets it has, where `about` begins, and the end of a line
    places      a line for each place
    directory   for each of as many buckets as there are rows, where its rows begin, with the tags of their keys; at last,
                where they end
    rows        a line for each key of the forms of a name, in the order of the mark of the key, so of the buckets
    about       what the index says of itself, as JSON

Lines are UTF-8 with tabs between the fields; numbers are in the order of bytes of the processor, for an index stays
where it is made. Rows go to the disk as they come and are sorted there (by a temporary database of SQLite), so memory
does not grow with their number.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby, islice
from pathlib import Path
from struct import Struct
from typing import BinaryIO
from zlib import crc32

from secondhand.errors import Unusable
from secondhand.gazetteer.entry import Entry, digest
from secondhand.gazetteer.names import in_cyrillic, loose_key, plain_key, root_of, skeleton_key, telling, words_of
from secondhand.model import Place

LAYOUT = "07"
"""Raised when the layout or the way that keys are made changes, so that older files are built anew."""
MAGIC = f"{LAYOUT}{digest('spellings.toml')[:6]}".encode()
"""How a file begins that has this layout and keys of these spellings."""
HEADER = Struct("=8sQQQc")
POINTER = Struct("=Q")
OFFSET_BITS = 48
OFFSET = (1 << OFFSET_BITS) - 1
"""The part of a pointer that says where rows begin; the 16 bits above it are tags."""
LOOSE, SKELETON = "~", "#"
"""A sign in front keeps the kinds of keys apart."""
MAIN, OTHER, FORMER = "012"
"""What a form is to its place: the name it is shown by, another one, or one that it no longer bears. Better ones sort first."""
BATCH = 20_000
_ONE_LINE = str.maketrans("\t\n", "  ")
_SORTER = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
CREATE TABLE row (mark INTEGER, line BLOB);
"""


def mark_of(beginning: bytes) -> int:
    """A number of 32 bits that says in which bucket the rows are that begin so: with a key and a tab."""
    return crc32(beginning)


def tag_of(mark: int) -> int:
    """The bit that is set in the pointer to a bucket when it has rows of this mark."""
    return 1 << OFFSET_BITS + (mark & 15)


def encoded(text: str) -> bytes:
    """Text as it stands in an index file."""
    return text.encode("utf-8", "surrogatepass")


def coarse_keys(words: Sequence[str]) -> Iterator[str]:
    """The keys under which other spellings of a name are looked for.

    One in Cyrillic letters is found as it stands: it would only add what Latin forms of its place have, and false friends.
    """
    if not in_cyrillic(words):
        root = root_of(words)
        yield LOOSE + loose_key(root)
        if bones := skeleton_key(root):
            yield SKELETON + bones


def build(entries: Iterable[Entry], path: Path, *, about: Mapping[str, object]) -> None:
    """Write an index. It appears under its name only when it is whole, so readers never see half of one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise Unusable(
            f"no place index can be written ({error.strerror})", where=str(path.parent), advice="Choose a folder you may write to."
        ) from error
    os.close(handle)
    draft = Path(name)
    try:
        _write(draft, entries, about)
        draft.chmod(0o644)
        draft.replace(path)
    except (sqlite3.OperationalError, OSError) as error:
        raise Unusable(
            f"the place index cannot be written ({error})", where=str(path.parent), advice="Make room on the disk, then try again."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _write(draft: Path, entries: Iterable[Entry], about: Mapping[str, object]) -> None:
    with draft.open("wb") as file, closing(sqlite3.connect("", isolation_level=None)) as sorter:
        sorter.executescript(_SORTER)
        sorter.execute("BEGIN")
        file.write(bytes(HEADER.size))
        places = _write_places(file, sorter, entries)
        (rows,) = sorter.execute("SELECT count(*) FROM row").fetchone()
        buckets = rows + 1
        directory = file.tell()
        file.seek(POINTER.size * (buckets + 1), os.SEEK_CUR)
        with draft.open("r+b") as pointers:
            pointers.seek(directory)
            _write_rows(file, pointers, sorter.execute("SELECT mark, line FROM row ORDER BY mark, line"), buckets)
        end = file.tell()
        file.write(json.dumps({**about, "places": places}).encode())
        file.seek(0)
        file.write(HEADER.pack(MAGIC, directory, buckets, end, b"\n"))


def _write_places(file: BinaryIO, sorter: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    """Write the places and hand their names to the sorter. Returns how many there were."""
    count = 0
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        rows: list[tuple[int, bytes]] = []
        for entry in batch:
            rows += _rows(entry, file.tell())
            file.write(_line(entry.place))
        sorter.executemany("INSERT INTO row VALUES (?, ?)", rows)
        count += len(batch)
    return count


def _line(place: Place) -> bytes:
    fields = (place.id, place.name, place.country or "", place.admin1 or "", place.feature)
    figures = f"{place.lat!r}\t{place.lon!r}\t{place.population}\t{place.radius_km!r}"
    return encoded("\t".join([field.translate(_ONE_LINE) for field in fields]) + f"\t{figures}\n")


def _rows(entry: Entry, offset: int) -> Iterator[tuple[int, bytes]]:
    """A row for each form and its plain key; under each coarser key one form of the place is enough, that of the most words."""
    alike: dict[str, tuple[int, str, str]] = {}
    for name in dict.fromkeys(entry.names):
        if not (words := words_of(name)):
            continue
        standing = FORMER if name in entry.former else MAIN if name == entry.place.name else OTHER
        yield _row(plain_key(words), name, standing, offset)
        for key in coarse_keys(words) if entry.loosely else ():
            form = -len(telling(words)), standing, name
            alike[key] = min(alike.get(key, form), form)
    for key, (_, standing, name) in alike.items():
        yield _row(key, name, standing, offset)


def _row(key: str, name: str, standing: str, offset: int) -> tuple[int, bytes]:
    beginning = encoded(key + "\t")
    return mark_of(beginning), beginning + encoded(f"{name.translate(_ONE_LINE)}\t{standing}\t{offset}\n")


def _write_rows(file: BinaryIO, pointers: BinaryIO, rows: Iterable[tuple[int, bytes]], buckets: int) -> None:
    begun, end = 0, file.tell()
    for bucket, filed in groupby(rows, key=lambda row: row[0] * buckets >> 32):
        pointers.write(POINTER.pack(end) * (bucket - begun))
        pointer = end
        for mark, line in filed:
            pointer |= tag_of(mark)
            end += file.write(line)
        pointers.write(POINTER.pack(pointer))
        begun = bucket + 1
    pointers.write(POINTER.pack(end) * (buckets + 1 - begun))
