"""The process that runs the calls: started as a script, without the environment and its secrets.

It ends when its parent does: by the end of its input while it waits, by an alarm of its own while it works. A call that
works for too long is ended by the system's count of its processor time.
"""

import os
import pickle
import resource
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec

ROOT = Path(__file__).parents[2]
GRACE_SECONDS = 1.0


class CallLimits(msgspec.Struct):
    """Under which limits calls run; `imports` are imported beforehand, `bare` packages entered without running them.

    A call works for at most `cpu_seconds`, so that a machine that is busy with other things takes nothing from it; that
    it is done after `seconds` of the clock holds for one that sleeps or is held up.
    """

    cpu_seconds: float
    seconds: float
    megabytes: int
    imports: tuple[str, ...]
    bare: tuple[str, ...] = ()


def main() -> None:
    """Say that everything is ready, then answer each call."""
    terms = msgspec.json.decode(sys.argv[1], type=CallLimits)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what anybody prints is no answer

    sys.path.insert(0, str(ROOT))
    from portal.isolated.messages import receive, send  # noqa: PLC0415 - only now it can be found

    _limit(terms.megabytes)
    for name in terms.bare:
        _enter(name)
    for name in terms.imports:
        import_module(name)
    send(answers, b"+")
    with suppress(EOFError, BrokenPipeError):
        while True:
            call = receive(sys.stdin.buffer)
            signal.setitimer(signal.ITIMER_PROF, terms.cpu_seconds)  # unhandled, both end the process
            signal.setitimer(signal.ITIMER_REAL, terms.seconds + GRACE_SECONDS)
            answer = _answer(call)
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            send(answers, answer)


def _limit(megabytes: int) -> None:
    """Bound the memory, and leave no picture of it behind."""
    for kind, most in ((resource.RLIMIT_AS, megabytes * 1024 * 1024), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # some systems refuse: the time is limited all the same
            resource.setrlimit(kind, (most, most))


def _enter(package: str) -> None:
    """Make a package known without its front door, which would bring in far more than is needed."""
    module = ModuleType(package)
    module.__path__ = [str(ROOT.joinpath(*package.split(".")))]
    sys.modules[package] = module


def _answer(call: bytes) -> bytes:
    """Return a sign for success and the result, or a sign for failure and the kind of error, which holds no data."""
    try:
        function, arguments, named = pickle.loads(call)  # noqa: S301 - from the parent, never from a stranger
        return b"+" + msgspec.msgpack.encode(function(*arguments, **named))
    except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on
        return b"-" + type(error).__name__.encode()


if __name__ == "__main__":
    main()
