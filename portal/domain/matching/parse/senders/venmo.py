"""Venmo: HTML with an empty text part, in the layout until August 2024 and the one since.

The amount of the new layout is spread over several elements ("$", "45", ".", "00"), and its transaction numbers have
been 19 digits, then 17 letters and digits. "Sent to" tells whether the mail is about our account at all.
"""

from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.sender import Css, Label, Says, Sender, WholeLine

SENDERS = (
    Sender(
        id="venmo",
        provider=Provider.VENMO,
        name="Venmo",
        addresses=("venmo@venmo.com",),
        subjects=(
            Says(Kind.OUTGOING, "You paid {any}"),
            Says(Kind.OUTGOING, "You completed {any}request"),
            Says(Kind.REQUEST, "You requested {amount} from {any}"),
            Says(Kind.REQUEST, "You requested {amount}"),
            Says(Kind.REQUEST, "{any}remind{any}"),
            Says(Kind.REQUEST, "{payer} requests {amount}{any}"),
            Says(Kind.REQUEST, "{payer} requested {amount}{any}"),
            Says(Kind.REQUEST, "{payer} sent you a {any}request{any}"),
            Says(Kind.PAYOUT, "Your Venmo {any}transfer {any}"),
            Says(Kind.PAYOUT, "You initiated a {amount} {any}transfer"),
            Says(Kind.PAYOUT, "You initiated a {any}transfer{any}"),
            Says(Kind.OTHER, "Your {any}Transaction History"),
            Says(Kind.INCOMING, "{payer} paid you {amount}"),
            Says(Kind.INCOMING, "{payer} paid your {amount} request"),
            Says(Kind.INCOMING, "{payer} paid {amount} to your Venmo account.{any}"),
            Says(Kind.INCOMING, "{payer} paid {amount} to your Venmo account"),
            Says(Kind.INCOMING, "You received {amount} from {payer}"),
        ),
        headlines=(
            Says(Kind.OUTGOING, "You paid {any}"),
            Says(Kind.OUTGOING, "{any} charged you"),
            Says(Kind.REQUEST, "You requested {amount}{any}"),
            Says(Kind.REQUEST, "{payer} requests {amount}{any}"),
            Says(Kind.INCOMING, "{payer} paid you"),
            Says(Kind.INCOMING, "{payer} paid you {amount}"),
            Says(Kind.INCOMING, "{payer} paid your {amount} request"),
        ),
        details=(
            Css(".amount-container", "{amount}"),
            Css('span[style*="float:right"]', "+ {amount}"),
            Css('span[style*="float:right"]', "- {amount}"),
            Css(".transaction-note", "{memo}"),
            Css("#_story td > div + div > p", "{memo}"),
            Css("p > i", "{memo}"),
            Label("Transaction ID", "{id}", bare=True),
            Label("Payment ID", "{id}", bare=True),
            Label("Seller transaction fee", "{fee}"),
            Label("Net amount", "{net}"),
            Label("Sent to", "{recipient}"),
            WholeLine("{amount}"),
        ),
        always_has_note=True,
        names_account=True,
    ),
    Sender(
        id="venmo.marketing",
        provider=Provider.VENMO,
        name="Venmo's advertising",
        addresses=("venmo@email.venmo.com",),
        organization="venmo.com",
        subjects=(Says(Kind.MARKETING, "{any}"),),
    ),
)
