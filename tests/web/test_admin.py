"""The raw admin: for super admins, with sealed values kept whole."""

from uuid import UUID

import pytest

from portal.demo import Stage
from portal.web.admin import _config, pages
from portal.web.security import ADMIN_POLICY
from tables.access import AuditEntry, Session, User
from tables.base import PlatformTable
from tables.bookings import Booking
from tables.customers import Customer
from tables.events import DomainEvent, OutboxEntry
from tables.payments import CateringPayment
from tables.piccolo_app import APP_CONFIG
from tables.scope import ALL_STATIONS, scoped
from tables.stations import Business
from tests.access.company import Company
from tests.cast import Builder
from tests.web.visitor import Visitor

API = "/admin/api/tables"


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """Build its pages before a test's transaction begins: on a busy machine that takes longer than one may idle."""
    pages()


@pytest.fixture
async def admin(staff: Company, visitor: Visitor) -> Visitor:
    """Open the admin as Ines: its own page hands out its own token."""
    await visitor.logs_in(staff.ines)
    await visitor.get("/admin/")
    visitor.headers["x-csrftoken"] = visitor.cookies["csrftoken"]
    return visitor


async def dana(a: Builder) -> UUID:
    customer = await a.customer("Dana Ortiz", email="dana@example.com", phone="+19165550142")
    return UUID(str(customer.id))


async def test_it_is_there_for_super_admins_only(staff: Company, visitor: Visitor) -> None:
    nobody = await visitor.get("/admin/")
    await visitor.logs_in(staff.olive)
    olive = await visitor.get("/admin/")
    api = await visitor.get(f"{API}/users/")
    await visitor.logs_in(staff.ines)
    ines = await visitor.get("/admin/")

    assert nobody.headers["location"].startswith("/login")
    assert (olive.status_code, api.status_code, ines.status_code) == (403, 403, 200)
    assert ines.headers["content-security-policy"] == ADMIN_POLICY


async def test_its_address_may_be_typed_without_the_last_slash(admin: Visitor) -> None:
    typed = await admin.get("/admin")

    assert (typed.status_code, typed.headers["location"]) == (307, "/admin/")


async def test_it_has_no_log_in_of_its_own(admin: Visitor) -> None:
    for url in ("/admin/public/login/", "/admin/public/logout/", "/admin/api/change-password/"):
        assert (await admin.post(url)).status_code in {404, 405}


async def test_every_table_is_in_it_and_can_be_read(admin: Visitor, a: Builder) -> None:
    await dana(a)
    names = {table._meta.tablename for table in APP_CONFIG.table_classes if issubclass(table, PlatformTable)}

    listed = (await admin.get(f"{API}/")).json()

    assert set(listed) == names
    for name in names:
        for part in ("", "schema/", "count/", "ids/?search=x&limit=5"):
            answer = await admin.get(f"{API}/{name}/{part}")
            assert answer.status_code == 200, (name, part, answer.text)


async def test_an_edit_keeps_sealed_values_and_their_indexes_whole(admin: Visitor, a: Builder) -> None:
    """The page sends every field back, hidden ones as null: they must not be wiped."""
    row_id = await dana(a)
    with scoped(ALL_STATIONS):
        before = await Customer.one(row_id)
    shown = (await admin.get(f"{API}/customers/{row_id}/")).json()
    hidden = dict.fromkeys(("name", "email", "phone", "notes", "email_index", "phone_index", "name_tokens"))

    answer = await admin.patch(f"{API}/customers/{row_id}/", json=hidden | shown | {"deleted_at": None})

    with scoped(ALL_STATIONS):
        after = await Customer.one(row_id)
    assert answer.status_code == 200, answer.text
    assert (after.name, after.email, after.phone) == ("Dana Ortiz", "dana@example.com", before.phone)
    assert (after.email_index, after.name_tokens) == (before.email_index, before.name_tokens)
    assert (after.station, after.created_at) == (before.station, before.created_at)
    assert after.updated_at != before.updated_at


async def test_what_is_sealed_or_secret_is_neither_shown_nor_written(
    admin: Visitor, staff: Company, a: Builder
) -> None:
    row_id = await dana(a)

    customer = await admin.get(f"{API}/customers/{row_id}/")
    user = await admin.get(f"{API}/users/{staff.maya}/")
    answer = await admin.patch(f"{API}/users/{staff.maya}/", json={"password_hash": "mine", "name": "Maya P"})

    maya = await User.one(staff.maya)
    assert "Dana" not in customer.text
    assert "argon2" not in user.text
    assert answer.status_code == 200
    assert maya.name == "Maya P"
    assert maya.password_hash.startswith("$argon2")


async def test_a_row_is_not_moved_to_another_station(admin: Visitor, staff: Company, a: Builder) -> None:
    row_id = await dana(a)

    await admin.patch(f"{API}/customers/{row_id}/", json={"station": str(staff.hilltop)})

    with scoped(ALL_STATIONS):
        assert (await Customer.one(row_id)).station == staff.riverside


async def test_money_and_whose_it_is_stay_as_they_are(admin: Visitor, stage: Stage, a: Builder) -> None:
    notification = await a.notification(amount="40.00")
    with scoped(ALL_STATIONS):
        money = await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()
    assert money is not None
    hilltop = str(stage.hilltop.id)

    answer = await admin.patch(
        f"{API}/catering_payments/{money.id}/",
        json={"allocated_cents": 1, "gross_cents": 1, "stations": [hilltop], "station": hilltop, "provider": "venmo"},
    )

    with scoped(ALL_STATIONS):
        after = await CateringPayment.one(money.id)
    assert answer.status_code == 200, answer.text
    assert (after.gross_cents, after.allocated_cents, after.provider) == (40_00, 0, "venmo")
    assert (after.stations, after.station) == (money.stations, money.station)


async def test_a_state_changes_where_its_event_is_written(admin: Visitor, stage: Stage, a: Builder) -> None:
    booking = await a.booking()
    row = f"{API}/bookings/{booking.id}/"

    answer = await admin.patch(row, json={"state": "completed", "payment_state": "paid", "guests": booking.guests})

    assert answer.status_code == 200
    with scoped(ALL_STATIONS):
        after = await Booking.one(booking.id)
    assert (after.state, after.payment_state) == (booking.state, booking.payment_state)


@pytest.mark.parametrize("order", ["nonsense", "-nonsense", "created_at,nonsense", "state;drop"])
async def test_an_order_by_no_column_is_refused(admin: Visitor, order: str) -> None:
    known = await admin.get(f"{API}/bookings/", params={"__order": "-created_at"})
    unknown = await admin.get(f"{API}/bookings/", params={"__order": order})

    assert known.status_code == 200
    assert unknown.status_code == 400


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/customers/new/"),
        ("POST", "/customers/"),
        ("POST", "/stations/"),
        ("POST", "/catering_payments/"),
        ("POST", "/audit_entries/"),
        ("PUT", "/businesses/{business}/"),
        ("DELETE", "/businesses/"),
    ],
)
async def test_what_has_rules_is_done_on_the_pages_that_keep_them(
    admin: Visitor, staff: Company, method: str, path: str
) -> None:
    answer = await admin.request(
        method, API + path.format(business=staff.business), json={} if method != "GET" else None
    )

    assert answer.status_code == 405, answer.text


@pytest.mark.parametrize("table", [DomainEvent, OutboxEntry, Session])
@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
async def test_what_is_only_ever_added_to_is_read_only(admin: Visitor, table: type[PlatformTable], method: str) -> None:
    row = await table.objects().first()
    assert row is not None

    answer = await admin.request(method, f"{API}/{table._meta.tablename}/{row.id}/", json={})

    assert answer.status_code == 405, answer.text


def test_every_table_that_is_only_added_to_is_read_only() -> None:
    added_to = {table for table in APP_CONFIG.table_classes if issubclass(table, PlatformTable) and table.append_only}

    assert len(added_to) > 5
    for table in added_to:
        validators = _config(table).validators
        assert validators is not None
        assert validators.every, table


async def test_its_writes_are_audited(admin: Visitor, staff: Company) -> None:
    await admin.patch(f"{API}/businesses/{staff.business}/", json={"name": "MyHibachi & Sons"})

    entry = await AuditEntry.objects().where(AuditEntry.user == staff.ines).first()
    assert (await Business.one(staff.business)).name == "MyHibachi & Sons"
    assert entry is not None
    assert (entry.method, entry.status, entry.subject_id) == ("PATCH", 200, staff.business)
    assert entry.route == f"{API}/businesses"


async def test_a_write_from_another_site_is_refused(admin: Visitor, staff: Company) -> None:
    del admin.headers["x-csrftoken"]

    answer = await admin.patch(f"{API}/businesses/{staff.business}/", json={"name": "Taken"})

    assert answer.status_code == 403
