"""Citi: a table of Name, Amount, Deposited into; the text part is a stub."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_RECEIVED = Says(Kind.INCOMING, "You received money with Zelle")

SENDERS = (
    Sender(
        id="zelle.citi",
        provider=Provider.ZELLE,
        name="Citibank",
        addresses=("alerts@info6.citi.com",),
        organization="citi.com",
        subjects=(*NOT_MONEY_IN, _RECEIVED),
        headlines=(*NOT_MONEY_IN, _RECEIVED),
        details=(Label("Name", "{payer}"), Label("Amount", "{amount}"), Label("Memo", "{memo}")),
    ),
)
