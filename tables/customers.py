"""Customers: the hub that bookings, payments, conversations and reviews hang on."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, Array, Boolean, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed, blind_index, blind_tokens


class Customer(Changing, StationTable, schema="core", tablename="customers"):
    """A person or company that books. Name, e-mail and phone are sealed, and found through blind indexes.

    `search_version` says by which rules `name_tokens` were made, in which more than the name lies by now. A customer
    `merged_into` another keeps their own addresses: what was theirs is answered there.
    """

    name = Sealed()
    email = Sealed(null=True)
    phone = Sealed(null=True)
    notes = Sealed(null=True)
    email_index = blind_index()
    phone_index = blind_index()
    name_tokens = blind_tokens()
    search_version = Integer(default=0)
    tags = Array(base_column=Varchar(length=40), default=list)
    merged_into = UUID(null=True, default=None)

    customers_id_in_station = Unique(["station", "id"])


class Tone(StrEnum):
    """How a customer likes to be written to."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


class CustomerTonePreference(Changing, StationTable, schema="knowledge", tablename="customer_tone_preferences"):
    """The tone that a customer's messages are answered in."""

    customer = UUID(default=None)
    tone = Varchar(length=20, choices=Tone, default=Tone.WARM)

    customer_tone_preferences_once = Unique(["station", "customer"])


class CustomerNote(Changing, StationTable, schema="core", tablename="customer_notes"):
    """What somebody of the staff wrote about a customer."""

    customer = UUID(default=None)
    words = Sealed()
    author = UUID(null=True, default=None)


class CustomerMerge(Changing, StationTable, schema="core", tablename="customer_merges"):
    """Two customers who were found to be one. `moved` names the rows that changed hands, so that it can be undone."""

    kept = UUID(default=None)
    gone = UUID(default=None)
    moved = JSONB(default="{}")
    merged_by = UUID(null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)


class ConsentChannel(StrEnum):
    """By which way somebody agreed to be written to."""

    EMAIL = "email"
    SMS = "sms"


class ConsentEntry(StationTable, schema="lead", tablename="consent_entries"):
    """Somebody agreed to something, or took it back: which words, in which version, on which page, from which address.

    The newest entry for a person and channel holds.
    """

    append_only = True

    customer = UUID(null=True, default=None)
    lead = UUID(null=True, default=None)
    channel = Varchar(length=10, choices=ConsentChannel, default=None)
    is_given = Boolean(default=None)
    words = Text(default=None)
    wording_version = Varchar(length=20, default=None)
    page = Varchar(length=80, default="")
    address = Sealed(null=True)
