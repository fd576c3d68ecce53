"""Draft -> document with blocks."""

from __future__ import annotations

from secondhand.model import Block, Document, Draft, Reading


def clean(draft: Draft) -> Reading:
    """A reading of the draft's text with its blocks and nothing else."""
    document = Document.of(
        draft.text,
        external_id=draft.external_id,
        title=draft.title,
        outlet=draft.outlet,
        url=draft.url,
        language=draft.language,
        published=draft.published,
    )
    blocks = (Block(start=0, end=len(draft.text), kind="body"),) if draft.text else ()
    return Reading(document=document).with_layer("blocks", blocks, "clean/0")
