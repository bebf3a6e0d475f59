"""Teaching the portal a bank: a draft never counts, an ADMIN trusts it, each later mail tests it, jobs run twice."""

from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from jobs.attempt import Ending
from portal.demo import Stage
from portal.domain import matching, notifications
from portal.domain.matching.parse.entries import entries
from portal.domain.matching.parse.lesson import Said
from portal.domain.matching.parse.remittance import Provider
from portal.domain.matching.parse.sender import Sender
from tables.base import RowMissing
from tables.bookings import Booking
from tables.events import DomainEvent
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import Scope, scoped
from tables.system import TaughtSender, TaughtState, TaughtTemplate
from tests.cast import Builder
from tests.journeys.work import Ran, integrations_in, work_off
from tests.matching.mails import mail
from tests.matching.teaching import BANK, FIRST, TO, comes, told

TEACHING = matching.Teaching(
    said={
        "payer": Said(FIRST.payer),
        "amount": Said(FIRST.amount),
        "memo": Said(FIRST.memo),
        "number": Said(FIRST.number),
    },
    name="Harbor One",
)


@pytest.fixture
def admin(stage: Stage) -> UUID:
    """Olive, who owns the business."""
    return stage.users["olive"].id


@pytest.fixture
def everywhere(stage: Stage) -> Scope:
    """All stations of the business."""
    return stage.scope


async def again(notification: PaymentNotification) -> PaymentNotification:
    return await PaymentNotification.one(notification.id)


async def taught(a: Builder, manager: UUID) -> TaughtSender:
    """Teach the bank with its first mail."""
    first = await comes(a, FIRST)
    return await matching.teach(first.id, TEACHING, user_id=manager)


async def trusted(a: Builder, manager: UUID, admin: UUID, everywhere: Scope) -> TaughtSender:
    sender = await taught(a, manager)
    with scoped(everywhere):
        return await matching.trust(sender.id, version=1, user_id=admin)


async def events_of(stream: UUID) -> list[str]:
    rows = await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == stream).order_by(DomainEvent.id)
    return [row["name"] for row in rows]


def in_new_words(number: int) -> bytes:
    page = f"<p>Yay {number}! ANN LEE has sent you $50.00 in our new app.</p>"
    return mail(f"<{BANK.address}>", "New!", html=page, above=f"To: {TO}\r\n")


@pytest.mark.usefixtures("riverside")
async def test_a_lesson_is_kept_as_a_version_that_counts_for_nothing(a: Builder, manager: UUID) -> None:
    await a.automatic()
    await a.booking(customer="Dana Ortiz")

    sender = await taught(a, manager)
    waits = await comes(a, told("Dana Ortiz", "$100.00"))

    assert (sender.state, sender.version) == (TaughtState.DRAFT, 0)
    template = await TaughtTemplate.objects().first()
    assert template is not None
    assert (template.version, template.taught_by) == (1, manager)
    assert msgspec.json.decode(template.entry, type=Sender).name == "Harbor One"
    assert await events_of(sender.id) == ["matching.sender.taught"]
    assert (waits.guard, waits.is_trusted) == ("unknown_sender", False)
    assert not await CateringPayment.exists()


@pytest.mark.usefixtures("riverside")
async def test_what_is_kept_is_sealed(a: Builder, manager: UUID) -> None:
    await taught(a, manager)

    assert "entry" in {
        column._meta.name for column in TaughtTemplate._meta.columns if type(column).__name__ == "Sealed"
    }


@pytest.mark.usefixtures("riverside")
async def test_the_same_lesson_again_is_no_new_version(a: Builder, manager: UUID) -> None:
    first = await comes(a, FIRST)
    sender = await matching.teach(first.id, TEACHING, user_id=manager)
    await matching.teach(first.id, TEACHING, user_id=manager)
    other = msgspec.structs.replace(TEACHING, said=TEACHING.said | {"number": Said(none=True)})
    await matching.teach(first.id, other, user_id=manager)

    versions = await matching.versions_of(sender.id)
    assert [version.number for version in versions] == [2, 1]
    assert await events_of(sender.id) == ["matching.sender.taught"] * 2


@pytest.mark.usefixtures("riverside")
async def test_trusted_what_waits_is_read_again_and_matched_once(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope, tmp_path: Path
) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    waits = await comes(a, told("Dana Ortiz", "$100.00", booking.reference))
    sender = await trusted(a, manager, admin, everywhere)

    ran = await work_off(integrations_in(tmp_path))
    before = await events_of(waits.id)
    with scoped(everywhere):
        assert await matching.reread_taught(sender.id) == 0

    assert {each.ending for each in ran} == {Ending.DONE}
    assert ran.count(Ran("matching.reread_taught", Ending.DONE)) == 2
    assert (await again(waits)).state == NotificationState.MATCHED
    assert (await Booking.one(booking.id)).paid_cents == 100_00
    assert await events_of(waits.id) == before
    assert await CateringPayment.count() == 2  # the mail that was taught with came from somebody, too


@pytest.mark.usefixtures("riverside")
async def test_its_next_mail_is_matched_by_itself(a: Builder, manager: UUID, admin: UUID, everywhere: Scope) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    sender = await trusted(a, manager, admin, everywhere)

    paid = await comes(a, told("DANA ORTIZ", "$100.00", booking.reference, "QQ-2"))

    assert (paid.state, paid.sender, paid.provider) == (
        NotificationState.MATCHED,
        "zelle.harborone_example_alerts",
        "zelle",
    )
    assert (paid.memo, paid.transaction_id) == (booking.reference, "QQ-2")
    assert (await TaughtSender.one(sender.id)).mails == 1


@pytest.mark.usefixtures("riverside")
async def test_trust_changes_what_is_read_and_never_whether_it_is_authentic(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await trusted(a, manager, admin, everywhere)
    notice = told("Dana Ortiz", "$100.00", booking.reference)

    forged = await comes(
        a, notice, raw=BANK.write(notice, to=TO, results="mx.google.com; dmarc=fail header.from=harborone.example")
    )
    unproven = await comes(a, notice, raw=BANK.write(notice, to=TO, results=""))
    elsewhere = await comes(a, notice, raw=BANK.write(notice, to="friend@other.example"))
    sibling = await comes(a, notice, layout=BANK._replace(address="other@harborone.example"))

    guards = [(each.guard, each.state) for each in (forged, unproven, elsewhere, sibling)]
    assert guards == [
        ("untrusted", "waiting"),
        ("unproven", "waiting"),
        ("recipient", "waiting"),
        ("unknown_sender", "waiting"),
    ]
    assert (await Booking.one(booking.id)).paid_cents == 0


@pytest.mark.usefixtures("riverside")
async def test_another_business_does_not_read_by_it(
    a: Builder, stage: Stage, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await trusted(a, manager, admin, everywhere)

    with scoped(stage.scope_of(stage.harbor)):
        assert await matching.taught_senders() == []
        with pytest.raises(RowMissing):
            await TaughtSender.one(sender.id)


@pytest.mark.usefixtures("riverside")
async def test_only_who_has_every_station_trusts_or_switches_off(a: Builder, manager: UUID, admin: UUID) -> None:
    sender = await taught(a, manager)

    with pytest.raises(matching.NotHere, match="All stations"):
        await matching.trust(sender.id, version=1, user_id=admin)
    with pytest.raises(matching.NotHere, match="All stations"):
        await matching.switch_off(sender.id)
    assert (await TaughtSender.one(sender.id)).state == TaughtState.DRAFT


@pytest.mark.usefixtures("riverside")
async def test_a_version_that_nobody_taught_is_not_trusted(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await taught(a, manager)

    with scoped(everywhere), pytest.raises(matching.NoSuchVersion):
        await matching.trust(sender.id, version=2, user_id=admin)


@pytest.mark.usefixtures("riverside")
async def test_a_newer_lesson_leaves_the_trusted_version_in_force_and_one_can_go_back(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    second = await comes(a, told("Ann Lee", "$5.00"), raw=in_new_words(1))
    other = matching.Teaching(
        said={"payer": Said("ANN LEE"), "amount": Said("$50.00"), "memo": Said(none=True), "number": Said(none=True)},
        name="Harbor One",
    )
    await matching.teach(second.id, other, user_id=manager)

    now = await TaughtSender.one(sender.id)
    assert (now.state, now.version) == (TaughtState.TRUSTED, 1)
    assert (await comes(a, told("Bo Diaz", "$7.00", "", "QQ-8"))).is_sure
    with scoped(everywhere):
        await matching.trust(sender.id, version=2, user_id=admin)
    assert (await comes(a, told("Cy Roe", "$8.00", "", "QQ-9"))).guard == "unknown_sender"
    with scoped(everywhere):
        await matching.trust(sender.id, version=1, user_id=admin)
    assert (await comes(a, told("Di Moe", "$9.00", "", "QQ-10"))).is_sure


@pytest.mark.usefixtures("riverside")
async def test_switched_off_by_hand_nothing_counts_and_what_waits_waits_as_before(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope, tmp_path: Path
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    waits = await comes(a, told("Nobody Known", "$77.00"))
    assert await CateringPayment.exists()
    with scoped(everywhere):
        await matching.switch_off(sender.id)

    ran = await work_off(integrations_in(tmp_path))

    assert {each.ending for each in ran} == {Ending.DONE}
    assert (await again(waits)).guard == "unknown_sender"
    assert not await CateringPayment.exists()
    assert (await comes(a, told("Dana Ortiz", "$78.00", "", "QQ-3"))).guard == "unknown_sender"


@pytest.mark.usefixtures("riverside")
async def test_three_misfits_in_a_row_switch_it_off_and_tell_staff(
    a: Builder, stage: Stage, manager: UUID, admin: UUID, everywhere: Scope, tmp_path: Path
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    await comes(a, told("Ann Lee", "$1.00", "", "QQ-4"), raw=in_new_words(1))
    await comes(a, told("Ann Lee", "$1.00", "", "QQ-4"), raw=in_new_words(2))
    await comes(a, told("Bo Diaz", "$7.00", "", "QQ-5"))
    assert (await TaughtSender.one(sender.id)).misfits == 0

    misfits = [await comes(a, told("Ann Lee", "$1.00"), raw=in_new_words(number)) for number in (3, 4, 5)]
    ran = await work_off(integrations_in(tmp_path))

    now = await TaughtSender.one(sender.id)
    assert (now.state, now.misfits, now.mails) == (TaughtState.OFF, 3, 6)
    assert "3 mails in a row did not fit" in now.reason
    assert {each.ending for each in ran} == {Ending.DONE}
    bell = [notice.kind for notice in await notifications.notices(stage.users["maya"].id)]
    assert bell.count("matching.sender.outgrown") == 1
    assert {(await again(each)).guard for each in misfits} == {"unknown_sender"}
    assert (await comes(a, told("Dana Ortiz", "$78.00", "", "QQ-6"))).guard == "unknown_sender"


@pytest.mark.usefixtures("riverside")
async def test_payers_with_strange_names_and_statements_do_not_switch_it_off(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    for number in range(4):
        await comes(a, told(f"EVE sent you $1.0{number}", "$1.00", "", f"QR-{number}"))
        page = f"<p>Your statement {number} is ready. Minimum payment due: $35.00</p>"
        await comes(a, FIRST, raw=mail(f"<{BANK.address}>", "Statement", html=page, above=f"To: {TO}\r\n"))

    now = await TaughtSender.one(sender.id)
    assert (now.state, now.misfits) == (TaughtState.TRUSTED, 0)


@pytest.mark.usefixtures("riverside")
async def test_the_replay_shows_what_it_would_read_in_all_kept_mails(a: Builder) -> None:
    first = await comes(a, FIRST)
    await comes(a, told("Ann Lee", "$12.00", "for Ana", "QQ-7"))
    await comes(a, FIRST, raw=in_new_words(1))
    page = "<p>You sent $50.00 to ANN LEE.</p>"
    await comes(a, FIRST, raw=mail(f"<{BANK.address}>", "You sent money", html=page, above=f"To: {TO}\r\n"))
    subject = await matching.lesson_of(first.id)
    learned = await matching.learned_from(subject, TEACHING)
    assert learned.entry is not None

    rows = await matching.replay(learned.entry, subject.lesson.address, first=first.id)

    assert [row.fit for row in rows] == ["fits", "other", "misfit", "fits"]
    assert rows[0].notification == first.id
    assert (rows[3].payer, rows[3].amount_cents, rows[3].memo, rows[3].number) == ("Ann Lee", 12_00, "for Ana", "QQ-7")
    assert rows[1].why == "Money that went out: left alone."
    assert await TaughtSender.count() == 0


@pytest.mark.usefixtures("riverside")
async def test_a_number_that_stands_in_every_mail_is_doubted(a: Builder) -> None:
    first = await comes(a, FIRST)
    await comes(a, told("Ann Lee", "$12.00", "", FIRST.number))
    subject = await matching.lesson_of(first.id)
    learned = await matching.learned_from(subject, TEACHING)
    assert learned.entry is not None

    rows = await matching.replay(learned.entry, subject.lesson.address, first=first.id)

    assert {row.fit for row in rows} == {"doubt"}
    assert "same number" in rows[0].why


@pytest.mark.usefixtures("riverside")
async def test_nothing_is_learned_from_what_is_known_unproven_or_a_trick(a: Builder, manager: UUID) -> None:
    known = await a.notification("Dana Ortiz")
    unproven = await comes(a, FIRST, raw=BANK.write(FIRST, to=TO, results=""))

    with pytest.raises(matching.CannotTeach, match="reads mails of this sender already"):
        await matching.teach(known.id, TEACHING, user_id=manager)
    with pytest.raises(matching.CannotTeach, match="Nothing proves that this mail"):
        await matching.teach(unproven.id, TEACHING, user_id=manager)
    assert await TaughtSender.count() == 0


@pytest.mark.usefixtures("riverside")
async def test_a_refused_lesson_names_the_fact(a: Builder, manager: UUID) -> None:
    first = await comes(a, FIRST)
    wrong = msgspec.structs.replace(TEACHING, said=TEACHING.said | {"amount": Said("Reference")})

    with pytest.raises(matching.NotLearned) as refused:
        await matching.teach(first.id, wrong, user_id=manager)

    assert refused.value.field == "amount"


@pytest.mark.usefixtures("riverside")
async def test_what_is_exported_becomes_an_entry_and_holds_nothing_personal(
    a: Builder, manager: UUID, tmp_path: Path
) -> None:
    sender = await taught(a, manager)

    file = await matching.exported(sender.id)

    assert file is not None
    name, content = file
    assert name == "zelle.harborone_example_alerts.json"
    (tmp_path / name).write_bytes(content)
    assert entries(tmp_path)[0].addresses == (BANK.address,)
    words = content.decode().casefold()
    assert not any(private in words for private in ("tomas", "brightwell", "zx81", "our party", "4471", "240"))
    assert entries(tmp_path)[0].provider == Provider.ZELLE


@pytest.mark.usefixtures("riverside")
async def test_a_mail_of_a_taught_bank_that_could_not_be_read_teaches_again(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    notice = told("Bo Diaz", "$7.00", "", "QQ-5")
    unread = await comes(a, notice, raw=BANK.write(notice, to=TO).replace(b"Reference number:", b"Trace no.:"))
    assert (unread.guard, (await TaughtSender.one(sender.id)).misfits) == ("unread", 1)
    detail = await matching.notification(unread.id)
    assert detail is not None
    assert detail.can_teach

    said = {"payer": Said("Bo Diaz"), "amount": Said("$7.00"), "memo": Said(none=True), "number": Said("QQ-5")}
    await matching.teach(unread.id, matching.Teaching(said=said, name="Harbor One"), user_id=manager)
    with scoped(everywhere):
        await matching.trust(sender.id, version=2, user_id=admin)
        assert await matching.reread_taught(sender.id) >= 1

    assert (await again(unread)).is_sure


@pytest.mark.usefixtures("riverside")
async def test_a_bank_that_was_switched_off_can_be_taught_again(
    a: Builder, manager: UUID, admin: UUID, everywhere: Scope
) -> None:
    sender = await trusted(a, manager, admin, everywhere)
    with scoped(everywhere):
        await matching.switch_off(sender.id)
    new = await comes(a, FIRST, raw=in_new_words(1))
    said = {"payer": Said("ANN LEE"), "amount": Said("$50.00"), "memo": Said(none=True), "number": Said(none=True)}

    await matching.teach(new.id, matching.Teaching(said=said, name="Harbor One"), user_id=manager)

    now = await TaughtSender.one(sender.id)
    assert (now.state, now.version, now.reason) == (TaughtState.DRAFT, 0, "")
