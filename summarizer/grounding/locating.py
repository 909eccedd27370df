"""Locates a quotation in a text, or says why it is not there.

Forgiven: what typography, extraction and line breaks do. Quotation marks, dashes, white space, invisible characters,
soft hyphens, ligatures, ellipsis characters, HTML entities, the case of the first letter, and marks around the whole.
Nothing else: one changed digit, word or name, and the quotation is not grounded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.narrowing import HANGING, tokens_around
from summarizer.grounding.refusing import AUXILIARIES, HEDGES, Refusal, is_negation, is_number, refused
from summarizer.grounding.tokens import ELLIPSIS, QUOTATION_MARK, Tokens, is_word, tokens_of_quote
from summarizer.reading.mentions import Span

ELISION_REACH = 300
SHORT_ELISION = 4
MOST_PARTS = 8
_EDGES = frozenset((QUOTATION_MARK, ELLIPSIS, "-", *".,;:"))
Run = tuple[int, int]
"""The first token of a run, and the one after its last."""


def locate(quote: str, text: str, *, near: int | None = None) -> Span | Refusal:
    """Where `quote` stands in `text`, offsets in code points; else a falsy Refusal that says why not.

    A quotation that stands in several places is taken at the one nearest to the offset `near`, else at the first where
    it stands letter for letter, else the first.
    Parts joined by an elision ("…") must follow each other within 300 characters; the span covers them all.
    Time is linear in the text. The tokens of a text that is not long are kept for the next quotation.
    """
    spans = locate_all(quote, text, near=near)
    return spans if isinstance(spans, Refusal) else Span(spans[0].start, spans[-1].end)


def locate_all(quote: str, text: str, *, near: int | None = None) -> tuple[Span, ...] | Refusal:
    """Like `locate`, with a span for each part between elisions."""
    if verbatim := _verbatim(quote, text, near):
        return (verbatim,)
    asked = tokens_of_quote(quote)
    wanted = asked.words(0, len(asked.raw))
    if not any(is_word(word) for word in wanted):
        return Refusal("empty_quote", "the quote has no words")
    tokens = tokens_around(asked, text)
    for form in dict.fromkeys((wanted, _stripped(wanted))):
        if run := _nearest_run(form, tokens, near):
            return (tokens.span(*run),)
    parts = _parts(wanted)
    if len(parts) > MOST_PARTS:
        return Refusal("words_differ", f"the quote leaves out words in more than {MOST_PARTS - 1} places")
    return _elided(parts, tokens, text, near) if len(parts) > 1 else refused(wanted, tokens, text)


def _verbatim(quote: str, text: str, near: int | None) -> Span | None:
    """Where `quote` stands letter for letter between white space: first, or at `near`; what most quotations do."""
    start = text.find(quote) if near is None else near
    end = start + len(quote)
    if not quote[:1].isalnum() or quote[-1].isspace() or start < 0 or not text.startswith(quote, start):
        return None
    apart = (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())
    return Span(start, end) if apart and text[end + 1 : end + 2] not in HANGING else None


def _stripped(words: tuple[str, ...]) -> tuple[str, ...]:
    inner = [index for index, word in enumerate(words) if word not in _EDGES]
    return words[inner[0] : inner[-1] + 1]


def _cases(words: tuple[str, ...], tokens: Tokens) -> list[str]:
    """`words` encoded as they are, and with the first letter in its other case, as far as the text has them."""
    first = next(index for index, word in enumerate(words) if is_word(word))
    other = (*words[:first], words[first][0].swapcase() + words[first][1:], *words[first + 1 :])
    return [form for form in map(tokens.encode, dict.fromkeys((words, other))) if form]


def _nearest_run(words: tuple[str, ...], tokens: Tokens, near: int | None) -> Run | None:
    forms = _cases(words, tokens)
    if near is None:
        starts = [tokens.encoded.find(form) for form in forms]
        return next(((start, start + len(words)) for start in starts if start >= 0), None)
    found = [start for form in forms for start in _around(form, tokens, bisect_left(tokens.starts, near))]
    nearest = min(found, key=lambda start: abs(tokens.starts[start] - near), default=None)
    return None if nearest is None else (nearest, nearest + len(words))


def _around(form: str, tokens: Tokens, near: int) -> list[int]:
    """The last place that starts before the token `near`, and the first that starts at it or later."""
    after = tokens.encoded.find(form, near)
    before = tokens.reversed.find(form[::-1], max(0, len(tokens.encoded) - near - len(form) + 1))
    return [at for at in (after, len(tokens.encoded) - before - len(form) if before >= 0 else -1) if at >= 0]


def _parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What stands between the elisions, brackets around an elision left out."""
    parts: list[tuple[str, ...]] = []
    start = 0
    for end in [*(index for index, word in enumerate(words) if word == ELLIPSIS), len(words)]:
        part = words[start:end]
        part = part[1:] if start and part[:1] and part[0] in "])" else part
        part = part[:-1] if end < len(words) and part[-1:] and part[-1] in "[(" else part
        if any(is_word(word) for word in part):
            parts.append(_stripped(part))
        start = end + 1
    return parts


def _elided(
    parts: Sequence[tuple[str, ...]], tokens: Tokens, text: str, near: int | None
) -> tuple[Span, ...] | Refusal:
    places_of = {part: _runs(part, tokens) for part in dict.fromkeys(parts)}
    runs = [places_of[part] for part in parts]
    for part, places in zip(parts, runs, strict=True):
        if not places:
            return refused(part, tokens, text)
    chains = _chains(runs, tokens)
    if not chains:
        return Refusal("words_differ", "the parts of the quote stand too far apart", tokens.span(*runs[0][0]))
    chain = chains[0] if near is None else min(chains, key=lambda chain: abs(tokens.starts[chain[0][0]] - near))
    for first, second in pairwise(chain):
        if reason := _left_out(tokens.caseless(first[1], second[0])):
            whole = tokens.span(chain[0][0], chain[-1][1])
            return Refusal(reason, f"the elision leaves out words that matter: {whole.of(text)[:160]!r}", whole)
    return tuple(tokens.span(*run) for run in chain)


def _runs(words: tuple[str, ...], tokens: Tokens) -> list[Run]:
    """Every place of `words`, none overlapping another of the same letter case."""
    starts = []
    for form in _cases(words, tokens):
        at = tokens.encoded.find(form)
        while at >= 0:
            starts.append(at)
            at = tokens.encoded.find(form, at + len(form))
    return [(start, start + len(words)) for start in sorted(starts)]


def _chains(runs: Sequence[list[Run]], tokens: Tokens) -> list[list[Run]]:
    """One run of each part, in order and within reach; for each last run the chain that ends closest before it."""
    chains = [[run] for run in runs[0]]
    for places in runs[1:]:
        ends = [chain[-1][1] for chain in chains]
        longer = []
        for run in places:
            at = bisect_right(ends, run[0]) - 1
            if at >= 0 and tokens.starts[run[0]] - tokens.ends[ends[at] - 1] <= ELISION_REACH:
                longer.append([*chains[at], run])
        chains = longer
    return chains


def _left_out(words: Sequence[str]) -> str | None:
    """The reason that `words` may not be left out: "did … resign" for "did not resign"."""
    said = [word for word in words if is_word(word)]
    if any(is_negation(word) for word in (*said[:1], *said[-1:])):
        return "negation_differs"
    if len(said) > SHORT_ELISION:
        return None
    if any(is_negation(word) for word in said):
        return "negation_differs"
    if any(is_number(word) for word in said):
        return "number_differs"
    if any(word in HEDGES for word in said):
        return "hedge_differs"
    return "tense_differs" if any(word in AUXILIARIES for word in said) else None
