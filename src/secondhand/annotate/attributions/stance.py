"""What a speaker does by saying it: the stance that follows the cue words, and what stands around them.

FactBank (Saurí & Pustejovsky 2009) calls the cues source-introducing predicates; a negated one loses its force:
"did not deny that" denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from secondhand.annotate.attributions.cues import group, lemmas, verbs
from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import Span, Stance

REACH = 40
"""Characters before a cue in which a negation of it is looked for."""
CLAUSE = re.compile(r"[.,;:!?\"“”()]|\b(?:and|but|that|while)\b")
NOT = ("n't", "n’t")
ANSWER = re.compile(r"\s(?:it|this|that|them|the \w+)\s?:\s*\Z", re.IGNORECASE)
"""Before what is said instead: "denied it: “It was the rebels”"."""
TO_ACT = re.compile(r"to (\w+)", re.IGNORECASE)
REQUEST = re.compile(r"\s+(?!(?:if|whether|what|why|how|who|when|where|about)\b)[^.,;:\"“?]{1,120}?\bto\b", re.IGNORECASE)
"""Behind "asked": somebody and what he is to do, not a question."""


def stance_of(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Stance:
    """The stance of an attribution. Words that are in no list only say."""
    tokens = [word for span in cue for word in re.findall(r"[\w'’-]+", span.of(text).lower())]
    if not tokens:
        return "says"
    said = [verbs().get(word, word) for word in tokens]
    return _by_content(text, said, cue[-1], content) or _by_cue(text, said, cue[0], tokens)


def _by_content(text: str, said: Sequence[str], cue: Span, content: Sequence[Span]) -> Stance | None:
    """The stance that what is said shows, whatever the verb."""
    if _asks_to_act(text, said, cue, content):
        return "demands"
    if content and _uninvolved().match(text, content[0].start, content[0].end):
        return "denies"
    answers = bool(content) and ANSWER.search(text, cue.start, max(content[0].start, cue.start)) is not None
    return "says" if answers or _withholds(text, said, content) else None


def _by_cue(text: str, said: Sequence[str], cue: Span, tokens: Sequence[str]) -> Stance:
    """The stance of the verb, or what a negation leaves of it."""
    found = next((known for pair in pairwise((*said, "")) if (known := _listed(*pair))), None)
    if found is None:
        return "says"
    negating = _negating(text, cue, tokens)
    if not negating:
        return found
    plainly = any(word in group("plain_negation") or word.endswith(NOT) for word in negating)
    return next((_left()[key] for key in ((*said, found) if plainly else (found,)) if key in _left()), found)


def _asks_to_act(text: str, said: Sequence[str], cue: Span, content: Sequence[Span]) -> bool:
    """Whether somebody is told what to do: "asked the army to leave", "told residents to flee"."""
    if "ask" in said and REQUEST.match(text, cue.end):
        return True
    told = not lemmas("commanding").isdisjoint(said)
    return told and any(text[span.start : span.start + 3].lower() == "to " for span in content)


def _withholds(text: str, said: Sequence[str], content: Sequence[Span]) -> bool:
    """Whether it is telling that somebody refuses: "refused to confirm that", not "refused to leave"."""
    if not content or said[-1] not in lemmas("withholding"):
        return False
    opening = TO_ACT.match(text, content[0].start, content[0].end)
    return opening is not None and verbs().get(opening[1].lower()) in lemmas("saying")


def _negating(text: str, cue: Span, tokens: Sequence[str]) -> list[str]:
    """The words that negate the cue: "did not deny", "refused to confirm", "neither confirmed nor denied"."""
    clause = CLAUSE.split(text[max(0, cue.start - REACH) : cue.start].lower())[-1]
    before = re.findall(r"[\w'’]+", clause)[-3:]
    return [word for word in (*before, *tokens[:-1]) if word in group("negation") or word.endswith(NOT)]


def _listed(lemma: str, particle: str) -> Stance | None:
    return _stances().get(f"{lemma} {particle}") or _stances().get(lemma)


@cache
def _uninvolved() -> re.Pattern[str]:
    """The beginning of what somebody says who denies a deed: "that it had nothing to do with"."""
    own = r"(?:that\s)?(?:it|he|she|they|we|(?:its|their|our|his)\s\w+)"
    return re.compile(rf"{own}\s(?:had|has|have|was|were|is|are|played|bore|bears|bear)\s{any_of(group('uninvolved'))}\b", re.IGNORECASE)


@cache
def _stances() -> dict[str, Stance]:
    """The stance of each verb and noun that does more than say."""
    return {word: cast(Stance, stance) for stance, listed in table("attribution")["stance"].items() for word in listed}


@cache
def _left() -> dict[str, Stance]:
    """What is left of a stance, or of a verb, whose cue is negated."""
    return {known: cast(Stance, left) for known, left in table("attribution")["negated"].items()}
