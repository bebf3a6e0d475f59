"""U.S. Bank: one sentence that holds everything, of which no memo is known; and a layout that is only guessed at."""

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
        subjects=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "A new Zelle payment is in your account"),
            Says(Kind.INCOMING, "You received a Zelle payment"),
            Says(Kind.INCOMING, "You received a Zelle payment from {payer}", attested=False),
        ),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "A new payment of {amount} from {payer} was deposited in your account"),
            Says(Kind.INCOMING, "You've received a Zelle payment", attested=False),
        ),
        details=(
            Label("From", "{payer}"),
            Label("Amount", "{amount}"),
            Label("Memo", "{memo}"),
            Label("Confirmation number", "{id}"),
        ),
    ),
)
