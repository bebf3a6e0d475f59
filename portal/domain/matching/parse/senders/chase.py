"""Chase: HTML only. The payer stands in the headline and, as a check, in a sentence at the end.

The same payment may be mailed twice, with the same transaction number. Until July 2024 it was QuickPay.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender, WholeLine
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.chase",
        provider=Provider.ZELLE,
        name="Chase",
        addresses=("no.reply.alerts@chase.com",),
        subjects=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "You received money with Zelle"),
            Says(Kind.INCOMING, "You received money through Chase QuickPay{any}"),
            Says(Kind.INCOMING, "{payer} sent you money{any}"),
        ),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "{payer} sent you money"),
            Says(Kind.INCOMING, "{payer} sent you money through Chase Quick{any}"),
            Says(Kind.INCOMING, "{payer} sent you money with Zelle"),
        ),
        details=(
            Label("Amount", "{amount}"),
            Label("Amount requested", "{amount}"),
            Label("Memo", "{memo}"),
            Label("Transaction number", "{id}"),
            WholeLine("{payer_again} is registered with a Zelle {any}"),
        ),
    ),
)
