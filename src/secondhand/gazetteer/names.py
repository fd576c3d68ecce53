"""When two spellings are one name: three keys, each coarser than the one before.

`plain` ignores case, diacritics, punctuation and spaces. `loose` also ignores what transliterations of Arabic and
Cyrillic disagree about (articles, q/k, ou/u, ee/i, doubled letters), after the romanisation tables of BGN/PCGN and the
spellings found side by side in GeoNames. `skeleton` keeps the consonants only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from secondhand.model.folding import without_marks

Grade = Literal["exact", "plain", "loose", "skeleton"]

_WORD = re.compile(r"\w+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼʾʿ′"))
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None}
)
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLES = frozenset({"al", "el", "ul", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "ad", "ed", "az", "ez"})
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{2})")
_MERGED_ARTICLE = re.compile(r"^[ae](?:l(?=[^aeiouyl])|(?P<sun>[zsrntd])(?=(?P=sun)))")
"""An article written into its noun: "Elzor", "Ezzor", "Assalihiyah"."""
_REPLACED = (
    (re.compile(r"(?:a|e)[yi](?=[^aeiou]|$)"), "i"),
    (re.compile(r"[aei]h$"), "a"),
    (re.compile(r"a[uw](?=[^aeiou]|$)|ou|oo|o|w"), "u"),
    (re.compile("ee|ie|e|y"), "i"),
    (re.compile("q|ck|c(?!h)"), "k"),
    (re.compile("dh|th"), "d"),
    (re.compile("gh"), "g"),
    (re.compile("dj|j"), "g"),
    (re.compile("p"), "b"),
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


def _bare(name: str) -> str:
    """Without case, diacritics and apostrophes."""
    if not name.isascii():
        name = without_marks(name.casefold().translate(_LETTERS)).translate(_LETTERS)
    return name.casefold().translate(_APOSTROPHES)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The key under which "Sa'dah" and "Sadah", "Saint-Denis" and "St Denis" are one."""
    return "".join(_SHORT.get(word, word) for word in _WORD.findall(_bare(name)))


@lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """The key under which "Idlib" and "Idleb", "Deir ez-Zor" and "Deir Ezzor" are one."""
    return "".join(map(_loose_word, _words(name)))


def _words(name: str) -> list[str]:
    """The words of a name without its articles; two words of a text are no other spelling of one ("in A Raqqa")."""
    words = _WORD.findall(_bare(name))
    return [word for word in words if word not in _ARTICLES] or words


def _loose_word(word: str) -> str:
    word = _ARABIC_ARTICLE.sub("", word)
    if len(word) > 4:
        word = _MERGED_ARTICLE.sub("", word)
    for pattern, other in _REPLACED:
        word = pattern.sub(other, word)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of the loose key: "Ma`arrat an Nu`man" and "Maaret el Noman" are both "mrtnmn"."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", loose(name)))


@lru_cache(maxsize=65536)
def grade(name: str, form: str) -> Grade | None:
    """How well a name fits a form a gazetteer knows; None when it does not."""
    if name == form:
        return "exact"
    if plain(name) == plain(form):
        return "plain"
    if loose(name) == loose(form) and (len(_words(name)) <= len(_words(form)) or "-" in name):
        return "loose"
    return "skeleton" if skeleton(name) == skeleton(form) else None
