"""Customers: the hub that bookings, payments, conversations and reviews hang on."""

from enum import StrEnum

from piccolo.columns import UUID, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed, blind_index, blind_tokens


class Customer(Changing, StationTable, schema="core", tablename="customers"):
    """A person or company that books. Name, e-mail and phone are sealed, and found through blind indexes."""

    name = Sealed()
    email = Sealed(null=True)
    phone = Sealed(null=True)
    notes = Sealed(null=True)
    email_index = blind_index()
    phone_index = blind_index()
    name_tokens = blind_tokens()

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
