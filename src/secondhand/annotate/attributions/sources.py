"""Who speaks: the noun phrase to the left or right of a cue, by a light chunker over word lists.

A range is (begin, end) in tokens, end excluded. The source is the full noun phrase with title, apposition and
restrictive clauses; in a relative clause it is the antecedent (the convention of PARC3, Pareti 2015, and PolNeAR).
"""

from __future__ import annotations

from functools import cache

from secondhand.annotate.attributions.cues import group, verbs
from secondhand.annotate.attributions.passage import Passage

Range = tuple[int, int]
REACH = 40
"""Tokens a noun phrase with its apposition may take."""
NOT_ADVERBS = frozenset({"family", "ally", "assembly", "supply", "reply", "july", "italy", "rally", "bully", "monopoly", "fly"})
STOPS = frozenset(";:.?!—–()[]…|") | {'"', "“", "”", "''", "``"}


def adverb(low: str) -> bool:
    """Whether a lower-case word is an adverb."""
    return low in group("adverb") or (low.endswith("ly") and low not in NOT_ADVERBS)


def auxiliary(low: str) -> bool:
    """Whether a lower-case word is an auxiliary verb, negated or not."""
    return low in group("auxiliary") or low.endswith(("n't", "n’t"))


def calendar(low: str) -> bool:
    """Whether a lower-case word names a day, a month or a time of day."""
    return low.rstrip(".") in group("calendar")


@cache
def verbal(low: str) -> bool:
    """Whether a lower-case word looks like a finite verb."""
    if auxiliary(low) or low in group("verb"):
        return True
    if "-" in low or low in group("determiner"):
        return False
    known = verbs().get(low)
    return bool(known and known.forms & {"past"}) or (low.endswith("ed") and len(low) > 4)


def speaker(low: str) -> bool:
    """Whether the word names people or bodies that speak."""
    return low in group("speaker") or low.rstrip("s") in group("speaker")


def names_speaker(p: Passage, bounds: Range) -> bool:
    """Whether the phrase can name somebody who tells: "according to type and location" does not."""
    determined = p.lows[bounds[0]] in group("determiner") | group("subject") | group("modifier") or p.lows[bounds[0]].isdigit()
    return determined or any(p.tokens[k].capital or speaker(p.lows[k]) for k in range(*bounds))


def cue_left(p: Passage, cue: int, first: int) -> int:
    """The last token before the cue that is neither auxiliary, adverb nor a day ("on Monday")."""
    j = cue - 1
    while j >= first:
        low = p.lows[j]
        if auxiliary(low) or (adverb(low) and not p.tokens[j].capital):
            j -= 1
        elif calendar(low) and p.low(j - 1) in {"on", "late", "early", "last", "this", "in"} and j - 1 > first:
            j -= 2
        else:
            break
    return j


def before(p: Passage, cue: int, *, loose: bool) -> Range | None:
    """The subject left of a cue. `loose` when the cue stands near the front of its clause, so that all before it is the subject."""
    first = max(p.first[cue], cue - 3 * REACH)
    j = cue_left(p, cue, first)
    if j < first:
        return None
    spoken = next((k for k in range(j, max(first, j - REACH) - 1, -1) if p.ends_speech(k)), None)
    if spoken is not None and spoken < j and p.lows[spoken + 1] not in group("preposition") | group("conjunction"):
        return _between(p, spoken + 1, j)
    low = p.lows[j]
    if low in {",", ")", "-", "–", "—"}:
        return _past_insertion(p, j, first)
    if low in group("relative"):
        return _antecedent(p, j, first)
    if low in group("subject"):
        return (j, j + 1)
    return _loose(p, j, first) if loose else tight(p, j, first)


def _between(p: Passage, begin: int, j: int) -> Range | None:
    """Everything between a quotation and its cue: `"...," Ann Lee, head of the office, said`."""
    while begin < j and not p.tokens[begin].word:
        begin += 1
    return (begin, j + (p.lows[j] != ",")) if p.tokens[begin].word else None


def _past_insertion(p: Passage, j: int, first: int) -> Range | None:
    """The noun phrase before an apposition or aside that ends at token j; an apposition belongs to it."""
    opening = {")": {"("}, ",": {","}}.get(p.lows[j], {"-", "–", "—"})
    for k in range(j - 1, max(first, j - REACH) - 1, -1):
        if p.lows[k] in opening:
            head = _loose(p, k - 1, first) if k > first else None
            if head is None or not p.tokens[head[1] - 1].word:
                return None
            aside = p.low(k + 1)
            adverbial = p.lows[j] == "," and (aside in group("preposition") or aside.endswith("ing"))
            apposed = not (adverbial or aside in group("relative"))
            closed = j + (p.lows[j] != ",")
            return (head[0], closed) if apposed and aside != "and" else head
        if p.lows[k] in STOPS:
            return None
    return None


def _antecedent(p: Passage, j: int, first: int) -> Range | None:
    k = j - 1 if p.low(j - 1) != "," else j - 2
    return tight(p, k, first) if k >= first and p.tokens[k].word else None


def _loose(p: Passage, j: int, first: int) -> Range | None:
    """Everything from the start of the clause, when that can be one noun phrase; else the nearest one."""
    begin = _clause_start(p, j, first)
    while begin < j and (adverb(p.lows[begin]) or p.lows[begin] in {"and", "but", "or", ",", "yet", "so"}):
        begin += 1
    if begin > j:
        return None
    adverbial = p.lows[begin] in group("preposition") or p.lows[begin] == "according" or (p.lows[begin].endswith("ing") and begin < j)
    if adverbial or not _one_phrase(p, begin, j):
        return tight(p, j, begin)
    return (begin, j + 1)


def _clause_start(p: Passage, j: int, first: int) -> int:
    for k in range(j, first - 1, -1):
        low = p.lows[k]
        if low in STOPS or (low == "," and not _listed(p, k, j)):
            return k + 1
        if low in {"that", "which"} and k < j and (p.tokens[k + 1].capital or p.lows[k + 1] in group("determiner") | group("subject")):
            return k + 1  # no subject of a relative clause
        if low in _clause_openers():
            return k + 1
        if low == "and" and any(verbal(p.lows[m]) and not p.tokens[m].capital for m in range(max(first, k - 12), k)):
            return k + 1
    return first


@cache
def _clause_openers() -> frozenset[str]:
    return group("conjunction") - group("relative") - {"and", "or"}


def _listed(p: Passage, comma: int, j: int) -> bool:
    """Whether the comma stands within a list of names ("France, Britain and Germany said") or a state's name."""
    if not (p.tokens[comma - 1].capital and comma + 1 <= j and p.tokens[comma + 1].capital):
        return False
    return any(p.lows[k] == "and" for k in range(comma, min(j, comma + 6)))


def _one_phrase(p: Passage, begin: int, j: int) -> bool:
    """Whether begin..j has no finite verb but in a restrictive or reduced relative clause."""
    relative = False
    for k in range(begin, j + 1):
        low = p.lows[k]
        if low in group("relative") and k > begin:
            relative = True
        elif verbal(low) and not relative and not p.tokens[k].capital:
            reduced = low.endswith("ed") and k > begin and p.low(k + 1) in group("preposition")
            adjective = low.endswith("ed") and (k == begin or p.low(k - 1) in group("determiner"))
            if not (reduced or adjective):
                return False
    return j - begin < REACH


def tight(p: Passage, j: int, first: int) -> Range | None:
    """The noun phrase that ends at token j, as far as its words certainly belong together."""
    begin = _chunk(p, j, first)
    if begin is None:
        return None
    for _ in range(6):
        link = p.low(begin - 1)
        k = begin - 2
        if k < first or not p.tokens[k].word or p.lows[k] in group("conjunction") or p.lows[k] == "according":
            break
        attached = link in group("attaching") and not verbal(p.lows[k])  # what a preposition governs is no subject
        described = link.endswith("ing") and speaker(p.lows[k])  # "an organisation monitoring the war"
        described |= link in group("relative") and p.lows[begin] not in group("determiner") and not p.tokens[begin].capital
        joint = link == "and" and (speaker(p.lows[k]) or p.tokens[k].capital)
        if not (attached or joint or described):
            break
        wider = _chunk(p, k, first)
        if wider is None:
            break
        begin = wider
    return (begin, j + 1)


def _chunk(p: Passage, j: int, first: int) -> int | None:
    """Where the simple noun phrase that ends at token j begins."""
    begin = None
    for k in range(j, max(first, j - 12) - 1, -1):
        token, low = p.tokens[k], p.lows[k]
        if not token.word or calendar(low) or low in group("conjunction"):
            break
        if low in group("preposition") and not (token.capital and k > p.first[k]):
            break
        if (verbal(low) and not token.capital) or adverb(low) or low in group("object"):
            break
        if low in group("first"):
            return k - (k > first and p.lows[k - 1] in group("determiner"))
        if low in group("determiner"):
            return k
        if begin is not None and not _belongs(p, k, begin):
            break
        begin = k
        if low.endswith(("'s", "’s")) and not token.capital:
            break
    return begin


def _belongs(p: Passage, k: int, begin: int) -> bool:
    """Whether two neighbours are one phrase: "spokesman Redur Xelil", "Turkish military", not "Deir Ezzor SANA"."""
    low, token = p.lows[k], p.tokens[k]
    if token.capital and p.tokens[begin].start in p.media:
        return low.endswith(("'s", "’s", "ian", "ish", "ese", "i"))
    alike = token.capital == p.tokens[begin].capital
    return alike or token.capital or low in group("speaker") or low in group("modifier") or low in group("particle")


def after(p: Passage, begin: int, *, final: bool = True) -> Range | None:
    """The noun phrase that starts at a token, with its apposition: "said Ann Lee, head of the office, adding".

    `final` when the sentence may end with it; else a comma must close the apposition.
    """
    last = min(p.last[begin] if begin < len(p.lows) else begin, begin + REACH)
    if begin >= last or not p.tokens[begin].word:
        return None
    low = p.lows[begin]
    if low in group("subject"):
        return (begin, begin + 1)
    end = _phrase_end(p, begin, last)
    if end == begin or low in group("preposition") or low in group("conjunction") or verbal(low):
        return None
    if p.low(end) in group("relative") and not final:
        return (begin, next((k for k in range(end, last) if p.lows[k] == ","), end))
    if p.low(end) == "," and end + 1 < last:
        further = next((k for k in range(end + 1, last) if p.lows[k] in {",", "."} or p.quote[k]), last)
        opens = p.low(end + 1)
        names = opens in group("determiner") or opens in group("speaker") or (p.low(end + 2) in {"of", "for"} and not opens.endswith("ing"))
        if (
            names
            and _one_phrase(p, end + 1, further - 1)
            and (p.low(further) == "," or (final and (p.low(further) == "." or further == last)))
        ):
            end = further
    return (begin, end)


def _phrase_end(p: Passage, begin: int, last: int) -> int:
    for k in range(begin, last):
        token, low = p.tokens[k], p.lows[k]
        if (not token.word and token.text not in "-/&") or low in group("conjunction") - {"and"}:
            return k
        if k > begin and low in group("article") and p.low(k - 1) not in group("preposition") | group("conjunction"):
            return k
        timed = low in {"on", "late", "early", "last"} and any(calendar(p.low(m)) for m in (k + 1, k + 2))
        written = p.low(k + 1) in group("document") or p.low(k + 2) in group("document")
        beside = k > begin and (written or p.low(k - 1) not in group("speaker"))
        spoken = low in {"in", "at", "during", "after", "before", "via", "by", "as"} and beside
        if token.capital and k > begin and speaker(p.low(k - 1)) and not p.tokens[k - 1].capital and p.lows[begin] in group("determiner"):
            return k
        if timed or spoken or calendar(low) or (k > begin and (verbal(low) or low.endswith("ing")) and not token.capital):
            return k
        if low == "and" and not (k + 1 < last and (p.tokens[k + 1].capital or p.low(k + 1) in group("determiner") | group("modifier"))):
            return k
    return last


def opening(p: Passage, i: int) -> Range | None:
    """The subject at the start of the sentence of a token, past an adverbial that a comma ends."""
    first = max(p.first[i], i - 3 * REACH)
    low = p.lows[first]
    if (
        low in group("preposition")
        or low in group("conjunction")
        or adverb(low)
        or low.endswith("ing")
        or p.low(first + 1) in {"later", "after"}
    ):
        comma = next((k for k in range(first, min(i, first + 25)) if p.lows[k] == ","), first - 1)
        first = comma + 1
    while first < i and (adverb(p.lows[first]) or not p.tokens[first].word):
        first += 1
    return after(p, first) if first < i - 1 else None
