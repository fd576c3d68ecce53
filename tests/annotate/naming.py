"""Whom words mean, with all actors that ship."""

from __future__ import annotations

from datetime import date

from secondhand.annotate import actors
from secondhand.model import ActorMention, Block, Document, Published, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def marks(text: str, day: date | None = None) -> dict[str, ActorMention]:
    """The actors of a text of one sentence, by the words that name them."""
    document = Document.of(text, published=Published(value=day, basis="given") if day else None)
    reading = Reading(
        document=document,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=(Sentence(start=0, end=len(text)),),
    )
    return {text[mark.start : mark.end]: mark for mark in actors.mark(reading, KNOWN)}


def actor(text: str, words: str, day: date | None = None) -> str | None:
    """Whom words mean in a text; None where they are no mention, or one of nobody known."""
    found = marks(text, day).get(words)
    return found.actor if found else None
