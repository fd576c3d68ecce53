"""The knowledge of a run: what ships with the package plus what a case or a user adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from secondhand.encoder import OnnxEncoder
from secondhand.gazetteer import open_index
from secondhand.lexicon import table, tables
from secondhand.model import Actor, Knowledge
from secondhand.run import actors_shelf
from secondhand.run.actors_file import ActorsFile, actors_in, actors_of, refuse_strangers


def knowledge(*, gazetteers: Sequence[Path] = (), actors: Sequence[Path] = (), precise: bool = False, threads: int = 1) -> Knowledge:
    """What ships, what this machine has, and these files. A later actor or office replaces an earlier one of the same id.

    `precise` asks for fewer and surer attributions; `threads` are those of the encoder in each process.
    """
    found = tuple(_actor_files(actors))
    return Knowledge(
        actors=_last_of(found),
        theatres=tuple({theatre.country: theatre for file in found for theatre in file.theatres}.values()),
        offices=tuple({office.id: office for file in found for office in file.offices}.values()),
        places=open_index(gazetteers),
        encoder=OnnxEncoder(threads=threads),
        precise=precise,
    )


def known_actors(actors: Sequence[Path] = ()) -> tuple[Actor, ...]:
    """The actors of that knowledge alone."""
    return _last_of(_actor_files(actors))


def _actor_files(added: Sequence[Path]) -> Iterator[ActorsFile]:
    known: list[Actor] = []
    for found in (*(actors_in(table(name), name) for name in tables("actors")), *map(actors_of, actors_shelf.files())):
        known += found.actors
        yield found
    for path in added:
        found = actors_of(path)
        refuse_strangers(found, known, str(path))
        known += found.actors
        yield found


def _last_of(files: Iterable[ActorsFile]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for file in files for actor in file.actors}.values())
