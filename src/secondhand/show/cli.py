"""The command `secondhand`: which commands there are, and how trouble is told."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version as installed_version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from secondhand.errors import SecondhandError, Unusable
from secondhand.show import cli_actors, cli_annotate, cli_export, cli_gazetteer, cli_ledger, cli_pins, cli_read
from secondhand.show.screen import complain


class Telling(TyperGroup):
    """Tells trouble in one sentence instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # a full disk is told here, not by the interpreter when it ends
        except SecondhandError as error:
            complain(error)
            raise typer.Exit(1) from error
        return result


app = typer.Typer(cls=Telling, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
for command in (cli_read.read, cli_ledger.ledger, cli_ledger.claim, cli_ledger.checks, cli_export.export, cli_annotate.annotate):
    app.command()(command)
app.command()(cli_annotate.schema)
# A point south of the equator begins with a minus sign.
cli_gazetteer.app.command("pin", context_settings={"ignore_unknown_options": True})(cli_pins.pin_place)
app.add_typer(cli_gazetteer.app, name="gazetteer")
cli_actors.app.command("pin")(cli_pins.pin_actor)
app.add_typer(cli_actors.app, name="actors")
app.add_typer(cli_pins.decisions, name="decisions")


@app.command()
def version() -> None:
    """Print the version."""
    sys.stdout.write(f"secondhand {installed_version('secondhand')}\n")


def _print_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def secondhand(
    wanted: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Read conflict reporting and see, for every claim, who says so, how they know, and who says otherwise.

    Secondhand never says what is true. It works on your computer alone and sends nothing anywhere.

    \b
    Begin with:
      secondhand read articles/ --case week.db
      secondhand ledger --case week.db
      secondhand export --case week.db --to report.html
    """


def main() -> None:
    """The entry point. Output is UTF-8 on every system; what it cannot hold is replaced, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(cli_read.INTERRUPTED)
    except OSError as error:
        complain(Unusable(f"it cannot be written ({error.strerror})", where=error.filename or "the output", advice="Is the disk full?"))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unwritten must not be tried again
        sys.exit(1)
