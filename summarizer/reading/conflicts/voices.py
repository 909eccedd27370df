"""Who has a part in a claim, sentence by sentence: whoever speaks there, gives a figure, accuses, denies or doubts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.clauses import actors, is_infinitive, name_of, subtree, trimmed, verbs
from summarizer.reading.conflicts.standing import served, who_stands_behind
from summarizer.reading.conflicts.vocabulary import ACTS, ACTS_BY_A_WORD, NOTED, RECORDING
from summarizer.reading.counting import FIGURES
from summarizer.reading.mentions import NumberMention, Sentence, Span
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_CLOSING = "\"'”’)"
_TOLD = FIGURES | frozenset("story version picture line view account explanation reading".split())
"""What a voice tells or has, a figure or its own account, and the verbs of telling it."""
_GIVING = frozenset(
    "put give have tell offer quote cite revise release publish issue announce report present place keep".split()
)
_STOPS = frozenset(".!?…:;,")
_HAVING = frozenset({"have"})
_DOING = frozenset("able unable continue refuse have go seem tend appear be".split())
"""What stands before the infinitive of what somebody does or cannot do: "was unable to confirm", "went on to deny"."""


@dataclass(frozen=True)
class Voice:
    """What one party says or does about a claim in one sentence."""

    reading: Reading
    party: str
    order: int
    """The number of the sentence in the prose."""
    sentence: Sentence
    said_by: tuple[str, ...]
    spans: tuple[Span, ...]
    """The words that are the party's: what it says, or the clause of what it does."""
    verbs: "tuple[Token, ...]"
    """The words that tell that it speaks or acts."""
    passage: Span
    """The sentence with those beside it in which the party goes on, or has begun: as one would quote it."""

    @cached_property
    def statement(self) -> Span:
        """From the first of its words to the last."""
        return Span(min(span.start for span in self.spans), max(span.end for span in self.spans))

    @cached_property
    def text(self) -> str:
        """The words of the statement."""
        return self.statement.of(self.reading.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the content words it says, its own name left out."""
        said = " ".join(span.of(self.reading.text) for span in self.spans)
        return frozenset(content_words(said) - content_words(self.party))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of its verbs."""
        return frozenset(verb.lemma_.lower() for verb in self.verbs)

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """The quantities it gives."""
        within = [number for span in self.spans for number in self.reading.numbers_in(span)]
        return tuple(dict.fromkeys(within))


def voices(reading: Reading) -> list[Voice]:
    """Every party's part in every sentence of the prose, in the order of the text."""
    found = []
    for order, sentence in enumerate(reading.prose):
        if _is_line(reading, sentence):
            continue
        parts: dict[str, list[tuple[Span, Token | None, tuple[str, ...]]]] = {}
        for name, part in (*_said(reading, sentence), *_figures(reading, sentence), *_acted(reading, sentence)):
            parts.setdefault(_known(reading, name, sentence), []).append(part)
        here = [_voice(reading, name, order, sentence, each) for name, each in parts.items()]
        found += sorted(here, key=lambda voice: (voice.statement.start, voice.statement.end))
    by_order: defaultdict[int, list[Voice]] = defaultdict(list)
    for voice in found:
        by_order[voice.order].append(voice)
    return [_going_on(voice, (*by_order[voice.order - 1], *by_order[voice.order + 1])) for voice in found]


def _going_on(voice: Voice, near: Iterable[Voice]) -> Voice:
    """The voice with the sentences beside it, of the same paragraph, in which its party speaks too, or who speaks for it:
    "the union rejected it. Its chairman said …".
    """
    beside = (each for each in near if each.sentence.paragraph == voice.sentence.paragraph)
    run = [voice, *(each for each in beside if each.party == voice.party or _serve_each_other(each, voice))]
    passage = Span(min(each.sentence.start for each in run), max(each.sentence.end for each in run))
    return replace(voice, passage=passage)


def _serve_each_other(one: Voice, other: Voice) -> bool:
    known = ((one.reading.party_named(first.party), second.party) for first, second in ((one, other), (other, one)))
    return any(party is not None and name in served(one.reading, party) for party, name in known)


def _is_line(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is set like a headline or a bullet, without a stop: what it tells is told again below."""
    ends_a_line = reading.text[sentence.end :].lstrip(" ")[:1] in {"", "\n", "\r"}
    return ends_a_line and sentence.text.rstrip(_CLOSING)[-1:] not in _STOPS


def _voice(
    reading: Reading,
    name: str,
    order: int,
    sentence: Sentence,
    parts: "list[tuple[Span, Token | None, tuple[str, ...]]]",
) -> Voice:
    told = tuple(dict.fromkeys(verb for _, verb, _ in parts if verb is not None))
    spans = tuple(dict.fromkeys(span for span, _, _ in parts))
    return Voice(reading, name, order, sentence, max((by for _, _, by in parts), key=len), spans, told, sentence)


def _known(reading: Reading, name: str, sentence: Sentence) -> str:
    behind = who_stands_behind(reading, name, sentence)
    party = reading.party_named(behind)
    return party.name if party is not None else behind


def _said(reading: Reading, sentence: Sentence) -> "Iterator[tuple[str, tuple[Span, Token | None, tuple[str, ...]]]]":
    for said in reading.quotations_over(sentence):
        if said.chain:
            start, end = max(said.content.start, sentence.start), min(said.content.end, sentence.end)
            cue = said.cue if said.cue is not None and said.cue in sentence else None
            verb = tokens_over(reading.doc, cue.start, cue.end).root if cue is not None else None
            yield said.chain[0], (trimmed(Span(start, end), reading.text), verb, said.chain[1:])


def _figures(
    reading: Reading, sentence: Sentence
) -> "Iterator[tuple[str, tuple[Span, Token | None, tuple[str, ...]]]]":
    for number in reading.numbers_in(sentence):
        chain = reading.speakers_at(number)
        if chain:
            yield chain[0], (Span(number.start, number.end), None, chain[1:])


def _acted(reading: Reading, sentence: Sentence) -> "Iterator[tuple[str, tuple[Span, Token | None, tuple[str, ...]]]]":
    for verb in verbs(reading, sentence):
        if _is_intended(verb) or not (_takes_part(verb) or _tells_a_figure(verb) or _records(reading, verb)):
            continue
        by = reading.speakers_at(span_of(verb))
        for actor in actors(verb):
            name = name_of(reading, actor) if not _is_one_of_both(verb, actor) else None
            if name and not _is_a_number(name):
                inside = _own_clause(verb, actor, sentence)
                yield name, (inside, verb, tuple(each for each in by if each != name))


def _is_one_of_both(verb: "Token", actor: "Token") -> bool:
    """ "both have been accused of it, which *they* deny": nobody whom a name could be given."""
    above = next((each for each in verb.ancestors if verb.dep_ == "relcl"), None)
    clauses = [above, *above.ancestors] if above is not None and actor.pos_ == "PRON" else []
    subjects = (child for each in clauses for child in each.children if child.dep_ in {"nsubj", "nsubjpass"})
    return any(child.lower_ == "both" for child in subjects)


def _is_intended(verb: "Token") -> bool:
    """Whether an infinitive only says what is to be done: "vowed to challenge it", "to estimate the mass"."""
    return is_infinitive(verb) and verb.head.lemma_.lower() not in _DOING


def _takes_part(verb: "Token") -> bool:
    """Whether the verb makes a party to a claim, by itself or by what goes with it: "stood by its figures"."""
    lemma = verb.lemma_.lower()
    if lemma in ACTS_BY_A_WORD:
        return any(child.lower_ in ACTS_BY_A_WORD[lemma] for child in verb.children)
    return lemma in ACTS


def _is_a_number(name: str) -> bool:
    """ "21%", "13 of the names on the list": what is counted, and nobody."""
    return name[:1].isdigit() and not name.split()[-1][:1].isupper()


def _own_clause(verb: "Token", actor: "Token", sentence: Sentence) -> Span:
    """The clause of the verb from its actor on: "the union said 1,150 were out; the firm put the figure at 780"."""
    clause = subtree(verb)
    parted = any(each.text == ";" for each in verb.doc[verb.left_edge.i : actor.left_edge.i])
    start = actor.left_edge.idx if parted else clause.start
    return Span(max(start, sentence.start), min(clause.end, sentence.end))


def _tells_a_figure(verb: "Token") -> bool:
    """ "has the figure at 9,050", "tells a different story", "took a different line", "say otherwise"."""
    if any(child.lower_ in {"otherwise", "differently"} for child in verb.children):
        return True
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"}
    return bool(objects & _TOLD) and verb.lemma_.lower() in _GIVING


def _records(reading: Reading, verb: "Token") -> bool:
    """ "listed 96 occupants", "speaks of more than a hundred", "logged no lightning", "has no record"."""
    if verb.lemma_.lower() in _HAVING:
        return _has_none_on_record(verb)
    if verb.lemma_.lower() not in RECORDING:
        return False
    after = [each for each in verb.subtree if each.i > verb.i]
    if any(each.lower_ in {"no", "none", "nothing", "nobody"} for each in after):
        return True
    return bool(after) and bool(reading.numbers_in(Span(verb.idx, after[-1].idx + len(after[-1]))))


def _has_none_on_record(verb: "Token") -> bool:
    """ "has no record of it", "was having none of it", "has no knowledge of any loan"; not "has no opinion"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return any(
        each.lower_ == "none" or (each.lemma_.lower() in NOTED and any(of.lower_ == "no" for of in each.children))
        for each in objects
    )
