"""Labels hold, and bad ones are refused with a line for each fault."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from evals.gold import LabelError, Pass, load, read, split_of

TEXT = "Police said 40 people were hurt on Monday.\nThe union denied it: nobody was hurt.\n"
Label = dict[str, Any]


def at(words: str) -> list[Label]:
    start = TEXT.index(words)
    return [{"quote": words, "start": start, "end": start + len(words)}]


def label() -> Label:
    side = {"said_by": [], "evidence": at("The union denied it")}
    said = {"required": True, "evidence": at("Police said 40 people were hurt on Monday.")}
    number = {"value": 40, "text": "40", "counts": "people hurt", "hedge": "exact", "said_by": ["Police"]}
    return {
        "article": {"title": None, "publisher": None, "via": [], "language": "en", "published": "2024-05-08"},
        "who": [{"name": "Police", "kind": "organisation", "aliases": [], **said}],
        "what": [{"event": "40 were hurt", "status": "happened", "when": "2024-05-06", "when_text": "on Monday", **said}],
        "numbers": [{**number, **said}],
        "stances": [{"holder": "The union", "position": "opposes", "target": "x", "wording": "denied it", **said}],
        "disputed": [
            {
                "claim": "40 were hurt",
                "kind": "denial",
                "required": True,
                "sides": [
                    {"party": "Police", "position": "asserts", "statement": "40 were hurt", **side},
                    {"party": "The union", "position": "denies", "statement": "nobody was", **side},
                ],
            }
        ],
    }  # fmt: skip


def put(folder: Path, made: Label) -> Path:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(made), encoding="utf-8")
    return folder


def test_every_label_holds_in_every_pass() -> None:
    names = split_of(None)
    assert len(names) >= 30
    for name in names:
        for which in get_args(Pass):
            load(name, which)


def test_the_splits_do_not_overlap() -> None:
    assert not set(split_of("dev")) & set(split_of("test"))


def test_a_good_label_is_read(tmp_path: Path) -> None:
    fixture = read(put(tmp_path, label()))
    assert (fixture.name, fixture.text) == (tmp_path.name, TEXT)
    assert fixture.gold.numbers[0].value == 40


BAD: list[tuple[str, Callable[[Label], Any], str]] = [
    ("offset", lambda gold: gold["who"][0]["evidence"][0].update(start=1, end=43), "is not the article's words there"),
    ("quote", lambda gold: gold["who"][0]["evidence"][0].update(quote="Police said 40 people were hurt on Sunday."), "is not the article's words there"),
    ("length", lambda gold: gold["what"][0]["evidence"][0].update(end=9), "does not have the length of its quote"),
    ("side", lambda gold: gold["disputed"][0]["sides"][1]["evidence"][0].update(start=1, end=20), "words there"),
    ("no evidence", lambda gold: gold["stances"][0].update(evidence=[]), "stances.0.evidence: Tuple should have"),
    ("no side evidence", lambda gold: gold["disputed"][0]["sides"][0].update(evidence=[]), "evidence: Tuple should"),
    ("kind", lambda gold: gold["who"][0].update(kind="company"), "who.0.kind: Input should be 'person'"),
    ("status", lambda gold: gold["what"][0].update(status="done"), "what.0.status: Input should be 'happened'"),
    ("hedge", lambda gold: gold["numbers"][0].update(hedge="circa"), "numbers.0.hedge: Input should be 'exact'"),
    ("position", lambda gold: gold["stances"][0].update(position="for"), "stances.0.position: Input should be"),
    ("dispute", lambda gold: gold["disputed"][0].update(kind="row"), "disputed.0.kind: Input should be 'denial'"),
    ("side's position", lambda gold: gold["disputed"][0]["sides"][0].update(position="says"), "sides.0.position"),
    ("one side", lambda gold: gold["disputed"][0]["sides"].pop(), "disputed.0.sides: Tuple should have at least 2"),
    ("one party", lambda gold: gold["disputed"][0]["sides"][1].update(party="Police"), "a dispute needs two parties"),
    ("number elsewhere", lambda gold: gold["numbers"][0].update(text="41"), "'41' is not inside its evidence"),
    ("when in words", lambda gold: gold["what"][0].update(when="last Monday"), "what.0.when"),
    ("no such day", lambda gold: gold["what"][0].update(when="2024-02-30"), "what.0.when"),
    ("as_of in words", lambda gold: gold["numbers"][0].update(as_of="May"), "numbers.0.as_of"),
    ("no value", lambda gold: gold["numbers"][0].update(value=None), "'40' has no value"),
    ("vague value", lambda gold: gold["numbers"][0].update(hedge="vague"), "the vague '40' has a value"),
    ("open range", lambda gold: gold["numbers"][0].update(hedge="range", low=4), "needs a low below its high"),
    ("range", lambda gold: gold["numbers"][0].update(hedge="range", low=4, high=3), "needs a low below its high"),
    ("bound as low", lambda gold: gold["numbers"][0].update(low=40), "are for ranges and vague amounts"),
    ("alias", lambda gold: gold["who"][0].update(aliases=["cops"]), "not in the article: 'cops'"),
    ("name", lambda gold: gold["who"][0].update(name="Officers"), "not in the article: 'Officers'"),
    ("when_text", lambda gold: gold["what"][0].update(when_text="Monday night"), "not in the article: 'Monday night'"),
    ("wording", lambda gold: gold["stances"][0].update(wording="denies it"), "not in the article: 'denies it'"),
    ("required", lambda gold: gold["who"][0].pop("required"), "who.0.required: Field required"),
    ("unknown field", lambda gold: gold["who"][0].update(age=4), "who.0.age: Extra inputs are not permitted"),
    ("no section", lambda gold: gold.pop("numbers"), "numbers: Field required"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "fault"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_label_is_refused_by_name(tmp_path: Path, damage: Callable[[Label], Any], fault: str) -> None:
    made = label()
    damage(made)
    with pytest.raises(LabelError, match=re.escape(fault)) as caught:
        read(put(tmp_path, made))
    assert str(caught.value).startswith(tmp_path.name)


def test_many_faults_are_told_in_ten_lines_and_a_count(tmp_path: Path) -> None:
    made = label()
    made["who"][0]["aliases"] = [f"alias {n}" for n in range(15)]
    with pytest.raises(LabelError) as caught:
        read(put(tmp_path, made))
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1]) == (11, "and 5 more")
