"""Customers: the hub that bookings, payments and conversations hang on."""

from portal.domain.customers.add import NameMissing, add
from portal.domain.customers.alike import Alike, Likeness, alike
from portal.domain.customers.change import change
from portal.domain.customers.consent_text import ConsentText, consent_texts
from portal.domain.customers.consents import consents_of, has_consented
from portal.domain.customers.contact import NotAnAddress, email_address, email_index, phone_index, phone_number
from portal.domain.customers.events import CustomerAdded, CustomerChanged, CustomerNoted
from portal.domain.customers.fold import fold, minus_one, words_of
from portal.domain.customers.identities import Identity, Lookalike, NoteLine, identities, lookalikes, notes_of
from portal.domain.customers.make_findable import make_findable
from portal.domain.customers.queries import CustomerLine, customers, found_by, named
from portal.domain.customers.recognize import recognize
from portal.domain.customers.record_consents import Consent, record_consents
from portal.domain.customers.tag import TagUnusable, tag
from portal.domain.customers.untag import untag
from portal.domain.customers.words import name_tokens, search_tokens
from portal.domain.customers.write_note import NoteEmpty, write_note

__all__ = [
    "Alike",
    "Consent",
    "ConsentText",
    "CustomerAdded",
    "CustomerChanged",
    "CustomerLine",
    "CustomerNoted",
    "Identity",
    "Likeness",
    "Lookalike",
    "NameMissing",
    "NotAnAddress",
    "NoteEmpty",
    "NoteLine",
    "TagUnusable",
    "add",
    "alike",
    "change",
    "consent_texts",
    "consents_of",
    "customers",
    "email_address",
    "email_index",
    "fold",
    "found_by",
    "has_consented",
    "identities",
    "lookalikes",
    "make_findable",
    "minus_one",
    "name_tokens",
    "named",
    "notes_of",
    "phone_index",
    "phone_number",
    "recognize",
    "record_consents",
    "search_tokens",
    "tag",
    "untag",
    "words_of",
    "write_note",
]
