"""Actor dictionaries of PETRARCH, PLOVER and TABARI: names in capitals, and CAMEO codes for a time.

The format is told in the documentation of PETRARCH2 (docs/source/dictionaries.rst): a name, `+` synonyms, and codes in brackets, each with
`<date`, `>date` or `date-date` if it holds for a time; years 00 to 30 are of this century.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from secondhand.lexicon import table, words
from secondhand.model import Actor, ActorType, Side
from secondhand.run.importers.imported import Imported, codes_of_three, country_names, usable

_BRACKET = re.compile(r"\[([^\[\]]{0,100})\]")
_CODE = re.compile(r"[A-Z]{3,30}")
_DATE = re.compile(r"(\d\d|\d{4})(\d\d)(\d\d)")
LAST_YEAR_OF_THIS_CENTURY = 30
NOBODY = frozenset({"---", ""})
SHORT_NAME = 3
"""A single word of so few letters is an acronym ("UN"), and stays in capitals."""


class Code(NamedTuple):
    """A code and the days it holds for, both included."""

    code: str
    since: date | None = None
    until: date | None = None

    @property
    def country(self) -> str | None:
        """Its first three letters as a country."""
        return codes_of_three().get(self.code[:3])

    @property
    def roles(self) -> list[str]:
        """Its other groups of three letters: CIV is Ivory Coast only where a code begins."""
        return [self.code[at : at + 3] for at in range(3 if self.country else 0, len(self.code), 3)]


@dataclass(slots=True)
class Entry:
    """A name with its synonyms and codes."""

    line: int
    names: list[str]
    codes: list[Code] = field(default_factory=list)


def read(text: str, imported: Imported) -> None:
    """Every entry of a dictionary that has a code."""
    for entry in _entries(text, imported):
        names = tuple(usable(map(spoken, entry.names)))
        if not names:
            imported.leave_out(f"line {entry.line}", entry.names[0], "it has no name that could be looked for")
        elif not entry.codes:
            imported.leave_out(f"line {entry.line}", entry.names[0], "it has no code")
        else:
            actor = _actor(entry, names, imported.source)
            imported.add(_joined(imported.actors.get(actor.id, actor), actor))


def spoken(name: str) -> str:
    """A name as articles write it: BASHAR_AL-ASSAD_ is Bashar al-Assad. One that has small letters is left as it is."""
    parts = name.replace("_", " ").split()
    if any(part != part.upper() for part in parts):
        return " ".join(parts)
    if len(parts) == 1 and len(parts[0]) <= SHORT_NAME:
        return parts[0]
    return " ".join(_word(part, first=index == 0) for index, part in enumerate(parts))


def _word(word: str, *, first: bool) -> str:
    lists = table("actor_imports")["acronyms"]
    if word in lists["words"] or "." in word or (len(word) > 1 and not re.search("[AEIOUYÀ-Ý]", word)):
        return word
    if word.lower() in lists["small"] and not first:
        return word.lower()
    return "-".join(part.lower() if part.lower() in lists["articles"] and "-" in word else part.capitalize() for part in word.split("-"))


def _entries(text: str, imported: Imported) -> Iterator[Entry]:
    entry: Entry | None = None
    for number, line in enumerate(_uncommented(text), start=1):
        name = line.partition("[")[0].strip()
        if name.startswith("+"):
            if entry is None:
                imported.leave_out(f"line {number}", name, "a synonym stands before any name")
                continue
            entry.names.append(name[1:])
        elif name:
            if entry:
                yield entry
            entry = Entry(number, [name])
        if entry and "[" in line:
            entry.codes += _codes(line, number, imported)
    if entry:
        yield entry


def _uncommented(text: str) -> Iterator[str]:
    """The lines without what follows # or ; and without <!-- ... -->, which may run over several."""
    before, *commented = text.split("<!--")
    kept = [before]
    for part in commented:
        comment, _, rest = part.partition("-->")
        kept.append("\n" * comment.count("\n") + rest)
    return (re.split("[#;]", line, maxsplit=1)[0] for line in "".join(kept).split("\n"))


def _codes(line: str, number: int, imported: Imported) -> Iterator[Code]:
    found = _BRACKET.findall(line)
    if not found:
        imported.leave_out(f"line {number}", line, "its bracket does not close")
    for content in found:
        code, *restriction = content.split() or [""]
        try:
            since, until = _days("".join(restriction))
        except ValueError as error:
            imported.leave_out(f"line {number}", f"[{content}]", str(error))
            continue
        if code not in NOBODY and not _CODE.fullmatch(code):
            imported.leave_out(f"line {number}", f"[{content}]", "this is no code of capital letters")
        elif code not in NOBODY:
            yield Code(code, since, until)


def _days(restriction: str) -> tuple[date | None, date | None]:
    if not restriction:
        return None, None
    if restriction[0] in "<>":
        day = _day(restriction[1:])
        return (None, day) if restriction[0] == "<" else (day, None)
    since, _, until = restriction.partition("-")
    days = _day(since), _day(until)
    if days[0] > days[1]:
        raise ValueError("it ends before it begins")
    return days


def _day(digits: str) -> date:
    found = _DATE.fullmatch(digits)
    if not found:
        raise ValueError(f"{digits!r} is no date like 20110315 or 110315")
    year = int(found[1])
    if len(found[1]) == 2:
        year += 2000 if year <= LAST_YEAR_OF_THIS_CENTURY else 1900
    try:
        return date(year, int(found[2]), int(found[3]))
    except ValueError as error:
        raise ValueError(f"{digits!r} is no day of the calendar") from error


def _actor(entry: Entry, names: tuple[str, ...], source: str) -> Actor:
    last = max(entry.codes, key=lambda code: (code.until or date.max, code.since or date.min))
    return Actor(
        id=f"petrarch:{last.code}:{'_'.join(names[0].upper().split())}",
        name=names[0],
        type=_type(entry, last, names[0]),
        names=names[1:],
        sides=tuple(_sides(entry.codes)),
        country=last.country,
        source=source,
    )


def _type(entry: Entry, last: Code, name: str) -> ActorType:
    lists = table("actor_imports")
    roles = {role for code in entry.codes for role in code.roles}
    in_office = any(code.since or code.until for code in entry.codes if not {*lists["persons"]["offices"]}.isdisjoint(code.roles))
    called_so = " " in name and name.split(maxsplit=1)[0].lower() in words("first_names", "census")
    if (in_office or called_so) and roles.isdisjoint(lists["persons"]["never"]):
        return "person"
    if not roles.isdisjoint(lists["persons"]["never"]):
        return "armed group"  # also once it governs
    types: dict[str, ActorType] = lists["roles"]
    listed = [types[role] for role in last.roles if role in types]
    return listed[0] if listed else "state" if last.country else "organisation"


def _sides(codes: Iterable[Code]) -> Iterator[Side]:
    """The sides that codes of a country stand for, with their days."""
    sides = table("actor_imports")["sides"]
    for code in codes:
        role = next((sides[role] for role in code.roles if role in sides), None)
        if role and code.country:
            yield Side(name=f"{role} of {country_names().get(code.country, code.country)}", from_=code.since, to=code.until)


def _joined(known: Actor, again: Actor) -> Actor:
    """An actor with the names and sides of a second entry of it."""
    names = tuple(name for name in usable((known.name, *known.names, *known.shared, *again.names)) if name != known.name)
    return replace(known, names=names, shared=(), sides=tuple(dict.fromkeys((*known.sides, *again.sides))))
