"""How the counts of a sentence hang together: parts and wholes, partners, and who counts on from whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from secondhand.annotate.quantities.outcomes import Count
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Token
from secondhand.model import Population

_PART_REACH = 12
"""How many words may stand between a whole and "including"."""
_APPOSED = 3
"""How many words may stand between a whole and the parts that make it up: "16 people - 9 women and 7 men"."""


def relate(tokens: Sequence[Token], counts: Sequence[Count]) -> None:
    """Tells parts ("including 9 women and 8 children") and partners ("and 20 fighters") from what stands between."""
    joints = words("quantities", "parts.joints")
    for left, right in pairwise(counts):
        right.before = left
        if right.noun.unit != "person" and not right.noun.bare:
            continue
        between = [token.word for token in tokens[left.noun.end : right.numeral.first]]
        if _among(between) and _holds(right, left):
            (left.whole or left).whole = right
        elif _is_part(tokens, right, between) and _holds(left.whole or left, right):
            right.whole = left.whole or left
        elif set(between) <= joints and left.noun.unit in (None, "person") and (between or _listed(left, right)):
            right.partner, right.whole = left, left.whole if left.whole and _holds(left.whole, right) else None
        elif right.noun.bare and _gapped(tokens, right, between) and _counts_people(left):
            right.partner = left
    room = len(tokens)
    for count in reversed(counts):
        count.room = room
        room = room if count.partner else count.numeral.first


def add_up(counts: Sequence[Count]) -> None:
    """Tells a whole from the parts right behind it that sum to it: "16 people, 9 women and 7 men"."""
    for at, whole in enumerate(counts[:-2]):
        if whole.whole is None and _counts_people(whole) and counts[at + 1].numeral.first - whole.noun.end <= _APPOSED:
            for part in _summands(counts, at):
                part.whole, part.partner, part.outcome = whole, None, whole.outcome


def _summands(counts: Sequence[Count], at: int) -> list[Count]:
    """The counts of people right behind one that sum to it, with the same outcome or none of their own; parts of theirs do not count."""
    whole, found = counts[at], list[Count]()
    left = whole.numeral.number or 0
    for place in range(at + 1, len(counts)):
        part, number = counts[place], counts[place].numeral.number or 0
        if not left or not 0 < number <= left or not _counts_people(part) or part.outcome not in (None, whole.outcome):
            break
        if part.whole is None:
            found.append(part)
            left -= number
    return found if left == 0 and len(found) > 1 else []


def population(count: Count) -> Population:
    """Its own population, else that of the count before it that "others" or a bare number goes on from."""
    if not count.noun.goes_on or count.before is None or count.before.whole is count:
        return count.noun.population
    return (count.before.whole or count.before).noun.population


def _gapped(tokens: Sequence[Token], count: Count, between: Sequence[str]) -> bool:
    """Whether a bare number shares the verb of the count before it: "15 died in the north and 23 in the south"."""
    following = [token.word for token in tokens[count.numeral.end : count.numeral.end + 2]]
    ends = words("quantities", "clause_ends.words")
    if between[-1:] != ["and"] or len(between) > _PART_REACH or set(between) & ends or len(following) < 2:
        return False
    led, leads = following
    gaps = led in words("quantities", "parts.gaps") and leads not in words("quantities", "parts.no_gaps")
    return gaps and not (leads[0].isdigit() or leads in table("quantities")["cardinals"])


def _counts_people(count: Count) -> bool:
    return count.noun.bare or count.noun.unit == "person"


def _listed(left: Count, right: Count) -> bool:
    """Whether two counts side by side are a list: "11 women nine children", not "two dead 20 injured"."""
    return not (left.noun.bare or right.noun.bare or left.noun.fate or right.noun.fate)


def _is_part(tokens: Sequence[Token], count: Count, between: Sequence[str]) -> bool:
    own = {token.word for token in tokens[count.numeral.end : count.noun.end]}
    return bool(own & {"them", "whom"}) or (len(between) <= _PART_REACH and bool(words("quantities", "parts.words") & set(between)))


def _among(between: Sequence[str]) -> bool:
    """Whether the first count is a part of the second: "three nurses were among no fewer than 20 people killed"."""
    leading = between[:-1] if between[-1:] == ["the"] else between
    return leading[-1:] == ["among"] and len(leading) <= _PART_REACH


def _holds(whole: Count, part: Count) -> bool:
    """Whether one count can be the whole of another: it counts people, and no fewer of them."""
    fewer = (whole.numeral.number or 0) < (part.numeral.number or 0) and whole.numeral.number is not None
    return whole.noun.unit in (None, "person") and not fewer
