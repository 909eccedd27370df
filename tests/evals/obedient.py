"""A model played by the labels, which does what the words of its prompt say: change one, and its briefs change."""

import json
from typing import Any

from evals.gold import Fixture
from tests.loopback import Reply, Request, answer

KEPT = ("who", "what", "numbers", "stances", "disputed")
UNASKED = {"required", "evidence", "confidence", "when", "low", "high", "as_of"}


class Obedient:
    """Answers with the label of the article it is asked about, in the vocabulary of its prompt.

    A side is said to deny only if the prompt speaks of someone who denies. With `backwards`, items come last first.
    """

    def __init__(self, fixtures: list[Fixture], *, backwards: bool = False) -> None:
        self._fixtures = fixtures
        self._step = -1 if backwards else 1

    def __call__(self, request: Request) -> Reply:
        system, user = (turn["content"] for turn in request.body["messages"][:2])
        about = [each for each in self._fixtures if each.text.strip()[:300] in user]
        if not about or "You brief a news desk" not in system:
            return answer(json.dumps({name: [] for name in KEPT}))
        gold = about[0].gold.model_dump(mode="json")
        drafted = {name: [_drafted(item, system) for item in gold[name][:: self._step]] for name in KEPT}
        return answer(json.dumps({"summary": "", **drafted}), tokens=(1000, 500))


def _drafted(item: dict[str, Any], system: str) -> dict[str, Any]:
    kept = {name: value for name, value in item.items() if name not in UNASKED}
    if "sides" in item:
        return kept | {"sides": [_drafted(side, system) for side in item["sides"]]}
    if "party" in item and item["position"] == "denies" and "someone denies" not in system:
        kept["position"] = "asserts"
    return kept | {"quote": item["evidence"][0]["quote"]}
