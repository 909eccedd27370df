import json

import pytest
from pydantic import ValidationError

from summarizer.article import Article
from summarizer.brief import Brief, Dispute, Event, Evidence, Number, Run, Side, Stance, Who
from summarizer.dates import require_iso_date
from summarizer.errors import ContractError

TEXT = "Café owners say 5,000 people came. Police deny it: “2,000 at most”, an officer said."


def span(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence.at(TEXT, start, start + len(quote))


def a_run(**changes: object) -> Run:
    values = {
        "model": "m", "strategy": "whole", "prompt_version": "0", "calls": 1, "retries": 0,
        "input_tokens": 1, "output_tokens": 1, "seconds": 0.1,
    }  # fmt: skip
    return Run.model_validate({**values, **changes})


def a_brief(**changes: object) -> Brief:
    sides = (
        Side(party="owners", position="asserts", statement="5,000 came", evidence=(span("5,000 people came"),)),
        Side(party="Police", position="denies", statement="2,000 at most", evidence=(span("Police deny it"),)),
    )
    values: dict[str, object] = {
        "article": Article(text=TEXT),
        "summary": "Owners and police differ.",
        "who": (Who(name="Police", kind="group", evidence=(span("Police"),)),),
        "what": (Event(event="people came", status="alleged", evidence=(span("people came"),)),),
        "numbers": (
            Number(
                value=5000, text="5,000", unit="people", counts="people", hedge="exact",
                said_by=("Café owners",), evidence=(span("5,000 people came"),),
            ),
        ),
        "stances": (Stance(holder="Police", position="opposes", target="it", evidence=(span("Police deny it"),)),),
        "disputed": (Dispute(claim="how many came", kind="conflicting_figures", sides=sides),),
        "run": a_run(),
    }  # fmt: skip
    return Brief(**{**values, **changes})


def test_json_round_trip_keeps_every_field() -> None:
    brief = a_brief()
    assert Brief.from_json(brief.to_json()) == brief
    assert "Café" in brief.to_json()


def test_evidence_that_is_not_the_articles_words_cannot_be_made() -> None:
    wrong = Evidence(quote="6,000", start=0, end=5)
    with pytest.raises(ValidationError, match="not the article's words"):
        a_brief(who=(Who(name="x", kind="person", evidence=(wrong,)),))


@pytest.mark.parametrize("end", [4, 6, 0])
def test_evidence_has_the_length_of_its_quote(end: int) -> None:
    with pytest.raises(ValidationError):
        Evidence(quote="5,000", start=0, end=end)


def test_an_item_needs_evidence() -> None:
    with pytest.raises(ValidationError):
        Who(name="x", kind="person", evidence=())


def test_a_dispute_needs_two_sides() -> None:
    side = Side(party="Police", position="denies", statement="no", evidence=(span("Police"),))
    with pytest.raises(ValidationError):
        Dispute(claim="c", kind="denial", sides=(side,))


def test_a_numbers_text_is_inside_its_evidence() -> None:
    with pytest.raises(ValidationError, match="not inside its evidence"):
        Number(value=1, text="6,000", counts="x", hedge="exact", evidence=(span("5,000"),))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_values_are_finite(value: float) -> None:
    with pytest.raises(ValidationError):
        Number(value=value, text="5,000", counts="x", hedge="exact", evidence=(span("5,000"),))


def test_unknown_fields_and_vocabulary_are_refused() -> None:
    data = json.loads(a_brief().to_json())
    data["who"][0]["kind"] = "animal"
    with pytest.raises(ContractError, match=r"who\.0\.kind"):
        Brief.from_json(json.dumps(data))
    with pytest.raises(ContractError, match="extra"):
        Brief.from_json(a_brief().to_json(indent=None)[:-1] + ', "extra": 1}')


def test_broken_json_is_one_line() -> None:
    with pytest.raises(ContractError) as error:
        Brief.from_json("{")
    assert "\n" not in str(error.value)


def test_every_field_of_the_schema_is_in_the_contract() -> None:
    schema = Brief.model_json_schema()
    assert list(schema["properties"]) == [
        "schema_version", "article", "summary", "who", "what", "numbers", "stances", "disputed", "rejected", "run",
    ]  # fmt: skip
    number = schema["$defs"]["Number"]["properties"]
    assert set(number) == {
        "value", "low", "high", "text", "unit", "counts", "hedge", "as_of", "said_by", "evidence", "confidence",
    }  # fmt: skip


@pytest.mark.parametrize("date", ["2025-06-18", "2025-04", "2024", "2025-01/2025-03", "2024/2025"])
def test_dates_of_the_contract(date: str) -> None:
    assert require_iso_date(date) == date


@pytest.mark.parametrize(
    "date", ["18 June", "2025-13", "2025-02-30", "2025-03/2025-01", "2025-1-1", "", "2025-06-18\n"]
)
def test_dates_outside_the_contract(date: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        require_iso_date(date)


def test_an_article_is_identified_by_its_text() -> None:
    assert Article(text="a").id == Article(text="a").id != Article(text="b").id
    assert Article(text="a", id="mine").id == "mine"
