"""What is said: the content to the right or left of a cue. Ranges are (begin, end) in tokens, end excluded."""

from __future__ import annotations

from secondhand.annotate.attributions.cues import group, takes, verbs
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.sources import Range, auxiliary, calendar, verbal
from secondhand.lexicon import words

LONGEST = 250
"""Tokens of a content outside quotation marks; real ones stay far below."""
FINAL = frozenset(".?!;,:")


def rightward(p: Passage, begin: int) -> list[Range]:
    """The content that begins at a token, to the end of its clause or quotation, with quotations that carry it on."""
    while begin < len(p.tokens) and p.lows[begin] == ".":  # "..." where a quotation leaves words out
        begin += 1
    if begin >= len(p.tokens):
        return []
    bounds = p.quote[begin]
    if bounds is not None and bounds[0] == begin:
        end = bounds[1]
        if not _whole(p, begin, end):
            end = _clause_end(p, end, p.last[end - 1])
            return [(begin, end)]
        return [(begin, end), *_carried_on(p, end)]
    end = _clause_end(p, begin, p.last[begin])
    empty = end <= begin or (end == begin + 1 and p.lows[begin] in {"to", "that"})
    return [] if empty else [(begin, end)]


def leftward(p: Passage, end: int, first: int) -> list[Range]:
    """The content that ends before a tag ("..., X said"): the quotation that closes there, or the clause from its start."""
    last = end
    while last > first and p.lows[last - 1] in {",", "-", "–", "—", "as"}:
        last -= 1
    bounds = p.quote[last - 1] if p.ends_quote(last - 1) else None
    if bounds is not None:
        opening = bounds[0]
        start = p.first[opening]
        if opening == start or p.low(opening - 1) in FINAL or (p.tokens[opening + 1].capital and p.lows[last - 2] in FINAL):
            return [(opening, last)]
        return [(max(start, opening - LONGEST), last)]
    start = max(first, end - LONGEST, _past_dateline(p, first))
    while start < last and p.lows[start] in {"and", "but", ",", "-", "–", "—"}:
        start += 1
    return [(start, last)] if last > start else []


def _past_dateline(p: Passage, first: int) -> int:
    """Where the words begin after "TARN (Agency) –" at the front of a sentence."""
    ahead = range(first + 1, min(first + 9, p.last[first]))
    return next((k + 1 for k in ahead if p.lows[k] in {"-", "–", "—"} and p.lows[k - 1] == ")"), first)


def _whole(p: Passage, begin: int, end: int) -> bool:
    """Whether a quotation is a sentence of its own rather than words in somebody else's."""
    return p.lows[end - 2] in FINAL or end >= p.last[end - 1] or (p.low(end) in FINAL and p.tokens[begin + 1].capital)


def _carried_on(p: Passage, end: int) -> list[Range]:
    """Quotations that follow at once, also as new paragraphs: speech that goes on."""
    found: list[Range] = []
    while end < len(p.quote) and (bounds := p.quote[end]) and bounds[0] == end and not _tagged(p, bounds[1]):
        found.append(bounds)
        end = bounds[1]
    return found


def following(p: Passage, i: int) -> list[Range]:
    """The rest of a speech after a tag in its middle or end: “...,” X said. “...”"""
    while i < len(p.tokens) and p.lows[i] in {",", "."}:
        i += 1
    return _carried_on(p, i)


def _tagged(p: Passage, end: int) -> bool:
    """Whether the quotation that ends here has a tag of its own behind it ("...," she said)."""
    if end >= len(p.tokens) or p.line_starts(end):
        return False
    told = [k for k in range(end, min(end + 12, p.last[end])) if p.lows[k] in verbs()]
    if p.lows[end - 2] in {",", "?", "!"} or p.low(end) == ",":
        return bool(told)
    return any(verbs()[p.lows[k]].lemma in takes("anything") and p.low(k + 1) in FINAL for k in told)


def _clause_end(p: Passage, begin: int, last: int) -> int:
    """The end of the clause: of the sentence, or before another attribution of the same rank."""
    k = begin
    limit = min(last, begin + LONGEST)
    if p.low(k) == "that" and p.low(k + 1) == ",":
        k += 1
    while k < limit:
        bounds = p.quote[k]
        if bounds is not None and bounds[0] == k:
            k = bounds[1]
            limit = max(limit, min(p.last[k - 1], k)) if k > limit else limit
            continue
        if p.lows[k] == ";" or _sibling(p, begin, k, limit):
            break
        k += 1
    end = min(k, len(p.tokens))
    while end > begin and p.lows[end - 1] in FINAL and p.quote[end - 1] is None:
        end -= 1
    return end


def _sibling(p: Passage, begin: int, k: int, limit: int) -> bool:
    """Whether here begins what stands beside the content: ", adding that", "according to", ", while X said"."""
    low = p.lows[k]
    if low == "according" and p.low(k + 1) == "to":
        return p.low(k - 1) != "that" and p.lows[k - 2 : k] != ["that", ","]
    if low == "adding":
        return p.low(k + 1) in {"that", ":"}
    if low == "and":
        return (k - begin > 3 or p.lows[begin] in {"this", "that", "these", "those", "it", "them"}) and _tells_anew(p, k, limit)
    return low == "," and _comma_sibling(p, k, limit)


def _comma_sibling(p: Passage, k: int, limit: int) -> bool:
    verb = verbs().get(p.low(k + 1))
    anew = p.low(k + 1) in group("telling") or p.low(k + 2) == "that"
    if verb and verb.lemma in takes("anything") and ("gerund" in verb.forms or anew):
        return True
    ahead = range(k + 2, min(k + 9, limit))
    if p.low(k + 1) not in {"and", "but", "while", "though", "although", "as"}:
        told = next((m for m in ahead if p.lows[m] in verbs()), 0)
        tag = bool(told) and verbs()[p.lows[told]].lemma in takes("anything") and p.low(told + 1) in FINAL
        return tag and not any(verbal(p.lows[m]) or p.lows[m] == "," for m in range(k + 1, told))
    return any(p.lows[m] == "said" or (p.lows[m] in verbs() and p.lows[m + 1 : m + 2] == ["that"]) for m in ahead)


def _tells_anew(p: Passage, k: int, limit: int) -> bool:
    """Whether "and" begins the words of another speaker: "... and the mayor said"."""
    verb = verbs().get(p.low(k + 1))
    if verb and "past" in verb.forms and verb.lemma in takes("anything"):
        return True
    for m in range(k + 2, min(k + 8, limit)):
        if p.lows[m] in group("telling"):
            return p.low(k + 1) != "that"
        if p.lows[m] == ",":
            return False
        if verbal(p.lows[m]) and not auxiliary(p.lows[m]):
            return False
    return False


def skip_adjunct(p: Passage, i: int) -> int:
    """Past "on Friday", "in a statement", "to reporters" between a cue and the "that" or quotation it leads to."""
    last = p.last[i] if i < len(p.last) else i
    if i >= last or not (
        p.lows[i] in {"in", "on", "at", "during", "via", "late", "early", "last", "this", "earlier", "to"} or calendar(p.lows[i])
    ):
        return i
    following = p.low(i + 1)
    named = calendar(p.lows[i]) or calendar(following) or following in group("determiner") | {"reporters", "journalists", "twitter"}
    named = named or (i + 1 < last and (p.tokens[i + 1].capital or p.opens_quote(i + 1)))
    title = p.quote[i + 1] if p.opens_quote(i + 1) else None
    if title is not None and title[1] - i < 8:
        return title[1]
    for k in range(i, min(last, i + 14) if named else i):
        if p.lows[k] == "that" and k > i + 1:
            return k
        if p.lows[k] in {":", ","}:
            return k + 1 if p.opens_quote(k + 1) else i
    while i < last and (calendar(p.lows[i]) or (p.lows[i] in {"on", "late", "last", "this", "early"} and calendar(p.low(i + 1)))):
        i += 1
    return i


def past_addressee(p: Passage, lemma: str, i: int) -> int:
    """Past the hearer that some verbs name before the content and others may: "warned [the council] that"."""
    if lemma in words("attribution", "verbs.addressed"):
        return _skip_addressee(p, i)
    if lemma in words("attribution", "verbs.may_address"):
        for k in range(i, min(i + 16, p.last[i] if i < len(p.last) else i)):
            if p.lows[k] == "that":
                return i if verbal(p.low(k + 1)) else k
            if p.lows[k] in FINAL or verbal(p.lows[k]) or p.quote[k] is not None:
                return i
    return i


def _skip_addressee(p: Passage, i: int) -> int:
    """Past the hearer: "told [Reuters] that", "told [a news conference in Ankara on Friday] that"."""
    last = p.last[i] if i < len(p.last) else i
    for k in range(i, min(last, i + 16)):
        if p.opens_quote(k) or (k > i and _opens_clause(p, k)):
            return k
        if p.lows[k] in {",", ":"}:
            return k + 1 if p.opens_quote(k + 1) else k
    if i < last and p.lows[i] in group("object"):
        return i + 1
    k = i
    while k < last and (
        p.tokens[k].capital or p.lows[k] in group("determiner") | {"reporters", "reporter", "journalists", "news", "agency"}
    ):
        k += 1
        if p.lows[k - 1] in group("determiner"):
            k += 1
    return k


def second_half(p: Passage, begin: int) -> list[Range]:
    """What follows a tag in the middle of a sentence: "The town, he said, had fallen"."""
    if p.low(begin) != "," or begin + 1 >= p.last[begin]:
        return []
    low = p.low(begin + 1)
    if low in group("preposition") or low.endswith("ing") or low in {"while", "when", "because", "although", "though", "but", "and"}:
        return []
    return rightward(p, begin + 1)


def _opens_clause(p: Passage, k: int) -> bool:
    """Whether a content begins here: "told AFP [the army ...]", "told reporters [that ...]"."""
    if p.lows[k] in {"that", "how", "why", "whether", "what", "to"} | group("subject"):
        return True
    return p.lows[k] in group("determiner") and p.low(k - 1) not in group("preposition")
