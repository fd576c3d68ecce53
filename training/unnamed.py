"""Proper nouns of treebanks that Universal NER counts to no name: titles, peoples, days; and addresses, which are none at all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from secondhand.lexicon import rows, table

_LISTS: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("unnamed.toml").read_text(encoding="utf-8"))
_ADDRESS: Final = re.compile(r"https?:|www\.|.*@.*\.", re.IGNORECASE)
_TITLES: Final = frozenset(_LISTS["titles"])
_OF_STATES: Final = frozenset(
    word.lower() for row in rows("demonyms") for each in ("adjectives", "people") for word in row[each].split("|") if word
)
_DAYS: Final = frozenset(word.lower() for name in ("months", "weekdays", "weekdays_short") for word in table("calendar")[name])
_UNNAMED: Final = _TITLES | _OF_STATES | _DAYS | frozenset(_LISTS["peoples"])


def is_title(word: str) -> bool:
    """Whether a word stands before or behind a person's name without being a part of it."""
    return word.lower().removesuffix(".") in _TITLES


def is_unnamed(word: str) -> bool:
    """Whether a word that stands alone is no name, though treebanks call it a proper noun."""
    return is_address(word) or word.lower().removesuffix(".") in _UNNAMED


def is_address(word: str) -> bool:
    """Whether a word is an address of a page or of mail."""
    return _ADDRESS.match(word) is not None
