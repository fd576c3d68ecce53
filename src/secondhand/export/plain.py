"""JSON as text that any reader and any file encoding can take."""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_text(data: object) -> str:
    """One line of JSON. Letters of every script are written as they are.

    Lone surrogates, which no file can hold, and characters that some programs take for a line end or a command become escapes.
    """
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def clean_text(text: str) -> str:
    """Text without lone surrogates, for formats that have no escapes."""
    return _SURROGATE.sub("\ufffd", text)
