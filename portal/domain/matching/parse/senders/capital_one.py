"""Capital One: the subject says "Someone", the payer stands in the text; the message in a sentence of its own."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender, WholeLine
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.capital_one",
        provider=Provider.ZELLE,
        name="Capital One",
        addresses=("capitalone@notification.capitalone.com",),
        organization="capitalone.com",
        subjects=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "Good news: Someone sent you money with Zelle"),
            Says(Kind.INCOMING, "{payer} sent you {amount} with Zelle", attested=False),
        ),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "{payer} has just sent you money with Zelle in the amount of {amount}"),
            Says(Kind.INCOMING, "Good news! {payer} sent you {amount} with Zelle", attested=False),
            Says(Kind.INCOMING, "{payer} sent you {amount} with Zelle", attested=False),
        ),
        details=(
            WholeLine("Here's the message from {payer_again}: {memo}", weak=False),
            Label("Memo", "{memo}"),
        ),
    ),
)
