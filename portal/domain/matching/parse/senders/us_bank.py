"""U.S. Bank: the sender is known, its wording is not."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.us_bank",
        provider=Provider.ZELLE,
        name="U.S. Bank",
        addresses=("usbank@notifications.usbank.com",),
        organization="usbank.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "You received a Zelle payment from {payer}")),
        headlines=(*NOT_MONEY_IN, Says(Kind.INCOMING, "You've received a Zelle payment")),
        details=(
            Label("From", "{payer}"),
            Label("Amount", "{amount}"),
            Label("Memo", "{memo}"),
            Label("Confirmation number", "{id}"),
        ),
        attested=False,
    ),
)
