"""Peers are converted fairly, replayed without a model, and missed in one line."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.gold import load
from evals.peers import PEERS, open_peer
from evals.peers.allowances import named_once, speakers
from evals.peers.conversion import Extraction, converted
from evals.peers.instructor import Answer, whole_items
from evals.peers.instructor import converted as answered
from evals.peers.langextract_prompt import EXAMPLES
from evals.recording import MissingRecording
from evals.running import Ours, scored
from evals.scoring import macro_f1
from tests.loopback import ChatServer, answer

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


def test_an_answer_of_instructor_cut_off_keeps_its_whole_items() -> None:
    first, second = '{"quote": "Ana", "name": "Ana", "kind": "person"}', '{"quote": "Bo", "name": "B'
    for cut, names in {
        f'{{"who": [{first}, {second}': ["Ana"],
        f'{{"who": [{first}], "what": [{{"quote": "it': ["Ana"],
        f'{{"who": [{first}], "what": [': ["Ana"],
        '{"wh': [],
    }.items():
        answer = whole_items(cut)
        assert answer is not None
        assert [each.name for each in answer.who] == names
        assert answer.what == []
    assert whole_items('{"who": [{"quote": "Ana", "name": 3}, {"quote') is None


def side(party: str, quote: str) -> dict[str, str]:
    return {"position": "asserts", "party": party, "quote": quote}


def test_a_quote_of_an_answer_is_placed_where_its_words_first_stand_or_nowhere() -> None:
    quotes = {"The": "The", "mayor “ANA Roth” opposes it": "Mayor Ana Roth opposes it", "Ana Rot": None, "…": None}
    answer = Answer.model_validate(
        {
            "who": [{"name": "Ana Roth", "kind": "person", "quote": "Ana Roth"}],
            "what": [],
            "numbers": [],
            "stances": [],
            "disputed": [
                {"claim": "how many", "kind": "denial", "sides": [side("a", quote) for quote in quotes]},
            ],
        }
    )
    sections = answered(answer, TEXT)
    assert sections["who"][0]["evidence"][0]["start"] == TEXT.index("Ana Roth")
    for (given, words), each in zip(quotes.items(), sections["disputed"][0]["sides"], strict=True):
        (evidence,) = each["evidence"]
        assert evidence == (
            {"quote": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}
            if words
            else {"quote": given, "start": -1, "end": -1}
        )


def test_a_person_named_again_by_the_last_name_is_one_under_the_longest_name() -> None:
    def who(name: str, kind: str) -> dict[str, Any]:
        return {"name": name, "kind": kind, "aliases": [], "evidence": [{"quote": name}]}

    persons = [who("Roth", "person"), who("Mayor Ana Roth", "person"), who("Roth", "person"), who("Ana Roth", "person")]
    roth, bank, central = named_once([*persons, who("the bank", "organisation"), who("central bank", "organisation")])
    assert (roth["name"], roth["aliases"]) == ("Mayor Ana Roth", ["Ana Roth", "Roth"])
    assert len(roth["evidence"]) == 4
    assert (bank["name"], central["name"]) == ("the bank", "central bank")


def test_nobody_is_no_speaker() -> None:
    assert speakers(["The article", "", "Ana Roth", "None"]) == ["Ana Roth"]


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


MINISTER = {"name": "Irena Koskela", "kind": "person", "quote": "Minister of Transport"}
ANSWERS = {
    "instructor": {"who": [MINISTER], "what": [], "numbers": [], "stances": [], "disputed": []},
    "langextract": {"extractions": [{"who": "Irena Koskela", "who_attributes": {"kind": "person"}}]},
}


@pytest.mark.parametrize("peer", PEERS)
def test_what_a_peer_was_told_is_replayed_without_its_model(peer: str, tmp_path: Path) -> None:
    pytest.importorskip(peer)
    fixture = load("protocol-meeting")
    with ChatServer([answer(json.dumps(ANSWERS[peer]), tokens=(20, 10))]) as server:
        model = f"{server.url}#m"
        live = open_peer(peer, model, live=True, recordings=tmp_path).predict(fixture)
        asked = len(server.requests)
    assert open_peer(peer, model, live=False, recordings=tmp_path).predict(fixture) == live
    assert [who["name"] for who in live.sections["who"]] == ["Irena Koskela"]
    assert (live.input_tokens, live.output_tokens) == (20 * asked, 10 * asked)


def test_langextract_too_is_replayed() -> None:
    pytest.importorskip("langextract")
    made = open_peer("langextract", "embedded", live=False).predict(load("protocol-meeting"))
    assert [who["name"] for who in made.sections["who"]][:2] == ["Minister of Transport", "Ambassador of Sarvonia"]
    assert macro_f1(scored(made).counts, strict=True) == pytest.approx(0.8)
