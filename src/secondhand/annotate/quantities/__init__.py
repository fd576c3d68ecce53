"""The quantities layer: counts as bounds, with what was counted and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondhand.annotate.quantities.counted import counted
from secondhand.annotate.quantities.numerals import moved_after, numerals, span_of, year_like
from secondhand.annotate.quantities.outcomes import Count, assign
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Token, tokens_of
from secondhand.model import (
    NAMING_KINDS,
    Knowledge,
    Population,
    QuantityMention,
    Reading,
    Span,
    Stage,
    content_id,
    touching,
)

_PART_REACH = 12
"""How many words may stand between a whole and "including"."""
_SINCE_REACH = 40
"""How many words may stand between a total and its "since"."""


def mark(reading: Reading, knowledge: Knowledge) -> tuple[QuantityMention, ...]:
    """Quantity mentions in the order of the text."""
    marks: list[QuantityMention] = []
    for sentence in reading.sentences_of(*NAMING_KINDS):
        tokens = tokens_of(reading.text, sentence.start, sentence.end)
        marks += _mentions(reading, tokens)
    return tuple(sorted(marks, key=lambda mention: mention.start))


def _mentions(reading: Reading, tokens: Sequence[Token]) -> Iterator[QuantityMention]:
    counts = list(_counts(reading, tokens))
    _relate(tokens, counts)
    assign(tokens, counts)
    spans = {id(count): _span(tokens, count) for count in counts if _tells(count)}
    ids = {key: content_id("q", reading.document.id, span.start, span.end) for key, span in spans.items()}
    for count in counts:
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
            population=_population(count),
            of=_actor(reading, tokens, count),
            part_of=ids.get(id(count.whole)),
            cumulative=_is_total(tokens, count),
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


def _relate(tokens: Sequence[Token], counts: Sequence[Count]) -> None:
    """Tells parts ("including 9 women and 8 children") and partners ("and 20 fighters") from what stands between."""
    joints = words("quantities", "parts.joints")
    for left, right in pairwise(counts):
        right.before = left
        if right.noun.unit != "person" and not right.noun.bare:
            continue
        between = [token.word for token in tokens[left.noun.end : right.numeral.first]]
        if _among(between) and _holds(right, left):
            left.whole = right
        elif _is_part(tokens, right, between) and _holds(left.whole or left, right):
            right.whole = left.whole or left
        elif between and set(between) <= joints and left.noun.unit in (None, "person"):
            right.partner, right.whole = left, left.whole
    room = len(tokens)
    for count in reversed(counts):
        count.room = room
        room = room if count.partner else count.numeral.first


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


def _population(count: Count) -> Population:
    """Its own population, else that of the count before it that "others" or a bare number goes on from."""
    if not count.noun.goes_on or count.before is None or count.before.whole is count:
        return count.noun.population
    return (count.before.whole or count.before).noun.population


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


def _is_total(tokens: Sequence[Token], count: Count) -> bool:
    """Whether the count sums up a longer time: "since the war began", "a conflict that has killed"."""
    long, starts = words("quantities", "totals.long"), words("quantities", "totals.starts")
    before = [token.word for token in tokens[max(count.numeral.first - 6, 0) : count.numeral.first]]
    subject = next((at for at, word in enumerate(before) if word in long), None)
    if subject is not None and words("quantities", "totals.reach") & set(before[subject:]):
        return True
    for at in range(count.numeral.end, min(count.room, count.numeral.end + _SINCE_REACH)):
        if tokens[at].word == "since":
            late = {token.word for token in tokens[at + 1 : at + 16]}
            return bool(late & (long | starts)) or any(word.isdigit() and len(word) == 4 for word in late)
    return False


STAGE = Stage(
    name="quantities",
    version="1",
    writes="quantities",
    needs=frozenset({"blocks", "sentences", "actors", "times"}),
    mark=mark,
)
