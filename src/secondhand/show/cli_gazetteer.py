"""`secondhand gazetteer`: the places that are known on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from secondhand import gazetteer
from secondhand.errors import Unusable
from secondhand.gazetteer import Grade, Installed
from secondhand.model import Place, to_data
from secondhand.show.options import GazetteerOption, JsonOption
from secondhand.show.screen import Cell, aside, print_json, print_table, say

app = typer.Typer(help="Add places, list them, look a name up.", no_args_is_help=True)
SHOWN_DIGITS = 16
"""Of a checksum, on the screen; JSON has all."""
FITS: dict[Grade, str] = {
    "exact": "the same letters",
    "plain": "but for capitals, accents or signs",
    "loose": "another transliteration",
    "skeleton": "the same consonants only",
}


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(metavar="FILE_OR_COUNTRY...", help="Files, or country codes such as SY UA.")],
    file: Annotated[
        list[Path],
        typer.Option("--file", metavar="FILE", help="Take the country from this file of GeoNames, not the network. May be given again."),
    ] = [],  # noqa: B006 - typer copies it
    address: Annotated[str, typer.Option("--from", metavar="URL", help="Where GeoNames is downloaded from: a mirror.")] = gazetteer.ADDRESS,
) -> None:
    """Add places for all cases on this machine.

    Takes a GeoNames dump (.txt or .zip), a table with the columns name, lat, lon (and country, admin1, feature, names,
    radius_km, id if you like), or GeoJSON points. A country code downloads the places of that country and their alternate
    names from geonames.org (CC BY 4.0); allCountries those of the world. A download that broke off is gone on with when the
    command is given again. To use places in one case only, give them to `secondhand read --gazetteer`.

    \b
    Examples:
      secondhand gazetteer add SY UA
      secondhand gazetteer add villages.tsv
      secondhand gazetteer add SY --file SY.zip --file alternatenames/SY.zip
    """
    if file and len(sources) > 1:
        raise Unusable("files are taken for one country", where=" ".join(sources), advice="Give one code with --file.")
    for source in sources:
        with _bar() as bar:
            tasks: dict[str, TaskID] = {}

            def show(what: str, done: int, total: int | None, bar: Progress = bar, tasks: dict[str, TaskID] = tasks) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(what, total=total, amount="")
                bar.update(tasks[what], completed=done, total=total, amount=f"{done:,}")

            added = gazetteer.add(source, files=file, address=address, progress=show)
        say(f"Added {added.places:,} {'place' if added.places == 1 else 'places'} as {added.name!r}.")


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[amount]}"), TimeElapsedColumn())
    console = aside()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


@app.command("list")
def list_installed(json: JsonOption = False) -> None:
    """List the gazetteers that were added, with the checksums (SHA-256) of their files; the built-in one is always there."""
    found = gazetteer.installed()
    if json:
        print_json({**item._asdict(), "path": str(item.path), "origins": [each._asdict() for each in item.origins]} for item in found)
        return
    print_table("Added gazetteers", ("name", "places", "from", "added", "megabytes", "sha256"), map(_described, found))
    if not found:
        say("None was added; the built-in gazetteer of the world is used.")


def _described(item: Installed) -> tuple[Cell, ...]:
    checksums = " ".join(origin.sha256[:SHOWN_DIGITS] for origin in item.origins)
    return (item.name, f"{item.places:,}", item.source, item.added, f"{item.size / 1e6:,.1f}", checksums)


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
    """Look a place up in everything installed: the best spelling first, then the most prominent place.

    \b
    Examples:
      secondhand gazetteer find "Deir Ezzor"
      secondhand gazetteer find Quessa --gazetteer examples/gazetteer.tsv
    """
    index = gazetteer.open_index(files)
    asked = name if index.find(name) else name.title()
    places = index.find(asked)
    if json:
        print_json({**to_data(place), "fits": gazetteer.grade(asked, place.matched)} for place in places)
        return
    columns = ("id", "name", "kind", "region", "country", "lat", "lon", "people", "matched", "fits")
    print_table(name, columns, (_cells(place, asked) for place in places))
    if not places:
        say(f"No place is called {name!r}.")
        raise typer.Exit(1)


def _cells(place: Place, asked: str) -> tuple[Cell, ...]:
    people = f"{place.population:,}" if place.population else ""
    fit = gazetteer.grade(asked, place.matched)
    fits = f"{FITS[fit] if fit else ''}{', a former name' if place.former else ''}"
    point = (f"{place.lat:.4f}", f"{place.lon:.4f}")
    return (place.id, place.name, place.feature, place.admin1, place.country, *point, people, place.matched, fits)
