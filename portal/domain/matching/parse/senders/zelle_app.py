"""The Zelle app itself, for banks that have no Zelle of their own. Only the subject has the payer's whole name."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Css, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

SENDERS = (
    Sender(
        id="zelle.app",
        provider=Provider.ZELLE,
        name="Zelle",
        addresses=("donotreply@zellepay.com",),
        subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, "{payer} sent you {amount}")),
        headlines=(
            *NOT_MONEY_IN,
            Says(Kind.INCOMING, "{payer} has sent you {amount}. Enjoy!"),
            Says(Kind.INCOMING, "{payer} has sent you {amount}"),
        ),
        details=(Css('div[style*="italic"]', "{memo}"),),
    ),
)
