"""Bytes -> text. UTF-8 where the bytes are UTF-8, then what the input declares, then what its letters suggest.

The order follows the WHATWG Encoding Standard, except that valid UTF-8 beats a declaration: text in
another encoding is hardly ever valid UTF-8 by chance, and declarations are often wrong.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

from charset_normalizer import from_bytes

from secondhand.errors import Unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = (
    "cp1256",
    "cp1252",
    "cp1251",
    "cp1254",
    "cp1255",
    "cp1253",
    "cp1250",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
"""Encodings in which news was written before UTF-8; ISO 8859 parts are read as the Windows sets that contain them."""

FAMILIES = ("ascii", "cp", "iso8859", "koi8", "mac", "gb", "big5", "shift_jis", "euc", "tis")
WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
"""What these labels mean in practice (WHATWG Encoding Standard, section 4.2)."""

SAMPLE = 65_536
JUNK_SHARE = 0.05
"""Control characters beyond this share of a text say that it is no text."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """The text of the bytes, without a byte order mark and otherwise unchanged. Raises Unreadable for what is no text."""
    text = _decoded(data, declared)
    if text is None or len(_CONTROL.findall(text)) > JUNK_SHARE * len(text):
        raise Unreadable("this is binary data, not text", where=where, advice="Give text, HTML, a feed, JSONL, CSV or a WARC.")
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    marked = marked_encoding(data)
    if marked:
        return data.decode("utf-8-sig" if marked == "utf-8" else marked, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = data[max(0, error.start - SAMPLE // 8) :][:SAMPLE]
    for encoding in (declared and trusted(declared), suggested(sample)):
        try:
            if encoding:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Some letters are damaged or cut off; the rest is worth reading.
    damaged = data.decode("utf-8", "replace")
    return damaged if damaged.count("\ufffd") <= JUNK_SHARE * len(damaged) else None


def trusted(label: str) -> str | None:
    """The codec for a declared encoding in which text may really be written; Python knows others that change the words."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return WIDER.get(name, name) if name.startswith(FAMILIES) else None


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((encoding for mark, encoding in BOMS if data.startswith(mark)), None)


def is_utf8(head: bytes) -> bool:
    """Whether the beginning of a file is UTF-8, be its last character cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def suggested(sample: bytes) -> str | None:
    """The encoding in which the bytes read most like a language, or None."""
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    return best.encoding if best else None


def read_whole(stream: BinaryIO, limit: int, *, where: str) -> bytes:
    """All bytes of the stream. Raises Unreadable when there are more than the limit."""
    size = stream.seek(0, io.SEEK_END)
    if size > limit:
        raise too_large(where, limit, size)
    stream.seek(0)
    return stream.read()


def too_large(where: str, limit: int, size: int | None = None) -> Unreadable:
    """One sentence for everything that is over the limit, with its size where that is known without reading it all."""
    what = f"{size / 1e6:.1f} MB, larger" if size else "larger"
    return Unreadable(f"{what} than the limit of {limit / 1e6:g} MB a document", where=where, advice="Split it, or raise the limit.")
