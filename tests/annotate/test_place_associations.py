"""Places that are only named to say whose something is, who acts, or what an organisation is called."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate import actors, place_associations, places
from secondhand.annotate.place_demonyms import demonyms, homes
from secondhand.annotate.words import words_of
from secondhand.gazetteer import open_index
from secondhand.lexicon import rows
from secondhand.model import Block, Document, Knowledge, Name, NoPlaces, PlaceMention, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def reading_of(text: str, **named: str) -> Reading:
    """A reading of one sentence, with names given by their kind as the encoder would see them."""
    names = [Name(start=text.index(name), end=text.index(name) + len(name), kind=kind) for kind, name in named.items()]  # type: ignore[arg-type]
    reading = Reading(
        document=Document.of(text),
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=(Sentence(start=0, end=len(text)),),
        names=tuple(sorted(names, key=lambda name: name.start)),
    )
    reading = reading.with_layer("actors", actors.mark(reading, KNOWN), "actors")
    return reading.with_layer("places", places.mark(reading, KNOWN), "places")


def marked(text: str, known: Knowledge = KNOWN, **named: str) -> tuple[PlaceMention, ...]:
    return place_associations.mark(reading_of(text, **named), known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan troops met two Syrians.", [("Kenyan", "Kenya"), ("Syrians", "Syria")]),
        ("A South Korean ship and a Korean cook.", [("South Korean", "South Korea"), ("Korean", "South Korea")]),
        ("RUSSIAN PLANES SEEN", [("RUSSIAN", "Russia")]),
        ("The European proposal failed.", [("European", "Europe")]),
        ("The Dutch-Belgian team won.", [("Dutch", "The Netherlands"), ("Belgian", "Belgium")]),
        ("Texan farmers asked us for help.", [("Texan", "Texas")]),
        ("They polish shoes, one says to us.", []),
    ],
)
def test_a_demonym_names_the_place_it_points_to(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.name) for m in marked(text)] == expected
    assert all(m.lat is not None for m in marked(text))


def test_a_state_that_acts_is_associated_and_no_place() -> None:
    text = "Russia said it would not leave Syria."
    reading = reading_of(text)
    (found,) = place_associations.mark(reading, KNOWN)
    assert (found.name, found.country, found.feature) == ("Russia", "RU", "country")
    assert [place.name for place in reading.places] == ["Syria"]


@pytest.mark.parametrize(
    ("text", "kind", "name", "expected"),
    [
        ("They work for the Aleppo Water Board there.", "organisation", "Aleppo Water Board", ["Aleppo"]),
        ("He asked Jordan Baker Berlin about it.", "person", "Jordan Baker Berlin", []),
        ("A film of the Chicago Seven was shown.", "other", "Chicago Seven", []),
    ],
)
def test_a_place_opens_the_name_of_an_organisation_but_not_of_a_person(text: str, kind: str, name: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in marked(text, KNOWN, **{kind: name})] == expected


def test_the_last_name_of_a_person_is_no_demonym() -> None:
    assert marked("We met Anna German there.", person="Anna German") == ()


def test_without_a_gazetteer_demonyms_stay_unresolved() -> None:
    (found,) = marked("Kenyan troops left.", Knowledge(places=NoPlaces()))
    assert (found.name, found.place, found.lat, found.candidates) == ("Kenya", None, None, ())


def test_places_and_associations_never_overlap() -> None:
    reading = reading_of("Syrian troops left Aleppo and Turkish troops came to Turkey, Russia said, from Idlib in Syria.")
    both = sorted((*reading.places, *place_associations.mark(reading, KNOWN)), key=lambda mention: mention.start)
    assert len(both) == 7
    assert all(left.end <= right.start for left, right in pairwise(both))


def test_every_demonym_points_to_a_place_of_the_gazetteer() -> None:
    index = open_index()
    for row in rows("demonyms"):
        found = index.find(row["place"])
        assert [place for place in found if not row["code"] or (place.feature, place.country) == ("country", row["code"])], row


def test_no_form_points_to_two_places() -> None:
    forms = [form for row in rows("demonyms") for form in f"{row['adjectives']}|{row['people']}".split("|") if form]
    assert len(forms) == len(set(forms)) == len(homes())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*list(homes())[::20], "South", "Korean", "ship", ",", "US"]), max_size=12).map(" ".join))
def test_demonyms_are_whole_and_apart(text: str) -> None:
    sentence = words_of(text)
    found = list(demonyms(text, sentence))
    assert all(left.last < right.first for left, right in pairwise(found))
    for demonym in found:
        form = text[sentence[demonym.first].start : sentence[demonym.last].end]
        assert homes().get(form) == demonym.home
