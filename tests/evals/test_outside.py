import json
from pathlib import Path

import pytest

from evals.outside import is_right, iso_of, report

TEXT = "March 27, 2008\nThe firm lost $3 million in March. It now hopes to sell on Friday what it has owned for five years.\n"


@pytest.mark.parametrize(
    ("timex", "iso"),
    [("2008-03-27", "2008-03-27"), ("2008-03-27TMO", "2008-03-27"), ("2008-Q3", "2008-07/2008-09"),
     ("2008-H2", "2008-07/2008-12"), ("2008-W12", "2008-03-17/2008-03-23"), ("2008-W12-WE", "2008-03-22/2008-03-23"),
     ("FY2008", "2008"), ("199", "1990/1999"), ("19", "1900/1999")],
)  # fmt: skip
def test_timex_values_have_one_form_of_the_contract(timex: str, iso: str) -> None:
    assert iso_of(timex) == iso


@pytest.mark.parametrize(
    ("ours", "timex", "right"),
    [("2008-03/2008-05", "2008-SP", True), (None, "2008-SP", True), ("2008-10", "2008-SP", False),
     ("2007-03/2007-05", "2008-SP", False), (None, "2008", False), ("2008-03", "2008", False)],
)  # fmt: skip
def test_a_season_is_right_within_its_months_and_all_else_if_equal(ours: str | None, timex: str, right: bool) -> None:
    assert is_right(ours, timex) == right


def test_one_mention_of_two_annotations_is_right_at_either_end() -> None:
    assert is_right("2008-03/2008-05", "2008-05", split=True)
    assert is_right("2009-10", "2009", split=True)
    assert not is_right("2008-03/2008-05", "2008-04", split=True)


def test_the_report_counts_dates_apart_from_durations_and_vague_references(tmp_path: Path) -> None:
    file = tmp_path / "outside.jsonl"
    file.write_text(json.dumps(_article()) + "\n", encoding="utf-8")
    rows = {line[:26].strip(): line[26:].split() for line in report(file).splitlines()[1:]}
    assert rows["money"][:3] == ["1", "of", "1"]
    assert rows["dates"] == ["2", "of", "2", "100.0%", "1", "of", "2", "50.0%"]
    assert rows["not asked"][2] == "2"
    assert "'Friday' is 2008-03-21" in report(file, errors=True)


def _article() -> dict[str, object]:
    return {
        "id": "sale",
        "text": TEXT,
        "values": [{**_span("$3 million"), "type": "MONEY"}],
        "timex": [
            _timex("March 27, 2008", "DATE", "2008-03-27", "CREATION_TIME"),
            _timex("March.", "DATE", "2008-03"),
            _timex("Friday", "DATE", "2008-03-21"),
            _timex("now", "DATE", "PRESENT_REF"),
            _timex("five years", "DURATION", "P5Y"),
        ],
    }


def _timex(words: str, kind: str, value: str, function: str = "NONE") -> dict[str, object]:
    return {**_span(words), "type": kind, "value": value, "functionInDocument": function}


def _span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}
