"""Readers of the corpora, each on a file written here, and the windows that texts are cut into."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from training.corpora import EMERGING, ENTITY_TYPES, NAMES, NO_LABEL, ROOM, UNER, Text, attribution, columns, cut, treebank, windows

File = Callable[[str], Path]

TREES = """# newdoc id = mill
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# sent_id = mill-1
1\tPresident\tpresident\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-n-cf1-1,2-sgl
2\tVele\tVele\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3-4\thasn't\t_\t_\t_\t_\t_\t_\t_\t_
3\thas\thave\tAUX\tVBZ\t_\t4\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_
5\tseen\tsee\tVERB\tVBN\t_\t4\tdep\t_\t_
5.1\tit\tit\tPRON\tPRP\t_\t_\t_\t_\t_

# sent_id = mill-2
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(2-organization-new-n-cf1-2-sgl
2\tCouncil\tcouncil\tPROPN\tNNP\t_\t5\tnsubj\t_\tSpaceAfter=No
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tOrvell\tOrvell\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(3-place-new-n-cf2-1-sgl)2)
5\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
6\tsoldiers\tsoldier\tNOUN\tNNS\t_\t5\tobj\t_\tEntity=(4-person-new-n-cf3-1-sgl)|SpaceAfter=No

# newdoc id = ford
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
"""


def row(text: str, *items: tuple[str, str, str], discard: str = "") -> str:
    """A line of the attribution corpus; parts of a span are parted by " + "."""

    def spans(words: str) -> list[list[int]]:
        return [[text.index(part), text.index(part) + len(part)] for part in words.split(" + ") if part]

    told = [{"source": spans(source), "cue": spans(cue), "content": spans(content)} for source, cue, content in items]
    return json.dumps({"id": "1", "text": text, "attributions": told, "discard": spans(discard)}, ensure_ascii=False)


def test_attributions_become_numbers_of_words(file: File) -> None:
    first = row("The mayor, she insisted, didn't go.\nHe wept.", ("she", "insisted", "The mayor, + didn't go"))
    (text,) = attribution(file(first + "\n"))
    assert text.words == ["The", "mayor", ",", "she", "insisted", ",", "did", "n't", "go", ".", "He", "wept", "."]
    assert [k for k, begins in enumerate(text.breaks) if begins] == [0, 10]
    assert text.columns["cue"] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    assert text.told is not None
    (told,) = text.told
    assert (told.cue, told.source, told.content) == (range(4, 5), frozenset({3}), frozenset({0, 1, 2, 6, 7, 8}))


def test_a_cue_of_several_words_begins_and_goes_on(file: File) -> None:
    (text,) = attribution(file(row("He has also said so.", ("He", "has + said", "so"))))
    assert text.columns["cue"] == [0, 1, 2, 2, 0, 0]


def test_what_has_no_cue_is_no_example_and_what_is_discarded_none_either(file: File) -> None:
    (text,) = attribution(file(row("He said so. It rained.", ("He", "", "so"), discard="It rained")))
    assert text.told == []
    assert text.columns["cue"] == [0, 0, 0, 0, NO_LABEL, NO_LABEL, 0]


def test_each_line_is_a_text_whatever_marks_it_holds(file: File) -> None:
    texts = list(attribution(file("\n".join(row(f"He said{mark}so.", ("He", "said", "so")) for mark in "\u2028\x85 "))))
    assert [text.words for text in texts] == [["He", "said", "so", "."]] * 3


def test_trees_words_and_lines(file: File) -> None:
    labels: dict[str, list[str]] = {}
    mill, ford = treebank(file(TREES), labels)
    assert mill.words == ["President", "Vele", "has", "n't", "seen", "The", "Council", "of", "Orvell", "met", "soldiers"]
    assert mill.sentences == [range(5), range(5, 11)]
    assert mill.columns["head"] == [3, 0, 3, -1, 3, 6, 9, 8, 6, -1, 9]
    assert [labels["upos"][k] for k in mill.columns["upos"]][:3] == ["PROPN", "PROPN", "AUX"]
    assert [labels["relation"][k] for k in mill.columns["relation"]][:3] == ["nsubj", "flat", "aux"]
    assert [k for k, begins in enumerate(mill.breaks) if begins] == [0]
    assert (ford.name, ford.words, ford.columns["head"]) == ("ford", ["Go"], [-1])


def test_mentions_give_a_type_to_their_head_and_names_to_proper_nouns(file: File) -> None:
    mill = next(treebank(file(TREES), {}))
    types = {word: ENTITY_TYPES[k] for word, k in zip(mill.words, mill.columns["entity"], strict=True) if k}
    assert types == {"President": "person", "Council": "organization", "Orvell": "place", "soldiers": "person"}
    names = {word: NAMES[k] for word, k in zip(mill.words, mill.columns["names"], strict=True) if k}
    assert names == {"Vele": "B-person", "Council": "B-organisation", "of": "I-organisation", "Orvell": "I-organisation"}


@pytest.mark.parametrize(("word", "named"), [("President", False), ("Gen.", False), ("Germans", False), ("Kurds", False), ("Vele", True)])
def test_a_title_or_a_people_alone_is_no_name(word: str, named: bool, file: File) -> None:
    (text,) = treebank(file(f"1\t{word}\t_\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-n-cf1-1-sgl)\n"), {})
    assert text.columns["names"] == [NAMES.index("B-person") if named else 0]
    assert text.columns["entity"] == [ENTITY_TYPES.index("person")]


def test_a_name_does_not_end_with_a_hyphen(file: File) -> None:
    lines = ["1\tOrvell\t_\tPROPN\tNNP\t_\t3\tobl\t_\tEntity=(1-place-new-n-cf1-1-sgl", "2\t-\t_\tPUNCT\tHYPH\t_\t1\tpunct\t_\t_"]
    lines += ["3\tbacked\t_\tVERB\tVBN\t_\t0\troot\t_\tEntity=1)"]
    (text,) = treebank(file("\n".join(lines) + "\n"), {})
    assert [NAMES[k] for k in text.columns["names"]] == ["B-place", "O", "O"]


def test_labels_that_were_not_learnt_are_no_labels(file: File) -> None:
    labels = {"upos": ["VERB"], "xpos": ["VBD"], "relation": ["root"], "fixed": ["yes"]}
    *_, ford = treebank(file(TREES), labels)
    assert (ford.columns["upos"], ford.columns["xpos"]) == ([0], [NO_LABEL])
    assert labels["xpos"] == ["VBD"]


def test_names_of_universal_ner(file: File) -> None:
    found = columns(
        file(
            "# newdoc id = a\n# sent_id = 1\n# text = Vele left\n1\tMaren\tB-PER\t-\tx\n2\tVele\tI-PER\t-\tx\n3\tleft\tO\t-\tx\n\n"
            "# sent_id = 2\n1\tOrvell\tB-LOC\t-\tx\n\n# newdoc id = b\n# sent_id = 3\n1\tUN\tB-ORG\t-\tx\n\n"
        ),
        NAMES,
        UNER,
    )
    first, second = found
    assert first.words == ["Maren", "Vele", "left", "Orvell"]
    assert [NAMES[k] for k in first.columns["names"]] == ["B-person", "I-person", "O", "B-place"]
    assert first.sentences == [range(3), range(3, 4)]
    assert first.breaks == [True, False, False, False]
    assert [NAMES[k] for k in second.columns["names"]] == ["B-organisation"]


def test_emerging_names_are_texts_of_one_sentence_each(file: File) -> None:
    first, second = columns(file("@vele\tO\nat\tO\nOrvell\tB-location\nMill\tI-location\n\n# 1\tO\n5\tO\n\n"), EMERGING, {}, apart=True)
    assert first.words == ["@vele", "at", "Orvell", "Mill"]
    assert [EMERGING[k] for k in first.columns["names"]] == ["O", "O", "B-location", "I-location"]
    assert first.breaks == [True, False, False, False]
    assert second.words == ["# 1", "5"]


def made(sizes: list[list[int]], tokenizer: Tokenizer) -> Text:
    """A text of sentences of words with so many pieces."""
    words: list[str] = []
    sentences: list[range] = []
    for sentence in sizes:
        sentences.append(range(len(words), len(words) + len(sentence)))
        words += ["a" * size for size in sentence]
    (text,) = cut(tokenizer, [Text("made", words, [False] * len(words), sentences=sentences)])
    return text


@given(sizes=st.lists(st.lists(st.integers(1, 20), min_size=1, max_size=12), min_size=1, max_size=30), seed=st.none() | st.integers(0, 99))
def test_every_word_is_in_one_window_and_sentences_stay_whole(tokenizer: Tokenizer, sizes: list[list[int]], seed: int | None) -> None:
    text = made(sizes, tokenizer)
    found = windows(text, None if seed is None else random.Random(seed))
    assert found[0].words.start == 0
    assert found[-1].words.stop == len(text.words)
    assert all(left.words.stop == right.words.start for left, right in pairwise(found))
    assert all(window.size == sum(len(text.words[k]) for k in window.words) <= ROOM for window in found)
    starts = {sentence.start for sentence in text.sentences}
    assert all(window.words.start in starts for window in found)


def test_without_sentences_a_window_may_end_at_any_word(tokenizer: Tokenizer) -> None:
    text = made([[1] * 700], tokenizer)
    text.sentences = []
    assert [len(window.words) for window in windows(text)] == [ROOM, ROOM, 700 - 2 * ROOM]


def test_windows_are_cut_elsewhere_each_time_but_equally_for_equal_chance(tokenizer: Tokenizer) -> None:
    text = made([[2] * 5] * 90, tokenizer)
    cuts = [[window.words for window in windows(text, random.Random(seed))] for seed in (1, 1, 2)]
    assert cuts[0] == cuts[1] != cuts[2]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sentence_too_long_for_a_window_is_left_out_and_no_other(tokenizer: Tokenizer, place: int) -> None:
    sizes = [[3, 3], [3, 3]]
    sizes.insert(place, [1] * (ROOM + 1))
    text = made(sizes, tokenizer)
    read = [k for window in windows(text) for k in window.words]
    assert read == [k for k in range(len(text.words)) if k not in text.sentences[place]]
