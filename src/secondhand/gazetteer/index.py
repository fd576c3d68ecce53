"""An index of places in one SQLite file: built once, read by any number of processes."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from secondhand.errors import Unusable
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.names import grade, loose, plain, skeleton
from secondhand.model import Place

LAYOUT = 4
"""Raised when the tables or the keys change, so that older files are built anew."""
SHORTEST_SKELETON = 3
_COLUMNS = ("id", "name", "lat", "lon", "country", "admin1", "feature", "population", "radius_km")
_FIELDS = ", ".join(_COLUMNS)
_TABLES = f"""
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (number INTEGER PRIMARY KEY, {_FIELDS});
CREATE TABLE form (key TEXT, place INTEGER, form TEXT);
"""
_LOOK_UP = f"SELECT form, {_FIELDS} FROM form JOIN place ON place.number = form.place WHERE key "
_Fit = tuple[int, bool, str]
_RANK = {"exact": 0, "plain": 1, "loose": 2, "skeleton": 3}


def keys(name: str, loosely: bool) -> Iterator[str]:
    """The keys under which a name is filed; a sign in front keeps the three kinds apart."""
    yield plain(name)
    if loosely:
        yield f"~{loose(name)}"
        bones = skeleton(name)
        if len(bones) >= SHORTEST_SKELETON:
            yield f"#{bones}"


def build(entries: Iterable[Entry], path: Path, *, about: dict[str, str]) -> None:
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
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            _fill(database, entries, about)
        draft.chmod(0o644)
        draft.replace(path)
    except (sqlite3.OperationalError, OSError) as error:
        raise Unusable(
            f"the place index cannot be written ({error})", where=str(path.parent), advice="Make room on the disk, then try again."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, entries: Iterable[Entry], about: dict[str, str]) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    database.execute("BEGIN")
    count = 0
    for number, (place, names, loosely) in enumerate(entries):
        row = [getattr(place, column) for column in _COLUMNS]
        database.execute(f"INSERT INTO place VALUES (?, {', '.join('?' * len(row))})", (number, *row))
        forms = {(key, number, name) for name in names for key in keys(name, loosely) if key}
        database.executemany("INSERT INTO form VALUES (?, ?, ?)", forms)
        count += 1
    database.execute("CREATE INDEX form_key ON form (key)")
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted({**about, "places": str(count)}.items()))
    database.execute("COMMIT")


class FileIndex:
    """Looks places up in one index file. Opened anew in every process that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def __reduce__(self) -> tuple[type[FileIndex], tuple[Path]]:
        return FileIndex, (self.path,)

    @property
    def _database(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._opened = os.getpid(), sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._opened[1]

    def about(self) -> dict[str, str]:
        """What the index says of itself: its source, when it was added, how many places."""
        return dict(self._database.execute("SELECT key, value FROM about"))

    def find(self, name: str) -> Sequence[Place]:
        """All places of this name, best spelling first, then the most prominent."""
        key = plain(name)
        if not key:
            return ()
        found = self._rows("IN (?, ?)", key, f"~{loose(name)}")
        if not found and len(bones := skeleton(name)) >= SHORTEST_SKELETON:
            found = self._rows("= ?", f"#{bones}")
        return ranked(name, found)

    def by_id(self, id: str) -> Place | None:
        """The place of this id. All places are looked through: this is for people who type an id, not for texts."""
        row = self._database.execute(f"SELECT {_FIELDS} FROM place WHERE id = ?", (id,)).fetchone()
        return Place(**dict(zip(_COLUMNS, row, strict=True))) if row else None

    def _rows(self, condition: str, *values: str) -> list[Place]:
        rows = self._database.execute(_LOOK_UP + condition, values)
        return [Place(matched=form, **dict(zip(_COLUMNS, row, strict=True))) for form, *row in rows]


def ranked(name: str, found: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, by the form that fits best; best spelling first, then the most prominent."""
    best: dict[str, tuple[_Fit, Place]] = {}
    for place in found:
        spelling = grade(name, place.matched)
        if spelling is None:
            continue
        # Of forms that fit alike the main name counts, then the alphabet: never the order in which an index holds them.
        fit = _RANK[spelling], place.matched != place.name, place.matched
        if place.id not in best or fit < best[place.id][0]:
            best[place.id] = fit, place
    sure = any(rank < _RANK["skeleton"] for (rank, *_), _ in best.values())
    kept = [(rank, place) for (rank, *_), place in best.values() if not sure or rank < _RANK["skeleton"]]
    return tuple(place for _, place in sorted(kept, key=lambda item: (item[0], -item[1].population, item[1].id)))


class Shelf:
    """Several indexes as one; of a place known to more than one, the entry of the first is kept."""

    def __init__(self, indexes: Sequence[FileIndex]) -> None:
        self.indexes = tuple(indexes)
        self.find = lru_cache(maxsize=20_000)(self._find)

    def __reduce__(self) -> tuple[type[Shelf], tuple[Sequence[FileIndex]]]:
        return Shelf, (self.indexes,)

    def by_id(self, id: str) -> Place | None:
        """The place of this id, from the first index that has it."""
        return next(filter(None, (index.by_id(id) for index in self.indexes)), None)

    def _find(self, name: str) -> Sequence[Place]:
        found: dict[str, Place] = {}
        for index in self.indexes:
            for place in index.find(name):
                found.setdefault(place.id, place)
        return ranked(name, found.values())
