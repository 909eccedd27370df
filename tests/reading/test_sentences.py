"""Which lines above a report are its headlines."""

import pytest

from summarizer.reading.sentences import find_sentences

LEAD = "RIGA — The port of Liepaja will close its coal quay in May, the harbour master said on Monday."


def titles(*lines: str) -> list[str]:
    text = "\n\n".join((*lines, LEAD, "Some 40 people work there."))
    return [each.text for each in find_sentences(text) if each.kind == "title"]


def test_a_kicker_a_headline_and_a_deck_are_no_prose() -> None:
    above = ("BALTIC SHIPPING", "Liepaja to shut its coal quay", "Harbour master blames falling orders from the south")
    assert titles(*above) == list(above)


def test_no_more_than_three_lines_are_headlines() -> None:
    above = ("Liepaja to shut its quay", "Harbour master blames falling orders", "Workers are told by mail")
    assert titles(*above, "Ships go to Ventspils") == list(above)


@pytest.mark.parametrize(
    "line",
    ["The quay opened in 1911.", "• Forty jobs are at risk", "What will become of the cranes?"],
)
def test_what_reads_like_the_report_is_no_deck(line: str) -> None:
    assert titles("Liepaja to shut its coal quay", line) == ["Liepaja to shut its coal quay"]


def test_no_sentence_ends_without_a_stop() -> None:
    text = "\n\n".join(("Yesterday | Orsk | 21:48 IST", "Brandt Airways on Friday reported a loss.", LEAD))
    assert "Brandt Airways on Friday reported a loss." in [each.text for each in find_sentences(text)]
