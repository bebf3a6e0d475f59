"""A policy in sentences, as a customer accepts it. Pure."""

from datetime import date, timedelta

from portal.domain.bookings.price import Priced, Rule
from tables.catalog import Policy

_DAY_HOURS = 24


def terms(policy: Policy, event_date: date | None = None, *, today: date) -> list[str]:
    """Return what a policy says about deposits, changes and moves; with a date, until when."""
    return [
        _deposit(policy, event_date, today),
        _balance(policy),
        _changes(policy),
        _moves(policy),
        *(line.strip() for line in policy.words.splitlines() if line.strip()),
    ]


def promises(policy: Policy, event_date: date | None = None, *, today: date) -> list[str]:
    """Return what a customer may count on, in two or three sentences."""
    last = refundable_until(policy, event_date) if event_date else None
    until = f"{last:%B} {last.day}" if last else f"{policy.deposit_refundable_days} days before the party"
    deposit = f"Your {_dollars(policy.deposit_cents)} deposit comes back in full until {until}."
    return [
        *([deposit] if last is None or last >= today else []),
        "The price you see is the price you pay. Tipping is up to you.",
        "We bring the grill, the food and the chef. You bring plates and tables.",
    ]


def change_until(policy: Policy) -> str:
    """Return how long before a party its guests and menu can be changed."""
    return _ahead(policy.change_until_hours)


def code_words(priced: Priced, code: str) -> str:
    """Say what became of an offer's code that was typed."""
    offer = next((line for line in priced.lines if line.rule is Rule.OFFER), None)
    if offer and f"code {code.strip().upper()}" in offer.why:
        return f"{offer.words}: {offer.why}."
    if offer:
        return f"{offer.words} takes off more already, or this code is not for this party."
    return "This code is not for this party: it has run out, is for other dates, or for larger orders."


def refundable_until(policy: Policy, event_date: date) -> date:
    """Return the last day on which a cancelled party's deposit goes back."""
    return event_date - timedelta(days=policy.deposit_refundable_days)


def _deposit(policy: Policy, event_date: date | None, today: date) -> str:
    days = policy.deposit_refundable_days
    last = refundable_until(policy, event_date) if event_date else None
    until = f", that is until {last:%B} {last.day}" if last else ""
    goes_back = f"It goes back in full when you cancel {days} days or more before the party{until}."
    if last and last < today:
        goes_back = f"It does not go back when you cancel, because the party is less than {days} days away."
    return f"A deposit of {_dollars(policy.deposit_cents)} holds the date. {goes_back}"


def _balance(policy: Policy) -> str:
    days = policy.balance_due_days
    when = "on the day of the party" if not days else "one day before the party" if days == 1 else f"{days} days before"
    return f"The rest is due {when}."


def _changes(policy: Policy) -> str:
    fee = _dollars(policy.late_change_fee_cents)
    return f"You can change guests and menu until {change_until(policy)} before the party; after that it costs {fee}."


def _moves(policy: Policy) -> str:
    free = policy.free_moves
    fee = _dollars(policy.move_fee_cents)
    if not free:
        return f"Moving the party to another date costs {fee}."
    times = "once" if free == 1 else f"{free} times"
    return f"You can move the party to another date {times} for free; after that it costs {fee}."


def _ahead(hours: int) -> str:
    return f"{hours // _DAY_HOURS} days" if hours % _DAY_HOURS == 0 and hours > _DAY_HOURS else f"{hours} hours"


def _dollars(cents: int) -> str:
    return f"${cents / 100:,.2f}"
