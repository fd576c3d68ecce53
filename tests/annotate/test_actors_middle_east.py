"""The actors of the wars in Gaza, Lebanon, Iran, Iraq, Yemen and Libya: by name, by label, by shared name, by office, on their side."""

from datetime import date

import pytest

from tests.annotate.naming import KNOWN, actor, marks


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The IDF shelled the orchard.", "IDF", "idf"),
        ("Shin Bet agents held him.", "Shin Bet", "shin-bet"),
        ("Fighters of the Izz ad-Din al-Qassam Brigades left.", "Izz ad-Din al-Qassam Brigades", "qassam-brigades"),
        ("وقالت كتائب القسام ذلك", "كتائب القسام", "qassam-brigades"),
        ("The Palestinian Red Crescent sent two ambulances.", "Palestinian Red Crescent", "palestinian-red-crescent"),
        ("Hizbullah said two of its men died.", "Hizbullah", "hezbollah"),
        ("UNIFIL logged three shells.", "UNIFIL", "unifil"),
        ("Gaza's Civil Defense dug by hand.", "Gaza's Civil Defense", "gaza-civil-defence"),
        ("Lebanon's health ministry counted nine.", "Lebanon's health ministry", "lebanese-health-ministry"),
        ("The Basij closed the street.", "Basij", "basij"),
        ("Tasnim wrote so on Monday.", "Tasnim", "tasnim"),
        ("HRANA had the names of six.", "HRANA", "hrana"),
        ("Ansarullah fired at the ship.", "Ansarullah", "houthis"),
        ("The Southern Transitional Council took the port.", "Southern Transitional Council", "stc"),
        ("AQAP freed the hostages.", "AQAP", "aqap"),
        ("Mwatana spoke to the neighbours.", "Mwatana", "mwatana"),
        ("Al-Masirah TV showed the crater.", "Al-Masirah TV", "al-masirah"),
        ("Asaib Ahl al-Haq moved east.", "Asaib Ahl al-Haq", "asaib-ahl-al-haq"),
        ("The Islamic Resistance in Iraq launched a drone.", "Islamic Resistance in Iraq", "islamic-resistance-in-iraq"),
        ("Peshmerga fighters held the ridge.", "Peshmerga fighters", "peshmerga"),
        ("The Libyan National Army shelled the suburb.", "Libyan National Army", "lna"),
        ("The Kaniyat dug the graves.", "Kaniyat", "kaniyat"),
    ],
)
def test_names(text: str, words: str, expected: str) -> None:
    assert actor(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Zionist entity bombed the bridge.", "Zionist entity", "israel"),
        ("Hamas terrorists crossed the fence.", "Hamas terrorists", "hamas"),
        ("The Hamas-run health ministry counted nine.", "Hamas-run health ministry", "gaza-health-ministry"),
        ("The Israeli occupation forces withdrew.", "Israeli occupation forces", "idf"),
        ("Houthi militias mined the road.", "Houthi militias", "houthis"),
        ("The Saudi-American aggression bombed the farm.", "Saudi-American aggression", "saudi-led-coalition"),
        ("Haftar's militias looted it.", "Haftar's militias", "lna"),
        ("The Iranian regime denied it.", "Iranian regime", "iran"),
    ],
)
def test_labels_find_the_actor_and_stay_the_words_of_the_text(text: str, words: str, expected: str) -> None:
    mark = marks(text)[words]
    assert mark.actor == expected
    assert words in next(each for each in KNOWN.actors if each.id == expected).labels


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("the coalition", "In Yemen, the coalition hit a wedding, the Houthis said.", "saudi-led-coalition"),
        ("the coalition", "Near Raqqa in Syria, the coalition struck, the Syrian Democratic Forces said.", "us-led-coalition"),
        ("the coalition", "In Iraq, the coalition helped the Iraqi army.", "us-led-coalition"),
        ("the coalition", "The party left the coalition in Berlin.", None),
        ("SDF", "In Syria, the SDF left the town.", "sdf"),
        ("SDF", "In Libya, the SDF freed four men in Tripoli.", "rada"),
        ("SDF", "The SDF won two seats.", None),
        ("PMF", "In Iraq, the PMF moved to the border.", "pmu"),
        ("PMF", "The PMF is a fund.", None),
        ("Red Crescent", "In Yemen, the Houthis let the Red Crescent in.", "yemen-red-crescent"),
        ("Red Crescent", "In Libya, the Red Crescent found them; Libyan police came.", "libyan-red-crescent"),
        ("Ansar al-Sharia", "In Libya, Ansar al-Sharia took the gate.", "ansar-al-sharia-libya"),
        ("Ansar al-Sharia", "In Yemen, Ansar al-Sharia took the gate.", "ansar-al-sharia-yemen"),
        ("PA", "The PA arrested him, Palestinian police said.", "palestinian-authority"),
        ("PA", "He moved to Lancaster, PA, last year.", None),
    ],
)
def test_a_shared_name_means_whom_the_war_of_the_text_knows_by_it(words: str, text: str, expected: str | None) -> None:
    assert actor(text, words) == expected


def test_a_name_of_both_governments_stays_open() -> None:
    """Both governments of Yemen run an agency called Saba."""
    mark = marks("In Yemen, Saba put the number at nine.")["Saba"]
    assert mark.actor is None
    assert {each.actor for each in mark.candidates} == {"saba-houthi", "saba-government"}


@pytest.mark.parametrize(
    ("owner", "expected"), [("Houthi-run Saba", "saba-houthi"), ("government-run Saba news agency", "saba-government")]
)
def test_once_told_which_of_them_the_text_means_that_one(owner: str, expected: str) -> None:
    found = marks(f"In Yemen, the {owner} put the number at nine, and Saba later at ten.")
    assert (found[owner].actor, found["Saba"].actor) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel Katz flew north. Later Katz spoke.", "israel-katz"),
        ("In Israel, the baker Katz spoke.", None),
    ],
)
def test_a_surname_counts_where_the_text_gives_the_full_name(text: str, expected: str | None) -> None:
    assert actor(text, "Katz") == expected


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        ("Israeli prime minister", date(2021, 12, 1), "bennett"),
        ("Israeli prime minister", date(2023, 10, 7), "netanyahu"),
        ("Israeli defence minister", date(2024, 11, 1), "gallant"),
        ("Israel's defense minister", date(2024, 12, 1), "israel-katz"),
        ("leader of Hezbollah", date(2024, 9, 1), "hassan-nasrallah"),
        ("leader of Hezbollah", date(2025, 1, 1), "naim-qassem"),
        ("leader of Hezbollah", date(2024, 10, 10), None),
        ("Iranian president", date(2024, 5, 1), "raisi"),
        ("Iranian foreign minister", date(2024, 9, 1), "araghchi"),
        ("Yemeni president", date(2016, 1, 1), "hadi"),
        ("Yemeni president", date(2023, 1, 1), None),
        ("Iraqi prime minister", date(2015, 1, 1), "haider-al-abadi"),
        ("Libyan prime minister", date(2018, 1, 1), "sarraj"),
        ("president of Lebanon", date(2023, 6, 1), None),
    ],
)
def test_an_office_is_who_held_it_that_day(office: str, day: date, expected: str | None) -> None:
    assert actor(f"The {office} arrived at noon.", office, day) == expected


@pytest.mark.parametrize(
    ("text", "words", "day", "side"),
    [
        ("In Syria, Hezbollah took the hill.", "Hezbollah", date(2016, 5, 1), "government"),
        ("In Lebanon, Hezbollah fired at Israel.", "Hezbollah", date(2016, 5, 1), "axis of resistance"),
        ("In Yemen, the Houthis took the hill.", "Houthis", date(2016, 5, 1), "houthis"),
        ("Israel hit Hamas, and the Houthis fired at Israel.", "Houthis", date(2024, 5, 1), "axis of resistance"),
        ("In Yemen, Saudi jets flew over the Houthi lines.", "Saudi jets", date(2016, 5, 1), "government"),
        ("In Iraq, Kataib Hezbollah shelled the Islamic State.", "Kataib Hezbollah", date(2016, 5, 1), "government"),
        ("In Iraq, Kataib Hezbollah shelled the base.", "Kataib Hezbollah", date(2024, 1, 5), "islamic resistance"),
        ("In Libya, Turkish troops landed.", "Turkish troops", date(2020, 5, 1), "government"),
        ("In Libya, Gaddafi's forces fled.", "Gaddafi's forces", date(2011, 8, 1), "gaddafi"),
    ],
)
def test_sides_are_of_the_war_and_the_day(text: str, words: str, day: date, side: str) -> None:
    assert marks(text, day)[words].side == side


def test_a_text_on_one_war_is_of_it_though_a_power_with_a_war_of_its_own_is_named_most() -> None:
    text = "Russian jets and Russian guns hit Syrian towns, and Russian troops came; the army waited."
    found = marks(text, date(2016, 5, 1))
    assert found["Russian jets"].side == "government"
    assert marks("Israeli jets hit Syrian towns; the rebels waited.", date(2016, 5, 1))["rebels"].actor == "syrian-opposition"
