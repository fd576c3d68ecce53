"""The rules for verbs: each looks at one cue and makes of it a finding in tokens, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondhand.annotate.attributions import contents, fixed, passive, sources
from secondhand.annotate.attributions.cues import Verb, group, particles, takes, verbs
from secondhand.annotate.attributions.found import Found
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.sources import Range
from secondhand.annotate.attributions.uses import finite, noun, quotation_ahead
from secondhand.lexicon import words


def find(p: Passage) -> Iterator[Found]:
    """Every attribution of a passage, in the order of the cues."""
    said: Found | None = None
    for i in range(len(p.tokens)):
        found = (
            fixed.according(p, i)
            or fixed.hearsay(p, i)
            or fixed.labelled(p, i)
            or fixed.headline(p, i)
            or passive.quoted_as(p, i)
            or _spoken(p, i, said)
        )
        found = found and _within_quotation(p, i, found)
        if found is not None:
            said = found if found.source else said
            yield found


def _within_quotation(p: Passage, i: int, found: Found) -> Found | None:
    """What somebody quotes ends where the quotation ends, and its speaker is named in it."""
    bounds = p.quote[i]
    if bounds is None:
        return found
    low, high = bounds
    if any(begin < low for begin, _ in found.source):
        return None
    content = tuple((max(begin, low + 1), min(end, high)) for begin, end in found.content if begin < high and end > low + 1)
    return replace(found, content=content) if content else None


def _spoken(p: Passage, i: int, said: Found | None) -> Found | None:
    verb = verbs().get(p.lows[i])
    if verb is None or (p.tokens[i].capital and i != p.first[i]) or noun(p, i, verb):
        return None
    left = sources.cue_left(p, i, p.first[i])
    between = p.lows[left + 1 : i]
    helped = any(low in group("passive") for low in between) and "being" not in between
    if "participle" in verb.forms and (helped or p.low(i + 1) == "by" or p.lows[i + 1 : i + 3] in (["to", "be"], ["to", "have"])):
        return passive.passive(p, i, verb)
    if verb.forms == {"gerund"}:
        return _gerund(p, i, verb, said)
    if p.low(left) == "to" or not finite(p, i, verb, left):
        return None
    return _inverted(p, i, verb, left) or _active(p, i, verb, left, said)


def _accepted(p: Passage, i: int, verb: Verb) -> tuple[str, int] | None:
    """The particle that completes the verb (or "") and where its content would begin; None if this use is no cue."""
    low = p.low(i + 1)
    if verb.lemma in particles().get(low, ()):
        return low, i + 2 + (p.low(i + 2) == "for")
    return ("", i + 1) if _taken(p, i, verb) else None


def _taken(p: Passage, i: int, verb: Verb) -> bool:
    """Whether what follows the verb is what it takes as a cue."""
    low = p.low(i + 1)
    if low in {"that", "how", "why", "whether", "what", "if"} or quotation_ahead(p, i + 1):
        return verb.lemma in takes("anything") | takes("clause") | takes("noun")
    if low == "to" and verb.lemma not in words("attribution", "verbs.addressed"):
        return verb.lemma in takes("infinitive")
    if any(low in words("attribution", "verbs.takes_lives") for low in p.lows[i + 1 : i + 6]) and verb.lemma == "claim":
        return False
    if verb.lemma in takes("anything"):
        return verb.lemma not in words("attribution", "verbs.answering") or _tag_place(p, i + 1)
    if verb.lemma in words("attribution", "verbs.tallies"):
        return any(p.low(k) in group("tally") for k in range(i + 1, i + 5))
    return verb.lemma in takes("noun") and low not in group("preposition") and low[:1].isalnum()


def _tag_place(p: Passage, i: int) -> bool:
    """Whether a sentence or clause ends right after the cue, so that the content stands before it."""
    if i >= p.last[i - 1] or p.lows[i] in {".", "!", "?", ";", "—", "–", "-", ")"}:
        return True
    return p.lows[i] == "," and not p.opens_quote(i + 1)


def _inverted(p: Passage, i: int, verb: Verb, left: int) -> Found | None:
    """`"...," said X`."""
    if left != i - 1 or verb.lemma not in takes("anything") | {"continue"}:
        return None
    parted = p.low(i - 1) in {",", "–", "—", "-"}
    beside = p.ends_quote(i - 1) or (parted and p.ends_quote(i - 2))
    source = sources.after(p, i + 1)
    if source is None or not (beside or _tag_place(p, source[1]) or p.low(source[1]) in {"who", "which"}):
        return None
    if not (beside or (parted and not quotation_ahead(p, i + 1)) or _closing(p, i, source)):
        return None
    content = contents.leftward(p, i, p.first[i]) + contents.following(p, _rest(p, source[1]))
    return Found((source,), ((i, i + 1),), tuple(content), 0.9) if content else None


def _closing(p: Passage, i: int, source: Range) -> bool:
    """Whether a sentence without commas ends with "said X": a clause before it, a speaker and nothing else behind it."""
    end = source[1] + 1 >= p.last[i] or p.low(source[1]) in {"who", "which"}
    if p.lows[i] not in {"said", "says"} or not end or not sources.names_speaker(p, source):
        return False
    behind, before = p.lows[source[0] : source[1]], p.lows[max(p.first[i], i - 60) : i]
    return not any(map(sources.verbal, behind)) and any(map(sources.verbal, before))


def _active(p: Passage, i: int, verb: Verb, left: int, said: Found | None) -> Found | None:
    """`X said that ...`, `..., X said`, `"...," X said. "..."`."""
    accepted = _accepted(p, i, verb)
    if accepted is None:
        return None
    _, begin = accepted
    cue = ((i, begin),)
    begin = contents.past_addressee(p, verb.lemma, begin)
    after = contents.skip_adjunct(p, begin)
    late = _late(p, i, after)
    source = sources.before(p, i, loose=not late) or _shared(p, i, left, said)
    if source is None or p.low(source[0] - 1) in {"what", "than", "whatever", "how"}:
        return None
    content = _content(p, source, begin, after, late=late)
    return Found((source,), cue, tuple(content), 0.8) if content else None


def _content(p: Passage, source: Range, begin: int, after: int, *, late: bool) -> list[Range]:
    """What is said, which stands before the speaker, behind the cue, or both."""
    tag = _tag_place(p, begin) or _tag_place(p, after)
    if p.low(source[0] - 1) == "as" and p.low(begin) == ",":
        return contents.rightward(p, begin + 1)
    quoted = _closes_before(p, source[0], late=late)
    if quoted or ((tag or late) and source[0] > p.first[source[0]]):
        content = contents.leftward(p, source[0], p.first[source[0]])
        quoted = quoted or any(p.opens_quote(start) for start, _ in content)
        return content + (contents.following(p, _rest(p, begin)) if quoted else contents.second_half(p, begin))
    if tag:
        return []
    if p.low(source[0] - 1) == "," and p.low(begin) == "," and p.opens_quote(begin + 1):
        return contents.leftward(p, source[0], p.first[source[0]]) + contents.rightward(p, begin + 1)
    return contents.rightward(p, after + (p.low(after) in {":", ","}))


def _closes_before(p: Passage, k: int, *, late: bool) -> bool:
    """Whether a quotation that this tag belongs to closes right before it."""
    close = k - 2 if p.low(k - 1) == "," else k - 1
    if not p.ends_quote(close) or p.line_starts(k):
        return False
    return late or p.low(close - 1) not in {"."}


def _late(p: Passage, i: int, after: int) -> bool:
    """Whether nothing but punctuation, a day or a place follows: a tag at the end of its sentence."""
    last = p.last[i]
    if after >= last or (p.lows[after] in {".", "!", "?"} and after + 1 >= last):
        return True
    citing = p.lows[after] in {"citing", "quoting"}
    trailing = p.lows[after] in {"in", "on", "at", "during", "without"} and _trails(p, after + 1) and last - after <= 25
    if not (citing or trailing) or any(p.lows[k] in {"that", ",", ":"} or p.quote[k] for k in range(after, min(last, after + 25))):
        return False
    near = sources.before(p, i, loose=False)
    return near is not None and any(sources.verbal(p.lows[k]) for k in range(max(p.first[i], near[0] - 40), near[0]))


def _trails(p: Passage, k: int) -> bool:
    return p.low(k) in group("determiner") or p.low(k).endswith("ing")


def _rest(p: Passage, begin: int) -> int:
    """The end of the sentence of a tag, or the comma after which the quotation goes on."""
    for k in range(begin, min(p.last[begin - 1], begin + 25)):
        if p.opens_quote(k):
            return k
    return p.last[begin - 1]


def _shared(p: Passage, i: int, left: int, said: Found | None) -> Range | None:
    """The subject of an earlier cue of the same sentence: "He praised the army and said ..."."""
    if said is None or not said.source or said.source[0][0] < p.first[i] or p.low(left) not in {"and", "but", ",", "then"}:
        return None
    return said.source[0]


def _gerund(p: Passage, i: int, verb: Verb, said: Found | None) -> Found | None:
    """ ", adding that ...": the speaker is the one before, or the subject of the sentence."""
    accepted = _accepted(p, i, verb)
    previous = p.low(i - 1)
    if accepted is None or previous in group("preposition") | group("determiner"):
        return None
    _, begin = accepted
    begin = contents.past_addressee(p, verb.lemma, begin)
    source = _gerund_source(p, i, verb, said)
    if source is None:
        return None
    begin = contents.skip_adjunct(p, begin)
    content = contents.rightward(p, begin + (p.low(begin) in {":", ","}))
    return Found((source,), ((i, accepted[1]),), tuple(content), 0.75) if content else None


def _gerund_source(p: Passage, i: int, verb: Verb, said: Found | None) -> Range | None:
    """Who is "saying": the speaker before, the noun phrase it describes ("a call saying"), or the subject of the sentence."""
    previous = p.low(i - 1)
    if sources.auxiliary(previous):
        return sources.before(p, i, loose=True)
    if previous in group("document"):
        issued = next((k for k in range(i - 2, max(p.first[i], i - 6) - 1, -1) if sources.verbal(p.lows[k])), None)
        return sources.before(p, i, loose=False) if issued is None else sources.before(p, issued, loose=True)
    if said and said.source and said.source[0][0] >= p.first[i] and verb.lemma in takes("anything") | {"quote"}:
        return said.source[0]
    near = None if previous == "," or sources.adverb(previous) else sources.before(p, i, loose=False)
    return near if near and (sources.speaker(previous) or p.low(near[0] - 1) == "with") else sources.opening(p, i) or near
