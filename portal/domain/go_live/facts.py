"""What is known of a station that is to be opened for customers."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import access, availability, catalog, system
from portal.domain.access import Action
from portal.domain.catalog import ZipLocation
from tables.chefs import Chef, ChefHours
from tables.go_live import GoLiveTry, TryKind
from tables.scope import the_business, the_station
from tables.stations import Business, Station
from tables.system import Mailbox, ReceiverType

GUESTS: Final = 10
"""The size of the party by which the first free date is looked for."""
_MONTH: Final = timedelta(days=30)


class Outside(msgspec.Struct, frozen=True):
    """What the settings of the installation say; without a mail server `smtp_host` is empty."""

    base_url: str
    smtp_host: str
    smtp_sender: str


class MailboxFacts(msgspec.Struct, frozen=True):
    """A mailbox that is read for the station, and how it went the last time."""

    address: str
    is_local: bool
    receiver: str
    read_at: datetime | None
    trouble: str


class Tried(msgspec.Struct, frozen=True):
    """The newest try of something that only trying shows."""

    id: UUID
    is_fine: bool
    words: str
    tried_at: datetime
    arrived_at: datetime | None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the list is made from."""

    station: str
    phone: str
    time_zone: str
    place: ZipLocation | None
    zelle_recipient: str
    venmo_handle: str
    sender_email: str
    postal_address: str
    has_policy: bool
    was_policy_changed: bool
    deposit_cents: int
    tax_basis_points: Decimal
    farthest_miles: int
    areas: int
    products: int
    sells_meals: bool
    times: int
    chefs: int
    chefs_with_hours: int
    mailboxes: tuple[MailboxFacts, ...]
    managers: int
    first_date: date | None
    outside: Outside
    mail: Tried | None
    names: Tried | None


async def facts(outside: Outside) -> Facts:
    """Look at the one station in scope."""
    station, business = await Station.one(the_station()), await Business.one(the_business())
    policy, menu = await catalog.policy(), await catalog.menu()
    chefs = {row["id"] for row in await Chef.select(Chef.id).where(Chef.is_active.eq(value=True))}
    working = {row["chef"] for row in await ChefHours.select(ChefHours.chef)}
    return Facts(
        station=station.name,
        phone=station.phone,
        time_zone=station.time_zone,
        place=catalog.zip_location(station.postal_code),
        zelle_recipient=station.zelle_recipient,
        venmo_handle=station.venmo_handle,
        sender_email=business.sender_email,
        postal_address=business.postal_address,
        has_policy=policy.version > 0,
        was_policy_changed=policy.version > 1,
        deposit_cents=policy.deposit_cents,
        tax_basis_points=policy.tax_basis_points,
        farthest_miles=policy.farthest_miles,
        areas=sum(area.is_served for area in (await catalog.areas()).get(station.id, [])),
        products=len(menu),
        sells_meals=any(line.guest_kind and line.amount_cents for line in menu),
        times=len(await catalog.slots()),
        chefs=len(chefs),
        chefs_with_hours=len(chefs & working),
        mailboxes=tuple(await _mailboxes()),
        managers=sum(member.is_active and _decides(member) for member in await access.staff()),
        first_date=await first_date(station),
        outside=outside,
        mail=await newest(TryKind.MAIL, about=mail_about(business, outside)),
        names=await newest(TryKind.NAMES, about=names_about(business, outside)),
    )


async def first_date(station: Station) -> date | None:
    """Return the first date that a customer at the station's own ZIP could book; None where there is none."""
    today = clock.now().astimezone(ZoneInfo(station.time_zone)).date()
    last = today + timedelta(days=(await catalog.policy()).horizon_days)
    first = today
    while first <= last:
        until = min(first + _MONTH, last)
        found = await availability.openings(first, until, guests=GUESTS, postal_code=station.postal_code)
        if free := [day for day, openings in found.items() if any(opening.is_available for opening in openings)]:
            return min(free)
        first = until + timedelta(days=1)
    return None


def sender_of(business: Business, outside: Outside) -> str:
    """Return the address that the business's mails come from."""
    return business.sender_email or outside.smtp_sender


def mail_about(business: Business, outside: Outside) -> str:
    """Return what a test mail tries: this sender by this server."""
    return f"{sender_of(business, outside)} by {outside.smtp_host}"


def names_about(business: Business, outside: Outside) -> str:
    """Return what a look into the DNS tries: this domain, with this key."""
    return f"{sender_of(business, outside).rpartition('@')[2]} {business.dkim_selector}".strip()


async def newest(kind: TryKind, *, about: str) -> Tried | None:
    """Return the newest try of exactly this; with another sender or server it has not been tried."""
    row = await (
        GoLiveTry.select(
            GoLiveTry.id,
            GoLiveTry.is_fine,
            GoLiveTry.words,
            GoLiveTry.created_at.as_alias("tried_at"),
            GoLiveTry.arrived_at,
        )
        .where((GoLiveTry.kind == kind) & (GoLiveTry.about == about))
        .order_by(GoLiveTry.id, ascending=False)
        .first()
    )
    return Tried(**row) if row else None


async def _mailboxes() -> list[MailboxFacts]:
    rows = await Mailbox.objects().where(Mailbox.is_on.eq(value=True)).order_by(Mailbox.address)
    return [
        MailboxFacts(
            row.address,
            is_local=system.account_of(row).auth == "local",
            receiver="Microsoft 365" if row.receiver_type == ReceiverType.MICROSOFT_365 else row.receiver.strip(),
            read_at=row.read_at,
            trouble=row.trouble,
        )
        for row in rows
    ]


def _decides(member: access.StaffMember) -> bool:
    """Say whether somebody could confirm a payment here, beside super admins."""
    return any(
        Action.MATCH_PAYMENTS in access.actions_of(held.role)
        for held in member.roles
        if held.role is not access.RoleName.SUPER_ADMIN
    )
