"""Plain instructor: the article and the whole schema in one call, quotes as words, and one retry on what is no JSON.

The schema is the contract's less the fields that no score depends on, with the words of the article in the place of
offsets, which a model cannot count. The quote ends an item: where it began one, the embedded model copied a whole dev
article into the first and reached the limit. Lists are bounded, since a small model may never stop listing; of an
answer that still runs into the limit, the whole items count. The embedded model gives all events of an article one
status, with every wording tried on dev: alleged where that alone was explained, else mostly ongoing.
"""

import logging
import re
from typing import Any

import openai
from instructor import Mode, from_openai
from instructor.core import IncompleteOutputException, InstructorRetryException
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json

from evals.matching import SECTIONS, Item
from evals.peers.allowances import named_once, speakers
from evals.peers.peer import Peer, Sections, span
from summarizer.brief import DisputeKind, Hedge, Kind, Position, SidePosition, Status

OUTPUT_TOKENS = 2_000
INSTRUCTIONS = """\
You brief a news desk. Read the article and list what it says, each item with a short quote copied exactly from it.
- who: the people, organisations, countries and groups that act, speak or are directly affected; each one once.
- what: the three to seven events a reader must know, most important first. Most have happened; some are ongoing or
  planned; only an accusation that nobody confirms is alleged.
- numbers: every quantity that carries news, in digits or words; no dates, clock times or ordinals. text is the number
  as printed, value the number in full, counts what is counted, said_by who gives it if not the article itself.
- stances: who supports, opposes or is concerned about what.
- disputed: claims that the article shows to be contested, with what each of at least two sides says.
Leave a list empty where the article has nothing for it. Quote at most a dozen words. Answer with JSON on one line."""

_WORD = re.compile(r"[^\W_]+")


_QUOTE: Any = Field(description="At most a dozen words of the article that say it, copied exactly.")


class Who(BaseModel):
    name: str = Field(description="The fullest form in the article.")
    kind: Kind
    quote: str = _QUOTE


class Event(BaseModel):
    event: str = Field(description="The event in a short clause.")
    status: Status
    quote: str = _QUOTE


class Number(BaseModel):
    text: str = Field(description="The number as printed, such as '4.2 million'.")
    value: float | None = Field(description="The number in full, such as 4200000; null for ranges and vague amounts.")
    low: float | None = Field(description="Lower end of a range; else null.")
    high: float | None = Field(description="Upper end of a range; else null.")
    unit: str | None = Field(description="people, %, USD, km, months and so on.")
    counts: str = Field(description="What is counted, in a few words.")
    hedge: Hedge
    said_by: list[str] = Field(max_length=2, description="Who gives it; empty where the article itself does.")
    quote: str = _QUOTE


class Stance(BaseModel):
    holder: str
    position: Position
    target: str = Field(description="The policy, act, person or proposal.")
    quote: str = _QUOTE


class Side(BaseModel):
    party: str
    position: SidePosition
    quote: str = _QUOTE


class Dispute(BaseModel):
    claim: str
    kind: DisputeKind
    sides: list[Side] = Field(min_length=2, max_length=4)


class Answer(BaseModel):
    """What the article says."""

    who: list[Who] = Field(max_length=15)
    what: list[Event] = Field(max_length=7)
    numbers: list[Number] = Field(max_length=20)
    stances: list[Stance] = Field(max_length=8)
    disputed: list[Dispute] = Field(max_length=4)


class Instructor(Peer):
    """instructor in the mode JSON_SCHEMA; an article whose answer never fits the schema gets an empty brief."""

    library = "instructor"

    def sections(self, text: str) -> Sections:
        answer = self._answer(text)
        return converted(answer, text) if answer else {section: [] for section in SECTIONS}

    def _answer(self, text: str) -> Answer | None:
        logging.getLogger("instructor").addHandler(logging.NullHandler())
        client: Any = from_openai(self.client, mode=Mode.JSON_SCHEMA)
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": text}]
        options = self.model.options(OUTPUT_TOKENS)
        try:
            return client.create(response_model=Answer, max_retries=1, messages=messages, **options)  # type: ignore[no-any-return]
        except IncompleteOutputException as error:
            cut: Any = error.last_completion
            return whole_items(cut.choices[0].message.content)
        except InstructorRetryException as error:
            if isinstance(error.__cause__, openai.OpenAIError):
                raise
            return None


def whole_items(cut: str) -> Answer | None:
    """An answer cut off at the limit, without the item that it was cut in; None if the rest does not fit either."""
    given: dict[str, list[Any]] = from_json(cut, allow_partial=True)
    if given:
        given[list(given)[-1]][-1:] = []
    try:
        return Answer.model_validate({section: [] for section in SECTIONS} | given)
    except ValidationError:
        return None


def converted(answer: Answer, text: str) -> Sections:
    """The answer in the contract's shape."""
    sections: Sections = {
        section: [_placed(item, text) for item in getattr(answer, section)] for section in SECTIONS[:4]
    }
    sections["who"] = named_once(sections["who"])
    for number in sections["numbers"]:
        number["said_by"] = speakers(number["said_by"])
    sections["disputed"] = [
        {**dispute.model_dump(), "sides": [_placed(side, text) for side in dispute.sides]}
        for dispute in answer.disputed
    ]
    return sections


def _placed(item: Who | Event | Number | Stance | Side, text: str) -> Item:
    fields = item.model_dump(exclude={"quote"})
    return {**fields, "aliases": [], "when": None, "evidence": [_evidence(item.quote, text)]}


def _evidence(quote: str, text: str) -> Item:
    """The place where the words of a quote first stand one after another, whatever is between them; else none."""
    words = r"[\W_]+".join(map(re.escape, _WORD.findall(quote)))
    found = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) if words else None
    return span(text, *found.span()) if found else {"quote": quote, "start": -1, "end": -1}
