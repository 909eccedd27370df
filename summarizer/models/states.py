"""Hidden states: what the embedded model has made of each piece of a text after its first layers.

The states of `LAYERS` layers, 1,536 numbers a piece of text, are told by their principal components (Pearson, 1901;
those of the articles of dev and train), each with variance 1, in steps of `STEP`.
"""

import base64
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summarizer.models.first_layers import LAYERS, first_layers
from summarizer.models.llama import start

if TYPE_CHECKING:
    from summarizer.models.llama import Llama

LONGEST_READ = 1_280
"""Pieces that are read at once, with what stands before them."""
LONGEST_SENTENCE = 220
"""Pieces of a sentence that are read; the rest of a longer one is not."""
LONGEST_CONTEXT = 256
_MOST_BYTES = 4_000
"""Of the sentences of one request: about 900 pieces of English."""
_CONTEXT_CHARACTERS = 800
STEP = 1 / 4
_MOST_STEPS = 31
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class States:
    """What the model has made of some sentences."""

    places: Sequence[Sequence[Place]]
    """For each sentence where its pieces are in it, offsets in code points."""
    rows: NDArray[np.int8]
    """A row for each piece of all sentences, in steps of `STEP`."""

    @classmethod
    def of(cls, replies: Sequence[dict[str, Any]]) -> "States":
        """From what `StateReader.answer` has answered to `requests`."""
        places = [[(start, end) for start, end in each] for reply in replies for each in reply["places"]]
        rows = b"".join(base64.b64decode(reply["rows"]) for reply in replies)
        return cls(places, np.frombuffer(rows, np.int8).reshape(sum(map(len, places)), -1))


def requests(sentences: Sequence[str], heading: str) -> Iterator[dict[str, Any]]:
    """The requests for the states of `sentences`, each for as many as are read at once."""
    context, part, length = _line(heading), list[str](), 0
    for sentence in map(_line, sentences):
        if part and length + len(sentence.encode()) > _MOST_BYTES:
            yield _request(context, part)
            context, part, length = f"{heading}\n\n{' '.join(part)[-_CONTEXT_CHARACTERS:]}", [], 0
        part.append(sentence)
        length += len(sentence.encode())
    yield _request(context, part)


def _request(context: str, sentences: list[str]) -> dict[str, Any]:
    """The form of the states stands in it too, so that none is taken for one of another form."""
    return {"form": f"{LAYERS} layers, components {_form()}", "context": context, "sentences": sentences}


class StateReader:
    """The first layers of the model at `path`, loaded to read."""

    def __init__(self, path: Path) -> None:
        self._llama: Llama = start(first_layers(path), LONGEST_READ, _to_read)
        self._client = self._llama.client()

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """States of `sentences`, which `context` precedes, as JSON: `places`, `rows` in base64, and what it took."""
        started = time.monotonic()
        places, states, read = self.states(body["sentences"], body["context"])
        rows = base64.b64encode(_in_steps(states).tobytes()).decode()
        usage = {"prompt_tokens": read, "completion_tokens": 0}
        timings = {"prompt_ms": round((time.monotonic() - started) * 1000, 1)}
        return {"places": places, "rows": rows, "usage": usage, "timings": timings}

    def states(self, sentences: Sequence[str], context: str) -> tuple[list[list[Place]], NDArray[np.float32], int]:
        """Places of pieces, the states themselves, a row a piece, and how many pieces were read for that."""
        before, _ = self._pieces(f"{context}\n\n" if context else "")
        cut = [self._pieces(" " + each) for each in sentences]
        rows, read = [], 0
        for part in _readable([numbers[:LONGEST_SENTENCE] for numbers, _ in cut], before[-LONGEST_CONTEXT:]):
            found = self._read(part.context + part.pieces)
            rows.append(found[len(part.context) :])
            read += len(found)
        places = [[(max(0, a - 1), b - 1) for a, b in where[:LONGEST_SENTENCE]] for _, where in cut]
        return places, np.vstack(rows) if rows else np.empty((0, 0), np.float32), read

    def _pieces(self, text: str) -> tuple[list[int], list[Place]]:
        body = {"content": text, "add_special": False, "parse_special": False, "with_pieces": True}
        told = self._client.post("/tokenize", json=body).json()["tokens"]
        offset_of_byte = [at for at, letter in enumerate(text) for _ in letter.encode()] + [len(text)]
        numbers, places, start = [], [], 0
        for each in told:
            piece = each["piece"]
            end = start + (len(piece.encode()) if isinstance(piece, str) else len(piece))
            numbers.append(each["id"])
            places.append((offset_of_byte[start], offset_of_byte[end - 1] + 1))
            start = end
        return numbers, places

    def _read(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        reply = self._client.post("/embeddings", json={"input": pieces}).json()
        return np.array(reply[0]["embedding"], np.float32)

    def close(self) -> None:
        """Free the memory."""
        self._client.close()
        self._llama.close()


def _line(text: str) -> str:
    """As long as `text`, on one line, and without halves of characters, which nothing can be told of in UTF-8."""
    return text.encode("utf-8", "replace").decode().replace("\n", " ")


@dataclass(frozen=True, slots=True)
class _Part:
    context: list[int]
    pieces: list[int]


def _readable(sentences: Sequence[list[int]], context: list[int]) -> Iterator[_Part]:
    """The sentences in parts that can be read at once, each with the pieces before it."""
    room = LONGEST_READ - LONGEST_CONTEXT
    part = _Part(context, [])
    for pieces in sentences:
        if part.pieces and len(part.pieces) + len(pieces) > room:
            yield part
            part = _Part((part.context + part.pieces)[-LONGEST_CONTEXT:], [])
        part.pieces.extend(pieces)
    if part.pieces:
        yield part


def _to_read(xllamacpp: Any, settings: Any) -> None:
    settings.n_batch = settings.n_ubatch = LONGEST_READ
    settings.embedding = True
    settings.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_NONE
    settings.embd_normalize = -1


def _in_steps(states: NDArray[np.float32]) -> NDArray[np.int8]:
    mean, matrix = _components()
    return np.clip(np.rint((states - mean) @ matrix / STEP), -_MOST_STEPS, _MOST_STEPS).astype(np.int8)


@cache
def _form() -> str:
    """Another string for other components."""
    return hashlib.sha256((files(__package__) / "components.npz").read_bytes()).hexdigest()[:8]


@cache
def _components() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with as_file(files(__package__) / "components.npz") as path, np.load(path) as kept:
        return kept["mean"], kept["matrix"] * kept["scale"]
