"""Stripe: notices to the owner, and receipts for what the owner bought (from stripe.com too, and not money in).

A payer or an account may hold " for " or " from ": the row of the customer is believed before the subject. Stripe's
webhooks are the better source; these mails count until they are connected.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Label, Says, Sender, WholeLine

SENDERS = (
    Sender(
        id="stripe",
        provider=Provider.STRIPE,
        name="Stripe",
        addresses=("notifications@stripe.com", "support@stripe.com"),
        subjects=(
            Says(Kind.DISPUTE, "A {amount} payment from {payer} was disputed"),
            Says(Kind.DISPUTE, "A payment of {amount} from {payer} was disputed"),
            Says(Kind.DISPUTE, "{any}dispute{any}payment{any}"),
            Says(Kind.CANCELLED, "A payment of {amount} from {payer} failed"),
            Says(Kind.CANCELLED, "A {amount} payment from {payer} failed"),
            Says(Kind.CANCELLED, "{any}payment {any}failed{any}"),
            Says(Kind.REFUND, "Refund of {amount} to {payer} from {account}"),
            Says(Kind.PAYOUT, "Your {amount} payout {any}"),
            Says(Kind.PAYOUT, "Your payout {any}"),
            Says(Kind.INCOMING, "Payment of {amount} from {payer} for {account}"),
        ),
        headlines=(
            Says(Kind.DISPUTE, "A customer disputed a payment of {amount}"),
            Says(Kind.REFUND, "You refunded {amount} of the payment from {payer}."),
            Says(Kind.PAYOUT, "Your payout of {amount} {any}"),
            Says(Kind.INCOMING, "You received a payment of {amount} from {any}"),
            Says(Kind.INCOMING, "You've just received a payment through Stripe"),
        ),
        details=(
            Label("Amount", "{amount}"),
            Label("Payment", "{amount} — {memo}"),
            Label("Payment", "{amount}"),
            WholeLine("Congratulations, {account}!", weak=False),
            Label("Customer", "{payer} ({handle})"),
            Label("Customer", "{payer} — {handle}"),
            Label("Customer", "{handle}"),
            Label("Description", "{memo}"),
            Label("Metadata", "{memo}", weak=True),
            Label("Dispute ID", "{dispute_id}", bare=True),
            Label("Refund ID", "{refund_id}", bare=True),
            Label("Payout ID", "{payout_id}", bare=True),
            Label("Payment ID", "{id}", weak=True, bare=True),
            WholeLine("{amount}"),
        ),
        text_first=True,
        names_account=True,
    ),
    Sender(
        id="stripe.receipt",
        provider=Provider.STRIPE,
        name="a shop that uses Stripe",
        addresses=("receipts+acct_*@stripe.com", "invoice+statements+acct_*@stripe.com"),
        subjects=(
            Says(Kind.OUTGOING, "Your receipt from {any} #{id}"),
            Says(Kind.OUTGOING, "Your {any} receipt [#{id}]"),
            Says(Kind.OUTGOING, "{any}receipt{any}"),
            Says(Kind.OUTGOING, "{any}invoice{any}"),
            Says(Kind.REFUND, "{any}refund{any}"),
        ),
        details=(
            Label("Amount paid", "{amount}", bare=True),
            Label("Receipt number", "{id}", bare=True),
        ),
    ),
)
