"""Which documents of a case are read again."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.model import Decision
from secondhand.model.folding import folded_words
from secondhand.store import Store
from secondhand.store.base import Behind


def documents_behind(store: Store, decisions: Sequence[Decision], *, every: bool = False) -> Sequence[str]:
    """The ids of the documents that have a name of which more was decided since they were read; with `every`, of all documents.

    In the others nothing can have changed: their readings count as knowing all decisions from now on.
    """
    now = len(decisions)
    if every:
        return [behind.document_id for behind in store.behind(now + 1)]
    concerned: list[str] = []
    untouched: list[str] = []
    for behind in store.behind(now):
        (concerned if _has_one(behind, decisions[behind.known :]) else untouched).append(behind.document_id)
    if untouched:
        store.catch_up(untouched, now)
    return concerned


def documents_named(store: Store, decision: Decision) -> Sequence[str]:
    """The ids of the documents that have the name of this decision, of those that it is about."""
    everything = store.behind(len(store.decisions()) + 1)
    return [behind.document_id for behind in everything if _has_one(behind, (decision,))]


def _has_one(behind: Behind, decisions: Sequence[Decision]) -> bool:
    """Whether the document has the name of one of these decisions that are about it."""
    words = f" {folded_words(behind.text)} "
    return any(decision.document in (None, behind.document_id) and f" {folded_words(decision.name)} " in words for decision in decisions)
