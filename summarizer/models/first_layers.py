"""The first layers of the embedded model as a model file of their own, made once from the whole one.

What a language model has made of a text halfway tells most of what the text means; the layers after that turn it into
the next word. Left out too are the rarest entries of its vocabulary, which cost time and memory and which English text
can be spelled without: their words are read in more pieces.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer.errors import ModelUnavailable
from summarizer.models.llama import MISSING

LAYERS = 18
VOCABULARY = 48_000
_BYTES = 256
"""Entries of the vocabulary that are single bytes; each after them is made by one merge, in the same order."""
_BLOCK = re.compile(r"blk\.(\d+)\.")
_LEFT_OUT = ("_token_id", "chat_template")


def first_layers(whole: Path) -> Path:
    """The path of the file beside `whole`, made if it is not there yet; ModelUnavailable if it cannot be."""
    path = whole.with_name(f"{whole.stem}-{LAYERS}-layers.gguf")
    if path.is_file():
        return path
    try:
        gguf: Any = import_module("gguf")
    except ImportError as error:
        raise ModelUnavailable(MISSING) from error
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".shortening-") as folder:
            part = Path(folder) / path.name
            _write(gguf, gguf.GGUFReader(whole), part)
            part.replace(path)
    except OSError as error:
        raise ModelUnavailable(f"cannot write a model file to {path.parent}: {error.strerror or error}") from error
    return path


def _write(gguf: Any, whole: Any, path: Path) -> None:
    writer = gguf.GGUFWriter(path, whole.fields["general.architecture"].contents())
    for name, value, field in _told(whole):
        several = field.types[0] == gguf.GGUFValueType.ARRAY
        writer.add_key_value(name, value, field.types[0], sub_type=field.types[-1] if several else None)
    writer.add_eos_token_id(0)
    kept = list(_tensors(whole))
    for tensor, data in kept:
        writer.add_tensor_info(tensor.name, data.shape, data.dtype, data.nbytes, tensor.tensor_type)
    try:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        for _, data in kept:
            writer.write_tensor_data(data)
    finally:
        with suppress(OSError):
            writer.close()


def _told(whole: Any) -> Iterator[tuple[str, Any, Any]]:
    """What the file tells of the model, for fewer layers and a shorter vocabulary."""
    for field in whole.fields.values():
        name = field.name
        if name.startswith("GGUF.") or name == "general.architecture" or name.endswith(_LEFT_OUT):
            continue
        value = field.contents()
        if name.endswith(".block_count"):
            value = LAYERS
        elif name.endswith((".tokens", ".token_type")):
            value = value[:VOCABULARY]
        elif name.endswith(".merges"):
            value = value[: VOCABULARY - _BYTES]
        yield name, value, field


def _tensors(whole: Any) -> Iterator[tuple[Any, Any]]:
    """The tensors of the first layers; the states come unscaled, and the vocabulary's vectors serve both ends."""
    for tensor in whole.tensors:
        block = _BLOCK.match(tensor.name)
        if tensor.name == "output.weight" or (block and int(block[1]) >= LAYERS):
            continue
        if tensor.name == "token_embd.weight":
            yield tensor, tensor.data[:VOCABULARY]
        elif tensor.name == "output_norm.weight":
            yield tensor, tensor.data * 0 + 1
        else:
            yield tensor, tensor.data
