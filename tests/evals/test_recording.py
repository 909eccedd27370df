"""Every reply is kept under its whole request, and given back without the model."""

from pathlib import Path

import httpx2
import pytest

from evals.recording import MissingRecording, Recorded, Recording, digest


def asked(body: dict[str, object]) -> httpx2.Request:
    return httpx2.Request("POST", "http://x/", json=body)


def test_a_digest_is_of_the_whole_request_in_any_order() -> None:
    assert digest({"a": 1, "b": [1]}) == digest({"b": [1], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_a_request_without_a_recording_says_so(tmp_path: Path) -> None:
    carrier = Recorded(None)
    carrier.recording = Recording("m", "x", tmp_path)
    with pytest.raises(MissingRecording):
        carrier.handle_request(asked({"a": 1}))


def test_a_reply_is_kept_and_given_back(tmp_path: Path) -> None:
    live = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"said": "yes", "model": "m"}))
    carrier = Recorded(lambda: live)
    recording = carrier.recording = Recording("m", "x", tmp_path)
    assert carrier.handle_request(asked({"a": 1})).json() == {"said": "yes", "model": "m"}
    recording.save()
    again = Recorded(None)
    again.recording = Recording("m", "x", tmp_path)
    assert again.handle_request(asked({"a": 1})).json() == {"said": "yes", "model": "m"}


def test_a_prompt_changed_by_one_word_finds_no_old_reply(tmp_path: Path) -> None:
    live = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"said": "yes", "model": "m"}))
    carrier = Recorded(lambda: live)
    carrier.recording = Recording("m", "x", tmp_path)
    carrier.handle_request(asked({"messages": [{"content": "someone asserts and someone denies"}]}))
    carrier.recording.save()
    again = Recorded(None)
    again.recording = Recording("m", "x", tmp_path)
    with pytest.raises(MissingRecording):
        again.handle_request(asked({"messages": [{"content": "someone asserts and someone asserts"}]}))


def test_a_failure_is_passed_on_and_not_kept(tmp_path: Path) -> None:
    live = httpx2.MockTransport(lambda request: httpx2.Response(503))
    carrier = Recorded(lambda: live)
    recording = carrier.recording = Recording("m", "x", tmp_path)
    assert carrier.handle_request(asked({"a": 1})).status_code == 503
    assert recording.replies == {}


def test_the_same_replies_are_the_same_file(tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        recording = Recording("m/1", name, tmp_path)
        recording.replies = {"k": {"said": "yes"}, "unused": {}}
        recording.used = {"k": {"a": 1}}
        recording.save()
        files.append(recording.path.read_bytes())
        assert recording.path.parent == tmp_path / "m-1"
    assert files[0] == files[1]
    assert Recording("m/1", "a", tmp_path).replies == {"k": {"said": "yes"}}
