"""What a number counts: the noun after it, with its unit, population and the fate it may say itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from secondhand.annotate.quantities.numerals import Numeral
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit, Phrases, Token
from secondhand.model import Outcome, Population

_REACH = 7
"""How many words may stand between a number and the noun it counts."""
_REACH_OF_ARTICLE = 3
"""The same for "a" and "another", which count less often."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase after a number: where it ends, and what it says."""

    end: int
    unit: str | None
    population: Population = "unspecified"
    fate: Outcome | None = None
    adjacent: bool = False
    """Whether the noun follows the number at once, so that it belongs to the span."""
    bare: bool = False
    """Whether there is no noun at all ("rose to 76")."""
    goes_on: bool = False
    """Whether it goes on counting those of the count before ("36 others", "4 wounded")."""


@cache
def _nouns() -> Phrases:
    """Every counted noun with "people:civilian", "fates:killed" or "units:km"."""
    found = table("quantities")
    return Phrases(
        {noun: f"{table_}:{group}" for table_ in ("units", "people", "fates") for group, nouns in found[table_].items() for noun in nouns}
    )


@cache
def _determiners() -> frozenset[str]:
    return words("quantities", "phrase_ends.determiners")


@cache
def _articles() -> frozenset[str]:
    """The words that count one: "a", "another", "his" of "his son"."""
    return frozenset(table("quantities")["small"][1])


def counted(tokens: Sequence[Token], numeral: Numeral) -> Counted | None:
    """What the numeral counts; None when it counts nothing we look for."""
    at = numeral.end
    if at < len(tokens) and tokens[at].word == "-":
        at += 1
    if at < len(tokens) and tokens[at].word in words("quantities", "not_counted.words"):
        return None
    if at < len(tokens) and tokens[at].word == "of":
        at += 1
    while at < len(tokens) and tokens[at].word in _determiners():
        at += 1
    article = tokens[numeral.core].word in _articles()
    head = _head(tokens, at, _REACH_OF_ARTICLE if article else _REACH)
    if head is None:
        return None if article else Counted(end=numeral.end, unit=None, bare=True, goes_on=True)
    if head.value.startswith("units:"):
        # "a raid" and "no raids" tell of a happening, not of a count.
        return None if article or tokens[numeral.core].word == "no" else _thing(tokens, numeral, head)
    if article and (head.value.startswith("fates:") or not _ends(tokens, head.end)):  # "a death trap", "a rebel group"
        return None
    if tokens[numeral.core].word in words("quantities", "kin.whose") and not _kin(tokens, numeral.end, head):
        return None
    one = numeral.low == numeral.high == 1 and tokens[numeral.end].word != "of"  # "one of her children"
    return None if one and not _singular(tokens[head.end - 1].word) else _people(tokens, numeral, at, head)


def _kin(tokens: Sequence[Token], end: int, head: Hit) -> bool:
    """ "His son": of what is somebody's only kin counts one."""
    return head.start == end and tokens[head.end - 1].word in words("quantities", "kin.nouns")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase is over here: a sign, a small word or a verb follows."""
    if at >= len(tokens) or not tokens[at].word[0].isalpha():
        return True
    word = tokens[at].word
    return word in words("quantities", "phrase_ends.words") or word in words("quantities", "fillers.words") or word.endswith("ed")


def _thing(tokens: Sequence[Token], numeral: Numeral, head: Hit) -> Counted:
    adjacent = head.start == numeral.end or tokens[numeral.end].word == "-"
    return Counted(end=head.end, unit=head.value.partition(":")[2], adjacent=adjacent)


def _people(tokens: Sequence[Token], numeral: Numeral, at: int, head: Hit) -> Counted:
    kind, _, group = head.value.partition(":")
    population, fate = ("unspecified", group) if kind == "fates" else (group, None)
    if population == "unspecified":
        population = _named_before(tokens, at, head.start)
    said = _nouns().at(tokens, numeral.end) if numeral.end < head.start else None  # "three dead soldiers"
    if fate is None and said and said.value.startswith("fates:"):
        fate = said.value.partition(":")[2]
    return Counted(
        end=head.end,
        unit="person",
        population=cast(Population, population),
        fate=cast(Outcome | None, fate),
        adjacent=head.start == numeral.end or (said is not None and said.end == head.start),
        goes_on=population == "unspecified" and tokens[head.end - 1].word in words("quantities", "going_on"),
    )


def _singular(noun: str) -> bool:
    return not (noun.endswith("s") or noun in words("quantities", "plurals"))


def _head(tokens: Sequence[Token], at: int, reach: int) -> Hit | None:
    """The head noun: the last of the first run of counted nouns ("militia fighters", "civilian casualties")."""
    ends = words("quantities", "phrase_ends.words")
    for start in range(at, min(at + reach, len(tokens))):
        hit = _nouns().at(tokens, start)
        if hit is None:
            if (tokens[start].word in ends and not tokens[start].capitals) or not tokens[start].word[0].isalpha():
                return None
            continue
        while further := _nouns().at(tokens, hit.end):
            if further.value.startswith("fates") and not _is_noun_of_fate(tokens, further):
                break
            hit = further
        return hit
    return None


def _is_noun_of_fate(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "civilian casualties" ends in a noun; "20 civilians dead", "10 people wounded" end in what happened to them."""
    return tokens[hit.end - 1].word not in ("dead", "wounded", "injured", "missing", "affected", "displaced")


def _named_before(tokens: Sequence[Token], at: int, head: int) -> str:
    """The population that a word before the head gives ("civilian casualties", "militant deaths")."""
    for start in range(at, head):
        hit = _nouns().at(tokens, start)
        if hit and hit.value.startswith("people:"):
            return hit.value.partition(":")[2]
    return "unspecified"
