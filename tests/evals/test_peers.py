"""Peers are converted fairly, replayed without a model, and missed in one line."""

import sys
from typing import Any

import pytest

from evals.__main__ import main
from evals.gold import load
from evals.peers import open_peer
from evals.peers.conversion import Extraction, converted
from evals.peers.instructor import Answer
from evals.peers.instructor import converted as answered
from evals.peers.langextract_prompt import EXAMPLES
from evals.recording import MissingRecording
from evals.running import Ours, scored
from evals.scoring import macro_f1

TEXT = (
    "The Harbour Union said more than 2,000 dockers had joined. The operator counted 1,400. "
    "The union backs the strike; Mayor Ana Roth opposes it. Thousands of people marched."
)


def found(kind: str, words: str, /, **attributes: Any) -> Extraction:
    start = TEXT.index(words)
    return Extraction(kind, words, attributes, (start, start + len(words)))


def test_every_worked_example_is_in_its_text_and_of_every_section() -> None:
    for each in EXAMPLES:
        assert all(words in each.text for _, words, _ in each.extractions)
    kinds = {kind for each in EXAMPLES for kind, _, _ in each.extractions}
    assert kinds == {"who", "event", "number", "stance", "side"}


def test_the_worked_examples_are_placed_by_langextract() -> None:
    pytest.importorskip("langextract")
    from langextract.prompt_validation import validate_prompt_alignment

    from evals.peers.langextract import example

    issues = validate_prompt_alignment([example(each) for each in EXAMPLES]).issues
    assert {str(issue.issue_kind.value) for issue in issues} <= {"non_exact"}
    for issue in issues:
        start, end = issue.char_interval
        assert EXAMPLES[issue.example_index].text[start:end] == issue.extraction_text_preview


def test_a_number_is_read_from_its_words() -> None:
    first, second, vague = converted(
        [
            found("number", "more than 2,000 dockers", hedge="exact", counts="dockers", said_by="The Harbour Union"),
            found("number", "1,400", hedge="vague", counts="dockers", said_by="none"),
            found("number", "Thousands of people", hedge="vague", counts="people", said_by=None),
        ],
        TEXT,
    )["numbers"]
    assert (first["value"], first["hedge"], first["said_by"]) == (2000, "more_than", ["The Harbour Union"])
    assert (second["value"], second["hedge"], second["said_by"]) == (1400, "exact", [])
    assert (vague["value"], vague["low"], vague["hedge"]) == (None, 2000, "vague")


def test_words_with_no_number_or_several_have_no_value() -> None:
    words = "more than 2,000 dockers had joined. The operator counted 1,400"
    numbers = converted([found("number", words, hedge="about"), found("number", "dockers")], TEXT)["numbers"]
    assert [(each["value"], each["hedge"]) for each in numbers] == [(None, "about"), (None, "exact")]


def test_evidence_is_the_place_given_and_what_has_none_is_left_out() -> None:
    lost = Extraction("who", "Ana Rothe", {"kind": "person"}, None)
    (who,) = converted([found("who", "Ana Roth", kind="person"), lost], TEXT)["who"]
    assert who["evidence"] == [
        {"quote": "Ana Roth", "start": TEXT.index("Ana Roth"), "end": TEXT.index("Ana Roth") + 8}
    ]


def test_what_two_chunks_name_is_one_item() -> None:
    (who,) = converted([found("who", "The Harbour Union", kind="group"), found("who", "Harbour Union")], TEXT)["who"]
    assert len(who["evidence"]) == 2


def test_sides_of_one_claim_make_a_dispute_and_a_lonely_side_none() -> None:
    claim = {"claim": "How many joined", "kind": "conflicting figures"}
    (dispute,) = converted(
        [
            found("side", "more than 2,000 dockers had joined", party="The Harbour Union", position="asserts", **claim),
            found("side", "Mayor Ana Roth opposes it", party="Ana Roth", position="denies", claim="another"),
            found("side", "The operator counted 1,400", party="The operator", position="shouts", **claim),
        ],
        TEXT,
    )["disputed"]
    assert dispute["kind"] == "conflicting_figures"
    assert [(side["party"], side["position"]) for side in dispute["sides"]] == [
        ("The Harbour Union", "asserts"),
        ("The operator", "asserts"),
    ]


def test_an_answer_cut_off_keeps_its_whole_extractions() -> None:
    pytest.importorskip("langextract")
    from evals.peers.langextract import whole

    cut = '{"extractions": [{"who": "Ana", "who_attributes": {"kind": "person"}}, {"who": "Be'
    assert whole(cut) == '{"extractions":[{"who":"Ana","who_attributes":{"kind":"person"}}]}'
    assert whole('{"extractions": []}') == '{"extractions": []}'


def test_a_quote_of_an_answer_is_placed_where_it_first_stands_or_nowhere() -> None:
    side = {"position": "asserts"}
    answer = Answer.model_validate(
        {
            "who": [{"name": "Ana Roth", "kind": "person", "quote": "Ana Roth"}],
            "what": [],
            "numbers": [],
            "stances": [],
            "disputed": [
                {
                    "claim": "how many",
                    "kind": "denial",
                    "sides": [
                        {**side, "party": "a", "quote": "The"},
                        {**side, "party": "b", "quote": "the Union"},
                    ],
                }
            ],
        }
    )
    sections = answered(answer, TEXT)
    assert sections["who"][0]["evidence"][0]["start"] == TEXT.index("Ana Roth")
    assert [each["evidence"][0]["start"] for each in sections["disputed"][0]["sides"]] == [0, -1]


def test_without_its_library_a_peer_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "langextract", None)
    assert main(["run", "--system", "langextract"]) == 2
    assert capsys.readouterr().err == "evals: langextract is not installed: pip install 'summarizer[peers]'\n"


def test_missing_recordings_are_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--system", "instructor", "--model", "openai/never-recorded", "--split", "test"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("evals: no recording of instructor-openai/never-recorded for: alder-creek-closure, ")
    assert err.count("\n") == 1


def test_a_missing_recording_passes_through_the_client_unretried() -> None:
    with pytest.raises(MissingRecording):
        Ours("openai/never-recorded", live=False).predict(load("protocol-meeting"))


def test_a_recording_gives_the_same_score_without_a_model() -> None:
    made = open_peer("instructor", "embedded", live=False).predict(load("port-amaro-cholera"))
    counts = scored(made).counts
    assert (made.input_tokens, made.output_tokens, round(made.seconds)) == (558, 1305, 222)
    assert counts["who"].strict_f1 == pytest.approx(0.5634, abs=1e-4)
    assert macro_f1(counts, strict=True) == pytest.approx(0.1127, abs=1e-4)


def test_langextract_too_is_replayed() -> None:
    pytest.importorskip("langextract")
    made = open_peer("langextract", "embedded", live=False).predict(load("protocol-meeting"))
    assert [who["name"] for who in made.sections["who"]][:2] == ["Minister of Transport", "Ambassador of Sarvonia"]
    assert macro_f1(scored(made).counts, strict=True) == pytest.approx(0.8)
