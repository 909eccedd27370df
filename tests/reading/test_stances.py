"""Who takes which position, in the ways that wire copy tells it."""

import pytest

from summarizer.article import Article
from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.inflection import ing
from summarizer.reading.reading import Reading
from summarizer.reading.stances import find_stances, possible_stances

TAKEN = [
    ("France condemned the arrest of the journalist.", "France", "opposes", "the arrest of the journalist"),
    ("Germany welcomed the ruling.", "Germany", "supports", "the ruling"),
    ("Japan has also expressed worries over the cooperation.", "Japan", "concerned", "the cooperation"),
    ("Mr Lind voted against the budget.", "Lind", "opposes", None),
    ("The plan was criticised by Norway.", "Norway", "opposes", "The plan"),
    ("Kim vowed to support Russia.", "Kim", "supports", "Russia"),
    ("Mr Lind is against the new tax on hotels.", "Lind", "opposes", "the new tax on hotels"),
    ("Norway is in favour of the treaty.", "Norway", "supports", None),
    ("Norway took issue with the ruling.", "Norway", "opposes", None),
    ("Norway ruled out calling in the navy.", "Norway", "opposes", "calling in the navy"),
    (
        "Norway said the bill was fair. It wants the bill to be passed. Peru is not in favour of that.",
        "Peru",
        "opposes",
        "the bill being passed",
    ),
    (
        "Chile and Peru confirmed the presence of foreign troops - an admission that was condemned by Norway.",
        "Norway",
        "opposes",
        "the presence of foreign troops",
    ),
    (
        "Norway demanded that outdoor work be banned between noon and dusk.",
        "Norway",
        "supports",
        "outdoor work being banned between noon and dusk",
    ),
    (
        "Chile told of a plan for a dam on the Arn on Monday. Norway condemned the plan.",
        "Norway",
        "opposes",
        "the plan for a dam on the Arn",
    ),
    ("Peru urged both sides to avoid escalation.", "Peru", "supports", "both sides avoiding escalation"),
    ("Mr Lind wants spending frozen until May.", "Lind", "supports", "spending being frozen until May"),
    ("Norway called on the minister to resign.", "Norway", "supports", "the minister resigning"),
    ("Mr Lind vowed to fight the bill.", "Lind", "opposes", "the bill"),
    ("Norway accused the police of hiding the report.", "Norway", "opposes", "the police"),
    ("Peru called for an immediate ceasefire.", "Peru", "supports", "an immediate ceasefire"),
    ("Peru urged Chile not to be dragged into a war.", "Peru", "opposes", "being dragged into a war"),
    (
        "Mr Lind cautioned against treating the scheme as a villain.",
        "Lind",
        "opposes",
        "treating the scheme as a villain",
    ),
    ("Mr Lind spoke against the bill on Monday.", "Lind", "opposes", "the bill"),
    ("Mr Lind said he would scrap the levy.", "Lind", "opposes", "the levy"),
    ("Norway called the test barbaric and left.", "Norway", "opposes", "the test"),
    ("Norway described the arrest as illegal.", "Norway", "opposes", "the arrest"),
    ("Mr Lind said he would sign the bill.", "Lind", "supports", "the bill"),
    (
        "The ministry cut the grant for rural schools, a move that was condemned by Norway.",
        "Norway",
        "opposes",
        "a move (The ministry cut the grant for rural schools)",
    ),
]
NOT_TAKEN = [
    "The ministry said 40 people had been taken to hospital on Tuesday.",
    "The court said it would rule on Friday.",
    "Trains between the two cities were cancelled on Monday.",
    "Power in Norway was out for 270,000 households.",
]
NO_ATTITUDE = [
    "Norway used to back the levy.",
    "Norway warned residents to stay indoors.",
    "Norway appealed for help after the storm.",
    "Norway wants both of them in a room.",
]


def reading_of(text: str) -> Reading:
    return Reading(
        Article(id="x", title=None, url=None, publisher=None, via=(), language="en", published="2025-06-18", text=text)
    )


@pytest.mark.parametrize(("text", "holder", "position", "target"), TAKEN)
def test_a_position_is_found_with_its_holder(text: str, holder: str, position: str, target: str | None) -> None:
    found = {each.holder.split()[-1]: each for each in find_stances(reading_of(text))}
    assert found[holder].position == position
    if target is not None:
        assert found[holder].target is not None
        assert found[holder].target == target


def test_each_other_is_the_other() -> None:
    found = find_stances(reading_of("Ethiopia and Eritrea accused each other on Sunday of launching attacks."))
    assert {each.holder: each.target for each in found} == {"Ethiopia": "Eritrea", "Eritrea": "Ethiopia"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund, in her ruling, rejected that argument.",
        "Ada Lund called reports to the contrary unhelpful.",
        "Ada Lund said she would bring back a version \"that won't get us sued\" at the council's next meeting.",
    ],
)
def test_a_target_that_points_back_or_is_an_occasion_is_none(text: str) -> None:
    assert {each.target for each in find_stances(reading_of(text))} <= {None}


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_a_report_of_facts_is_no_stance(text: str) -> None:
    assert find_stances(reading_of(text)) == []


@pytest.mark.parametrize("text", NO_ATTITUDE)
def test_what_sounds_like_a_stance_and_is_none_is_never_shown_as_sure(text: str) -> None:
    assert all(each.probability < 0.5 for each in find_stances(reading_of(text)))


def test_the_wording_is_the_holders_own_words() -> None:
    text = 'South Korea said it had "grave concerns" over the move.'
    (stance,) = find_stances(reading_of(text))
    assert stance.wording is not None
    assert stance.wording.of(text) == "grave concerns"


def test_nothing_is_guessed_where_the_sentence_names_no_target() -> None:
    text = (
        "The council of Norwick voted on Monday for a toll on lorries. The toll will be raised from May. Hauliers "
        'protested against the toll. "It is theft, and I will not pay," said driver Anna Berg.'
    )
    (stance,) = [each for each in find_stances(reading_of(text)) if each.holder == "Anna Berg"]
    assert stance.target is None


def test_words_are_shown_where_it_is_unsure_what_they_are_towards() -> None:
    text = (
        'Fishermen say the gate will cost them a day. "I can\'t carry 40 stone of mackerel up there," said Denzil Aske.'
    )
    (stance,) = [each for each in find_stances(reading_of(text)) if each.holder == "Denzil Aske"] or [None]
    assert stance is None or (stance.target is None and stance.wording is not None)


@pytest.mark.parametrize(
    "text", ["Two delegates said Norway was furious.", "The owner, Jon Lind, said he regretted nothing."]
)
def test_nobody_takes_a_position_towards_himself_or_nothing(text: str) -> None:
    reading = reading_of(text)
    assert not [each for each in find_attitudes(reading) if each.target is not None]


def test_what_is_judged_is_the_target_and_who_judges_the_holder() -> None:
    (attitude,) = find_attitudes(reading_of("The ban was disgraceful, Anna Berg said."))
    assert (attitude.holder, attitude.leaning) == ("Anna Berg", "opposes")


def test_everyone_who_acts_is_a_candidate() -> None:
    text = "Norway tore up the treaty. Peru, which had signed it too, said nothing."
    assert [each.holder for each in possible_stances(reading_of(text))] == ["Norway", "Peru"]


def test_a_pronoun_heeds_titles_and_the_ends_of_first_names() -> None:
    text = 'Rodrigo Lang arrived early. Senator Pilar Moena met him. "Whoever enters by the window leaves by the door," she said.'
    (holder,) = {each.holder for each in possible_stances(reading_of(text)) if each.sentence.start > 50}
    assert holder == "Pilar Moena"


def test_everyone_who_speaks_is_a_candidate() -> None:
    text = '"We counted 40 of them," said Luis Soto. The mayor, Ana Ruiz, called it a disgrace.'
    assert [each.holder for each in possible_stances(reading_of(text))] == ["Luis Soto", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("avoid", "avoiding"),
        ("drop", "dropping"),
        ("quit", "quitting"),
        ("admit", "admitting"),
        ("make", "making"),
        ("agree", "agreeing"),
        ("be", "being"),
        ("die", "dying"),
        ("open", "opening"),
        ("show", "showing"),
        ("help", "helping"),
        ("free", "freeing"),
    ],
)
def test_the_form_in_ing(verb: str, form: str) -> None:
    assert ing(verb) == form


@pytest.mark.parametrize(
    ("text", "leaning", "target"),
    [
        ("Peru ruled out a ban on fishing.", "opposes", None),
        ("Peru brushed aside the proposal.", "opposes", None),
        ("Peru stood by the agreement.", "supports", None),
        ("Peru abstained.", "neutral", None),
        ("Peru gave its blessing to the treaty.", "supports", None),
        ("Peru did not hide its irritation at the ruling.", "opposes", "the ruling"),
        ("Peru wants the measure withdrawn.", "opposes", "the measure"),
        ("Peru wants Chile to scrap the tariff.", "opposes", "the tariff"),
        ('Peru welcomed "a plan that counts people rather than votes".', "supports",
         "a plan that counts people rather than votes"),
        ('Peru hailed the deal as "a theft of the old order".', "supports", "the deal"),
        ("Peru called on employers to pay for the theft.", "supports", "employers to pay for the theft"),
        ("Peru urged caution.", "concerned", None),
            ("Peru urged caution over the treaty.", "concerned", "the treaty"),
        ("Peru excoriated the ruling.", "opposes", "the ruling"),
    ],
)  # fmt: skip
def test_words_that_take_a_side(text: str, leaning: str, target: str | None) -> None:
    (found,) = find_attitudes(reading_of(text))
    assert (found.holder, found.leaning) == ("Peru", leaning)
    if target is not None:
        assert found.target is not None
        assert found.target.of(text) == target


@pytest.mark.parametrize(
    "text",
    [
        "An officer, who asked not to be named, spoke to Peru's radio.",
        "Peru had no reservations about the plan.",
        "Peru brushed aside talk of a crisis.",
        "Peru demanded to know why the gate was open.",
        'Peru cut its forecast, citing what it called "the harbour fog".',
        "The first bill was for 1,240 liras.",
        "Peru has still to approve the deal.",
        "Peru brushed aside a minister who had asked for more.",
        "Peru has yet to approve the deal.",
        "Peru has refused to endorse either of them.",
        "Peru has denied reports that it wants to replace the envoy.",
        "Peru urged the public not to panic.",
        "Peru urged both countries to refrain from statements of any kind.",
        "Peru pushed back its forecast for the next cut to May.",
    ],
)
def test_words_that_only_look_like_taking_a_side(text: str) -> None:
    assert find_attitudes(reading_of(text)) == []


def test_a_guessed_position_is_never_sure() -> None:
    text = '"They have run this harbour into the ground, and nobody has said sorry," Anna Berg said.'
    assert all(each.probability < 0.5 for each in possible_stances(reading_of(text)) if not each.utterance.attitude)


def test_who_quotes_others_and_then_acts_takes_the_position_himself() -> None:
    text = 'Nurse leader Ana Lind said that patients were "crying out for it", and called on Norway to sign the treaty.'
    assert [(found.holder, found.leaning) for found in find_attitudes(reading_of(text))] == [("Ana Lind", "supports")]


def test_words_that_only_begin_with_what_is_meant_are_no_target() -> None:
    text = 'Ana Lind, a baker in Dunmore, spoke last. "This is wrong and it must stop," Lind said.'
    (found,) = find_attitudes(reading_of(text))
    assert found.target is not None
    assert found.target.of(text) == "This"


def test_less_than_enthusiastic_is_concerned() -> None:
    (found,) = find_attitudes(reading_of("Norway was less enthusiastic about the treaty."))
    assert (found.leaning, found.target is not None) == ("concerned", True)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('"This trade must end," said Ruth Castle of the Norway Union.', "This trade"),
        ("Ruth Castle said the minister should resign.", "the minister"),
        ('"The curbs must be reconsidered," Ruth Castle told a rally in Norway.', "The curbs"),
        ('"This strike is reckless, and it hurts families," Ruth Castle said.', "This strike"),
        ("Ruth Castle said the decision was a disgrace.", "the decision"),
    ],
)
def test_what_must_go_is_opposed_by_who_says_so(text: str, target: str) -> None:
    (found,) = find_attitudes(reading_of(text))
    assert (found.holder, found.leaning) == ("Ruth Castle", "opposes")
    assert found.target is not None
    assert found.target.of(text) == target


@pytest.mark.parametrize(
    "text",
    [
        '"The road must be closed at night," said Ida Berg.',
        '"The game should go ahead," said Ida Berg.',
        'Ida Berg said there was no mistake. "It must not stop," she said.',
    ],
)
def test_what_must_be_done_is_not_always_opposed(text: str) -> None:
    assert find_attitudes(reading_of(text)) == []


def test_a_thing_that_is_called_names_calls_on_nobody() -> None:
    text = "Greta Holm said the ruling was a farce and called on the league to review it."
    assert {found.holder for found in find_attitudes(reading_of(text))} == {"Greta Holm"}


def test_who_is_sorry_takes_no_side() -> None:
    text = '"It was wrong, and I am sorry for that," chief executive Ada Lund told reporters in Velm.'
    assert find_stances(reading_of(text)) == []
