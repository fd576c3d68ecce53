"""Walking trees: subjects, objects and passives, on sentences of our own and on any tree at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.claims import mark
from secondhand.claims.roles import Event, anywhere, doers, roles, sufferers
from secondhand.claims.tree import Tree
from secondhand.model import Knowledge, Span
from tests.claims.trees import parsed


def tree_of(text: str, tree: str) -> Tree:
    return Tree.of(parsed((text, tree)))


SUBJECTS = [
    ("rebels fled", "rebels|NNS|2|nsubj fled|VBD|0|root", "fled", "rebels"),
    ("rebels began to flee", "rebels|NNS|2|nsubj began|VBD|0|root to|TO|4|mark flee|VB|2|xcomp", "flee", "rebels"),
    ("rebels forced them to flee", "rebels|NNS|2|nsubj forced|VBD|0|root them|PRP|2|obj to|TO|5|mark flee|VB|2|xcomp", "flee", "them"),
    ("rebels came and shelled", "rebels|NNS|2|nsubj came|VBD|0|root and|CC|4|cc shelled|VBD|2|conj", "shelled", "rebels"),
    ("rebels who fled", "rebels|NNS|0|root who|WP|3|nsubj fled|VBD|1|acl:relcl", "fled", "rebels"),
    ("rebels shelling Orna", "rebels|NNS|0|root shelling|VBG|1|acl Orna|NNP|2|obj", "shelling", "rebels"),
    (
        "police said they fired",
        "police|NNS|2|nsubj said|VBD|0|root they|PRP|4|nsubj fired|VBD|2|ccomp",
        "fired",
        "police",
    ),
    (
        "their attempt to advance",
        "their|PRP$|2|nmod:poss attempt|NN|0|root to|TO|4|mark advance|VB|2|acl",
        "advance",
        "their",
    ),
    (
        "rebels were shelled , killing six",
        "rebels|NNS|3|nsubj:pass were|VBD|3|aux:pass shelled|VBN|0|root ,|,|5|punct killing|VBG|3|advcl six|CD|5|obj",
        "killing",
        None,
    ),
    (
        "rebels were shelled while resting",
        "rebels|NNS|3|nsubj:pass were|VBD|3|aux:pass shelled|VBN|0|root while|IN|5|mark resting|VBG|3|advcl",
        "resting",
        "rebels",
    ),
    ("run", "run|VB|0|root", "run", None),
]


@pytest.mark.parametrize(("text", "rows", "verb", "subject"), SUBJECTS)
def test_the_subject_of_a_verb(text: str, rows: str, verb: str, subject: str | None) -> None:
    tree = tree_of(text, rows)
    found = tree.subject(text.split().index(verb))
    assert (None if found is None else tree.form(found)) == subject


PASSIVES = [
    ("rebels were shot", "rebels|NNS|3|nsubj:pass were|VBD|3|aux:pass shot|VBN|0|root", "shot", True),
    (
        "rebels were shot and killed",
        "rebels|NNS|3|nsubj:pass were|VBD|3|aux:pass shot|VBN|0|root and|CC|5|cc killed|VBN|3|conj",
        "killed",
        True,
    ),
    ("rebels were hit and ran", "rebels|NNS|3|nsubj:pass were|VBD|3|aux:pass hit|VBN|0|root and|CC|5|cc ran|VBD|3|conj", "ran", False),
    ("rebels killed here", "rebels|NNS|0|root killed|VBN|1|acl here|RB|2|advmod", "killed", True),
    ("rebels have killed six", "rebels|NNS|3|nsubj:pass have|VBP|3|aux killed|VBN|0|root six|CD|3|obj", "killed", False),
    ("six killed", "six|CD|2|nsubj:pass killed|VBN|0|root", "killed", True),
    ("rebels shelled Orna", "rebels|NNS|2|nsubj shelled|VBD|0|root Orna|NNP|2|obj", "shelled", False),
]


@pytest.mark.parametrize(("text", "rows", "verb", "passive"), PASSIVES)
def test_who_suffers_is_the_subject_of_a_passive(text: str, rows: str, verb: str, passive: bool) -> None:
    assert tree_of(text, rows).passive(text.split().index(verb)) is passive


OBJECTS = [
    ("they shelled Orna", "they|PRP|2|nsubj shelled|VBD|0|root Orna|NNP|2|obj", "shelled", ["orna"]),
    ("they shelled Orna", "they|PRP|2|nsubj shelled|VBD|0|root Orna|NNP|2|nsubj:pass", "shelled", ["orna"]),
    ("the town they shelled", "the|DT|2|det town|NN|0|root they|PRP|4|nsubj shelled|VBD|2|acl:relcl", "shelled", ["town"]),
    ("the town where they fought", "the|DT|2|det town|NN|0|root where|WRB|5|advmod they|PRP|5|nsubj fought|VBD|2|acl:relcl", "fought", []),
    ("the men whom they shot", "the|DT|2|det men|NNS|0|root whom|WP|5|obj they|PRP|5|nsubj shot|VBD|2|acl:relcl", "shot", ["men"]),
]


@pytest.mark.parametrize(("text", "rows", "verb", "objects"), OBJECTS)
def test_the_objects_of_a_verb(text: str, rows: str, verb: str, objects: list[str]) -> None:
    tree = tree_of(text, rows)
    assert [tree.form(found) for found in tree.objects(text.split().index(verb))] == objects


@pytest.mark.parametrize(("text", "holds"), [("rebel-held town", True), ("US-led raid", False), ("Al-Nusra town", False)])
def test_who_holds_a_place_is_not_who_acts_there(text: str, holds: bool) -> None:
    first, rest = text.split("-")
    second, third = rest.split()
    tag = "NNP" if second == "Nusra" else "VBN"
    tree = tree_of(text, f"{first}|NN|3|compound -|HYPH|1|punct {second}|{tag}|4|amod {third}|NN|0|root")
    assert tree.holds(0) is holds


def test_the_group_of_a_noun_ends_with_its_sentence() -> None:
    headline, raid = ("[rebels]", "rebels|NNS|0|root"), ("[army] raids", "army|NN|2|compound raids|NNS|0|root")
    assert list(Tree.of(parsed(headline, raid)).before(2)) == [1]


FORMS = ["rebels", "army", "raid", "killed", "by", "of", "which", "they", "-", "accused", "led"]
TAGS = ["NN", "NNS", "VBD", "VBN", "VBG", "IN", "WDT", "PRP", "HYPH"]
RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "conj",
    "acl",
    "acl:relcl",
    "advcl",
    "ccomp",
    "xcomp",
    "nmod",
    "compound",
    "case",
]
ROWS = st.lists(
    st.tuples(st.sampled_from(FORMS), st.sampled_from(TAGS), st.integers(0, 12), st.sampled_from(RELATIONS)), min_size=1, max_size=12
)


@given(ROWS)
def test_any_arcs_are_walked_to_an_end(rows: list[tuple[str, str, int, str]]) -> None:
    text = " ".join(form for form, *_ in rows)
    tree = tree_of(text, " ".join(f"{form}|{tag}|{min(head, len(rows))}|{relation}" for form, tag, head, relation in rows))
    inside = set(range(len(rows)))
    for at in inside:
        event = Event(at, [at], "attack.other")
        found = roles(tree, event, inside)
        heads = [*found.agents, *found.targets, *doers(tree, at, inside), *sufferers(tree, at), *anywhere(tree, inside)]
        assert inside.issuperset(heads)
    assert tree.top(Span(0, len(text))) in {None, *inside}


def test_time_grows_with_the_words_and_no_faster() -> None:
    rows = "The|DT|2|det army|NN|3|nsubj shelled|VBD|0|root Orna|NNP|3|obj"
    seconds = []
    for count in (300, 1_200):
        reading = parsed(*[("The [army] shelled {Orna}", rows)] * count)
        started = time.process_time()
        assert len(mark(reading, Knowledge())) == count
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * seconds[0]
