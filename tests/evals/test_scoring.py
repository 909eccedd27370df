"""The rates, the strict ones, and the errors by name; the order of items never matters."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.matching import SECTIONS
from evals.scoring import Counts, macro_f1, score, total
from tests.evals.items import (
    HURT,
    MARCHED,
    TEXT,
    WELCOMED,
    Item,
    dispute,
    event,
    number,
    optional,
    required,
    scored,
    sections,
    stance,
    who,
)

CLAIM = dispute(("Police", HURT), ("Organisers", MARCHED))
NOT_THERE = [{"quote": "Police said 41", "start": 0, "end": 14}]


def counts(section: str, predicted: list[Item], gold: list[Item]) -> Counts:
    return scored(section, predicted, gold).counts[section]  # type: ignore[index]


def errors(section: str, predicted: list[Item], gold: list[Item]) -> list[tuple[str, str]]:
    return [(error.kind, error.detail) for error in scored(section, predicted, gold).errors]


def test_a_second_prediction_of_a_gold_item_is_wrong() -> None:
    result = scored("numbers", [number(40, HURT), number(40, HURT)], [required(number(40, HURT))])
    assert result.counts["numbers"].precision == 0.5
    assert [error.kind for error in result.errors] == ["invented"]


def test_optional_items_are_right_when_found_and_free_when_not() -> None:
    gold = [required(number(40, HURT)), optional(number(200, MARCHED))]
    both = counts("numbers", [number(40, HURT), number(200, MARCHED)], gold)
    one = counts("numbers", [number(40, HURT)], gold)
    assert (both.precision, both.recall) == (one.precision, one.recall) == (1.0, 1.0)
    assert errors("numbers", [number(40, HURT)], gold) == []


def test_optional_items_do_not_stand_in_for_required_ones() -> None:
    gold = [required(number(40, HURT)), optional(number(200, MARCHED))]
    found = counts("numbers", [number(200, MARCHED)], gold)
    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_nobody_fills_scores_one(section: str) -> None:
    assert counts(section, [], []).f1 == counts(section, [], []).strict_f1 == 1.0


def test_a_section_filled_where_gold_is_empty_scores_nothing_and_so_does_an_empty_one() -> None:
    assert counts("numbers", [number(40, HURT)], []).f1 == 0.0
    assert counts("numbers", [], [required(number(40, HURT))]).f1 == 0.0
    assert counts("numbers", [], [optional(number(40, HURT))]).f1 == 1.0


@pytest.mark.parametrize(
    ("section", "mine", "theirs", "strict"),
    [
        ("who", who("Police", "group"), who("Police"), 1),
        ("what", event("people hurt", HURT, when="2024"), event("people hurt", HURT), 1),
        ("what", event("people hurt", HURT, "alleged"), event("people hurt", HURT), 0),
        ("numbers", number(40, HURT, hedge="about", unit="km", counts="y"), number(40, HURT), 1),
        ("numbers", number(40, HURT, said_by=["Police", "AFP"]), number(40, HURT), 1),
        ("numbers", number(40, HURT, said_by=["AFP", "Police"]), number(40, HURT), 0),
        ("numbers", number(40, HURT, said_by=[]), number(40, HURT), 0),
        ("stances", stance("the mayor", "opposes"), stance("the mayor"), 0),
        ("stances", stance("the mayor", target="rain"), stance("the mayor"), 1),
        ("disputed", CLAIM | {"kind": "conflicting_figures"}, CLAIM, 1),
        ("disputed", dispute(("Police", HURT), ("Rain", MARCHED)), CLAIM, 0),
    ],
)
def test_strictly_right_by_the_decisive_attributes_alone(section: str, mine: Item, theirs: Item, strict: int) -> None:
    found = counts(section, [mine], [required(theirs)])
    assert (found.right, found.strict) == (1, strict)
    assert (found.f1, found.strict_f1) == (1.0, float(strict))


def test_the_pairing_with_most_attributes_right_is_chosen() -> None:
    gold = [required(number(40, HURT, said_by=["Rain"])), required(number(40, HURT))]
    assert counts("numbers", [number(40, HURT), number(40, HURT, said_by=["Rain"])], gold).strict == 2


@pytest.mark.parametrize(
    ("section", "mine", "theirs", "named"),
    [
        ("numbers", [], [number(40, HURT)], [("missed", "required, and not listed")]),
        (
            "numbers",
            [number(7, MARCHED, counts="dogs")],
            [],
            [("invented", "stands for no gold item, or for one already listed")],
        ),
        ("numbers", [number(40, HURT, said_by=["Rain"])], [number(40, HURT)], [("misattributed", "said_by")]),
        ("numbers", [number(41, HURT)], [number(40, HURT)], [("altered", "value")]),
        ("numbers", [number(40, HURT, hedge="about")], [number(40, HURT)], [("altered", "hedge")]),
        ("stances", [stance("the mayor", "opposes")], [stance("the mayor")], [("altered", "position")]),
        ("stances", [stance("Police")], [stance("the mayor")], [("misattributed", "holder")]),
        ("disputed", [dispute(("Rain", HURT), ("Police", MARCHED))], [CLAIM], [("misattributed", "parties")]),
    ],
)
def test_errors_have_names(section: str, mine: list[Item], theirs: list[Item], named: list[tuple[str, str]]) -> None:
    assert errors(section, mine, [required(each) for each in theirs]) == named


def test_a_wrong_value_is_one_error_and_still_scores_nothing() -> None:
    result = scored("numbers", [number(41, HURT)], [required(number(40, HURT))])
    assert (result.counts["numbers"].right, result.counts["numbers"].f1) == (0, 0.0)
    (error,) = result.errors
    assert error.predicted
    assert error.gold
    assert (error.predicted["value"], error.gold["value"]) == (41, 40)


def test_a_number_elsewhere_or_of_something_else_is_no_altered_value() -> None:
    far = errors("numbers", [number(41, MARCHED)], [required(number(40, HURT))])
    other = errors("numbers", [number(41, HURT, counts="dogs")], [required(number(40, HURT))])
    assert {kind for kind, _ in far} == {kind for kind, _ in other} == {"invented", "missed"}


@pytest.mark.parametrize(
    "evidence",
    [
        NOT_THERE,
        [],
        [{"quote": "Police", "start": 1, "end": 7}],
        [{"quote": "Police", "start": -1, "end": 6}],
        [{"quote": "Police", "start": 0, "end": 6}, *NOT_THERE],
    ],
)
def test_an_item_with_evidence_that_is_not_in_the_text_is_ungrounded_and_wrong(evidence: list[Item]) -> None:
    made_up = number(40, HURT) | {"evidence": evidence}
    result = scored("numbers", [made_up], [required(number(40, HURT))])
    assert [error.kind for error in result.errors] == ["ungrounded", "missed"]
    assert result.counts["numbers"].precision == 0.0


def test_one_ungrounded_side_makes_a_dispute_ungrounded() -> None:
    sides = [CLAIM["sides"][0], CLAIM["sides"][1] | {"evidence": NOT_THERE}]
    assert errors("disputed", [CLAIM | {"sides": sides}], [required(CLAIM)])[0][0] == "ungrounded"


def test_counts_add_up_over_articles() -> None:
    good = scored("numbers", [number(40, HURT)], [required(number(40, HURT))])
    bad = scored("numbers", [number(41, HURT)], [required(number(40, HURT))])
    sums = total([good, bad])
    assert sums["numbers"].f1 == 0.5
    assert sums["numbers"].attributes["hedge"] == (1, 1)
    assert macro_f1(sums, strict=True) == pytest.approx(0.9)


ITEMS: dict[str, st.SearchStrategy[Item]] = {
    "who": st.builds(
        who,
        st.sampled_from(["Police", "the police", "Anna Berg", "Tom Berg", "Organisers"]),
        st.sampled_from(["person", "organisation"]),
        st.sampled_from([(), ("Berg",), ("Police",)]),
    ),
    "what": st.builds(
        event,
        st.sampled_from(["people hurt", "40 people were hurt", "crowds marched", "the mayor welcomed the march"]),
        st.sampled_from([HURT, MARCHED, WELCOMED]),
        st.sampled_from(["happened", "planned"]),
    ),
    "numbers": st.builds(
        lambda value, words, said_by, hedge: number(value, words, said_by=said_by, hedge=hedge),
        st.sampled_from([40, 200, 41]),
        st.sampled_from([HURT, MARCHED]),
        st.sampled_from([["Police"], [], ["Organisers"]]),
        st.sampled_from(["exact", "about"]),
    ),
    "stances": st.builds(
        stance,
        st.sampled_from(["the mayor", "Police"]),
        st.sampled_from(["supports", "opposes"]),
        st.sampled_from([WELCOMED, HURT]),
    ),
    "disputed": st.builds(
        lambda first, second: dispute((first, HURT), (second, MARCHED)),
        st.sampled_from(["Police", "Rain"]),
        st.sampled_from(["Organisers", "the mayor"]),
    ),
}


@st.composite
def briefs(draw: st.DrawFn) -> tuple[dict[str, list[Item]], dict[str, list[Item]]]:
    mine = {name: draw(st.lists(items, max_size=4)) for name, items in ITEMS.items()}
    gold = {
        name: [required(item, draw(st.booleans())) for item in draw(st.lists(items, max_size=4))]
        for name, items in ITEMS.items()
    }
    return mine, gold


@settings(max_examples=50)
@given(briefs(), st.randoms(use_true_random=False))
def test_the_order_of_items_never_matters(briefs: tuple[Any, Any], chance: Any) -> None:
    mine, gold = briefs
    turned = [{name: chance.sample(items, len(items)) for name, items in each.items()} for each in briefs]
    assert score(TEXT, *turned) == score(TEXT, mine, gold)


@settings(max_examples=50)
@given(briefs())
def test_rates_are_shares_and_strict_is_never_more(briefs: tuple[Any, Any]) -> None:
    for each in score(TEXT, *briefs).counts.values():
        assert 0 <= each.strict_f1 <= each.f1 <= 1
        assert each.right <= each.predicted
        assert each.right_required <= each.required


@settings(max_examples=50)
@given(briefs())
def test_a_brief_that_is_the_label_is_all_right(briefs: tuple[Any, Any]) -> None:
    _, gold = briefs
    result = score(TEXT, gold, gold)
    assert [each.f1 for each in result.counts.values()] == [1.0] * 5
    assert [each.strict_f1 for each in result.counts.values()] == [1.0] * 5


@settings(max_examples=50)
@given(briefs())
def test_an_item_more_that_stands_for_nothing_never_helps(briefs: tuple[Any, Any]) -> None:
    mine, gold = briefs
    more = mine | {"numbers": [*mine["numbers"], number(7, WELCOMED, counts="dogs")]}
    before, after = score(TEXT, mine, gold).counts["numbers"], score(TEXT, more, gold).counts["numbers"]
    assert after.right == before.right
    assert after.f1 <= before.f1


def test_sections_of_another_brief_are_left_alone() -> None:
    gold = sections(numbers=[required(number(40, HURT))], stances=[required(stance("the mayor"))])
    result = score(TEXT, sections(numbers=[number(40, HURT)]), gold)
    assert (result.counts["numbers"].f1, result.counts["stances"].f1) == (1.0, 0.0)
