"""A side of a war is a named voice, whichever side it is."""

import pytest

from benchmarks.predict import draft_of
from secondhand.model import Reading, Voice
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

KNOWN = knowledge()


def reading_of(text: str) -> Reading:
    row = {"id": "a", "text": f"Syrian towns were quiet on Monday.\n{text}", "source": "The Amsel Courier", "published": "2016-03-01"}
    return read_draft(draft_of(row), KNOWN)


def origin(text: str) -> Voice:
    """The last voice of the chain of the first claim that somebody tells."""
    return next(claim.chain[-1] for claim in reading_of(text).claims if len(claim.chain) > 1)


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("The government", "official"),
        ("The opposition", "organisation"),
        ("The Syrian opposition", "organisation"),
        ("Government forces", "official"),
        ("Opposition forces", "organisation"),
        ("Syria's government", "official"),
        ("Syria's opposition", "organisation"),
    ],
)
def test_a_side_is_a_named_voice(speaker: str, kind: str) -> None:
    voice = origin(f"{speaker} said that shelling had killed six people in the town.")
    assert (voice.kind, voice.named) == (kind, True)


@pytest.mark.parametrize("speaker", ["A resident", "Two witnesses", "An activist"])
def test_people_without_a_name_stay_unnamed(speaker: str) -> None:
    assert not origin(f"{speaker} said that shelling had killed six people in the town.").named


@pytest.mark.parametrize(("speaker", "kind"), [("rebels", "armed group"), ("mercenaries", "armed group")])
def test_fighters_are_an_armed_group(speaker: str, kind: str) -> None:
    assert origin(f"Six {speaker} said that shelling had killed six people in the town.").kind == kind


@pytest.mark.parametrize("body", ["government", "opposition", "regime", "insurgency"])
def test_what_a_side_has_done_is_one_happening_and_no_total_of_the_war(body: str) -> None:
    reading = reading_of(f"The Syrian {body} has killed at least 43 people in the town.")
    (count,) = (count for count in reading.quantities if count.low == 43)
    assert not count.cumulative
    assert any(count.id in claim.counts and claim.agents for claim in reading.claims)
