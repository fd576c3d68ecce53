"""How a word that can be a cue is used where it stands: as a noun or adjective, or as a finite verb."""

from __future__ import annotations

from secondhand.annotate.attributions import sources
from secondhand.annotate.attributions.cues import Verb, group, takes
from secondhand.annotate.attributions.passage import Passage
from secondhand.lexicon import words


def noun(p: Passage, i: int, verb: Verb) -> bool:
    """Whether the word is a noun or adjective here: "the claims", "Russia's plans", "the biggest acknowledged loss"."""
    previous = p.low(i - 1) if i > p.first[i] else ""
    if previous in group("determiner") - group("plural") or previous.endswith(("'s", "’s")):
        return True
    if verb.forms <= {"base", "s"} and (previous in group("preposition") or p.low(i + 1) == "of"):
        return True
    if "participle" not in verb.forms:
        return False
    if p.lows[i] == "said" and previous.endswith("ing") and p.low(i - 2) in group("preposition"):
        return _aforesaid(p, i)
    if (
        previous in {"this", "these", "those"}
        and p.tokens[i + 1 : i + 2]
        and p.tokens[i + 1].word
        and p.lows[i + 1] not in group("conjunction")
    ):
        return True
    left = p.low(sources.cue_left(p, i, p.first[i])) if sources.adverb(previous) else previous
    return left in {"of", "in", "for", "with", "from", "by", "at", "on"} or (
        left != previous and (left in group("determiner") or left.endswith("est"))
    )


def _aforesaid(p: Passage, i: int) -> bool:
    """Whether "said" stands before the noun it points back to: "of selling said boats"."""
    rest = range(i + 1, min(i + 8, p.last[i]))
    stop = next((k for k in rest if not p.tokens[k].word), rest.stop)
    return stop > i + 1 and p.low(i + 1) not in group("determiner") and not any(map(sources.verbal, p.lows[i + 1 : stop]))


def finite(p: Passage, i: int, verb: Verb, left: int) -> bool:
    """Whether the word is a finite verb here, by what stands left and right of it."""
    if "past" in verb.forms:
        return True
    low = p.low(left)
    helped = left < i - 1 and any(sources.auxiliary(p.lows[k]) for k in range(left + 1, i))
    if "participle" in verb.forms:
        return helped
    if verb.forms == {"base"} and not helped and not _plural(p, left):
        return False
    if verb.lemma not in words("attribution", "verbs.noun_like"):
        return True
    if low == "that":
        return False
    seen = verb.lemma == "show" and not group("imagery").isdisjoint(p.lows[max(p.first[i], i - 12) : i])
    ahead = p.low(i + 1) in {"that", "to", "how", "why", "whether", "what"} or quotation_ahead(p, i + 1)
    clause = verb.lemma in takes("anything") and p.low(i + 1) in group("determiner") | group("subject")
    return seen or helped or ahead or low in group("subject") | group("relative") or (clause and sources.speaker(low))


def _plural(p: Passage, k: int) -> bool:
    """Whether the subject that ends here can have a verb without -s: "they", "officials", "France and Britain"."""
    low = p.low(k)
    if low in {"they", "we", "i", "you", "who", "that", "which"} | group("determiner") | {
        "people",
        "media",
        "police",
        "military",
        ",",
        ")",
    }:
        return True
    return low.endswith("s") or p.low(k - 1) == "and" or p.low(k - 2) == "and"


def quotation_ahead(p: Passage, i: int) -> bool:
    """Whether quoted words follow, at once or after a comma or colon."""
    return p.opens_quote(i) or (p.low(i) in {",", ":"} and p.opens_quote(i + 1))
