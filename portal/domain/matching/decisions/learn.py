"""Remember what a person's decision says about a payer, and forget it again."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from portal import clock
from portal.domain.customers import words_of
from portal.domain.matching.facts import payer_indexes, received_of
from tables.bookings import Booking
from tables.matching import PayerAlias, PaymentNotification, RefusedPair
from tables.scope import stations


async def learn(
    notification: PaymentNotification, chosen: Sequence[Booking], refused: Sequence[Booking] = ()
) -> list[UUID]:
    """Remember that the payer pays for these bookings' customers, and not for those: returns the ids of the lessons.

    A payer who bears the customer's own name teaches nothing: neither that they pay, nor that they do not.
    """
    indexes = payer_indexes(notification.business, received_of(notification, new=True))
    lessons: list[UUID] = []
    for booking in chosen:
        if not _is_own_name(notification.payer_name or "", booking.customer_name):
            lessons += [await _alias(booking, index, notification) for index in indexes]
    paid_for = {booking.customer for booking in chosen}
    for booking in refused:
        bears_its_name = _is_own_name(notification.payer_name or "", booking.customer_name)
        if booking.customer not in paid_for and not bears_its_name:
            lessons += [lesson for index in indexes for lesson in await _refusal(booking, index)]
    return lessons


async def unlearn(lessons: Iterable[UUID]) -> None:
    """Forget lessons: an alias that other decisions confirmed too stays with one confirmation less."""
    for lesson in lessons:
        alias = await PayerAlias.objects().where(PayerAlias.id == lesson).first()
        if alias is not None:
            await _forget_once(alias)
            continue
        pair = await RefusedPair.objects().where(RefusedPair.id == lesson).first()
        if pair is not None:
            with stations(pair.station):
                pair.deleted_at = clock.now()
                await pair.save()


async def _alias(booking: Booking, index: bytes, notification: PaymentNotification) -> UUID:
    with stations(booking.station):
        alias = (
            await PayerAlias.objects()
            .where((PayerAlias.customer == booking.customer) & (PayerAlias.payer_index == index))
            .first()
        )
        if alias is None:
            alias = PayerAlias(customer=booking.customer, payer_index=index, payer_name=notification.payer_name or "")
        else:
            alias.confirmations += 1
        await alias.save()
        return alias.id


async def _forget_once(alias: PayerAlias) -> None:
    with stations(alias.station):
        alias.confirmations -= 1
        if alias.confirmations < 1:
            alias.deleted_at = clock.now()
        await alias.save()


async def _refusal(booking: Booking, index: bytes) -> list[UUID]:
    """Return the lesson, unless an earlier decision has taught it: undoing this one must not forget that."""
    with stations(booking.station):
        pair = (
            await RefusedPair.objects()
            .where((RefusedPair.customer == booking.customer) & (RefusedPair.payer_index == index))
            .first()
        )
        if pair is not None:
            return []
        pair = RefusedPair(customer=booking.customer, payer_index=index)
        await pair.save()
        return [pair.id]


def _is_own_name(payer: str, customer: str) -> bool:
    return bool(payer) and sorted(words_of(payer)) == sorted(words_of(customer))
