"""Cash App writes as square.com. Cents are left out when there are none.

The payer's note stands at the end of the subject, where it could pretend to be the amount: the text is believed first,
and of the subject only what kind of mail it is.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Css, Label, Says, Sender, WholeLine

SENDERS = (
    Sender(
        id="cashapp",
        provider=Provider.CASHAPP,
        name="Cash App",
        addresses=("cash@square.com",),
        subjects=(
            Says(Kind.OUTGOING, "You sent {amount} to {any}"),
            Says(Kind.OUTGOING, "You paid {any}"),
            Says(Kind.REQUEST, "{payer} requested {amount}{any}"),
            Says(Kind.REQUEST, "{payer} requests {amount}{any}"),
            Says(Kind.INCOMING, "Payment received"),
            Says(Kind.INCOMING, "{any} sent you {any}"),
            Says(Kind.INCOMING, "{any}You received {amount} from {payer} for {memo}"),
            Says(Kind.INCOMING, "{any}You received {amount} from {payer}"),
            Says(Kind.CANCELLED, "{any} cancel{any}"),
            Says(Kind.CANCELLED, "{any} declined {any}"),
            Says(Kind.REFUND, "{any} refunded {any}"),
            Says(Kind.PAYOUT, "{any}cash out{any}"),
        ),
        headlines=(
            Says(Kind.INCOMING, "You were sent {amount} by {payer}."),
            Says(Kind.INCOMING, "You were sent {amount} by {payer}"),
            Says(Kind.INCOMING, "{payer} paid you {amount}"),
            Says(Kind.REQUEST, "{payer} requested {amount}{any}"),
        ),
        details=(
            Label("Amount", "{amount}"),
            Label("From", "{payer}"),
            Label("To", "{account}"),
            Label("Identifier", "#{id}"),
            Label("Transaction number", "#{id}", within=True),
            Css(".profile-description", "For {memo}"),
            Css("td.amount", "{amount}"),
            Css("td.name", "{payer}", weak=True),
            WholeLine("Payment from {handle}"),
            WholeLine("#{id}"),
            WholeLine("For {memo}"),
        ),
        text_first=True,
        names_account=True,
    ),
)
