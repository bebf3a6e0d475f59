"""Going live: what a station lacks until a customer can book and pay, and the tries that only show by trying."""

from portal.domain.go_live.checklist import checklist, is_live
from portal.domain.go_live.events import MailArrived, MailTried, NamesTried
from portal.domain.go_live.facts import Facts, MailboxFacts, Outside, Tried, facts
from portal.domain.go_live.item import ChecklistItem, ItemKey, ItemState
from portal.domain.go_live.mail_arrived import NotSent, mail_arrived
from portal.domain.go_live.try_mail import try_mail
from portal.domain.go_live.try_names import Signs, described, signs, try_names

__all__ = [
    "ChecklistItem",
    "Facts",
    "ItemKey",
    "ItemState",
    "MailArrived",
    "MailTried",
    "MailboxFacts",
    "NamesTried",
    "NotSent",
    "Outside",
    "Signs",
    "Tried",
    "checklist",
    "described",
    "facts",
    "is_live",
    "mail_arrived",
    "signs",
    "try_mail",
    "try_names",
]
