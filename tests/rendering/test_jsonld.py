"""JSON-LD as a consumer of schema.org reads it: expanded by a JSON-LD processor that has no network."""

import json
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

from summarizer.rendering import render_jsonld
from tests.rendering.briefs import TEXT, a_brief, a_hostile_brief

SCHEMA = "http://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "datePublished": {"@type": SCHEMA + "Date"}}}
THING = {"name", "alternateName", "description", "url"}
WORK = THING | {
    "abstract",
    "headline",
    "datePublished",
    "inLanguage",
    "publisher",
    "mentions",
    "hasPart",
    "text",
    "author",
    "isPartOf",
}
PROPERTIES = {
    "Thing": THING, "Person": THING | {"jobTitle"}, "Organization": THING, "Country": THING,
    "NewsArticle": WORK, "Quotation": WORK, "Claim": WORK | {"appearance"},
}  # fmt: skip
"""Of the properties schema.org defines for each type, those this product may use."""


def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def expanded(text: str) -> dict[str, Any]:
    (article,) = jsonld.expand(json.loads(text), {"documentLoader": load, "base": "https://velm.example/a"})
    return article


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        if "@value" not in value:
            yield value
        for each in value.values():
            yield from nodes(each)


def test_only_terms_of_schema_org_each_on_a_type_that_has_it() -> None:
    for node in nodes(expanded(render_jsonld(a_brief()))):
        used = {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")}
        if used:
            (kind,) = node["@type"]
            assert used <= PROPERTIES[kind.removeprefix(SCHEMA)]


def test_every_reference_is_to_something_in_the_document() -> None:
    found = list(nodes(expanded(render_jsonld(a_brief()))))
    described = {node["@id"] for node in found if "@id" in node and "@type" in node}
    assert {node["@id"] for node in found if "@id" in node} - {"https://velm.example/a?b=1&c=2"} <= described


def test_the_article_and_whom_it_mentions() -> None:
    article = json.loads(render_jsonld(a_brief()))
    assert article["@type"] == "NewsArticle"
    assert (article["headline"], article["datePublished"]) == ("Dockers at Port Velm walk out", "2025-03-05")
    assert article["publisher"] == {"@type": "Organization", "name": "Velm Post"}
    assert [(each["@type"], each["name"]) for each in article["mentions"]] == [
        ("Person", "Ada Lund"), ("Organization", "The union"), ("Thing", "dockers"),
    ]  # fmt: skip
    assert article["mentions"][0]["jobTitle"] == "Transport Minister"


def test_what_is_alleged_or_disputed_is_a_claim_with_its_author_and_its_words() -> None:
    alleged, disputed = json.loads(render_jsonld(a_brief()))["hasPart"]
    assert alleged["author"] == [{"@type": "Thing", "name": "The port operator"}]
    assert alleged["appearance"][0]["text"] in TEXT
    denial = disputed["hasPart"][1]
    assert (denial["@type"], denial["name"], denial["author"]) == ("Claim", "denied by The union", [{"@id": "#who-2"}])
    assert denial["appearance"][0]["text"] == "The union denied it."


def test_nobody_s_claim_is_rated() -> None:
    text = render_jsonld(a_brief())
    assert "Review" not in text
    assert "ating" not in text


def test_it_can_stand_inside_a_script_element() -> None:
    text = render_jsonld(a_hostile_brief())
    assert "<" not in text
    assert json.loads(text)["headline"] == a_hostile_brief().article.title


def test_a_span_of_days_is_no_date_of_publication() -> None:
    brief = a_brief(article=a_brief().article.with_published("2025-03/2025-04"))
    assert "datePublished" not in json.loads(render_jsonld(brief))
