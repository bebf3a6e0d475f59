"""The rules of a policy: as sentences that a customer accepts, and as what holds for a party. Pure.

What is accepted, what the pages and letters say and what is charged all come from here, so that they cannot differ.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from portal.domain.quotes.price import QuoteLine, Rule
from portal.text import money, month_day, short_moment
from tables.bookings import Booking
from tables.catalog import Policy

LATE_CHANGE: Final = "Late change"
ANOTHER_DATE: Final = "Another date"
_DAY_HOURS: Final = 24


class Window(StrEnum):
    """What a customer may still change: anything, only more of it, or no longer what the kitchen has bought."""

    FREE = "free"
    GROWS = "grows"
    CLOSED = "closed"


def policy_summary(
    policy: Policy, event_date: date | None = None, *, today: date, refundable: date | None = None
) -> list[str]:
    """Return what a policy says about deposits, changes and moves; with a date, until when.

    `refundable` is the last day on which the deposit goes back, where a move left that behind.
    """
    return [
        _deposit(policy, event_date, today, refundable),
        _balance(policy),
        _changes(policy),
        _moves(policy),
        *_at_the_party(policy),
        *things(policy.words),
    ]


def promises(policy: Policy, event_date: date | None = None, *, today: date) -> list[str]:
    """Return what a customer may count on, in a sentence or two."""
    last = refundable_until(policy, event_date) if event_date else None
    until = month_day(last) if last else f"{policy.deposit_refundable_days} days before the party"
    deposit = f"Your {money(policy.deposit_cents)} deposit comes back in full until {until}."
    return [
        *([deposit] if last is None or last >= today else []),
        "The price you see is the price you pay. Tipping is up to you.",
    ]


def things(text: str) -> tuple[str, ...]:
    """Return the things of a list that was written one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def free_until(policy: Policy, starts_at: datetime) -> datetime:
    """Return until when a party can be changed for free, made smaller, and moved by its customer."""
    return starts_at - timedelta(hours=policy.change_until_hours)


def grows_until(policy: Policy, starts_at: datetime) -> datetime:
    """Return until when a customer may add guests and extras."""
    return starts_at - timedelta(hours=min(policy.grow_until_hours, policy.change_until_hours))


def window(policy: Policy, starts_at: datetime, now: datetime) -> Window:
    """Return what the customer of a party may still change."""
    if now <= free_until(policy, starts_at):
        return Window.FREE
    return Window.GROWS if now <= grows_until(policy, starts_at) else Window.CLOSED


def change_words(
    policy: Policy, starts_at: datetime | None, *, now: datetime, zone: ZoneInfo, has_paid_late: bool = False
) -> str:
    """Say what of a party can be changed now, until when, and what that costs: for its pages and its letters."""
    if starts_at is None:
        return _changes(policy)
    match window(policy, starts_at, now):
        case Window.FREE:
            free = f"You can change guests and menu for free until {short_moment(free_until(policy, starts_at), zone)}."
            return f"{free} {_after_that(policy, has_paid_late=has_paid_late)}".rstrip()
        case Window.GROWS:
            fee = _late_fee(policy, has_paid_late=has_paid_late)
            until = short_moment(grows_until(policy, starts_at), zone)
            return f"This close to the party, guests and menu can only grow, until {until}.{fee}"
        case Window.CLOSED:
            return "This close to the party, guests and menu stay as they are. Something urgent? Call us."


def move_words(policy: Policy, booking: Booking, *, now: datetime, zone: ZoneInfo) -> str:
    """Say whether and until when a party can be moved to another date, and what that costs."""
    if window(policy, booking.starts_at, now) is not Window.FREE:
        return f"It can’t be moved here any more: that was possible until {_before(policy.change_until_hours)}."
    until = short_moment(free_until(policy, booking.starts_at), zone)
    left = policy.free_moves - booking.moves
    if left > 0 or not policy.move_fee_cents:
        free = "" if not policy.move_fee_cents else " once" if left == 1 else f" {left} times"
        return f"You can move it to another date{free} for free, until {until}."
    return f"You can move it to another date until {until}, for {money(policy.move_fee_cents)}."


def has_late_fee(lines: tuple[QuoteLine, ...]) -> bool:
    """Say whether a price has the fee for late changes in it: there is one for a booking, not one for each change."""
    return any(line.rule == Rule.FEE and line.words == LATE_CHANGE for line in lines)


def refundable_until(policy: Policy, event_date: date, *, left_behind: date | None = None) -> date:
    """Return the last day on which a canceled party's deposit goes back."""
    return left_behind or event_date - timedelta(days=policy.deposit_refundable_days)


def left_behind(policy: Policy, booking: Booking, to: date, *, today: date, by_customer: bool) -> date | None:
    """Return the last day on which the deposit goes back if a party is moved to a date, where that date does not say.

    What could no longer be given back stays so. And what we move nearer takes nothing from the customer.
    """
    usual = refundable_until(policy, to)
    last = refundable_until(policy, booking.event_date, left_behind=booking.refundable_until_date)
    if last < today and booking.paid_cents > 0:
        return last
    return last if last > usual and not by_customer else None


def _deposit(policy: Policy, event_date: date | None, today: date, refundable: date | None) -> str:
    days = policy.deposit_refundable_days
    last = refundable_until(policy, event_date, left_behind=refundable) if event_date else None
    until = f", that is until {month_day(last)}" if last else ""
    goes_back = f"It goes back in full when you cancel {days} days or more before the party{until}."
    if last and refundable:
        goes_back = f"It goes back in full when you cancel until {month_day(last)}."
    if last and last < today:
        goes_back = f"It does not go back when you cancel, because the party is less than {days} days away."
        if refundable:
            goes_back = f"It does not go back when you cancel: it did until {month_day(last)}, and a move keeps that."
    return f"A deposit of {money(policy.deposit_cents)} holds the date. {goes_back}"


def _balance(policy: Policy) -> str:
    days = policy.balance_due_days
    when = "on the day of the party" if not days else "one day before the party" if days == 1 else f"{days} days before"
    return f"The rest is due {when}."


def _changes(policy: Policy) -> str:
    until = _before(policy.change_until_hours)
    return f"You can change guests and menu for free until {until}. {_after_that(policy)}".rstrip()


def _after_that(policy: Policy, *, has_paid_late: bool = False) -> str:
    if policy.grow_until_hours >= policy.change_until_hours:
        return "After that they stay as they are." if policy.change_until_hours else ""
    until = f"After that they can only grow, until {_before(policy.grow_until_hours)}"
    return f"{until}.{_late_fee(policy, has_paid_late=has_paid_late)}"


def _at_the_party(policy: Policy) -> list[str]:
    """Say what we bring, and what the host has ready: whoever accepts this cannot be surprised on the day."""
    said = {"Included": things(policy.included), "You have ready": things(policy.to_bring)}
    return [f"{words}: {'; '.join(listed)}." for words, listed in said.items() if listed]


def _late_fee(policy: Policy, *, has_paid_late: bool) -> str:
    if not policy.late_change_fee_cents:
        return ""
    if has_paid_late:
        return " The fee for late changes is in your price already: there is no second one."
    return f" That adds {money(policy.late_change_fee_cents)} once, however often you change."


def _moves(policy: Policy) -> str:
    until = f"until {_before(policy.change_until_hours)}"
    fee, free = money(policy.move_fee_cents), policy.free_moves
    if not policy.move_fee_cents:
        costs = "for free"
    elif free:
        costs = f"{'once' if free == 1 else f'{free} times'} for free, then for {fee} each time"
    else:
        costs = f"for {fee}"
    kept = " A deposit that no longer goes back stays so." if policy.deposit_cents else ""
    return f"You can move the party to another date {until}, {costs}.{kept}"


def _before(hours: int) -> str:
    if not hours:
        return "the party begins"
    days, rest = divmod(hours, _DAY_HOURS)
    return f"{days} days before the party" if days > 1 and not rest else f"{hours} hours before the party"
