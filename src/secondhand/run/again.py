"""Which documents of a case are read again."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.model import Decision
from secondhand.model.folding import folded_words
from secondhand.store import Store


def documents_behind(store: Store, decisions: Sequence[Decision], *, every: bool = False) -> Sequence[str]:
    """The ids of the documents that have a name of which more was decided since they were read; with `every`, of all documents.

    In the others nothing can have changed: their readings count as knowing all decisions from now on.
    """
    now = len(decisions)
    if every:
        return [behind.document_id for behind in store.behind(now + 1)]
    names = [(decision.document, f" {folded_words(decision.name)} ") for decision in decisions]
    concerned: list[str] = []
    untouched: list[str] = []
    for behind in store.behind(now):
        words = f" {folded_words(behind.text)} "
        affected = any(document in (None, behind.document_id) and name in words for document, name in names[behind.known :])
        (concerned if affected else untouched).append(behind.document_id)
    if untouched:
        store.catch_up(untouched, now)
    return concerned
