"""Looking places up in index files, which are mapped into memory and shared by all processes that read them."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

from secondhand.errors import Unusable
from secondhand.gazetteer.build import FORMER, HEADER, LOOSE, MAGIC, MAIN, OFFSET, POINTER, SKELETON, encoded, mark_of, tag_of
from secondhand.gazetteer.names import loose_key, overlong, plain_key, root_of, skeleton_key, words_of
from secondhand.model import Place

_EXACT, _PLAIN, _LOOSE, _SKELETON = range(4)
_Filed = tuple[int, int, str, bytes]
"""What one index has under a key: which index it is, the rank of the forms, how their rows begin, and lines that hold them."""
_Fit = tuple[int, str, str]
"""Rank, standing and form. Of forms that fit alike the main name counts, then the alphabet: never their order in an index."""
_PUT = [getattr(Place, field.name).__set__ for field in fields(Place)]
"""What sets each field of a place, in their order."""


class _Opened(NamedTuple):
    data: mmap
    directory: memoryview
    buckets: int
    places: int
    """Where they end."""
    about: int


class FileIndex:
    """One index file. Opened when it is first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[type[FileIndex], tuple[Path]]:
        return FileIndex, (self.path,)

    @cached_property
    def opened(self) -> _Opened:
        """The parts of the file."""
        try:
            with self.path.open("rb") as file:
                data = mmap(file.fileno(), 0, access=ACCESS_READ)
            magic, directory, buckets, about, _ = HEADER.unpack_from(data)
        except (OSError, ValueError, struct.error) as error:
            raise Unusable(f"the place index cannot be read ({error})", where=str(self.path), advice="Add it again.") from error
        if magic != MAGIC or directory + POINTER.size * (buckets + 1) > about or about >= len(data):
            raise Unusable("this place index is damaged or of another version", where=str(self.path), advice="Add it again.")
        rows = directory + POINTER.size * (buckets + 1)
        return _Opened(data, memoryview(data)[directory:rows].cast("Q"), buckets, directory, about)

    def about(self) -> dict[str, Any]:
        """What the index says of itself: its source, when it was added, how many places."""
        found: dict[str, Any] = json.loads(self.opened.data[self.opened.about :])
        return found

    def find(self, name: str) -> Sequence[Place]:
        """All places of this name, best spelling first, then the most prominent."""
        return look_up(name, (self,))

    def similar(self, name: str) -> Sequence[Place]:
        """All places whose name has the same consonants, though others fit better."""
        return look_alikes(name, (self,))

    def by_id(self, id: str) -> Place | None:
        """The place of this id. All places are looked through: this is for people who type an id, not for texts."""
        found = self.opened.data.find(encoded(f"\n{id}\t"), 0, self.opened.places)
        return None if found < 0 else _place((_EXACT, MAIN, ""), self.line(found + 1))

    def line(self, start: int) -> list[str]:
        """The fields of the place that begins there."""
        data = self.opened.data
        return data[start : data.find(b"\n", start)].decode("utf-8", "surrogatepass").split("\t")


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
        return look_up(name, self.indexes)

    def similar(self, name: str) -> Sequence[Place]:
        """All places whose name has the same consonants, though others fit better."""
        return look_alikes(name, self.indexes)


def look_up(name: str, indexes: Sequence[FileIndex]) -> tuple[Place, ...]:
    """The places of this name in any spelling; only when there is none, those of the same consonants.

    Forms with the same loose key have the same skeleton: most words of a text are found to be no names by that alone.
    Words in small letters are no names of which only the consonants fit.
    """
    words = words_of(name)
    if not words:
        return ()
    filed, root = _filed(_PLAIN, plain_key(words), indexes), root_of(words)
    alike: list[_Filed] = []
    if not filed and (bones := skeleton_key(root)):
        alike = _filed(_SKELETON, SKELETON + bones, indexes)
        if not alike:
            return ()
    filed += _filed(_LOOSE, LOOSE + loose_key(root), indexes)
    found = _collected(name, filed, indexes)
    if not found and alike and not name.islower():
        found = _collected(name, alike, indexes)
    return found


def look_alikes(name: str, indexes: Sequence[FileIndex]) -> tuple[Place, ...]:
    """The places of the same consonants as a name, of whatever vowels."""
    words = words_of(name)
    bones = skeleton_key(root_of(words)) if words else ""
    return _collected(name, _filed(_SKELETON, SKELETON + bones, indexes), indexes) if bones else ()


def _filed(rank: int, key: str, indexes: Sequence[FileIndex]) -> list[_Filed]:
    """What is under a key, of the indexes that have anything. Most that have not are left by one look at their directory."""
    key += "\t"
    beginning = encoded(key)
    mark = mark_of(beginning)
    tag = tag_of(mark)
    found: list[_Filed] = []
    for number, index in enumerate(indexes):
        data, directory, buckets, _, _ = index.opened
        bucket = mark * buckets >> 32
        start = directory[bucket]
        if start & tag:
            lines = data[start & OFFSET : directory[bucket + 1] & OFFSET]
            if beginning in lines:
                found.append((number, rank, key, lines))
    return found


def _collected(name: str, filed: Sequence[_Filed], indexes: Sequence[FileIndex]) -> tuple[Place, ...]:
    """The places of these rows, each with the form that fits best and the line of the first index that has it."""
    fits = _fits(name, filed)
    best: dict[str, tuple[_Fit, list[str]]] = {}
    for (number, start), fit in sorted(fits.items()) if len(fits) > 1 else fits.items():
        line = indexes[number].line(int(start))
        known = best.get(line[0])
        if known is None:
            best[line[0]] = fit, line
        elif fit < known[0]:
            best[line[0]] = fit, known[1]
    found = sorted(best.values(), key=_order) if len(best) > 1 else best.values()
    return tuple([_place(*each) for each in found])


def _order(found: tuple[_Fit, list[str]]) -> tuple[int, int, str]:
    (rank, _, _), line = found
    return rank, -int(line[7]), line[0]


def _fits(name: str, filed: Sequence[_Filed]) -> dict[tuple[int, str], _Fit]:
    """Of each place, which index has it and where, the form that fits best."""
    fits: dict[tuple[int, str], _Fit] = {}
    for number, rank, beginning, lines in filed:
        for line in lines.decode("utf-8", "surrogatepass").split("\n"):
            if not line.startswith(beginning):
                continue
            _, form, standing, start = line.split("\t")
            known = fits.get((number, start))
            if known and known[0] < rank:
                continue
            if rank == _LOOSE and overlong(name, form):
                continue
            fit = rank if form != name else _EXACT, standing, form
            if known is None or fit < known:
                fits[number, start] = fit
    return fits


def _place(fit: _Fit, line: Sequence[str]) -> Place:
    """A place as it was written. Its words were checked then, and making it without checks takes half the time."""
    _, standing, form = fit
    key, name, country, admin1, feature, lat, lon, population, radius_km = line
    position, region = (float(lat), float(lon)), (country or None, admin1 or None)
    values = (key, name, *position, *region, feature, int(population), float(radius_km), form, standing == FORMER)
    place = Place.__new__(Place)
    for put, value in zip(_PUT, values, strict=True):
        put(place, value)
    return place
