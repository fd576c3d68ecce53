"""What is mended of the encoder's findings, and what is left as it was heard; on sentences of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.mended import mended
from secondhand.annotate.attributions.passage import Passage
from secondhand.model import Sentence, Span
from tests.claims.marked import unmarked

Words = tuple[str, str, str]
"""Source, cue and content; pieces joined by a bar."""


def passage(text: str) -> Passage:
    """One block; a sentence ends at each line's end."""
    sentences = [Sentence(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", text)]
    return Passage(text, Span(0, len(text)), sentences)


def ranges(p: Passage, spans: Sequence[Span]) -> tuple[Range, ...]:
    tokens = [[k for k, token in enumerate(p.tokens) if span.start <= token.start and token.end <= span.end] for span in spans]
    return tuple((inside[0], inside[-1] + 1) for inside in tokens)


def mend(braced: str, sure: Sequence[float] = ()) -> list[Words]:
    """The words of each finding after mending; `sure` is how sure the encoder is of the first, the second and so on."""
    text, told = unmarked(braced)
    p = passage(text)
    shares = [*sure, *[1.0] * len(told)]
    found = [
        Found(ranges(p, item.source), ranges(p, item.cue), ranges(p, item.content), share)
        for item, share in zip(told, shares, strict=False)
    ]
    return [worded(p, item) for item in mended(p, found, ())]


def worded(p: Passage, item: Found) -> Words:
    source, cue, content = (" | ".join(span.of(p.text) for span in p.spans(part)) for part in (item.source, item.cue, item.content))
    return source, cue, content


LEFT = [
    ("{1s The miller} {1c said} {1t the weir broke}.", [("The miller", "said", "the weir broke")]),
    ("{1t “The weir broke,”} {1c said} {1s the miller}.", [("the miller", "said", "“The weir broke,”")]),
    ("{1c Reportedly}, {1t the weir broke}.", [("", "Reportedly", "the weir broke")]),
    (
        "{1s The miller} {1c said} {1t the weir broke}, and {2s the smith} {2c denied} {2t any flood}.",
        [("The miller", "said", "the weir broke"), ("the smith", "denied", "any flood")],
    ),
    (
        "{1s The miller} {1c said} {1t that {2s the smith} {2c feared} {2t a flood}}.",
        [("The miller", "said", "that the smith feared a flood"), ("the smith", "feared", "a flood")],
    ),
]


@pytest.mark.parametrize(("braced", "expected"), LEFT)
def test_what_grammar_allows_is_left(braced: str, expected: list[Words]) -> None:
    assert mend(braced) == expected


def test_nothing_heard_is_nothing_mended() -> None:
    assert mended(passage("The weir broke."), [], []) == []


def test_findings_come_in_the_order_of_their_cues() -> None:
    braced = "{2s The miller} {2c said} {2t the weir broke}. {1s The smith} {1c denied} {1t it}."
    assert [cue for _, cue, _ in mend(braced)] == ["said", "denied"]


TWICE = [
    # (how sure of the first, of the second, whose reading stays)
    (0.9, 0.6, "The miller"),
    (0.6, 0.9, "the smith"),
]


@pytest.mark.parametrize(("first", "second", "speaker"), TWICE)
def test_of_two_readings_of_a_cue_the_surer_stays(first: float, second: float, speaker: str) -> None:
    p = passage("The miller and the smith said the weir broke.")
    found = [Found(((0, 2),), ((5, 6),), ((6, 9),), first), Found(((3, 5),), ((5, 6),), ((6, 9),), second)]
    assert [worded(p, item) for item in mended(p, found, ())] == [(speaker, "said", "the weir broke")]


def test_cues_that_share_one_word_are_one_cue() -> None:
    p = passage("The miller has made clear the weir broke.")
    found = [Found(((0, 2),), ((2, 5),), ((5, 8),), 0.7), Found(((0, 2),), ((4, 5),), ((5, 8),), 0.5)]
    assert [worded(p, item)[1] for item in mended(p, found, ())] == ["has made clear"]


def test_headlines_without_a_cue_do_not_exclude_one_another() -> None:
    p = passage("Miller: weir broke. Smith: no flood.")
    found = [Found(((0, 1),), (), ((2, 4),), 1.0), Found(((5, 6),), (), ((7, 9),), 1.0)]
    assert mended(p, found, ()) == found


QUOTED_AS_SAYING = [
    ("“It broke,” {1s the miller} {1c was quoted as} {1t saying} on Monday.", "“It broke,”"),
    ("“It broke”, {1s the miller} {1c was cited as} {1t saying}.", "“It broke”"),
    ('"It broke," {1s he} {1c is quoted as} {1t saying} by the Herald.', '"It broke,"'),
]


@pytest.mark.parametrize(("braced", "content"), QUOTED_AS_SAYING)
def test_quoted_as_saying_is_a_cue_after_its_quotation(braced: str, content: str) -> None:
    ((_, cue, said),) = mend(braced)
    assert cue.endswith(" as saying")
    assert said == content


UNQUOTED = [
    "The weir broke, {1s the miller} {1c was quoted as} {1t saying}.",  # no quotation before
    "{1s The miller} {1c was quoted as} {1t saying}.",  # nothing before
    "“It broke,” {1s the miller} {1c was quoted as} {1t saying more}.",  # a content of its own
    "“It broke,” {1s the miller} {1c kept} {1t saying}.",  # no "as"
    "“It broke,” {1s the miller} {1c was quoted} as {1t saying}.",  # the cue ends before
    "“It broke,” {1c was quoted as} {1t saying}.",  # nobody is quoted
]


@pytest.mark.parametrize("braced", UNQUOTED)
def test_saying_stays_a_content_elsewhere(braced: str) -> None:
    ((_, cue, said),) = mend(braced)
    assert said.startswith("saying")
    assert not cue.endswith("saying")


def test_a_source_that_speaks_before_is_no_piece_of_the_next_source() -> None:
    braced = "{1s {2s The Herald}} {1c reported} {1t that the weir broke}, {2c according to} {2s the miller}."
    assert [source for source, _, _ in mend(braced)] == ["The Herald", "the miller"]


def test_two_pieces_of_one_source_stay_where_nobody_else_has_them() -> None:
    braced = "{1s The miller} {1c said} {1t it broke}; {2s the smith} {2c agreed}, {2s a neighbour}, {2t that it broke}."
    assert [source for source, _, _ in mend(braced)] == ["The miller", "the smith | a neighbour"]


def test_a_source_is_never_emptied() -> None:
    braced = "{1s {3s The miller}} {1c said} {1t a}, {2s {3s the smith}} {2c said} {2t b}; they {3c added} {3t c}."
    assert mend(braced)[2] == ("The miller | the smith", "added", "c")


def test_one_source_for_two_cues_stays_with_both() -> None:
    braced = "{1s {2s The miller}} {1c said} {1t it broke} and {2c added} {2t it rained}."
    assert [source for source, _, _ in mend(braced)] == ["The miller", "The miller"]


AROUND = [
    (
        "{1s The Herald} {1c reported} that, {2c according to} {2s the miller}, {1t {2t the weir broke}}.",
        ["according to the miller, the weir broke", "the weir broke"],
    ),
    (
        "{1s The Herald} {1c reported} that {2s the miller} {2c said} {1t {2t the weir broke}}.",
        ["the miller said the weir broke", "the weir broke"],
    ),
    (  # half of the shorter content is enough
        "{1s The Herald} {1c reported} that {2s the miller} {2c said} {1t {2t the weir} broke on Monday}.",
        ["the miller said the weir broke on Monday", "the weir"],
    ),
]


@pytest.mark.parametrize(("braced", "contents"), AROUND)
def test_a_content_takes_in_the_voice_between_it_and_its_cue(braced: str, contents: list[str]) -> None:
    assert [content for _, _, content in mend(braced)] == contents


def test_only_the_first_piece_of_a_content_is_widened() -> None:
    braced = "{1s The Herald} {1c wrote} {2s the miller} {2c said} {1t {2t the weir broke}} again, {1t it rained}."
    assert mend(braced)[0][2] == "the miller said the weir broke | it rained"


APART = [
    "{1s The Herald} {1c reported}, {2s the miller} {2c said} {2t so}, {1t the weir broke}.",  # contents apart
    "{1t {2t The weir broke}}, {2s the miller} {2c said}, {1c wrote} {1s the Herald}.",  # the content stands before the cue
    "{1s The Herald} {1c reported}:\n{2s the miller} {2c said} {1t {2t the weir broke}}.",  # in another sentence
]


@pytest.mark.parametrize("braced", APART)
def test_other_contents_are_not_widened(braced: str) -> None:
    text, told = unmarked(braced)
    before = {" | ".join(span.of(text) for span in item.content) for item in told}
    assert {content for _, _, content in mend(braced)} == before


PLAIN = ["The miller", "said", "“It broke,”", "the Herald reported that", "according to", ",", "was quoted as", ".\n", "it rained"]


@st.composite
def anything_heard(draw: st.DrawFn) -> tuple[Passage, list[Found]]:
    """A passage, and findings without any sense in it."""
    p = passage(" ".join(draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=12))))
    size = len(p.tokens)
    piece = (
        st.tuples(st.integers(0, size - 1), st.integers(1, size)).map(lambda two: (min(two), max(two))).filter(lambda two: two[0] < two[1])
    )
    several = st.lists(piece, min_size=1, max_size=2).map(lambda found: tuple(sorted(found)))
    one = st.builds(Found, source=several, cue=st.lists(piece, max_size=1).map(tuple), content=several, confidence=st.floats(0, 1))
    return p, draw(st.lists(one, max_size=5))


@settings(max_examples=200, deadline=None)
@given(anything_heard())
def test_cues_stay_distinct_and_contents_in_the_passage(heard: tuple[Passage, list[Found]]) -> None:
    p, found = heard
    after = mended(p, found, ())
    tokens = [k for item in after for begin, end in item.cue for k in range(begin, end)]
    assert len(tokens) == len(set(tokens))
    assert [item.lead for item in after] == sorted(item.lead for item in after)
    assert all(0 <= begin < end <= len(p.tokens) for item in after for begin, end in (*item.source, *item.cue, *item.content))


@settings(max_examples=200, deadline=None)
@given(anything_heard())
def test_nothing_is_made_up_or_cut_short(heard: tuple[Passage, list[Found]]) -> None:
    p, found = heard
    assert all(any(_comes_of(item, other) for other in found) for item in mended(p, found, ()))


def _comes_of(after: Found, before: Found) -> bool:
    """Whether a finding has only lost pieces of its source and been widened to the left, or to all that stands before its cue."""
    same = (after.cue, after.confidence, after.content[1:]) == (before.cue, before.confidence, before.content[1:])
    widened = after.content[0][0] <= before.content[0][0] and after.content[0][1] == before.content[0][1]
    told_before = bool(after.cue) and after.content[0][1] < after.lead
    return same and (widened or told_before) and bool(after.source) and set(after.source) <= set(before.source)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("{1s The miller} {1c said on} {1t Monday that the weir broke}.", "said", "that the weir broke"),
        ("{1s The miller} {1c said} {1t on Monday that the weir broke}.", "said", "that the weir broke"),
        ("{1s The miller} {1c said} {1t Monday was a holiday}.", "said", "Monday was a holiday"),
        ("{1s The miller} {1c insisted on} {1t a new weir}.", "insisted on", "a new weir"),
    ],
)
def test_the_day_of_telling_is_neither_cue_nor_content(text: str, cue: str, content: str) -> None:
    ((_, mended_cue, mended_content),) = mend(text)
    assert (mended_cue, mended_content) == (cue, content)


def test_what_is_heard_twice_counts_as_it_was_heard_first() -> None:
    p = passage("The miller said the weir broke.")
    outer = Found(((0, 2),), ((2, 3),), ((3, 6),), 0.6)
    assert mended(p, [outer], [replace(outer, source=(), confidence=1.0)]) == [outer]


def test_time_grows_with_the_number_of_findings() -> None:
    count = 4000
    p = passage("The miller said the weir broke.\n" * count)
    found = [Found(((k, k + 2),), ((k + 2, k + 3),), ((k + 3, k + 6),), 1.0) for k in range(0, 7 * count, 7)]
    began = process_time()
    assert mended(p, found, ()) == found
    assert process_time() - began < 2


WHOLE = [
    (
        "{1t The} smiths seized the weir of Orvell, {1s their guild} {1c said}.",
        ("their guild", "said", "The smiths seized the weir of Orvell"),
    ),
    (
        "The {1t smiths} seized the weir, {1s their guild} {1c said in a letter}.",
        ("their guild", "said in a letter", "The smiths seized the weir"),
    ),
    ("The smiths seized the weir, {1t their guild} {1c said}.", ("their guild", "said", "The smiths seized the weir")),
    ("Weir {1t falls}\nThe smiths seized it again, {1s the guild} {1c said}.", ("the guild", "said", "The smiths seized it again")),
    ("After the flood at the weir, {1s she} {1c said} {1t no}.", ("she", "said", "no")),  # told after the cue
    ("{1t Floods} {1c said} to have reached the weir, {1s the miller} heard.", ("the miller", "said", "Floods")),  # a comma after the cue
    ("{1t Twelve sheep}, {1s the miller} {1c said}.", ("the miller", "said", "Twelve sheep")),  # nothing more stands there
    (
        "{1t The weir broke} and the mill fell, {1s the guild} {1c said}.",
        ("the guild", "said", "The weir broke"),
    ),  # long enough to be what was meant
]


@pytest.mark.parametrize(("braced", "expected"), WHOLE)
def test_a_scrap_of_what_was_said_stands_for_the_clause_before_the_comma(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


def heard_within(braced: str) -> list[Words]:
    """As `mend`, of a first finding in whose content the second was heard."""
    text, told = unmarked(braced)
    p = passage(text)
    outer, inner = (Found(ranges(p, item.source), ranges(p, item.cue), ranges(p, item.content), 1.0) for item in told)
    return [worded(p, item) for item in mended(p, [outer], [inner])]


RESUMED = [
    (
        "{1s The guild} {1c said} {1t {2s its smiths} had left and {2c accused} {2t the miller of theft}}.",
        [("The guild", "said", "its smiths had left"), ("The guild", "accused", "the miller of theft")],
    ),
    (
        "{1s The guild} {1c said} {1t {2s the smiths} {2c accused} {2t the miller of theft}}.",
        [("The guild", "said", "the smiths accused the miller of theft"), ("the smiths", "accused", "the miller of theft")],
    ),
    (
        "{1s The guild} {1c said} {1t {2s the smiths} left and {2c accused} {2t the miller of theft}}.",
        [("The guild", "said", "the smiths left and accused the miller of theft"), ("the smiths", "accused", "the miller of theft")],
    ),
]


@pytest.mark.parametrize(("braced", "expected"), RESUMED)
def test_after_what_had_happened_a_past_form_goes_on_with_who_speaks(braced: str, expected: list[Words]) -> None:
    assert heard_within(braced) == expected


AROUND_PASSIVE = [
    ("{1t A theft} {1c was reported} in Orvell on Monday.", ("", "was reported", "A theft | in Orvell on Monday")),
    ("{1t Two smiths} {1c were reported} hurt, and left.", ("", "were reported", "Two smiths | hurt")),
    ("{1t A theft} {1c was reported} by smiths in Orvell.", ("smiths", "was reported", "A theft | in Orvell")),
    ("{1t A theft} {1c was reported}.", ("", "was reported", "A theft")),
    ("{1t A theft} {1c was reported} to the guild.", ("", "was reported", "A theft")),
    ("{1t A theft} {1c reported} in Orvell.", ("", "reported", "A theft")),
]


@pytest.mark.parametrize(("braced", "expected"), AROUND_PASSIVE)
def test_what_stands_behind_a_passive_that_only_tells_is_told_too(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


ROLES = [
    ("{1s The smith} {1c denied} {1t involvement} in the theft of a boat.", "involvement in the theft of a boat"),
    ("{1s The smith} {1c denied} {1t any role} in it, and left.", "any role in it"),
    ("{1s The smith} {1c denied} {1t the theft} in Orvell.", "the theft"),
]


@pytest.mark.parametrize(("braced", "content"), ROLES)
def test_what_a_role_was_in_belongs_to_it(braced: str, content: str) -> None:
    assert [said for _, _, said in mend(braced)] == [content]


FIRST = [
    ("{1t Veldara} {1c said} on Monday its guild left Orvell.", ("Veldara", "said", "its guild left Orvell")),
    ("{1t The guild of smiths} {1c says} the old weir broke.", ("The guild of smiths", "says", "the old weir broke")),
    ("{1t Veldara} {1c said} on Monday so.", ("", "said", "Veldara")),  # nothing told after it
    ("{1t The weir broke, Veldara} {1c said} on Monday in a letter to smiths.", ("", "said", "The weir broke, Veldara")),
    ("{1t Veldara} {1c saying} that the old weir broke.", ("", "saying", "Veldara")),
]


@pytest.mark.parametrize(("braced", "expected"), FIRST)
def test_who_stands_first_before_an_active_verb_speaks(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


LAST = [
    ("{1t The weir broke in Orvell, Veldara} {1c said}.", ("Veldara", "said", "The weir broke in Orvell")),
    ("{1t The old weir broke, the guild of smiths} {1c says}.", ("the guild of smiths", "says", "The old weir broke")),
    ("{1t In Orvell, Veldara} {1c said} so.", ("", "said", "In Orvell, Veldara")),  # nothing told before the comma
    ("{1t The weir broke near Orvell in Veldara} {1c said}.", ("", "said", "The weir broke near Orvell in Veldara")),
    ("{1t The weir broke at Orvell, Veldara,} {1c said}.", ("", "said", "The weir broke at Orvell, Veldara,")),
    ("{1t The weir broke at Orvell, Veldara} {1c saying}.", ("", "saying", "The weir broke at Orvell, Veldara")),
    ('"{1t The weir broke at Orvell, Veldara} {1c said}."', ("", "said", "The weir broke at Orvell, Veldara")),
]


@pytest.mark.parametrize(("braced", "expected"), LAST)
def test_who_stands_last_before_an_active_verb_speaks(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


PASSIVE = [
    ("{1s The smith} {1c is at once condemned for} {1t breaking the truce}.", ("", "is at once condemned for", "breaking the truce")),
    ("{1s The smith} {1c was accused by} {1t the guild of theft}.", ("the guild", "was accused by", "the guild of theft")),
    ("{1s The smiths} {1c were told} {1t to leave}.", ("", "were told", "to leave")),
    ("{1s The smith} {1c was quoted as saying} {1t the weir broke}.", ("The smith", "was quoted as saying", "the weir broke")),
    ("{1s The smith} {1c condemned} {1t the theft}.", ("The smith", "condemned", "the theft")),
    ("{1s The smith}, who {1c was accusing} {1t the guild}, left.", ("The smith", "was accusing", "the guild")),
]


@pytest.mark.parametrize(("braced", "expected"), PASSIVE)
def test_who_is_spoken_of_is_not_who_speaks(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


SPEAKERS = [
    (
        "{1t Two masons died on Sunday}, the town's mayor, Jon Lee, {1c said}.",
        ("the town's mayor, Jon Lee", "said", "Two masons died on Sunday"),
    ),
    (
        "{1t Two masons died in Orna}, {1c said} {1t the UN's mission in Ruritania}.",
        ("the UN's mission in Ruritania", "said", "Two masons died in Orna"),
    ),
    ("The miller on Tuesday {1c accused} {1t the smith of theft}.", ("The miller", "accused", "the smith of theft")),
    ("Two masons died at the mill, {1s the guild} {1c told} {1t the radio}.", ("the guild", "told", "Two masons died at the mill")),
    (
        "{1s The miller} {1c accused} {1t the smith} on Tuesday of taking the keys.",
        ("The miller", "accused", "the smith on Tuesday of taking the keys"),
    ),
    (
        "{1s The guild} {1c claimed} {1t responsibility} on Monday for the fire.",
        ("The guild", "claimed", "responsibility on Monday for the fire"),
    ),
]


@pytest.mark.parametrize(("braced", "expected"), SPEAKERS)
def test_who_speaks_is_found_by_grammar(braced: str, expected: Words) -> None:
    assert mend(braced) == [expected]


def test_of_two_sources_the_one_in_the_sentence_of_the_cue_speaks() -> None:
    p = passage("The miller denied it.\nThe smith rejected this, saying the weir had held.")
    item = Found(((0, 2), (5, 7)), ((10, 11),), ((11, 15),), 1.0)
    assert [worded(p, found) for found in mended(p, [item], ())] == [("The smith", "saying", "the weir had held")]


NO_SPEAKERS = [
    "{1t Two masons died in Orna} {1c said} {1t the UN's mission in Ruritania}.",  # no comma
    "{1t Two masons died}, {1c said} {1t the miller} before he left the town by the road to the north.",
    "At the mill {1c accused} {1t the smith of theft}.",  # no day
    "The mill burnt, {1s the guild} {1c told} {1t the radio that the smith had lit it}.",
    "{1s The miller} {1c accused} {1t the smith} on Tuesday.",
]


@pytest.mark.parametrize("braced", NO_SPEAKERS)
def test_without_such_grammar_nothing_is_mended(braced: str) -> None:
    text, told = unmarked(braced)
    p = passage(text)
    assert mend(braced) == [worded(p, Found(ranges(p, item.source), ranges(p, item.cue), ranges(p, item.content), 1.0)) for item in told]


UNTOLD = [
    "{1s No one} {1c has claimed responsibility} {1t for the fire}.",
    "{1s Neither side} {1c confirmed} {1t the deal}.",
    "{1s The guard} {1c repelled} {1t an attack of the smiths}.",
]


@pytest.mark.parametrize("braced", UNTOLD)
def test_what_nobody_tells_is_no_attribution(braced: str) -> None:
    assert mend(braced) == []
