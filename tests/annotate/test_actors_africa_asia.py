"""The actors of the wars in Africa, Asia and Colombia: by name, by label, by shared name, by office, on their side."""

from datetime import date

import pytest

from tests.annotate.naming import KNOWN, actor, marks

BY_ID = {actor.id: actor for actor in KNOWN.actors}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rapid Support Forces", "sudan-rsf"),
        ("Janjaweed", "janjaweed"),
        ("SPLM-N", "splm-n"),
        ("SPLM-IO", "splm-io"),
        ("Arakan Army", "arakan-army"),
        ("Kachin Independence Army", "kia"),
        ("Karen National Union", "knu"),
        ("Karen National Liberation Army", "knla"),
        ("Three Brotherhood Alliance", "three-brotherhood-alliance"),
        ("Ta'ang National Liberation Army", "tnla"),
        ("MNDAA", "mndaa"),
        ("People's Defence Force", "pdf-myanmar"),
        ("Taliban", "taliban"),
        ("March 23 Movement", "m23"),
        ("Congo River Alliance", "afc"),
        ("Allied Democratic Forces", "adf"),
        ("CODECO", "codeco"),
        ("Wazalendo", "wazalendo"),
        ("FDLR", "fdlr"),
        ("JNIM", "jnim"),
        ("al-Shabaab", "al-shabaab"),
        ("Boko Haram", "boko-haram"),
        ("ISWAP", "iswap"),
        ("Ansaru", "ansaru"),
        ("Azawad Liberation Front", "csp-fla"),
        ("Africa Corps", "africa-corps"),
        ("TPLF", "tplf"),
        ("Fano", "fano"),
        ("Oromo Liberation Army", "ola"),
        ("FARC", "farc"),
        ("ELN", "eln"),
        ("Lord's Resistance Army", "lra"),
        ("قوات الدعم السريع", "sudan-rsf"),
    ],
)
def test_armed_groups(name: str, expected: str) -> None:
    mark = marks(f"On Monday {name} took the hill.")[name]
    assert (mark.actor, mark.type) == (expected, "armed group")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sudan Tribune", "sudan-tribune"),
        ("Radio Dabanga", "radio-dabanga"),
        ("Radio Okapi", "radio-okapi"),
        ("Actualite.cd", "actualite-cd"),
        ("The Irrawaddy", "the-irrawaddy"),
        ("Myanmar Now", "myanmar-now"),
        ("Mizzima", "mizzima"),
        ("Khit Thit Media", "khit-thit"),
        ("DVB", "dvb"),
        ("MRTV", "myanmar-state-media"),
        ("Global New Light of Myanmar", "global-new-light"),
    ],
)
def test_outlets(name: str, expected: str) -> None:
    mark = marks(f"So {name} wrote on Monday.")[name]
    assert (mark.actor, mark.type) == (expected, "media")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("MONUSCO", "monusco"), ("MINUSMA", "minusma"), ("AAPP", "aapp"), ("Emergency Lawyers", "emergency-lawyers")],
)
def test_who_counts_and_who_keeps_the_peace(name: str, expected: str) -> None:
    mark = marks(f"So {name} reported on Monday.")[name]
    assert (mark.actor, mark.type) == (expected, "organisation")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Janjaweed militia burned the market.", "Janjaweed militia", "sudan-rsf"),
        ("The Burhan regime refused.", "Burhan regime", "sudanese-government"),
        ("The Myanmar junta refused.", "Myanmar junta", "myanmar-junta"),
        ("Two TNLA terrorists gave themselves up.", "TNLA terrorists", "tnla"),
        ("Mali's junta refused.", "Mali's junta", "malian-government"),
        ("ISWAP terrorists came at night.", "ISWAP terrorists", "iswap"),
        ("The Kigali regime refused.", "Kigali regime", "rwandan-government"),
        ("The Tshisekedi regime refused.", "Tshisekedi regime", "congolese-government"),
        ("The TPLF junta fled.", "TPLF junta", "tplf"),
        ("Abiy's regime refused.", "Abiy's regime", "ethiopian-government"),
        ("The Taliban regime refused.", "Taliban regime", "taliban"),
    ],
)
def test_labels_find_the_actor_and_stay_the_words_of_the_text(text: str, words: str, expected: str) -> None:
    assert actor(text, words) == expected
    assert words in BY_ID[expected].labels


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("RSF", "In Sudan, the RSF took the barracks from the Sudanese army.", "sudan-rsf"),
        ("SAF", "In Sudan, the SAF bombed the bridge; the Rapid Support Forces fled.", "sudanese-army"),
        ("SAF", "The SAF met in Singapore.", None),
        ("SNA", "In Somalia, the SNA fought al-Shabaab.", "somali-national-army"),
        ("SNA", "In Syria, the SNA left the town to the Syrian army.", "syrian-national-army"),
        ("AA", "In Myanmar, the AA took the base from the Tatmadaw.", "arakan-army"),
        ("PDF", "In Myanmar, the PDF fought junta troops; the Tatmadaw lost.", "pdf-myanmar"),
        ("PDF", "The report is a PDF of nine pages.", None),
        ("KIA", "In Myanmar, the KIA shelled the Tatmadaw.", "kia"),
        ("ADF", "In Congo, the ADF burned a village, the Congolese army said.", "adf"),
        ("AFC", "In Goma, M23 and the AFC met Congolese officials.", "afc"),
        ("AFC", "The AFC drew the groups of the cup.", None),
        ("CNSP", "In Niger, the CNSP spoke for the Nigerien army.", "cnsp-niger"),
        ("CNSP", "In Mali, the CNSP spoke for the Malian army.", "cnsp-mali"),
        ("VDP", "In Burkina Faso, a VDP post fell; the Burkinabe army came.", "vdp"),
        ("ASWJ", "In Somalia, ASWJ men fought the Somali army.", "asawj"),
        ("TTP", "In Pakistan, the TTP shot two Pakistani soldiers.", "ttp"),
        ("NRF", "In Afghanistan, the NRF fought the Taliban.", "nrf-afghanistan"),
        ("National Liberation Army", "In Colombia, the National Liberation Army freed him; Colombian troops came.", "eln"),
    ],
)
def test_a_shared_name_means_whom_the_war_of_the_text_knows_by_it(words: str, text: str, expected: str | None) -> None:
    assert actor(text, words) == expected


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        ("Sudanese president", date(2015, 1, 1), "omar-al-bashir"),
        ("Sudanese president", date(2024, 1, 1), None),
        ("Sudanese prime minister", date(2020, 1, 1), "abdalla-hamdok"),
        ("RSF commander", date(2023, 5, 1), "hemedti"),
        ("president of South Sudan", date(2016, 7, 8), "salva-kiir"),
        ("president of Burkina Faso", date(2022, 5, 1), "paul-henri-damiba"),
        ("president of Burkina Faso", date(2023, 5, 1), "ibrahim-traore"),
        ("Nigerian president", date(2014, 5, 1), "goodluck-jonathan"),
        ("Nigerien president", date(2023, 7, 1), "mohamed-bazoum"),
        ("Congolese president", date(2018, 1, 1), "joseph-kabila"),
        ("Rwandan president", date(2025, 1, 28), "paul-kagame"),
        ("Ethiopian prime minister", date(2020, 11, 4), "abiy-ahmed"),
        ("Somali president", date(2016, 1, 1), "hassan-sheikh-mohamud"),
        ("Somali president", date(2019, 1, 1), "farmaajo"),
        ("Afghan president", date(2020, 1, 1), "ashraf-ghani"),
        ("Afghan president", date(2023, 1, 1), None),
        ("Colombian president", date(2017, 1, 1), "juan-manuel-santos"),
    ],
)
def test_an_office_is_who_held_it_that_day(office: str, day: date, expected: str | None) -> None:
    assert actor(f"The {office} arrived at noon.", office, day) == expected


@pytest.mark.parametrize(
    ("text", "words", "day", "side"),
    [
        ("In Sudan, the Rapid Support Forces came.", "Rapid Support Forces", date(2019, 6, 3), "army"),
        ("In Sudan, the Rapid Support Forces came.", "Rapid Support Forces", date(2023, 6, 3), "rsf"),
        ("In Ethiopia, Fano came.", "Fano", date(2021, 6, 3), "government"),
        ("In Ethiopia, Fano came.", "Fano", date(2024, 6, 3), "amhara insurgents"),
        ("In Congo, Rwandan troops came.", "Rwandan troops", date(2025, 1, 27), "m23"),
        ("In Mali, French troops of Operation Barkhane came.", "Operation Barkhane", date(2018, 6, 3), "government"),
        ("In Afghanistan, Afghan troops came.", "Afghan troops", date(2019, 6, 3), "republic"),
        ("In Afghanistan, Afghan troops came.", "Afghan troops", date(2023, 6, 3), "taliban"),
        ("In Colombia, the FARC came.", "FARC", date(2010, 6, 3), "farc"),
    ],
)
def test_sides_are_of_the_war_and_the_day(text: str, words: str, day: date, side: str) -> None:
    assert marks(text, day)[words].side == side


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("In Mali, the army lost a post; the rebels took it.", "rebels", "tuareg-rebels"),
        ("In Myanmar, government warplanes bombed the school.", "government warplanes", "myanmar-air-force"),
        ("In Congo, the rebels took the airport; Congolese ministers left.", "rebels", "m23"),
        ("In Colombia, the army left; Colombian ministers came.", "army", "colombian-army"),
    ],
)
def test_roles_are_of_the_theatre(text: str, words: str, expected: str) -> None:
    assert actor(text, words) == expected
