"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from secondhand.model import Limits

DEFAULT_CASE = Path("secondhand.db")
DEFAULT_LIMIT_MB = 20
MEGABYTE = 1_000_000

CaseOption = Annotated[
    Path,
    typer.Option("--case", "-c", metavar="FILE", envvar="SECONDHAND_CASE", help="The case: one file that holds everything read so far."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
GazetteerOption = Annotated[
    list[Path],
    typer.Option("--gazetteer", metavar="FILE", help="Places to know: a GeoNames dump, a table or GeoJSON. May be given again."),
]
ActorsOption = Annotated[list[Path], typer.Option("--actors", metavar="FILE", help="Actors to know: a TOML file. May be given again.")]
PreciseOption = Annotated[
    bool, typer.Option("--precise", help="Keep only attributions that are right nearly always, and lose some others.")
]
LimitOption = Annotated[float, typer.Option("--limit-mb", min=0.001, max=100_000, help="Documents larger than this are skipped.")]
ThreadsOption = Annotated[int, typer.Option(min=1, max=256, help="Threads of the language model in each process.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published the documents that do not say it.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="When the documents that do not say it were published (2020-02-05).")
]


def limits_of(limit_mb: float) -> Limits:
    """The limits of a run with this limit of a document."""
    return Limits(document_bytes=int(limit_mb * MEGABYTE))
