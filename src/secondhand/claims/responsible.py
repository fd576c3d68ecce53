"""Who is said to have claimed responsibility."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from secondhand.lexicon import words
from secondhand.lexicon.phrases import Phrases, Token, tokens_of
from secondhand.model import TELLING_KINDS, ActorMention, Reading, Sentence, Span, within

_NEAR = 3
"""How many words before "claimed by" tell whether it is of what was told before."""


def responsible(reading: Reading) -> tuple[ActorMention, ...]:
    """Actors who are said to have claimed responsibility, in the order of the text."""
    return tuple(actor for sentence in reading.sentences_of(*TELLING_KINDS) for actor in _claiming(reading, sentence))


@cache
def _claims() -> Phrases:
    return Phrases(dict.fromkeys(words("claim_types", "responsibility.words"), ""))


@cache
def _telling_words() -> frozenset[str]:
    """The longest word of each of these phrases: most sentences hold none of them."""
    return frozenset(max(phrase.split(), key=len) for phrase in words("claim_types", "responsibility.words"))


def _of_others(tokens: Sequence[Token], claimed: int) -> bool:
    """Whether what is claimed was not told before: "bombings claimed by the group", without an article or a helping verb."""
    known = words("claim_types", "grammar.passives") | {"the", "this", "that", "which", "it"}
    before = {token.word for token in tokens[max(claimed - _NEAR, 0) : claimed + 1]}
    return not known & before


def _of_another(reading: Reading, rest: Sequence[Token]) -> bool:
    """Whether what is claimed is told here for the first time: "claimed responsibility for a bombing in Orna"."""
    opening = " ".join(token.word for token in rest[:2])
    return opening in ("for a", "for an") and bool(within(reading.places, Span(rest[0].start, rest[-1].end)))


def _claiming(reading: Reading, sentence: Sentence) -> Iterator[ActorMention]:
    """The actors right before "claimed responsibility" or right after "was claimed by"."""
    text = sentence.span.of(reading.text).lower()
    if not any(word in text for word in _telling_words()):
        return
    tokens = tokens_of(reading.text, sentence.start, sentence.end)
    for hit in filter(None, (_claims().at(tokens, at) for at in range(len(tokens)))):
        passive = tokens[hit.end - 1].word == "by"
        if _of_others(tokens, hit.start) if passive else _of_another(reading, tokens[hit.end :]):
            continue
        behind = bisect_left(reading.actors, tokens[hit.start].start, key=lambda actor: actor.start)
        index = behind if passive else behind - 1
        if 0 <= index < len(reading.actors) and sentence.span.contains(reading.actors[index].span):
            yield reading.actors[index]
