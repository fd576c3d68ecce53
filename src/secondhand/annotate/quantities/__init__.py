"""The quantities layer: counts as bounds, with what was counted and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.annotate.quantities.counted import counted
from secondhand.annotate.quantities.numerals import moved_after, numerals, span_of, year_like
from secondhand.annotate.quantities.outcomes import Count, assign
from secondhand.annotate.quantities.relations import add_up, population, relate
from secondhand.annotate.quantities.totals import totals
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Token, tokens_of
from secondhand.model import (
    NAMING_KINDS,
    Knowledge,
    QuantityMention,
    Reading,
    Span,
    Stage,
    content_id,
    touching,
)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[QuantityMention, ...]:
    """Quantity mentions in the order of the text."""
    marks: list[QuantityMention] = []
    for sentence in reading.sentences_of(*NAMING_KINDS):
        tokens = tokens_of(reading.text, sentence.start, sentence.end)
        marks += _mentions(reading, tokens)
    return tuple(sorted(marks, key=lambda mention: mention.start))


def _mentions(reading: Reading, tokens: Sequence[Token]) -> Iterator[QuantityMention]:
    counts = list(_counts(reading, tokens))
    relate(tokens, counts)
    assign(tokens, counts)
    add_up(counts)
    spans = {id(count): _span(tokens, count) for count in counts if _tells(count)}
    ids = {key: content_id("q", reading.document.id, span.start, span.end) for key, span in spans.items()}
    for count, cumulative in zip(counts, totals(tokens, counts), strict=True):
        if id(count) not in spans:
            continue
        span = spans[id(count)]
        yield QuantityMention(
            id=ids[id(count)],
            start=span.start,
            end=span.end,
            low=count.numeral.low,
            high=count.numeral.high,
            approximate=count.numeral.approximate,
            unit=count.noun.unit or "person",
            outcome=count.outcome,
            population=population(count),
            of=_actor(reading, tokens, count),
            part_of=ids.get(id(count.whole)),
            cumulative=cumulative,
        )


def _span(tokens: Sequence[Token], count: Count) -> Span:
    """Modifier, number, and the noun when it follows at once."""
    return span_of(tokens, count.numeral.first, count.noun.end if count.noun.adjacent else count.numeral.end)


def _counts(reading: Reading, tokens: Sequence[Token]) -> Iterator[Count]:
    """The numerals of a sentence that may count something."""
    for numeral in numerals(reading.text, tokens):
        span = span_of(tokens, numeral.core, numeral.end)
        if touching(reading.times, span):
            continue
        noun = counted(tokens, numeral)
        if noun and (noun.adjacent or not year_like(numeral)):
            yield Count(moved_after(tokens, numeral, noun.end), noun)


def _tells(count: Count) -> bool:
    """Whether the count is worth a mention: it has a noun we know, or something happened to it."""
    if count.noun.unit and count.noun.unit != "person":
        return not (count.numeral.low is None and count.numeral.high is None)
    vague = count.numeral.low is None and count.numeral.high is None
    single = count.numeral.high in (0, 1) and count.numeral.low in (0, 1)
    if count.noun.bare or vague or single:
        return count.outcome is not None
    return True


def _actor(reading: Reading, tokens: Sequence[Token], count: Count) -> str | None:
    """The actor named in the noun phrase ("45 Islamic State militants", "45 members of the Islamic State")."""
    if count.noun.bare:
        return None
    end = count.noun.end
    following = [token.word for token in tokens[end : end + 2]]
    if following[:1] in (["of"], ["from"]) and tokens[end - 1].word in words("quantities", "parts.collectives"):
        end += 3 if following[1:] == ["the"] else 2
    phrase = span_of(tokens, count.numeral.core, min(end, len(tokens)))
    return next((actor.id for actor in touching(reading.actors, phrase)), None)


STAGE = Stage(
    name="quantities",
    version="1",
    writes="quantities",
    needs=frozenset({"blocks", "sentences", "actors", "times"}),
    mark=mark,
)
