"""Counts that no claim holds, because the words of a voice run over them ("... killing | four civilians, residents | said")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from secondhand.claims.kinds import family
from secondhand.model import Claim, QuantityMention, Reading, touching

_NEAR = 4
"""How many claims to either side of a stray count may hold it."""


def with_strays(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with the stray counts of harm that stand nearest to it in its sentence."""
    found = list(claims)
    held = {count for claim in claims for count in claim.counts}
    by_id = {count.id: count for count in reading.quantities}
    starts = [claim.start for claim in claims]
    for stray in reading.quantities:
        if stray.id in held or stray.cumulative or stray.outcome is None:
            continue
        for sentence in touching(reading.sentences, stray.span)[:1]:
            first, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            middle = bisect_left(starts, stray.start, first, end)
            near = [at for at in range(max(middle - _NEAR, first), min(middle + _NEAR, end)) if _open(found[at], stray, by_id)]
            if near:
                at = min(near, key=lambda at: _apart(found[at], stray))
                found[at] = replace(found[at], counts=(*found[at].counts, stray.id))
    return found


def _open(claim: Claim, stray: QuantityMention, by_id: dict[str, QuantityMention]) -> bool:
    """Whether a claim tells of harm and has no such number yet, save of others of the same whole."""
    told = [by_id[count] for count in claim.counts if by_id[count].outcome == stray.outcome]
    return family(claim.type) == "attack" and all(stray.part_of in (count.id, count.part_of) and stray.part_of for count in told)


def _apart(claim: Claim, stray: QuantityMention) -> int:
    """How many characters lie between a claim and a count."""
    return max(stray.start - claim.end, claim.start - stray.end)
