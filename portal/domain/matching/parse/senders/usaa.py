"""USAA: plain text, broken for width in the middle of the sentence. Of its two numbers the bank's own is kept."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.usaa",
        provider=Provider.ZELLE,
        name="USAA",
        addresses=("usaa.customer.service@mailcenter.usaa.com",),
        organization="usaa.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "You've Received Money With Zelle")),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "{any}tell you that {payer} sent {amount} with Zelle{any}"),
        ),
        details=(Label("USAA Confirmation ID", "{id}"), Label("Memo", "{memo}")),
    ),
)
