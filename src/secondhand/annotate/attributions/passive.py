"""Rules for the passive: "is said to", "was condemned by", "was quoted as saying"."""

from __future__ import annotations

from secondhand.annotate.attributions import contents, sources
from secondhand.annotate.attributions.cues import Verb, group, takes
from secondhand.annotate.attributions.found import Found
from secondhand.annotate.attributions.passage import Passage
from secondhand.lexicon import words


def quoted_as(p: Passage, i: int) -> Found | None:
    """`Reuters quoted the ministry as saying ...`: the inner speaker stands between "quoted" and "as"."""
    if p.lows[i] != "saying" or p.low(i - 1) != "as":
        return None
    quoted = next((k for k in range(i - 2, max(p.first[i], i - 16) - 1, -1) if p.lows[k] in {"quoted", "cited", "quotes"}), None)
    if quoted is None:
        return None
    passive = p.low(sources.cue_left(p, quoted, p.first[i]) + 1) in group("passive")
    source = sources.before(p, quoted, loose=True) if passive else sources.after(p, quoted + 1)
    cue = ((quoted, quoted + 1), (i - 1, i + 1)) if passive else ((i, i + 1),)
    if source is None:
        return None
    late = passive and (i + 1 >= p.last[i] or p.lows[i + 1] in contents.FINAL - {":", ","})
    content = contents.leftward(p, source[0], p.first[source[0]]) if late else contents.rightward(p, i + 1)
    return Found((source,), cue, tuple(content), 0.9) if content else None


def passive(p: Passage, i: int, verb: Verb) -> Found | None:
    """ "The convoy was said to carry aid", "X was quoted as saying", "was condemned by X"."""
    low = p.low(i + 1)
    subject = sources.before(p, i, loose=p.low(i - 1) in group("auxiliary"))
    if subject is None:
        return None
    if low == "to" and verb.lemma in words("attribution", "verbs.passive"):
        content = (subject, *contents.rightward(p, i + 1))
        return Found((), ((i, i + 1),), content, 0.7)
    if low == "by" and verb.lemma in takes("anything") | takes("noun"):
        source = sources.after(p, i + 2)
        rest = contents.rightward(p, source[1]) if source and p.low(source[1]) in {"as", "of", "for"} else []
        return Found((source,), ((i, i + 2),), (subject, *rest), 0.7) if source else None
    if low == "on" and verb.lemma == "blame" and (blamed := sources.after(p, i + 2)):
        return Found((), ((i, i + 2),), (subject, blamed), 0.7)
    if low in {"that", "if", "whether", "about", "how", "why"} and verb.lemma in {"ask", "tell"}:
        return Found((), ((i, i + 1),), tuple(contents.rightward(p, i + 1)), 0.6)
    return None
