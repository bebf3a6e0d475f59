"""A mail that cannot be read, or not in time, holds nobody up: it waits, is shown as far as it can be, and says so."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import msgspec
import pytest

from portal.demo import Stage, mails
from portal.domain import matching
from portal.domain.matching import read_safely as module
from portal.domain.matching.parse import parse
from portal.domain.matching.read_safely import NOT_AT_ALL, NOT_IN_TIME, NOT_SHOWN, TERMS, read_safely, render_safely
from portal.domain.matching.render import as_text, render
from portal.isolated.calls import IsolatedCalls
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scoped
from tables.system import RawMail
from tests.cast import Builder
from tests.matching.hostile import HOSTILE
from tests.matching.mails import LABELS, RECEIVER, corpus, venmo
from tests.web.visitor import Visitor

NAMES = [label["file"].removesuffix(".eml") for label in LABELS]
ATTRIBUTES = "attributes: 180,000 on one tag"
SLOW = "parts: nested and half boundaries"


async def stop(reader: IsolatedCalls) -> None:
    """Stop its process, as it stands."""
    os.kill(await reader.call(int, os.getpid), signal.SIGSTOP)


@pytest.fixture
async def stuck(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[IsolatedCalls]:
    """Lend the portal a reader that hangs at the next mail, whatever is in it: its process is stopped."""
    reader = IsolatedCalls(msgspec.structs.replace(TERMS, seconds=1.0), processes=1)
    await stop(reader)
    monkeypatch.setattr(module, "_reader", reader)
    yield reader
    reader.close()


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


async def received(a: Builder, stage: Stage, raw: bytes) -> PaymentNotification:
    mail = await a.mail(raw)
    with scoped(stage.scope_of(stage.riverside)):
        return await matching.receive(mail.id)


async def test_it_says_what_the_reader_says() -> None:
    for name in NAMES:
        raw = corpus(name)
        remittance = parse(raw, receiver=RECEIVER)

        assert await read_safely(raw, receiver=RECEIVER) == remittance
        assert await render_safely(raw, remittance=remittance, stylesheet="/m.css") == render(
            raw, remittance=remittance, stylesheet="/m.css"
        )
        assert await matching.mail_text(raw) == as_text(raw)


async def test_the_process_that_reads_knows_neither_the_database_nor_the_environment() -> None:
    reader = module._reader
    await read_safely(venmo(), receiver=RECEIVER)

    modules = await reader.call(list[str], eval, "list(__import__('sys').modules)")
    environment = await reader.call(list[str], eval, "list(__import__('os').environ)")

    assert not {"piccolo", "asyncpg", "tables", "portal.settings", "portal.domain.system"} & set(modules)
    assert set(environment) <= {"LC_CTYPE", "__CF_USER_TEXT_ENCODING"}


async def test_a_read_that_takes_too_long_is_ended_and_the_next_mail_is_read(stuck: IsolatedCalls) -> None:
    late = await read_safely(venmo(), receiver=RECEIVER)
    next_one = await read_safely(venmo(), receiver=RECEIVER)

    assert late.reasons == (NOT_IN_TIME,)
    assert not late.trusted
    assert next_one.amount_cents == 4500


async def test_a_read_that_really_works_too_long_is_ended() -> None:
    hasty = IsolatedCalls(msgspec.structs.replace(TERMS, cpu_seconds=0.1))

    assert (await read_safely(HOSTILE[SLOW](), receiver=RECEIVER, reader=hasty)).reasons == (NOT_IN_TIME,)
    hasty.close()


async def test_a_read_that_needs_too_much_memory_is_ended() -> None:
    narrow = IsolatedCalls(msgspec.structs.replace(TERMS, megabytes=80))

    remittance = await read_safely(HOSTILE[ATTRIBUTES]() + b"x" * 20_000_000, receiver=RECEIVER, reader=narrow)

    assert remittance.reasons == (NOT_AT_ALL,)
    narrow.close()


async def test_what_cannot_be_shown_says_so(stuck: IsolatedCalls) -> None:
    remittance = parse(venmo(), receiver=RECEIVER)

    page = await render_safely(venmo(), remittance=remittance, stylesheet="/m.css")
    await stop(stuck)
    text = await matching.mail_text(venmo())

    assert NOT_SHOWN in page
    assert page.startswith("<!doctype html>")
    assert text == NOT_SHOWN


async def test_a_mail_that_was_not_read_in_time_waits_and_says_so(
    a: Builder, stage: Stage, stuck: IsolatedCalls
) -> None:
    notification = await received(a, stage, mails.chase(a.notice()))

    assert (notification.state, notification.guard) == (NotificationState.WAITING, "unread")
    assert NOT_IN_TIME in notification.reasons
    with scoped(stage.scope):
        assert await RawMail.count() == 1


async def test_it_is_read_when_it_is_read_again(a: Builder, stage: Stage, stuck: IsolatedCalls) -> None:
    late = await received(a, stage, mails.chase(a.notice("Dana Ortiz", "100.00")))

    with scoped(stage.scope_of(stage.riverside)):
        assert await matching.reread(late.id)
        again = await PaymentNotification.one(late.id)

    assert again.amount_cents == 100_00
    assert again.is_sure


@pytest.mark.parametrize("view", ["", "?view=text", "?view=raw", "/mail"])
async def test_the_queue_shows_a_hostile_mail(a: Builder, stage: Stage, maya: Visitor, view: str) -> None:
    notification = await received(a, stage, HOSTILE[ATTRIBUTES]())

    page = await maya.get(f"/riverside/queue/{notification.id}{view}")

    assert page.status_code == 200
    assert len(page.content) < 3_000_000


async def test_pages_are_answered_while_a_mail_cannot_be_shown(a: Builder, maya: Visitor, stuck: IsolatedCalls) -> None:
    notification = await a.notification()
    await stop(stuck)

    showing = asyncio.create_task(maya.get(f"/riverside/queue/{notification.id}/mail"))
    while stuck._idle:  # noqa: ASYNC110 - until the mail is being read; nothing tells of it
        await asyncio.sleep(0.01)
    meanwhile = await maya.get("/riverside/queue/count")
    was_still_waiting = not showing.done()
    shown = await showing

    assert meanwhile.status_code == 200
    assert was_still_waiting
    assert shown.status_code == 200
    assert NOT_SHOWN in shown.text
