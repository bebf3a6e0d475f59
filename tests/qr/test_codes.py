"""Codes: made once, led elsewhere, renamed, switched."""

import sys

import pytest

from portal.domain import qr
from portal.domain.qr import AboutWhom, LabelMissing, TargetRefused
from tables.base import RowMissing
from tables.events import DomainEvent
from tables.qr import QRCode, QRKind
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder


async def made(label: str = "Table tents", target: str = "/riverside/book") -> QRCode:
    return await qr.make(QRKind.CAMPAIGN, label=label, target=target)


async def events_of(code: QRCode) -> list[str]:
    rows = (
        await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == code.id).order_by(DomainEvent.version)
    )
    return [row["name"] for row in rows]


async def test_a_code_is_short_and_hard_to_misread(riverside: Station) -> None:
    code = await made("  Table \n tents ")

    assert len(code.code) == 7
    assert not set(code.code) & set("0O1IL")
    assert code.label == "Table tents"
    assert await events_of(code) == ["qr.code.made"]


async def test_a_code_that_somebody_has_is_drawn_again(riverside: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await made()
    drawn = iter([first.code, first.code, "ABCDEFG"])
    monkeypatch.setattr(sys.modules["portal.domain.qr.make"], "make_code", lambda: next(drawn))

    second = await made()

    assert second.code == "ABCDEFG"


async def test_a_chefs_code_names_the_chef_and_a_bookings_the_booking(a: Builder, riverside: Station) -> None:
    booking = await a.booking()

    code = await qr.make(QRKind.BOOKING, label="Card", target="/riverside/book", booking_id=booking.id)

    assert code.booking == booking.id
    for kind in (QRKind.CHEF, QRKind.BOOKING):
        with pytest.raises(AboutWhom):
            await qr.make(kind, label="Card", target="/riverside/book")
    with pytest.raises(AboutWhom):
        await qr.make(QRKind.CAMPAIGN, label="Card", target="/riverside/book", booking_id=booking.id)


async def test_anothers_booking_is_not_there(a: Builder, riverside: Station) -> None:
    theirs = await a.booking(station=a.stage.hilltop)

    with pytest.raises(RowMissing):
        await qr.make(QRKind.BOOKING, label="Card", target="/riverside/book", booking_id=theirs.id)


async def test_it_leads_elsewhere_once_it_is_told_to(riverside: Station) -> None:
    code = await made()

    await qr.change_target(code.id, target="https://example.com/menu")
    await qr.change_target(code.id, target="https://example.com/menu")
    with pytest.raises(TargetRefused):
        await qr.change_target(code.id, target="//evil.example")

    assert (await QRCode.one(code.id)).target == "https://example.com/menu"
    assert await events_of(code) == ["qr.code.made", "qr.code.led_elsewhere"]


async def test_it_is_renamed_and_keeps_a_name(riverside: Station) -> None:
    code = await made()

    await qr.rename(code.id, label="Van")
    with pytest.raises(LabelMissing):
        await qr.rename(code.id, label="  ")
    with pytest.raises(LabelMissing):
        await qr.rename(code.id, label="x" * 81)

    assert (await QRCode.one(code.id)).label == "Van"


async def test_it_is_switched_off_and_on_once(riverside: Station) -> None:
    code = await made()

    for is_active in (False, False, True):
        await qr.switch(code.id, is_active=is_active)

    assert await events_of(code) == ["qr.code.made", "qr.code.switched", "qr.code.switched"]


async def test_it_is_changed_in_the_scope_of_all_stations(a: Builder, riverside: Station) -> None:
    code = await made()

    with scoped(a.stage.scope):
        await qr.switch(code.id, is_active=False)
        await qr.rename(code.id, label="Van")
        await qr.change_target(code.id, target="/hilltop/book")

    assert (await QRCode.one(code.id)).label == "Van"


async def test_another_station_changes_nothing(a: Builder, riverside: Station) -> None:
    code = await made()

    with scoped(a.stage.scope_of(a.stage.hilltop)), pytest.raises(RowMissing):
        await qr.change_target(code.id, target="/hilltop/book")
