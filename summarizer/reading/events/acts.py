"""Which verbs of the prose tell an act that is real: not supposed, not denied, not only asked about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.attitude_words import ATTITUDE_NOUNS, ATTITUDE_VERBS, DEMANDING, FELT, VOICING
from summarizer.reading.clauses import is_infinitive, is_negated, verbs
from summarizer.reading.mentions import Sentence
from summarizer.reading.reading import Reading
from summarizer.reading.references import LOOKED_AT

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

MODALS = {"can", "may", "could", "might", "should", "must"}
WILL = {"will", "shall", "'ll", "’ll", "would"}
BE = {"is", "are", "'s", "’s", "'re", "’re", "been", "was", "were", "be", "being"}
HAVE = {"has", "have", "had", "'ve", "’ve"}
SAYING = cues.ALL | {"say"}
_CLAUSES = {"ROOT", "conj", "ccomp", "relcl", "advcl", "acl", "parataxis", "pcomp"}
_SUPPOSING = {"if", "unless", "whether", "until", "till", "lest"}
_DENYING = cues.DENYING | {"doubt", "refuse", "decline", "fail", "question"}
_FORESEEING = frozenset("expect anticipate hope fear predict forecast assume think believe".split())
_PAPERS = cues.DOCUMENTS | cues.ISSUED | {"images", "footage", "video", "records", "files", "emails"}
_ASKED = frozenset("survey poll interview question ask".split())
"""What was done to those who answer: "of the 17 economists surveyed"."""
_TALK = frozenset("concern fear speculation question doubt rumour rumor suspicion".split())
_STIRRING = frozenset("swirl mount grow linger persist abound spread remain deepen".split())
_ANSWERS = frozenset({"comment", "respond", "reply", "say", "answer", "elaborate"})
_ANSWERING = frozenset({"respond", "react", "reply", "answer"})
_JUDGING = frozenset("condemn criticise criticize denounce praise welcome applaud hail deplore decry slam".split())
_TELLING_SOMEBODY = frozenset("tell warn inform assure remind notify advise".split())
_DESCRIBING = frozenset(
    "aim mean intend design base locate situate call name know compare equip earmark expect due".split()
)
"""What is only described by a participle: "talks *aimed* at ending the war", "a firm *based* in Marr"."""
_GIVING = frozenset({"claim", "estimate", "count"})
_ARE = {"is", "are", "was", "were"}
_STANDING = {"stand", "stands", "stood"}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}


def acts(reading: Reading, sentence: Sentence) -> "Iterator[Token]":
    """The verbs of `sentence` that say that something is, was or will be so, in order."""
    for verb in verbs(reading, sentence):
        real = verb.dep_ in _CLAUSES and tells(verb) and not _is_unreal(verb)
        if (
            real
            and not _only_introduces(verb)
            and not _only_stirs(verb)
            and not _only_feels(verb)
            and not _is_no_deed(verb)
        ):
            yield verb


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of `verb`, those it shares with the verb it is joined to among them."""
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    shared = verb.dep_ == "conj" and (verb.head.tag_ == verb.tag_ or is_unbent(verb))
    return own or (auxiliaries(verb.head) if shared else set())


def is_unbent(verb: "Token") -> bool:
    """Whether "cut" of "it would close shops and cut jobs" is what it would do, though the parse took it for a past."""
    alone = not any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
    return verb.tag_ == "VBD" and verb.lower_ == verb.lemma_ and verb.head.tag_ == "VB" and alone


def tells(verb: "Token") -> bool:
    """Whether the clause is finite, or a shortened passive: "built for 1,000" is, "to seek" is not."""
    if any(child.tag_ in _RELATIVE and child.dep_ not in {"nsubj", "nsubjpass"} for child in verb.children):
        return False
    if verb.dep_ == "relcl" and not has_relative_subject(verb):
        return False
    if verb.dep_ == "acl":
        return verb.tag_ == "VBN" and not _moves_by_an_amount(verb)
    helping = auxiliaries(verb)
    if verb.tag_ == "VB":
        return bool(helping & (WILL | MODALS | {"do", "does", "did"})) or is_arranged(verb)
    if verb.tag_ in {"VBN", "VBG"}:
        asked_for = helping == {"be"}  # "that the committee be enlarged"
        wanted = is_infinitive(verb) and not is_arranged(verb)  # "wants it to be made compulsory"
        stands = any(child.dep_ == "auxpass" and child.lower_ in _STANDING for child in verb.children)
        return (stands or bool(helping & (BE | HAVE))) and "having" not in helping and not asked_for and not wanted
    return verb.tag_ in {"VBD", "VBZ", "VBP"}


def _moves_by_an_amount(verb: "Token") -> bool:
    """ "the shilling, quoted at 129 before the vote, firmed by 0.4%": no passive of the vote, whatever the parse has."""
    after_a_comma = verb.left_edge.nbor(-1).text == ","
    by = (amount for child in verb.children if child.lower_ == "by" for amount in child.children)
    return after_a_comma and any(
        each.tag_ == "CD" or any(child.dep_ == "nummod" for child in each.children) for each in by
    )


def has_relative_subject(verb: "Token") -> bool:
    """ "Ostrov, who announced …", not "the fine Brussels has imposed"."""
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and (child.tag_ in {"WDT", "WP"} or child.lower_ == "that")
        for child in verb.children
    )


def is_arranged(verb: "Token") -> bool:
    """ "is to be mothballed", "are to receive", "is due to resume": settled for later."""
    if not is_infinitive(verb):
        return False
    return any(child.lower_ in _ARE for child in verb.children) or (verb.dep_ == "xcomp" and verb.head.lower_ in _ARE)


def is_passive(verb: "Token") -> bool:
    """Whether the clause is in the passive voice."""
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or any(child.dep_ == "auxpass" for child in verb.children))


def _only_introduces(verb: "Token") -> bool:
    """ "the union said" before or after what it said: the words tell the act, not their introduction."""
    if verb.lemma_ in {"quote", "cite"}:
        return True
    if (
        verb.dep_ in {"relcl", "acl"}
        and is_passive(verb)
        and (verb.lemma_ in cues.DENYING | cues.CLAIMING or (verb.lemma_ in ATTITUDE_VERBS and _sums_up(verb.head)))
    ):
        return True  # "the region - which has been denied by Ukraine": it is what is told of it that was denied
    if verb.dep_ == "acl" and verb.lemma_ in _DESCRIBING:
        return True
    if verb.dep_ == "acl" and verb.lemma_ in (LOOKED_AT if verb.head.lower_ in _PAPERS else _ASKED):
        return True
    told = verb.lemma_ in _TELLING_SOMEBODY and not _is_reported_as_done(verb)
    if told and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return True  # "warned executives that …", "were told the plan …"
    if verb.lemma_ not in SAYING or is_passive(verb) or _finds_guilty(verb):
        return False
    if verb.dep_ == "parataxis":
        return True
    after = [child for child in verb.children if child.dep_ in {"dobj", "oprd", "xcomp"} and child.i > verb.i]
    if verb.lemma_ == "tell":
        after = [child for child in after if child.dep_ != "dobj"]  # whom they told
    return not after and (verb.lemma_ == "say" or any(child.dep_ == "ccomp" for child in verb.children))


def _is_reported_as_done(verb: "Token") -> bool:
    """ "told us that a contractor *had warned* managers in March": the news of it is that it was said."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING and "had" in auxiliaries(verb)


def _finds_guilty(verb: "Token") -> bool:
    """ "The court found him guilty", which is done by saying so."""
    return verb.lemma_ == "find" and any(child.dep_ == "oprd" for child in verb.children)


def _sums_up(noun: "Token") -> bool:
    """ "They confirmed it - an admission that was condemned by Norway": it is what was told before that was condemned."""
    first = noun.left_edge
    return first.lower_ in {"a", "an"} and first.nbor(-1).text in {",", "-", "–", "—"}


def _only_stirs(verb: "Token") -> bool:
    """ "concerns have swirled", "Seoul was quick to respond": that there is talk, not what is said or done."""
    subjects = {child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj"}
    if subjects & _TALK and verb.lemma_ in _STIRRING:
        return True
    eager = [child for child in verb.children if child.dep_ == "acomp" and verb.lemma_ == "be"]
    answering = _ANSWERING | _JUDGING
    return any(each.dep_ == "xcomp" and each.lemma_ in answering for word in eager for each in word.children)


def _only_feels(verb: "Token") -> bool:
    """ "expressed worries over the plan", "was concerned about growth": a position somebody takes, and nothing done."""
    if verb.lemma_ in VOICING:
        return any(child.dep_ == "dobj" and child.lemma_.lower() in ATTITUDE_NOUNS for child in verb.children)
    if verb.lemma_ in _FORESEEING and "had" in auxiliaries(verb) and not is_passive(verb):
        return True  # "had expected a cut": since overtaken
    felt = {child.lower_ for child in verb.children if child.dep_ in {"acomp", "oprd"}}
    return verb.lemma_ in {"be", "remain", "feel", "sound"} and not felt.isdisjoint(FELT)


def _is_no_deed(verb: "Token") -> bool:
    """ "declined to comment", "did not respond"; "put the toll at 19", "claimed 40,000", which is a number and who gives it;
    "as some lawmakers had demanded", which is what stands around it.
    """
    asked = any(child.dep_ == "xcomp" and child.lemma_ in _ANSWERS for child in verb.children)
    if (verb.lemma_ in {"decline", "refuse"} and asked) or (verb.lemma_ in _ANSWERS and is_negated(verb)):
        return True
    objects = [child for child in verb.children if child.dep_ in {"dobj", "ccomp", "xcomp", "prep", "auxpass"}]
    if verb.lemma_ in _GIVING and objects and all(each.like_num for each in objects):
        return True
    if verb.dep_ == "advcl" and verb.left_edge.lower_ == "as" and verb.lemma_ in SAYING | DEMANDING and not objects:
        return True
    if verb.lemma_ != "put" or not any(child.dep_ == "dobj" for child in verb.children):
        return False
    at = [each for child in verb.children if child.lower_ == "at" for each in child.subtree if each is not child]
    return any(each.like_num for each in at)


def _is_unreal(verb: "Token") -> bool:
    if {"would", "have"} <= auxiliaries(verb) or _tells_of_any(verb):
        return True
    for each in (verb, *verb.ancestors):
        if any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in each.children):
            return True
        if each.dep_ == "advcl" and each.left_edge.lower_ == "since" and each.left_edge.dep_ == "mark":
            return True  # "the worst such accident since it was opened"
        if is_turned_to_suppose(each) or (each is not verb and _is_still_to_come(each)):
            return True
        denies = each.lemma_ in _DENYING or (is_negated(each) and each.lemma_ in cues.ALL)
        if each is not verb and each.i < verb.i and denies:
            return True
    return False


def _tells_of_any(verb: "Token") -> bool:
    """Whether a clause only tells which of a kind are meant: "waste *that has been composted* may be sold"."""
    noun = verb.head
    common = noun.pos_ == "NOUN" or (noun.is_sent_start and noun.is_alpha)
    bare = common and all(child.dep_ in {"amod", "relcl", "compound"} for child in noun.children)
    leads = verb.left_edge.lower_ in {"that", "who", "which"} and verb.left_edge.nbor(-1) is noun
    settled = noun.head.pos_ in {"VERB", "AUX"} and any(child.tag_ == "MD" for child in noun.head.children)
    return verb.dep_ == "relcl" and bare and leads and settled


def _is_still_to_come(verb: "Token") -> bool:
    """ "has yet to be persuaded that …": not so, so far."""
    return is_infinitive(verb) and any(child.lower_ == "yet" for child in (*verb.children, *verb.head.children))


def is_turned_to_suppose(verb: "Token") -> bool:
    """ "had the group not charged the shaft", "should the talks fail": what would be so, told without "if"."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    if verb.dep_ == "ccomp" and verb.tag_ in {"VBN", "VBD"} and verb.head.lower_ == "had" and verb.head.dep_ == "ccomp":
        return True
    if verb.dep_ == "ccomp" and verb.lower_ == "had":
        return any(child.dep_ == "ccomp" for child in verb.children)
    if verb.dep_ == "advcl" and verb.lower_ == "were":
        return verb.i < subject.i
    helping = (each for each in verb.children if each.lower_ in {"had", "should", "were"} and each.dep_ != "advcl")
    turned = any(each.i < subject.i for each in helping if each is not subject)
    return turned and (verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.tag_ == "VB"))
