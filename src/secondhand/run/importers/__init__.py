"""Lists of actors that other projects keep, as actors of ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, get_args

from secondhand.errors import Unusable
from secondhand.model import Actor
from secondhand.run.actors_file import actors_in, refuse_strangers
from secondhand.run.importers import petrarch, ucdp, wikidata
from secondhand.run.importers.imported import Imported, LeftOut

__all__ = ["Imported", "Kind", "LeftOut", "import_actors"]

Kind = Literal["petrarch", "ucdp", "wikidata", "toml"]
MOST_BYTES = 50_000_000
_JSON = re.compile(r"\s*(?:\{|\[\s*\{)")
_TOML = re.compile(r"^[ \t]*(?:\[\[(?:actor|theatre|office)\]\]|source[ \t]*=)", re.MULTILINE)
_CODED = re.compile(r"\[(?:---|[A-Z]{3,30})(?:\s[^\[\]\n]{0,60})?\]")


def import_actors(path: Path, kind: Kind | None = None, *, known: Iterable[Actor] = ()) -> Imported:
    """The actors of a file; its kind is seen by its name and by what is in it unless it is given.

    A file of ours may point to `known` actors beside its own. Raises Unusable when something is wrong with it, or there are none.
    """
    text = _text(path)
    imported = Imported(source=path.name)
    try:
        _READERS[kind or _kind(text, path)](text, imported)
        if imported.as_it_is is not None:
            refuse_strangers(actors_in(tomllib.loads(text), path.name), known, path.name)
    except RecursionError as error:
        raise Unusable("it is nested too deeply", where=str(path), advice="Is this the right file?") from error
    if not imported.actors and imported.as_it_is is None:
        first = f" ({imported.left_out[0].why})" if imported.left_out else ""
        raise Unusable(f"there is no actor in it that can be used{first}", where=str(path), advice="--as says what kind of file it is.")
    return imported


def _toml(text: str, imported: Imported) -> None:
    try:
        found = actors_in(tomllib.loads(text), imported.source)
    except ValueError as error:
        raise Unusable(f"is no TOML file: {error}", where=imported.source, advice="Mend the file at that place.") from error
    imported.actors.update((actor.id, actor) for actor in found.actors)
    imported.as_it_is = text


_READERS: dict[Kind, Callable[[str, Imported], None]] = {
    "petrarch": petrarch.read,
    "ucdp": ucdp.read,
    "wikidata": wikidata.read,
    "toml": _toml,
}


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable(f"it is larger than {MOST_BYTES // 1_000_000} MB", where=str(path), advice="Split it, and add the parts.")
        data = path.read_bytes()
    except OSError as error:
        raise Unusable(f"cannot be read ({error.strerror})", where=str(path), advice="Give the path of a file of actors.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what the tables of UCDP and older dictionaries are written in


def _kind(text: str, path: Path) -> Kind:
    first = {ucdp.column_key(cell) for cell in re.split("[,;\t]", text.lstrip().partition("\n")[0])}
    if path.suffix.lower() == ".toml":
        return "toml"
    if _JSON.match(text):
        return "wikidata"
    if "actorid" in first:
        return "ucdp"
    if _TOML.search(text):
        return "toml"
    if _CODED.search(text):
        return "petrarch"
    kinds = ", ".join(get_args(Kind))
    raise Unusable("this is no list of actors of a kind that is known", where=str(path), advice=f"Say which with --as: {kinds}.")
