"""When two spellings are one name: three keys, each coarser than the one before.

`plain` ignores case, diacritics, punctuation and spaces. `loose` also ignores what transliterations of Arabic and
Cyrillic disagree about (articles, q/k, ou/u, ee/i, doubled letters), and reads Cyrillic letters as Latin ones.
`skeleton` keeps the consonants only, and whether the name begins and ends with a vowel; it reads Arabic letters too.
What is taken for the same stands in the table "spellings" of the lexicon, with its sources.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, get_args

from secondhand.lexicon import table
from secondhand.model.folding import without_marks

Grade = Literal["exact", "plain", "loose", "skeleton"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""Best first."""
SHORTEST_SKELETON = 4
"""Consonants and ends below which a skeleton tells nothing."""
VOWEL = "."
"""Stands for any vowel at either end of a skeleton."""

_SPELLINGS = table("spellings")
_APOSTROPHES = frozenset("'’‘`´ʻʼʾʿ′")
_MERGED_ARTICLE = re.compile(r"[ae](?:l(?=[^aeiouyl])|(?P<sun>[zsrntd])(?=(?P=sun)))")
"""An article written into its noun: "Elzor", "Ezzor", "Assalihiyah"."""
_ARABIC_ARTICLE = "ال"


def _letters(name: str) -> dict[int, str]:
    """A table of `str.translate`: a key of several letters is as many rows."""
    pairs: list[tuple[str, str]] = []
    for letters, others in _SPELLINGS[name].items():
        pairs += zip(letters, others, strict=True) if len(letters) > 1 else [(letters, others)]
    return {ord(letter): other for letter, other in pairs}


class _Folding(dict[int, str | None]):
    """What each letter is without case and marks: None when it goes, a space for what is no letter. Filled as letters are met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        if letter in _APOSTROPHES or unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
            folded = ""
        else:
            folded = without_marks(letter.casefold().translate(_WRITTEN)).casefold().translate(_WRITTEN)
            folded = "".join(part if part.isalnum() else " " for part in folded)
        self[code] = folded or None
        return self[code]


_WRITTEN = _letters("letters")
_FOLDING = _Folding()
_SHORT: Mapping[str, str] = _SPELLINGS["short"]
_ARTICLES = frozenset(_SPELLINGS["articles"]["words"])
_CYRILLIC = _letters("cyrillic")
_ALIKE = _SPELLINGS["alike"]
_WITH_H, _WITHOUT_H, _VOWELS = _ALIKE["with_h"], _ALIKE["without_h"], _ALIKE["vowels"]
_AS_ONE = str.maketrans(*_ALIKE["letters"])
_SOUNDED: str = _ALIKE["sounded"]
_BONES = {**_AS_ONE, **_letters("arabic"), ord("z"): "d", **dict.fromkeys(map(ord, _SOUNDED + " "))}
"""Dh and z are the same Arabic letters."""


def words_of(name: str) -> list[str]:
    """The words of a name without case, marks and apostrophes."""
    if name.isascii() and name.isalpha():
        return [name.lower()]
    return name.translate(_FOLDING).split()


def plain_key(words: Sequence[str]) -> str:
    """See `plain`."""
    return "".join([_SHORT.get(word, word) for word in words])


def root_of(words: Sequence[str]) -> str:
    """What `loose_key` and `skeleton_key` are made of: the words without articles, in Latin or Arabic letters, a space around each."""
    text = f" {' '.join([_without_article(word) for word in telling(words)])} "
    if not text.isascii():
        text = text.translate(_CYRILLIC)
    if "h" in text:
        for group, sound in _WITH_H:
            text = text.replace(group, sound)
    for group, sound in _WITHOUT_H:
        text = text.replace(group, sound)
    return text


def loose_key(root: str) -> str:
    """See `loose`."""
    text = root.translate(_AS_ONE)
    for group, sound in _VOWELS:
        text = text.replace(group, sound)
    return _undoubled(text.replace(" ", ""))


def skeleton_key(root: str) -> str:
    """See `skeleton`; empty when there is too little of it to tell one name from others."""
    first, last = VOWEL if root[1] in _SOUNDED else "", VOWEL if root[-2] in _SOUNDED else ""
    bones = f"{first}{_undoubled(root.translate(_BONES))}{last}"
    return bones if len(bones) >= SHORTEST_SKELETON else ""


def in_cyrillic(words: Sequence[str]) -> bool:
    """Whether words have Cyrillic letters."""
    return any("а" <= letter <= "ӿ" for word in words if not word.isascii() for letter in word)


def telling(words: Sequence[str]) -> Sequence[str]:
    """The words without articles."""
    return [word for word in words if word not in _ARTICLES] or words


def _without_article(word: str) -> str:
    if word[0] in "ae" and len(word) > 4:
        merged = _MERGED_ARTICLE.match(word)
        return word[merged.end() :] if merged else word
    return word[2:] if word.startswith(_ARABIC_ARTICLE) and len(word) > 3 else word


def _undoubled(text: str) -> str:
    kept = last = ""
    for letter in text:
        if letter != last:
            kept += letter
            last = letter
    return kept


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The key under which "Sa'dah" and "Sadah", "Saint-Denis" and "St Denis" are one."""
    return plain_key(words_of(name))


@lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """The key under which "Idlib" and "Idleb", "Deir ez-Zor" and "Deir Ezzor", "Kharkov" and "Харків" are one."""
    return loose_key(root_of(words_of(name)))


def skeleton(name: str) -> str:
    """The consonants of the loose key: "Ma`arrat an Nu`man" and "Maaret el Noman" are both "mrtnmn"."""
    return skeleton_key(root_of(words_of(name)))


@lru_cache(maxsize=65536)
def grade(name: str, form: str) -> Grade | None:
    """How well a name fits a form a gazetteer knows; None when it does not."""
    if name == form:
        return "exact"
    if plain(name) == plain(form):
        return "plain"
    if loose(name) == loose(form) and not overlong(name, form):
        return "loose"
    bones = skeleton(name)
    return "skeleton" if bones and bones == skeleton(form) else None


def overlong(name: str, form: str) -> bool:
    """Whether a name has words that its form has not: two words of a text are no other spelling of one ("in A Raqqa")."""
    return "-" not in name and " " in name and len(telling(words_of(name))) > len(telling(words_of(form)))
