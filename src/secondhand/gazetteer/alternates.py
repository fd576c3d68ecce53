"""The further names of places that GeoNames keeps in files of their own: alternatenames/SY.zip, alternateNamesV2.zip.

One name a line in ten tab-separated columns (geonames.org/export, readme.txt): its own number, the number of the place,
the language, the name, and whether it is preferred, short, colloquial or historic, and since when until when.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from secondhand.gazetteer.archive import lines_of, table_rows

COLUMNS = range(8, 11)
"""The older layout lacks the two columns of years."""
NO_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "abbr", "fr_1793"})
"""What stands in the place of a language when the line holds no name that a text would use: addresses and codes."""
_ADVICE = "A file of alternate names has ten columns."
_TABLE = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
CREATE TABLE name (place INTEGER, name TEXT, former INTEGER);
"""


class AlternateNames:
    """Names by place, in a temporary database on the disk: those of the whole world are too many for the memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._any = database.execute("SELECT 1 FROM name LIMIT 1").fetchone() is not None

    def of(self, place: str) -> list[tuple[str, bool]]:
        """The names of the place with this GeoNames number, and whether they are former ones."""
        if not self._any:
            return []
        found = self._database.execute("SELECT name, former FROM name WHERE place = ? ORDER BY rowid", (place,))
        return [(name, bool(former)) for name, former in found]


@contextmanager
def alternate_names(paths: Iterable[Path]) -> Iterator[AlternateNames]:
    """The names in these files, for as long as they are needed."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.executescript(_TABLE)
        database.execute("BEGIN")
        for path in paths:
            database.executemany("INSERT INTO name VALUES (?, ?, ?)", _names_in(path))
        database.execute("CREATE INDEX name_place ON name (place)")
        yield AlternateNames(database)


def _names_in(path: Path) -> Iterator[tuple[str, str, bool]]:
    with lines_of(path) as lines:
        for _, (_, place, language, name, _, _, _, historic, *_) in table_rows(lines, path, COLUMNS, _ADVICE):
            if name and language not in NO_NAMES:
                yield place, name, historic == "1"
