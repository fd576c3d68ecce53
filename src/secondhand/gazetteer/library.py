"""The gazetteers of this machine: the built-in one, those a user added, and files given for one run."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_dir, user_data_dir

from secondhand.errors import Unusable
from secondhand.gazetteer import world
from secondhand.gazetteer.download import fetch_country
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.geonames import COLUMNS, read_dump
from secondhand.gazetteer.index import LAYOUT, FileIndex, Shelf, build
from secondhand.gazetteer.tables import read_geojson, read_table

APP = "secondhand"
SUFFIX = ".places"


class Installed(NamedTuple):
    """A gazetteer that a user added."""

    name: str
    path: Path
    source: str
    places: int
    added: str
    """ISO 8601, UTC."""


def add(source: str | Path, *, home: Path | None = None) -> Installed:
    """Add a GeoNames dump, a table, GeoJSON points, or the dump of a country by its two-letter code.

    A gazetteer of the same name is replaced. Raises Unusable when the source cannot be got or read.
    """
    path = Path(source)
    if path.exists():
        return _install(path, str(path), home)
    code = str(source).upper()
    if len(code) == 2 and code.isalpha():
        with fetch_country(code) as dump:
            return _install(dump, f"geonames.org {code}", home)
    raise Unusable(
        "there is no such file", where=str(source), advice="Give a file, or a country code such as SY to download its GeoNames dump."
    )


def installed(home: Path | None = None) -> tuple[Installed, ...]:
    """The gazetteers that were added, by name."""
    return tuple(_described(path) for path in sorted(_shelf(home).glob(f"*{SUFFIX}")))


def remove(name: str, *, home: Path | None = None) -> None:
    """Take an added gazetteer away. Raises Unusable when there is none of this name."""
    path = _shelf(home) / f"{name}{SUFFIX}"
    if not path.exists():
        known = ", ".join(item.name for item in installed(home)) or "none"
        raise Unusable(f"no gazetteer is called {name!r}", where=str(path.parent), advice=f"Added so far: {known}.")
    path.unlink()


def open_index(files: Sequence[Path] = (), *, home: Path | None = None, kept: Path | None = None) -> Shelf:
    """Built-in, added and given places as one index. What is not indexed yet is indexed now, once for all processes."""
    folder = usable_cache(kept or Path(user_cache_dir(APP)))
    given = [_cached(path, folder) for path in files]
    added = [FileIndex(item.path) for item in installed(home)]
    return Shelf((_built_in(folder), *given, *added))


def usable_cache(folder: Path) -> Path:
    """The folder, or a temporary one when nothing can be written there: indexes are then made for this run of the program only."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _temporary()
    return folder if os.access(folder, os.W_OK) else _temporary()


@cache
def _temporary() -> Path:
    folder = tempfile.mkdtemp(prefix=f"{APP}-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _shelf(home: Path | None) -> Path:
    return (home or Path(user_data_dir(APP))) / "gazetteers"


def _install(path: Path, source: str, home: Path | None) -> Installed:
    target = _shelf(home) / f"{path.stem}{SUFFIX}"
    added = datetime.now(UTC).isoformat(timespec="seconds")
    build(_some(_reader(path)(path), path), target, about={"source": source, "added": added, "layout": str(LAYOUT)})
    return _described(target)


def _some(entries: Iterator[Entry], path: Path) -> Iterator[Entry]:
    """The entries, of which there must be at least one: an empty gazetteer is rather a wrong file."""
    first = next(entries, None)
    if first is None:
        raise Unusable("there is no place in it", where=str(path), advice="Give a table with a line for each place, or GeoJSON points.")
    return chain((first,), entries)


def _described(path: Path) -> Installed:
    about = FileIndex(path).about()
    if about.get("layout") != str(LAYOUT):
        raise Unusable(
            "this gazetteer was added by another version", where=str(path), advice=f"Add it again; it came from {about.get('source')}."
        )
    return Installed(path.name.removesuffix(SUFFIX), path, about["source"], int(about["places"]), about["added"])


def _reader(path: Path) -> Callable[[Path], Iterator[Entry]]:
    suffix = path.suffix.lower()
    if suffix in (".geojson", ".json"):
        return read_geojson
    return read_dump if suffix == ".zip" or _is_dump(path) else read_table


def _is_dump(path: Path) -> bool:
    try:
        with path.open("rb") as data:
            return data.readline(1_000_000).count(b"\t") == COLUMNS - 1
    except OSError as error:
        raise Unusable(f"the gazetteer cannot be read ({error.strerror})", where=str(path), advice="Check the path.") from error


def _cached(path: Path, folder: Path) -> FileIndex:
    """The index of a file given for one run, made when its content is new."""
    if not path.is_file():
        raise Unusable("there is no such gazetteer file", where=str(path), advice="Check the path.")
    with path.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()[:16]
    return _made(folder / f"{path.stem}-{digest}-{LAYOUT}{SUFFIX}", lambda: _reader(path)(path), str(path))


def _built_in(folder: Path) -> FileIndex:
    path = folder / f"world-{world.fingerprint()}-{LAYOUT}{SUFFIX}"
    if not path.exists():
        for outdated in folder.glob(f"world-*{SUFFIX}"):
            with suppress(OSError):  # some systems do not part with a file that another process reads
                outdated.unlink()
    return _made(path, world.entries, world.source())


def _made(path: Path, entries: Callable[[], Iterator[Entry]], source: str) -> FileIndex:
    if not path.exists():
        build(entries(), path, about={"source": source, "layout": str(LAYOUT)})
    return FileIndex(path)
