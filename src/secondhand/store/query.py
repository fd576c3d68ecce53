"""A question about the ledger as SQL. Every value travels as a parameter."""

from __future__ import annotations

from secondhand.lexicon.countries import codes_by_name
from secondhand.model.folding import fold
from secondhand.store.base import LedgerRow, Query

_ACTS_OR_SUFFERS = """claims.number IN (
    SELECT claim FROM claim_mentions JOIN mentions ON mentions.document_id = claim_mentions.document_id AND mentions.id = mention_id
    WHERE role IN ('agent', 'target') AND (fold(name) LIKE ? ESCAPE '\\' OR fold(words) LIKE ? ESCAPE '\\' OR refers_to = ?))"""
_SPEAKS = "claims.number IN (SELECT claim FROM voices WHERE fold(name) LIKE ? ESCAPE '\\' OR actor = ?)"
_LIES_IN = "(fold(place) LIKE ? ESCAPE '\\' OR fold(admin1) LIKE ? ESCAPE '\\' OR fold(claims.country) = ?)"
_IS_OF_TYPE = "(type = ? OR substr(type, 1, length(?) + 1) = ? || '.')"
_HAS_WORDS = "claims.number IN (SELECT rowid FROM claims_search WHERE claims_search MATCH ?)"


def claims_sql(query: Query) -> tuple[str, list[object]]:
    """The statement and its values; claims come in the order of arrival, the lead claim of each document first."""
    conditions: list[str] = []
    values: list[object] = []

    def ask(condition: str, *given: object) -> None:
        conditions.append(condition)
        values.extend(given)

    if query.actor:
        ask(_ACTS_OR_SUFFERS, _part(query.actor), _part(query.actor), query.actor)
    if query.voice:
        ask(_SPEAKS, _part(query.voice), query.voice)
    if query.place:
        ask(_LIES_IN, _part(query.place), _part(query.place), _country(fold(query.place)))
    if query.type:
        ask(_IS_OF_TYPE, query.type, query.type, query.type)
    if query.certainty:
        ask("certainty = ?", query.certainty)
    if query.since:
        ask("coalesce(to_day, from_day) >= ?", query.since.isoformat())
    if query.until:
        ask("coalesce(from_day, to_day) <= ?", query.until.isoformat())
    if query.search and query.search.strip():
        ask(_HAS_WORDS, _all_words(query.search))
    columns = ", ".join(f"{_TABLE.get(name, 'claims')}.{name}" for name in LedgerRow.__dataclass_fields__)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return (
        f"SELECT {columns} FROM claims JOIN documents ON documents.id = document_id{where} ORDER BY documents.number, claims.rank",
        values,
    )


_TABLE = dict.fromkeys(("outlet", "title", "url", "published"), "documents")


def _country(place: str) -> str:
    """The code of a country by its name; any other word as it is, for it may be a code."""
    return fold(codes_by_name().get(place, place))


def _part(name: str) -> str:
    """A LIKE pattern for any text that holds the name; its own % and _ are letters like others."""
    escaped = fold(name).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _all_words(search: str) -> str:
    """Words as FTS5 phrases, so that signs in them are not taken for its query language."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in search.split())
