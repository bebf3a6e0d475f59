"""What a station brings, what a host has ready, and its photos: where staff write it, and where customers read it."""

import io
import re

import httpx
import pytest
from PIL import Image

from portal.domain import catalog, notifications, quotes
from portal.domain.picture import PictureUnusable
from tables.catalog import PhotoKind, StationPhoto
from tables.scope import scoped
from tables.stations import Picture, Station
from tests.access.company import Company
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor

HERE = "/riverside/settings/party"
KEPT = re.compile(r'name="based_on" value="(\d+)"')


def camera(width: int = 3000, height: int = 2000) -> bytes:
    """Return a photo as a phone sends it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (176, 67, 15)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
async def olive(a: Builder, staff: Company, visitor: Visitor) -> Visitor:
    await a.catalog()
    return await visitor.logs_in(staff.olive)


async def _save(visitor: Visitor, **words: str) -> None:
    based_on = KEPT.search((await visitor.get(HERE)).text)
    assert based_on is not None
    answer = await visitor.submits(HERE, based_on=based_on[1], **words)
    assert answer.status_code == 303, answer.text


async def _send(visitor: Visitor, alt: str, name: str = "", raw: bytes = b"") -> httpx.Response:
    hidden = await visitor.hidden_fields(HERE)
    files = {"photo": (name, raw, "application/octet-stream")} if name else None
    return await visitor.post(f"{HERE}/photos/included", data=hidden | {"alt": alt}, files=files)


async def test_a_new_station_says_it_before_anybody_writes_it(a: Builder, riverside: Station, visitor: Visitor) -> None:
    await a.catalog()
    await a.chef()

    page = await visitor.get("/riverside/book", params={"zip": "95814"})

    assert "The grill, the gas and everything to cook with" in page.text
    assert "Tables and chairs for your guests" in page.text


async def test_what_is_written_stands_on_the_first_page_in_the_rules_and_on_the_own_page(
    a: Builder, olive: Visitor, riverside: Station
) -> None:
    await a.chef()
    await _save(olive, included="A gong\r\n\r\nA second gong", to_bring="Earplugs")

    booking = await a.book()
    first = await olive.get("/riverside/book", params={"zip": "95814"})
    own = await olive.get(notifications.page_of(booking))

    rules = quotes.policy_summary(await catalog.policy(), booking.event_date, today=booking.event_date)
    assert "Included: A gong; A second gong." in rules
    assert "You have ready: Earplugs." in rules
    for page in (first, own):
        assert "<span>A second gong</span>" in page.text
        assert "<span>Earplugs</span>" in page.text


async def test_who_has_booked_keeps_what_was_accepted(a: Builder, olive: Visitor, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    await _save(olive, included="Nothing but the chef", to_bring="A grill")

    own = await olive.get(notifications.page_of(booking))
    assert "Tables and chairs for your guests" in own.text
    assert "Nothing but the chef" not in own.text


async def test_the_other_rules_keep_the_lists(olive: Visitor, riverside: Station) -> None:
    await _save(olive, included="A gong", to_bring="Earplugs")
    held = await catalog.policy()

    said = _said(catalog.details_of(held)) | {"based_on": str(held.version), "deposit_cents": "120"}
    answer = await olive.submits("/riverside/settings/policy", **said)

    assert answer.status_code == 303, answer.text
    assert (await catalog.policy()).included == "A gong"


def _said(details: catalog.PolicyDetails) -> dict[str, str]:
    said = {}
    for name in set(details.__struct_fields__) - {"included", "to_bring"}:
        value = getattr(details, name)
        if name.endswith("_cents"):
            said[name] = f"{value / 100:.2f}"
        elif name.endswith("_basis_points"):
            said[name] = f"{value / 100}"
        elif not isinstance(value, tuple | bool):
            said[name] = str(value)
    return said


async def test_the_preview_shows_what_is_typed_and_keeps_nothing(olive: Visitor, riverside: Station) -> None:
    before = (await catalog.policy()).version

    page = await olive.submits(
        f"{HERE}/preview", page=HERE, based_on=str(before), included="<b>A gong</b>", headers=HTMX
    )

    assert "<span>&lt;b&gt;A gong&lt;/b&gt;</span>" in page.text
    assert "What to have ready" not in page.text
    assert (await catalog.policy()).version == before


async def test_a_photo_is_drawn_anew_and_shown_to_customers(a: Builder, olive: Visitor, riverside: Station) -> None:
    await a.chef()

    answer = await _send(olive, "A chef  at the grill", "grill.jpg", camera())

    assert answer.status_code == 303, answer.text
    (photo,) = (await catalog.photos()).values()
    first = await olive.get("/riverside/book", params={"zip": "95814"})
    shown = await olive.get(f"/pictures/{photo.picture}")
    assert f'src="/pictures/{photo.picture}" alt="A chef at the grill" width="1600" height="1067"' in first.text
    assert Image.open(io.BytesIO(shown.content)).size == (1600, 1067)


async def test_other_words_keep_the_photo_and_another_photo_keeps_its_place(olive: Visitor, riverside: Station) -> None:
    await catalog.set_photo(PhotoKind.TO_BRING, camera(400, 300), alt="A table")
    (before,) = (await catalog.photos()).values()

    await catalog.set_photo(PhotoKind.TO_BRING, None, alt="Two tables")
    (reworded,) = (await catalog.photos()).values()
    await catalog.set_photo(PhotoKind.TO_BRING, camera(300, 300), alt="Two tables")
    (after,) = (await catalog.photos()).values()

    assert (reworded.picture, reworded.alt) == (before.picture, "Two tables")
    assert after.picture != before.picture
    assert await StationPhoto.count() == 1


async def test_a_photo_needs_words_and_to_be_one(olive: Visitor, riverside: Station) -> None:
    wordless = await _send(olive, " ", "a.jpg", camera(40, 30))
    unread = await _send(olive, "A chef", "a.svg", b"<svg onload=alert(1)></svg>")
    missing = await _send(olive, "A chef")

    for page, sentence in (
        (wordless, "Say in a few words what is on the photo"),
        (unread, "An SVG can hold programs"),
        (missing, "Choose a photo first."),
    ):
        assert page.status_code == 422
        assert sentence in page.text
    assert 'value="A chef"' in unread.text
    assert await Picture.count() == 0
    with pytest.raises(PictureUnusable):
        await catalog.set_photo(PhotoKind.INCLUDED, b"no picture", alt="A chef")


async def test_a_photo_that_was_removed_is_shown_no_longer(a: Builder, olive: Visitor, riverside: Station) -> None:
    await catalog.set_photo(PhotoKind.INCLUDED, camera(400, 300), alt="A chef")

    for _ in range(2):
        await olive.submits(f"{HERE}/photos/included/removal", page=HERE)

    assert await catalog.photos() == {}
    with scoped(a.stage.scope_of(a.stage.hilltop)):
        assert await catalog.photos() == {}
