"""Whether a mail is from whom it says: read only from what our own receiver wrote on it."""

import re

import msgspec

from portal.domain.matching.parse.lookalike import poses, resembles
from portal.domain.matching.parse.mail import Mail, decoded, tidy
from portal.domain.matching.parse.registry import at_domain, known, organization
from portal.domain.matching.parse.results import Results, results, server
from portal.domain.matching.parse.sender import Sender

_ADDRESS = r"[^\s<>@\",;:()\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})"
_NAME = r'(?P<name>"(?:[^"\\]|\\.){0,300}"|[^"<>@,;:()\\]{0,300})'
_FROM = re.compile(rf"\s*(?:{_NAME}\s*<(?P<inside>{_ADDRESS})>|(?P<bare>{_ADDRESS}))\s*")
_ANY_ADDRESS = re.compile(_ADDRESS)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a mail claims to be from, and whether that is true.

    `senders` are the registry's entries for the address it claims, or for its domain (`exact` is False then).
    `imitates` is the domain that it pretends to be from, when it does.
    """

    trusted: bool
    reasons: tuple[str, ...]
    senders: tuple[Sender, ...] = ()
    exact: bool = True
    imitates: str | None = None


def trust(mail: Mail, receiver: str) -> Verdict:
    """Judge a mail by its From header and the topmost result, which must be our receiver's."""
    sender = _FROM.fullmatch(mail.froms[0]) if len(mail.froms) == 1 else None
    if sender is None:
        return _no_single_sender(mail)
    address = (sender["inside"] or sender["bare"]).lower()
    domain = address.rpartition("@")[2].rstrip(".")
    senders = known(address) or at_domain(domain)
    if not senders:
        return _stranger(address, domain, tidy(decoded(sender["name"] or "")).strip('" '))
    refusal = _refusal(mail, domain, receiver)
    if refusal:
        # Where nobody checked anything, nobody found a forgery either: it is only unproven.
        imitates = domain if mail.results else None
        return Verdict(trusted=False, reasons=(refusal,), senders=senders, imitates=imitates)
    reason = f"Authentic: {receiver} checked it, DMARC passed for {domain}, and that domain is on our list."
    if known(address):
        return Verdict(trusted=True, reasons=(reason,), senders=senders)
    doubt = f"But {address} is not an address that sends payment notices."
    return Verdict(trusted=True, reasons=(reason, doubt), senders=senders, exact=False)


def _no_single_sender(mail: Mail) -> Verdict:
    """Judge a mail without exactly one plain sender: that is never honest mail of a bank."""
    claimed = [found.lower() for value in mail.froms for found in _ANY_ADDRESS.findall(decoded(value))]
    ours = next((address for address in claimed if known(address)), None)
    posing = next((found for value in mail.froms if (found := poses(decoded(value)))), None)
    if len(mail.froms) > 1:
        reason = f"It has {len(mail.froms)} From headers; honest mail has one."
    else:
        reason = "Its From header is not one plain address." if mail.froms else "It has no From header."
    imitates = ours.rpartition("@")[2] if ours else posing
    return Verdict(trusted=False, reasons=(reason,), senders=known(ours) if ours else (), imitates=imitates)


def _stranger(address: str, domain: str, name: str) -> Verdict:
    """Judge a mail from a domain that is not ours to trust, whatever its own server says."""
    if imitates := resembles(domain):
        reason = f"Sent from {domain}, which looks like {imitates}."
    elif imitates := poses(name):
        reason = f"It calls itself “{name}”, but it was sent from {domain}, not from {imitates}."
    elif imitates := poses(address.rpartition("@")[0]):
        reason = f"Its address {address} speaks of {imitates}, but that is not where it was sent from."
    else:
        reason = f"{domain} is not on our list of senders."
    return Verdict(trusted=False, reasons=(reason,), imitates=imitates)


def _refusal(mail: Mail, domain: str, receiver: str) -> str | None:
    """Return why a mail that claims a listed domain is not believed, None when it is."""
    if not mail.results:
        return f"Nobody checked it: it has no Authentication-Results of {receiver}."
    top = mail.results[0]
    if server(top) != receiver.lower():
        return (
            f"Its topmost check was written by {server(top) or 'nobody we can name'}, not by our receiver {receiver}."
        )
    if any("control characters" in problem for problem in mail.problems):
        return "Its headers hold control characters, so they may have been tampered with."
    found = results(top)
    if found is None:
        return "What our receiver wrote on it cannot be read beyond doubt, so it may have been tampered with."
    return _unproven(found, domain)


def _unproven(found: Results, domain: str) -> str | None:
    if found.dmarc != "pass":
        return f"DMARC did not pass for {domain} (“{found.dmarc}”): somebody else sent it in that name."
    if found.domain not in (domain, organization(domain)) or not found.domain:
        return f"DMARC passed for {found.domain or 'no domain'}, but the mail claims to be from {domain}."
    return None
