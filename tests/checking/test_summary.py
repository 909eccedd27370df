import pytest

from summarizer.article import Article
from summarizer.checking import check_summary

TRUE = [
    "More than 2,000 dockers walked out at Port Velm after talks over pay broke down.",
    "Velm Terminals could lose up to $3.2 million a day, its chief executive Tomas Brandt said.",
    'The union\'s Ilse Maron said members "cannot live on promises".',
]
FALSE = [
    ("More than 3,000 dockers walked out at Port Velm.", "3,000", "number_not_in_text"),
    ("Velm Terminals could lose up to $3.2 billion a day.", "$3.2 billion", "number_not_in_text"),
    ("The walkout hit Port Callow.", "Port Callow", "name_not_in_text"),
    ('Maron said members "will live on promises".', "will live on promises", "quote_not_found"),
]


@pytest.mark.parametrize("summary", TRUE)
def test_a_true_summary_has_no_findings(harbour: Article, summary: str) -> None:
    assert check_summary(summary, harbour.text) == []


@pytest.mark.parametrize(("summary", "words", "reason"), FALSE)
def test_what_the_article_does_not_say_is_found(harbour: Article, summary: str, words: str, reason: str) -> None:
    (finding,) = check_summary(summary, harbour.text)
    assert (finding.text, finding.reason) == (words, reason)
    assert summary[finding.start : finding.end] == words
