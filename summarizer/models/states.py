"""Hidden states: what the embedded model has made of each piece of a text after its first layers.

The states of `LAYERS` layers, 1,536 numbers a piece of text, are told by their principal components (Pearson, 1901;
those of the articles of dev and train), each with variance 1, in steps of `STEP`. The last of the layers are adapted to
what is asked of the states (LoRA; Hu et al., 2021): `python -m evals probes` makes the adapter.
"""

import base64
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summarizer.exchangeable import Exchangeable
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
MOST_STEPS = 31
ADAPTER = Path(__file__).with_name("adapter.gguf")
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
    """The requests for the states of `sentences`, each for as many as are read at once.

    The form of the states stands in it too, so that none is taken for one of another form.
    """
    form = f"{LAYERS} layers, {_form(adapter_in_use())}"
    for context, part in parted(sentences, heading):
        yield {"form": form, "context": context, "sentences": part}


def parted(sentences: Sequence[str], heading: str) -> Iterator[tuple[str, list[str]]]:
    """The sentences of each request, after what stands before them."""
    context, part, length = _line(heading), list[str](), 0
    for sentence in map(_line, sentences):
        if part and length + len(sentence.encode()) > _MOST_BYTES:
            yield context, part
            context, part, length = f"{heading}\n\n{' '.join(part)[-_CONTEXT_CHARACTERS:]}", [], 0
        part.append(sentence)
        length += len(sentence.encode())
    yield context, part


adapter_in_use = Exchangeable("adapter", lambda: ADAPTER)
"""The file of the adapter that states are asked for by."""
_ADAPTERS: dict[str, Path] = {}
"""By the form of the states that they make; only what has been asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces that are read at once, after some that stand before them."""

    context: list[int]
    pieces: list[int]


class StateReader:
    """The first layers of the model at `path`, loaded to read, with an adapter or as they are."""

    def __init__(self, path: Path, adapter: Path | None = ADAPTER) -> None:
        self._path = path
        self._load(adapter)

    def _load(self, adapter: Path | None) -> None:
        self._adapter = adapter
        self._llama: Llama = start(first_layers(self._path), LONGEST_READ, partial(_to_read, adapter))
        self._client = self._llama.client()

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """States of `sentences`, which `context` precedes, as JSON: `places`, `rows` in base64, and what it took."""
        adapter = _ADAPTERS.get(body["form"].rpartition(" ")[2], self._adapter)
        if adapter != self._adapter:
            self.close()
            self._load(adapter)
        started = time.monotonic()
        places, states, read = self.states(body["sentences"], body["context"])
        rows = base64.b64encode(_in_steps(states).tobytes()).decode()
        usage = {"prompt_tokens": read, "completion_tokens": 0}
        timings = {"prompt_ms": round((time.monotonic() - started) * 1000, 1)}
        return {"places": places, "rows": rows, "usage": usage, "timings": timings}

    def states(self, sentences: Sequence[str], context: str) -> tuple[list[list[Place]], NDArray[np.float32], int]:
        """Places of pieces, the states themselves, a row a piece, and how many pieces were read for that."""
        places, parts = self.cut(sentences, context)
        rows, read = [], 0
        for part in parts:
            found = self._read(part.context + part.pieces)
            rows.append(found[len(part.context) :])
            read += len(found)
        return places, np.vstack(rows) if rows else np.empty((0, 0), np.float32), read

    def cut(self, sentences: Sequence[str], context: str) -> tuple[list[list[Place]], list[Part]]:
        """Where the pieces of the sentences are, and the pieces themselves in parts that are read at once."""
        before, _ = self._pieces(f"{context}\n\n" if context else "")
        cut = [self._pieces(" " + each) for each in sentences]
        parts = _readable([numbers[:LONGEST_SENTENCE] for numbers, _ in cut], before[-LONGEST_CONTEXT:])
        places = [[(max(0, a - 1), b - 1) for a, b in where[:LONGEST_SENTENCE]] for _, where in cut]
        return places, list(parts)

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


def _readable(sentences: Sequence[list[int]], context: list[int]) -> Iterator[Part]:
    """The sentences in parts that can be read at once, each with the pieces before it."""
    room = LONGEST_READ - LONGEST_CONTEXT
    part = Part(context, [])
    for pieces in sentences:
        if part.pieces and len(part.pieces) + len(pieces) > room:
            yield part
            part = Part((part.context + part.pieces)[-LONGEST_CONTEXT:], [])
        part.pieces.extend(pieces)
    if part.pieces:
        yield part


def _to_read(adapter: Path | None, xllamacpp: Any, settings: Any) -> None:
    settings.n_batch = settings.n_ubatch = LONGEST_READ
    settings.embedding = True
    settings.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_NONE
    settings.embd_normalize = -1
    if adapter is not None:
        lora = xllamacpp.CommonAdapterLoraInfo()
        lora.path, lora.scale = str(adapter), 1.0
        settings.lora_adapters = [lora]


def _in_steps(states: NDArray[np.float32]) -> NDArray[np.int8]:
    mean, matrix = components()
    return np.clip(np.rint((states - mean) @ matrix / STEP), -MOST_STEPS, MOST_STEPS).astype(np.int8)


@cache
def _form(adapter: Path) -> str:
    """Another string for other components or another adapter."""
    made_by = (files(__package__) / "components.npz").read_bytes() + adapter.read_bytes()
    form = hashlib.sha256(made_by).hexdigest()[:8]
    _ADAPTERS[form] = adapter
    return form


@cache
def components() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The mean of the states, and the matrix that makes components of how they differ from it."""
    with as_file(files(__package__) / "components.npz") as path, np.load(path) as kept:
        return kept["mean"], kept["matrix"] * kept["scale"]
