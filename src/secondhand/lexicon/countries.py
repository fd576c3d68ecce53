"""Countries by the names they go by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from secondhand.lexicon import rows
from secondhand.model.folding import fold


@cache
def codes_by_name() -> Mapping[str, str]:
    """Every name of a country in the lexicon, folded -> ISO 3166-1 alpha-2."""
    return {fold(name): row["code"] for row in rows("countries") for name in (row["name"], *row["names"].split("|")) if name}
