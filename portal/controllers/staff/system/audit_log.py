"""The audit, for those who manage staff."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, get
from litestar.params import FromQuery

from portal.domain import access
from portal.domain.access import Action, AuditKind, AuditLine
from portal.web.audit import looks_at
from portal.web.components import Link
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, main_zone
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry

KINDS: Final = {AuditKind.ALL: "Everything", AuditKind.CHANGES: "Changes", AuditKind.LOOKS: "Looks"}
PAGES: Final = frozenset({"bookings", "chefs", "customers", "leads", "mailboxes", "payments", "qr", "queue", "staff"})
"""Words whose rows have a page of their own, at the word and the id."""


class AuditLog(Controller):
    path = "/audit"

    @get(
        opt=needs(Action.MANAGE_STAFF)
        | looks_at("audit")
        | nav_entry("Audit", icon="scroll-text", position=91, in_settings=True)
    )
    async def index(
        self,
        request: StaffRequest,
        show: FromQuery[AuditKind] = AuditKind.ALL,
        who: FromQuery[UUID | None] = None,
        subject: FromQuery[UUID | None] = None,
        before: FromQuery[UUID | None] = None,
    ) -> Page:
        lines = await access.audit_log(user=who, subject=subject, kind=show, before=before, limit=access.AUDIT_PAGE + 1)
        shown = lines[: access.AUDIT_PAGE]
        chosen = {"who": who, "subject": subject}
        at = f"{base(request)}/audit"
        return Page(
            "system/audit_log.html",
            base=base(request),
            lines=[(line, *_said(line, base(request))) for line in shown],
            names=await access.names({line.user for line in shown if line.user} | ({who} if who else set())),
            people=[("", "Everybody"), *((member.id, member.name) for member in await access.staff())],
            show=show,
            who=who,
            subject=subject,
            kinds=[
                Link(label=word, href=f"{at}?{_query(chosen | {'show': kind})}", current=kind == show)
                for kind, word in KINDS.items()
            ],
            newer=f"{at}?{_query(chosen | {'show': show})}" if before else None,
            older=f"{at}?{_query(chosen | {'show': show, 'before': shown[-1].id})}"
            if len(lines) > len(shown)
            else None,
            zone=main_zone(request),
        )


def _query(chosen: dict[str, Any]) -> str:
    """Write what was chosen into an address; ids and words of ours, which need no escapes."""
    return "&".join(f"{name}={value}" for name, value in chosen.items() if value)


def _said(line: AuditLine, at: str) -> tuple[str, str | None]:
    """Return an entry in words, and the page of the row that it is about."""
    words = [part for part in line.route.split("/")[2:] if part and not part.startswith("{")]
    place = f"{at}/{words[0]}/{line.subject_id}" if line.subject_id and words and words[0] in PAGES else None
    if line.is_look:
        return line.action.replace("look at", "Looked at"), place
    return f"Changed {' · '.join(word.replace('-', ' ') for word in words) or 'something'}", place
