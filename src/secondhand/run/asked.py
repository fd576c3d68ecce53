"""What is asked of the ledger, with words that are none of its own refused: an empty answer would look like a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from secondhand.errors import Unusable
from secondhand.model import Certainty, ClaimType
from secondhand.run.defaults import day_of
from secondhand.store import Query

CERTAINTIES: tuple[str, ...] = get_args(Certainty)
TYPES: tuple[str, ...] = get_args(ClaimType)
GROUPS = tuple(dict.fromkeys(kind.partition(".")[0] for kind in TYPES if "." in kind))


def query(
    *,
    actor: str | None = None,
    voice: str | None = None,
    place: str | None = None,
    type: str | None = None,
    certainty: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    search: str | None = None,
) -> Query:
    """The question. Raises Unusable for a type, a certainty or a day that there is not."""
    _refuse_unknown("certainty", certainty, CERTAINTIES)
    _refuse_unknown("claim type", type, (*GROUPS, *TYPES))
    days = {"since": day_of(since), "until": day_of(until)}
    return Query(actor=actor, voice=voice, place=place, type=type, certainty=certainty, search=search, **days)


def _refuse_unknown(what: str, word: str | None, known: Sequence[str]) -> None:
    if word is not None and word not in known:
        raise Unusable(f"there is no {what} {word!r}", advice=f"There are {', '.join(known)}.")
