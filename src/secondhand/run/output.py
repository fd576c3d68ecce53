"""Exports of a case as files that are there wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from secondhand.errors import Unusable
from secondhand.model import CaseView, Export
from secondhand.run.plan import registered


def exports() -> dict[str, Export]:
    """The registered formats by name."""
    return {export.name: export for export in registered("exports")}


def export_named(name: str) -> Export:
    """The format of this name. Raises Unusable when there is none."""
    known = exports()
    if name not in known:
        raise Unusable(f"there is no format {name!r}", advice=f"There are {', '.join(known)}.")
    return known[name]


def export_to(case: CaseView, name: str, path: Path) -> Path:
    """Write the case to the path. An older file stays until the new one is whole."""
    export = export_named(name)
    if path.is_dir():
        raise Unusable("it cannot be written (this is a folder)", where=str(path), advice="Name a file in it.")
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with half.open("w", encoding="utf-8", newline="") as out:
            export.write(case, out)
            out.flush()
            os.fsync(out.fileno())
        half.replace(path)
    except OSError as error:
        advice = "Check the folder, and the room on the disk."
        raise Unusable(f"it cannot be written ({error.strerror})", where=str(path), advice=advice) from error
    finally:
        half.unlink(missing_ok=True)
    return path
