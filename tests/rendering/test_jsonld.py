"""JSON-LD as a consumer of schema.org reads it: expanded by a JSON-LD processor that has no network."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyld import jsonld

from evals.gold import split_of
from summarizer.brief import Brief
from summarizer.rendering import render_jsonld
from tests.rendering.briefs import TEXT, a_brief, a_hostile_brief, brief_of_fixture
from tests.rendering.hostile import hostile_briefs

SCHEMA = "http://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "datePublished": {"@type": SCHEMA + "Date"}}}
KINDS = {
    "Thing": None, "CreativeWork": "Thing", "Article": "CreativeWork", "NewsArticle": "Article", "Claim": "CreativeWork",
    "Quotation": "CreativeWork", "Person": "Thing", "Organization": "Thing", "Place": "Thing",
    "AdministrativeArea": "Place", "Country": "AdministrativeArea",
}  # fmt: skip
"""Types of schema.org, each with the one it is a kind of."""
PROPERTIES: dict[str, tuple[str, set[str]]] = {
    "name": ("Thing", {"Text"}), "alternateName": ("Thing", {"Text"}), "description": ("Thing", {"Text"}),
    "url": ("Thing", {"URL"}), "jobTitle": ("Person", {"Text"}), "headline": ("CreativeWork", {"Text"}),
    "abstract": ("CreativeWork", {"Text"}), "text": ("CreativeWork", {"Text"}), "creditText": ("CreativeWork", {"Text"}),
    "datePublished": ("CreativeWork", {"Date"}), "inLanguage": ("CreativeWork", {"Text"}),
    "publisher": ("CreativeWork", {"Organization", "Person"}), "author": ("CreativeWork", {"Organization", "Person"}),
    "mentions": ("CreativeWork", {"Thing"}), "hasPart": ("CreativeWork", {"CreativeWork"}),
    "isPartOf": ("CreativeWork", {"CreativeWork"}), "appearance": ("Claim", {"CreativeWork"}),
}  # fmt: skip
"""Properties as schema.org defines them: the type that has each, and the types that its values may be of."""


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


def is_a(kind: str | None, wanted: str) -> bool:
    return kind is not None and (kind == wanted or is_a(KINDS[kind], wanted))


def faults(node: dict[str, Any], described: dict[str, str]) -> Iterator[str]:
    """Every property of a node and of those within it that its type does not have, or of which a value is no such."""
    if node.keys() == {"@id"}:
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domain, kinds = PROPERTIES[name]
        if not is_a(node["@type"], domain):
            yield f"a {node['@type']} has no {name}"
        for each in value if isinstance(value, list) else [value]:
            if not any(fits(each, kind, described) for kind in kinds):
                yield f"{name} is {each}"
            if isinstance(each, dict):
                yield from faults(each, described)


def fits(value: Any, kind: str, described: dict[str, str]) -> bool:
    if isinstance(value, dict):
        return kind in KINDS and is_a(value.get("@type") or described.get(value["@id"]), kind)
    if kind == "Date":
        return bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", value))
    return bool(value) and (kind == "Text" or (kind == "URL" and value.startswith(("http://", "https://"))))


def all_faults(brief: Brief) -> list[str]:
    article = json.loads(render_jsonld(brief))
    identified = [node for node in [article, *article.get("mentions", ())] if "@id" in node]
    return list(faults(article, {node["@id"]: node["@type"] for node in identified}))


@pytest.mark.parametrize("fixture", split_of(None))
def test_the_brief_of_every_fixture_is_as_schema_org_defines_its_terms(fixture: str) -> None:
    brief = brief_of_fixture(fixture)
    assert all_faults(brief) == []
    assert expanded(render_jsonld(brief))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(hostile_briefs())
def test_hostile_briefs_are_as_schema_org_defines_its_terms(brief: Brief) -> None:
    assert all_faults(brief) == []
    assert "<" not in render_jsonld(brief)


def test_the_check_finds_what_schema_org_does_not_have() -> None:
    claim = {"@type": "Claim", "jobTitle": "x", "author": [{"@type": "Thing", "name": "x"}], "hasPart": "words"}
    assert len(list(faults(claim, {}))) == 3


def test_every_property_is_one_in_the_vocabulary_once_expanded() -> None:
    for node in nodes(expanded(render_jsonld(a_brief()))):
        assert {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")} <= PROPERTIES.keys()
        assert all(kind.startswith(SCHEMA) for kind in node.get("@type", ()))


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
    assert "author" not in alleged
    assert alleged["creditText"] == "The port operator"
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
