"""Names of places: which they are, how far they reach, what they mean; and names that are none."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand import annotate
from secondhand.annotate import actors, places
from secondhand.gazetteer import open_index
from secondhand.model import Block, Document, Knowledge, Name, NoPlaces, PlaceMention, Published, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def reading_of(*sentences: str, kind: str = "body") -> Reading:
    text = " ".join(sentences)
    marks, start = [], 0
    for sentence in sentences:
        marks.append(Sentence(start=start, end=start + len(sentence)))
        start += len(sentence) + 1
    block = Block(start=0, end=len(text), kind=kind)  # type: ignore[arg-type]
    reading = Reading(document=Document.of(text), blocks=(block,), sentences=tuple(marks))
    return reading.with_layer("actors", actors.mark(reading, KNOWN), "actors")


def marked(*sentences: str, known: Knowledge = KNOWN) -> tuple[PlaceMention, ...]:
    return places.mark(reading_of(*sentences), known)


def words(*sentences: str) -> list[str]:
    text = " ".join(sentences)
    return [text[m.start : m.end] for m in marked(*sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on the town of Saraqib in Idlib province.", ["Saraqib", "Idlib"]),
        ("Fighting went on near al-Bab, north-east of Aleppo.", ["al-Bab", "Aleppo"]),
        ("They crossed the Euphrates River into Iraq.", ["Euphrates River", "Iraq"]),
        ("A rocket struck Hama military airport at dawn.", ["Hama military airport"]),
        ("The M5 runs past Ma'arrat al-Nu'man and Khan Shaykhun.", ["M5", "Ma'arrat al-Nu'man", "Khan Shaykhun"]),
        ("Residents of rebel-held Douma left for Damascus.", ["Douma", "Damascus"]),
        ("Families left Kafranbel Idlib province on foot.", ["Kafranbel", "Idlib"]),
        ("ALEPPO, Syria - The market was empty.", ["ALEPPO", "Syria"]),
        ("Warplanes bombed Deir ezzor twice.", ["Deir ezzor"]),
        ("Three buses left Aleppos Sakhour neighbourhood.", ["Aleppo", "Sakhour"]),
        ("He was born in Paris, Texas.", ["Paris", "Texas"]),
        ("HOMS (AFP) - Buses left at noon.", ["HOMS"]),
        ("A Saraqib man praised Jane Doe, R-Ocilla.", ["Saraqib", "Ocilla"]),
        ("The U.S. Embassy in Amman is closed.", ["Amman"]),
        ("Residents of Saraqib fled and people of Vienna said they knew.", ["Saraqib", "Vienna"]),
        ("Shells fell on Idlib City at noon.", ["Idlib"]),
        ("Jets struck the Hama countryside, southern Idlib and Rif Dimashq.", ["Hama", "Idlib", "Rif Dimashq"]),
        ("The army reached the M5 highway and Highway 60.", ["M5", "Highway 60"]),
        ("The road between Saraqib and Ariha is closed.", ["Saraqib", "Ariha"]),
        ("The Saraqib-Ariha road was shelled.", ["Saraqib", "Ariha"]),
        ("Families fled to Atmeh camp, 11 km northwest of Sarmada.", ["Atmeh", "Sarmada"]),
        ("Trucks wait at the crossing with Turkey.", ["Turkey"]),
        ("They hold Hajin.", ["Hajin"]),
        ("He told of the strike on Hajin.", ["Hajin"]),
        ("Fighters raided Hajin.", ["Hajin"]),
        ("There was no word from Israel.", ["Israel"]),
        ("Talks in the Democratic Republic of Congo failed.", ["Democratic Republic of Congo"]),
        ("Clashes went on in Chin State and in Somaliland.", ["Chin State", "Somaliland"]),
    ],
)
def test_the_mark_covers_the_name_and_no_more(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Moscow vetoed the text and Russia said it had no choice.",
        "Jordan Baker and Paris Novak won the race.",
        "Reading books is Nice in March.",
        "Mr. Houston told Mrs. Lincoln to wait.",
        "They said May would be better.",
        "The Bank of Jordan closed early.",
        "The pro-Turkey gunmen met a US-led force.",
        "GBI and KBR signed.",
        "Israel Adesanya beat Jordan Peterson.",
        "Syrians and Turks spoke.",
        "The Bank closed and The Team left.",
    ],
)
def test_actors_people_and_common_words_are_no_places(text: str) -> None:
    assert words(text) == []


def test_states_are_places_where_they_are_meant_as_such() -> None:
    assert words("The Britain-based group has people in Syria.") == ["Britain", "Syria"]
    assert words("The town lies on the border with Turkey.") == ["Turkey"]
    assert words("Turkey's president and Turkey's largest city are well known.") == ["Turkey"]


@pytest.mark.parametrize("kind", ["comment", "furniture"])
def test_comments_and_furniture_are_left_alone(kind: str) -> None:
    assert places.mark(reading_of("Shells fell on Aleppo.", kind=kind), KNOWN) == ()


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("The province of Homs was quiet.", "Homs", "governorate"),
        ("The city of Homs was quiet.", "Homs", "settlement"),
        ("Homs countryside was quiet.", "Homs", "governorate"),
        ("They slept in Homs.", "Homs", "settlement"),
        ("They reached Tabqa dam.", "Tabqa dam", "facility"),
        ("They swam in the Mediterranean Sea.", "Mediterranean Sea", "water"),
        ("They live in Eastern Ghouta.", "Eastern Ghouta", "region"),
        ("They live in Lebanon.", "Lebanon", "country"),
    ],
)
def test_the_words_around_say_what_kind_of_place(text: str, name: str, feature: str) -> None:
    (mention,) = marked(text)
    assert (mention.name, mention.feature) == (name, feature)


@pytest.mark.parametrize(
    ("sentences", "word", "country", "admin1"),
    [
        (("He lives in Paris, Texas.",), "Paris", "US", "Texas"),
        (("He lives in Paris.",), "Paris", "FR", "Ile-de-France"),
        (("Syrian jets bombed Saraqib in Idlib.", "Two children died in Tel Abyad."), "Tel Abyad", "SY", "Raqqa"),
        (("Shells fell on Salma in Latakia province.",), "Salma", "SY", "Latakia"),
        (("Police in Gainesville asked for help.", "The sheriff of Cooke County in Texas agreed."), "Gainesville", "US", "Texas"),
        (("Clashes broke out in Marea north of Aleppo.",), "Marea", "SY", "Aleppo"),
    ],
)
def test_a_name_means_the_place_that_fits_the_document(sentences: tuple[str, ...], word: str, country: str, admin1: str) -> None:
    text = " ".join(sentences)
    mention = next(m for m in marked(*sentences) if text[m.start : m.end] == word)
    assert (mention.country, mention.admin1) == (country, admin1)


NAMESAKES = """name\tlat\tlon\tcountry\tadmin1\tfeature\tnames
Al Qatar\t36.2\t38.1\tSY\tAleppo\tsettlement\tQatar
Al Jabal\t36.3\t37.5\tSY\tAleppo\tsettlement\tJabal
Torvaniyah\t35.9\t39.2\tSY\tRaqqa\tsettlement\tTorvān
"""


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Qatar paid, a mayor in Aleppo, Syria, said.", "Qatar", "Qatar"),
        ("Shells fell on Jabal al-Turkmen near Latakia in Syria.", "Jabal", None),
        ("Shells fell on Jabal near Aleppo in Syria.", "Jabal", "Al Jabal"),
        ("Five people were shot in the town of Tourvan and the village of Ashara in Deir Ezzor, Syria.", "Tourvan", None),
        ("Five people were shot in the town of Tourvan and the village of Maadan in Raqqa, Syria.", "Tourvan", "Torvaniyah"),
    ],
)
def test_a_long_list_of_villages_does_not_draw_other_names_to_it(tmp_path: Path, text: str, name: str, place: str | None) -> None:
    (tmp_path / "villages.tsv").write_text(NAMESAKES, encoding="utf-8")
    found = annotate(text, gazetteers=[tmp_path / "villages.tsv"]).places
    assert {m.name for m in found if m.place and text[m.start : m.end] == name} == ({place} if place else set())


@pytest.mark.parametrize(
    ("day", "country"),
    [(date(2026, 1, 12), "UA"), (date(2019, 1, 12), "RU"), (None, "RU")],
)
def test_what_an_army_does_plays_where_it_fights_that_day(day: date | None, country: str) -> None:
    text = "Russian soldiers entered Pokrovsk, Russian officials said. Russia praised them in Moscow, Tula and Ryazan."
    reading = reading_of(text)
    published = Published(value=day, basis="given") if day else None
    dated = replace(reading, document=replace(reading.document, published=published))
    (pokrovsk, *_) = places.mark(dated, KNOWN)
    assert pokrovsk.country == country


def test_candidates_come_best_first_with_reasons() -> None:
    (mention,) = marked("They met in Springfield.")
    scores = [candidate.score for candidate in mention.candidates]
    assert 1 < len(scores) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(candidate.why for candidate in mention.candidates)
    assert mention.place == mention.candidates[0].place


def test_a_place_nobody_knows_is_shown_unresolved() -> None:
    (mention,) = marked("Mortars hit the village of Qarbatun.")
    assert (mention.name, mention.place, mention.lat, mention.feature, mention.candidates) == ("Qarbatun", None, None, "settlement", ())


def test_a_name_alone_does_not_call_up_the_country_of_its_likeness() -> None:
    *_, unknown = marked("Fighting went on in Sudan on Monday.", "Sudan says six civilians were killed in Mahwit.")
    assert (unknown.name, unknown.place) == ("Mahwit", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [("Talks in eastern Congo failed.", "CD"), ("Talks in Congo-Brazzaville failed.", "CG"), ("Talks in Chin State failed.", "MM")],
)
def test_the_names_of_news_are_known(text: str, country: str) -> None:
    assert [mention.country for mention in marked(text)] == [country]


def test_a_well_known_town_is_known_abroad_by_its_own_name() -> None:
    (_, boni), (_, kyiv) = marked("In Mali, talks in Boni failed."), marked("In Mali, talks in Kiev failed.")
    assert (boni.country, kyiv.country) == (None, "UA")


@pytest.mark.parametrize("name", ["Nyala", "El Fasher"])
def test_a_preposition_that_opens_a_sentence_is_no_part_of_a_name(name: str) -> None:
    assert words(f"In {name}, six people were killed.") == [name]


def test_a_small_place_in_a_country_that_plays_no_part_is_not_taken() -> None:
    text = ("Syrian jets bombed Hara village south of Damascus.", "Syrian shells fell on Homs and Hama.")
    hara = marked(*text)[0]
    assert (hara.name, hara.place, hara.country) == ("Hara", None, None)
    assert hara.candidates


def seen_by_encoder(text: str, **named: str) -> list[str]:
    """The words marked when the encoder sees these names, given by kind."""
    reading = reading_of(text)
    names = [Name(start=text.index(name), end=text.index(name) + len(name), kind=kind) for kind, name in named.items()]  # type: ignore[arg-type]
    reading = reading.with_layer("names", sorted(names, key=lambda name: name.start), "names")
    return [text[m.start : m.end] for m in places.mark(reading, KNOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "name", "expected"),
    [
        ("They fled to Qarbatun.", "place", "Qarbatun", ["Qarbatun"]),
        ("Qarbatun is a fine word.", "place", "Qarbatun", []),
        ("They fled to County Hall.", "place", "County Hall", []),
        ("They left the town of Sarmin.", "person", "Sarmin", ["Sarmin"]),
        ("They met Sarmin.", "person", "Sarmin", []),
        ("They saw Khan Shaykhun.", "person", "Khan Shaykhun", ["Khan Shaykhun"]),
    ],
)
def test_what_the_encoder_sees_counts_but_does_not_decide(text: str, kind: str, name: str, expected: list[str]) -> None:
    assert seen_by_encoder(text, **{kind: name}) == expected


def test_a_place_only_the_encoder_knows_is_unresolved() -> None:
    text = "They fled to Qarbatun."
    reading = reading_of(text).with_layer("names", [Name(start=13, end=21, kind="place")], "names")
    (mention,) = places.mark(reading, KNOWN)
    assert (mention.name, mention.place, mention.lat, mention.candidates) == ("Qarbatun", None, None, ())


def test_a_list_goes_on_with_what_it_began() -> None:
    assert seen_by_encoder("Shells fell on the towns of Foua and Kefraya.", person="Kefraya") == ["Foua", "Kefraya"]


def test_a_bank_that_is_a_place_is_no_organisation() -> None:
    assert seen_by_encoder("They went to the West Bank.", place="West Bank") == ["West Bank"]


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Shells fell on Zahraa in Homs province.", "Homs"),
        ("Shells fell on Zahraa in Aleppo province.", "Aleppo"),
        ("They bombed al-Kallaseh in Damascus.", "Damascus"),
        ("They bombed the Shaar gas field in Homs.", "Homs"),
        ("They bombed Shaar in Aleppo.", "Aleppo"),
    ],
)
def test_quarters_of_one_name_are_told_apart_by_their_town(text: str, admin1: str) -> None:
    mention = marked(text)[0]
    assert (mention.place is not None, mention.admin1) == (True, admin1)


@pytest.mark.parametrize("name", ["Binnish", "Qarbatun"])
def test_a_place_that_lies_elsewhere_is_not_the_one_in_the_text(name: str) -> None:
    mention = marked(f"Jets bombed the town of {name} in Deir ez-Zor province.")[0]
    assert (mention.name, mention.place, mention.lat, mention.country, mention.admin1) == (name, None, None, "SY", "Deir ez-Zor")


def test_whoever_tells_it_is_no_part_of_the_name() -> None:
    assert words("Air strikes kill 34 in Syrias Deir Ezzor Monitor") == ["Syria", "Deir Ezzor"]


VILLAGES = """name,lat,lon,country,admin1,names
Khirbat Azzun,35.81,36.85,SY,Idlib,Khirbet Azoun
Khirbat Azzun,33.05,36.20,SY,Daraa,
Tell Safan,35.88,36.77,SY,Idlib,Tal Saffan
Ma'ar Jawz,35.84,36.70,SY,Idlib,Maar Joz|معر جوز
"""


@pytest.mark.parametrize(
    ("written", "name", "lat"),
    [
        ("Khirbat Azzoun", "Khirbat Azzun", 35.81),
        ("Tel Saffan", "Tell Safan", 35.88),
        ("Maar Jouz", "Ma'ar Jawz", 35.84),
        ("معر جوز", "Ma'ar Jawz", 35.84),
    ],
)
def test_villages_around_a_town_are_found_in_any_spelling(tmp_path: Path, written: str, name: str, lat: float) -> None:
    table = tmp_path / "villages.csv"
    table.write_text(VILLAGES, encoding="utf-8")
    known = Knowledge(places=open_index([table], home=tmp_path))
    text = ("Syrian jets bombed Saraqib in Idlib.", f"Shells fell on {written}, east of Sarmin, at dawn.")
    mention = next(m for m in marked(*text, known=known) if " ".join(text)[m.start : m.end] == written)
    assert (mention.name, mention.lat) == (name, lat)


def test_a_base_of_a_state_is_no_name() -> None:
    assert words("Rockets hit a Syrian air base.") == []


def test_a_name_said_plainly_once_is_known_elsewhere() -> None:
    assert words("Clashes shook the town of Harem.", "Harem was quiet later.") == ["Harem", "Harem"]


def test_a_persons_name_stays_a_persons_name() -> None:
    assert "Lincoln" not in words("Officials praised James Lincoln.", "Lincoln thanked them.")


def test_places_of_ones_own_are_found(tmp_path: Path) -> None:
    table = tmp_path / "quessa.csv"
    table.write_text("name,lat,lon,country,admin1,names\nQuessa,-31.4,-20.1,XV,Orrel,al-Qissah\n", encoding="utf-8")
    known = Knowledge(places=open_index([table], home=tmp_path))
    first, second = marked("Shells fell on Quessa.", "The hospital of Al-Qissa burned in Quessa.", known=known)[:2]
    assert (first.country, first.admin1, first.lat) == ("XV", "Orrel", -31.4)
    assert second.place == first.place


def test_arabic_names_are_found() -> None:
    assert [m.name for m in marked("قصف على سراقب في إدلب")] == ["Saraqib", "Idlib"]


def test_without_a_gazetteer_only_described_places_remain() -> None:
    assert [m.name for m in marked("From Aleppo to the village of Qarbatun.", known=Knowledge(places=NoPlaces()))] == ["Qarbatun"]


PARTS = "Aleppo Syria the al - ' ’ , . s of town Deir ez-Zor River U.S. Mr Homs ال حلب 5 Paris Texas"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS.split()), max_size=30))
def test_marks_are_sorted_whole_and_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    if not text.strip():
        return
    reading = reading_of(text)
    found = places.mark(reading, KNOWN)
    assert reading.with_layer("places", found, "places").places == found
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert places.mark(reading, KNOWN) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    if text:
        for mention in places.mark(reading_of(text), KNOWN):
            assert text[mention.start : mention.end].strip()


def test_long_lines_take_time_in_step_with_their_length() -> None:
    assert len(marked("Aleppo " * 3000)) == len(marked("Aleppo " * 300)) * 10
