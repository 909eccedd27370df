"""A summary of one or two sentences from the events: who did several things is named once, and who says it is said."""

import pytest

from summarizer.article import Article
from summarizer.brief import Event, Evidence
from summarizer.reading.reading import Reading
from summarizer.summary import summary_of


def summary(text: str, *events: tuple[str, list[str]]) -> str:
    reading = Reading(Article(text=text))
    told = []
    for line, said_by in events:
        sentence = next(each for each in reading.prose if line.split()[-1] in each.text)
        evidence = Evidence(quote=sentence.text, start=sentence.start, end=sentence.end)
        told.append(Event(event=line, status="happened", said_by=tuple(said_by), evidence=(evidence,)))
    return summary_of(told, reading)


STORM = "Cyclone Marlene killed 34 people and left 60,000 homeless in Corvana, officials said on Monday."
FIRM = "Aveland Steel cut its forecast on Monday and said it would lay off 1,400 workers."


@pytest.mark.parametrize(
    ("text", "events", "told"),
    [
        (
            STORM,
            [
                ("Cyclone Marlene killed 34 people", ["officials"]),
                ("Cyclone Marlene left 60,000 homeless in Corvana", ["officials"]),
            ],
            "Cyclone Marlene killed 34 people and left 60,000 homeless in Corvana, according to officials.",
        ),
        (
            FIRM,
            [
                ("Aveland Steel cut its forecast", []),
                ("Aveland Steel would lay off 1,400 workers", ["Aveland Steel"]),
            ],
            "Aveland Steel cut its forecast and said it would lay off 1,400 workers.",
        ),
        (
            "Nineteen pupils seized by gunmen in Arn have been released.",
            [("Nineteen pupils were seized by gunmen", []), ("Nineteen pupils have been released", [])],
            "Nineteen pupils have been released.",
        ),
        (
            "Walking slows the loss of memory, according to a new study of nurses.",
            [("Walking slows the loss of memory", ["new study"])],
            "Walking slows the loss of memory, according to a new study.",
        ),
        (
            "Two men were arrested in Dunmore on Friday, police said.",
            [("Two men were arrested in Dunmore", ["Police"])],
            "Two men were arrested in Dunmore, according to police.",
        ),
        (
            "Ruth Holt died at her home in Dunmore. Her death was confirmed by her daughter. She was born in Peru.",
            [
                ("Ruth Holt died at her home in Dunmore", []),
                ("The death was confirmed by her daughter", []),
            ],
            "Ruth Holt died at her home in Dunmore.",
        ),
    ],
)
def test_a_summary_tells_the_first_events_in_good_english(
    text: str, events: list[tuple[str, list[str]]], told: str
) -> None:
    assert summary(text, *events) == told
