"""The audit as admins read it: who changed what, and who looked at what identifies a customer."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from tables.sql import fenced

AUDIT_PAGE: Final = 50

# an entry of several stations is shown at each of them; the primary key is ordered by time
_ENTRIES: Final = """
SELECT a.id, a.created_at, a."user", a.action, a.method, a.route, a.subject_id, a.status
FROM identity.audit_entries a
WHERE a.business = {business}
  AND EXISTS (SELECT FROM jsonb_array_elements_text(a.stations) place WHERE place::uuid = ANY({stations}))
  AND ($1::uuid IS NULL OR a."user" = $1)
  AND ($2::uuid IS NULL OR a.subject_id = $2)
  AND ($3::boolean IS NULL OR (a.method = 'GET') = $3)
  AND ($4::uuid IS NULL OR a.id < $4)
ORDER BY a.id DESC LIMIT $5
"""


class AuditKind(StrEnum):
    """What entries are about: everything, changes only, or looks only."""

    ALL = "all"
    CHANGES = "changes"
    LOOKS = "looks"


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entry; `route` is the address with names for what stood in it, `subject_id` the first row that it names."""

    id: UUID
    created_at: datetime
    user: UUID | None
    action: str
    method: str
    route: str
    subject_id: UUID | None
    status: int

    @property
    def is_look(self) -> bool:
        """Say whether something was only looked at."""
        return self.method == "GET"

    @property
    def was_refused(self) -> bool:
        """Say whether nothing was changed: it was not allowed, or what was typed made no sense."""
        return self.status >= 400  # noqa: PLR2004 - where HTTP's errors begin


async def audit_log(
    *,
    user: UUID | None = None,
    subject: UUID | None = None,
    kind: AuditKind = AuditKind.ALL,
    before: UUID | None = None,
    limit: int = AUDIT_PAGE,
) -> list[AuditLine]:
    """Return the newest entries of the stations in scope, from below the id `before`."""
    looks = None if kind == AuditKind.ALL else kind == AuditKind.LOOKS
    return [AuditLine(**row) for row in await fenced(_ENTRIES, user, subject, looks, before, limit)]
