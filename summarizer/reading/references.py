"""Whom a noun or pronoun means: a named party, the person just spoken of, "the company", "its chief executive"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM
from summarizer.reading.index import Index
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.names import ROLES, TITLES, full_phrase, matter_of, names_in, proper_run, speaker_phrase
from summarizer.reading.names.nouns import meaning_of
from summarizer.reading.names.vocabulary import OF_WORKERS
from summarizer.reading.notes import noted, once
from summarizer.reading.parse import sentence_of, span_of, text_of, tokens_over
from summarizer.reading.pronouns.mentioned import TELLING, with_the_subject
from summarizer.reading.pronouns.resolving import Resolver
from summarizer.reading.pronouns.traits import CLASSES, NEUTER, PLURAL, SINGULAR

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

COMPANIES = frozenset(
    "company firm miner maker processor bank retailer airline carrier operator developer manufacturer chain lender "
    "insurer startup start-up giant supplier publisher builder brewer carmaker drugmaker utility employer "
    "contractor business producer grocer".split()
)
_ON_AIR = frozenset({"television", "radio", "tv"})
ALIKE = (
    {"station", "broadcaster", "channel", *_ON_AIR},
    {"charity", "organisation", "ngo"},
    {"company", "firm", "maker", "operator", "developer", "producer", "manufacturer"},
    {"union", "guild"},
    {"group", "crew", "gang", "organisation"},
    {"pollster", "survey", "poll"},
)
BODIES = frozenset(
    "group union agency commission party station broadcaster charity club campaign pollster crew".split()
)
MOUTHPIECES = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_MEDIA = cues.MEDIA | {"news", "agency"}
_OWNED = frozenset("data estimate estimates figures statistics records logs guidance".split())
_TOLD_BY_IT = cues.ALL | {"record", "want", "list"}
"""Verbs of what "it" means, if it tells something: "It recorded two cases"."""
_WRITTEN = frozenset("report paper memo document review note tally testimony".split())
"""What unnamed people may have written: "a report by a UN panel of experts"; a poll or a survey speaks for itself."""
_IN_WRITING = cues.DOCUMENTS | cues.ISSUED | _WRITTEN
LOOKED_AT = frozenset("review see obtain examine view inspect verify read hear consult recover".split())
"""What is done to a document by somebody who did not write it: "records reviewed by The Examiner"."""
_ASKED = frozenset({"polled", "surveyed"})
_POLLS = frozenset({"poll", "survey", "questionnaire"})
_POLL_NEAR = 3
"""Sentences back to the poll of whose answers a share tells."""
_SHARES = frozenset(
    "percent cent % third thirds quarter quarters fifth fifths half majority respondents tenth tenths".split()
)
_RESPONDENTS = frozenset("those them respondents people adults voters participants members".split())
_TOLD_APART = frozenset({"member"})
"""Who is nobody without what they are of."""
_LONGEST_OF = 8
"""Tokens from a role to the end of what it is of: "the president of the garment exporters' association, Anna Berg,"."""
_ALIKE = (frozenset({"he", "his", "him"}), frozenset({"she", "her"}), NEUTER, PLURAL)
_HALF_AS_NEAR = 80
"""Tokens that halve what a mention is worth."""
_MOST_WEIGHED = 50
"""The latest mentions, which outweigh all others."""
_ANYWHERE, _AS_SUBJECT = 0.3, 2.0
"""What a mention is worth however far off, and how much more a subject is."""
_AGED = re.compile(r"\b\d{1,3}-year-old$")


@once
def referent(doc: "Doc", token: "Token", recent: str | None = None) -> str | None:
    """The name of the party that `token` means; `recent` is who spoke last. None if nobody can be told."""
    token = named_by(token)
    if is_a_multiple(token):
        return None
    if poll := pollster_of(doc, token):
        return poll
    if token.lower_ in {"another", "others", "some", "many"} and token.pos_ in {"PRON", "DET", "NOUN", "ADJ"}:
        return token.text
    if aged := _AGED.search(text_of(doc)[max(0, token.idx - 12) : token.idx + len(token)]):
        return _resolver(doc).person_meant(token) or aged.group()
    if token.pos_ == "PRON" or token.lower_ in CLASSES:
        return _pronoun(doc, token, recent)
    if token.pos_ == "NOUN" and (described := _definite(doc, token)):
        return described
    if party := _mentioned(doc, token):
        return party.name
    if token.pos_ == "PROPN":
        return proper_run(token)
    if token.pos_ == "NUM" and any(child.lower_ == "of" for child in token.children):
        return full_phrase(token)
    if token.pos_ not in {"NOUN", "ADJ"}:
        return None
    if token.lower_ in _IN_WRITING:
        return _author(doc, token) or _document_before(doc, token) or full_phrase(token)
    if token.tag_ == "NNS" and (body := _body_of(doc, token)):
        return body
    return full_phrase(token) if token.lower_ in _TOLD_APART else speaker_phrase(token).of(text_of(doc))


def is_a_multiple(noun: "Token") -> bool:
    """Whether it is the size of "four times its rival's size", which says and does nothing."""
    return any(child.lower_ == "times" for each in noun.children if each.pos_ == "NUM" for child in each.children)


def _body_of(doc: "Doc", members: "Token") -> str | None:
    """The body that people speak for who are called by it: Bank Oberholz of "analysts at Bank Oberholz"."""
    called = full_phrase(members)
    return next((party.name for party in names_in(text_of(doc)) if called in party.aliases), None)


def _author(doc: "Doc", document: "Token") -> str | None:
    """The named party whose document it is: "a report published on Tuesday by the World Bank", "BNPB data"."""
    if owner := _owner_of(doc, document):
        return owner
    misread = document.head.children if document.dep_ == "nsubj" else ()
    for by in (*document.subtree, *(child for child in misread if child.dep_ == "agent")):
        if by.head.lemma_ in LOOKED_AT:
            continue
        owned = by.lower_ == "of" and document.lower_ in _OWNED and by.head == document
        if by.i > document.i and (owned or by.lower_ in {"by", "from"}) and by.dep_ in {"prep", "agent"}:
            for author in by.children:
                party = _mentioned(doc, named_by(author))
                if party is not None and party.name[:1].isupper():
                    return party.name
                if document.lower_ in _WRITTEN and any(each.pos_ == "PROPN" for each in author.subtree):
                    return full_phrase(author) if named_by(author).pos_ == "NOUN" else referent(doc, author)
    return None


def _owner_of(doc: "Doc", document: "Token") -> str | None:
    """Whose records, data or statement they are: "the operator's logs", "BNPB data", "an army statement"."""
    issued = document.lower_ in cues.ISSUED
    if not issued and document.lower_ not in _OWNED:
        return None
    for child in document.children:
        if child.dep_ == "poss" and document.lower_ != "records" and not (issued and child.tag_ == "PRP$"):
            return referent(doc, child)
        if child.dep_ in {"compound", "nmod"} and child.i < document.i:
            party = _mentioned(doc, child)
            if party is not None and party.kind != "person":
                return party.name
            if party is None and child.pos_ == "PROPN" and document.lower_ in _OWNED:
                return proper_run(child)
            if issued and child.lower_ in cues.BODIES:
                return child.text
    return None


def _document_before(doc: "Doc", document: "Token") -> str | None:
    """What a bare "the letter" or "the papers" was called first: who said a thing "in a letter", "shipping papers"."""
    if {child.dep_ for child in document.children if child.i < document.i} != {"det"}:
        return None
    for before in reversed(doc[: document.left_edge.i]):
        if before.lower_ != document.lower_ or any(child.lower_ == "the" for child in before.children):
            continue
        if before.head.lower_ == "in" and before.head.head.lemma_ in cues.ALL:
            issuer = next((each for each in before.head.head.children if each.dep_ == "nsubj"), None)
            return referent(doc, issuer) if issuer is not None else None
        return _author(doc, before) or full_phrase(before)
    return None


def pollster_of(doc: "Doc", asked: "Token") -> str | None:
    """Who asked them: Reuters of "economists polled by Reuters", the poll of "55 of 62 economists in a newswire poll"."""
    fronted = doc[sentence_of(asked).start : asked.i] if asked.pos_ == "NUM" else ()
    asking = (verb for verb in (*asked.subtree, *fronted) if verb.lower_ in _ASKED)
    named = (_pollster(doc, preposition, noun) for verb in asking for preposition, noun in _governed(verb))
    return next((each for each in named if each), None) or _poll_before(doc, asked)


def _poll_before(doc: "Doc", share: "Token") -> str | None:
    """The poll or survey told of just before, where a share of nobody else says something: "Two thirds said …"."""
    if share.dep_ != "nsubj" or share.head.lemma_ not in cues.ALL or not _is_share(share):
        return None
    for fronted in doc[sentence_of(share).start : share.i]:
        if fronted.lower_ in _POLLS and fronted.dep_ == "pobj" and fronted.head.lower_ == "in":
            return _author(doc, fronted) or full_phrase(fronted)
    start, found = sentence_of(share).start, 0
    while start > 0 and found < _POLL_NEAR:
        before = sentence_of(doc[start - 1])
        poll = next((each for each in before if each.lower_ in _POLLS and _is_told(each)), None)
        if poll is not None:
            return _author(doc, poll) or full_phrase(poll)
        start, found = before.start, found + 1
    return None


def _is_share(noun: "Token") -> bool:
    """Whether a number, a percentage or a fraction is of those asked, by what it is said to be of, if anything."""
    if noun.pos_ != "NUM" and noun.lower_ not in _SHARES:
        return False
    of = [each for child in noun.children if child.lower_ == "of" for each in child.children if each.dep_ == "pobj"]
    return all(each.lower_ in _RESPONDENTS for each in of)


def _is_told(poll: "Token") -> bool:
    return poll.dep_ in SUBJECTS or (poll.dep_ == "pobj" and poll.head.lower_ in {"in", "to"})


def _governed(verb: "Token") -> "Iterator[tuple[Token, Token]]":
    """The prepositions of a verb, each with its noun."""
    for preposition in verb.children:
        yield from ((preposition, each) for each in preposition.children if each.dep_ == "pobj")


def _pollster(doc: "Doc", preposition: "Token", noun: "Token") -> str | None:
    if any(child.lower_ in {"this", "our"} for child in noun.children):
        return None  # "surveyed by this news organization", which is the article's own
    if preposition.lower_ == "by":
        party = _mentioned(doc, named_by(noun))
        return party.name if party else proper_run(named_by(noun))
    return full_phrase(noun) if preposition.lower_ == "in" and noun.lower_ in {"poll", "survey"} else None


def named_by(token: "Token") -> "Token":
    """The name in apposition: Anna Berg of "the mayor, Anna Berg", the Guild of "the Guild, a group that says"."""
    if token.pos_ != "PROPN" or token.lower_ in TITLES:
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > token.i and child.lower_ not in TITLES:
                return child
        if token.dep_ == "appos" and token.head.pos_ == "PROPN" and not _stands_beside(token):
            return token.head
        if token.lower_ in ROLES and (person := _person_within(token)):
            return person
        if (named := _named_after(token)) is not None:
            return named
        first = token.left_edge
        if first.i >= sentence_of(token).start + 2 and first.lower_ in {"the", "a", "an", "its", "his", "her", "their"}:
            comma, before = token.doc[first.i - 1], token.doc[first.i - 2]
            if comma.text == "," and before.pos_ == "PROPN" and token.nbor().text == ",":
                return before
    return token


def _stands_beside(role: "Token") -> bool:
    """Whether a place only stands before somebody's role: "towards Cyprus, the island's migration minister said"."""
    return role.head.text in BY_FORM and role.lower_ in ROLES


def _named_after(token: "Token") -> "Token | None":
    """The name between commas after a role, where the parse hangs it elsewhere: "the mayor, Eulalia Condori, who …"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    doc, last = token.doc, token.i
    of = doc[token.i + 1] if token.i + 1 < len(doc) else token
    if (
        of.lower_ in {"of", "for", "on", "at", "in", "with"}
        and of.head == token
        and (token.lower_ in ROLES or meaning_of(token) == "person")
    ):
        end = next((each.i - 1 for each in doc[of.i : of.right_edge.i + 1] if each.text == ","), of.right_edge.i)
        last = end if end - token.i <= _LONGEST_OF else last
    if last + 2 >= sentence_of(token).end or doc[last + 1].text != ",":
        return None
    start, end = last + 2, sentence_of(token).end
    while start < min(last + 5, end - 1) and doc[start].pos_ in {"DET", "NOUN", "ADJ"}:
        start += 1
    run: list[Token] = []
    for each in doc[start : min(start + 5, end)]:
        if each.text == "." and run and run[-1].lower_ in TITLES:
            continue
        joined = bool(run) and not each.nbor(-1).whitespace_ and each.nbor(-1).text == "-"
        if each.text == "-" and run and not run[-1].whitespace_:
            continue
        if each.pos_ != "PROPN" and not joined:
            break
        run.append(each)
    closed = bool(run) and run[-1].i + 1 < len(doc) and doc[run[-1].i + 1].text in {",", ".", ":", ";", '"', "("}
    return run[-1] if closed and len(run) > 1 else None


def _person_within(token: "Token") -> "Token | None":
    """The person whom a role leads up to: Sunita Meravi of "Leader of Opposition Sunita Meravi"."""
    right = [each for each in token.subtree if each.i > token.i and each.pos_ == "PROPN" and _is_a_person(each)]
    return (
        right[-1] if right and right[-1].i - token.i <= 5 and "," not in token.doc[token.i : right[-1].i].text else None
    )


def _is_a_person(token: "Token") -> bool:
    party = _mentioned(token.doc, token)
    return party is not None and party.kind == "person"


def _mentioned(doc: "Doc", token: "Token") -> NamedParty | None:
    return party_at(text_of(doc), span_of(token))


def party_at(text: str, span: Span) -> NamedParty | None:
    """The party that the words of `span` are a mention of, or part of one; the first named if there are several."""
    return min(_mentions(text).around(span), key=_first_mention, default=None)


def _first_mention(party: NamedParty) -> int:
    return party.mentions[0].start


def _pronoun(doc: "Doc", token: "Token", recent: str | None) -> str | None:
    word = token.lower_
    if word not in CLASSES:
        return speaker_meant(doc, token)
    teller = _teller(token)
    if teller is not None and word in PLURAL and teller.tag_ == "NNS" and meaning_of(teller) == "people":
        return referent(doc, teller)
    if (meant := _resolver(doc).meant(token)) is not None:
        return meant
    if teller is not None and word in NEUTER and _is_a_body(doc, teller):
        return referent(doc, teller)
    if word == "it" and _tells(token):
        return _told_before(doc, token, recent)
    return _person_by_name(doc, recent) if word in SINGULAR else None


def _teller(pronoun: "Token") -> "Token | None":
    """Who says what the pronoun is the subject of: *ministry* of "the ministry said it had not received it"."""
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.dep_ != "ccomp" or verb.head.lemma_ not in TELLING:
        return None
    subjects = (child for child in with_the_subject(verb.head).children if child.dep_ == "nsubj")
    return next((each for each in subjects if each.i < pronoun.i), None)


def _tells(pronoun: "Token") -> bool:
    """Whether something is said by what a pronoun means: "It put the toll at 40", "the home costs 40 crowns, it said"."""
    verb = pronoun.head
    finite = verb.tag_ in {"VBD", "VBZ"} or any(child.tag_ in {"VBD", "VBZ"} for child in verb.children)
    return pronoun.dep_ == "nsubj" and verb.lemma_ in _TOLD_BY_IT and finite


def _told_before(doc: "Doc", pronoun: "Token", recent: str | None) -> str | None:
    """The body or document that the sentence before is about, or else the body that spoke last."""
    start = sentence_of(pronoun).start
    before = sentence_of(doc[start - 1]) if start else ()
    for subject in (each for each in before if each.dep_ == "nsubj" and each.head.dep_ in {"ROOT", "conj"}):
        if subject.pos_ in {"NOUN", "PROPN"} and (subject.lower_ in _IN_WRITING or _is_a_body(doc, subject)):
            return referent(doc, subject)
    return recent if _kinds_of(doc, recent) & {"organisation", "country"} else None


def _is_a_body(doc: "Doc", noun: "Token") -> bool:
    party = _mentioned(doc, noun)
    return party.kind in {"organisation", "country"} if party is not None else meaning_of(noun) == "body"


@once
def _resolver(doc: "Doc") -> Resolver:
    return Resolver(doc, referent)


def _person_by_name(doc: "Doc", name: str | None) -> str | None:
    return name if name and name[:1].isupper() and not _kinds_of(doc, name) - {"person"} else None


def _kinds_of(doc: "Doc", name: str | None) -> set[str]:
    """The kinds of the parties whose name it is: one, or none."""
    return {party.kind for party in names_in(text_of(doc)) if party.name == name}


def speaker_meant(doc: "Doc", pronoun: "Token") -> str | None:
    """In "Rehn said he …" the pronoun of what is told means the one who tells it."""
    inside = pronoun.head.dep_ in {"ccomp", "xcomp", "advcl"}
    for verb in pronoun.head.ancestors:
        if verb.dep_ == "parataxis":
            return None
        if inside and verb.lemma_ in TELLING:
            for subject in with_the_subject(verb).children:
                if subject.dep_ == "nsubj" and subject.i < pronoun.i and _may_be_meant(subject, pronoun):
                    return referent(doc, _owner_alike(subject, pronoun) or subject)
        inside = inside or verb.dep_ in {"ccomp", "xcomp"}
    return None


def _may_be_meant(subject: "Token", pronoun: "Token") -> bool:
    """Whether a speaker may be "he": not "prosecutors" of "prosecutors said he …"."""
    several = subject.tag_ in {"NNS", "NNPS"}
    return subject.pos_ in {"PROPN", "NOUN"} and not (several and pronoun.lower_ in SINGULAR)


def _owner_alike(subject: "Token", pronoun: "Token") -> "Token | None":
    """The "his" of "his lawyer said he was abroad": whose lawyer it is, and not the lawyer, was abroad."""
    owners = (each for each in subject.children if each.dep_ == "poss")
    return next((each for each in owners if any({each.lower_, pronoun.lower_} <= alike for alike in _ALIKE)), None)


@noted
def _mentions(text: str) -> Index[NamedParty]:
    return Index((mention, party) for party in names_in(text) for mention in party.mentions)


def _definite(doc: "Doc", token: "Token") -> str | None:
    """The party that a definite description stands for: "the company", "its spokesman", "the bank's governor"."""
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if token.lower_ == "government" and owner is not None and owner.pos_ == "PRON":
        return _country(doc, owner)
    if token.lower_ in MOUTHPIECES:
        return _spoken_for(doc, token, owner)
    if owner is not None or not any(child.lower_ == "the" for child in token.children) or _is_named_within(token):
        return None
    before = [party for party in names_in(text_of(doc)) if party.mentions[0].start < token.idx]
    titled = [party for party in before if party.kind == "person" and _is_called(party, token)]
    if titled:
        return max(titled, key=lambda party: _last_before(party, token)).name
    named = [party for party in before if party.kind == "organisation" and _is_proper(party)]
    called, matter = {token.lower_, f"{token.lower_}s"}, matter_of(token)
    own = [party for party in named if called & (words := set(party.name.lower().split())) and matter <= words]
    alike = next((words for words in ALIKE if token.lower_ in words), {token.lower_})
    own = own or [party for party in named if alike & set((party.role or "").lower().split())]
    own = own or [party for party in before if alike & _ON_AIR & set(party.name.lower().split())]
    own = own or [party for party in before if party.kind == "organisation" and _is_so_called(party, token)]
    if own:
        return max(own, key=lambda party: _salience(party, token)).name
    if token.lower_ in COMPANIES:
        companies = [party for party in named if _may_be_company(party)]
        if companies:
            return max(companies, key=lambda party: _salience(party, token)).name
    if token.lower_ in BODIES and (first := _first_so_called(token)) is not None:
        return full_phrase(first)
    if token.lower_ in BODIES and named and not any(child.dep_ == "compound" for child in token.children):
        unions = [party for party in named if token.lower_ == "union" and OF_WORKERS.search(party.name)]
        return max(unions or named, key=lambda party: _last_before(party, token)).name
    return None


def _is_so_called(party: NamedParty, body: "Token") -> bool:
    """Whether a body without a name of its own is told by the same noun: "Hungary's central bank" of "the bank"."""
    words = party.name.lower().split()
    told = {child.lower_ for child in body.children if child.i < body.i and child.dep_ != "det"}
    return words[-1] == body.lower_ and told <= set(words)


def _is_called(party: NamedParty, token: "Token") -> bool:
    """Whether a person's role is the noun: not "the council" of a "council leader"."""
    role = (party.role or "").lower().split()
    return token.lower_ in role and (role[-1] == token.lower_ or token.lower_ not in cues.BODIES | COMPANIES | BODIES)


def _first_so_called(token: "Token") -> "Token | None":
    """The noun as it was first told, without a name: "a group of nine oil producers" of "the group"."""
    alike = (each for each in token.doc[: token.i] if each.lower_ == token.lower_ and each.pos_ == "NOUN")
    told = (each for each in alike if any(child.lower_ in {"a", "an"} for child in each.children))
    return next((each for each in told if any(child.lower_ == "of" for child in each.children)), None)


def _country(doc: "Doc", owner: "Token") -> str | None:
    """The country of "its government", which speaks for it."""
    name = referent(doc, owner)
    return name if name and "country" in _kinds_of(doc, name) else None


def _is_named_within(token: "Token") -> bool:
    """Whether a description holds a name and tells more than it: the *United Nations refugee* agency."""
    before = [child for child in token.children if child.i < token.i and child.dep_ in {"compound", "nmod", "amod"}]
    return len(before) > 1 and before[0].pos_ == "PROPN" and before[-1].pos_ != "PROPN"


def _spoken_for(doc: "Doc", token: "Token", owner: "Token | None") -> str | None:
    """Who speaks through a spokesperson without a name."""
    if owner is not None:
        return referent(doc, owner)
    for child in token.children:
        if child.i < token.i and child.dep_ != "det" and (named := _mentioned(doc, child)):
            return named.name
        if child.dep_ in {"compound", "nmod"} and (child.pos_ == "PROPN" or child.lower_ in cues.BODIES | {"police"}):
            return referent(doc, child)
        if child.lower_ in {"for", "of"} and child.dep_ == "prep":
            return next((referent(doc, each) for each in child.children if each.dep_ == "pobj"), None)
    return None


def _is_proper(party: NamedParty) -> bool:
    words = party.name.split()
    return words[0][:1].isupper() and not {word.lower() for word in words} & _OF_MEDIA


def _salience(party: NamedParty, token: "Token") -> float:
    """How much the text before `token` is about a party: its mentions, subjects and near ones before others."""
    doc, worth = token.doc, 0.0
    here = sentence_of(token)
    for mention in [each for each in party.mentions if each.end <= token.idx][-_MOST_WEIGHED:]:
        head = tokens_over(doc, mention.start, mention.end).root
        near = 0.5 ** (max(0, here.start - head.i) / _HALF_AS_NEAR)
        worth += (_ANYWHERE + near) * (_AS_SUBJECT if head.dep_ in SUBJECTS else 1.0)
    return worth


def _may_be_company(party: NamedParty) -> bool:
    words = {word.lower() for word in party.name.split()}
    return not words & cues.PUBLIC_BODIES


def _last_before(party: NamedParty, token: "Token") -> int:
    return max((mention.end for mention in party.mentions if mention.end <= token.idx), default=-1)
