"""The made-up war shows what examples/README.md promises."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhand import Case, Claim, Reading

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case(tmp_path_factory.mktemp("war") / "war.db") as opened:
        opened.read(EXAMPLES / "war", gazetteers=[EXAMPLES / "gazetteer.tsv"], actors=[EXAMPLES / "actors.toml"], workers=1)
        yield opened


@pytest.fixture(scope="module")
def readings(case: Case) -> dict[str, Reading]:
    """The readings by their files or ids."""
    return {reading.document.external_id: reading for reading in case.readings()}


def _claims(reading: Reading, words: str) -> list[Claim]:
    return [claim for claim in reading.claims if words in claim.span.of(reading.text)]


def _names(claim: Claim) -> list[str]:
    return [voice.name for voice in claim.chain]


def test_twelve_articles_and_nothing_skipped(case: Case, readings: dict[str, Reading]) -> None:
    assert len(readings) == 12
    assert not case.skipped()
    assert not any(reading.problems for reading in readings.values())


def test_every_article_has_a_date_and_an_outlet(readings: dict[str, Reading]) -> None:
    assert all(reading.document.published and reading.document.outlet for reading in readings.values())
    dateline = readings["06-dateline.txt"].document.published
    assert dateline is not None
    assert (dateline.value.isoformat(), dateline.basis) == ("2025-03-06", "inferred")


def test_a_claim_that_was_passed_on_keeps_its_voices(readings: dict[str, Reading]) -> None:
    lead = readings["01-courier-market.txt"].claims[0]
    names = _names(lead)
    assert names[:2] == ["The Amsel Courier", "Veldara State Radio"]
    assert "Island Monitoring Centre" in " ".join(names[2:-1])
    assert names[-1] == "two local residents"


def test_rival_counts_of_one_shelling_stand_side_by_side(readings: dict[str, Reading]) -> None:
    def killed(file: str) -> set[tuple[float | None, float | None]]:
        return {(count.low, count.high) for count in readings[file].quantities if count.outcome == "killed" and count.part_of is None}

    assert (6, None) in killed("01-courier-market.txt")
    assert (16, 16) in killed("02-post-market.txt")
    assert (12, 12) in killed("meridian-veldara-1")
    assert (9, 9) in killed("post-2")


@pytest.mark.parametrize(
    ("file", "check", "figure"),
    [
        ("02-post-market.txt", "sum", "17"),
        ("05-voice-front.txt", "weekday", "Thursday"),
        ("05-voice-front.txt", "conversion", "6.84"),
        ("05-voice-front.txt", "distance", "56"),
        ("05-voice-front.txt", "bearing", "southeast"),
        ("05-voice-front.txt", "containment", "Kaldry Province"),
        ("05-voice-front.txt", "order", "5 March"),
    ],
)
def test_figures_that_cannot_be_right_are_found(readings: dict[str, Reading], file: str, check: str, figure: str) -> None:
    fails = [finding for finding in readings[file].findings if (finding.check, finding.verdict) == (check, "fails")]
    assert len(fails) == 1
    assert figure in fails[0].message


def test_figures_that_fit_hold(readings: dict[str, Reading]) -> None:
    failing = {file for file, reading in readings.items() for finding in reading.findings if finding.verdict == "fails"}
    assert failing == {"02-post-market.txt", "05-voice-front.txt"}


@pytest.mark.parametrize(
    ("file", "words", "certainty"),
    [
        ("meridian-veldara-1", "had shelled Quessa", "denied"),
        ("meridian-veldara-2", "capture Ilmarsh", "predicted"),
        ("04-courier-page.html", "So-called air strikes", "doubted"),
        ("meridian-veldara-2", "bomb the Tarn Orrel airfield", "threatened"),
        ("06-dateline.txt", "open a corridor", "promised"),
        ("06-dateline.txt", "leave Quessa", "demanded"),
        ("04-courier-page.html", "is preparing a chemical attack", "reported"),
    ],
)
def test_how_sure_a_claim_is(readings: dict[str, Reading], file: str, words: str, certainty: str) -> None:
    assert [claim.certainty for claim in _claims(readings[file], words)] == [certainty]


def test_a_claim_may_rest_on_a_document(readings: dict[str, Reading]) -> None:
    (claim,) = _claims(readings["radio-9"], "aid wheat")
    assert [evidence.kind for evidence in claim.evidence] == ["document"]
    assert claim.chain[-1].kind == "document"


def test_a_place_that_no_gazetteer_has_stays_visible(readings: dict[str, Reading]) -> None:
    unresolved = [place.name for place in readings["01-courier-market.txt"].places if place.lat is None]
    assert unresolved == ["Nether Sulk"]


def test_both_sides_use_loaded_words(readings: dict[str, Reading]) -> None:
    def loaded(file: str) -> set[str]:
        reading = readings[file]
        return {mark.span.of(reading.text).lower() for mark in reading.loaded}

    assert {"regime", "massacre"} <= loaded("02-post-market.txt")
    assert {"terrorists", "heroic"} <= loaded("radio-7")


def test_comments_and_furniture_are_kept_apart(readings: dict[str, Reading]) -> None:
    page = readings["04-courier-page.html"]
    comments = page.blocks_of("comment")
    assert [comment.author for comment in comments] == ["harbour_light", "TrueVeldaran", "Old Ferryman"]
    assert all(claim.end <= comments[0].start for claim in page.claims)
    assert "cookies" not in "".join(block.span.of(page.text) for block in page.blocks_of("body"))
    assert len(readings["03-voice-market.txt"].blocks_of("furniture")) == 3


def test_a_call_for_violence_in_a_comment_is_flagged(readings: dict[str, Reading]) -> None:
    flagged = [flag for reading in readings.values() for flag in reading.flags]
    assert "incitement" in {flag.kind for flag in flagged}
    assert flagged == list(readings["04-courier-page.html"].flags)


def test_the_report_shows_it_all_and_names_no_reader(case: Case, readings: dict[str, Reading], tmp_path: Path) -> None:
    page = case.export("report.html", tmp_path / "report.html").read_text(encoding="utf-8")
    assert len(re.findall(r'"certainty":', page)) == sum(len(reading.claims) for reading in readings.values())
    assert not re.search("harbour_light|TrueVeldaran|Old Ferryman", page)
