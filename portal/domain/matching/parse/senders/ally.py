"""Ally and TD: one vendor writes for both, in one sentence that holds everything."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_DEPOSITED = (
    Says(Kind.INCOMING, "{any}deposited the {amount} {any}payment from {payer} (confirmation number {id}){any}"),
    Says(Kind.INCOMING, "{any}deposited the {amount} {any}payment from {payer} into your account{any}"),
)

SENDERS = (
    Sender(
        id="zelle.ally",
        provider=Provider.ZELLE,
        name="Ally Bank",
        addresses=("email@transfers.ally.com",),
        organization="ally.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "We deposited your Zelle payment")),
        headlines=(*NOT_MONEY_IN, *_DEPOSITED),
        details=(Label("Memo", "{memo}"),),
    ),
    Sender(
        id="zelle.td",
        provider=Provider.ZELLE,
        name="TD Bank",
        addresses=("tdbankalerts@alerts.tdbank.com", "tdbankalerts@tdbank.com"),
        organization="tdbank.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "Send Money with Zelle - payment received")),
        headlines=(*NOT_MONEY_IN, *_DEPOSITED),
        details=(Label("Memo", "{memo}"),),
    ),
)
