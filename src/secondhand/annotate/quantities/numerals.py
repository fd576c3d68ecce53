"""Numbers in digits and words, with the bounds that the words around them set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit, Phrases, Token, tokens_of
from secondhand.model import Span

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d{1,7})[-–](\d{1,7})")
_MODIFIERS = 3
"""How many modifiers may stand before a number: "another estimated 20"."""
_REACH_OF_CHANGE = 5
"""How many words may stand between "rose" and "from 31 to 43"."""
_NARROW_BLANKS = "\u00a0\u2009\u202f"

Number = int | float


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text: tokens `first` up to `end`, of which the bare number begins at `core`."""

    first: int
    core: int
    end: int
    low: Number | None
    high: Number | None
    approximate: bool = False
    digits: bool = False

    @property
    def number(self) -> Number | None:
        """One number to compare it by: the least it can be, or else the most."""
        return self.high if self.low is None else self.low


@cache
def _cardinals() -> dict[str, int]:
    return dict(table("quantities")["cardinals"])


@cache
def _phrases(*path: str) -> Phrases:
    """The groups of one table ("before", "after") as phrases that give the group's name."""
    found = table("quantities")
    for key in path:
        found = found[key]
    return Phrases({phrase: group for group, phrases in found.items() for phrase in phrases})


@cache
def _floors() -> Phrases:
    return Phrases({phrase: str(floor) for phrase, floor in table("quantities")["floors"].items()})


@cache
def _fractions() -> Phrases:
    return Phrases({phrase: str(part) for phrase, part in table("quantities")["fractions"].items()})


@cache
def _small_words() -> Phrases:
    """ "no casualties" counts none, "a woman was killed" counts one, "a couple of men" two."""
    return Phrases({phrase: str(value) for value, phrases in enumerate(table("quantities")["small"]) for phrase in phrases})


@cache
def _unbounded() -> Phrases:
    return Phrases(dict.fromkeys(table("quantities")["unbounded"]["words"], ""))


@cache
def _openers() -> frozenset[str]:
    """The words that numbers begin with, or the part of them before a hyphen: any other word is none, which this tells at once."""
    phrases = (_unbounded(), _floors(), _small_words(), _fractions())
    return frozenset({"a", "an", *_cardinals()}.union(*(each.openers for each in phrases)))


def numerals(text: str, tokens: Sequence[Token]) -> Iterator[Numeral]:
    """Every number of the tokens, from left to right, none overlapping another."""
    at = 0
    while at < len(tokens):
        found = _numeral(text, tokens, at)
        if found:
            yield found
        modifier = None if found else _phrases("before").at(tokens, at)
        at = found.end if found else modifier.end if modifier else at + 1


def _numeral(text: str, tokens: Sequence[Token], at: int) -> Numeral | None:
    word = tokens[at].word
    if word not in _openers() and not word[0].isdigit() and word.partition("-")[0] not in _openers():
        return None
    if hit := _unbounded().at(tokens, at):
        longer = _floors().at(tokens, at)
        if not longer or longer.end < hit.end:
            return Numeral(at, at, hit.end, None, None, approximate=True)
    if hit := _floors().at(tokens, at):
        return _moved(tokens, Numeral(at, at, hit.end, int(hit.value), None))
    number = _number(text, tokens, at)
    if number is None:
        return _in_small_words(text, tokens, at)
    return None if _is_label(tokens, at, number.digits) else _moved(tokens, _widened(text, tokens, number))


def _in_small_words(text: str, tokens: Sequence[Token], at: int) -> Numeral | None:
    """None, one or two; "no more than a tenth" counts nothing."""
    hit, modifier = _small_words().at(tokens, at), _phrases("before").at(tokens, at)
    if hit is None or _modifies(text, tokens, at) or (modifier and modifier.end > hit.end):
        return None
    return Numeral(at, at, hit.end, int(hit.value), int(hit.value))


def _modifies(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a number follows the modifiers from here on: "another 20 people", not "another man"."""
    end = _after_modifiers(tokens, at)
    return end > at and end < len(tokens) and (_floors().at(tokens, end) is not None or _number(text, tokens, end) is not None)


def _after_modifiers(tokens: Sequence[Token], at: int) -> int:
    for _ in range(_MODIFIERS):
        hit = _phrases("before").at(tokens, at)
        at = hit.end if hit else at
    return at


def _number(text: str, tokens: Sequence[Token], at: int) -> Numeral | None:
    token = tokens[at]
    if token.word[0].isdigit():
        return _in_digits(text, tokens, at)
    value, end = _in_words(tokens, at)
    return None if value is None else Numeral(at, at, end, value, value)


def _in_digits(text: str, tokens: Sequence[Token], at: int) -> Numeral | None:
    token, end = tokens[at], at + 1
    if bounds := _RANGE.fullmatch(token.word):
        low, high = int(bounds[1]), int(bounds[2])
        years = _like_year(low) and (_like_year(high) or high < 100)
        return None if low >= high or years else Numeral(at, at, end, low, high, digits=True)
    if not _PLAIN.fullmatch(token.word):
        return None
    plain = token.word.replace(",", "")
    while len(plain) <= 9 and end < len(tokens) and _grouped(text, tokens, end):
        plain, end = plain + tokens[end].word, end + 1
    value: Number = float(plain) if "." in plain else int(plain[:15])
    if end < len(tokens) and tokens[end].word in table("quantities")["scales"] and tokens[end].word != "dozen":
        value = value * table("quantities")["scales"][tokens[end].word]
        value, end = round(value), end + 1
    return Numeral(at, at, end, value, value, digits=True)


def _like_year(value: Number) -> bool:
    return 1900 <= value <= 2099


def _grouped(text: str, tokens: Sequence[Token], end: int) -> bool:
    """Whether the token continues a number written with blanks: "13 000". A plain blank joins only round thousands."""
    left, right = tokens[end - 1], tokens[end]
    blank = text[left.end : right.start]
    three = len(right.word) == 3 and right.word.isdigit() and len(left.word) <= 3 and left.word.isdigit()
    return three and len(blank) == 1 and (blank in _NARROW_BLANKS or (blank == " " and right.word == "000"))


def _in_words(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The value of "one hundred and twenty", "seventy-six", "a quarter of a million", and where it ends."""
    scales: dict[str, int] = table("quantities")["scales"]
    if (part := _fractions().at(tokens, at)) and part.end < len(tokens) and tokens[part.end].word in scales:
        return round(float(part.value) * scales[tokens[part.end].word]), part.end + 1
    total, current, end = 0, 0, at
    if tokens[at].word in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].word in scales:
        current, end = 1, at + 1
    while end < len(tokens):
        word = tokens[end].word
        small = _small(word)
        if small is not None and _fits(current, small, end == at):
            current, end = current + small, end + 1
        elif word == "hundred" and current:
            current, end = current * 100, end + 1
        elif word in scales and current:
            total, current, end = total + current * scales[word], 0, end + 1
        elif (
            word == "and"
            and current % 100 == 0
            and current
            and end + 1 < len(tokens)
            and _small(tokens[end + 1].word)
            and _continues(tokens, end)
        ):
            end += 1
        else:
            break
    return (None, at) if end == at else (total + current, end)


def _continues(tokens: Sequence[Token], joint: int) -> bool:
    """ "hundred and twenty" is one number; the words after a second count would tell otherwise."""
    return tokens[joint - 1].word in ("hundred", "thousand")


def _small(word: str) -> int | None:
    """A cardinal below a hundred, also hyphenated."""
    known = _cardinals()
    if word in known:
        return known[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and known.get(tens, 0) >= 20 and 0 < known.get(ones, 0) < 10:
        return known[tens] + known[ones]
    return None


def _fits(current: int, small: int, first: bool) -> bool:
    if first or current == 0:
        return True
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and 0 < small < 10)


def _is_label(tokens: Sequence[Token], at: int, digits: bool) -> bool:
    """Whether the number is part of a name or date, or has letters glued to it."""
    before = tokens[at - 1].word if at else ""
    if digits and (before in words("quantities", "labels.words") or before in ("$", "€", "£", "#", "/", "+")):
        return True
    return (
        digits and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].word in ("/", "th", "st", "nd", "rd")
    )


def _widened(text: str, tokens: Sequence[Token], number: Numeral) -> Numeral:
    """ "between 15 and 20", "15 to 20", "from 15 to more than 20", "two or three" as one numeral."""
    end = number.end
    if end + 1 >= len(tokens) or number.low != number.high:
        return number
    before = tokens[number.first - 1].word if number.first else ""
    joint = tokens[end].word
    moves = before == "from" and _changes(tokens, number.first - 1)
    if not ((before == "between" and joint == "and") or (joint == "to" and not moves) or joint == "or"):
        return number
    last = _after_modifiers(tokens, end + 1)
    other = _number(text, tokens, last) if last < len(tokens) else None
    if other is None or other.high is None or number.low is None or number.low >= other.high:
        return number
    high = _moved(tokens, replace(other, first=last)).high
    first = number.first - 1 if before in ("between", "from") else number.first
    return Numeral(first, number.core, other.end, number.low, high, digits=number.digits)


def _changes(tokens: Sequence[Token], at: int) -> bool:
    """Whether something went "from" one number to another: "the toll rose from 31 to 43"."""
    near = tokens[max(at - _REACH_OF_CHANGE, 0) : at]
    return any(token.word in words("quantities", "changes.words") for token in near)


def _moved(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """The numeral with its modifiers before it and right after it."""
    while (hit := _phrases("before").ending_at(tokens, number.first)) and not _is_particle(tokens, hit):
        number = replace(_bounded(number, hit.value), first=hit.start)
    if hit := _phrases("after").at(tokens, number.end):
        number = replace(_bounded(number, hit.value), end=hit.end)
    return number


def _is_particle(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a modifier is a part of the verb before it: "handed over three hostages"."""
    return hit.start > 0 and tokens[hit.start].word == "over" and tokens[hit.start - 1].word in words("quantities", "particles.verbs")


def moved_after(tokens: Sequence[Token], number: Numeral, noun_end: int) -> Numeral:
    """The numeral as a modifier after its noun leaves it: "125 fighters at least", but not "19 dead and more than 40 wounded"."""
    hit = _phrases("after").at(tokens, noun_end)
    if hit is None or noun_end == number.end or [token.word for token in tokens[hit.end : hit.end + 1]] == ["than"]:
        return number
    return _bounded(number, hit.value)


def _bounded(number: Numeral, modifier: str) -> Numeral:
    """The bounds after one modifier."""
    low, high = number.low, number.high
    if modifier == "over":
        return replace(number, low=None if low is None else low + 1, high=None)
    if modifier == "at_least":
        return replace(number, high=None)
    if modifier == "up_to":
        return replace(number, low=None, high=high) if high is not None else number
    if modifier == "under":
        return replace(number, low=None, high=None if high is None else high - 1)
    return replace(number, approximate=number.approximate or modifier == "about")


def stated(words: str) -> Number | None:
    """The number itself in the words of a quantity, whatever moves its bounds: 30 of "over 30", 20 of "15 to 20"; None for "dozens"."""
    tokens = tokens_of(words, 0, len(words))
    found = next(numerals(words, tokens), None)
    if found is None or _floors().at(tokens, found.core):
        return None
    number = _number(words, tokens, found.core)
    if number is None:
        return found.low
    upper = _after_modifiers(tokens, number.end + 1)
    other = _number(words, tokens, upper) if upper < found.end else None
    return (other or number).low


def year_like(numeral: Numeral) -> bool:
    """Whether a bare number could as well be a year."""
    return numeral.digits and numeral.first == numeral.core and numeral.low == numeral.high and _like_year(numeral.low or 0)


def span_of(tokens: Sequence[Token], first: int, end: int) -> Span:
    """The characters from one token up to another, which is left out."""
    return Span(tokens[first].start, tokens[end - 1].end)
