"""Which names are places: the evidence of the name, of the words around it, and of the rest of the document together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from secondhand.annotate.place_evidence import ENOUGH, PLAIN, Line, Scene, of_the_context, of_the_name
from secondhand.annotate.place_ranking import lies_in
from secondhand.annotate.place_words import Spot, first_names, follows, group, is_titled, only_loosely
from secondhand.annotate.words import Word, joined

SAID_PLAINLY = 1.0
SAME_COUNTRY = 0.7
CONTAINED = 1.5
FOREIGN = 2.5
"""Against a name that is only another transliteration of a place in no country of the document."""
AGAINST = -0.5
"""With less than this from the words around, the rest of the document does not help."""
COMMON = -0.5
"""Nor a name with less than this of its own, unless it is once plainly a place."""
MAIN = 2
"""Countries named most often that the document is taken to play in."""
LISTED = 1.0
"""For a name in a list after one that is plainly a place ("the towns of Foua and Kefraya")."""
ROUTE = 2.5
"""For each end of a road ("the Saraqib-Ariha road")."""
IN_A_LIST = frozenset({"and", ",", ", and", "or", ", or", "&", "و"})
LIKELY = 0.5
"""A name with this much of its own is no part of the name beside it."""


class _Judged(NamedTuple):
    """A spot with what its name and its context say."""

    spot: Spot
    name: float
    context: float

    @property
    def total(self) -> float:
        return self.name + self.context


def scene_of(text: str, sentences: Iterable[Sequence[Word]]) -> Scene:
    """The people of the document and the words it writes in small letters."""
    persons: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        small.update(word.key for word in sentence if word.text.islower())
        for left, right in pairwise(sentence):
            named = left.capital and (left.key in first_names() or left.key in group("person.titles"))
            if named and right.capital and len(right.text) > 1 and joined(text, left, right):
                persons.add(right.key)
    return Scene(text, frozenset(persons), frozenset(small))


def accepted_of(spots: Sequence[Sequence[Spot]], scene: Scene, named: Counter[str | None]) -> list[Spot]:
    """The spots with enough evidence, their own or that of the same name elsewhere in the document."""
    judged = [item for found in spots for item in _judged(found, scene)]
    best: dict[str, float] = defaultdict(float)
    for item in judged:
        best[item.spot.key] = max(best[item.spot.key], item.total)
    plain = [item.spot for item in judged if item.total >= PLAIN and not only_loosely(item.spot)]
    countries = {place.country for spot in plain for place in spot.options[:1]} | {country for country, _ in named.most_common(MAIN)}
    return [item.spot for item in judged if item.total + _of_the_document(item, best, countries) >= ENOUGH]


def _judged(found: Sequence[Spot], scene: Scene) -> Iterator[_Judged]:
    pairs = [(left.start, right.start) for left, right in pairwise(found) if follows(scene.text, left, right) and _related(left, right)]
    contained = Counter(start for pair in pairs for start in pair)
    names = [of_the_name(spot, scene) for spot in found]
    likely = [spot for spot, name in zip(found, names, strict=True) if name >= LIKELY and not only_loosely(spot)]
    line = Line(
        solid={index for spot in likely for index in range(spot.first, spot.last + 1)},
        contained=contained,
        titled=bool(found) and is_titled(found[0].sentence),
    )
    ends = {start for left, right in pairwise(found) if _are_ends(scene.text, left, right) for start in (left.start, right.start)}
    before: _Judged | None = None
    for spot, name in zip(found, names, strict=True):
        context = of_the_context(spot, scene, line)
        context += CONTAINED * contained[spot.start] + ROUTE * (spot.start in ends)
        if before and before.total >= PLAIN and scene.text[before.spot.end : spot.start].strip() in IN_A_LIST:
            context += LISTED
        before = _Judged(spot, name, context)
        yield before


def _of_the_document(item: _Judged, best: Mapping[str, float], countries: Collection[str | None]) -> float:
    """What the rest of the document adds, unless the words around the name speak against it or it is a common word."""
    at_home = any(place.country in countries for place in item.spot.options[:3])
    total = -FOREIGN if only_loosely(item.spot) and not at_home else 0.0
    said = best[item.spot.key] >= PLAIN
    if item.context < AGAINST or (item.name < COMMON and not said):
        return total
    if said:
        total += SAID_PLAINLY - min(item.name, 0.0)
    return total + SAME_COUNTRY * at_home


def _are_ends(text: str, left: Spot, right: Spot) -> bool:
    """Whether two names are joined to that of a road or border."""
    after = right.neighbour(text, +1)
    return text[left.end : right.start] in ("-", "–") and after is not None and after.key in group("after.routes")


def _related(left: Spot, right: Spot) -> bool:
    """Whether the right name is a region or country in which a place of the left name lies."""
    wide = [place for place in right.options if place.feature in ("country", "governorate")]
    return any(lies_in(place, container) for place in left.options for container in wide)
