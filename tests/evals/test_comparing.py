"""A comparison tells damage from noise and from order, and says item by item what changed."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import evals
import summarizer
from evals.comparing import compared
from evals.gold import load, split_of
from evals.matching import SECTIONS
from evals.running import Prediction, saved
from summarizer import Summarizer
from tests.evals.conftest import denials
from tests.evals.obedient import Obedient
from tests.loopback import ChatServer

Item = dict[str, Any]
ROOT = Path(evals.__file__).parents[1]
NAMES = sorted((name for name in split_of("dev") if denials(name)), key=lambda name: len(load(name).text))[:3]
"""The shortest articles in which somebody denies something."""


def changed(made: list[Prediction], section: str, change: Callable[[Item], Item]) -> list[Prediction]:
    return [
        replace(each, sections={**each.sections, section: [change(deepcopy(item)) for item in each.sections[section]]})
        for each in made
    ]


@pytest.mark.parametrize(
    ("section", "change"),
    [
        ("stances", lambda item: item | {"position": "supports" if item["position"] == "opposes" else "opposes"}),
        ("numbers", lambda item: item | {"said_by": []}),
        ("numbers", lambda item: item | {"hedge": "about"}),
        ("disputed", lambda item: item | {"sides": [side | {"position": "asserts"} for side in item["sides"]]}),
        ("numbers", lambda item: item | {"said_by": item["said_by"][::-1] or ["the article"]}),
        ("what", lambda item: item | {"status": "alleged"}),
        ("disputed", lambda item: item | {"sides": [side | {"party": "critics"} for side in item["sides"]]}),
    ],
    ids=[
        "positions turned",
        "speakers dropped",
        "all about",
        "denies read as asserts",
        "speaker invented",
        "all alleged",
        "parties unnamed",
    ],
)
def test_damage_to_real_predictions_is_caught(
    predictions: list[Prediction], section: str, change: Callable[[Item], Item]
) -> None:
    outcome = compared(predictions, changed(predictions, section, change))
    assert section in outcome.worse
    assert set(outcome.worse) <= {section, "macro"}


def test_another_order_of_items_is_no_change_at_all(predictions: list[Prediction]) -> None:
    chance = Random(1)
    turned = [
        replace(each, sections={name: chance.sample(items, len(items)) for name, items in each.sections.items()})
        for each in predictions
    ]
    outcome = compared(predictions, turned)
    assert outcome.worse == ()
    assert "better  " not in outcome.text
    assert "worse   " not in outcome.text


def test_a_change_of_one_item_is_within_noise_and_told(predictions: list[Prediction]) -> None:
    first = deepcopy(predictions[0])
    dropped = first.sections["who"].pop(0)["name"]
    text = compared(predictions, [first, *predictions[1:]]).text
    assert "WORSE" not in text
    (line,) = [line for line in text.splitlines() if line.startswith("  worse")]
    assert line == f"  worse   who       now missed: {dropped}"
    assert f"{first.fixture}: 0 better, 1 worse" in text


def test_the_articles_compared_are_named_and_those_left_out(predictions: list[Prediction]) -> None:
    text = compared(predictions[1:], predictions[:-1]).text
    names = [each.fixture for each in predictions]
    assert f"{len(names) - 2} articles compared: {', '.join(names[1:-1])}" in text
    assert f"only in before: {names[-1]}" in text
    assert f"only in after: {names[0]}" in text


def test_nothing_in_common_cannot_be_compared(predictions: list[Prediction]) -> None:
    with pytest.raises(FileNotFoundError, match="no article in common"):
        compared(predictions[:1], predictions[1:])


def test_one_word_of_the_prompt_of_the_whole_strategy(tmp_path: Path) -> None:
    """A model that obeys its prompt: a harmful word is caught, and the order in which it lists its items is not."""
    fixtures = [load(name) for name in NAMES]
    with ChatServer(Obedient(fixtures)) as server:
        before = briefed(server)
        damaged = briefed_elsewhere(tmp_path, server, "someone denies", "someone asserts")
    with ChatServer(Obedient(fixtures, backwards=True)) as server:
        turned = briefed(server)
    assert turned != before
    assert compared(before, turned).worse == ()
    outcome = compared(before, damaged)
    assert "disputed" in outcome.worse
    assert "worse   disputed  now altered" in outcome.text


def briefed(server: ChatServer) -> list[Prediction]:
    """The briefs made with the prompts as they are."""
    with Summarizer(f"{server.url}#obedient") as whole:
        dumped = [(name, whole.brief(load(name).text).model_dump(mode="json")) for name in NAMES]
    return [Prediction(name, {s: brief[s] for s in SECTIONS}, "", 0.0, 0, 0, None) for name, brief in dumped]


def briefed_elsewhere(copy: Path, server: ChatServer, old: str, new: str) -> list[Prediction]:
    """A run of the command line in a copy of the checkout whose prompt says `new` instead of `old`."""
    for package in (summarizer, evals):
        source = Path(package.__file__ or "").parent
        shutil.copytree(
            source, copy / source.name, ignore=shutil.ignore_patterns("recordings", "results", "__pycache__")
        )
    shutil.copytree(ROOT / "prompts", copy / "summarizer" / "templates")
    (copy / "evals" / "split.json").write_text(json.dumps({"dev": NAMES, "test": []}))
    prompt = copy / "summarizer" / "templates" / "whole.jinja"
    text = prompt.read_text()
    assert old in text
    prompt.write_text(text.replace(old, new))
    command = [sys.executable, "-m", "evals", "run", "--live", "--model", f"{server.url}#obedient", "--name", "damaged"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return saved(copy / "evals" / "results" / "damaged.json")
