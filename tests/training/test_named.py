"""What each corpus may teach a reader of names, and texts in which names are exchanged."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch")

from secondhand.encoder.chains import spans_of_labels  # noqa: E402
from training.corpora import EMERGING, NAMES, NO_LABEL, Text  # noqa: E402
from training.losses import names_loss  # noqa: E402
from training.named import (  # noqa: E402
    COPIES,
    CORPORA,
    NO_NAME,
    SOME_NAME,
    Pool,
    _by_proper_nouns,
    _of_wnut,
    copies,
    exchanged,
)

SURE = 12.0
"""A score so far above the others that nothing else is likely."""


def told(corpus: str, *pairs: tuple[str, int]) -> float:
    """The loss where the head is sure of the first of each pair and the corpus says the second."""
    scores = torch.zeros(len(pairs), len(NAMES))
    for k, (label, _) in enumerate(pairs):
        scores[k, NAMES.index(label)] = SURE
    return float(names_loss(scores, torch.tensor([label for _, label in pairs]), corpus))


def number(label: str) -> int:
    return NAMES.index(label)


FREE = [
    ("gum", "B-person", number("B-person")),
    ("gum", "B-other", number("B-other")),
    ("wnut", "I-place", number("I-place")),
    ("uner", "B-place", number("B-place")),
    ("uner", "O", number("O")),
    ("uner", "B-other", number("O")),  # Universal NER has no other names: it cannot tell that this is none
    ("uner", "I-other", number("O")),
    ("ewt", "O", NO_NAME),
    *(("ewt", label, SOME_NAME) for label in NAMES if label != "O"),
]


@pytest.mark.parametrize(("corpus", "said", "label"), FREE)
def test_any_label_that_a_corpus_allows_is_right(corpus: str, said: str, label: int) -> None:
    assert told(corpus, (said, label)) < 0.01


DEAR = [
    ("gum", "B-other", number("O")),
    ("wnut", "I-other", number("O")),
    ("uner", "B-person", number("O")),
    ("uner", "O", number("B-place")),
    ("uner", "B-other", number("B-place")),
    ("uner", "B-person", number("I-person")),
    ("ewt", "O", SOME_NAME),
    ("ewt", "B-other", NO_NAME),
    ("ewt", "I-person", NO_NAME),
]


@pytest.mark.parametrize(("corpus", "said", "label"), DEAR)
def test_any_other_label_costs(corpus: str, said: str, label: int) -> None:
    assert told(corpus, (said, label)) > 5


@pytest.mark.parametrize("corpus", CORPORA)
def test_words_without_a_label_count_for_nothing(corpus: str) -> None:
    known = [("O", 0), ("B-person", 0)]
    assert told(corpus, *known, ("I-place", NO_LABEL)) == pytest.approx(told(corpus, *known))


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("score", [-500.0, 500.0])
def test_a_head_beyond_all_doubt_can_still_learn(corpus: str, score: float) -> None:
    scores = torch.zeros(2, len(NAMES))
    scores[:, 0] = score
    scores.requires_grad_()
    labels = torch.tensor([0, SOME_NAME if corpus == "ewt" else 1])
    names_loss(scores, labels, corpus).backward()
    assert scores.grad is not None
    assert bool(torch.isfinite(scores.grad).all())


PROPER = [
    ("PROPN", "Vele", SOME_NAME),
    ("PROPN", "Monday", NO_LABEL),  # a day is no name
    ("PROPN", "March", NO_LABEL),
    ("PROPN", "Sept.", NO_LABEL),
    ("PROPN", "President", NO_LABEL),  # nor is a title
    ("PROPN", "DR.", NO_LABEL),
    ("PROPN", "Germans", NO_LABEL),  # nor a people
    ("PROPN", "Shiites", NO_LABEL),
    ("PROPN", "https://weir.example/", NO_NAME),
    ("PROPN", "vele@weir.example", NO_NAME),
    ("VERB", "fell", NO_NAME),
    ("PRON", "she", NO_NAME),
    ("NOUN", "weir", NO_LABEL),  # may be part of a name
    ("ADJ", "New", NO_LABEL),
    ("DET", "the", NO_LABEL),
    ("PUNCT", ",", NO_LABEL),
]


@pytest.mark.parametrize(("upos", "word", "label"), PROPER)
def test_what_a_part_of_speech_says_of_names(upos: str, word: str, label: int) -> None:
    assert _by_proper_nouns([upos], [word]) == [label]


def test_every_word_has_its_own_part_of_speech() -> None:
    upos, words, labels = zip(*PROPER, strict=True)
    assert _by_proper_nouns(upos, words) == list(labels)


WNUT = [
    ("O", "O"),
    ("B-person", "B-person"),
    ("I-person", "I-person"),
    ("B-location", "B-place"),
    ("B-corporation", "B-organisation"),
    ("I-group", "I-organisation"),
    ("B-product", "B-other"),
    ("I-creative-work", "I-other"),
]


@pytest.mark.parametrize(("emerging", "name"), WNUT)
def test_emerging_entities_as_names(emerging: str, name: str) -> None:
    assert NAMES[_of_wnut(emerging)] == name


def test_every_emerging_label_has_its_name() -> None:
    assert {NAMES[_of_wnut(label)] for label in EMERGING} == set(NAMES)


def text_of(*words: tuple[str, str]) -> Text:
    """One sentence on one line."""
    labels = [number(label) for _, label in words]
    return Text("", [word for word, _ in words], [True] + [False] * (len(words) - 1), {"names": labels}, [range(len(words))])


VELE = text_of(("Vele", "B-person"), ("Dask", "I-person"), ("left", "O"), ("Orvell", "B-place"))


def test_a_name_gives_way_to_one_of_its_kind_whatever_its_length() -> None:
    pool = Pool({"person": [("Mara",)], "place": [("Port", "Amsel")]})
    made = {tuple(exchanged(VELE, pool, random.Random(seed)).words) for seed in range(40)}
    assert made == {
        ("Vele", "Dask", "left", "Orvell"),
        ("Mara", "left", "Orvell"),
        ("Vele", "Dask", "left", "Port", "Amsel"),
        ("Mara", "left", "Port", "Amsel"),
    }


def test_names_that_nothing_can_replace_stay() -> None:
    assert exchanged(VELE, Pool(), random.Random(1)) == VELE


def test_a_pool_has_each_name_with_its_kind() -> None:
    unknown = Text("", ["Amsel"], [True], {"names": [SOME_NAME]})
    assert Pool.of([VELE, unknown]).names == {"person": [("Vele", "Dask")], "place": [("Orvell",)]}


def test_copies_come_after_the_texts_themselves_and_are_the_same_each_time() -> None:
    pool = Pool({"person": [("Mara",), ("Jon", "Bell")]})
    found = list(copies([VELE], pool))
    assert len(found) == 1 + COPIES
    assert found[0] is VELE
    assert found == list(copies([VELE], pool))


LABELLED = st.lists(
    st.tuples(st.sampled_from(["Vele", "left", "Orvell", "Mill"]), st.sampled_from(["O", "B-person", "B-place"])), min_size=1
)


WORDS, GIVEN = st.sampled_from(["Vele", "left", "Orvell", "Mill"]), st.sampled_from(["O", "B-person", "B-place"])


@given(st.lists(st.tuples(WORDS, GIVEN), min_size=1), st.integers(0, 9))
def test_an_exchanged_text_hangs_together(words: list[tuple[str, str]], seed: int) -> None:
    text = text_of(*words)
    made = exchanged(text, Pool({"person": [("Jon", "Bell")], "place": [("Amsel",)]}), random.Random(seed))
    assert len(made.words) == len(made.breaks) == len(made.columns["names"]) == made.sentences[-1].stop
    kinds = [[kind for _, kind in spans_of_labels([NAMES[k] for k in each.columns["names"]])] for each in (text, made)]
    assert kinds[0] == kinds[1]
    rest = [[word for word, k in zip(each.words, each.columns["names"], strict=True) if not k] for each in (text, made)]
    assert rest[0] == rest[1]
