"""The noun a number counts, and how large an amount is written: with a unit, as part of another noun."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.mentions import NumberMention
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.units import CURRENCY_WORDS, MEASURES

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

FIGURES = frozenset({"figure", "number", "toll", "total", "count", "tally", "estimate"})
TIMES = frozenset("second minute hour day week month year decade century".split())
LENGTHS = frozenset(
    "km kilometre kilometer mile metre meter centimetre centimeter millimetre millimeter foot inch yard page storey".split()
)
WEIGHTS = frozenset("kg kilogram kilo gram tonne ton pound".split())
_MONEY = CURRENCY_WORDS.keys()
_POINTS = {"point", "bps", "time", "%", "percent", "cent"}
_INSIDE = {"nummod", "quantmod", "compound", "amod", "npadvmod", "nmod"}
_NOUNS = {"NOUN", "PROPN"}


@dataclass(frozen=True)
class Amount:
    """A number in the tree: the token it hangs by, the noun it counts, and the noun whose size it is."""

    reading: Reading
    number: NumberMention

    @cached_property
    def root(self) -> "Token":
        """The token by which the number's own words hang."""
        tokens = tokens_over(self.reading.doc, self.number.start, self.number.end)
        token = tokens.root
        if token.pos_ in {"ADP", "PART", "CCONJ", "SCONJ"}:
            token = tokens[0]
            while token.head != token and token.head in self and token.head.pos_ in {"NUM", "NOUN", "SYM"}:
                token = token.head
        return token

    def __contains__(self, token: "Token") -> bool:
        return span_of(token).overlaps(self.number)

    @cached_property
    def head(self) -> "Token":
        """The number with its unit: "days" of "90 days", else the number itself."""
        token = self.root
        while token.dep_ in _INSIDE and token.head != token and (token.head in self or is_measure(token.head)):
            token = token.head
        return token

    @cached_property
    def measured(self) -> bool:
        """Whether the number is money, a share or a measure, not a count of things."""
        unit = self.number.unit
        return is_measure(self.head) or (
            unit is not None and unit != "people" and unit not in {"votes", "seats", "goals"}
        )

    @cached_property
    def sized(self) -> "Token | None":
        """The noun whose size the amount gives: "fee" of "a 30% fee", "judgment" of "a 94-page judgment"."""
        token = self.head
        while (
            token.dep_ in _INSIDE
            and token.head.i > token.i
            and (token.head.pos_ == "ADJ" or token.dep_ != "npadvmod")
            and not any(child.dep_ == "det" and child.i > token.i for child in token.head.children)
        ):
            token = token.head
        return token if token != self.head and token.pos_ in _NOUNS and token not in self else None

    @cached_property
    def whole(self) -> "Token | None":
        """What the amount is a part of: "workforce" of "14% of the workforce", "roads" of "two of the three roads"."""
        tokens: list[Token] = [self.root, self.head]
        tokens += tokens_over(self.reading.doc, self.number.start, self.number.end)
        for token in tokens:
            of = next((child for child in token.children if child.lower_ == "of" and child.i > token.i), None)
            inner = [each for each in of.children if each.dep_ == "pobj"] if of is not None else []
            if inner and inner[0].tag_ in {"WDT", "WP"}:
                return next((each.head for each in inner[0].ancestors if each.dep_ == "relcl"), None)
            if inner and inner[0].pos_ in _NOUNS and inner[0] not in self:
                return inner[0]
        return None

    @cached_property
    def governor(self) -> "Token | None":
        """The nearest verb over the amount."""
        return next((each for each in self.head.ancestors if each.pos_ in {"VERB", "AUX"}), None)

    @cached_property
    def preposition(self) -> "Token | None":
        """The preposition right over the amount: "to" of "rose to 40%"."""
        return self.head.head if self.head.dep_ in {"pobj", "pcomp"} else None


def is_measure(token: "Token") -> bool:
    """Whether the token is a unit: money, a share, a length, a weight, a time."""
    word = token.lemma_.lower()
    known = word in TIMES or word in LENGTHS or word in WEIGHTS or word in _POINTS or word in _MONEY
    return token.pos_ != "VERB" and (known or token.lower_ in MEASURES or token.lower_ in _MONEY or token.text in "$€£")


def counted_noun(reading: Reading, number: NumberMention) -> "Token | None":
    """The noun that `number` counts: "troops" for "1,000 of an estimated 11,000 troops"; None if there is none."""
    tokens = reading.doc.char_span(number.start, number.end, alignment_mode="expand")
    if not tokens:
        return None
    noun = tokens.root
    while noun.dep_ in {"nummod", "quantmod", "compound", "amod", "npadvmod", "predet"} and noun.head is not noun:
        noun = noun.head
    inside = span_of(noun) in number
    if inside or noun.like_num:
        of = [each for by in noun.children if by.lower_ == "of" for each in by.children if each.dep_ == "pobj"]
        if not of:
            return None
        noun = of[0]
    return noun if noun.pos_ in {"NOUN", "PROPN"} else None
