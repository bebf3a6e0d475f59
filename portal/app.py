"""The web application: every part of it, put together once."""

import os
from collections.abc import Sequence
from typing import Any, Final

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State

from portal.controllers import (
    access,
    access_account,
    access_authenticator,
    access_email,
    access_reset,
    access_sessions,
    audit_log,
    bookings,
    bookings_change,
    bookings_letters,
    bookings_new,
    bookings_start,
    bookings_state,
    bookings_steps,
    bookings_tasks,
    bookings_wait,
    bookings_when,
    bookings_you,
    brand,
    calendar,
    calendar_assignments,
    calendar_blocks,
    calendar_moves,
    chefs,
    chefs_day,
    chefs_end,
    chefs_times,
    customers,
    customers_changes,
    customers_merge,
    dev,
    dev_letters,
    dev_mailbox,
    dev_outbox,
    feeds,
    feeds_read,
    go_live,
    health,
    home,
    leads,
    leads_list,
    live,
    machinery,
    mailboxes,
    mailboxes_deletion,
    mailboxes_recipients,
    matching,
    matching_decisions,
    matching_presence,
    matching_split,
    matching_together,
    notifications,
    own,
    own_cancel,
    own_change,
    own_choices,
    own_contact,
    own_date,
    own_declaration,
    own_link,
    own_tip,
    payments,
    payments_by_hand,
    payments_fees,
    qr,
    qr_files,
    qr_scans,
    qr_statistics,
    robots,
    runsheets,
    search,
    settings,
    staff,
    staff_email,
    staff_resets,
    stations,
    stations_business,
    teaching,
    today,
    views,
    waiting,
)
from portal.domain.qr import LinkKind
from portal.integrations.connect import connect
from portal.integrations.quick_redis import QuickRedis
from portal.logging import set_up_logging
from portal.settings import Mode, Settings
from portal.web.admin import admin
from portal.web.assets import static_files
from portal.web.audit import Audit
from portal.web.counting import Counting
from portal.web.errors import answer
from portal.web.events.pages import pages_of
from portal.web.guard import STAFF, check_routes, permitted
from portal.web.head import Portal
from portal.web.lifespan import lifespan
from portal.web.public import PublicStation, linked
from portal.web.request_log import RequestLog
from portal.web.scope import StationScope
from portal.web.security import secure
from portal.web.sent_forms import SentForms
from portal.web.session import SessionOfPerson
from portal.web.shell import commands_of, rail_of
from portal.web.templates import template_config

# Under a station: each handler says what it needs.
STAFF_PAGES: Final[tuple[Any, ...]] = (
    access_account.Account,
    access_authenticator.Authenticator,
    access_email.OwnEmail,
    access_sessions.OwnSessions,
    live.live,
    today.Today,
    search.search,
    matching.Queue,
    matching_decisions.Decisions,
    matching_presence.Presence,
    matching_split.split,
    matching_together.Together,
    teaching.Lessons,
    payments.Payments,
    views.ViewPages,
    payments.export,
    payments_by_hand.CreditByHand,
    payments_by_hand.MoneyByHand,
    payments_fees.ProviderFees,
    bookings.Bookings,
    calendar_moves.Moves,
    bookings_new.NewBooking,
    bookings_change.BookingChange,
    bookings_letters.Letters,
    bookings_state.BookingStates,
    bookings_tasks.BookingTasks,
    calendar_blocks.Blocks,
    calendar_assignments.Assignments,
    calendar.Calendar,
    audit_log.AuditLog,
    customers.Customers,
    leads_list.Leads,
    customers_changes.CustomerChanges,
    customers_merge.CustomerMerges,
    chefs.Chefs,
    chefs_end.ChefEnd,
    chefs_times.ChefTimes,
    runsheets.of_booking,
    runsheets.of_day,
    feeds.Feeds,
    qr.Codes,
    qr_files.CodeFiles,
    qr_statistics.qr_statistics,
    notifications.Notifications,
    machinery.Machinery,
    mailboxes.Mailboxes,
    mailboxes_deletion.MailboxDeletion,
    mailboxes_recipients.MailRecipients,
    teaching.TaughtBanks,
    staff.Staff,
    staff_email.StaffEmail,
    staff_resets.StaffResets,
    settings.SETTINGS,
    go_live.GoLive,
    stations_business.BusinessPages,
)
# For everybody: portal/web/guard.py says why.
OPEN_PAGES: Final[tuple[Any, ...]] = (
    home.home,
    access.LogInPages,
    access_email.EmailLinks,
    access_reset.ResetPages,
    home.station_home,
    access.log_out,
    robots.robots,
    health.health,
    brand.brand,
    stations.BUSINESSES,
    stations_business.picture,
    qr_scans.scans,
    feeds_read.read,
    chefs_day.worker,
)
# For customers, without a log-in, under a station: `opt=open_to_all(...)` says why, beside the handler.
CUSTOMER_PAGES: Final[tuple[Any, ...]] = (
    bookings_start.StartBooking,
    bookings_steps.BookingSteps,
    bookings_wait.Wait,
    bookings_when.WhenPages,
    bookings_you.YouPage,
    leads.Ask,
)
# For whoever holds a signed link to a row of ours.
BEHIND_A_LINK: Final[tuple[Any, ...]] = (
    linked(
        "/b",
        own.OwnPage,
        own_change.OwnChange,
        own_date.OwnDate,
        own_declaration.OwnDeclaration,
        own_cancel.OwnCancellation,
        own_contact.OwnContact,
        own_choices.OwnChoices,
        own_tip.OwnTip,
        of=LinkKind.BOOKING,
        lost=own.lost,
    ),
    linked("/w", waiting.WaitingPage, of=LinkKind.WAITING, lost=waiting.lost),
    own_link.OwnLink,
    linked("/c", chefs_day.DayPage, of=LinkKind.CHEF, lost=chefs_day.lost),
)
# At a desk only: the components, and the local adapters' own pages.
DEV_PAGES: Final[tuple[Any, ...]] = (dev.Components, dev_letters.DevLetters, dev_mailbox.DevMailbox, dev_outbox.Outbox)
LARGEST_BODY = 2_000_000


def create_app(
    settings: Settings | None = None, *, more: Sequence[Any] = (), more_public: Sequence[Any] = ()
) -> Litestar:
    """Build the application; `more` and `more_public` are pages (of the staff, of customers) that only a test has."""
    settings = settings or Settings.from_env(os.environ)
    at_a_desk = settings.mode is not Mode.PRODUCTION
    redis = QuickRedis.from_url(settings.redis_url or "unix:///")
    of_a_station = Router(
        STAFF, route_handlers=[*STAFF_PAGES, *more], guards=[permitted], middleware=[StationScope(), Audit()]
    )
    for_customers = Router(STAFF, route_handlers=[*CUSTOMER_PAGES, *more_public], middleware=[PublicStation()])
    app = Portal(
        route_handlers=[
            *OPEN_PAGES,
            *(DEV_PAGES if at_a_desk else ()),
            of_a_station,
            for_customers,
            *BEHIND_A_LINK,
            static_files(),
            admin(),
        ],
        middleware=[RequestLog(), SessionOfPerson(), SentForms()],
        before_send=[secure],
        exception_handlers={Exception: answer},
        template_config=template_config(development=at_a_desk),
        compression_config=CompressionConfig(backend="gzip", exclude=["^/static", "/live$"]),
        request_max_body_size=LARGEST_BODY,
        state=State(
            {
                "settings": settings,
                "redis": redis,
                "counting": Counting(redis),
                "integrations": connect(settings),
            }
        ),
        lifespan=[lifespan],
        logging_config=None,
        openapi_config=None,
    )
    check_routes(app)
    app.state.rail = rail_of(app)
    app.state.commands = commands_of(app)
    app.state.event_pages = pages_of(app)
    return app


def __getattr__(name: str) -> Litestar:
    """Build `app` when a server asks for it, so that importing this module needs no settings."""
    if name != "app":
        raise AttributeError(name)
    settings = Settings.from_env(os.environ)
    set_up_logging(readable=settings.mode is not Mode.PRODUCTION)
    return create_app(settings)
