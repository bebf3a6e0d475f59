"""The letters that people get who cannot log in."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.journeys.work import integrations_in, work_off

LINK = re.compile(r"http\S+/login/reset/\S+")


async def letters(folder: Path) -> list[EmailMessage]:
    """Work off what waits, and return what was mailed, oldest first."""
    await work_off(integrations_in(folder))
    files = sorted((folder / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def words(mail: EmailMessage) -> str:
    """Return what a mail says in plain text."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
