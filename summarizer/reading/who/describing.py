"""Who a person is, in the article's own words: "secretary of the Nurses' Alliance", "who heads the trial"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import DEMONYMS
from summarizer.reading.events.acts import is_passive
from summarizer.reading.events.subjects import owner_before
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_RANKS = re.compile(
    r"(?:\b(?:Lt|Lieutenant|Col|Colonel|Gen|General|Maj|Major|Brig|Brigadier|Adm|Admiral|Capt|Captain|Sgt|Sergeant|Insp|"
    r"Supt|Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Advocate|Attorney|Detective|Staff|Rear|Vice)\b\.?(?:\s\(retd\.?\))?\s*)+$"
)
_BEFORE_A_COMMA = re.compile(
    r"(?:^|[^\w'’.&-])((?:(?!(?:and|but|as|while|when|said|says|told) )[\w'’.&-]+ ){0,5}([\w-]+)), $"
)
_BEFORE_A_NAME = re.compile(r"((?:[\w'’.&-]+ ){0,5}([\w-]+)) $")
_POSSESSIVE = re.compile(r"^(?:its|his|her|their)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_CLAUSE = re.compile(r",?(?:\s\d{1,3},|\s\(\d{1,3}\),?)?\s(who\s(?:[^,.;:()\"“”]|(?<=\d)[,.](?=\d))+)(?=[,.;]|$)")
_WAS = re.compile(r"^who (?:is|was) (?=(?:the |an? )?[\w-]+ (?:of|at|for|in)\b)")
_LONGEST = 18
"""Words of a clause that tells who somebody is."""


def description_of(reading: Reading, party: NamedParty) -> str | None:
    """What `party` is said to be: its role with whose it is, else what a clause after its name tells; None if nothing."""
    if party.kind != "person":
        return party.role
    role = party.role if party.role and not _RANKS.fullmatch(f"{party.role} ") and party.role not in DEMONYMS else None
    named = [mention for mention in party.mentions if mention.of(reading.text) == party.name]
    told = (_owned(reading, mention, role) if role else _said_before(reading, mention) for mention in named)
    found = next((each for each in told if each), role)
    clauses = (_clause_after(reading, mention) for mention in party.mentions)
    return found or next((each for each in clauses if each), role)


def _before(reading: Reading, mention: Span) -> str:
    """The words of the sentence before a mention, ranks left out."""
    sentence = reading.sentence_at(mention.start)
    words = _RANKS.sub("", reading.text[sentence.start : mention.start]) if sentence is not None else ""
    *_, last = words.split() or [""]
    return words.removesuffix(f"{last} ") if last in DEMONYMS else words


def _said_before(reading: Reading, mention: Span) -> str | None:
    """ "RSF spokesman" of "An RSF spokesman, Lt. Col. Anwar Daldoum", "former accountant" of "former accountant Ada Lund";
    with whose it is.
    """
    before = _before(reading, mention)
    found = _BEFORE_A_COMMA.search(before)
    if found is None:
        root = tokens_over(reading.doc, mention.start, mention.end).root
        start = len(before) - (mention.start - root.left_edge.idx)
        found = _BEFORE_A_NAME.match(before, start) if 0 <= start < len(before) else None
    if found is None or not names_a_person(found[2].lower()):
        return None
    return _owned(reading, mention, _POSSESSIVE.sub("", _ARTICLE.sub("", found[1])))


def _owned(reading: Reading, mention: Span, role: str) -> str | None:
    """The role before a mention with whose it is; None if it does not stand there."""
    sentence, before = reading.sentence_at(mention.start), _before(reading, mention).rstrip(" ,")
    if sentence is None or not before.endswith(role):
        return None
    start = sentence.start + len(before) - len(role)
    owner = _owner(tokens_over(reading.doc, start, start + len(role)).root)
    if owner is None:
        return role
    if owner.tag_ != "PRP$":
        return reading.text[owner.left_edge.idx : start + len(role)]
    name = owner_before(reading, owner)
    return f"{role} of {_with_its_article(reading, name)}" if name is not None else role


def _with_its_article(reading: Reading, name: str) -> str:
    told = re.search(rf"\bthe {re.escape(name)}\b", reading.text, re.IGNORECASE)
    return f"the {name}" if told else name


def _owner(role: "Token") -> "Token | None":
    return next((child for child in role.children if child.dep_ == "poss"), None)


def _clause_after(reading: Reading, mention: Span) -> str | None:
    """ "who heads the trial", not what the same one says: "who told reporters"."""
    found = _CLAUSE.match(reading.text, mention.end)
    if found is None or len(found[1].split()) > _LONGEST:
        return None
    verbs = [token for token in tokens_over(reading.doc, found.start(1), found.end(1)) if token.dep_ == "relcl"]
    if not verbs or (verbs[0].lemma_ in cues.ALL and not is_passive(verbs[0])):
        return None
    return _ARTICLE.sub("", _WAS.sub("", " ".join(found[1].split())))
