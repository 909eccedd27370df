"""One article, read once: everything the other rooms ask of the text."""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.reading.dates import find_dates
from summarizer.reading.index import Index
from summarizer.reading.mentions import DateMention, NamedParty, NumberMention, Quotation, Sentence, Span
from summarizer.reading.names import find_names
from summarizer.reading.notes import Notes, notes_on
from summarizer.reading.numbers import find_numbers
from summarizer.reading.parse import parse
from summarizer.reading.quotations import attributed_in, quotations_at, speakers_at
from summarizer.reading.sentences import find_sentences
from summarizer.reading.words import content_words, folded

if TYPE_CHECKING:
    from summarizer.models.states import States
    from summarizer.reading.tree import Doc

_COUNT = re.compile(r"(?:[a-z]+ ){0,3}\d[\d,.]* ", re.IGNORECASE)


class Reading:
    """What reading marks in `article`, each kind worked out on first use and kept.

    `states` are what a model has made of the sentences of `prose`, where it tells them.
    """

    def __init__(self, article: Article, states: "States | None" = None) -> None:
        self.article = article
        self.states = states
        self.text = article.text
        self.notes = Notes()
        self._notes_on_text = notes_on(article.text)

    @cached_property
    def doc(self) -> "Doc":
        """The dependency parse; token offsets are offsets of the article's text."""
        return parse(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence, headline and piece of furniture, in order."""
        return find_sentences(self.text)

    @cached_property
    def prose(self) -> list[Sentence]:
        """The sentences that carry content: no furniture, no headline."""
        return [sentence for sentence in self.sentences if sentence.kind == "prose"]

    @cached_property
    def numbers(self) -> list[NumberMention]:
        """Every quantity, furniture left out."""
        return find_numbers(self.text)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Every date expression, resolved against the publication date."""
        return find_dates(self.text, self.article.published)

    @cached_property
    def dates_of_page(self) -> list[DateMention]:
        """Every date expression, those of the page's furniture too: a stamp line, a menu."""
        return find_dates(self.text, self.article.published, include_furniture=True)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Everything said, and by whom, with all that each cue reaches; through whom the whole article came is left out."""
        return [replace(each, chain=self._without_via(each.chain)) for each in attributed_in(self.text)]

    @cached_property
    def parties(self) -> list[NamedParty]:
        """People, organisations, countries and groups that act, speak or are affected."""
        return find_names(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of the whole text."""
        return content_words(self.text)

    @cached_property
    def folded(self) -> str:
        """The whole text as `folded` has it."""
        return folded(self.text)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        return next(iter(self._sentence_index.around(Span(offset, offset + 1))), None)

    def sentences_over(self, span: Span) -> list[Sentence]:
        """The sentences that `span` touches."""
        return self._sentence_index.touching(span)

    def sentences_around(self, span: Span, before: int, after: int) -> list[Sentence]:
        """The sentences that `span` touches, and so many before and after them; none if it touches none."""
        touched = self.sentences_over(span)
        if not touched:
            return []
        first, last = (bisect_left(self._sentence_starts, each.start) for each in (touched[0], touched[-1]))
        return self.sentences[max(0, first - before) : last + after + 1]

    def numbers_in(self, span: Span) -> list[NumberMention]:
        """The quantities wholly inside `span`."""
        return self._number_index.within(span)

    def dates_in(self, span: Span) -> list[DateMention]:
        """The date expressions wholly inside `span`."""
        return self._date_index.within(span)

    def parties_in(self, span: Span) -> list[NamedParty]:
        """The parties mentioned inside `span`, in the order of their first mention there."""
        return list({id(party): party for party in self._mention_index.within(span)}.values())

    def quotations_in(self, span: Span) -> list[Quotation]:
        """What is said wholly inside `span`."""
        return self._quotation_index.within(span)

    def quotations_over(self, span: Span) -> list[Quotation]:
        """What is said in words that `span` touches."""
        return self._quotation_index.touching(span)

    def party_named(self, name: str) -> NamedParty | None:
        """The party that goes by `name`, in any of its forms, letter case and a leading article aside."""
        return self._party_by_form.get(_plain(name))

    def speakers_at(self, span: Span) -> tuple[str, ...]:
        """Who says the words of `span`, from the speaker outwards; empty where the article does."""
        return self._without_via(speakers_at(self.text, span.start, span.end))

    def quotations_at(self, span: Span) -> list[Quotation]:
        """What is said in the words of `span`, the innermost first."""
        return quotations_at(self.text, span.start, span.end)

    def _without_via(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """A chain without those through whom the whole article came, who are no part of each item's, and without a count
        of people through another: "about 83,000 people", of whom the witness tells.
        """
        named = tuple(name for name in chain if name not in self.article.via)
        return tuple(name for name in named if not _COUNT.match(name)) or named

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _sentence_index(self) -> Index[Sentence]:
        return Index((each, each) for each in self.sentences)

    @cached_property
    def _number_index(self) -> Index[NumberMention]:
        return Index((each, each) for each in self.numbers)

    @cached_property
    def _date_index(self) -> Index[DateMention]:
        return Index((each, each) for each in self.dates)

    @cached_property
    def _quotation_index(self) -> Index[Quotation]:
        return Index((each.content, each) for each in self.quotations)

    @cached_property
    def _mention_index(self) -> Index[NamedParty]:
        return Index((mention, party) for party in self.parties for mention in party.mentions)

    @cached_property
    def _party_by_form(self) -> dict[str, NamedParty]:
        forms = [(_plain(form), party) for party in self.parties for form in (party.name, *party.aliases)]
        return dict(reversed(forms))


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)
