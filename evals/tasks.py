"""What each ranking is fitted to: the passages that reading proposes, and which of them an editor listed."""

from evals.fitting import Passage, Task
from evals.matching import EVENT_OVERLAP, Item, Matcher
from evals.wording import Sentences, content_words, jaccard
from summarizer.ranking import Ranking
from summarizer.reading.conflicts import ConflictSide, Pair, find_conflicts, pairs
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


def parties(reading: Reading) -> list[Item]:
    """Everyone of the article with the other names they go by, for comparing names."""
    return [{"name": each.name, "aliases": list(each.aliases), "kind": each.kind} for each in reading.parties]


def disputes(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
    """Every two voices near each other; right if they are two opposed sides of one dispute of the label."""
    matcher = Matcher(reading.text, {"who": parties(reading)}, gold)
    labelled = [
        (first, second, touched(sentences, first), touched(sentences, second), item["required"])
        for item in gold["disputed"]
        for first in item["sides"]
        for second in item["sides"]
        if first is not second and _opposed(item, first, second)
    ]
    passages = []
    for pair in pairs(reading):
        here, there = (set(sentences.touched(v.sentence.start, v.sentence.end)) for v in (pair.first, pair.second))
        hits = [
            required
            for first, second, place, other, required in labelled
            if here & place and there & other and _named(matcher, pair, first, second)
        ]
        passages.append(Passage(pair.features, bool(hits), any(hits)))
    return passages


def _opposed(item: Item, first: Item, second: Item) -> bool:
    """Whether two sides are at odds: of a claim that is denied, one must assert it and the other not."""
    return bool(item["kind"] != "denial" or (first["position"] == "asserts") != (second["position"] == "asserts"))


def _named(matcher: Matcher, pair: Pair, first: Item, second: Item) -> bool:
    named = ((pair.first, first), (pair.second, second))
    right: bool = all(matcher.same_name(voice.party, side["party"]) for voice, side in named)
    return right


def listed_disputes(reading: Reading, ranking: Ranking) -> dict[str, list[Item]]:
    """The disputes that `ranking` lists, as far as the scorer looks at them, and the parties."""
    return {
        "who": parties(reading),
        "disputed": [
            {"kind": each.kind, "sides": [_side(side) for side in each.sides]}
            for each in find_conflicts(reading, ranking)
        ],
    }


def _side(side: ConflictSide) -> Item:
    return {"party": side.party, "evidence": [{"start": side.sentence.start, "end": side.sentence.end}]}


TASKS = {
    each.name: each
    for each in (
        Task("events", events, penalty=10.0, cut=0.4),
        Task(
            "disputes",
            disputes,
            penalty=5.0,
            cut=0.28,
            weight_of_required=0.0,
            section="disputed",
            listed=listed_disputes,
        ),
    )
}
