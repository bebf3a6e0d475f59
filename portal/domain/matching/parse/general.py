"""A reader for banks that are not in the registry: what most of them write, in rows and sentences.

It fills in what a person sees in the queue. It is never relied upon.
"""

import re

import msgspec

from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.read import SUBJECT_ONLY, Reading, read
from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_END = re.compile(r"(?<!\b(?:inc|ltd))(?<!\b(?:co|jr|sr|st))(?<!\b\w)\.$", re.IGNORECASE)
"""A full stop that ends a sentence, not a short word."""
_FIRST_PERSON = frozenset({"i", "we", "he", "she", "they", "you", "someone", "somebody"})
_SHORT = frozenset({"co", "com", "net", "org"})
_PRIVATE_MAIL = """
gmail googlemail yahoo ymail hotmail outlook live msn icloud me aol gmx proton protonmail fastmail comcast att verizon
sbcglobal bellsouth cox charter mail web
"""
_MONEY_IN = (
    "{payer} sent you {amount}{any}",
    "{payer} has sent you {amount}{any}",
    "{payer} just sent you {amount}{any}",
    "{payer} has just sent you money {any}in the amount of {amount}{any}",
    "{payer} sent you a {any}payment of {amount}{any}",
    "{payer} sent you a {any}payment{any}",
    "{payer} sent you money{any}",
    "{payer} just sent you money{any}",
    "{payer} has sent you money{any}",
    "{payer} paid you {amount}{any}",
    "You received {amount} from {payer} with Zelle{any}",
    "You've received {amount} from {payer} with Zelle{any}",
    "You have received {amount} from {payer} with Zelle{any}",
    "You received {amount} from {payer}",
    "You've received {amount} from {payer}",
    "You have received {amount} from {payer}",
    "You just received {amount} from {payer}",
    "You received a {any}payment of {amount} from {payer}",
    "You've received a {any}payment of {amount} from {payer}",
    "You have received a {any}payment of {amount} from {payer}",
    "You received a {any}payment from {payer}",
    "You've received a {any}payment from {payer}",
    "You have received a {any}payment from {payer}",
    "A new payment of {amount} from {payer} was deposited{any}",
    "A payment of {amount} from {payer} was deposited{any}",
    "{any}deposited the {amount} {any}payment from {payer} (confirmation number {id}){any}",
    "{any}deposited the {amount} {any}payment from {payer} into your account{any}",
    "{any}processed an ACH deposit for {amount} from {payer} to your account{any}",
    "{amount} from {payer} was deposited{any}",
    "{amount} from {payer} has been deposited{any}",
    "You received a deposit of {amount} {any}",
    "Your deposit of {amount} is complete",
    "You have a direct deposit of {amount}",
    "Your {amount} direct deposit posted{any}",
    "{any}incoming wire{any}",
    "{any}wire transfer{any}received{any}",
    "A {any}payment was deposited{any}",
    "Money was sent to you with Zelle{any}",
    "You received money{any}",
    "You've received money{any}",
    "You have received money{any}",
    "You received a Zelle payment",
    "A new Zelle payment is in your account",
    "Good news: Someone sent you money{any}",
    "{any}payment received{any}",
    "{any}money received{any}",
    "{any}deposit received{any}",
    "{any}credit posted{any}",
)
_SAYS = (*NOT_MONEY_IN, *(Says(Kind.INCOMING, words) for words in _MONEY_IN))
_PAYER = ("From", "Sender", "Sent by", "Sent from", "Payer", "Paid by", "Received from", "Originator", "Name")
_AMOUNT = ("Amount", "Payment amount", "Amount received", "Deposit amount", "Transfer amount", "Total amount", "Total")
_MEMO = ("Memo", "Note", "Notes", "Message", "Your message", "Payment note", "Description", "Originator to beneficiary")
_ID = (
    *("Confirmation", "Confirmation number", "Confirmation code", "Confirmation #", "Confirmation ID"),
    *("Transaction number", "Transaction ID", "Reference number", "Reference", "Trace number", "Payment ID"),
)

SENDER = Sender(
    id="",
    provider=Provider.NONE,
    name="an unknown bank",
    addresses=(),
    subjects=_SAYS,
    headlines=_SAYS,
    details=(
        *(Label(label, "{memo}", within=True) for label in _MEMO),
        *(Label(label, "{payer}", within=True) for label in _PAYER),
        *(Label(label, "{amount}", within=True) for label in _AMOUNT),
        *(Label(label, "{id}", within=True) for label in _ID),
    ),
    attested=False,
)


def read_generally(letter: MailText, domain: str) -> Reading | None:
    """Return what a notice of money in says, of a sender that we do not know; None when it reads like none.

    What somebody writes from a private mailbox is no notice, whatever it says. Of a mail of which only the subject
    speaks of money, nothing but that is believed.
    """
    if is_private_mail(domain):
        return None
    reading = read(letter, SENDER)
    if SUBJECT_ONLY in reading.doubts:
        return Reading(SENDER, Kind.INCOMING, None, {}, reading.doubts)
    payer = _END.sub("", reading.facts.get("payer", ""))
    is_notice = reading.kind is not None and payer.casefold() not in _FIRST_PERSON
    if not is_notice or not (reading.amount or reading.kind is Kind.INCOMING):
        return None
    return msgspec.structs.replace(reading, facts=reading.facts | {"payer": payer}) if payer else reading


def is_private_mail(domain: str) -> bool:
    """Whether anybody can have an address at a domain, as at gmail.com or yahoo.co.uk."""
    labels = domain.casefold().split(".")
    name = labels[-3:-2] if len(labels) > 2 and labels[-2] in _SHORT else labels[-2:-1]  # noqa: PLR2004 - "co.uk"
    return name[:1] != [] and name[0] in _PRIVATE_MAIL.split()
