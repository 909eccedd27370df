"""What LangExtract is told: the five sections as classes and attributes, and worked examples, all invented.

The attributes are those that a score depends on; a small model does better with fewer. Measured so far: that asking in
order of appearance does better than asking for numbers first, on one dev article. Nothing else has been compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

INSTRUCTIONS = """\
Extract what a news desk needs, in order of appearance. Use the exact words of the text for each extraction.
- who: people, organisations, countries and groups that act or speak. kind: person, organisation, country or group.
- event: what happened. status: happened, ongoing, planned, or alleged (a claim or accusation that nobody confirms).
- number: every quantity that carries news, with the words that hedge it; no dates, clock times or ordinals.
  hedge: exact, about, at_least, more_than, at_most, less_than, range or vague. counts: what is counted.
  said_by: who gives the number; empty where the text gives it in its own voice.
- stance: words that show who is for or against what. position: supports, opposes, concerned, neutral or mixed.
- side: the words of one side of a claim that the text shows to be disputed; its sides share the same claim.
  kind: denial, conflicting_figures or contested_interpretation. position: asserts, denies or doubts.
Most texts have few stances and no sides."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A text and all that should be extracted from it: class, words and attributes."""

    text: str
    extractions: tuple[tuple[str, str, Mapping[str, str]], ...]


def _who(words: str, kind: str) -> tuple[str, str, Mapping[str, str]]:
    return "who", words, {"kind": kind}


def _event(words: str, status: str) -> tuple[str, str, Mapping[str, str]]:
    return "event", words, {"status": status}


def _number(words: str, hedge: str, counts: str, said_by: str = "") -> tuple[str, str, Mapping[str, str]]:
    return "number", words, {"hedge": hedge, "counts": counts, "said_by": said_by}


def _stance(words: str, holder: str, position: str, target: str) -> tuple[str, str, Mapping[str, str]]:
    return "stance", words, {"holder": holder, "position": position, "target": target}


def _side(words: str, party: str, position: str, claim: str, kind: str) -> tuple[str, str, Mapping[str, str]]:
    return "side", words, {"party": party, "position": position, "claim": claim, "kind": kind}


_PETITION = ("how many residents signed the petition", "conflicting_figures")
_BORDER = ("whether troops from Lesk crossed the border", "denial")

EXAMPLES = (
    Worked(
        "Norwick council voted 9 to 4 on Tuesday to close the Dale Street library, which officials say will save about "
        "$1.2 million a year. Mayor Ines Corrado defended the closure as “painful but unavoidable”. The Readers' Union "
        "condemned it and said more than 3,000 residents had signed its petition; the council says it found 1,850 "
        "names.",
        (
            _who("Norwick council", "organisation"),
            _event("Norwick council voted 9 to 4 on Tuesday to close the Dale Street library", "happened"),
            _number("9", "exact", "votes for closing"),
            _number("4", "exact", "votes against closing"),
            _number("about $1.2 million", "about", "saving a year", "officials"),
            _who("Ines Corrado", "person"),
            _stance("Mayor Ines Corrado defended the closure", "Ines Corrado", "supports", "closing the library"),
            _who("The Readers' Union", "organisation"),
            _stance("The Readers' Union condemned it", "The Readers' Union", "opposes", "closing the library"),
            _number("more than 3,000", "more_than", "residents who signed", "The Readers' Union"),
            _side("more than 3,000 residents had signed its petition", "The Readers' Union", "asserts", *_PETITION),
            _side("the council says it found 1,850 names", "Norwick council", "asserts", *_PETITION),
            _number("1,850", "exact", "names on the petition", "Norwick council"),
        ),
    ),
    Worked(
        "Vossley Foods opened a plant in Tessaly last month and has hired 300 people, a third of them from the valley. "
        "Its chief executive, Ada Brune, said it would fill up to ten million jars a year. The mill was built in 1911.",
        (
            _who("Vossley Foods", "organisation"),
            _event("Vossley Foods opened a plant in Tessaly last month", "happened"),
            _number("300", "exact", "people hired"),
            _number("a third", "exact", "people hired from the valley"),
            _who("Ada Brune", "person"),
            _number("up to ten million", "at_most", "jars a year", "Ada Brune"),
        ),
    ),
    Worked(
        "Troops from Lesk crossed the border overnight, Western diplomats said. Lesk denied that any of its soldiers "
        "had entered the valley. Two villages were evacuated and at least 40 people were hurt. Talks are due to open "
        "on 3 May.",
        (
            _who("Lesk", "country"),
            _event("Troops from Lesk crossed the border overnight", "alleged"),
            _side("Troops from Lesk crossed the border overnight", "Western diplomats", "asserts", *_BORDER),
            _who("Western diplomats", "group"),
            _side("Lesk denied that any of its soldiers had entered the valley", "Lesk", "denies", *_BORDER),
            _number("Two", "exact", "villages evacuated"),
            _event("Two villages were evacuated", "happened"),
            _number("at least 40", "at_least", "people hurt"),
            _event("Talks are due to open on 3 May", "planned"),
        ),
    ),
)
