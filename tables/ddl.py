"""Everything that auto-migrations cannot say, declared beside the tables.

`PRE` runs before the tables exist, `POST` after. Migrations hold a frozen copy; `tests/architecture/test_drift.py`
proves that migrations == tables + PRE + POST. Change a statement here, then write the change with `./dev migration`.
"""

from dataclasses import dataclass

from piccolo_conf import SCHEMAS
from tables.base import Changing, PlatformTable
from tables.piccolo_app import APP_CONFIG


@dataclass(frozen=True)
class Sql:
    """A statement with a name, and the one that takes it back."""

    name: str
    up: str
    down: str


def index(name: str, on: str, columns: str, *, using: str = "btree", where: str = "", unique: bool = False) -> Sql:
    """Declare an index; `on` names schema and table."""
    kind = "UNIQUE INDEX" if unique else "INDEX"
    condition = f" WHERE {where}" if where else ""
    return Sql(
        name,
        f"CREATE {kind} {name} ON {on} USING {using} ({columns}){condition}",
        f"DROP INDEX {on.split('.', maxsplit=1)[0]}.{name}",
    )


def belongs(child: str, column: str, parent: str, *, by: str = "station") -> Sql:
    """Declare a foreign key that cannot leave its station (or business): `(station, x) -> (station, id)`."""
    name = f"{child.split('.')[1]}_{column.strip(chr(34))}_in_{by}"
    return Sql(
        name,
        f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY ({by}, {column}) "
        f"REFERENCES {parent} ({by}, id) ON DELETE RESTRICT",
        f"ALTER TABLE {child} DROP CONSTRAINT {name}",
    )


PRE = (
    Sql("schemas", "; ".join(f"CREATE SCHEMA IF NOT EXISTS {name}" for name in SCHEMAS), "SELECT 1"),
    Sql(
        "portal_uuid7",
        """CREATE OR REPLACE FUNCTION public.portal_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
         PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
         52, 1), 53, 1), 'hex')::uuid
$f$""",
        "DROP FUNCTION public.portal_uuid7()",
    ),
)

_NOWHERE = "'00000000-0000-0000-0000-000000000000'::uuid"  # nulls would not be equal

_BELONGINGS = (
    belongs("core.bookings", "customer", "core.customers"),
    belongs("core.catering_bookings", "booking", "core.bookings"),
    belongs("core.bookings", "contact", "core.customers"),
    belongs("core.bookings", "qr_code", "core.qr_codes"),
    belongs("core.quotes", "booking", "core.bookings"),
    belongs("core.chef_assignments", "booking", "core.bookings"),
    belongs("core.chef_assignments", "chef", "core.chefs"),
    belongs("core.booking_drafts", "booking", "core.bookings"),
    belongs("core.tasks", "booking", "core.bookings"),
    belongs("notification.booking_letters", "booking", "core.bookings"),
    belongs("core.chef_hours", "chef", "core.chefs"),
    belongs("core.calendar_feeds", "chef", "core.chefs"),
    belongs("core.qr_codes", "chef", "core.chefs"),
    belongs("core.qr_codes", "booking", "core.bookings"),
    belongs("core.qr_scans", "qr_code", "core.qr_codes"),
    belongs("payment.prices", "product", "payment.products"),
    belongs("knowledge.menu_items", "product", "payment.products"),
    belongs("knowledge.upsell_rules", "product", "payment.products"),
    belongs("core.customers", "merged_into", "core.customers"),
    belongs("core.customer_notes", "customer", "core.customers"),
    belongs("core.customer_merges", "kept", "core.customers"),
    belongs("core.customer_merges", "gone", "core.customers"),
    belongs("lead.consent_entries", "customer", "core.customers"),
    belongs("lead.consent_entries", "lead", "lead.leads"),
    belongs("lead.leads", "customer", "core.customers"),
    belongs("core.message_threads", "customer", "core.customers"),
    belongs("core.message_threads", "booking", "core.bookings"),
    belongs("core.messages", "thread", "core.message_threads"),
    belongs("core.payments", "booking", "core.bookings"),
    belongs("core.payments", "customer", "core.customers"),
    belongs("core.payments", "reverses", "core.payments"),
    belongs("knowledge.customer_tone_preferences", "customer", "core.customers"),
    belongs("knowledge.availability_calendars", "chef", "core.chefs"),
    belongs("payment.receipts", "booking", "core.bookings"),
    belongs("payment.refunds", "booking", "core.bookings"),
    belongs("payment.disputes", "booking", "core.bookings"),
    belongs("payment.invoices", "booking", "core.bookings"),
    belongs("payment.stripe_customers", "customer", "core.customers"),
    belongs("payment.stripe_payments", "booking", "core.bookings"),
    belongs("payment.payment_declarations", "booking", "core.bookings"),
    belongs("payment.payer_aliases", "customer", "core.customers"),
    belongs("payment.refused_pairs", "customer", "core.customers"),
    belongs("notification.notification_readings", "notification", "notification.notifications"),
    belongs("notification.notification_group_members", '"group"', "notification.notification_groups"),
    belongs("notification.notification_group_events", '"group"', "notification.notification_groups"),
    belongs("system.raw_mails", "mailbox", "system.mailboxes", by="business"),
    belongs("system.mail_sources", "mailbox", "system.mailboxes", by="business"),
    belongs("payment.payment_notifications", "mail", "system.raw_mails", by="business"),
    belongs("payment.catering_payments", "notification", "payment.payment_notifications", by="business"),
    belongs("payment.payment_decisions", "notification", "payment.payment_notifications", by="business"),
    Sql(
        "payments_received",
        "ALTER TABLE core.payments ADD CONSTRAINT payments_received FOREIGN KEY (received) "
        "REFERENCES payment.catering_payments (id) ON DELETE RESTRICT",
        "ALTER TABLE core.payments DROP CONSTRAINT payments_received",
    ),
)

_NOT_IN_TWO_PLACES = (
    Sql(
        "uuidrange",
        "CREATE TYPE public.uuidrange AS RANGE (subtype = uuid)",  # lets an exclusion constraint say "the same chef"
        "DROP TYPE public.uuidrange",
    ),
    Sql(
        "chef_assignments_not_in_two_places",
        "ALTER TABLE core.chef_assignments ADD CONSTRAINT chef_assignments_not_in_two_places EXCLUDE USING gist ("
        "public.uuidrange(chef, chef, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&) "
        "WHERE (released_at IS NULL AND deleted_at IS NULL)",
        "ALTER TABLE core.chef_assignments DROP CONSTRAINT chef_assignments_not_in_two_places",
    ),
)

_ONCE = (
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
        where="transaction_id IS NOT NULL AND is_trusted AND kind = 'incoming_payment' AND guard <> 'duplicate'",
        unique=True,
    ),
    index(
        "payment_notifications_message_once",
        "payment.payment_notifications",
        "business, message_id",
        where="message_id IS NOT NULL AND is_trusted AND guard <> 'duplicate'",
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

_LOOKUPS = (
    index("customers_by_email", "core.customers", "station, email_index"),
    index("customers_by_phone", "core.customers", "station, phone_index"),
    index("customers_by_name", "core.customers", "name_tokens", using="gin"),
    index("customers_newest", "core.customers", "station, id DESC", where="deleted_at IS NULL"),
    index("bookings_by_date", "core.bookings", "station, event_date, id", where="deleted_at IS NULL"),
    index("bookings_by_state_and_date", "core.bookings", "station, state, event_date, id", where="deleted_at IS NULL"),
    index(
        "bookings_by_payment_state",
        "core.bookings",
        "station, payment_state, event_date, id",
        where="deleted_at IS NULL",
    ),
    index("bookings_by_customer", "core.bookings", "station, customer, event_date"),
    index("bookings_of_any_reference", "core.bookings", "reference"),
    index(
        "bookings_by_start",
        "core.bookings",
        "station, starts_at, id",
        where="deleted_at IS NULL",
    ),
    index(
        "bookings_holds_running_out",
        "core.bookings",
        "hold_until_at",
        where="state = 'pending_deposit' AND hold_until_at IS NOT NULL AND deleted_at IS NULL",
    ),
    index("bookings_by_contact", "core.bookings", "station, contact", where="contact IS NOT NULL"),
    index("bookings_by_qr_code", "core.bookings", "station, qr_code", where="qr_code IS NOT NULL"),
    index(
        "chef_assignments_by_date",
        "core.chef_assignments",
        "station, event_date, chef",
        where="released_at IS NULL AND deleted_at IS NULL",
    ),
    index("chef_assignments_by_chef", "core.chef_assignments", "station, chef, event_date"),
    index("chef_assignments_by_booking", "core.chef_assignments", "station, booking"),
    index("chefs_of_station", "core.chefs", "station, name", where="deleted_at IS NULL"),
    index("chef_hours_by_chef", "core.chef_hours", "station, chef, weekday", where="deleted_at IS NULL"),
    index(
        "availability_calendars_by_time",
        "knowledge.availability_calendars",
        "station, starts_at",
        where="deleted_at IS NULL",
    ),
    index("calendar_feeds_by_chef", "core.calendar_feeds", "station, chef"),
    index("booking_drafts_by_booking", "core.booking_drafts", "station, booking", where="booking IS NOT NULL"),
    index("booking_drafts_expiring", "core.booking_drafts", "expires_at", where="deleted_at IS NULL"),
    index(
        "waiting_list_entries_by_date",
        "core.waiting_list_entries",
        "station, event_date, id",
        where="deleted_at IS NULL",
    ),
    index(
        "waiting_list_entries_offered",
        "core.waiting_list_entries",
        "offered_until_at",
        where="state = 'offered' AND deleted_at IS NULL",
    ),
    index("tasks_by_booking", "core.tasks", "station, booking"),
    index("tasks_open", "core.tasks", "station, due_date, id", where="done_at IS NULL AND deleted_at IS NULL"),
    index("quotes_by_booking", "core.quotes", "station, booking, version DESC"),
    index("booking_letters_by_booking", "notification.booking_letters", "station, booking, id"),
    index("products_of_station", "payment.products", "station, kind, position", where="deleted_at IS NULL"),
    index("prices_by_product", "payment.prices", "station, product, created_at DESC"),
    index("menu_items_by_product", "knowledge.menu_items", "station, product"),
    index("upsell_rules_by_product", "knowledge.upsell_rules", "station, product"),
    index("pricing_tiers_of_station", "knowledge.pricing_tiers", "station", where="deleted_at IS NULL"),
    index("service_areas_by_prefix", "core.service_areas", "business, postal_prefix", where="deleted_at IS NULL"),
    index("qr_codes_newest", "core.qr_codes", "station, id DESC", where="deleted_at IS NULL"),
    index("qr_codes_by_chef", "core.qr_codes", "station, chef", where="chef IS NOT NULL"),
    index("qr_codes_by_booking", "core.qr_codes", "station, booking", where="booking IS NOT NULL"),
    index("qr_scans_by_code", "core.qr_scans", "station, qr_code, created_at DESC"),
    index("qr_scans_newest", "core.qr_scans", "station, created_at DESC"),
    index("customers_merged", "core.customers", "station, merged_into", where="merged_into IS NOT NULL"),
    index("customers_by_tag", "core.customers", "tags", using="gin"),
    index("customer_notes_by_customer", "core.customer_notes", "station, customer, id DESC"),
    index("customer_merges_by_kept", "core.customer_merges", "station, kept"),
    index("consent_entries_by_customer", "lead.consent_entries", "station, customer, created_at DESC"),
    index("consent_entries_by_lead", "lead.consent_entries", "station, lead", where="lead IS NOT NULL"),
    index("leads_by_state", "lead.leads", "station, state, id DESC", where="deleted_at IS NULL"),
    index("leads_by_source", "lead.leads", "station, source, id DESC", where="deleted_at IS NULL"),
    index("leads_by_customer", "lead.leads", "station, customer", where="customer IS NOT NULL"),
    index("leads_by_email", "lead.leads", "station, email_index"),
    index("leads_by_phone", "lead.leads", "station, phone_index"),
    index("leads_by_name", "lead.leads", "name_tokens", using="gin"),
    index(
        "message_threads_newest",
        "core.message_threads",
        "station, last_message_at DESC, id DESC",
        where="deleted_at IS NULL",
    ),
    index("message_threads_by_customer", "core.message_threads", "station, customer"),
    index("message_threads_by_booking", "core.message_threads", "station, booking", where="booking IS NOT NULL"),
    index("messages_of_thread", "core.messages", "station, thread, sent_at DESC"),
    index("payments_by_booking", "core.payments", "station, booking"),
    index("payments_by_customer", "core.payments", "station, customer"),
    index("payments_by_received", "core.payments", "received"),
    index("payments_by_decision", "core.payments", "decision"),
    index("availability_calendars_by_chef", "knowledge.availability_calendars", "station, chef, starts_at"),
    index("refunds_by_booking", "payment.refunds", "station, booking"),
    index("disputes_by_booking", "payment.disputes", "station, booking"),
    index("invoices_by_booking", "payment.invoices", "station, booking"),
    index("stripe_customers_by_customer", "payment.stripe_customers", "station, customer"),
    index("stripe_payments_by_booking", "payment.stripe_payments", "station, booking"),
    index("payment_declarations_by_booking", "payment.payment_declarations", "station, booking"),
    index("payment_declarations_open", "payment.payment_declarations", "station, payer_index", where="state = 'open'"),
    index("payer_aliases_by_customer", "payment.payer_aliases", "station, customer"),
    index("refused_pairs_by_customer", "payment.refused_pairs", "station, customer"),
    index("payment_notifications_transaction_id", "payment.payment_notifications", "business, transaction_id"),
    index(
        "payment_notifications_waiting",
        "payment.payment_notifications",
        "business, urgent_at, id",
        where="state = 'waiting' AND deleted_at IS NULL",
    ),
    index(
        "payment_notifications_by_state",
        "payment.payment_notifications",
        "business, state, sent_at DESC, id DESC",
        where="deleted_at IS NULL",
    ),
    index(
        "catering_payments_newest",
        "payment.catering_payments",
        "business, received_at DESC, id DESC",
        where="deleted_at IS NULL",
    ),
    index(
        "catering_payments_by_station",
        "payment.catering_payments",
        "station, received_at DESC, id DESC",
        where="deleted_at IS NULL",
    ),
    index("catering_payments_by_payer", "payment.catering_payments", "business, payer_index, received_at"),
    index("catering_payments_by_name", "payment.catering_payments", "payer_tokens", using="gin"),
    index(
        "payment_notifications_of_stations",
        "payment.payment_notifications",
        "stations",
        using="gin",
        where="deleted_at IS NULL",
    ),
    index(
        "catering_payments_of_stations",
        "payment.catering_payments",
        "stations",
        using="gin",
        where="deleted_at IS NULL",
    ),
    index("payment_decisions_of_stations", "payment.payment_decisions", "stations", using="gin"),
    index(
        "bookings_by_code",
        "core.bookings",
        "station, split_part(reference, '-', 2) text_pattern_ops",
        where="deleted_at IS NULL",
    ),
    index("payment_decisions_by_user", "payment.payment_decisions", '"user", created_at DESC'),
    index("notifications_newest", "notification.notifications", "station, id DESC"),
    index("notification_readings_by_user", "notification.notification_readings", 'station, "user", notification'),
    index("events_of_subject", "core.events", "station, subject_id, happened_at DESC"),
    index("outbox_entries_todo", "system.outbox_entries", "position", where="relayed_at IS NULL"),
    index("domain_events_by_name", "system.domain_events", "name, created_at"),
    index("raw_mails_newest", "system.raw_mails", "business, mailbox, received_at DESC"),
    index("job_failures_open", "system.job_failures", "created_at DESC", where="state = 'open'"),
    index("audit_entries_by_user", "identity.audit_entries", '"user", created_at DESC'),
    index("audit_entries_by_subject", "identity.audit_entries", "subject_id, created_at DESC"),
    index("sessions_live", "identity.sessions", '"user"', where="ended_at IS NULL"),
)

_TOUCH = Sql(
    "touch",
    """CREATE FUNCTION public.portal_touch() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN NEW.updated_at = now(); RETURN NEW; END $f$""",
    "DROP FUNCTION public.portal_touch()",
)

_APPEND_ONLY = Sql(
    "append_only",
    # the rotation of keys seals the same values anew; nothing else sets this
    """CREATE FUNCTION public.portal_append_only() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('portal.rotating', true) = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only: a correction is an entry of its own', TG_TABLE_NAME;
END $f$""",
    "DROP FUNCTION public.portal_append_only()",
)


def _trigger(table: type[PlatformTable], name: str, when: str, does: str) -> Sql:
    place = f"{table._meta.schema}.{table._meta.tablename}"
    trigger = f"{table._meta.tablename}_{name}"
    return Sql(
        trigger,
        f"CREATE TRIGGER {trigger} BEFORE {when} ON {place} FOR EACH ROW EXECUTE FUNCTION public.{does}()",
        f"DROP TRIGGER {trigger} ON {place}",
    )


def _fenced_tables() -> list[type[PlatformTable]]:
    return sorted(
        (t for t in APP_CONFIG.table_classes if issubclass(t, PlatformTable)), key=lambda t: t._meta.tablename
    )


_TRIGGERS = (
    *(_trigger(t, "touch", "UPDATE", "portal_touch") for t in _fenced_tables() if issubclass(t, Changing)),
    *(_trigger(t, "append_only", "UPDATE OR DELETE", "portal_append_only") for t in _fenced_tables() if t.append_only),
)

_SYSTEM_EVENTS = Sql(
    "system_events",
    """CREATE TABLE system.system_events (
  id uuid NOT NULL DEFAULT public.portal_uuid7(), created_at timestamptz NOT NULL DEFAULT now(),
  source varchar(40) NOT NULL, kind varchar(60) NOT NULL, business uuid, facts jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at);
CREATE INDEX system_events_by_kind ON system.system_events (kind, created_at DESC);
CREATE TABLE system.system_events_default PARTITION OF system.system_events DEFAULT""",
    "DROP TABLE system.system_events",
)

POST = (*_BELONGINGS, *_NOT_IN_TWO_PLACES, *_ONCE, *_LOOKUPS, _TOUCH, _APPEND_ONLY, *_TRIGGERS, _SYSTEM_EVENTS)
