"""Every kind of event as staff read it: one row each, by the word that it belongs to."""

from collections.abc import Sequence
from typing import Final

from portal.domain import (
    access,
    bookings,
    catalog,
    chefs,
    customer_merges,
    customers,
    feeds,
    go_live,
    inbox,
    leads,
    mailings,
    matching,
    payments,
    qr,
    schedule,
    stations,
    system,
    tasks,
    waitlist,
)
from portal.text import day, money, plural
from portal.web.events.presentation import Presentation, shown
from portal.web.vocabulary import CONTACT_WAYS, LETTERS, MANUAL_TITLES, RECIPIENT_STATES, STATES, SURPLUS_WISHES
from tables.chefs import AvailabilityKind
from tables.payments import ManualKind

BOOKING: Final = "/bookings/{booking_id}"
CHEF: Final = "/chefs/{stream_id}"
CODE: Final = "/qr/{stream_id}"
CUSTOMER: Final = "/customers/{stream_id}"
LEAD: Final = "/leads/{stream_id}"
PAYMENT: Final = "/payments/{stream_id}"
PRODUCT: Final = "/settings/menu/{stream_id}"
QUEUE: Final = "/queue/{stream_id}"
TAUGHT: Final = "/teaching/{stream_id}"
USER: Final = "/staff/{stream_id}"

PARTS: Final = {
    "starts_at": "date and time",
    "is_outdoors": "indoors or outdoors",
    "postal_code": "ZIP code",
    "gratuity_percent": "tip",
    "wishes": "special requests",
}
ALLOWED: Final = {True: "may", False: "may not", None: "by role again:"}


def parts_changed(what: Sequence[str]) -> str:
    """Name the parts of a party that are different: date and time, guests, gate code."""
    return ", ".join(PARTS.get(part, part.replace("_", " ")) for part in what)


def by_hand(kind: ManualKind, cents: int) -> str:
    """Say what a person wrote into the books: Took $75.25."""
    return f"{MANUAL_TITLES[kind]} {money(cents)}"


ROWS: Final = (
    # access; a reset that was asked for of an unknown e-mail names a user who is not there
    shown(access.PasswordResetAsked, "Password reset requested", "key-round", "/staff"),
    shown(access.PasswordResetForced, "Password reset by a manager", "key-round", USER, tone="warn"),
    shown(access.NewEmailAsked, "New sign-in email requested", "mail", USER),
    shown(access.EmailChanged, "Sign-in email changed", "mail", USER),
    shown(
        access.PermissionOverridden,
        "Permission changed",
        "shield",
        USER,
        detail=lambda e: f"{ALLOWED[e.is_allowed]} {e.action}",
    ),
    shown(access.RoleGranted, "Role added", "shield-check", USER, detail=lambda e: e.role.replace("_", " ")),
    shown(access.RoleRevoked, "Role removed", "shield-alert", USER, detail=lambda e: e.role.replace("_", " ")),
    shown(access.SignInChanged, "Sign-in changed", "lock", USER, detail=lambda e: e.change.replace("_", " ")),
    shown(
        access.UserSwitched,
        "Account turned on or off",
        "user",
        USER,
        title=lambda e: "Account turned on" if e.is_active else "Account turned off",
    ),
    # bookings
    shown(bookings.BookingMade, "Booked", "plus", BOOKING, detail=lambda e: f"{money(e.total_cents)} total"),
    shown(
        bookings.BookingStateChanged,
        "Status changed",
        "arrow-right",
        BOOKING,
        title=lambda e: STATES[e.after],
        detail=lambda e: f"was {STATES[e.before].lower()}",
    ),
    shown(
        bookings.BookingChanged,
        "Party changed",
        "pencil",
        BOOKING,
        title=lambda e: "Move undone" if e.is_undone else "Party changed",
        detail=lambda e: (
            parts_changed(e.what)
            + (f"; total {money(e.before_cents)} to {money(e.total_cents)}" if e.total_cents != e.before_cents else "")
        ),
    ),
    shown(
        bookings.BookingCancelled,
        "Canceled",
        "ban",
        BOOKING,
        tone="bad",
        title=lambda e: f"Canceled by {'the customer' if e.by_customer else 'us'}",
        detail=lambda e: (
            f"{money(e.refund_cents)} to refund" + (f", {money(e.kept_cents)} retained" if e.kept_cents else "")
        ),
    ),
    shown(
        bookings.BookingPaid,
        "Payment applied",
        "banknote",
        BOOKING,
        tone="ok",
        detail=lambda e: f"{money(e.amount_cents)}, {money(e.paid_cents)} paid in total",
    ),
    shown(
        bookings.BookingPaymentTakenBack,
        "Payment removed",
        "undo-2",
        BOOKING,
        tone="warn",
        detail=lambda e: f"{money(e.amount_cents)}, {money(e.paid_cents)} still paid",
    ),
    shown(
        bookings.BookingPaidTooLate,
        "Deposit came too late",
        "circle-alert",
        BOOKING,
        tone="warn",
        detail=lambda e: f"the date is gone, and we have {money(e.paid_cents)} of theirs",
    ),
    shown(
        bookings.BookingPaidWhenOff,
        "Payment for a party that is off",
        "circle-alert",
        BOOKING,
        tone="warn",
        detail=lambda e: money(e.amount_cents),
    ),
    shown(
        bookings.BookingHoldConfirmed,
        "Hold confirmed",
        "hourglass",
        BOOKING,
        detail=lambda _: "the customer opened our email or says the payment is on its way",
    ),
    shown(
        bookings.BookingHoldExtended,
        "Hold extended",
        "hourglass",
        BOOKING,
        tone="warn",
        detail=lambda e: f"{plural(e.minutes, 'minute')} longer",
    ),
    shown(
        bookings.DayHeldUnconfirmed,
        "Date full of unconfirmed bookings",
        "hourglass",
        BOOKING,
        tone="warn",
        detail=lambda e: f"{e.holds} on {day(e.day)}",
    ),
    shown(
        bookings.ChefsAssigned,
        "Chefs assigned",
        "chef-hat",
        BOOKING,
        title=lambda e: f"{plural(len(e.chef_ids), 'chef')} assigned" if e.chef_ids else "All chefs taken off",
    ),
    shown(schedule.ChefArrived, "Chef checked in", "car", BOOKING, tone="ok"),
    shown(schedule.ChefDone, "Chef checked out", "check", BOOKING, tone="ok"),
    shown(
        bookings.ContactChanged,
        "Contact changed",
        "user",
        BOOKING,
        title=lambda e: f"{'Email' if e.is_email_new else 'Phone'} changed by the customer",
    ),
    shown(
        bookings.SurplusChosen,
        "Overpayment settled",
        "wallet",
        BOOKING,
        detail=lambda e: f"{money(e.amount_cents)}, {SURPLUS_WISHES[e.wish]}",
    ),
    shown(
        bookings.BookingLinkRenewed, "New customer link", "link", BOOKING, detail=lambda _: "old links stopped working"
    ),
    shown(
        mailings.BookingLinkAsked, "Customer asked for their link", "link", BOOKING, detail=lambda _: "we emailed it"
    ),
    shown(bookings.LetterDue, "Email scheduled", "clock", BOOKING, detail=lambda e: LETTERS[e.kind].lower()),
    shown(mailings.LetterSent, "Email sent", "mail", BOOKING, detail=lambda e: LETTERS[e.kind].lower()),
    shown(bookings.LetterOpened, "Customer opened our email", "mail", BOOKING),
    shown(mailings.LetterResendAsked, "Resend requested", "mail", BOOKING),
    shown(mailings.LetterResent, "Email resent", "mail", BOOKING, detail=lambda _: "same as before"),
    shown(
        tasks.TaskAdded,
        "Task added",
        "list-checks",
        BOOKING,
        detail=lambda e: money(e.amount_cents) if e.amount_cents else "",
    ),
    shown(tasks.TaskFinished, "Task done", "check", BOOKING, tone="ok"),
    shown(tasks.TaskReopened, "Task reopened", "rotate-ccw", BOOKING),
    shown(
        tasks.TaskWithdrawn,
        "Refund no longer needed",
        "x",
        BOOKING,
        detail=lambda e: money(e.amount_cents) if e.amount_cents else "",
    ),
    shown(schedule.DateBlocked, "Date blocked", "calendar-x", "/calendar"),
    shown(schedule.DateUnblocked, "Date unblocked", "calendar-check", "/calendar"),
    shown(feeds.FeedOpened, "Calendar feed created", "calendar-days", "/feeds"),
    shown(feeds.FeedRevoked, "Calendar feed removed", "calendar-x", "/feeds"),
    shown(waitlist.WaitingBegun, "Joined the waitlist", "clock", "/today", detail=lambda e: plural(e.guests, "guest")),
    shown(waitlist.WaitingEnded, "Left the waitlist", "x", "/today"),
    shown(
        waitlist.PlaceOffered,
        "Waitlist spot offered",
        "calendar-check",
        "/today",
        detail=lambda e: f"to a party of {e.guests}",
    ),
    # catalog
    shown(catalog.StationOpened, "Station added", "map-pin", "/settings/station"),
    shown(catalog.StationChanged, "Station details changed", "map-pin", "/settings/station"),
    shown(catalog.CatalogBegun, "Started with the standard menu", "file-text", "/settings/menu"),
    shown(catalog.ProductSet, "Menu item changed", "file-text", PRODUCT),
    shown(catalog.PriceSet, "Price changed", "tag", PRODUCT, detail=lambda e: f"now {money(e.amount_cents)}"),
    shown(
        catalog.PolicyChanged,
        "Policy changed",
        "scroll-text",
        "/settings/policy",
        detail=lambda e: f"version {e.version}, {plural(e.changed, 'rule')} changed",
    ),
    shown(catalog.TierSet, "Price adjustment changed", "chart-line", "/settings/adjustments/tiers/{stream_id}"),
    shown(catalog.OfferSet, "Offer changed", "gift", "/settings/adjustments/offers/{stream_id}"),
    shown(catalog.UpsellSet, "Suggestion changed", "star", "/settings/suggestions/{stream_id}"),
    shown(catalog.SlotSet, "Start time changed", "clock", "/settings/opening"),
    shown(catalog.SlotRemoved, "Start time removed", "clock", "/settings/opening"),
    shown(
        catalog.AreasSet,
        "Service area changed",
        "map-pin",
        "/settings/opening",
        detail=lambda e: plural(e.prefixes, "ZIP code or prefix", "ZIP codes and prefixes"),
    ),
    shown(
        catalog.PhotoSet,
        "Photo changed",
        "camera",
        "/settings/party",
        title=lambda e: "Photo changed" if e.is_shown else "Photo removed",
    ),
    # chefs
    shown(chefs.ChefHired, "Chef added", "user-plus", CHEF),
    shown(chefs.ChefChanged, "Chef details changed", "pencil", CHEF),
    shown(
        chefs.ChefHoursSet,
        "Weekly hours changed",
        "clock",
        CHEF,
        detail=lambda e: f"{e.minutes // 60} h {e.minutes % 60} min a week",
    ),
    shown(
        chefs.ChefTimeAdded,
        "Availability changed",
        "calendar-days",
        CHEF,
        title=lambda e: "Time off added" if e.kind == AvailabilityKind.OFF else "Extra hours added",
    ),
    shown(
        chefs.ChefTimeRemoved,
        "Availability changed",
        "calendar-days",
        CHEF,
        title=lambda e: "Time off removed" if e.kind == AvailabilityKind.OFF else "Extra hours removed",
    ),
    shown(
        chefs.ChefLeaveSet,
        "Last day changed",
        "calendar-x",
        CHEF,
        title=lambda e: f"Last day set: {day(e.last_date, year=True)}" if e.last_date else "Staying after all",
    ),
    shown(chefs.ChefEnded, "Chef left", "user-x", CHEF),
    shown(chefs.ChefReturned, "Chef came back", "user-plus", CHEF),
    shown(chefs.ChefLinkRenewed, "New chef link", "link", CHEF, detail=lambda _: "old links stopped working"),
    # customers
    shown(customers.CustomerAdded, "Customer added", "user-plus", CUSTOMER),
    shown(customers.CustomerChanged, "Contact info corrected", "pencil", CUSTOMER),
    shown(customers.CustomerNoted, "Note added", "sticky-note", CUSTOMER),
    # going live
    shown(
        go_live.MailTried,
        "Test email tried",
        "send",
        "/go-live",
        title=lambda e: "Test email sent" if e.is_fine else "Test email failed",
    ),
    shown(go_live.MailArrived, "Test email arrived", "check", "/go-live", tone="ok"),
    shown(
        go_live.NamesTried,
        "Email domain checked",
        "globe",
        "/go-live",
        detail=lambda e: "set up correctly" if e.is_fine else "not set up correctly",
    ),
    # inbox
    shown(inbox.MessageReceived, "Message from the customer", "message-square", BOOKING),
    shown(inbox.MessagesAnswered, "Marked as answered", "reply", BOOKING),
    # leads
    shown(
        leads.LeadCaptured,
        "Party request received",
        "funnel",
        LEAD,
        detail=lambda e: plural(e.guests, "guest") if e.guests else "",
    ),
    shown(leads.LeadAnswered, "Party request answered", "reply", LEAD, detail=lambda e: f"by {CONTACT_WAYS[e.way]}"),
    shown(leads.LeadClosed, "Party request closed", "x", LEAD),
    shown(leads.LeadReopened, "Party request reopened", "rotate-ccw", LEAD),
    # matching
    shown(matching.PaymentNotificationReceived, "Payment email read", "mail", QUEUE),
    shown(
        matching.PaymentMatched,
        "Payment matched",
        "check",
        QUEUE,
        tone="ok",
        detail=lambda e: "automatically" if e.is_automatic else "",
    ),
    shown(matching.PaymentUnmatched, "Payment needs review", "wallet", QUEUE, tone="warn"),
    shown(matching.PaymentNotificationDecided, "Payment reviewed", "check", QUEUE),
    shown(matching.DecisionUndone, "Payment decision undone", "undo-2", QUEUE, tone="warn"),
    shown(
        matching.PaymentDeclared,
        "Payment reported as sent",
        "send",
        BOOKING,
        detail=lambda e: money(e.amount_cents),
    ),
    shown(
        matching.PaymentDeclarationWithdrawn,
        "Payment report withdrawn",
        "undo-2",
        BOOKING,
        detail=lambda e: money(e.amount_cents),
    ),
    shown(
        matching.MatchingModeChanged,
        "Matching mode changed",
        "bot",
        "/machinery",
        detail=lambda e: f"{matching.PROVIDERS.get(e.provider, e.provider)} is now {e.mode}",
    ),
    shown(matching.SenderTaught, "Bank email taught", "mail", TAUGHT, detail=lambda e: f"version {e.version}"),
    shown(
        matching.SenderTrusted, "Bank email trusted", "shield-check", TAUGHT, detail=lambda e: f"version {e.version}"
    ),
    shown(matching.SenderSwitchedOff, "Bank email turned off", "shield-alert", TAUGHT),
    shown(
        matching.SenderOutgrown,
        "Bank email no longer understood",
        "triangle-alert",
        TAUGHT,
        tone="warn",
        detail=lambda e: f"{plural(e.misfits, 'email')} in a row did not fit",
    ),
    # payments
    shown(payments.PaymentAllocated, "Payment applied", "banknote", PAYMENT, detail=lambda e: money(e.amount_cents)),
    shown(payments.PaymentReversed, "Payment removed", "undo-2", PAYMENT, detail=lambda e: money(abs(e.amount_cents))),
    shown(payments.PaymentRefunded, "Refunded", "undo-2", PAYMENT, detail=lambda e: money(abs(e.amount_cents))),
    shown(
        payments.ManualEntryMade,
        "Entered by hand",
        "hand-coins",
        BOOKING,
        title=lambda e: by_hand(e.kind, e.amount_cents + e.gratuity_cents),
        detail=lambda e: matching.PROVIDERS.get(e.method, e.method),
    ),
    shown(
        payments.ManualEntryUndone,
        "Manual entry undone",
        "undo-2",
        BOOKING,
        tone="warn",
        title=lambda e: f"Undone: {by_hand(e.kind, e.amount_cents)}",
    ),
    shown(
        payments.ReceiptSent,
        "Receipt emailed",
        "receipt",
        BOOKING,
        title=lambda e: "Receipt emailed" if e.amount_cents > 0 else "Corrected receipt emailed",
        detail=lambda e: money(abs(e.amount_cents)),
    ),
    shown(payments.ProviderFeeSet, "Processing fee set", "credit-card", "/fees"),
    shown(payments.ProviderFeeRemoved, "Processing fee removed", "credit-card", "/fees"),
    # people
    shown(customer_merges.CustomerMerged, "Duplicate merged into this customer", "git-branch", CUSTOMER),
    shown(customer_merges.CustomerSeparated, "Merge undone", "undo-2", CUSTOMER, tone="warn"),
    # QR codes
    shown(qr.CodeMade, "Created", "qr-code", CODE),
    shown(qr.CodeLedElsewhere, "Destination changed", "external-link", CODE),
    shown(qr.CodeRenamed, "Renamed", "pencil", CODE),
    shown(
        qr.CodeSwitched,
        "Turned on or off",
        "circle-pause",
        CODE,
        title=lambda e: "Turned on" if e.is_active else "Turned off",
    ),
    # stations
    shown(stations.BusinessOpened, "Business added", "building-2", "/business"),
    shown(stations.BusinessChanged, "Business details changed", "building-2", "/business"),
    shown(
        stations.LogoSet,
        "Logo changed",
        "camera",
        "/business",
        title=lambda e: "Logo changed" if e.has_logo else "Logo removed",
    ),
    # system; a mailbox may be closed by the time somebody follows the link
    shown(system.MailReceived, "Email collected", "inbox", "/mailboxes"),
    shown(system.MailboxOpened, "Mailbox added", "inbox", "/mailboxes"),
    shown(system.MailboxChanged, "Mailbox changed", "pencil", "/mailboxes"),
    shown(
        system.MailboxSwitched,
        "Mailbox turned on or off",
        "inbox",
        "/mailboxes",
        title=lambda e: "Mailbox turned on" if e.is_on else "Mailbox turned off",
    ),
    shown(system.MailboxClosed, "Mailbox removed", "trash-2", "/mailboxes"),
    shown(
        system.MailRecipientDecided,
        "Payment account reviewed",
        "badge-check",
        "/mailboxes",
        detail=lambda e: RECIPIENT_STATES[e.state],
    ),
    shown(system.MailRecipientForgotten, "Payment account removed from the list", "x", "/mailboxes"),
    shown(system.JobFailed, "Background job failed", "circle-alert", "/machinery", tone="bad", detail=lambda e: e.job),
    shown(system.JobRetryRequested, "Background job retried", "rotate-ccw", "/machinery", detail=lambda e: e.job),
    shown(system.JobFailureDismissed, "Failed job dismissed", "x", "/machinery"),
)
PRESENTATIONS: Final[dict[str, Presentation]] = {row.event.name: row for row in ROWS}
