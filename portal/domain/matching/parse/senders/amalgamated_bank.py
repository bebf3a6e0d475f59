"""Small banks and credit unions that share a vendor: everything is in the subject, the memo in its own paragraph."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Css, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_SUBJECTS = (*NOT_MONEY_IN, Says(Kind.INCOMING, "Notification - {payer} sent you {amount}"))
_HEADLINES = (*NOT_MONEY_IN, Says(Kind.INCOMING, "{payer} sent you {amount}"))

SENDERS = (
    Sender(
        id="zelle.amalgamated",
        provider=Provider.ZELLE,
        name="Amalgamated Bank",
        addresses=("noreply@online.amalgamatedbank.com",),
        organization="amalgamatedbank.com",
        subjects=_SUBJECTS,
        headlines=_HEADLINES,
        details=(Css("p.memo", "{memo}"),),
    ),
    Sender(
        id="zelle.first_national_texas",
        provider=Provider.ZELLE,
        name="First National Bank Texas",
        addresses=("custserv@1stnb.com",),
        subjects=_SUBJECTS,
        headlines=_HEADLINES,
        details=(Css("p.memo", "{memo}"),),
    ),
)
