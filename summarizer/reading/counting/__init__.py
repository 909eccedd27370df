"""What a number counts, as far as the tree tells: "people killed in the strike", "fall in Mapleton shares"."""

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from summarizer.reading.counting import amounts, fates, groups, money, otherwise, sizes, times
from summarizer.reading.counting.ages import age
from summarizer.reading.counting.nouns import FIGURES, Amount, counted_noun, is_measure
from summarizer.reading.counting.phrases import noun_words, tidy
from summarizer.reading.counting.scores import score
from summarizer.reading.counting.votes import votes
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.notes import once
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

__all__ = ["FIGURES", "counted_noun", "is_measure", "what_is_counted"]

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_NEAR = 300
_PEOPLE = "people"
_POLLED = 100
"""So many people at least may be those whose shares are told."""
_COMMON = 12
"""Up to this, two equal numbers are likely to count different things."""
_AGAIN = re.compile(r"\s?[(,]?\s?(?:\(|,\s?or|or|—\s?about|–\s?about)\s?(?:about|some|roughly|around|or)?\s?$")
_HARD_MOST = 12
_LEADING = frozenset("the a an of between with without and or that who which".split())


@once
def what_is_counted(reading: Reading, number: NumberMention) -> str | None:
    """A few words, nearly all the article's own, for what `number` counts or measures; None if unclear."""
    amount = Amount(reading, number)
    ways = (
        age,
        _of_another,
        votes,
        score,
        _same_again,
        _population,
        _compared,
        _aside,
        _tallied,
        *(_MEASURED if amount.measured else _COUNTED),
        _from_to,
        _repeated,
        _foreseen,
        _listed,
    )
    for way in ways:
        told = way(amount)
        if told and (words := _short(_after_own_words(amount, told))):
            return words
    return None


def _after_own_words(amount: Amount, told: str) -> str:
    """ "fall in profit" of "per cent fall in profit", "contract" of "m contract": the number's words are not what it counts."""
    own = {each.text for each in tokens_over(amount.reading.doc, amount.number.start, amount.number.end)}
    return " ".join(dropwhile(own.__contains__, told.split()))


def _short(told: str) -> str:
    """As much as a label holds, not ending with a word that leads to another."""
    words = told.split()
    if len(words) > _HARD_MOST:
        words = words[:_HARD_MOST]
    while words and words[-1].lower() in _LEADING:
        words.pop()
    return tidy(" ".join(words))


_AMONG = re.compile(r"\bincluding\s(?:at least\s|about\s|some\s|an estimated\s)?$")


def _among(amount: Amount) -> str:
    """ "deaths among casualties" of "4,700 casualties, including 600 deaths", where nothing more is told of the part."""
    before = _nearest(amount, alike=False)
    noun = counted_noun(amount.reading, amount.number)
    whole = counted_noun(amount.reading, before) if before is not None else None
    if whole is None or noun is None or not _AMONG.search(amount.reading.text[: amount.number.hedged.start][-_NEAR:]):
        return ""
    told = _things(amount)
    if told != noun_words(amount.reading, noun) or whole.tag_ not in {"NNS", "NNPS"} or is_measure(whole):
        return ""
    words = what_is_counted(amount.reading, before) if whole.lower_ == _PEOPLE and before is not None else None
    words = words or noun_words(amount.reading, whole, place=False)
    return f"{told} among {words}" if words and words != _PEOPLE else ""


def _of_whole(amount: Amount) -> str:
    within = amount.preposition is not None and amount.preposition.lower_ == "within"
    return fates.things(amount, amount.whole) if amount.whole is not None and not within else ""


def _things(amount: Amount) -> str:
    noun = counted_noun(amount.reading, amount.number)
    if noun is None or is_measure(noun) or _is_taken(amount, noun):
        return ""
    return fates.things(amount, noun)


def _is_taken(amount: Amount, noun: "Token") -> bool:
    """Whether another number stands before the noun, and is what counts it: "for 6.2 million two summers ago"."""
    between = amount.reading.text[amount.number.end : noun.idx]
    other = amount.reading.numbers_in(Span(amount.number.end, max(amount.number.end, noun.idx)))
    return bool(other) and not between[: other[0].start - amount.number.end].strip()


def _alone(amount: Amount) -> str:
    """Those counted just before, or people, where the number stands alone and something is told of it."""
    told = fates.fate(amount, amount.head)
    if not told or isinstance(amount.number.value, float):
        return ""
    group = _group(amount)
    if group is None and told.startswith("who are "):
        return told.removeprefix("who are ")
    if amount.head.dep_ == "nsubjpass" and amount.head.head.lemma_ in fates.OF_THINGS:
        return _counted_before(amount)
    acting = told.startswith("who ") or amount.head.dep_ in {"nsubj", "nsubjpass"} or amount.number.unit == "people"
    acting = acting or amount.head.head.lemma_ in fates.SUFFERED
    noun = noun_words(amount.reading, group, place=False) if group is not None else _PEOPLE if acting else ""
    return fates.fitted(noun, noun, told) if noun else ""


_SIDE = re.compile(
    r"\s(?:(?:were|are|was|is)\s)?(?P<side>against|for|in (?:support|favou?r))(?P<what>(?:\sof)?(?:\s[a-z]+){1,3})?"
    r"(?=\s?[.,;:)]|\s(?:and|but|when|while|in|on)\b)"
)
_JOINING = set("the and but with on in at each a an when while who which if as his her its their our more".split())
_OPPOSED = re.compile(r"\b(?:against|oppos\w+)\b")
_FAVOURING = re.compile(r"\b(?:for|favou?r\w*|support\w*|back(?:s|ed)?)\b")


def _sided(amount: Amount) -> str:
    """ "replies against" of "20 replies were for gates, 17 against", "those for change" of "38 per cent for the change"."""
    sentence = amount.reading.sentence_at(amount.number.start)
    split = sentence is not None and _OPPOSED.search(sentence.text) and _FAVOURING.search(sentence.text)
    side = _SIDE.match(amount.reading.text[amount.number.end :][:_NEAR])
    side = side if split or (side and amount.number.unit == "%" and side.group("side").startswith("in ")) else None
    before = _lately(amount, alike=False)
    if not side or not before or amount.number.unit not in {None, "people", "%", "points"}:
        return ""
    wholes = [whole for each in before if (whole := _whole_of(amount.reading, each)) is not None]
    group = (_group(amount) if amount.number.unit != "%" else None) or (wholes[-1] if wholes else None)
    what = (side.group("what") or "").split()
    told = "" if not what or what[-1] in _JOINING or what[0] in _JOINING - {"the"} else " ".join(what)
    noun = noun_words(amount.reading, group, place=False) if group is not None else "those"
    return f"{noun} {side.group('side')} {told}".strip() if told or side.group("side") != "for" else ""


def _fronted(amount: Amount) -> "Token | None":
    """ "infections" of "Of the 78 infections reported, 47 were fatal"."""
    children = amount.governor.children if amount.governor is not None else []
    of = next((child for child in children if child.lower_ == "of" and child.i < amount.head.i), None)
    inner = [each for each in of.children if each.dep_ == "pobj"] if of is not None else []
    return inner[0] if inner and inner[0].tag_ == "NNS" else None


_OF_THEM = re.compile(r"\s(?:of\s(?:them|those|these|whom|which)|more(?!\sthan))\b")
_ANOTHER = re.compile(r"\b(?:another|other|further)\s$")


def _group(amount: Amount) -> "Token | None":
    """What an earlier number of the sentence counts, of which this is likely a part; of earlier sentences for "of them"."""
    if (fronted := _fronted(amount)) is not None:
        return fronted
    value, text = amount.number.value, amount.reading.text
    sentence = amount.reading.sentence_at(amount.number.start)
    back = _OF_THEM.match(text[amount.number.end :][:_NEAR]) or _ANOTHER.search(text[: amount.number.start][-_NEAR:])
    since = max(amount.number.start - _NEAR, sentence.start if sentence is not None and not back else 0)
    for each in reversed(_earlier(amount)):
        if each.start < since:
            return None
        noun = counted_noun(amount.reading, each) if _alike(each, amount.number) else None
        larger = value is None or each.value is None or each.value >= value
        if noun is not None and noun.tag_ == "NNS" and larger and not is_measure(noun):
            return noun
    return None


def _same_again(amount: Amount) -> str:
    """What the amount before measures, where this one puts it another way: "$40 million (£31 million)", "or 0.8%"."""
    before = _nearest(amount, alike=False)
    if before is None:
        return ""
    between = amount.reading.text[max(before.end, before.hedged.end) : amount.number.hedged.start]
    if len(between) < _NEAR and _AGAIN.fullmatch(between):
        return what_is_counted(amount.reading, before) or ""
    return ""


def _counted_before(amount: Amount) -> str:
    """What an earlier number counts, where this one stands alone after it: "2,300 soldiers … another 800"."""
    if amount.number.unit not in {None, "people"}:
        return ""
    near = _lately(amount, alike=True)
    return what_is_counted(amount.reading, near[-1]) or "" if near else ""


def _listed(amount: Amount) -> str:
    """The noun of the number before, where this one stands alone: what became of those need not be told of these."""
    alone = amount.number.unit in {None, "people"}
    near = _lately(amount, alike=True)
    noun = counted_noun(amount.reading, near[-1]) if near and alone else None
    before = _nearest(amount, alike=False)
    if amount.number.unit is None and before is not None and before.unit in {"seats", "votes", "goals"}:
        return before.unit or ""
    return noun_words(amount.reading, noun, place=False) if noun is not None and noun.pos_ == "NOUN" else ""


def _earlier(amount: Amount) -> list[NumberMention]:
    return [each for each in amount.reading.numbers if each.end <= amount.number.start]


def _lately(amount: Amount, *, alike: bool) -> list[NumberMention]:
    """The numbers not far before, in order; of those with the same unit if `alike`."""
    near = (each for each in _earlier(amount) if amount.number.start - each.end < _NEAR)
    return [each for each in near if not alike or _alike(each, amount.number)]


def _repeated(amount: Amount) -> str:
    """What the same value counted where it was named first."""
    number = amount.number
    if number.value is None or abs(number.value) <= _COMMON or counted_noun(amount.reading, number) is not None:
        return ""
    same = [
        each for each in _earlier(amount) if each.value == number.value and each.unit in {number.unit, "people", None}
    ]
    return what_is_counted(amount.reading, same[0]) or "" if same else ""


def _tallied(amount: Amount) -> str:
    """What the number before counts, where this one is put for "the figure" or "the toll"."""
    verb = amount.governor
    told = [child for child in verb.children if child.lemma_ in FIGURES] if verb is not None else []
    bare = bool(told) and not any(child.lower_ == "of" for child in told[0].children)
    near = _lately(amount, alike=True) if bare and amount.number.unit not in {None, "people"} else []
    if near:
        return what_is_counted(amount.reading, near[-1]) or ""
    return _counted_before(amount) if bare else ""


_SETTLEMENTS = {"town", "city", "village", "island", "suburb", "hamlet", "port", "settlement"}


def _population(amount: Amount) -> str:
    """ "population of Darrow" of "Darrow, a town of 1,900 people"."""
    noun = counted_noun(amount.reading, amount.number)
    by = amount.preposition
    if noun is None and by is not None and by.lower_ == "of" and by.head.lower_ in _SETTLEMENTS and not amount.measured:
        return f"population of {noun_words(amount.reading, _named(by.head), place=False)}"
    if noun is None or noun.lower_ not in {"people", "inhabitants", "residents", "souls"} or noun.dep_ != "pobj":
        return ""
    place = noun.head.head
    if place.lower_ not in _SETTLEMENTS:
        return ""
    return f"population of {noun_words(amount.reading, _named(place), place=False)}"


def _named(place: "Token") -> "Token":
    return place.head if place.dep_ in {"appos", "attr"} and place.head.pos_ == "PROPN" else place


def _alike(first: NumberMention, second: NumberMention) -> bool:
    return (first.unit or "people") == (second.unit or "people")


_COMPARED = re.compile(
    r"(?:\b(?P<earlier>(?:down|up)\sfrom|previously|instead of|rather than|(?<=,\s)from|\bto\s\S+(?:\s\S+){0,3}\sfrom)|"
    r"\bcompared (?:with|to)|\bagainst|\bversus|\bvs)\s(?:just|only|the)?\s?$"
)
_ASIDE = re.compile(r"[,(–—]\s?(?P<way>up|down)\s(?:by\s)?$")
_MORE = re.compile(r",\s[^,]*?\s(?P<way>more|higher|less|lower)\b")
_RISING = {"up", "more", "higher"}
_BARE = re.compile(r"^(?:earlier |(?:rise|fall|growth|cut) (?:in|of) )+")


def _compared(amount: Amount) -> str:
    """What the amount before measures, where this one is set against it: "to 71p, down from 83p", "against 1,046"."""
    found = _COMPARED.search(amount.reading.text[: amount.number.hedged.start][-_NEAR:])
    noun = counted_noun(amount.reading, amount.number)
    if not found or (noun is not None and not is_measure(noun)):
        return ""
    before = _nearest(amount, alike=True)
    told = what_is_counted(amount.reading, before) if before is not None else None
    things = counted_noun(amount.reading, before) if before is not None else None
    if not told or before is None or (things is not None and not is_measure(things)):
        earlier = found.group("earlier") is not None
        return told if earlier and told else _listed(amount)
    return f"earlier {_BARE.sub('', told)}" if found.group("earlier") else told


_FROM = re.compile(r"\bfrom\s$")
_TO = re.compile(r"\s?(?:\w+\s){0,3}to\s$")


def _from_to(amount: Amount) -> str:
    """ "earlier forecast" of the first of "for 2026 from 5.4% to 5.3%", by what the second measures."""
    text, number = amount.reading.text, amount.number
    after = amount.reading.numbers_in(Span(number.end, number.end + _NEAR))
    joined = after and _TO.match(text[number.hedged.end : after[0].hedged.start])
    if not joined or not _FROM.search(text[: number.hedged.start][-_NEAR:]) or not _alike(after[0], number):
        return ""
    told = what_is_counted(amount.reading, after[0])
    return f"earlier {_BARE.sub('', told)}" if told else ""


def _foreseen(amount: Amount) -> str:
    told = otherwise.foreseen(amount)
    return f"{_BARE.sub('', before)} {told}" if told and (before := _told_before(amount)) else ""


def _of_another(amount: Amount) -> str:
    return (
        otherwise.of_another(amount, before)
        if otherwise.is_set_against(amount) and (before := _told_before(amount))
        else ""
    )


def _told_before(amount: Amount) -> str:
    """What the amount before measures, unless that waits for what this one does: "from 5% to 4%"."""
    before = _nearest(amount, alike=True)
    if before is None or _FROM.search(amount.reading.text[: before.hedged.start][-_NEAR:]):
        return ""
    return what_is_counted(amount.reading, before) or ""


def _aside(amount: Amount) -> str:
    """ "rise in exports" of "exports of 5.4 million tonnes, up 3%"."""
    text, hedged = amount.reading.text, amount.number.hedged
    found = _ASIDE.search(text[: hedged.start][-_NEAR:]) or _MORE.match(
        text[max(0, hedged.start - 2) : hedged.end + 10]
    )
    before = _nearest(amount, alike=False) if found else None
    told = _BARE.sub("", what_is_counted(amount.reading, before) or "") if before is not None else ""
    what = f"what was {told}" if told.split()[1:2] == ["by"] else told
    return f"{'rise' if found and found.group('way') in _RISING else 'fall'} in {what}" if told else ""


def _nearest(amount: Amount, *, alike: bool) -> NumberMention | None:
    """The nearest earlier number of the sentence, of those with the same unit if `alike`."""
    sentence = amount.reading.sentence_at(amount.number.start)
    earlier = amount.reading.numbers_in(Span(sentence.start, amount.number.start)) if sentence else []
    near = [each for each in earlier if not alike or _alike(each, amount.number)]
    return near[-1] if near else None


def _share(amount: Amount) -> str:
    """ "respondents who favoured a hall" of "27 percent favoured a hall", by what an earlier share was of."""
    if amount.number.unit not in {"%", "share"} or amount.whole is not None:
        return ""
    told = fates.fate(amount, amount.head) if amount.head.dep_ in {"nsubj", "nsubjpass"} else ""
    if not told:
        return ""
    near = _lately(amount, alike=False)
    wholes = [whole for each in near if (whole := _whole_of(amount.reading, each)) is not None]
    if not wholes and told.startswith(("who ", "that ")) and amount.head.head.tag_ == "VBZ":
        return ""
    group = noun_words(amount.reading, wholes[-1], place=False) if wholes else "those"
    return fates.fitted(group, group, told)


def _shared(amount: Amount) -> str:
    """ "choices decided by default settings" of "default settings decide nine in ten choices"."""
    return _things(amount) if amount.number.unit == "share" else ""


def _whole_of(reading: Reading, number: NumberMention) -> "Token | None":
    if number.unit in {"%", "share"}:
        whole = Amount(reading, number).whole
        return whole if whole is not None and whole.tag_ in {"NNS", "NNPS"} else None
    noun = counted_noun(reading, number) if (number.value or 0) >= _POLLED else None
    return noun if noun is not None and noun.tag_ == "NNS" and fates.is_people(noun) else None


_MEASURED = (
    times.of_times, amounts.of_fewer, sizes.of_members, sizes.of_measure, sizes.of_noun, amounts.of_change, _sided, amounts.of_support, amounts.of_part, _of_whole, _share, _shared,
    amounts.of_cost, sizes.of_size, times.of_time, amounts.of_level, amounts.of_shift, sizes.of_distance,
    otherwise.of_price, money.of_deed, money.of_each, money.of_use, otherwise.of_doing,
)  # fmt: skip
_COUNTED = (
    groups.of_stated, _among, groups.of_members_in, sizes.of_members, sizes.of_rate, _sided, amounts.of_support, _things, _of_whole, sizes.of_noun, amounts.of_change, amounts.of_level, sizes.of_size, otherwise.of_passing, _alone,
)  # fmt: skip
