"""What each ranking is fitted to: the passages that reading proposes, and which of them an editor listed."""

from evals.fitting import Passage, Task
from evals.matching import EVENT_OVERLAP, Item
from evals.wording import Sentences, content_words, jaccard
from summarizer.reading.events import possible_events
from summarizer.reading.reading import Reading


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


TASKS = {each.name: each for each in (Task("events", events, penalty=10.0, cut=0.4),)}
