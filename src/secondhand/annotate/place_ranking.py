"""Which of the places of one name is meant: by the words around, the places it is said to lie in, and the rest of the document.

After the minimality heuristics of Leidner (2007), Toponym Resolution in Text: one referent for a name in a document,
a container that is named beside it, and as few and as near places as possible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log10
from typing import TypeVar

from secondhand.annotate.place_armies import fought_over
from secondhand.annotate.place_clues import Clue
from secondhand.annotate.place_words import Spot
from secondhand.gazetteer import grade
from secondhand.model import Candidate, Feature, Place
from secondhand.model.geometry import distance_km

SHOWN = 5
GRADES = {"exact": 1.0, "plain": 0.95, "loose": 0.45, "skeleton": 0.2}
NEAR_KM = 150.0
CLEAR = 0.7
"""A name whose one place has this part of its vote is sure."""
FEW = 2.0
"""Votes below which a country or region has little to say."""
COMPARED = 20
"""Sure places that distances are measured to."""
NEIGHBOURS_KM = 30.0
"""Villages that one text names lie about so near."""
BESIDE = 0.8
LYING = 0.8
INSIDE = "named inside its region"
PART = 0.2
"""Of the most votes: with less, a country plays no part in a document."""
WELL_KNOWN = 50_000
"""Inhabitants of a town that may be named out of the blue, by its main name."""
METROPOLIS = 500_000
"""The same by any of its names: "Boni" is not Bonn, but "Kiev" is Kyiv."""
ABROAD = 1.5
"""Radii of a region beyond which nothing lies in it."""
MAIN = 2
"""Countries named most often that count as many votes as they are named."""


Region = tuple[str | None, str | None]
Choice = tuple[tuple[Place, Candidate], ...]
"""Places with what speaks for each, best first."""
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the document plays: the part that each country and region has of the most votes any has, and places already sure."""

    countries: Mapping[str | None, float] = field(default_factory=dict)
    regions: Mapping[Region, float] = field(default_factory=dict)
    sure: tuple[Place, ...] = ()
    own: Mapping[tuple[str, str | None], float] = field(default_factory=dict)
    """The part that a country has by one name alone."""
    fought: Mapping[str | None, float] = field(default_factory=dict)
    """The part of a country in which a named state fights."""

    def plays(self, place: Place, spot: Spot) -> bool:
        """Whether a place's country plays a part in the document; one that is not where it plays needs more than this name's vote."""
        part = self.countries.get(place.country, 0.0)
        home = max(self.countries.values(), default=0.0)
        others = part - (self.own.get((spot.key, place.country), 0.0) if part < home else 0.0)
        return max(others, self.fought.get(place.country, 0.0)) >= PART


def ranked(spot: Spot, clue: Clue, setting: Setting) -> Choice:
    """The places a name could mean, best first, each with its score and the reasons for it."""
    scored = [_candidate(spot, place, clue, setting) for place in spot.options]
    return tuple(sorted(scored, key=lambda item: -item[1].score)[:SHOWN])


def is_settled(choice: Choice, spot: Spot, clue: Clue, setting: Setting) -> bool:
    """Whether the best candidate may stand.

    It may not when it lies outside the regions in one of which the text says it does, unless another place of its own region is
    named: then the text may be wrong, which a check tells. Nor may it when it is a small or differently written place in a country that
    plays no part here.
    """
    if not choice:
        return False
    place, candidate = choice[0]
    at_home = any((other.country, other.admin1) == (place.country, place.admin1) for other in setting.sure if other.id != place.id)
    if clue.stated and not at_home and all(lies_elsewhere(place, region) for region in clue.stated):
        return False
    unsure = candidate.why.startswith(("loose", "skeleton"))
    if unsure and not place.population and clue.beside and all(lies_elsewhere(place, region) for region in clue.beside):
        return False
    if INSIDE in candidate.why or setting.plays(place, spot):
        return True
    known = place.feature != "settlement" or place.population >= (WELL_KNOWN if place.matched == place.name else METROPOLIS)
    return known and not unsure


def stated_region(containers: Sequence[Place], setting: Setting) -> Place | None:
    """The region that the text names; of several of that name, the one where the document plays."""
    return max(containers, key=lambda place: setting.countries.get(place.country, 0.0), default=None)


def lies_elsewhere(place: Place, container: Place) -> bool:
    """Whether a place is no part of the region it is said to lie in, nor near it: borders of regions move."""
    if lies_in(place, container) or place.id == container.id:
        return False
    return place.country != container.country or distance_km(place, container) > ABROAD * container.radius_km


def _candidate(spot: Spot, place: Place, clue: Clue, setting: Setting) -> tuple[Place, Candidate]:
    fit = grade(spot.name, place.matched) or "exact"
    reasons = [(GRADES[fit], f"{fit} name" if fit in ("exact", "plain") else f"{fit} match with {place.matched}")]
    if place.name == place.matched or not place.id.startswith("geonames:"):
        reasons.append((0.35, "main name"))
    reasons.append((_weight(place), "size"))
    reasons.append((_by_feature(place.feature, spot.hint), f"{place.feature} {'as' if spot.hint else 'without'} hint"))
    if any(lies_in(place, container) for container in clue.inside):
        reasons.append((1.5, INSIDE))
    if any(lies_in(place, region) for region in clue.beside):
        reasons.append((BESIDE, "region named in the sentence"))
    if clue.lie and clue.lie.fits(place):
        reasons.append((LYING, "in the direction the text says"))
    reasons.append((0.5 * setting.countries.get(place.country, 0.0), "country of the document"))
    if place.feature != "country":
        reasons.append((0.7 * setting.regions.get((place.country, place.admin1), 0.0), "region of the document"))
    nearest = min((distance_km(place, other) for other in setting.sure if other.id != place.id), default=NEAR_KM)
    reasons.append((0.3 * max(0.0, 1 - nearest / NEAR_KM), "near other places"))
    if fit == "skeleton" and nearest <= NEIGHBOURS_KM:
        reasons.append((1.0, "among the places of the text"))
    score = round(sum(points for points, _ in reasons), 3)
    why = ", ".join(reason for points, reason in reasons if points >= 0.05)
    return place, place.candidate(score, why)


def _weight(place: Place) -> float:
    if place.feature in ("country", "region", "water"):
        return 1.3
    if place.id.startswith("secondhand:"):
        return 0.7
    return log10(max(place.population, 1000)) / 7


def _by_feature(feature: Feature, hint: Feature | None) -> float:
    """A bare name is the town's rather than the region's; a word such as "province" turns that round."""
    if hint is None:
        return {"governorate": -0.45, "district": -0.3}.get(feature, 0.0)
    if feature == hint:
        return 0.6
    wide = {"governorate", "district", "region"}
    return 0.2 if hint in wide and feature in wide else -0.3


def lies_in(place: Place, container: Place) -> bool:
    """Whether a place lies in this country or first-level region."""
    if container.feature == "country":
        return place.country == container.country and place.feature != "country"
    return place.country == container.country and place.admin1 == container.name and place.id != container.id


def setting_of(
    spots: Sequence[Spot], containers: Mapping[int, Sequence[Place]], named: Counter[str | None], published: date | None
) -> Setting:
    """The setting that these names make. Each name has one vote, which the places of that name share.

    `named` counts how often each country is named, whether as a place or not.
    """
    countries: defaultdict[str | None, float] = defaultdict(float, named.most_common(MAIN))
    regions: defaultdict[Region, float] = defaultdict(float)
    own: defaultdict[tuple[str, str | None], float] = defaultdict(float)
    sure: dict[str, Place] = {}
    for spot in {spot.key: spot for spot in spots}.values():
        votes = _votes(spot, containers.get(spot.start, ()))
        for place in spot.options:
            countries[place.country] += votes[place.id]
            own[spot.key, place.country] += votes[place.id]
            if place.admin1 and place.feature != "country":
                regions[place.country, place.admin1] += votes[place.id]
            if votes[place.id] >= CLEAR:
                sure[place.id] = place
    fought = fought_over(countries, published)
    for country, count in fought.items():
        countries[country] = max(countries[country], count)
    most, most_of_region = _most(countries), _most(regions)
    return Setting(
        {country: count / most for country, count in countries.items()},
        {region: count / most_of_region for region, count in regions.items()},
        tuple(sure.values())[:COMPARED],
        {name: count / most for name, count in own.items()},
        {country: count / most for country, count in fought.items()},
    )


def _votes(spot: Spot, containers: Sequence[Place]) -> dict[str, float]:
    """The vote of a name, shared by size among its places; those inside a container named beside it share it alone."""
    inside = {place.id for place in spot.options if any(lies_in(place, container) for container in containers)}
    shares = {place.id: _share(place) if place.id in inside or not inside else 0.0 for place in spot.options}
    total = sum(shares.values())
    return {place: share / total for place, share in shares.items()}


def _share(place: Place) -> float:
    """By size, but never so little that the rest of the document could not turn it."""
    return {"country": 8.0, "governorate": 3.0}.get(place.feature, max(0.3, _weight(place) * 3 - 1.5))


def _most(votes: Mapping[K, float]) -> float:
    return max([FEW, *votes.values()])
