"""How far a gazetteer can carry: for which gold places a right candidate is in it at all, whoever chooses among them.

python -m benchmarks.gazetteer_ceiling MATERIAL
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.predict import rows
from secondhand.annotate.place_demonyms import homes
from secondhand.gazetteer import open_index
from secondhand.model import Place, PlaceIndex
from secondhand.model.geometry import distance_km

SYRIA: Final = "data/gazetteer/SY_rebuilt_from_wof.txt"
CITY_KM: Final = 161.0
"""A hundred miles, the usual limit in the field (Gritta et al. 2018, What's missing in geographical parsing?)."""
VILLAGE_KM: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A place as annotated: its words and where it is."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """Of so many gold places, how many have a candidate near enough, only others, and none at all."""

    places: int
    right: int
    wrong: int
    unknown: int


def toponyms(path: Path) -> list[Gold]:
    """The located toponyms of a geoparsing corpus."""
    found = [(row["text"], mark) for row in rows(path) for mark in row["toponyms"] if mark["lat"] is not None]
    return [Gold(name=text[mark["start"] : mark["end"]], lat=mark["lat"], lon=mark["lon"]) for text, mark in found]


def annotated(path: Path) -> list[Gold]:
    """The located places of the articles annotated by hand."""
    found: Iterable[dict[str, Any]] = (mark for row in rows(path) for mark in row["places"] if mark["lat"] is not None)
    return [Gold(name=mark["name"], lat=mark["lat"], lon=mark["lon"]) for mark in found]


def ceiling(gold: Sequence[Gold], index: PlaceIndex, limit_km: float) -> Ceiling:
    """Counts the gold places by what the index has under their words; a demonym stands for its country."""
    right = wrong = 0
    for item in gold:
        home = homes().get(item.name)
        candidates = index.find(home.name if home else item.name)
        near = any(distance_km(_at(item), place) <= limit_km for place in candidates)
        right += near
        wrong += bool(candidates) and not near
    return Ceiling(places=len(gold), right=right, wrong=wrong, unknown=len(gold) - right - wrong)


def _at(gold: Gold) -> Place:
    return Place(id="gold", name=gold.name, lat=gold.lat, lon=gold.lon)


def table(material: Path) -> Iterator[str]:
    """The ceilings of the corpora as a section of the results."""
    ships, syria = open_index(), open_index([material / SYRIA])
    conflict = annotated(material / "data/conflict/dev_gold.jsonl")
    measured = (
        ("geo_lgl", "what ships", CITY_KM, ceiling(toponyms(material / "data/geo/dev_lgl.jsonl"), ships, CITY_KM)),
        ("geo_geowebnews", "what ships", CITY_KM, ceiling(toponyms(material / "data/geo/dev_geowebnews.jsonl"), ships, CITY_KM)),
        ("gold", "what ships", VILLAGE_KM, ceiling(conflict, ships, VILLAGE_KM)),
        ("gold", "Syrian dump added", VILLAGE_KM, ceiling(conflict, syria, VILLAGE_KM)),
    )
    yield "### what the gazetteer can carry"
    yield ""
    yield "`python -m benchmarks.gazetteer_ceiling MATERIAL`: gold places under whose very words there is a candidate near enough, with"
    yield "candidates elsewhere only, and with none. The best choice among candidates locates about the first (a few more where the name of"
    yield "an organisation holds that of a place); a full GeoNames dump adds at most the other two, and makes the choice harder."
    yield ""
    yield "| corpus | gazetteer | within | located gold places | right candidate | elsewhere only | no candidate |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for corpus, gazetteer, limit, found in measured:
        shares = (f"{100 * count / found.places:.1f} %" for count in (found.right, found.wrong, found.unknown))
        yield f"| {corpus} | {gazetteer} | {limit:.0f} km | {found.places} | {' | '.join(shares)} |"
    yield ""


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]))))
