"""At a desk only: the components, and the local adapters' own pages."""

from typing import Any, Final

from portal.controllers.dev import components, letters, mailbox, outbox

ROUTES: Final[tuple[Any, ...]] = (
    components.ComponentsPage,
    letters.DevLetters,
    mailbox.DevMailbox,
    outbox.Outbox,
)
