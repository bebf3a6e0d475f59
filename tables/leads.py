"""Leads: people who asked and have not booked yet."""

from enum import StrEnum

from piccolo.columns import UUID, Date, Integer, Varchar
from piccolo.constraints import Check, Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed, blind_index, blind_tokens


class LeadState(StrEnum):
    """The life of a lead; TRANSITIONS says which steps are allowed, also back where one was taken too early."""

    NEW = "new"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    QUOTED = "quoted"
    CONVERTED = "converted"
    LOST = "lost"
    NURTURING = "nurturing"


TRANSITIONS: dict[LeadState, frozenset[LeadState]] = {
    LeadState.NEW: frozenset({LeadState.CONTACTED, LeadState.LOST, LeadState.NURTURING}),
    LeadState.CONTACTED: frozenset({LeadState.NEW, LeadState.QUALIFIED, LeadState.LOST, LeadState.NURTURING}),
    LeadState.QUALIFIED: frozenset({LeadState.QUOTED, LeadState.LOST, LeadState.NURTURING}),
    LeadState.QUOTED: frozenset({LeadState.CONVERTED, LeadState.LOST, LeadState.NURTURING}),
    LeadState.CONVERTED: frozenset(),
    LeadState.LOST: frozenset({LeadState.NEW}),
    LeadState.NURTURING: frozenset({LeadState.CONTACTED}),
}

ANSWERED = frozenset({LeadState.CONTACTED, LeadState.QUALIFIED, LeadState.QUOTED, LeadState.NURTURING})
"""One of us has answered, and a party may still come of it."""
FINISHED = frozenset({LeadState.CONVERTED, LeadState.LOST})
"""Nothing more is expected of it."""


class LeadSource(StrEnum):
    """Where a lead came from."""

    WEB_QUOTE = "web_quote"
    CHAT = "chat"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    GOOGLE = "google"
    YELP = "yelp"
    SMS = "sms"
    PHONE = "phone"
    REFERRAL = "referral"
    EVENT = "event"


class ContactWay(StrEnum):
    """How somebody of ours answered a lead."""

    PHONE = "phone"
    EMAIL = "email"
    SMS = "sms"


class Lead(Changing, StationTable, schema="lead", tablename="leads"):
    """A person who may become a customer: what they want, where, when, and how sure that is (score, 0 to 100)."""

    customer = UUID(null=True, default=None)
    state = Varchar(length=20, choices=LeadState, default=LeadState.NEW)
    source = Varchar(length=20, choices=LeadSource, default=LeadSource.WEB_QUOTE)
    score = Integer(default=0)
    name = Sealed()
    email = Sealed(null=True)
    phone = Sealed(null=True)
    words = Sealed(null=True)
    email_index = blind_index()
    phone_index = blind_index()
    name_tokens = blind_tokens()
    postal_code = Varchar(length=10, default="")
    wanted_date = Date(null=True, default=None)
    guests = Integer(default=0)
    qr_code = UUID(null=True, default=None)

    leads_id_in_station = Unique(["station", "id"])
    leads_score_is_of_a_hundred = Check("score BETWEEN 0 AND 100")

    @property
    def is_open(self) -> bool:
        """Say whether nobody has answered yet."""
        return self.state == LeadState.NEW

    @property
    def is_lost(self) -> bool:
        """Say whether it was closed without a party."""
        return self.state == LeadState.LOST

    @property
    def is_finished(self) -> bool:
        """Say whether nothing more is expected of it: they booked, or it was closed."""
        return self.state in FINISHED


class LeadContact(StationTable, schema="lead", tablename="lead_contacts"):
    """An answer that somebody of ours gave to a lead, and what they wrote down about it."""

    append_only = True

    lead = UUID(default=None)
    way = Varchar(length=20, choices=ContactWay, default=None)
    by = UUID(default=None)
    words = Sealed(null=True)
