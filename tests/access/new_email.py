"""Somebody whose e-mail is changed, and what is looked at when it was."""

import re
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from tables.access import User
from tests.access.letters import letters, words

MAYA, OTHER, SAM = "manager@demo.example.com", "maya.p@example.com", "support@demo.example.com"
LINK = re.compile(r"http\S+(/login/email/\S+)")


async def by_address(folder: Path) -> dict[str, EmailMessage]:
    """Return the newest mail that each address was sent."""
    return {mail["To"].addresses[0].addr_spec: mail for mail in await letters(folder)}


def link_in(mail: EmailMessage) -> str:
    found = LINK.search(words(mail))
    assert found is not None
    return urlsplit(found[0]).path


async def signs_in_with(user_id: object) -> str:
    user = await User.objects().where(User.id == user_id).first()
    assert user is not None
    return user.email
