"""Reading and showing a stranger's mail so that it can hold nothing up, whatever is in it.

The reader's own limits make every mail that we could think of quick. For those that we could not, it runs in a process
that is ended after a while, with a limit to its memory and without the portal's secrets.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import structlog

from portal.domain.matching.parse import Ours, Receiver, Remittance, parse, wanted_keys
from portal.domain.matching.parse.lesson import Learned, Lesson, Said, learn, lesson
from portal.domain.matching.parse.marks import Bank
from portal.domain.matching.parse.ours import NOTHING_KNOWN
from portal.domain.matching.parse.parse import unreadable
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.render import as_text, page, render
from portal.isolated.calls import Broken, GivenUp, IsolatedCalls
from portal.isolated.child import CallLimits

TERMS: Final = CallLimits(
    cpu_seconds=1.5,
    seconds=20.0,
    megabytes=512,
    imports=("portal.domain.matching.parse", "portal.domain.matching.render"),
    bare=("portal.domain.matching",),
)
NOT_IN_TIME: Final = "It took too long to read, so it was not read; look at the raw mail."
NOT_AT_ALL: Final = "It could not be read at all; look at the raw mail."
NOT_SHOWN: Final = "This mail cannot be shown: it is not built like honest mail. Its raw form can be looked at."
log = structlog.get_logger()
_reader: Final = IsolatedCalls(TERMS)


async def read_safely(
    raw: bytes,
    *,
    receiver: Receiver | str,
    ours: Ours = NOTHING_KNOWN,
    taught: tuple[Sender, ...] = (),
    dkim_keys: Mapping[str, str] = {},
    received_at: datetime | None = None,
    reader: IsolatedCalls | None = None,
) -> Remittance:
    """Read a payment mail as `parse` does; one that cannot be read, or not in time, says so and waits for a person."""
    try:
        return await (reader or _reader).call(
            Remittance,
            parse,
            raw,
            receiver=receiver,
            ours=ours,
            taught=taught,
            dkim_keys=dict(dkim_keys),
            received_at=received_at,
        )
    except (GivenUp, Broken) as error:
        _tell(error)
        return unreadable(NOT_IN_TIME if isinstance(error, GivenUp) else NOT_AT_ALL)


async def lesson_safely(raw: bytes) -> Lesson | None:
    """Return a mail as it is taught from, as `lesson` does; None when it cannot be read."""
    try:
        return await _reader.call(Lesson, lesson, raw)
    except (GivenUp, Broken) as error:
        _tell(error)
        return None


async def learn_safely(raw: bytes, *, said: dict[str, Said], bank: Bank, ours: tuple[str, ...]) -> Learned:
    """Grow an entry from a mail, as `learn` does."""
    try:
        return await _reader.call(Learned, learn, raw, said, bank, ours)
    except (GivenUp, Broken) as error:
        _tell(error)
        return Learned(errors={"": NOT_AT_ALL})


async def wanted_keys_safely(
    raw: bytes, *, receiver: Receiver, taught: tuple[Sender, ...] = (), reader: IsolatedCalls | None = None
) -> tuple[str, ...]:
    """Return the names of the keys that could prove a mail, as `wanted_keys` does; none of one that takes too long."""
    try:
        return await (reader or _reader).call(tuple[str, ...], wanted_keys, raw, receiver=receiver, taught=taught)
    except (GivenUp, Broken) as error:
        _tell(error)
        return ()


async def render_safely(
    raw: bytes, *, remittance: Remittance, stylesheet: str, reader: IsolatedCalls | None = None
) -> str:
    """Return the mail as a document of its own, as `render` does, or one that says why it is not shown."""
    try:
        return await (reader or _reader).call(str, render, raw, remittance=remittance, stylesheet=stylesheet)
    except (GivenUp, Broken) as error:
        _tell(error)
        return page(NOT_SHOWN, stylesheet=stylesheet)


async def mail_text(raw: bytes, *, reader: IsolatedCalls | None = None) -> str:
    """Return the mail as plain text, as `as_text` does, or a sentence on why it is not shown."""
    try:
        return await (reader or _reader).call(str, as_text, raw)
    except (GivenUp, Broken) as error:
        _tell(error)
        return NOT_SHOWN


def _tell(error: GivenUp | Broken) -> None:
    log.warning("mail.given_up", error=type(error).__name__, reason=str(error))
