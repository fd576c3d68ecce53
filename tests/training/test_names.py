"""The names head: what it learns from, that it learns, and the graph that ships."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")

from secondhand.encoder.files import SHIPPED, opened  # noqa: E402
from secondhand.encoder.listed import LISTS  # noqa: E402
from training.corpora import NAMES, NO_LABEL, Text  # noqa: E402
from training.named import COPIES, CORPORA, NO_NAME, SOME_NAME, allowed  # noqa: E402
from training.names import STRETCH, NamesHead, Part, beginnings, chain_losses, parts, texts, train, write  # noqa: E402

WIDTH = 8


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
    person, place = NAMES.index("B-person"), NAMES.index("B-place")
    assert {name: [text.columns["names"] for text in each] for name, each in found.items()} == {
        "uner": [[person, 0]] * (1 + COPIES),
        "gum": [[place, 0]],
        "ewt": [[SOME_NAME, NO_NAME, NO_LABEL]],
        "wnut": [[place, 0], [0]],
    }


def test_texts_become_stretches_of_whole_sentences() -> None:
    def text(name: str, words: list[str], sentences: list[range]) -> Text:
        return Text(name, words, [True] + [False] * (len(words) - 1), {"names": [0] * len(words)}, sentences)

    half = STRETCH // 2 + 1
    words = [["Syria", "fell"][k % 2] for k in range(2 * half)]
    given = [text(f"{k}", words, [range(half), range(half, 2 * half)]) for k in (0, 1)]
    found = parts(opened(SHIPPED, 1), "gum", [*given, text("rest", ["James"], [range(1)])])
    assert [part.lengths for part in found] == [(half, half), (half, half), (1,)]
    assert [part.vectors.shape for part in found] == [(2 * half, 384), (2 * half, 384), (1, 384)]
    assert all(len(part.vectors) == len(part.allowed) == len(part.lists) for part in found)
    assert found[0].lists[:2].tolist() == [[0, 1, 0, 0], [0, 0, 0, 0]]
    assert found[2].lists.tolist() == [[1, 0, 0, 0]]


def part_of(corpus: str, read: Any, labels: list[int], *lengths: int) -> Part:
    return Part(corpus, read, torch.zeros(len(labels), LISTS), torch.from_numpy(allowed(np.array(labels), corpus)), lengths)


def made_up(corpus: str, number_of: int) -> list[Part]:
    """Stretches in which the sign of the first number of a word's vector says whether it is a person."""
    made = torch.Generator().manual_seed(3)
    found = []
    for _ in range(number_of):
        read = torch.randn(20, WIDTH, generator=made)
        read[:, 0] = read[:, 0].sign() * 3
        found.append(part_of(corpus, read, (read[:, 0] > 0).long().tolist(), 12, 8))
    return found


def test_the_head_learns() -> None:
    given = [*made_up("uner", 24), *made_up("gum", 12)]
    head = train(given)
    assert not head.training
    right = [part.allowed.gather(1, head(part.vectors, part.lists, CORPORA.index(part.corpus)).argmax(1, keepdim=True)) for part in given]
    assert float(torch.cat(right).float().mean()) > 0.9


def every_chain(scores: Any, right: Any, steps: Any) -> float:
    """The loss of one sentence, by all its chains one after the other."""
    sums: dict[bool, list[float]] = {True: [], False: []}
    for chain in itertools.product(range(scores.shape[1]), repeat=len(scores)):
        value = steps[0, chain[0]] + sum(steps[1 + a, b] for a, b in itertools.pairwise(chain)) + scores[range(len(chain)), chain].sum()
        sums[bool(right[range(len(chain)), chain].all())].append(float(value))
    return float(torch.logsumexp(torch.tensor(sums[True] + sums[False]), 0) - torch.logsumexp(torch.tensor(sums[True]), 0))


def test_the_loss_counts_every_chain_that_is_allowed() -> None:
    made = torch.Generator().manual_seed(7)
    scores, steps = torch.randn(5, 3, generator=made), torch.randn(4, 3, generator=made)
    right = torch.tensor([[1, 0, 0], [1, 1, 0], [0, 1, 1], [1, 1, 1], [0, 0, 1]]).bool()
    found = chain_losses(scores, right, [3, 2], steps)
    expected = [every_chain(scores[:3], right[:3], steps), every_chain(scores[3:], right[3:], steps)]
    torch.testing.assert_close(found, torch.tensor(expected))


def test_a_name_begins_before_it_goes_on() -> None:
    steps = beginnings()
    assert steps.shape == (1 + len(NAMES), len(NAMES))
    rows = zip(("", *NAMES), steps.tolist(), strict=True)
    free = {(before, label) for before, row in rows for label, gain in zip(NAMES, row, strict=True) if not gain}
    assert ("", "I-person") not in free
    assert ("B-place", "I-person") not in free
    assert {("", "B-person"), ("B-person", "I-person"), ("I-place", "I-place"), ("I-person", "B-place"), ("O", "O")} <= free


def test_the_same_seed_gives_the_same_head() -> None:
    first, again, other = (train(made_up("gum", 2), seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(value, again[name]) for name, value in first.items())
    assert not torch.equal(first["look.weight"], other["look.weight"])


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_stretch_without_a_label_does_no_harm(corpus: str) -> None:
    blank = part_of(corpus, torch.randn(5, WIDTH), [NO_LABEL] * 5, 5)
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
    assert after == before | {"files": {"names.onnx": digest, "words.onnx": "kept"}, "name_steps": head.steps.tolist()}
    graph = onnxruntime.InferenceSession(str(tmp_path / "names.onnx"), providers=["CPUExecutionProvider"])
    (found,) = graph.run(["names"], {"words": read.numpy(), "lists": known.numpy()})
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert not np.allclose(found, other, atol=1e-2)
    assert graph.run(["names"], {"words": read[:1].numpy(), "lists": known[:1].numpy()})[0].shape == (1, len(NAMES))
