"""What is typed on the page for teaching, what parse makes of a taught sender's mail, and files of entries."""

from pathlib import Path

import msgspec
import pytest

from portal.domain.matching.parse import Ours, Remittance, parse
from portal.domain.matching.parse.entries import as_file, entries
from portal.domain.matching.parse.lesson import Learned, Said, learn, lesson
from portal.domain.matching.parse.marks import Bank
from portal.domain.matching.parse.remittance import Kind, Origin
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.sort import Sorted, guard_of
from tests.matching.bank_layouts import LAYOUTS, Layout, Told
from tests.matching.mails import RECEIVER, mail

HARD = Path(__file__).parents[1] / "data" / "hard"
FIRST = Told("TOMAS BRIGHTWELL", "$240.50", "deposit for our party", "ZX81-7734")
OURS = Ours(addresses=frozenset({"pay@copperladle.example"}))
BY_ID = {layout.id: layout for layout in LAYOUTS}


def typed(layout: Layout, **said: Said) -> dict[str, Said]:
    return {
        "payer": Said(FIRST.payer),
        "amount": Said(FIRST.amount),
        "memo": Said(FIRST.memo, none=not layout.memo),
        "number": Said(FIRST.number, none=not layout.number),
    } | said


def taught(layout: Layout, **said: Said) -> Learned:
    return learn(layout.write(FIRST), typed(layout, **said), Bank(address=layout.address, name="The Bank"))


def entry_of(layout: Layout) -> Sender:
    entry = taught(layout).entry
    assert entry is not None
    return entry


def read(raw: bytes, *entries: Sender) -> Remittance:
    return parse(raw, receiver=RECEIVER, ours=OURS, taught=entries)


@pytest.mark.parametrize("name", ["discover", "truist"])
def test_a_mail_of_an_unknown_bank_is_shown_with_what_it_may_say(name: str) -> None:
    shown = lesson((HARD / f"07-unlisted-{name}.eml").read_bytes())

    assert shown.address == f"alerts@{name}.example"
    assert any("TOMAS BRIGHTWELL" in line for line in shown.lines)
    assert shown.guesses["payer"].text == "TOMAS BRIGHTWELL"
    assert shown.guesses["payer"].at
    assert shown.guesses["amount"].text.startswith("$")


@pytest.mark.parametrize("name", ["discover", "truist"])
def test_the_hard_mails_teach_with_what_was_guessed(name: str) -> None:
    raw = (HARD / f"07-unlisted-{name}.eml").read_bytes()
    shown = lesson(raw)
    said = shown.guesses | {"memo": Said(none=True), "number": Said(none=True)}

    learned = learn(raw, said, Bank(address=shown.address, name="B"))

    assert learned.errors == {}
    assert learned.entry is not None


@pytest.mark.parametrize("layout", LAYOUTS, ids=list(BY_ID))
def test_typed_words_are_found_without_a_mouse(layout: Layout) -> None:
    learned = taught(layout)

    assert learned.errors == {}
    assert learned.entry is not None


def test_words_that_stand_twice_are_asked_about() -> None:
    raw = mail("<a@bank.example>", "Hi", html="<p>You received $5.00 from ANN LEE.</p><p>ANN LEE banks with us.</p>")
    said = {"payer": Said("ann lee"), "amount": Said("$5.00"), "memo": Said(none=True), "number": Said(none=True)}
    bank = Bank(address="a@bank.example", name="B")

    asked = learn(raw, said, bank)
    chosen = learn(raw, said | {"payer": Said("ann lee", at=asked.places["payer"][0].at)}, bank)
    told = learn(raw, said | {"payer": Said("ANN LEE", at=asked.places["payer"][0].at)}, bank)

    assert asked.entry is None
    assert "more than once" in asked.errors["payer"]
    assert [place.number for place in asked.places["payer"]] == [0, 1]
    assert chosen.entry is not None
    assert told.entry is not None


@pytest.mark.parametrize(
    ("said", "fact", "sentence"),
    [
        ({"payer": Said("NOBODY")}, "payer", "don’t stand in the mail"),
        ({"amount": Said()}, "amount", "Mark it in the mail"),
        ({"memo": Said()}, "memo", "This mail has no memo"),
        ({"number": Said("TOMAS")}, "number", "isn’t a payment’s number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_fact(said: dict[str, Said], fact: str, sentence: str) -> None:
    learned = taught(BY_ID["rows"], **said)

    assert learned.entry is None
    assert sentence in learned.errors[fact]


def test_a_taught_mail_is_money_only_when_authentic_ours_and_taught() -> None:
    layout = BY_ID["rows"]
    entry, raw = entry_of(layout), layout.write(FIRST._replace(payer="Ann Lee"))

    assert guard_of(read(raw)) is Sorted.UNKNOWN_SENDER
    assert guard_of(read(raw, entry)) is None
    assert guard_of(read(layout.write(FIRST, to="else@other.example"), entry)) is Sorted.RECIPIENT
    failed = layout.write(FIRST, results=f"{RECEIVER}; dmarc=fail header.from=lakes.example")
    assert guard_of(read(failed, entry)) is Sorted.UNTRUSTED
    assert guard_of(read(layout.write(FIRST, results=""), entry)) is Sorted.UNPROVEN
    sibling = layout._replace(address="other@lakes.example").write(FIRST)
    assert guard_of(read(sibling, entry)) is Sorted.UNKNOWN_SENDER


def test_a_statement_of_a_taught_bank_is_no_payment_and_no_misfit() -> None:
    layout = BY_ID["rows"]
    statement = mail(f"<{layout.address}>", "Your statement is ready", html="<p>Look at it online.</p>")
    sent = mail(f"<{layout.address}>", "You sent money with Zelle", html="<p>You sent $50.00 to ANN LEE</p>")

    for raw in (statement, sent):
        remittance = read(raw, entry_of(layout))
        assert guard_of(remittance) is Sorted.NOT_MONEY_IN
        assert remittance.misfit == ""


def test_money_in_new_words_waits_and_is_a_misfit() -> None:
    layout = BY_ID["rows"]
    new = mail(f"<{layout.address}>", "New!", html="<p>Yay, ANN LEE has sent you $50.00 in our new app</p>")

    remittance = read(new, entry_of(layout))

    assert guard_of(remittance) is Sorted.UNKNOWN_SENDER
    assert remittance.origin is Origin.UNKNOWN
    assert "other words" in remittance.misfit
    assert "not written like the mail from which The Bank was taught" in remittance.reasons[0]


def test_a_place_that_is_gone_is_a_misfit_and_a_strange_name_is_none() -> None:
    layout = BY_ID["rows"]
    gone = layout.write(FIRST).replace(b"<td>From</td>", b"<td>By</td>")

    assert "No payer stands" in read(gone, entry_of(layout)).misfit
    strange = read(layout.write(FIRST._replace(payer="EVE sent you $1.00")), entry_of(layout))
    assert (strange.kind, strange.sure, strange.misfit) == (Kind.INCOMING, False, "")


def test_a_registered_sender_cannot_be_taught_otherwise() -> None:
    entry = msgspec.structs.replace(entry_of(BY_ID["rows"]), addresses=("no.reply.alerts@chase.com",))
    raw = mail("<no.reply.alerts@chase.com>", "You received money with Zelle®", html=LAYOUTS[0].html(FIRST))  # type: ignore[misc]

    assert read(raw, entry).origin is Origin.LISTED


def test_an_exported_file_becomes_an_entry_of_the_registry(tmp_path: Path) -> None:
    entry = entry_of(BY_ID["sentence"])
    (tmp_path / "harbor.json").write_bytes(as_file(entry))

    assert entries(tmp_path) == (entry,)
    assert entries(tmp_path / "nowhere") == ()
