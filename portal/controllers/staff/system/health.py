"""System health: what is wrong with the incoming mail, jobs that gave up, and what the matching may do by itself."""

from typing import Final
from uuid import UUID

from litestar import Controller, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal import clock
from portal.domain import matching, system
from portal.domain.access import Action
from portal.text import plural
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone, station_names
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from portal.web.worker import worker_state
from tables.matching import MatchingMode

READ_AT_ONCE: Final = 50
BACK: Final = "../machinery"


class SystemHealth(Controller):
    """The one page of it, and what can be done about it."""

    path = "/machinery"

    @get(opt=needs(Action.SEE_MACHINERY) | nav_entry("System health", icon="activity", position=80, in_settings=True))
    async def show(self, request: StaffRequest) -> Page:
        visit = here(request)
        now = clock.now()
        backlog = await system.backlog(now=now)
        return Page(
            "system/health.html",
            base=base(request),
            alarms=await system.alarms(now=now, work=backlog),
            backlog=backlog,
            size=await system.database_size(request.app.state.settings.database_gigabytes),
            worker=await worker_state(request),
            failures=await system.failed_jobs(),
            mailboxes=await system.mailboxes(),
            sources=await matching.agreement(),
            outdated=await matching.outdated(limit=READ_AT_ONCE),
            unread=await matching.unread(now=now, limit=READ_AT_ONCE),
            providers=matching.PROVIDERS,
            stations=station_names(request),
            zone=main_zone(request),
            now=now,
            may_retry=visit.may(Action.RETRY_JOBS),
            may_switch=visit.may(Action.CHANGE_MATCHING_MODE),
            may_see_mailboxes=visit.may(Action.SEE_MAILBOXES),
        )

    @post("/failures/{failure_id:uuid}/retry", opt=needs(Action.RETRY_JOBS))
    async def retry(self, failure_id: FromPath[UUID]) -> Done:
        await system.retry_failure(failure_id)
        return Done(to=f"../../{BACK}", toast="Trying again now. If it fails again, it comes back here.")

    @post("/failures/{failure_id:uuid}/dismissal", opt=needs(Action.RETRY_JOBS))
    async def dismiss(self, failure_id: FromPath[UUID]) -> Done:
        await system.dismiss_failure(failure_id)
        return Done(to=f"../../{BACK}", toast="Dismissed. It won’t be done.")

    @post("/modes/{station_id:uuid}/{provider:str}/{mode:str}", opt=needs(Action.CHANGE_MATCHING_MODE))
    async def switch(
        self, request: StaffRequest, station_id: FromPath[UUID], provider: FromPath[str], mode: FromPath[MatchingMode]
    ) -> Done:
        if provider not in matching.PROVIDERS:
            raise NotFoundException
        await matching.switch_mode(station_id, provider, mode, reason=f"Switched by {request.user.name}.")
        before = MatchingMode.SHADOW if mode == MatchingMode.AUTOMATIC else MatchingMode.AUTOMATIC
        what = f"{matching.PROVIDERS[provider]} at {station_names(request)[station_id]}"
        then = "is applied automatically now" if mode == MatchingMode.AUTOMATIC else "waits for a person again"
        return Done(
            to=f"../../../{BACK}",
            toast=f"{what} {then}.",
            undo=f"{base(request)}/machinery/modes/{station_id}/{provider}/{before}",
        )

    @post("/rereading", opt=needs(Action.RETRY_JOBS))
    async def read_again(self) -> Done:
        read = [await matching.reread(one) for one in await matching.outdated(limit=READ_AT_ONCE)]
        told = await matching.read_unread(limit=READ_AT_ONCE)
        again = f"{_mails(len(read))} read again by the parser of today." if read or not told else ""
        first = f"{_mails(told)} never read, and will be in the queue in a moment." if told else ""
        return Done(to=BACK, toast=f"{again} {first}".strip())


def _mails(count: int) -> str:
    return plural(count, "mail was", "mails were")
