"""The customer's page as a hub: corrected, noted, tagged, merged and separated, with one time line over every word."""

from uuid import UUID

from portal.demo import Stage
from portal.domain import access, customers, inbox, leads, matching
from portal.domain.access import Action
from portal.domain.leads import Enquiry
from tables.bookings import Booking
from tables.customers import Customer, CustomerMerge, CustomerNote
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor


def here(customer: Customer) -> str:
    return f"/riverside/customers/{customer.id}"


async def reread(stage: Stage, customer: Customer) -> Customer:
    with scoped(stage.scope):
        return await Customer.one(customer.id)


async def test_a_correction_is_found_by_at_once(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana = await a.customer(email="dana@example.com")

    answer = await visitor.submits(
        f"{here(dana)}/details", page=here(dana), name="Dana Ortega", email="dana@new.example.com", phone="916 555 0177"
    )

    assert answer.status_code == 303
    for typed in ("Ortega", "dana@new.example.com", "(916) 555-0177"):
        assert "Dana Ortega" in (await visitor.get("/riverside/customers", params={"q": typed})).text, typed
    assert "Dana Ortega" not in (await visitor.get("/riverside/customers", params={"q": "dana@example.com"})).text


async def test_a_correction_that_is_none_is_said_and_kept(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana = await a.customer(email="dana@example.com")

    answer = await visitor.submits(f"{here(dana)}/details", page=here(dana), name="Dana Ortiz", email="dana@", phone="")

    assert answer.status_code == 422
    assert 'value="dana@"' in answer.text
    assert (await reread(stage, dana)).email == "dana@example.com"


async def test_who_may_not_see_contact_data_corrects_none(a: Builder, stage: Stage, visitor: Visitor) -> None:
    sam = stage.users["sam"].id
    dana = await a.customer(email="dana@example.com", phone="916 555 0100")
    with scoped(stage.scope):
        await access.override(sam, Action.SEE_CONTACT_DATA, is_allowed=False, station=stage.riverside.id)
    await visitor.logs_in(sam)

    answer = await visitor.submits(f"{here(dana)}/details", page=here(dana), name="Dana Ortiz", email="", phone="")

    assert answer.status_code == 422
    assert (await reread(stage, dana)).email == "dana@example.com"


async def test_a_note_says_who_wrote_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana = await a.customer()

    await visitor.submits(f"{here(dana)}/notes", page=here(dana), words="Has a <big> dog.\nRing twice.")
    refused = await visitor.submits(f"{here(dana)}/notes", page=here(dana), words=" ")

    page = (await visitor.get(here(dana))).text
    assert "Has a &lt;big&gt; dog." in page
    assert "Sam Reyes" in page
    assert refused.status_code == 422
    with scoped(stage.scope):
        (row,) = await CustomerNote.objects()
    assert isinstance(row.__dict__["words"], bytes), "it lies sealed in the database"


async def test_a_list_is_filtered_by_a_tag(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana, _ = await a.customer(), await a.customer("Bo Fitz")

    await visitor.submits(f"{here(dana)}/tags", page=here(dana), tag="  VIP  guest ")
    tagged = (await visitor.get("/riverside/customers?tag=vip+guest")).text
    await visitor.submits(f"{here(dana)}/tags/removal", page=here(dana), tag="vip guest")
    after = (await visitor.get("/riverside/customers?tag=vip+guest")).text

    assert "Dana Ortiz" in tagged
    assert "Bo Fitz" not in tagged
    assert "Nobody is tagged" in after


async def test_everything_hangs_on_one_page(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking(email="dana@example.com")
    paid = await a.notification("Dana Ortiz", "100.00")
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{stage.users['maya'].id}")):
        await matching.confirm(paid.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=paid.revision)
        await inbox.receive(booking.id, words="Is there parking?")
        await leads.capture(Enquiry(name="Dana Ortiz", email="dana@example.com", guests=30))

    page = (await visitor.get(f"/riverside/customers/{booking.customer}")).text

    for expected in (booking.reference, "$100.00", "Is there parking?", "Leads", "Customer added"):
        assert expected in page, expected


async def test_two_are_compared_merged_and_separated(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    dana = await a.customer(email="dana@example.com", phone="916 555 0100")
    other = await a.customer("Danielle Ortiz", email="dana@work.example.com", phone="916 555 0100")
    booking = await a.booking(customer=other)
    assert "May be the same person" in (await visitor.get(here(dana))).text

    preview = (await visitor.get(f"{here(dana)}/merge?other={other.id}")).text
    assert "1 booking" in preview
    assert booking.reference in preview
    answer = await visitor.submits(
        f"{here(dana)}/merge", page=f"{here(dana)}/merge?other={other.id}", gone=str(other.id)
    )

    assert answer.headers["location"] == here(dana)
    page = (await visitor.get(here(dana))).text
    assert "also known as Danielle Ortiz" in page
    assert booking.reference in page
    assert (await visitor.get(here(other))).headers["location"] == here(dana)
    with scoped(stage.scope):
        made = await CustomerMerge.objects().first()
    assert made is not None
    await visitor.submits(f"{here(dana)}/merges/{made.id}/undo", page=here(dana))
    assert await owner(stage, booking) == other.id
    assert booking.reference in (await visitor.get(here(other))).text


async def owner(stage: Stage, booking: Booking) -> UUID:
    with scoped(stage.scope):
        found: UUID = (await Booking.one(booking.id)).customer
    return found


async def test_a_merge_that_cannot_be_is_said(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    dana = await a.customer()
    page = f"{here(dana)}/merge"

    same = await visitor.submits(page, page=here(dana), gone=str(dana.id))
    nobody = await visitor.submits(page, page=here(dana), gone="")

    assert (same.status_code, nobody.status_code) == (422, 422)
    assert "Choose another one" in same.text


async def test_who_only_serves_merges_nobody(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana, other = await a.customer(), await a.customer()

    answer = await visitor.submits(f"{here(dana)}/merge", page=here(dana), gone=str(other.id))

    assert answer.status_code == 403
    assert (await reread(stage, other)).merged_into is None


async def test_a_phone_of_somebody_else_is_suggested_not_merged(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    dana = await a.customer(phone="916 555 0100")
    await a.customer("Marco Weiss", phone="916 555 0100")

    page = (await visitor.get(here(dana))).text

    assert "Marco Weiss" in page
    assert "Nothing is merged automatically" in page
    with scoped(stage.scope_of(stage.riverside)):
        assert len(await customers.customers()) == 2
