"""PNC: the payer in the subject and the headline, the rest in rows; no number. Known from public code only."""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_RECEIVED = (
    *NOT_MONEY_IN,
    Says(Kind.INCOMING, "{payer} sent you a Zelle payment"),
    Says(Kind.INCOMING, "You received a Zelle payment from {payer}"),
)

SENDERS = (
    Sender(
        id="zelle.pnc",
        provider=Provider.ZELLE,
        name="PNC",
        addresses=("pncalerts@pnc.com", "noreply.pncalerts@pnc.com"),
        subjects=_RECEIVED,
        headlines=_RECEIVED,
        details=(Label("Amount", "{amount}"), Label("Note", "{memo}")),
        attested=False,
    ),
)
