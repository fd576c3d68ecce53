"""Where a case is kept."""

from secondhand.store.base import Behind, FoundIn, KnowledgeFile, LedgerRow, Query, Skipped, Store, Totals
from secondhand.store.sqlite import SqliteStore

__all__ = ["Behind", "FoundIn", "KnowledgeFile", "LedgerRow", "Query", "Skipped", "SqliteStore", "Store", "Totals"]
