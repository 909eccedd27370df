"""Each check refuses what the text does not say, and lets through what it does."""

import pytest

from summarizer import Article, brief
from summarizer.checking import check
from summarizer.draft import (
    DraftDispute,
    DraftEvent,
    DraftNumber,
    DraftSide,
    DraftStance,
    DraftWho,
    Refused,
)
from summarizer.reading.reading import Reading

JOINED = "The Harbour Workers' Union said 2,300 of its members had joined the strike."
PUT = "The port operator, Velm Terminals, put the number at about 1,400."
WALKED = (
    "More than 2,000 dockers walked out at Port Velm on Tuesday after talks over pay broke down, "
    "halting most cargo traffic at the country's largest harbour."
)
CONDEMNED = "He condemned the walkout as irresponsible."


def number(**changes: object) -> DraftNumber:
    right = {"text": "1,400", "value": 1400, "hedge": "about", "counts": "dockers", "said_by": ["Velm Terminals"]}
    return DraftNumber.model_validate({"quote": PUT, **right, **changes})


def test_a_right_number_is_accepted_with_exact_evidence(harbour_reading: Reading) -> None:
    accepted = check("numbers", number(), harbour_reading)
    assert isinstance(accepted, brief.Number)
    (evidence,) = accepted.evidence
    assert harbour_reading.text[evidence.start : evidence.end] == evidence.quote == PUT


WRONG_NUMBERS = [
    ({"text": "1,500"}, "number_differs"),
    ({"value": 14_000}, "number_differs"),
    ({"hedge": "exact"}, "hedge_differs"),
    ({"hedge": "at_least"}, "hedge_differs"),
    ({"said_by": ["Ilse Maron"], "quote": JOINED, "text": "2,300", "value": 2300, "hedge": "exact"}, "speaker_differs"),
    ({"said_by": ["Reuters"]}, "speaker_not_in_text"),
    ({"quote": PUT.replace("1,400", "1,500"), "text": "1,500", "value": 1500}, "number_differs"),
    ({"quote": "Published: 4 March 2025 | Share | Print | Font size 16 px", "text": "16"}, "page_furniture"),
]


@pytest.mark.parametrize(("changes", "reason"), WRONG_NUMBERS)
def test_a_wrong_number_is_refused(harbour_reading: Reading, changes: dict[str, object], reason: str) -> None:
    refused = check("numbers", number(**changes), harbour_reading)
    assert isinstance(refused, Refused)
    assert refused.reason == reason
    assert "\n" not in refused.detail


EVENTS = [
    ("More than 2,000 dockers walked out at Port Velm", "happened", None),
    ("More than 3,000 dockers walked out at Port Velm", "happened", "number_differs"),
    ("More than 2,000 dockers did not walk out", "happened", "negation_differs"),
    ("Dockers set fire to offices in Port Velm", "happened", "words_differ"),
    ("Dockers will walk out at Port Velm", "happened", "status_differs"),
]


@pytest.mark.parametrize(("line", "status", "reason"), EVENTS)
def test_an_events_line_says_what_its_sentence_says(
    harbour_reading: Reading, line: str, status: str, reason: str | None
) -> None:
    item = DraftEvent.model_validate({"quote": WALKED, "event": line, "status": status, "when_text": "Tuesday"})
    outcome = check("what", item, harbour_reading)
    if reason is None:
        assert isinstance(outcome, brief.Event)
        assert outcome.when == "2025-03-04"
    else:
        assert isinstance(outcome, Refused)
        assert outcome.reason == reason


def stance(**changes: object) -> DraftStance:
    right = {"holder": "Tomas Brandt", "position": "opposes", "target": "the walkout", "wording": None}
    return DraftStance.model_validate({"quote": CONDEMNED, **right, **changes})


def test_a_right_stance_is_accepted(harbour_reading: Reading) -> None:
    assert isinstance(check("stances", stance(), harbour_reading), brief.Stance)


WRONG_STANCES = [
    ({"holder": "Ada Lund"}, "holder_not_in_text"),
    ({"holder": "Peter Nobody"}, "name_not_in_text"),
    ({"wording": "utterly irresponsible"}, "words_differ"),
    ({"quote": "Transport Minister Ada Lund welcomed an offer by the mediator to resume talks on Thursday.",
      "holder": "Ada Lund", "position": "opposes"}, "negation_differs"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "reason"), WRONG_STANCES)
def test_a_wrong_stance_is_refused(harbour_reading: Reading, changes: dict[str, object], reason: str) -> None:
    refused = check("stances", stance(**changes), harbour_reading)
    assert isinstance(refused, Refused)
    assert refused.reason == reason


def side(party: str, position: str, quote: str) -> DraftSide:
    return DraftSide.model_validate({"party": party, "position": position, "statement": quote, "quote": quote})


def test_a_dispute_needs_two_parties(harbour_reading: Reading) -> None:
    union = side("Harbour Workers' Union", "asserts", JOINED)
    operator = side("Velm Terminals", "asserts", PUT)
    both = DraftDispute(claim="how many members joined the strike", kind="conflicting_figures", sides=[union, operator])
    one = both.model_copy(update={"sides": [union, union]})
    assert isinstance(check("disputed", both, harbour_reading), brief.Dispute)
    refused = check("disputed", one, harbour_reading)
    assert isinstance(refused, Refused)
    assert refused.reason == "one_sided_dispute"


def test_names_and_aliases_are_in_the_text(harbour_reading: Reading) -> None:
    quote = "Velm Terminals denied the accusation."
    right = DraftWho(name="Velm Terminals", kind="organisation", quote=quote)
    assert isinstance(check("who", right, harbour_reading), brief.Who)
    for wrong in (right.model_copy(update={"name": "Velm Holdings"}), right.model_copy(update={"aliases": ["VT"]})):
        refused = check("who", wrong, harbour_reading)
        assert isinstance(refused, Refused)
        assert refused.reason == "name_not_in_text"


TOLD = """The Fjordwing board met on Monday. It has been selling routes for two decades, the company said.

Anna Vik, 38, a pilot, said she had been rebooked twice. "We got one voucher," she said. "Not a single refund came."

The regulator had asked the airline in vain for 18 months. Its 84-page report, published by Mona Lind, says refunds stopped.

Mr Berg of the pilots' union was told nothing, he said, in a room of 40 people.
"""

INCIDENTAL = [
    ("for two decades", "two decades", 20, "years", "Fjordwing"),
    ("rebooked twice", "twice", 2, "times", "Anna Vik"),
    ("We got one voucher", "one voucher", 1, None, "Anna Vik"),
    ("Not a single refund came", "Not a single refund", 0, None, "Anna Vik"),
    ("The regulator had asked the airline in vain for 18 months", "18 months", 18, "months", None),
    ("Its 84-page report", "84-page", 84, "pages", None),
]


@pytest.mark.parametrize(("quote", "text", "value", "unit", "speaker"), INCIDENTAL)
def test_a_number_that_reading_would_not_list_is_accepted_as_what_the_words_say(
    quote: str, text: str, value: float, unit: str | None, speaker: str | None
) -> None:
    reading = Reading(Article(text=TOLD))
    right = {"quote": quote, "text": text, "value": value, "unit": unit, "counts": "what it counts"}
    item = DraftNumber.model_validate({**right, "said_by": [speaker] if speaker else []})
    assert isinstance(check("numbers", item, reading), brief.Number)
    wrong = check("numbers", item.model_copy(update={"value": value + 3}), reading)
    assert isinstance(wrong, Refused)
    assert wrong.reason == "number_differs"


CARRIED = [
    ("It has been selling routes for two decades", "Fjordwing sold routes", None),
    ("It has been selling routes for two decades", "Mona Lind sold routes", "words_differ"),
    ("The regulator had asked the airline in vain for 18 months", "The regulator asked Fjordwing in vain", None),
    ("The regulator had asked the airline in vain for 18 months", "The regulator fined the airline", "words_differ"),
    ("The Fjordwing board met on Monday", "The Fjordwing board met Berg", "words_differ"),
]


@pytest.mark.parametrize(("quote", "line", "reason"), CARRIED)
def test_a_line_may_use_other_forms_and_the_names_meant_but_no_strangers(
    quote: str, line: str, reason: str | None
) -> None:
    item = DraftEvent.model_validate({"quote": quote, "event": line, "status": "happened"})
    outcome = check("what", item, Reading(Article(text=TOLD)))
    assert (outcome.reason if isinstance(outcome, Refused) else None) == reason


def test_a_speaker_meant_by_a_pronoun_is_accepted_where_the_name_stands_near() -> None:
    reading = Reading(Article(text=TOLD))
    right = {
        "quote": "in a room of 40 people",
        "text": "40",
        "value": 40,
        "unit": "people",
        "counts": "people in a room",
    }
    near = check("numbers", DraftNumber.model_validate({**right, "said_by": ["Mr Berg"]}), reading)
    far = check("numbers", DraftNumber.model_validate({**right, "said_by": ["Anna Vik"]}), reading)
    assert isinstance(near, brief.Number)
    assert isinstance(far, Refused)
    assert far.reason == "speaker_differs"
