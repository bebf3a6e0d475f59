"""A booking's own page, as its customer sees it behind a signed link."""

from typing import Any, Final

from portal.controllers.public.own import (
    cancel,
    change,
    choices,
    contact,
    date,
    declaration,
    link,
    show,
    tip,
)
from portal.domain.qr import LinkKind
from portal.web.public import linked

ROUTES: Final[tuple[Any, ...]] = (
    linked(
        "/b",
        show.OwnPage,
        change.OwnChange,
        date.OwnDate,
        declaration.OwnDeclaration,
        cancel.OwnCancellation,
        contact.OwnContact,
        choices.OwnChoices,
        tip.OwnTip,
        of=LinkKind.BOOKING,
        lost=show.lost,
    ),
    link.OwnLink,
)
