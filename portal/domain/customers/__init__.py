"""Customers: the hub that bookings, payments and conversations hang on."""

from portal.domain.customers.add import NameMissing, add
from portal.domain.customers.agree import Consent, agree
from portal.domain.customers.consents import has_consented
from portal.domain.customers.contact import (
    NotAnAddress,
    email_address,
    email_index,
    phone_index,
    phone_number,
)
from portal.domain.customers.events import CustomerAdded
from portal.domain.customers.fold import fold, minus_one, words_of
from portal.domain.customers.queries import CustomerLine, customers, found_by, named
from portal.domain.customers.recognize import recognize
from portal.domain.customers.wording import Wording, wordings
from portal.domain.customers.words import name_tokens

__all__ = [
    "Consent",
    "CustomerAdded",
    "CustomerLine",
    "NameMissing",
    "NotAnAddress",
    "Wording",
    "add",
    "agree",
    "customers",
    "email_address",
    "email_index",
    "fold",
    "found_by",
    "has_consented",
    "minus_one",
    "name_tokens",
    "named",
    "phone_index",
    "phone_number",
    "recognize",
    "wordings",
    "words_of",
]
