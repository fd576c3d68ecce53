"""A side of a war is a named voice, whichever side it is."""

import pytest

from benchmarks.predict import draft_of
from secondhand.model import Voice
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

KNOWN = knowledge()


def origin(text: str) -> Voice:
    """The last voice of the chain of the first claim that somebody tells."""
    row = {"id": "a", "text": f"Syrian towns were quiet on Monday.\n{text}", "source": "The Amsel Courier", "published": "2016-03-01"}
    reading = read_draft(draft_of(row), KNOWN)
    return next(claim.chain[-1] for claim in reading.claims if len(claim.chain) > 1)


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("The government", "official"),
        ("The opposition", "organisation"),
        ("The Syrian opposition", "organisation"),
        ("Government forces", "official"),
        ("Opposition forces", "organisation"),
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
