"""A mail is read again one after the other: who reads it last knows what holds."""

import asyncio
import contextvars
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import matching, system
from portal.domain.matching.lock_payments import lock_notification
from tables.matching import PaymentNotification
from tables.scope import Scope, scoped
from tables.system import MailRecipient
from tables.unit_of_work import transaction
from tests.cast import Builder

pytestmark = pytest.mark.commits
FRIEND = "a.friend@elsewhere.example"


async def guard(notification_id: UUID) -> str:
    return str((await PaymentNotification.one(notification_id)).guard)


async def read_again(scope: Scope) -> int:
    with scoped(scope):
        return await matching.reread_recipients()


async def test_who_reads_while_another_does_waits_and_then_sees_what_holds(a: Builder, stage: Stage) -> None:
    held = await a.notification("Dana Ortiz", style="chase", to=FRIEND)
    scope = stage.scope_of(stage.riverside)
    with scoped(scope):
        (recipient,) = await MailRecipient.objects().where(MailRecipient.mails > 0)
        await system.confirm_recipient(recipient.id, user_id=stage.users["olive"].id)
        async with transaction():
            await lock_notification(held.id)
            other = asyncio.create_task(read_again(scope), context=contextvars.Context())
            done, _ = await asyncio.wait({other}, timeout=1)
            assert not done, "it was read by two at once"
            before = await guard(held.id)

        assert await other == 1
        assert (before, await guard(held.id) != "recipient") == ("recipient", True)
