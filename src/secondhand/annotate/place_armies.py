"""Where the states fight that a text names: "Russian forces took Pokrovsk" plays in Ukraine, whether or not it says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from secondhand.lexicon import rows

SHARE = 0.8
"""What a country has, at the least, of the votes of a state that fights there."""


def fought_over(votes: Mapping[str | None, float], day: date | None) -> dict[str | None, float]:
    """The votes that countries get from the states that fought there on that day."""
    when = day.isoformat() if day else ""
    fought = [row for row in rows("armies_abroad") if row["since"] <= when <= (row["until"] or "9999")]
    return {row["country"]: SHARE * votes.get(row["actor"], 0.0) for row in fought}
