"""Attributions by rules: who is said to say what, on sentences of our own."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions import STAGE, mark
from secondhand.annotate.attributions.cues import verbs
from secondhand.model import Attribution, Block, BlockKind, Document, Knowledge, Reading, Sentence

ENDS = re.compile(r"[^\n.!?]+(?:[.!?]+[\"”]?|\n|$)")


def reading(text: str, *kinds: BlockKind) -> Reading:
    """A reading with one block per line (kinds in order, "body" for the rest) and sentences cut at full stops."""
    lines = list(re.finditer(r"[^\n]+", text))
    body: BlockKind = "body"
    named = [*kinds, *[body] * len(lines)]
    blocks = tuple(Block(start=line.start(), end=line.end(), kind=kind) for line, kind in zip(lines, named, strict=False))
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in ENDS.finditer(text) if m.group().strip())
    return Reading(document=Document.of(text)).with_layer("blocks", blocks, "test").with_layer("sentences", sentences, "test")


def marked(text: str, *kinds: BlockKind) -> tuple[Attribution, ...]:
    return mark(reading(text, *kinds), Knowledge())


def words_of(text: str, found: Attribution) -> tuple[str, str, str]:
    """Source, cue and content words; pieces joined by a bar."""
    source, cue, content = (" | ".join(span.of(text) for span in spans) for spans in (found.source, found.cue, found.content))
    return source, cue, content


def parts(text: str, *kinds: BlockKind) -> list[tuple[str, str, str]]:
    return [words_of(text, found) for found in marked(text, *kinds)]


BRIDGE = "the road, the bridge and the port were open"
INDIRECT = [
    ("The governor said the bridge was closed.", ("The governor", "said", "the bridge was closed")),
    ("The mayor of Tarn said that two boats had sunk.", ("The mayor of Tarn", "said", "that two boats had sunk")),
    (
        "Ann Lee, head of the Harbour Watch, said the port was shelled.",
        ("Ann Lee, head of the Harbour Watch", "said", "the port was shelled"),
    ),
    ("Ann Lee, who heads the Harbour Watch, said the port was shelled.", ("Ann Lee", "said", "the port was shelled")),
    ("Two boats had sunk, the mayor said.", ("the mayor", "said", "Two boats had sunk")),
    ("The town, he said, had fallen.", ("he", "said", "The town | had fallen")),
    ("The army has repeatedly denied that it shelled the port.", ("The army", "denied", "that it shelled the port")),
    ("The ministry warned of a new attack.", ("The ministry", "warned of", "a new attack")),
    ("The ministry told reporters that the road was open.", ("The ministry", "told", "that the road was open")),
    ("The ministry told the Tarn Herald on Friday that the road was open.", ("The ministry", "told", "that the road was open")),
    ("The rebels vowed to hold the town.", ("The rebels", "vowed", "to hold the town")),
    ("Marland accused the rebels of shelling the port.", ("Marland", "accused", "the rebels of shelling the port")),
    ("The council condemned the attack on the port.", ("The council", "condemned", "the attack on the port")),
    ("The villagers believe the mines were laid in May.", ("The villagers", "believe", "the mines were laid in May")),
    ("People evacuated from the port said the shelling went on.", ("People evacuated from the port", "said", "the shelling went on")),
    ("In a statement on Monday the army said the road was open.", ("the army", "said", "the road was open")),
    ("A witness in Port Tarn said in a video that two boats sank.", ("A witness in Port Tarn", "said", "that two boats sank")),
    ("The Tarn Brigade claimed responsibility for the blast.", ("The Tarn Brigade", "claimed responsibility for", "the blast")),
    ("Harbour police put the death toll at nine.", ("Harbour police", "put", "the death toll at nine")),
    ("France, Britain and Norland said the truce was over.", ("France, Britain and Norland", "said", "the truce was over")),
    ("The deal was condemned by the Tarn Brigade.", ("the Tarn Brigade", "condemned by", "The deal")),
    ("As the mayor said, the bridge was closed.", ("the mayor", "said", "the bridge was closed")),
    ("Villagers warned the Harbour Watch that the dam was mined.", ("Villagers", "warned", "that the dam was mined")),
    ("The army warned the rebels to leave the port.", ("The army", "warned", "the rebels to leave the port")),
    ("Footage from the port shows divers near two wrecks.", ("Footage from the port", "shows", "divers near two wrecks")),
    # what the writer adds in his own voice is no content
    ("Although the mayor claims two boats sank, no wreck was seen.", ("the mayor", "claims", "two boats sank")),
    ("While Marland said the road, the bridge and the port were open, nobody came.", ("Marland", "said", BRIDGE)),
    ("Marland condemned the raid on the port, as part of its long war of words.", ("Marland", "condemned", "the raid on the port")),
    ("Marland condemned the raid, apparently forgetting its own.", ("Marland", "condemned", "the raid")),
    (
        "Marland condemned the raid as a “grave crime,” as part of its war of words.",
        ("Marland", "condemned", "the raid as a “grave crime,”"),
    ),
    ("The mayor said that the port was safe, while, it must be noted, boats burned.", ("The mayor", "said", "that the port was safe")),
    ("Marland did condemn the raid on the port, though.", ("Marland", "condemn", "the raid on the port")),
    ("The mayor said the boats, as part of the deal, had left.", ("The mayor", "said", "the boats, as part of the deal, had left")),
    ("Evidence from the port shows that the boats were empty.", ("Evidence from the port", "shows", "that the boats were empty")),
    ("“Then they ran,” one of the villagers was quoted as saying.", ("one of the villagers", "quoted | as saying", "“Then they ran,”")),
]

WITHOUT_COMMAS = [
    ("Six boats sank in the harbour of Port Tarn a monitor said.", ("a monitor", "said", "Six boats sank in the harbour of Port Tarn")),
    (
        "The shelling went on until dawn Harbour Watch spokesman Jon Berg said.",
        ("Harbour Watch spokesman Jon Berg", "said", "The shelling went on until dawn"),
    ),
    ("Other boats came from the south Berg said.", ("Berg", "said", "Other boats came from the south")),
    ("Two boats sank according to the Harbour Watch.", ("the Harbour Watch", "according to", "Two boats sank")),
    ("The mayor told AFP the port was closed.", ("The mayor", "told", "the port was closed")),
    ("Two boats sank at noon said the Harbour Watch.", ("the Harbour Watch", "said", "Two boats sank at noon")),
    (
        "Six boats sank in the bay a group of doctors that supports clinics in the port said.",
        ("a group of doctors that supports clinics in the port", "said", "Six boats sank in the bay"),
    ),
    (
        "Four divers were killed said Watch head Ann Lee who did not give their names.",
        ("Watch head Ann Lee", "said", "Four divers were killed"),
    ),
    ("The monitor – which relies on divers – said two boats sank.", ("The monitor", "said", "two boats sank")),
    ("According to the bulletin Marland shelled the port.", ("the bulletin", "According to", "Marland shelled the port")),
]

ACCORDING = [
    ("According to the Harbour Watch, two boats sank.", ("the Harbour Watch", "According to", "two boats sank")),
    ("Two boats sank, according to the Harbour Watch.", ("the Harbour Watch", "according to", "Two boats sank")),
    ("The boats, according to the Harbour Watch, sank at noon.", ("the Harbour Watch", "according to", "The boats | sank at noon")),
    (
        "According to a call that came to the hotline, two boats sank.",
        ("a call that came to the hotline", "According to", "two boats sank"),
    ),
]

DIRECT = [
    ("“The port is burning,” said Ann Lee.", ("Ann Lee", "said", "“The port is burning,”")),
    ('"The port is burning," Ann Lee said.', ("Ann Lee", "said", '"The port is burning,"')),
    ("Ann Lee said: “The port is burning.”", ("Ann Lee", "said", "“The port is burning.”")),
    ("“The port,” Ann Lee said, “is burning.”", ("Ann Lee", "said", "“The port,” | “is burning.”")),
    ("“The port is burning,” Ann Lee said. “We need help.”", ("Ann Lee", "said", "“The port is burning,” | “We need help.”")),
    ("“The port is burning. It is bad,” Ann Lee said.", ("Ann Lee", "said", "“The port is burning. It is bad,”")),
    ("“Is it burning?” asked Ann Lee, head of the Harbour Watch.", ("Ann Lee, head of the Harbour Watch", "asked", "“Is it burning?”")),
    ("The port was “burning fiercely,” Ann Lee said.", ("Ann Lee", "said", "The port was “burning fiercely,”")),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT + WITHOUT_COMMAS + ACCORDING + DIRECT)
def test_one_attribution(text: str, expected: tuple[str, str, str]) -> None:
    assert parts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the villagers were heard.",
        "The so-called “safe zone” was shelled.",
        "The army responded with air strikes.",
        "Russia’s plans were unclear.",
        "There were few reports of clashes in the port.",
        "I think the war will go on.",
        "The biggest officially acknowledged loss was in May.",
        "Marland-backed troops entered the town.",
        "The fair and the shows of the port were cancelled.",
        "The new offensive truly does threaten the port.",
        "The shelling of the harbour shows how little the truce means.",
        "They were close to defeating said rebels.",
        "It is a truce that the army has often agreed to.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert parts(text) == []


def test_two_in_a_row() -> None:
    text = "The mayor said two boats sank, adding that the port was closed."
    assert parts(text) == [("The mayor", "said", "two boats sank"), ("The mayor", "adding", "that the port was closed")]


def test_citing() -> None:
    text = "Two boats sank in the harbour local media reported citing a witness."
    assert parts(text) == [("local media", "reported", "Two boats sank in the harbour"), ("local media", "citing", "a witness")]


def test_citing_between_commas() -> None:
    text = "Gull News, citing two divers, reported that the mayor had fled."
    cited, told = marked(text)
    assert words_of(text, cited) == ("Gull News", "citing", "two divers")
    assert words_of(text, told) == ("Gull News", "reported", "that the mayor had fled")
    assert (cited.parent, told.parent) == (None, None)


def test_quoting_between_commas_before_a_content_without_that() -> None:
    text = "Gull News, quoting two divers, said the mayor had fled."
    assert parts(text) == [("Gull News", "quoting", "two divers"), ("Gull News", "said", "the mayor had fled")]
    assert not any(found.nested for found in marked(text))


def test_quotations_without_commas_have_tags_of_their_own() -> None:
    text = '"The port is burning" Ann Lee said. "We need help" she added.'
    assert parts(text) == [("Ann Lee", "said", '"The port is burning"'), ("she", "added", '"We need help"')]


def test_quoting_at_the_end() -> None:
    text = "The army shelled Holm, Gull News reported, quoting a doctor."
    assert parts(text) == [("Gull News", "reported", "The army shelled Holm"), ("Gull News", "quoting", "a doctor")]


def test_another_speaker_after_and() -> None:
    text = "Marland denied those charges and the mayor said the boats were its own."
    assert parts(text) == [("Marland", "denied", "those charges"), ("the mayor", "said", "the boats were its own")]


def test_speakers_beside_each_other_are_not_nested() -> None:
    text = (
        "Although the Defence Ministry claims its boats struck back, and the mayor claimed that six raiders drowned, "
        "nobody was hurt in Tarn, and the Harbour Watch confirmed that no boats had left."
    )
    assert parts(text) == [
        ("the Defence Ministry", "claims", "its boats struck back"),
        ("the mayor", "claimed", "that six raiders drowned"),
        ("the Harbour Watch", "confirmed", "that no boats had left"),
    ]
    assert not any(found.nested for found in marked(text))


def test_a_quoted_word_inside_a_content_is_one_content() -> None:
    text = "It was watched by Ann Lee, who called it a “big problem” on Friday."
    assert [part[2] for part in parts(text)] == ["it a “big problem” on Friday"]


def test_a_quotation_before_its_passive_tag_ends_there() -> None:
    text = "“Then they ran,” a villager was quoted as saying.\nMayor Ann Lee said the port was closed."
    assert [part[0] for part in parts(text)] == ["a villager", "Mayor Ann Lee"]
    assert not any(found.nested for found in marked(text))


def test_hearsay_names_nobody() -> None:
    assert parts("The commander has reportedly died in battle.") == [("", "reportedly", "The commander | died in battle")]


def test_passive_without_speaker() -> None:
    (found,) = marked("The convoy is believed to carry arms.")
    assert found.source == ()
    assert found.stance == "thinks"


def test_quoted_as_saying() -> None:
    text = "The Herald quoted the ministry as saying that the road was open."
    outer, inner = marked(text)
    assert words_of(text, outer)[:2] == ("The Herald", "quoted")
    assert words_of(text, inner) == ("the ministry", "saying", "that the road was open")
    assert inner.parent == outer.id


def test_was_quoted_as_saying() -> None:
    text = "The minister was quoted as saying the road was open."
    assert parts(text) == [("The minister", "quoted | as saying", "the road was open")]


def test_inner_attribution_points_to_its_parent() -> None:
    text = "The Herald reported that, according to a caller, two residents said the dam was mined."
    herald, caller, residents = marked(text)
    assert words_of(text, herald)[0] == "The Herald"
    assert words_of(text, caller)[0] == "a caller"
    assert words_of(text, residents) == ("two residents", "said", "the dam was mined")
    assert (herald.parent, caller.parent, residents.parent) == (None, herald.id, caller.id)
    assert [found.nested for found in (herald, caller, residents)] == [False, True, True]


def test_the_speaker_of_a_statement_that_asks() -> None:
    text = "Rebel groups in Tarn issued a statement asking civilians to leave."
    (found,) = marked(text)
    assert words_of(text, found) == ("Rebel groups in Tarn", "asking", "civilians to leave")
    assert found.stance == "demands"


def test_headline_with_its_source() -> None:
    assert parts("Six boats sunk in Port Tarn: monitor\nThe port is closed.", "headline") == [
        ("monitor", ":", "Six boats sunk in Port Tarn")
    ]


def test_transcript() -> None:
    text = "LEE: Was it you?\nBERG: It was not.\nLEE: Who was it?"
    assert [part[0] for part in parts(text)] == ["LEE", "BERG", "LEE"]


def test_speech_over_paragraphs() -> None:
    text = "“The port is burning,” Ann Lee said. “We need help.\n“And the ships are gone.”"
    assert parts(text) == [("Ann Lee", "said", "“The port is burning,” | “We need help. | “And the ships are gone.”")]


def test_block_quotation_takes_up_the_sentence() -> None:
    text = "The Herald reported that on Monday the convoy\n...was seen near the dam."
    assert parts(text) == [("The Herald", "reported", "that on Monday the convoy | was seen near the dam")]


def test_an_agency_quoted_from_a_new_line() -> None:
    text = "The Herald reported:\n...the mayor said that two boats sank."
    herald, mayor = marked(text)
    assert words_of(text, herald) == ("The Herald", "reported", "the mayor said that two boats sank")
    assert words_of(text, mayor) == ("the mayor", "said", "that two boats sank")
    assert mayor.parent == herald.id


def test_headline_that_lost_its_dash() -> None:
    assert parts("Six boats sunk in Port Tarn Monitor", "headline") == [("Monitor", "", "Six boats sunk in Port Tarn")]
    assert parts("Six boats sunk by the Port Monitor in Tarn", "headline") == []


def test_a_dateline_is_not_told() -> None:
    assert parts("TARN (Gull) – Two boats sank the mayor said.") == [("the mayor", "said", "Two boats sank")]


def test_comments_and_furniture_are_not_read() -> None:
    assert parts("The mayor said the port was closed.\nSupport us, the editor said.", "comment", "furniture") == []


QUOTED = [
    ("“The port is burning,” said Ann Lee.", "full"),
    ("Ann Lee said the port was “burning fiercely” at noon.", "partial"),
    ("Ann Lee said the port was burning.", "none"),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quoted(text: str, expected: str) -> None:
    assert [found.quoted for found in marked(text)] == [expected]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denies", "deny"),
        ("denied", "deny"),
        ("said", "say"),
        ("accusing", "accuse"),
        ("slammed", "slam"),
        ("pushes", "push"),
        ("agreeing", "agree"),
    ],
)
def test_forms(form: str, lemma: str) -> None:
    assert verbs()[form].lemma == lemma


WORDS = [
    "The mayor",
    "said",
    "that",
    "according to",
    "“",
    "”",
    '"',
    ",",
    ".",
    ":",
    "\n",
    "who",
    "reportedly",
    "denied",
    "he",
    "and",
    "adding",
    "Ann Lee",
    "to",
    "(",
    ")",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_marks_stay_in_the_text_and_parents_exist(text: str) -> None:
    found = marked(text)
    ids = {item.id for item in found}
    assert all(span.end <= len(text) for item in found for span in item.spans())
    assert all(item.parent in ids for item in found if item.nested)
    assert all(item.content and item.cue for item in found)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    assert marked(text) == marked(text)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@example("The mayor said The mayor The mayor said and said")
@settings(max_examples=100, deadline=None)
def test_no_attribution_is_its_own_ancestor(text: str) -> None:
    parents = {item.id: item.parent for item in marked(text)}
    for start in parents:
        seen = []
        current: str | None = start
        while current is not None and current not in seen:
            seen.append(current)
            current = parents[current]
        assert current is None


@pytest.mark.parametrize(
    "piece",
    [
        *["said ", "he said, ", "“", '" ', "a.a.", "A ", "according to ", "x" * 50, "said that ", "adding, ", "( - "],
        *["The Herald reported:\n", "the mayor said the\n...", "although he said it, ", "Via A:\n", ", quoting A, said "],
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        made = Reading(document=Document.of(text)).with_layer("blocks", (Block(start=0, end=len(text), kind="body"),), "test")
        begun = time.process_time()
        mark(made.with_layer("sentences", (Sentence(start=0, end=len(text)),), "test"), Knowledge())
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(40_000) < 9 * max(seconds(10_000), 0.05)  # a square would be 16 times


def test_stage() -> None:
    assert STAGE.writes == "attributions"
    assert STAGE.mark is mark
