"""What the queue says of a mail that proves nothing: false only where something about it is."""

import re

import pytest

from portal.demo import Stage
from portal.domain.matching.sort import Sorted
from tables.matching import PaymentNotification
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor

QUEUE = "/riverside/queue"
ACCUSES = re.compile(r"phishing|trick|not who it says|Don’t trust", re.IGNORECASE)


async def doubted(a: Builder, stage: Stage, guard: str, *, kind: str = "incoming_payment") -> PaymentNotification:
    """Build a mail that proves no money, and say what is open about it."""
    notification = await a.notification("Jessica Trickett", "250.00", style="imitation")
    facts = {"guard": guard, "kind": kind, "is_trusted": guard == Sorted.RECIPIENT, "recipient": "@Kens-Tacos"}
    with scoped(stage.scope):
        await PaymentNotification.update(
            {getattr(PaymentNotification, name): fact for name, fact in facts.items()}
        ).where(PaymentNotification.id == notification.id)
    return notification


@pytest.mark.parametrize(
    ("guard", "in_the_list", "chip"),
    [
        (Sorted.UNPROVEN, "Nobody could prove who sent it", "Not proven"),
        (Sorted.UNTRUSTED, "Nobody could prove who sent it", "Not proven"),
        (Sorted.UNKNOWN_SENDER, "From a bank we don’t know yet", "Unknown bank"),
        (Sorted.FORWARDED, "Forwarded by hand", "Forwarded by hand"),
        (Sorted.RECIPIENT, "Account isn’t known to be ours", "Whose account?"),
        (Sorted.UNREAD, "Not everything could be read", "Not proven"),
    ],
)
async def test_what_is_only_open_is_not_called_false(
    a: Builder, stage: Stage, visitor: Visitor, guard: Sorted, in_the_list: str, chip: str
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    notification = await doubted(a, stage, guard)

    page = (await visitor.get(f"{QUEUE}/{notification.id}")).text.replace("Jessica Trickett", "")

    assert in_the_list in page
    assert f"</svg>{chip}</span>" in page
    assert not ACCUSES.findall(page)


@pytest.mark.parametrize(
    ("guard", "head"),
    [
        (Sorted.UNKNOWN_SENDER, "From a bank we don’t know yet"),
        (Sorted.UNREAD, "We couldn’t read this e-mail"),
        (Sorted.UNPROVEN, "We can’t verify this e-mail"),
    ],
)
async def test_the_head_of_the_mail_says_what_is_open(
    a: Builder, stage: Stage, visitor: Visitor, guard: Sorted, head: str
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    notification = await doubted(a, stage, guard)

    page = (await visitor.get(f"{QUEUE}/{notification.id}")).text

    assert f"<b>{head}</b>" in page


async def test_what_is_false_is_called_so(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    notification = await doubted(a, stage, Sorted.UNTRUSTED, kind="phishing")

    page = (await visitor.get(f"{QUEUE}/{notification.id}")).text

    assert "Sender is not who it says it is" in page
    assert "Dismiss as phishing" in page


@pytest.mark.parametrize(("person", "is_led_there"), [("olive", True), ("maya", False)])
async def test_whose_account_a_notice_names_is_shown_with_the_way_to_say_that_it_is_ours(
    a: Builder, stage: Stage, visitor: Visitor, person: str, *, is_led_there: bool
) -> None:
    await visitor.logs_in(stage.users[person].id)
    notification = await doubted(a, stage, Sorted.RECIPIENT)
    mailbox = await a.mailbox()

    page = (await visitor.get(f"{QUEUE}/{notification.id}")).text

    assert '<mark class="read" data-field="recipient">@Kens-Tacos</mark>' in page
    assert (f'href="/riverside/mailboxes/{mailbox.id}"' in page) == is_led_there
