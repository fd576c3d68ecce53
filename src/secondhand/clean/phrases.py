"""What single lines are by their words alone: the word lists of furniture.toml as questions to a line."""

from __future__ import annotations

import unicodedata
from functools import cache

from secondhand.clean.lines import KEY_LENGTH, Line, key_of
from secondhand.lexicon import table, words

_SIGNS = frozenset({"Nd", "Nl", "No", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "Zs", "Cf"})
_FEW_WORDS = 5


@cache
def keys(group: str) -> frozenset[str]:
    """One group of whole lines, in the form of `Line.key`."""
    return frozenset(key_of(word) for word in words("furniture", group))


@cache
def openings(group: str) -> tuple[str, ...]:
    """One group of beginnings of lines."""
    return tuple(sorted(word.lstrip("(") for word in words("furniture", group)))


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in table("furniture")["pairs"])


def is_listed(line: Line, group: str) -> bool:
    """Whether the whole line is one of the group."""
    return bool(line.key) and line.key in keys(group)


def opens_with(line: Line, group: str) -> bool:
    """Whether the line begins with one of the group."""
    return bool(line.key) and line.key.startswith(openings(group))


def is_furniture(line: Line) -> bool:
    """Whether the words of the line make it a button, a prompt, a credit or a counter."""
    if not line.key:
        return len(line.text) <= KEY_LENGTH and is_signs(line)
    return (
        is_listed(line, "lines")
        or opens_with(line, "starts")
        or (line.word_count <= _FEW_WORDS and not line.ends_sentence and opens_with(line, "short_starts"))
        or any(line.key.startswith(first) and second in line.key for first, second in _pairs())
        or any(phrase in line.key for phrase in words("furniture", "contains"))
        or is_signs(line)
    )


def is_signs(line: Line) -> bool:
    """Whether the line holds numbers and punctuation only ("2,500 $", "* * *"), and is no time of day."""
    if len(line.text) > KEY_LENGTH or any(unicodedata.category(character) not in _SIGNS for character in line.text):
        return False
    hours, colon, minutes = line.text.partition(":")
    return not (colon and hours.isdecimal() and minutes.isdecimal())


def is_appeal(line: Line) -> bool:
    """Whether the line is a verb such as "support" and a name: an appeal, or else a short heading."""
    called = next((verb for verb in openings("appeals") if line.key.startswith(f"{verb} ")), None)
    if called is None or line.word_count > 4 or line.ends_sentence:
        return False
    return all(not word[0].islower() for word in line.text[len(called) :].split())
