"""Where records go. A file is continued: its whole lines stand, a torn last one goes, and only one process writes."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from summarizer import Usage
from summarizer.batch.records import BEGINNING, Record, read
from summarizer.batch.settings import Settings
from summarizer.errors import SourceError


class Output:
    """A file, or stdout for None: what it holds already, and lines added to its end."""

    def __init__(self, settings: Settings) -> None:
        self.done: set[int] = set()
        """`key` of the ids that have a record that stands."""
        self.spent = Usage()
        self.asked = 0
        """How many of its records stand for a model that was asked."""
        self.failed = 0
        """How many of those that stand are errors."""
        self._path = settings.output
        self._name = str(settings.output or "stdout")
        self._retry_failed = settings.retry_failed
        self._handle = sys.stdout.fileno() if settings.output is None else self._opened(settings.output)
        with suppress(OSError, AttributeError):  # Windows has it for pipes alone, if at all
            os.set_blocking(self._handle, True)  # a pipe that is full for now is waited for, however it was made

    def append(self, line: bytes) -> None:
        """Add a whole line, or none of it; SourceError if there is no room, or nobody reads any more."""
        self.require_there()
        at = os.fstat(self._handle).st_size
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._handle, rest) :]
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._handle, at)
            raise SourceError(f"cannot write {self._name}: {error.strerror}; what is written stands") from error

    def require_there(self) -> None:
        """SourceError if the file has been removed, and what is written with it."""
        if self._path and not os.fstat(self._handle).st_nlink:
            raise SourceError(f"{self._path} was removed while it was being written: the same command begins anew")

    def close(self) -> None:
        """Make sure that what was written is on the disk."""
        if self._path:
            with suppress(OSError):
                os.fsync(self._handle)
            os.close(self._handle)

    def _opened(self, path: Path) -> int:
        if path.is_dir() or not path.resolve().parent.is_dir():
            raise SourceError(f"{path} cannot be written: --output needs a file in an existing folder")
        try:
            if path.exists() and not path.is_file():  # a device or a pipe holds nothing to continue, nor a lock
                return os.open(path, os.O_WRONLY | os.O_APPEND)
            handle = _locked(path)
            dropped, end = self._read(path)
            if end < os.fstat(handle).st_size:
                os.ftruncate(handle, end)
            return self._rewritten(path, handle) if dropped else handle
        except OSError as error:
            raise SourceError(f"cannot write {path}: {error.strerror}") from error

    def _read(self, path: Path) -> tuple[bool, int]:
        """Take in what stands; whether a whole record is to be dropped, and where the last whole line ends."""
        dropped, end = False, 0
        for line, record in _records(path):
            if record is None:
                break
            end += len(line)
            self.spent += record.spent
            self.asked += record.spent.calls > 0
            if self._stands(record):
                self.done.add(key(record.id))
                self.failed += record.kind is not None
            else:
                dropped = True
        return dropped, end

    def _stands(self, record: Record) -> bool:
        return record.kind is None or (record.settled and not self._retry_failed)

    def _rewritten(self, path: Path, old: int) -> int:
        """The file without the records that are to be made again; the old one is whole until the new one is."""
        part = path.resolve().with_name(f".{path.name}.part")  # one name: the next run takes what a killed one left
        try:
            with part.open("wb") as new:
                new.writelines(line for line, record in _records(path) if record and self._stands(record))
                new.flush()
                os.fsync(new.fileno())
            part.chmod(os.fstat(old).st_mode & 0o777)
            handle = os.open(part, os.O_RDWR | os.O_APPEND)
            _lock(handle, path)
            part.replace(path.resolve())
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
        os.close(old)
        return handle


def key(name: str) -> int:
    """An id in eight bytes, so that a million of them fit in memory."""
    return hash(name)


def _records(path: Path) -> Iterator[tuple[bytes, Record | None]]:
    """Every line with its record, None for a torn last one; SourceError for what no batch has written."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            record = read(line) if line.endswith(b"\n") else None
            torn = not line.endswith(b"\n") and (line.startswith(BEGINNING) or BEGINNING.startswith(line))
            if record is None and not torn:
                raise SourceError(f"{path}, line {number}, is no record of a batch: give another --output")
            yield line, record


def _locked(path: Path) -> int:
    """The file, opened and locked, and still the one that goes by the name: another process may have rewritten it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        _lock(handle, path)
        if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
            return handle
        os.close(handle)


def _lock(handle: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise SourceError(f"{path} is being written by another process") from error
