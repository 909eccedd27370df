"""Every error this package raises on purpose, as one small tree.

SummarizerError
├── SourceError            the article cannot be read: missing, binary, too long, not an article
│   ├── FetchError         a URL cannot be fetched, or must not be (private address, wrong type, too big)
│   │   └── FetchUnavailable  not now: no connection or address, time-out, 408, 425, 429 or 5xx to the end
│   └── ReadingFailed      reading broke on it, never ended, or took its process along
├── ModelError             the model cannot do its part
│   ├── ModelUnavailable   unknown name, missing weights or extra, no connection, time-out, outage, 429 to the end
│   ├── ModelDenied        the request is not accepted (400, 413, 422)
│   │   └── AccessDenied   no request would be: the key, its rights, its budget or the model's name (401 to 404)
│   ├── ModelRefused       the model or its content filter declines to answer
│   └── ReplyInvalid       the reply never fits the schema
└── ContractError          a brief, or JSON said to be one, breaks the contract

The command line exits 2 for SourceError and ContractError, 3 for ModelError.
"""


class SummarizerError(Exception):
    """Base of all errors raised on purpose; `str(error)` is one clear line."""


class SourceError(SummarizerError):
    """The article cannot be read."""


class FetchError(SourceError):
    """A URL cannot be fetched, or must not be."""


class FetchUnavailable(FetchError):
    """A URL cannot be fetched now; trying again later may help."""


class ReadingFailed(SourceError):
    """Reading broke on the article: a fault of this package or of a library, not of the article."""


class ModelError(SummarizerError):
    """The model cannot do its part."""


class ModelUnavailable(ModelError):
    """The model cannot be reached or loaded; trying again later may help."""


class ModelDenied(ModelError):
    """The endpoint rejects the request; trying again will not help."""


class AccessDenied(ModelDenied):
    """The endpoint rejects any request: the key, its rights, its budget or the model's name is not accepted."""


class ModelRefused(ModelError):
    """The model, or a content filter before it, declines to answer."""


class ReplyInvalid(ModelError):
    """The model's reply does not fit the schema, also after being told why."""


class ContractError(SummarizerError):
    """A brief breaks the contract of `summarizer.brief`."""


def one_line(words: object, length: int = 200) -> str:
    """`words`, such as another's error, on one line, cut where it is too long."""
    text = " ".join(str(words).split())
    return text if len(text) <= length else text[: length - 1] + "…"
