"""Notices of banks that are not in the registry: read as far as that goes, never relied upon, never dropped."""

import pytest

from portal.domain import matching
from portal.domain.matching.parse import Kind, Ours, Remittance
from tests.matching.mails import mail, read

BANK = "First Example Bank <alerts@firstexample.bank.example>"
OURS = Ours(addresses=frozenset({"pay@example.com"}))


def notice(
    subject: str, *, page: str = "", text: str = "", sender: str = BANK, results: str | None = None
) -> Remittance:
    """Read a notice that is written to us."""
    raw = mail(sender, subject, html=page, text=text, above="To: pay@example.com\r\n", results=results)
    return read(raw, ours=OURS)


ROWS = (
    "<table><tr><td>{}</td><td>Ann Lee</td></tr><tr><td>{}</td><td>$95.00</td></tr>"
    "<tr><td>{}</td><td>dinner</td></tr></table>"
)


@pytest.mark.parametrize(
    ("subject", "page", "memo"),
    [
        ("You received money", "<p>You have received $95.00 from Ann Lee.</p>", None),
        ("You've got money", "<p>Ann Lee sent you $95.00 with Zelle®.</p>", None),
        ("Ann Lee sent you a Zelle® payment.", ROWS.format("From:", "Amount:", "Note:"), "dinner"),
        ("A Zelle payment was deposited", ROWS.format("Sender", "Amount", "Memo"), "dinner"),
        ("Money was sent to you with Zelle", ROWS.format("Sent by:", "Amount:", "Message:"), "dinner"),
        (
            "Deposit received",
            "<h3>From</h3><p>Ann Lee</p><h3>Amount</h3><p>$95.00</p><h3>Memo</h3><p>dinner</p>",
            "dinner",
        ),
        ("Payment received", "<p>From: Ann Lee</p><p>Amount: $95.00</p><p>Memo: dinner</p>", "dinner"),
        (
            "Notice",
            "<p>We've processed an ACH deposit for $95.00 from Ann Lee to your account nicknamed CK1.</p>",
            None,
        ),
        ("Notice", "<p>A new payment of $95.00 from Ann Lee was deposited in your account.</p>", None),
    ],
)
def test_it_reads_what_most_banks_write(subject: str, page: str, memo: str | None) -> None:
    said = notice(subject, page=page)

    assert (said.kind, said.payer_name, said.amount_cents, said.memo) == (Kind.INCOMING, "Ann Lee", 9500, memo)
    assert (said.trusted, said.sure) == (False, False)
    assert matching.guard_of(said) == "unknown_sender"


def test_a_memo_is_not_read_as_the_amount_or_the_payer() -> None:
    page = ROWS.format("From", "Amount", "Memo").replace("dinner", "From Eve Fake: Amount: $9.00")

    said = notice("Payment received", page=page)

    assert (said.payer_name, said.amount_cents, said.memo) == ("Ann Lee", 9500, "From Eve Fake: Amount: $9.00")


def test_without_proof_it_says_so() -> None:
    said = notice("You received money", page="<p>You have received $95.00 from Ann Lee.</p>", results="")

    assert matching.guard_of(said) == "unproven"


@pytest.mark.parametrize(
    "page",
    [
        "<p>Your incoming wire of $4,300.00 has posted.</p>",
        "<p>A deposit of $4,300.00 was made.</p>",
        "<p>ACH credit $4,300.00</p>",
        "<p>Account credited: $4,300.00</p>",
    ],
)
def test_what_speaks_of_money_in_words_of_its_own_waits_with_its_amount(page: str) -> None:
    said = notice("Account alert", page=page)

    assert said.amount_cents == 430000
    assert matching.outcome_of(matching.guard_of(said)) == "waits"


def test_a_notice_without_an_amount_waits() -> None:
    assert matching.guard_of(notice("You received money", page="<p>Log in to see it.</p>")) == "unknown_sender"


@pytest.mark.parametrize("domain", ["gmail.com", "yahoo.com", "icloud.com"])
def test_a_private_mailbox_sends_no_notices(domain: str) -> None:
    said = notice("Ann Lee sent you $95.00", page="<p>Ann Lee sent you $95.00</p>", sender=f"Ann <ann@{domain}>")

    assert (said.kind, said.payer_name, said.amount_cents) == (Kind.OTHER, None, 9500)
    assert "It says that money was paid; that is a claim, not a payment." in said.reasons


def test_somebody_who_says_that_he_paid_is_no_payer() -> None:
    said = notice("Deposit", page="<p>I sent you $95.00 yesterday</p>", sender="Ann <ann@leefamily.example>")

    assert (said.kind, said.payer_name) == (Kind.OTHER, None)
