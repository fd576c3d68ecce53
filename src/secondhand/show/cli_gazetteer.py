"""`secondhand gazetteer`: the places that are known on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from secondhand import gazetteer
from secondhand.model import Place, to_data
from secondhand.show.options import GazetteerOption, JsonOption
from secondhand.show.screen import Cell, print_json, print_table, say

app = typer.Typer(help="Add places, list them, look a name up.", no_args_is_help=True)


@app.command()
def add(source: Annotated[str, typer.Argument(metavar="FILE_OR_COUNTRY", help="A file, or a country code such as SY.")]) -> None:
    """Add places for all cases on this machine.

    Takes a GeoNames dump (.txt or .zip), a table with the columns name, lat, lon (and country, admin1, feature, names,
    radius_km, id if you like), or GeoJSON points. A country code downloads the dump of that country from geonames.org
    (CC BY 4.0). To use places in one case only, give them to `secondhand read --gazetteer`.

    \b
    Examples:
      secondhand gazetteer add SY
      secondhand gazetteer add villages.tsv
    """
    added = gazetteer.add(source)
    say(f"Added {added.places:,} {'place' if added.places == 1 else 'places'} as {added.name!r}.")


@app.command("list")
def list_installed() -> None:
    """List the gazetteers that were added; the built-in one is always there."""
    rows = [(item.name, f"{item.places:,}", item.source, item.added) for item in gazetteer.installed()]
    print_table("Added gazetteers", ("name", "places", "from", "added"), rows)
    if not rows:
        say("None was added; the built-in gazetteer of the world is used.")


@app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `secondhand gazetteer list` shows it.")]) -> None:
    """Take a gazetteer away again."""
    gazetteer.remove(name)
    say(f"Removed {name!r}.")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place in any spelling.")],
    files: GazetteerOption = [],  # noqa: B006 - typer copies it
    json: JsonOption = False,
) -> None:
    """Look a place up in everything installed, the most prominent first.

    \b
    Examples:
      secondhand gazetteer find "Deir Ezzor"
      secondhand gazetteer find Quessa --gazetteer examples/gazetteer.tsv
    """
    places = gazetteer.open_index(files).find(name)
    if json:
        print_json(to_data(place) for place in places)
        return
    print_table(name, ("id", "name", "kind", "region", "country", "lat", "lon", "people", "matched"), map(_cells, places))
    if not places:
        say(f"No place is called {name!r}.")
        raise typer.Exit(1)


def _cells(place: Place) -> tuple[Cell, ...]:
    people = f"{place.population:,}" if place.population else ""
    return (place.id, place.name, place.feature, place.admin1, place.country, f"{place.lat:.4f}", f"{place.lon:.4f}", people, place.matched)
