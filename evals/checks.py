"""How well the checks of items tell what a careful editor lists from what is not so: `python -m evals checks`.

What a label says is put to them as a model's draft would put it, as it is and with one thing changed. A draft has one
quote, which is the one of the label's that says most of the item.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import get_args

from evals.gold import load
from evals.matching import SECTIONS, Item, Section
from evals.running import gold_sections
from evals.wording import content_words
from summarizer.brief import Hedge
from summarizer.checking import Refused, check, proposed
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

SEED = 20_261_127
_TOLD = ("name", "event", "text", "counts", "target", "claim", "statement", "party", "holder")
"""The fields whose words a quote may hold."""
_OTHER = {"supports": "opposes", "opposes": "supports", "concerned": "supports"}


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft that was checked: of which kind, and why it was refused, if it was."""

    fixture: str
    section: Section
    kind: str
    """AS_LABELLED, or what was changed."""
    item: Item
    refusal: Refused | None


AS_LABELLED = "as labelled"


def tried(names: Sequence[str]) -> Iterator[Tried]:
    """Every item of the labels of the fixtures `names`, and every change of it that can be made."""
    for name in names:
        fixture = load(name)
        sections, reading = gold_sections(fixture), Reading(read_article(fixture.text))
        chance = Random(f"{SEED} {name}")
        for section in SECTIONS:
            for item in sections[section]:
                drafted = as_drafted(item)
                changes = [(AS_LABELLED, drafted), *_changes(section, drafted, sections, chance)]
                for kind, changed in changes:
                    checked = check(section, proposed(section, changed), reading)
                    yield Tried(name, section, kind, changed, checked if isinstance(checked, Refused) else None)


def as_drafted(item: Item) -> Item:
    """A label's item as a model drafts it: with a quote, and without what code works out."""
    kept = {name: value for name, value in item.items() if name not in ("evidence", "required", "confidence")}
    if "sides" in item:
        return kept | {"sides": [as_drafted(side) for side in item["sides"]]}
    words = content_words(" ".join(str(item[name]) for name in _TOLD if item.get(name)))
    quotes = [span["quote"] for span in item["evidence"]]
    return kept | {"quote": max(quotes, key=lambda quote: len(words & content_words(quote)))}


def _changes(
    section: Section, item: Item, sections: dict[str, list[Item]], chance: Random
) -> Iterator[tuple[str, Item]]:
    for kind, change in _CHANGES.get(section, {}).items():
        if (changed := change(item, sections, chance)) is not None:
            yield kind, changed


def _another_speaker(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    speakers = {each["said_by"][0] for each in sections["numbers"] if each["said_by"]}
    others = sorted(speakers - {item["said_by"][0]}) if item["said_by"] else []
    return item | {"said_by": [chance.choice(others)]} if others else None


def _another_value(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:  # noqa: ARG001
    return item | {"value": item["value"] * chance.choice((0.5, 2, 10)) or 1.0} if item["value"] is not None else None


def _another_number(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    here = (item["value"], item["low"])
    others = [each for each in sections["numbers"] if (each["value"], each["low"]) != here]
    others = [each for each in others if each["text"] not in item["quote"]]
    chosen = chance.choice(others) if others else None
    return item | {name: chosen[name] for name in ("text", "value", "low", "high")} if chosen else None


def _another_hedge(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:  # noqa: ARG001
    hedges = [each for each in get_args(Hedge) if each not in (item["hedge"], "vague", "range")]
    return item | {"hedge": chance.choice(hedges)} if item["hedge"] not in ("vague", "range") else None


def _another_digit(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:  # noqa: ARG001
    places = [place for place, letter in enumerate(item["event"]) if letter.isdigit()]
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([digit for digit in "123456789" if digit != item["event"][place]])
    return item | {"event": item["event"][:place] + other + item["event"][place + 1 :]}


_SAME_MATTER = 3
"""A sentence that shares so many words with an event may tell of it too."""
_BE = ("was", "were", "is", "are", "has", "have", "will")


def _negated(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:  # noqa: ARG001
    words = item["event"].split()
    places = [place for place, word in enumerate(words) if word in _BE and "not" not in words]
    return item | {"event": " ".join([*words[: places[0] + 1], "not", *words[places[0] + 1 :]])} if places else None


def _another_actor(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    """Somebody of the article whom the quote does not name, in the place of somebody whom the line names."""
    named = [who["name"] for who in sections["who"] if who["name"] in item["event"]]
    others = [who["name"] for who in sections["who"] if not content_words(who["name"]) & content_words(item["quote"])]
    others = [name for name in others if name not in named]
    if not named or not others:
        return None
    return item | {"event": item["event"].replace(chance.choice(named), chance.choice(others))}


def _another_quote(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    """The words of another event, which the label does not give for this one."""
    others = sorted({as_drafted(each)["quote"] for each in sections["what"]} - {item["quote"]})
    others = [quote for quote in others if len(content_words(quote) & content_words(item["event"])) < _SAME_MATTER]
    return item | {"quote": chance.choice(others)} if others else None


def _other_position(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:  # noqa: ARG001
    return item | {"position": _OTHER[item["position"]]} if item["position"] in _OTHER else None


def _another_party(field: str, item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    holders = {item["name"] for item in sections["who"] if item["kind"] != "group"}
    others = sorted(holders - {item[field]})
    return item | {field: chance.choice(others)} if others else None


def _another_holder(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    return _another_party("holder", item, sections, chance)


def _another_side(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    parties = [side["party"] for side in item["sides"]]
    changed = _another_party("party", item["sides"][0], sections, chance)
    return item | {"sides": [changed, *item["sides"][1:]]} if changed and changed["party"] not in parties else None


def _another_claim(item: Item, sections: dict[str, list[Item]], chance: Random) -> Item | None:
    others = [each["claim"] for each in sections["disputed"] if each["claim"] != item["claim"]]
    return item | {"claim": chance.choice(others)} if others else None


_CHANGES: dict[Section, dict[str, Callable[[Item, dict[str, list[Item]], Random], Item | None]]] = {
    "what": {
        "another digit": _another_digit,
        "negated": _negated,
        "another actor": _another_actor,
        "another quote": _another_quote,
    },
    "numbers": {
        "another value": _another_value,
        "a number from elsewhere": _another_number,
        "another hedge": _another_hedge,
        "another speaker": _another_speaker,
    },
    "stances": {"the opposite": _other_position, "another holder": _another_holder},
    "disputed": {"another party": _another_side, "another claim": _another_claim},
}


def table(found: Sequence[Tried]) -> str:
    """How many of each kind there were, and which share was refused."""
    lines = [f"{'section':10}{'draft':26}{'drafts':>8}{'refused':>9}"]
    for section in SECTIONS:
        for kind in (AS_LABELLED, *_CHANGES.get(section, {})):
            those = [each for each in found if (each.section, each.kind) == (section, kind)]
            refused = sum(each.refusal is not None for each in those)
            lines.append(f"{section:10}{kind:26}{len(those):8}{refused / max(1, len(those)):9.1%}")
    labelled = [each for each in found if each.kind == AS_LABELLED]
    reasons = Counter((each.section, each.refusal.reason) for each in labelled if each.refusal)
    lines.append(f"as labelled, all: {sum(reasons.values())} of {len(labelled)} refused")
    lines += [f"  {section} {reason}: {count}" for (section, reason), count in reasons.most_common()]
    return "\n".join(lines)


def error_lines(found: Sequence[Tried]) -> Iterator[str]:
    """Every item refused though it is labelled, and every change that was not, one line each."""
    for each in found:
        wrong = (each.refusal is not None) == (each.kind == AS_LABELLED)
        if wrong:
            why = f"{each.refusal.reason}: {each.refusal.detail}" if each.refusal else "passed"
            yield f"{each.fixture} | {each.section} | {each.kind} | {why} | {each.item}"
