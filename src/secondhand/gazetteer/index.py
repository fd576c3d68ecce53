"""Looking places up in index files, which are mapped into memory and shared by all processes that read them."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

from secondhand.errors import Unusable
from secondhand.gazetteer.build import FORMER, HEADER, LOOSE, MAGIC, MAIN, POINTER, SKELETON, encoded, mark_of
from secondhand.gazetteer.names import loose_key, overlong, plain_key, root_of, skeleton_key, words_of
from secondhand.model import Place

_BOTH_ENDS = struct.Struct("<QQ")
_EXACT, _PLAIN, _LOOSE, _SKELETON = range(4)
_Asked = tuple[int, bytes, int]
"""A rank for the forms filed under a key, how their rows begin, and the mark of the key."""
_Fit = tuple[int, str, str]
"""Rank, standing and form. Of forms that fit alike the main name counts, then the alphabet: never their order in an index."""


class _Opened(NamedTuple):
    data: mmap
    directory: int
    buckets: int
    about: int


class FileIndex:
    """One index file. Opened when it is first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[type[FileIndex], tuple[Path]]:
        return FileIndex, (self.path,)

    @cached_property
    def _opened(self) -> _Opened:
        try:
            with self.path.open("rb") as file:
                data = mmap(file.fileno(), 0, access=ACCESS_READ)
            magic, directory, buckets, about, _ = HEADER.unpack_from(data)
        except (OSError, ValueError, struct.error) as error:
            raise Unusable(f"the place index cannot be read ({error})", where=str(self.path), advice="Add it again.") from error
        if magic != MAGIC or directory + POINTER.size * (buckets + 1) > about or about >= len(data):
            raise Unusable("this place index is damaged or of another version", where=str(self.path), advice="Add it again.")
        return _Opened(data, directory, buckets, about)

    def about(self) -> dict[str, Any]:
        """What the index says of itself: its source, when it was added, how many places."""
        data, _, _, about = self._opened
        found: dict[str, Any] = json.loads(data[about:])
        return found

    def find(self, name: str) -> Sequence[Place]:
        """All places of this name, best spelling first, then the most prominent."""
        return look_up(name, (self,))

    def by_id(self, id: str) -> Place | None:
        """The place of this id. All places are looked through: this is for people who type an id, not for texts."""
        data, directory, _, _ = self._opened
        found = data.find(encoded(f"\n{id}\t"), 0, directory)
        return None if found < 0 else _place((_EXACT, MAIN, ""), self._fields(found + 1))

    def bucket(self, beginning: bytes, mark: int) -> bytes:
        """Rows among which are those that begin so; empty when there are none."""
        data, directory, buckets, _ = self._opened
        start, end = _BOTH_ENDS.unpack_from(data, directory + POINTER.size * (mark * buckets >> 32))
        return bucket if start < end and beginning in (bucket := data[start:end]) else b""

    def fits(self, name: str, asked: Iterable[_Asked]) -> Iterable[tuple[_Fit, list[str]]]:
        """The places filed under one of these keys, each with the form that fits best."""
        found: dict[str, _Fit] = {}
        for rank, beginning, mark in asked:
            if not (bucket := self.bucket(beginning, mark)):
                continue
            for form, standing, place in _rows(bucket, beginning):
                if rank == _LOOSE and overlong(name, form):
                    continue
                fit = rank if form != name else _EXACT, standing, form
                if place not in found or fit < found[place]:
                    found[place] = fit
        return [(fit, self._fields(int(place))) for place, fit in found.items()] if found else ()

    def _fields(self, start: int) -> list[str]:
        data = self._opened.data
        return data[start : data.find(b"\n", start)].decode("utf-8", "surrogatepass").split("\t")


def _rows(bucket: bytes, beginning: bytes) -> list[list[str]]:
    """Of each row that begins so: the form, its standing, and where its place is."""
    cut = len(beginning)
    return [line[cut:].decode("utf-8", "surrogatepass").split("\t") for line in bucket.split(b"\n") if line.startswith(beginning)]


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


def look_up(name: str, indexes: Sequence[FileIndex]) -> tuple[Place, ...]:
    """The places of this name in any spelling; only when there is none, those of the same consonants.

    Forms with the same loose key have the same skeleton: most words of a text are found to be no names by that alone.
    Words in small letters are no names of which only the consonants fit.
    """
    words = words_of(name)
    if not words:
        return ()
    asked, root = [_asked(_PLAIN, plain_key(words))], root_of(words)
    bones = skeleton_key(root)
    last = _asked(_SKELETON, SKELETON + bones)
    known = bool(bones) and any(index.bucket(*last[1:]) for index in indexes)
    if known or not bones:
        asked.append(_asked(_LOOSE, LOOSE + loose_key(root)))
    found = _collected(name, indexes, asked)
    if not found and known and not name.islower():
        found = _collected(name, indexes, [last])
    return found


def _asked(rank: int, key: str) -> _Asked:
    beginning = encoded(key + "\t")
    return rank, beginning, mark_of(beginning)


def _collected(name: str, indexes: Sequence[FileIndex], asked: Sequence[_Asked]) -> tuple[Place, ...]:
    best: dict[str, tuple[_Fit, list[str]]] = {}
    for index in indexes:
        for fit, fields in index.fits(name, asked):
            known = best.get(fields[0])
            if known is None:
                best[fields[0]] = fit, fields
            elif fit < known[0]:
                best[fields[0]] = fit, known[1]
    return tuple([_place(*found) for found in sorted(best.values(), key=_order)]) if best else ()


def _order(found: tuple[_Fit, list[str]]) -> tuple[int, int, str]:
    (rank, _, _), fields = found
    return rank, -int(fields[7]), fields[0]


def _place(fit: _Fit, fields: list[Any]) -> Place:
    _, standing, form = fit
    key, name, country, admin1, feature, lat, lon, population, radius_km = fields
    return Place(
        id=key,
        name=name,
        lat=float(lat),
        lon=float(lon),
        country=country or None,
        admin1=admin1 or None,
        feature=feature,
        population=int(population),
        radius_km=float(radius_km),
        matched=form,
        former=standing == FORMER,
    )
