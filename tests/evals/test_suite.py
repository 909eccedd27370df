"""Fixtures hold, replay needs no model, and a comparison tells damage from noise."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals import running
from evals.comparing import compared
from evals.gold import load, split_of
from evals.recording import MissingRecording, Recorded, Recording, digest


def test_every_label_holds_in_every_pass() -> None:
    names = split_of(None)
    assert len(names) >= 30
    for name in names:
        for which in ("gold", "pass-1", "pass-2"):
            load(name, which)  # type: ignore[arg-type]


def test_the_splits_do_not_overlap() -> None:
    assert not set(split_of("dev")) & set(split_of("test"))


def test_a_digest_is_of_the_whole_request_in_any_order() -> None:
    assert digest({"a": 1, "b": [1]}) == digest({"b": [1], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_a_request_without_a_recording_says_so(tmp_path: Path) -> None:
    import httpx2

    carrier = Recorded(None)
    carrier.recording = Recording("m", "x", tmp_path)
    with pytest.raises(MissingRecording):
        carrier.handle_request(httpx2.Request("POST", "http://x/", json={"a": 1}))


def test_a_reply_is_kept_and_given_back(tmp_path: Path) -> None:
    import httpx2

    live = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"said": "yes"}))
    carrier = Recorded(lambda: live)
    recording = carrier.recording = Recording("m", "x", tmp_path)
    request = httpx2.Request("POST", "http://x/", json={"a": 1})
    assert carrier.handle_request(request).json() == {"said": "yes"}
    recording.save()
    again = Recorded(None)
    again.recording = Recording("m", "x", tmp_path)
    assert again.handle_request(request).json() == {"said": "yes"}


def test_compare_sees_damage_and_not_order() -> None:
    names = split_of("dev")[:8]
    golden = [running.Prediction(name, running.gold_sections(load(name)), "", 0.0, 0, 0, None) for name in names]
    turned = [replace(each, sections={s: items[::-1] for s, items in each.sections.items()}) for each in golden]
    broken = [replace(each, sections={**each.sections, "numbers": each.sections["numbers"][::3]}) for each in golden]
    assert compared(golden, turned).worse == ()
    assert "numbers" in compared(golden, broken).worse
