"""What is said to have happened to those counted, read from the words of the same clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from secondhand.annotate.quantities.counted import Counted
from secondhand.annotate.quantities.numerals import Numeral
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit, Phrases, Token
from secondhand.model import Outcome

_REACH = 30
"""How far, in words, a count and its verb may stand apart."""
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
            count.outcome = _inherited(count) or _told_after(tokens, count) or _toll(tokens, count)
    for count in reversed(counts):
        if count.partner and count.partner.outcome is None and not count.partner.noun.bare:
            count.partner.outcome = count.outcome


def _own(tokens: Sequence[Token], count: Count, numbers: set[int]) -> Outcome | None:
    """What stands right beside the count: "12 people were killed", "killing 12", "12 bodies"."""
    after = _beside(tokens, count, numbers)
    if after == "killed" and _also_hurt(tokens, count.noun.end, numbers):
        return "casualties"
    before = _cues("before").ending_at(tokens, count.numeral.first)
    # "3 killed 12 others injured" counts the injured, "killed 250 troops taken hostage" the killed.
    beside = after or count.noun.fate
    first = beside if beside in _OF_LIVING or count.noun.bare else None
    found = first or (before.value if before else None) or beside
    return cast(Outcome, found) if found else None


def _beside(tokens: Sequence[Token], count: Count, numbers: set[int]) -> str | None:
    at = count.noun.end
    passive = False
    while at < len(tokens):
        hit = _cues("after").at(tokens, at)
        if hit:
            return hit.value if passive or not _takes_object(tokens, hit, numbers) else None
        if at in numbers or tokens[at].word not in words("quantities", "fillers.words"):
            return None
        passive = passive or tokens[at].word in words("quantities", "fillers.passives")
        at += 1
    return None


def _takes_object(tokens: Sequence[Token], hit: Hit, numbers: set[int]) -> bool:
    """Whether the participle is a verb here: "10 rebels killed 5 soldiers" tells nothing of the ten."""
    verb = _cues("before").ending_at(tokens, hit.end)
    follows = tokens[hit.end].word if hit.end < len(tokens) else ""
    objects = {"the", "a", "an", "its", "his", "their", "several", "many", "some", "dozens", "scores", "hundreds"}
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


def _told_after(tokens: Sequence[Token], count: Count) -> Outcome | None:
    """The passive or intransitive verb farther right in the clause: "76 people in three towns were killed"."""
    following = tokens[count.numeral.end].word if count.numeral.end < len(tokens) else ""
    if count.noun.bare and following != "of" and (not following[:1].isalpha() or following in words("quantities", "phrase_ends.words")):
        return None
    ends = words("quantities", "clause_ends.words")
    room = count.room if count.noun.bare else len(tokens)
    for at in range(count.noun.end, min(count.noun.end + _REACH, room)):
        if tokens[at].word in ends:
            return None
        hit = _cues("after").at(tokens, at)
        passive = tokens[at - 1].word in words("quantities", "fillers.passives")
        if hit and (passive or not _cues("before").ending_at(tokens, hit.end)):
            return cast(Outcome, hit.value) if not count.noun.bare or hit.value in _OF_LIVING else None
    return None


def _toll(tokens: Sequence[Token], count: Count) -> Outcome | None:
    """ "The death toll has risen to 13": the number that the toll leads to."""
    first = count.numeral.first
    if first and tokens[first - 1].word not in words("quantities", "tolls.lead"):
        return None
    for at in range(first - 1, max(first - _REACH, -1), -1):
        if tokens[at].word in (";", ".", "!", "?"):
            return None
        if hit := _tolls().at(tokens, at):
            return cast(Outcome, hit.value)
    return None
