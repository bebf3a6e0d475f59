"""Make the booking that a draft describes."""

from uuid import UUID

from portal.domain.bookings.book import book
from portal.domain.bookings.draft import Answers, draft_of
from portal.domain.bookings.party import Host, Party
from portal.domain.bookings.quote import Terms
from portal.domain.customers import Consent
from portal.domain.errors import Refused
from tables.bookings import Booking, BookingDraft
from tables.unit_of_work import atomic


class DraftNotWhole(Refused):
    """Something is missing; `next_step` of the draft says where."""


@atomic
async def book_draft(draft_id: UUID, *, consents: tuple[Consent, ...] = ()) -> Booking:
    """Book a draft at the price that its customer saw, once: a second click, or going back, finds the same booking.

    Raises:
        DraftNotWhole: there are pages to fill in.
        SlotTaken: somebody was faster.

    """
    row = await BookingDraft.one(draft_id, lock=True)
    draft = draft_of(row)
    if draft.booking:
        return await Booking.one(draft.booking)
    answers = draft.answers
    if not answers.is_whole:
        raise DraftNotWhole("Something is missing still. Go through the pages once more.")
    return await book(
        _party(answers),
        Host(name=answers.name, email=answers.email, phone=answers.phone or None, consents=consents),
        rates=draft.rates,
        terms=Terms(answers.days_ahead, answers.fill_percent, answers.code or None, answers.gratuity_percent),
        qr_code=draft.qr_code,
        draft_id=draft.id,
        policy_version_accepted=answers.policy_version,
        tells_nearest=False,
    )


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
