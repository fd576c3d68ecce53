"""Word lists, units, calendar words, actors and claim types: data files, each with its source, and one loader."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `NAME.toml` of this package; that of a folder is `FOLDER/NAME`. The result is shared: do not change it."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def tables(folder: str) -> tuple[str, ...]:
    """The names of the tables in a folder, to be had from `table`."""
    found = (entry.name for entry in (files(__name__) / folder).iterdir())
    return tuple(sorted(f"{folder}/{name.removesuffix('.toml')}" for name in found if name.endswith(".toml")))


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One named group of a word list, in lower case. Groups of groups are written "outer.inner"."""
    found: Any = table(name)
    for key in group.split("."):
        found = found[key]
    return frozenset(word.lower() for word in found)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.csv` of this package; lines that begin with # are notes."""
    lines = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
