"""The knowledge of a run: what ships with the package plus what a case or a user adds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from secondhand.encoder import OnnxEncoder
from secondhand.gazetteer import open_index
from secondhand.lexicon import table, tables
from secondhand.model import Actor, Knowledge, Office, Theatre
from secondhand.run.actors_file import actors_in, actors_of


def knowledge(*, gazetteers: Sequence[Path] = (), actors: Sequence[Path] = (), precise: bool = False, threads: int = 1) -> Knowledge:
    """Built-in actors and places, with these files added. An added actor or office replaces a built-in one of the same id.

    `precise` asks for fewer and surer attributions; `threads` are those of the encoder in each process.
    """
    known: dict[str, Actor] = {}
    theatres: dict[str, Theatre] = {}
    offices: dict[str, Office] = {}
    for found in (*(actors_in(table(name), name) for name in tables("actors")), *map(actors_of, actors)):
        known.update((actor.id, actor) for actor in found.actors)
        theatres.update((theatre.country, theatre) for theatre in found.theatres)
        offices.update((office.id, office) for office in found.offices)
    return Knowledge(
        actors=tuple(known.values()),
        theatres=tuple(theatres.values()),
        offices=tuple(offices.values()),
        places=open_index(gazetteers),
        encoder=OnnxEncoder(threads=threads),
        precise=precise,
    )
