"""Turns the signals that mean "stop" into an exception, so that everything is closed in order on the way out."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked this process to stop; not an Exception, so that no ordinary handler swallows it."""


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Raise Stopped at the first such signal, and ignore further ones while everything is being stopped."""
    before = {number: signal.signal(number, _stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    raise Stopped
