"""Why a payment waits, in the few words that a list has room for; the whole sentence is kept with the notification."""

from typing import Final

from portal.domain.matching.parse import Kind
from portal.domain.matching.score import Guard
from portal.domain.matching.sort import Sorted

BRIEFLY: Final[dict[str, str]] = {
    Sorted.DUPLICATE: "Came in before",
    Sorted.UNTRUSTED: "Sender is not who it says it is",
    Sorted.UNPROVEN: "Nobody could prove who sent it",
    Sorted.UNKNOWN_SENDER: "From a bank we don’t know yet",
    Sorted.FORWARDED: "Forwarded by hand",
    Sorted.RECIPIENT: "Account isn’t known to be ours",
    Sorted.UNREAD: "Not everything could be read",
    Sorted.TAKES_BACK: "Refund or dispute",
    Sorted.NOT_MONEY_IN: "Not a payment to us",
    Sorted.SENT_BACK: "Restored by staff",
    Sorted.CALLED_OFF: "Names a party that is off",
    Sorted.ELSEWHERE: "Names another station’s booking",
    Sorted.SHADOW: "Ready: confirm it",
    Guard.STALE: "Mail is older than 48 hours",
    Guard.REPEATED: "Same payer and amount as before",
    Guard.CURRENCY: "Another currency",
    Guard.MEMO_PURPOSE: "Memo says it is for something else",
    Guard.NO_CANDIDATE: "No open booking fits",
    Guard.NO_IDENTITY: "Doesn’t say who it’s for",
    Guard.RIVAL_REFERENCE: "Reference and payer differ",
    Guard.RIVAL_NAME: "Several customers of that name",
    Guard.RIVAL: "Could be several customers",
    Guard.UNKNOWN_REFERENCE: "Unknown reference in the memo",
    Guard.MEMO_NAME: "Memo names someone else",
    Guard.MEMO_DATE: "Memo has another date",
    Guard.REFUSED: "Not this customer’s payer",
    Guard.AMOUNT: "Amount doesn’t match",
    Guard.TWO_BOOKINGS: "Fits two bookings of one customer",
    Guard.UNSURE_NAME: "Name is close, not exact",
    Guard.UNSURE_PAYER: "Payer of several customers",
    Guard.OTHER_PAYER: "May be a namesake",
    Guard.UNSURE_MEMO: "Memo is unclear",
    Guard.LATE_DEPOSIT: "Late for a deposit",
    Guard.ALL_AT_ONCE: "Pays it all at once",
}


def briefly(guard: str, kind: str) -> str:
    """Return the reason for a guard in a few words; a guard without any was simply not sure.

    Only a mail that something speaks against is called false.
    """
    if guard == Sorted.UNTRUSTED and kind != Kind.PHISHING:
        return BRIEFLY[Sorted.UNPROVEN]
    return BRIEFLY.get(guard, "A person decides")
