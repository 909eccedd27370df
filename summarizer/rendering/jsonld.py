"""A brief as schema.org JSON-LD: the article, whom it mentions, and the claims in it.

Terms as defined at https://schema.org: NewsArticle, Person, Organization, Country, Thing, Claim, Quotation. Claims
carry what the itemReviewed of a ClaimReview carries; there is no ClaimReview, since a brief rates nobody's claim. An
author is a Person or an Organization there: whoever is neither, or of whom only the name is known, is credited as text.
"""

import json
from collections.abc import Iterator, Sequence

from summarizer.brief import Brief, Dispute, Evidence, Who
from summarizer.rendering.fragments import page_link

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
            "@id": _identifier(brief),
            "headline": article.title,
            "url": page_link(article.url),
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
    article = {"@id": _identifier(brief)}
    words = [{"@type": "Quotation", "text": each.quote, "isPartOf": article} for each in evidence]
    authors = {name: _author(name, brief) for name in speakers}
    credited = ", ".join(name for name, author in authors.items() if author is None)
    known = [author for author in authors.values() if author is not None]
    return _known({"@type": "Claim", "text": text, "author": known, "creditText": credited, "appearance": words})


def _author(name: str, brief: Brief) -> Node | None:
    """The mention of that name, if it is a person or an organisation."""
    for number, who in enumerate(brief.who, 1):
        if who.kind in ("person", "organisation") and name in (who.name, *who.aliases):
            return {"@id": f"#who-{number}"}
    return None


def _identifier(brief: Brief) -> str:
    return page_link(brief.article.url) or f"#{brief.article.id}"


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
