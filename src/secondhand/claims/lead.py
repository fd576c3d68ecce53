"""The lead claim: the happening the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from secondhand.claims.fuller import best_counted
from secondhand.claims.setting import fine_places, names_its_own
from secondhand.lexicon import words
from secondhand.lexicon.phrases import tokens_of
from secondhand.model import Claim, QuantityMention, Reading, within

_STEM = 5
"""Letters by which words of title and text are compared: "killed" and "kills", "strikes" and "strike"."""
_SHORT = 3
"""Words of the title of no more letters than this say nothing, unless they are numbers."""


def lead_first(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the lead first and the rest in the order of the text."""
    if not claims:
        return ()
    title = _stems(_title(reading))
    fittest = max(claims, key=lambda claim: (_fitness(reading, claim, title), -claim.start))
    lead = best_counted(reading, claims, fittest)
    return (_placed(reading, lead), *(claim for claim in claims if claim is not lead))


def _placed(reading: Reading, lead: Claim) -> Claim:
    """The lead where it says; else in the region that the article names most often, of the country that it names if it does."""
    said = next((place for place in reading.places if place.id == lead.place), None)
    fine = [place for place in fine_places(reading) if said is None or said.country in (None, place.country)]
    if not fine or said in fine or names_its_own(lead, said):
        return lead
    named = Counter((place.country, place.admin1) for place in fine)
    return replace(lead, place=max(fine, key=lambda place: named[place.country, place.admin1]).id)


def _title(reading: Reading) -> str:
    """The document's title, else its headline, else nothing."""
    headlines = reading.blocks_of("headline")
    return reading.document.title or (headlines[0].span.of(reading.text) if headlines else "")


def _stems(text: str) -> frozenset[str]:
    tokens = tokens_of(text, 0, len(text))
    return frozenset(token.word[:_STEM] for token in tokens if len(token.word) > _SHORT or token.word.isdigit())


def _fitness(reading: Reading, claim: Claim, title: frozenset[str]) -> float:
    """Shared words with the title, its numbers above all; casualties; an early place in the text."""
    shared = _stems(claim.span.of(reading.text)) & title
    own = set(claim.counts)
    counts = [count for count in within(reading.quantities, claim.span) if count.id in own and not count.cumulative]
    numbers = sum(str(count.low) in title for count in counts if count.outcome)
    early = 1 - claim.start / len(reading.text)
    told = claim.type not in words("claim_types", "rank.vague")
    return len(shared) + 3 * numbers + 2 * _harmed(counts) + told + 3 * early


def _harmed(counts: Sequence[QuantityMention]) -> bool:
    return any(count.outcome in ("killed", "casualties") for count in counts)
