"""Whom a text means by "the terrorists", and which of its words for actors are labels; of all sides alike."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate import actors
from secondhand.annotate.actor_context import in_context
from secondhand.model import ActorMention, Block, Document, Knowledge, Published, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()
BEFORE = "Syrian towns were quiet. "
DAY = Published(value=date(2016, 3, 1), basis="given")


def marks(text: str) -> tuple[ActorMention, ...]:
    """The actors of a text about Syria."""
    whole = f"{BEFORE}{text}"
    block, sentence = Block(start=0, end=len(whole), kind="body"), Sentence(start=0, end=len(whole))
    return actors.mark(Reading(document=Document.of(whole, published=DAY), blocks=(block,), sentences=(sentence,)), KNOWN)


def last(text: str) -> ActorMention:
    return marks(text)[-1]


CALLED = [
    ("Nusra Front terrorists fled. The terrorists left.", "nusra-front"),
    ("Terrorists of the hills fled. The terrorists left.", None),
    ("Nusra Front terrorists and Daesh terrorists fled. The terrorists left.", None),
    ("Nusra Front militants fled. The terrorists left.", None),
    ("The terrorist group Nusra Front fled. The terrorists left.", "nusra-front"),
    ("The jihadist Nusra Front fled. The jihadists left.", "nusra-front"),
    ("Those were terrorists Nusra Front fought. The terrorists left.", None),
    ("Hezbollah militants fled. The militants left.", "hezbollah"),
    ("Hezbollah militants and Daesh militants fled. These militants left.", None),
    ("Ahrar al-Sham fighters fled. Those fighters left.", "ahrar-al-sham"),
    ("Ahrar al-Sham fighters fled. Fighters left.", None),
    ("Ahrar al-Sham fighters fled. The foreign fighters left.", None),
    ("The fighters left. Ahrar al-Sham went on. They were fighters", None),
]


@pytest.mark.parametrize(("text", "actor"), CALLED)
def test_a_group_is_whom_the_text_called_so(text: str, actor: str | None) -> None:
    assert last(text).actor == actor


@pytest.mark.parametrize("name", ["Nusra Front", "Hezbollah", "Ahrar al-Sham"])
@pytest.mark.parametrize("noun", ["terrorists", "militants", "mercenaries", "fighters"])
def test_every_side_is_taken_up_in_the_same_words(name: str, noun: str) -> None:
    text = f"{name} {noun} fled. The {noun} left."
    called = [mention for mention in marks(text) if f"{BEFORE}{text}"[: mention.end].endswith(noun)]
    assert len(called) == 2
    assert called[0].actor == called[1].actor is not None
    assert called[0].side == called[1].side


LABELS = [
    ("The regime left.", "government", "regime"),
    ("The Syrian regime left.", "government", "Syrian regime"),
    ("The government left.", "government", None),
    ("The rebels left.", "opposition", None),
    ("The moderate rebels left.", "opposition", "moderate rebels"),
    ("The opposition left.", "opposition", None),
    ("Two terrorists left.", None, "terrorists"),
    ("Two mercenaries left.", None, "mercenaries"),
    ("Two militants left.", None, None),
    ("The Assad regime left.", "government", "Assad regime"),
]


@pytest.mark.parametrize(("text", "side", "label"), LABELS)
def test_words_that_judge_are_kept_beside_whom_they_stand_for(text: str, side: str | None, label: str | None) -> None:
    assert (last(text).side, last(text).label) == (side, label)


def test_the_labels_of_the_lists_are_labels_in_a_text() -> None:
    labels = [label for actor in KNOWN.actors if actor.country == "SY" for label in actor.labels if label.isascii()]
    assert len(labels) > 20
    for label in labels:
        found = [mention for mention in marks(f"We saw {label} there.") if mention.end - mention.start == len(label)]
        assert [mention.label for mention in found] in ([], [label]), label


NAMES = st.sampled_from(["terrorists", "the militants", "Nusra", "Hezbollah fighters", "the regime", " ", ".", "group", "these"])


@given(st.lists(NAMES, max_size=12).map(" ".join), st.data())
def test_marks_keep_their_number_and_their_words(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = tuple(
        ActorMention(id=f"m{start}", start=start, end=end, actor=data.draw(st.sampled_from([None, "x", "y"])), name="n", type="armed group")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    again = in_context(text, Knowledge(), found)
    assert [(mark.id, mark.start, mark.end) for mark in again] == [(mark.id, mark.start, mark.end) for mark in found]
    assert all(after.actor == before.actor for before, after in zip(found, again, strict=True) if before.actor)
