"""Actors files: the one that ships is sound; a user's own is added; a wrong one is named."""

from pathlib import Path

import pytest

from secondhand.errors import Unusable
from secondhand.run.actors_file import ActorsFile, refuse_strangers
from secondhand.run.knowledge import knowledge


def test_the_shipped_actors_are_sound() -> None:
    known = knowledge()
    assert len({actor.id for actor in known.actors}) == len(known.actors) >= 1900
    refuse_strangers(ActorsFile(known.actors, known.theatres, known.offices), (), "what ships")
    assert all(actor.source for actor in known.actors)
    assert sum(any("\u0600" <= letter <= "\u06ff" for name in actor.names for letter in name) for actor in known.actors) >= 60


def test_a_users_actor_replaces_ours_of_the_same_id(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[actor]]\nid = "hts"\nname = "Ours"\ntype = "armed group"\nsides = [{ name = "x", from = 2017-01-28 }]\n')
    known = knowledge(actors=[own])
    assert [actor.name for actor in known.actors if actor.id == "hts"] == ["Ours"]
    assert len(known.actors) == len(knowledge().actors)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[actor]\n", "no TOML"),
        ("[[actors]]\nid = 'x'\n", "unknown table 'actors'"),
        ("[[actor]]\nid = 'x'\nname = 'X'\ntype = 'state'\npart_of = 'y'\n", "part_of names 'y', which is the id of no actor"),
        ("[[actor]]\nid = 'x'\nname = 'X'\n", "the entry 'x'.*type"),
        ("[[actor]]\nid = 'x'\nname = 'X'\ntype = 'tribe'\n", "tribe"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(content)
    with pytest.raises(Unusable, match=says) as raised:
        knowledge(actors=[path])
    assert str(path) in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="No such file"):
        knowledge(actors=[tmp_path / "none.toml"])
