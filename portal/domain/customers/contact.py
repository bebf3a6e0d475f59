"""The blind indexes by which an e-mail address or phone number is found."""

from uuid import UUID

from portal.domain.contact import NotAnAddress, email_address, phone_number
from tables.crypto import keys

__all__ = ["NotAnAddress", "email_address", "email_index", "phone_index", "phone_number"]


def email_index(business: UUID, address: str) -> bytes:
    """Return the blind index of a normalized address."""
    return keys().blind(business, "email", address)


def phone_index(business: UUID, number: str) -> bytes:
    """Return the blind index of a normalized number."""
    return keys().blind(business, "phone", number)
