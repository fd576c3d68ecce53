"""Sentences cut into tellings: stretches with one voice, told as one happening."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from secondhand.claims.towns import apart, towns_of
from secondhand.claims.triggers import Trigger, paired, triggers
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Phrases, Token, tokens_of
from secondhand.model import TELLING_KINDS, Attribution, Block, Reading, Sentence, Span, TimeMention, touching, within

_BACKGROUND = 14
"""How many words the aside about a war and its dead may have."""
_PLACE = 6
"""How many words behind "took" the place begins that was taken."""
_ASIDE = 30
"""How many words before a happening its "who" or "which" stands."""
_REACH = 300
"""How many characters away a length or a town tells what came first."""
_OPENING = 6
"""Words at its beginning in which a telling says how long after another it was."""
_NEAR = 4
"""How many words may stand between "and" and the verb of a new happening without its own subject."""
_NAMED = frozenset({"media", "organisation", "party"})
"""Types of actors that are called by their names alone."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell one happening through the chain of one attribution (None: the outlet's own voice)."""

    tokens: Sequence[Token]
    triggers: Sequence[Trigger]
    sentence: Sentence
    block: Block
    attribution: Attribution | None

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def opening(self) -> str:
        """The first words, in lower case."""
        return " ".join(token.word for token in self.tokens[:_OPENING])


def tellings(reading: Reading) -> Iterator[Telling]:
    """The tellings of a reading in the order of the text; those without a trigger too, for their voice may act by speaking."""
    voiced = _by_sentence(reading)
    for block in reading.blocks_of(*TELLING_KINDS):
        for sentence in within(reading.sentences, block.span):
            tokens = tokens_of(reading.text, sentence.start, sentence.end)
            for voice, run in _runs(tokens, voiced.get(sentence.start, ())):
                told = _triggers(reading, run) or list(_announced(reading, run, voice))
                yield from _parts(reading, Telling(run, told, sentence, block, voice))


def _triggers(reading: Reading, tokens: Sequence[Token]) -> list[Trigger]:
    """The triggers among the tokens that are no part of somebody's name ("the Free Post"), and no noun that only looks like a verb."""
    told = [trigger for trigger in triggers(tokens) if not (trigger.verbal and _is_noun(reading, tokens[trigger.start : trigger.end]))]
    taken = {at for trigger in told for at in range(trigger.start, trigger.end)}
    placed = (trigger for trigger in _placed(reading, tokens) if trigger.start not in taken)
    found = sorted((*told, *placed), key=lambda trigger: trigger.start)
    if not found:
        return found
    actors = within(reading.actors, Span(tokens[0].start, tokens[-1].end))
    names = [actor.span for actor in actors if actor.actor or actor.type in _NAMED]
    spans = {trigger: Span(tokens[trigger.start].start, tokens[trigger.end - 1].end) for trigger in found} if names else {}
    return [trigger for trigger in found if not any(name.contains(spans[trigger]) for name in names)]


def _announced(reading: Reading, tokens: Sequence[Token], voice: Attribution | None) -> Iterator[Trigger]:
    """What happens by being said: "announced a truce"."""
    for cue in voice.cue[-1:] if voice and voice.stance != "denies" else ():
        verb = cue.of(reading.text).lower().split()[-1]
        if pair := paired(verb, tokens, 0):
            yield Trigger(pair[1], pair[1] + 1, pair[0], True)


def _placed(reading: Reading, tokens: Sequence[Token]) -> Iterator[Trigger]:
    """Verbs that tell who holds the place right behind them: "took Kamanyola", "lost the town of Sange"."""
    gain, loss, between = (words("claim_types", f"placed.{name}") for name in ("gain", "loss", "between"))
    holding = gain | loss
    for at, token in enumerate(tokens):
        if token.word not in holding:
            continue
        behind = next((other for other in tokens[at + 1 : at + _PLACE] if other.word not in between), None)
        if behind and _is_place(reading, Span(behind.start, behind.end)):
            yield Trigger(at, at + 1, "territory.gain" if token.word in gain else "territory.loss", True)


def _is_place(reading: Reading, first: Span) -> bool:
    """Whether the name of a place begins with these characters."""
    named = (*touching(reading.places, first), *(name for name in touching(reading.names, first) if name.kind == "place"))
    return any(place.start == first.start for place in named)


def _is_noun(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether a single word that could be a plural is one in its sentence: "36 targets". In headlines ("Army Targets Rebels")
    nobody can tell."""
    if len(tokens) > 1 or not tokens[0].word.endswith("s") or not reading.text[tokens[0].start].islower():
        return False
    at = bisect_left(reading.words, tokens[0].start, key=lambda word: word.start)
    return reading.words[at : at + 1] != () and reading.words[at].tag == "NNS"


def _by_sentence(reading: Reading) -> dict[int, list[tuple[Span, Attribution | None]]]:
    """By the start of a sentence: contents with their attribution, and the words that name or cue a voice with None."""
    found: dict[int, list[tuple[Span, Attribution | None]]] = defaultdict(list)
    inward = sorted(reading.attributions, key=lambda attribution: -sum(map(len, attribution.content)))
    parted = {attribution.id for attribution in inward if _parted(attribution)}
    contents = [(span, attribution) for attribution in inward for span in _contents(attribution, attribution.id in parted)]
    speaking = [(span, None) for attribution in inward if attribution.id not in parted for span in (*attribution.source, *attribution.cue)]
    for span, attribution in (*contents, *speaking):
        for sentence in touching(reading.sentences, span):
            found[sentence.start].append((span, attribution))
    return found


def _parted(attribution: Attribution) -> bool:
    """Whether a cue without a source only parts what is told: "the raid, believed to be by the army, killed six"."""
    if attribution.source or len(attribution.content) < 2:
        return False
    first, last = attribution.content[0], attribution.content[-1]
    return all(first.end <= cue.start and cue.end <= last.start for cue in attribution.cue)


def _contents(attribution: Attribution, parted: bool) -> tuple[Span, ...]:
    """The contents; those that a cue only parts as one."""
    return (Span(attribution.content[0].start, attribution.content[-1].end),) if parted else attribution.content


def _runs(tokens: list[Token], voiced: Iterable[tuple[Span, Attribution | None]]) -> Iterator[tuple[Attribution | None, list[Token]]]:
    """Neighbouring words under the same innermost attribution; the words that name or cue a voice are left out."""
    owners: list[Attribution | None] = [None] * len(tokens)
    speaks = [False] * len(tokens)
    for span, attribution in voiced:
        first, end = bisect_left(tokens, span.start, key=_start), bisect_left(tokens, span.end, key=_start)
        if attribution is None:
            speaks[first:end] = [True] * (end - first)
        else:
            owners[first:end] = [attribution] * (end - first)
    for _, group in groupby(range(len(tokens)), lambda at: (speaks[at], id(owners[at]))):
        places = list(group)
        run = _trimmed([tokens[at] for at in places])
        if run and not speaks[places[0]]:
            yield owners[places[0]], run


def _start(token: Token) -> int:
    return token.start


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the conjunctions and signs at either end."""
    edges = words("claim_types", "edges.words")
    start, end = 0, len(tokens)
    while start < end and tokens[start].word in edges:
        start += 1
    while end > start and tokens[end - 1].word in edges:
        end -= 1
    return tokens[start:end]


def _parts(reading: Reading, telling: Telling) -> Iterator[Telling]:
    """The telling cut where a new happening begins."""
    cuts = [0, *_cuts(reading, telling), len(telling.tokens)]
    for start, end in pairwise(cuts):
        tokens = _trimmed(list(telling.tokens[start:end]))
        if tokens:
            part = telling if len(tokens) == len(telling.tokens) else replace(telling, tokens=tokens, triggers=_triggers(reading, tokens))
            yield part
            yield from _totals(reading, part)


def _totals(reading: Reading, telling: Telling) -> Iterator[Telling]:
    """The war in the background of another happening: "in a war that by now has cost 100,000 lives"."""
    wars = words("quantities", "totals.long")
    if all(trigger.type == "harm" for trigger in telling.triggers):
        return
    for count in within(reading.quantities, telling.span):
        end = bisect_left(telling.tokens, count.end, key=_start)
        first = max(end - _BACKGROUND, 0)
        start = next((at for at in range(first, end) if telling.tokens[at].word in wars), None) if count.cumulative else None
        if start is None:
            continue
        tokens = telling.tokens[next((at for at in range(start, first, -1) if telling.tokens[at].word in ("a", "the")), start) : end]
        inner = replace(telling, tokens=tokens, triggers=_triggers(reading, tokens))
        if all(trigger.type == "harm" for trigger in inner.triggers):
            yield inner


def _cuts(reading: Reading, telling: Telling) -> Iterator[int]:
    """The joints that lead to a new happening."""
    strong, weak = words("claim_types", "joints.strong"), words("claim_types", "joints.weak")
    killed = [count.start for count in within(reading.quantities, telling.span) if count.outcome == "killed"]
    asides = _asides(reading, telling)
    left: Trigger | None = None
    act: Trigger | None = None
    upcoming = deque(telling.triggers)
    last = 0
    for at, token in enumerate(telling.tokens):
        while upcoming and upcoming[0].start < at:
            left = upcoming.popleft()
            act = left if left.verbal and left.type != "harm" else act
        if left is None or not upcoming:
            continue
        opening = at if at in asides else _of_another_day(reading, telling, at)
        if opening is not None:
            yield opening
            left, act, last = None, None, at
            continue
        if token.word not in strong | weak or _goes_on(telling.tokens, at):
            continue
        if (
            _says_also(telling.tokens, at)
            or (token.word in strong and not _adds_wounded(killed, upcoming, telling.tokens, at, left))
            or (act and _begins_anew(reading, telling, at, act, upcoming[0]))
            or (token.word != "and" and _on_both_sides(killed, telling.tokens[last].start, token.start))
        ):
            yield at
            left, act, last = None, None, at


def _asides(reading: Reading, telling: Telling) -> Collection[int]:
    """The commas that end a clause with its own happening: "who took Goma in May, shelled Uvira", "a day after it fell, shells hit"."""
    tokens, found = telling.tokens, set()
    if opening_length(reading, telling):
        found.update([at for at, token in enumerate(tokens) if token.word == ","][:1])
    for one, other in pairwise(telling.triggers):
        comma = other.start - 1
        back = range(one.start, max(one.start - _ASIDE, 0), -1)
        opens = next((at for at in back if tokens[at].word in words("claim_types", "joints.relative")), 0)
        if opens and other.verbal and tokens[comma].word == tokens[opens - 1].word == "," and one.end <= comma:
            found.add(comma)
    return found


def _of_another_day(reading: Reading, telling: Telling, at: int) -> int | None:
    """Where the words begin that lead from a joint to what happened on another day or elsewhere, and was answered or followed:
    "a day after missiles hit Orna", "in retaliation for the raid", "after a bombing" in another town."""
    tokens = telling.tokens
    if _answering().at(tokens, at):
        return at
    if tokens[at].word not in words("claim_types", "joints.ordering") or _goes_on(tokens, at):
        return None
    if length := _length_before(reading, tokens, at):
        return bisect_left(tokens, length.start, key=_start)
    near = Span(max(telling.span.start, tokens[at].start - _REACH), min(telling.span.end, tokens[at].end + _REACH))
    places = [place for place in within(reading.places, near) if place.feature == "settlement"]
    before, behind = [p for p in places if p.end <= tokens[at].start], [p for p in places if p.start >= tokens[at].end]
    towns = towns_of(places)
    return at if before and behind and all(apart(one.id, other.id, towns) for one in before for other in behind) else None


def opening_length(reading: Reading, telling: Telling) -> TimeMention | None:
    """The length of time that tells how long after another happening something was: "two days after the town fell"."""
    for at, token in enumerate(telling.tokens[:_OPENING]):
        if token.word in words("claim_types", "joints.ordering"):
            return _length_before(reading, telling.tokens, at)
    return None


def answers(telling: str) -> bool:
    """Whether words tell of what another happening answered: "in retaliation for the killing of two soldiers"."""
    return telling.lower().startswith(tuple(words("claim_types", "joints.answering")))


def _length_before(reading: Reading, tokens: Sequence[Token], at: int) -> TimeMention | None:
    """The length of time that stands right before a token."""
    before = within(reading.times, Span(max(tokens[0].start, tokens[at].start - _REACH), tokens[at].start)) if at else ()
    return next((time for time in before if time.type == "DURATION" and reading.text[time.end : tokens[at].start].isspace()), None)


@cache
def _answering() -> Phrases:
    return Phrases(dict.fromkeys(words("claim_types", "joints.answering"), ""))


def _says_also(tokens: Sequence[Token], joint: int) -> bool:
    """Whether a joint leads to another thing that is said: "said that six died and that the toll could rise"; not "that killed six"."""
    following = [token.word for token in tokens[joint + 1 : joint + 3]]
    verbal = following[-1:] and (following[-1] in words("claim_types", "grammar.finite") or following[-1].endswith("ed"))
    return len(following) == 2 and following[0] == "that" and not verbal


def _goes_on(tokens: Sequence[Token], joint: int) -> bool:
    """Whether a joint goes on with the same happening: "stormed the town after killing six", "six as well as their leader"."""
    before = tokens[joint - 1].word if joint else ""
    following = tokens[joint + 1].word if joint + 1 < len(tokens) else ""
    if tokens[joint].word == "as":
        return before in words("claim_types", "joints.around_as") or following in words("claim_types", "joints.around_as")
    return tokens[joint].word in words("claim_types", "joints.of_time") and following.endswith("ing")


def _adds_wounded(killed: Sequence[int], upcoming: Sequence[Trigger], tokens: Sequence[Token], joint: int, left: Trigger) -> bool:
    """Whether a strong joint only adds the wounded to the killed of one attack: "six were killed while many were injured in a raid"."""
    return left.type == upcoming[0].type == "harm" and bisect_left(killed, tokens[joint].start) == len(killed) > 0


def _begins_anew(reading: Reading, telling: Telling, joint: int, act: Trigger, following: Trigger) -> bool:
    """Whether a joint leads to another act: "seized the airport and have entered the town", "as the army shelled it"."""
    if not following.verbal or following.type in ("harm", act.type):
        return False
    between = Span(telling.tokens[joint].start, telling.tokens[following.start].end)
    own_subject = bool(within(reading.actors, between))
    if telling.tokens[joint].word == "and":
        return own_subject or following.start - joint <= _NEAR
    return own_subject and following.type.partition(".")[0] != act.type.partition(".")[0]


def _on_both_sides(killed: Sequence[int], start: int, joint: int) -> bool:
    """Whether killed are counted before and after a joint of time: "43 were killed after a pilot was killed by rebels"."""
    return bisect_left(killed, start) < bisect_left(killed, joint) < len(killed)
