"""The corpora as windows of word pieces with labels. Each reader says what its file must look like."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from secondhand.encoder.pieces import WINDOW, Pieces, pieces
from secondhand.encoder.words import split
from training.unnamed import is_title, is_unnamed

ROOM = WINDOW - 2
"""Pieces of a window without the two marks of its ends."""
NAMES = ("O", *(f"{mark}-{kind}" for kind in ("person", "organisation", "place", "other") for mark in "BI"))
EMERGING = ("O", *(f"{m}-{k}" for k in ("corporation", "creative-work", "group", "location", "person", "product") for m in "BI"))
ENTITY_TYPES = ("O", "person", "organization", "place", "object", "event", "time", "substance", "animal", "plant", "abstract")
UNER = {"PER": "person", "ORG": "organisation", "LOC": "place"}
NO_LABEL = -100
"""What torch's cross entropy leaves out."""


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as numbers of words: the cue is one run, the others any words."""

    cue: range
    source: frozenset[int]
    content: frozenset[int]


@dataclass(slots=True)
class Text:
    """A document: its words, which of them begin a line, and what is known of each. A column that is not known is absent."""

    name: str
    words: list[str]
    breaks: list[bool]
    columns: dict[str, list[int]] = field(default_factory=dict)
    sentences: list[range] = field(default_factory=list)
    told: list[Told] | None = None
    pieces: Pieces | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text whose pieces fit the encoder."""

    text: Text
    words: range

    @property
    def size(self) -> int:
        assert self.text.pieces is not None
        first = self.text.pieces.first
        end = first[self.words.stop] if self.words.stop < len(first) else len(self.text.pieces.ids)
        return int(end - first[self.words.start])


def attribution(path: Path) -> Iterator[Text]:
    """Rows with `text` and `attributions` of source, cue and content spans (character offsets), and `discard` spans."""
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):  # not splitlines: a text may hold marks that it splits at
        row = json.loads(line)
        text = row["text"]
        spans = split(text)
        breaks = [k == 0 or "\n" in text[spans[k - 1].end : span.start] for k, span in enumerate(spans)]
        at = np.full(len(text) + 1, -1)
        for k, span in enumerate(spans):
            at[span.start : span.end] = k

        def inside(ranges: list[list[int]], at: NDArray[np.int64] = at) -> list[int]:
            return sorted({int(k) for start, end in ranges for k in at[start:end] if k >= 0})

        told, cue = [], [0] * len(spans)
        for item in row["attributions"]:
            words = inside(item["cue"])
            if not words:
                continue
            run = range(words[0], words[-1] + 1)
            told.append(Told(cue=run, source=frozenset(inside(item["source"])), content=frozenset(inside(item["content"]))))
            for k in run:
                cue[k] = 1 if k == run.start else 2
        for k in inside(row.get("discard") or []):
            cue[k] = NO_LABEL
        yield Text(row["id"], [text[s.start : s.end] for s in spans], breaks, {"cue": cue}, [], told)


def treebank(path: Path, labels: dict[str, list[str]]) -> Iterator[Text]:
    """CoNLL-U with documents; the columns `upos`, `xpos`, `relation`, and with entities in MISC also `entity` and `names`.

    `labels` grows by what is met: fixed once from the training files, an unknown label of another file is no label.
    """
    text: Text | None = None
    fixed = bool(labels.get("fixed"))

    def number(kind: str, value: str) -> int:
        known = labels.setdefault(kind, [])
        if value not in known:
            if fixed:
                return NO_LABEL
            known.append(value)
        return known.index(value)

    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        tokens = [cells for line in lines if line[:1].isdigit() and (cells := line.split("\t"))[0].isdigit()]
        document = next((line.partition("=")[2].strip() for line in comments if line.startswith("# newdoc id")), None)
        if document is not None or text is None:
            if text is not None:
                yield text
            text = Text(document or path.stem, [], [], {name: [] for name in ("upos", "xpos", "relation", "head")})
            entities_of: dict[str, tuple[int, str, str]] = {}
        start = len(text.words)
        paragraph = document is not None or any(line.startswith("# newpar") for line in comments)
        for k, cells in enumerate(tokens):
            text.words.append(cells[1])
            text.breaks.append(paragraph and k == 0)
            text.columns["upos"].append(number("upos", cells[3]))
            text.columns["xpos"].append(number("xpos", cells[4]))
            text.columns["relation"].append(number("relation", cells[7]))
            text.columns["head"].append(start + int(cells[6]) - 1 if cells[6] != "0" else -1)
        text.sentences.append(range(start, len(text.words)))
        if "Entity=" in block or "entity" in text.columns:
            _entities(text, tokens, start, entities_of)
    if text is not None:
        yield text


_OPEN = re.compile(r"\((?P<id>[^-()]+)-(?P<type>[a-z]+)-[^-()]*-[^-()]*-[^-()]*-(?P<head>[0-9,]+)[^()]*(?P<closed>\)?)|(?P<end>[^-()]+)\)")
_JOINTS = frozenset("-.")
"""Signs inside names ("Rolls - Royce"), which none begins or ends with."""
_KIND = {"person": "person", "organization": "organisation", "place": "place"}


def _entities(text: Text, tokens: Sequence[list[str]], start: int, opened: dict[str, tuple[int, str, str]]) -> None:
    """The head word of each mention gets its type; a mention headed by a proper noun gives a name."""
    heads = text.columns.setdefault("entity", [0] * start)
    names = text.columns.setdefault("names", [0] * start)
    heads.extend([0] * (len(text.words) - len(heads)))
    names.extend([0] * (len(text.words) - len(names)))
    found: list[tuple[int, int, str, int]] = []
    for k, cells in enumerate(tokens):
        misc = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
        for match in _OPEN.finditer(misc):
            if match["end"]:
                if match["end"] in opened:
                    begin, kind, heads_of = opened.pop(match["end"])
                    found.append((begin, start + k, kind, begin + int(heads_of.split(",")[0]) - 1))
            elif match["closed"]:
                found.append((start + k, start + k, match["type"], start + k + int(match["head"].split(",")[0]) - 1))
            else:
                opened[match["id"]] = (start + k, match["type"], match["head"])
    for begin, end, kind, head in sorted(found, key=lambda item: item[1] - item[0]):
        if start <= head < len(text.words) and kind in ENTITY_TYPES:
            heads[head] = heads[head] or ENTITY_TYPES.index(kind)
            if start <= begin and tokens[head - start][3] == "PROPN":
                _name(text, tokens, start, (begin, end, _KIND.get(kind, "other"), head))


def _name(text: Text, tokens: Sequence[list[str]], start: int, mention: tuple[int, int, str, int]) -> None:
    """The proper nouns around a mention's head, with "of", "the", "and" between them; without a person's title."""
    begin, end, kind, head = mention

    def proper(k: int) -> bool:
        return begin <= k <= end and k - start < len(tokens) and (tokens[k - start][3] == "PROPN" or tokens[k - start][1] in _JOINTS)

    first = last = head
    while proper(first - 1):
        first -= 1
    while True:
        if proper(last + 1):
            last += 1
        elif (
            kind != "person"
            and begin <= last + 1 < end
            and tokens[last + 1 - start][1] in {"of", "for", "and", "the", "&", "'s"}
            and proper(last + 2)
        ):
            last += 2
        else:
            break
    while first < last and (text.words[first] in _JOINTS or (kind == "person" and is_title(text.words[first]))):
        first += 1
    while first < last and text.words[last] in _JOINTS:
        last -= 1
    if kind == "person" and first == last and is_unnamed(text.words[first]):
        return
    names = text.columns["names"]
    label = NAMES.index(f"B-{kind}")
    if any(names[first : last + 1]) and last - first + 1 <= sum(map(bool, names[first : last + 1])):
        return
    for k in range(first, last + 1):
        names[k] = label if k == first else label + 1
    if last + 1 < len(names) and names[last + 1] and not names[last + 1] % 2:
        names[last + 1] = 0


def columns(path: Path, known: Sequence[str], kinds: dict[str, str], *, apart: bool = False) -> Iterator[Text]:
    """Words with a tag each in the column `names`, one on a line, sentences parted by an empty line (tag after the word, or IOB2 of
    Universal NER). If sentences stand `apart`, as messages of many people do, each is a text."""
    text = Text(path.stem, [], [], {"names": []})
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc") and text.words:
            yield text
            text = Text(path.stem, [], [], {"names": []})
        if line.startswith("# ") and len(cells) == 1:
            continue
        if len(cells) < 2 or not cells[0]:
            if len(text.words) > (text.sentences[-1].stop if text.sentences else 0):
                text.sentences.append(range(text.sentences[-1].stop if text.sentences else 0, len(text.words)))
                if apart:
                    yield text
                    text = Text(path.stem, [], [], {"names": []})
            continue
        word, tag = (cells[1], cells[2]) if cells[0].isdigit() and len(cells) > 3 else (cells[0], cells[1])
        mark, _, kind = tag.partition("-")
        text.breaks.append(not text.words)
        text.words.append(word)
        text.columns["names"].append(known.index(f"{mark}-{kinds.get(kind, kind)}") if kind else 0)
    if text.words:
        yield text


def cut(tokenizer: Tokenizer, texts: Sequence[Text]) -> list[Text]:
    """The texts with their word pieces."""
    for text in texts:
        text.pieces = pieces(tokenizer, text.words, text.breaks)
    return list(texts)


def windows(text: Text, chance: random.Random | None = None) -> list[Window]:
    """The whole text in windows: at ends of sentences where they are known, else anywhere between words; shifted by chance."""
    assert text.pieces is not None
    first = np.append(text.pieces.first, len(text.pieces.ids))
    ends = [sentence.stop for sentence in text.sentences] or list(range(1, len(text.words) + 1))
    room = ROOM if chance is None else chance.randint(ROOM // 3, ROOM)
    found, start, last = [], 0, 0
    for end in ends:
        if first[end] - first[start] > room and last > start:
            found.append(Window(text, range(start, last)))
            start, room = last, ROOM
        last = end
    if last > start:
        found.append(Window(text, range(start, last)))
    return [window for window in found if window.size <= ROOM]
