"""What a text itself says of its nameless actors: whom it calls by which word, and which of its words judge.

"Nusra terrorists" tells whom this text means by "the terrorists" later on, as long as it calls nobody else so; without such words
they stay nameless. A word that judges ("regime", "moderate rebels") is kept as the label it is, beside the actor it stands for: it is
the outlet's word, whichever side it is given to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import ActorMention, Knowledge
from secondhand.model.folding import fold

_CALLED = "armed group"
"""The type of those who are called by such words."""
_ARTICLE = 8
"""In how many characters an article stands before a noun."""


def in_context(text: str, knowledge: Knowledge, marks: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The marks, in their order, with the actors that the text means by nameless words, and with the labels it gives."""
    labels = _labels(knowledge)
    return tuple(_labelled(text, labels, mark) for mark in _called_again(text, _beside_their_names(text, marks)))


@lru_cache(maxsize=4)
def _labels(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """By actor the names for it that judge."""
    return {actor.id: frozenset(map(fold, actor.labels)) for actor in knowledge.actors if actor.labels}


def _head(text: str, mark: ActorMention) -> str:
    """The noun of a group, without the ending that makes it one or several: "terrorist" of "the terrorists"."""
    return text[mark.start : mark.end].rpartition(" ")[2].lower().removesuffix("s")


def _beside_their_names(text: str, marks: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The marks with "terrorists" in "Nusra terrorists", or "terrorist" in "the terrorist group Nusra", as those who are named."""
    named = list(marks)
    for at, (left, right) in enumerate(pairwise(marks)):
        if left.actor and left.type == _CALLED and _nameless(right) and text[left.end : right.start] == " ":
            named[at + 1] = _as(left, right)
        elif right.actor and right.type == _CALLED and _nameless(left) and _introduces(text, left, right):
            named[at] = _as(right, left)
    return iter(named)


def _nameless(mark: ActorMention) -> bool:
    return mark.actor is None and mark.side is None and mark.type == _CALLED and not mark.candidates


def _as(named: ActorMention, mark: ActorMention) -> ActorMention:
    return replace(mark, actor=named.actor, name=named.name, side=named.side)


def _introduces(text: str, noun: ActorMention, name: ActorMention) -> bool:
    """Whether a noun belongs to the name behind it: "the terrorist group Nusra", "the jihadist Nusra", not "terrorists Nusra fought"."""
    between = text[noun.end : name.start].strip().lower()
    return between in words("generic_actors", "calling.nouns") or (not between and text[noun.end - 1] != "s")


def _called_again(text: str, marks: Iterable[ActorMention]) -> Iterator[ActorMention]:
    """The marks with "the terrorists" as the only ones that the text has called so by then."""
    called: dict[str, dict[str, ActorMention]] = defaultdict(dict)
    for mark in marks:
        if mark.type == _CALLED and mark.actor:
            called[_head(text, mark)][mark.actor] = mark
        meant = list(called[_head(text, mark)].values()) if _nameless(mark) and _taken_up(text, mark) else []
        yield _as(meant[0], mark) if len(meant) == 1 else mark


def _taken_up(text: str, mark: ActorMention) -> bool:
    """Whether nothing but an article that points back makes the phrase: "the terrorists", "these militants"."""
    before = text[max(mark.start - _ARTICLE, 0) : mark.start].lower().split()[-1:]
    return " " not in text[mark.start : mark.end] and bool(words("generic_actors", "calling.pointing") & set(before))


def _labelled(text: str, labels: Mapping[str, frozenset[str]], mark: ActorMention) -> ActorMention:
    """The mark with its words as a label, where they judge."""
    said = text[mark.start : mark.end]
    judges = fold(said) in labels.get(mark.actor or "", ()) or _judging().search(said)
    return replace(mark, label=said) if judges else mark


@cache
def _judging() -> re.Pattern[str]:
    """The words for actors that judge, as the loaded words list them."""
    listed = [row[0] for group in table("loaded")["group"] if group["label"] == "Name_Calling,Labeling" for row in group["words"]]
    return re.compile(rf"\b{any_of(listed)}\b", re.IGNORECASE)
