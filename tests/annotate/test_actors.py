"""Actors by name, in any script; roles by the war the text is about; states only where they act."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate import actors
from secondhand.annotate.words import words_of
from secondhand.model import Actor, Block, Document, Knowledge, Published, Reading, Sentence, Side, Theatre
from secondhand.model.folding import fold
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def reading_of(text: str, published: date | None = None, kind: str = "body") -> Reading:
    document = Document.of(text, published=Published(value=published, basis="given") if published else None)
    block = Block(start=0, end=len(text), kind=kind)  # type: ignore[arg-type]
    return Reading(document=document, blocks=(block,), sentences=(Sentence(start=0, end=len(text)),))


def found(text: str, known: Knowledge = KNOWN) -> list[tuple[str, str]]:
    """Words and actor id, or type where there is no id."""
    return [(text[m.start : m.end], m.actor or m.type) for m in actors.mark(reading_of(text), known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters of Hayat Tahrir al-Sham (HTS) left.", [("Fighters", None), ("Hayat Tahrir al-Sham", "hts"), ("HTS", "hts")]),
        ("He said HAY'AT is no name; IS fighters came.", [("IS fighters", "islamic-state")]),
        ("This is for us all.", []),
        ("It came from داعش yesterday.", [("داعش", "islamic-state")]),
        (
            "Médecins Sans Frontières and Medecins Sans Frontieres",
            [("Médecins Sans Frontières", "msf"), ("Medecins Sans Frontieres", "msf")],
        ),
        ("the Syrian Observatory for Human Rights counted", [("Syrian Observatory for Human Rights", "sohr")]),
        ("The U.S. said so.", [("U.S.", "united-states")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    marks = found(text)
    for words, actor in expected:
        assert any(w == words and (actor is None or a == actor) for w, a in marks), marks
    if not expected:
        assert marks == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Moscow vetoed the draft.", True),
        ("Turkey has warned of it.", True),
        ("The raid was condemned by Russia.", True),
        ("Trucks drove from Turkey to the coast.", False),
        ("Clashes broke out in Damascus.", False),
        ("They reached the Turkey border.", False),
        ("The road runs by the Damascus suburbs.", False),
        ("He blamed the strike on the port on Russia.", True),
        ("He told of the strike on Russia.", False),
    ],
)
def test_a_state_is_an_actor_only_where_it_acts(text: str, acts: bool) -> None:
    assert any(actor in ("russia", "turkey", "syria") for _, actor in found(text)) is acts


@pytest.mark.parametrize(
    ("group", "army"),
    [("Houthi", "yemeni-army"), ("Hamas", "idf")],
)
def test_the_government_that_a_group_of_another_war_fights_is_that_wars(group: str, army: str) -> None:
    text = f"Israel struck Sanaa. Israeli jets were seen. Government troops were killed as {group} fighters attacked them."
    block = Block(start=0, end=len(text), kind="body")
    cuts = [0, 21, 45, len(text)]
    sentences = tuple(Sentence(start=start, end=end) for start, end in pairwise(cuts))
    document = Document.of(text, published=Published(value=date(2025, 5, 6), basis="given"))
    marks = actors.mark(Reading(document=document, blocks=(block,), sentences=sentences), KNOWN)
    assert [m.actor for m in marks if text[m.start : m.end] == "Government troops"] == [army]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Amal Movement left Al-Amal Hospital.", ["Amal Movement"]),
        ("Shells hit Hassan Nasrallah Street.", []),
        ("Shells hit a Hamas hospital.", ["Hamas"]),
        ("Shells hit an UNRWA School.", ["UNRWA"]),
        ("Shells hit the Red Crescent Hospital.", ["Red Crescent"]),
    ],
)
def test_what_is_only_called_after_somebody_names_nobody(text: str, named: list[str]) -> None:
    assert [words for words, _ in found(text)] == named


@pytest.mark.parametrize(
    ("role", "actor"),
    [
        ("government troops", "syrian-army"),
        ("regime warplanes", "syrian-air-force"),
        ("the rebels", "syrian-opposition"),
        ("opposition fighters", "syrian-opposition"),
        ("anti-government fighters", "syrian-opposition"),
        ("pro-government fighters", "syrian-army"),
        ("the government", "syrian-government"),
        ("the bloodthirsty regime", "syrian-government"),
        ("Turkish soldiers", "turkish-army"),
        ("Iraqi troops", "iraqi-army"),
    ],
)
def test_roles_are_resolved_by_the_theatre(role: str, actor: str) -> None:
    text = f"In the Syrian war, {role} moved on."
    assert any(words in role and found_actor == actor for words, found_actor in found(text)), found(text)


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("In Syria, the Turkish military moved in. Later the army left.", "turkish-army"),
        ("In Syria, the Turkish military moved in. The Syrian army waited. Later the army left.", "syrian-army"),
        ("In Syria, the Syrian government waited. Later the army left.", "syrian-army"),
    ],
)
def test_the_army_is_the_one_named_last(text: str, army: str) -> None:
    assert found(text)[-1] == ("army", army)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Raids carried out by the United States on Monday.", ("United States", "united-states")),
        ("Jets believed to be Russian flew over the Syrian town.", ("Russian", "russia")),
        ("A U.S.-led coalition met.", ("U.S.-led coalition", "us-led-coalition")),
    ],
)
def test_names_of_states_that_act(text: str, actor: tuple[str, str]) -> None:
    assert actor in found(text)


def test_a_role_beside_a_name_is_of_that_name() -> None:
    assert ("syrian-army" in dict(found("In the Syrian war, Hezbollah loyalists moved on.")).values()) is False


def test_without_a_theatre_a_role_is_typed_but_unnamed() -> None:
    assert found("In the war, government troops moved on.") == [("government troops", "military")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two local residents called.", [("local residents", "group")]),
        ("A military source spoke.", [("military source", "person")]),
        ("In rebel-held streets.", []),
        ("An anti-government march.", []),
        ("Colonel Anwar al-Hakim spoke.", [("Colonel Anwar al-Hakim", "person")]),
        ("the Northern Storm Brigade left", [("Northern Storm Brigade", "armed group")]),
        ("the 81st Airmobile Brigade left", [("81st Airmobile Brigade", "military")]),
        ("the Veldaran Mountain Battalion left", [("Veldaran Mountain Battalion", "military")]),
        ("their 98th Division left", [("98th Division", "military")]),
        ("the Network for Human Rights wrote", [("Network for Human Rights", "organisation")]),
        ("He used force.", []),
    ],
)
def test_generic_actors(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("role", "side"), [("Anti-government activists", "opposition"), ("Pro-government activists", "government")])
def test_people_who_speak_for_a_side(role: str, side: str) -> None:
    reading = reading_of(f"In the Syrian war of 2015, much is told. {role} spoke.", date(2015, 1, 1))
    assert actors.mark(reading, KNOWN)[-1].side == side


def test_sides_have_dates() -> None:
    text = "In Syria, Hezbollah moved in."
    before = actors.mark(reading_of(text, date(2005, 1, 1)), KNOWN)[-1]
    during = actors.mark(reading_of(text, date(2015, 1, 1)), KNOWN)[-1]
    assert (before.side, during.side) == (None, "government")


def test_a_users_actor_and_theatre_work_like_ours() -> None:
    own = Knowledge(
        actors=(
            Actor(id="vel", name="Velia", type="state", adjectives=("Velian",), country="XV"),
            Actor(id="vel-army", name="Velian Guard", type="military", part_of="vel", sides=(Side(name="north"),)),
        ),
        theatres=(Theatre(country="XV", state="vel", army="vel-army"),),
    )
    assert found("Velian troops and the army fled.", own) == [("Velian troops", "vel-army"), ("army", "vel-army")]


def test_comments_are_not_searched() -> None:
    assert actors.mark(reading_of("Hezbollah moved in.", kind="comment"), KNOWN) == ()


@given(
    st.lists(st.sampled_from(["Hezbollah", "the", "US", "rebels", "al", "-", "'", ". ", "Army", "Colonel", "Vo", "و", "é"]), max_size=25)
)
def test_marks_lie_in_order_and_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces) or "x"
    marks = actors.mark(reading_of(text), KNOWN)
    assert all(left.end <= right.start for left, right in pairwise(marks))


@given(st.text(max_size=80))
def test_words_point_at_their_text(text: str) -> None:
    assert all(text[w.start : w.end] == w.text and w.key == fold(w.text) for w in words_of(text))
