"""Sentences of every block but furniture.

A full stop ends a sentence unless its word is an abbreviation, an initial or a number of a list, after
the classes of Kiss and Strunk 2006; the word lists are in lexicon/sentences.toml. One pass over the text,
and each mark is judged by the few characters around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondhand.lexicon import words
from secondhand.model import Block, Knowledge, Reading, Sentence, Stage

_MARK = re.compile(
    r"""(?P<stop>[.!?…؟۔]+)(?P<close>(?:''|["'”’»)\]])*)(?:\s?\[\d{1,3}\])*(?:\s?[:;]-?[)(DP](?!\w))?"""
    r"""|(?P<blank>\n[^\S\n]*\n)|(?P<line>\n)"""
)
"""Closing marks, footnote numbers and a smiling face belong to the sentence before them."""
_NEXT = re.compile(r"""\s*(?:``|["'“‘«([¿¡–—-])*(?P<word>[^\W_][\w’']*)?""")
_WORD_REACH = 24
"""No abbreviation is longer."""
_NEXT_REACH = 60
_SHORT_LINE = 50
"""A shorter line inside a block was not broken at a fixed width: its end ends a sentence."""
_LIST_DIGITS = 3
_LONGEST = 10_000
"""Longer text without an end is no prose; it is cut at a blank, for later stages weigh the marks of a sentence against each other."""
_BLANK = re.compile(r"\s")
_OPENERS = " \n\t\"'“‘«(["
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Sentence, ...]:
    """The sentences in the order of the text."""
    return tuple(sentence for block in reading.blocks if _has_sentences(block, reading.text) for sentence in _of_block(reading.text, block))


STAGE = Stage(name="sentences", version="1", writes="sentences", needs=frozenset({"blocks"}), mark=mark)


def _has_sentences(block: Block, text: str) -> bool:
    """Neither furniture nor the line with the name of one who commented."""
    return block.kind != "furniture" and block.author != text[block.start : block.end]


def _of_block(text: str, block: Block) -> Iterator[Sentence]:
    start = block.start
    for end in (*_ends(text, block), block.end):
        for first, last in _pieces(text, start, end):
            sentence = text[first:last]
            if sentence.strip():
                begin = first + len(sentence) - len(sentence.lstrip())
                yield Sentence(start=begin, end=begin + len(sentence.strip()))
        start = end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, or parts of it if it is too long."""
    while end - start > _LONGEST and (blank := _BLANK.search(text, start + _LONGEST, end)):
        yield start, blank.end()
        start = blank.end()
    yield start, end


def _ends(text: str, block: Block) -> Iterator[int]:
    """Where sentences of the block end, the last one apart."""
    start = block.start
    for found in _MARK.finditer(text, block.start, block.end):
        if not found["stop"]:
            ends = bool(found["blank"]) or _is_short(text, start, found.start())
        else:
            ends = found.end() < block.end and _is_end(text, start, found, block)
        if ends:
            yield found.end()
            start = found.end()


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether the line that ends here is one of a list."""
    return "\n" in text[max(start, end - _SHORT_LINE) : end] or end - start < _SHORT_LINE


def _is_end(text: str, start: int, found: re.Match[str], block: Block) -> bool:
    following = _NEXT.match(text, found.end(), min(block.end, found.end() + _NEXT_REACH))
    word = (following["word"] or "") if following else ""
    spaced = text[found.end()].isspace()
    if not spaced and not _is_glued(text, start, found, word):
        return False
    before = _word_before(text, start, found.start())
    opens = not text[start : min(found.start() - len(before), start + _WORD_REACH)].strip(_OPENERS)
    # Who comments does not always begin a sentence with a capital.
    runs_on = word[:1].islower() and (block.kind != "comment" or bool(found["close"]) or not before)
    if runs_on or (opens and not before) or text[found.start() - 1] in "[(":
        return False
    return found["stop"] != "." or bool(found["close"]) or not _is_abbreviation(before, word, opens=opens)


def _is_glued(text: str, start: int, found: re.Match[str], word: str) -> bool:
    """ "Aleppo.The army": a word in small letters, a full stop, and a word with a capital, and no address of the net."""
    before = _word_before(text, start, found.start())
    plain = before.isalnum() and len(before) > 1 and not before[-1].isupper()
    if not (plain or found["close"]) or len(word) < 2 or not word[0].isupper() or word[1].isupper():
        return False
    return not {before.lower(), word.lower()} & words("sentences", "net")


def _word_before(text: str, start: int, end: int) -> str:
    """The word that the full stop follows."""
    parts = text[max(start, end - _WORD_REACH) : end].split()
    reached = end > start and not text[end - 1].isspace()
    return parts[-1].lstrip(_OPENERS) if parts and reached else ""


def _is_abbreviation(before: str, following: str, *, opens: bool) -> bool:
    known, number = before.lower(), following[:1].isdigit()
    if known in words("sentences", "titles") or (opens and known.isdigit() and len(known) <= _LIST_DIGITS):
        return True
    if number and known in words("sentences", "counted"):
        return True
    if known in words("sentences", "open") or _INITIALS.match(before):
        return re.split("['’]", following.lower())[0] not in words("sentences", "starters") and bool(following)
    return False
