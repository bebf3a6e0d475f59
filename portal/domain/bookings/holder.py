"""Who holds a date without having paid, and how much may be held so."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from portal.domain.customers import email_address, phone_number
from portal.domain.quotes import Host
from tables.crypto import keys
from tables.scope import the_business

_OF_A_NETWORK: Final = 1 << 48
"""The bit by which the token of a network is told from those of a person: many people are behind one network."""


def is_network(token: int) -> bool:
    """Say whether a token is that of a network."""
    return bool(token & _OF_A_NETWORK)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What may be kept unpaid: dates of a person, of all behind one network, and a share of a day's places.

    The share is of what people keep who have not shown yet that our letters reach them; they have so many minutes to.
    Where a party needs no deposit it is booked, not held: then others count, and the share is of what was booked
    within the last hours.
    """

    confirm_minutes: int = 45
    per_person: int = 2
    per_network: int = 6
    unconfirmed_percent: int = 50
    bookings_per_person: int = 4
    bookings_per_network: int = 10
    unopened_hours: int = 48

    def holds(self, token: int) -> int:
        """Return how many dates the holds of a token may keep."""
        return self.per_network if is_network(token) else self.per_person

    def bookings(self, token: int) -> int:
        """Return how many parties without a deposit a token may have booked."""
        return self.bookings_per_network if is_network(token) else self.bookings_per_person

    def unopened_until(self, now: datetime) -> datetime:
        """Return until when a party that is booked now, without a deposit, counts as one whose letter is unopened."""
        return now + timedelta(hours=self.unopened_hours)

    def unconfirmed(self, could: int) -> int:
        """Return how many of a day's places may be held before anybody has opened our letter."""
        return max(2, could * self.unconfirmed_percent // 100)


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """From where a customer asks for a hold, and what may be held from there."""

    network: str = ""
    browser: str = ""
    limits: Limits = Limits()

    def tokens(self, host: Host) -> list[int]:
        """Return by what the holds of this customer are counted; of what is not known there is none."""
        known = {
            "email": _mailbox(email_address(host.email)) if host.email else "",
            "phone": phone_number(host.phone) if host.phone else "",
            "browser": self.browser,
        }
        person = [token for kind, value in known.items() if value for token in _tokens(kind, value)]
        return person + [_OF_A_NETWORK | token for token in _tokens("network", self.network) if self.network]


def _mailbox(address: str) -> str:
    """Return an address without the tag by which one mailbox has any number of them: `dana+5@example.com`."""
    name, _, domain = address.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def _tokens(kind: str, value: str) -> list[int]:
    return keys().tokens(the_business(), f"holder:{kind}", [value])
