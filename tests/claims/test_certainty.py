"""How sure a claim is, on sentences of our own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.claims.certainty import Judgement, judge
from secondhand.claims.kinds import kind_of
from secondhand.claims.tellings import tellings
from secondhand.model import ActorMention, Attribution, Block, BlockKind, Document, Reading, Sentence, Span, Stance


def reading_of(text: str, attributions: tuple[Attribution, ...] = (), kind: BlockKind = "body") -> Reading:
    """A reading of one block whose sentences end with a full stop, a question mark or an exclamation mark."""
    ends = [k + 1 for k, char in enumerate(text) if char in ".!?"]
    starts = [0, *(end + (text[end : end + 1] == " ") for end in ends if end + 1 < len(text))]
    spans = zip(starts, ends if len(ends) == len(starts) else [*ends, len(text)], strict=True)
    return Reading(
        document=Document.of(text),
        blocks=(Block(start=0, end=len(text), kind=kind),),
        sentences=tuple(Sentence(start=start, end=end) for start, end in spans),
        attributions=attributions,
    )


def actor(text: str, words: str) -> ActorMention:
    start = text.index(words)
    return ActorMention(id="m", start=start, end=start + len(words), actor=None, name=words, type="armed group")


def judgement(reading: Reading, words: str) -> Judgement:
    """What is judged of the telling that holds some words."""
    at = reading.text.index(words)
    telling = next(item for item in tellings(reading) if item.span.end > at)
    kind = kind_of(telling, ())
    by_id = {item.id: item for item in reading.attributions}
    inner = telling.attribution
    path = [inner] if inner else []
    while path and path[0].parent:
        path.insert(0, by_id[path[0].parent])
    return judge(reading, telling, kind[1] if kind else None, path)


def judged(text: str, words: str, stance: Stance | None = None) -> tuple[str, bool]:
    """Certainty and negation of some words; with a stance, the words from there to the full stop are somebody's content."""
    start = text.index(words)
    told: tuple[Attribution, ...] = ()
    if stance is not None:
        told = (Attribution(id="a1", source=(Span(0, max(start - 1, 1)),), content=(Span(start, len(text) - 1),), stance=stance),)
    found = judgement(reading_of(text, told), words)
    return found.certainty, found.negated


OWN_VOICE = [
    ("Two boats sank.", "Two boats sank", ("asserted", False)),
    ("No boats sank.", "No boats sank", ("asserted", True)),
    ("The army did not shell the port.", "The army did not shell the port", ("asserted", True)),
    ("Boats sank although nobody was there.", "Boats sank although nobody was there", ("asserted", False)),
    ("The toll is likely to rise.", "The toll is likely to rise", ("predicted", False)),
    ("The convoy will leave on Friday.", "The convoy will leave on Friday", ("predicted", False)),
    ("The army could shell the port.", "The army could shell the port", ("predicted", False)),
    ("The army may soon shell the port.", "The army may soon shell the port", ("predicted", False)),
    ("A raid on the port is expected.", "A raid on the port", ("predicted", False)),
    ("A possible raid on the port was discussed.", "A possible raid on the port", ("predicted", False)),
    ("Fears of a raid on the port grew.", "Fears of a raid", ("predicted", False)),
    ("Nobody expects the army to shell the port.", "Nobody expects", ("predicted", True)),
    ("If the army enters, the truce ends.", "If the army enters", ("conditional", False)),
    ("Thousands would flee if the army came.", "Thousands would flee", ("conditional", False)),
    ("A raid would have killed dozens.", "A raid would have killed dozens", ("conditional", False)),
    ("The army is ready to release the crew.", "The army is ready to release the crew", ("promised", False)),
    ("Its threat to shell the port was repeated.", "Its threat to shell the port", ("threatened", False)),
    ("The mayor ordered his men to shell the port.", "The mayor ordered his men to shell", ("demanded", False)),
    ("It must have been a shell that hit the port.", "It must have been a shell", ("asserted", False)),
    ("Six men were reported killed.", "Six men were reported killed", ("reported", False)),
    ("Clashes were reported near the port.", "Clashes were reported", ("reported", False)),
    ("Reports of clashes near the port were false.", "Reports of clashes", ("denied", False)),
    ("It is not true that the army shelled the port.", "It is not true", ("denied", False)),
    ("It is unclear whether the army shelled the port.", "whether the army shelled", ("doubted", False)),
    ("The raid could not be independently confirmed.", "The raid", ("doubted", False)),
    ("The so-called evacuation began.", "The so-called evacuation", ("doubted", False)),
    ("The so-called Free Port shelled the town.", "Free Port shelled the town", ("asserted", False)),
    ("The ministry could neither confirm nor deny the raid.", "nor deny the raid", ("reported", False)),
    ("The army allegedly shelled the port.", "The army allegedly shelled the port", ("reported", False)),
    ("It looked into the suspected shelling.", "the suspected shelling", ("reported", False)),
    ("An unconfirmed blast hit the port.", "An unconfirmed blast hit the port", ("doubted", False)),
]


@pytest.mark.parametrize(("text", "words", "expected"), OWN_VOICE)
def test_own_voice(text: str, words: str, expected: tuple[str, bool]) -> None:
    assert judged(text, words) == expected


THROUGH_OTHERS = [
    ("says", "two boats sank", "reported"),
    ("accuses", "two boats sank", "reported"),
    ("condemns", "two boats sank", "reported"),
    ("denies", "two boats sank", "denied"),
    ("doubts", "two boats sank", "doubted"),
    ("predicts", "two boats sank", "predicted"),
    ("threatens", "to sink two boats", "threatened"),
    ("promises", "to sink two boats", "promised"),
    ("demands", "two boats be sunk", "demanded"),
    ("says", "the army must leave the port or retreat", "demanded"),
    ("says", "the shelling must stop", "demanded"),
    ("says", "the army would shell the port", "predicted"),
    ("warns", "of a raid", "reported"),
    ("says", "the toll was likely to rise", "predicted"),
    ("thinks", "to take the port", "predicted"),
    ("thinks", "two boats sank", "reported"),
    ("thinks", "to have sunk two boats", "reported"),
    ("threatens", "to shell the port if the fleet does not leave", "threatened"),
    ("demands", "to be let in unless nobody is there", "demanded"),
    ("warns", "a raid could drown hundreds", "predicted"),
    ("warns", "boats may sink", "predicted"),
    ("warns", "boats might be sunk", "predicted"),
    ("warns", "of a raid that could drown hundreds", "predicted"),
    ("warns", "two boats sank", "reported"),
    ("warns", "the alleged raid drowned hundreds", "reported"),
    ("says", "the boats could carry fifty men", "reported"),
]


@pytest.mark.parametrize(("stance", "words", "expected"), THROUGH_OTHERS)
def test_through_others(stance: Stance, words: str, expected: str) -> None:
    assert judged(f"She told {words}.", words, stance) == (expected, False)


def test_what_is_denied_stays_positive() -> None:
    assert judged("Marland denied it shelled the port.", "it shelled the port", "denies") == ("denied", False)


def test_a_negative_content_is_negated() -> None:
    assert judged("Marland said no jets had crossed.", "no jets had crossed", "says") == ("reported", True)


@pytest.mark.parametrize(
    ("before", "negated"), [("vowed never", True), ("vowed not", True), ("vowed", False), ("would not; it vowed", False)]
)
def test_a_negation_between_cue_and_content_counts(before: str, negated: bool) -> None:
    assert judged(f"Marland {before} to shell the port.", "to shell the port", "promises") == ("promised", negated)


NEGATED = [
    ("No raid was seen.", True),
    ("The army has not shelled the port.", True),
    ("The army failed to recapture the port.", True),
    ("The army was unable to recapture the port.", True),
    ("The army hasn’t shelled the port.", True),
    ("None of the shells hit the port.", True),
    ("The shells did not hit the port.", True),
    ("No one was killed in the raid.", True),
    ("No reports of casualties came from the raid.", True),
    ("The raid did not take place.", True),
    ("The shelling did not stop.", False),
    ("No more than five soldiers were killed.", False),
    ("Not fewer than five soldiers were killed.", False),
    ("The army did not stop shelling the port.", False),
    ("The army not only shelled the port but burned it.", False),
    ("The army did not comment on the raid.", False),
    ("Nobody has claimed responsibility for the raid.", False),
    ("The raid hit the port without a warning.", False),
    ("The trucks never came before the army shelled the port.", False),
    ("The mayor, who was not there, was shot dead.", False),
    ("No help came. The army shelled the port.", False),
]


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_negation_governs_the_happening(text: str, negated: bool) -> None:
    words = text.rpartition(". ")[2]
    assert judged(text, words)[1] is negated


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("not to leave the port if the fleet comes", True),
        ("never to return unless the fleet leaves", True),
        ("to shell the port unless it is not defended", False),
        ("to shell the port as long as nobody leaves", False),
    ],
)
def test_a_negative_condition_negates_nothing(words: str, negated: bool) -> None:
    assert judged(f"Marland threatened {words}.", words, "threatens") == ("threatened", negated)


def test_a_condition_alone_may_be_negative() -> None:
    assert judged("If nobody leaves, boats rot.", "If nobody leaves") == ("conditional", True)


THREATS = [
    ("warns", "it would shell the port", "threatened"),
    ("says", "we will shell the port if they stay", "threatened"),
    ("says", "our men will shell the port until they leave", "threatened"),
    ("says", "Marland would shell the port unless they left", "threatened"),
    ("says", "the port would be shelled in retaliation for the raid", "threatened"),
    ("says", "Ruritania would shell the port if they stayed", "conditional"),
    ("warns", "Ruritania would shell the port", "predicted"),
    ("says", "we will feed the port if they stay", "conditional"),
    ("says", "we shelled the port because they stayed", "reported"),
]


@pytest.mark.parametrize(("stance", "words", "expected"), THREATS)
def test_only_a_speaker_who_will_act_himself_threatens(stance: Stance, words: str, expected: str) -> None:
    assert judged(f"Marland told reporters {words}.", words, stance)[0] == expected


def test_what_is_taken_for_granted_is_not_denied() -> None:
    text = "Marland denied shelling the port after rebels seized its fleet."
    told = Attribution(id="a", source=(Span(0, 7),), content=(Span(15, len(text) - 1),), stance="denies")
    reading = replace(reading_of(text, (told,)), actors=(actor(text, "rebels"),))
    assert judgement(reading, "shelling the port").certainty == "denied"
    assert judgement(reading, "rebels seized").certainty == "reported"


def nested(text: str, inner: str, source: str | None) -> Reading:
    """A denial of what somebody, or nobody in particular, says."""
    start = text.index(inner)
    outer = Attribution(id="o", source=(Span(0, 7),), content=(Span(15, len(text) - 1),), stance="denies")
    by = (Span(text.index(source), text.index(source) + len(source)),) if source else ()
    return reading_of(text, (outer, Attribution(id="i", source=by, content=(Span(start, len(text) - 1),), parent="o", nested=True)))


def test_a_denial_reaches_through_reports_of_nobody() -> None:
    text = "Marland denied reports that it shelled the port."
    assert judgement(nested(text, "that it shelled", None), "it shelled").certainty == "denied"


def test_the_innermost_speaker_decides() -> None:
    text = "Marland denied that rebels say it shelled the port."
    assert judgement(nested(text, "it shelled", "rebels"), "it shelled").certainty == "reported"


DISTANCE = [
    ("The army’s ‘evacuation’ of the town went on.", "body", "doubted"),
    ('The army ended the "evacuation" of the port.', "body", "doubted"),
    ('The army called it an "evacuation" of the port.', "body", "reported"),
    ('"Massacre" in the port.', "body", "asserted"),
    ('A "massacre" in the port.', "headline", "reported"),
    ("According to this theory, the army shelled the port.", "body", "reported"),
    ("The army’s shelling of the rebels’ port went on.", "body", "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), DISTANCE)
def test_a_writer_keeps_his_distance(text: str, kind: BlockKind, expected: str) -> None:
    assert judgement(reading_of(text, kind=kind), text).certainty == expected


IRONY = [
    (
        "According to this tale, the brave head-choppers shelled nobody.",
        {"mock theory": ["According to this tale"], "mock praise": ["brave head-choppers"]},
    ),
    ("The army ‘evacuated’ the port. What a generous plan!", {"scare quotes": ["‘evacuated’"], "exclamation": ["What a generous plan!"]}),
    ("Fortunately, the kindly killers shelled the port.", {"mock praise": ["kindly killers"], "mock feeling": ["Fortunately"]}),
]


@pytest.mark.parametrize(("text", "signals"), IRONY)
def test_irony_lists_its_signals(text: str, signals: dict[str, list[str]]) -> None:
    found = judgement(reading_of(text), text[:10])
    assert found.certainty == "ironic"
    assert {signal.kind: [span.of(text) for span in signal.spans] for signal in found.signals} == signals


@pytest.mark.parametrize(
    "text",
    [
        "Fortunately, nobody was shot dead. What a relief!",
        "The moderate head-chopping rebels shelled the port.",
        "Of course the army shelled the port.",
        "The brave men shelled the port!",
        "The killers shelled the innocent villagers. What a crime!",
    ],
)
def test_one_kind_of_signal_is_no_irony(text: str) -> None:
    assert judgement(reading_of(text), text[:10]).certainty == "asserted"


def test_in_the_mouth_of_somebody_irony_is_only_reported() -> None:
    text = "Marland said fortunately the kindly killers shelled the port."
    told = Attribution(id="a", source=(Span(0, 7),), content=(Span(13, len(text) - 1),))
    assert judgement(reading_of(text, (told,)), "fortunately").certainty == "reported"


def test_the_cue_is_kept() -> None:
    text = "The army will shell the port."
    (signal,) = judgement(reading_of(text), "The army").signals
    assert (signal.kind, [span.of(text) for span in signal.spans]) == ("cue", ["will"])


def test_a_mood_of_another_clause_does_not_count() -> None:
    assert judged("They will stay, the army shelled the port.", "They")[0] == "asserted"
    assert judged("The guard, which will stay, shelled the port.", "The guard")[0] == "asserted"


WORDS = st.sampled_from(
    ["if", "no", "‘raid’", "the", "army", "shelled", ",", ".", "will", "not", '"', "which", "so-called", "What a plan!"]
)


@given(st.one_of(st.text(min_size=1, max_size=120), st.lists(WORDS, min_size=1, max_size=30).map(" ".join)), st.data())
def test_any_text_can_be_judged(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text) - 1))
    told = (Attribution(id="a", content=(Span(cut, len(text)),)),)
    reading = replace(reading_of(text, told), sentences=(Sentence(start=0, end=len(text)),))
    for telling in tellings(reading):
        kind = kind_of(telling, ())
        found = judge(reading, telling, kind[1] if kind else None, told if telling.attribution else ())
        assert all(0 <= span.start < span.end <= len(text) for signal in found.signals for span in signal.spans)


def test_a_long_line_takes_no_long_time() -> None:
    text = "The army, which " + "will not, " * 20_000 + "shelled the port"
    reading = replace(reading_of(text), sentences=(Sentence(start=0, end=len(text)),))
    begun = time.process_time()
    judgement(reading, "The army")
    assert time.process_time() - begun < 5
