"""`secondhand actors pin`, `gazetteer pin` and `decisions`: what people say names mean, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from secondhand.errors import Unusable
from secondhand.model import Decision, to_data
from secondhand.model.decision import standing
from secondhand.run.case import Case
from secondhand.show.options import DEFAULT_CASE, CaseOption, JsonOption
from secondhand.show.screen import Cell, print_json, print_table, say

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The words as the articles write them.")]
ByOption = Annotated[str, typer.Option("--by", metavar="WHO", help="Who decides it.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")]
DocumentOption = Annotated[str | None, typer.Option("--document", metavar="ID", help="In this one document only; `claim` shows its id.")]

decisions = typer.Typer(invoke_without_command=True)


def pin_actor(
    name: NameArgument,
    actor: Annotated[str | None, typer.Argument(metavar="[ACTOR_ID]", help="As `secondhand actors find` shows it.")] = None,
    *,
    by: ByOption,
    reason: ReasonOption,
    document: DocumentOption = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="The words name no actor.")] = False,
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Decide for a case which actor a name means.

    The decision is signed, dated and kept; `secondhand decisions undo` takes it back. The next `secondhand read` reads
    the documents again that have the name. What is found without the decision stays as a further candidate.

    \b
    Examples:
      secondhand actors pin "the group" hts --case week.db --by Ada --reason "the only one there"
      secondhand actors pin Eagles --nothing --case week.db --by Ada --reason "birds"
    """
    _one_of(actor, nothing, "actor")
    with Case(case) as opened:
        _tell(opened, opened.pin_actor(name, actor, by=by, reason=reason, document=document))


def pin_place(
    name: NameArgument,
    place: Annotated[
        str | None, typer.Argument(metavar="[PLACE]", help="An id as `secondhand gazetteer find` shows it, or LAT,LON in degrees.")
    ] = None,
    *,
    by: ByOption,
    reason: ReasonOption,
    document: DocumentOption = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="The words name no place.")] = False,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Country of a point LAT,LON, such as SY.")] = None,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="First-level region of a point LAT,LON.")] = None,
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Decide for a case which place a name means.

    The decision is signed, dated and kept; `secondhand decisions undo` takes it back. The next `secondhand read` reads
    the documents again that have the name. What is found without the decision stays as a further candidate.

    \b
    Examples:
      secondhand gazetteer pin Nubul geonames:166331 --case week.db --by Ada --reason "near Aleppo"
      secondhand gazetteer pin "the mill" 35.61,36.56 --case week.db --by Ada --reason "on video"
      secondhand gazetteer pin Reading --nothing --case week.db --by Ada --reason "no town"
    """
    _one_of(place, nothing, "place")
    with Case(case) as opened:
        _tell(opened, opened.pin_place(name, place, by=by, reason=reason, document=document, country=country, region=region))


@decisions.callback()
def list_decisions(ctx: typer.Context, case: CaseOption = DEFAULT_CASE, json: JsonOption = False) -> None:
    """List what people decided of a case, and take it back.

    \b
    Examples:
      secondhand decisions --case week.db
      secondhand decisions undo n0f3a1b2c4d5e6f70 --case week.db --by Ada --reason "a mix-up"
    """
    if ctx.invoked_subcommand:
        return
    with Case(case) as opened:
        made = opened.decisions()
    if json:
        print_json(to_data(decision) for decision in made)
        return
    print_table("Decisions", ("id", "decided", "by", "what", "in", "why", "state"), _cells(made), wide=["what", "why"])
    if not made:
        say("Nothing was decided.")


@decisions.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="ID", help="As `secondhand decisions` shows it.")],
    *,
    by: ByOption,
    reason: ReasonOption,
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Take a decision back.

    Nothing is removed: the list then shows who took it back, when and why.

    \b
    Example:
      secondhand decisions undo n0f3a1b2c4d5e6f70 --case week.db --by Ada --reason "a mix-up"
    """
    with Case(case) as opened:
        _tell(opened, opened.undo(decision, by=by, reason=reason))


def _one_of(meant: str | None, nothing: bool, what: str) -> None:
    if (meant is None) != nothing:
        raise Unusable(f"say either which {what} the name means, or --nothing", advice=f"Give --nothing when the words name no {what}.")


def _tell(case: Case, decision: Decision) -> None:
    """What was decided, and how much is to be read again for it."""
    named = case.named(decision)
    if named:
        then = f"{named:,} document{' has' if named == 1 else 's have'} such a name; to read again: secondhand read --case {case.path}"
    else:
        none = "That document has no such name" if decision.document else "No document of the case has such a name"
        then = f"{none}; it counts for what is read later."
    say(f"{decision.id}: {_what(decision)}. {then}")


def _what(decision: Decision) -> str:
    meant = decision.actor or decision.place
    if decision.undoes:
        return f"what {decision.name!r} means is undone"
    return f"{decision.name!r} means {meant.name} ({meant.id})" if meant else f"{decision.name!r} names no {decision.kind}"


def _cells(made: Sequence[Decision]) -> Iterator[tuple[Cell, ...]]:
    undone = {decision.undoes: decision for decision in made if decision.undoes}
    in_force = {decision.id for decision in standing(made)}
    for decision in made:
        if decision.undoes:
            state = f"undoes {decision.undoes}"
        elif decision.id in undone:
            state = f"undone by {undone[decision.id].by}"
        else:
            state = "stands" if decision.id in in_force else "replaced by a later one"
        where = decision.document or "the whole case"
        yield decision.id, decision.at[:16].replace("T", " "), decision.by, _what(decision), where, decision.reason, state
