"""The scoring rules, each pinned by a hand-made case."""

import random
from typing import Any

import pytest

from evals.scoring import ArticleScore, macro_f1, score, total
from evals.statistics import differences, intervals, rates

TEXT = "Police said 40 people were hurt. Organisers said 200 marched on Monday. The mayor welcomed the march."
SECTIONS = ("who", "what", "numbers", "stances", "disputed")
Item = dict[str, Any]


def at(words: str) -> list[Item]:
    start = TEXT.index(words)
    return [{"quote": words, "start": start, "end": start + len(words)}]


def number(value: float | None, words: str, **more: Any) -> Item:
    item = {"value": value, "low": None, "high": None, "text": "x", "unit": "people", "counts": "people hurt",
            "hedge": "exact", "as_of": None, "said_by": ["Police"], "evidence": at(words)}  # fmt: skip
    return item | more


def who(name: str, kind: str = "organisation", aliases: tuple[str, ...] = (), words: str = "Police") -> Item:
    return {"name": name, "kind": kind, "role": None, "aliases": list(aliases), "evidence": at(words)}


def event(line: str, words: str, status: str = "happened") -> Item:
    return {"event": line, "status": status, "when": None, "evidence": at(words)}


def stance(holder: str, position: str = "supports") -> Item:
    return {"holder": holder, "position": position, "target": "x", "evidence": at("The mayor welcomed the march")}


def dispute(*sides: tuple[str, str]) -> Item:
    return {
        "claim": "x",
        "kind": "denial",
        "sides": [{"party": party, "position": "asserts", "evidence": at(words)} for party, words in sides],
    }


def required(item: Item, needed: bool = True) -> Item:
    return item | {"required": needed}


def scored(section: str, predicted: list[Item], gold: list[Item]) -> ArticleScore:
    empty: dict[str, list[Item]] = {name: [] for name in SECTIONS}
    return score(TEXT, empty | {section: predicted}, empty | {section: gold})


HURT = "Police said 40 people were hurt"
MARCHED = "Organisers said 200 marched on Monday"


@pytest.mark.parametrize(
    ("mine", "theirs", "matches"),
    [
        (number(40, HURT), number(40, HURT), True),
        (number(41, HURT), number(40, HURT), False),
        (number(40, MARCHED), number(40, HURT), False),
        (number(0.25, HURT, unit="share"), number(25, HURT, unit="%"), True),
        (number(0.3333, HURT, unit="share"), number(1 / 3, HURT, unit="share"), True),
        (number(None, HURT, hedge="vague", low=24), number(None, HURT, hedge="vague", low=200), True),
        (number(None, HURT, hedge="range", low=1, high=3), number(None, HURT, hedge="range", low=1, high=3), True),
        (number(None, HURT, hedge="range", low=1, high=3), number(None, HURT, hedge="range", low=1, high=4), False),
    ],
)
def test_numbers_match_by_value_and_sentence(mine: Item, theirs: Item, matches: bool) -> None:
    assert scored("numbers", [mine], [required(theirs)]).counts["numbers"].right == matches


def test_a_wrong_speaker_is_right_but_not_strictly() -> None:
    counts = scored("numbers", [number(40, HURT, said_by=["Rain"])], [required(number(40, HURT))]).counts["numbers"]
    assert (counts.f1, counts.strict_f1) == (1.0, 0.0)
    assert counts.attributes["said_by"] == (0, 1)


def test_a_second_prediction_of_a_gold_item_is_invented() -> None:
    result = scored("numbers", [number(40, HURT), number(40, HURT)], [required(number(40, HURT))])
    assert result.counts["numbers"].precision == 0.5
    assert [error.kind for error in result.errors] == ["invented"]


def test_optional_items_are_right_when_found_and_free_when_not() -> None:
    gold = [required(number(40, HURT)), required(number(200, MARCHED), needed=False)]
    both = scored("numbers", [number(40, HURT), number(200, MARCHED)], gold).counts["numbers"]
    one = scored("numbers", [number(40, HURT)], gold).counts["numbers"]
    assert (both.precision, both.recall) == (one.precision, one.recall) == (1.0, 1.0)


def test_an_empty_section_is_right_where_nothing_is_gold() -> None:
    assert scored("numbers", [], []).counts["numbers"].strict_f1 == 1.0
    assert scored("numbers", [number(40, HURT)], []).counts["numbers"].f1 == 0.0


def test_names_match_by_alias_and_people_by_last_name() -> None:
    gold = [required(who("Anna Berg", "person", ("the mayor",)))]
    for name, kind, right in [
        ("The mayor", "group", 1),
        ("Berg", "person", 1),
        ("Berg", "group", 0),
        ("Rain", "person", 0),
    ]:
        assert scored("who", [who(name, kind)], gold).counts["who"].right == right


def test_events_need_shared_words_and_a_sentence() -> None:
    gold = [required(event("People were hurt", HURT))]
    assert scored("what", [event("40 people were hurt", HURT)], gold).counts["what"].strict == 1
    assert scored("what", [event("40 people were hurt", HURT, "planned")], gold).counts["what"].strict == 0
    assert scored("what", [event("40 people were hurt", MARCHED)], gold).counts["what"].right == 0
    assert scored("what", [event("The road was shut", HURT)], gold).counts["what"].right == 0


def test_stances_are_strict_about_position() -> None:
    counts = scored("stances", [stance("the mayor", "opposes")], [required(stance("The mayor"))]).counts["stances"]
    assert (counts.right, counts.strict) == (1, 0)


def test_disputes_touch_two_sides_and_name_their_parties() -> None:
    gold = [required(dispute(("Police", HURT), ("Organisers", MARCHED)))]
    whole = scored("disputed", [dispute(("police", HURT), ("organisers", MARCHED))], gold).counts["disputed"]
    half = scored("disputed", [dispute(("Police", HURT), ("Organisers", HURT))], gold).counts["disputed"]
    wrong = scored("disputed", [dispute(("Police", HURT), ("Rain", MARCHED))], gold).counts["disputed"]
    assert (whole.strict, half.right, wrong.right, wrong.strict) == (1, 0, 1, 0)


def test_evidence_that_is_not_in_the_text_is_ungrounded() -> None:
    made_up = number(40, HURT) | {"evidence": [{"quote": "Police said 41", "start": 0, "end": 14}]}
    result = scored("numbers", [made_up], [required(number(40, HURT))])
    assert {error.kind for error in result.errors} == {"ungrounded", "missed"}
    assert result.counts["numbers"].precision == 0.0


def test_the_order_of_items_never_matters() -> None:
    gold = [required(number(40, HURT)), required(number(200, MARCHED)), required(number(40, HURT, said_by=[]))]
    mine = [number(200, MARCHED), number(40, HURT, said_by=[]), number(7, HURT), number(40, HURT)]
    expected = scored("numbers", mine, gold).counts
    shuffler = random.Random(1)
    for _ in range(20):
        shuffler.shuffle(mine)
        shuffler.shuffle(gold)
        assert scored("numbers", mine, gold).counts == expected


def test_the_pairing_with_most_attributes_right_is_chosen() -> None:
    gold = [required(number(40, HURT, said_by=["Rain"])), required(number(40, HURT))]
    mine = [number(40, HURT), number(40, HURT, said_by=["Rain"])]
    assert scored("numbers", mine, gold).counts["numbers"].strict == 2


def test_rates_intervals_and_differences() -> None:
    good = scored("numbers", [number(40, HURT)], [required(number(40, HURT))])
    bad = scored("numbers", [number(41, HURT)], [required(number(40, HURT))])
    assert rates([good, bad], strict=True)["numbers"] == 0.5
    assert macro_f1(total([good, bad]), strict=True) == pytest.approx(rates([good, bad], strict=True)["macro"])
    low, high = intervals([good, bad], strict=True)["numbers"]
    assert low <= 0.5 <= high
    assert intervals([good, bad], strict=True) == intervals([good, bad], strict=True)
    assert differences([good] * 5, [bad] * 5, strict=True)["numbers"] == (-1.0, -1.0, -1.0)
