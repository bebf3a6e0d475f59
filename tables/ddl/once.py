"""What there is once only, where a race could make two of it: partial unique indexes."""

from tables.ddl.statement import index

_NOWHERE = "'00000000-0000-0000-0000-000000000000'::uuid"  # nulls would not be equal

ONCE = (
    index("users_email_live", "identity.users", "lower(email)", where="deleted_at IS NULL", unique=True),
    index(
        "grants_live",
        "identity.grants",
        f'"user", role, coalesce(business, {_NOWHERE}), coalesce(station, {_NOWHERE})',
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "chef_assignments_once",
        "core.chef_assignments",
        "station, booking, chef",
        where="released_at IS NULL AND deleted_at IS NULL",
        unique=True,
    ),
    index("mailboxes_open_once", "system.mailboxes", "address, folder", where="closed_at IS NULL", unique=True),
    index("station_photos_once", "knowledge.station_photos", "station, kind", where="deleted_at IS NULL", unique=True),
    index(
        "products_guests_once",
        "payment.products",
        "station, guest_kind",
        where="guest_kind IS NOT NULL AND deleted_at IS NULL",
        unique=True,
    ),
    index(
        "seasonal_offers_code_live",
        "knowledge.seasonal_offers",
        "station, code",
        where="code IS NOT NULL AND deleted_at IS NULL",
        unique=True,
    ),
    index(
        "service_areas_live",
        "core.service_areas",
        "business, station, postal_prefix",
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "opening_slots_live",
        "knowledge.opening_slots",
        "station, starts_minute",
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "blocked_dates_live",
        "knowledge.blocked_dates",
        "station, blocked_date, coalesce(starts_minute, -1)",
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "customer_merges_live",
        "core.customer_merges",
        "station, gone",
        where="undone_at IS NULL AND deleted_at IS NULL",
        unique=True,
    ),
    index(
        "payer_aliases_live",
        "payment.payer_aliases",
        "station, payer_index, customer",
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "refused_pairs_live",
        "payment.refused_pairs",
        "station, payer_index, customer",
        where="deleted_at IS NULL",
        unique=True,
    ),
    index(
        "payment_notifications_transaction_once",
        "payment.payment_notifications",
        "business, provider, transaction_id",
        where=(
            "transaction_id IS NOT NULL AND is_trusted AND kind = 'incoming_payment' "
            "AND guard NOT IN ('duplicate', 'recipient')"
        ),
        unique=True,
    ),
    index(
        "payment_notifications_message_once",
        "payment.payment_notifications",
        "business, message_id",
        where="message_id IS NOT NULL AND is_trusted AND guard NOT IN ('duplicate', 'recipient')",
        unique=True,
    ),
    index(
        "catering_payments_transaction_once",
        "payment.catering_payments",
        "business, provider, transaction_id",
        where="transaction_id IS NOT NULL",
        unique=True,
    ),
    index(
        "catering_payments_notification_once",
        "payment.catering_payments",
        "notification",
        where="notification IS NOT NULL AND deleted_at IS NULL",
        unique=True,
    ),
)
