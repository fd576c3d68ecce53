"""What is said to have happened to those counted, read from the words of the same clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from secondhand.annotate.quantities.counted import Counted
from secondhand.annotate.quantities.numerals import Numeral
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit, Phrases, Token
from secondhand.model import Outcome

_REACH = 30
"""How far, in words, a count and its verb may stand apart."""
_ASIDE = 8
"""How many words may stand between a verb and its number: "killing according to the governor 12 people"."""
_OF_LIVING = frozenset({"killed", "wounded", "missing"})
"""What happens to people alone, so that a noun we do not know must name people."""


@dataclass(slots=True, eq=False)
class Count:
    """A numeral with what it counts, on its way to a mention."""

    numeral: Numeral
    noun: Counted
    outcome: Outcome | None = None
    whole: Count | None = None
    """The count this one is a part of."""
    partner: Count | None = None
    """The count it is joined to by "and"."""
    before: Count | None = None
    """The count before it in the sentence."""
    room: int = 0
    """The token at which the next count of its own begins."""


@cache
def _cues(side: str) -> Phrases:
    found = table("quantities")["outcomes"]
    return Phrases({phrase: outcome for outcome, sides in found.items() for phrase in sides[side]})


@cache
def _tolls() -> Phrases:
    found = table("quantities")["tolls"]
    return Phrases({phrase: outcome for outcome in ("killed", "wounded") for phrase in found[outcome]})


def assign(tokens: Sequence[Token], counts: Sequence[Count]) -> None:
    """Sets the outcome of every count of people in a sentence, from the nearest words to the farthest."""
    numbers = {count.numeral.first for count in counts}
    counts = [count for count in counts if count.noun.bare or count.noun.unit == "person"]
    for count in counts:
        count.outcome = _own(tokens, count, numbers)
    for count in counts:
        if count.outcome is None:
            count.outcome = _inherited(count) or _told_after(tokens, count, numbers) or _toll(tokens, count)
    for count in reversed(counts):
        if count.partner and count.partner.outcome is None and not count.partner.noun.bare:
            count.partner.outcome = count.outcome


def _own(tokens: Sequence[Token], count: Count, numbers: set[int]) -> Outcome | None:
    """What stands right beside the count: "12 people were killed", "killing 12", "12 bodies"."""
    before = _verb_before(tokens, count.numeral.first)
    if before and count.noun.adjacent and count.noun.fate and count.noun.end in numbers:  # "kills 83 injures 100" with "injured"
        count.noun = replace(count.noun, end=count.numeral.end, bare=True, fate=None, adjacent=False)
    after = _beside(tokens, count, numbers, before is not None)
    if after == "killed" and _also_hurt(tokens, count.noun.end, numbers):
        return "casualties"
    # "3 killed 12 others injured" counts the injured, "killed 250 troops taken hostage" the killed.
    beside = after or count.noun.fate
    if count.whole and beside not in _OF_LIVING:  # "14 dead, including three children fleeing the town"
        beside = None
    first = beside if beside in _OF_LIVING or count.noun.bare else None
    found = first or (before.value if before else None) or beside
    return cast(Outcome, found) if found else None


def _verb_before(tokens: Sequence[Token], first: int) -> Hit | None:
    """The cue that leads to a number, also over a quotation mark or "killing according to medics 12 people"."""
    while first and tokens[first - 1].word in words("quantities", "signs.quotes"):
        first -= 1
    aside = next((at for at in range(first - 1, max(first - _ASIDE, 0), -1) if tokens[at].word == "according"), first)
    return _cues("before").ending_at(tokens, first) or _cues("before").ending_at(tokens, aside)


def _beside(tokens: Sequence[Token], count: Count, numbers: set[int], led: bool) -> str | None:
    """The participle right behind the count; one led to by a verb has none over "and": "killed 15 men and injured others"."""
    at = count.noun.end
    passive = False
    while at < len(tokens):
        hit = _cues("after").at(tokens, at)
        if hit:
            return hit.value if passive or not _takes_object(tokens, hit, numbers) else None
        if at in numbers or tokens[at].word not in words("quantities", "fillers.words") or (led and tokens[at].word == "and"):
            return None
        passive = passive or tokens[at].word in words("quantities", "fillers.passives")
        at += 1
    return None


def _takes_object(tokens: Sequence[Token], hit: Hit, numbers: set[int]) -> bool:
    """Whether the participle is a verb here: "10 rebels killed 5 soldiers" tells nothing of the ten."""
    verb = _cues("before").ending_at(tokens, hit.end)
    follows = tokens[hit.end].word if hit.end < len(tokens) else ""
    objects = {"the", "a", "an", "its", "his", "her", "their", "him", "them", "several", "many", "some", "dozens", "scores", "hundreds"}
    if hit.end in numbers:
        # Headlines list: "4 troopers killed 4 wounded". The second number then has its own participle.
        return verb is not None and not any(_cues("after").at(tokens, hit.end + step) for step in (1, 2))
    return verb is not None and follows in objects


def _also_hurt(tokens: Sequence[Token], end: int, numbers: set[int]) -> bool:
    """ "88 killed and injured", "30 killed or wounded": one number for both."""
    kinds = set()
    for at in range(end, min(end + 5, len(tokens))):
        if at in numbers:
            return False
        if hit := _cues("after").at(tokens, at):
            kinds.add(hit.value)
        elif tokens[at].word not in ("and", "or", "&", "/", ",", *words("quantities", "fillers.words")):
            break
    return {"killed", "wounded"} <= kinds


def _inherited(count: Count) -> Outcome | None:
    for other in (count.whole, count.partner):
        if other and other.outcome:
            return other.outcome
    return None


def _told_after(tokens: Sequence[Token], count: Count, numbers: set[int]) -> Outcome | None:
    """The passive or intransitive verb farther right in the clause: "76 people in three towns were killed"."""
    following = tokens[count.numeral.end].word if count.numeral.end < len(tokens) else ""
    if count.noun.bare and following != "of" and (not following[:1].isalpha() or following in words("quantities", "phrase_ends.words")):
        return None
    ends = words("quantities", "clause_ends.words")
    room = count.room if count.noun.bare else len(tokens)
    for at in range(count.noun.end, min(count.noun.end + _REACH, room)):
        if tokens[at].word in ends and not (tokens[at].word == "as" and tokens[at - 1].word in words("quantities", "naming.words")):
            return None
        hit = _cues("after").at(tokens, at)
        if hit and (not _cues("before").ending_at(tokens, hit.end) or _passive(tokens, at) or _reduced(tokens, hit, numbers)):
            return cast(Outcome, hit.value) if not count.noun.bare or hit.value in _OF_LIVING else None
    return None


def _passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether an auxiliary stands before the participle, adverbs between: "were also killed", "have been badly hurt"."""
    fillers, passives = words("quantities", "fillers.words"), words("quantities", "fillers.passives")
    while at and tokens[at - 1].word not in passives and (tokens[at - 1].word in fillers or tokens[at - 1].word.endswith("ly")):
        at -= 1
    return at > 0 and tokens[at - 1].word in passives


def _reduced(tokens: Sequence[Token], hit: Hit, numbers: set[int]) -> bool:
    """Whether the participle stands as in headlines, without object: "10 people, mostly pupils, killed in rocket fire"."""
    acts = tokens[hit.start - 1].word in words("quantities", "reduced.not_after") or hit.end in numbers
    return not acts and (hit.end >= len(tokens) or tokens[hit.end].word in words("quantities", "reduced.before"))


def _toll(tokens: Sequence[Token], count: Count) -> Outcome | None:
    """ "The death toll has risen to 13", "the number of civilians killed stands at 13", "bringing to 13 the number of dead"."""
    first = count.numeral.first
    if tokens[first - 1 : first] and tokens[first - 1].word == "to" and (told := _toll_after(tokens, count.noun.end)):
        return told
    if (first and tokens[first - 1].word not in words("quantities", "tolls.lead")) or (not count.noun.bare and count.numeral.number == 1):
        return None
    told = None
    for at in range(first - 1, max(first - _REACH, -1), -1):
        if tokens[at].word in words("quantities", "tolls.ends"):
            return None
        if hit := _tolls().at(tokens, at):
            return cast(Outcome, hit.value)
        if tokens[at].word == "number" and told:
            return told
        if (hit := _cues("after").at(tokens, at)) and hit.value in _OF_LIVING:
            told = cast(Outcome, hit.value)
    return None


def _toll_after(tokens: Sequence[Token], at: int) -> Outcome | None:
    """The toll behind its number: "brings to 45 the number of people killed"."""
    at += at < len(tokens) and tokens[at].word == "the"
    if hit := _tolls().at(tokens, at):
        return cast(Outcome, hit.value)
    if at < len(tokens) and tokens[at].word == "number":
        hits = (_cues("after").at(tokens, place) for place in range(at, min(at + _ASIDE, len(tokens))))
        return cast("Outcome | None", next((hit.value for hit in hits if hit and hit.value in _OF_LIVING), None))
    return None
