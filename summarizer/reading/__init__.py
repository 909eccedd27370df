"""Reading: what a careful reader marks in a text, with no model.

Public: `find_numbers`, `find_dates`, `find_quotations`, `find_names`, `find_sentences`, and what they give.
"""

from summarizer.reading.dates import find_dates
from summarizer.reading.mentions import DateMention, NamedParty, NumberMention, Quotation, Sentence, Span
from summarizer.reading.names import find_names
from summarizer.reading.numbers import find_numbers
from summarizer.reading.quotations import find_quotations
from summarizer.reading.sentences import find_sentences

__all__ = [
    "DateMention",
    "NamedParty",
    "NumberMention",
    "Quotation",
    "Sentence",
    "Span",
    "find_dates",
    "find_names",
    "find_numbers",
    "find_quotations",
    "find_sentences",
]
