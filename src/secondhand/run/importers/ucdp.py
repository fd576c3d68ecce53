"""The UCDP Actor Dataset as a table: every release names its columns a little differently, so they are found by name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from secondhand.errors import Unusable
from secondhand.lexicon import table
from secondhand.model import Actor
from secondhand.model.folding import fold
from secondhand.run.importers.imported import Imported, codes_by_name, usable

LONGEST = 100_000
"""Characters of one cell."""
ID = ("actorid",)
SHOWN = ("newname", "namedata", "nameorig", "name")
OTHERS = ("namefull", "namedatafull", "nameorigfull", "nameorigfulleng", "newnamefullmothertongue", "newnamefulleng")
SEPARATORS = ",;\t"
FORM = "Give the CSV file of the UCDP Actor Dataset; its first line names the columns, ActorId and NameData among them."


def read(text: str, imported: Imported) -> None:
    """Every row of the dataset that has an id and a name."""
    csv.field_size_limit(LONGEST)  # the parser has one limit for the whole process, which others may have raised
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator):
            values = {column_key(key): value.strip() for key, value in row.items() if key and isinstance(value, str)}
            if not imported.actors and not imported.left_out:
                _refuse_other(values, imported.source)
            _take(values, imported)
    except csv.Error as error:
        raise Unusable(f"the table cannot be read ({error})", where=imported.source, advice=FORM) from error


def column_key(name: str) -> str:
    """The name of a column without capitals, blanks and underscores."""
    return re.sub("[^a-z0-9]", "", fold(name))


def _refuse_other(values: Mapping[str, str], where: str) -> None:
    for what, columns in (("ActorId", ID), ("NameData", SHOWN)):
        if not any(column in values for column in columns):
            raise Unusable(f"the first line has no column {what}", where=where, advice=FORM)


def _take(values: Mapping[str, str], imported: Imported) -> None:
    where = values.get("actorid", "")
    names = tuple(usable(name for column in (*SHOWN, *OTHERS) for name in values.get(column, "").split(";")))
    if not where.isdecimal():
        imported.leave_out(f"actor {where or 'without an id'}", "; ".join(names), "its ActorId is no number")
    elif not names:
        imported.leave_out(f"actor {where}", values.get("namedata", ""), "it has no name that could be looked for")
    elif f"ucdp:{int(where)}" in imported.actors:
        imported.leave_out(f"actor {where}", names[0], "another row has this ActorId")
    else:
        kinds = table("actor_imports")["ucdp"]
        imported.add(
            Actor(
                id=f"ucdp:{int(where)}",
                name=names[0],
                type=kinds.get(values.get("org", ""), "armed group"),
                names=names[1:],
                country=country_of(values.get("location", "")),
                source=imported.source,
            )
        )


def country_of(location: str) -> str | None:
    """The country of a location that is one country: "Myanmar (Burma)", but not "India, Pakistan"."""
    bare = location.partition("(")[0].strip()
    own = table("actor_imports")["ucdp_countries"]
    found: str | None = own.get(location) or own.get(bare) or codes_by_name().get(fold(bare))
    return found
