"""The names head: what each corpus may teach it, how its words are labelled, and the graph that ships."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")

from secondhand.encoder.files import SHIPPED, opened  # noqa: E402
from secondhand.encoder.listed import LISTS  # noqa: E402
from training.corpora import EMERGING, NAMES, NO_LABEL, Text  # noqa: E402
from training.names import (  # noqa: E402
    CORPORA,
    NO_NAME,
    SOME_NAME,
    STRETCH,
    NamesHead,
    Part,
    _by_proper_nouns,
    _of_wnut,
    loss,
    parts,
    texts,
    train,
    write,
)

WIDTH = 8
SURE = 12.0
"""A score so far above the others that nothing else is likely."""


def told(corpus: str, *pairs: tuple[str, int]) -> float:
    """The loss where the head is sure of the first of each pair and the corpus says the second."""
    scores = torch.zeros(len(pairs), len(NAMES))
    for k, (label, _) in enumerate(pairs):
        scores[k, NAMES.index(label)] = SURE
    n = len(pairs)
    labels = torch.tensor([label for _, label in pairs])
    return float(loss(scores, Part(corpus, torch.zeros(n, WIDTH), torch.zeros(n, LISTS), labels)))


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
    loss(scores, Part(corpus, torch.zeros(2, WIDTH), torch.zeros(2, LISTS), labels)).backward()
    assert scores.grad is not None
    assert bool(torch.isfinite(scores.grad).all())


PROPER = [
    ("PROPN", "Vele", SOME_NAME),
    ("PROPN", "Monday", NO_LABEL),  # a day is no name
    ("PROPN", "March", NO_LABEL),
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


EWT = """# newdoc id = weir
1\tVele\tVele\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\thome\thome\tNOUN\tNN\t_\t2\tobj\t_\t_
"""
GUM = """# newdoc id = mill
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
1\tOrvell\tOrvell\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-place-new-n-cf1-1-sgl)
2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for name, content in {
        "ner/uner_ewt_dev.iob2": "# sent_id = 1\n1\tVele\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n\n",
        "ner/wnut17_train.conll": "@orvell\tB-location\nrocks\tO\n\nso\tO\n",
        "treebank/ewt_train.conllu": EWT,
        "treebank/gum_train.conllu": GUM,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_every_corpus_comes_with_names(corpora: Path) -> None:
    found = texts(corpora)
    assert found.keys() == set(CORPORA)
    assert {name: [text.columns["names"] for text in each] for name, each in found.items()} == {
        "uner": [[number("B-person"), 0]],
        "gum": [[number("B-place"), 0]],
        "ewt": [[SOME_NAME, NO_NAME, NO_LABEL]],
        "wnut": [[number("B-place"), 0], [0]],
    }


def test_texts_become_stretches_of_one_length() -> None:
    words = [["Syria", "fell"][k % 2] for k in range(STRETCH)]
    given = [Text(f"{k}", words, [True] + [False] * (STRETCH - 1), {"names": list(range(k, k + STRETCH))}) for k in (0, 1)]
    given.append(Text("rest", ["James"], [True], {"names": [7]}))
    found = parts(opened(SHIPPED, 1), "gum", given)
    assert [len(part.labels) for part in found] == [STRETCH, STRETCH, 1]
    assert {part.vectors.shape[1] for part in found} == {384}
    assert [label for part in found for label in part.labels.tolist()] == [k for text in given for k in text.columns["names"]]
    assert found[0].lists[:2].tolist() == [[0, 1], [0, 0]]
    assert found[2].lists.tolist() == [[1, 0]]


def made_up(corpus: str, number_of: int) -> list[Part]:
    """Stretches in which the sign of the first number of a word's vector says whether it is a person."""
    made = torch.Generator().manual_seed(3)
    found = []
    for _ in range(number_of):
        read = torch.randn(20, WIDTH, generator=made)
        read[:, 0] = read[:, 0].sign() * 3
        found.append(Part(corpus, read, torch.zeros(20, LISTS), (read[:, 0] > 0).long()))
    return found


def test_the_head_learns() -> None:
    given = [*made_up("uner", 8), *made_up("gum", 4)]
    head = train(given)
    assert not head.training
    right = torch.cat([head(part.vectors, part.lists, CORPORA.index(part.corpus)).argmax(1) == part.labels for part in given])
    assert float(right.float().mean()) > 0.9


def test_the_same_seed_gives_the_same_head() -> None:
    first, again, other = (train(made_up("gum", 2), seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(value, again[name]) for name, value in first.items())
    assert not torch.equal(first["look.weight"], other["look.weight"])


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_stretch_without_a_label_does_no_harm(corpus: str) -> None:
    blank = Part(corpus, torch.randn(5, WIDTH), torch.zeros(5, LISTS), torch.full((5,), NO_LABEL))
    head = train([blank, *made_up("gum", 2)])
    assert all(bool(torch.isfinite(value).all()) for value in head.state_dict().values())


def test_the_graph_that_ships_reads_as_universal_ner_and_is_pinned(tmp_path: Path) -> None:
    before = {"labels": {"names": list(NAMES)}, "steps": [], "files": {"names.onnx": "old", "words.onnx": "kept"}}
    (tmp_path / "model.json").write_text(json.dumps(before), encoding="utf-8")
    head = NamesHead(WIDTH).eval()
    read, known = torch.randn(40, WIDTH), torch.ones(40, LISTS)
    with torch.no_grad():
        head.corpus.weight.copy_(torch.randn_like(head.corpus.weight) * 3)
        expected, other = (head(read, known, CORPORA.index(name)).numpy() for name in ("uner", "gum"))
    write(head, tmp_path)
    after = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((tmp_path / "names.onnx").read_bytes()).hexdigest()
    assert after == before | {"files": {"names.onnx": digest, "words.onnx": "kept"}}
    graph = onnxruntime.InferenceSession(str(tmp_path / "names.onnx"), providers=["CPUExecutionProvider"])
    (found,) = graph.run(["names"], {"words": read.numpy(), "lists": known.numpy()})
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert not np.allclose(found, other, atol=1e-2)
    assert graph.run(["names"], {"words": read[:1].numpy(), "lists": known[:1].numpy()})[0].shape == (1, len(NAMES))
