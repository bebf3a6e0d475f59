"""What the matching would have done with past payments: a replay in order of time, with no database."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import msgspec

from portal.domain.customers import words_of
from portal.domain.matching.score import (
    Candidate,
    Decision,
    Guard,
    Index,
    Known,
    MatchVerdict,
    OpenBooking,
    Received,
    judge,
    payer_keys,
)

_OPEN_AFTER_EVENT = timedelta(days=14)
"""A balance comes late more often than never."""
_UNPAID_AFTER_EVENT = timedelta(days=2)
"""Without a deposit there was no event, or all is paid the evening after: in America, where UTC's date is the next."""


class PastBooking(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a file of bookings; money is in cents."""

    id: str
    reference: str = ""
    customer_id: str = ""
    customer_name: str = ""
    created_at: datetime
    event_date: date
    deposit_cents: int = 0
    total_cents: int
    station: str | None = None
    email: str | None = None
    phone: str | None = None
    currency: str = "USD"


class PastPayment(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a file of payments."""

    id: str
    amount_cents: int
    sent_at: datetime
    payer_name: str | None = None
    handle: str | None = None
    memo: str | None = None
    provider: str | None = None
    currency: str = "USD"
    trusted: bool = True


class Allocation(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a payment that was for one booking."""

    booking_id: str
    amount_cents: int


class PaymentLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What a payment was really for; no allocation means no booking."""

    payment_id: str
    allocations: tuple[Allocation, ...] = ()


class EvaluatedPayment(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the answer: what would have been decided about one payment."""

    payment_id: str
    decision: Decision
    booking_id: str | None
    candidates: tuple[dict[str, object], ...]


class Judged(msgspec.Struct, frozen=True):
    """A payment, what was decided about it, and the truth where that is known."""

    payment: PastPayment
    verdict: MatchVerdict
    label: PaymentLabel | None

    @property
    def line(self) -> EvaluatedPayment:
        """The line of the answer."""
        return EvaluatedPayment(
            payment_id=self.payment.id,
            decision=self.verdict.decision,
            booking_id=self.verdict.booking_id,
            candidates=tuple(_brief(candidate) for candidate in self.verdict.candidates),
        )

    @property
    def is_wrong(self) -> bool:
        """Tell whether the portal would have applied the money to a booking that it was not for."""
        if self.label is None or self.verdict.decision is Decision.REVIEW:
            return False
        return [self.verdict.booking_id] != [allocation.booking_id for allocation in self.label.allocations]

    @property
    def place(self) -> int | None:
        """Return the place of a true booking among the candidates, from 0; None if it is not among them."""
        true = {allocation.booking_id for allocation in self.label.allocations} if self.label else set()
        places = (place for place, each in enumerate(self.verdict.candidates) if each.booking_id in true)
        return next(places, None)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a replay came to; `first` and `among_three` count the reviewed payments that have a booking."""

    payments: int
    automatic: int
    wrong: tuple[str, ...]
    labeled: bool
    reviewed_with_booking: int
    first: int
    among_three: int
    seconds: float
    guards: Mapping[Guard, int]


def evaluate(
    bookings: Sequence[PastBooking],
    payments: Sequence[PastPayment],
    labels: Mapping[str, PaymentLabel] | None = None,
    *,
    references_checked: bool = False,
) -> Iterator[Judged]:
    """Judge each payment at the time at which it was sent, knowing only what was known then.

    With `labels` the truth is applied after each decision, as staff would have: allocations are paid, payers who were
    confirmed are learnt, suggestions that were wrong are refused. Without them what is automatic is applied.
    """
    replay = _Replay(bookings)
    for payment in sorted(payments, key=lambda each: _aware(each.sent_at)):
        received = _received(payment)
        replay.advance(received.sent_at)
        verdict = judge(
            received, replay.index, replay.known, at=received.sent_at, references_checked=references_checked
        )
        label = labels.get(payment.id) if labels is not None else None
        replay.learn(received, verdict, label)
        yield Judged(payment, verdict, label)


def summarize(judged: Sequence[Judged], *, seconds: float) -> Summary:
    """Count what a replay did; `seconds` is how long it took."""
    reviewed = [each for each in judged if each.verdict.decision is Decision.REVIEW]
    places = [each.place for each in reviewed if each.label and each.label.allocations]
    return Summary(
        payments=len(judged),
        automatic=len(judged) - len(reviewed),
        wrong=tuple(each.payment.id for each in judged if each.is_wrong),
        labeled=any(each.label for each in judged),
        reviewed_with_booking=len(places),
        first=sum(place == 0 for place in places),
        among_three=sum(place is not None and place < 3 for place in places),  # noqa: PLR2004 - among three
        seconds=seconds,
        guards=Counter(each.verdict.guards[0] for each in reviewed if each.verdict.guards),
    )


def timed(judging: Iterator[Judged]) -> tuple[list[Judged], float]:
    """Run a replay and return it with the seconds that it took."""
    started = perf_counter()
    judged = list(judging)
    return judged, perf_counter() - started


class _Replay:
    """The bookings as they stand at one moment of the past, and what has been learnt by then."""

    def __init__(self, bookings: Sequence[PastBooking]) -> None:
        self.index = Index()
        self._coming = sorted(
            (_opened(booking) for booking in bookings), key=lambda each: each.created_at, reverse=True
        )
        self._all = {booking.id: booking for booking in self._coming}
        self._aliases: dict[str, Counter[str]] = {}
        self._refused: set[tuple[str, str]] = set()
        self._swept: date | None = None

    @property
    def known(self) -> Known:
        return Known(aliases=self._aliases, refused=self._refused)

    def advance(self, now: datetime) -> None:
        """Let bookings come that exist by now, and those go whose event is long over."""
        while self._coming and self._coming[-1].created_at <= now:
            self._put(self._coming.pop())
        if self._swept != now.date():
            self._swept = now.date()
            for booking_id in [each.id for each in self.index.bookings() if _is_over(each, now.date())]:
                self.index.drop(booking_id)

    def learn(self, received: Received, verdict: MatchVerdict, label: PaymentLabel | None) -> None:
        """Apply the truth, or without it what was decided."""
        if label is None:
            allocations = [(verdict.booking_id, received.amount_cents)] if verdict.booking_id else []
        else:
            allocations = [(each.booking_id, each.amount_cents) for each in label.allocations]
            self._teach(received, verdict, [booking_id for booking_id, _ in allocations])
        for booking_id, cents in allocations:
            self._pay(booking_id, cents)

    def _pay(self, booking_id: str, cents: int) -> None:
        booking = self._all.get(booking_id)
        if booking is not None:
            self._put(msgspec.structs.replace(booking, paid_cents=booking.paid_cents + cents))

    def _put(self, booking: OpenBooking) -> None:
        self._all[booking.id] = booking
        self.index.put(booking)

    def _teach(self, received: Received, verdict: MatchVerdict, booking_ids: Sequence[str]) -> None:
        """Learn who pays for whom; a payer of two bookings, or of the customer's own name, teaches nothing."""
        paid_for = {self._all[each].customer_id: self._all[each] for each in booking_ids if each in self._all}
        keys = payer_keys(received)
        if len(booking_ids) == 1:
            for booking in paid_for.values():
                for key in () if _is_own_name(received, booking) else keys:
                    self._aliases.setdefault(key, Counter())[booking.customer_id] += 1
        for candidate in verdict.candidates[:1]:
            refused = self._all[candidate.booking_id]
            if refused.customer_id not in paid_for and not _is_own_name(received, refused):
                self._refused.update((key, refused.customer_id) for key in keys)


def _is_own_name(received: Received, booking: OpenBooking) -> bool:
    return sorted(words_of(received.payer_name)) == sorted(words_of(booking.customer_name))


def _opened(booking: PastBooking) -> OpenBooking:
    return OpenBooking(
        id=booking.id,
        reference=booking.reference,
        customer_id=booking.customer_id or booking.email or booking.customer_name,
        customer_name=booking.customer_name,
        created_at=_aware(booking.created_at),
        event_date=booking.event_date,
        deposit_cents=booking.deposit_cents,
        total_cents=booking.total_cents,
        currency=booking.currency,
        station=booking.station or "",
        email=booking.email or "",
        phone=booking.phone or "",
    )


def _received(payment: PastPayment) -> Received:
    return Received(
        payer_name=payment.payer_name or "",
        amount_cents=payment.amount_cents,
        sent_at=_aware(payment.sent_at),
        handle=payment.handle or "",
        currency=payment.currency,
        memo=payment.memo or "",
        provider=payment.provider or "",
        trusted=payment.trusted,
    )


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_over(booking: OpenBooking, today: date) -> bool:
    return today - booking.event_date > (_OPEN_AFTER_EVENT if booking.paid_cents else _UNPAID_AFTER_EVENT)


def _brief(candidate: Candidate) -> dict[str, object]:
    return {
        "booking_id": candidate.booking_id,
        "probability": candidate.probability,
        "evidence": list(candidate.evidence),
    }
