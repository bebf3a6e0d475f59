"""From the hold on a date to its confirmation: a friend pays by Zelle, a person matches it; every job runs twice."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from pathlib import Path
from typing import TYPE_CHECKING

from tests.bookings.own_page import link, sent
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor


async def test_a_hold_becomes_a_party(a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path) -> None:
    from portal.domain import matching
    from portal.integrations.local import LocalEmailSender
    from tables.matching import NotificationState
    from tables.scope import scoped

    await a.chef()
    integrations = integrations_in(tmp_path)
    booking = await a.book(name="Ngozi Okonkwo", email="ngozi@example.com")
    await work_off(integrations)
    page = await visitor.get(link(booking))
    assert "One step left, Ngozi" in page.text

    said = await visitor.submits(
        f"{link(booking)}/declaration",
        method="zelle",
        payer_name="Chidi Eze",
        amount_cents="100.00",
        sent_at=sent(),
    )
    waiting = await a.notification("Chidi Eze", "100.00", booking.reference)
    assert said.status_code == 303
    assert waiting.state == NotificationState.WAITING  # in shadow mode a person decides
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(
            waiting.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=waiting.revision
        )
    ran = await work_off(integrations)

    assert {each.ending for each in ran} == {"done"}
    assert isinstance(integrations.email, LocalEmailSender)
    subjects = sorted(str(mail["Subject"]).split()[0] for mail in integrations.email.sent())
    assert subjects == ["It’s", "Send", "We"]  # a date; the deposit to send; we received it
    page = await visitor.get(link(booking))
    assert "It’s a date, Ngozi" in page.text
    assert "every 15s" in page.text  # the balance is still to come
    assert "/receipts/" in page.text
