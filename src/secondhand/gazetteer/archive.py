"""The lines of a file of GeoNames, as text or in the ZIP archive it is published in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from secondhand.errors import Unusable

LARGEST = 4_000_000_000
"""Bytes; allCountries.txt has 1.7 billion."""
LONGEST_LINE = 1_000_000


@contextmanager
def lines_of(path: Path) -> Iterator[io.TextIOBase]:
    """The lines of a text file or of the largest file in an archive. Raises Unusable when it is neither or damaged."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open(encoding="utf-8", newline="\n") as lines:
                yield lines
            return
        with ZipFile(path) as archive:
            member = max(archive.infolist(), key=lambda info: (info.filename != "readme.txt", info.file_size), default=None)
            if member is None or member.file_size > LARGEST:
                raise Unusable("the archive holds no country dump", where=str(path), advice="Give a file such as SY.zip from geonames.org.")
            with archive.open(member) as data, io.TextIOWrapper(data, encoding="utf-8", newline="\n") as text:
                yield text
    except (BadZipFile, UnicodeDecodeError, OSError) as error:
        raise Unusable(f"the gazetteer cannot be read ({error})", where=str(path), advice="Download it again.") from error


def columns_in(path: Path) -> int:
    """How many columns the first line has, parted by tabs. It tells the files of GeoNames from one another and from others."""
    if path.suffix.lower() == ".zip":
        with lines_of(path) as lines:
            return lines.readline(LONGEST_LINE).count("\t") + 1
    try:
        with path.open("rb") as data:
            return data.readline(LONGEST_LINE).count(b"\t") + 1
    except OSError as error:
        raise Unusable(f"the gazetteer cannot be read ({error.strerror})", where=str(path), advice="Check the path.") from error


def table_rows(lines: io.TextIOBase, path: Path, columns: range, advice: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not empty, with its number. Raises Unusable at a line with another number of columns."""
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) in columns:
            yield number, cells
        elif line.strip():
            raise Unusable(f"the line has {len(cells)} columns", where=f"{path}:{number}", advice=advice)
