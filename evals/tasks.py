"""What each ranking is fitted to: the passages that reading proposes, and which of them an editor listed."""

from collections.abc import Callable, Iterator

from evals.fitting import Passage, Task
from evals.matching import EVENT_OVERLAP, Item, Matcher
from evals.wording import Sentences, content_words, jaccard
from summarizer.reading.events import possible_events
from summarizer.reading.reading import Reading
from summarizer.reading.stances import POSITIONS, StanceMention, possible_stances


def touched(sentences: Sentences, item: Item) -> set[int]:
    """The sentences that the item's evidence touches."""
    return {n for span in item["evidence"] for n in sentences.touched(span["start"], span["end"])}


def events(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
    """Every act the prose tells; right if its line may stand for an event of the label."""
    labelled = [(touched(sentences, item), content_words(item["event"]), item["required"]) for item in gold["what"]]
    passages = []
    for event in possible_events(reading):
        here, words = set(sentences.touched(event.sentence.start, event.sentence.end)), content_words(event.line)
        hits = [
            required for place, told, required in labelled if here & place and jaccard(words, told) >= EVENT_OVERLAP
        ]
        passages.append(Passage(event.features, bool(hits), any(hits)))
    return passages


def stances(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
    """Everyone who speaks or takes a position in a sentence; right if the label has a stance of theirs there."""
    return [
        Passage(stance.features, bool(hits), any(item["required"] for item in hits))
        for stance, hits in _stances(reading, sentences, gold)
    ]


def positions(position: str) -> Callable[[Reading, Sentences, dict[str, list[Item]]], list[Passage]]:
    """Of those who take a position, who takes `position`."""

    def passages(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
        return [
            Passage(stance.features, any(item["position"] == position for item in hits), False)
            for stance, hits in _stances(reading, sentences, gold)
            if hits
        ]

    return passages


def _stances(
    reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]
) -> Iterator[tuple[StanceMention, list[Item]]]:
    who = [{"name": each.name, "kind": each.kind, "aliases": each.aliases} for each in reading.parties]
    matcher = Matcher(reading.text, {"who": who}, gold)
    places = [(item, touched(sentences, item)) for item in gold["stances"]]
    for stance in possible_stances(reading):
        here = set(sentences.touched(stance.sentence.start, stance.sentence.end))
        yield stance, [i for i, place in places if here & place and matcher.same_name(stance.holder, i["holder"])]


_ALL = (
    Task("events", events, penalty=10.0, cut=0.4),
    Task("stances", stances, penalty=3.0, cut=0.4),
    *(Task(f"stances-{each}", positions(each), penalty=3.0, cut=0.5) for each in POSITIONS),
)
TASKS = {each.name: each for each in _ALL}
