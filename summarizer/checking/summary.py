"""A summary, by anyone, against its article: what it says that the article does not.

What the check cannot see:

- a change of meaning that keeps every number, name, date and quotation, and uses no word of plain opposition: cause
  made effect, doubt made certainty, a plan told as done, a part told as the whole;
- most flipped negations and opposites in a paraphrase, and most swapped roles: only where the article has the same or
  an opposite word, said of the same party, is there something to compare (`python -m evals summaries` counts them);
- a number or name of the article put in another's place where both stand in much the same words ("40 seconds" of film
  for a lead of 14), or where the summary paraphrases so freely that neither place is like it;
- a small number that the article has for something else, or that happens to follow from others by sum, difference,
  share or rate where the words call for one;
- what is left out, and whether the article is true.

A number or name that the article does not have at all is nearly always found. One of the article's own put in
another's place is reported only where another clearly fits better, or where its own place has nothing in common with
the words around it, since what a paraphrase moves looks much the same: three in five of such numbers and not quite
half of such names are found. A bound that the words around a number imply ("could get 15 years" for "up to 15 years")
may be left out.

And it errs: the freer the retelling, the oftener. Flagged though true are knowledge from outside the article (whose a
company is, unless the article has a large town, state or province of that country), figures reckoned in more than one
step or from far apart, bounds told in other words, and names set beside an act that the article tells in a sentence
about somebody else.
"""

from collections.abc import Callable, Iterator

from summarizer.article import Article
from summarizer.checking.claims import Claims
from summarizer.checking.dating import check_dates
from summarizer.checking.finding import Finding
from summarizer.checking.naming import check_names
from summarizer.checking.polarity import check_polarity
from summarizer.checking.quantities import Explained, check_numbers, explained_numbers
from summarizer.checking.quoting import check_quotations
from summarizer.checking.roles import check_roles
from summarizer.checking.source import source_of
from summarizer.reading.mentions import Sentence
from summarizer.reading.reading import Reading
from summarizer.stops import ends_a_sentence

CHECKS: tuple[Callable[[Claims], list[Finding]], ...] = (
    check_numbers,
    check_dates,
    check_quotations,
    check_names,
    check_polarity,
    check_roles,
)


def check_summary(summary: str, article: str | Article | Reading) -> list[Finding]:
    """What `summary` says that `article` does not: in the order of the summary, empty if nothing.

    Sees numbers, dates, names, quotations, speakers, swapped roles, negation and opposite words, each against the
    nearest passage. An article given as `Article` or
    already read has its publication date used for relative dates; of a plain text the first full date near its top is
    taken.
    The articles read last are kept, so many summaries of one article cost one reading of it. SourceError if either
    text is longer than a million characters.
    """
    claims = Claims(summary, source_of(article))
    copied = list(_copied(claims))
    found = [finding for check in CHECKS for finding in check(claims)]
    own = (each for each in found if not any(span.start <= each.start and each.end <= span.end for span in copied))
    return sorted(dict.fromkeys(own), key=lambda finding: (finding.start, finding.end))


def _copied(claims: Claims) -> Iterator[Sentence]:
    """The sentences that the article has word for word."""
    told = {" ".join(each.text.split()) for each in claims.source.sentences}
    for sentence in claims.reading.sentences:
        words = " ".join(sentence.text.split())
        if ends_a_sentence(words) and words in told:
            yield sentence


def explain_numbers(summary: str, article: str | Article | Reading) -> list[Explained]:
    """The numbers of `summary` that hold only by rounding, conversion or reckoning, each with how it follows."""
    return explained_numbers(Claims(summary, source_of(article)))
