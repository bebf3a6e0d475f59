"""The web application: every part of it, put together once."""

import os
from collections.abc import Sequence
from typing import Any

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State

from portal.controllers import dev, public, staff
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
from portal.web.public import PublicStation
from portal.web.request_log import RequestLog
from portal.web.scope import StationScope
from portal.web.security import secure
from portal.web.sent_forms import SentForms
from portal.web.session import SessionOfPerson
from portal.web.shell import commands_of, nav_entries
from portal.web.templates import template_config

LARGEST_BODY = 2_000_000


def create_app(
    settings: Settings | None = None, *, more: Sequence[Any] = (), more_public: Sequence[Any] = ()
) -> Litestar:
    """Build the application; `more` and `more_public` are pages (of the staff, of customers) that only a test has."""
    settings = settings or Settings.from_env(os.environ)
    at_a_desk = settings.mode is not Mode.PRODUCTION
    redis = QuickRedis.from_url(settings.redis_url or "unix:///")
    of_a_station = Router(
        STAFF, route_handlers=[*staff.STATION, *more], guards=[permitted], middleware=[StationScope(), Audit()]
    )
    for_customers = Router(STAFF, route_handlers=[*public.CUSTOMERS, *more_public], middleware=[PublicStation()])
    app = Portal(
        route_handlers=[
            *public.OPEN,
            *staff.INSTALLATION,
            *(dev.ROUTES if at_a_desk else ()),
            of_a_station,
            for_customers,
            *public.BEHIND_A_LINK,
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
    app.state.nav_entries = nav_entries(app)
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
