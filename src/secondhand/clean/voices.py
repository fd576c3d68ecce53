"""The lines of a comment section that are no comment: controls, dates, and the names of those who wrote."""

from __future__ import annotations

import re
from functools import cache

from secondhand.clean.dates import stamp
from secondhand.clean.lines import Line, key_of
from secondhand.clean.phrases import is_listed, opens_with
from secondhand.lexicon import words
from secondhand.lexicon.patterns import any_of

NAME_LENGTH = 40
NAME_WORDS = 4
_UNIT = r"(?:sec|second|min|minute|hr|hour|day|week|month|mo|yr|year)s?"
_AGE = re.compile(
    rf"(?:(?:about|over|almost)\s)?(?:#|an?|one)\s?{_UNIT}\sago(?:\s\(?edited\)?)?$"
    r"|just now$|[a-z]{3,9} #,? at #(?::#)?(?:\s?[ap]m)?$"
)
_PARTS = re.compile(r"[·•|›▲▼△▽∧∨]+|\s[-–—−]\s")
_JOINT = re.compile(r"\s*[·•|]\s*|\s+[-–—]\s+|\s(?=(?:about |over )?(?:\d+|an?|one) [a-z]+ ago\b)")
_LEAD = re.compile(r"(?:\d{1,4}[.)]|(?:comment |posted |written )?by)\s+(?=\S)", re.IGNORECASE)
_NOT_A_NAME_END = (".", "!", "?", ",", ":", ";", "…", ")", '"', "”", "؟")


@cache
def _says() -> re.Pattern[str]:
    verbs = any_of(words("furniture", "comments.says"))
    return re.compile(rf"(?P<name>\S.{{1,{NAME_LENGTH}}}?)\s{verbs}(?P<day>\s.{{4,60}})?:?$", re.IGNORECASE)


def is_marker(line: Line) -> bool:
    """A heading or control that stands above comments."""
    return is_listed(line, "comments.open") or opens_with(line, "comments.open_starts")


def is_weak_marker(line: Line) -> bool:
    """A heading that may stand above comments, and elsewhere too."""
    return is_listed(line, "comments.open_weak")


def is_age(text: str) -> bool:
    """Whether this says only when a comment was written: "3 days ago", "May 5, 2016 at 3:14 pm"."""
    if len(text) > 2 * NAME_LENGTH:
        return False
    day = stamp(text)
    return bool(_AGE.match(key_of(text))) or (day is not None and not text[day.end :].strip(" .|·•-–)"))


def is_reply(line: Line) -> bool:
    """Whether the line holds a comment's own controls: "Like · Reply · 3y", "2 • Reply • Share ›"."""
    if not line.key or len(line.key) > 2 * NAME_LENGTH:
        return False
    known, replies = words("furniture", "comments.parts"), words("furniture", "comments.replies")
    parts = [key for part in _PARTS.split(line.text) if (key := key_of(part))]
    if len(parts) < 2:
        parts = [part for part in line.key.split() if part == "#" or any(map(str.isalnum, part))]
    return line.key in replies or (any(part in replies for part in parts) and all(part in known or is_age(part) for part in parts))


def is_control(line: Line) -> bool:
    """Whether the line is part of the comment section's machinery."""
    return (
        is_marker(line)
        or is_weak_marker(line)
        or is_listed(line, "comments.controls")
        or opens_with(line, "comments.control_starts")
        or is_reply(line)
    )


def is_close(line: Line) -> bool:
    """Whether comments end here and the rest of the page begins."""
    return is_listed(line, "comments.close") or opens_with(line, "comments.close_starts")


def could_be_name(line: Line) -> bool:
    """A short line that does not end as a sentence."""
    return bool(line.key) and len(line.text) <= NAME_LENGTH and line.word_count <= NAME_WORDS and not line.text.endswith(_NOT_A_NAME_END)


def is_name(line: Line) -> bool:
    """A short line of words in capitals, or one handle ("ahmed_77"), without the small words of a sentence."""
    return could_be_name(line) and _is_name(line.text)


def _is_name(text: str) -> bool:
    parts = text.split()
    small, particles = words("furniture", "comments.not_names"), words("furniture", "comments.name_particles")
    if not parts or "://" in text or any(part.casefold() in small for part in parts if part not in particles):
        return False
    if len(parts) == 1 and any(sign.isdigit() or sign in "_@" for sign in text):
        return any(sign.isalpha() for sign in text)
    return text[0].isalpha() and all(not part[0].islower() or part in particles for part in parts)


def name_start(text: str) -> int:
    """Where the name begins after a number or "Posted by"."""
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def name_before(line: Line) -> int | None:
    """Where the name ends in a line that says who and when: "Karim • 2 years ago", "Leila says:"."""
    if not line.key or len(line.text) > 3 * NAME_LENGTH:
        return None
    start = name_start(line.text)
    end = _name_end(line.text[start:])
    return None if end is None else start + end


def _name_end(text: str) -> int | None:
    said = _says().match(text)
    if said and (text.endswith(":") or said["day"]) and len(said["name"].split()) <= NAME_WORDS and _day_or_none(said["day"]):
        return said.end("name")
    joint = _JOINT.search(text)
    if joint and joint.start():
        name, rest = text[: joint.start()], text[joint.end() :]
        follows = is_age(_PARTS.split(rest)[0].strip()) or ("·" in joint[0] and _is_name(name))
        return len(name) if len(name) <= NAME_LENGTH and follows else None
    return _name_before_day(text)


def _day_or_none(text: str | None) -> bool:
    return text is None or is_age(text.strip(" :").removeprefix("on ").strip())


def _name_before_day(text: str) -> int | None:
    for gap in list(re.finditer(r"\s", text))[:NAME_WORDS]:
        rest = text[gap.end() :].removeprefix("on ")
        if stamp(rest) and is_age(rest) and _is_name(text[: gap.start()]):
            return gap.start()
    return None
