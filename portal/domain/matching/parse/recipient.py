"""Whose account a notice is about, and whether that account is ours."""

import re
from typing import NamedTuple

from portal.domain.matching.parse.mail import Mail
from portal.domain.matching.parse.ours import Ours, addressee, is_address_of, is_one_of
from portal.domain.matching.parse.read import Facts
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.signed import covers

_FORWARDER = re.compile(r"([^\s\"<>=]{1,64})\+caf_=[^@\s\"]{1,190}@([\w.-]{1,190})")
_ADDRESS = re.compile(r"[^\s<>@\",;]{1,64}@[\w.-]{1,190}")


class Recipient(NamedTuple):
    """Whose account it is, as the mail says; whether it is ours (None: nobody can tell), and a sentence on why not."""

    name: str
    is_ours: bool | None
    reason: str = ""


def recipient(mail: Mail, sender: Sender, facts: Facts, ours: Ours, *, domain: str) -> Recipient:
    """Judge by everything that tells: the account that the mail names, the address that it is written to, a forwarder.

    Each must be ours. `domain` is the one that the mail is from. Where a sender names the account, and nobody has said
    which addresses are ours, the account is enough.
    """
    named = [_by_account(mail.subject, facts, ours)] if sender.names_account else []
    written = [] if named and not ours.addresses else [_by_address(mail, ours, domain), *_by_forwarder(mail, ours)]
    checks = [*named, *written]
    worst = next((each for each in checks if each.is_ours is False), None)
    worst = worst or next((each for each in checks if each.is_ours is None), None)
    return worst or checks[0]


def _by_account(subject: str, facts: Facts, ours: Ours) -> Recipient:
    """Judge by the handle or name of the account; a name vouches for no handle, which anybody may have registered.

    Stripe's account is looked for at the end of the subject, for a name may hold " for ".
    """
    handle, account = facts.get("recipient", ""), facts.get("account", "")
    paid = handle or account
    known = ours.handles if handle else ours.handles | ours.names
    ends = tuple(f" for {name.strip().casefold()}" for name in ours.names)
    if not paid:
        return Recipient("", None, "It doesn't say whose account the money went to.")
    if is_one_of(paid, known) or (account and _is_named(account, subject, ends, ours)):
        return Recipient(paid, is_ours=True)
    if known:
        return Recipient(paid, is_ours=False, reason=f"It was paid to {paid}, which is not ours.")
    reason = f"It was paid to {paid}. Nobody has said yet whether that account is ours."
    return Recipient(paid, None, reason)


def _is_named(account: str, subject: str, ends: tuple[str, ...], ours: Ours) -> bool:
    return is_address_of(account, ours.addresses) or bool(ends and subject.casefold().endswith(ends))


def _by_address(mail: Mail, ours: Ours, domain: str) -> Recipient:
    address = addressee(mail.to)
    if not address:
        return Recipient(
            "", None, "It isn't written to one plain address, so nobody can tell whose account it is about."
        )
    if not covers(mail, domain, "to"):
        return Recipient(address, None, "Its sender did not sign whom it is written to.")
    return _known(address, ours, f"It was written to {address}")


def _by_forwarder(mail: Mail, ours: Ours) -> list[Recipient]:
    """Judge by the mailbox whose filter passed it on, which our receiver and Gmail's own header name."""
    passed_on = [f"{local}@{domain}" for value in mail.results[:1] for local, domain in _FORWARDER.findall(value)]
    listed = [address for value in mail.forwarded_for for address in _ADDRESS.findall(value)[:1]]
    found = dict.fromkeys(address.casefold() for address in (*passed_on, *listed))
    return [_known(address, ours, f"It was passed on from {address}") for address in found]


def _known(address: str, ours: Ours, what: str) -> Recipient:
    if is_address_of(address, ours.addresses):
        return Recipient(address, is_ours=True)
    sentence = f"{what}, which isn't known to be ours: it may be about somebody else's account."
    return Recipient(address, False if ours.addresses else None, sentence)
