"""A summary of one or two sentences from what the article tells first, in its own words."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizer.acts import is_whole, told_together
from summarizer.brief import Event, is_sure
from summarizer.checking import check_summary
from summarizer.reading.cues import DOCUMENTS, ISSUED, PEOPLE_NOUNS
from summarizer.reading.number_words import ONES
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.stops import ends_a_sentence

SENTENCES = 2
_ONLY_TOLD = re.compile(r"\b(?:was|were|is|are|been) (confirmed|announced|published|released|conducted|written)\b")
"""What says how something became known, and is no news by itself."""
_PASSIVE = re.compile(r"\b(?:was|were) (\w+)")
_ARTICLE = r"\b(an?|the)\s(?:[a-z]+\s)?"
_OWN_WORDS = 2
_COMMON = {"NN", "NNS"}
_PEOPLE = frozenset({"police", "people", "men", "women"})
_COUNTING = ONES.keys() - {"one"}
_AFTER_HEAD = re.compile(r" (?:of|in|at|with|for|from|on|who|familiar|close) ")


def summary_of(events: Sequence[Event], reading: Reading) -> str:
    """The first events in the order of the text, as far as the article supports them; those of one subject together."""
    sure = [event for event in events if is_sure(event.confidence)]
    ordered = sorted(sure or events, key=_place)
    prose = [event for event in ordered if ends_a_sentence(event.evidence[0].quote)] or ordered
    news = [event for event in prose if not _is_only_told(event.event) and not _is_aside(event)] or prose
    told = list[str]()
    for sentence in _sentences(list(told_together(news, reading.text)), reading):
        if len(told) < SENTENCES and not _names_half(sentence, told, reading) and not check_summary(sentence, reading):
            told.append(sentence)
    return " ".join(told)


def _names_half(sentence: str, told: Sequence[str], reading: Reading) -> bool:
    """Whether a sentence begins with the last name of somebody who has not been told by all of it: "Lund said …"."""
    first, *_ = sentence.split()
    party = reading.party_named(first.rstrip(","))
    return party is not None and party.kind == "person" and party.name != first and party.name not in " ".join(told)


def _is_only_told(line: str) -> bool:
    """Papers that were released, not pupils."""
    told = _ONLY_TOLD.search(line)
    papers = DOCUMENTS | ISSUED | {"figures", "results", "details", "names", "footage"}
    return told is not None and (told.group(1) != "released" or not papers.isdisjoint(line.lower().split()))


def _is_aside(event: Event) -> bool:
    """Whether the sentence tells it in passing: "pupils *seized by gunmen* have been freed", "the worst since …"."""
    quote, (first, *_) = " ".join(event.evidence[0].quote.split()), re.findall(r"\w+ \w+|\w+", event.event)
    if re.search(rf"\b(?:since|before|until) {re.escape(first)}\b", quote, re.IGNORECASE):
        return True
    told = _PASSIVE.search(event.event)
    return told is not None and told.group() not in event.evidence[0].quote and told.group(1) in event.evidence[0].quote


def _sentences(events: Sequence[Event], reading: Reading) -> Iterator[str]:
    for _, group in groupby(events, key=lambda event: event.evidence[0].start):
        first, *others = group
        joined = next((line for other in others if (line := _joined(first, other, reading))), None)
        together = _told(first, joined, reading) if joined else ""
        if together and not check_summary(together, reading):
            yield together
        else:
            yield from (_told(event, event.event, reading) for event in (first, *others))


def _place(event: Event) -> tuple[int, int]:
    """Where the text tells it: its sentence, and its last words there."""
    evidence = event.evidence[0]
    return evidence.start, evidence.quote.find(" ".join(event.event.rstrip(".").split()[-_OWN_WORDS:]))


def _joined(first: Event, second: Event, reading: Reading) -> str | None:
    """ "The storm killed 34 people and left 60,000 homeless", where both begin with the same subject."""
    if first.said_by != second.said_by:
        return _joined_to_said(first, second)
    one, two = first.event.split(), second.event.split()
    shared = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    if not shared or not all(_is_verb(words[shared], first, reading) for words in (one, two)):
        return None
    return f"{first.event.rstrip('.')} and {' '.join(two[shared:])}"


def _joined_to_said(first: Event, second: Event) -> str | None:
    """ "The firm cut its forecast and said it would lay off 1,400 workers"."""
    speaker = f"{second.said_by[0]} " if second.said_by and not first.said_by else ""
    own = _of_itself(second, second.event, speaker[:-1]) if speaker and first.event.startswith(speaker) else ""
    return f"{first.event.rstrip('.')} and {own.removeprefix(speaker)}" if own else None


def _is_verb(word: str, event: Event, reading: Reading) -> bool:
    evidence = event.evidence[0]
    tokens = tokens_over(reading.doc, evidence.start, evidence.end)
    return any(token.text == word and token.pos_ in {"VERB", "AUX"} for token in tokens)


def _told(event: Event, line: str, reading: Reading) -> str:
    """The line as a sentence, with who says so."""
    line = line if line.endswith((".m.", "!", "?", '."', ".”")) else f"{line.rstrip('.')}."
    if not event.said_by or is_whole(event):
        return line
    speaker = event.said_by[0]
    if own := _of_itself(event, line, speaker):
        return own
    body = line if line.endswith(".m.") else line[:-1]
    return f"{body}, according to {_named(speaker, reading)}."


def _of_itself(event: Event, line: str, speaker: str) -> str:
    """ "Sundline said it had agreed to buy Harrow", where the speaker tells of itself; else nothing."""
    if not line.startswith(f"{speaker} "):
        return ""
    rest = line[len(speaker) + 1 :]
    words = r"\s+".join(map(re.escape, rest.rstrip(".").split()[:_OWN_WORDS]))
    pronoun = re.search(rf"\b(he|she|it|they)\s(?:[a-z]+\s)?{words}\b", event.evidence[0].quote)
    return f"{speaker} said {pronoun.group(1)} {rest}" if pronoun else ""


def _named(speaker: str, reading: Reading) -> str:
    """The speaker within a sentence: "police", "the World Bank", "a new poll"."""
    name = _uncapitalised(speaker, reading)
    article = re.search(_ARTICLE + re.escape(name), reading.text, re.IGNORECASE)
    party = reading.party_named(speaker)
    if name in _PEOPLE - {"police"} and article and article.group(1).lower() == "the":
        return f"the {name}"
    if name[:1].islower() and not _is_several(name):
        before = article.group(1).lower() if article and article.end() - len(name) == article.end(1) + 1 else ""
        return f"{before or ('an' if name[0] in 'aeiou' else 'a')} {name}"
    with_the = party is not None and party.kind == "organisation" and f"the {name}".lower() in reading.text.lower()
    return f"the {name}" if with_the and not name[:1].islower() else name


def _is_several(name: str) -> bool:
    """Whether no article may stand before it: "two people with knowledge of it", "police", "analysts at the bank"."""
    head = _AFTER_HEAD.split(name)[0].split()
    return head[0] in _COUNTING or head[-1] in _PEOPLE or head[-1].endswith("s") or name.endswith("s")


def _uncapitalised(speaker: str, reading: Reading) -> str:
    """A common noun without the capital that it has at the head of a sentence."""
    party = reading.party_named(speaker)
    first = party.mentions[0] if party and party.mentions else None
    words = tokens_over(reading.doc, first.start, first.end) if first is not None else None
    if words is None or not speaker[:1].isupper() or speaker[1:2].isupper():
        return speaker
    lower = speaker[0].lower() + speaker[1:]
    common = words[0].tag_ in _COMMON and (lower in PEOPLE_NOUNS or words[0].is_sent_start)
    elsewhere = re.search(rf"(?<![\w-]){re.escape(lower)}\b", reading.text)
    return lower if common and (elsewhere or lower in PEOPLE_NOUNS) else speaker
