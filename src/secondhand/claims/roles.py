"""Who does a happening and who suffers it, as words of the tree: each heads a phrase that may name somebody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from secondhand.claims.tree import Tree
from secondhand.lexicon import words
from secondhand.model import ClaimType

_PHRASE = 40
"""How many words of one phrase are looked through."""


@dataclass(frozen=True, slots=True)
class Event:
    """The words that tell a happening; `top` is the one that the others hang from."""

    top: int
    words: Collection[int]
    type: ClaimType


@dataclass(frozen=True, slots=True)
class Roles:
    """Words that head the phrases of those who do and of those who suffer."""

    agents: list[int]
    targets: list[int]


def roles(tree: Tree, event: Event, others: Collection[int]) -> Roles:
    """Who does and who suffers a happening; `others` are words that tell of the same happening."""
    return _of_verb(tree, event, others) if tree.is_verb(event.top) else _of_noun(tree, event, others)


def _of_verb(tree: Tree, event: Event, others: Collection[int]) -> Roles:
    """ "The army shelled the rebels", "the town was shelled by the army", "fire was opened on the crowd"."""
    verb = event.top
    if tree.passive(verb):
        lost = _oblique(tree, event, {"from"}) if event.type == "territory.gain" else []
        return Roles(_by(tree, verb), [*_subject(tree, verb), *lost])
    if tree.form(verb) in words("roles", "undergoing"):
        return Roles(_oblique(tree, event, {"to", "by", "from"}), _subject(tree, verb))
    objects = [item for item in tree.objects(verb) if item not in event.words]
    if event.type == "clash":  # both sides do it, whoever is named first: "repelled an attack by the rebels"
        fought = [item for item in objects if item in others]
        opponents = _oblique(tree, event, words("roles", "opponents"))
        return Roles([*_subject(tree, verb), *opponents, *fought], [item for item in objects if item not in others])
    aims = [] if event.type == "harm" else _oblique(tree, event, _aims(event.type))
    return Roles(_subject(tree, verb) or _by(tree, verb), [*objects, *aims, *_oblique(tree, event, {"of"})])


def _of_noun(tree: Tree, event: Event, others: Collection[int]) -> Roles:
    """ "Shelling of the town by the rebels", "the army's raid on the rebels", with what the verb beside it adds."""
    outer = _outer(tree, event.top)
    beside = _beside(tree, outer[-1], event.type, others)
    if event.type == "clash":
        told = tree.hangs(outer[-1], "nsubj")
        where = (*event.words, *tree.below(event.top, "acl"), *(() if told is None else (told,)))
        opponents = [child for word in where for child in _cased(tree, word, words("roles", "opponents"))]
        return Roles([*outer, *opponents, *beside.agents], beside.targets)
    harm = event.type == "harm"
    blamed = (verb := tree.hangs(outer[-1], "obj")) is not None and tree.form(verb) in words("roles", "blaming")
    ours = {"on"} if blamed else frozenset() if harm else _makers(tree, event.top)  # "blamed the raid on the rebels"
    targets = _oblique(tree, event, words("roles", "targets") - ours)
    makers = [by for target in targets for by in _cased(tree, target, {"by"})]  # "the killing of two men by soldiers"
    if harm:  # "civilian casualties", "the rebels' losses"
        makers, targets = [*_oblique(tree, event, words("roles", "makers")), *makers], [event.top, *targets]
    else:
        makers = [*outer, *makers]
    return Roles([*makers, *beside.agents], [*targets, *beside.targets])


def _outer(tree: Tree, noun: int) -> list[int]:
    """A noun, and what it is joined to or measured by: "government shelling and air strikes", "a series of raids by the army"."""
    found = [noun]
    while len(found) < _PHRASE:
        outer = tree.hangs(found[-1], "conj", "nmod")
        if outer is None or tree.is_verb(outer):
            break
        if tree.hangs(found[-1], "nmod") is not None and tree.form(outer) not in words("roles", "measures"):
            break
        found.append(outer)
    return found


def _beside(tree: Tree, noun: int, kind: ClaimType, others: Collection[int]) -> Roles:
    """What the word that a noun hangs from tells: "carried out a raid", "an ambush killed six", "was behind the attack"."""
    if tree.case(noun) in words("roles", "doing"):
        return Roles(_subject(tree, noun), [])
    head = tree.hangs(noun, "obj", "obl", "xcomp", "nsubj")
    if head is None:
        return Roles([], [])
    if tree.hangs(noun, "nsubj") is not None:
        return _told_of(tree, [verb for verb in tree.with_joined(head) if verb in others or _names_doer(tree, verb)])
    if tree.form(head) in words("roles", "blaming"):
        return Roles(_blamed(tree, noun, head), [])
    if head in others and tree.is_verb(head):
        return _of_verb(tree, Event(head, (head, noun), kind), others)
    return _done(tree, noun, head)


def _done(tree: Tree, noun: int, verb: int) -> Roles:
    """What a verb tells whose object is a happening: "carried out a raid on", "claimed responsibility for a raid"."""
    claimed = tree.form(noun) in words("roles", "claimed") and tree.form(verb) in words("roles", "claiming")
    if not claimed and tree.form(verb) not in words("roles", "doing"):
        return Roles([], [])
    return Roles(_by(tree, verb) if tree.passive(verb) else _subject(tree, verb), _cased(tree, verb, words("roles", "aims")))


def _blamed(tree: Tree, noun: int, verb: int) -> list[int]:
    """Who is said to be behind a happening: "blamed the rebels for the raid", "accused them of it", "blamed it on the rebels"."""
    if tree.case(noun) in words("roles", "blamed_for"):
        return _subject(tree, verb) if tree.passive(verb) else tree.objects(verb)
    return [child for word in (verb, noun) for child in _cased(tree, word, {"on"})]


def _aims(kind: ClaimType) -> frozenset[str]:
    """The prepositions behind a verb that lead to who suffers it; ground is taken from somebody."""
    return words("roles", "aims") | {"from"} if kind == "territory.gain" else words("roles", "aims")


def _told_of(tree: Tree, verbs: Collection[int]) -> Roles:
    """What verbs tell of the happening that is their subject: "the raid was launched by", "the blast killed"."""
    found = Roles([], [])
    for verb in verbs:
        if tree.passive(verb):
            found.agents.extend(_behind(tree, verb))
            found.targets.extend(_cased(tree, verb, words("roles", "aims") - {"on"} if _ascribes(tree, verb) else words("roles", "aims")))
        else:
            found.targets.extend(tree.objects(verb))
    return found


def _names_doer(tree: Tree, verb: int) -> bool:
    return tree.form(verb) in words("roles", "doing") | words("roles", "ascribing")


def _ascribes(tree: Tree, verb: int) -> bool:
    return tree.form(verb) in words("roles", "ascribing")


def _subject(tree: Tree, verb: int) -> list[int]:
    subject = tree.subject(verb)
    return [] if subject is None else [subject]


def _by(tree: Tree, verb: int) -> list[int]:
    """Who does what a passive verb tells. One "by" is enough for several verbs: "captured and executed by the rebels"."""
    first = tree.hangs(verb, "conj")
    joined = [other for other in tree.with_joined(verb if first is None else first) if not tree.below(other, "nsubj") or other == first]
    own = _agent(tree, verb) or [by for other in joined if tree.passive(other) for by in _agent(tree, other)]
    return own or [by for child in tree.below(verb, "obl") for by in _cased(tree, child, {"by"})]  # "taken from the rebels by the army"


def anywhere(tree: Tree, near: Iterable[int]) -> list[int]:
    """Whoever is named behind "by", wherever an erring tree has hung the phrase; owners do nothing by owning."""
    named = [at for at in near if tree.case(at) == "by"]
    return [at for at in named if (head := tree.words[at].head) is None or tree.form(head) not in words("roles", "owned")]


def _agent(tree: Tree, verb: int) -> list[int]:
    named = (child for child in tree.subtype(verb, "obl:agent") if tree.case(child) in ("by", ""))  # not "according to"
    return list(dict.fromkeys((*named, *_cased(tree, verb, {"by"}))))


def _oblique(tree: Tree, event: Event, cases: Collection[str]) -> list[int]:
    return [child for word in event.words for child in _cased(tree, word, cases) if child not in event.words]


def _cased(tree: Tree, at: int, cases: Collection[str]) -> list[int]:
    """The phrases that hang from a word by one of these prepositions."""
    return [child for child in tree.below(at, "nmod", "obl") if tree.case(child) in cases]


def _makers(tree: Tree, noun: int) -> frozenset[str]:
    """The prepositions behind a noun of happening that lead to who did it."""
    return words("roles", "makers") | {"of"} if tree.form(noun) in words("roles", "doer_of") else words("roles", "makers")


def doers(tree: Tree, at: int, events: Collection[int]) -> Iterator[int]:
    """The words of a phrase that may name who does something: "jets of the army", "a raid by the army", "rockets fired by the army"."""

    def further(word: int) -> Iterator[int]:
        cases = _makers(tree, word) if word in events else words("roles", "wholes") | {"by"}
        yield from _cased(tree, word, cases)
        for verb in tree.below(word, "acl", "amod"):
            if tree.form(verb) not in words("roles", "siding"):
                yield from _behind(tree, verb)

    return (word for word in _phrase(tree, at, further) if word == at or word not in events)  # "a terrorist attack" names nobody


def sufferers(tree: Tree, at: int) -> Iterator[int]:
    """The words of a phrase that may name who suffers something: "sites of the army", "a town held by the army"."""

    def further(word: int) -> Iterator[int]:
        yield from _cased(tree, word, words("roles", "parts"))
        for verb in tree.below(word, "acl", "amod"):
            if tree.form(verb) in words("roles", "owned"):
                yield from _by(tree, verb)
            elif _ascribes(tree, verb):
                yield from _behind(tree, verb)

    return _phrase(tree, at, further)


def _phrase(tree: Tree, at: int, further: Callable[[int], Iterator[int]]) -> Iterator[int]:
    """A word, those that help to name the same thing, and what `further` finds from each of them."""
    found = {at: None}
    queue = [at]
    for word in queue:
        yield word
        for child in (*_same(tree, word), *further(word)):
            if child not in found and len(found) < _PHRASE:
                found[child] = None
                queue.append(child)


def _same(tree: Tree, word: int) -> Iterator[int]:
    """The words that help a noun to name what it names; phrases behind prepositions do not, possessors do."""
    near = [child for child in tree.below(word, "nmod") if not tree.case(child).isalpha()]
    near += tree.below(word, "conj", "appos", "flat", "compound", "amod")
    for child in (*tree.before(word), *near):
        if not tree.holds(child) and (not tree.is_verb(child) or tree.form(child) in words("roles", "leading")):
            yield child


def _behind(tree: Tree, verb: int) -> list[int]:
    """Who stands behind a thing by what is said of it: "fired by", "blamed on", "thought to be by", "believed to belong to"."""
    if _ascribes(tree, verb):
        said = [verb, *tree.below(verb, "xcomp")]
        phrases = [*said[1:], *(child for word in said for child in tree.below(word, "obl"))]
        return [child for child in phrases if tree.case(child) in ("by", "on", "to", "with")]
    return _by(tree, verb) if tree.form(verb) in words("roles", "doing") else []
