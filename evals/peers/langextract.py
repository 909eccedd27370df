"""LangExtract: worked examples, chunks of an article, and its own alignment of what is extracted.

Its settings are its defaults, its output is held to the schema that it makes of the examples, as with its own provider
for OpenAI, and each answer has a limit, without which a small model may never end.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import langextract
from langextract.core.base_model import BaseLanguageModel
from langextract.core.format_handler import FormatHandler
from langextract.core.types import ScoredOutput
from langextract.prompt_validation import PromptValidationLevel
from langextract.providers.schemas.openai import OpenAISchema
from openai import OpenAI
from pydantic_core import from_json, to_json

from evals.peers.conversion import Extraction, converted
from evals.peers.langextract_prompt import EXAMPLES, INSTRUCTIONS, Worked
from evals.peers.peer import Peer, Sections

OUTPUT_TOKENS = 1_024


class LangExtract(Peer):
    """`langextract.extract` with a provider that reaches our model."""

    library = "langextract"

    def sections(self, text: str) -> Sections:
        examples = [example(each) for each in EXAMPLES]
        found = langextract.extract(
            text,
            prompt_description=INSTRUCTIONS,
            examples=examples,
            model=Provider(self.client, self.model.options(OUTPUT_TOKENS), OpenAISchema.from_examples(examples)),
            use_schema_constraints=False,  # the provider has the schema already
            resolver_params={"format_handler": OneLine(use_fences=False)},
            prompt_validation_level=PromptValidationLevel.OFF,  # the examples are checked by a test, once
            show_progress=False,
        )
        return converted([_extraction(each) for each in found.extractions or []], text)


class Provider(BaseLanguageModel):
    """A model of ours as LangExtract wants it: prompts in, raw JSON out."""

    def __init__(self, client: OpenAI, options: Mapping[str, Any], schema: OpenAISchema) -> None:
        super().__init__()
        self._client = client
        self._options = options
        self._format: Any = schema.response_format
        self.apply_schema(schema)

    def infer(self, batch_prompts: Sequence[str], **_: Any) -> Iterator[Sequence[ScoredOutput]]:
        for prompt in batch_prompts:
            reply = self._client.chat.completions.create(
                messages=[{"role": "system", "content": "You answer in JSON."}, {"role": "user", "content": prompt}],
                response_format=self._format,
                **self._options,
            )
            yield [ScoredOutput(score=1.0, output=whole(reply.choices[0].message.content or "{}"))]


class OneLine(FormatHandler):
    """Examples on one line, so that the prompt is shorter."""

    def format_extraction_example(self, extractions: list[Any]) -> str:
        return to_json(from_json(super().format_extraction_example(extractions))).decode()


def whole(answer: str) -> str:
    """An answer cut off at the limit without its last, unfinished extraction, for which LangExtract would drop all."""
    try:
        from_json(answer)
    except ValueError:
        kept = from_json(answer, allow_partial=True).get("extractions", [])
        return to_json({"extractions": [each for each in kept[:-1] if each]}).decode()
    return answer


def example(worked: Worked) -> Any:
    extractions = [
        langextract.data.Extraction(extraction_class=kind, extraction_text=words, attributes=dict(attributes))
        for kind, words, attributes in worked.extractions
    ]
    return langextract.data.ExampleData(text=worked.text, extractions=extractions)


def _extraction(found: Any) -> Extraction:
    interval = found.char_interval
    place = (interval.start_pos, interval.end_pos) if interval and interval.start_pos is not None else None
    return Extraction(found.extraction_class, found.extraction_text, found.attributes or {}, place)
