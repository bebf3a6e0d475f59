"""The company: two stations of one business and one of another, and who works where."""

from decimal import Decimal
from functools import cache
from uuid import UUID

import msgspec
from argon2 import PasswordHasher

from portal.domain import access, catalog, stations
from portal.domain.access import RoleName
from portal.domain.catalog import NewStation, StationDetails
from portal.domain.stations import BusinessDetails, NewBusiness
from tables.access import User
from tables.scope import ALL_STATIONS, Scope, scoped
from tables.stations import Business, ProviderFee, Station
from tables.unit_of_work import atomic

PASSWORD = "hibachi-demo"  # noqa: S105 - published: it opens invented data only
RIVER_ROAD = "1 River Rd, Sacramento, CA 95814"


class Member(msgspec.Struct, frozen=True):
    """Somebody of the staff, and where they have their role: a station, a business, or (with neither) everywhere."""

    name: str
    email: str
    role: RoleName
    station: str | None = None
    business: str | None = None


PEOPLE = {
    "ines": Member("Ines Ferreira", "superadmin@demo.example.com", RoleName.SUPER_ADMIN),
    "olive": Member("Olive Hartwell", "admin@demo.example.com", RoleName.ADMIN, business="myhibachi"),
    "maya": Member("Maya Petrossian", "manager@demo.example.com", RoleName.STATION_MANAGER, station="riverside"),
    "sam": Member("Sam Reyes", "support@demo.example.com", RoleName.CUSTOMER_SUPPORT, station="riverside"),
    "theo": Member("Theo Lindqvist", "theo@demo.example.com", RoleName.STATION_MANAGER, station="hilltop"),
}


class Stage(msgspec.Struct, frozen=True):
    """The rows that everything else is played on."""

    business: Business
    riverside: Station
    hilltop: Station
    other_business: Business
    harbor: Station
    users: dict[str, User]

    @property
    def scope(self) -> Scope:
        """Return the scope of both stations of the first business."""
        return Scope(self.business.id, frozenset({self.riverside.id, self.hilltop.id}))

    def scope_of(self, station: Station, *, actor: str = "system") -> Scope:
        """Return the scope of one station."""
        return Scope(station.business, frozenset({station.id}), actor=actor)


@atomic
async def set_stage() -> Stage:
    """Make the businesses, stations, roles and people, as somebody who sets up a portal does."""
    await access.ensure_roles()
    business = await _open_business("MyHibachi", "MH", "#c43b15", sender="hello@demo.example.com", address=RIVER_ROAD)
    other = await _open_business("Ember & Oak", "EO", "#00722e", sender="", address="")
    riverside = await _open_station(
        business,
        NewStation(name="Riverside", postal_code="95814", address_line=RIVER_ROAD, phone="+19165550142"),
        venmo="MyHibachi-Riverside",
    )
    hilltop = await _open_station(
        business,
        NewStation(
            name="Hilltop", postal_code="80202", address_line="20 Summit St, Denver, CO 80202", phone="+13035550118"
        ),
        venmo="MyHibachi-Hilltop",
    )
    harbor = await _open_station(
        other,
        NewStation(
            name="Harbor", postal_code="10004", address_line="3 Pier Ave, New York, NY 10004", phone="+12125550177"
        ),
    )
    with scoped(Scope(business.id, frozenset())):
        await ProviderFee(provider="venmo", percent_basis_points=190, fixed_cents=10).save()

    stations_of = {"riverside": riverside.id, "hilltop": hilltop.id}
    users = {key: await _hire(member, stations_of, business.id) for key, member in PEOPLE.items()}
    return Stage(business, riverside, hilltop, other, harbor, users)


async def _open_business(name: str, prefix: str, accent: str, *, sender: str, address: str) -> Business:
    with scoped(ALL_STATIONS):
        opened = await stations.open_business(NewBusiness(name=name, reference_prefix=prefix))
    with scoped(Scope(opened.id, frozenset())):
        return await stations.change_business(
            BusinessDetails(name=name, accent=accent, sender_email=sender, postal_address=address)
        )


async def _open_station(business: Business, details: NewStation, *, venmo: str = "") -> Station:
    """Open a station, and say how it is paid."""
    with scoped(Scope(business.id, frozenset())):
        opened = await catalog.open_station(details)
    with scoped(Scope(business.id, frozenset({opened.id}))):
        held = {name: getattr(opened, name) for name in StationDetails.__struct_fields__}
        ways = {"zelle_recipient": f"pay-{opened.slug}@demo.example.com", "venmo_handle": venmo}
        return await catalog.change_station(opened.id, StationDetails(**held | ways))


TAXES = {"riverside": Decimal(875), "hilltop": Decimal(881), "harbor": Decimal("887.5")}
"""Sales tax where the stations are, in basis points."""


async def open_stations(stage: Stage) -> None:
    """Give every station its menu, prices, rules and opening times."""
    for station in (stage.riverside, stage.hilltop, stage.harbor):
        with scoped(stage.scope_of(station)):
            await catalog.begin_with_defaults(station.id, tax_basis_points=TAXES[station.slug])


@cache
def _published_hash() -> str:
    """Hash the password once: it takes long on purpose, and tests set the stage hundreds of times."""
    return PasswordHasher().hash(PASSWORD)


async def _hire(member: Member, stations: dict[str, UUID], business: UUID) -> User:
    user = User(email=member.email, name=member.name, password_hash=_published_hash())
    await user.save()
    with scoped(Scope(business, frozenset(stations.values()))):
        await access.grant(
            user.id,
            member.role,
            station=stations[member.station] if member.station else None,
            business=business if member.business else None,
        )
    return user
