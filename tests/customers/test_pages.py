"""Customers: found, shown with their parties, and who is known to pay for them."""

from uuid import UUID

from portal.demo import Stage
from portal.domain import access, matching
from portal.domain.access import Action
from tables.access import AuditEntry
from tables.bookings import Booking
from tables.matching import PayerAlias, RefusedPair
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


async def taught(a: Builder, stage: Stage) -> Booking:
    """Let Maya confirm a payment by an aunt, for another customer than the one ranked first."""
    booking = await a.booking()
    await a.booking(customer="Ruth Whitfield")
    notification = await a.notification("Ruth Ann Whitfield", "100.00")
    maya = stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{maya}")):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=maya, revision=notification.revision)
    return booking


async def aliases(stage: Stage, customer: UUID) -> list[PayerAlias]:
    with scoped(stage.scope):
        return await PayerAlias.objects().where(PayerAlias.customer == customer)


async def test_a_customer_is_found_by_a_misspelled_name_an_email_and_a_phone(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    await a.customer("Ngozi Okonkwo", email="ngozi@example.com", phone="916 555 0173")
    await a.customer("Bo Fitz")

    for typed in ("okonkvo", "ngo", "Ngozi@Example.com", "916-555-0173"):
        part = (await visitor.get("/riverside/customers", params={"q": typed}, headers=HTMX)).text
        assert "Ngozi Okonkwo" in part, typed
        assert "Bo Fitz" not in part

    assert "Nobody found" in (await visitor.get("/riverside/customers?q=xx")).text


async def test_the_list_names_the_latest_party_of_each(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    customer = await a.customer()
    earlier = await a.booking(customer=customer, days=3)
    latest = await a.booking(customer=customer, days=30)

    page = (await visitor.get("/riverside/customers")).text

    assert latest.reference in page
    assert earlier.reference not in page


async def test_a_look_at_contact_data_is_written_down(a: Builder, stage: Stage, visitor: Visitor) -> None:
    sam = stage.users["sam"].id
    await visitor.logs_in(sam)
    customer = await a.customer(email="dana@example.com", phone="916 555 0100")

    page = (await visitor.get(f"/riverside/customers/{customer.id}")).text

    assert "dana@example.com" in page
    assert "+19165550100" in page
    entry = await AuditEntry.objects().where(AuditEntry.action == "look at customer").first()
    assert entry is not None
    assert (entry.user, entry.subject_id) == (sam, customer.id)


async def test_who_may_not_see_contact_data_does_not(a: Builder, stage: Stage, visitor: Visitor) -> None:
    sam = stage.users["sam"].id
    customer = await a.customer(email="dana@example.com")
    with scoped(stage.scope):
        await access.override(sam, Action.SEE_CONTACT_DATA, is_allowed=False, station=stage.riverside.id)
    await visitor.logs_in(sam)

    page = (await visitor.get(f"/riverside/customers/{customer.id}")).text

    assert "Dana Ortiz" in page
    assert "dana@example.com" not in page


async def test_a_payer_who_was_learned_can_be_forgotten(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await taught(a, stage)
    here = f"/riverside/customers/{booking.customer}"
    (alias,) = await aliases(stage, booking.customer)
    assert "RUTH ANN WHITFIELD" in (await visitor.get(here)).text

    answer = await visitor.submits(f"{here}/payers/{alias.id}/removal", page=here)

    assert (answer.status_code, answer.headers["location"]) == (303, here)
    assert await aliases(stage, booking.customer) == []
    assert "RUTH ANN WHITFIELD" not in (await visitor.get(here)).text


async def test_a_refused_pair_can_be_forgotten(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    await taught(a, stage)
    with scoped(stage.scope):
        pair = await RefusedPair.objects().first()
    assert pair is not None
    here = f"/riverside/customers/{pair.customer}"
    assert "Not this customer" in (await visitor.get(here)).text

    await visitor.submits(f"{here}/refusals/{pair.id}/removal", page=here)

    assert "Not this customer" not in (await visitor.get(here)).text


async def test_only_who_matches_payments_may_forget(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    booking = await taught(a, stage)
    here = f"/riverside/customers/{booking.customer}"
    (alias,) = await aliases(stage, booking.customer)

    answer = await visitor.submits(f"{here}/payers/{alias.id}/removal", page=here)

    assert answer.status_code == 403
    assert "/removal" not in (await visitor.get(here)).text
    assert len(await aliases(stage, booking.customer)) == 1


async def test_another_station_finds_no_customer_and_forgets_nothing(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    booking = await taught(a, stage)
    (alias,) = await aliases(stage, booking.customer)
    await visitor.logs_in(stage.users["theo"].id)
    here = f"/hilltop/customers/{booking.customer}"

    assert (await visitor.get(here)).status_code == 404
    answer = await visitor.submits(f"{here}/payers/{alias.id}/removal", page="/hilltop/account")
    assert answer.status_code == 404
    assert len(await aliases(stage, booking.customer)) == 1
