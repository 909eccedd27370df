"""A brief as schema.org JSON-LD: the article, whom it mentions, and the claims in it.

Terms as defined at https://schema.org: NewsArticle, Person, Organization, Country, Thing, Claim, Quotation. Claims
carry what the itemReviewed of a ClaimReview carries; there is no ClaimReview, since a brief rates nobody's claim.
"""

import json
from collections.abc import Iterator, Sequence

from summarizer.brief import Brief, Dispute, Evidence, Who

_TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "group": "Thing"}
_VERBS = {"asserts": "asserted", "denies": "denied", "doubts": "doubted"}
Node = dict[str, object]


def render_jsonld(brief: Brief) -> str:
    """JSON-LD of `brief`, in which `<` is escaped so that it can stand inside a script element of any page."""
    return json.dumps(_article(brief), indent=2, ensure_ascii=False).replace("<", "\\u003c") + "\n"


def _article(brief: Brief) -> Node:
    article = brief.article
    published = article.published if article.published and "/" not in article.published else None
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": article.url or f"#{article.id}",
            "headline": article.title,
            "url": article.url,
            "datePublished": published,
            "inLanguage": article.language,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "abstract": brief.summary,
            "mentions": [_mention(who, f"#who-{number}") for number, who in enumerate(brief.who, 1)],
            "hasPart": [*_allegations(brief), *(_dispute(each, brief) for each in brief.disputed)],
        }
    )


def _mention(who: Who, identifier: str) -> Node:
    role = "jobTitle" if who.kind == "person" else "description"
    kind = _TYPES[who.kind]
    return _known(
        {"@type": kind, "@id": identifier, "name": who.name, "alternateName": list(who.aliases), role: who.role}
    )


def _allegations(brief: Brief) -> Iterator[Node]:
    for event in brief.what:
        if event.status == "alleged":
            yield _claim(event.event, event.said_by[:1], event.evidence, brief)


def _dispute(dispute: Dispute, brief: Brief) -> Node:
    """What is disputed as one claim, whose parts are the sides' own."""
    sides = []
    for side in dispute.sides:
        claim = _claim(side.statement, (side.party,), side.evidence, brief)
        sides.append({**claim, "name": f"{_VERBS[side.position]} by {side.party}"})
    return {"@type": "Claim", "name": dispute.claim, "hasPart": sides}


def _claim(text: str, speakers: Sequence[str], evidence: Sequence[Evidence], brief: Brief) -> Node:
    article = {"@id": brief.article.url or f"#{brief.article.id}"}
    words = [{"@type": "Quotation", "text": each.quote, "isPartOf": article} for each in evidence]
    authors = [_party(name, brief) for name in speakers]
    return _known({"@type": "Claim", "text": text, "author": authors, "appearance": words})


def _party(name: str, brief: Brief) -> Node:
    """The mention of that name, or a thing of which no more than the name is known."""
    for number, who in enumerate(brief.who, 1):
        if name == who.name or name in who.aliases:
            return {"@id": f"#who-{number}"}
    return {"@type": "Thing", "name": name}


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
