"""Words, head and fullness of a speaker's name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secondhand.claims.names import Name, bare, full_name, joint, shown
from secondhand.model import Span


def name(text: str) -> Name:
    return Name.of(text, Span(0, len(text)))


HEADS = [
    ("the Harbour Watch", "watch"),
    ("a senior official of the ministry", "official"),
    ("two local residents", "resident"),
    ("Norland's Ministry of Peace", "ministry"),
    ("Tarn Brigade spokesman Jon Berg", "berg"),
]


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_head(text: str, head: str) -> None:
    assert name(text).head == head


PERSONS = [
    ("Ann Lee", True),
    ("Mayor Ann Lee", True),
    ("Harbour Watch head Ann Lee", True),
    ("Ann Lee head of the Harbour Watch", True),
    ("Harbour Network", False),
    ("the mayor", False),
    ("Norland officials", False),
    ("Marland", False),
]


@pytest.mark.parametrize(("text", "person"), PERSONS)
def test_person(text: str, person: bool) -> None:
    assert name(text).person is person


def test_definite_and_indefinite() -> None:
    assert name("the group").definite
    assert not name("a group").definite
    assert name("two residents").indefinite
    assert not name("Ann Lee").indefinite


def test_owners_are_no_heads() -> None:
    assert "norland" not in name("Norland's Ministry of Peace").heads
    assert "norland" in name("Norland's Ministry of Peace").words


def test_abbreviates() -> None:
    full = name("Tarn Harbour Watch")
    assert full.abbreviates(name("the Watch"))
    assert full.abbreviates(name("THW"))
    assert not full.abbreviates(name("Marland"))


@pytest.mark.parametrize(("word", "expected"), [("Sources", "source"), ("Norland's", "norland"), ("press", "press"), ("gas", "gas")])
def test_bare(word: str, expected: str) -> None:
    assert bare(word) == expected


def test_full_names_in_a_text() -> None:
    text = "On Monday governor Ann Lee met Jon al-Berg of Marland."
    assert [match.group() for match in full_name().finditer(text)] == ["On Monday governor Ann Lee", "Jon al-Berg"]


@given(st.text(max_size=80).filter(str.strip))
@example("Both ")
@example("both " * 2000)
def test_parts_of_a_joint_source_follow_each_other(text: str) -> None:
    parts = joint(text, Span(0, len(text)))
    assert not text[: parts[0].start].lower().replace("both ", "")
    assert parts[-1].end == len(text)
    assert all(a.end <= b.start for a, b in pairwise(parts))


@given(st.text(min_size=1, max_size=80))
def test_any_phrase_is_a_name(text: str) -> None:
    made = name(text)
    assert made.capitals >= 0
    assert "\n" not in shown(made.text)
