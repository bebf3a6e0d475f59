"""Play the demo into an empty portal.

People, parties, the payments of the past, and mails that come while one watches.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from portal import clock
from portal.demo import mails
from portal.demo.cast import Stage, open_stations, set_stage
from portal.demo.chefs import take_on_chefs
from portal.demo.codes import play_codes
from portal.demo.hub import play_hub
from portal.demo.kitchen import book_online, serve
from portal.demo.parties import INCOMING, PARTIES, DemoParty, memo_of, number_of
from portal.demo.tonight import book_for_today
from portal.domain import bookings, customers, matching, system
from portal.integrations.local import LocalMailboxes
from portal.integrations.ports import InboundMail
from tables.bookings import Booking
from tables.matching import MatchingMode
from tables.scope import Scope, scoped
from tables.stations import Business, Station
from tables.system import Mailbox, MailboxAuth
from tables.unit_of_work import atomic

WRITERS: dict[str, Callable[[mails.DemoMail], bytes]] = {
    "venmo": mails.venmo,
    "chase": mails.chase,
    "bank_of_america": mails.bank_of_america,
    "bank_of_america_sent": mails.bank_of_america_sent,
    "imitation": lambda notice: mails.venmo(notice, domain="venrno-pay.com", passes=False),
}
SOURCES = ("zelle", "venmo", "stripe", "bofa")


async def play(local: LocalMailboxes) -> bool:
    """Play the demo, unless there is a business already; says whether it was played."""
    if await Business.exists():
        return False
    stage = await _play_the_past()
    await _deliver(stage, local)
    return True


@atomic
async def _play_the_past() -> Stage:
    stage = await set_stage()
    await open_stations(stage)
    with scoped(stage.scope):
        for station in (stage.riverside, stage.hilltop):
            for source in SOURCES:
                await matching.switch_mode(
                    station.id, source, MatchingMode.AUTOMATIC, reason="Switched on for the demo."
                )
    for station in (stage.riverside, stage.hilltop):
        with scoped(stage.scope_of(station, actor=f"user:{stage.users['maya'].id}")):
            await take_on_chefs(station)
            mailbox = await _open_mailbox(station)
            for party in PARTIES:
                if party.station == station.slug:
                    await _play_party(stage, station, mailbox, party)
            for booking in await book_for_today(station):
                await _play_payment(stage, mailbox, booking, "100.00", days_ago=6)
            await play_codes(station)
            if station.id == stage.riverside.id:
                await book_online(station)
                await play_hub(stage.users["sam"].id)
    return stage


async def _open_mailbox(station: Station) -> Mailbox:
    details = system.MailboxDetails(address=_address(station), auth=MailboxAuth.LOCAL, receiver=mails.RECEIVER)
    return await system.open_mailbox(details, stations=[station.id])


def _address(station: Station) -> str:
    return f"pay-{station.slug}@demo.example.com"


async def _play_party(stage: Stage, station: Station, mailbox: Mailbox, party: DemoParty) -> None:
    customer = await customers.add(
        name=party.name,
        email=party.email or f"{party.key}@example.com",
        phone=party.phone or f"+1916555{1000 + PARTIES.index(party):04d}",
    )
    booking = await bookings.make(
        customer.id,
        starts_at=_starts_at(station, party),
        guests=party.guests,
        city=party.city,
        deposit_cents=100_00,
        total_cents=party.total_cents,
        hold_until_at=clock.now() + timedelta(minutes=party.hold_minutes) if party.hold_minutes else None,
    )
    await serve(booking, party, station, PARTIES.index(party))
    for place, amount in enumerate(party.paid):
        await _play_payment(stage, mailbox, booking, amount, days_ago=12 - 4 * place)


def _starts_at(station: Station, party: DemoParty) -> datetime:
    zone = ZoneInfo(station.time_zone)
    day = clock.now().astimezone(zone) + timedelta(days=party.days)
    return day.replace(hour=party.hour, minute=0, second=0, microsecond=0)


async def _play_payment(stage: Stage, mailbox: Mailbox, booking: Booking, amount: str, *, days_ago: int) -> None:
    """Let an older mail come in, which waits because it is not fresh, and let Maya confirm it."""
    sent_at = clock.now() - timedelta(days=days_ago)
    uid = mailbox.last_uid = mailbox.last_uid - 1  # below every number that the mailbox itself gives
    notice = mails.DemoMail(
        payer=booking.customer_name,
        amount=amount,
        number=number_of(sent_at),
        sent_at=sent_at,
        memo=booking.reference,
        to=mailbox.address,
    )
    mail = await system.store_mail(mailbox.id, _inbound(mails.chase(notice), uid, sent_at))
    if mail is None:
        return
    notification = await matching.receive(mail.id)
    await matching.confirm(
        notification.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=notification.revision
    )


def _inbound(raw: bytes, uid: int, received_at: datetime) -> InboundMail:
    return InboundMail(uid_validity=0, uid=uid, raw=raw, size_bytes=len(raw), received_at=received_at)


async def _deliver(stage: Stage, local: LocalMailboxes) -> None:
    """Put fresh mails into Riverside's mailbox, where the worker finds them."""
    with scoped(Scope(stage.business.id, frozenset({stage.riverside.id}))):
        references = {party.key: "" for party in PARTIES} | await _references()
    address = _address(stage.riverside)
    for incoming in INCOMING:
        sent_at = clock.now() - timedelta(minutes=incoming.minutes_ago)
        notice = mails.DemoMail(
            payer=incoming.payer,
            amount=incoming.amount,
            number=number_of(sent_at),
            sent_at=sent_at,
            memo=memo_of(incoming, references),
            to=incoming.to or address,
        )
        local.deliver(address, WRITERS[incoming.style](notice))


async def _references() -> dict[str, str]:
    names = {party.name: party.key for party in PARTIES}
    rows = await Booking.select(Booking.customer_name, Booking.reference)
    return {names[row["customer_name"]]: row["reference"] for row in rows if row["customer_name"] in names}
