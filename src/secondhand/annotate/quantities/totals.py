"""Totals over a longer time ("more than 400,000 since 2011") told from the count of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondhand.annotate.quantities.outcomes import Count
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Phrases, Token

_SUBJECT = 16
"""How many words may stand between a war and the number of its dead: "the war, now in its third year, has killed N"."""
_GOVERNED = 4
"""How many words before "war" may hold the preposition of "in the civil war"."""
_SINCE = 40
"""How many words may stand between a total and its "since"."""
_CLAUSE = 16
"""How many words after "since" say since when."""
_SPAN = 14
"""How many words after a total may say what it covers: "this year", "in a three-year war"."""
_COVERED = 8
"""How many words before it may say so: "the toll of the six-year war stands at N"."""
_DEPTH = 3
"""How deep parts of parts are followed to their whole."""
_NEXT = 12
"""How many counts further on the next one with the same outcome is looked for."""
_MANY = 1000
"""So many dead in a war are those of the war: "170,000 have been killed in the conflict"."""


def totals(tokens: Sequence[Token], counts: Sequence[Count]) -> list[bool]:
    """For each count, whether it or its whole sums up a longer time."""
    long = {id(count) for at, count in enumerate(counts) if _is_total(tokens, counts, at)}
    return [id(_outermost(count)) in long for count in counts]


def _outermost(count: Count) -> Count:
    for _ in range(_DEPTH):
        count = count.whole or count
    return count


def _is_total(tokens: Sequence[Token], counts: Sequence[Count], at: int) -> bool:
    """Whether the count sums up a longer time: "since the war began", "a conflict that has killed", "so far this year"."""
    count = counts[at]
    first, end = count.numeral.first, count.numeral.end
    opens = at == 0 and "since" in (token.word for token in tokens[:2])
    if _war_before(tokens, first) or (opens and _long_ago(tokens[:first])):
        return True
    room = min(_room(counts, at, len(tokens)), end + _SINCE)
    many = (count.numeral.number or 0) >= _MANY
    return _since(tokens, end, room) or _covers(tokens, max(first - _COVERED, 0), min(room, end + _SPAN), many)


def _room(counts: Sequence[Count], at: int, end: int) -> int:
    """Where the next count with the same outcome begins; wounded and displaced share the "since" of the killed."""
    later = (other for other in counts[at + 1 : at + 1 + _NEXT] if other.outcome == counts[at].outcome)
    return next((other.numeral.first for other in later if other.whole is None and other.partner is None), end)


def _war_before(tokens: Sequence[Token], first: int) -> bool:
    """ "The war has claimed N", "a conflict that has killed N"; not "in the war a shell killed N" or "a war monitor"."""
    long = words("quantities", "totals.long")
    start = max(first - _SUBJECT, 0)
    subject = next((at for at in range(start, first) if tokens[at].word in long), None)
    if subject is None or tokens[subject + 1].word in words("quantities", "totals.compounds"):
        return False
    between = {token.word for token in tokens[subject + 1 : first]}
    if between & words("quantities", "clause_ends.words") - {"that"}:
        return False
    governed = {token.word for token in tokens[max(subject - _GOVERNED, 0) : subject]} & words("quantities", "totals.governing")
    verbs = words("quantities", "totals.perfect") if governed else words("quantities", "totals.reach")
    return bool(between & verbs)


def _since(tokens: Sequence[Token], start: int, end: int) -> bool:
    for at in range(start, end):
        if tokens[at].word in words("quantities", "totals.superlatives"):  # "the worst loss since the war began"
            return False
        if tokens[at].word == "since":
            return _long_ago(tokens[at + 1 : at + 1 + _CLAUSE])
    return False


def _long_ago(tokens: Sequence[Token]) -> bool:
    """Whether the words after "since" name a year or the beginning of a war."""
    late = {token.word for token in tokens[:_CLAUSE]}
    told = words("quantities", "totals.long") | words("quantities", "totals.starts")
    return bool(late & told) or any(word.isdigit() and len(word) == 4 for word in late)


def _covers(tokens: Sequence[Token], start: int, end: int, many: bool) -> bool:
    """Whether the words around a count say that it covers years: "this year", "in the five-year conflict"."""
    return any(_spans().at(tokens, at) or _long_war(tokens, at, many) for at in range(start, end))


def _long_war(tokens: Sequence[Token], at: int, many: bool) -> bool:
    """ "Three-year war", "five-year-old civil war"; for many dead, any war."""
    long = words("quantities", "totals.long")
    if tokens[at].word in long:
        return many
    return "-year" in tokens[at].word and any(token.word in long for token in tokens[at + 1 : at + 3])


@cache
def _spans() -> Phrases:
    return Phrases(dict.fromkeys(table("quantities")["totals"]["spans"], ""))
