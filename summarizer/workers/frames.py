"""Objects through a pipe: eight bytes of length, then a pickle. Both ends are this package's own processes."""

import asyncio
import os
import pickle
import struct
from typing import IO, Any

HEADER = struct.Struct("<Q")


def packed(thing: object) -> bytes:
    """`thing` as one frame."""
    body = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def write_all(handle: int, frame: bytes) -> None:
    """The whole of `frame` to a file descriptor."""
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(handle, rest) :]


def read_frame(stream: IO[bytes]) -> Any:
    """The next object on a blocking stream; EOFError at its end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        raise EOFError
    (length,) = HEADER.unpack(header)
    return pickle.loads(stream.read(length))  # noqa: S301


async def next_frame(stream: asyncio.StreamReader) -> Any:
    """The next object on an asynchronous stream; asyncio.IncompleteReadError at its end."""
    (length,) = HEADER.unpack(await stream.readexactly(HEADER.size))
    return pickle.loads(await stream.readexactly(length))  # noqa: S301
