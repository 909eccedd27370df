"""What an article shows to be contested, and between whom."""

import pytest

from summarizer.article import Article
from summarizer.ranking import Ranking
from summarizer.reading.conflicts import find_conflicts, pairs
from summarizer.reading.conflicts.selecting import IN_ANSWER, IN_SO_MANY_WORDS
from summarizer.reading.conflicts.sides import conflict_of
from summarizer.reading.conflicts.voices import voices
from summarizer.reading.reading import Reading

CONTESTED = [
    ('Rebel fighters said they had seized Oruk, a claim the defence ministry dismissed as "pure theatre".',
     "denial", {("Rebel fighters", "asserts"), ("defence ministry", "denies")}),
    ("Survivors told the Red Cross that four others had gone overboard. "
     "The coast guard said it had no reason to believe that anyone was missing.",
     "denial", {("Survivors", "asserts"), ("coast guard", "doubts")}),
    ("Police said 3,000 people marched. Organisers said 20,000 people had marched.",
     "conflicting_figures", {("Police", "asserts"), ("Organisers", "asserts")}),
    ("The army said 340 soldiers had been killed. Officials said that 61 troops had died.",
     "conflicting_figures", {("army", "asserts"), ("Officials", "asserts")}),
    ("The union accused the operator of hiring untrained drivers. Velm Terminals denied the accusation.",
     "denial", {("union", "asserts"), ("Velm Terminals", "denies")}),
    ("The transport ministry said the bridge had been inspected. Residents say otherwise.",
     "denial", {("transport ministry", "asserts"), ("Residents", "denies")}),
]  # fmt: skip
CALM = [
    "Police said 3,000 people marched. Organisers said 3,000 people had marched.",
    "Police said at least 40 people were hurt. Doctors said 60 people were hurt.",
    "Police said 40 people were hurt. Police later said 60 people were hurt.",
    "The union rejected the offer. The company made another offer.",
    "On Monday the ministry had put the toll at 99. Officials said on Thursday that 176 people had died.",
    "The union said 400 drivers had walked out. The operator said 12 depots were open.",
    "The mayor announced a new tax on hotels. Hotel owners criticised the tax as a mistake.",
    "The minister told parliament that the bridge had been inspected. The minister's office said it was safe.",
]
BEFORE = "The harbour town of Sund has been without a ferry since Sunday. Traders say business is poor.\n"
BETWEEN = "The quay was quiet on Monday. Gulls sat on the ramp, and a lorry waited for its driver.\n"
AFTER = "\nThe next sailing is planned for Friday. A new timetable will be printed."
APART = [
    (
        "The union accused Velm Terminals of hiring untrained drivers.\n" + BETWEEN
        + "Velm Terminals denied that it had hired untrained drivers.",
        {("union", "asserts"), ("Velm Terminals", "denies")},
    ),
    (
        "Zelmar accused Bastan of arming the rebels.\n" + BETWEEN
        + "Bastan has always denied that it armed the rebels.",
        {("Zelmar", "asserts"), ("Bastan", "denies")},
    ),
    (
        "Northwire quoted Anna Berg as saying that the ferry had been overloaded.\n"
        "Lagoon Lines denied that the ferry was overloaded.",
        {("Anna Berg", "asserts"), ("Lagoon Lines", "denies")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "sides"), CONTESTED)
def test_contested_claims_have_their_sides(text: str, kind: str, sides: set[tuple[str, str]]) -> None:
    found = find_conflicts(Reading(_article(BEFORE + text + AFTER)))
    assert [(each.kind, {(side.party, side.position) for side in each.sides}) for each in found] == [(kind, sides)]


@pytest.mark.parametrize(("text", "sides"), APART)
def test_a_denial_finds_its_claim_paragraphs_away(text: str, sides: set[tuple[str, str]]) -> None:
    (found,) = find_conflicts(Reading(_article(BEFORE + text + AFTER)))
    assert {(side.party, side.position) for side in found.sides} == sides
    assert 0 < found.probability < 1


def test_a_claim_relayed_keeps_its_relay() -> None:
    (found,) = find_conflicts(Reading(_article(BEFORE + APART[2][0] + AFTER)))
    assert {side.party: side.said_by for side in found.sides} == {"Anna Berg": ("Northwire",), "Lagoon Lines": ()}


@pytest.mark.parametrize("text", CALM)
def test_what_does_not_contradict_is_no_dispute(text: str) -> None:
    assert find_conflicts(Reading(_article(BEFORE + text + AFTER))) == []


def _article(text: str) -> Article:
    return Article(id="x", title=None, url=None, publisher=None, via=(), language="en", published=None, text=text)


def test_a_claim_is_told_without_the_aside_that_says_who_speaks() -> None:
    text = "Tom Lind spoke first. Every strike, he went on, costs the port 6 million crowns. Anna Berg denied that."
    found = find_conflicts(Reading(_article(BEFORE + text + AFTER)))
    assert [each.claim for each in found] == ["Every strike costs the port 6 million crowns"]


def test_a_denial_told_in_an_aside_is_not_relayed_by_whoever_claimed() -> None:
    text = (
        "Earlier in April, Karsovia also claimed it had retaken the western valley - which has been denied by Velmora."
    )
    (found,) = find_conflicts(Reading(_article(BEFORE + text + AFTER)))
    assert [(side.party, side.said_by) for side in found.sides] == [("Karsovia", ()), ("Velmora", ())]
    assert found.claim == "Karsovia had retaken the western valley"


def test_a_denial_in_so_many_words_is_shown_as_sure() -> None:
    told = "Velmora also claimed it had retaken the valley of Sund - which has been denied by Karsovia."
    (conflict,) = find_conflicts(Reading(Article(text=BEFORE + told + AFTER)))
    assert {(side.party, side.position) for side in conflict.sides} == {("Velmora", "asserts"), ("Karsovia", "denies")}
    assert conflict.probability >= IN_SO_MANY_WORDS


def test_who_denies_what_was_just_said_is_surely_at_odds() -> None:
    text = "Anna Berg said that warnings of the flood had not been passed on to the towns. Tom Lind denied that."
    (conflict,) = find_conflicts(Reading(Article(text=BEFORE + text + AFTER)))
    assert [(side.party, side.position) for side in conflict.sides] == [
        ("Anna Berg", "asserts"),
        ("Tom Lind", "denies"),
    ]
    assert conflict.probability >= IN_ANSWER


def test_who_says_so_many_and_not_so_many_sets_right_whoever_said_the_other() -> None:
    text = (
        "A report by Land Watch says at least 640 families were forced from their homes in Velm. The government spoke. "
        'The ministry called it one-sided. "There were 412 families, not 640," said its secretary, Tom Lind.'
    )
    found = find_conflicts(Reading(Article(text=BEFORE + text + AFTER)))
    (conflict,) = [each for each in found if each.probability >= IN_ANSWER]
    assert {side.party for side in conflict.sides} == {"Land Watch", "Tom Lind"}


def test_a_side_is_told_with_the_sentence_of_who_speaks_for_it() -> None:
    text = (
        "Velm Rail said the train had passed a red signal. But the drivers' union rejected that account. Its chairman, "
        "Tom Lind, said the signal was green."
    )
    reading = Reading(Article(text=BEFORE + text + AFTER))
    (conflict,) = find_conflicts(reading)
    assert [side.passage.of(reading.text).endswith("was green.") for side in conflict.sides] == [False, True]


def test_a_charge_denied_in_an_aside_is_denied_by_whoever_denies_it() -> None:
    text = 'Tom Lind, a deputy, accused the government of "a secret deal", which a presidential spokesman denied.'
    (conflict,) = find_conflicts(Reading(Article(text=BEFORE + text + AFTER)))
    assert [(side.party, side.said_by) for side in conflict.sides] == [("Tom Lind", ()), ("presidential spokesman", ())]


def test_a_body_is_not_at_odds_with_its_head() -> None:
    text = (
        "The Indian Rowing Council (IRC) confirmed only five cases. "
        '"Where this figure of seven has come from, I do not know," IRC president Col (retd) Tom Lind said.'
    )
    assert find_conflicts(Reading(Article(text=BEFORE + text + AFTER))) == []


@pytest.mark.parametrize(
    "aside", ["a claim police have denied", "a claim that police have denied", "which police have denied"]
)
def test_a_denial_told_beside_the_claim_is_relayed_by_nobody(aside: str) -> None:
    text = f"Anna Berg said that her lawyers had been refused access to 40 people held in Velm, {aside}."
    (conflict,) = find_conflicts(Reading(Article(text=BEFORE + text + AFTER)))
    assert [(side.party, side.said_by) for side in conflict.sides] == [("Anna Berg", ()), ("police", ())]


def test_who_denies_wrongdoing_does_not_answer_whoever_spoke_of_another() -> None:
    text = (
        'Anna Berg told the court that the accused had hidden it. "He lied," Berg said. Tom Lind had denied wrongdoing.'
    )
    assert find_conflicts(Reading(Article(text=BEFORE + text + AFTER))) == []


def test_a_bare_number_of_millions_may_be_of_the_others_currency() -> None:
    text = "Prosecutors put the total paid to Berg at 19 million rand. A report said no more than 6.4 million was paid."
    assert _figures(BEFORE + text + AFTER) == [("19 million rand", "6.4 million")]


def test_what_they_deny_is_denied_by_nobody_in_particular() -> None:
    text = (
        "Tens of thousands of people have been killed. Both have been accused by U.N. investigators of attacking "
        "civilians, which they deny."
    )
    found = find_conflicts(Reading(Article(text=BEFORE + text + AFTER)))
    assert [each for each in found if each.probability >= IN_SO_MANY_WORDS] == []


def test_a_statement_begins_with_what_is_said_not_with_whom_it_was_told() -> None:
    text = "Aid workers told the Courier that 340 people had been killed. The army said 61 people had been killed."
    reading = Reading(_article(BEFORE + text + AFTER))
    (found,) = find_conflicts(reading)
    assert [side.statement.of(reading.text) for side in found.sides] == [
        "340 people had been killed",
        "61 people had been killed",
    ]


def test_two_who_sound_alike_are_not_at_odds() -> None:
    text = (
        'South Korea said it had "grave concerns" over the deployment. '
        '"We are seriously concerned about it," Japan\'s minister Leo Hayashi said.'
    )
    assert find_conflicts(Reading(_article(BEFORE + text + AFTER))) == []


def test_a_record_can_contest_a_count() -> None:
    text = "The caretaker of the block, Juma Athman, said it had 150 tenants. The county's own records list only 96 tenants."
    voices = {(pair.first.party, pair.second.party) for pair in pairs(Reading(_article(BEFORE + text + AFTER)))}
    assert ("Juma Athman", "county's own records") in voices


@pytest.mark.parametrize(
    "text",
    [
        "Velm Terminals plans to challenge the fine.",
        "To estimate the weight, the researchers used a scale.",
        "The party has 21 members in the chamber.",
        "The excavators stood idle on Friday.",
        "The quake hit the valley at noon.",
        "Higher prices took a toll on the firm.",
    ],
)
def test_who_only_intends_or_has_something_is_no_party_to_a_claim(text: str) -> None:
    assert voices(Reading(_article(text))) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Lagoon Lines stood by its count.", "Lagoon Lines"),
        ("Lagoon Lines has no record of the call.", "Lagoon Lines"),
        ("Lagoon Lines was having none of it.", "Lagoon Lines"),
        ("Lagoon Lines was not able to verify the number.", "Lagoon Lines"),
    ],
)
def test_who_answers_without_a_quotation_is_a_party_to_a_claim(text: str, party: str) -> None:
    assert [voice.party for voice in voices(Reading(_article(text)))] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "Divers said they had found 31 more bodies. Officials put the number of dead at 118.",
        "The firm said its profit was $412 million. Analysts said it was $349 million in the same quarter a year ago.",
        "Anna Berg said the work would take six years. Tom Lind said the school had been open for two years.",
    ],
)
def test_figures_of_other_things_or_times_do_not_conflict(text: str) -> None:
    assert all(pair.figures is None for pair in pairs(Reading(_article(text + AFTER))))


@pytest.mark.parametrize(
    "text",
    [
        "Chile said the plan was sound. Northern Times could not verify the account.",
        "Anna Berg, the governor, said 60 had died. The governor's office said that 87 had died.",
    ],
)
def test_who_does_not_answer_the_other_is_no_other_side(text: str) -> None:
    assert pairs(Reading(_article(text + AFTER))) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Anna Berg said officers had been hit by bottles. Tom Lind said there were no bottles.",
         [("Anna Berg", "asserts"), ("Tom Lind", "denies")]),
        ("Tom Lind said he did not push anybody. Anna Berg told police that Tom had hit her twice.",
         [("Anna Berg", "asserts"), ("Tom Lind", "denies")]),
        ("Anna Berg claimed the doors were chained. Tom Lind said every exit was open.",
         [("Anna Berg", "asserts"), ("Tom Lind", "denies")]),
    ],
)  # fmt: skip
def test_who_tells_what_is_not_denies(text: str, sides: list[tuple[str, str]]) -> None:
    reading = Reading(_article(text + AFTER))
    found = conflict_of(reading, pairs(reading)[0], 1)
    assert found.kind == "denial"
    assert [(side.party, side.position) for side in found.sides] == sides


def test_a_denial_that_names_its_claims_owner_answers_nobody_else() -> None:
    text = "Egypt said the rebels must leave. Chile rejected Peru's claim that it arms them."
    opposed = {frozenset((pair.first.party, pair.second.party)) for pair in pairs(Reading(_article(text + AFTER)))}
    assert frozenset(("Egypt", "Chile")) not in opposed
    assert frozenset(("Peru", "Chile")) in opposed


def _figures(text: str) -> list[tuple[str, str]]:
    found = [pair.figures for pair in pairs(Reading(_article(text + AFTER))) if pair.figures is not None]
    return [(each.first.number.text, each.second.number.text) for each in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Western diplomats said at least 300 of an estimated 2,400 Karsovian troops had been killed. "
         "A lawmaker in Velmora said there were about 900 Karsovian casualties, including 120 deaths.", ("300", "120")),
        ("The ministry said that its aircraft had hit a depot and had killed 31 fighters. The rebels put the toll at 83.",
         ("31", "83")),
        ("Three people were detained on the quay, according to the ministry; the union put the number at seven.",
         ("Three", "seven")),
        ("The institute believes that Karsovia has between 20 and 30 warheads. "
         "The spy agency estimates the stockpile at up to 90 warheads.", ("20 and 30", "90")),
        ("The caretaker said the block had 150 tenants. The county lists only 96 occupants.", ("150", "96")),
        ("The inspector said the train had been doing 74mph. The operator said it had been doing 52mph.", ("74", "52")),
    ],
)  # fmt: skip
def test_the_same_thing_counted_by_two_is_compared(text: str, figures: tuple[str, str]) -> None:
    assert _figures(text) == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "The spy agency said 5,000 Karsovians were working in Velmora. "
        "Separately, diplomats said 300 of an estimated 2,400 Karsovian troops had been killed.",
        "Witnesses said 13 workers had found the gate locked. The federation put the number at 7,000.",
        "The bank said it had lent the firm £3 million. The council said that mending the bridge would cost £90,000.",
        "The union said 40 drivers had resigned. The museum said it had sold 65 paintings.",
    ],
)
def test_different_things_counted_are_not_compared(text: str) -> None:
    assert _figures(text) == []


def test_a_figure_told_as_a_multiple_of_the_others_conflicts_with_it() -> None:
    text = "The ministry said it had exported 90,000 tonnes of wheat. The union claims ten times as much was exported."
    reading = Reading(_article(text + AFTER))
    assert conflict_of(reading, pairs(reading)[0], 1).kind == "conflicting_figures"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Lagoon Lines runs two ferries. The ships were safe, a spokeswoman said.", "Lagoon Lines"),
        ("Lagoon Lines runs two ferries. A Lagoon Lines spokesperson denied that they were unsafe.", "Lagoon Lines"),
        ("Lagoon Lines runs two ferries. Lagoon Lines' own records list 96 passengers.", "Lagoon Lines"),
        (
            "Chile is at odds with its neighbour. Chile's state news agency, ChilPress, called the figure absurd.",
            "Chile",
        ),
        ("Lagoon Lines runs two ferries. An army spokeswoman said the ships were safe.", "army spokeswoman"),
    ],
)
def test_who_speaks_for_a_body_is_no_party_beside_it(text: str, party: str) -> None:
    assert [voice.party for voice in voices(Reading(_article(text)))][-1:] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "The Dockers' Union said the quay was unsafe. Its president, Anna Berg, said that there were no lamps.",
        "Anna Berg said she had not seen the letter. Her lawyer, Tom Lind, denied that she had been told of it.",
        "A survey by the institute Datavox put her at 49%. The Datavox poll of May had put her at 45%.",
        "Two aid workers and a doctor told the agency that 62 bodies lay there. The doctor said they were boys.",
        "The Bank of Arn said prices would fall. Governor Matteo Ricci said that they would not.",
    ],
)
def test_who_speaks_for_somebody_is_not_at_odds_with_them(text: str) -> None:
    assert pairs(Reading(_article(text))) == []


def test_a_statement_that_goes_on_is_quoted_whole() -> None:
    said = 'Lagoon Lines denied that. "Every door was open," Lagoon Lines said.'
    reading = Reading(_article("The union said that the doors had been locked.\n" + said + AFTER))
    found = conflict_of(reading, pairs(reading)[0], 1)
    assert [side.passage.of(reading.text) for side in found.sides] == [
        "The union said that the doors had been locked.",
        said,
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Western diplomats said at least 300 of an estimated 2,400 Karsovian troops had been killed. "
            "A lawmaker in Velmora said there were about 900 Karsovian casualties, including 120 deaths.",
            "how many Karsovian troops were killed",
        ),
        (
            "Velmora said the missile had flown 820 kilometres. Karsovia said the missile had flown 1,000 kilometres.",
            "distance missile flown: 820 kilometres or 1,000 kilometres",
        ),
        (
            "The council said the cost of the tunnel was $40m. Engineers put the cost at $95m.",
            "cost of the tunnel: $40m or $95m",
        ),
    ],
)
def test_what_differs_is_told_in_a_few_words(text: str, claim: str) -> None:
    reading = Reading(_article(text + AFTER))
    assert conflict_of(reading, pairs(reading)[0], 1).claim == claim


def test_a_side_is_told_by_the_clause_that_is_at_issue() -> None:
    text = (
        "The water company said sirens were sounded at dusk and that text messages were sent to 9,000 phones. "
        "Mayor Viorica Stan denied that she had received any message."
    )
    reading = Reading(_article(text + AFTER))
    sides = conflict_of(reading, pairs(reading)[0], 1).sides
    assert sides[0].statement.of(reading.text) == "text messages were sent to 9,000 phones"


def test_a_statement_has_the_verb_that_puts_a_figure() -> None:
    reading = Reading(_article("Police put the crowd at 18,000. Organisers, however, put it at 80,000." + AFTER))
    found = conflict_of(reading, pairs(reading)[0], 1)
    assert found.kind == "conflicting_figures"
    assert [side.statement.of(reading.text) for side in found.sides] == ["put the crowd at 18,000", "put it at 80,000"]


def test_a_statement_has_both_marks_of_a_quotation() -> None:
    text = (
        "The union said 300 nurses had left the hospital since May. "
        'The hospital called that "a fairy tale" and said that they numbered 12.'
    )
    reading = Reading(_article(text + AFTER))
    statements = [side.statement.of(reading.text) for side in conflict_of(reading, pairs(reading)[0], 1).sides]
    assert '"a fairy tale" and' in statements[1]


def test_an_agency_that_passes_words_on_is_no_side() -> None:
    text = (
        'Ada Lund described the loan as "a gift", state media reported. '
        '"This is a gift from one people to another," Lund was quoted as saying, according to an AFP report.'
    )
    reading = Reading(_article(BEFORE + text + AFTER))
    always = Ranking({"bias": 10.0}, 0.1)
    assert any(voice.party == "AFP" for pair in pairs(reading) for voice in (pair.first, pair.second))
    assert not any(side.party == "AFP" for found in find_conflicts(reading, always) for side in found.sides)


def test_a_claim_is_what_was_reported_and_no_proverb() -> None:
    text = (
        "Councillor Renee Lund said the firm had an interest in a big number because it hoped to be hired.\n\n"
        '"You don\'t ask the barber if you need a haircut," she said.\n\n'
        "The firm's project manager, Vikram Marr, rejected the suggestion."
    )
    claims = {each.claim for each in find_conflicts(Reading(_article(text)))}
    assert claims & {"The firm had an interest in a big number"}
    assert not any("barber" in claim for claim in claims)
