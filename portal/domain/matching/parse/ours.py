"""Whose account a notice is about: a genuine one about somebody else's money can be sent on to us."""

import re
from collections.abc import Iterable

import msgspec

from portal.domain.account_names import mailbox_of, plain

_ADDRESS = re.compile(r"[^\s<>@\",;:()\\]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}")


class Ours(msgspec.Struct, frozen=True, kw_only=True):
    """What is known to be ours: each as it is written somewhere, compared by `is_one_of`.

    `handles` are those at Venmo and Cash App, `names` those of our accounts at Stripe and PayPal, `addresses` those
    that our banks and providers write to. What is empty is not known, and a mail that only it could vouch for waits.
    """

    handles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


NOTHING_KNOWN = Ours()


def is_one_of(name: str, names: Iterable[str]) -> bool:
    """Whether a handle or name is among those given: @, $, case and spacing do not matter."""
    return plain(name) in {plain(each) for each in names}


def is_address_of(address: str, addresses: Iterable[str]) -> bool:
    """Whether mail to an address reaches one of those given."""
    return mailbox_of(address) in {mailbox_of(each) for each in addresses}


def addressee(headers: Iterable[str]) -> str:
    """Return the one address that the To headers name, in lower case; empty when they name none, or several."""
    found = {address.casefold() for header in headers for address in _ADDRESS.findall(header)}
    return found.pop() if len(found) == 1 else ""
