"""The files of actors of this machine, known to every case on it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_dir

from secondhand.errors import Unusable
from secondhand.run.actors_file import actors_of
from secondhand.run.actors_toml import toml_of
from secondhand.run.importers import Imported

APP = "secondhand"
SUFFIX = ".toml"


class Shelved(NamedTuple):
    """A file of actors that a user added."""

    name: str
    path: Path
    actors: int
    source: str
    added: str
    """ISO 8601, UTC."""


def shelf(home: Path | None = None) -> Path:
    """The folder of these files."""
    return (home or Path(user_data_dir(APP))) / "actors"


def files(home: Path | None = None) -> Sequence[Path]:
    """The files by name."""
    return sorted(shelf(home).glob(f"*{SUFFIX}"))


def shelved(home: Path | None = None) -> Sequence[Shelved]:
    """The files that were added, by name."""
    return [_described(path) for path in files(home)]


def text_of(imported: Imported) -> str:
    """What was imported, as a file of ours."""
    if imported.as_it_is is not None:
        return imported.as_it_is
    return toml_of(imported.actors.values(), imported.source)


def add(imported: Imported, *, home: Path | None = None) -> Shelved:
    """Add what was imported for all cases on this machine. A file of the same name is replaced, wholly or not at all."""
    path = shelf(home) / f"{Path(imported.source).stem}{SUFFIX}"
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text_of(imported), encoding="utf-8")
        half.replace(path)
    except OSError as error:
        advice = "Check the folder, and the room on the disk."
        raise Unusable(f"it cannot be written ({error.strerror})", where=str(path), advice=advice) from error
    finally:
        with suppress(OSError):  # it is not there when all went well, nor when its folder could not be made
            half.unlink()
    return _described(path)


def remove(name: str, *, home: Path | None = None) -> None:
    """Take an added file away. Raises Unusable when there is none of this name."""
    known = {path.stem: path for path in files(home)}
    if name not in known:
        listed = ", ".join(known) or "none"
        raise Unusable(f"no file of actors is called {name!r}", where=str(shelf(home)), advice=f"Added so far: {listed}.")
    known[name].unlink()


def _described(path: Path) -> Shelved:
    found = actors_of(path)
    sources = dict.fromkeys(actor.source for actor in found.actors)
    added = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    return Shelved(path.stem, path, len(found.actors), "; ".join(sources), added)
