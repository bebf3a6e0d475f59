"""Calls in processes that are ended when they take too long: the parent's side."""

import asyncio
import atexit
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar, cast

import msgspec

from portal.isolated import child
from portal.isolated.child import CallLimits
from portal.isolated.messages import receive, send

P = ParamSpec("P")
R = TypeVar("R")
START_SECONDS = 60.0


class GivenUp(Exception):
    """The call took longer than it may."""


class Broken(Exception):
    """The call ended its process each time, by too much memory or worse, or it raised; the text says what."""


class IsolatedCalls:
    """Runs pure functions in at most so many processes, which are started when they are first needed.

    Arguments are pickled, results are MessagePack, checked against the type that is expected: what comes back from a
    process that read a stranger's bytes is not trusted. One thread waits for each process, so that any event loop,
    or none, can call.
    """

    def __init__(self, terms: CallLimits, *, processes: int = 2) -> None:
        self.terms = terms
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="isolated")
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        atexit.register(self.close)

    async def call(self, returns: type[R], function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a function of a module without holding the event loop.

        Raises:
            GivenUp: it took too long.
            Broken: it has no result.
            OSError: no process could be started; the call is not to blame.

        """
        work = partial(self._call, (function, args, kwargs))
        answer = await asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return msgspec.msgpack.decode(answer, type=returns)
        except msgspec.DecodeError as error:
            raise Broken("it answered something else") from error

    def close(self) -> None:
        """End the processes; no call is made any more."""
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            process.end()
        self._all.clear()
        atexit.unregister(self.close)

    def _call(self, call: tuple[Any, ...]) -> bytes:
        request = pickle.dumps(call, protocol=pickle.HIGHEST_PROTOCOL)
        for _ in range(2):  # a process may have died of something else, and only then
            answer = self._asked(request)
            if answer is not None:
                break
        else:
            raise Broken("its process died")
        if answer[:1] != b"+":
            raise Broken(answer[1:].decode(errors="replace"))
        return answer[1:]

    def _asked(self, request: bytes) -> bytes | None:
        """Ask a process that has nothing to do, or a new one; None when it died."""
        try:
            process = self._idle.pop()
        except IndexError:
            process = _Process(self.terms)
            self._all.add(process)
        try:
            answer = process.ask(request, seconds=self.terms.seconds)
        except (EOFError, OSError):
            self._all.discard(process)
            process.end()
            if process.was_late:
                raise GivenUp from None
            return None
        self._idle.append(process)
        return answer


class _Process:
    """One child."""

    def __init__(self, terms: CallLimits) -> None:
        self._is_late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-I", str(Path(child.__file__)), msgspec.json.encode(terms).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a dying process says may quote a mail
            env={},
            start_new_session=True,  # a Ctrl-C is for the parent
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        try:
            with self._ended_after(START_SECONDS):
                receive(self._output)
        except (EOFError, OSError) as error:
            self.end()
            raise OSError("The process for isolated calls could not be started.") from error

    @property
    def was_late(self) -> bool:
        """Whether it was ended because its time was over: by us, or by an alarm of its own."""
        return self._is_late or self._process.returncode in (-signal.SIGALRM, -signal.SIGPROF)

    def ask(self, request: bytes, *, seconds: float) -> bytes:
        """Send a call and wait for its answer.

        Raises:
            EOFError, OSError: it died.

        """
        with self._ended_after(seconds):
            send(self._input, request)
            return receive(self._output)

    def end(self) -> None:
        """End it, and leave no trace."""
        self._process.kill()
        with suppress(OSError):
            self._input.close()
        self._output.close()
        self._process.wait()

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        """End the process when the block takes too long; whatever it waits for ends then."""
        timer = threading.Timer(seconds, self._give_up)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()
