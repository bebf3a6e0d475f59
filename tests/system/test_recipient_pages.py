"""The part of a mailbox's page that says whose accounts its notices are about."""

from datetime import timedelta
from typing import Any

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import system
from tables.scope import scoped
from tables.system import Mailbox, MailRecipient, RecipientState
from tests.cast import Builder
from tests.web.visitor import Visitor

FRIEND = "a.friend@elsewhere.example"


async def seen(stage: Stage, mailbox: Mailbox, value: str = FRIEND, *, times: int = 1) -> MailRecipient:
    with scoped(stage.scope):
        for hours in range(times):
            noted = await system.note_recipient(
                mailbox.id, value=value, sender="zelle.chase", seen_at=clock.now() - timedelta(hours=hours)
            )
    assert noted is not None
    return noted


async def row_of(stage: Stage, recipient: MailRecipient) -> MailRecipient:
    with scoped(stage.scope):
        return await MailRecipient.one(recipient.id)


async def decided(visitor: Visitor, here: str, recipient: MailRecipient, what: str) -> Any:
    return await visitor.submits(f"{here}/recipients/{recipient.id}/{what}", page=here)


async def test_nothing_seen_yet_says_what_will_stand_here(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()

    page = (await visitor.get(f"/riverside/mailboxes/{mailbox.id}")).text

    assert "No notice has named an account yet" in page
    for known in (mailbox.address, "MyHibachi-Riverside", "MyHibachi Riverside"):
        assert f"<li>{known}</li>" in page
    assert "known to be yours.</strong>" not in page


async def test_what_was_seen_is_listed_with_its_sender_and_asked_about_on_top(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    await seen(stage, mailbox, times=4)
    await seen(stage, mailbox, mailbox.address)

    page = (await visitor.get(f"/riverside/mailboxes/{mailbox.id}")).text

    assert "an account that they name isn’t known to be yours" in page
    assert "Written to, Chase" in page
    assert "Probably yours" in page
    assert f'aria-label="It’s ours: {FRIEND}"' in page
    assert "This mailbox’s own address" in page
    assert f'aria-label="It’s ours: {mailbox.address}"' not in page


async def test_an_admin_confirms_and_takes_it_back(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    recipient = await seen(stage, mailbox)
    here = f"/riverside/mailboxes/{mailbox.id}"

    answer = await decided(visitor, here, recipient, "confirmation")

    assert answer.headers["location"] == f"{here}#accounts"
    row = await row_of(stage, recipient)
    assert (row.state, row.decided_by) == (RecipientState.OURS, stage.users["olive"].id)
    page = (await visitor.get(here)).text
    assert "It’s yours. We’re matching the e-mails that were waiting for this." in page
    assert f'action="{here}/recipients/{recipient.id}/reopening"' in page
    assert "<small>Olive Hartwell, <time" in page

    await decided(visitor, here, recipient, "reopening")
    assert (await row_of(stage, recipient)).state == RecipientState.SEEN


async def test_an_admin_refuses(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    recipient = await seen(stage, mailbox)
    here = f"/riverside/mailboxes/{mailbox.id}"

    await decided(visitor, here, recipient, "refusal")

    assert (await row_of(stage, recipient)).state == RecipientState.NOT_OURS
    assert "Not ours" in (await visitor.get(here)).text


async def test_one_is_added_by_hand_and_removed(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    here = f"/riverside/mailboxes/{mailbox.id}"

    await visitor.submits(f"{here}/recipients", page=here, value="@Kens-Tacos")

    assert "@Kens-Tacos" in (await visitor.get(here)).text
    with scoped(stage.scope):
        [added] = await MailRecipient.objects()
    assert (added.state, added.decided_by) == (RecipientState.OURS, stage.users["olive"].id)

    await decided(visitor, here, added, "removal")
    assert "@Kens-Tacos" not in (await visitor.get(here)).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please fill this in."),
        ("pay@", "Type the whole e-mail address"),
        ("@Kens Tacos", "A handle has no spaces"),
        ("x" * 300, "Type at most 254 characters"),
    ],
)
async def test_what_no_notice_can_name_stays_typed_with_its_sentence(
    typed: str, sentence: str, a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    here = f"/riverside/mailboxes/{(await a.mailbox()).id}"

    answer = await visitor.submits(f"{here}/recipients", page=here, value=typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{typed}"' in answer.text
    assert 'id="recipient-value-error"' in answer.text


async def test_a_mailbox_of_several_stations_is_decided_under_all_stations(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox(stage.riverside, stage.hilltop)
    recipient = await seen(stage, mailbox)

    page = (await visitor.get(f"/riverside/mailboxes/{mailbox.id}")).text
    answer = await decided(visitor, f"/riverside/mailboxes/{mailbox.id}", recipient, "confirmation")

    assert FRIEND in page
    assert "It’s ours" not in page
    assert answer.status_code == 422
    assert "Decide it under “All stations”." in answer.text
    assert (await row_of(stage, recipient)).state == RecipientState.SEEN

    await decided(visitor, f"/all/mailboxes/{mailbox.id}", recipient, "confirmation")
    assert (await row_of(stage, recipient)).state == RecipientState.OURS


async def test_a_manager_and_another_station_cannot_decide(a: Builder, stage: Stage, visitor: Visitor) -> None:
    mailbox = await a.mailbox()
    recipient = await seen(stage, mailbox)
    address = f"mailboxes/{mailbox.id}/recipients/{recipient.id}/confirmation"

    await visitor.logs_in(stage.users["maya"].id)
    assert (await visitor.submits(f"/riverside/{address}", page="/riverside/account")).status_code == 403
    await visitor.logs_in(stage.users["olive"].id)
    assert (await visitor.submits(f"/hilltop/{address}", page="/hilltop/account")).status_code == 404

    assert (await row_of(stage, recipient)).state == RecipientState.SEEN
