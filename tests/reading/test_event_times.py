"""When an event was: a date of its own clause, or of the day the news is of, and none that its status forbids."""

import pytest

from summarizer import Summarizer
from summarizer.article import Article
from summarizer.reading.events import possible_events
from summarizer.reading.events.timing import when_of
from summarizer.reading.reading import Reading

PUBLISHED = "2025-06-18"
"""A Wednesday."""


def whens(text: str) -> dict[str, str | None]:
    reading = Reading(Article(text=text, published=PUBLISHED))
    return {
        event.line: when_of(reading, date, event.status)[0] if (date := event.when or event.day) else None
        for event in possible_events(reading)
    }


WHENS = [
    # of the clause itself
    ("Police arrested the mayor on Monday.", "arrested", "2025-06-16"),
    ("The army entered Sund in the early hours of Monday.", "entered", "2025-06-16"),
    ("In 2022 plans for 18 flats were thrown out by eight votes to three.", "thrown out", "2022"),
    ("In a letter dated 9 June, the union urged the government to reopen the mine.", "urged", "2025-06-09"),
    ("A joint inspection in May found nothing but bamboo.", "found", "2025-05"),
    ("Ministers walked out on Monday and refused to return to the table.", "refused", "2025-06-16"),
    # not of a clause or a thing within it
    ("The fund, a team from which is due in the capital on 15 July, urged the bank to go slowly.", "urged", None),
    ("The firm sued a rival that it had bought in 2021.", "sued", None),
    ("Vietnam asked for talks under the 1995 Mekong Agreement.", "asked", None),
    ("The state made the aid conditional on a job guarantee until 2032.", "guarantee", None),
    ("The army enforced the decree of March 15 with dogs.", "enforced", None),
    ("The writer went to court for a stay, alleging that it was lifted from a text she sent in 2021.", "stay", None),
    ("The bank revised its forecast for growth this year to 4.8%.", "revised", None),
    ("Rehn rejected two offers, in March and May, as too low.", "rejected", None),
    ("The gates would shut the street to cars from Easter to October.", "shut", None),
    ("Brent crude shed 1.1% to $64.72 a barrel, its lowest since May 22.", "shed", None),
    ("The net loss widened to 1.9 billion crowns from 870 million a year earlier.", "widened", None),
    ("The clerk has promised to save £45m by 2027 and has closed two sites.", "closed", None),
    # what is to come
    ("The team will travel to Marr on Monday.", "travel", "2025-06-23"),
    # what has happened
    ("The state has logged 20 deaths since 2022.", "logged", "2022/2025"),
    ("Officials have suspended the duty until July.", "suspended", None),
    # of the day of the news
    ("A march ended with a crush on Tuesday. Officers closed the barrier at 2.26pm.", "closed", "2025-06-17"),
    ("Rehn Ltd sacked its chief on Tuesday. Shares in Rehn fell 18%.", "fell", "2025-06-17"),
    ("Rehn Ltd sacked its chief on Tuesday. Its sales fell 18%.", "fell", None),
    ("Rehn Ltd sacked its chief on Tuesday. Shares in Rehn fell 18% in two years.", "fell", None),
    ("Parliament passed the bill on Tuesday. Nine members voted with the opposition.", "voted", "2025-06-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "when"), WHENS)
def test_when_an_event_was(text: str, word: str, when: str | None) -> None:
    assert [value for line, value in whens(text).items() if word in line] == [when]


def test_a_date_from_elsewhere_is_shown_with_its_words() -> None:
    text = (
        "Arn Courier\nWednesday 18 June 2025\n\nThe ministry closed the bridge to lorries at 2.26pm. "
        "Rehn Ltd has sacked its chief over a fire at its plant."
    )
    (event,) = [event for event in Summarizer("none").brief(text).what if "closed" in event.event]
    assert (event.when, event.when_text) == (PUBLISHED, "Wednesday 18 June 2025")
    assert [evidence.quote for evidence in event.evidence][1:] == ["Wednesday 18 June 2025"]


def test_since_is_told_in_words_where_publication_is_unknown() -> None:
    (event,) = Summarizer("none").brief("Rehn Ltd has sold 30 boats since 2022.").what
    assert (event.when, event.when_text) == (None, "since 2022")
