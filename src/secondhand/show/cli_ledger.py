"""`secondhand ledger`, `claim` and `checks`: looking at a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.text import Text

from secondhand.model import to_data
from secondhand.run.case import Case
from secondhand.show.claim_view import print_claim
from secondhand.show.options import DEFAULT_CASE, CaseOption, JsonOption
from secondhand.show.screen import STYLES, Cell, beginning, is_terminal, print_json, print_lines, print_table, say, stack, words
from secondhand.store import FoundIn, LedgerRow

SCREENFUL = 200
"""How many claims a terminal shows when no limit is given."""
EXCERPT = 240
"""How many characters of a claim its row shows; `secondhand claim` shows them all."""


def ledger(
    *,
    case: CaseOption = DEFAULT_CASE,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who acts or suffers; part of a name will do.")] = None,
    voice: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so, anywhere in the chain.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="A place, its region, or a country (Syria or SY).")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="attack.airstrike, or attack for all attacks.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Happened on this day or later (2020-02-05).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Happened on this day or earlier.")] = None,
    certainty: Annotated[str | None, typer.Option(metavar="WORD", help="asserted, reported, denied, doubted, predicted, ...")] = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that all occur in the claim.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=1_000_000_000, help="Show no more than this many.")] = None,
    json: JsonOption = False,
) -> None:
    """Show every claim, and who says so.

    Each with what happened, where, when, how many and how sure. Nothing here is called true or false: the ledger
    shows what each article tells, and on whose word. When the output is no terminal, the rows come as lines with tabs
    between the columns.

    \b
    Examples:
      secondhand ledger --case week.db
      secondhand ledger --case week.db --place Aleppo --type attack --since 2020-02-01
      secondhand ledger --case week.db --certainty denied --json > denied.jsonl
    """
    filters = {"actor": actor, "voice": voice, "place": place, "type": type, "certainty": certainty}
    with Case(case) as opened:
        found = opened.claims(since=since, until=until, search=search, **filters)
        if json:
            print_json(to_data(row) for row in islice(found, limit))
        elif is_terminal():
            _print_ledger(list(found), limit or SCREENFUL, opened)
        else:
            columns = list(LedgerRow.__dataclass_fields__)
            print_lines(columns, ([getattr(row, column) for column in columns] for row in islice(found, limit)))


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim, as the ledger shows it.")],
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Show one claim with everything behind it.

    Its words in the text around them, the chain of voices it came through, its evidence, and what checks found.

    \b
    Example:
      secondhand claim c0f3a1b2c4d5e6f70 --case week.db
    """
    with Case(case) as opened:
        found = opened.claim(id)
        print_claim(found, opened.sources(found.reading.document.id))


def checks(
    case: CaseOption = DEFAULT_CASE,
    all: Annotated[bool, typer.Option("--all", help="Also what holds.")] = False,
    json: JsonOption = False,
) -> None:
    """Show what does not add up in the articles.

    Weekdays, conversions, distances, directions, places and their regions, sums, the order of dates: each finding
    with its arithmetic. It says that words of an article do not fit each other or the map, not that the article is
    wrong about the event.

    \b
    Examples:
      secondhand checks --case week.db
      secondhand checks --case week.db --all --json
    """
    with Case(case) as opened:
        found = [entry for entry in opened.findings() if all or entry.finding.verdict != "holds"]
        if json:
            print_json(to_data(entry) for entry in found)
            return
        print_table(
            "Checks", ("verdict", "check", "what was computed", "words", "article"), _finding_cells(found), wide=["what was computed"]
        )
        if not found:
            say("No check fails." if all else "No check fails; --all shows what holds.")


def _print_ledger(rows: list[LedgerRow], limit: int, case: Case) -> None:
    columns = ("claim", "who says so", "what", "where, when, how many")
    print_table(f"{case.name}: {len(rows):,} claims", columns, map(_claim_cells, rows[:limit]), wide=["what"])
    if not rows:
        say("No claim fits." if case.totals().claims else "The case holds no claims.")
    elif len(rows) > limit:
        say(f"The first {limit:,} of {len(rows):,} claims. Filters make fewer of them, --limit shows more.")


def _claim_cells(row: LedgerRow) -> tuple[Cell, ...]:
    happening = " → ".join(part for part in (row.agents, row.targets) if part)
    sure = f"{row.certainty}, negated" if row.negated else row.certainty
    where = ", ".join(dict.fromkeys(part for part in (row.place, row.admin1) if part))
    days = " to ".join(dict.fromkeys(str(day) for day in (row.from_day, row.to_day) if day))
    return (
        stack(row.id, words(sure, STYLES.get(row.certainty, ""))),
        stack(*row.chain.replace(" > ", "\n> ").split("\n")),
        stack(words(row.type, "bold"), happening, words(beginning(row.words, EXCERPT), "dim")),
        stack(where, f"{days} ({row.time_basis})" if days else "", row.counts),
    )


def _finding_cells(found: Iterable[FoundIn]) -> Iterator[tuple[Cell, ...]]:
    for entry in found:
        finding = entry.finding
        verdict = words(finding.verdict, STYLES[finding.verdict])
        article = Text(": ").join(words(part) for part in (entry.outlet, entry.title or entry.document_id) if part)
        yield verdict, finding.check, finding.message, entry.words, article
