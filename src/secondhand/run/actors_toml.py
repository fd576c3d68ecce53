"""Actors written as a file of ours, which `run.actors_file` reads and a person can edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from secondhand.model import Actor, Record


def toml_of(actors: Iterable[Actor], source: str) -> str:
    """The actors as TOML, one table each, with what they all have as source once at the top."""
    return "\n".join([f"source = {_value(source)}", *(_table(actor) for actor in actors)]) + "\n"


def _table(actor: Actor) -> str:
    lines = ["", "[[actor]]", *(f"{key} = {_value(value)}" for key, value in _filled(actor) if key != "source")]
    return "\n".join(lines)


def _filled(record: Record) -> Iterator[tuple[str, Any]]:
    """The fields that say something, by the name they have in a file."""
    for each in fields(record):
        value = getattr(record, each.name)
        if value not in (None, (), ""):
            yield each.name.rstrip("_"), value


def _value(value: Any) -> str:
    if isinstance(value, Record):
        return f"{{ {', '.join(f'{key} = {_value(item)}' for key, item in _filled(value))} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON lets the one control character be that TOML forbids
