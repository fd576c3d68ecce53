"""The encoder reads one word for all parties of a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.stand_ins import read_as
from secondhand.lexicon import table

CLASSES = [name for name, group in table("stand_ins").items() if isinstance(group, dict)]


@pytest.mark.parametrize("name", CLASSES)
def test_all_words_of_a_class_are_read_as_one(name: str) -> None:
    group = table("stand_ins")[name]
    assert {read_as(word) for word in group["words"]} == {group["as"]}


@pytest.mark.parametrize("name", CLASSES)
def test_what_stands_in_is_of_the_class_itself(name: str) -> None:
    group = table("stand_ins")[name]
    assert group["as"] in group["words"]


def test_no_word_is_of_two_classes() -> None:
    words = [word.lower() for name in CLASSES for word in table("stand_ins")[name]["words"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ukraine", "Russia"),
        ("ISRAEL", "IRAN"),
        ("Hezbollah", "YPG"),
        ("government", "opposition"),
        ("Regime", "Insurgency"),
        ("TERRORISTS", "MERCENARIES"),
        ("Kyiv", "Moscow"),
        ("Zelensky", "Putin"),
        ("TASS", "UNIAN"),
    ],
)
def test_names_of_either_side_are_read_alike(one: str, other: str) -> None:
    assert read_as(one) == read_as(other)


@pytest.mark.parametrize("word", ["us", "Us", "turkey", "jordan", "Jordan", "sana", "wagner", "bush", "azov", "", "«", "12", "shelling"])
def test_other_words_stay(word: str) -> None:
    assert read_as(word) == word


@given(st.text(max_size=12))
def test_letter_case_and_emptiness_stay(word: str) -> None:
    read = read_as(word)
    assert (read == "") == (word == "")
    assert read == word or (read.isupper(), read.islower(), read[0].isupper()) == (word.isupper(), word.islower(), word[0].isupper())
