"""What an article shows to be contested, and between whom."""

import pytest

from summarizer.article import Article
from summarizer.reading.conflicts import find_conflicts
from summarizer.reading.reading import Reading

CONTESTED = [
    ('Rebel fighters said they had seized Oruk, a claim the defence ministry dismissed as "pure theatre".',
     "denial", {("Rebel fighters", "asserts"), ("defence ministry", "denies")}),
    ("Survivors told the Red Cross that four others had gone overboard. "
     "The coast guard said it had no reason to believe that anyone was missing.",
     "denial", {("Survivors", "asserts"), ("coast guard", "doubts")}),
    ("Police said 3,000 people marched. Organisers said 20,000 people had marched.",
     "conflicting_figures", {("Police", "asserts"), ("Organisers", "asserts")}),
    ("The army said 340 soldiers had been killed. Officials said that 61 troops had died.",
     "conflicting_figures", {("army", "asserts"), ("Officials", "asserts")}),
    ("The union accused the operator of hiring untrained drivers. Velm Terminals denied the accusation.",
     "denial", {("union", "asserts"), ("Velm Terminals", "denies")}),
    ("The minister said the bridge had been inspected. Residents say otherwise.",
     "denial", {("minister", "asserts"), ("Residents", "denies")}),
]  # fmt: skip
CALM = [
    "Police said 3,000 people marched. Organisers said 3,000 people had marched.",
    "Police said at least 40 people were hurt. Doctors said 60 people were hurt.",
    "Police said 40 people were hurt. Police later said 60 people were hurt.",
    "The union rejected the offer. The company made another offer.",
]


@pytest.mark.parametrize(("text", "kind", "sides"), CONTESTED)
def test_contested_claims_have_their_sides(text: str, kind: str, sides: set[tuple[str, str]]) -> None:
    found = find_conflicts(Reading(_article(text)))
    assert [(each.kind, {(side.party, side.position) for side in each.sides}) for each in found] == [(kind, sides)]


@pytest.mark.parametrize("text", CALM)
def test_what_does_not_contradict_is_no_dispute(text: str) -> None:
    assert find_conflicts(Reading(_article(text))) == []


def _article(text: str) -> Article:
    return Article(id="x", title=None, url=None, publisher=None, via=(), language="en", published=None, text=text)
