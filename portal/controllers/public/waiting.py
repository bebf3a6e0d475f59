"""Somebody who waits for a date looks at that, and leaves the list: behind the link in their mail."""

from litestar import Controller, get, post

from portal.controllers.public.own.page import PublicRequest
from portal.domain import waitlist
from portal.web.page import Done, Page
from portal.web.public import named_row, open_station
from tables.waitlist import ON_THE_LIST, WaitingListEntry, WaitingState


def lost(_request: PublicRequest, _error: Exception) -> Page:
    """Answer a link that names nobody who waits."""
    return Page("waitlist/lost.html", status=404)


class WaitingPage(Controller):
    """What somebody waits for, and the way off the list."""

    path = "/{token:str}"

    @get()
    async def show(self, request: PublicRequest) -> Page:
        entry = await WaitingListEntry.one(named_row(request))
        return Page(
            "waitlist/show.html",
            entry=entry,
            is_waiting=entry.state in ON_THE_LIST,
            is_booked=entry.state == WaitingState.BOOKED,
            zone=open_station(request).time_zone,
        )

    @post("/leave")
    async def leave(self, request: PublicRequest) -> Done:
        await waitlist.leave(named_row(request))
        return Done(to=f"../{request.path_params['token']}")
