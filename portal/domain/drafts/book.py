"""Make the booking that a draft describes."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain import bookings, catalog, quotes
from portal.domain.bookings import Holder
from portal.domain.customers import Consent
from portal.domain.drafts.draft import Answers, draft_of
from portal.domain.drafts.renew import has_lapsed
from portal.domain.drafts.retime import retime
from portal.domain.errors import Refused
from portal.domain.quotes import Host, Party, PricingContext, Seen
from tables.bookings import Booking
from tables.drafts import BookingDraft
from tables.scope import the_station
from tables.stations import Station
from tables.unit_of_work import atomic


class DraftNotWhole(Refused):
    """Something is missing; `next_step` of the draft says where."""


class PriceLapsed(Refused):
    """The price that a draft keeps holds no more."""


@atomic
async def book(
    draft_id: UUID,
    *,
    seen: Seen,
    holder: Holder,
    starts_at: datetime | None = None,
    consents: tuple[Consent, ...] = (),
) -> Booking:
    """Book a draft as its customer saw it, once: a second click, or going back, finds the same booking.

    With `starts_at` at another time than the draft's, where that one was taken.

    Raises:
        DraftNotWhole: there are pages to fill in.
        NotAsSeen: it is not what the page showed: another page or phone of theirs changed it.
        PriceLapsed: it has to take the rates of now first (`resume_draft`).
        SlotTaken: somebody was faster.
        HoldsEnough, BookedEnough, DayInDoubt: as much is kept unpaid as may be.

    """
    row = await BookingDraft.one(draft_id, lock=True)
    if row.booking:
        return await Booking.one(row.booking)
    if has_lapsed(row):
        raise PriceLapsed("We held the price you saw for two days. Please look at it again.")
    draft = await retime(draft_id, starts_at) if starts_at else draft_of(row)
    answers, station = draft.answers, await Station.one(the_station())
    quotes.check_seen(
        seen, draft.seen(catalog.miles(station.postal_code, answers.postal_code), ZoneInfo(station.time_zone))
    )
    if not answers.is_whole:
        raise DraftNotWhole("Something is still missing. Please go through the pages again.")
    booking = await bookings.book(
        _party(answers),
        Host(name=answers.name, email=answers.email, phone=answers.phone or None, consents=consents),
        rates=draft.rates,
        priced_under=PricingContext(
            answers.days_ahead, answers.fill_percent, answers.code or None, answers.gratuity_percent
        ),
        qr_code=draft.qr_code,
        policy_version_accepted=answers.policy_version,
        tells_nearest=False,
        station=station,
        holder=holder,
    )
    row.booking = booking.id
    await row.save([BookingDraft.booking])
    return booking


def _party(answers: Answers) -> Party:
    assert answers.starts_at is not None  # noqa: S101 - a whole draft has one
    return Party(
        starts_at=answers.starts_at,
        guests=answers.guests,
        menu=answers.menu,
        address=answers.address,
        postal_code=answers.postal_code,
        city=answers.city,
        gate_code=answers.gate_code,
        allergies=answers.allergies,
        wishes=answers.wishes,
        is_outdoors=answers.is_outdoors,
        code=answers.code or None,
        gratuity_percent=answers.gratuity_percent,
    )
