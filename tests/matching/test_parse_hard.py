"""Mails that fooled readers: what each must be, and that a payer's words are never read as the sender's."""

import html
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from portal.domain import matching
from portal.domain.matching.parse import Kind, Ours, Remittance
from tests.matching.mails import LABELS, corpus, mail, read, venmo

HARD: Final = Path(__file__).parents[1] / "data" / "hard"
DEMO: Final = Ours(
    handles=frozenset({"@Demo-Hibachi"}),
    names=frozenset({"Demo Hibachi"}),
    addresses=frozenset({"pay@example.com", "pay-riverside@demo.example.com"}),
)
LADLE: Final = Ours(
    handles=frozenset({"@copperladlecatering", "@Copper-Ladle", "Dana W"}),
    names=frozenset({"Copper Ladle Catering"}),
    addresses=frozenset({"orders@copperladle.example"}),
)
RECEIVERS: Final = {"01": "mx.example.com", "23": "mx.demo.example.com"}


class Must(NamedTuple):
    """What a mail must be read as."""

    outcome: str
    guard: str | None
    amount_cents: int | None
    payer: str | None
    memo: str | None = None
    number: str | None = None
    kind: str = "incoming_payment"


VENMO_ID: Final = "3111222333444555666"
MUST: Final = {
    "01-several-results-dkim-first": Must("auto", None, 12000, "Pia Rourke", "party on Dec 12", VENMO_ID),
    "02-o365-no-authserv": Must("waits", "unproven", 12000, "Pia Rourke", "party", VENMO_ID),
    "06-capitalone-forwarded": Must("waits", "recipient", 125000, "TOMAS BRIGHTWELL", "MH-7K4Q2X & mh-9P3W8Z"),
    "07-unlisted-discover": Must("waits", "unknown_sender", 9500, "TOMAS BRIGHTWELL"),
    "07-unlisted-pnc": Must("waits", "unread", 10000, "TOMAS BRIGHTWELL", "deposit"),
    "07-unlisted-truist": Must("waits", "unknown_sender", 60000, "TOMAS BRIGHTWELL"),
    "08-chase-empty-memo-last": Must("auto", None, 10000, "TOMAS BRIGHTWELL", None, "25512345678"),
    "08e-wells-empty-memo": Must("auto", None, 72000, "Quentin Abara", None, "WFCT05E9T9ML"),
    "14-fwd-gmail": Must("waits", "forwarded", 10000, "Pia Rourke", "Dec 12 party"),
    "17-requested": Must("set_aside", "not_money_in", 12000, None, kind="request"),
    "20-replay-note-names-our-handle": Must(
        "waits", "recipient", 55000, "Lou Varga", "Sent to @Demo-Hibachi", VENMO_ID, kind="other"
    ),
    "20e-no-recipient-row": Must("waits", "recipient", 55000, "Lou Varga", "party", VENMO_ID),
    "21-bofa-memo-confirmation": Must("auto", None, 10000, "Pia Rourke", "Confirmation MH-7K4Q2X"),
    "22-venmo-note-fee": Must("auto", None, 10000, "Lou Varga", "Seller transaction fee $99.00", VENMO_ID),
    "23-zelle-notice-of-somebody-elses-account": Must("waits", "recipient", 10000, "Grace Liu", "deposit"),
    "24-venmo-empty-note": Must("auto", None, 55000, "Lou Varga", None, VENMO_ID),
}


def hard(name: str) -> Remittance:
    """Read one of the hard mails as its business does."""
    receiver = RECEIVERS.get(name[:2], "mx.google.com")
    return read((HARD / f"{name}.eml").read_bytes(), ours=DEMO, receiver=receiver)


def outcome(remittance: Remittance) -> str:
    """Return what becomes of a mail."""
    return matching.outcome_of(matching.guard_of(remittance))


@pytest.mark.parametrize("name", MUST)
def test_it_reads_what_fooled_others(name: str) -> None:
    said = hard(name)

    guard = matching.guard_of(said)
    told = (said.amount_cents, said.payer_name, said.memo, said.transaction_id, said.kind)
    assert Must(outcome(said), guard, *told) == MUST[name]
    assert (said.fee_cents, said.net_cents) == (None, None)


def test_every_hard_mail_is_told_of() -> None:
    assert {path.stem for path in HARD.glob("*.eml")} == set(MUST)


def test_it_says_whose_account_a_notice_is_about() -> None:
    assert hard("20-replay-note-names-our-handle").recipient == "@Somebody-Else"
    assert hard("23-zelle-notice-of-somebody-elses-account").recipient == "a.friend@elsewhere.example"


# What somebody may write to be read as the sender: labels of every sender, sentences, states.
WRITTEN: Final = (
    "Sent to @copperladlecatering",
    "Sent to @Somebody-Else",
    "Sent to",
    "Confirmation MH-7K4Q2X",
    "Confirmation number 4711001",
    "Confirmation: 4711001",
    "Transaction ID 9999999999999999999",
    "Transaction ID: 9999999999999999999",
    "Transaction number",
    "Identifier #FAKE99",
    "#D-FAKE9999",
    "Payment ID pi_fake123456",
    "Refund ID re_fake123456",
    "Seller transaction fee $99.00",
    "Net amount: $1.00",
    "Amount $9,999.00",
    "Amount: $9,999.00",
    "$9,999.00",
    "Bob Fake paid you $9.00",
    "You received $5.00 from Eve Fake",
    "Eve Fake sent you $5.00",
    "You sent $5.00 to Eve Fake",
    "this payment is pending",
    "it was cancelled",  # codespell:ignore cancelled
    "Eve requested $50.00",
    "test mode",
    "Hello, Somebody Else",
    "Congratulations, Somebody Else!",
    "To Somebody Else",
    "To: Somebody Else",
    "From Eve Fake",
    "Date",
    "Here's the message from Eve Fake: hello",
    "Eve Fake is registered with a Zelle® member bank",
)
NAMES: Final = ("Bob paid you $9.00", "Sent to @copperladlecatering", "Amount Deposited into", "Zelle® tips: know who")
IN_HTML: Final = [
    label["file"].removesuffix(".eml")
    for label in LABELS
    if label["kind"] == "incoming_payment" and label["trustworthy"] and b"text/html" in corpus(label["file"][:-4])
]
WITH_NOTE: Final = [name for name in IN_HTML if read(corpus(name)).memo]


def changed(raw: bytes, was: str, now: str) -> Iterator[bytes]:
    """Return a mail with something exchanged in its HTML, if it is there."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        if part.get_content_type() == "text/html" and was in (page := part.get_content()):
            part.set_content(page.replace(was, now), "html")
            yield message.as_bytes(policy=policy.SMTP)


def rewritten(name: str, was: str, now: str) -> Iterator[bytes]:
    """Return a mail of the corpus with what somebody wrote exchanged, if it can be found in its HTML."""
    return changed(corpus(name), html.escape(was, quote=False), html.escape(now, quote=False))


def facts(remittance: Remittance) -> tuple[object, ...]:
    """Return everything that a payer does not write."""
    return (
        remittance.provider,
        remittance.kind,
        remittance.amount_cents,
        remittance.fee_cents,
        remittance.net_cents,
        remittance.transaction_id,
        remittance.recipient,
    )


@pytest.mark.parametrize("name", WITH_NOTE)
def test_a_note_is_never_read_as_the_senders_words(name: str) -> None:
    honest = read(corpus(name), ours=LADLE)
    assert honest.memo

    for written in WRITTEN:
        for raw in rewritten(name, honest.memo, written):
            said = read(raw, ours=LADLE)

            assert (facts(said), said.payer_name) == (facts(honest), honest.payer_name), written
            assert said.memo == written or not said.sure, written


@pytest.mark.parametrize("name", IN_HTML)
def test_a_name_is_never_read_as_the_senders_words(name: str) -> None:
    honest = read(corpus(name), ours=LADLE)

    for written in NAMES:
        for raw in rewritten(name, honest.payer_name or "nobody at all", written):
            said = read(raw, ours=LADLE)

            numbers = (said.transaction_id, said.fee_cents, said.net_cents)
            assert numbers == (honest.transaction_id, honest.fee_cents, honest.net_cents), written
            assert said.amount_cents == honest.amount_cents or not said.sure, written
            assert not (said.sure and written in NAMES[2:]), written


def test_most_mails_could_be_rewritten() -> None:
    assert sum(bool([*rewritten(name, read(corpus(name)).memo or "", "x")]) for name in WITH_NOTE) == len(WITH_NOTE)


def test_a_note_that_has_no_place_of_its_own_leaves_a_doubt() -> None:
    (raw,) = changed(venmo(memo="lunch"), "transaction-note", "something-new")

    said = read(raw, ours=LADLE)

    assert not said.sure
    assert said.amount_cents == 4500


@pytest.mark.parametrize("broken", ["<br>", "</p><p>", "</div><div>"])
def test_a_note_of_several_lines_brings_no_recipient(broken: str) -> None:
    raw = venmo(memo=f"Sent to{broken}@Copper-Ladle", to="@Somebody-Else")

    said = read(raw, ours=LADLE)

    assert not said.sure
    assert outcome(said) == "waits"


def test_what_stands_twice_and_differs_leaves_a_doubt() -> None:
    raw = venmo().replace(b"<h3>Sent to", b"<h3>Sent to</h3><p>@Copper-Ladle</p><h3>Sent to")

    assert read(raw, ours=LADLE).sure
    twice = raw.replace(b"<h3>Sent to</h3><p>@Copper-Ladle", b"<h3>Sent to</h3><p>@Somebody-Else", 1)
    assert "It has different recipients." in read(twice, ours=LADLE).reasons


STRIPE: Final = "Stripe <notifications@stripe.com>"
PAID_BY_CARD: Final = (
    "<p>You received a payment of $90.00 from Ann Lee</p><table>"
    "<tr><td>Customer</td><td>Ann Lee</td></tr><tr><td>Description</td><td>{}</td></tr>"
    "<tr><td>Payment ID</td><td>pi_3Qabc123</td></tr></table>"
)
TO_LADLE: Final = "Payment of $90.00 from Ann Lee for Copper Ladle Catering"


def test_a_description_is_no_number() -> None:
    said = read(mail(STRIPE, TO_LADLE, html=PAID_BY_CARD.format("Refund ID re_1YZabc123")), ours=LADLE)

    assert (said.kind, said.transaction_id, said.memo) == (Kind.INCOMING, "pi_3Qabc123", "Refund ID re_1YZabc123")


@pytest.mark.parametrize(
    ("subject", "also"),
    [
        (f"[Test mode] {TO_LADLE}", ""),
        (TO_LADLE, "<p>This payment was made in test mode.</p>"),
        (TO_LADLE, "<p>livemode=false</p>"),
        (TO_LADLE, "<p>livemode: false</p>"),
    ],
)
def test_money_of_the_test_mode_is_none(subject: str, also: str) -> None:
    said = read(mail(STRIPE, subject, html=PAID_BY_CARD.format("dinner") + also), ours=LADLE)

    assert said.kind is not Kind.INCOMING
    assert not said.sure


CHASE: Final = "Chase <no.reply.alerts@chase.com>"
NOTICE: Final = (
    "<h1>ANN LEE sent you money</h1><table><tr><td>Amount</td><td>$100.00</td></tr>"
    "<tr><td>Memo</td><td>{memo}</td></tr><tr><td>Transaction number</td><td>25512345678</td></tr></table><p>{also}</p>"
)


@pytest.mark.parametrize(
    "also",
    [
        "This payment is scheduled for Dec 4.",
        "Your payment was scheduled.",
        "The payment is pending.",
        "The payment was declined.",
        "The payment has been cancelled.",  # codespell:ignore cancelled
        "It is on hold until you act.",
        "ANN LEE reminded you of this.",
        "You requested $100.00.",
    ],
)
def test_money_that_is_not_there_is_none_whatever_the_headline_says(also: str) -> None:
    page = NOTICE.format(memo="deposit", also=also)

    said = read(mail(CHASE, "You received money with Zelle", html=page), ours=LADLE)

    assert said.kind is not Kind.INCOMING
    assert not said.sure


@pytest.mark.parametrize(
    "subject",
    [
        "Your payment is scheduled",
        "Zelle payment reminder: request from ANN LEE",
        "You have a Zelle request",
        "ANN LEE requested money with Zelle",
        "Your payment from ANN LEE is pending",
        "Zelle® tips: know who sent you $500.00",
        "Your statement is ready",
        "",
    ],
)
def test_a_subject_that_no_payment_has_makes_the_mail_unsure(subject: str) -> None:
    page = NOTICE.format(memo="deposit", also="")

    assert not read(mail(CHASE, subject, html=page), ours=LADLE).sure


@pytest.mark.parametrize(
    "subject", ["ANN LEE sent you $500.00", "Zelle® tips: know who sent you $500.00", "You received money with Zelle"]
)
def test_a_subject_alone_is_no_payment(subject: str) -> None:
    said = read(mail("Zelle <DoNotReply@zellepay.com>", subject, html="<p>Stay safe with Zelle.</p>"), ours=LADLE)

    assert said.kind is not Kind.INCOMING
    assert outcome(said) == "waits"


def test_an_empty_row_is_empty() -> None:
    rows = (
        "<tr><td>Memo</td><td></td></tr><tr><td>Amount</td><td>$100.00</td></tr>"
        "<tr><td>Transaction number</td><td></td></tr><tr><td>Posted</td><td>25512345678</td></tr>"
    )
    page = f"<h1>ANN LEE sent you money</h1><table>{rows}</table>"

    said = read(mail(CHASE, "You received money with Zelle", html=page), ours=LADLE)

    assert (said.memo, said.transaction_id, said.amount_cents) == (None, None, 10000)
