"""Foreign keys that cannot leave their station (or business), and what nobody can be: in two places."""

from tables.ddl.statement import Sql, belongs

BELONGINGS = (
    belongs("core.bookings", "customer", "core.customers"),
    belongs("core.catering_bookings", "booking", "core.bookings"),
    belongs("core.bookings", "contact", "core.customers"),
    belongs("core.bookings", "qr_code", "core.qr_codes"),
    belongs("core.quotes", "booking", "core.bookings"),
    belongs("core.chef_assignments", "booking", "core.bookings"),
    belongs("core.chef_assignments", "chef", "core.chefs"),
    belongs("core.booking_drafts", "booking", "core.bookings"),
    belongs("core.tasks", "booking", "core.bookings"),
    belongs("core.task_refunds", "task", "core.tasks"),
    belongs("notification.booking_letters", "booking", "core.bookings"),
    belongs("notification.letter_copies", "booking", "core.bookings"),
    belongs("notification.letter_resends", "booking", "core.bookings"),
    belongs("notification.letter_resends", "copy", "notification.letter_copies"),
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
    belongs("lead.lead_contacts", "lead", "lead.leads"),
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
    belongs("payment.manual_entries", "booking", "core.bookings"),
    belongs("payment.manual_entries", "customer", "core.customers"),
    belongs("payment.manual_entries", "chef", "core.chefs"),
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
    belongs("system.mail_recipients", "mailbox", "system.mailboxes", by="business"),
    belongs("system.taught_templates", "taught_sender", "system.taught_senders", by="business"),
    belongs("payment.payment_notifications", "mail", "system.raw_mails", by="business"),
    belongs("payment.catering_payments", "notification", "payment.payment_notifications", by="business"),
    belongs("payment.payment_decisions", "notification", "payment.payment_notifications", by="business"),
    Sql(
        "businesses_logo",
        "ALTER TABLE identity.businesses ADD CONSTRAINT businesses_logo FOREIGN KEY (id, logo) "
        "REFERENCES identity.pictures (business, id) ON DELETE RESTRICT",
        "ALTER TABLE identity.businesses DROP CONSTRAINT businesses_logo",
    ),
    Sql(
        "payments_received",
        "ALTER TABLE core.payments ADD CONSTRAINT payments_received FOREIGN KEY (received) "
        "REFERENCES payment.catering_payments (id) ON DELETE RESTRICT",
        "ALTER TABLE core.payments DROP CONSTRAINT payments_received",
    ),
)

NOT_IN_TWO_PLACES = (
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
