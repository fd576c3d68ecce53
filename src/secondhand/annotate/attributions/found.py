"""An attribution in tokens of its passage."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]
"""Tokens from one to before another."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in tokens."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    by: str = "encoder/1"
    """What found it, with its version."""

    @property
    def lead(self) -> int:
        """The first token of the cue, or of the source where a headline has no cue."""
        return (self.cue or self.source)[0][0]
