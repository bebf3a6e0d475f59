"""A letter shows the logo of its business within itself; its text, and its copy, have no part in that."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from portal.demo import Stage
from portal.domain import stations
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from tables.bookings import Booking
from tables.mailings import LetterCopy
from tables.scope import scoped
from tables.stations import Business
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.web.visitor import Visitor

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


async def with_logo(stage: Stage, size: tuple[int, int] = (640, 160)) -> str:
    """Hang up a logo, and return its picture's id."""
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGBA").save(out, "PNG")
    with scoped(stage.scope):
        await stations.set_logo(out.getvalue())
        return str((await Business.one(stage.riverside.business)).logo)


async def the_letter(a: Builder, integrations: Integrations) -> tuple[Booking, EmailMessage]:
    booking = await a.booking()
    await work_off(integrations)
    assert isinstance(integrations.email, LocalEmailSender)
    (mail,) = integrations.email.sent()
    return booking, mail


def html_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


async def test_it_carries_the_logo_no_larger_than_it_is_shown_on_a_sharp_screen(
    a: Builder, stage: Stage, integrations: Integrations
) -> None:
    logo = await with_logo(stage)

    _, mail = await the_letter(a, integrations)

    (picture,) = [part for part in mail.walk() if part.get_content_maintype() == "image"]
    with Image.open(io.BytesIO(picture.get_payload(decode=True))) as drawn:  # type: ignore[arg-type]
        assert drawn.size == (400, 100)
    assert picture["Content-ID"] == f"<{logo}>"
    assert picture.get_content_disposition() == "inline"
    assert f'<img class="logo" src="cid:{logo}" width="200" height="50" alt="' in html_of(mail)


async def test_the_text_says_what_it_said_without(a: Builder, stage: Stage, integrations: Integrations) -> None:
    await with_logo(stage)

    _, mail = await the_letter(a, integrations)

    text = mail.get_body(("plain",))
    assert text is not None
    assert "cid:" not in text.get_content()
    assert text.get_content_type() == "text/plain"


async def test_staff_see_it_in_the_letter_and_the_copy_holds_no_picture(
    a: Builder, stage: Stage, integrations: Integrations, visitor: Visitor
) -> None:
    logo = await with_logo(stage)
    booking, mail = await the_letter(a, integrations)
    copy = await LetterCopy.objects().where(LetterCopy.booking == booking.id).first()
    await visitor.logs_in(stage.users["maya"].id)
    assert copy is not None

    frame = await visitor.get(f"/riverside/bookings/{booking.id}/letters/{copy.id}/frame")

    assert f'src="/pictures/{logo}"' in frame.text
    assert "img-src 'self'" in frame.headers["content-security-policy"]
    assert len(copy.message) < len(mail.as_bytes()) / 3


async def test_without_a_logo_it_is_headed_by_the_name(a: Builder, stage: Stage, integrations: Integrations) -> None:
    _, mail = await the_letter(a, integrations)

    with scoped(stage.scope):
        name = (await Business.one(stage.riverside.business)).name
    assert f'<td class="from">{name}</td>' in html_of(mail)
    assert not [part for part in mail.walk() if part.get_content_maintype() == "image"]
