"""Reads a file of actors: the one that ships, and the user's own for a case."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar, get_args

from secondhand.errors import Unusable
from secondhand.model import Actor, Office, Record, Theatre, from_data
from secondhand.model.record import hints

T = TypeVar("T", bound=Record)
ROLES: Final = ("state", "government", "army", "air_force", "rebels", "media")
"""The fields of a theatre that name an actor."""


class ActorsFile(NamedTuple):
    """What a file of actors holds."""

    actors: tuple[Actor, ...]
    theatres: tuple[Theatre, ...]
    offices: tuple[Office, ...]


def actors_of(path: Path) -> ActorsFile:
    """The actors, theatres and offices of a TOML file. Raises Unusable that says where the file is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Unusable(f"cannot be read ({error.strerror})", where=str(path), advice="Give the path of a TOML file of actors.") from error
    except ValueError as error:
        raise Unusable(f"is no TOML file: {error}", where=str(path), advice="Mend the file at that place.") from error
    return actors_in(content, str(path))


def actors_in(content: Mapping[str, Any], where: str) -> ActorsFile:
    """The actors, theatres and offices of a parsed file."""
    unknown = sorted(set(content) - {"actor", "theatre", "office", "source"})
    if unknown:
        raise Unusable(f"has the unknown table {unknown[0]!r}", where=where, advice="Write each actor as [[actor]].")
    source = str(content.get("source", where))

    def records(kind: type[T], name: str) -> tuple[T, ...]:
        return tuple(_record(kind, row, source, where) for row in content.get(name, ()))

    return ActorsFile(records(Actor, "actor"), records(Theatre, "theatre"), records(Office, "office"))


def _record(kind: type[T], row: Mapping[str, Any], source: str, where: str) -> T:
    try:
        _refuse_unknown(kind, row)
        return from_data(kind, _plain({"source": source, **row}))
    except ValueError as error:
        name = row.get("id", "without an id") if isinstance(row, Mapping) else row
        raise Unusable(f"the entry {name!r} does not fit: {error}", where=where, advice="See docs/actors.md for the fields.") from error


def _refuse_unknown(kind: type[Record], row: object) -> None:
    """Raises ValueError for a field that records of this kind do not have, nor those inside them."""
    if not isinstance(row, Mapping):
        return  # what is no table is told when it is read
    known = {name.rstrip("_"): hint for name, hint in hints(kind).items()}
    for field, value in row.items():
        if field not in known:
            raise ValueError(f"there is no field {field!r} in {kind.__name__}")
        for inner in get_args(known[field]):
            if isinstance(inner, type) and issubclass(inner, Record) and isinstance(value, list):
                for item in value:
                    _refuse_unknown(inner, item)


def refuse_strangers(found: ActorsFile, known: Iterable[Actor], where: str) -> None:
    """Raises Unusable when an entry points to an actor that is neither in its file nor known."""
    ids = {actor.id for actor in (*found.actors, *known)}
    pointed = [(actor.id, "part_of", actor.part_of) for actor in found.actors]
    pointed += [(theatre.country, role, getattr(theatre, role)) for theatre in found.theatres for role in ROLES]
    pointed += [(office.id, "of", office.of) for office in found.offices]
    pointed += [(office.id, "holders", holder.actor) for office in found.offices for holder in office.holders]
    for entry, field, named in pointed:
        if named is not None and named not in ids:
            what = f"the entry {entry!r} does not fit: {field} names {named!r}, which is the id of no actor"
            raise Unusable(what, where=where, advice="`secondhand actors find NAME` shows the ids.")


def _plain(value: Any) -> Any:
    """TOML knows dates; records are read from ISO strings."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
