"""What payment mails say, over the corpus and its cousins."""

from datetime import UTC, datetime
from typing import Any

import pytest

from portal.domain.matching.parse import Kind, Ours, Provider
from tests.matching.mails import LABELS, corpus, mail, read, venmo

BOFA = '"Bank of America" <customerservice@ealerts.bankofamerica.com>'
CHASE = "Chase <no.reply.alerts@chase.com>"
PAYPAL = '"service@paypal.com" <service@paypal.com>'
STRIPE = "Stripe <notifications@stripe.com>"
CASH_APP = "Cash App <cash@square.com>"


@pytest.mark.parametrize("label", LABELS, ids=[label["file"] for label in LABELS])
def test_it_reads_the_corpus_as_labeled(label: dict[str, Any]) -> None:
    remittance = read(corpus(label["file"].removesuffix(".eml")))

    assert remittance.provider == label["provider"]
    assert remittance.kind == label["kind"]
    assert (remittance.amount_cents, remittance.currency) == (label["amount_cents"], label["currency"])
    assert remittance.payer_name == label["payer_name"]
    assert remittance.memo == label["memo"]
    assert remittance.transaction_id == label["transaction_id"]
    assert remittance.sent_at == datetime.fromisoformat(label["sent_at"])
    assert remittance.trusted is label["trustworthy"]
    assert remittance.trusted or not remittance.sure


def test_it_says_in_utc_when_a_mail_was_sent() -> None:
    remittance = read(corpus("zelle_bofa_01"))

    assert remittance.sent_at is not None
    assert remittance.sent_at.tzinfo is UTC


def test_it_reads_fee_and_net_of_a_business_profile() -> None:
    remittance = read(corpus("venmo_business_01"))

    assert (remittance.amount_cents, remittance.fee_cents, remittance.net_cents) == (50000, 960, 49040)


@pytest.mark.parametrize(
    ("name", "handle"), [("cashapp_in_01", "$StraightTonya"), ("stripe_payment_02", "office@novaksons.example")]
)
def test_it_keeps_what_else_is_said_of_the_payer(name: str, handle: str) -> None:
    assert read(corpus(name)).handle == handle


def test_it_is_unsure_of_a_deposit_that_names_no_payer() -> None:
    remittance = read(corpus("bofa_deposit_02"))

    assert remittance.trusted
    assert not remittance.sure
    assert "It names no payer." in remittance.reasons


@pytest.mark.parametrize("name", ["zelle_capitalone_01", "zelle_usbank_01"])
def test_it_relies_on_no_wording_that_was_never_seen(name: str) -> None:
    remittance = read(corpus(name))

    assert remittance.kind is Kind.INCOMING
    assert not remittance.sure


def test_it_reads_a_request_that_the_customer_paid_as_money_in() -> None:
    remittance = read(venmo(subject="Pia Rourke paid your $45.00 request"))

    assert (remittance.kind, remittance.amount_cents, remittance.sure) == (Kind.INCOMING, 4500, True)


def test_it_reads_the_subject_of_october_2026() -> None:
    subject = "Pia Rourke paid $45.00 to your Venmo account. Leave it in Venmo or transfer it to your bank account."

    remittance = read(venmo(subject=subject))

    assert (remittance.kind, remittance.payer_name, remittance.sure) == (Kind.INCOMING, "Pia Rourke", True)


@pytest.mark.parametrize(
    ("subject", "payer", "cents"),
    [
        ("Ann Lee sent you $1,250.50", "Ann Lee", 125050),
        ("Ann Lee sent you $75.00 with Zelle®", "Ann Lee", 7500),
        ("You've received $75.00 from Ann Lee with Zelle", "Ann Lee", 7500),
        ("Íñigo Peña le ha enviado $75.00", "Íñigo Peña", 7500),
        ("Íñigo Peña le envió $1,075.00", "Íñigo Peña", 107500),
    ],
)
def test_it_reads_every_headline_of_bank_of_america(subject: str, payer: str, cents: int) -> None:
    text = f"{subject}\nspring gala\nView your balance\nPlease allow up to 5 minutes"

    remittance = read(mail(BOFA, subject, text=text))

    assert (remittance.kind, remittance.payer_name, remittance.amount_cents) == (Kind.INCOMING, payer, cents)
    assert remittance.memo == "spring gala"
    assert remittance.sure


def test_it_reads_paypal_in_spanish_with_a_decimal_comma() -> None:
    html = "<p>Hola, Copper Ladle</p><p>Lucía Marín le ha enviado $50,00 USD</p>"

    remittance = read(mail(PAYPAL, "Ha recibido un pago", html=html))

    assert (remittance.kind, remittance.amount_cents, remittance.payer_name) == (Kind.INCOMING, 5000, "Lucía Marín")


def test_it_reads_an_old_chase_quickpay_mail() -> None:
    rows = "*Amount:* $40.00\n*Memo:* cake\n*Transaction number:* 81234567"
    text = f"ANN LEE sent you money through Chase QuickPay with Zelle\n{rows}"

    remittance = read(mail(CHASE, "ANN LEE sent you money", text=text))

    assert (remittance.payer_name, remittance.amount_cents, remittance.memo) == ("ANN LEE", 4000, "cake")


def test_it_is_unsure_when_chase_names_two_payers() -> None:
    html = """<h1>ANN LEE sent you money</h1><table><tr><td>Amount</td><td>$40.00</td></tr></table>
    <p>BOB RAY is registered with a Zelle® member bank, so the money should be in your account now.</p>"""

    remittance = read(mail(CHASE, "You received money with Zelle®", html=html))

    assert not remittance.sure
    assert "It names two different payers." in remittance.reasons


def stripe(subject: str, payer: str) -> bytes:
    rows = f"<tr><td>Amount</td><td>$90.00 USD</td></tr><tr><td>Customer</td><td>{payer} (a@b.example)</td></tr>"
    html = f"<h1>You received a payment of $90.00 USD from {payer}</h1><table>{rows}</table>"
    return mail(STRIPE, subject, html=html)


def test_it_finds_the_payer_whose_name_holds_the_word_for() -> None:
    remittance = read(stripe("Payment of $90.00 from Friends for Kids for Food for All", "Friends for Kids"))

    assert (remittance.payer_name, remittance.sure) == ("Friends for Kids", True)


def test_it_books_nothing_that_stripe_took_for_another_account() -> None:
    raw = stripe("Payment of $90.00 from Ann Lee for Another Shop", "Ann Lee")

    ours = read(raw, ours=Ours(names=frozenset({"another shop"})))
    remittance = read(raw, ours=Ours(names=frozenset({"Copper Ladle"})))

    assert ours.kind is Kind.INCOMING
    assert remittance.kind is not Kind.INCOMING
    assert not remittance.sure


def test_it_books_nothing_that_was_sent_to_another_handle() -> None:
    ours = read(venmo(), ours=Ours(handles=frozenset({"copper-ladle"})))
    remittance = read(venmo(to="@Somebody-Else"), ours=Ours(handles=frozenset({"@Copper-Ladle"})))

    assert ours.sure
    assert remittance.kind is not Kind.INCOMING
    assert "It was paid to @Somebody-Else, which is not ours." in remittance.reasons


def cash_app(subject: str, *, amount: str = "$40", payer: str = "Eve Stone") -> bytes:
    return mail(CASH_APP, subject, html=f"<p>You were sent {amount} by {payer}.</p><p>For lunch</p><p>#D-J23CZRQR</p>")


def test_it_believes_the_text_of_cash_app_before_a_note_in_its_subject() -> None:
    remittance = read(cash_app("Eve Stone sent you $40 for lunch sent you $4000"))

    assert (remittance.payer_name, remittance.amount_cents, remittance.transaction_id) == (
        "Eve Stone",
        4000,
        "D-J23CZRQR",
    )


def test_it_reads_the_last_amount_where_a_payer_calls_himself_an_amount() -> None:
    remittance = read(venmo(payer="Bob paid you $900.00"))

    assert (remittance.payer_name, remittance.amount_cents) == ("Bob paid you $900.00", 4500)


def test_it_is_unsure_when_subject_and_text_name_different_amounts() -> None:
    remittance = read(venmo(subject="Pia Rourke paid you $4,500.00"))

    assert not remittance.sure
    assert "It names different amounts in different places." in remittance.reasons


@pytest.mark.parametrize(
    "memo", ["refund of last week", "You paid me twice", "pending payment", "Amount: $9,000.00", "Bo requests $5.00"]
)
def test_it_takes_nothing_from_what_a_payer_wrote(memo: str) -> None:
    remittance = read(venmo(memo=memo))

    assert (remittance.kind, remittance.amount_cents, remittance.memo) == (Kind.INCOMING, 4500, memo)
    assert remittance.sure


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The payment is on hold until you upgrade your account.", Kind.PENDING),
        ("This payment was canceled by the sender.", Kind.CANCELLED),
        ("The money is not in your account yet.", Kind.PENDING),
        ("This payment was refunded.", Kind.REFUND),
        ("This is a test payment.", Kind.OTHER),
    ],
)
def test_it_sees_that_money_which_was_announced_is_not_there(line: str, kind: Kind) -> None:
    remittance = read(mail(BOFA, "Ann Lee sent you $75.00", text=f"Ann Lee sent you $75.00\nparty\n{line}"))

    assert remittance.kind is kind
    assert not remittance.sure


@pytest.mark.parametrize(("whole", "cents"), [("0", "00"), ("5,000,000", "00")])
def test_it_refuses_amounts_that_cannot_be(whole: str, cents: str) -> None:
    remittance = read(venmo(whole=whole, cents=cents))

    assert remittance.amount_cents is None
    assert not remittance.sure


def test_it_never_guesses_at_words_it_does_not_know() -> None:
    remittance = read(
        mail("Venmo <venmo@venmo.com>", "Ann Lee gifted you $80.00", html="<p>Ann Lee gifted you $80.00</p>")
    )

    assert (remittance.provider, remittance.kind) == (Provider.VENMO, Kind.OTHER)
    assert remittance.trusted
    assert not remittance.sure


def test_it_is_unsure_of_a_subject_without_a_text() -> None:
    remittance = read(mail("Venmo <venmo@venmo.com>", "Ann Lee paid you $80.00"))

    assert not remittance.sure


def test_it_says_when_a_date_cannot_be_read() -> None:
    raw = venmo().replace(b"Tue, 22 Sep 2026 15:00:02 +0000", b"soon")

    remittance = read(raw)

    assert remittance.sent_at is None
    assert "Its Date header cannot be read." in remittance.reasons


@pytest.mark.parametrize(
    "subject", ["Cash App: You received $40 from Eve Stone for lunch", "Eve Stone sent you $40 for lunch"]
)
def test_it_reads_the_rows_of_cash_app(subject: str) -> None:
    cells = ("<td class=name>Eve Stone", "<td>Payment from $evestone", "<td class=amount>$40.00")
    rows = "".join(f"<tr>{cell}</td></tr>" for cell in cells)

    remittance = read(mail(CASH_APP, subject, html=f"<table>{rows}</table><p>For lunch</p>"))

    assert (remittance.payer_name, remittance.amount_cents, remittance.memo) == ("Eve Stone", 4000, "lunch")
    assert remittance.handle == "$evestone"


@pytest.mark.parametrize("prefix", ["FW: ", "RV: ", "Fwd: "])
def test_it_reads_what_the_owner_forwarded_from_outlook_and_trusts_nothing(prefix: str) -> None:
    subject = "Ann Lee sent you $75.00"
    headers = f"From: {BOFA}\nSent: Monday\nTo: me\nSubject: {subject}"
    text = f"FYI\n\n{headers}\n\n{subject}\nparty\nView your balance"

    remittance = read(mail("Dana <dana@mailbox.example>", prefix + subject, text=text))

    assert (remittance.kind, remittance.amount_cents, remittance.memo) == (Kind.INCOMING, 7500, "party")
    assert not remittance.trusted
    assert not remittance.sure


def test_it_takes_a_customers_forward_as_a_claim() -> None:
    remittance = read(corpus("adv_forward_customer_01"))

    assert (remittance.kind, remittance.trusted) == (Kind.OTHER, False)
    assert any("forwarded by hand" in reason for reason in remittance.reasons)
