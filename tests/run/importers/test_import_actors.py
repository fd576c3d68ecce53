"""Which kind a file of actors is, what is refused, and the files of a machine."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unusable
from secondhand.model import Actor, Side
from secondhand.run import actors_shelf
from secondhand.run.actors_file import actors_in, actors_of
from secondhand.run.actors_toml import toml_of
from secondhand.run.importers import Imported, import_actors
from secondhand.run.importers.imported import tidy, usable

PETRARCH = "# by hand\nORREL_GUARD_\n\t[SYRREB]\n"
UCDP = "ActorId,NameData\n7,Orrel Guard\n"
WIKIDATA = json.dumps(
    {
        "entities": {
            "Q9": {
                "id": "Q9",
                "labels": {"en": {"value": "Orrel Guard"}},
                "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q17149090"}}}}]},
            }
        }
    }
)
TOML = 'source = "ours"\n\n[[actor]]\nid = "guard"\nname = "Orrel Guard"\ntype = "armed group"\n'
THEATRE = '[[theatre]]\ncountry = "XV"\nstate = "guard"\n'
GUARD_ITSELF = Actor(id="guard", name="Orrel Guard", type="armed group")


def put(folder: Path, text: str | bytes, name: str = "list.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (PETRARCH, "petrarch:SYRREB:ORREL_GUARD"),
        (UCDP, "ucdp:7"),
        ("\ufeff" + UCDP, "ucdp:7"),
        (WIKIDATA, "wikidata:Q9"),
        (f" [\n {json.dumps(json.loads(WIKIDATA)['entities']['Q9'])}]", "wikidata:Q9"),
        (TOML, "guard"),
    ],
)
def test_the_kind_is_seen_by_what_is_in_it(text: str, id: str, tmp_path: Path) -> None:
    imported = import_actors(put(tmp_path, text))
    assert list(imported.actors) == [id]
    assert imported.actors[id].name == "Orrel Guard"


def test_the_kind_may_be_said(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no export of Wikidata"):
        import_actors(put(tmp_path, UCDP), "wikidata")
    with pytest.raises(Unusable, match="is no TOML file"):
        import_actors(put(tmp_path, UCDP), "toml")


def test_older_tables_are_in_the_letters_of_windows(tmp_path: Path) -> None:
    (actor,) = import_actors(put(tmp_path, "ActorId,NameData\n7,Ejército\n".encode("cp1252"))).actors.values()
    assert actor.name == "Ejército"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no list of actors of a kind that is known"),
        ("Some words about [somebody].", "Say which with --as: petrarch, ucdp, wikidata, toml"),
        (b"\xff\xfe\x00\x81" * 40, "no list of actors"),
        ("NOBODY_ [---]", r"no actor in it that can be used \(it has no code\)"),
        ('{"entities": {}}', "no actor in it that can be used"),
        ("[" * 100_000, "no list of actors"),
        ("[{" * 100_000, "nested too deeply|no export"),
        ('[[actor]]\nid = "x"\n', "does not fit"),
        ("[[actor]]\nx = " + "[" * 100_000, "nested too deeply|no TOML"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(text: str | bytes, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=complaint):
        import_actors(put(tmp_path, text))


GUARD = '[[actor]]\nid = "guard"\nname = "Orrel Guard"\ntype = "armed group"\n'
OFFICE = '[[office]]\nid = "head"\nname = "Head of Orrel"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[actor]\nname = ", r"is no TOML file: .*line 1"),
        ("An actor: nobody", "is no TOML file"),
        (
            GUARD + 'sides = [{ name = "rebels", from = 2020-01-01, to = 2019-12-31 }]',
            "'guard' does not fit: .*ends on 2019-12-31, before it begins",
        ),
        (GUARD + "nmaes = []", "'guard' does not fit: there is no field 'nmaes' in Actor"),
        (GUARD + 'sides = [{ name = "rebels", since = 2020-01-01 }]', "'guard' does not fit: there is no field 'since' in Side"),
        (GUARD + 'part_of = "nobody-at-all"', "'guard' does not fit: part_of names 'nobody-at-all', which is the id of no actor"),
        (GUARD + "since = 2020-01-01\nuntil = 2019-12-31", "'guard' does not fit: .*ends on 2019-12-31, before it begins"),
        ('[[theatre]]\ncountry = "OR"\nstate = "orrel"', "'OR' does not fit: state names 'orrel', which is the id of no actor"),
        (OFFICE + 'of = "nowhere"', "'head' does not fit: of names 'nowhere'"),
        (OFFICE + 'holders = [{ actor = "anna" }]', "'head' does not fit: holders names 'anna'"),
        (OFFICE + 'holders = [{ actor = "anna", from = 2020-01-01, to = 2019-01-01 }]', "'head' does not fit: .*before it begins"),
    ],
)
def test_a_mistake_in_a_file_of_ours_is_told_with_its_entry(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=complaint):
        import_actors(put(tmp_path, text, "ours.toml"))


def test_an_entry_may_point_to_actors_known_already(tmp_path: Path) -> None:
    path = put(tmp_path, GUARD + 'part_of = "council"\n' + OFFICE + 'holders = [{ actor = "guard" }]', "ours.toml")
    council = Actor(id="council", name="Council", type="state")
    assert import_actors(path, known=[council]).actors["guard"].part_of == "council"


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    large = put(tmp_path, "")
    with large.open("wb") as file:
        file.truncate(50_000_001)  # a hole, which takes no room
    with pytest.raises(Unusable, match="larger than 50 MB"):
        import_actors(large)
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(Unusable, match="cannot be read"):
            import_actors(path)


def test_a_file_is_shelved_listed_replaced_and_removed(tmp_path: Path) -> None:
    path = put(tmp_path, PETRARCH, "Phoenix.War.actors.txt")
    shelved = actors_shelf.add(import_actors(path), home=tmp_path)
    assert (shelved.name, shelved.actors, shelved.source) == ("Phoenix.War.actors", 1, "Phoenix.War.actors.txt")
    put(tmp_path, PETRARCH + "OTHERS_ [SYR]\n", path.name)
    actors_shelf.add(import_actors(path), home=tmp_path)
    assert [(item.name, item.actors) for item in actors_shelf.shelved(tmp_path)] == [("Phoenix.War.actors", 2)]
    assert [each.name for each in actors_shelf.shelf(tmp_path).iterdir()] == ["Phoenix.War.actors.toml"]
    actors_shelf.remove("Phoenix.War.actors", home=tmp_path)
    assert actors_shelf.shelved(tmp_path) == []


@pytest.mark.parametrize("name", ["nothing", "../guard", ""])
def test_only_what_was_added_is_removed(name: str, tmp_path: Path) -> None:
    outside = put(tmp_path, TOML, "guard.toml")
    actors_shelf.add(import_actors(put(tmp_path, TOML, "ours.toml")), home=tmp_path)
    with pytest.raises(Unusable, match="Added so far: ours"):
        actors_shelf.remove(name, home=tmp_path)
    assert outside.exists()


def test_a_file_of_ours_is_kept_as_it_is(tmp_path: Path) -> None:
    text = TOML + THEATRE + "# a note\n"
    shelved = actors_shelf.add(import_actors(put(tmp_path, text, "ours.toml")), home=tmp_path)
    assert shelved.path.read_text() == text
    assert actors_shelf.add(import_actors(put(tmp_path, THEATRE, "theatre.toml"), known=[GUARD_ITSELF]), home=tmp_path).actors == 0


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    put(tmp_path, "", "home")
    with pytest.raises(Unusable, match="cannot be written"):
        actors_shelf.add(Imported("x.toml", as_it_is=TOML), home=tmp_path / "home")


words = st.text(min_size=1, max_size=20).map(tidy).filter(bool)


@given(st.lists(words, max_size=3), words, words)
def test_actors_written_as_toml_come_back_as_they_were(names: list[str], name: str, source: str) -> None:
    actor = Actor(
        id=f"x:{name}",
        name=name,
        type="party",
        names=tuple(names),
        sides=(Side(name=name, from_=date(2031, 2, 3)), Side(name="s", war="w")),
        country="XV",
        since=date(1999, 1, 1),
        wikidata="Q1",
        source=source,
    )
    written = toml_of([actor, actor], source)
    imported = Imported("x.toml", as_it_is=written)
    assert actors_in_text(written) == (actor, actor)
    assert actors_shelf.text_of(imported) == written


def actors_in_text(text: str) -> tuple[Actor, ...]:
    return actors_in(tomllib.loads(text), "here").actors


def test_shelved_actors_are_read_like_any_file(tmp_path: Path) -> None:
    shelved = actors_shelf.add(import_actors(put(tmp_path, UCDP)), home=tmp_path)
    assert [actor.id for actor in actors_of(shelved.path).actors] == ["ucdp:7"]


def test_names_are_tidied_and_kept_once() -> None:
    assert list(usable(["  Orrel\n Guard ", "Orrel Guard", "\x1b[31mRed\ud800", "x", "12", "y" * 201, "حرس"])) == [
        "Orrel Guard",
        "[31mRed",
        "حرس",
    ]
