"""Who is in the news: where names begin and end, what they are of, what joins them, and who goes without a name."""

import pytest

from summarizer.reading import NamedParty, find_names
from summarizer.reading.names.acronyms import is_acronym_of
from summarizer.reading.names.states import is_demonym_of, seat_of, states_among
from summarizer.reading.parse import parse


def party(text: str, name: str) -> NamedParty:
    """The party called `name`."""
    found = {each.name: each for each in find_names(text)}
    assert name in found, f"{name!r} is not among {sorted(found)}"
    return found[name]


KINDS = [
    ("Prime Minister Ana Velde resigned on Monday.", "Ana Velde", "person"),
    ("The Food and Safety Administration fined the plant.", "Food and Safety Administration", "organisation"),
    ("Šimon Žák, a lecturer, said the bridge was safe.", "Šimon Žák", "person"),
    ("The ministry blamed Brno-based Quartel Trade, which denied it.", "Quartel Trade", "organisation"),
    ("Police Norland said three men were held.", "Police Norland", "organisation"),
    ("The kingdom of Ostmark, which borders Norway, closed its ports.", "Ostmark", "country"),
    ("Ostmark signed the treaty. Ostmark's parliament and the Ostmarkian navy were not told.", "Ostmark", "country"),
    ("Kenya's central bank cut its rate.", "Kenya's central bank", "organisation"),
    ("Two deckhands told investigators that the ferry had been full.", "Two deckhands", "group"),
    ("Ratings agency Moody's warned of a default.", "Moody's", "organisation"),
    ("The airline's own trade body, Low Fares Europe, accused the regulator.", "Low Fares Europe", "organisation"),
    ("An hour later, the Inflation Inquiry Group announced a rise of 3.6%.", "Inflation Inquiry Group", "organisation"),
    ("West African Elections Watch gave Lansana 49 percent.", "West African Elections Watch", "organisation"),
    ("The Three Rivers Academy Trust said it would close.", "Three Rivers Academy Trust", "organisation"),
    ("The state Mines and Geology Department said no.", "Mines and Geology Department", "organisation"),
    ("Passenger Lukáš Hrubý told reporters he saw nothing.", "Lukáš Hrubý", "person"),
    ("Minister President Thomas Averbeck (CDU) praised it.", "Thomas Averbeck", "person"),
    ("Lena Ortiz wrote it on X. He said no.", "Lena Ortiz", "person"),
    ("Historic England objected to the courts.", "Historic England", "organisation"),
    ("Waste hauler BinSweep warned of rats.", "BinSweep", "organisation"),
    ("Waste hauler Lena McNeil warned of rats.", "Lena McNeil", "person"),
    ("The quarry's owner, the cement company Lafora, halted the plan.", "Lafora", "organisation"),
    ("Customs and Border Protection, which shares a plaza, said no.", "Customs and Border Protection", "organisation"),
    ("HM Revenue and Customs is owed £740,000.", "HM Revenue and Customs", "organisation"),
    ("Immigration and Customs Enforcement held two men.", "Immigration and Customs Enforcement", "organisation"),
    ("The bill failed. Prairie Fruit and Grain has a plant in Omaha.", "Prairie Fruit and Grain", "organisation"),
    ("The bill failed. Anna Berg and Tomas Reis say it is dead.", "Tomas Reis", "person"),
    ("Ministers said Trade and Industry Secretary Ana Velde had gone.", "Ana Velde", "person"),
    ("Trinidad and Tobago said it was worried.", "Trinidad and Tobago", "country"),
    (
        "The Campaign for Clean Water and Soil in Ostmark sued.",
        "Campaign for Clean Water and Soil in Ostmark",
        "organisation",
    ),
    ("Pan y Techo, a charity, closed two kitchens.", "Pan y Techo", "organisation"),
    ("United Dock Workers Local 41 called a strike.", "United Dock Workers Local 41", "organisation"),
    ("The Coast and Marsh NHS Trust said no.", "Coast and Marsh NHS Trust", "organisation"),
    ("Some had changed their minds, said Staff Sgt. Oona Brill. She saw two of them.", "Oona Brill", "person"),
    ("A patrol of nine rangers was fired on, the ministry said.", "patrol of nine rangers", "group"),
    ("Defending, Jonathan Selby KC said his client was ill.", "Jonathan Selby", "person"),
    ("You would expect remedies, said Brightwater director Jan Pietersen.", "Jan Pietersen", "person"),
    ("Ashbury County EMS said it had sent ambulances.", "Ashbury County EMS", "organisation"),
    ("Her family called it cheap.", "family", "group"),
    ("A spokesman for Sund's Ministry of Foreign Affairs, Adeel Marr, denied it.", "Adeel Marr", "person"),
    ("Sund's Minister of State Khalid Berg called it good.", "Khalid Berg", "person"),
    ("EXCLUSIVE-Sund Cells halts its plant, Anna Berg said.", "Sund Cells", "organisation"),
    ("The fire spread, a cousin of the mayor told us.", "cousin of the mayor", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_a_name_is_found_whole_and_of_its_kind(text: str, name: str, kind: str) -> None:
    assert party(text, name).kind == kind


TOLD_BY_THE_WHOLE_ARTICLE = [
    ("Veldline said on Tuesday it had agreed to buy its rival. Veldline will close two plants. Its shares fell.",
     "Veldline", "organisation"),
    ("Fianna Fáil backed the cuts. Sinn Féin opposed them. Fianna Fáil said they would save €41 million.",
     "Fianna Fáil", "organisation"),
    ("Nordvik Motor, which builds vans, pressed the board. The stake was raised in May, Nordvik Motor said.",
     "Nordvik Motor", "organisation"),
    ("A law firm, Holm Brandt, was hired. The advice cost 2 million euros. It was given by Holm Brandt in June.",
     "Holm Brandt", "organisation"),
    ("Hunter Vale said he was tired. Vale, 34, had driven all night, and he slept at the wheel.", "Hunter Vale", "person"),
    ("Sela Tarn told the court she saw two men. Tarn wept as she spoke of her brother.", "Sela Tarn", "person"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), TOLD_BY_THE_WHOLE_ARTICLE)
def test_a_kind_is_told_by_what_the_article_says_of_the_name(text: str, name: str, kind: str) -> None:
    assert party(text, name).kind == kind


ALIASES = [
    ("Anna Berg left. Berg said she was tired.", "Anna Berg", "Berg"),
    ("Rosalind Achterby wrote it. R. Achterby said it was true.", "Rosalind Achterby", "R. Achterby"),
    ("The World Health Organization sent doctors. The WHO said more would follow.", "World Health Organization", "WHO"),
    ("Talbeck Industries raised its bid. Talbeck said it was final.", "Talbeck Industries", "Talbeck"),
    ("Kenya signed the pact. The Kenyan government said it would pay.", "Kenya", "Kenyan government"),
    ("Kenya signed the pact. Kenya will pay, and Nairobi said so.", "Kenya", "Nairobi"),
    ("The driver, Ewan Mackie, braked. The driver said the lights had failed.", "Ewan Mackie", "driver"),
    ("A porter who asked for no name said it was late.", "porter", "porter who asked for no name"),
    ("A bakers' guild in Orsk said it would close.", "bakers' guild", "bakers' guild in Orsk"),
    ("North Korean troops dug in. South Korea said the North had fired.", "North Korea", "North"),
    ("North Korean troops dug in. South Korea said the South would answer.", "South Korea", "South"),
    ("The mayor wept. Her staff said she would stay.", "staff", "Her staff"),
    ("The Rapid Aid Forces fled. The RAF said so. Then the RAF left.", "Rapid Aid Forces", "RAF"),
]


@pytest.mark.parametrize(("text", "name", "alias"), ALIASES)
def test_forms_of_one_party_are_joined(text: str, name: str, alias: str) -> None:
    assert alias in party(text, name).aliases


NOBODY = [
    ("Lena Ortiz wrote that on X. He said no.", "X. He"),
    ("The talks were held in Vienna on Monday.", "Vienna"),
    ("NAIROBI, 5 August 2025\n\nThe bank cut its rate, Anna Berg said.", "NAIROBI"),
    ("Payroll firm Ledgerly said it had been robbed.", "Payroll firm"),
    ("The match was won by Berg. How many people came is not known.", "How many people"),
    ("He crossed Cradle Creek before dawn, Anna Berg said.", "Cradle Creek"),
    ("The fund paid EUR 40 million, Anna Berg said.", "EUR"),
    ("The crews cut the felling trees, Anna Berg said.", "felling trees"),
    ("Correction: an earlier version gave the wrong day.", "Correction"),
    ("Said Anna Berg of Orsk University: it is late. Berg left.", "Berg of Orsk University"),
    ("Anna Berg ran from a base at El Bek to El Bek. She lives near El Bek, west of El Bek.", "El Bek"),
    ("The coach, Ukrainian Serhiy Bondar, left. Bondar said so.", "Ukrainian Serhiy Bondar"),
    ("The Marburg virus spread. Marburg, a relative of Ebola, is rare, Anna Berg said.", "Marburg"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_what_is_no_party_is_left_out(text: str, words: str) -> None:
    assert not any(words in (each.name, *each.aliases) for each in find_names(text))


def test_two_people_of_one_family_stay_two() -> None:
    found = find_names("Anna Berg sued. Carl Berg, her brother, was the judge.")
    assert {each.name for each in found} >= {"Anna Berg", "Carl Berg"}


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [("UN", "United Nations", True), ("TAWU", "Transport and Allied Workers' Union", True), ("UN", "Union", False)],
)
def test_acronyms_are_initials(short: str, name: str, fits: bool) -> None:
    assert is_acronym_of(short, name) is fits


@pytest.mark.parametrize(
    ("word", "name", "fits"),
    [("Karsovian", "Karsovia", True), ("Temiri", "Temir", True), ("Temir", "Temir", False), ("Berger", "Berg", False)],
)
def test_demonyms_are_told_by_their_endings(word: str, name: str, fits: bool) -> None:
    assert is_demonym_of(word, name) is fits


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("The kingdom of Orlay closed the bridge.", True),
        ("Its ships were seized by neighbouring Orlay.", True),
        ("The King of Orlay spoke.", True),
        ("Orlay's army said nothing. The troops left the capital of Orlay.", True),
        ("The President of Orlay, Anna Berg, left. It closed its border with Orlay.", True),
        ("TERESK, Orlay - Talks between Orlay and France began.", True),
        ("The kingdom of Orlayne closed the bridge. Orlay said nothing.", False),
    ],
)
def test_states_are_told_by_the_words_around_them(text: str, is_state: bool) -> None:
    assert states_among(parse(text), ["Orlay"]) == ({"Orlay"} if is_state else set())


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("In the Temiri capital, Hwaril, shops shut.", "Temiri"),
        ("Hwaril, the Temiri capital, was calm.", "Temiri"),
        ("Shops shut in Temir's capital Hwaril.", "Temir"),
        ("HWARIL, Temir, 3 May - Shops shut in Hwaril.", "Temir"),
        ("Hwaril was calm.", None),
    ],
)
def test_a_capital_is_told_by_whose_it_is_said_to_be(text: str, seat: str | None) -> None:
    assert seat_of(parse(text), "Hwaril") == seat


def test_a_body_is_not_called_by_the_place_in_its_name() -> None:
    text = "The Quarre Chamber of Trade said it lost $5m. In the bazaars of Quarre, petrol doubled. Quarre was calm."
    assert party(text, "Quarre Chamber of Trade").aliases == ()


def test_a_family_is_no_people_of_a_state() -> None:
    text = "The mayor, Ray Dombrowski, took it, the court heard. The Dombrowskis' house has a deck. Dombrowski said no."
    assert party(text, "Ray Dombrowski").kind == "person"


def test_one_ministry_is_not_another() -> None:
    found = find_names("Peru's foreign ministry asked for an answer. The interior ministry said there was none.")
    assert {"Peru's foreign ministry", "interior ministry"} <= {each.name for each in found}


def test_a_part_of_a_body_is_not_what_it_is() -> None:
    named = {party.name: party.role for party in find_names("Korvo, a payments firm which grew fast, praised the Fund. "
        "The World Fund, a team from which is due on Monday, has urged the bank to go slowly.\n")}  # fmt: skip
    assert named["World Fund"] is None
    assert named["Korvo"] == "payments firm"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("He holds a lead over President Hugo Mendes in the poll.", "Hugo Mendes", "President"),
        (
            "A lawyer for the Ohio family, Dale Whitcomb, said it would sue.",
            "Dale Whitcomb",
            "lawyer for the Ohio family",
        ),
        (
            "A researcher at the Institute for the Study of Archives, Ada Lund, said so.",
            "Ada Lund",
            "researcher at the Institute for the Study of Archives",
        ),
        (
            "The Minister of Health and Social Welfare, Ada Lund, said so.",
            "Ada Lund",
            "Minister of Health and Social Welfare",
        ),
        ("“It is time,” said the fund's co-founder, Brad Keller.", "Brad Keller", "co-founder"),
        ("The record signing is the £44m striker Didier Kone.", "Didier Kone", "striker"),
        ("The institute's chief medical officer, Dr Sunniva Aas, said so.", "Sunniva Aas", "chief medical officer"),
    ],
)
def test_a_role_is_all_of_it_and_nothing_else(text: str, name: str, role: str) -> None:
    found = next(each for each in find_names(text) if each.name == name)
    assert (found.role or "").removeprefix("fund's ").removeprefix("institute's ") == role


def test_the_military_is_no_line_with_its_name() -> None:
    text = "Soldiers crossed the Military Demarcation Line. The military said it had fired."
    assert "military" not in party(text, "Military Demarcation Line").aliases
