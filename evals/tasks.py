"""What each ranking is fitted to: the passages that reading proposes, and which of them an editor listed."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from evals.fitting import Passage, Task
from evals.matching import EVENT_OVERLAP, Item, Matcher
from evals.pronouns import pronouns
from evals.wording import Sentences, content_words, jaccard, plain
from summarizer.ranking import Features, Ranking
from summarizer.reading.conflicts import ConflictSide, Pair, find_conflicts, pairs
from summarizer.reading.events import STATUSES, EventMention, possible_events
from summarizer.reading.givers import Giver, possible_givers
from summarizer.reading.judged import JUDGED, PROBED
from summarizer.reading.mentions import NamedParty, NumberMention
from summarizer.reading.names.gathering import Gathering
from summarizer.reading.names.telling import features_of, may_be_either
from summarizer.reading.quantities import Quantity, find_quantities
from summarizer.reading.reading import Reading
from summarizer.reading.stances import POSITIONS, StanceMention, possible_stances
from summarizer.reading.who import find_who, possible_who

_TONE = {"tree", "sounds", "marked", "tone", "negated", "demands", "cue", "asks", "style", JUDGED, PROBED}


def touched(sentences: Sentences, item: Item) -> set[int]:
    """The sentences that the item's evidence touches."""
    return {n for span in item["evidence"] for n in sentences.touched(span["start"], span["end"])}


def events(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
    """Every act the prose tells; right if its line may stand for an event of the label."""
    return [
        Passage(_answered(event.features, "event"), bool(alike), any(item["required"] for _, item in alike))
        for event, alike in acts(reading, sentences, gold)
    ]


def acts(
    reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]
) -> Iterator[tuple[EventMention, list[tuple[float, Item]]]]:
    """Every act with the events of the label that it may stand for, each with how alike they are."""
    labelled = [(touched(sentences, item), content_words(item["event"]), item) for item in gold["what"]]
    for event in possible_events(reading):
        here, words = set(sentences.touched(event.sentence.start, event.sentence.end)), content_words(event.line)
        near = [(jaccard(words, told), item) for place, told, item in labelled if here & place]
        yield event, [(likeness, item) for likeness, item in near if likeness >= EVENT_OVERLAP]


def numbers(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:  # noqa: ARG001
    """Every number; right if it stands for one of the label."""
    hits = {quantity.number: item["required"] for quantity, item in _numbers_listed(reading, gold)}
    return [
        Passage(each.features, each.number in hits, hits.get(each.number, False)) for each in find_quantities(reading)
    ]


def _numbers_listed(reading: Reading, gold: dict[str, list[Item]]) -> list[tuple[Quantity, Item]]:
    """The numbers that stand for one of the label, each with that."""
    found = find_quantities(reading)
    listed = [number(each) for each in found]
    pairs = Matcher(reading.text, {"who": [], "numbers": listed}, gold).pairs("numbers", listed, gold["numbers"])
    return [(found[pair.predicted], gold["numbers"][pair.gold]) for pair in pairs]


def number(quantity: Quantity) -> Item:
    """As a brief has it, but for what it counts and who gives it."""
    mention = quantity.number
    return {
        "text": mention.text,
        "value": mention.value,
        "low": mention.low,
        "high": mention.high,
        "hedge": mention.hedge,
        "unit": mention.unit,
        "counts": "",
        "said_by": [],
        "evidence": [{"start": quantity.sentence.start, "end": quantity.sentence.end}],
    }


def givers(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:  # noqa: ARG001
    """Everybody who may give a number of the label, where one of them does."""
    return [
        Passage(each.features, true, required=False, among=(reading.text, number.start))
        for number, rivals, right in choices(reading, gold, possible_givers)
        for each, true in zip(rivals, right, strict=True)
    ]


def choices(
    reading: Reading, gold: dict[str, list[Item]], propose: Callable[[Reading, NumberMention], list[Giver]]
) -> Iterator[tuple[NumberMention, list[Giver], list[bool]]]:
    """Each number of the label, those who may give it, and whether they do, if anybody does."""
    matcher = Matcher(reading.text, {"who": parties(reading)}, gold)
    for quantity, item in _numbers_listed(reading, gold):
        rivals = propose(reading, quantity.number)
        right = [_gives(matcher, each, item) for each in rivals]
        if any(right):
            yield quantity.number, rivals, right


def _gives(matcher: Matcher, giver: Giver, item: Item) -> bool:
    if not giver.chain or not item["said_by"]:
        return not giver.chain and not item["said_by"]
    return matcher.same_name(giver.chain[0], item["said_by"][0])


def statuses(status: str) -> Callable[[Reading, Sentences, dict[str, list[Item]]], list[Passage]]:
    """Of the acts that may stand for an event of the label, those for which the likest is `status`."""

    def passages(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
        told = [
            (event, max(alike, key=lambda each: each[0])[1]) for event, alike in acts(reading, sentences, gold) if alike
        ]
        return [
            Passage(_answered(event.standing, status), item["status"] == status, item["required"])
            for event, item in told
        ]

    return passages


def stances(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
    """Everyone who speaks or takes a position in a sentence; right if the label has a stance of theirs there."""
    return [
        Passage(_answered(stance.features, "stance"), bool(hits), any(item["required"] for item in hits))
        for stance, hits in taken(reading, sentences, gold)
    ]


def positions(position: str) -> Callable[[Reading, Sentences, dict[str, list[Item]]], list[Passage]]:
    """Of those who take a position, who takes `position`."""

    def passages(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:
        return [
            Passage(
                _answered(_of_tone(stance.features), position),
                any(item["position"] == position for item in hits),
                required=False,
            )
            for stance, hits in taken(reading, sentences, gold)
            if hits
        ]

    return passages


def _answered(features: Features, question: str) -> Features:
    """Of what the encoder answers only that to `question`: the other answers say little more."""
    own = {f"{JUDGED} {question}", f"{PROBED} {question}"}
    return {name: value for name, value in features.items() if name in own or not name.startswith((JUDGED, PROBED))}


def _of_tone(features: Features) -> Features:
    """Those features that may tell one position from another: with so few examples, the rest would be noise."""
    return {name: value for name, value in features.items() if name == "bias" or name.split()[0] in _TONE}


def taken(
    reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]
) -> Iterator[tuple[StanceMention, list[Item]]]:
    """Everyone who may take a position, with those of the label that they may stand for."""
    matcher = Matcher(reading.text, {"who": parties(reading)}, gold)
    places = [(item, touched(sentences, item)) for item in gold["stances"]]
    for stance in possible_stances(reading):
        here = set(sentences.touched(stance.sentence.start, stance.sentence.end))
        yield stance, [i for i, place in places if here & place and matcher.same_name(stance.holder, i["holder"])]


def parties(reading: Reading) -> list[Item]:
    """Everyone of the article with the other names they go by, for comparing names."""
    return [_named_party(each) for each in reading.parties]


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
    return {
        "party": side.party,
        "position": side.position,
        "evidence": [{"start": side.passage.start, "end": side.passage.end}],
    }


def kinds(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:  # noqa: ARG001
    """Every name of a person or a body that the label lists; right if it is a person's."""
    gathering = Gathering(reading.doc)
    gathering.gather_names()
    listed = {reading.parties[at].name: item for at, item in _stood_for(reading, gold).items()}
    return [
        Passage(features_of(reading.doc, each), listed[each.name]["kind"] == "person", required=False)
        for each in gathering.parties.values()
        if may_be_either(each) and each.name in listed
    ]


def who(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:  # noqa: ARG001
    """Everyone gathered; right if they stand for somebody of the label, each of whom only one can stand for."""
    stands_for = _stood_for(reading, gold)
    return [
        Passage(each.features, at in stands_for, at in stands_for and stands_for[at]["required"])
        for at, each in enumerate(possible_who(reading))
    ]


def _stood_for(reading: Reading, gold: dict[str, list[Item]]) -> dict[int, Item]:
    """Whom of the label each party stands for, by its own name first: "the driver" only where nobody is named."""
    predicted, left = parties(reading), list(gold["who"])
    matcher = Matcher(reading.text, {"who": predicted}, gold)
    found: dict[int, Item] = {}
    own = {plain(item["name"]) for item in left}
    exact = {at for at, item in enumerate(predicted) if plain(item["name"]) in own}
    named = {at for at, item in enumerate(predicted) if _is_a_name(item["name"])}
    for fitting in (exact, named, set(range(len(predicted)))):
        places = sorted(fitting - found.keys())
        pairs = matcher.pairs("who", [predicted[at] for at in places], left)
        found |= {places[pair.predicted]: left[pair.gold] for pair in pairs}
        left = [item for at, item in enumerate(left) if at not in {pair.gold for pair in pairs}]
    return found


def _is_a_name(name: str) -> bool:
    """Whether all words of some length are capitalised."""
    return all(word[:1].isupper() for word in name.split() if len(word) > 3)


def listed_who(reading: Reading, ranking: Ranking) -> dict[str, list[Item]]:
    """Whom `ranking` lists."""
    return {"who": [_named_party(each.party) for each in find_who(reading, ranking)]}


def _named_party(party: NamedParty) -> Item:
    return {"name": party.name, "aliases": list(party.aliases), "kind": party.kind}


_ALL = (
    Task("kinds", kinds, penalty=1.5, cut=0.5),
    Task("who", who, penalty=3.0, cut=0.6, section="who", listed=listed_who),
    Task("numbers", numbers, penalty=3.0, cut=0.0, weight_of_required=0.0),
    Task("events", events, penalty=10.0, cut=0.45),
    Task(
        "disputes", disputes, penalty=5.0, cut=0.2, weight_of_required=0.0, section="disputed", listed=listed_disputes
    ),
    Task("stances", stances, penalty=3.0, cut=0.33),
    Task("pronouns", pronouns, penalty=2.0, cut=0.3),
    *(Task(f"status-{each}", statuses(each), penalty=5.0, cut=0.5) for each in STATUSES),
    *(Task(f"stances-{each}", positions(each), penalty=1.0, cut=0.5) for each in POSITIONS),
)
_CUTS = {"events": 0.48, "disputes": 0.3}
"""Of rankings for articles that the probes have read too, where they differ."""
_PROBED = [
    Task(f"givers-{PROBED}", givers, penalty=1.0, cut=0.0, probed=True),
    *(
        replace(each, name=f"{each.name}-{PROBED}", probed=True, cut=_CUTS.get(each.name, each.cut))
        for each in _ALL
        if each.name.partition("-")[0] in {"events", "disputes", "stances", "status"}
    ),
]
TASKS = {each.name: each for each in (*_ALL, *_PROBED)}
