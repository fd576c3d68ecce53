"""Encodings, binary data and size limits."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unreadable
from secondhand.read.decode import decode, is_utf8, read_whole

ARABIC = "قال مصدر عسكري إن القوات دخلت البلدة صباح أمس بعد اشتباكات عنيفة استمرت يومين."
RUSSIAN = "Министерство обороны заявило, что авиация нанесла удары по складам."
FRENCH = "Le porte-parole a déclaré que l’armée était entrée dans le village."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ARABIC.encode(), ARABIC),
        (codecs.BOM_UTF8 + ARABIC.encode(), ARABIC),
        (ARABIC.encode("cp1256"), ARABIC),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (FRENCH.encode("cp1252"), FRENCH),
        (ARABIC.encode("utf-16"), ARABIC),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), ARABIC),
        (ARABIC.encode("utf-32"), ARABIC),
        (b"", ""),
        (b"x", "x"),
        (b" two\r\nlines\n ", " two\r\nlines\n "),
        (b"a quite long line of words with one \0 inside it", "a quite long line of words with one \0 inside it"),
    ],
)
def test_text_is_decoded_and_otherwise_unchanged(data: bytes, expected: str) -> None:
    assert decode(data, where="here") == expected


def test_a_declared_encoding_is_tried_before_a_guess() -> None:
    data = "ğış".encode("cp1254")
    assert decode(data, where="here", declared="windows-1254") == "ğış"


@pytest.mark.parametrize("declared", ["klingon", "undefined", "rot13", "unicode_escape", "utf-7", "hex", "iso-8859-1", "us-ascii"])
def test_no_declared_encoding_does_harm(declared: str) -> None:
    assert decode((FRENCH + r" \u0041").encode("cp1252"), where="here", declared=declared) == FRENCH + r" \u0041"


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    assert decode(ARABIC.encode(), where="here", declared="cp1252") == ARABIC


def test_a_cut_off_last_letter_costs_only_itself() -> None:
    assert decode((RUSSIAN * 3).encode()[:-3], where="here").startswith(RUSSIAN)


@pytest.mark.parametrize("data", [b"\x7fELF" + bytes(range(32)) * 20, b"\0" * 100, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2\3" * 50])
def test_binary_data_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary data") as caught:
        decode(data, where="photo.txt")
    assert caught.value.where == "photo.txt"
    assert caught.value.advice


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        assert isinstance(decode(data, where="here"), str)
    except Unreadable as reason:
        assert reason.where == "here"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(text.encode(), where="here") == text.removeprefix("\ufeff")


def test_is_utf8_forgives_a_cut_character() -> None:
    assert is_utf8("قال".encode()[:-1])
    assert not is_utf8("قال".encode("cp1256"))


def test_read_whole_stops_at_the_limit() -> None:
    assert read_whole(BytesIO(b"12345"), 5, where="here") == b"12345"
    with pytest.raises(Unreadable, match=r"2\.5 MB, larger than the limit of 2 MB"):
        read_whole(BytesIO(b"1" * 2_500_000), 2_000_000, where="here")
