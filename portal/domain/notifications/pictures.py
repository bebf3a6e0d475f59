"""Put the pictures that a letter shows into its mail, so that a reader who fetches nothing sees them.

The letter names a picture by its id; pictures never change, so that is all that a copy of it has to keep.
"""

import asyncio
import re
from typing import Final
from uuid import UUID

import msgspec

from portal.domain import stations
from portal.domain.picture import MAILED, drawn
from portal.integrations.ports import Attachment, OutboundEmail
from tables.stations import Picture

SHOWN: Final = re.compile(r'src="cid:([0-9a-f-]{36})"')


async def with_pictures(message: OutboundEmail) -> OutboundEmail:
    """Return the mail with every picture in it that its HTML shows."""
    ids = dict.fromkeys(SHOWN.findall(message.html or ""))
    found = [await stations.picture(UUID(each)) for each in ids]
    files = [await asyncio.to_thread(_file, picture) for picture in found if picture is not None]
    return msgspec.structs.replace(message, attachments=(*message.attachments, *files)) if files else message


def _file(picture: Picture) -> Attachment:
    small = drawn(picture.content, MAILED)
    name = f"logo.{small.media_type.rpartition('/')[2]}"
    return Attachment(name, small.media_type, small.content, content_id=str(picture.id))
