"""What a person decides about a payment in the queue."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.matching.answers import decided, refused
from portal.controllers.staff.matching.decision_form import DecisionForm
from portal.controllers.staff.matching.page import queue_url
from portal.controllers.staff.matching.query import PaymentQuery, asked_again
from portal.domain import matching
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.matching.parse import Provider
from portal.web.forms import Cents, Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import clocks
from portal.web.session import StaffRequest
from tables.matching import PaymentDecision

NOON: Final = time(12)


class Choice(DecisionForm, kw_only=True):
    """A booking, chosen for the whole payment; `named` is what stood on the button, which scripts write."""

    booking: UUID
    named: UUID | None = None
    second_look: UUID | None = None

    @property
    def looked_twice(self) -> bool:
        """Say whether the person knows that this booking is off."""
        return self.second_look == self.booking


class TakeBackForm(DecisionForm, kw_only=True):
    """An entry of the ledger, chosen to be taken back."""

    payment: UUID
    named: UUID | None = None


class SnoozeForm(DecisionForm, kw_only=True):
    """A usual time (`until`, a button's), or the one that was typed (`at`), by the clock of the payment's station."""

    until: str = ""
    at: str = ""

    def read(self, zone: str) -> datetime:
        """Return the time.

        Raises:
            Refused: it is none.

        """
        try:
            return datetime.fromisoformat(self.until or self.at).replace(tzinfo=ZoneInfo(zone))
        except ValueError as error:
            raise Refused("Pick a day and a time.", field="at") from error


class Recording(DecisionForm, kw_only=True):
    """What a person has seen in the account."""

    provider: Provider
    payer_name: Annotated[str, msgspec.Meta(max_length=120)]
    amount_cents: Annotated[Cents, msgspec.Meta(gt=0)]
    transaction_id: Annotated[str, msgspec.Meta(max_length=80)] | None = None
    received_date: date | None = None


Said = TypeVar("Said", bound=DecisionForm)
Verb = Callable[[Said], Awaitable[PaymentDecision]]


class Decisions(Controller):
    path = "/queue"
    opt = needs(Action.MATCH_PAYMENTS)

    @post("/{notification_id:uuid}/match")
    async def create_match(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        def confirm(said: Choice) -> Awaitable[PaymentDecision]:
            return matching.confirm(
                notification_id,
                booking_id=_as_named(said.booking, said.named),
                user_id=request.user.id,
                revision=said.revision,
                shown=said.shown,
                second_look=said.looked_twice,
            )

        return await _decide(request, notification_id, Choice, confirm)

    @post("/{notification_id:uuid}/gratuity")
    async def create_gratuity(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        def tip(said: Choice) -> Awaitable[PaymentDecision]:
            return matching.tip(
                notification_id,
                booking_id=_as_named(said.booking, said.named),
                user_id=request.user.id,
                revision=said.revision,
                shown=said.shown,
                second_look=said.looked_twice,
            )

        return await _decide(request, notification_id, Choice, tip)

    @post("/{notification_id:uuid}/dismissal")
    async def create_dismissal(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        def dismiss(said: DecisionForm) -> Awaitable[PaymentDecision]:
            return matching.dismiss(notification_id, user_id=request.user.id, revision=said.revision)

        return await _decide(request, notification_id, DecisionForm, dismiss)

    @post("/{notification_id:uuid}/postponement")
    async def create_snooze(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        zone = await _zone(request, notification_id)

        def snooze(said: SnoozeForm) -> Awaitable[PaymentDecision]:
            return matching.snooze(
                notification_id, user_id=request.user.id, revision=said.revision, until_at=said.read(zone)
            )

        return await _decide(request, notification_id, SnoozeForm, snooze)

    @post("/{notification_id:uuid}/reversal")
    async def create_reversal(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        def take_back(said: TakeBackForm) -> Awaitable[PaymentDecision]:
            return matching.take_back(
                notification_id,
                payment_id=_as_named(said.payment, said.named),
                user_id=request.user.id,
                revision=said.revision,
                shown=said.shown,
            )

        return await _decide(request, notification_id, TakeBackForm, take_back)

    @post("/{notification_id:uuid}/record", opt=needs(Action.RECORD_PAYMENTS))
    async def create_record(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        form = Form(Recording, await request.form())
        if said := form.value:
            with form.catching():
                decision = await matching.record_money(
                    notification_id,
                    provider=said.provider,
                    payer_name=said.payer_name,
                    amount_cents=said.amount_cents,
                    transaction_id=said.transaction_id,
                    received_at=_noon(said.received_date, await _zone(request, notification_id)),
                    user_id=request.user.id,
                    revision=said.revision,
                )
                return await decided(request, decision, select=notification_id)
        return await refused(request, notification_id, record=form, wants=PaymentQuery(record=True))

    @post("/{notification_id:uuid}/reading")
    async def create_reading(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Done:
        queue = queue_url(request)
        await matching.reread(notification_id)
        if await matching.is_waiting(notification_id):
            return Done(to=f"{queue}/{notification_id}", toast="Read again. It needs your review.")
        return Done(to=f"{queue}?show=set_aside", toast="Read again. It’s still not a payment.", tone="info")

    @post("/{notification_id:uuid}/return")
    async def create_return(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Done:
        decision = await matching.send_back(notification_id, user_id=request.user.id)
        return await decided(request, decision, select=notification_id)

    @post("/decisions/{decision_id:uuid}/reversal")
    async def create_undo(self, request: StaffRequest, decision_id: FromPath[UUID]) -> Done:
        undone = await matching.undo(decision_id, user_id=request.user.id)
        return await decided(request, undone, select=undone.notification)


async def _decide(request: StaffRequest, notification_id: UUID, kind: type[Said], verb: Verb[Said]) -> Page | Done:
    """Run a decision with what the form said; a refusal brings the page back with its reason, and what was chosen."""
    typed = await request.form()
    form = Form(kind, typed)
    if (said := form.value) is not None:
        with form.catching():
            return await decided(request, await verb(said), select=said.next)
    return await refused(request, notification_id, form=form, wants=asked_again(typed))


def _as_named(choice: UUID, named: UUID | None) -> UUID:
    """Return what was chosen, unless the button named something else: then the person saw another page than they sent.

    Raises:
        NotShown: it did.

    """
    if named not in (None, choice):
        raise matching.NotShown(
            "The button named a different booking than the one you picked. Nothing was done: pick again.",
            field="booking",
        )
    return choice


async def _zone(request: StaffRequest, notification_id: UUID) -> str:
    """Return the zone of the station whose payment it may be."""
    return clocks(request).at(await matching.stations_of(notification_id)).zone


def _noon(day: date | None, zone: str) -> datetime | None:
    """Return the middle of a day at the station, for money of which only the day is known."""
    return datetime.combine(day, NOON, ZoneInfo(zone)).astimezone(UTC) if day else None
