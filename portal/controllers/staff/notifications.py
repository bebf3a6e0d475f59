"""The bell: what staff should notice."""

from itertools import groupby
from typing import Final
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromQuery

from portal.domain import notifications
from portal.domain.access import Action
from portal.web.audit import looks_at
from portal.web.events.notices import NoticeLine, notice_lines
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, main_zone, station_names
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry

GROUPED_FROM: Final = 4
"""So many of a kind in a row are told as one, to be unfolded."""


class Notifications(Controller):
    """The list, and that a person has seen it."""

    path = "/notifications"

    @get(
        opt=needs(Action.SEE_BOOKINGS)
        | looks_at("notifications")
        | nav_entry("Notices", icon="bell", key="g n", position=80, counts="notices")
    )
    async def index(self, request: StaffRequest, before: FromQuery[UUID | None] = None) -> Page:
        notices = await notifications.notices(request.user.id, before=before)
        return Page(
            "notifications/index.html",
            block="notices",
            base=base(request),
            groups=_together(await notice_lines(notices, request)),
            zone=main_zone(request),
            stations=station_names(request),
            older=notices[-1].id if len(notices) == notifications.PAGE else None,
        )

    @get("/count", opt=needs(Action.SEE_BOOKINGS))
    async def count(self, request: StaffRequest) -> Page:
        unread = await notifications.unread(request.user.id)
        return Page("notifications/count.html", block="count", unread=unread, most=notifications.PAGE)

    @post("/readings", opt=needs(Action.SEE_BOOKINGS))
    async def read(self, request: StaffRequest) -> Done:
        seen = await notifications.read_all(request.user.id)
        return Done(to="../notifications", toast=f"{seen} marked as seen." if seen else "You’re all caught up.")


def _together(lines: list[NoticeLine]) -> list[list[NoticeLine]]:
    """Return the notices in their order, those that say the same about one station in a row as one group."""
    runs = groupby(lines, key=lambda line: (line.kind, line.station, line.is_read))
    groups = [list(run) for _, run in runs]
    return [part for group in groups for part in ([group] if len(group) >= GROUPED_FROM else [[one] for one in group])]
