"""What finds an actor of one side finds one of the other in the same words, and puts each on its side."""

from datetime import date

import pytest

from secondhand.annotate import actors
from secondhand.model import ActorMention, Block, Document, Published, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()
DAY = Published(value=date(2016, 3, 1), basis="given")


def marks(text: str) -> tuple[ActorMention, ...]:
    """The actors of a text about Syria."""
    whole = f"Syrian towns were quiet. {text}"
    sentences = (Sentence(start=0, end=24), Sentence(start=25, end=len(whole)))
    block = Block(start=0, end=len(whole), kind="body")
    return actors.mark(Reading(document=Document.of(whole, published=DAY), blocks=(block,), sentences=sentences), KNOWN)


def words(text: str) -> list[str]:
    return [text[mark.start - 25 : mark.end - 25] for mark in marks(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The {} said so.",
        "The brutal {} said so.",
        "Two {} soldiers died.",
        "{} shelling hit the market.",
        "Heavy {} air strikes hit the market.",
        "It was taken by {} forces at dawn.",
        "The Syrian {} forces withdrew.",
        "A pro-{} militia came.",
    ],
)
@pytest.mark.parametrize(("one", "other"), [("government", "opposition"), ("regime", "insurgency")])
def test_a_body_of_either_side_is_an_actor_in_the_same_words(sentence: str, one: str, other: str) -> None:
    ours, theirs = words(sentence.format(one)), words(sentence.format(other))
    assert ours
    assert [name.replace(one, other) for name in ours] == theirs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rebel shelling killed ten.", "Loyalist shelling killed ten."),
        ("Six rebels fled.", "Six loyalists fled."),
        ("The raid was condemned by Russia.", "The raid was condemned by America."),
        ("the Russians struck at noon", "the Americans struck at noon"),
        ("the Turks fired back", "the Iranians fired back"),
        ("Turkish army units crossed", "Iranian army units crossed"),
        ("President Bashar Assad spoke.", "President Ahmad Jarba spoke."),
        ("SANA and others", "SNN and others"),
        ("The Russian-led coalition came.", "The American-led coalition came."),
        ("Turkish-backed forces left.", "Iranian-backed forces left."),
    ],
)
def test_names_of_either_side_are_found_in_the_same_places(one: str, other: str) -> None:
    ours, theirs = words(one), words(other)
    assert ours
    assert [len(name.split()) for name in ours] == [len(name.split()) for name in theirs]
    assert [one[: one.index(name)].count(" ") for name in ours] == [other[: other.index(name)].count(" ") for name in theirs]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A pro-government activist spoke.", "government"),
        ("An anti-opposition activist spoke.", "government"),
        ("A pro-opposition activist spoke.", "opposition"),
        ("An anti-government activist spoke.", "opposition"),
        ("Insurgency forces left.", "opposition"),
        ("Regime forces left.", "government"),
    ],
)
def test_each_is_put_on_its_side(text: str, side: str) -> None:
    assert [mark.side for mark in marks(text)] == [side]


@pytest.mark.parametrize("backers", ["Turkish", "Iranian", "Russian", "American"])
def test_who_is_backed_by_a_state_is_not_that_state(backers: str) -> None:
    (mark,) = marks(f"{backers}-backed forces left.")
    assert mark.actor is None
    assert mark.name == f"{backers}-backed forces"
