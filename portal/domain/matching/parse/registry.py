"""Everybody whose payment mail we read. A new sender is an entry in `senders/` and a line here, or a file of JSON."""

from fnmatch import fnmatchcase
from functools import cache

from portal.domain.matching.parse.entries import entries
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.senders import (
    ally,
    amalgamated_bank,
    bank_of_america,
    capital_one,
    cash_app,
    chase,
    citi,
    paypal,
    pnc,
    stripe,
    truist,
    us_bank,
    usaa,
    venmo,
    wells_fargo,
    zelle_app,
)

SENDERS: tuple[Sender, ...] = (
    *venmo.SENDERS,
    *bank_of_america.SENDERS,
    *chase.SENDERS,
    *stripe.SENDERS,
    *wells_fargo.SENDERS,
    *paypal.SENDERS,
    *cash_app.SENDERS,
    *ally.SENDERS,
    *amalgamated_bank.SENDERS,
    *zelle_app.SENDERS,
    *usaa.SENDERS,
    *citi.SENDERS,
    *capital_one.SENDERS,
    *us_bank.SENDERS,
    *pnc.SENDERS,
    *truist.SENDERS,
    *entries(),
)


@cache
def known(address: str) -> tuple[Sender, ...]:
    """Return the entries for an address in lower case, the likelier first."""
    return tuple(sender for sender in SENDERS if any(fnmatchcase(address, known) for known in sender.addresses))


@cache
def at_domain(domain: str) -> tuple[Sender, ...]:
    """Return the entries with any address at exactly this domain."""
    return tuple(sender for sender in SENDERS if domain in sender.domains)


@cache
def organization(domain: str) -> str:
    """Return the parent domain that may vouch for this one, or the domain itself."""
    parents = (sender.organization for sender in at_domain(domain) if sender.organization)
    return next((parent for parent in parents if domain.endswith(f".{parent}")), domain)


@cache
def imitated(domain: str) -> tuple[Sender, ...]:
    """Return the entries that an imitator of this domain would copy, then all the others."""
    copied = [sender for sender in SENDERS if domain in {*sender.domains, sender.organization}]
    return (*copied, *(sender for sender in SENDERS if sender not in copied))
