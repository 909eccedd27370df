"""The *whole* strategy: the article once and the whole schema, for models that can hold it.

An article longer than the model's context goes in overlapping parts whose drafts are joined.
"""

from collections.abc import Iterator, Sequence

from summarizer.draft import Draft, DraftItems, Refused
from summarizer.drafting.chat import ask, fence
from summarizer.drafting.progress import Progress
from summarizer.models import Model
from summarizer.prompts import render
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.reading import Reading

CHARACTERS_PER_TOKEN = 3.2
PROMPT_TOKENS = 3000
OVERLAP_SENTENCES = 3


def read(model: Model, reading: Reading, progress: Progress) -> Reading:  # noqa: ARG001
    """The article as it is: the model reads it with the question."""
    return reading


def draft(model: Model, reading: Reading, progress: Progress) -> Draft:
    """One structured call for the article, or one for each part; raises ModelError."""
    parts = list(_parts(reading, _room(model)))
    drafts = []
    for number, part in enumerate(parts, 1):
        progress(f"part {number} of {len(parts)}" if len(parts) > 1 else "the article", number, len(parts))
        label = f"{number} of {len(parts)}" if len(parts) > 1 else None
        drafts.append(_draft_part(model, reading, part, label))
    return _joined(drafts)


def redraft(model: Model, reading: Reading, refusals: Sequence[Refused]) -> DraftItems:
    """The refused items once more, alone, with the reasons; raises ModelError."""
    text = reading.text
    if len(text) > _room(model):
        text = "\n".join(dict.fromkeys(words for refusal in refusals for words in around(reading, refusal)))
    return redraft_within(model, text, refusals, max_tokens=model.profile.output_tokens)


def redraft_within(model: Model, text: str, refusals: Sequence[Refused], *, max_tokens: int) -> DraftItems:
    """The refused items once more against `text`, an excerpt of the article."""
    prompt = render("redraft", text=text, fence=fence(text), refusals=refusals)
    return ask(model, prompt, DraftItems, max_tokens=max_tokens)


def _room(model: Model) -> int:
    tokens = model.profile.context_tokens - model.profile.output_tokens - PROMPT_TOKENS
    return int(max(tokens, 500) * CHARACTERS_PER_TOKEN)


def _draft_part(model: Model, reading: Reading, part: Span, label: str | None) -> Draft:
    article = reading.article
    prompt = render(
        "whole",
        text=part.of(reading.text),
        fence=fence(reading.text),
        title=article.title,
        published=article.published,
        part=label,
    )
    drafted = ask(model, prompt, Draft, max_tokens=model.profile.output_tokens)
    if label:
        for item in (*drafted.who, *drafted.what, *drafted.numbers, *drafted.stances):
            item.near = part.start
    return drafted


def _parts(reading: Reading, room: int) -> Iterator[Span]:
    if len(reading.text) <= room:
        yield Span(0, len(reading.text))
        return
    part: list[Sentence] = []
    for sentence in reading.sentences:
        if part and sentence.end - part[0].start > room:
            yield Span(part[0].start, part[-1].end)
            part = part[-OVERLAP_SENTENCES:] if len(part) > OVERLAP_SENTENCES else []
        part.append(sentence)
    if part:
        yield Span(part[0].start, part[-1].end)


def around(reading: Reading, refusal: Refused) -> Iterator[str]:
    """The sentences about the place that a refused item came from."""
    if refusal.near is None:
        return
    at = next((i for i, s in enumerate(reading.sentences) if s.end > refusal.near), 0)
    yield from (sentence.text for sentence in reading.sentences[max(0, at - 2) : at + 3])


def _joined(drafts: Sequence[Draft]) -> Draft:
    return Draft(
        summary=next((each.summary for each in drafts if each.summary), ""),
        who=[item for each in drafts for item in each.who],
        what=[item for each in drafts for item in each.what],
        numbers=[item for each in drafts for item in each.numbers],
        stances=[item for each in drafts for item in each.stances],
        disputed=[item for each in drafts for item in each.disputed],
    )
