"""Sentences cut into tellings: stretches with one voice, told as one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from secondhand.claims.triggers import Trigger, triggers
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Token, tokens_of
from secondhand.model import TELLING_KINDS, Attribution, Block, Reading, Sentence, Span, within

_NEAR = 4
"""How many words may stand between "and" and the verb of a new happening without its own subject."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell one happening through the chain of one attribution (None: the outlet's own voice)."""

    tokens: Sequence[Token]
    triggers: Sequence[Trigger]
    sentence: Sentence
    block: Block
    attribution: Attribution | None

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)


def tellings(reading: Reading) -> Iterator[Telling]:
    """The tellings of a reading in the order of the text; those without a trigger too, for their voice may act by speaking."""
    attributions = sorted(reading.attributions, key=lambda attribution: min(span.start for span in attribution.spans()))
    for block in reading.blocks_of(*TELLING_KINDS):
        for sentence in within(reading.sentences, block.span):
            tokens = tokens_of(reading.text, sentence.start, sentence.end)
            here = [attribution for attribution in attributions if any(span.overlaps(sentence.span) for span in attribution.spans())]
            for voice, run in _runs(tokens, here):
                yield from _parts(reading, Telling(run, list(triggers(run)), sentence, block, voice))


def _runs(tokens: Sequence[Token], attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution | None, list[Token]]]:
    """Neighbouring words under the same innermost attribution; the words that name the voice are left out."""
    speaking = [span for attribution in attributions for span in (*attribution.source, *attribution.cue)]
    inner = sorted(attributions, key=lambda attribution: sum(map(len, attribution.content)))

    def owner(token: Token) -> tuple[bool, str]:
        if any(span.start <= token.start < span.end for span in speaking):
            return True, ""
        found = next((a for a in inner if any(span.start <= token.start < span.end for span in a.content)), None)
        return False, found.id if found else ""

    known = {attribution.id: attribution for attribution in attributions}
    for (speaks, voice), group in groupby(tokens, owner):
        run = _trimmed(list(group))
        if run and not speaks:
            yield known.get(voice), run


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the conjunctions and signs at either end."""
    edges = words("claim_types", "edges.words")
    start, end = 0, len(tokens)
    while start < end and tokens[start].word in edges:
        start += 1
    while end > start and tokens[end - 1].word in edges:
        end -= 1
    return tokens[start:end]


def _parts(reading: Reading, telling: Telling) -> Iterator[Telling]:
    """The telling cut where a new happening begins."""
    cuts = [0, *_cuts(reading, telling), len(telling.tokens)]
    for start, end in pairwise(cuts):
        tokens = _trimmed(list(telling.tokens[start:end]))
        if tokens:
            yield Telling(tokens, list(triggers(tokens)), telling.sentence, telling.block, telling.attribution)


def _cuts(reading: Reading, telling: Telling) -> Iterator[int]:
    last = 0
    for at, token in enumerate(telling.tokens):
        left = [trigger for trigger in telling.triggers if last <= trigger.start < at]
        right = [trigger for trigger in telling.triggers if trigger.start > at]
        if not left or not right:
            continue
        strong = token.word in words("claim_types", "joints.strong")
        if strong or (token.word in words("claim_types", "joints.weak") and _begins_anew(reading, telling, at, left, right[0])):
            yield at
            last = at


def _begins_anew(reading: Reading, telling: Telling, joint: int, left: Sequence[Trigger], following: Trigger) -> bool:
    """Whether a joint leads to another act: "seized the airport and have entered the town", "as the army shelled it"."""
    acts = [trigger for trigger in left if trigger.verbal and trigger.type != "harm"]
    if not acts or not following.verbal or following.type in ("harm", acts[-1].type):
        return False
    between = Span(telling.tokens[joint].start, telling.tokens[following.start].end)
    own_subject = bool(within(reading.actors, between))
    if telling.tokens[joint].word == "and":
        return own_subject or following.start - joint <= _NEAR
    return own_subject and following.type.partition(".")[0] != acts[-1].type.partition(".")[0]
