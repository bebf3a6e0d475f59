"""Bank of America: Zelle alerts, and alerts of the account that are not about Zelle.

Both addresses write of both, so each entry lists both, and the wording decides. There is no confirmation number for
money in. The memo stands in Zone 2 of the HTML; the first cell of that style after it is the same in every mail.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Between, Label, Says, Sender, UnderHeadline
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN

_ZELLE = "customerservice@ealerts.bankofamerica.com"
_ACCOUNT = "onlinebanking@ealerts.bankofamerica.com"
_ACCOUNT_ONLY = (
    Says(Kind.OTHER, "{any}did you send this {any}"),
    Says(Kind.INCOMING, "{any}Direct Deposit Received"),
    Says(Kind.INCOMING, "Deposit posted to your account"),
    Says(Kind.OUTGOING, "{any}transaction exceeds alert limit you set"),
    Says(Kind.OUTGOING, "{any}Withdrawal{any}"),
    Says(Kind.OTHER, "{any}Unusual activity{any}"),
    Says(Kind.OTHER, "{any}fraud{any}"),
    Says(Kind.OTHER, "{any}sign-in{any}"),
)
_SENT_YOU = (
    Says(Kind.INCOMING, "{payer} sent you {amount}"),
    Says(Kind.INCOMING, "{payer} sent you {amount} with Zelle"),
    Says(Kind.INCOMING, "You've received {amount} from {payer} with Zelle"),
    Says(Kind.INCOMING, "You received {amount} from {payer} with Zelle"),
    Says(Kind.INCOMING, "{payer} le envió {amount}"),
    Says(Kind.INCOMING, "{payer} le ha enviado {amount}"),
    Says(Kind.INCOMING, "{payer} le envió {amount} con Zelle"),
)

SENDERS = (
    Sender(
        id="zelle.bofa",
        provider=Provider.ZELLE,
        name="Bank of America",
        addresses=(_ZELLE, _ACCOUNT),
        organization="bankofamerica.com",
        subjects=(*NOT_MONEY_IN, *_SENT_YOU),
        headlines=(*NOT_MONEY_IN, *_SENT_YOU),
        details=(
            Between(r"Zone2\s*-\s*Begins", r"Zone2\s*-\s*Ends", "{memo}"),
            UnderHeadline(
                r".*(?: sent you | le envi. | le ha enviado | received ).+",
                ("View your balance", "Ver su saldo", "Please allow", "Espere hasta", "This is a service", "Sent from"),
            ),
            Label("Your message", "{memo}", within=True),
            Label("From", "{payer}", weak=True),
            Label("Amount", "{amount}", weak=True),
            Label("Confirmation", "{sent_id}", weak=True),
        ),
        always_has_note=True,
    ),
    Sender(
        id="bofa",
        provider=Provider.BOFA,
        name="Bank of America",
        addresses=(_ACCOUNT, _ZELLE),
        organization="bankofamerica.com",
        subjects=_ACCOUNT_ONLY,
        details=(Label("Amount", "{amount}"), Label("From", "{payer}")),
    ),
)
