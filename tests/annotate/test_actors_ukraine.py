"""Actors of the war in Ukraine, of its outside powers and of the world's bodies: names, labels, offices by date, surnames, articles."""

from datetime import date

import pytest

from secondhand.model import ActorMention
from tests.annotate.naming import marks

SPRING = date(2023, 5, 5)


def marks_of(text: str, day: date | None = SPRING) -> list[tuple[str, ActorMention]]:
    return list(marks(text, day).items())


def named(text: str, day: date | None = SPRING) -> dict[str, str | None]:
    return {words: mark.actor for words, mark in marks_of(text, day)}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Shells fell, Ukraine's General Staff wrote.", "Ukraine's General Staff", "ukrainian-general-staff"),
        ("The ЗСУ held the line.", "ЗСУ", "ukrainian-armed-forces"),
        ("The SBU and the HUR kept silent.", "HUR", "hur"),
        ("Fighters of the Azov Brigade came.", "Azov Brigade", "azov-brigade"),
        ("ТАСС wrote of it.", "ТАСС", "tass"),
        ("The channel Rybar showed a map.", "Rybar", "rybar"),
        ("North Korean troops were seen.", "North Korean troops", "korean-peoples-army"),
        ("Inspectors of the IAEA stayed.", "IAEA", "iaea"),
        ("Polish troops stood by.", "Polish troops", "polish-armed-forces"),
        ("A convoy of the World Food Programme waited.", "World Food Programme", "wfp"),
    ],
)
def test_names(text: str, words: str, actor: str) -> None:
    assert named(text).get(words) == actor


@pytest.mark.parametrize(
    ("label", "actor", "side"),
    [
        ("Kiev regime", "ukrainian-government", "ukraine"),
        ("Ukronazis", "ukrainian-government", "ukraine"),
        ("Russian occupiers", "russian-armed-forces", "russia"),
        ("Rashists", "russian-government", "russia"),
        ("pro-Russian terrorists", "donbas-separatists", "russia"),
    ],
)
def test_words_that_judge_find_the_actor_and_stay(label: str, actor: str, side: str) -> None:
    """The mention keeps the outlet's own word; the name is the one that its bearers use."""
    mark = dict(marks_of(f"In Ukraine, the {label} opened fire."))[label]
    assert (mark.actor, mark.side) == (actor, side)
    assert mark.name != label


def test_a_power_in_two_wars_is_on_the_side_of_the_war_at_hand() -> None:
    day = date(2017, 3, 1)
    in_ukraine = dict(marks_of("Russian troops stayed, Ukrainian officers and the Ukrainian army said.", day))["Russian troops"]
    in_syria = dict(marks_of("Russian troops stayed, Syrian officers and the Syrian army said.", day))["Russian troops"]
    assert (in_ukraine.side, in_syria.side) == ("russia", "government")


def test_plain_words_are_of_the_war_at_hand() -> None:
    found = named("In Ukraine, the rebels shelled a village; government troops shot back, Ukrainian doctors said.", date(2015, 2, 1))
    assert (found["rebels"], found["government troops"]) == ("donbas-separatists", "ukrainian-armed-forces")


@pytest.mark.parametrize(
    ("day", "words", "actor"),
    [
        (date(2013, 9, 1), "US president", "barack-obama"),
        (date(2018, 9, 1), "US president", "donald-trump"),
        (date(2013, 9, 1), "president of Ukraine", "viktor-yanukovych"),
        (date(2016, 9, 1), "Ukraine's president", "petro-poroshenko"),
        (date(2022, 9, 1), "Ukraine's defence minister", "oleksii-reznikov"),
        (date(2022, 9, 1), "UN secretary-general", "antonio-guterres"),
        (date(2017, 9, 1), "UN special envoy for Syria", "staffan-de-mistura"),
        (date(2014, 6, 20), "UN special envoy for Syria", None),
        (None, "US president", None),
    ],
)
def test_an_office_is_who_held_it_that_day(day: date | None, words: str, actor: str | None) -> None:
    assert named(f"Then the {words} spoke.", day)[words] == actor


@pytest.mark.parametrize(
    "text", ["She ran for president of Ukraine.", "An African-American president spoke.", "A future Russian president may do so."]
)
def test_an_office_that_is_only_spoken_of_is_nobody(text: str) -> None:
    assert not {"volodymyr-zelensky", "joe-biden", "vladimir-putin"} & set(named(text).values())


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Then Russian Foreign Minister Sergei Lavrov spoke.", "Russian Foreign Minister Sergei Lavrov", "sergei-lavrov"),
        ("Then President Zelensky spoke.", "President Zelensky", "volodymyr-zelensky"),
        ("Then Zelenskyy spoke.", "Zelenskyy", "volodymyr-zelensky"),
    ],
)
def test_a_title_goes_with_its_person(text: str, words: str, actor: str) -> None:
    assert named(text)[words] == actor


def test_a_first_name_makes_a_surname_somebody_elses() -> None:
    assert "donald-trump" not in named("Later Mary Trump spoke.").values()
    assert "dmitry-medvedev" not in named("Daniil Medvedev won; Medvedev was glad.").values()
    assert named("Dmitry Medvedev came; Medvedev was glad.")["Medvedev"] == "dmitry-medvedev"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("They saw the Guardian Council meet.", "Guardian Council", "guardian-council"),
        ("The Lebanese Army came.", "Lebanese Army", "lebanese-army"),
        ("It was told by the Guardian newspaper.", "Guardian newspaper", "the-guardian"),
    ],
)
def test_the_longer_name_after_an_article_counts(text: str, words: str, actor: str) -> None:
    assert named(text)[words] == actor


@pytest.mark.parametrize("text", ["Chad said he was ill.", "Georgia has four new schools.", "Sputnik was the first.", "He likes Wagner."])
def test_names_that_others_bear_need_a_text_that_points_to_the_actor(text: str) -> None:
    assert named(text) == {}


def test_a_shared_name_counts_where_the_text_points_to_its_bearer() -> None:
    assert named("Georgia has closed the border, Georgian police said.")["Georgia"] == "georgia"
    assert named("Wagner left the town, Ukrainian troops said.")["Wagner"] == "wagner-group"
