"""Where and when a claim says it happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from secondhand.claims.tellings import Telling, answers, opening_length
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Claim, Feature, PlaceMention, Reading, Span, TimeMention, When, within

_FINENESS: Final[dict[Feature, int]] = {
    "settlement": 0,
    "facility": 0,
    "district": 1,
    "governorate": 1,
    "other": 2,
    "road": 2,
    "water": 2,
    "region": 3,
    "country": 4,
}
"""What narrows a place down most comes first; a district's own name and its governorate's say about the same."""
_BACK: Final = 30
"""How many claims back in its block the place of a claim is looked for."""
_REACH: Final = 2_000
"""How many characters away the setting of a telling is looked for."""
_COARSE: Final[frozenset[Feature]] = frozenset({"country", "region"})
_LEAD: Final = 12
"""How many characters before a time its preposition is looked for."""
_CLAUSE: Final = 80
"""How many characters before a time the clause begins that it stands in."""
_DAYS: Final = re.compile(r"P(\d{1,3})([DW])")
_RELATIVE: Final = re.compile(r", (?:who|which|whose)\b[^,;:]*\Z")
_SINCE: Final = re.compile(r"\bsince\b[^,.;:!?]+$")
_LASTING: Final = frozenset({"DURATION", "SET"})
"""These say how long or how often, not when; but "two days later" leads to one day."""


def fine_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """The places of an article that say more than the country."""
    return tuple(place for place in reading.places if place.place and place.admin1 and place.feature not in _COARSE)


def names_its_own(claim: Claim, place: PlaceMention | None) -> bool:
    """Whether this place of a claim stands in its words though no gazetteer knows it: nobody may put another in its stead."""
    return place is not None and place.place is None and place.feature == "settlement" and claim.span.contains(place.span)


def home_of(places: Sequence[PlaceMention]) -> str | None:
    """The country that most of these places lie in: where the article plays."""
    return max(Counter(place.country for place in places).items(), key=lambda item: item[1], default=(None, 0))[0]


def place_of(
    places: Sequence[PlaceMention], home: str | None, telling: Telling, main: Trigger | None, earlier: Sequence[Claim] | None
) -> str | None:
    """The place mention of the telling, else of its sentence, of the claim before it in the same block, or the last named there.

    Without `earlier` only its own words and sentence count.
    """
    at = telling.tokens[main.start].start if main else telling.span.start
    elsewhere = answers(telling.opening)
    for span in (telling.span,) if elsewhere else (telling.span, _surroundings(telling)):
        if here := within(places, span):
            return min(here, key=lambda place: _fit(place, home, at)).id
    if earlier is None or elsewhere:
        return None
    same_block = takewhile(lambda claim: claim.start >= telling.block.start, reversed(earlier[-_BACK:]))
    told = next((claim.place for claim in same_block if claim.place), None)
    end = telling.sentence.start
    if told or telling.block.start >= end:
        return told
    named = reversed(within(places, Span(max(telling.block.start, end - _REACH), end)))
    return next((place.id for place in named if place.place and place.feature not in _COARSE), None)


def _surroundings(telling: Telling) -> Span:
    """The sentence of a telling, as far as it is near."""
    sentence, span = telling.sentence, telling.span
    return Span(max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH))


def _fit(place: PlaceMention, home: str | None, at: int) -> tuple[bool, bool, int, bool, int]:
    """Resolved before unresolved, at home before abroad, fine before coarse, behind the trigger before ahead of it, near before far."""
    return place.place is None, place.country != home, _FINENESS[place.feature], place.end <= at, abs(place.start - at)


def time_of(reading: Reading, telling: Telling, main: Trigger | None, before: Claim | None) -> When:
    """The days of the telling, else those of its sentence or of the claim of the same family before it, else the day of publication."""
    at = telling.tokens[main.start].start if main else telling.span.start
    stated = _nearest(reading, telling.span, at)
    own = _counted(reading, telling) or (stated and not _is_of_toll(reading, stated) and _days_of(reading, stated, at))
    return own or _inherited(reading, telling, at, before) or _until(stated) or published_when(reading)


def _inherited(reading: Reading, telling: Telling, at: int, before: Claim | None) -> When | None:
    """The days of the sentence, or of the claim before."""
    near = _nearest(reading, _surroundings(telling), at)
    if answers(telling.opening):
        return replace(_until(near) or published_when(reading), from_=None, basis="inherited")
    if near and not _bound(reading, near, at) and not _is_of_toll(reading, near):
        return replace(_days_of(reading, near, at), basis="inherited")
    if before and before.time.basis != "publication" and before.start >= telling.block.start and not _is_bounded(reading, before):
        return replace(before.time, basis="inherited")
    return None


def _days_of(reading: Reading, time: TimeMention, at: int) -> When:
    first, last = _covered(reading, time, at)
    return When(from_=first, to=last, basis="stated", mention=time.id)


def _until(time: TimeMention | None) -> When | None:
    """Until a day, nobody says since when: those whom a toll counts died before it was told."""
    return When(from_=None, to=time.to, basis="stated", mention=time.id) if time else None


def _counted(reading: Reading, telling: Telling) -> When | None:
    """The day that lies a length of time before or after the one that the rest of the sentence tells of: "…, two days after it fell"."""
    length = opening_length(reading, telling)
    days = _DAYS.fullmatch(length.value) if length else None
    if length is None or days is None:
        return None
    others = [time for time in within(reading.times, _surroundings(telling)) if time.from_ and time.from_ == time.to]
    if any(telling.span.contains(time.span) for time in others):
        return None
    other = min(others, key=lambda time: abs(time.start - length.start), default=None)
    base = other.from_ if other else published_when(reading).from_
    step = timedelta(int(days[1]) * (7 if days[2] == "W" else 1))
    if base is None or (other is None and base != published_when(reading).to):
        return None
    after = "after" in reading.text[length.end : length.end + _LEAD].lower().split()[:1]
    day = base - step if after else base + step
    return When(from_=day, to=day, basis="inherited", mention=length.id)


def _covered(reading: Reading, time: TimeMention, at: int) -> tuple[date | None, date | None]:
    """The days that a time covers with the other end of its range, or with its preposition: "since Monday" until publication,
    "until Monday" from nobody knows when."""
    if ends := _range_around(reading, time):
        return ends[0].from_, ends[1].to
    bound = _bound(reading, time, at)
    if bound == "since":
        return time.from_, published_when(reading).to
    return None if bound in ("until", "till") else time.from_, time.to


def _range_around(reading: Reading, time: TimeMention) -> tuple[TimeMention, TimeMention] | None:
    """The two ends of the range that a time is one end of: "from Monday to Wednesday", "between 3 and 9 March"."""
    at = bisect_left(reading.times, time.start, key=lambda other: other.start)
    for first, last in pairwise(reading.times[max(0, at - 1) : at + 2]):
        link = reading.text[first.end : last.start].strip().lower()
        both = link == "and" and (_word_before(reading.text, first) == "between" or _one_after_the_other(first, last))
        if time in (first, last) and (both or link in words("calendar", "words.range_links")):
            return (first, last) if first.from_ and last.to and first.from_ <= last.to else None
    return None


def _one_after_the_other(first: TimeMention, last: TimeMention) -> bool:
    """Whether two times are neighbouring days: "on Monday and Tuesday"."""
    return first.to is not None and last.from_ is not None and last.from_ - first.to == timedelta(1)


def _is_bounded(reading: Reading, claim: Claim) -> bool:
    """Whether a claim sums up all days since or until one: what is told after it need not."""
    return any(_bound(reading, time, claim.start) for time in reading.times if time.id == claim.time.mention)


def published_when(reading: Reading) -> When:
    """The day of publication, or the days it may be."""
    published = reading.document.published
    if published is None or published.exact:
        day = published.value if published else None
        return When(from_=day, to=day, basis="publication")
    return When(from_=published.earliest, to=published.latest, basis="publication")


def _nearest(reading: Reading, span: Span, at: int) -> TimeMention | None:
    """The time nearest to the trigger that falls on known days; what only bounds what is told ("since 2011") or dates a toll comes last."""
    dated = (time for time in within(reading.times, span) if time.from_ and (time.type not in _LASTING or time.from_ == time.to))
    times = [time for time in dated if not _is_beside(reading, time, at)]
    return min(times, key=lambda time: (_is_of_toll(reading, time), bool(_bound(reading, time, at)), abs(time.start - at)), default=None)


def _is_beside(reading: Reading, time: TimeMention, at: int) -> bool:
    """Whether a time tells of somebody or something that a happening befell: "born in 1958", "which fell in 2022"."""
    begin = max(0, time.start - _CLAUSE)
    if _background().search(reading.text, begin, time.start):
        return True
    clause = _RELATIVE.search(reading.text, begin, time.start)
    if clause is None or clause.start() <= at <= time.start:
        return False
    return at < clause.start() or "," in reading.text[time.end : at]


@cache
def _background() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('calendar', 'words.background'))}\b[^,.;:!?]{{0,30}}\Z", re.IGNORECASE)


def _is_of_toll(reading: Reading, time: TimeMention) -> bool:
    """Whether on that day a toll was told anew, of what happened before: "the death toll rose to 19 on Wednesday"."""
    return _rising().search(reading.text, max(0, time.start - _CLAUSE), time.start) is not None


@cache
def _rising() -> re.Pattern[str]:
    rose, stood = (any_of(words("quantities", f"changes.{group}")) for group in ("words", "reached"))
    return re.compile(rf"\bas (?:of|at) \Z|\b(?:{rose} (?:to|by|from)|{stood}(?: [a-z]+){{0,3}}(?= \d)) [^,.;:!?]{{1,40}}\Z")


def _bound(reading: Reading, time: TimeMention, at: int) -> str:
    """The word that makes a time a bound of what is told at a position ("since Monday", "since the truce began on Monday"), or nothing."""
    word = _word_before(reading.text, time)
    if word in words("calendar", "words.bounding"):
        return word
    begin = reading.text.rfind(" since ", max(0, time.start - _CLAUSE), time.start)  # rare, and faster looked for than a pattern
    clause = _SINCE.search(reading.text, max(0, begin), time.start) if begin >= 0 else None
    if clause is None or clause.start() <= at <= time.end or within(reading.times, Span(clause.start(), time.start)):
        return ""
    return "since"


def _word_before(text: str, time: TimeMention) -> str:
    return next(reversed(text[max(0, time.start - _LEAD) : time.start].lower().split()), "")
