"""Run sheets: what stands on them, and for whom."""

from datetime import timedelta

from portal import clock
from portal.controllers.staff.bookings.run_sheet_layout import WISHES_AT_MOST
from portal.demo import Stage
from portal.domain.access import RoleName
from tables.access import AuditEntry, Grant, Role
from tables.bookings import Booking
from tables.scope import scoped
from tests.cast import Builder
from tests.chefs.parties import party
from tests.web.visitor import Visitor


async def sheet(visitor: Visitor, booking: Booking) -> str:
    answer = await visitor.get(f"/riverside/bookings/{booking.id}/runsheet")
    assert answer.status_code == 200
    return answer.text


async def test_it_says_all_that_is_needed_on_the_day(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await party(a, stage, await a.chef(postal_code="95814"))
    await visitor.logs_in(stage.users["maya"].id)

    text = await sheet(visitor, booking)

    for said in (
        "Dana Ortiz", "(916) 555-0173", "9018 Laguna Shores Dr", "Gate 4471#", "2 guests: no shellfish", "Filet mignon",
        "Gyoza", "Kenji Watanabe leaves", "$600.00", "Cake at half past six", "QR code: the way there on a map",
        "QR code: the host’s page, to pay", "Outdoors", "by Maya Petrossian",
    ):  # fmt: skip
        assert said in text, said


async def test_support_is_shown_no_gate_code(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await party(a, stage)
    await visitor.logs_in(stage.users["sam"].id)

    text = await sheet(visitor, booking)

    assert "4471#" not in text
    assert "your manager has it" in text


async def test_nothing_is_collected_twice(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await party(a, stage)
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.paid_cents: 700_00}).where(Booking.id == booking.id)
    await visitor.logs_in(stage.users["maya"].id)

    text = await sheet(visitor, booking)

    assert "All paid" in text
    assert "to pay" not in text


async def test_allergies_are_never_cut_and_wishes_say_that_they_are(a: Builder, stage: Stage, visitor: Visitor) -> None:
    allergies, wishes = "sesame and peanuts, " * 60 + "end", "candles " * WISHES_AT_MOST
    booking = await party(a, stage, allergies=allergies, wishes=wishes)
    await visitor.logs_in(stage.users["maya"].id)

    text = await sheet(visitor, booking)

    assert allergies in text
    assert wishes not in text
    assert "The rest is in the portal." in text


async def test_a_day_has_a_page_for_each_party_in_order(a: Builder, stage: Stage, visitor: Visitor) -> None:
    chef, noon = await a.chef(), clock.now().replace(hour=20) + timedelta(days=2)
    later = await party(a, stage, chef, starts_at=noon + timedelta(hours=4), name="Lin Xiaoyu")
    first = await party(a, stage, chef, starts_at=noon)
    other = await party(a, stage, chef, starts_at=noon + timedelta(days=1))
    await visitor.logs_in(stage.users["maya"].id)

    text = (await visitor.get(f"/riverside/runsheets/{first.event_date}")).text

    assert text.count('class="sheet-page') == 2
    assert text.index("Dana Ortiz") < text.index("Lin Xiaoyu")
    assert later.reference in text
    assert other.reference not in text


async def test_a_day_without_parties_says_so(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert "No parties on this date." in (await visitor.get("/riverside/runsheets/2026-01-01")).text
    assert (await visitor.get("/riverside/runsheets/someday")).status_code == 404


async def test_a_look_at_it_is_in_the_audit(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await party(a, stage)
    await visitor.logs_in(stage.users["maya"].id)

    await sheet(visitor, booking)

    assert await AuditEntry.exists().where(AuditEntry.action == "look at run sheet")


async def test_a_booking_of_which_little_is_known_has_a_sheet_too(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await a.booking()
    await visitor.logs_in(stage.users["maya"].id)

    text = await sheet(visitor, booking)

    assert "Not known yet" in text
    assert "No chef yet" in text


async def test_who_may_see_gate_codes_elsewhere_is_shown_none_of_here(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    booking, sam = await party(a, stage), stage.users["sam"].id
    manager = await Role.objects().where(Role.name == RoleName.STATION_MANAGER).first()
    assert manager is not None
    await Grant(user=sam, role=manager.id, station=stage.hilltop.id).save()
    await visitor.logs_in(sam)

    answer = await visitor.get(f"/all/bookings/{booking.id}/runsheet")

    assert answer.status_code == 200
    assert "your manager has it" in answer.text
    assert "4471#" not in answer.text
