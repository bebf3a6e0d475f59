"""The company: two stations of one business and one of another, and who works where."""

from decimal import Decimal
from functools import cache
from uuid import UUID

import msgspec
from argon2 import PasswordHasher

from portal.domain import access, catalog
from portal.domain.access import RoleName
from tables.access import User
from tables.scope import Scope, scoped
from tables.stations import Business, ProviderFee, Station
from tables.unit_of_work import atomic

PASSWORD = "hibachi-demo"  # noqa: S105 - published: it opens invented data only


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
    """Make the businesses, stations, roles and people."""
    await access.ensure_roles()
    business = Business(
        name="MyHibachi",
        slug="myhibachi",
        sender_email="hello@demo.example.com",
        postal_address="1 River Rd, Sacramento, CA 95814",
    )
    other = Business(
        name="Ember & Oak", slug="ember-oak", reference_prefix="EO", brand_hue=150, brand_chroma_thousandths=140
    )
    await business.save()
    await other.save()
    with scoped(Scope(business.id, frozenset())):
        riverside = Station(
            name="Riverside",
            slug="riverside",
            postal_code="95814",
            address_line="1 River Rd, Sacramento, CA 95814",
            phone="+19165550142",
            zelle_recipient="pay-riverside@demo.example.com",
            venmo_handle="MyHibachi-Riverside",
        )
        hilltop = Station(
            name="Hilltop",
            slug="hilltop",
            time_zone="America/Denver",
            postal_code="80202",
            address_line="20 Summit St, Denver, CO 80202",
            phone="+13035550118",
            zelle_recipient="pay-hilltop@demo.example.com",
            venmo_handle="MyHibachi-Hilltop",
        )
        await riverside.save()
        await hilltop.save()
        await ProviderFee(provider="venmo", percent_basis_points=190, fixed_cents=10).save()
    with scoped(Scope(other.id, frozenset())):
        harbor = Station(
            name="Harbor",
            slug="harbor",
            time_zone="America/New_York",
            postal_code="10004",
            address_line="3 Pier Ave, New York, NY 10004",
            phone="+12125550177",
            zelle_recipient="pay-harbor@demo.example.com",
        )
        await harbor.save()

    stations = {"riverside": riverside.id, "hilltop": hilltop.id}
    users = {key: await _hire(member, stations, business.id) for key, member in PEOPLE.items()}
    return Stage(business, riverside, hilltop, other, harbor, users)


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
