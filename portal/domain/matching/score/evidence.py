"""A sentence for every point of evidence and every reason why a person decides. They name customers: never log them."""

from portal.domain.matching.score.candidates import Scored
from portal.domain.matching.score.facts import Guard
from portal.domain.matching.score.question import Question
from portal.domain.matching.score.weights import Point
from portal.text import money, month_day

SENTENCES: dict[Point, str] = {
    Point.REFERENCE: "The memo has this booking's reference, {reference}.",
    Point.REFERENCE_FAILED_CHECK: "The memo has the reference {reference}, whose check character is wrong.",
    Point.REFERENCE_LOOSE: "The memo has what may be {reference}, in pieces or without its prefix.",
    Point.REFERENCE_NEAR: "The memo has a reference that is one character away from {reference}.",
    Point.REFERENCE_OTHER: "The memo has the reference of another booking.",
    Point.HANDLE: "The payer's e-mail or phone is this customer's.",
    Point.HANDLE_TYPED: "The payer typed this customer's e-mail, under another name.",
    Point.CONTACT: "The memo has this customer's e-mail or phone.",
    Point.DECLARED: "The customer said that this amount was sent from this account.",
    Point.ALIAS: "{payer} has paid for {customer} before.",
    Point.REFUSED: "You said before that this payer's money is not for {customer}.",
    Point.NAME_SAME: "The payer has the customer's full name.",
    Point.NAME_SPELLED: "{payer} is another way to write {customer}.",
    Point.NAME_LONGER: "{payer} and {customer} are the same, but for a part that one of them leaves out.",
    Point.NAME_MISSPELT: "{payer} is one letter away from {customer}.",
    Point.NAME_INITIAL: "{payer} may be short for {customer}.",
    Point.NAME_SIMILAR: "{payer} looks much like {customer}.",
    Point.NAME_SURNAME: "{payer} and {customer} share a last name.",
    Point.NAME_GIVEN: "{payer} and {customer} share a first name.",
    Point.NAME_RARE: "No other customer with an open booking has that last name.",
    Point.MEMO_SAME: "The memo names {customer}.",
    Point.MEMO_DOUBTFUL: "The memo has {customer}'s name in it, but may mean somebody or something else.",
    Point.MEMO_INITIAL: "The memo names {customer} by first name and initial.",
    Point.MEMO_GIVEN: "The memo has {customer}'s first name.",
    Point.MEMO_SURNAME: "The memo has {customer}'s last name.",
    Point.MEMO_OTHER: "The memo names somebody else.",
    Point.DEPOSIT_EXACT: "{amount} is exactly the deposit due.",
    Point.BALANCE_EXACT: "{amount} is exactly the balance due.",
    Point.REST_EXACT: "{amount} is exactly what is left, which is as much as the deposit.",
    Point.TOTAL_EXACT: "{amount} is exactly the total due.",
    Point.WITH_FEE: "{amount} is the {due} of {asked} with a card fee.",
    Point.WITH_USUAL_TIP: "{amount} is the {due} of {asked} with a usual tip.",
    Point.WITH_TIP: "{amount} is the {due} of {asked} and {over} more, perhaps a tip.",
    Point.TIP_AFTERWARDS: "Nothing is due any more; {amount} may be a tip.",
    Point.DEPOSIT_TWICE: "{amount} is twice the deposit of {asked}.",
    Point.DEPOSIT_ROUNDED: "{amount} is somewhat more than the deposit of {asked}.",
    Point.ROUNDED: "{amount} is the {due} of {asked}, rounded down.",
    Point.PART_EVEN: "{amount} is an even part of the {due} of {asked}.",
    Point.PART: "{amount} is part of the {due} of {asked}.",
    Point.AMOUNT_MORE: "{amount} is much more than the {due} of {asked}.",
    Point.NOTHING_DUE: "Nothing is due any more.",
    Point.DATE_SAME: "The memo has the date of the event, {event}.",
    Point.DATE_NEAR: "The memo has a date next to that of the event, {event}.",
    Point.DATE_OTHER: "The memo has another date than the event's, {event}.",
    Point.WORD_AGREES: "The memo says what it is for: the {due}.",
    Point.WORD_DISAGREES: "The memo calls it something else than the {due}.",
    Point.HOURS_AFTER_BOOKING: "It came within hours of the booking.",
    Point.SAME_DAY_AS_BOOKING: "It came within half a day of the booking.",
    Point.SOON_AFTER_BOOKING: "It came soon after the booking was made.",
    Point.DAYS_AFTER_BOOKING: "It came some days after the booking was made.",
    Point.LONG_AFTER_BOOKING: "It came long after the booking was made.",
    Point.AT_THE_EVENT: "It came within two days of the event.",
    Point.NEAR_THE_EVENT: "It came in the week of the event.",
    Point.BEFORE_THE_EVENT: "It came in the weeks around the event.",
    Point.FAR_FROM_THE_EVENT: "The event is far from the day of the payment.",
}

REASONS: dict[Guard, str] = {
    Guard.UNTRUSTED: "The mail could not be shown to come from the payment provider.",
    Guard.STALE: "The mail is older than 48 hours, so much may have changed since.",
    Guard.REPEATED: "This payment seems to have come in before.",
    Guard.CURRENCY: "The payment is in another currency than the booking.",
    Guard.MEMO_PURPOSE: "The memo says that the money is for something else: a tip, a refund, rent or a sale.",
    Guard.UNKNOWN_REFERENCE: "The memo has a reference that no open booking bears.",
    Guard.NO_CANDIDATE: "No open booking fits this payment.",
    Guard.NO_IDENTITY: "Nothing says for whom {payer} pays: no reference, no known payer, no customer of that name.",
    Guard.RIVAL_REFERENCE: "The memo's reference and other evidence point to different bookings: {first} and {rival}.",
    Guard.RIVAL_NAME: "The payer's name fits more than one customer: {first} and {rival}.",
    Guard.RIVAL: "The evidence points to more than one customer: {first} and {rival}.",
    Guard.MEMO_NAME: "The memo names somebody other than {customer}.",
    Guard.MEMO_DATE: "The memo's date is not the date of {customer}'s event.",
    Guard.REFUSED: "You said before that this payer's money is not for {customer}.",
    Guard.AMOUNT: "{amount} is not exactly something that {customer} owes.",
    Guard.TWO_BOOKINGS: "{customer} has more than one booking that owes exactly {amount}.",
    Guard.UNSURE_NAME: "{payer} may or may not be {customer}.",
    Guard.UNSURE_PAYER: "{payer} has paid for several customers before, not only for {customer}.",
    Guard.OTHER_PAYER: "Another {payer} may have paid for {customer} before: the name or the account is not the same.",
    Guard.UNSURE_MEMO: "The memo may mean somebody or something else than {customer}'s booking.",
    Guard.ALL_AT_ONCE: "{amount} would be all of {customer}'s party before any deposit: it may be two payments in one.",
    Guard.LATE_DEPOSIT: "{amount} is anybody's deposit, and {customer} need not pay it now: another {payer} may have.",
}


def explain(scored: Scored, question: Question) -> tuple[str, ...]:
    """Return one sentence for every point of a candidate."""
    booking, fitted = scored.entry.booking, scored.fit
    facts = {
        "reference": booking.reference,
        "payer": question.received.payer_name or "The payer",
        "customer": booking.customer_name,
        "amount": money(question.received.amount_cents),
        "due": fitted.due.value,
        "asked": money(fitted.cents),
        "over": money(question.received.amount_cents - fitted.cents),
        "event": month_day(booking.event_date),
    }
    return tuple(SENTENCES[point].format_map(facts) for point in scored.points)


def explain_why_not(guard: Guard, question: Question, first: Scored | None, rival: Scored | None) -> str:
    """Return the one sentence on why a person decides, about the booking `first` and its `rival`, if there are such."""
    facts = {
        "payer": question.received.payer_name or "the payer",
        "amount": money(question.received.amount_cents),
        "customer": first.entry.booking.customer_name if first else "the customer",
        "first": _named(first),
        "rival": _named(rival),
    }
    return REASONS[guard].format_map(facts)


def _named(scored: Scored | None) -> str:
    if scored is None:
        return "another"
    return f"{scored.entry.booking.customer_name} ({scored.entry.booking.reference})"
