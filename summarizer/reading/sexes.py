"""Whether a name is a woman's or a man's, as far as a title, a role or a first name tells."""

from typing import TYPE_CHECKING

from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.parse import text_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_FEMALE = frozenset(
    "mrs ms miss mum mother wife daughter sister queen princess lady dame duchess baroness chairwoman spokeswoman "
    "congresswoman councilwoman policewoman actress widow grandmother aunt girl woman".split()
)
_MALE = frozenset(
    "mr father dad husband son brother king prince lord sir duke baron chairman spokesman congressman councilman "
    "policeman actor widower grandfather uncle boy man".split()
)
_WOMEN = frozenset(
    (
        "abigail agnes alice amber amy ann ashley astrid beatrice betty beverly bridget brittany carmen carol carolyn "
        "catherine charlotte cheryl chloe christine claire colleen danielle deborah denise diane doris dorothy eleanor "
        "elizabeth elsie emily esther ethel evelyn frances gertrude gillian grace hannah harriet heather helen hilary "
        "imogen ingrid irene isobel ivy jacqueline jane janet janice jean jennifer jill joan joanne josephine joyce "
        "judith judy julie karen kate katherine kathleen kathryn lauren lilian louise lucy lynn mabel maeve margaret "
        "marie marilyn marjorie mary megan michelle miriam morag muriel nancy natalie niamh nicole olive oonagh pamela "
        "patricia phyllis rachel rosalind rose rosemary ruth sarah sharon shirley sian siobhan stephanie susan tracey "
        "vivian wendy yvonne zoe"
    ).split()
)
"""First names of women that do not end in "a", as English papers print them most."""
_MEN = frozenset(
    (
        "aaron adam ahmed alan albert alexander andrei andrew anthony arthur benjamin bobby boris bradley brandon brian "
        "bruce bryan callum carl charles christopher clive colin daniel david dennis derek donald douglas duncan dylan "
        "edward eric ethan eugene frank gabriel gary george gerald graham gregory harold hassan henry hugh ian ibrahim "
        "igor ivan jack jacob james jason jeffrey jeremy jerry joe john johnny jonathan joseph justin keith kenneth kevin "
        "kyle lawrence liam logan louis malcolm mark martin matthew michael mikhail mohammed muhammad nathan neil "
        "nicholas nigel nikolai noah norman omar owen patrick paul peter philip ralph randy raymond richard robert roger "
        "ronald roy russell ryan samuel scott sean sergei simon stephen steven stuart terence thomas timothy trevor tyler "
        "vernon viktor vincent vladimir walter wayne william yusuf joshua luca nikita"
    ).split()
)
"""And of men that do not end in "o"."""


def sex_of_pronoun(pronoun: "Token") -> str:
    """ "f" for she, "m" for he, else ""."""
    word = pronoun.lower_
    return "f" if word in {"she", "her"} else "m" if word in {"he", "his", "him"} else ""


def sex_of(doc: "Doc", party: NamedParty, mention: Span) -> str:
    """ "f" or "m" where a title, a role, a common first name or the end of one tells, else ""."""
    if party.kind != "person":
        return ""
    title = text_of(doc)[max(0, mention.start - 8) : mention.start].split()
    words = {word.strip(".,").lower() for word in (*(party.role or "").split(), *title[-1:], *party.name.split()[:1])}
    if words & _FEMALE:
        return "f"
    if words & _MALE:
        return "m"
    first = party.name.split()[0].lower() if " " in party.name else ""
    woman, man = first.endswith("a") or first in _WOMEN, first.endswith("o") or first in _MEN
    return "f" if woman and not man else "m" if man else ""
