"""Somebody scans: counted when it is a person, led on with the code's name, and no address of theirs is kept."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pytest
from litestar import Litestar

from portal.demo import Stage
from portal.domain import qr
from portal.integrations.mmdb import MmdbPlaces
from tables.qr import QRCode, QRKind, QRScan
from tables.scope import scoped
from tables.stations import Business
from tests.qr.city_file import city_file
from tests.qr.phones import IPHONE
from tests.web.visitor import Visitor

PERSON = {"user-agent": IPHONE}


@pytest.fixture
async def code(stage: Stage) -> QRCode:
    return await made(stage)


async def made(stage: Stage, target: str = "/riverside/book") -> QRCode:
    with scoped(stage.scope_of(stage.riverside)):
        return await qr.make(QRKind.CAMPAIGN, label="Flyer", target=target)


async def scans(stage: Stage) -> list[QRScan]:
    with scoped(stage.scope):
        return await QRScan.objects()


async def only_one_business() -> None:
    await Business.update({Business.deleted_at: datetime(2026, 1, 1, tzinfo=UTC)}).where(Business.slug == "ember-oak")


async def test_a_scan_is_counted_and_led_on(code: QRCode, stage: Stage, visitor: Visitor) -> None:
    answer = await visitor.get(f"/q/{code.code.lower()}", headers=PERSON)

    assert (answer.status_code, answer.headers["location"]) == (302, f"/riverside/book?from={code.code}")
    assert answer.headers["cache-control"] == "no-store"
    (scan,) = await scans(stage)
    assert (scan.qr_code, scan.station) == (code.id, stage.riverside.id)
    assert (scan.device, scan.system, scan.browser) == ("phone", "iOS", "Safari")


async def test_it_leads_where_it_was_told_to_last(code: QRCode, stage: Stage, visitor: Visitor) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await qr.change_target(code.id, target="https://example.com/menu?x=1")

    answer = await visitor.get(f"/q/{code.code}", headers=PERSON)

    assert answer.headers["location"] == "https://example.com/menu?x=1", "another site is told nothing"


async def test_a_target_keeps_what_it_asks_for(stage: Stage, visitor: Visitor) -> None:
    code = await made(stage, target="/riverside/book?guests=10#menu")

    answer = await visitor.get(f"/q/{code.code}", headers=PERSON)

    assert answer.headers["location"] == f"/riverside/book?guests=10&from={code.code}#menu"


@pytest.mark.parametrize(
    "headers",
    [{"user-agent": "WhatsApp/2.24.20.89 A"}, PERSON | {"sec-purpose": "prefetch"}, {"user-agent": "curl/8.5.0"}],
)
async def test_who_only_looks_is_led_on_uncounted(
    code: QRCode, stage: Stage, visitor: Visitor, headers: dict[str, str]
) -> None:
    assert (await visitor.get(f"/q/{code.code}", headers=headers)).status_code == 302
    assert (await visitor.head(f"/q/{code.code}", headers=PERSON)).status_code == 302

    assert await scans(stage) == []


async def test_a_code_out_of_use_is_a_friendly_page_that_leads_to_the_business(
    code: QRCode, stage: Stage, visitor: Visitor
) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await qr.switch(code.id, is_active=False)

    answer = await visitor.get(f"/q/{code.code}", headers=PERSON)

    assert answer.status_code == 404
    assert "out of use" in answer.text
    assert 'href="/riverside/book"' in answer.text
    assert await scans(stage) == []


async def test_a_code_that_is_none_leads_to_the_only_business_there_is(stage: Stage, visitor: Visitor) -> None:
    assert "out of use" not in (await visitor.get("/q/AAAAAAA", headers=PERSON)).text

    await only_one_business()
    answer = await visitor.get("/q/nonsense!", headers=PERSON)

    assert answer.status_code == 404
    assert 'href="/riverside/book"' in answer.text


async def test_codes_cannot_be_tried_out(stage: Stage, visitor: Visitor) -> None:
    answers = [(await visitor.get(f"/q/AAAAAA{letter}", headers=PERSON)).status_code for letter in "BCDE" * 16]

    assert answers[59] == 404
    assert answers[60:] == [429] * 4


async def test_the_place_comes_from_the_operators_file_and_no_address_is_kept(
    code: QRCode, stage: Stage, app: Litestar, tmp_path: Path
) -> None:
    places = MmdbPlaces(city_file(tmp_path))
    before = app.state.integrations
    app.state.integrations = msgspec.structs.replace(before, places=places)
    try:
        transport = httpx.ASGITransport(app, client=("198.51.100.7", 5000))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as phone:
            await phone.get(f"/q/{code.code}", headers=PERSON)
    finally:
        app.state.integrations = before
        places.close()

    with scoped(stage.scope):
        (row,) = await QRScan.select()
    assert (row["country"], row["region"], row["city"]) == ("US", "California", "Oakland")
    assert "198.51" not in str(row)
