"""Everything that can be permitted, and which role may do it: the one page on which rights are decided."""

from enum import StrEnum
from typing import Final


class Action(StrEnum):
    """Something a person may do at a station; the words fit after "Sam may …"."""

    USE_PORTAL = "use the portal"
    SEE_BOOKINGS = "see bookings"
    MANAGE_BOOKINGS = "manage bookings"
    RUN_PARTIES = "run parties"
    SEE_GATE_CODES = "see gate codes"
    SEE_CUSTOMERS = "see customers"
    SEE_CONTACT_DATA = "see contact data"
    SEE_PAYMENTS = "see payments"
    NOTE_DECLARATIONS = "note declarations"
    SEE_CHEFS = "see chefs"
    MANAGE_CHEFS = "manage chefs"
    MATCH_PAYMENTS = "match payments"
    RECORD_PAYMENTS = "record payments"
    SEE_MACHINERY = "see machinery"
    EXPORT_PAYMENTS = "export payments"
    CHANGE_MATCHING_MODE = "change the matching mode"
    SEE_MAILBOXES = "see mailboxes"
    MANAGE_MAILBOXES = "manage mailboxes"
    RETRY_JOBS = "retry jobs"
    EDIT_CUSTOMERS = "edit customers"
    MERGE_CUSTOMERS = "merge customers"
    SEE_QR_CODES = "see QR codes"
    MANAGE_QR_CODES = "manage QR codes"
    MANAGE_FEEDS = "manage calendar feeds"
    MANAGE_STAFF = "manage staff"
    CHANGE_SETTINGS = "change settings"
    ADMINISTER_PLATFORM = "administer the platform"


class RoleName(StrEnum):
    """The four roles, each of which may do what the one before it may."""

    CUSTOMER_SUPPORT = "CUSTOMER_SUPPORT"
    STATION_MANAGER = "STATION_MANAGER"
    ADMIN = "ADMIN"
    SUPER_ADMIN = "SUPER_ADMIN"


# What each role may do beyond the role before it.
ROLES: Final[dict[RoleName, frozenset[Action]]] = {
    RoleName.CUSTOMER_SUPPORT: frozenset(
        {
            Action.USE_PORTAL,
            Action.SEE_BOOKINGS,
            Action.MANAGE_BOOKINGS,
            Action.SEE_CUSTOMERS,
            Action.SEE_CONTACT_DATA,
            Action.SEE_PAYMENTS,
            Action.NOTE_DECLARATIONS,
            Action.SEE_QR_CODES,
            Action.EDIT_CUSTOMERS,
            Action.SEE_CHEFS,
        }
    ),
    RoleName.STATION_MANAGER: frozenset(
        {
            Action.MATCH_PAYMENTS,
            Action.RECORD_PAYMENTS,
            Action.SEE_MACHINERY,
            Action.MANAGE_CHEFS,
            Action.RUN_PARTIES,
            Action.SEE_GATE_CODES,
            Action.MANAGE_QR_CODES,
            Action.MERGE_CUSTOMERS,
            Action.MANAGE_FEEDS,
        }
    ),
    RoleName.ADMIN: frozenset(
        {
            Action.EXPORT_PAYMENTS,
            Action.CHANGE_MATCHING_MODE,
            Action.SEE_MAILBOXES,
            Action.MANAGE_MAILBOXES,
            Action.RETRY_JOBS,
            Action.MANAGE_STAFF,
            Action.CHANGE_SETTINGS,
        }
    ),
    RoleName.SUPER_ADMIN: frozenset({Action.ADMINISTER_PLATFORM}),
}


def actions_of(role: RoleName) -> frozenset[Action]:
    """Return everything that a role may do, with what it inherits."""
    ranks = list(RoleName)
    return frozenset[Action]().union(*(ROLES[rank] for rank in ranks[: ranks.index(role) + 1]))
