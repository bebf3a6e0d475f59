"""What became of an offer's code that a customer typed, in words. Pure."""

from datetime import timedelta

from portal.domain.catalog import Rates
from portal.domain.quotes import Order, Priced, Rule
from portal.text import money


def code_words(rates: Rates, order: Order, priced: Priced) -> str:
    """Say what the code of an order does for its price, or why it does nothing."""
    code = (order.code or "").strip().upper()
    line = next((line for line in priced.lines if line.rule is Rule.OFFER), None)
    if line and f"code {code}" in line.why:
        return f"{line.words}: {line.why}."
    offer = next((each for each in rates.offers if each.code == code), None)
    if offer is None:
        return f"We don’t know the code {code}, or it has run out. Check how it is spelled."
    booked = order.event_date - timedelta(days=order.days_ahead)
    if not offer.applies(order.event_date, booked_date=booked, code=code):
        return f"{code} is for parties on other dates."
    if line:
        return f"“{line.words}” takes off more already: that is what you get."
    food = priced.of(Rule.GUEST, Rule.MENU, Rule.TIER, Rule.BOUND)
    least = offer.minimum_cents
    return f"{code} is for orders of more than {money(least)}: your food comes to {money(food)}."
