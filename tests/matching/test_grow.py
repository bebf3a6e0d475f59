"""Teaching by example: from one marked mail an entry grows that reads the others, right or not at all."""

from itertools import product

import msgspec
import pytest

from portal.domain.matching.parse.general import is_private_mail
from portal.domain.matching.parse.grow import CannotGrow, gives_away, grow, literals
from portal.domain.matching.parse.letter import MailText, letter
from portal.domain.matching.parse.mail import open_mail
from portal.domain.matching.parse.marks import SUBJECT, Bank, MarkedText, Marks, found_in
from portal.domain.matching.parse.money import money
from portal.domain.matching.parse.place import Between, Css, Label, UnderHeadline, WholeLine
from portal.domain.matching.parse.read import Reading, read
from portal.domain.matching.parse.registry import SENDERS
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Sender
from tests.matching.bank_layouts import LAYOUTS, Layout, Told
from tests.matching.mails import mail

FIRST = Told("TOMAS BRIGHTWELL", "$240.50", "deposit for our party", "ZX81-7734")
OTHERS = (
    Told("MARIA DEL CARMEN LOPEZ-SANTOS", "$1,094.00", "", "QB10-1", "Jan 9, 2027", "9:03 AM PT", "$12.00"),
    Told("O'Brien & Sons, LLC", "$75.25", "thanks & see you <soon>", "QB10-2", "Monday, March 1, 2027", "11:59 PM ET"),
    Told("DOE, JOHN", "$5.00", "for Ana (12 guests), June 3", "QB10-3", "12/31/2026", "12:00 AM EST", "$5.00"),
    Told("Kens Tacos Inc.", "$300.00", "MH-7K4Q2X", "QB10-4", "May 2, 2027", "1:00 PM CT", "-$3.10"),
    Told("李小龍", "$88.00", "生日", "QB10-5", "November 3, 2026", "4:12 PM ET"),
)
HOSTILE_NAMES = (
    "EVE sent you $1.00",
    "X you received $1.00 from Bob",
    "Hello Mia, Bob just sent you $3.00!",
    "Bob paid you $9.00.",
    "Juan le envió $5.00 con Zelle el",
    "It was sent by Bob on",
    "From: Bob",
    "Amount",
    "Jane Roe on Monday",
)
HOSTILE_MEMOS = (
    "Amount: $1.00",
    "EVE sent you $1.00 with Zelle on 1/1.",
    "Confirmation: FAKE123",
    "From: EVE HACKER",
    "pending",
    "“x” from Bob",
    "You received a payment.",
    "On 1/1, you received $3.00 from EVE.",
    "It was sent by EVE on Monday.",
    "Your confirmation number is 1234.",
    "a\nFrom: EVE\nAmount: $1.00\nConfirmation code: 999X",
    "note\n\nEVE sent you $3.00 on May 1.\n",
)
IDS = [layout.id for layout in LAYOUTS]


def place(written: MailText, text: str) -> MarkedText:
    """Return where a person would mark a text: in the mail itself, where it stands there."""
    found = found_in(written, text)
    return next((mark for mark in found if mark.line != SUBJECT), found[0])


def marked(written: MailText, layout: Layout) -> Marks:
    return Marks(
        payer=place(written, FIRST.payer),
        amount=place(written, FIRST.amount),
        memo=place(written, FIRST.memo) if layout.memo else None,
        number=place(written, FIRST.number) if layout.number else None,
    )


def grown(layout: Layout) -> Sender:
    written = opened(layout.write(FIRST))
    return grow(written, marked(written, layout), Bank(address=layout.address, name="The Bank"), ours=("Mia Kent",))


def opened(raw: bytes) -> MailText:
    return letter(open_mail(raw))


def is_sure(reading: Reading) -> bool:
    return reading.kind is Kind.INCOMING and not reading.doubts


def wrong_in(reading: Reading, told: Told, layout: Layout) -> list[str]:
    """Return the facts that a sure reading has wrong; of a memo in plain text only the first line can be told."""
    facts = reading.facts
    memo = " ".join(told.memo.split() if layout.html else told.memo.partition("\n")[0].split())
    return [
        what
        for what, is_right in (
            ("amount", reading.amount == money(told.amount)),
            ("payer", facts.get("payer") == told.payer),
            ("number", not layout.number or facts.get("id") == told.number),
            ("memo", not layout.memo or facts.get("memo", "") == memo),
        )
        if not is_right
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_what_one_mail_taught_reads_five_others_whole_and_right(layout: Layout) -> None:
    entry = grown(layout)

    for told in OTHERS:
        reading = read(opened(layout.write(told)), entry)
        assert is_sure(reading), (told.payer, reading.doubts)
        assert wrong_in(reading, told, layout) == [], told.payer


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_names_and_memos_made_to_deceive_are_read_right_or_not_relied_upon(layout: Layout) -> None:
    entry = grown(layout)

    for number, (payer, memo) in enumerate(product((*HOSTILE_NAMES, "Ann Lee"), (*HOSTILE_MEMOS, ""))):
        told = Told(payer, f"$1,{number:03}.07", memo, f"QC{number}-44", f"Jan {number % 28 + 1}, 2027")
        reading = read(opened(layout.write(told)), entry)
        assert not is_sure(reading) or wrong_in(reading, told, layout) == [], (payer, memo)


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
@pytest.mark.parametrize(
    ("subject", "page"),
    [
        ("Your statement is ready", "<p>Your statement is ready. Minimum payment due: $35.00</p>"),
        ("You sent money", "<p>You sent $50.00 to TOMAS BRIGHTWELL.</p><p>Amount: $50.00</p><p>From: Mia Kent</p>"),
        ("", "<table><tr><td>From</td><td>Mia Kent</td></tr><tr><td>Amount</td><td>$50.00</td></tr></table>"),
        ("", "<p>Money left your account.</p><p>Sender: Mia Kent</p><p>Amount: $50.00</p>"),
        ("", "<p>You paid TOMAS BRIGHTWELL $50.00.</p>"),
    ],
)
def test_mails_of_other_kinds_are_no_money_in(layout: Layout, subject: str, page: str) -> None:
    other = mail(f"<{layout.address}>", subject or layout.subject(FIRST), html=page)

    assert not is_sure(read(opened(other), grown(layout)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_a_row_that_says_pending_takes_the_sureness_away(layout: Layout) -> None:
    waits = b"<table><tr><td>Status</td><td>Pending</td></tr></table>" if layout.html else b"\nStatus: Pending\n"

    assert not is_sure(read(opened(layout.write(FIRST) + waits), grown(layout)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_an_entry_survives_json_and_holds_nothing_of_the_mail_that_it_grew_from(layout: Layout) -> None:
    entry = grown(layout)

    assert msgspec.json.decode(msgspec.json.encode(entry), type=Sender) == entry
    assert gives_away(entry, FIRST) is None
    words = " ".join(literals(entry)).casefold()
    assert not any(private in words for private in ("tomas", "brightwell", "240", "zx81", "our party", "4471", "mia"))


def test_every_entry_of_the_registry_survives_json() -> None:
    for sender in SENDERS:
        assert msgspec.json.decode(msgspec.json.encode(sender), type=Sender) == sender


def test_every_kind_of_place_survives_json() -> None:
    details = (
        Label("a", "{memo}", within=True, below=False),
        Css("p.x", "{id}"),
        WholeLine("{amount}"),
        Between("x", "y", "{memo}"),
        UnderHeadline("x", ("a", "b")),
    )
    entry = msgspec.structs.replace(grown(LAYOUTS[0]), details=details)

    assert msgspec.json.decode(msgspec.json.encode(entry), type=Sender) == entry


def test_what_stands_in_a_literal_is_seen() -> None:
    entry = grown(LAYOUTS[0])
    leaky = msgspec.structs.replace(entry, details=(*entry.details, WholeLine("Paid by Tomas Brightwell")))

    assert gives_away(leaky, FIRST) == "Paid by Tomas Brightwell"


def test_an_empty_memo_is_not_the_line_that_follows_it() -> None:
    for layout in LAYOUTS:
        reading = read(opened(layout.write(FIRST._replace(memo=""))), grown(layout))
        assert reading.facts.get("memo") is None, layout.id
        assert is_sure(reading), layout.id


def refusal(page: str, subject: str = "You received money", *, text: str = "", **marks: str) -> str:
    written = opened(mail("<a@bank.example>", subject, html=page, text=text))
    chosen = {"payer": "ANN LEE", "amount": "$50.00"} | marks
    with pytest.raises(CannotGrow) as refused:
        grow(
            written,
            Marks(**{fact: place(written, words) for fact, words in chosen.items()}),
            Bank(address="a@bank.example", name="B"),
        )
    return str(refused.value)


@pytest.mark.parametrize(
    ("page", "marks", "sentence"),
    [
        ("<p>ANN LEE sent you money: $50.00.</p>", {"amount": "sent"}, "isn’t an amount"),
        ("<p>ANN LEE sent you $50.00.</p><p>Fee: $0.00</p>", {"amount": "$0.00"}, "isn’t an amount"),
        ("<p>ANN LEE sent you $50.00.</p>", {"payer": "$50.00"}, "doesn’t look like somebody’s name"),
        ("<p>You sent $50.00 to ANN LEE.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>You paid ANN LEE $50.00 today.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>ANN LEE requested $50.00 from you.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>ANN LEE received your payment of $50.00.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>ANN LEE sent you $50.00.</p><p>This payment is pending.</p>", {}, "is pending"),
        ("<p>You got a scheduled payment of $50.00 from ANN LEE.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>A refund of $50.00 from ANN LEE was deposited.</p>", {}, "doesn’t tell of money that came to you"),
        ("<p>ANN LEE</p><p>Amount: $50.00</p><p>You received a payment.</p>", {}, "a payer could write this line"),
        ("<p>12 ANN LEE $50.00</p><p>You received a payment.</p>", {}, "Nothing fixed stands around"),
        (
            "<p>You received $50.00 from ANN LEE for party.</p>",
            {"memo": "party"},
            "nobody can tell where one part ends",
        ),
        ("<p>You received $50.00 from 11/30 ANN LEE.</p>", {}, "nobody can tell where one part ends"),
        ("<p>Available balance: $50.00</p><p>ANN LEE sent you money.</p>", {}, "calls it “Available balance”"),
        ("<p>Available balance is $50.00</p><p>ANN LEE sent you money.</p>", {}, "calls it “Available balance is”"),
        (
            "<table><tr><td>Recipient</td><td class='who'>ANN LEE</td></tr></table><p>You received $50.00 today.</p>",
            {},
            "isn’t the payer: the mail calls it “Recipient”",
        ),
        (
            "<p>ANN LEE sent you $50.00.</p><p>Account number: 44719921</p>",
            {"number": "44719921"},
            "isn’t the number: the mail calls it “Account number”",
        ),
    ],
)
def test_it_refuses_with_a_sentence(page: str, marks: dict[str, str], sentence: str) -> None:
    assert sentence in refusal(page, **marks)


def test_it_refuses_a_mail_in_which_nothing_says_that_money_came() -> None:
    page = "<table><tr><td>Name</td><td>ANN LEE</td></tr><tr><td>Amount</td><td>$50.00</td></tr></table>"

    assert "Nothing in this mail says that money came in" in refusal(page, "Account alert")


def test_it_refuses_a_subject_without_words_of_its_own() -> None:
    assert "too few words" in refusal("<p>ANN LEE sent you $50.00.</p>", "ANN LEE: $50.00")


def test_a_name_that_plain_text_broke_for_width_is_not_read_in_part() -> None:
    def write(payer: str) -> MailText:
        words = (
            f"Good news from your bank: today we got a transfer for you.\nYou received $50.00 from {payer} with Zelle."
        )
        return opened(mail("<a@bank.example>", "You received money", text=words))

    first = write("ANN LEE")
    entry = grow(
        first,
        Marks(payer=place(first, "ANN LEE"), amount=place(first, "$50.00")),
        Bank(address="a@bank.example", name="B"),
    )
    broken = read(write("MARIA DEL CARMEN\nLOPEZ SANTOS"), entry)

    assert not is_sure(broken) or broken.facts["payer"] == "MARIA DEL CARMEN LOPEZ SANTOS"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("no.reply.alerts@chase.com", "reads mails from chase.com already"),
        ("other@chase.com", "reads mails from chase.com already"),
        ("bank@gmail.com", "Anybody can have an address at gmail.com"),
        ("bank@mail.yahoo.co.uk", "Anybody can have an address"),
        ("a*@bank.example", "one plain address"),
        ("", "one plain address"),
    ],
)
def test_it_refuses_a_sender_that_is_known_or_anybodys(address: str, sentence: str) -> None:
    layout = LAYOUTS[0]
    written = opened(layout.write(FIRST))

    with pytest.raises(CannotGrow, match=sentence):
        grow(written, marked(written, layout), Bank(address=address, name="B"))


def test_a_banks_own_mail_server_is_not_a_private_mailbox() -> None:
    assert not is_private_mail("mail.firstbank.example")
    assert not is_private_mail("me.bank.example")
    assert is_private_mail("me.com")


def test_facts_that_were_marked_in_the_subject_are_compared_with_the_text() -> None:
    layout = next(layout for layout in LAYOUTS if layout.id == "sentence")
    written = opened(layout.write(FIRST))
    payer, amount = (found_in(written, text)[0] for text in (FIRST.payer, FIRST.amount))
    assert payer.line == amount.line == SUBJECT

    marks = msgspec.structs.replace(marked(written, layout), payer=payer, amount=amount)
    entry = grow(written, marks, Bank(address=layout.address, name="B"))
    other = layout._replace(subject=lambda _: "EVE HILL sent you $900.00")

    assert "{payer} sent you {amount} with Zelle on {any} at {any}." in list(literals(entry))
    assert is_sure(read(opened(layout.write(OTHERS[0])), entry))
    assert not is_sure(read(opened(other.write(FIRST)), entry))
