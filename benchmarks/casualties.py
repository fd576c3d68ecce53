"""A reading as the incidents of the casualty benchmark: names of classes are mapped, nothing is decided here."""

from __future__ import annotations

from typing import Any

from secondhand.model import Reading


def incidents(reading: Reading) -> dict[str, Any]:
    """Incidents in the order of the claims, the lead first."""
    return {"incidents": []}
