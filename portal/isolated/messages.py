"""How a process and the one that started it talk: a length, then that many bytes.

Of the standard library only: the child knows nothing else when it begins.
"""

from typing import IO

_LENGTH = 8


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message.

    Raises:
        OSError: nobody reads any more.

    """
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Wait for a message.

    Raises:
        EOFError: nobody writes any more.

    """
    return _read(pipe, int.from_bytes(_read(pipe, _LENGTH), "big"))


def _read(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
