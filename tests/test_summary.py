"""A summary of one or two sentences from the events: who did several things is named once, and who says it is said."""

import pytest

from summarizer.article import Article
from summarizer.brief import Event, Evidence
from summarizer.reading.reading import Reading
from summarizer.summary import summary_of


def summary(text: str, *events: tuple[str, list[str]]) -> str:
    reading = Reading(Article(text=text))
    told: list[Event] = []
    for line, said_by in events:
        sentence = next(each for each in reading.prose if line.split()[-1] in each.text or "They" in each.text)
        evidence = Evidence(quote=sentence.text, start=sentence.start, end=sentence.end)
        told.append(Event(event=line, status="happened", said_by=tuple(said_by), evidence=(evidence,)))
    return summary_of(told, reading)


STORM = "Cyclone Marlene killed 34 people and left 60,000 homeless in Corvana, officials said on Monday."
FIRM = "Aveland Steel cut its forecast on Monday and said it would lay off 1,400 workers."
AT_LENGTH = f", {'at long last ' * 30}"
"""Words that make a sentence too long to be told whole."""


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (STORM, [("Cyclone Marlene killed 34 people", ["officials"])]),
        (FIRM, [("Aveland Steel cut its forecast", [])]),
        (
            "Two men were arrested in Dunmore on Friday, police said.",
            [("Two men were arrested in Dunmore", ["Police"])],
        ),
    ],
)
def test_a_short_sentence_is_the_summary(text: str, events: list[tuple[str, list[str]]]) -> None:
    assert summary(text, *events) == text


def test_a_sentence_that_points_back_is_told_with_the_one_before() -> None:
    text = "Two men fled on Monday. They were arrested in Dunmore on Friday after a long chase, police said."
    assert summary(text, ("Two men were arrested in Dunmore", [])) == text


@pytest.mark.parametrize(
    ("text", "events", "told"),
    [
        (
            f"{STORM[:-1]}{AT_LENGTH}.",
            [
                ("Cyclone Marlene killed 34 people", ["officials"]),
                ("Cyclone Marlene left 60,000 homeless in Corvana", ["officials"]),
            ],
            "Cyclone Marlene killed 34 people and left 60,000 homeless in Corvana, according to officials.",
        ),
        (
            f"{FIRM[:-1]}{AT_LENGTH}.",
            [
                ("Aveland Steel cut its forecast", []),
                ("Aveland Steel would lay off 1,400 workers", ["Aveland Steel"]),
            ],
            "Aveland Steel cut its forecast and said it would lay off 1,400 workers.",
        ),
        (
            f"Nineteen pupils seized by gunmen in Arn have been released{AT_LENGTH}.",
            [("Nineteen pupils were seized by gunmen", []), ("Nineteen pupils have been released", [])],
            "Nineteen pupils have been released.",
        ),
        (
            f"Walking slows the loss of memory, according to a new study of nurses{AT_LENGTH}.",
            [("Walking slows the loss of memory", ["new study"])],
            "Walking slows the loss of memory, according to a new study.",
        ),
        (
            f"Two men were arrested in Dunmore on Friday{AT_LENGTH}, police said.",
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


def test_nobody_is_told_by_half_a_name() -> None:
    text = (
        "Gunmen attacked a prison in Velm. Lund said 40 had fled. Police shot two. Minister Ada Lund had warned of it."
    )
    acts = (("Gunmen attacked a prison in Velm", []), ("40 had fled", ["Ada Lund"]), ("Police shot two", []))
    assert summary(text, *acts) == "Gunmen attacked a prison in Velm. Police shot two."
