"""Capital One: the sender is known, its wording is not."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.capital_one",
        provider=Provider.ZELLE,
        name="Capital One",
        addresses=("capitalone@notification.capitalone.com",),
        organization="capitalone.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "{payer} sent you {amount} with Zelle")),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "Good news! {payer} sent you {amount} with Zelle"),
            Says(Kind.INCOMING, "{payer} sent you {amount} with Zelle"),
        ),
        details=(Label("Memo", "{memo}"),),
        attested=False,
    ),
)
