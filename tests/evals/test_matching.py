"""Which items may stand for one another: each rule of the contract's section on scoring, by a hand-made case."""

from typing import Any

import pytest

from evals.matching import Matcher, Section
from tests.evals.items import (
    HURT,
    MARCHED,
    TEXT,
    WELCOMED,
    Item,
    at,
    dispute,
    event,
    number,
    required,
    scored,
    sections,
    stance,
    who,
)


def right(section: str, mine: Item, theirs: Item) -> int:
    return scored(section, [mine], [required(theirs)]).counts[section].right  # type: ignore[index]


def attributes(section: str, mine: Item, theirs: Item) -> dict[str, bool]:
    shares = scored(section, [mine], [required(theirs)]).counts[section].attributes  # type: ignore[index]
    return {name: bool(good) for name, (good, _) in shares.items()}


@pytest.mark.parametrize(
    ("mine", "theirs", "matches"),
    [
        (who("The Police"), who("police"), True),
        (who("“Police”"), who("Police"), True),
        (who("Police's"), who("Police"), True),
        (who("Café Noir"), who("Cafe\u0301 Noir"), True),
        (who("the mayor", "person"), who("Anna Berg", "person", ("The mayor",)), True),
        (who("Anna Berg", "person", ("The mayor",)), who("the mayor", "person"), True),
        (who("A", aliases=("both",)), who("B", aliases=("both",)), False),
        (who("Berg", "person"), who("Anna Berg", "person"), True),
        (who("Tom Berg", "person"), who("Anna Berg", "person"), True),
        (who("Berg", "group"), who("Anna Berg", "person"), False),
        (who("North Harbour Union"), who("South Harbour Union"), False),
        (who("Rain", "person"), who("Anna Berg", "person"), False),
        (who("Police", words=HURT), who("Police", words=MARCHED[:10]), True),
    ],
)
def test_who_by_name_alias_or_a_persons_last_name(mine: Item, theirs: Item, matches: bool) -> None:
    assert right("who", mine, theirs) == matches


@pytest.mark.parametrize(
    ("line", "words", "matches"),
    [
        ("40 people were hurt", HURT, True),
        ("hurt people", HURT, True),
        ("The road was shut", HURT, False),
        ("40 people were hurt", MARCHED, False),
        ("people hurt: roads closed, schools shut, ferries cancelled", HURT, True),
        ("hurt: roads closed, schools shut, ferries cancelled", HURT, False),
    ],
)
def test_what_by_a_shared_sentence_and_a_quarter_of_the_content_words(line: str, words: str, matches: bool) -> None:
    assert right("what", event(line, words), event("people were hurt", HURT)) == matches


def test_numbers_by_value_and_a_shared_sentence() -> None:
    assert right("numbers", number(40, HURT), number(40, HURT))
    assert not right("numbers", number(41, HURT), number(40, HURT))
    assert not right("numbers", number(40, MARCHED), number(40, HURT))
    assert right("numbers", number(40, MARCHED, evidence=at(MARCHED, HURT)), number(40, HURT))


def test_stances_by_holder_and_a_shared_sentence() -> None:
    assert right("stances", stance("the mayor"), stance("The Mayor", target="something else"))
    assert not right("stances", stance("the mayor", words=HURT), stance("the mayor"))
    assert not right("stances", stance("Police"), stance("the mayor"))


def test_holders_and_speakers_match_by_the_aliases_of_who() -> None:
    filled = sections(who=[required(who("Anna Berg", "person", ("the mayor",)))])
    matcher = Matcher(TEXT, sections(), filled)
    assert matcher.same_name("the mayor", "Anna Berg")
    assert matcher.same_name("Berg", "Anna Berg")
    assert not matcher.same_name("the police", "Anna Berg")


def test_last_names_are_of_people_only() -> None:
    filled = sections(who=[required(who("Harbour Union")), required(who("Dock Union"))])
    assert not Matcher(TEXT, sections(), filled).same_name("Harbour Union", "Dock Union")


@pytest.mark.parametrize(
    ("sides", "matches"),
    [
        ((("Police", HURT), ("Organisers", MARCHED)), True),
        ((("Rain", HURT), ("Snow", MARCHED)), True),
        ((("Police", HURT), ("Organisers", HURT)), False),
        ((("Police", WELCOMED), ("Organisers", MARCHED)), False),
        ((("Police", HURT), ("the mayor", WELCOMED), ("Organisers", MARCHED)), True),
    ],
)
def test_disputes_by_a_sentence_of_each_of_two_sides(sides: tuple[tuple[str, str], ...], matches: bool) -> None:
    assert right("disputed", dispute(*sides), dispute(("Police", HURT), ("Organisers", MARCHED))) == matches


def test_one_sentence_may_touch_both_sides() -> None:
    both = dispute(("Police", HURT), ("Organisers", HURT))
    assert right("disputed", both, both)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"hedge": "about"}, "hedge"),
        ({"said_by": ["Organisers"]}, "said_by"),
        ({"said_by": []}, "said_by"),
        ({"unit": "houses"}, "unit"),
        ({"counts": "streets closed"}, "counts"),
        ({"said_by": ["Police", "AFP"]}, None),
        ({"counts": "hurt people overall"}, None),
    ],
)
def test_attributes_of_numbers(change: dict[str, Any], wrong: str | None) -> None:
    judged = attributes("numbers", number(40, HURT, **change), number(40, HURT))
    assert list(judged) == ["hedge", "said_by", "unit", "counts"]
    assert [name for name, good in judged.items() if not good] == ([wrong] if wrong else [])


def test_attributes_of_the_other_sections() -> None:
    line = "40 people were hurt"
    assert attributes("who", who("Police", "group"), who("Police")) == {"kind": False}
    assert attributes("what", event(line, HURT, "planned", "2024"), event(line, HURT, "planned", "2024-05")) == {
        "status": True,
        "when": False,
    }
    assert attributes("stances", stance("the mayor", "opposes"), stance("the mayor")) == {"position": False}


@pytest.mark.parametrize(
    ("parties", "same"),
    [
        (("police", "the organisers"), True),
        (("Organisers", "Police"), True),
        (("Police", "Rain"), False),
        (("Police", "Police"), False),
    ],
)
def test_parties_are_the_labels_in_any_order(parties: tuple[str, str], same: bool) -> None:
    mine = dispute((parties[0], HURT), (parties[1], MARCHED))
    theirs = dispute(("Police", HURT), ("Organisers", MARCHED))
    assert attributes("disputed", mine, theirs) == {"parties": same, "kind": True, "positions": True}
    assert attributes("disputed", theirs, dispute(*(("Police", HURT), ("Organisers", MARCHED)), kind="x"))["kind"] is (
        False
    )


def test_positions_are_those_of_the_same_party() -> None:
    theirs = dispute(("Police", HURT), ("Organisers", MARCHED))
    denied = dispute(("Organisers", MARCHED), ("Police", HURT))
    denied["sides"][0]["position"] = "denies"
    assert attributes("disputed", denied, theirs) == {"parties": True, "kind": True, "positions": False}
    denied["sides"][0]["party"] = "Rain"
    assert attributes("disputed", denied, theirs) == {"parties": False, "kind": True, "positions": True}


def test_a_party_too_many_is_a_wrong_party() -> None:
    theirs = dispute(("Police", HURT), ("Organisers", MARCHED))
    mine = dispute(("Police", HURT), ("Organisers", MARCHED), ("Rain", HURT))
    assert not attributes("disputed", mine, theirs)["parties"]


def test_the_pairing_is_the_one_with_most_pairs_not_the_first_found() -> None:
    gold = [required(event("people hurt", HURT)), required(event("people hurt march crowds", HURT))]
    mine = [event("people hurt", HURT), event("hurt", HURT)]
    matcher = Matcher(TEXT, sections(), sections())
    assert len(matcher.pairs("what", mine, gold)) == 2


def test_required_items_are_paired_before_optional_ones() -> None:
    gold = [required(number(40, HURT), needed=False), required(number(40, HURT))]
    (pair,) = Matcher(TEXT, sections(), sections()).pairs("numbers", [number(40, HURT)], gold)
    assert pair.gold == 1


@pytest.mark.parametrize("section", ["who", "what", "numbers", "stances", "disputed"])
def test_nothing_pairs_with_nothing(section: Section) -> None:
    matcher = Matcher(TEXT, sections(), sections())
    assert matcher.pairs(section, [], []) == []
    assert matcher.near_misses(section, [], []) == []
