"""Truist: nothing in the subject, everything in rows; no number. Known from public code only."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_RECEIVED = (*NOT_MONEY_IN, Says(Kind.INCOMING, "Money was sent to you with Zelle"))

SENDERS = (
    Sender(
        id="zelle.truist",
        provider=Provider.ZELLE,
        name="Truist",
        addresses=("alertnotifications@message.truist.com",),
        organization="truist.com",
        subjects=_RECEIVED,
        headlines=_RECEIVED,
        details=(Label("Sent by", "{payer}"), Label("Amount", "{amount}"), Label("Memo", "{memo}")),
        attested=False,
    ),
)
