"""Spellings made comparable."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def without_marks(text: str) -> str:
    """The text decomposed (Unicode NFKD) and without combining marks: "Médecins" becomes "Medecins"."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """Without case and diacritics, to compare names by."""
    return text.lower() if text.isascii() else without_marks(text).casefold()


def folded_words(text: str) -> str:
    """The words alone, folded, one blank between them: "Ma'arat  al-Numān" and "Ma arat al-Numan" are one."""
    return fold(" ".join(_WORD.findall(text)))
