"""`secondhand read`: files into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from secondhand.run.case import STDIN, Case
from secondhand.run.intake import Tally
from secondhand.show.options import (
    DEFAULT_CASE,
    DEFAULT_LIMIT_MB,
    ActorsOption,
    CaseOption,
    GazetteerOption,
    LimitOption,
    OutletOption,
    PreciseOption,
    PublishedOption,
    ThreadsOption,
    limits_of,
)
from secondhand.show.screen import aside, print_table, say

INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl-C (POSIX: 128 + SIGINT)."""


def read(
    *,
    paths: Annotated[
        list[Path], typer.Argument(metavar="[PATH...]", readable=False, help="Files and folders, or - for standard input.")
    ] = [],  # noqa: B006 - typer copies it
    case: CaseOption = DEFAULT_CASE,
    workers: Annotated[int | None, typer.Option(min=1, max=256, help="How many processes read. [default: one a processor]")] = None,
    gazetteer: GazetteerOption = [],  # noqa: B006 - typer copies it
    actors: ActorsOption = [],  # noqa: B006
    outlet: OutletOption = None,
    published: PublishedOption = None,
    precise: PreciseOption = False,
    threads: ThreadsOption = 1,
    again: Annotated[bool, typer.Option("--again", help="Read every document of the case again, with what is known now.")] = False,
    limit_mb: LimitOption = DEFAULT_LIMIT_MB,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=100_000, help="A document that takes longer for each megabyte of text is skipped.")
    ] = 600,
) -> None:
    """Read articles into a case.

    Reads text, HTML pages, web archives (WARC), feeds (RSS, Atom), JSON Lines and CSV. A file NAME.meta.json beside
    a text or page may give its title, outlet, url and published day. What the case has already is not read again, so
    the same command can be run as often as you like, also after it was stopped. Gazetteers and actor files are copied
    into the case and used for all that is read from then on.

    Documents with a name that was pinned since they were read (`secondhand actors pin`, `gazetteer pin`) are read again,
    also when no PATH is given; with --again all are.

    \b
    Examples:
      secondhand read articles/ --case week.db
      secondhand read page.html feed.xml --case week.db --outlet "The Courier"
      secondhand read articles/ --case week.db --gazetteer SY.txt --actors ours.toml
      secondhand read --case week.db --again
    """
    missing = [str(path) for path in paths if path != STDIN and not path.exists()]
    with Case(case) as opened, _bar() as bar:
        task = bar.add_task("Reading", total=None, documents=0)
        try:
            tally = opened.read(
                *paths,
                workers=workers,
                gazetteers=gazetteer,
                actors=actors,
                outlet=outlet,
                published=published,
                precise=precise,
                threads=threads,
                limits=limits_of(limit_mb),
                seconds=seconds,
                again=again,
                progress=lambda now: bar.update(task, total=now.files, completed=now.files_done, documents=now.read + now.again),
            )
        except KeyboardInterrupt:
            bar.stop()
            _say_stopped(opened)
            raise typer.Exit(INTERRUPTED) from None
    _print_tally(tally, case)
    if paths and not tally.read + tally.known + tally.sources + tally.again:
        say("Nothing could be read.")
        raise typer.Exit(1)
    if missing:
        say(f"There is no file or folder {', '.join(missing)}; everything else was read.")
        raise typer.Exit(1)


def _bar() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[documents]} documents"),
        TimeElapsedColumn(),
    )
    console = aside()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _say_stopped(case: Case) -> None:
    if not case.path.exists():
        say("Stopped before anything was read.")
        return
    held = case.totals()
    say(f"Stopped. {case.path} holds {held.documents:,} documents and {held.claims:,} claims; run the same command again to go on.")


def _print_tally(tally: Tally, case: Path) -> None:
    """The closing table, then everything that was skipped."""
    counts = {
        "documents read": tally.read,
        "read again": tally.again,
        "known already": tally.known,
        "found again elsewhere": tally.sources,
        "skipped": len(tally.skipped),
        "claims": tally.claims,
        "findings": tally.findings,
    }
    print_table(str(case), ("kind", "number"), ((label, f"{count:,}") for label, count in counts.items()))
    if tally.skipped:
        print_table("Skipped", ("what", "why", "what to do"), ((s.item, s.reason, s.advice) for s in tally.skipped))
