"""Mails made to keep the portal busy come in, six in a row; the payment behind them is matched all the same."""

import asyncio
import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from jobs.attempt import Ending, attempt
from jobs.job import Call
from jobs.system import collect
from portal.demo import Stage, mails
from portal.domain.matching import read_safely
from portal.integrations.connect import local_mailboxes
from portal.isolated.calls import IsolatedCalls
from portal.settings import Settings
from tables.bookings import Booking
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scoped
from tables.system import JobFailure, RawMail
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.matching.hostile import HOSTILE
from tests.matching.mails import venmo

SIX = (
    "attributes: 180,000 on one tag",
    "parts: nested and half boundaries",
    "formats: each another",
    "html: nested amounts",
    "text: said again",
    "From of encoded words",
)
LONGEST_PAUSE_SECONDS = 2.0


async def pauses(found: list[float]) -> None:
    """Note how long the event loop was held each time."""
    last = time.monotonic()
    while True:
        await asyncio.sleep(0.01)
        found.append(time.monotonic() - last)
        last = time.monotonic()


async def test_six_hostile_mails_hold_nobody_up(
    a: Builder, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    integrations = integrations_in(tmp_path)
    inbox = local_mailboxes(msgspec.structs.replace(Settings.from_env(os.environ), data=tmp_path))
    reader = IsolatedCalls(read_safely.TERMS, processes=1)
    os.kill(await reader.call(int, os.getpid), signal.SIGSTOP)  # the first mail to be read finds it stuck
    monkeypatch.setattr(read_safely, "_reader", reader)
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz", due_cents=550_00)
    mailbox = await a.mailbox()
    for raw in (venmo(), *(HOSTILE[name]() for name in SIX)):
        inbox.deliver(mailbox.address, raw)
    inbox.deliver(mailbox.address, mails.chase(a.notice("Dana Ortiz", "100.00", booking.reference)))
    held: list[float] = []
    watching = asyncio.create_task(pauses(held))

    call = Call(business=mailbox.business, stations=tuple(mailbox.stations), facts={"mailbox_id": str(mailbox.id)})
    collected = await attempt(integrations, collect, call, tries=1)
    ran = await work_off(integrations)
    watching.cancel()
    reader.close()

    with scoped(stage.scope_of(stage.riverside)):
        paid = await Booking.one(booking.id)
        notifications = await PaymentNotification.objects()
        kept = await RawMail.count()
    assert {collected.ending, *(each.ending for each in ran)} == {Ending.DONE}
    assert await JobFailure.count() == 0
    assert paid.paid_cents == 100_00
    assert kept == len(notifications) == len(SIX) + 2
    assert sum(each.state == NotificationState.MATCHED for each in notifications) == 1
    given_up = [each for each in notifications if read_safely.NOT_IN_TIME in each.reasons]
    assert [(each.state, each.guard) for each in given_up] == [(NotificationState.WAITING, "unread")]
    assert max(held) < LONGEST_PAUSE_SECONDS
