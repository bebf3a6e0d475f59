"""Give a business a logo."""

import asyncio

from portal.domain.events import record
from portal.domain.picture import LOGO, drawn
from portal.domain.stations.events import LogoSet
from tables.scope import the_business
from tables.stations import Business, Picture
from tables.unit_of_work import atomic


async def set_logo(raw: bytes) -> None:
    """Show this picture as the logo of the business in scope; mails that were sent keep the one before.

    Raises:
        PictureUnusable: it is no picture that can be shown.

    """
    shown = await asyncio.to_thread(drawn, raw, LOGO, field="logo")
    await _hang(Picture(**{name: getattr(shown, name) for name in shown.__struct_fields__}))


@atomic
async def remove_logo() -> None:
    """Show the business in scope by its name alone."""
    await _set(None)


@atomic
async def _hang(picture: Picture) -> None:
    await picture.save()
    await _set(picture)


async def _set(picture: Picture | None) -> None:
    business = await Business.one(the_business(), lock=True)
    business.logo = picture.id if picture else None
    await business.save([Business.logo])
    await record(LogoSet(stream_id=business.id, has_logo=picture is not None))
