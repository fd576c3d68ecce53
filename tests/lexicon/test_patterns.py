"""Lists of phrases as patterns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.lexicon.patterns import any_of


@given(st.lists(st.text("ab.-+ é", max_size=5), min_size=1, max_size=8), st.text("ab.-+ é", max_size=20))
def test_the_longest_phrase_is_found_wherever_one_begins(phrases: list[str], text: str) -> None:
    found = re.compile(any_of(phrases))
    for start in range(len(text) + 1):
        fitting = [phrase for phrase in phrases if text.startswith(phrase, start)]
        match = found.match(text, start)
        assert (match and match[0]) == max(fitting, key=len, default=None)


def test_common_beginnings_are_looked_at_once() -> None:
    assert any_of(["monday", "sunday", "mon", "saturday", "may"]) == "(?:m(?:ay|on(?:day)?)|s(?:aturday|unday))"


def test_a_character_may_stand_for_others() -> None:
    found = re.compile(rf"{any_of(['last week', 'last', 'lastly'], {' ': r'[ -]'})}!")
    assert [text for text in ("last week!", "last-week!", "lastly!", "last!", "lastweek!") if found.match(text)] == [
        "last week!",
        "last-week!",
        "lastly!",
        "last!",
    ]


def test_no_phrase_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="no phrases"):
        any_of([])
