"""What every store must do, the same for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from secondhand.errors import Unusable
from secondhand.model import Actor, Decision, Document, Draft, Place, QuantityMention, Reading, Source
from secondhand.store import Behind, KnowledgeFile, Query, Skipped, SqliteStore, Store

OPENERS: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: SqliteStore(folder / "case.db", write=True)}


@pytest.fixture(params=OPENERS)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same case each time it is called."""
    return lambda: OPENERS[request.param](tmp_path)


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Iterator[Store]:
    opened = open_store()
    yield opened
    opened.close()


def draft_of(reading: Reading, *, origin: str = "a.txt", data: bytes | None = None, **details: Any) -> Draft:
    document = reading.document
    data = document.text.encode("utf-8", "surrogatepass") if data is None else data
    source = Source(
        sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin=origin, got_at="2031-05-06T10:00:00+00:00"
    )
    return Draft(source=source, data=data, text=document.text, external_id=document.external_id, title=document.title, **details)


def reading_of(text: str) -> Reading:
    return Reading(document=Document.of(text, external_id="x"))


def test_a_reading_comes_back_as_it_was(store: Store, made_reading: Reading) -> None:
    assert store.add(draft_of(made_reading), made_reading)
    assert store.reading(made_reading.document.id) == made_reading
    assert list(store.readings()) == [made_reading]


def test_what_was_stored_is_there_when_the_case_is_opened_again(open_store: Callable[[], Store], made_reading: Reading) -> None:
    first = open_store()
    first.add(draft_of(made_reading), made_reading)
    first.close()
    second = open_store()
    assert second.has_document(made_reading.document.id)
    assert list(second.readings()) == [made_reading]
    second.close()


def test_an_empty_case_answers_every_question(store: Store) -> None:
    assert not store.has_document("d0")
    assert store.reading("d0") is None
    assert store.reading_of_claim("c0") is None
    assert store.original("00") is None
    assert list(store.claims(Query(search="anything"))) == []
    assert list(store.findings()) == []
    assert list(store.decisions()) == []
    assert list(store.behind(1)) == []
    totals = store.totals()
    assert (totals.documents, totals.claims, totals.skipped) == (0, 0, 0)


def test_the_original_bytes_are_kept_untouched(store: Store, made_reading: Reading) -> None:
    data = b"\xef\xbb\xbf\x00\xff" + made_reading.text.encode()
    draft = draft_of(made_reading, data=data)
    store.add(draft, made_reading)
    assert store.original(draft.source.sha256) == data


def test_the_same_words_elsewhere_are_a_second_source_of_one_document(store: Store, made_reading: Reading) -> None:
    first, second = draft_of(made_reading), draft_of(made_reading, origin="copy.html", data=b"<p>copy</p>")
    assert store.add(first, made_reading)
    assert not store.add(second, made_reading)
    assert store.sources(made_reading.document.id) == [first.source, second.source]
    assert store.totals().documents == 1
    assert store.totals().claims == len(made_reading.claims)


def test_a_source_is_kept_once(store: Store, made_reading: Reading) -> None:
    draft = draft_of(made_reading)
    store.add(draft, made_reading)
    assert not store.add_source(made_reading.document.id, draft)
    later = replace(draft, source=replace(draft.source, got_at="2031-06-01T00:00:00+00:00"))
    assert not store.add_source(made_reading.document.id, later)
    assert store.sources(made_reading.document.id) == [draft.source]


def test_readings_come_in_the_order_of_arrival(store: Store) -> None:
    texts = ["Zebra.", "Apple.", "Mango."]
    for text in texts:
        store.add(draft_of(reading_of(text)), reading_of(text))
    assert [reading.text for reading in store.readings()] == texts


@pytest.mark.parametrize("text", ["lone \ud800 surrogate", "nul \0 in it", "مقتل ستة مدنيين", "x"])
def test_any_text_comes_back(store: Store, text: str) -> None:
    reading = reading_of(text)
    store.add(draft_of(reading), reading)
    assert store.reading(reading.document.id) == reading


def test_any_figure_comes_back(store: Store) -> None:
    huge = QuantityMention(id="m1", start=0, end=4, low=10**40, high=None)
    reading = replace(reading_of("many killed"), quantities=(huge,))
    store.add(draft_of(reading), reading)
    assert store.reading(reading.document.id) == reading


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["c1", "c2"]),
        (Query(actor="council GUARD"), ["c1"]),
        (Query(actor="guard"), ["c1"]),
        (Query(actor="butchers"), ["c1"]),
        (Query(actor="Meridian"), []),
        (Query(actor="%"), []),
        (Query(voice="hotline"), ["c1"]),
        (Query(voice="courier"), ["c1", "c2"]),
        (Query(place="quèssa"), ["c1"]),
        (Query(place="Orrel"), ["c1"]),
        (Query(place="xv"), ["c1"]),
        (Query(place="x"), []),
        (Query(type="attack"), ["c1"]),
        (Query(type="attack.shelling"), ["c1"]),
        (Query(type="att"), []),
        (Query(certainty="asserted"), ["c2"]),
        (Query(since=date(2031, 5, 4)), ["c1"]),
        (Query(since=date(2031, 5, 5)), []),
        (Query(until=date(2031, 5, 4)), ["c1"]),
        (Query(until=date(2031, 5, 3)), []),
        (Query(search="child killed"), ["c1"]),
        (Query(search="denied"), ["c2"]),
        (Query(search='NEAR( "* -'), []),
        (Query(search="  "), ["c1", "c2"]),
        (Query(type="attack", certainty="asserted"), []),
    ],
)
def test_the_ledger_answers_questions(store: Store, made_reading: Reading, query: Query, expected: list[str]) -> None:
    store.add(draft_of(made_reading), made_reading)
    assert [row.id for row in store.claims(query)] == expected


def test_a_line_of_the_ledger_says_it_all(store: Store, made_reading: Reading) -> None:
    store.add(draft_of(made_reading), made_reading)
    row = next(iter(store.claims(Query())))
    assert (row.agents, row.place, row.country) == ("Council Guard", "Quessa", "XV")
    assert row.counts.startswith("at least 6 ")
    assert (row.chain, row.origin, row.evidence) == ("Amsel Courier > a hotline > two residents", "two residents", "witness")
    assert (row.from_day, row.published, row.negated) == (date(2031, 5, 4), date(2031, 5, 5), False)


def test_a_claim_leads_to_its_reading(store: Store, made_reading: Reading) -> None:
    store.add(draft_of(made_reading), made_reading)
    assert store.reading_of_claim("c2") == made_reading


def test_findings_that_fail_come_first(store: Store, made_reading: Reading) -> None:
    backwards = replace(made_reading, findings=made_reading.findings[::-1])
    store.add(draft_of(backwards), backwards)
    found = list(store.findings())
    assert [entry.finding for entry in found] == list(made_reading.findings)
    assert found[0].title == made_reading.document.title


def test_a_document_that_cannot_be_written_leaves_nothing_behind(store: Store, made_reading: Reading) -> None:
    class Cut(Exception):
        """Something that stops the run in the middle."""

    class Broken(Reading):
        def to_json(self) -> dict[str, Any]:
            raise Cut

    with pytest.raises(Cut):
        store.add(draft_of(made_reading), Broken(document=made_reading.document))
    assert not store.has_document(made_reading.document.id)
    assert store.totals().sources == 0
    assert store.add(draft_of(made_reading), made_reading)


def test_what_was_skipped_is_listed_once_and_can_be_forgotten(store: Store) -> None:
    bad = Skipped(file="b.jsonl", item="b.jsonl:3", reason="there is no text in it", advice="Give its text.")
    other = Skipped(file="c.pdf", item="c.pdf", reason="files of this kind are not read")
    for skipped in (bad, other, bad):
        store.add_skipped(skipped)
    assert store.skipped() == [bad, other]
    store.forget_skipped("b.jsonl")
    assert store.skipped() == [other]


def test_a_file_read_to_its_end_is_known_by_name_and_bytes(store: Store) -> None:
    store.add_file_read("a.jsonl", "ab" * 32, 12)
    store.add_file_read("a.jsonl", "ab" * 32, 12)
    assert store.items_of_file("a.jsonl", "ab" * 32) == 12
    assert store.items_of_file("a.jsonl", "cd" * 32) is None
    assert store.items_of_file("b.jsonl", "ab" * 32) is None


def test_knowledge_is_copied_into_the_case_once(store: Store) -> None:
    places = KnowledgeFile(kind="gazetteer", name="places.tsv", data=b"name\tlat\tlon\nQuessa\t-31.4\t-20\n")
    actors = KnowledgeFile(kind="actors", name="actors.toml", data=b"")
    for file in (places, actors, replace(places, name="again.tsv")):
        store.add_knowledge(file)
    assert store.knowledge() == [places, actors]


GUARD = Actor(id="guard", name="Council Guard", type="armed group")
QUESSA = Place(id="map:1", name="Quessa", lat=-31.4, lon=-20.1)


def decided(name: str, **details: Any) -> Decision:
    return Decision.made(**{"kind": "place", "name": name, "by": "Ada", "at": "2031-05-06T10:00:00+00:00", "reason": "a map", **details})


def test_decisions_are_kept_in_their_order_and_once(store: Store) -> None:
    made = [decided("Quessa", place=QUESSA), decided("the group", kind="actor", actor=GUARD), decided("Zahra")]
    assert [store.add_decision(decision) for decision in (*made, made[0])] == [True, True, True, False]
    assert store.decisions() == made


def test_a_decision_is_taken_back_by_another_and_only_once(store: Store) -> None:
    made = decided("Quessa", place=QUESSA)
    store.add_decision(made)
    assert store.add_decision(decided("Quessa", undoes=made.id, reason="a mistake"))
    assert not store.add_decision(decided("Quessa", undoes=made.id, reason="the same mistake"))
    assert [decision.undoes for decision in store.decisions()] == [None, made.id]


def test_a_new_reading_takes_the_place_of_the_old_one_as_a_whole(store: Store, made_reading: Reading) -> None:
    other = reading_of("Another.")
    for reading in (made_reading, other):
        store.add(draft_of(reading), reading)
    killed, denial = made_reading.claims
    again = replace(made_reading, claims=(replace(denial, certainty="denied"),), findings=(), flags=(), actors=())
    assert store.renew(again, decisions=1)
    assert store.reading(again.document.id) == again
    assert list(store.readings()) == [again, other]
    assert store.reading_of_claim(killed.id) is None
    assert [(row.id, row.certainty) for row in store.claims(Query())] == [(denial.id, "denied")]
    assert [row.id for row in store.claims(Query(search="killed"))] == []
    assert [row.id for row in store.claims(Query(search="denied"))] == [denial.id]
    assert list(store.claims(Query(voice="hotline"))) == []
    assert list(store.findings()) == []
    assert (store.totals().documents, store.totals().sources, store.totals().claims) == (2, 2, 1)


def test_a_document_read_again_keeps_its_place_in_the_ledger(store: Store, made_reading: Reading) -> None:
    second = reading_of(made_reading.text + " It was said.")
    second = replace(second, claims=made_reading.claims, findings=made_reading.findings)
    for reading in (made_reading, second):
        store.add(draft_of(reading), reading)
    before = [row.document_id for row in store.claims(Query())], [found.document_id for found in store.findings()]
    store.renew(made_reading, decisions=1)
    assert ([row.document_id for row in store.claims(Query())], [found.document_id for found in store.findings()]) == before


def test_a_new_reading_that_cannot_be_written_leaves_the_old_one(store: Store, made_reading: Reading) -> None:
    class Cut(Exception):
        """Something that stops the run in the middle."""

    class Broken(Reading):
        @property
        def text(self) -> str:
            raise Cut

    store.add(draft_of(made_reading), made_reading)
    with pytest.raises(Cut):
        store.renew(Broken(document=made_reading.document), decisions=1)
    assert store.reading(made_reading.document.id) == made_reading
    assert [row.id for row in store.claims(Query())] == ["c1", "c2"]
    assert [behind.known for behind in store.behind(1)] == [0]


def test_a_reading_that_knew_more_is_not_replaced(store: Store, made_reading: Reading) -> None:
    store.add(draft_of(made_reading), made_reading, decisions=3)
    assert not store.renew(replace(made_reading, claims=()), decisions=2)
    assert not store.renew(reading_of("Never read."), decisions=9)
    assert store.reading(made_reading.document.id) == made_reading
    assert store.totals().documents == 1


def test_it_is_known_which_readings_are_behind(store: Store) -> None:
    first, second, third = (reading_of(text) for text in ("Zebra.", "Apple.", "Mango."))
    for known, reading in enumerate((first, second, third)):
        store.add(draft_of(reading), reading, decisions=known)
    ids = [reading.document.id for reading in (first, second, third)]
    assert list(store.behind(2)) == [
        Behind(document_id=ids[0], text="Zebra.", known=0),
        Behind(document_id=ids[1], text="Apple.", known=1),
    ]
    store.catch_up(ids, 2)
    assert list(store.behind(2)) == []
    store.catch_up(ids, 1)
    assert list(store.behind(2)) == []
    assert {behind.known for behind in store.behind(3)} == {2}


def test_two_connections_add_the_same_document_once(open_store: Callable[[], Store], made_reading: Reading) -> None:
    first, second = open_store(), open_store()
    assert first.add(draft_of(made_reading), made_reading)
    assert not second.add(draft_of(made_reading), made_reading)
    assert second.totals() == first.totals()
    first.close()
    second.close()


def test_a_closed_case_says_so(open_store: Callable[[], Store]) -> None:
    closed = open_store()
    closed.close()
    with pytest.raises(Unusable):
        closed.totals()
