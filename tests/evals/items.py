"""Items made by hand about one short article, to score against one another."""

from typing import Any

from evals.scoring import ArticleScore, score

TEXT = "Police said 40 people were hurt. Organisers said 200 marched on Monday. The mayor welcomed the march."
HURT = "Police said 40 people were hurt"
MARCHED = "Organisers said 200 marched on Monday"
WELCOMED = "The mayor welcomed the march"
SECTIONS = ("who", "what", "numbers", "stances", "disputed")
Item = dict[str, Any]


def at(*quotes: str) -> list[Item]:
    spans = [(TEXT.index(words), words) for words in quotes]
    return [{"quote": words, "start": start, "end": start + len(words)} for start, words in spans]


def number(value: float | None, words: str, **more: Any) -> Item:
    item = {"value": value, "low": None, "high": None, "text": str(value), "unit": "people", "counts": "people hurt",
            "hedge": "exact", "as_of": None, "said_by": ["Police"], "evidence": at(words)}  # fmt: skip
    return item | more


def who(name: str, kind: str = "organisation", aliases: tuple[str, ...] = (), words: str = "Police") -> Item:
    return {"name": name, "kind": kind, "role": None, "aliases": list(aliases), "evidence": at(words)}


def event(line: str, words: str, status: str = "happened", when: str | None = None) -> Item:
    return {"event": line, "status": status, "when": when, "when_text": None, "evidence": at(words)}


def stance(holder: str, position: str = "supports", words: str = WELCOMED, target: str = "the march") -> Item:
    return {"holder": holder, "position": position, "target": target, "wording": None, "evidence": at(words)}


def dispute(*sides: tuple[str, str], kind: str = "denial") -> Item:
    return {
        "claim": "x",
        "kind": kind,
        "sides": [
            {"party": party, "position": "asserts", "statement": words, "evidence": at(words)} for party, words in sides
        ],
    }


def required(item: Item, needed: bool = True) -> Item:
    return item | {"required": needed}


def optional(item: Item) -> Item:
    return required(item, needed=False)


def sections(**filled: list[Item]) -> dict[str, list[Item]]:
    return {name: filled.get(name, []) for name in SECTIONS}


def scored(section: str, predicted: list[Item], gold: list[Item]) -> ArticleScore:
    return score(TEXT, sections(**{section: predicted}), sections(**{section: gold}))
