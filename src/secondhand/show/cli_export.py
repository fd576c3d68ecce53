"""`secondhand export`: a case as a file in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from secondhand.run.case import Case
from secondhand.run.output import export_named, exports
from secondhand.show.options import DEFAULT_CASE, CaseOption
from secondhand.show.screen import say

STDOUT = Path("-")


def _formats(begun: str) -> list[str]:
    """For the completion of the shell."""
    return [name for name in exports() if name.startswith(begun)]


def export(
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", autocompletion=_formats, help="jsonl, claims.csv, geojson, report.html, ...")
    ],
    case: CaseOption = DEFAULT_CASE,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="PATH", help="Where to, or - for standard output. [default: CASE.FORMAT]")
    ] = None,
) -> None:
    """Write the case as a file.

    report.html is one page that works without a network and can be printed; claims.csv opens in a spreadsheet; geojson
    opens on a map; jsonl holds everything. An older file of the name is replaced only when the new one is whole.

    \b
    Examples:
      secondhand export --case week.db --to report.html
      secondhand export --case week.db --to claims.csv --out claims.csv
      secondhand export --case week.db --to jsonl --out - | head -1
    """
    with Case(case) as opened:
        if out == STDOUT:
            chosen = export_named(to)
            opened.totals()  # says it when there is no case, before anything is written
            chosen.write(opened, sys.stdout)
        else:
            say(f"Written: {opened.export(to, out or Path(f'{opened.name}.{to}'))}")
