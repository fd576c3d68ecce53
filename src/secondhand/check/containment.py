"""Containment: "al-Bab ... in the province of Afrin" against the region and country the gazetteer gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from secondhand.check.directions import described, lies, point, readings_of
from secondhand.check.findings import finding
from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Check, Finding, PlaceMention, Reading, Span, Verdict
from secondhand.model.folding import without_marks
from secondhand.model.geometry import distance_km

_KINDS: Final = any_of(table("compass")["words"]["region"])
_BEFORE: Final = re.compile(
    rf"(?:,\s{{1,2}})?\b(?:in|within)\s{{1,2}}(?:the\s{{1,2}})?(?:[\w-]{{1,30}}\s{{1,2}}){{0,2}}?(?:(?P<kind>{_KINDS})\s{{1,2}}of\s{{1,2}})?\Z",
    re.I,
)
_AFTER: Final = re.compile(rf"(?:['’]s)?\s{{1,2}}(?P<kind>{_KINDS})\b", re.I)
_ARTICLE: Final = re.compile(r"\b(?:al|ar|as|ad|at|an|az|el|the)[- ]|\b(?:governorate|province|region|district|muhafazat)\b")
_WINDOW: Final = 80
_ALIKE: Final = 0.75
_INSIDE: Final = frozenset({"settlement", "facility", "district", "other"})
_OTHERWISE: Final = re.compile(r"-|(?:['’]s)?\s{1,2}(?:countryside|suburbs?|outskirts|city|region|area)\b", re.I)
"""What makes more or less of a region's name: "Damascus countryside", "Britain-based"."""
_ELSEWHERE_KM: Final = 200.0
"""Further than this from a region, a place of the name is likely another one than the text means."""


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each place that the text puts inside a named region or country."""
    places = sorted(reading.places, key=lambda place: place.start)
    describing = {lie.origin.id: lie.subject for lie in lies(reading)}
    for index, region in enumerate(places):
        start = max(0, region.start - _WINDOW)
        before = _BEFORE.search(reading.text[start : region.start])
        if not before or _OTHERWISE.match(reading.text, region.end):
            continue
        after = _AFTER.match(reading.text, region.end)
        kind = (before["kind"] or (after["kind"] if after else "")).lower()
        inner = _inner(reading.text, places[index - 1] if index else None, start + before.start(), describing)
        if inner and inner.feature in _INSIDE and (kind or region.feature in ("governorate", "district", "country")):
            span = Span(start + before.start() + len(before[0]) - len(before[0].lstrip(" ,")), after.end() if after else region.end)
            yield from _compare(reading, inner, region, kind, span)


def _inner(text: str, before: PlaceMention | None, position: int, describing: dict[str, PlaceMention]) -> PlaceMention | None:
    """The place said to lie inside; in "al-Bab north of Aleppo in X" that is al-Bab."""
    place = described(text, before, position)
    return describing.get(place.id, place) if place else None


def _compare(reading: Reading, inner: PlaceMention, region: PlaceMention, kind: str, span: Span) -> Iterator[Finding]:
    verdict = _country(inner, region) if region.feature == "country" else _region(inner, region, kind)
    if verdict is None:
        return
    if verdict == "fails" and (_is_elsewhere(inner, region) or _another_fits(inner, region)):
        verdict = "unclear"
    where = ", ".join(part for part in (inner.admin1, inner.country) if part)
    message = f"By the gazetteer {inner.name} lies in {where}; the text puts it in {_named(region, kind)}"
    message += {"holds": ", which agrees.", "fails": ".", "unclear": ". It may be another place of that name, or a part of the region."}[
        verdict
    ]
    if kind in words("compass", "words.first_level") and region.feature not in ("governorate", "region", "country"):
        message += f" {region.name} itself is a {region.feature} in {region.admin1 or region.country or 'an unknown region'}, no {kind}."
    computed: dict[str, object] = {
        "place": inner.place,
        "admin1": inner.admin1,
        "country": inner.country,
        "region": region.place,
        "region_name": region.name,
        "region_admin1": region.admin1,
        "region_country": region.country,
        "distance_km": _apart(inner, region),
    }
    yield finding(reading, "containment", verdict, inner.span, span, message=message, computed=computed)


def _named(region: PlaceMention, kind: str) -> str:
    return f"the {kind} of {region.name}" if kind else region.name


def _country(inner: PlaceMention, region: PlaceMention) -> Verdict | None:
    if not inner.country or not region.country:
        return None
    return "holds" if inner.country == region.country else "fails"


def _region(inner: PlaceMention, region: PlaceMention, kind: str) -> Verdict | None:
    """A first-level region by its name; a smaller one by the region that both lie in, and how far apart they are."""
    if not inner.admin1 or region.place is None:
        return None
    if inner.country and region.country and inner.country != region.country:
        return "fails"
    if region.feature == "governorate" or kind in words("compass", "words.first_level"):
        return "holds" if _alike(inner.admin1, region.name) or _same_governorate(inner, region) else "fails"
    if region.admin1 and not _alike(inner.admin1, region.admin1):
        return "fails"
    apart = _apart(inner, region)
    return "holds" if apart is not None and apart <= (region.radius_km or 0.0) else "unclear"


def _same_governorate(inner: PlaceMention, region: PlaceMention) -> bool:
    return region.feature == "governorate" and bool(inner.admin1 and region.admin1) and _alike(inner.admin1 or "", region.admin1 or "")


def _alike(a: str, b: str) -> bool:
    """Whether two spellings may be of one name: Idlib and Idleb, Latakia and Lattakia."""
    return SequenceMatcher(None, _plain(a), _plain(b)).ratio() >= _ALIKE


def _plain(name: str) -> str:
    """A name without accents, article and the word for its kind."""
    return "".join(letter for letter in _ARTICLE.sub("", without_marks(name.casefold())) if letter.isalnum())


def _apart(inner: PlaceMention, region: PlaceMention) -> float | None:
    a, b = point(inner), point(region)
    return round(distance_km(a, b), 1) if a and b else None


def _is_elsewhere(inner: PlaceMention, region: PlaceMention) -> bool:
    apart = _apart(inner, region)
    return apart is not None and apart > (region.radius_km or 0.0) + _ELSEWHERE_KM


def _another_fits(inner: PlaceMention, region: PlaceMention) -> bool:
    """Whether the name has another candidate that lies within the named region's reach."""
    centre, chosen = point(region), point(inner)
    reach = region.radius_km or 0.0
    return centre is not None and any(distance_km(other, centre) <= reach for other in readings_of(inner) if other != chosen)


CHECK = Check(name="containment", version="1", needs=frozenset({"places"}), find=find)
