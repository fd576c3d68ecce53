"""Exports of Wikidata: entities as `Special:EntityData` and the API give them, or the result of a query as JSON."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secondhand.errors import Unusable
from secondhand.lexicon import table
from secondhand.model import Actor, ActorType
from secondhand.model.folding import fold
from secondhand.run.importers.imported import Imported, codes_by_name, usable

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})")
_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)(?:T.{0,20})?")
YEAR, MONTH = 9, 10
"""Precisions of a time (Wikibase data model)."""
FORM = "Give Special:EntityData of an item, a list of entities, or the result of a query as JSON."


@dataclass(slots=True)
class Item:
    """What is read of one item, whatever the shape of the export."""

    id: str
    names: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    country: str | None = None


def read(text: str, imported: Imported) -> None:
    """Every item of an export that is an actor by what it is an instance of."""
    try:
        found = _items(json.loads(text))
        for item in found.values():
            _take(item, imported)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(f"this is no export of Wikidata ({type(error).__name__}: {error})", where=imported.source, advice=FORM) from error


def _take(item: Item, imported: Imported) -> None:
    kinds: dict[str, ActorType] = table("actor_imports")["wikidata_types"]
    names = tuple(usable(item.names))
    kind = next((type_ for id_, type_ in kinds.items() if id_ in item.types), None)
    if not names:
        imported.leave_out(item.id, "", "it has no name in a language that is read")
    elif kind is None:
        what = f"an instance of {', '.join(item.types)}" if item.types else "an instance (P31) of nothing"
        imported.leave_out(item.id, names[0], f"it is {what}, which is no kind of actor")
    else:
        until = item.until if not (item.since and item.until and item.until < item.since) else None
        imported.add(
            Actor(
                id=f"wikidata:{item.id}",
                name=names[0],
                type=kind,
                names=names[1:],
                since=item.since,
                until=until,
                country=item.country,
                wikidata=item.id,
                source=imported.source,
            )
        )


def _items(data: Any) -> dict[str, Item]:
    if isinstance(data, Mapping) and "results" in data:
        return _from_rows({key: cell["value"] for key, cell in row.items()} for row in data["results"]["bindings"])
    entities = list(data.get("entities", {"": data}).values() if isinstance(data, Mapping) else data)
    if entities and not any("labels" in entity for entity in entities):
        return _from_rows(entities)
    return {entity["id"]: _from_entity(entity) for entity in entities if _ITEM.fullmatch(str(entity.get("id")))}


def _from_entity(entity: Mapping[str, Any]) -> Item:
    languages = table("actor_imports")["wikidata"]["languages"]
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    item = Item(entity["id"])
    item.names = [labels[language]["value"] for language in languages if language in labels]
    item.names += [alias["value"] for language in languages for alias in aliases.get(language, ())]
    claims = entity.get("claims") or {}
    item.types = [value["id"] for value in _values(claims.get("P31", ()))]
    item.since = next((_first_day(value["time"], value["precision"]) for value in _values(claims.get("P571", ()))), None)
    item.until = next((_last_day(value["time"], value["precision"]) for value in _values(claims.get("P576", ()))), None)
    countries = [_country(value["id"]) for value in _values(claims.get("P17", ()))]
    item.country = next((str(code) for code in _values(claims.get("P297", ()))), countries[0] if len(set(countries)) == 1 else None)
    return item


def _values(statements: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """The values of statements that are not deprecated, preferred ones first."""
    ranks = ("preferred", "normal")
    ranked = sorted(
        (one for one in statements if one.get("rank", "normal") in ranks), key=lambda one: ranks.index(one.get("rank", "normal"))
    )
    return (one["mainsnak"]["datavalue"]["value"] for one in ranked if one["mainsnak"].get("snaktype", "value") == "value")


def _from_rows(found: Iterable[Mapping[str, Any]]) -> dict[str, Item]:
    """The items of a query's rows; one item may have several, one for each of its names or types."""
    columns = table("actor_imports")["wikidata"]
    items: dict[str, Item] = {}
    for cells in found:
        row = {key.lower(): str(value) for key, value in cells.items()}
        column = next((name for name in columns["item"] if _ITEM.fullmatch(row.get(name, ""))), None)
        if column is None:
            raise ValueError(f"no column of {', '.join(row)} has an item; name it ?item")
        item_id = _id(row[column])
        item = items.setdefault(item_id, Item(item_id))
        item.names += [row.get(f"{column}label", ""), *row.get(f"{column}altlabel", "").split(", ")]
        item.types += [_id(row[name]) for name in columns["instance"] if _ITEM.fullmatch(row.get(name, ""))]
        item.since = item.since or next((_first_day(row[name], None) for name in columns["inception"] if row.get(name)), None)
        item.until = item.until or next((_last_day(row[name], None) for name in columns["dissolved"] if row.get(name)), None)
        item.country = item.country or _country_of_row(row, columns)
    for item in items.values():
        item.names = [name for name in item.names if name != item.id]  # the label of what has none
    return items


def _country_of_row(row: Mapping[str, str], columns: Mapping[str, list[str]]) -> str | None:
    named = [codes_by_name().get(fold(row.get(f"{name}label", ""))) for name in columns["country"]]
    items = [_country(_id(row[name])) for name in columns["country"] if _ITEM.fullmatch(row.get(name, ""))]
    codes = [row[name].upper() for name in columns["code"] if len(row.get(name, "")) == 2]
    return next(filter(None, (*codes, *items, *named)), None)


def _id(value: str) -> str:
    found = _ITEM.fullmatch(value)
    if found is None:
        raise ValueError(f"{value!r} is no item")
    return found[1]


def _country(item: str) -> str | None:
    code: str | None = table("actor_imports")["wikidata_countries"].get(item)
    return code


def _first_day(time: str, precision: int | None) -> date | None:
    parts = _parts(time, precision)
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None


def _last_day(time: str, precision: int | None) -> date | None:
    parts = _parts(time, precision)
    if parts is None:
        return None
    year, month, day = parts[0], parts[1] or 12, parts[2]
    return date(year, month, day or monthrange(year, month)[1])


def _parts(time: str, precision: int | None) -> tuple[int, int, int] | None:
    """Year, month and day of a time, 0 for what it leaves open; None for one that is no day of our era or vaguer than a year.

    A query gives no precision, and the first of January for a year.
    """
    found = _TIME.fullmatch(time)
    if found is None or (precision is not None and precision < YEAR) or found[1] == "0000":
        return None
    year, month, day = (int(part) for part in found.groups())
    if precision == YEAR or (precision is None and (month, day) == (1, 1)):
        month = day = 0
    elif precision == MONTH:
        day = 0
    if month > 12 or (month and day > monthrange(year, month)[1]):
        return None
    return year, month, day
