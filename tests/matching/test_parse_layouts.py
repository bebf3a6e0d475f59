"""The layouts that public examples show of each sender, filled with names and memos that people really write."""

import html
from collections.abc import Callable
from itertools import product
from typing import Final, NamedTuple

import pytest

from portal.domain.matching.parse import Kind, Ours
from tests.matching.mails import mail, read

OURS: Final = Ours(
    handles=frozenset({"@Demo-Hibachi", "Dana W"}),
    names=frozenset({"Demo Hibachi"}),
    addresses=frozenset({"pay@example.com"}),
)
NAMES: Final = (
    "TOMAS BRIGHTWELL",
    "Ana María Núñez-Ortiz",
    "O'Neil Smith Jr.",
    "BRIGHTWATER EVENTS, LLC",
    "J",
    "Sent With Love Flowers",
    "Paul & Mary Lee",
    "4 Seasons Grill Inc.",
    "Zoë Zelleman",
    "Pending Joy Co",
    "李 小龍",
)
MEMOS: Final = (
    "deposit MH-7K4Q2X",
    "Party 12/12 @ 6pm! $100 deposit",
    "🎉 hibachi 🎉",
    "refund me later lol",
    "for: Sam's bday",
    "Total: $550.00 / 2 = $275",
    "a" * 150,
    "cancelled card, resending",
    "From the Lee family",
    "Amount: 5",
    "12 adults, 3 kids",
)
AMOUNT: Final = "$1,250.00"


class Notice(NamedTuple):
    """A notice as its sender writes it; `has_memo` where a memo is part of it."""

    raw: bytes
    number: str | None = None
    has_memo: bool = True


def to_us(sender: str, subject: str, *, page: str = "", text: str = "") -> bytes:
    """Return an authentic mail that is written to us."""
    return mail(sender, subject, html=page, text=text, above="To: pay@example.com\r\n")


def rows(**values: str) -> str:
    """Return a table; the labels are the names, underscores as spaces."""
    return "".join(
        f"<tr><td>{label.replace('_', ' ')}</td><td>{html.escape(value)}</td></tr>" for label, value in values.items()
    )


def bank_of_america(sentence: str) -> Callable[[str, str], Notice]:
    """Return how Bank of America writes, with one of its sentences."""

    def write(payer: str, memo: str) -> Notice:
        said = sentence.format(payer=payer, amount=AMOUNT)
        page = (
            f"<table><tr><td>{html.escape(said)}</td></tr><tr><td><!-- Zone2 - Begins--><table><tr>"
            f'<td class="tblMobZ3Content9CenterNoPadding">{html.escape(memo)}</td></tr></table><!-- Zone2 - Ends-->'
            "</td></tr><tr><td>View your balance</td></tr><tr><td>Please allow up to 5 minutes for the money to "
            "deposit to your account.</td></tr></table>"
        )
        return Notice(to_us('"Bank of America" <customerservice@ealerts.bankofamerica.com>', said, page=page))

    return write


def chase(payer: str, memo: str) -> Notice:
    page = (
        "<title>zelle_auto_accept_receiver</title><table><tr><td>Zelle® payment</td></tr></table>"
        f"<h1>{html.escape(payer)} sent you money</h1><p>Here are the details:</p><table>"
        f"{rows(Amount=AMOUNT, Sent_on='Aug 06, 2026', Transaction_number='25512345678', Memo=memo)}</table>"
        f"<p>{html.escape(payer)} is registered with a Zelle® member bank that supports payments in real time, so "
        "your money will usually be available in a few moments.</p>"
    )
    sender = "Chase <no.reply.alerts@chase.com>"
    return Notice(to_us(sender, "You received money with Zelle®", page=page), "25512345678")


def capital_one(payer: str, memo: str) -> Notice:
    shown = html.escape(payer)
    page = (
        "<p>Sign&nbsp;In</p><h1>Good news: Someone sent you money with Zelle<sup>&reg;</sup>.</h1>"
        f"<p>{shown} has just sent you money with Zelle<sup>&reg;</sup> in the amount of {AMOUNT}.</p>"
        f"<p>Here&#8217;s the message from {shown}: {html.escape(memo)}</p><p>The money has already been deposited in "
        "your account, so you don&#8217;t need to do anything.</p><p>Thanks for using Zelle<sup>&reg;</sup>.</p>"
    )
    sender = "Capital One <capitalone@notification.capitalone.com>"
    return Notice(to_us(sender, "Good news: Someone sent you money with Zelle®.", page=page))


def us_bank(payer: str, _memo: str) -> Notice:
    page = (
        f"<p>A new payment of {AMOUNT} from {html.escape(payer)} was deposited in your account.</p>"
        "<p>Credited to account ending in: 1234</p><p>Received date: 10/02/2026</p>"
    )
    sender = "U.S. Bank Alerts <usbank@notifications.usbank.com>"
    return Notice(to_us(sender, "A new Zelle payment is in your account.", page=page), has_memo=False)


def wells_fargo(payer: str, memo: str) -> Notice:
    page = (
        f'<img alt="Wells Fargo home page"><h2>{html.escape(payer)} sent you {AMOUNT}</h2><table>'
        f"{rows(Memo=memo, Date='10/02/2026', Confirmation='WFCT05E9T9ML')}</table>"
    )
    sender = "Wells Fargo <alerts@notify.wellsfargo.com>"
    return Notice(to_us(sender, "You received money with Zelle(R)", page=page), "WFCT05E9T9ML")


def stripe(payer: str, memo: str) -> Notice:
    page = (
        "<p>Congratulations, Demo Hibachi!</p><p>You've just received a payment through Stripe.</p><table>"
        f"{rows(PAYMENT=f'{AMOUNT} — {memo}', CUSTOMER=f'{payer} — pia@example.org', PAYMENT_ID='pi_3QabcExample0001')}"
        "</table>"
    )
    subject = f"Payment of {AMOUNT} from {payer} for Demo Hibachi"
    return Notice(to_us("Stripe <notifications@stripe.com>", subject, page=page), "pi_3QabcExample0001")


def cash_app(payer: str, memo: str) -> Notice:
    page = (
        f"<table><tr><td>{html.escape(payer)} paid you {AMOUNT}</td></tr><tr><td>For {html.escape(memo)}</td></tr>"
        f"<tr><td>+{AMOUNT}</td></tr></table><h3>Transaction details</h3><p>Complete</p><p>Payment received</p>"
        f"<table>{rows(Transaction_number='#D-3Rnpom', To='Dana W')}</table>"
    )
    return Notice(to_us("Cash App <cash@square.com>", "Payment received", page=page), "D-3Rnpom")


def ally(payer: str, _memo: str) -> Notice:
    page = (
        f"<p>We successfully deposited the {AMOUNT} Zelle® payment from {html.escape(payer)} (confirmation number "
        "1122334455) into your account (ALLY, Spending, ******1234).</p>"
    )
    sender = "Ally Bank <email@transfers.ally.com>"
    return Notice(to_us(sender, "We deposited your Zelle® payment", page=page), "1122334455", has_memo=False)


def usaa(payer: str, _memo: str) -> Notice:
    text = (
        f"Dear Dana,\n\nWe're happy to tell you that {payer} sent {AMOUNT} with\nZelle® to your account.\n\n"
        "USAA Confirmation ID: 123456789\nZelle ID: USA0abc123\n"
    )
    sender = "USAA <USAA.Customer.Service@mailcenter.usaa.com>"
    return Notice(to_us(sender, "You've Received Money With Zelle®", text=text), "123456789", has_memo=False)


def citi(payer: str, memo: str) -> Notice:
    page = (
        "<p>You received money with Zelle®</p><table>"
        f"{rows(Name=payer, Amount=AMOUNT, Deposited_into='Checking 1234', Memo=memo)}</table>"
    )
    return Notice(to_us("Citibank <alerts@info6.citi.com>", "You received money with Zelle®", page=page))


def venmo(subject: str) -> Callable[[str, str], Notice]:
    """Return how Venmo writes, with one of its subjects."""

    def write(payer: str, memo: str) -> Notice:
        page = (
            f'<h1>{html.escape(payer)} paid you</h1><div class="amount-container"><div>$</div><div>1,250</div>'
            f'<span>.</span><div>00</div></div><p class="transaction-note">{html.escape(memo)}</p>'
            "<p>Money credited to your Venmo account.</p><h2>Transaction details</h2><h3>Date</h3><p>Oct 10, 2026</p>"
            "<h3>Transaction ID</h3><p>36P004001E0407536</p><h3>Sent to</h3><p>@Demo-Hibachi</p>"
        )
        line = subject.format(payer=payer, amount=AMOUNT)
        return Notice(to_us("Venmo <venmo@venmo.com>", line, page=page), "36P004001E0407536")

    return write


def zelle_app(payer: str, memo: str) -> Notice:
    page = (
        f"<p>{html.escape(payer)} has sent you {AMOUNT}. Enjoy!</p>"
        f'<div style="font-style: italic">{html.escape(memo)}</div>'
    )
    return Notice(to_us('"Zelle" <DoNotReply@zellepay.com>', f"{payer} sent you $1250.00", page=page))


LAYOUTS: Final[dict[str, Callable[[str, str], Notice]]] = {
    "Bank of America": bank_of_america("{payer} sent you {amount}"),
    "Bank of America, with Zelle": bank_of_america("{payer} sent you {amount} with Zelle®"),
    "Bank of America, received": bank_of_america("You've received {amount} from {payer} with Zelle®"),
    "Bank of America, Spanish": bank_of_america("{payer} le envió {amount}"),
    "Chase": chase,
    "Capital One": capital_one,
    "U.S. Bank": us_bank,
    "Wells Fargo": wells_fargo,
    "Stripe": stripe,
    "Cash App": cash_app,
    "Ally": ally,
    "USAA": usaa,
    "Citi": citi,
    "Venmo": venmo("{payer} paid you {amount}"),
    "Venmo, October 2026": venmo("{payer} paid {amount} to your Venmo account. Leave it in Venmo or transfer it."),
    "Venmo, received": venmo("You received {amount} from {payer}"),
    "Zelle": zelle_app,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_reads_a_layout_whoever_pays_and_whatever_they_write(layout: str) -> None:
    for payer, memo in product(NAMES, MEMOS):
        notice = LAYOUTS[layout](payer, memo)

        said = read(notice.raw, ours=OURS)

        facts = (said.kind, said.amount_cents, said.payer_name, said.memo, said.transaction_id)
        assert facts == (Kind.INCOMING, 125000, payer, memo if notice.has_memo else None, notice.number)
        assert (said.trusted, said.sure, said.is_ours) == (True, True, True), said.reasons
