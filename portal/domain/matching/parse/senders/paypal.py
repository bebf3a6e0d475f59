"""PayPal. The newer layout names our own business beside the amount before it names the payer.

PayPal's own mails carry other people's words: a money request with a telephone number in its note is authentic, and
still a trap. Only "sent you" is money in.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Css, Label, Says, Sender, UnderHeadline, WholeLine

_COUNTRIES = (
    "at",
    "be",
    "ca",
    "ch",
    "co.uk",
    "com.au",
    "com.br",
    "com.mx",
    "de",
    "es",
    "fr",
    "ie",
    "it",
    "nl",
    "pl",
    "se",
)

SENDERS = (
    Sender(
        id="paypal",
        provider=Provider.PAYPAL,
        name="PayPal",
        addresses=(
            "service@paypal.com",
            "service@intl.paypal.com",
            *(f"service@paypal.{country}" for country in _COUNTRIES),
        ),
        organization="paypal.com",
        subjects=(
            Says(Kind.REFUND, "You sent a {any}refund{any}"),
            Says(Kind.REFUND, "{any}refund{any}"),
            Says(Kind.PENDING, "{any}pending{any}"),
            Says(Kind.PENDING, "{any}eCheck{any}"),
            Says(Kind.REQUEST, "Money request from {payer}"),
            Says(Kind.REQUEST, "{payer} {any}request{any}"),
            Says(Kind.REQUEST, "Invoice from {payer}"),
            Says(Kind.REQUEST, "{payer} sent you an invoice{any}"),
            Says(Kind.OUTGOING, "You sent {any}"),
            Says(Kind.OUTGOING, "{any}Receipt for your payment to {any}"),
            Says(Kind.PAYOUT, "Estamos transfiriendo {any}"),
            Says(Kind.PAYOUT, "{any}transfer{any}"),
            Says(Kind.CANCELLED, "{any}cancel{any}"),
            Says(Kind.DISPUTE, "{any}dispute{any}"),
            Says(Kind.PENDING, "{any} has authorized a payment to you{any}"),
            Says(Kind.INCOMING, "You've got money"),
            Says(Kind.INCOMING, "Notification of payment received", attested=False),
            Says(Kind.INCOMING, "Ha recibido un pago"),
            Says(Kind.INCOMING, "{payer} sent you {amount}"),
            Says(Kind.INCOMING, "{payer} le ha enviado {amount}"),
            Says(Kind.INCOMING, "{payer} le envió {amount}"),
        ),
        headlines=(
            Says(Kind.REFUND, "You sent a refund of {amount} to {payer}"),
            Says(Kind.OUTGOING, "You sent {amount} to {any}"),
            Says(Kind.PENDING, "{payer} sent you an eCheck of {amount}"),
            Says(Kind.REQUEST, "{payer} is requesting {amount}{any}"),
            Says(Kind.REQUEST, "{payer} requested {amount}{any}"),
            Says(Kind.REQUEST, "{payer} sent you an invoice for {amount}{any}"),
            Says(Kind.INCOMING, "{payer} sent you {amount}"),
            Says(Kind.INCOMING, "{payer} le ha enviado {amount}"),
            Says(Kind.INCOMING, "{payer} le envió {amount}"),
            Says(Kind.INCOMING, "You received a payment of {amount}", attested=False),
        ),
        details=(
            Label("Transaction ID", "{id}", within=True, bare=True),
            Label("Id. de transacción", "{id}", within=True, bare=True),
            Label("Amount", "{amount}"),
            Label("Fee", "{fee}"),
            Label("Buyer", "{payer} {handle}"),
            Label("Instructions to merchant", "{memo}"),
            Label("Payment sent to", "{account}", within=True),
            WholeLine("Hello, {account}", weak=False),
            WholeLine("Hola, {account}", weak=False),
            WholeLine("{account}, you received {amount}", weak=False),
            WholeLine("{account}, ha recibido {amount}", weak=False),
            Css('tr:has(> td > img[src*="quote-left"])', "{memo}"),
            WholeLine("[image: quote] {memo} [image: quote]"),
            UnderHeadline(r"Note from .+:", ("Transaction",)),
        ),
        names_account=True,
    ),
)
