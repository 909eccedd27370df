"""A brief with something in every section, one whose every text is hostile, and those of the fixtures."""

from functools import cache

from evals.gold import FIXTURES
from summarizer import Summarizer
from summarizer.article import Article
from summarizer.brief import Brief, Dispute, Event, Evidence, Number, Rejection, Run, Side, Stance, Who

TITLE = "Dockers at Port Velm walk out"
LINES = (
    TITLE,
    "",
    "On 4 March, more than 2,000 dockers walked out at Port Velm. The union said 12,000 boxes and 2,000 cars were stuck.",
    "The port operator accused the union of blackmail. The union denied it.",
    "",
    *(
        f"Paragraph {number} adds nothing that the brief needs, at some length, as paragraphs do."
        for number in range(40)
    ),
    "",
    "Transport Minister Ada Lund welcomed “a fair offer” on Friday; the operator was said to be worried.",
)
TEXT = "\n".join(LINES)
HOSTILE = "</script></style><img src=x onerror=\"document.title='owned'\">{{ 7 * 7 }}{% raw %}\x00\x1b[2J\u202e&amp;"


def span(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence.at(text, start, start + len(quote))


def a_run(**changes: object) -> Run:
    values = {
        "model": "some-model", "strategy": "whole", "prompt_version": "0", "calls": 2, "retries": 0,
        "input_tokens": 1200, "output_tokens": 340, "seconds": 3.21,
    }  # fmt: skip
    return Run.model_validate({**values, **changes})


def a_brief(**changes: object) -> Brief:
    walkout = span("On 4 March, more than 2,000 dockers walked out at Port Velm.")
    stuck = span("The union said 12,000 boxes and 2,000 cars were stuck.")
    both = span(f"{walkout.quote} {stuck.quote}")
    accused, denied = span("The port operator accused the union of blackmail."), span("The union denied it.")
    minister = span(LINES[-1])
    values: dict[str, object] = {
        "article": Article(text=TEXT, title=TITLE, publisher="Velm Post", published="2025-03-05", url="https://velm.example/a?b=1&c=2"),
        "summary": "Dockers walked out at Port Velm.",
        "who": (
            Who(name="Ada Lund", kind="person", role="Transport Minister", evidence=(minister,)),
            Who(name="The union", kind="organisation", aliases=("the union",), evidence=(stuck, denied)),
            Who(name="dockers", kind="group", evidence=(walkout,)),
        ),
        "what": (
            Event(event="Dockers walked out", status="happened", when="2025-03-04", where="Port Velm", evidence=(both,), confidence=0.9),
            Event(event="the union of blackmail", status="alleged", said_by=("The port operator",), evidence=(accused,)),
        ),
        "numbers": (
            Number(value=2000, text="2,000", counts="dockers", hedge="more_than", as_of="2025-03-04", evidence=(walkout,)),
            Number(value=2000, text="2,000", counts="cars", hedge="exact", said_by=("The union",), evidence=(stuck,)),
        ),
        "stances": (
            Stance(holder="Ada Lund", position="supports", target="the talks", wording="a fair offer", evidence=(minister,)),
            Stance(holder="the operator", position="concerned", target="the walkout", evidence=(minister,), confidence=0.41),
        ),
        "disputed": (
            Dispute(
                claim="whether it was blackmail",
                kind="denial",
                sides=(
                    Side(party="The port operator", position="asserts", statement="accused the union of blackmail", evidence=(accused,)),
                    Side(party="The union", position="denies", statement="denied it", evidence=(denied,)),
                ),
            ),
        ),
        "rejected": (
            Rejection(section="numbers", item={"text": "3,000", "counts": "dockers"}, reason="number_differs", detail="the article says 2,000"),
        ),
        "run": a_run(),
    }  # fmt: skip
    return Brief(**{**values, **changes})


def a_hostile_brief() -> Brief:
    text = f"{HOSTILE} said {HOSTILE} 5 people.\n\n{HOSTILE}"
    everything = (Evidence.at(text, 0, len(text)), Evidence.at(text, 5, 40), Evidence.at(text, 20, len(text) - 3))
    sides = (
        Side(party=HOSTILE, position="asserts", statement=HOSTILE, said_by=(HOSTILE,), evidence=everything),
        Side(party=HOSTILE, position="doubts", statement=HOSTILE, evidence=everything),
    )
    return Brief(
        article=Article(text=text, title=HOSTILE, publisher=HOSTILE, via=(HOSTILE,), url=HOSTILE, language=HOSTILE),
        summary=HOSTILE,
        who=(Who(name=HOSTILE, kind="person", role=HOSTILE, aliases=(HOSTILE,), evidence=everything),),
        what=(Event(event=HOSTILE, status="alleged", when_text=HOSTILE, where=HOSTILE, said_by=(HOSTILE,), evidence=everything),),
        numbers=(Number(text="5", counts=HOSTILE, unit=HOSTILE, hedge="vague", said_by=(HOSTILE,), evidence=everything),),
        stances=(Stance(holder=HOSTILE, position="mixed", target=HOSTILE, wording=HOSTILE, said_by=(HOSTILE,), evidence=everything),),
        disputed=(Dispute(claim=HOSTILE, kind="denial", sides=sides),),
        rejected=(Rejection(section="who", item={"name": HOSTILE}, reason=HOSTILE, detail=HOSTILE),),
        run=a_run(model=HOSTILE, notes=[HOSTILE]),
    )  # fmt: skip


@cache
def brief_of_fixture(fixture: str) -> Brief:
    """What reading alone makes of an article that the evals have."""
    return Summarizer("none").brief(FIXTURES / fixture / "article.txt")
