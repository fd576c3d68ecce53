"""`secondhand actors`: the actors that are known on this machine or in a case, and lists of them that other projects keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from secondhand.model import Actor, Side, to_data
from secondhand.model.folding import folded_words
from secondhand.run import actors_shelf
from secondhand.run.case import Case
from secondhand.run.importers import Imported, Kind, import_actors
from secondhand.run.knowledge import known_actors
from secondhand.show.options import JsonOption
from secondhand.show.screen import Cell, beginning, print_json, print_table, say

EXCERPT = 80
"""How many characters of a source a row shows; --json shows them all."""
SHOWN = 20
"""How many of the things left out are shown when they are not asked for."""

app = typer.Typer(help="Add actors, list them, look a name up, say whom a name means.", no_args_is_help=True)
OneCaseOption = Annotated[
    Path | None, typer.Option("--case", "-c", metavar="FILE", help="This case only; without it, all cases on this machine.")
]


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A list of actors.")],
    *,
    kind: Annotated[Kind | None, typer.Option("--as", help="What the file is; seen by its content if you do not say.")] = None,
    case: OneCaseOption = None,
    all: Annotated[bool, typer.Option("--all", help="Show everything that was left out.")] = False,
) -> None:
    """Add the actors of a file.

    Takes a file of ours (TOML), an actor dictionary of PETRARCH or PLOVER (names in capitals with CAMEO codes), the
    UCDP Actor Dataset (CSV), or an export of Wikidata (JSON). What cannot be used is counted and listed.

    \b
    Examples:
      secondhand actors add ours.toml
      secondhand actors add Phoenix.Countries.actors.txt
      secondhand actors add Actor_v25_1.csv --case week.db
    """
    imported = import_actors(file, kind, known=known_actors() if case is None else _actors_of(case))
    if case is None:
        name = actors_shelf.add(imported).name
    else:
        with Case(case) as opened:
            name = opened.add_actors(imported)
    added = len(imported.actors)
    say(f"Added {added:,} actor{'' if added == 1 else 's'} as {name!r}{f' to {case}' if case else ''}.")
    _tell_left_out(imported, None if all else SHOWN)


@app.command("list")
def list_added() -> None:
    """List the files of actors that were added; those that ship are always there."""
    rows = [(item.name, f"{item.actors:,}", item.source, item.added) for item in actors_shelf.shelved()]
    print_table("Added actors", ("name", "actors", "from", "added"), rows, wide=["from"])
    if not rows:
        say("None were added; the actors that ship are used.")


@app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `secondhand actors list` shows it.")]) -> None:
    """Take an added file of actors away."""
    actors_shelf.remove(name)
    say(f"Removed {name!r}.")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an id.")],
    case: OneCaseOption = None,
    json: JsonOption = False,
) -> None:
    """Look an actor up: who is it, by which names, on whose side, and where that is from.

    \b
    Examples:
      secondhand actors find SDF
      secondhand actors find "Council Guard" --case week.db --json
    """
    found = _found(name, known_actors() if case is None else _actors_of(case))
    if json:
        print_json(to_data(actor) for actor in found)
    else:
        columns = ("id", "name", "type", "country", "other names", "called by others", "sides", "from")
        print_table(name, columns, map(_cells, found), wide=["other names", "sides"])
    if not found:
        say(f"No actor is called {name!r}.")
        raise typer.Exit(1)


def _actors_of(case: Path) -> Sequence[Actor]:
    with Case(case) as opened:
        return opened.actors()


def _found(name: str, actors: Sequence[Actor]) -> list[Actor]:
    """The actors that bear the name, before those in whose names a word begins with it."""
    wanted = folded_words(name)

    def fit(actor: Actor) -> int:
        names = {folded_words(each) for each in (actor.id, actor.name, *actor.names, *actor.shared, *actor.labels)}
        return 2 if name == actor.id or wanted in names else 1 if wanted and any(f" {wanted}" in f" {each}" for each in names) else 0

    return sorted(filter(fit, actors), key=fit, reverse=True)


def _cells(actor: Actor) -> tuple[Cell, ...]:
    names = "; ".join((*actor.names, *actor.shared))
    sides = "; ".join(map(_side, actor.sides))
    return actor.id, actor.name, actor.type, actor.country, names, "; ".join(actor.labels), sides, beginning(actor.source, EXCERPT)


def _side(side: Side) -> str:
    days = f" {side.from_ or ''}..{side.to or ''}" if side.from_ or side.to else ""
    return f"{side.name}{f' ({side.war})' if side.war else ''}{days}"


def _tell_left_out(imported: Imported, most: int | None) -> None:
    if imported.left_out:
        print_table(f"Left out of {imported.source}", ("where", "what", "why"), imported.left_out[:most])
        more = len(imported.left_out) - len(imported.left_out[:most])
        things = "thing was" if len(imported.left_out) == 1 else "things were"
        say(f"{len(imported.left_out):,} {things} left out{f'; --all shows the other {more:,}' if more else ''}.")
