"""What a person can choose from on the page of a payment, which of it is picked beforehand, and all of it sealed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from portal.controllers.staff.matching.query import PaymentQuery
from portal.controllers.staff.matching.split_draft import SplitDraft, first_draft
from portal.domain import matching
from portal.domain.bookings import BookingLine
from portal.domain.matching import Detail, GoneBack, Option
from portal.web.forms import Form

Tried = Form[Any] | None


async def choices(
    detail: Detail,
    lines: Mapping[UUID, BookingLine],
    wants: PaymentQuery,
    *,
    form: Tried,
    split: SplitDraft | None,
    decides: frozenset[UUID],
) -> dict[str, Any]:
    """Return the choices of a page; `form` and `split` are what was tried there before.

    What is at a station where this person `decides` nothing is shown, and cannot be picked; nothing can of a payment
    that is not theirs to decide about.
    """
    if detail.takes_back:
        entries = await matching.may_have_gone_back(detail, wants.search)
        own = [entry for entry in entries if entry.booking.station in decides]
        shown = matching.ShownChoices(
            tuple(matching.ShownChoice(entry.payment_id, entry.amount_cents) for entry in own)
        )
        return {
            "gone_back": entries,
            "can_pick": bool(own),
            "pickable_at": decides,
            "armed": _armed_entry(own, form),
            "shown": _sealed(shown, detail),
        }
    known = matching.ranked(detail, lines) if detail.left_cents is not None else []
    options = await _asked_for(detail, known, wants) if wants.is_search else known
    own_options = [option for option in options if option.booking.station in decides]
    if split is None and wants.split:
        split = first_draft(detail, own_options)
    lines_shown = [option.booking for option in (*own_options, *(split.found if split else ()))]
    lines_shown += [row.booking for row in split.rows] if split else []
    shown = matching.shown_of(lines_shown, first=known[0].booking.id if known else None)
    is_settled = not (detail.named or detail.elsewhere)
    armed = _armed(options, detail, form, decides) if is_settled or form is not None else None
    return {
        "options": options,
        "can_pick": bool(own_options),
        "pickable_at": decides,
        "armed": armed,
        "split": split,
        "shown": _sealed(shown, detail),
    }


async def _asked_for(detail: Detail, known: Sequence[Option], wants: PaymentQuery) -> list[Option]:
    """Return the bookings that were searched for; a candidate among them keeps what speaks for it."""
    amount = detail.left_cents or 0
    found = await (
        matching.found(wants.search, amount_cents=amount) if wants.search else matching.owing_exactly(amount)
    )
    ranked = {option.booking.id: option for option in known}
    return [ranked.get(option.booking.id, option) for option in found]


def _armed(options: Sequence[Option], detail: Detail, form: Tried, decides: frozenset[UUID]) -> UUID | None:
    """Return the booking that Enter confirms: what a refused form had picked, else the first if it is likely.

    A pick that was itself refused has to be made again, and one at a station that the mail did not come for is made by
    hand.
    """
    if form is not None:
        return _picked(form, "booking", (option.booking.id for option in options if option.booking.station in decides))
    first = options[0] if options else None
    is_sure = first is not None and first.is_likely and first.booking.station in decides.intersection(detail.stations)
    return first.booking.id if first and is_sure else None


def _armed_entry(entries: Sequence[GoneBack], form: Tried) -> UUID | None:
    """Return the entry that Enter takes back: the only one that is surely the mail's, and not in the books already."""
    if form is not None:
        return _picked(form, "payment", (entry.payment_id for entry in entries))
    fitting = [entry.payment_id for entry in entries if entry.fits]
    return fitting[0] if len(fitting) == 1 else None


def _picked(form: Form[Any], name: str, ids: Iterable[UUID]) -> UUID | None:
    typed = "" if "booking" in form.errors else str(form.typed.get(name, ""))
    return next((each for each in ids if str(each) == typed), None)


def _sealed(shown: matching.ShownChoices, detail: Detail) -> str:
    return shown.sealed(detail.id, detail.revision)
