"""The article: the text that every offset of a brief refers to, and what is known about it."""

import hashlib
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.dates import IsoDate


class Article(BaseModel):
    """A news article. `text` is kept exactly as it was decoded; offsets count its code points.

    Only `text` is needed: `Article(text="…")`. `summarizer.sources` makes one from a file,
    HTML or a URL and fills in the rest. `id` defaults to a digest of the text.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(default="", description="Stable identifier; by default a digest of the text.")
    title: str | None = Field(default=None, description="Headline as printed, null where there is none.")
    url: str | None = Field(default=None, description="Where the article was fetched from.")
    publisher: str | None = Field(default=None, description="Who published this page.")
    via: tuple[str, ...] = Field(default=(), description="Media the publisher credits for the story as a whole.")
    language: str = Field(default="en", description="ISO 639-1 code.")
    published: IsoDate | None = Field(default=None, description="Publication date; relative dates resolve against it.")
    text: str = Field(min_length=1, description="The article's text.")

    @model_validator(mode="before")
    @classmethod
    def _identify(cls, data: object) -> object:
        if isinstance(data, dict) and not data.get("id") and isinstance(data.get("text"), str):
            digest = hashlib.sha256(data["text"].encode("utf-8", "surrogatepass")).hexdigest()
            return {**data, "id": digest[:16]}
        return data

    def with_published(self, date: str) -> Self:
        """The same article with another publication date; ValueError if `date` is not ISO 8601."""
        return type(self).model_validate({**self.model_dump(), "published": date})
