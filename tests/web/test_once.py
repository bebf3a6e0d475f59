"""A form is sent once, however often its button is pressed: six really at the same moment, with real commits."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import qr, system
from portal.domain.errors import Refused
from portal.domain.qr import LinkKind
from portal.domain.system import Sending
from tables.drafts import BookingDraft
from tables.inbox import Message
from tables.leads import Lead
from tables.matching import PaymentDeclaration
from tables.scope import scoped
from tables.system import SentForm
from tables.waitlist import WaitingListEntry
from tests.bookings.customers import RIVERSIDE_ZIP, Customer, in_days, open_stations
from tests.cast import Builder
from tests.web.visitor import Visitor

pytestmark = pytest.mark.commits
SIX = 6
ASKS = {"name": "Ngozi Okonkwo", "email": "ngozi@example.com", "zip": "99501", "guests": "10"}


async def six_times(visitor: Visitor, url: str, *, page: str, **typed: str) -> list[httpx.Response]:
    """Press a page's button six times at once."""
    form = await visitor.hidden_fields(page) | typed
    async with asyncio.TaskGroup() as group:
        pressed = [group.create_task(visitor.post(url, data=form)) for _ in range(SIX)]
    return [each.result() for each in pressed]


async def rows(stage: Stage, table: type[Any]) -> int:
    """Count a station's rows."""
    with scoped(stage.scope_of(stage.riverside)):
        return int(await table.count())


def places(answers: list[httpx.Response]) -> set[tuple[int, str]]:
    """Return how each was answered, and where it led."""
    return {(answer.status_code, answer.headers.get("location", "")) for answer in answers}


async def test_an_enquiry_makes_one_lead(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await open_stations(a, stage)

    answers = await six_times(visitor, "/riverside/book/ask", page="/riverside/book/ask", **ASKS)

    assert places(answers) == {(303, "/riverside/book/ask/sent")}
    assert await rows(stage, Lead) == 1


async def test_somebody_waits_once(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await open_stations(a, stage)
    day = str(in_days(20))
    page = f"/riverside/book/wait?date={day}&zip={RIVERSIDE_ZIP}&guests=45"  # more than its one chef can cook for
    typed = {"name": "Ngozi", "email": "ngozi@example.com", "date": day, "zip": RIVERSIDE_ZIP, "guests": "45"}

    answers = await six_times(visitor, "/riverside/book/wait", page=page, **typed)

    assert places(answers) == {(303, "/riverside/book/wait/on")}
    assert await rows(stage, WaitingListEntry) == 1


async def test_a_time_that_is_chosen_begins_one_draft(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await open_stations(a, stage)
    day = in_days(20)
    at = (await Customer(visitor).times(day))[0].isoformat()
    typed = {"zip": RIVERSIDE_ZIP, "guests": "10", "date": str(day), "starts_at": at, "go": "next"}

    answers = await six_times(visitor, "/riverside/book", page="/riverside/book", **typed)

    [(status, place)] = places(answers)
    assert status == 303
    assert place.endswith("/guests")
    assert await rows(stage, BookingDraft) == 1


async def test_money_that_was_sent_is_told_once(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await a.chef()
    own = f"/b/{qr.sign(LinkKind.BOOKING, (await a.book()).id, 1)}"
    said = {"method": "zelle", "payer_name": "Rosa", "amount_cents": "100.00", "sent_at": f"{in_days(0)}T00:01"}

    answers = await six_times(visitor, f"{own}/declaration", page=f"{own}/declaration", **said)

    assert places(answers) == {(303, own)}
    assert await rows(stage, PaymentDeclaration) == 1


async def test_a_message_arrives_once_and_the_next_one_too(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await a.chef()
    own = f"/b/{qr.sign(LinkKind.BOOKING, (await a.book()).id, 1)}"

    answers = await six_times(visitor, f"{own}/messages", page=own, words="Is there shade?")
    await visitor.submits(f"{own}/messages", page=own, words="Is there shade?")

    assert places(answers) == {(303, f"{own}#messages")}
    assert await rows(stage, Message) == 2, "who says it again on a new page means it"


async def test_going_back_and_writing_something_else_is_another_form(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await open_stations(a, stage)
    form = await visitor.hidden_fields("/riverside/book/ask") | ASKS

    await visitor.post("/riverside/book/ask", data=form)
    await visitor.post("/riverside/book/ask", data=form | {"guests": "120"})

    assert await rows(stage, Lead) == 2


async def test_a_form_without_its_key_is_shown_again_with_all_that_was_typed(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await open_stations(a, stage)
    form = await visitor.hidden_fields("/riverside/book/ask") | ASKS

    for key in ("", "no key", "1"):
        answer = await visitor.post("/riverside/book/ask", data=form | {"form_key": key})

        assert answer.status_code == 422
        assert "Send it once more." in answer.text
        assert 'value="Ngozi Okonkwo"' in answer.text
    assert await rows(stage, Lead) == 0


async def test_what_was_refused_can_be_sent_again(stage: Stage) -> None:
    sending = Sending(uuid4(), "the same words")

    class Made:
        id: UUID = uuid4()

    async def refuse() -> Made:
        raise Refused("Not yet.")

    async def make() -> Made:
        return Made()

    with scoped(stage.scope_of(stage.riverside)):
        with pytest.raises(Refused):
            await system.do_once(sending, refuse)

        assert await system.do_once(sending, make) == Made.id
        assert await system.do_once(sending, refuse) == Made.id, "the second time nothing is made"


async def test_old_forms_are_forgotten(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def make() -> Any:
        return stage.riverside

    with scoped(stage.scope_of(stage.riverside)):
        await system.do_once(Sending(uuid4(), "words"), make)
        await system.forget_forms()
        assert await SentForm.count() == 1

        later = clock.now() + timedelta(days=31)
        monkeypatch.setattr(clock, "now", lambda: later)
        await system.forget_forms()

        assert await SentForm.count() == 0
