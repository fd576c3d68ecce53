"""`secondhand annotate` and `schema`: readings without a case."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from secondhand.errors import Unreadable
from secondhand.model import Decision, reading_schema, schema_of
from secondhand.model.pseudonym import Pseudonyms
from secondhand.run.annotate import annotate_files
from secondhand.run.case import STDIN, arrivals_of
from secondhand.run.defaults import Defaults, published_on
from secondhand.show.options import (
    DEFAULT_LIMIT_MB,
    ActorsOption,
    GazetteerOption,
    LimitOption,
    OutletOption,
    PreciseOption,
    PublishedOption,
    ThreadsOption,
    limits_of,
)
from secondhand.show.screen import complain, print_json, say


def annotate(
    *,
    path: Annotated[Path, typer.Argument(metavar="[PATH]", readable=False, help="A file or folder; without it, standard input.")] = STDIN,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address of a document that does not say it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Title of a document that does not say it.")] = None,
    gazetteer: GazetteerOption = [],  # noqa: B006 - typer copies it
    actors: ActorsOption = [],  # noqa: B006
    precise: PreciseOption = False,
    threads: ThreadsOption = 1,
    limit_mb: LimitOption = DEFAULT_LIMIT_MB,
) -> None:
    """Write what is found in a text as JSON Lines.

    One reading a document; nothing is stored. `secondhand schema` describes the fields. Names of people who comment
    are replaced by pseudonyms.

    \b
    Examples:
      secondhand annotate article.txt --published 2020-02-05 --outlet "The Courier"
      curl -s https://example.org/article.html | secondhand annotate > reading.jsonl
    """
    if path == STDIN and sys.stdin.isatty():
        say("Write or paste a text, then press Ctrl-D on a line of its own.")
    defaults = Defaults(published=published_on(published), outlet=outlet, url=url, title=title)
    pseudonyms = Pseudonyms()
    read = 0
    found = annotate_files(
        arrivals_of([path]),
        defaults,
        gazetteers=gazetteer,
        actors=actors,
        precise=precise,
        threads=threads,
        limits=limits_of(limit_mb),
    )
    for reading in found:
        if isinstance(reading, Unreadable):
            complain(reading)
        else:
            read += 1
            print_json([pseudonyms.hide(reading).to_json()])
    if not read:
        raise typer.Exit(1)


def schema(
    of: Annotated[Literal["reading", "decision"], typer.Argument(help="What is described.")] = "reading",
) -> None:
    """Print the JSON Schema of a reading, or of a decision.

    A reading is what `annotate` and the export `jsonl` write, a decision what `decisions --json` writes.
    """
    described = reading_schema() if of == "reading" else schema_of(Decision)
    sys.stdout.write(json.dumps(described, indent=2) + "\n")
