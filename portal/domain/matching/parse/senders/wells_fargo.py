"""Wells Fargo: until 2021 the amount stood in a row, now in the headline."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.wells_fargo",
        provider=Provider.ZELLE,
        name="Wells Fargo",
        addresses=("alerts@notify.wellsfargo.com",),
        organization="wellsfargo.com",
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "You received money with Zelle")),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "{payer} sent you money. Here are the details:"),
            Says(Kind.INCOMING, "{payer} sent you money"),
            Says(Kind.INCOMING, "{payer} sent you {amount}"),
            Says(Kind.INCOMING, "{payer} le envió {amount}"),
        ),
        details=(
            Label("Amount", "{amount}"),
            Label("Memo", "{memo}"),
            Label("Confirmation Code", "{id}"),
            Label("Confirmation", "{id}"),
        ),
    ),
)
