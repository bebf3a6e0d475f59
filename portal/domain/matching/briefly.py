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
    Sorted.TAKES_BACK: "Money that went back",
    Sorted.NOT_MONEY_IN: "Not a payment to us",
    Sorted.SENT_BACK: "Sent back by a person",
    Sorted.SHADOW: "Ready, waits for you to agree",
    Guard.STALE: "Mail is older than 48 hours",
    Guard.REPEATED: "Same payer and amount as before",
    Guard.CURRENCY: "Another currency",
    Guard.MEMO_PURPOSE: "Memo says it is for something else",
    Guard.NO_CANDIDATE: "No open booking fits",
    Guard.NO_IDENTITY: "Nothing says who it is for",
    Guard.RIVAL_REFERENCE: "Memo and payer disagree",
    Guard.RIVAL_NAME: "Several customers of that name",
    Guard.RIVAL: "Points to several customers",
    Guard.UNKNOWN_REFERENCE: "Unknown reference in the memo",
    Guard.MEMO_NAME: "Memo names somebody else",
    Guard.MEMO_DATE: "Memo has another date",
    Guard.REFUSED: "Refused for this customer before",
    Guard.AMOUNT: "Not exactly what anybody owes",
    Guard.TWO_BOOKINGS: "Fits two bookings of one customer",
    Guard.UNSURE_NAME: "Name is close, not the same",
    Guard.UNSURE_PAYER: "Pays for several customers",
    Guard.OTHER_PAYER: "May be another payer of that name",
    Guard.UNSURE_MEMO: "Memo may mean something else",
    Guard.LATE_DEPOSIT: "Not expected now, and anybody’s deposit",
    Guard.ALL_AT_ONCE: "Pays everything at once, unlike most",
}


def briefly(guard: str, kind: str) -> str:
    """Return the reason for a guard in a few words; a guard without any was simply not sure.

    Only a mail that something speaks against is called false.
    """
    if guard == Sorted.UNTRUSTED and kind != Kind.PHISHING:
        return BRIEFLY[Sorted.UNPROVEN]
    return BRIEFLY.get(guard, "A person decides")
