"""Staff pages about codes: made, looked at, downloaded, led elsewhere, counted."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import zxingcpp
from PIL import Image

from portal import clock
from portal.demo import Stage
from portal.domain import qr
from tables.bookings import Booking
from tables.qr import QRCode, QRKind, QRScan
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor

HERE = "/riverside/qr"


async def made(stage: Stage, label: str = "Table tents") -> QRCode:
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{stage.users['maya'].id}")):
        return await qr.make(QRKind.CAMPAIGN, label=label, target="/riverside/book")


async def scanned(stage: Stage, code: QRCode, *, days_ago: int = 0, times: int = 1, **facts: Any) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        for _ in range(times):
            at = clock.now() - timedelta(days=days_ago)
            await QRScan(qr_code=code.id, created_at=at, **({"device": "phone"} | facts)).save()


async def test_the_first_code_is_offered_where_there_is_none(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert "Make the first code" in (await visitor.get(HERE)).text


async def test_a_code_is_made_and_then_printed(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    answer = await visitor.submits(
        HERE,
        page=f"{HERE}/new",
        kind="campaign",
        label="Flyer, June",
        target="/riverside/book",
        station=str(stage.riverside.id),
    )

    assert answer.status_code == 303
    there = answer.headers["location"]
    page = (await visitor.get(there)).text
    assert "Flyer, June" in page
    assert "Nobody scanned in this time" in page
    assert "Maya Petrossian" in page
    for name in ("code.png", "poster.png?paper=a4&words=Come+in"):
        file = await visitor.get(f"{there}/{name}")
        (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(file.content)))
        assert read.text.partition("/q/")[2] in page
        assert file.headers["content-disposition"].startswith("attachment")
    assert (await visitor.get(f"{there}/code.svg")).headers["content-type"].startswith("image/svg+xml")
    assert "Come in" in (await visitor.get(f"{there}/poster.svg?words=Come+in")).text


async def test_what_makes_no_sense_is_said_beside_its_field(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    typed = {"label": "Flyer", "target": "//evil.example", "station": str(stage.riverside.id)}
    answer = await visitor.submits(HERE, page=f"{HERE}/new", kind="campaign", **typed)
    assert answer.status_code == 422
    assert "Two slashes lead to another site" in answer.text
    assert 'value="Flyer"' in answer.text

    typed["target"] = "/riverside/book"
    answer = await visitor.submits(HERE, page=f"{HERE}/new?kind=booking", kind="booking", booking="MH-NOBODY", **typed)
    assert answer.status_code == 422
    assert "No booking here has this reference" in answer.text

    typed["station"] = str(stage.hilltop.id)
    answer = await visitor.submits(HERE, page=f"{HERE}/new", kind="campaign", **typed)
    assert answer.status_code == 422
    assert "one of your stations" in answer.text


async def test_a_bookings_code_is_made_from_its_reference(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking()

    answer = await visitor.submits(
        HERE,
        page=f"{HERE}/new?kind=booking",
        kind="booking",
        booking=booking.reference.lower(),
        label="Thank-you card",
        target="/riverside/book",
        station=str(stage.riverside.id),
    )

    page = (await visitor.get(answer.headers["location"])).text
    assert f"/riverside/bookings/{booking.id}" in page


async def test_it_is_led_elsewhere_renamed_and_taken_out_of_use(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    code = await made(stage)
    here = f"{HERE}/{code.id}"

    assert (await visitor.submits(f"{here}/target", page=here, target="https://example.com/x")).status_code == 303
    assert (await visitor.submits(f"{here}/label", page=here, label="Van")).status_code == 303
    assert (await visitor.submits(f"{here}/off", page=here)).status_code == 303
    refused = await visitor.submits(f"{here}/target", page=here, target="http://example.com")

    assert refused.status_code == 422
    assert "http://example.com" in refused.text
    page = (await visitor.get(here)).text
    assert "https://example.com/x" in page
    assert "Van" in page
    assert "Use it again" in page
    assert (await visitor.submits(f"{here}/on", page=here)).status_code == 303


async def test_scans_are_counted_by_day_device_and_place(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    code = await made(stage)
    await scanned(stage, code, times=3, city="Oakland", region="California", country="US")
    await scanned(stage, code, days_ago=3, device="computer")
    await scanned(stage, code, days_ago=60, times=5)

    month = (await visitor.get(f"{HERE}/{code.id}")).text
    year = (await visitor.get(f"{HERE}/{code.id}?days=365", headers=HTMX)).text

    assert 'aria-label="Scans over time: at most 3 in a day, 4 in all"' in month
    assert "Oakland, California, US" in month
    assert "Computer" in month
    assert "in a week, 9 in all" in year
    assert "<html" not in year
    assert 'data-label="Scans in 30 days">4<' in (await visitor.get(HERE)).text


async def test_what_a_code_brought_is_its_bookings_and_their_worth(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    code = await made(stage)
    first, gone = await a.booking(due_cents=900_00), await a.booking(due_cents=500_00)
    await brought(stage, code, first.id)
    await brought(stage, code, gone.id, state="cancelled")

    page = (await visitor.get(f"{HERE}/{code.id}")).text
    all_codes = (await visitor.get(f"{HERE}/statistics")).text

    assert first.reference in page
    assert gone.reference in page
    for text in (page, all_codes):
        assert '<span class="label">Bookings</span><span class="value">1</span>' in text
        assert '<span class="value">$900.00</span>' in text


async def brought(stage: Stage, code: QRCode, booking_id: UUID, **also: str) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        values = {Booking.qr_code: code.id} | {getattr(Booking, name): value for name, value in also.items()}
        await Booking.update(values).where(Booking.id == booking_id)


async def test_all_codes_of_a_station_are_compared(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    tents, van = await made(stage, "Table tents"), await made(stage, "Van")
    await scanned(stage, tents)
    await scanned(stage, van, times=2)

    page = (await visitor.get("/all/qr/statistics?days=7")).text

    assert page.index(f"/all/qr/{van.id}") < page.index(f"/all/qr/{tents.id}")
    assert "at most 3 in a day" in page


async def test_who_only_serves_sees_codes_and_changes_none(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    code = await made(stage)
    here = f"{HERE}/{code.id}"

    assert (await visitor.get(here)).status_code == 200
    assert "Change it" not in (await visitor.get(here)).text
    assert (await visitor.submits(f"{here}/off", page="/riverside/account")).status_code == 403
    assert (await visitor.get(f"{HERE}/new")).status_code == 403
