"""What the encoder reads of a document: the blocks that tell something, each run of them as one."""

from __future__ import annotations

from dataclasses import replace

from secondhand.model import TELLING_KINDS, Analysis, Block, Knowledge, Reading, within


def stretches(reading: Reading) -> list[Block]:
    """The blocks that tell something; body blocks that follow each other are one, for speech runs over paragraphs."""
    found: list[Block] = []
    before = None
    for block in reading.blocks:
        if block.kind == "body" == before:
            found[-1] = replace(found[-1], end=block.end)
        elif block.kind in TELLING_KINDS:
            found.append(block)
        before = block.kind
    return found


def analysis(reading: Reading, knowledge: Knowledge) -> Analysis:
    """Words, names and attributions of everything that tells something; comments and furniture are never read."""
    parts = [[sentence.span for sentence in within(reading.sentences, block.span)] for block in stretches(reading)]
    return knowledge.encoder.analyse(reading.text, parts)
