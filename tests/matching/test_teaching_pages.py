"""The pages of teaching: without JavaScript, who may do what, other stations and businesses."""

from typing import Any

import httpx
import pytest

from portal.demo import Stage
from portal.domain import notifications
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scoped
from tables.system import TaughtSender, TaughtState
from tests.cast import Builder
from tests.matching.bank_layouts import Told
from tests.matching.teaching import BANK, FIRST, comes
from tests.matching.teaching import told as paid
from tests.web.visitor import Visitor

SAID = {
    "payer": FIRST.payer,
    "amount": FIRST.amount,
    "memo": FIRST.memo,
    "number": FIRST.number,
    "name": "Harbor One",
    "provider": "zelle",
}


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.fixture
async def first(a: Builder) -> PaymentNotification:
    """Let the first mail of a bank come that is in no registry."""
    return await comes(a, FIRST)


def page_of(first: PaymentNotification, station: str = "riverside") -> str:
    return f"/{station}/queue/{first.id}/teach"


async def shows(visitor: Visitor, first: PaymentNotification, **fields: Any) -> httpx.Response:
    return await visitor.submits(f"{page_of(first)}/replay", page=page_of(first), **SAID | fields)


async def saves(visitor: Visitor, first: PaymentNotification, **fields: Any) -> httpx.Response:
    return await visitor.submits(page_of(first), page=page_of(first), **SAID | fields)


async def the_sender(stage: Stage) -> TaughtSender | None:
    with scoped(stage.scope):
        return await TaughtSender.objects().first()


async def learned(stage: Stage, visitor: Visitor, first: PaymentNotification) -> TaughtSender:
    """Let Maya teach the bank."""
    await visitor.logs_in(stage.users["maya"].id)
    assert (await saves(visitor, first)).status_code == 303
    sender = await the_sender(stage)
    assert sender is not None
    return sender


async def test_the_queue_leads_from_an_unknown_bank_to_teaching_it(maya: Visitor, first: PaymentNotification) -> None:
    queue = await maya.get(f"/riverside/queue/{first.id}")
    page = await maya.get(page_of(first))

    assert f'href="/riverside/queue/{first.id}/teach"' in queue.text
    assert page.status_code == 200
    assert "Teach the portal to read this bank" in page.text
    assert BANK.address in page.text
    assert f'value="{FIRST.payer}"' in page.text
    assert "$240.50" in page.text
    assert "The money is in your account x4471." in page.text


async def test_a_known_banks_mail_leads_nowhere(a: Builder, maya: Visitor) -> None:
    known = await a.notification("Dana Ortiz")

    queue = await maya.get(f"/riverside/queue/{known.id}")
    page = await maya.get(page_of(known))

    assert '/teach"' not in queue.text
    assert page.status_code == 422
    assert "reads mails of this sender already" in page.text


async def test_what_it_would_read_is_shown_and_nothing_is_kept(
    a: Builder, stage: Stage, maya: Visitor, first: PaymentNotification
) -> None:
    await comes(a, paid("Ann Lee", "$12.00", "for Ana", "QQ-7"))

    page = await shows(maya, first)

    assert page.status_code == 200
    assert "What it would read" in page.text
    assert '<mark class="read" data-field="payer">Ann Lee</mark>' in page.text
    assert '<mark class="read" data-field="id">QQ-7</mark>' in page.text
    assert "Of the newest 2 mails of this sender, it reads 2 whole." in page.text
    assert "Save what it learned" in page.text
    assert await the_sender(stage) is None


async def test_words_that_stand_twice_are_asked_about_and_the_choice_is_taken(
    stage: Stage, a: Builder, maya: Visitor
) -> None:
    twice = await comes(a, FIRST._replace(memo="TOMAS BRIGHTWELL"))

    asked = await shows(maya, twice, memo="TOMAS BRIGHTWELL")
    taken = await shows(maya, twice, memo="TOMAS BRIGHTWELL", payer_at="1:0:16", memo_at="4:0:16")

    assert asked.status_code == 422
    assert "Which line is it?" in asked.text
    assert "Line 5" in asked.text
    assert taken.status_code == 200
    assert "Save what it learned" in taken.text


async def test_a_wrong_mark_is_refused_beside_its_fact(maya: Visitor, first: PaymentNotification) -> None:
    page = await shows(maya, first, amount="TOMAS", no_number="on", number="")

    assert page.status_code == 422
    assert "isn’t an amount" in page.text or "doesn’t look" in page.text or "don’t stand" in page.text
    assert "Save what it learned" not in page.text
    assert f'value="{FIRST.payer}"' in page.text


async def test_saved_it_is_listed_and_waits_for_an_admin(
    stage: Stage, maya: Visitor, first: PaymentNotification
) -> None:
    sender = await learned(stage, maya, first)

    listed = await maya.get("/riverside/teaching")
    shown = await maya.get(f"/riverside/teaching/{sender.id}")

    assert "Harbor One" in listed.text
    assert "Not trusted yet" in listed.text
    assert "An admin looks at what it reads" in shown.text
    assert "Look and trust" not in shown.text
    assert "Version 1" in shown.text
    assert "beside, or below, “Message”" in shown.text


async def test_who_only_looks_teaches_nothing(stage: Stage, visitor: Visitor, first: PaymentNotification) -> None:
    await visitor.logs_in(stage.users["sam"].id)

    queue = await visitor.get(f"/riverside/queue/{first.id}")

    assert '/teach"' not in queue.text
    assert (await visitor.get(page_of(first))).status_code == 403
    assert (await visitor.submits(page_of(first), page="/riverside/account", **SAID)).status_code == 403
    assert await the_sender(stage) is None


async def test_only_an_admin_trusts_and_switches_off(stage: Stage, maya: Visitor, first: PaymentNotification) -> None:
    sender = await learned(stage, maya, first)
    at = f"/riverside/teaching/{sender.id}"

    assert (await maya.get(f"{at}/trust")).status_code == 403
    for way in ("trust", "off"):
        answer = await maya.submits(f"{at}/{way}", page="/riverside/account", version="1")
        assert answer.status_code == 403
    now = await the_sender(stage)
    assert now is not None
    assert now.state == TaughtState.DRAFT


async def test_an_admin_is_told_what_trust_means_and_trusts_for_all_stations(
    stage: Stage, visitor: Visitor, first: PaymentNotification
) -> None:
    sender = await learned(stage, visitor, first)
    await visitor.logs_in(stage.users["olive"].id)

    here = await visitor.get(f"/riverside/teaching/{sender.id}/trust")
    page = f"/all/teaching/{sender.id}/trust?version=1"
    everywhere = await visitor.get(page)
    done = await visitor.submits(f"/all/teaching/{sender.id}/trust", page=page, version="1")
    shown = await visitor.get(f"/all/teaching/{sender.id}")

    assert "This holds for every station" in here.text
    assert page in here.text
    assert f"Trust {BANK.address}?" in everywhere.text
    assert "DMARC must pass" in everywhere.text
    assert "never whether the mail is real" in everywhere.text
    assert FIRST.payer in everywhere.text
    assert done.status_code == 303
    assert "Counts now" in shown.text
    now = await the_sender(stage)
    assert now is not None
    assert (now.state, now.version, now.trusted_by) == (TaughtState.TRUSTED, 1, stage.users["olive"].id)

    await visitor.submits(f"/all/teaching/{sender.id}/off", page=f"/all/teaching/{sender.id}")
    off = await the_sender(stage)
    assert off is not None
    assert off.state == TaughtState.OFF


async def test_a_station_alone_is_refused_what_holds_for_all(
    stage: Stage, visitor: Visitor, first: PaymentNotification
) -> None:
    sender = await learned(stage, visitor, first)
    await visitor.logs_in(stage.users["olive"].id)
    at = f"/riverside/teaching/{sender.id}"

    for way in ("trust", "off"):
        answer = await visitor.submits(f"{at}/{way}", page=at, version="1")
        assert answer.status_code == 422
        assert "All stations" in answer.text


async def test_another_station_finds_nothing_of_it(stage: Stage, visitor: Visitor, first: PaymentNotification) -> None:
    sender = await learned(stage, visitor, first)
    await visitor.logs_in(stage.users["theo"].id)

    assert (await visitor.get(page_of(first, "hilltop"))).status_code in {403, 404}
    assert (await visitor.get(f"/hilltop/teaching/{sender.id}")).status_code in {403, 404}
    assert (await visitor.get(page_of(first))).status_code == 404


async def test_the_file_is_for_the_registry(stage: Stage, visitor: Visitor, first: PaymentNotification) -> None:
    sender = await learned(stage, visitor, first)

    file = await visitor.get(f"/riverside/teaching/{sender.id}/file")

    assert file.headers["content-disposition"] == 'attachment; filename="zelle.harborone_example_alerts.json"'
    assert BANK.address in file.text
    assert FIRST.payer.casefold() not in file.text.casefold()


async def test_a_name_that_is_markup_stays_words(a: Builder, maya: Visitor) -> None:
    hostile = await comes(a, Told("<b>Eve</b>", "$9.00", '"><script>x</script>', "QQ-66"))

    page = await maya.get(page_of(hostile))

    assert page.status_code == 200
    assert "<script>x" not in page.text
    assert "<b>Eve" not in page.text


async def test_the_bell_says_which_bank_writes_otherwise(
    stage: Stage, visitor: Visitor, first: PaymentNotification
) -> None:
    sender = await learned(stage, visitor, first)
    with scoped(stage.scope_of(stage.riverside)):
        await notifications.notify(
            first.id, kind="matching.sender.outgrown", subject_id=sender.id, facts={"misfits": 3}
        )

    bell = await visitor.get("/riverside/notifications")

    assert "Harbor One changed its emails</a>" in bell.text
    assert "3 emails in a row" in bell.text


async def test_teaching_decides_nothing_about_the_payment(
    stage: Stage, maya: Visitor, first: PaymentNotification
) -> None:
    await learned(stage, maya, first)

    with scoped(stage.scope):
        now = await PaymentNotification.one(first.id)
    assert (now.state, now.revision, now.guard) == (NotificationState.WAITING, first.revision, "unknown_sender")
