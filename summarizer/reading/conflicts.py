"""Finds what the article shows to be contested: denials, figures that differ, acts called by opposite names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.reading.clauses import actors, is_negated, name_of, phrase, subtree, trimmed, verbs
from summarizer.reading.counting import FIGURES, counted_noun, what_is_counted
from summarizer.reading.mentions import NumberMention, Quotation, Sentence, Span
from summarizer.reading.parse import text_of
from summarizer.reading.reading import Reading, once
from summarizer.reading.sentiment import leaning_of
from summarizer.reading.words import content_words, negated, stem

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

DENYING = {"deny", "refute", "rebut", "contradict", "dispute", "contest"}
REJECTING = {"reject", "dismiss"}
CLAIM_NOUNS = set(
    (
        "claim accusation allegation charge report suggestion assertion account figure rumour rumor version number "
        "finding wrongdoing involvement responsibility complaint criticism warning explanation contamination"
    ).split()
)
POINTING = {"it", "that", "this", "them", "which", "something", "claim", "charge", "accusation"}
NOT_CLAIMS = {"access", "bail", "entry", "permission", "request", "application", "visa", "bid", "offer", "proposal"}
OTHERWISE = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|insist\w*|argu\w+|claim\w*|maintain\w*) otherwise\b|\ba different story\b|"
    r"\bno such thing\b|^[\"“]?not so\b|\bnot how it\b|\bnothing of the kind\b|\b(?:say|says|said|insists?|insisted)\b.{0,30}\b(?:was|were|did|had|has|is|are|does|do)(?: not|n't)\W*$|\b(?:is|was) not true\b",
    re.IGNORECASE,
)
APPROVING = set("assistance aid help support defence defense liberation rescue lawful legal legitimate fair".split())
DISAPPROVING = set(
    (
        "illegal unlawful violation breach aggression invasion terrorism crime bribe theft illegitimate unfair sham"
    ).split()
)
FATES = {
    name: frozenset(stem(word) for word in words.split())
    for name, words in {
        "dead": "killed kill died die dead deaths death drowned bodies toll",
        "hurt": "hurt injured wounded injuries treated",
        "held": "arrested detained arrests detainees held",
        "crowd": "marched march demonstrated protested gathered turnout crowd attended rallied marchers",
        "missing": "missing unaccounted",
        "aboard": "aboard board passengers tickets manifest",
    }.items()
}
ALIKE = [
    frozenset({"soldier", "troop", "serviceman", "personnel"}),
    frozenset({"insurgent", "rebel", "fighter", "militant", "gunman"}),
    frozenset({"protester", "demonstrator", "marcher", "supporter"}),
    frozenset({"worker", "employee", "member", "staff", "striker"}),
]
ANYONE = {"", "people", "person", "body", "toll", "turnout", "crowd", "casualty", "death", "name", "ticket"}
ANAPHORIC = FIGURES | {"cost"}
DOUBTING = re.compile(
    r"\bno (?:reason to (?:believe|think)|evidence|record|proof) (?:that|of)\b|\b(?:could|can)(?: ?not|n't) (?:confirm|verify|say whether)\b|"
    r"\bcannot tell you (?:whether|it's)\b|\bprobably (?:inflated|exaggerated)\b",
    re.IGNORECASE,
)
UNTRUE = set(
    "false untrue baseless unfounded groundless inaccurate wrong incorrect fabricated nonsense lie misleading exaggerated fantasy".split()
)
MUTUAL = re.compile(r"\w+ (?:each other|one another|the other)\b")
ACCUSERS = re.compile(
    r"prosecut|police|detective|investigator|regulator|commission|plaintiff|inspector|whistleblower", re.IGNORECASE
)
CONTRAST = re.compile(
    r"\b(?:but|however|while|whereas|though|instead|disput\w+|contradict\w*|in contrast|by contrast|own (?:count|figure|tally|estimate))\b",
    re.IGNORECASE,
)
INSISTING = {
    "insisted",
    "insists",
    "maintained",
    "maintains",
    "said",
    "says",
    "argued",
    "argues",
    "asserted",
    "told",
    "replied",
}
PLAINLY = {"insisted", "insists", "maintained", "maintains", "argued", "argues", "asserted"}
SHARED_WORDS = 2
LOOK_BACK = 4
FIGURES_APART = 4
_STOPS = [re.compile(words) for words in (r";", r",\s(?:while|whereas|but|and)\b", r"\s(?:while|and|but)\s", r",")]
_GROWN = re.compile(r"\b(?:revised|up from|down from|later (?:put|rose|said)|has since|had been put)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\d\s+of\s+(?:(?:an?|the|its|some|about|roughly|estimated|nearly)\s+)*$", re.IGNORECASE)
"""Before the whole that a number is a part of: "1,000 of an estimated 11,000 troops"."""
_MARKS = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One party's part: what it says, and where."""

    party: str
    position: Literal["asserts", "denies", "doubts"]
    statement: Span
    sentence: Sentence
    said_by: tuple[str, ...]
    passage: Span | None = None
    """The part of the sentence that is this party's own, where the sentence holds both sides."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim with the sides the text gives it."""

    kind: Literal["denial", "conflicting_figures", "contested_interpretation"]
    sides: tuple[ConflictSide, ...]
    claim: str | None = None
    """What is contested, where the tree can put it in words."""


@once
def find_conflicts(reading: Reading) -> list[Conflict]:
    """Every contradiction between named parties, in the order of the text; the same passages contradict once."""
    found: list[Conflict] = []
    for conflict in (*_figures(reading), *_denials(reading), *_interpretations(reading)):
        if len({side.party for side in conflict.sides}) < 2:
            continue
        places = _places(conflict)
        if any(places <= _places(known) or _same_quarrel(known, conflict) for known in found):
            continue
        rival = next((known for known in found if _same_question(known, conflict)), None)
        if rival is not None:
            found[found.index(rival)] = replace(rival, sides=_joined(rival.sides, conflict.sides))
        else:
            found.append(conflict)
    return sorted(found, key=lambda conflict: min(side.sentence.start for side in conflict.sides))


def _places(conflict: Conflict) -> set[tuple[str, int]]:
    return {(side.party, side.sentence.start) for side in conflict.sides}


def _same_quarrel(first: Conflict, second: Conflict) -> bool:
    """Whether two conflicts are of the same parties over the same words of the one who asserts."""
    asserted = {side.sentence for side in first.sides[:1]} & {side.sentence for side in second.sides[:1]}
    return bool(asserted) and {side.party for side in second.sides} <= {side.party for side in first.sides}


def _same_question(first: Conflict, second: Conflict) -> bool:
    """Whether two conflicts over figures share a figure, and so are one with more sides."""
    if not first.kind == second.kind == "conflicting_figures":
        return False
    return bool({side.statement for side in first.sides} & {side.statement for side in second.sides})


def _joined(first: tuple[ConflictSide, ...], second: tuple[ConflictSide, ...]) -> tuple[ConflictSide, ...]:
    parties = {side.party for side in first}
    return (*first, *(side for side in second if side.party not in parties))


def _denials(reading: Reading) -> Iterator[Conflict]:
    for order, sentence in enumerate(reading.prose):
        for verb in verbs(reading, sentence):
            if not _denies(verb):
                continue
            for actor in actors(verb):
                denier = name_of(reading, actor)
                asserted = denier and _asserted(reading, order, sentence, verb, denier)
                if denier and asserted:
                    relays = tuple(
                        name for name in reading.speakers_at(_at(verb)) if name not in (denier, asserted.party)
                    )
                    denial = ConflictSide(denier, "denies", subtree(verb), sentence, relays)
                    yield Conflict("denial", (asserted, denial), _claim(reading, verb, asserted))
        yield from _otherwise(reading, order, sentence)
        yield from _doubts(reading, order, sentence)
        yield from _gainsays(reading, order, sentence)
        yield from _called_false(reading, order, sentence)
        yield from _mutual(reading, sentence)


def _denies(verb: "Token") -> bool:
    objects = [child.lemma_.lower() for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "pobj"}]
    relative = verb.dep_ == "relcl" and verb.head.lemma_.lower() in CLAIM_NOUNS | POINTING
    if verb.lemma_ in DENYING:
        return not is_negated(verb) and not NOT_CLAIMS & set(objects)
    if verb.lemma_ in REJECTING:
        return relative or bool((CLAIM_NOUNS | POINTING) & set(objects))
    heads = {verb.head.lemma_.lower()} if verb.dep_ == "relcl" else set()
    if verb.lemma_ == "call" and CLAIM_NOUNS & (heads or set(objects)):
        named = [
            child for child in verb.children if child.dep_ in {"oprd", "attr", "ccomp", "xcomp"} and child.i > verb.i
        ]
        return bool(named) and leaning_of(subtree(named[0]).of(text_of(verb.doc))) == "opposes"
    return (verb.lemma_ == "plead" and is_negated(verb)) or _pleads_not_guilty(verb)


def _pleads_not_guilty(verb: "Token") -> bool:
    words = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return verb.lemma_ in {"plead", "maintain"} and words in (
        ["not", "guilty"],
        ["his", "innocence"],
        ["her", "innocence"],
    )


def _called_false(reading: Reading, order: int, sentence: Sentence) -> Iterator[Conflict]:
    """ "the ministry said the claims were baseless": a claim called untrue by whoever speaks."""
    for verb in verbs(reading, sentence):
        subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.lemma_.lower() in CLAIM_NOUNS]
        untrue = [
            child
            for child in verb.children
            if child.dep_ in {"acomp", "attr", "dobj"} and child.lemma_.lower() in UNTRUE
        ]
        chain = reading.speakers_at(_at(verb)) if verb.lemma_ == "be" and subjects and untrue else ()
        before = list(_said_before(reading, order, sentence.start, chain[0])) if chain else []
        if chain and before:
            yield Conflict("denial", (before[0], ConflictSide(chain[0], "denies", subtree(verb), sentence, chain[1:])))


def _mutual(reading: Reading, sentence: Sentence) -> Iterator[Conflict]:
    """ "The army and the rebels accused each other of shelling the market": both assert."""
    for verb in verbs(reading, sentence):
        rest = reading.text[verb.idx : sentence.end].lower()
        if verb.lemma_ not in {"accuse", "blame"} or not MUTUAL.match(rest):
            continue
        names = list(dict.fromkeys(name for actor in actors(verb) if (name := name_of(reading, actor))))
        if len(names) >= SHARED_WORDS:
            statement = subtree(verb)
            sides = [ConflictSide(name, "asserts", statement, sentence, ()) for name in names[:2]]
            yield Conflict("contested_interpretation", (sides[0], sides[1]), statement.of(reading.text))


def _otherwise(reading: Reading, order: int, sentence: Sentence) -> Iterator[Conflict]:
    """ "Survivors say otherwise.", "Not so, said the spokesman": whoever spoke before is contradicted."""
    if not OTHERWISE.search(sentence.text):
        return
    here = [each for each in reading.quotations_over(sentence) if each.chain]
    roots = [token for token in verbs(reading, sentence) if token.dep_ == "ROOT"]
    named = [name for root in roots for actor in actors(root) if (name := name_of(reading, actor))]
    denier = here[0].chain[0] if here else (named[0] if named else None)
    if denier is None:
        return
    before = list(_said_before(reading, order, sentence.start, denier))
    if before:
        denial = ConflictSide(
            denier, "denies", Span(sentence.start, sentence.end), sentence, here[0].chain[1:] if here else ()
        )
        yield Conflict("denial", (before[0], denial))


def _doubts(reading: Reading, order: int, sentence: Sentence) -> Iterator[Conflict]:
    """ "had no reason to believe that anyone was missing": a claim made before is doubted."""
    match = DOUBTING.search(sentence.text)
    if not match:
        return
    at = sentence.start + match.start()
    chain = reading.speakers_at(Span(at, at + len(match.group())))
    before = list(_said_before(reading, order, sentence.start, chain[0])) if chain else []
    if chain and before:
        statement = Span(at, sentence.end)
        doubt = ConflictSide(chain[0], "doubts", trimmed(statement, reading.text), sentence, chain[1:])
        yield Conflict("denial", (before[0], doubt))


def _gainsays(reading: Reading, order: int, sentence: Sentence) -> Iterator[Conflict]:
    """ "… insisted that the vote had not been one of confidence": the opposite of what another said shortly before."""
    around = Span(reading.prose[max(0, order - LOOK_BACK)].start, sentence.end)
    for said in reading.quotations_over(sentence):
        if said.cue is None or not said.chain or said.cue not in sentence or said.content.start < sentence.start:
            continue
        words = said.content.of(reading.text)
        if reading.text[said.cue.start : said.cue.end].lower() not in INSISTING or not negated(words):
            continue
        names = content_words(" ".join(party.name for party in reading.parties_in(around)))
        for other in _said_before(reading, order, sentence.start, said.chain[0]):
            shared = content_words(words) & content_words(other.statement.of(reading.text)) - names
            least = SHARED_WORDS if reading.text[said.cue.start : said.cue.end].lower() in PLAINLY else SHARED_WORDS + 1
            if len(shared) >= least and not negated(other.statement.of(reading.text)):
                denial = ConflictSide(
                    said.chain[0], "denies", trimmed(said.content, reading.text), sentence, said.chain[1:]
                )
                yield Conflict("denial", (other, denial))
                return


def _claim(reading: Reading, denial: "Token", asserted: ConflictSide) -> str | None:
    """The claim in the denier's words ("denied that any detainee was refused a lawyer"), else in the asserter's."""
    told = [child for child in denial.children if child.dep_ == "ccomp"]
    if denial.lemma_ in DENYING and told:
        return subtree(told[0]).of(reading.text).removeprefix("that ")
    words = asserted.statement.of(reading.text).strip()
    accused = re.search(r"\baccus\w+\s+$", reading.text[: asserted.statement.start])
    if accused and " of " in words:
        words = words.replace(" of ", " accused of ", 1)
    return words.removeprefix("that ") if 12 <= len(words) <= 200 else None


def _asserted(reading: Reading, order: int, sentence: Sentence, denial: "Token", denier: str) -> ConflictSide | None:
    for noun in (*denial.children, denial.head):
        if noun.lemma_.lower() in CLAIM_NOUNS and (by := _claimant(reading, noun)) and by != denier:
            return ConflictSide(by, "asserts", subtree(noun), sentence, ())
    before = list(_said_before(reading, order, denial.left_edge.idx if denial.dep_ == "relcl" else denial.idx, denier))
    return before[0] if before else _charged_before(reading, order, denier)


def _charged_before(reading: Reading, order: int, denier: str) -> ConflictSide | None:
    """Who accuses, further back: whoever brought the charge, or the police, prosecutors or regulator who speak."""
    for sentence in reversed(reading.prose[: max(0, order - LOOK_BACK)]):
        if accused := next(_accusations(reading, sentence, sentence.end, denier), None):
            return accused
    for said in reading.quotations:
        sentence_of = reading.sentence_at(said.content.start)
        if said.chain and said.chain[0] != denier and sentence_of and ACCUSERS.search(said.chain[0]):
            return _side_of(reading, said, sentence_of, sentence_of.end)
    return None


def _claimant(reading: Reading, noun: "Token") -> str | None:
    """Who makes the claim that `noun` names: "an allegation by Greywacke", "the union's charge"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return name_of(reading, child)
        if child.lower_ in {"by", "from"}:
            return next((name_of(reading, each) for each in child.children if each.dep_ == "pobj"), None)
    return None


def _said_before(reading: Reading, order: int, end: int, denier: str) -> Iterator[ConflictSide]:
    """What others than `denier` say before `end`, accusations first within a sentence, the nearest sentence first."""
    for sentence in reversed(reading.prose[max(0, order - LOOK_BACK) : order + 1]):
        accused = list(_accusations(reading, sentence, end, denier))
        yield from accused
        for each in reversed(reading.quotations_in(sentence)):
            if (
                each.chain
                and each.content.start < end
                and each.chain[0] != denier
                and each.cue is not None
                and each.cue.start < end
            ):
                yield _side_of(reading, each, sentence, end)


def _accusations(reading: Reading, sentence: Sentence, end: int, denier: str) -> Iterator[ConflictSide]:
    for verb in verbs(reading, sentence):
        if verb.lemma_ not in {"accuse", "blame", "allege", "claim", "charge"} or verb.idx >= end:
            continue
        for actor in actors(verb):
            name = name_of(reading, actor)
            if name and name != denier:
                told = [
                    child for child in verb.children if child.dep_ in {"ccomp", "prep", "dobj"} and child.i > verb.i
                ]
                statement = subtree(told[-1] if told else verb, without={"relcl", "punct"})
                cut = Span(statement.start, min(statement.end, end)) if statement.start < end else statement
                yield ConflictSide(name, "asserts", trimmed(cut, reading.text), sentence, ())


def _side_of(reading: Reading, said: Quotation, sentence: Sentence, end: int) -> ConflictSide:
    content = Span(said.content.start, min(said.content.end, end))
    return ConflictSide(said.chain[0], "asserts", trimmed(content, reading.text), sentence, said.chain[1:])


@dataclass(frozen=True, slots=True)
class _Figure:
    number: NumberMention
    speaker: str
    relays: tuple[str, ...]
    noun: str
    words: frozenset[str]
    told: frozenset[str]
    """The stems of all words of the clause."""
    points_back: bool
    order: int
    sentence: Sentence


def _figures(reading: Reading) -> Iterator[Conflict]:
    figures = list(_attributed(reading))
    for index, second in enumerate(figures):
        rivals = [first for first in figures[:index] if _rival(first, second)]
        if rivals:
            first = max(rivals, key=lambda each: (len(each.words & second.words), each.order))
            yield Conflict(
                "conflicting_figures", _figure_sides(reading, first, second), _what_differs(reading, first, second)
            )


def _attributed(reading: Reading) -> Iterator[_Figure]:
    for order, sentence in enumerate(reading.prose):
        for number in reading.numbers_in(sentence):
            chain = reading.speakers_at(number)
            if not chain or _WHOLE.search(reading.text[max(0, number.start - 40) : number.start]):
                continue
            noun = counted_noun(reading, number)
            names = content_words(" ".join([*chain, *(party.name for party in reading.parties_in(sentence))]))
            clause = _clause_around(reading, number, sentence)
            words = frozenset(content_words(clause.of(reading.text)) - names - content_words(number.text))
            lemma = noun.lemma_.lower() if noun is not None else ""
            back = _points_back(reading, number)
            told = frozenset(content_words(clause.of(reading.text)))
            yield _Figure(number, chain[0], chain[1:], lemma, words, told, back, order, sentence)


def _points_back(reading: Reading, number: NumberMention) -> bool:
    """ "put the figure at 780", "measured it at 6.9", "the number was over 10,000": a figure for what was named before."""
    tokens = reading.doc.char_span(number.start, number.end, alignment_mode="expand")
    verb = next((each for each in tokens.root.ancestors if each.pos_ in {"VERB", "AUX"}), None) if tokens else None
    if verb is None:
        return False
    roles = [child for child in verb.children if child.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    backward = [child for child in roles if child.lemma_ in ANAPHORIC or child.lower_ == "it"]
    return bool(backward) and not any(child.dep_ == "dobj" and child not in backward for child in roles)


def _clause_around(reading: Reading, number: NumberMention, sentence: Sentence) -> Span:
    tokens = reading.doc.char_span(number.start, number.end, alignment_mode="expand")
    verb = next((each for each in tokens.root.ancestors if each.pos_ in {"VERB", "AUX"}), None) if tokens else None
    return subtree(verb, without={"advcl", "conj", "parataxis"}) if verb is not None else sentence


def _rival(first: _Figure, second: _Figure) -> bool:
    if first.speaker == second.speaker or second.order - first.order > FIGURES_APART:
        return False
    if not _incompatible(first.number, second.number) or _GROWN.search(second.sentence.text):
        return False
    shared = first.words & second.words
    if _same_fate(first, second):
        return True
    if second.points_back or second.noun in ANAPHORIC:
        return second.order - first.order <= 2
    if first.noun and first.noun == second.noun:
        return len(shared) >= 2 or (second.order - first.order <= 1 and len(shared) >= 1)
    return len(shared) >= (2 if CONTRAST.search(second.sentence.text) else 3)


def _same_fate(first: _Figure, second: _Figure) -> bool:
    """People of one kind counted for one thing: 340 soldiers killed, 61 troops dead; a crowd, the turnout."""
    fates = [name for name, words in FATES.items() if first.told & words and second.told & words]
    if not fates:
        return False
    kinds = [next((group for group in ALIKE if each.noun in group), frozenset({each.noun})) for each in (first, second)]
    anyone = any(each.noun in ANYONE for each in (first, second))
    return anyone or bool(kinds[0] & kinds[1])


def _incompatible(first: NumberMention, second: NumberMention) -> bool:
    """Whether no one quantity could be both: other units, and bounds that allow each other, are not incompatible."""
    if (first.unit or "people") != (second.unit or "people") or "vague" in (first.hedge, second.hedge):
        return False
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    return high < other_low or other_high < low


def _bounds(number: NumberMention) -> tuple[float, float]:
    if number.value is None:
        return float(number.low or 0), float(number.high or number.low or 0)
    value = float(number.value)
    match number.hedge:
        case "at_least" | "more_than":
            return value, float("inf")
        case "at_most" | "less_than":
            return float("-inf"), value
        case "about":
            return value * 0.95, value * 1.05
        case _:
            return value, value


def _what_differs(reading: Reading, first: _Figure, second: _Figure) -> str:
    counted = what_is_counted(reading, first.number) or what_is_counted(reading, second.number)
    if counted and (first.number.unit or "people") == "people":
        return f"how many {counted}"
    return f"whether it is {first.number.text} or {second.number.text}"


def _figure_sides(reading: Reading, first: _Figure, second: _Figure) -> tuple[ConflictSide, ConflictSide]:
    passages: tuple[Span, Span] = (first.sentence, second.sentence)
    if first.sentence == second.sentence:
        passages = _parted(reading.text, first, second)
    sides = [
        ConflictSide(each.speaker, "asserts", trimmed(passage, reading.text), each.sentence, each.relays, passage)
        for each, passage in zip((first, second), passages, strict=True)
    ]
    return sides[0], sides[1]


def _parted(text: str, first: _Figure, second: _Figure) -> tuple[Span, Span]:
    """The sentence cut between two figures, at the strongest stop there is."""
    sentence, between = first.sentence, text[first.number.end : second.number.start]
    stops = [match for pattern in _STOPS for match in pattern.finditer(between)]
    cut = first.number.end + (stops[0].start() if stops else 0)
    return trimmed(Span(sentence.start, cut), text), trimmed(Span(cut, sentence.end), text)


def _interpretations(reading: Reading) -> Iterator[Conflict]:
    approving: list[tuple[ConflictSide, str]] = []
    disapproving: list[tuple[ConflictSide, str]] = []
    named = ""
    for sentence in reading.prose:
        for verb in verbs(reading, sentence):
            for naming, words in _namings(verb):
                sides = approving if naming else disapproving
                sides += [
                    (side, phrase(words).of(reading.text)) for side in _naming_sides(reading, sentence, verb, words)
                ]
                named = named or _named(reading, verb)
    if approving and disapproving:
        (first, praise), (second, blame) = approving[0], disapproving[0]
        claim = f"whether {named or 'it'} is {praise.strip(_MARKS)} or {blame.strip(_MARKS)}"
        yield Conflict("contested_interpretation", (first, second), claim)


def _named(reading: Reading, verb: "Token") -> str:
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return phrase(objects[0]).of(reading.text) if objects else ""


def _namings(verb: "Token") -> "Iterator[tuple[bool, Token]]":
    if verb.lemma_ not in {"describe", "call", "brand", "label", "say", "denounce"}:
        return
    for token in verb.subtree:
        lemma = token.lemma_.lower()
        if token.dep_ in {"pobj", "oprd", "attr", "amod", "acomp"} and lemma in APPROVING | DISAPPROVING:
            yield lemma in APPROVING, token


def _naming_sides(reading: Reading, sentence: Sentence, verb: "Token", word: "Token") -> Iterator[ConflictSide]:
    chain = reading.speakers_at(_at(word))
    names = [chain[0]] if chain else [name for actor in actors(verb) if (name := name_of(reading, actor))]
    for name in names[:1]:
        said = trimmed(Span(verb.idx, word.right_edge.idx + len(word.right_edge)), reading.text)
        yield ConflictSide(name, "asserts", said, sentence, chain[1:])


def _at(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))
