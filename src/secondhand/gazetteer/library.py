"""The gazetteers of this machine: the built-in one, those a user added, and files given for one run."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_dir, user_data_dir

from secondhand.errors import Unusable
from secondhand.gazetteer import alternates, geonames, world
from secondhand.gazetteer.archive import columns_in
from secondhand.gazetteer.build import MAGIC, build
from secondhand.gazetteer.download import ADDRESS, Fetched, Progress, fetch, silent
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.index import FileIndex, Shelf
from secondhand.gazetteer.tables import read_geojson, read_table
from secondhand.lexicon import rows

APP = "secondhand"
SUFFIX = ".places"
EVERYWHERE = "allCountries"
"""What GeoNames calls the dump of the whole world."""
TOLD_EVERY = 5_000
"""Places after which the progress of an index is told."""
_NO_FILE = "Give a file, or a country code such as SY to download its GeoNames dump."


class Origin(NamedTuple):
    """A file that an index was made of."""

    file: str
    """Its path or address."""
    sha256: str


class Installed(NamedTuple):
    """A gazetteer that a user added."""

    name: str
    path: Path
    source: str
    places: int
    added: str
    """ISO 8601, UTC."""
    size: int
    """Bytes of the index."""
    origins: tuple[Origin, ...]


def add(
    source: str | Path,
    *,
    files: Sequence[Path] = (),
    address: str = ADDRESS,
    home: Path | None = None,
    kept: Path | None = None,
    progress: Progress = silent,
) -> Installed:
    """Add a file of places, or a country by its two-letter code: its GeoNames dump and its alternate names.

    With `files`, the country is taken from these dumps and files of alternate names; otherwise they are downloaded from
    `address`, to the folder `kept` until they are indexed. A gazetteer of the same name is replaced. Raises Unusable when
    something cannot be got or read.
    """
    path = Path(source)
    if not files and path.exists():
        return _install(path.stem, _entries(path), _about(str(path), [Origin(str(path), _sha256(path))]), home, progress)
    code = _code(str(source))
    if files:
        origins = [Origin(str(each), _sha256(each)) for each in files]
        return _install(code, _country(code, files), _about(", ".join(map(str, files)), origins), home, progress)
    folder = usable_cache(kept or Path(user_cache_dir(APP))) / "downloads"
    fetched = _fetched(code, folder, address, progress)
    origins = [Origin(each.address, _sha256(each.path)) for each in fetched]
    entries = _country(code, [each.path for each in fetched])
    added = _install(code, entries, _about(f"geonames.org {code}", origins), home, progress)
    _drop(fetched)
    return added


def installed(home: Path | None = None) -> tuple[Installed, ...]:
    """The gazetteers that were added, by name."""
    return tuple(_described(path) for path in sorted(_shelf(home).glob(f"*{SUFFIX}")))


def remove(name: str, *, home: Path | None = None) -> None:
    """Take an added gazetteer away. Raises Unusable when there is none of this name."""
    path = _shelf(home) / f"{name}{SUFFIX}"
    if not path.exists():
        known = ", ".join(sorted(each.name.removesuffix(SUFFIX) for each in _shelf(home).glob(f"*{SUFFIX}"))) or "none"
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


def _code(source: str) -> str:
    if source.lower() == EVERYWHERE.lower():
        return EVERYWHERE
    if len(source) == 2 and source.isascii() and source.isalpha():
        return source.upper()
    raise Unusable("there is no such file", where=source, advice=_NO_FILE)


def _published(code: str) -> tuple[str, str]:
    """The dump and the alternate names of a country, or of all, as GeoNames calls them."""
    return (f"{EVERYWHERE}.zip", "alternateNamesV2.zip") if code == EVERYWHERE else (f"{code}.zip", f"alternatenames/{code}.zip")


def _fetched(code: str, folder: Path, address: str, progress: Progress) -> Sequence[Fetched]:
    """The files of a country, downloaded. A mirror may have codes of its own."""
    if address == ADDRESS and code not in (EVERYWHERE, *(row["code"] for row in rows("countries"))):
        raise Unusable(f"no country has the code {code}", advice="Give a code of ISO 3166, such as SY, or allCountries.")
    names = _published(code)
    by_hand = f"secondhand gazetteer add {code} {' '.join(f'--file {name}' for name in names)}"
    return [fetch(name, folder, by_hand=by_hand, address=address, progress=progress) for name in names]


def _country(code: str, files: Sequence[Path]) -> Iterator[Entry]:
    """The places of one country, or of all, in these files of GeoNames."""
    columns = {path: columns_in(path) for path in files}
    names = [path for path in files if columns[path] in alternates.COLUMNS]
    dumps = [path for path in files if path not in names]
    if not dumps:
        advice = f"Give the dump {code}.zip beside its alternate names."
        raise Unusable("there is no place in it", where=", ".join(map(str, names)), advice=advice)
    for dump in dumps:
        yield from geonames.read_dump(dump, alternates=names, country=None if code == EVERYWHERE else code)


def _drop(fetched: Iterable[Fetched]) -> None:
    for each in fetched:
        each.drop()


def _about(source: str, origins: Sequence[Origin]) -> dict[str, object]:
    """What an added index says of itself."""
    added = datetime.now(UTC).isoformat(timespec="seconds")
    return {"source": source, "added": added, "origins": [origin._asdict() for origin in origins]}


def _install(name: str, entries: Iterator[Entry], about: Mapping[str, object], home: Path | None, progress: Progress) -> Installed:
    target = _shelf(home) / f"{name}{SUFFIX}"
    build(_told(_some(entries, str(about["source"])), name, progress), target, about=about)
    return _described(target)


def _some(entries: Iterator[Entry], source: str) -> Iterator[Entry]:
    """The entries, of which there must be at least one: an empty gazetteer is rather a wrong file."""
    empty = True
    for entry in entries:
        empty = False
        yield entry
    if empty:
        raise Unusable("there is no place in it", where=source, advice="Give a table with a line for each place, or GeoJSON points.")


def _told(entries: Iterable[Entry], name: str, progress: Progress) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        if number % TOLD_EVERY == 0:
            progress(f"Indexing {name}", number, None)
        yield entry


def _described(path: Path) -> Installed:
    about = FileIndex(path).about()
    origins = tuple(Origin(**origin) for origin in about["origins"])
    return Installed(path.name.removesuffix(SUFFIX), path, about["source"], about["places"], about["added"], path.stat().st_size, origins)


def _entries(path: Path) -> Iterator[Entry]:
    """The places of a file of any kind."""
    suffix = path.suffix.lower()
    if suffix in (".geojson", ".json"):
        return read_geojson(path)
    return geonames.read_dump(path) if suffix == ".zip" or columns_in(path) == geonames.COLUMNS else read_table(path)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as error:
        raise Unusable(f"the gazetteer cannot be read ({error.strerror})", where=str(path), advice="Check the path.") from error


def _cached(path: Path, folder: Path) -> FileIndex:
    """The index of a file given for one run, made when its content is new."""
    if not path.is_file():
        raise Unusable("there is no such gazetteer file", where=str(path), advice="Check the path.")
    return _made(folder / f"{path.stem}-{_sha256(path)[:16]}-{MAGIC.decode()}{SUFFIX}", lambda: _entries(path), str(path))


def _built_in(folder: Path) -> FileIndex:
    path = folder / f"world-{world.fingerprint()}-{MAGIC.decode()}{SUFFIX}"
    if not path.exists():
        for outdated in folder.glob(f"world-*{SUFFIX}"):
            with suppress(OSError):  # some systems do not part with a file that another process reads
                outdated.unlink()
    return _made(path, world.entries, world.source())


def _made(path: Path, entries: Callable[[], Iterator[Entry]], source: str) -> FileIndex:
    if not path.exists():
        build(entries(), path, about={"source": source})
    return FileIndex(path)
